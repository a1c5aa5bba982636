/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_FRAME_H
#define KERNEL_FRAME_H
/*
 * The frame: one 4 KiB page of secure RAM.  It has one owner and is shared with at most one other
 * domain.  Frames are named by number, 0 .. NFR-1.  State and invariant: memory.h.
 */
#include "memory.h"
#include "refine.h"

#define FRAME_STEP  64u         /* frames that one frame_reclaim looks at; divides NFR       */
_Static_assert(NFR % FRAME_STEP == 0, "steps");

/*@ requires owner: owner < NDOM;
  @ requires tables: inv_l1 && inv_l2 && inv_quota && inv_tlb;
  @ requires empty: \forall integer i, j; 0 <= i < NL2 && 0 <= j < L2N ==> l2[i].e[j] == 0;
  @ terminates \true; exits \false;
  @ assigns fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1],
  @     fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1];
  @ ENSURES_MEMORY;
  @ ensures MEM_INIT_owner: \forall integer f; 0 <= f < NFR ==> fr_owner[f] == owner;
  @ ensures MEM_INIT_share: \forall integer f; 0 <= f < NFR ==> fr_share[f] == NODOM;
  @ ensures MEM_INIT_unmapped: \forall integer f; 0 <= f < NFR ==> fr_pt[f] == NOPT;
  @ ENSURES_LINK(start_own, owner == DOM_INIT ==> \forall astate m; r_own{Post}(a_frm(a_start(m))))
  @ ENSURES_LINK(start_opl, \forall astate m; r_opl{Post}(a_frm(a_start(m))))
  @ ENSURES_LINK(start_spl, \forall astate m; r_spl{Post}(a_frm(a_start(m))))
  @*/
/* Boot, once, after aspace_init: every frame belongs to `owner`, none is shared or mapped. */
void frame_init(uint8_t owner);

/*@ requires inv: memory_inv;
  @ requires d: from < NDOM && to < NDOM;
  @ terminates \true; exits \false;
  @ assigns fr_owner[fr];
  @ ENSURES_MEMORY;
  @ ensures GIVE_status: \result == E_OK || \result == E_ARG || \result == E_STATE;
  @ ensures GIVE_arg: \result == E_ARG <==> !\old(fr < NFR && fr_owner[fr] == from);
  @ ensures GIVE_ok: \result == E_OK <==>
  @     \old(fr < NFR && fr_owner[fr] == from && fr_share[fr] == NODOM && fr_pt[fr] == NOPT);
  @ ensures GIVE_owner: \result == E_OK ==> fr_owner[fr] == to;
  @ ensures GIVE_fail: \result != E_OK && fr < NFR ==> fr_owner[fr] == \old(fr_owner[fr]);
  @ ENSURES_REF(a_give_to(m,from,fr,to))
  @ ENSURES_RESULT(a_give_ret(m,from,fr))
  @*/
/* SYS_FRAME_GIVE: frame `fr` of domain `from` becomes domain `to`'s.
 * E_OK; E_ARG: no such frame, or not from's; E_STATE: shared or mapped. */
uint32_t frame_give(uint8_t from, uint32_t fr, uint8_t to);

/*@ requires inv: memory_inv;
  @ requires d: owner < NDOM && with < NDOM;
  @ terminates \true; exits \false;
  @ assigns fr_share[fr];
  @ ENSURES_MEMORY;
  @ ensures SHARE_status: \result == E_OK || \result == E_ARG || \result == E_STATE;
  @ ensures SHARE_arg: \result == E_ARG <==> !\old(fr < NFR && fr_owner[fr] == owner);
  @ ensures SHARE_ok: \result == E_OK <==>
  @     \old(fr < NFR && fr_owner[fr] == owner && fr_share[fr] == NODOM && with != owner);
  @ ensures SHARE_with: \result == E_OK ==> fr_share[fr] == with;
  @ ensures SHARE_fail: \result != E_OK && fr < NFR ==> fr_share[fr] == \old(fr_share[fr]);
  @ ENSURES_REF(a_share_to(m,owner,fr,with))
  @ ENSURES_RESULT(a_share_ret(m,owner,fr,with))
  @*/
/* SYS_FRAME_SHARE: domain `with` may map frame `fr` of domain `owner` too.
 * E_OK; E_ARG: no such frame, or not owner's; E_STATE: shared already, or with == owner. */
uint32_t frame_share(uint8_t owner, uint32_t fr, uint8_t with);

/*@ requires inv: memory_inv;
  @ requires d: owner < NDOM;
  @ terminates \true; exits \false;
  @ assigns fr_share[fr], fr_spt[fr], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures UNSHARE_arg: \result != E_OK ==> \result == (\old(fr < NFR && fr_owner[fr] == owner) ? E_STATE : E_ARG);
  @ ensures UNSHARE_ok: \result == E_OK <==> \old(fr < NFR && fr_owner[fr] == owner && fr_share[fr] != NODOM);
  @ ensures UNSHARE_done: \result == E_OK ==> fr_share[fr] == NODOM;
  @ ensures UNSHARE_frame: \result == E_OK ==> xlat_same_but_frame{Pre,Post}(fr);
  @ ensures UNSHARE_less: xlat_same_or_0{Pre,Post};
  @ ensures UNSHARE_fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ensures UNSHARE_fail_share: \result != E_OK && fr < NFR ==>
  @     fr_share[fr] == \old(fr_share[fr]) && fr_spt[fr] == \old(fr_spt[fr]);
  @ ENSURES_REF(a_unshare_of(m,owner,fr))
  @ ENSURES_RESULT(a_unshare_ret(m,owner,fr))
  @*/
/* SYS_FRAME_UNSHARE: end that; the other domain's mapping goes with it.
 * E_OK; E_ARG: no such frame, or not owner's; E_STATE: not shared. */
uint32_t frame_unshare(uint8_t owner, uint32_t fr);

/*@ predicate frame_of{L}(integer d, integer f) = fr_owner[f] == d || fr_share[f] == d;
  @ // nothing but mappings of what domain d owns or shares, in [lo, hi), went away
  @ predicate xlat_same_but_frames{L1,L2}(integer d, integer lo, integer hi) = \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && xlat{L2}(b, t, k) != xlat{L1}(b, t, k) ==>
  @     xlat{L2}(b, t, k) == 0 && lo <= pte_fr(xlat{L1}(b, t, k)) < hi && frame_of{L1}(d, pte_fr(xlat{L1}(b, t, k)));
  @ // frame f was d's: now it is to's; or shared with d: now it is not
  @ predicate reclaimed{L1,L2}(integer d, integer to, integer f) =
  @     \at(fr_owner[f],L2) == (\at(fr_owner[f],L1) == d ? to : \at(fr_owner[f],L1)) &&
  @     \at(fr_share[f],L2) == NODOM && \at(fr_data[f],L2) == 0 &&
  @     \at(fr_pt[f],L2) == (\at(fr_owner[f],L1) == d ? NOPT : \at(fr_pt[f],L1));
  @ predicate frame_kept{L1,L2}(integer f) =
  @     \at(fr_owner[f],L2) == \at(fr_owner[f],L1) && \at(fr_share[f],L2) == \at(fr_share[f],L1) &&
  @     \at(fr_data[f],L2) == \at(fr_data[f],L1) &&
  @     \at(fr_pt[f],L2) == \at(fr_pt[f],L1) && \at(fr_spt[f],L2) == \at(fr_spt[f],L1);
  @*/
/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && to < NDOM && to != d;
  @ requires first: first <= NFR - FRAME_STEP;
  @ terminates \true; exits \false;
  @ assigns fr_owner[first .. first + FRAME_STEP - 1], fr_share[first .. first + FRAME_STEP - 1],
  @     fr_pt[first .. first + FRAME_STEP - 1], fr_spt[first .. first + FRAME_STEP - 1],
  @     fr_data[first .. first + FRAME_STEP - 1], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures RECLAIM_none_left: \forall integer f; first <= f < first + FRAME_STEP ==> !frame_of(d, f);
  @ ensures RECLAIM_done: \forall integer f; first <= f < first + FRAME_STEP && \old(frame_of(d, f)) ==>
  @     reclaimed{Pre,Post}(d, to, f);
  @ ensures RECLAIM_kept: \forall integer f; first <= f < first + FRAME_STEP && !\old(frame_of(d, f)) ==>
  @     frame_kept{Pre,Post}(f);
  @ ensures RECLAIM_frame: xlat_same_but_frames{Pre,Post}(d, first, first + FRAME_STEP);
  @ ENSURES_REF(a_reclaim(m,d,to,first))
  @*/
/* One step of a teardown, for the FRAME_STEP frames from `first` on: what domain d owns becomes
 * domain `to`'s (to != d), unmapped everywhere, shared with nobody and zeroed; what is shared
 * with d is taken away from d and zeroed. */
void frame_reclaim(uint8_t d, uint8_t to, uint32_t first);
#endif
