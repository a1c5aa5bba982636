/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_HAL_MEMORY_H
#define KERNEL_HAL_MEMORY_H
/*
 * The part of hal.h that deals with page tables and frames.  What these functions do to the
 * hardware is said in terms of the model variables tlb, fr_data and fr_fetch of memory.h, so that
 * a forgotten or misplaced call is a proof that fails.
 */
#include "memory.h"

/*@ requires d: dom < NDOM && va < USER_TOP;
  @ terminates \true; exits \false;
  @ assigns tlb[0 .. NDOM-1];
  @ ensures page: tlb[dom].s[va / SECTION].e[(va / PAGE) % L2N] == xlat(dom, va / SECTION, (va / PAGE) % L2N);
  @ ensures section: is_ns(\old(tlb[dom].s[va / SECTION].e[(va / PAGE) % L2N])) ==> \forall integer k; 0 <= k < L2N ==>
  @     tlb[dom].s[va / SECTION].e[k] == xlat(dom, va / SECTION, k);
  @ ensures rest: !is_ns(\old(tlb[dom].s[va / SECTION].e[(va / PAGE) % L2N])) ==> \forall integer k; 0 <= k < L2N &&
  @     k != (va / PAGE) % L2N ==> tlb[dom].s[va / SECTION].e[k] == \old(tlb[dom].s[va / SECTION].e[k]);
  @ ensures others: \forall integer b, t, k; 0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N &&
  @     !(b == dom && t == va / SECTION) ==> tlb[b].s[t].e[k] == \old(tlb[b].s[t].e[k]);
  @*/
/* Invalidate, on all cores, the TLB entry that translates va in address space `dom`, a page or a
 * section (after the table entry was cleared; includes the barriers that make the change visible). */
void hal_tlb_flush_page(uint8_t dom, uint32_t va);

/*@ requires d: dom < NDOM;
  @ terminates \true; exits \false;
  @ assigns tlb[0 .. NDOM-1];
  @ ensures flushed: \forall integer t, k; 0 <= t < L1N && 0 <= k < L2N ==> tlb[dom].s[t].e[k] == xlat(dom, t, k);
  @ ensures others: \forall integer b, t, k; 0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && b != dom ==>
  @     tlb[b].s[t].e[k] == \old(tlb[b].s[t].e[k]);
  @*/
/* Invalidate, on all cores, all TLB entries of ASID `dom`, and the branch predictors. */
void hal_tlb_flush_domain(uint8_t dom);

/*@ terminates \true; exits \false;
  @ assigns tlb[0 .. NDOM-1];
  @ ensures new: \forall integer b, t, k; 0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N ==>
  @     tlb[b].s[t].e[k] == (\old(tlb[b].s[t].e[k]) == 0 ? xlat(b, t, k) : \old(tlb[b].s[t].e[k]));
  @*/
/* Make page table writes done so far visible to all page table walkers.  New translations can be
 * used from now on; translations that a TLB holds stay until they are flushed. */
void hal_table_sync(void);

/*@ requires fr: fr < NFR;
  @ terminates \true; exits \false;
  @ assigns fr_data[fr];
  @ ensures zero: fr_data[fr] == 0;
  @*/
/* Fill frame `fr` with zeros. */
void hal_frame_zero(uint32_t fr);

/*@ requires fr: fr < NFR;
  @ terminates \true; exits \false;
  @ assigns fr_fetch[fr];
  @ ensures fetch: fr_fetch[fr] == fr_data[fr];
  @*/
/* Make what was written to frame `fr` visible to instruction fetch on all cores. */
void hal_frame_exec(uint32_t fr);
#endif
