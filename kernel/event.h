/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_EVENT_H
#define KERNEL_EVENT_H
/*
 * The kernel's entry points: one C function per event, called by the vectors in
 * plat/imx6q/vectors.S with interrupts masked, on the one kernel stack, after the registers of
 * thread `cur` were saved to th_msg[cur] and th_reg[cur].  On return the exit path restores the
 * thread that `cur` names then; THREAD_WORLD means: leave to the monitor, with th_msg[0] as the
 * results in r0-r7.
 */
#include <stdint.h>

/* System call `nr` of thread cur; r8 and r9 are its operands, the rest stands in th_msg[cur]. */
void kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9);

/* Thread cur faulted: kind is FAULT_*, addr/fsr the fault registers (0 if none); its pc is in
 * th_reg[cur].pc. */
void kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr);

/* A secure interrupt (FIQ) while thread cur ran; cur is THREAD_WORLD if Linux was running. */
void kernel_fiq(void);

/* An interrupt of the normal world while secure thread cur ran. */
void kernel_world_irq(void);

/* The normal world called (SMC): its r0-r7 are in th_msg[THREAD_WORLD], cur is THREAD_WORLD.
 * If no server can take the call, r0 becomes SMCCC NOT_SUPPORTED (0xFFFFFFFF). */
void kernel_world_call(void);

/* Boot, once, on core 0: set up all tables; `bundle_frames` frames of the boot bundle are at the
 * start of the user frames; map init's segments from it and make its thread current.
 * dtb is the physical address of the normal world's device tree. */
void kernel_boot(uint32_t dtb);
#endif
