/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_NTFN_H
#define KERNEL_NTFN_H
/*
 * Notifications: one word of pending bits per thread, which the thread may wait for or poll.
 * Whoever holds a CAP_NTFN to the thread, and interrupts bound to it, set bits; nothing is
 * queued and nobody but the thread itself ever waits.
 */
#include <stdint.h>
#include "inv.h"
#include "refine.h"
#include "sched.h"
#include "thread.h"

/*@ // t was waiting and has got word w
  @ predicate ntfn_woken{L}(integer t, integer w) = \at(
  @     th_msg[t].w[0] == w && th_ntfn[t] == 0 && th_reg[t].r12 == E_OK, L);
  @*/

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires t: t < NT;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[t], th_msg[t].w[0], th_reg[t].r12;
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures NT_1_ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_post(m,t,bits))
  @ behavior pend:
  @   assumes th_state[t] != ST_WAIT;
  @   ensures NT_2_pend: th_ntfn[t] == (\old(th_ntfn[t]) | bits);
  @   ensures NT_3_quiet: cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @   ensures NT_4_regs: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @ behavior none:
  @   assumes th_state[t] == ST_WAIT && bits == 0;
  @   ensures NT_5_none: th_state[t] == ST_WAIT && th_ntfn[t] == 0;
  @   ensures NT_5_quiet: cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @ behavior wake:
  @   assumes th_state[t] == ST_WAIT && bits != 0;
  @   ensures NT_6_wake: ntfn_woken(t,bits);
  @   ensures NT_7_urgent: \old(th_prio[t] > th_prio[cur]) ==> cur == t && th_state[\old(cur)] == ST_READY;
  @   ensures NT_8_later: !\old(th_prio[t] > th_prio[cur]) ==> cur == \old(cur) && th_state[t] == ST_READY;
  @   ensures NT_9_frame: only2{Pre,Post}(t,\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* Set bits in thread t's notification word; if t waits for it, it gets the word in r0 and is woken:
 * it runs at once if it is more urgent than cur. */
void ntfn_post(uint8_t t, uint32_t bits);

/*@ requires inv: kernel_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1];
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures NT_10_ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_signal(m,slot))
  @ behavior refused:
  @   assumes !holds(th_dom[cur],slot,CAP_NTFN);
  @   assigns th_reg[cur].r12;
  @   ensures NT_11_err: th_reg[cur].r12 == E_CAP;
  @   ensures NT_11_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @   ensures NT_11_words: th_msg[cur] == \old(th_msg[cur]) && th_ntfn[cur] == \old(th_ntfn[cur]);
  @ behavior signal:
  @   assumes holds(th_dom[cur],slot,CAP_NTFN);
  @   ensures NT_12_status: th_reg[\old(cur)].r12 == E_OK;
  @   ensures NT_13_pend: \let t = \old(caps[th_dom[cur]][slot].obj);
  @       \old(th_state[caps[th_dom[cur]][slot].obj]) != ST_WAIT ==>
  @       th_ntfn[t] == (\old(th_ntfn[caps[th_dom[cur]][slot].obj]) | \old(caps[th_dom[cur]][slot].badge));
  @   ensures NT_14_wake: \let t = \old(caps[th_dom[cur]][slot].obj);
  @       \old(th_state[caps[th_dom[cur]][slot].obj]) == ST_WAIT && \old(caps[th_dom[cur]][slot].badge) != 0 ==>
  @       ntfn_woken(t,\old(caps[th_dom[cur]][slot].badge));
  @   ensures NT_15_frame: \let t = \old(caps[th_dom[cur]][slot].obj);
  @       only2{Pre,Post}(t,\old(cur)) && data_kept2{Pre,Post}(t,\old(cur));
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_SIGNAL by the current thread through the CAP_NTFN in `slot`: see abi.h. */
void ntfn_signal(uint32_t slot);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[cur], th_msg[cur].w[0], th_reg[cur].r12;
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures NT_17_done: sched_done;
  @ ensures clk: q_clock == \old(q_clock);
  @ ENSURES_REF(a_wait(m))
  @ behavior pending:
  @   assumes th_ntfn[cur] != 0;
  @   assigns th_ntfn[cur], th_msg[cur].w[0], th_reg[cur].r12;
  @   ensures NT_18_word: ntfn_woken(cur,\old(th_ntfn[cur]));
  @   ensures NT_18_same: cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @ behavior wait:
  @   assumes th_ntfn[cur] == 0;
  @   ensures NT_19_wait: th_state[\old(cur)] == ST_WAIT;
  @   ensures NT_20_best: cur != \old(cur) ==> best{Pre}(cur);
  @   ensures NT_21_frame: only2_picked{Pre,Post}(\old(cur),\old(cur));
  @   ensures NT_22_regs: data_kept2{Pre,Post}(NIL,NIL);
  @ complete behaviors; disjoint behaviors;
  @*/
/* SYS_WAIT by the current thread: see abi.h. */
void ntfn_wait(void);

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ terminates \true; exits \false;
  @ assigns th_ntfn[cur], th_msg[cur].w[0], th_reg[cur].r12;
  @ ENSURES_TH_INV
  @ ENSURES_LIVES
  @ ensures NT_23_ok: sched_ok;
  @ ensures NT_24_word: ntfn_woken(cur,\old(th_ntfn[cur]));
  @ ENSURES_REF(a_poll(m))
  @*/
/* SYS_POLL by the current thread: see abi.h. */
void ntfn_poll(void);
#endif
