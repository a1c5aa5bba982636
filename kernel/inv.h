/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_INV_H
#define KERNEL_INV_H
/*
 * The invariant of the kernel's core, as small named predicates.  Every entry to the kernel may
 * rely on kernel_inv, and every exit has restored it:
 *
 *   tq_inv      the queues are sound                                            (tq.h)
 *   sc_states   a thread is ready exactly if it is in the ready queue of its priority
 *   sc_bits     sc_map tells which ready queues hold somebody
 *   sc_one      nobody but `cur` runs
 *   th_ok       states and domain numbers are in range
 *   ep_blk      a thread waits to send or receive exactly if it is in an endpoint's queue
 *   ep_mode     those who wait at one endpoint all wait for the same thing
 *   ep_own      receivers wait at the endpoint of their own domain only
 *   nt_wait     who waits for a notification has none pending
 *   cap_inv     capabilities name objects that can exist                        (cap.h)
 *   sched_ok    `cur` runs and no ready thread is more urgent
 */
#include <stdint.h>
#include "hal_bits.h"
#include "refine.h"
#include "tables.h"
#include "thread.h"
#include "tq.h"

/*@ predicate is_ready{L}(integer t) = 0 <= t < NT && \at(th_state[t],L) == ST_READY;

  @ predicate sc_states{L} = \at(
  @     (\forall integer t; 0 <= t < NT ==>
  @        th_prio[t] < NPRIO &&
  @        (th_state[t] == ST_READY <==> q_of[t] < NPRIO) &&
  @        (th_state[t] == ST_READY ==> q_of[t] == th_prio[t])), L);

  @ predicate sc_bits{L} = \at(
  @     (\forall integer p; 0 <= p < NPRIO ==> (bit(sc_map,p) <==> q_head[p] != NIL)), L);

  @ predicate sc_one{L} = \at(
  @     cur < NT && (\forall integer t; 0 <= t < NT && th_state[t] == ST_RUNNING ==> t == cur), L);

  @ predicate th_ok{L} = \at(
  @     (\forall integer t; 0 <= t < NT ==>
  @        th_dom[t] < NDOM && th_srv[t] < NDOM && th_state[t] <= ST_WAIT), L);

  @ predicate ep_blk{L} = \at(
  @     (\forall integer t; 0 <= t < NT ==>
  @        ((NPRIO <= q_of[t] < NQ) <==> (th_state[t] == ST_SEND || th_state[t] == ST_RECV))), L);

  @ predicate ep_mode{L} = \at(
  @     (\forall integer t; 0 <= t < NT && NPRIO <= q_of[t] < NQ ==> th_state[t] == q_mode[q_of[t]]), L);

  @ predicate ep_own{L} = \at(
  @     (\forall integer t; 0 <= t < NT && th_state[t] == ST_RECV ==> q_of[t] == NPRIO + th_dom[t]), L);

  @ predicate nt_wait{L} = \at(
  @     (\forall integer t; 0 <= t < NT && th_state[t] == ST_WAIT ==> th_ntfn[t] == 0), L);

  @ // what holds between any two steps inside the kernel, whoever runs
  @ predicate th_inv{L} = tq_inv{L} && sc_states{L} && sc_bits{L} && sc_one{L} && th_ok{L}
  @     && ep_blk{L} && ep_mode{L} && ep_own{L} && nt_wait{L};

  @ predicate sched_ok{L} = \at(
  @     th_state[cur] == ST_RUNNING &&
  @     (\forall integer u; 0 <= u < NT && th_state[u] == ST_READY ==> th_prio[u] <= th_prio[cur]), L);

  @ predicate kernel_inv{L} = th_inv{L} && cap_inv{L} && sched_ok{L};

  @ // no thread runs, none could: the normal world's call must be completed (world.h)
  @ predicate idle{L} = \at(
  @     (\forall integer u; 0 <= u < NT ==> th_state[u] != ST_READY && th_state[u] != ST_RUNNING), L);

  @ // what every system call of this core leaves behind
  @ predicate sched_done{L} = sched_ok{L} || idle{L};

  @ predicate nobody_runs{L} = \at(
  @     (\forall integer u; 0 <= u < NT ==> th_state[u] != ST_RUNNING), L);

  @ // no thread id came into use or went out of use
  @ predicate lives_kept{L1,L2} = \forall integer t; 0 <= t < NT ==>
  @     (\at(th_state[t],L2) == ST_FREE <==> \at(th_state[t],L1) == ST_FREE);

  @ // the normal world never receives and never waits for a notification: it can always go on
  @ predicate world_state{L} = \at(th_state[THREAD_WORLD] == ST_FREE || th_state[THREAD_WORLD] == ST_READY ||
  @     th_state[THREAD_WORLD] == ST_RUNNING || th_state[THREAD_WORLD] == ST_SEND ||
  @     th_state[THREAD_WORLD] == ST_REPLY, L);

  @ // just woken, or stopped for good: in no queue
  @ predicate limbo{L}(integer t) = 0 <= t < NT && \at(th_state[t],L) == ST_BLOCKED
  @     && \at(q_of[t],L) == NOQ;

  @ // t is the one to run next: highest priority, longest waiting
  @ predicate best{L}(integer t) = is_ready{L}(t) &&
  @     \forall integer u; is_ready{L}(u) && u != t ==>
  @        \at(th_prio[u],L) < \at(th_prio[t],L) ||
  @        (\at(th_prio[u],L) == \at(th_prio[t],L) && earlier{L}(t,u));

  @ // nobody but a and b changed state or queue
  @ predicate only2{L1,L2}(integer a, integer b) = \forall integer u;
  @     0 <= u < NT && u != a && u != b ==>
  @     \at(th_state[u],L2) == \at(th_state[u],L1) && \at(q_of[u],L2) == \at(q_of[u],L1);

  @ predicate only3{L1,L2}(integer a, integer b, integer c) = \forall integer u;
  @     0 <= u < NT && u != a && u != b && u != c ==>
  @     \at(th_state[u],L2) == \at(th_state[u],L1) && \at(q_of[u],L2) == \at(q_of[u],L1);

  @ // as only2, but for one ready thread that the scheduler has set running
  @ predicate only2_picked{L1,L2}(integer a, integer b) = \forall integer u;
  @     0 <= u < NT && u != a && u != b ==>
  @     (\at(th_state[u],L2) == \at(th_state[u],L1) && \at(q_of[u],L2) == \at(q_of[u],L1)) ||
  @     (\at(th_state[u],L1) == ST_READY && \at(th_state[u],L2) == ST_RUNNING &&
  @      \at(q_of[u],L2) == NOQ && u == \at(cur,L2));

  @ // nobody but a and b saw a register, badge, server or notification change
  @ predicate data_kept2{L1,L2}(integer a, integer b) = \forall integer u;
  @     0 <= u < NT && u != a && u != b ==>
  @     \at(th_msg[u],L2) == \at(th_msg[u],L1) && \at(th_reg[u],L2) == \at(th_reg[u],L1) &&
  @     \at(th_badge[u],L2) == \at(th_badge[u],L1) && \at(th_srv[u],L2) == \at(th_srv[u],L1) &&
  @     \at(th_ntfn[u],L2) == \at(th_ntfn[u],L1);

  @ predicate data_kept3{L1,L2}(integer a, integer b, integer c) = \forall integer u;
  @     0 <= u < NT && u != a && u != b && u != c ==>
  @     \at(th_msg[u],L2) == \at(th_msg[u],L1) && \at(th_reg[u],L2) == \at(th_reg[u],L1) &&
  @     \at(th_badge[u],L2) == \at(th_badge[u],L1) && \at(th_srv[u],L2) == \at(th_srv[u],L1) &&
  @     \at(th_ntfn[u],L2) == \at(th_ntfn[u],L1);
  @*/

/* What a system call of a secure thread leaves as it was: who lives, and that the normal world can go on. */
#define ENSURES_LIVES \
    ensures lives: lives_kept{Pre,Post}; \
    ensures world: \old(world_state && cur != THREAD_WORLD) ==> world_state;

/* th_inv as post-condition: one goal per part. */
#define ENSURES_TH_INV \
    ensures inv_tq: tq_inv; \
    ensures inv_states: sc_states; \
    ensures inv_bits: sc_bits; \
    ensures inv_one: sc_one; \
    ensures inv_th: th_ok; \
    ensures inv_blk: ep_blk; \
    ensures inv_mode: ep_mode; \
    ensures inv_own: ep_own; \
    ensures inv_wait: nt_wait;

/*@ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1],
  @   q_tail[0 .. NQ-1], q_mode[0 .. NQ-1], q_clock, th_state[0 .. NT-1], th_prio[0 .. NT-1],
  @   th_dom[0 .. NT-1], th_srv[0 .. NT-1], th_badge[0 .. NT-1], th_ntfn[0 .. NT-1], cur, sc_map,
  @   caps[0 .. NDOM-1][0 .. NCAP-1];
  @ ENSURES_TH_INV
  @ ensures inv_cap: cap_inv;
  @ ensures KI_1_free: \forall integer t; 0 <= t < NT ==> th_state[t] == ST_FREE;
  @ ensures KI_2_nocaps: no_caps;
  @ ensures KI_3_cur: cur == THREAD_WORLD;
  @ ENSURES_LINK(start_sch, \forall astate m; r_sch{Post}(a_sch(a_start(m))))
  @ ENSURES_LINK(start_ipc, \forall astate m; r_ipc{Post}(a_ipc(a_start(m))))
  @ ENSURES_LINK(start_ntf, \forall astate m; r_ntf{Post}(a_ntf(a_start(m))))
  @ ENSURES_LINK(start_stc, \forall astate m; r_stc{Post}(a_stc(a_start(m))))
  @ ENSURES_LINK(start_cap, \forall astate m; r_cap{Post}(a_cap(a_start(m))))
  @*/
/* At boot: all tables of the core empty, the invariant (but for a running thread) established. */
void kernel_tables_init(void);
#endif
