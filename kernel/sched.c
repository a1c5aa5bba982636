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
    //@ SHOW(last, \forall integer u; 0 <= u < NT && q_of[u] == p ==> in_q(u,p) ==> q_stamp[u] <= q_stamp[t])
    th_state[t] = ST_READY;
    sc_map = bit_set(sc_map, p);
    //@ SHOW_REF(pos, sch, a_ready(m,t))
    //@ SHOW_REF(st, sch, a_ready(m,t))
    //@ SHOW_REF(clk, sch, a_ready(m,t))
    //@ SHOW_REF(wep, ipc, a_ready(m,t))
}

void sched_unready(uint8_t t, uint8_t s)
{
    uint8_t p = th_prio[t];

    tq_remove(t);
    th_state[t] = s;
    if (q_head[p] == NIL) {
        sc_map = bit_clear(sc_map, p);
    }
    //@ SHOW_REF(st, sch, a_setst(m,t,s))
    //@ SHOW_REF(pos, sch, a_setst(m,t,s))
    //@ SHOW_REF(clk, sch, a_setst(m,t,s))
    //@ SHOW_REF(wep, ipc, a_setst(m,t,s))
}

void sched_run(uint8_t t)
{
    th_state[t] = ST_RUNNING;
    cur = t;
    //@ SHOW_REF(st, sch, a_run(m,t))
    //@ SHOW_REF(cur, sch, a_run(m,t))
}

uint8_t sched_next(void)
{
    uint32_t n = bit_len(sc_map);
    uint8_t t;

    if (n == 0u) {
        //@ SHOW_MODEL(none, a_best(m) == NIL)
        //@ SHOW_STEP(same, a_next(m))
        return NIL;
    }
    t = tq_first((uint8_t)(n - 1u));
    //@ SHOW(best, best(t))
    //@ SHOW_MODEL(pick, a_best(m) == t)
    sched_unready(t, ST_BLOCKED);
    //@ SHOW_STEP(stop, a_setst(m,t,ST_BLOCKED))
    sched_run(t);
    //@ SHOW_MODEL(is, a_next(m) == a_run(m,t))
    //@ SHOW_REF(pos, sch, a_next(m))
    //@ SHOW_REF(st, sch, a_next(m))
    //@ SHOW_REF(clk, sch, a_next(m))
    //@ SHOW_STEP(next, a_next(m))
    //@ assert ok: sched_ok;
    return t;
}

void sched_handoff(uint8_t r)
{
    if (bit_len(sc_map) <= th_prio[r] + 1u) {
        //@ SHOW_MODEL(direct, a_handoff(m,r) == a_run(m,r))
        sched_run(r);
        //@ SHOW_STEP(runs, a_handoff(m,r))
    } else {
        //@ SHOW(top, \exists integer p; th_prio[r] < p < NPRIO && bit(sc_map,p))
        //@ SHOW(first, \exists integer p; th_prio[r] < p < NPRIO && is_ready(q_head[p]) && th_prio[q_head[p]] == p)
        //@ SHOW_MODEL(more, a_best(m) != NIL && a_prio(m,a_best(m)) > th_prio[r])
        //@ SHOW_MODEL(later, a_handoff(m,r) == a_next(a_ready(m,r)))
        sched_ready(r);
        //@ SHOW_STEP(queued, a_ready(m,r))
        sched_next();
        //@ SHOW_STEP(waits, a_handoff(m,r))
    }
}

void sched_preempt(uint8_t r)
{
    if (th_prio[r] > th_prio[cur]) {
        //@ SHOW_MODEL(now, a_preempt(m,r) == a_run(a_ready(m,cur),r))
        sched_ready(cur);
        //@ SHOW_STEP(queued, a_ready(m,cur))
        sched_run(r);
    } else {
        //@ SHOW_MODEL(later, a_preempt(m,r) == a_ready(m,r))
        sched_ready(r);
    }
}

void sched_yield(void)
{
    uint32_t n = bit_len(sc_map);

    //@ SHOW_MODEL(alone, n <= th_prio[cur] ==> a_turn(m) == m)
    if (n > th_prio[cur]) {
        //@ ghost uint8_t peer = q_head[n - 1u];
        //@ assert peer: is_ready(peer) && th_prio[peer] == th_prio[cur] && peer != cur;
        //@ SHOW_MODEL(step, a_turn(m) == a_next(a_ready(m,cur)))
        sched_ready(cur);
        //@ SHOW_STEP(queued, a_ready(m,cur))
        //@ assert before: is_ready(peer) && earlier(peer,cur) && !best(cur);
        sched_next();
        //@ SHOW_STEP(next, a_turn(m))
        //@ assert turn: cur != \at(cur,Pre);
    }
}

void sched_balance(void)
{
    uint32_t n = bit_len(sc_map);

    //@ SHOW_MODEL(alone, n <= th_prio[cur] + 1 ==> a_balance(m) == m)
    if (n > th_prio[cur] + 1u) {
        //@ SHOW(top, is_ready(q_head[n - 1]) && th_prio[q_head[n - 1]] > th_prio[cur])
        //@ SHOW_MODEL(step, a_balance(m) == a_next(a_ready(m,cur)))
        sched_ready(cur);
        //@ SHOW_STEP(queued, a_ready(m,cur))
        sched_next();
        //@ SHOW_STEP(next, a_balance(m))
    }
}
