/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_IPC_H
#define KERNEL_IPC_H
/*
 * Inter-process communication: synchronous calls to the endpoint of a domain.
 *
 * A caller sends eight words and the badge of its capability and waits until some thread of that
 * domain answers.  Who waits for an answer (ST_REPLY) names the domain that owes it in th_srv; any
 * thread of that domain may answer, once; a domain may owe many answers and give them in any
 * order.  A caller is delivered straight to a waiting receiver, else it waits in the endpoint's
 * FIFO.  The pattern is call -> reply_recv: both switch directly from one thread to the other.
 *
 * Each primitive below is one step of the abstract machine; the system calls only decide.
 */
#include <stdint.h>
#include "inv.h"
#include "refine.h"
#include "sched.h"
#include "thread.h"
#include "tq.h"

/*@ predicate waiting{L}(integer t, integer q, integer st) = in_q{L}(t,q) && \at(th_state[t],L) == st;

  @ // t has got a message: the words of s, badge b, and s is to be answered
  @ predicate received{L1,L2}(integer t, integer s, integer b) =
  @     \at(th_msg[t],L2) == \at(th_msg[s],L1) && \at(th_reg[t].r8,L2) == b &&
  @     \at(th_reg[t].r9,L2) == s && \at(th_reg[t].r12,L2) == E_OK;

  @ // c waits for an answer that domain d owes
  @ predicate owed{L}(integer c, integer d) = 0 <= c < NT && \at(th_state[c],L) == ST_REPLY &&
  @     \at(th_srv[c],L) == d;

  @ // r is first of those who wait at queue q for st
  @ predicate first{L}(integer r, integer q, integer st) = waiting{L}(r,q,st) &&
  @     (\forall integer u; in_q{L}(u,q) && u != r ==> earlier{L}(r,u));

  @ // somebody waits at queue q for st
  @ predicate some{L}(integer q, integer st) = \exists integer u; waiting{L}(u,q,st);

  @ // t waits at the end of endpoint e's queue, for st, with badge b
  @ predicate parked{L}(integer t, integer e, integer st, integer b) =
  @     \at(th_state[t],L) == st && \at(q_of[t],L) == NPRIO + e && \at(th_badge[t],L) == b &&
  @     (\forall integer u; in_q{L}(u,NPRIO + e) && u != t ==> earlier{L}(u,t));

  @ // r was woken and runs, or waits for its turn behind somebody more urgent
  @ predicate released{L}(integer r) = \at(th_state[r] == ST_READY || (th_state[r] == ST_RUNNING && r == cur), L);

  @ // c got t's words as an answer and waits no more
  @ predicate answered{L1,L2}(integer c, integer t) = \at(th_msg[c],L2) == \at(th_msg[t],L1) &&
  @     \at(th_reg[c].r12,L2) == E_OK && released{L2}(c);

  @ // r runs, or the best of those that are more urgent
  @ predicate direct{L1,L2}(integer r) = \at(cur,L2) == r ||
  @     (best{L1}(\at(cur,L2)) && \at(th_prio[cur],L2) > \at(th_prio[r],L2));
  @*/

/* ---- primitives --------------------------------------------------------------------------- */

/*@ requires inv: th_inv;
  @ requires s: s < NT && th_state[s] == ST_RUNNING;
  @ requires r: r < NT && th_state[r] == ST_RECV;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[r], q_head[q_of[r]], q_tail[q_of[r]],
  @   th_state[r], th_state[s], th_msg[r], th_reg[r].r8, th_reg[r].r9, th_reg[r].r12, th_srv[s];
  @ ENSURES_TH_INV
  @ ensures IP_1_msg: received{Pre,Post}(r,s,badge);
  @ ensures IP_2_owed: owed(s,\old(th_dom[r]));
  @ ensures IP_3_limbo: limbo(r);
  @ ENSURES_REF(a_deliver(m,s,r,badge))
  @*/
/* Running s calls, r waits to receive: r gets s's words and the badge and is in limbo; s waits
 * for the answer. */
void ipc_to_receiver(uint8_t s, uint8_t r, uint32_t badge);

/*@ requires inv: th_inv;
  @ requires r: r < NT && th_state[r] == ST_RUNNING;
  @ requires s: s < NT && th_state[s] == ST_SEND;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[s], q_head[q_of[s]], q_tail[q_of[s]],
  @   th_state[s], th_msg[r], th_reg[r].r8, th_reg[r].r9, th_reg[r].r12, th_srv[s];
  @ ENSURES_TH_INV
  @ ensures IP_4_msg: received{Pre,Post}(r,s,\old(th_badge[s]));
  @ ensures IP_5_owed: owed(s,\old(th_dom[r]));
  @ ENSURES_REF(a_take(m,r,s))
  @*/
/* Running r receives from s, which waits to send: r gets s's words and badge; s waits for the
 * answer. */
void ipc_from_sender(uint8_t r, uint8_t s);

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] == ST_RUNNING;
  @ requires e: e < NDOM;
  @ requires st: st == ST_SEND || (st == ST_RECV && e == th_dom[t]);
  @ requires same: \forall integer u; in_q(u,NPRIO + e) ==> th_state[u] == st;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[t], q_of[t], q_head[NPRIO + e], q_tail[NPRIO + e],
  @   q_clock, q_stamp[t], th_state[t], th_badge[t], q_mode[NPRIO + e];
  @ ENSURES_TH_INV
  @ ensures IP_6_parked: parked(t,e,st,badge);
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @ ENSURES_REF(a_park(m,t,e,st,badge))
  @*/
/* Running t joins the end of endpoint e's queue, to send with that badge (ST_SEND) or to receive
 * (ST_RECV). */
void ipc_park(uint8_t t, uint8_t e, uint8_t st, uint32_t badge);

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] == ST_RUNNING;
  @ requires c: c < NT && th_state[c] == ST_REPLY;
  @ terminates \true; exits \false;
  @ assigns th_state[c], th_msg[c], th_reg[c].r12;
  @ ENSURES_TH_INV
  @ ensures IP_7_msg: th_msg[c] == \old(th_msg[t]) && th_reg[c].r12 == E_OK;
  @ ensures IP_8_limbo: limbo(c);
  @ ENSURES_REF(a_answer(m,t,c))
  @*/
/* Running t answers c, which waits for it: c gets t's words and is in limbo. */
void ipc_answer(uint8_t t, uint8_t c);

/*@ requires inv: th_inv;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures IP_9_yes: \result == 1 <==> owed(c,th_dom[cur]);
  @ ensures IP_9_no: \result == 0 <==> !owed(c,th_dom[cur]);
  @ ENSURES_MODEL(result, (\result == 1 <==> a_owed(m,c)))
  @*/
/* 1 if thread c waits for an answer from the current thread's domain, else 0. */
uint32_t ipc_owed(uint32_t c);

/*@ requires inv: th_inv;
  @ requires e: e < NDOM;
  @ requires st: st == ST_SEND || st == ST_RECV;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures IP_65_head: \result != NIL ==> \result == q_head[NPRIO + e];
  @ ensures IP_67_some: \result != NIL <==> some(NPRIO + e,st);
  @ ensures IP_68_other: \result == NIL ==>
  @     (\forall integer u; in_q(u,NPRIO + e) ==> th_state[u] == (st == ST_SEND ? ST_RECV : ST_SEND));
  @ ENSURES_RESULT(a_waiter(m,e,st))
  @*/
/* Who has waited longest at endpoint e, to send (ST_SEND) or to receive (ST_RECV); NIL if none. */
uint8_t ipc_waiter(uint8_t e, uint8_t st);

/* ---- system calls of the current thread: see abi.h ------------------------------------------ */

#define IPC_ASSIGNS \
    assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], \
        q_tail[0 .. NQ-1], q_mode[0 .. NQ-1], q_clock, q_stamp[0 .. NT-1], th_state[0 .. NT-1], \
        sc_map, cur, th_msg[0 .. NT-1], th_reg[0 .. NT-1], th_badge[0 .. NT-1], th_srv[0 .. NT-1];

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires t: t == cur;
  @ requires e: e < NDOM;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures IP_10_done: sched_done;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_call_as(m,e,badge))
  @ behavior deliver:
  @   assumes some(NPRIO + e,ST_RECV);
  @   ensures IP_12_msg: \let r = \old(q_head[NPRIO + e]);
  @       first{Pre}(r,NPRIO + e,ST_RECV) && received{Pre,Post}(r,t,badge);
  @   ensures IP_13_owed: owed(t,e);
  @   ensures IP_14_released: \let r = \old(q_head[NPRIO + e]); released(r);
  @   ensures IP_15_direct: \let r = \old(q_head[NPRIO + e]); direct{Pre,Post}(r);
  @   ensures IP_16_frame: \let r = \old(q_head[NPRIO + e]); only2_picked{Pre,Post}(t,r);
  @   ensures IP_17_data: \let r = \old(q_head[NPRIO + e]); data_kept2{Pre,Post}(t,r);
  @   ensures IP_18_self: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @ behavior block:
  @   assumes !some(NPRIO + e,ST_RECV);
  @   ensures IP_19_parked: parked(t,e,ST_SEND,badge);
  @   ensures IP_20_frame: only2_picked{Pre,Post}(t,t);
  @   ensures IP_21_data: data_kept2{Pre,Post}(t,t);
  @   ensures IP_22_self: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @ complete behaviors; disjoint behaviors;
  @*/
/* The current thread t calls endpoint e with that badge and the words in th_msg[t]; also for
 * faults, where the words are the kernel's.  If no receiver waits and no thread is ready, cur
 * stays t though t does not run (idle): the caller completes the normal world's call then. */
void ipc_call_as(uint8_t t, uint8_t e, uint32_t badge);

/*@ requires inv: kernel_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures IP_23_done: sched_done;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_call(m,slot))
  @ behavior refused:
  @   assumes !holds(th_dom[cur],slot,CAP_EP);
  @   assigns th_reg[cur].r12;
  @   ensures IP_24_err: th_reg[cur].r12 == E_CAP;
  @   ensures IP_24_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @   ensures IP_24_words: th_msg[cur] == \old(th_msg[cur]);
  @ behavior deliver:
  @   assumes holds(th_dom[cur],slot,CAP_EP) && some(NPRIO + caps[th_dom[cur]][slot].obj,ST_RECV);
  @   ensures IP_26_msg: \let e = \old(caps[th_dom[cur]][slot].obj);
  @       \let r = \at(q_head[NPRIO + e],Pre);
  @       first{Pre}(r,NPRIO + e,ST_RECV) && received{Pre,Post}(r,\old(cur),\old(caps[th_dom[cur]][slot].badge)) && released(r);
  @   ensures IP_27_owed: owed(\old(cur),\old(caps[th_dom[cur]][slot].obj));
  @   ensures IP_28_frame: \let e = \old(caps[th_dom[cur]][slot].obj);
  @       \let r = \at(q_head[NPRIO + e],Pre);
  @       only2_picked{Pre,Post}(\old(cur),r) && data_kept2{Pre,Post}(\old(cur),r);
  @ behavior block:
  @   assumes holds(th_dom[cur],slot,CAP_EP) && !some(NPRIO + caps[th_dom[cur]][slot].obj,ST_RECV);
  @   ensures IP_29_parked: parked(\old(cur),\old(caps[th_dom[cur]][slot].obj),ST_SEND,\old(caps[th_dom[cur]][slot].badge));
  @   ensures IP_30_frame: only2_picked{Pre,Post}(\old(cur),\old(cur)) && data_kept2{Pre,Post}(\old(cur),\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_CALL through the CAP_EP in `slot`. */
void ipc_call(uint32_t slot);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures IP_31_done: sched_done;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_recv(m))
  @ behavior deliver:
  @   assumes some(NPRIO + th_dom[cur],ST_SEND);
  @   ensures IP_33_msg: \let s = \old(q_head[NPRIO + th_dom[cur]]);
  @       first{Pre}(s,NPRIO + \old(th_dom[cur]),ST_SEND) && received{Pre,Post}(\old(cur),s,\at(th_badge[s],Pre));
  @   ensures IP_34_owed: \let s = \old(q_head[NPRIO + th_dom[cur]]); owed(s,\old(th_dom[cur]));
  @   ensures IP_35_runs: cur == \old(cur) && sched_ok;
  @   ensures IP_36_frame: \let s = \old(q_head[NPRIO + th_dom[cur]]);
  @       only2{Pre,Post}(s,s) && data_kept2{Pre,Post}(\old(cur),s);
  @ behavior block:
  @   assumes !some(NPRIO + th_dom[cur],ST_SEND);
  @   ensures IP_38_parked: parked(\old(cur),\old(th_dom[cur]),ST_RECV,0);
  @   ensures IP_39_frame: only2_picked{Pre,Post}(\old(cur),\old(cur));
  @   ensures IP_40_data: data_kept2{Pre,Post}(\old(cur),\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_RECV at the endpoint of the current thread's domain. */
void ipc_recv(void);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures IP_41_ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_reply(m,c))
  @ behavior refused:
  @   assumes !owed(c,th_dom[cur]);
  @   assigns th_reg[cur].r12;
  @   ensures IP_42_err: th_reg[cur].r12 == E_STATE;
  @   ensures IP_42_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @   ensures IP_42_words: th_msg[cur] == \old(th_msg[cur]);
  @ behavior answer:
  @   assumes owed(c,th_dom[cur]);
  @   ensures IP_43_msg: answered{Pre,Post}(c,\old(cur));
  @   ensures IP_45_status: th_reg[\old(cur)].r12 == E_OK;
  @   ensures IP_46_urgent: cur == (\old(th_prio[c] > th_prio[cur]) ? c : \old(cur));
  @   ensures IP_47_frame: only2{Pre,Post}(c,\old(cur)) && data_kept2{Pre,Post}(c,\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_REPLY to thread c. */
void ipc_reply(uint32_t c);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires clk: q_clock < UINT64_MAX - 1;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures IP_49_ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 2;
  @ ENSURES_REF(a_reply_recv(m,c))
  @ behavior refused:
  @   assumes !owed(c,th_dom[cur]);
  @   assigns th_reg[cur].r12;
  @   ensures IP_50_err: th_reg[cur].r12 == E_STATE;
  @   ensures IP_50_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @   ensures IP_50_words: th_msg[cur] == \old(th_msg[cur]);
  @ behavior next:
  @   assumes owed(c,th_dom[cur]) && some(NPRIO + th_dom[cur],ST_SEND);
  @   ensures IP_51_answer: answered{Pre,Post}(c,\old(cur));
  @   ensures IP_54_msg: \let s = \old(q_head[NPRIO + th_dom[cur]]);
  @       first{Pre}(s,NPRIO + \old(th_dom[cur]),ST_SEND) && received{Pre,Post}(\old(cur),s,\at(th_badge[s],Pre));
  @   ensures IP_55_owed: \let s = \old(q_head[NPRIO + th_dom[cur]]); owed(s,\old(th_dom[cur]));
  @   ensures IP_56_frame: \let s = \old(q_head[NPRIO + th_dom[cur]]);
  @       only3{Pre,Post}(c,s,\old(cur)) && data_kept3{Pre,Post}(c,s,\old(cur));
  @ behavior block:
  @   assumes owed(c,th_dom[cur]) && !some(NPRIO + th_dom[cur],ST_SEND);
  @   ensures IP_57_answer: answered{Pre,Post}(c,\old(cur));
  @   ensures IP_59_parked: parked(\old(cur),\old(th_dom[cur]),ST_RECV,0);
  @   ensures IP_60_direct: direct{Pre,Post}(c);
  @   ensures IP_61_frame: only2_picked{Pre,Post}(c,\old(cur));
  @   ensures IP_62_data: data_kept2{Pre,Post}(c,\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_REPLY_RECV: answer thread c, then receive.  If a caller waits already, it is received and c
 * is made ready; else c runs straight away. */
void ipc_reply_recv(uint32_t c);

/* ---- teardown --------------------------------------------------------------------------------- */

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] != ST_RUNNING && th_state[t] != ST_FREE;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[0 .. NQ-1], q_tail[0 .. NQ-1],
  @   th_state[t], sc_map;
  @ ENSURES_TH_INV
  @ ensures IP_63_limbo: limbo(t);
  @ ENSURES_REF(a_setst(m,t,ST_BLOCKED))
  @*/
/* t stops whatever it waits for, or to be ready: limbo. */
void ipc_cancel(uint8_t t);

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] != ST_RUNNING && th_state[t] != ST_FREE;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[0 .. NQ-1], q_tail[0 .. NQ-1],
  @   q_clock, q_stamp[t], th_state[t], sc_map, th_reg[t].r12;
  @ ENSURES_TH_INV
  @ ensures IP_64_ready: th_state[t] == ST_READY && th_reg[t].r12 == status;
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @ ENSURES_REF(a_ready(a_status(a_setst(m,t,ST_BLOCKED),t,status),t))
  @ ENSURES_LINK(last, \forall integer u; is_ready(u) && u != t && th_prio[u] == th_prio[t] ==> earlier(u,t))
  @*/
/* t's system call ends with that status: it becomes ready.  No decision is made who runs:
 * sched_balance() must follow before the kernel is left. */
void ipc_fail(uint8_t t, uint32_t status);
#endif
