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

/*@ predicate bit(integer x, integer i) = (x & (1 << i)) != 0; */

#if defined(__FRAMAC__)
/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures HAL_clz_range: \result <= 32;
  @ ensures HAL_clz_set:   \result < 32 ==> bit(x, 31 - \result);
  @ ensures HAL_clz_above: \forall integer i; 32 - \result <= i < 32 ==> !bit(x,i);
  @*/
/* The number of zero bits above the highest set bit of x; 32 if x is 0. */
uint32_t hal_clz(uint32_t x);
#elif defined(__arm__)
static inline uint32_t hal_clz(uint32_t x)
{
    uint32_t n;

    __asm__("clz %0, %1" : "=r"(n) : "r"(x));
    return n;
}
#else
static inline uint32_t hal_clz(uint32_t x)
{
    return x == 0u ? 32u : (uint32_t)__builtin_clz(x);
}
#endif

/*@ terminates \true; exits \false; assigns \nothing; */
/* Invalidate, on all cores, the TLB entry of page va of address space `dom` (after the table
 * entry was cleared; includes the barriers that make the change visible). */
void hal_tlb_flush_page(uint8_t dom, uint32_t va);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Invalidate, on all cores, all TLB entries of ASID `dom`, and the branch predictors. */
void hal_tlb_flush_domain(uint8_t dom);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Make page table writes done so far visible to all page table walkers. */
void hal_table_sync(void);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Fill frame `fr` with zeros. */
void hal_frame_zero(uint32_t fr);

/*@ terminates \true; exits \false; assigns \nothing; */
/* Make what was written to frame `fr` visible to instruction fetch on all cores. */
void hal_frame_exec(uint32_t fr);

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
