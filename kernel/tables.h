/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_TABLES_H
#define KERNEL_TABLES_H
/*
 * The tables of capabilities, domains, interrupt lines and of the normal world.  They stand apart from the functions of
 * cap.h, domain.h, irq.h and world.h, whose contracts speak of all of them at once (refine.h).
 */
#include <stdint.h>
#include "microtee/abi.h"
#include "thread.h"

/* ---- capabilities ------------------------------------------------------------------------------- */
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

/* ---- domains ------------------------------------------------------------------------------------ */
extern uint8_t  dom_state[NDOM];    /* DS_*                                                         */
extern uint8_t  dom_sup[NDOM];      /* supervisor, NODOM for the world and init                     */
extern uint32_t dom_badge[NDOM];    /* badge of its fault messages                                  */
extern uint16_t dom_step[NDOM];     /* DS_DYING: the next step of the teardown                      */

/* ---- interrupt lines ---------------------------------------------------------------------------- */
extern uint8_t  irq_thread[NIRQ];   /* the thread it is bound to, or NO_THREAD                      */
extern uint32_t irq_bits[NIRQ];     /* the bits it sets there                                       */
/*@ ghost extern uint8_t irq_on[NIRQ]; */     /* whether the distributor lets it through            */

/* ---- the normal world --------------------------------------------------------------------------- */
extern msg_t world_msg;             /* r0-r7 that complete an interrupted call                      */
#endif
