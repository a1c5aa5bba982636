/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CAP_H
#define KERNEL_CAP_H
/*
 * Capabilities: the only way to name anything.  Each domain has a table of NCAP slots; an entry
 * is a type, the number of an object of that type, a badge, and whether it may be granted on.
 */
#include <stdint.h>
#include "microtee/abi.h"
#include "refine.h"
#include "tables.h"
#include "thread.h"

/*@ terminates \true; exits \false; assigns caps[0 .. NDOM-1][0 .. NCAP-1];
  @ ensures inv: cap_inv;
  @ ensures CA_1_empty: no_caps;
  @ ENSURES_LINK(start_cap, \forall astate m; r_cap{Post}(a_cap(a_start(m))))
  @*/
/* All tables empty. */
void cap_init(void);

/*@ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures CA_2_has: \result == 1 <==> holds(d,slot,type);
  @ ensures CA_2_not: \result == 0 <==> !holds(d,slot,type);
  @ ENSURES_MODEL(result, (\result == 1 <==> a_has(m,d,slot,type)))
  @*/
/* 1 if `slot` is a slot and in domain d's table holds a capability of that type, else 0. */
uint32_t cap_has(uint8_t d, uint32_t slot, uint8_t type);

/*@ requires d: d < NDOM && slot < NCAP;
  @ requires empty: caps[d][slot].type == CAP_NONE;
  @ requires type: CAP_EP <= type <= CAP_WORLD;
  @ requires obj: names_ok(type,obj);
  @ requires grant: grant == 0 || (grant == RIGHT_GRANT && moves(type));
  @ requires inv: cap_inv;
  @ terminates \true; exits \false; assigns caps[d][slot];
  @ ensures inv: cap_inv;
  @ ensures CA_3_put: caps[d][slot].type == type && caps[d][slot].obj == obj;
  @ ensures CA_3_right: caps[d][slot].grant == grant && caps[d][slot].badge == 0;
  @ ENSURES_REF(a_cput(m,d,slot,type,obj,0,grant))
  @*/
/* Put an unminted capability into an empty slot. */
void cap_put(uint8_t d, uint32_t slot, uint8_t type, uint8_t obj, uint8_t grant);

/*@ requires d: d < NDOM && slot < NCAP;
  @ terminates \true; exits \false; assigns caps[d][slot];
  @ ensures inv: \old(cap_inv) ==> cap_inv;
  @ ensures CA_4_gone: caps[d][slot].type == CAP_NONE && caps[d][slot].grant == 0 && caps[d][slot].obj == 0 &&
  @     caps[d][slot].badge == 0;
  @ ENSURES_REF(a_cclear(m,d,slot))
  @*/
/* Empty a slot. */
void cap_clear(uint8_t d, uint32_t slot);

/*@ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns caps[d][0 .. NCAP-1];
  @ ensures inv: \old(cap_inv) ==> cap_inv;
  @ ensures CA_5_gone: \forall integer s; 0 <= s < NCAP ==> caps[d][s].type == CAP_NONE && caps[d][s].grant == 0;
  @ ENSURES_LINK(zero, \forall integer s; 0 <= s < NCAP ==> caps[d][s].obj == 0 && caps[d][s].badge == 0)
  @ ENSURES_REF(a_cwipe(m,d))
  @*/
/* Empty domain d's table. */
void cap_clear_all(uint8_t d);

/*@ // the caller has nothing there that it may grant, or has named no domain
  @ predicate grant_nocap{L}(integer p, integer s, integer d) = \at(
  @     s >= NCAP || caps[p][s].type == CAP_NONE || caps[p][s].grant == 0 || d >= NDOM, L);
  @ // a wrong slot or right, a type that stays where it is, or another badge than the minted one
  @ predicate grant_badarg{L}(integer p, integer s, integer to, integer badge, integer rights) = \at(
  @     to >= NCAP || rights > RIGHT_GRANT || !moves(caps[p][s].type) ||
  @     (caps[p][s].badge != 0 && badge != 0 && badge != caps[p][s].badge), L);
  @*/
/*@ requires inv: cap_inv && cur < NT && th_dom[cur] < NDOM;
  @ terminates \true; exits \false; assigns caps[d][0 .. NCAP-1];
  @ ensures inv: cap_inv;
  @ ensures CA_6_cap: \result == E_CAP <==> \old(grant_nocap(th_dom[cur],slot,d));
  @ ensures CA_6_arg: \result == E_ARG <==>
  @     \old(!grant_nocap(th_dom[cur],slot,d) && grant_badarg(th_dom[cur],slot,to,badge,rights));
  @ ensures CA_6_state: \result == E_STATE <==>
  @     \old(!grant_nocap(th_dom[cur],slot,d) && !grant_badarg(th_dom[cur],slot,to,badge,rights) &&
  @          caps[d][to].type != CAP_NONE);
  @ ensures CA_6_ok: \result == E_OK <==>
  @     \old(!grant_nocap(th_dom[cur],slot,d) && !grant_badarg(th_dom[cur],slot,to,badge,rights) &&
  @          caps[d][to].type == CAP_NONE);
  @ ensures CA_7_refused: \result != E_OK ==> caps_kept{Pre,Post}(NDOM,NCAP);
  @ ensures CA_8_same: \result == E_OK ==>
  @     caps[d][to].type == \old(caps[th_dom[cur]][slot].type) &&
  @     caps[d][to].obj == \old(caps[th_dom[cur]][slot].obj);
  @ ensures CA_9_badge: \result == E_OK ==> caps[d][to].badge ==
  @     (\old(caps[th_dom[cur]][slot].badge) == 0 ? badge : \old(caps[th_dom[cur]][slot].badge));
  @ ensures CA_10_right: \result == E_OK ==> caps[d][to].grant == rights;
  @ ensures CA_11_kept: \result == E_OK ==> caps_kept{Pre,Post}(d,to);
  @ ENSURES_REF(a_grant_to(m,slot,d,to,badge,rights))
  @ ENSURES_RESULT(a_grant_ret(m,slot,d,to,badge,rights))
  @ ensures CA_12_noamp: \forall integer q, ty, ob, b, g; 0 <= q < NDOM && ty != CAP_NONE &&
  @     authority(q,ty,ob,b,g) ==> authority{Pre}(q,ty,ob,b,g) || (q == d &&
  @         (authority{Pre}(\old(th_dom[cur]),ty,ob,b,RIGHT_GRANT) ||
  @          authority{Pre}(\old(th_dom[cur]),ty,ob,0,RIGHT_GRANT)));
  @*/
/* SYS_CAP_GRANT by the current thread, to slot `to` of domain d (>= NDOM: the operand that should
 * name it named none).  E_OK, E_CAP, E_ARG, E_STATE as in abi.h. */
uint32_t cap_grant(uint32_t slot, uint8_t d, uint32_t to, uint32_t badge, uint32_t rights);

/*@ requires inv: cap_inv && cur < NT && th_dom[cur] < NDOM;
  @ terminates \true; exits \false; assigns caps[th_dom[cur]][0 .. NCAP-1];
  @ ensures inv: cap_inv;
  @ ensures CA_13_arg: slot >= NCAP <==> \result == E_ARG;
  @ ensures CA_14_cap: \result == E_CAP <==> slot < NCAP && !moves(\old(caps[th_dom[cur]][slot].type));
  @ ensures CA_15_ok: \result == E_OK <==> slot < NCAP && moves(\old(caps[th_dom[cur]][slot].type));
  @ ensures CA_16_gone: \result == E_OK ==> caps[th_dom[cur]][slot].type == CAP_NONE;
  @ ensures CA_17_kept: \result == E_OK ==> caps_kept{Pre,Post}(th_dom[cur],slot);
  @ ensures CA_18_refused: \result != E_OK ==> caps_kept{Pre,Post}(NDOM,NCAP);
  @ ENSURES_REF(a_drop_of(m,slot))
  @ ENSURES_RESULT(a_drop_ret(m,slot))
  @*/
/* SYS_CAP_DROP by the current thread.  E_OK, E_ARG, E_CAP as in abi.h. */
uint32_t cap_drop(uint32_t slot);

/*@ predicate cap_names{L}(integer i, integer s, integer d) = \at(
  @     (caps[i][s].type == CAP_EP && caps[i][s].obj == d) ||
  @     (caps[i][s].type == CAP_NTFN && th_dom[caps[i][s].obj] == d), L);
  @*/
/*@ requires i: i < NDOM && d < NDOM;
  @ requires inv: cap_inv;
  @ terminates \true; exits \false; assigns caps[i][0 .. NCAP-1];
  @ ensures inv: cap_inv;
  @ ensures CA_19_empty: \forall integer s; 0 <= s < NCAP && cap_names{Pre}(i,s,d) ==> caps[i][s].type == CAP_NONE;
  @ ensures CA_20_kept: \forall integer s; 0 <= s < NCAP && !cap_names{Pre}(i,s,d) ==>
  @     caps[i][s] == \at(caps[i][s],Pre);
  @ ENSURES_LINK(zero, \forall integer s; 0 <= s < NCAP && cap_names{Pre}(i,s,d) ==>
  @     caps[i][s].type == CAP_NONE && caps[i][s].obj == 0 && caps[i][s].badge == 0 && caps[i][s].grant == 0)
  @ ENSURES_REF(a_revoke(m,i,d))
  @*/
/* One step of a teardown: domain i loses every CAP_EP to domain d and every CAP_NTFN to a thread
 * of it, and nothing else. */
void cap_revoke_domain(uint8_t i, uint8_t d);
#endif
