# SPDX-License-Identifier: BSD-2-Clause
#
# The microkernel: every .c here, compiled as one translation unit so that the compiler can inline across files.
# The proofs and the host tests take the same files one by one.
CFLAGS_kernel := $(CFLAGS_PRIVILEGED) -Ikernel
KERNEL_SRCS := $(sort $(wildcard kernel/*.c))
KERNEL_OBJS := build/kernel/kernel.o

build/kernel/kernel.c: kernel/build.mk $(KERNEL_SRCS)
	@mkdir -p $(@D)
	@printf '#include "%s"\n' $(KERNEL_SRCS) > $@

build/kernel/kernel.o: build/kernel/kernel.c GNUmakefile
	$(call say,CC,kernel/*.c)
	$(Q)$(CC) $(CFLAGS) $(CFLAGS_kernel) -MMD -MP -c -o $@ $<
.SECONDARY: $(KERNEL_OBJS)
