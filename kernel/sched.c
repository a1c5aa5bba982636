/* SPDX-License-Identifier: BSD-2-Clause */
#include "sched.h"
#include "bits.h"

uint32_t sc_map;

void sched_init(void)
{
    sc_map = 0u;
}

void sched_ready(uint8_t t)
{
    uint8_t p = th_prio[t];

    tq_put(p, t);
    th_state[t] = ST_READY;
    sc_map = bit_set(sc_map, p);
}

void sched_unready(uint8_t t, uint8_t s)
{
    uint8_t p = th_prio[t];

    tq_remove(t);
    th_state[t] = s;
    if (q_head[p] == NIL) {
        sc_map = bit_clear(sc_map, p);
    }
}

void sched_run(uint8_t t)
{
    th_state[t] = ST_RUNNING;
    cur = t;
}

uint8_t sched_next(void)
{
    uint32_t n = bit_len(sc_map);
    uint8_t t;

    if (n == 0u) {
        return NIL;
    }
    t = tq_first((uint8_t)(n - 1u));
    sched_unready(t, ST_BLOCKED);
    sched_run(t);
    //@ assert ok: sched_ok;
    return t;
}

void sched_handoff(uint8_t r)
{
    if (bit_len(sc_map) <= th_prio[r] + 1u) {
        sched_run(r);
    } else {
        sched_ready(r);
        sched_next();
    }
}

void sched_preempt(uint8_t r)
{
    if (th_prio[r] > th_prio[cur]) {
        sched_ready(cur);
        sched_run(r);
    } else {
        sched_ready(r);
    }
}

void sched_yield(void)
{
    uint32_t n = bit_len(sc_map);

    if (n > th_prio[cur]) {
        //@ ghost uint8_t peer = q_head[n - 1u];
        //@ assert peer: is_ready(peer) && th_prio[peer] == th_prio[cur] && peer != cur;
        sched_ready(cur);
        //@ assert before: is_ready(peer) && earlier(peer,cur) && !best(cur);
        sched_next();
        //@ assert turn: cur != \at(cur,Pre);
    }
}

void sched_balance(void)
{
    if (bit_len(sc_map) > th_prio[cur] + 1u) {
        sched_ready(cur);
        sched_next();
    }
}
