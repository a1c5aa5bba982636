/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_WORLD_H
#define KERNEL_WORLD_H
/*
 * The normal world as a thread.  It does one thing, it calls (an SMC is a SYS_CALL through slot 0
 * of its domain), and one thing happens to it: an interrupt of its own, or the end of all secure
 * work, completes that call early with words that its server has left here.
 */
#include <stdint.h>
#include "hal.h"
#include "inv.h"
#include "ipc.h"
#include "sched.h"
#include "tables.h"
#include "thread.h"

#define SMCCC_NOT_SUPPORTED 0xFFFFFFFFu     /* ARM DEN 0028, section 5.2                    */

/*@ predicate world_place{L} = \at(th_state[THREAD_WORLD] != ST_FREE ==>
  @     th_dom[THREAD_WORLD] == DOM_WORLD && th_prio[THREAD_WORLD] == PRIO_WORLD, L);
  @ // no other thread belongs to its domain
  @ predicate world_alone{L} = \at(
  @     (\forall integer t; 0 <= t < NT && t != THREAD_WORLD && th_state[t] != ST_FREE ==> th_dom[t] != DOM_WORLD), L);
  @ predicate world_inv{L} = world_state{L} && world_place{L} && world_alone{L};
  @
  @ // no ready thread is more urgent than the normal world
  @ predicate world_first{L} = \at(
  @     (\forall integer u; 0 <= u < NT && th_state[u] == ST_READY ==> th_prio[u] <= PRIO_WORLD), L);
  @*/

#define ENSURES_WORLD_INV \
    ensures inv_world_state: world_state; \
    ensures inv_world_place: world_place; \
    ensures inv_world_alone: world_alone;

/*@ terminates \true; exits \false;
  @ assigns world_msg;
  @ ensures WD_1_refuse: world_msg.w[0] == SMCCC_NOT_SUPPORTED;
  @ ensures WD_2_rest: \forall integer k; 1 <= k < 8 ==> world_msg.w[k] == 0;
  @ ENSURES_LINK(start_wld, \forall astate m; r_wld{Post}(a_wld(a_start(m))))
  @*/
/* Until the server says otherwise, an interrupted call is refused. */
void world_init(void);

/*@ requires inv: th_inv;
  @ requires state: world_state;
  @ requires place: world_place;
  @ requires stopped: th_state[THREAD_WORLD] != ST_RUNNING;
  @ requires first: world_first;
  @ requires low: th_state[cur] == ST_RUNNING ==> th_prio[cur] <= PRIO_WORLD;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_msg[THREAD_WORLD];
  @ ENSURES_TH_INV
  @ ensures WD_3_ok: sched_ok;
  @ ensures WD_4_runs: cur == THREAD_WORLD && th_state[THREAD_WORLD] == ST_RUNNING;
  @ ensures WD_5_started: \old(th_state[THREAD_WORLD]) != ST_FREE;
  @ ensures WD_6_words: \old(th_state[THREAD_WORLD]) != ST_READY ==> th_msg[THREAD_WORLD] == world_msg;
  @ ensures WD_7_ready: \old(th_state[THREAD_WORLD]) == ST_READY ==> th_msg[THREAD_WORLD] == \old(th_msg[THREAD_WORLD]);
  @ ensures WD_8_queued: \old(th_state[cur]) == ST_RUNNING ==> th_state[\old(cur)] == ST_READY &&
  @     (\forall integer u; is_ready(u) && u != \old(cur) && th_prio[u] == th_prio[\old(cur)] ==> earlier(u,\old(cur)));
  @ ensures WD_9_blocked: \old(th_state[cur]) != ST_RUNNING ==> only2{Pre,Post}(THREAD_WORLD,THREAD_WORLD);
  @ ensures WD_10_frame: only2{Pre,Post}(THREAD_WORLD,\old(cur));
  @ ensures clk_same: \old(th_state[cur]) != ST_RUNNING ==> q_clock == \old(q_clock);
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_resume(m))
  @*/
/* The normal world goes on now: ready or waiting for a secure server before, running after. If it
 * waited, its call is completed with world_msg.  The thread that ran until now, if it still
 * can, is queued.  Before the normal world was started there is nothing that could go on: panic. */
void world_resume(void);

/*@ requires inv: th_inv;
  @ requires state: world_state;
  @ requires place: world_place;
  @ requires done: sched_done;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_msg[THREAD_WORLD];
  @ ENSURES_TH_INV
  @ ensures WD_11_ok: sched_ok;
  @ ensures WD_12_state: world_state;
  @ ensures WD_13_lives: lives_kept{Pre,Post};
  @ ensures WD_17_frame: only2{Pre,Post}(THREAD_WORLD,THREAD_WORLD);
  @ ensures clk: q_clock == \old(q_clock);
  @ ENSURES_REF(a_finish(m))
  @ behavior goes_on:
  @   assumes th_state[cur] == ST_RUNNING;
  @   ensures WD_15_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @   ensures WD_16_same: th_msg[THREAD_WORLD] == \old(th_msg[THREAD_WORLD]);
  @ behavior idle:
  @   assumes th_state[cur] != ST_RUNNING;
  @   ensures WD_15_world: cur == THREAD_WORLD && \old(th_state[THREAD_WORLD]) != ST_FREE;
  @   ensures WD_16_words: th_msg[THREAD_WORLD] == world_msg;
  @ complete behaviors; disjoint behaviors;
  @*/
/* The end of an event: if no thread runs, all secure work waits, and the normal world goes on. */
void world_finish(void);

/*@ requires inv: kernel_inv;
  @ terminates \true; exits \false;
  @ assigns world_msg;
  @ ensures WD_18_cap: \result == E_CAP <==> !holds(th_dom[cur],slot,CAP_WORLD);
  @ ensures WD_19_ok: \result == E_OK <==> holds(th_dom[cur],slot,CAP_WORLD);
  @ ensures WD_20_words: \result == E_OK ==> world_msg == th_msg[cur];
  @ ensures WD_21_refused: \result != E_OK ==> world_msg == \old(world_msg);
  @ ENSURES_REF(a_world_words_of(m,slot))
  @ ENSURES_RESULT(a_world_words_ret(m,slot))
  @*/
/* SYS_WORLD_WORDS by the current thread: see abi.h. */
uint32_t world_words(uint32_t slot);

/*@ requires inv: kernel_inv;
  @ requires world: world_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_dom[THREAD_WORLD], th_prio[THREAD_WORLD], th_msg[THREAD_WORLD], world_entry;
  @ ENSURES_TH_INV
  @ ENSURES_WORLD_INV
  @ ensures WD_22_ok: sched_ok;
  @ ensures WD_23_cap: \result == E_CAP <==> !holds(\old(th_dom[cur]),slot,CAP_CTRL);
  @ ensures WD_24_state: \result == E_STATE <==>
  @     holds(\old(th_dom[cur]),slot,CAP_CTRL) && \old(th_state[THREAD_WORLD]) != ST_FREE;
  @ ensures WD_25_ok: \result == E_OK <==>
  @     holds(\old(th_dom[cur]),slot,CAP_CTRL) && \old(th_state[THREAD_WORLD]) == ST_FREE;
  @ ensures WD_26_entry: \result == E_OK ==> world_entry == \old(th_msg[cur].w[0]);
  @ ensures WD_27_words: \result == E_OK ==> th_msg[THREAD_WORLD].w[0] == 0 &&
  @     th_msg[THREAD_WORLD].w[1] == 0xFFFFFFFF && th_msg[THREAD_WORLD].w[2] == \old(th_msg[cur].w[1]);
  @ ensures WD_28_urgent: \result == E_OK && \old(th_prio[cur]) < PRIO_WORLD ==>
  @     cur == THREAD_WORLD && th_state[\old(cur)] == ST_READY;
  @ ensures WD_29_later: \result == E_OK && \old(th_prio[cur]) >= PRIO_WORLD ==>
  @     cur == \old(cur) && th_state[THREAD_WORLD] == ST_READY;
  @ ensures WD_30_frame: only2{Pre,Post}(THREAD_WORLD,\old(cur));
  @ ensures WD_31_refused: \result != E_OK ==> cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @ ensures WD_32_kept: \result != E_OK ==> th_msg[THREAD_WORLD] == \old(th_msg[THREAD_WORLD]) &&
  @     world_entry == \old(world_entry);
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_world_start_of(m,slot))
  @ ENSURES_RESULT(a_world_start_ret(m,slot))
  @*/
/* SYS_WORLD_START by the current thread: see abi.h. */
uint32_t world_start(uint32_t slot);
#endif
