/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_TQ_H
#define KERNEL_TQ_H
/*
 * Thread queues: every FIFO of the kernel, ready queues and endpoint queues alike.
 *
 * A thread is in at most one queue (q_of), so one pair of links per thread is enough.  All
 * operations take constant time, removal from the middle included.  Queue p < NPRIO holds the
 * ready threads of priority p; queue NPRIO + d holds the threads that wait at the endpoint of
 * domain d, all senders or all receivers, as q_mode says.
 *
 * The proof needs no reachability: each thread in a queue carries the ghost time q_stamp at
 * which it came in, and the order of the links is the order of the stamps.
 */
#include <stdint.h>
#include "microtee/abi.h"

#define NQ   (NPRIO + NDOM)     /* queues                                                   */
#define NIL  NO_THREAD          /* no thread                                                */
#define NOQ  255                /* in no queue                                              */

extern uint8_t  q_next[NT], q_prev[NT]; /* neighbours in the queue, or NIL                  */
extern uint8_t  q_of[NT];               /* the queue a thread is in, or NOQ                 */
extern uint8_t  q_head[NQ], q_tail[NQ]; /* first and last thread, or NIL                    */
extern uint8_t  q_mode[NQ];             /* endpoint queues: ST_SEND or ST_RECV, whoever waits */
extern uint64_t q_clock;                /* threads queued since boot                        */
#ifdef KERNEL_CHECK
extern uint64_t q_stamp[NT];            /* no ghost for the checkers of check/              */
#else
/*@ ghost extern uint64_t q_stamp[NT]; */
#endif

/*@ predicate in_q{L}(integer t, integer q) = 0 <= t < NT && \at(q_of[t],L) == q;
  @ predicate earlier{L}(integer t, integer u) = \at(q_stamp[t],L) < \at(q_stamp[u],L);

  @ predicate tq_range{L} = \at(
  @     (\forall integer t; 0 <= t < NT ==> (q_of[t] < NQ || q_of[t] == NOQ)), L);

  @ predicate tq_next_ok{L} = \at(
  @     (\forall integer t; 0 <= t < NT && q_of[t] < NQ ==>
  @        (q_next[t] == NIL ==> q_tail[q_of[t]] == t) &&
  @        (q_next[t] != NIL ==> q_next[t] < NT && q_of[q_next[t]] == q_of[t]
  @                              && q_prev[q_next[t]] == t && q_stamp[t] < q_stamp[q_next[t]])), L);

  @ predicate tq_prev_ok{L} = \at(
  @     (\forall integer t; 0 <= t < NT && q_of[t] < NQ ==>
  @        (q_prev[t] == NIL ==> q_head[q_of[t]] == t) &&
  @        (q_prev[t] != NIL ==> q_prev[t] < NT && q_of[q_prev[t]] == q_of[t]
  @                              && q_next[q_prev[t]] == t)), L);

  @ predicate tq_nogap{L} = \at(
  @     (\forall integer t, u; 0 <= t < NT && 0 <= u < NT && q_of[t] < NQ && q_of[u] == q_of[t]
  @        && q_stamp[t] < q_stamp[u] ==> q_next[t] != NIL && q_stamp[q_next[t]] <= q_stamp[u]), L);

  @ predicate tq_distinct{L} = \at(
  @     (\forall integer t, u; 0 <= t < NT && 0 <= u < NT && q_of[t] < NQ && q_of[u] == q_of[t]
  @        && t != u ==> q_stamp[t] != q_stamp[u]), L);

  @ predicate tq_past{L} = \at(
  @     (\forall integer t; 0 <= t < NT && q_of[t] < NQ ==> q_stamp[t] < q_clock), L);

  @ predicate tq_ends{L} = \at(
  @     (\forall integer q; 0 <= q < NQ ==>
  @        (q_head[q] == NIL <==> q_tail[q] == NIL) &&
  @        (q_head[q] != NIL ==> q_head[q] < NT && q_of[q_head[q]] == q && q_prev[q_head[q]] == NIL) &&
  @        (q_tail[q] != NIL ==> q_tail[q] < NT && q_of[q_tail[q]] == q && q_next[q_tail[q]] == NIL)), L);

  @ predicate tq_minmax{L} = \at(
  @     (\forall integer t; 0 <= t < NT && q_of[t] < NQ ==>
  @        q_head[q_of[t]] != NIL &&
  @        q_stamp[q_head[q_of[t]]] <= q_stamp[t] <= q_stamp[q_tail[q_of[t]]]), L);

  @ predicate tq_inv{L} = tq_range{L} && tq_next_ok{L} && tq_prev_ok{L} && tq_nogap{L}
  @     && tq_distinct{L} && tq_past{L} && tq_ends{L} && tq_minmax{L};
  @*/

/* One kernel entry queues at most this many threads; tq_clock_ok() is checked at the entry. */
#define TQ_PER_ENTRY 256

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures TQ_8_ok:  \result == 1 <==> q_clock < UINT64_MAX - TQ_PER_ENTRY;
  @ ensures TQ_9_ret: \result == 0 || \result == 1;
  @*/
/* 1 if q_clock is far enough from its end for one kernel entry (it takes 2^64 queue operations
 * to make it 0: the entry code panics then). */
uint32_t tq_clock_ok(void);

/*@ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1],
  @         q_tail[0 .. NQ-1], q_mode[0 .. NQ-1], q_clock;
  @ ensures inv_tq: tq_inv;
  @ ensures TQ_11_heads: \forall integer q; 0 <= q < NQ ==> q_head[q] == NIL;
  @*/
/* Make all queues empty. */
void tq_init(void);

/*@ requires inv: tq_inv;
  @ requires t: t < NT && q_of[t] == NOQ;
  @ requires q: q < NQ;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[t], q_of[t], q_head[q], q_tail[q], q_clock, q_stamp[t];
  @ ensures inv_range: tq_range;
  @ ensures inv_next_ok: tq_next_ok;
  @ ensures inv_prev_ok: tq_prev_ok;
  @ ensures inv_nogap: tq_nogap;
  @ ensures inv_distinct: tq_distinct;
  @ ensures inv_past: tq_past;
  @ ensures inv_ends: tq_ends;
  @ ensures inv_minmax: tq_minmax;
  @ ensures TQ_1_in: q_of[t] == q;
  @ ensures TQ_2_last: \forall integer u; in_q(u,q) && u != t ==> earlier(u,t);
  @ ensures TQ_3_head: \old(q_head[q]) != NIL ==> q_head[q] == \old(q_head[q]);
  @ ensures TQ_4_nonempty: q_head[q] != NIL;
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @*/
/* Put thread t at the end of queue q. */
void tq_put(uint8_t q, uint8_t t);

/*@ requires inv: tq_inv;
  @ requires t: t < NT && q_of[t] < NQ;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[q_of[t]], q_tail[q_of[t]];
  @ ensures inv_range: tq_range;
  @ ensures inv_next_ok: tq_next_ok;
  @ ensures inv_prev_ok: tq_prev_ok;
  @ ensures inv_nogap: tq_nogap;
  @ ensures inv_distinct: tq_distinct;
  @ ensures inv_past: tq_past;
  @ ensures inv_ends: tq_ends;
  @ ensures inv_minmax: tq_minmax;
  @ ensures TQ_5_out: q_of[t] == NOQ;
  @*/
/* Take thread t out of the queue it is in. */
void tq_remove(uint8_t t);

/*@ requires inv: tq_inv;
  @ requires q: q < NQ;
  @ terminates \true; exits \false;
  @ assigns \nothing;
  @ ensures TQ_6_head: \result == q_head[q];
  @ ensures TQ_6_empty: \result == NIL <==> (\forall integer u; 0 <= u < NT ==> q_of[u] != q);
  @ ensures TQ_7_first: \result != NIL ==> in_q(\result,q) &&
  @      \forall integer u; in_q(u,q) && u != \result ==> earlier(\result,u);
  @*/
/* The thread that has been in queue q longest, or NIL if q is empty. */
uint8_t tq_first(uint8_t q);
#endif
