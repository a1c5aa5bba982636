/* SPDX-License-Identifier: BSD-2-Clause */
#include "queues.h"

/*@ predicate linked(integer t) = q_of[t] < NQ;

  @ predicate next_at(integer t) =
  @     (q_next[t] == NIL ==> q_tail[q_of[t]] == t) &&
  @     (q_next[t] != NIL ==> q_next[t] < NT && q_of[q_next[t]] == q_of[t]
  @                           && q_prev[q_next[t]] == t && q_stamp[t] < q_stamp[q_next[t]]);

  @ predicate prev_at(integer t) =
  @     (q_prev[t] == NIL ==> q_head[q_of[t]] == t) &&
  @     (q_prev[t] != NIL ==> q_prev[t] < NT && q_of[q_prev[t]] == q_of[t] && q_next[q_prev[t]] == t);

  @ predicate nogap_at(integer t, integer u) = q_of[u] == q_of[t] && q_stamp[t] < q_stamp[u] ==>
  @     q_next[t] != NIL && q_stamp[q_next[t]] <= q_stamp[u];
  @ predicate nogap_of(integer t) = \forall integer u; 0 <= u < NT ==> nogap_at(t,u);

  @ predicate distinct_at(integer t, integer u) =
  @     q_of[u] == q_of[t] && t != u ==> q_stamp[t] != q_stamp[u];
  @ predicate distinct_of(integer t) = \forall integer u; 0 <= u < NT ==> distinct_at(t,u);

  @ predicate head_at(integer q) = q_head[q] != NIL ==>
  @     q_head[q] < NT && q_of[q_head[q]] == q && q_prev[q_head[q]] == NIL;
  @ predicate tail_at(integer q) = q_tail[q] != NIL ==>
  @     q_tail[q] < NT && q_of[q_tail[q]] == q && q_next[q_tail[q]] == NIL;
  @ predicate ends_at(integer q) = (q_head[q] == NIL <==> q_tail[q] == NIL) && head_at(q) && tail_at(q);

  @ predicate minmax_at(integer t) = q_head[q_of[t]] != NIL &&
  @     q_stamp[q_head[q_of[t]]] <= q_stamp[t] <= q_stamp[q_tail[q_of[t]]];
  @*/

uint32_t check_tq_range(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t ==> q_of[x] < NQ || q_of[x] == NOQ;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] >= NQ && q_of[t] != NOQ) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT && linked(t);
  @ TELLS(next_at(t)) */
static uint32_t ck_next_at(uint32_t t)
{
    uint32_t n = q_next[t];

    if (n == NIL) {
        return q_tail[q_of[t]] == t ? 1u : 0u;
    }
    return n < NT && q_of[n] == q_of[t] && q_prev[n] == t && q_stamp[t] < q_stamp[n] ? 1u : 0u;
}

uint32_t check_tq_next_ok(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> next_at(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && ck_next_at(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT && linked(t);
  @ TELLS(prev_at(t)) */
static uint32_t ck_prev_at(uint32_t t)
{
    uint32_t p = q_prev[t];

    if (p == NIL) {
        return q_head[q_of[t]] == t ? 1u : 0u;
    }
    return p < NT && q_of[p] == q_of[t] && q_next[p] == t ? 1u : 0u;
}

uint32_t check_tq_prev_ok(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> prev_at(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && ck_prev_at(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT && u < NT && next_bound(t);
  @ TELLS(nogap_at(t,u)) */
static uint32_t ck_nogap_at(uint32_t t, uint32_t u)
{
    uint32_t n = q_next[t];

    if (q_of[u] != q_of[t] || q_stamp[t] >= q_stamp[u]) {
        return 1u;
    }
    return n != NIL && q_stamp[n] <= q_stamp[u] ? 1u : 0u;
}

/*@ requires t: t < NT && next_bound(t);
  @ TELLS(nogap_of(t)) */
static uint32_t ck_nogap_of(uint32_t t)
{
    uint32_t u;

    /*@ loop invariant r: 0 <= u <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < u ==> nogap_at(t,x);
      @ loop assigns u;
      @ loop variant NT - u;
      @*/
    for (u = 0u; u < NT; u++) {
        if (ck_nogap_at(t, u) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_tq_nogap(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> nogap_of(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && ck_nogap_of(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT;
  @ TELLS(distinct_of(t)) */
static uint32_t ck_distinct_of(uint32_t t)
{
    uint32_t u;

    /*@ loop invariant r: 0 <= u <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < u ==> distinct_at(t,x);
      @ loop assigns u;
      @ loop variant NT - u;
      @*/
    for (u = 0u; u < NT; u++) {
        if (q_of[u] == q_of[t] && t != u && q_stamp[t] == q_stamp[u]) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_tq_distinct(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> distinct_of(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && ck_distinct_of(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_tq_past(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> q_stamp[x] < q_clock;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && q_stamp[t] >= q_clock) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires q: q < NQ;
  @ TELLS(head_at(q)) */
static uint32_t ck_head_at(uint32_t q)
{
    uint32_t h = q_head[q];

    return h == NIL || (h < NT && q_of[h] == q && q_prev[h] == NIL) ? 1u : 0u;
}

/*@ requires q: q < NQ;
  @ TELLS(tail_at(q)) */
static uint32_t ck_tail_at(uint32_t q)
{
    uint32_t e = q_tail[q];

    return e == NIL || (e < NT && q_of[e] == q && q_next[e] == NIL) ? 1u : 0u;
}

/*@ requires q: q < NQ;
  @ TELLS(ends_at(q)) */
static uint32_t ck_ends_at(uint32_t q)
{
    if ((q_head[q] == NIL) != (q_tail[q] == NIL)) {
        return 0u;
    }
    return ck_head_at(q) != 0u && ck_tail_at(q) != 0u ? 1u : 0u;
}

uint32_t check_tq_ends(void)
{
    uint32_t q;

    /*@ loop invariant r: 0 <= q <= NQ;
      @ loop invariant all: \forall integer x; 0 <= x < q ==> ends_at(x);
      @ loop assigns q;
      @ loop variant NQ - q;
      @*/
    for (q = 0u; q < NQ; q++) {
        if (ck_ends_at(q) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires t: t < NT && linked(t);
  @ requires ends: ends_bound(q_of[t]);
  @ TELLS(minmax_at(t)) */
static uint32_t ck_minmax_at(uint32_t t)
{
    uint32_t h = q_head[q_of[t]];
    uint32_t e = q_tail[q_of[t]];

    if (h == NIL) {
        return 0u;
    }
    return q_stamp[h] <= q_stamp[t] && q_stamp[t] <= q_stamp[e] ? 1u : 0u;
}

uint32_t check_tq_minmax(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && linked(x) ==> minmax_at(x);
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (q_of[t] < NQ && ck_minmax_at(t) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_queues(void)
{
    if (check_tq_range() == 0u) {
        return CHECK_TQ_RANGE;
    }
    if (check_tq_next_ok() == 0u) {
        return CHECK_TQ_NEXT_OK;
    }
    if (check_tq_prev_ok() == 0u) {
        return CHECK_TQ_PREV_OK;
    }
    if (check_tq_nogap() == 0u) {
        return CHECK_TQ_NOGAP;
    }
    if (check_tq_distinct() == 0u) {
        return CHECK_TQ_DISTINCT;
    }
    if (check_tq_past() == 0u) {
        return CHECK_TQ_PAST;
    }
    if (check_tq_ends() == 0u) {
        return CHECK_TQ_ENDS;
    }
    if (check_tq_minmax() == 0u) {
        return CHECK_TQ_MINMAX;
    }
    return CHECK_OK;
}
