/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_HAL_H
#define KERNEL_HAL_H
/*
 * All that the kernel's C cannot say in C: CP15, caches, TLB, GIC, timers.  Implemented by
 * plat/ and its assembly; the contracts here are assumptions (proofs/ASSUMPTIONS.md, A-HAL-*),
 * each with a test on QEMU.  None of these functions changes an object that the proofs see,
 * except where `assigns` says so.
 */
#include <stdint.h>
#include "hal_bits.h"

/* Page tables, TLB, frames: their contracts need the memory model. */
#include "hal_memory.h"

/*@ terminates \true; exits \false; assigns \nothing; */
/* Acknowledge the highest pending secure interrupt: its id, >= 1020 if there is none. */
uint32_t hal_irq_take(void);

/*@ terminates \true; exits \false; assigns \nothing; */
/* End of interrupt `id` taken before. */
void hal_irq_done(uint32_t id);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Make `id` a secure (group 0) interrupt and enable it. */
void hal_irq_enable(uint32_t id);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Disable interrupt `id` at the distributor. */
void hal_irq_disable(uint32_t id);

/*@ terminates \true; exits \false; assigns \nothing; */
/* The 64-bit global timer. */
uint64_t hal_clock(void);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Prepare core 0's normal-world context: pc = entry, supervisor mode, r8-r14 = 0.  r0-r7 are th_msg[THREAD_WORLD]
 * as for every return to the normal world: the caller puts 0, ~0, dtb there. */
void hal_world_start(uint32_t entry, uint32_t dtb);

/* The kernel has met a state that its invariants exclude: print `why` on the secure console
 * and stop all of the secure world. */
_Noreturn void hal_panic(const char *why);
#endif
