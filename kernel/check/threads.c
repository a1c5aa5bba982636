/* SPDX-License-Identifier: BSD-2-Clause */
#include "threads.h"
#include "../bits.h"

/*@ predicate states_at(integer t) = th_prio[t] < NPRIO &&
  @     (th_state[t] == ST_READY <==> q_of[t] < NPRIO) &&
  @     (th_state[t] == ST_READY ==> q_of[t] == th_prio[t]);

  @ predicate waits(integer t) = NPRIO <= q_of[t] < NQ;

  @ predicate blk_at(integer t) = waits(t) <==> (th_state[t] == ST_SEND || th_state[t] == ST_RECV);
  @*/

/*@ requires t: t < NT;
  @ TELLS(states_at(t)) */
static uint32_t ck_states_at(uint32_t t)
{
    if (th_prio[t] >= NPRIO) {
        return 0u;
    }
    if (th_state[t] == ST_READY) {
        return q_of[t] == th_prio[t] ? 1u : 0u;
    }
    return q_of[t] >= NPRIO ? 1u : 0u;
}

uint32_t check_sc_states(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t ==> states_at(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (ck_states_at(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires p: p < 32;
  @ TELLS(bit(x,p)) */
static uint32_t ck_bit_at(uint32_t x, uint32_t p)
{
    return (x & ((uint32_t)1u << p)) != 0u ? 1u : 0u;
}

uint32_t check_sc_bits(void)
{
    uint32_t p;

    /*@ loop invariant r: 0 <= p <= NPRIO;
      @ loop invariant all: \forall integer x; 0 <= x < p ==> (bit(sc_map,x) <==> q_head[x] != NIL);
      @ loop assigns p;
      @ loop variant NPRIO - p;
      @*/
    for (p = 0u; p < NPRIO; p++) {
        if (ck_bit_at(sc_map, p) != (q_head[p] != NIL ? 1u : 0u)) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_sc_one(void)
{
    uint32_t t;

    if (cur >= NT) {
        return 0u;
    }
    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && th_state[x] == ST_RUNNING ==> x == cur;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_state[t] == ST_RUNNING && t != cur) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_th_ok(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t ==>
      @     th_dom[x] < NDOM && th_srv[x] < NDOM && th_state[x] <= ST_WAIT;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_dom[t] >= NDOM || th_srv[t] >= NDOM || th_state[t] > ST_WAIT) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT;
  @ TELLS(waits(t)) */
static uint32_t ck_waits(uint32_t t)
{
    return q_of[t] >= NPRIO && q_of[t] < NQ ? 1u : 0u;
}

/*@ requires t: t < NT;
  @ TELLS(blk_at(t)) */
static uint32_t ck_blk_at(uint32_t t)
{
    uint32_t want = th_state[t] == ST_SEND || th_state[t] == ST_RECV ? 1u : 0u;

    return ck_waits(t) == want ? 1u : 0u;
}

uint32_t check_ep_blk(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t ==> blk_at(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (ck_blk_at(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_ep_mode(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && waits(x) ==> th_state[x] == q_mode[q_of[x]];
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (ck_waits(t) != 0u && th_state[t] != q_mode[q_of[t]]) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_ep_own(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && th_state[x] == ST_RECV ==> q_of[x] == NPRIO + th_dom[x];
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_state[t] == ST_RECV && q_of[t] != NPRIO + th_dom[t]) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_nt_wait(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && th_state[x] == ST_WAIT ==> th_ntfn[x] == 0;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_state[t] == ST_WAIT && th_ntfn[t] != 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_sched_ok(void)
{
    uint32_t t;

    if (th_state[cur] != ST_RUNNING) {
        return 0u;
    }
    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && th_state[x] == ST_READY ==> th_prio[x] <= th_prio[cur];
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_state[t] == ST_READY && th_prio[t] > th_prio[cur]) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_threads(void)
{
    if (check_sc_states() == 0u) {
        return CHECK_SC_STATES;
    }
    if (check_sc_bits() == 0u) {
        return CHECK_SC_BITS;
    }
    if (check_sc_one() == 0u) {
        return CHECK_SC_ONE;
    }
    if (check_th_ok() == 0u) {
        return CHECK_TH_OK;
    }
    if (check_ep_blk() == 0u) {
        return CHECK_EP_BLK;
    }
    if (check_ep_mode() == 0u) {
        return CHECK_EP_MODE;
    }
    if (check_ep_own() == 0u) {
        return CHECK_EP_OWN;
    }
    if (check_nt_wait() == 0u) {
        return CHECK_NT_WAIT;
    }
    return CHECK_OK;
}
