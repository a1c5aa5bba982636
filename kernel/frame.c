/* SPDX-License-Identifier: BSD-2-Clause */
#include "frame.h"
#include "hal.h"

uint8_t  fr_owner[NFR];
uint8_t  fr_share[NFR];
uint16_t fr_pt[NFR];
uint8_t  fr_ix[NFR];
uint16_t fr_spt[NFR];
uint8_t  fr_six[NFR];
/*@ ghost uint32_t fr_data[NFR]; */
/*@ ghost uint32_t fr_fetch[NFR]; */

void frame_init(uint8_t owner)
{
    uint32_t f;

    /*@ loop invariant r: 0 <= f <= NFR;
      @ loop invariant o: \forall integer g; 0 <= g < f ==> fr_owner[g] == owner;
      @ loop invariant s: \forall integer g; 0 <= g < f ==> fr_share[g] == NODOM;
      @ loop invariant p: \forall integer g; 0 <= g < f ==> fr_pt[g] == NOPT;
      @ loop invariant q: \forall integer g; 0 <= g < f ==> fr_spt[g] == NOPT;
      @ loop assigns f, fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1],
      @     fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1];
      @ loop variant NFR - f;
      @*/
    for (f = 0u; f < NFR; f++) {
        fr_owner[f] = owner;
        fr_share[f] = NODOM;
        fr_pt[f] = NOPT;
        fr_ix[f] = 0u;
        fr_spt[f] = NOPT;
        fr_six[f] = 0u;
    }
}

uint32_t frame_give(uint8_t from, uint32_t fr, uint8_t to)
{
    if (fr >= NFR || fr_owner[fr] != from) {
        //@ SHOW_MODEL(arg, a_give_ret(m,from,fr) == E_ARG)
        //@ SHOW_STEP(same, a_give_to(m,from,fr,to))
        return E_ARG;
    }
    if (fr_share[fr] != NODOM || fr_pt[fr] != NOPT) {
        //@ SHOW_MODEL(state, a_give_ret(m,from,fr) == E_STATE)
        //@ SHOW_STEP(same, a_give_to(m,from,fr,to))
        return E_STATE;
    }
    fr_owner[fr] = to;
    //@ SHOW_REF(own, frm, a_give(m,fr,to))
    //@ SHOW_STEP(done, a_give(m,fr,to))
    //@ SHOW_MODEL(ok, a_give_ret(m,from,fr) == E_OK)
    //@ SHOW_STEP(all, a_give_to(m,from,fr,to))
    return E_OK;
}

uint32_t frame_share(uint8_t owner, uint32_t fr, uint8_t with)
{
    if (fr >= NFR || fr_owner[fr] != owner) {
        //@ SHOW_MODEL(arg, a_share_ret(m,owner,fr,with) == E_ARG)
        //@ SHOW_STEP(same, a_share_to(m,owner,fr,with))
        return E_ARG;
    }
    if (fr_share[fr] != NODOM || with == owner) {
        //@ SHOW_MODEL(state, a_share_ret(m,owner,fr,with) == E_STATE)
        //@ SHOW_STEP(same, a_share_to(m,owner,fr,with))
        return E_STATE;
    }
    fr_share[fr] = with;
    //@ SHOW_REF(own, frm, a_share(m,fr,with))
    //@ SHOW_STEP(done, a_share(m,fr,with))
    //@ SHOW_MODEL(ok, a_share_ret(m,owner,fr,with) == E_OK)
    //@ SHOW_STEP(all, a_share_to(m,owner,fr,with))
    return E_OK;
}

/*@ requires tables: inv_l1 && inv_l2;
  @ requires tlb: inv_tlb;
  @ requires ij: i < NL2 && j < L2N && l2_as[i] != NOAS;
  @ requires page: !is_ns(l2[i].e[j]);
  @ terminates \true; exits \false;
  @ assigns l2[i].e[j], tlb[0 .. NDOM-1];
  @ ensures gone: l2[i].e[j] == 0;
  @ ensures inv_tlb: inv_tlb;
  @ ensures frame: xlat_same_but{Pre,Post}(l2_as[i], l2_sec[i], j);
  @*/
/* Clear entry j of table i, which names a page, and the TLB of it. */
static void pte_clear(uint32_t i, uint32_t j)
{
    l2[i].e[j] = 0u;
    hal_tlb_flush_page(l2_as[i], l2_sec[i] * SECTION + j * PAGE);
}

/*@ requires inv: memory_inv;
  @ requires fr: fr < NFR;
  @ terminates \true; exits \false;
  @ assigns fr_share[fr], fr_spt[fr], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures share: fr_share[fr] == NODOM;
  @ ensures frame: xlat_same_but_frame{Pre,Post}(fr);
  @ ensures less: xlat_same_or_0{Pre,Post};
  @ ensures owner: \forall integer t, k; 0 <= t < L1N && 0 <= k < L2N ==>
  @     xlat(fr_owner[fr], t, k) == \old(xlat(fr_owner[fr], t, k));
  @ ENSURES_REF(a_unshare(m,fr))
  @*/
/* Take frame fr away from the domain it is shared with. */
static void share_end(uint32_t fr)
{
    uint32_t i = fr_spt[fr];

    if (i != NOPT) {
        fr_spt[fr] = NOPT;
        pte_clear(i, fr_six[fr]);
        //@ SHOW(page, pte(l2_as[i],l2_sec[i] * L2N + fr_six[fr]) == 0)
        //@ SHOW(rest, pte_same_but{Pre,Here}(l2_as[i],l2_sec[i] * L2N + fr_six[fr]))
    }
    fr_share[fr] = NODOM;
    //@ SHOW_REF(own, frm, a_unshare(m,fr))
    //@ SHOW_REF(spl, frm, a_unshare(m,fr))
    //@ SHOW_REF(pk, pag, a_unshare(m,fr))
    //@ SHOW_REF(pf, pag, a_unshare(m,fr))
    //@ SHOW_STEP(ended, a_unshare(m,fr))
}

/*@ requires inv: memory_inv;
  @ requires fr: fr < NFR;
  @ terminates \true; exits \false;
  @ assigns fr_pt[fr], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures unmapped: fr_pt[fr] == NOPT;
  @ ensures frame: xlat_same_but_frame{Pre,Post}(fr);
  @ ensures less: xlat_same_or_0{Pre,Post};
  @*/
/* Remove the owner's mapping of frame fr. */
static void owner_unmap(uint32_t fr)
{
    uint32_t i = fr_pt[fr];

    if (i != NOPT) {
        fr_pt[fr] = NOPT;
        pte_clear(i, fr_ix[fr]);
    }
}

uint32_t frame_unshare(uint8_t owner, uint32_t fr)
{
    if (fr >= NFR || fr_owner[fr] != owner) {
        //@ SHOW_MODEL(arg, a_unshare_ret(m,owner,fr) == E_ARG)
        //@ SHOW_STEP(same, a_unshare_of(m,owner,fr))
        return E_ARG;
    }
    if (fr_share[fr] == NODOM) {
        //@ SHOW_MODEL(state, a_unshare_ret(m,owner,fr) == E_STATE)
        //@ SHOW_STEP(same, a_unshare_of(m,owner,fr))
        return E_STATE;
    }
    share_end(fr);
    //@ SHOW_STEP(done, a_unshare(m,fr))
    //@ SHOW_MODEL(ok, a_unshare_ret(m,owner,fr) == E_OK)
    //@ SHOW_STEP(all, a_unshare_of(m,owner,fr))
    return E_OK;
}

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && to < NDOM && to != d;
  @ requires fr: fr < NFR;
  @ terminates \true; exits \false;
  @ assigns fr_owner[fr], fr_share[fr], fr_pt[fr], fr_spt[fr], fr_data[fr], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures none: !frame_of(d, fr);
  @ ensures done: \old(frame_of(d, fr)) ==> reclaimed{Pre,Post}(d, to, fr);
  @ ensures kept: !\old(frame_of(d, fr)) ==> frame_kept{Pre,Post}(fr);
  @ ensures kept_xlat: !\old(frame_of(d, fr)) ==> xlat_same{Pre,Post};
  @ ensures frame: xlat_same_but_frame{Pre,Post}(fr);
  @ ensures less: xlat_same_or_0{Pre,Post};
  @*/
/* frame_reclaim for one frame. */
static void reclaim(uint8_t d, uint8_t to, uint32_t fr)
{
    if (fr_owner[fr] == d) {
        owner_unmap(fr);
        share_end(fr);
        hal_frame_zero(fr);
        fr_owner[fr] = to;
    } else if (fr_share[fr] == d) {
        share_end(fr);
        hal_frame_zero(fr);
    }
}

void frame_reclaim(uint8_t d, uint8_t to, uint32_t first)
{
    uint32_t f;

    //@ SHOW(before, pages_placed{Here})
    /*@ loop invariant r: first <= f <= first + FRAME_STEP;
      @ loop invariant inv_l1: inv_l1;
      @ loop invariant inv_l2: inv_l2;
      @ loop invariant inv_quota: inv_quota;
      @ loop invariant inv_pte: inv_pte;
      @ loop invariant inv_own: inv_own;
      @ loop invariant inv_pt: inv_pt;
      @ loop invariant inv_spt: inv_spt;
      @ loop invariant inv_tlb: inv_tlb;
      @ loop invariant none: \forall integer g; first <= g < f ==> !frame_of(d, g);
      @ loop invariant done: \forall integer g; first <= g < f && \at(frame_of(d, g),Pre) ==>
      @     reclaimed{Pre,Here}(d, to, g);
      @ loop invariant kept: \forall integer g; first <= g < f && !\at(frame_of(d, g),Pre) ==>
      @     frame_kept{Pre,Here}(g);
      @ loop invariant rest: \forall integer g; f <= g < first + FRAME_STEP ==> frame_kept{Pre,Here}(g);
      @ loop invariant frame: xlat_same_but_frames{Pre,Here}(d, first, f);
      @ loop assigns f, fr_owner[first .. first + FRAME_STEP - 1], fr_share[first .. first + FRAME_STEP - 1],
      @     fr_pt[first .. first + FRAME_STEP - 1], fr_spt[first .. first + FRAME_STEP - 1],
      @     fr_data[first .. first + FRAME_STEP - 1], l2[0 .. NL2-1], tlb[0 .. NDOM-1];
      @ loop variant first + FRAME_STEP - f;
      @*/
    for (f = first; f < first + FRAME_STEP; f++) {
        reclaim(d, to, f);
    }
    //@ SHOW(gone, \forall integer b, v; 0 <= b < NDOM && 0 <= v < L1N * L2N && pte(b,v) != 0 ==> pte(b,v) == pte{Pre}(b,v))
    /*@ SHOW(lost, \forall integer b, v; 0 <= b < NDOM && 0 <= v < L1N * L2N && pte(b,v) != pte{Pre}(b,v) ==>
      @     first <= frame_in(pte{Pre}(b,v)) < first + FRAME_STEP && frame_of{Pre}(d,frame_in(pte{Pre}(b,v))))
      @*/
    //@ SHOW(after, pages_placed{Here})
    /*@ SHOW(taken, \forall integer b, v; 0 <= b < NDOM && 0 <= v < L1N * L2N && pte(b,v) != pte{Pre}(b,v) ==>
      @     \at(fr_owner[frame_in(pte{Pre}(b,v))],Pre) == d || (\at(fr_share[frame_in(pte{Pre}(b,v))],Pre) == d && b == d))
      @*/
    /*@ SHOW(kept, \forall integer b, v; 0 <= b < NDOM && 0 <= v < L1N * L2N && pte(b,v) == pte{Pre}(b,v) && pte(b,v) != 0 &&
      @     first <= frame_in(pte{Pre}(b,v)) < first + FRAME_STEP ==>
      @     \at(fr_owner[frame_in(pte{Pre}(b,v))],Pre) != d && !(\at(fr_share[frame_in(pte{Pre}(b,v))],Pre) == d && b == d))
      @*/
    //@ SHOW_REF(own, frm, a_reclaim(m,d,to,first))
    //@ SHOW_REF(opl, frm, a_reclaim(m,d,to,first))
    //@ SHOW_REF(spl, frm, a_reclaim(m,d,to,first))
    //@ SHOW_REF(dat, frm, a_reclaim(m,d,to,first))
    //@ SHOW_REF(pk, pag, a_reclaim(m,d,to,first))
    //@ SHOW_REF(pf, pag, a_reclaim(m,d,to,first))
}
