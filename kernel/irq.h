/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_IRQ_H
#define KERNEL_IRQ_H
/*
 * The secure interrupt line: bound to one thread's notification, masked from the moment it fires
 * until the thread acknowledges it.
 */
#include <stdint.h>
#include "hal.h"
#include "inv.h"
#include "ntfn.h"
#include "sched.h"
#include "tables.h"
#include "thread.h"

/*@ // who is bound to a line is a thread, and the line wakes it
  @ predicate irq_inv{L} = \at(
  @     (\forall integer i; 0 <= i < NIRQ ==>
  @        irq_thread[i] == NO_THREAD || (irq_thread[i] < NT && irq_bits[i] != 0)), L);

  @ // no line but i was bound, unbound, opened or masked
  @ predicate lines_kept{L1,L2}(integer i) = \forall integer k; 0 <= k < NIRQ && k != i ==>
  @     \at(irq_thread[k],L2) == \at(irq_thread[k],L1) && \at(irq_bits[k],L2) == \at(irq_bits[k],L1) &&
  @     \at(irq_on[k],L2) == \at(irq_on[k],L1);

  @ // a thread that did not wait for its notification has its words and registers as they were
  @ predicate regs_kept{L1,L2} = \forall integer t; 0 <= t < NT && \at(th_state[t],L1) != ST_WAIT ==>
  @     \at(th_msg[t],L2) == \at(th_msg[t],L1) && \at(th_reg[t],L2) == \at(th_reg[t],L1);

  @ // nobody begins to wait
  @ predicate waits_kept{L1,L2} = \forall integer t; 0 <= t < NT &&
  @     \at(th_state[t],L1) != \at(th_state[t],L2) ==>
  @     (\at(th_state[t],L1) == ST_WAIT || \at(th_state[t],L1) == ST_READY || \at(th_state[t],L1) == ST_RUNNING) &&
  @     (\at(th_state[t],L2) == ST_READY || \at(th_state[t],L2) == ST_RUNNING);
  @*/

/*@ terminates \true; exits \false;
  @ assigns irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1];
  @ ensures inv_irq: irq_inv;
  @ ensures IQ_1_none: \forall integer i; 0 <= i < NIRQ ==> irq_thread[i] == NO_THREAD && irq_bits[i] == 0;
  @ ENSURES_LINK(start_irq, \forall astate m; (\forall integer i; 0 <= i < NIRQ ==> a_ion(m,i) == irq_on[i]) ==> r_irq{Post}(a_irq(a_start(m))))
  @*/
/* No line is bound. */
void irq_init(void);

/*@ requires inv: kernel_inv;
  @ requires irq: irq_inv;
  @ terminates \true; exits \false;
  @ assigns irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
  @ ensures inv_irq: irq_inv;
  @ ensures IQ_2_cap: \result == E_CAP <==> !holds(th_dom[cur],slot,CAP_IRQ);
  @ ensures IQ_3_arg: \result == E_ARG <==> holds(th_dom[cur],slot,CAP_IRQ) && bits == 0;
  @ ensures IQ_4_ok: \result == E_OK <==> holds(th_dom[cur],slot,CAP_IRQ) && bits != 0;
  @ ensures IQ_5_bound: \result == E_OK ==>
  @     irq_thread[caps[th_dom[cur]][slot].obj] == cur && irq_bits[caps[th_dom[cur]][slot].obj] == bits;
  @ ensures IQ_6_open: \result == E_OK ==> irq_on[caps[th_dom[cur]][slot].obj] == 1;
  @ ensures IQ_7_kept: \result == E_OK ==> lines_kept{Pre,Post}(caps[th_dom[cur]][slot].obj);
  @ ensures IQ_8_refused: \result != E_OK ==> lines_kept{Pre,Post}(NIRQ);
  @ ENSURES_REF(a_irq_bind_of(m,slot,bits))
  @ ENSURES_RESULT(a_irq_bind_ret(m,slot,bits))
  @*/
/* SYS_IRQ_BIND by the current thread: see abi.h. */
uint32_t irq_bind(uint32_t slot, uint32_t bits);

/*@ requires inv: kernel_inv;
  @ requires irq: irq_inv;
  @ terminates \true; exits \false;
  @ assigns irq_on[0 .. NIRQ-1];
  @ ensures IQ_9_cap: \result == E_CAP <==> !holds(th_dom[cur],slot,CAP_IRQ);
  @ ensures IQ_10_state: \result == E_STATE <==>
  @     holds(th_dom[cur],slot,CAP_IRQ) && irq_thread[caps[th_dom[cur]][slot].obj] != cur;
  @ ensures IQ_11_ok: \result == E_OK <==>
  @     holds(th_dom[cur],slot,CAP_IRQ) && irq_thread[caps[th_dom[cur]][slot].obj] == cur;
  @ ensures IQ_12_open: \result == E_OK ==> irq_on[caps[th_dom[cur]][slot].obj] == 1;
  @ ensures IQ_13_kept: \result == E_OK ==> lines_kept{Pre,Post}(caps[th_dom[cur]][slot].obj);
  @ ensures IQ_14_refused: \result != E_OK ==> lines_kept{Pre,Post}(NIRQ);
  @ ENSURES_REF(a_irq_ack_of(m,slot))
  @ ENSURES_RESULT(a_irq_ack_ret(m,slot))
  @*/
/* SYS_IRQ_ACK by the current thread: see abi.h. */
uint32_t irq_ack(uint32_t slot);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires irq: irq_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1], irq_on[0 .. NIRQ-1];
  @ ENSURES_TH_INV
  @ ensures IQ_15_ok: sched_ok;
  @ ensures IQ_16_masked: id < NIRQ ==> irq_on[id] == 0;
  @ ensures IQ_17_kept: lines_kept{Pre,Post}(id);
  @ ensures IQ_18_regs: regs_kept{Pre,Post};
  @ ensures IQ_18_waits: waits_kept{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_MODEL(step, id < NIRQ ==> refines{Post}(a_irq_fire(m,id)))
  @ ENSURES_MODEL(none, id >= NIRQ ==> refines{Post}(m))
  @ behavior unbound:
  @   assumes id >= NIRQ || irq_thread[id] == NO_THREAD;
  @   ensures IQ_19_quiet: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(NIL,NIL);
  @ behavior pend:
  @   assumes id < NIRQ && irq_thread[id] != NO_THREAD && th_state[irq_thread[id]] != ST_WAIT;
  @   ensures IQ_20_pend: th_ntfn[irq_thread[id]] == (\old(th_ntfn[irq_thread[id]]) | irq_bits[id]);
  @   ensures IQ_21_quiet: cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @   ensures IQ_21_data: data_kept2{Pre,Post}(irq_thread[id],irq_thread[id]);
  @ behavior wake:
  @   assumes id < NIRQ && irq_thread[id] != NO_THREAD && th_state[irq_thread[id]] == ST_WAIT;
  @   ensures IQ_22_wake: ntfn_woken(irq_thread[id],irq_bits[id]);
  @   ensures IQ_23_urgent: \old(th_prio[irq_thread[id]] > th_prio[cur]) ==>
  @       cur == irq_thread[id] && th_state[\old(cur)] == ST_READY;
  @   ensures IQ_24_later: !\old(th_prio[irq_thread[id]] > th_prio[cur]) ==>
  @       cur == \old(cur) && th_state[irq_thread[id]] == ST_READY;
  @   ensures IQ_25_frame: only2{Pre,Post}(irq_thread[id],\old(cur));
  @   ensures IQ_26_data: data_kept2{Pre,Post}(irq_thread[id],irq_thread[id]);
  @ complete behaviors; disjoint behaviors;
  @*/
/* Interrupt `id` has been taken: mask it and post its bits.  Unbound lines stay masked. */
void irq_fire(uint32_t id);

/*@ requires irq: irq_inv;
  @ requires t: t < NT;
  @ terminates \true; exits \false;
  @ assigns irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
  @ ensures inv_irq: irq_inv;
  @ ensures IQ_27_gone: \forall integer i; 0 <= i < NIRQ ==> irq_thread[i] != t;
  @ ensures IQ_28_masked: \forall integer i; 0 <= i < NIRQ && \old(irq_thread[i]) == t ==>
  @     irq_thread[i] == NO_THREAD && irq_on[i] == 0;
  @ ensures IQ_29_kept: \forall integer i; 0 <= i < NIRQ && \old(irq_thread[i]) != t ==>
  @     irq_thread[i] == \old(irq_thread[i]) && irq_on[i] == \old(irq_on[i]);
  @*/
/* Thread t ends: its lines are masked and unbound. */
void irq_unbind(uint8_t t);
#endif
