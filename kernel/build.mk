# SPDX-License-Identifier: BSD-2-Clause
#
# The microkernel: every .c here.
CFLAGS_kernel := $(CFLAGS_PRIVILEGED)
KERNEL_OBJS := $(patsubst %.c,build/%.o,$(sort $(wildcard kernel/*.c)))
