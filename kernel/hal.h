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
#include "tables.h"
#include "thread.h"
#include "tq.h"

/* Page tables, TLB, frames: their contracts need the memory model. */
#include "hal_memory.h"

#define IRQ_NONE    1020u   /* GIC: ids from here on mean "nothing pending"                   */

/* What the proofs know of the hardware's state (not in the image): which lines are open at the
 * distributor; the interrupt that was taken and not ended yet, IRQ_NONE if none; the clock as last
 * read; where the normal world starts. */
/*@ ghost extern uint32_t irq_taken; */
/*@ ghost extern uint64_t clock_read; */
/*@ ghost extern uint32_t world_entry; */

/*@ requires one: irq_taken == IRQ_NONE;
  @ terminates \true; exits \false;
  @ assigns irq_taken;
  @ ensures taken: \result < IRQ_NONE ==> irq_taken == \result;
  @ ensures none: \result >= IRQ_NONE ==> irq_taken == IRQ_NONE;
  @*/
/* Acknowledge the highest pending secure interrupt: its id, >= IRQ_NONE if there is none. */
uint32_t hal_irq_take(void);

/*@ requires taken: id == irq_taken && id < IRQ_NONE;
  @ requires masked: id < NIRQ && id != IRQ_SLICE ==> irq_on[id] == 0;
  @ terminates \true; exits \false;
  @ assigns irq_taken;
  @ ensures ended: irq_taken == IRQ_NONE;
  @*/
/* End of interrupt `id` taken before: the same line can interrupt again once it is open. */
void hal_irq_done(uint32_t id);

/*@ requires id: id < NIRQ;
  @ terminates \true; exits \false;
  @ assigns irq_on[id];
  @ ensures on: irq_on[id] == 1;
  @*/
/* Make `id` a secure (group 0) interrupt and enable it. */
void hal_irq_enable(uint32_t id);

/*@ requires id: id < NIRQ;
  @ terminates \true; exits \false;
  @ assigns irq_on[id];
  @ ensures off: irq_on[id] == 0;
  @*/
/* Disable interrupt `id` at the distributor. */
void hal_irq_disable(uint32_t id);

/*@ terminates \true; exits \false;
  @ assigns clock_read;
  @ ensures read: \result == clock_read;
  @ ensures forward: clock_read >= \old(clock_read);
  @*/
/* The 64-bit global timer. */
uint64_t hal_clock(void);

/*@ requires once: th_state[THREAD_WORLD] == ST_FREE;
  @ requires words: th_msg[THREAD_WORLD].w[2] == dtb;
  @ terminates \true; exits \false;
  @ assigns world_entry;
  @ ensures entry: world_entry == entry;
  @*/
/* Prepare core 0's normal-world context: pc = entry, supervisor mode, r8-r14 = 0.  r0-r7 are th_msg[THREAD_WORLD]
 * as for every return to the normal world: the caller puts 0, ~0, dtb there. */
void hal_world_start(uint32_t entry, uint32_t dtb);

/*@ requires why: th_state[THREAD_WORLD] == ST_FREE || q_clock >= UINT64_MAX - TQ_PER_ENTRY;
  @ terminates \true; exits \false;
  @ assigns \nothing;
  @ ensures never: \false;
  @*/
/* The kernel cannot go on: print `why` on the secure console and stop all of the secure world.
 * Possible only before the normal world was started, or after 2^64 queued threads. */
_Noreturn void hal_panic(const char *why);
#endif
