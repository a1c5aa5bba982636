# SPDX-License-Identifier: BSD-2-Clause
#
# The microkernel: every .c here, compiled as one translation unit so that the compiler can inline across files.
# The proofs and the host tests take the same files one by one.
# One data section, so that the tables are reached from one base address, and small functions inlined: an IPC round trip
# is 298 instructions instead of 342 (bench/README.md), for 9 KB more text.
CFLAGS_kernel := $(CFLAGS_PRIVILEGED) -Ikernel -fno-data-sections -finline-functions --param max-inline-insns-auto=60
KERNEL_SRCS := $(sort $(wildcard kernel/*.c))
KERNEL_OBJS := build/kernel/kernel.o

build/kernel/kernel.c: kernel/build.mk $(KERNEL_SRCS)
	@mkdir -p $(@D)
	@printf '#include "%s"\n' $(KERNEL_SRCS) > $@

build/kernel/kernel.o: build/kernel/kernel.c GNUmakefile
	$(call say,CC,kernel/*.c)
	$(Q)$(CC) $(CFLAGS) $(CFLAGS_kernel) -MMD -MP -c -o $@ $<
.SECONDARY: $(KERNEL_OBJS)
