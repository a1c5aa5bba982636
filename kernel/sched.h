/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_SCHED_H
#define KERNEL_SCHED_H
/*
 * The scheduler: fixed priorities, first in first out within one, constant time.  "Limbo" is
 * ST_BLOCKED and in no queue: a thread that was just woken, or stopped for good.
 *
 * sched_ready, sched_unready and sched_run are the steps; sched_next and those below it decide.
 * Each of these leaves `cur` running with no ready thread more urgent (sched_ok); sched_next
 * answers NIL where there is nobody to run.
 */
#include <stdint.h>
#include "inv.h"
#include "refine.h"
#include "thread.h"
#include "tq.h"

#define SCHED_ASSIGNS \
    assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NPRIO-1], \
        q_tail[0 .. NPRIO-1], q_clock, q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur;

/*@ terminates \true; exits \false; assigns sc_map;
  @ ensures SC_0_empty: \forall integer p; 0 <= p < NPRIO ==> !bit(sc_map,p);
  @*/
/* Nobody is ready. */
void sched_init(void);

/*@ requires inv: th_inv;
  @ requires t: t < NT && q_of[t] == NOQ && (th_state[t] == ST_BLOCKED || th_state[t] == ST_RUNNING);
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[t], q_of[t], q_head[th_prio[t]], q_tail[th_prio[t]],
  @         q_clock, q_stamp[t], th_state[t], sc_map;
  @ ENSURES_TH_INV
  @ ensures SC_1_ready: th_state[t] == ST_READY && q_of[t] == th_prio[t];
  @ ensures SC_2_last: \forall integer u; is_ready(u) && u != t && th_prio[u] == th_prio[t] ==> earlier(u,t);
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @ ENSURES_REF(a_ready(m,t))
  @*/
/* Thread t (limbo, or running until now) becomes ready, last of its priority. */
void sched_ready(uint8_t t);

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] == ST_READY;
  @ requires s: s == ST_BLOCKED || s == ST_FREE;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[th_prio[t]], q_tail[th_prio[t]],
  @         th_state[t], sc_map;
  @ ENSURES_TH_INV
  @ ensures SC_3_gone: th_state[t] == s && q_of[t] == NOQ;
  @ ENSURES_REF(a_setst(m,t,s))
  @*/
/* Ready thread t leaves the ready queue; its state becomes s. */
void sched_unready(uint8_t t, uint8_t s);

/*@ requires inv: th_inv;
  @ requires t: limbo(t);
  @ requires free: nobody_runs;
  @ terminates \true; exits \false;
  @ assigns th_state[t], cur;
  @ ENSURES_TH_INV
  @ ensures SC_4_runs: th_state[t] == ST_RUNNING && cur == t;
  @ ENSURES_REF(a_run(m,t))
  @*/
/* Nobody runs: limbo thread t does from now on. */
void sched_run(uint8_t t);

/*@ requires inv: th_inv;
  @ requires free: nobody_runs;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NPRIO-1],
  @   q_tail[0 .. NPRIO-1], th_state[0 .. NT-1], sc_map, cur;
  @ ENSURES_TH_INV
  @ ensures SC_5_none: \result == NIL <==> \old(idle);
  @ ensures SC_6_idle: \result == NIL ==> cur == \old(cur) && idle && only2{Pre,Post}(NIL,NIL);
  @ ensures SC_7_runs: \result != NIL ==> cur == \result && sched_ok;
  @ ensures SC_8_best: \result != NIL ==> \old(is_ready(\result)) && best{Pre}(\result);
  @ ensures SC_9_frame: only2{Pre,Post}(\result,\result);
  @ ensures SC_9_run: \result != NIL ==> q_of[\result] == NOQ;
  @ ensures SC_9_done: sched_done;
  @ ENSURES_REF(a_next(m))
  @ ENSURES_RESULT(a_best(m))
  @*/
/* cur has stopped: run the most urgent ready thread, the one that waits longest if there are
 * several, and return it; NIL, and nothing changed, if none is ready. */
uint8_t sched_next(void);

/*@ requires inv: th_inv;
  @ requires r: limbo(r);
  @ requires free: nobody_runs;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures SC_10_ok: sched_ok;
  @ ensures SC_12_wait: cur != r ==> th_state[r] == ST_READY;
  @ ensures SC_13_best: cur != r ==> best{Pre}(cur) && th_prio[cur] > th_prio[r];
  @ ensures SC_14_frame: only2_picked{Pre,Post}(r,r);
  @ ensures SC_14_run: q_of[cur] == NOQ;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_handoff(m,r))
  @*/
/* cur has stopped and r is in limbo: run r straight away, past the ready queue, unless a ready
 * thread is more urgent; that one runs then, and r is ready. */
void sched_handoff(uint8_t r);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires r: limbo(r);
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures SC_15_ok: sched_ok;
  @ ensures SC_16_yes: \old(th_prio[r] > th_prio[cur]) ==> cur == r && th_state[\old(cur)] == ST_READY;
  @ ensures SC_17_no: !\old(th_prio[r] > th_prio[cur]) ==> cur == \old(cur) && th_state[r] == ST_READY;
  @ ensures SC_18_frame: only2{Pre,Post}(r,\old(cur));
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @ ENSURES_REF(a_preempt(m,r))
  @*/
/* r is in limbo: it becomes ready and cur goes on, unless r is more urgent; then r runs and cur
 * is ready. */
void sched_preempt(uint8_t r);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures SC_19_ok: sched_ok;
  @ ensures SC_20_alone: \old(\forall integer u; is_ready(u) ==> th_prio[u] < th_prio[cur]) ==> cur == \old(cur);
  @ ensures SC_20_peers: cur == \old(cur) ==> (\forall integer u; is_ready{Pre}(u) ==> \old(th_prio[u]) < th_prio[cur]);
  @ ensures SC_21_turn: cur != \old(cur) ==> best{Pre}(cur) && th_prio[cur] == th_prio[\old(cur)];
  @ ensures SC_22_last: cur != \old(cur) ==> th_state[\old(cur)] == ST_READY &&
  @     (\forall integer u; is_ready(u) && u != \old(cur) && th_prio[u] == th_prio[\old(cur)] ==>
  @         earlier(u,\old(cur)));
  @ ensures SC_23_frame: only2{Pre,Post}(cur,\old(cur));
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_turn(m))
  @*/
/* cur has had its turn: the next ready thread of its priority runs, if there is one. */
void sched_yield(void);

/*@ requires inv: th_inv;
  @ requires run: th_state[cur] == ST_RUNNING;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures SC_24_ok: sched_ok;
  @ ensures SC_25_same: \old(sched_ok) ==> cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @ ensures SC_26_best: cur != \old(cur) ==> best{Pre}(cur) && th_state[\old(cur)] == ST_READY;
  @ ensures SC_27_frame: only2{Pre,Post}(cur,\old(cur));
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_balance(m))
  @*/
/* Threads were made ready behind cur's back: the best of them runs if it is more urgent. */
void sched_balance(void);
#endif
