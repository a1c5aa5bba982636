/* SPDX-License-Identifier: BSD-2-Clause */
#include "tq.h"

uint8_t  q_next[NT], q_prev[NT], q_of[NT];
uint8_t  q_head[NQ], q_tail[NQ], q_mode[NQ];
uint64_t q_clock;
/*@ ghost uint64_t q_stamp[NT]; */

uint32_t tq_clock_ok(void)
{
    return q_clock < UINT64_MAX - TQ_PER_ENTRY ? 1u : 0u;
}

void tq_init(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NT;
      @ loop invariant v: \forall integer t; 0 <= t < i ==> q_of[t] == NOQ;
      @ loop assigns i, q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1];
      @ loop variant NT - i;
      @*/
    for (i = 0u; i < NT; i++) {
        q_of[i] = NOQ;
        q_next[i] = NIL;
        q_prev[i] = NIL;
    }
    /*@ loop invariant r: 0 <= i <= NQ;
      @ loop invariant v: \forall integer q; 0 <= q < i ==> q_head[q] == NIL && q_tail[q] == NIL;
      @ loop assigns i, q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_mode[0 .. NQ-1];
      @ loop variant NQ - i;
      @*/
    for (i = 0u; i < NQ; i++) {
        q_head[i] = NIL;
        q_tail[i] = NIL;
        q_mode[i] = 0u;
    }
    q_clock = 0u;
}

void tq_put(uint8_t q, uint8_t t)
{
    uint8_t last = q_tail[q];

    q_next[t] = NIL;
    q_prev[t] = last;
    if (last == NIL) {
        q_head[q] = t;
    } else {
        q_next[last] = t;
    }
    q_tail[q] = t;
    q_of[t] = q;
    //@ ghost q_stamp[t] = q_clock;
    q_clock++;
}

void tq_remove(uint8_t t)
{
    uint8_t q = q_of[t];
    uint8_t n = q_next[t];
    uint8_t p = q_prev[t];

    //@ assert h1: p != NIL ==> q_next[p] == t && q_stamp[p] < q_stamp[t] && p != n;
    //@ assert h2: n != NIL ==> q_prev[n] == t && q_stamp[t] < q_stamp[n];
    //@ assert h3: \forall integer x; 0 <= x < NT && q_of[x] < NQ && x != p ==> q_next[x] != t;
    //@ assert h4: \forall integer x; 0 <= x < NT && q_of[x] < NQ && x != n ==> q_prev[x] != t;
    if (p == NIL) {
        q_head[q] = n;
    } else {
        q_next[p] = n;
    }
    if (n == NIL) {
        q_tail[q] = p;
    } else {
        q_prev[n] = p;
    }
    q_of[t] = NOQ;
}

uint8_t tq_first(uint8_t q)
{
    return q_head[q];
}
