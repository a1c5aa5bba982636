/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CAP_H
#define KERNEL_CAP_H
/*
 * Capabilities: the only way to name anything.  Each domain has a table of NCAP slots; an entry
 * is a type, the number of an object of that type, a badge, and whether it may be granted on.
 */
#include <stdint.h>
#include "microtee/abi.h"
#include "thread.h"

typedef struct {
    uint8_t  type;          /* CAP_*                                                        */
    uint8_t  grant;         /* 0 or RIGHT_GRANT                                             */
    uint8_t  obj;           /* domain, thread, interrupt line or device page, by type       */
    uint32_t badge;         /* 0 = not minted yet                                           */
} cap_t;

extern cap_t caps[NDOM][NCAP];

/*@ // types that can be copied from table to table
  @ predicate moves(integer type) = type == CAP_EP || type == CAP_NTFN || type == CAP_NSMEM ||
  @     type == CAP_IRQ || type == CAP_DEV || type == CAP_WORLD;

  @ // obj is a possible object for that type
  @ predicate names_ok(integer type, integer obj) =
  @     (type == CAP_EP || type == CAP_DOM ==> obj < NDOM) &&
  @     (type == CAP_NTFN ==> obj < NT) && (type == CAP_IRQ ==> obj < NIRQ);

  @ predicate cap_ok{L}(integer d, integer s) = \at(
  @     caps[d][s].type <= CAP_WORLD && caps[d][s].grant <= RIGHT_GRANT &&
  @     (caps[d][s].grant == RIGHT_GRANT ==> moves(caps[d][s].type)) &&
  @     names_ok(caps[d][s].type, caps[d][s].obj), L);

  @ predicate cap_inv{L} = \forall integer d, s; 0 <= d < NDOM && 0 <= s < NCAP ==> cap_ok{L}(d,s);

  @ predicate no_caps{L} = \at((\forall integer d, s; 0 <= d < NDOM && 0 <= s < NCAP ==> caps[d][s].type == CAP_NONE), L);

  @ // slot s of domain d holds a capability of that type
  @ predicate holds{L}(integer d, integer s, integer type) =
  @     0 <= d < NDOM && 0 <= s < NCAP && \at(caps[d][s].type,L) == type;

  @ // domain d holds authority over object obj: a capability that is badged b, grantable or not
  @ predicate authority{L}(integer d, integer type, integer obj, integer b, integer g) =
  @     \exists integer s; 0 <= s < NCAP && \at(caps[d][s].type,L) == type &&
  @     \at(caps[d][s].obj,L) == obj && \at(caps[d][s].badge,L) == b && \at(caps[d][s].grant,L) == g;

  @ // no capability but that in slot k of domain d changed
  @ predicate caps_kept{L1,L2}(integer d, integer k) = \forall integer p, s;
  @     0 <= p < NDOM && 0 <= s < NCAP && (p != d || s != k) ==>
  @     \at(caps[p][s],L2) == \at(caps[p][s],L1);

  @ // no table but that of domain d changed
  @ predicate tables_kept{L1,L2}(integer d) = \forall integer p, s;
  @     0 <= p < NDOM && 0 <= s < NCAP && p != d ==> \at(caps[p][s],L2) == \at(caps[p][s],L1);
  @*/

/* All capability tables, row by row: of a two-dimensional range the provers cannot tell that it contains itself. */
#define CAPS_4(d) \
    caps[d][0 .. NCAP-1], caps[(d) + 1][0 .. NCAP-1], caps[(d) + 2][0 .. NCAP-1], caps[(d) + 3][0 .. NCAP-1]
#define CAPS_ALL \
    CAPS_4(0), CAPS_4(4), CAPS_4(8), CAPS_4(12), CAPS_4(16), CAPS_4(20), CAPS_4(24), CAPS_4(28)

/*@ terminates \true; exits \false; assigns caps[0 .. NDOM-1][0 .. NCAP-1];
  @ ensures inv: cap_inv;
  @ ensures CA_1_empty: no_caps;
  @*/
/* All tables empty. */
void cap_init(void);

/*@ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures CA_2_has: \result == 1 <==> holds(d,slot,type);
  @ ensures CA_2_not: \result == 0 <==> !holds(d,slot,type);
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
  @*/
/* Put an unminted capability into an empty slot. */
void cap_put(uint8_t d, uint32_t slot, uint8_t type, uint8_t obj, uint8_t grant);

/*@ requires d: d < NDOM && slot < NCAP;
  @ terminates \true; exits \false; assigns caps[d][slot];
  @ ensures inv: \old(cap_inv) ==> cap_inv;
  @ ensures CA_4_gone: caps[d][slot].type == CAP_NONE && caps[d][slot].grant == 0 && caps[d][slot].obj == 0 &&
  @     caps[d][slot].badge == 0;
  @*/
/* Empty a slot. */
void cap_clear(uint8_t d, uint32_t slot);

/*@ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns caps[d][0 .. NCAP-1];
  @ ensures inv: \old(cap_inv) ==> cap_inv;
  @ ensures CA_5_gone: \forall integer s; 0 <= s < NCAP ==> caps[d][s].type == CAP_NONE && caps[d][s].grant == 0;
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
  @ ensures CA_19_gone: \forall integer s; 0 <= s < NCAP ==> !cap_names(i,s,d);
  @ ensures CA_19_empty: \forall integer s; 0 <= s < NCAP && cap_names{Pre}(i,s,d) ==> caps[i][s].type == CAP_NONE;
  @ ensures CA_20_kept: \forall integer s; 0 <= s < NCAP && !cap_names{Pre}(i,s,d) ==>
  @     caps[i][s] == \at(caps[i][s],Pre);
  @*/
/* One step of a teardown: domain i loses every CAP_EP to domain d and every CAP_NTFN to a thread
 * of it, and nothing else. */
void cap_revoke_domain(uint8_t i, uint8_t d);
#endif
