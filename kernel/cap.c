/* SPDX-License-Identifier: BSD-2-Clause */
#include "cap.h"
#include "thread.h"

cap_t caps[NDOM][NCAP];

void cap_init(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant v: \forall integer p, s; 0 <= p < d && 0 <= s < NCAP ==>
      @     caps[p][s].type == CAP_NONE && caps[p][s].grant == 0;
      @ LOOP_LINK(z, \forall integer p, s; 0 <= p < d && 0 <= s < NCAP ==> caps[p][s].obj == 0 && caps[p][s].badge == 0)
      @ loop assigns d, caps[0 .. NDOM-1][0 .. NCAP-1];
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        cap_clear_all((uint8_t)d);
    }
}

uint32_t cap_has(uint8_t d, uint32_t slot, uint8_t type)
{
    return slot < NCAP && caps[d][slot].type == type ? 1u : 0u;
}

void cap_put(uint8_t d, uint32_t slot, uint8_t type, uint8_t obj, uint8_t grant)
{
    caps[d][slot].type = type;
    caps[d][slot].grant = grant;
    caps[d][slot].obj = obj;
    caps[d][slot].badge = 0u;
    //@ SHOW_REF(cap, cap, a_cput(m,d,slot,type,obj,0,grant))
}

void cap_clear(uint8_t d, uint32_t slot)
{
    caps[d][slot].type = CAP_NONE;
    caps[d][slot].grant = 0u;
    caps[d][slot].obj = 0u;
    caps[d][slot].badge = 0u;
    //@ SHOW_REF(cap, cap, a_cclear(m,d,slot))
}

void cap_clear_all(uint8_t d)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant v: \forall integer k; 0 <= k < s ==> caps[d][k].type == CAP_NONE && caps[d][k].grant == 0;
      @ LOOP_LINK(z, \forall integer k; 0 <= k < s ==> caps[d][k].obj == 0 && caps[d][k].badge == 0)
      @ loop invariant inv: \at(cap_inv,Pre) ==> cap_inv;
      @ loop assigns s, caps[d][0 .. NCAP-1];
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        cap_clear(d, s);
    }
    //@ SHOW_REF(cap, cap, a_cwipe(m,d))
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures CA_21_yes: \result == 1 <==> moves(type);
  @ ensures CA_21_no: \result == 0 <==> !moves(type);
  @*/
/* May capabilities of this type be dropped (and copied) at all? */
static uint32_t cap_moves(uint8_t type)
{
    return type == CAP_EP || type == CAP_NTFN || type == CAP_NSMEM || type == CAP_IRQ ||
           type == CAP_DEV || type == CAP_WORLD ? 1u : 0u;
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures CA_22_yes: \result == 1 <==> have == 0 || want == 0 || want == have;
  @ ensures CA_22_no: \result == 0 <==> have != 0 && want != 0 && want != have;
  @*/
/* A minted badge stays what it is. */
static uint32_t cap_badge_ok(uint32_t have, uint32_t want)
{
    return have == 0u || want == 0u || want == have ? 1u : 0u;
}

/*@ requires slots: p < NDOM && s < NCAP && d < NDOM && to < NCAP && (p != d || s != to);
  @ requires src: moves(caps[p][s].type) && caps[p][s].grant == RIGHT_GRANT;
  @ requires grant: grant <= RIGHT_GRANT;
  @ requires inv: cap_inv;
  @ terminates \true; exits \false; assigns caps[d][to];
  @ ensures inv: cap_inv;
  @ ensures CA_23_same: caps[d][to].type == caps[p][s].type && caps[d][to].obj == caps[p][s].obj;
  @ ensures CA_24_badge: caps[d][to].badge == (caps[p][s].badge == 0 ? badge : caps[p][s].badge);
  @ ensures CA_25_right: caps[d][to].grant == grant;
  @ ENSURES_REF(a_cput(m,d,to,caps[p][s].type,caps[p][s].obj,caps[p][s].badge == 0 ? badge : caps[p][s].badge,grant))
  @*/
/* The copy itself, after all checks. */
static void cap_copy(uint8_t p, uint32_t s, uint8_t d, uint32_t to, uint32_t badge, uint8_t grant)
{
    caps[d][to].type = caps[p][s].type;
    caps[d][to].obj = caps[p][s].obj;
    caps[d][to].badge = caps[p][s].badge == 0u ? badge : caps[p][s].badge;
    caps[d][to].grant = grant;
    //@ SHOW_REF(cap, cap, a_cput(m,d,to,caps[p][s].type,caps[p][s].obj,caps[p][s].badge == 0 ? badge : caps[p][s].badge,grant))
}

uint32_t cap_grant(uint32_t slot, uint8_t d, uint32_t to, uint32_t badge, uint32_t rights)
{
    uint8_t p = th_dom[cur];

    if (slot >= NCAP || caps[p][slot].type == CAP_NONE || caps[p][slot].grant == 0u || d >= NDOM) {
        //@ SHOW_MODEL(nocap, a_grant_ret(m,slot,d,to,badge,rights) == E_CAP)
        return E_CAP;
    }
    /* what carries the right is of a type that may be copied: cap_ok in cap.h */
    if (to >= NCAP || rights > RIGHT_GRANT || cap_badge_ok(caps[p][slot].badge, badge) == 0u) {
        //@ SHOW_MODEL(badarg, a_grant_ret(m,slot,d,to,badge,rights) == E_ARG)
        return E_ARG;
    }
    if (caps[d][to].type != CAP_NONE) {
        //@ SHOW_MODEL(taken, a_grant_ret(m,slot,d,to,badge,rights) == E_STATE)
        return E_STATE;
    }
    //@ SHOW_MODEL(ok, a_grant_ret(m,slot,d,to,badge,rights) == E_OK)
    cap_copy(p, slot, d, to, badge, (uint8_t)rights);
    return E_OK;
}

uint32_t cap_drop(uint32_t slot)
{
    uint8_t p = th_dom[cur];

    if (slot >= NCAP) {
        //@ SHOW_MODEL(noslot, a_drop_ret(m,slot) == E_ARG)
        return E_ARG;
    }
    if (cap_moves(caps[p][slot].type) == 0u) {
        //@ SHOW_MODEL(stays, a_drop_ret(m,slot) == E_CAP)
        return E_CAP;
    }
    //@ SHOW_MODEL(ok, a_drop_ret(m,slot) == E_OK)
    cap_clear(p, slot);
    return E_OK;
}

/*@ requires i: i < NDOM && s < NCAP && d < NDOM;
  @ requires inv: cap_inv;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures CA_26_yes: \result == 1 <==> cap_names(i,s,d);
  @ ensures CA_26_no: \result == 0 <==> !cap_names(i,s,d);
  @*/
/* Does the capability in this slot name domain d or a thread of it? */
static uint32_t cap_is_of(uint8_t i, uint32_t s, uint8_t d)
{
    uint8_t o = caps[i][s].obj;

    //@ assert ok: cap_ok(i,s);
    return (caps[i][s].type == CAP_EP && o == d) ||
           (caps[i][s].type == CAP_NTFN && th_dom[o] == d) ? 1u : 0u;
}

void cap_revoke_domain(uint8_t i, uint8_t d)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant inv: cap_inv;
      @ loop invariant done: \forall integer k; 0 <= k < s ==> !cap_names(i,k,d);
      @ loop invariant empty: \forall integer k; 0 <= k < s && cap_names{Pre}(i,k,d) ==> caps[i][k].type == CAP_NONE;
      @ loop invariant kept: \forall integer k; 0 <= k < NCAP && !cap_names{Pre}(i,k,d) ==>
      @     caps[i][k] == \at(caps[i][k],Pre);
      @ LOOP_LINK(zero, \forall integer k; 0 <= k < s && cap_names{Pre}(i,k,d) ==>
      @     caps[i][k].type == CAP_NONE && caps[i][k].obj == 0 && caps[i][k].badge == 0 && caps[i][k].grant == 0)
      @ loop invariant rest: \forall integer k; s <= k < NCAP ==> caps[i][k] == \at(caps[i][k],Pre);
      @ loop assigns s, caps[i][0 .. NCAP-1];
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        if (cap_is_of(i, s, d) != 0u) {
            cap_clear(i, s);
        }
    }
    //@ SHOW_REF(cap, cap, a_revoke(m,i,d))
}
