/* SPDX-License-Identifier: BSD-2-Clause */
#include "irq.h"
#include "cap.h"
#include "enter.h"
#include "event.h"
#include "hal.h"
#include "memmap.h"
#include "ntfn.h"
#include "sched.h"

#define IRQ_BURST   8u      /* interrupts handled in one kernel entry                         */

uint8_t  irq_thread[NIRQ];
uint32_t irq_bits[NIRQ];
/*@ ghost uint8_t irq_on[NIRQ]; */
/*@ ghost uint32_t irq_taken; */

void irq_init(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NIRQ;
      @ loop invariant none: \forall integer k; 0 <= k < i ==> irq_thread[k] == NO_THREAD && irq_bits[k] == 0;
      @ loop assigns i, irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1];
      @ loop variant NIRQ - i;
      @*/
    for (i = 0u; i < NIRQ; i++) {
        irq_thread[i] = NO_THREAD;
        irq_bits[i] = 0u;
    }
}

uint32_t irq_bind(uint32_t slot, uint32_t bits)
{
    uint8_t d = th_dom[cur];
    uint8_t id;

    if (cap_has(d, slot, CAP_IRQ) == 0u) {
        //@ SHOW_MODEL(nocap, a_irq_bind_ret(m,slot,bits) == E_CAP)
        return E_CAP;
    }
    if (bits == 0u) {
        //@ SHOW_MODEL(arg, a_irq_bind_ret(m,slot,bits) == E_ARG)
        return E_ARG;
    }
    //@ assert line: cap_ok(d,slot);
    id = caps[d][slot].obj;
    irq_thread[id] = cur;
    irq_bits[id] = bits;
    hal_irq_enable(id);
    //@ SHOW_REF(irq, irq, a_ibind(m,id,cur,bits))
    //@ SHOW_STEP(bound, a_ibind(m,id,cur,bits))
    //@ SHOW_MODEL(ok, a_irq_bind_ret(m,slot,bits) == E_OK)
    //@ SHOW_MODEL(is, a_irq_bind_of(m,slot,bits) == a_ibind(m,id,cur,bits))
    return E_OK;
}

uint32_t irq_ack(uint32_t slot)
{
    uint8_t d = th_dom[cur];
    uint8_t id;

    if (cap_has(d, slot, CAP_IRQ) == 0u) {
        //@ SHOW_MODEL(nocap, a_irq_ack_ret(m,slot) == E_CAP)
        return E_CAP;
    }
    //@ assert line: cap_ok(d,slot);
    id = caps[d][slot].obj;
    if (irq_thread[id] != cur) {
        //@ SHOW_MODEL(state, a_irq_ack_ret(m,slot) == E_STATE)
        return E_STATE;
    }
    hal_irq_enable(id);
    //@ SHOW_REF(irq, irq, a_imask(m,id,1))
    //@ SHOW_STEP(open, a_imask(m,id,1))
    //@ SHOW_MODEL(ok, a_irq_ack_ret(m,slot) == E_OK)
    //@ SHOW_MODEL(is, a_irq_ack_of(m,slot) == a_imask(m,id,1))
    return E_OK;
}

void irq_fire(uint32_t id)
{
    if (id < NIRQ) {
        hal_irq_disable(id);
        //@ SHOW_REF(irq, irq, a_imask(m,id,0))
        //@ SHOW_STEP(masked, a_imask(m,id,0))
        //@ SHOW_MODEL(fire, a_irq_fire(m,id) == (irq_thread[id] == NO_THREAD ? a_imask(m,id,0) : a_post(a_imask(m,id,0),irq_thread[id],irq_bits[id])))
        if (irq_thread[id] != NO_THREAD) {
            ntfn_post(irq_thread[id], irq_bits[id]);
        }
    }
}

void irq_unbind(uint8_t t)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NIRQ;
      @ loop invariant inv: irq_inv;
      @ loop invariant gone: \forall integer k; 0 <= k < i ==> irq_thread[k] != t;
      @ loop invariant masked: \forall integer k; 0 <= k < i && \at(irq_thread[k],Pre) == t ==>
      @     irq_thread[k] == NO_THREAD && irq_on[k] == 0;
      @ loop invariant kept: \forall integer k; 0 <= k < NIRQ && (k >= i || \at(irq_thread[k],Pre) != t) ==>
      @     irq_thread[k] == \at(irq_thread[k],Pre) && irq_on[k] == \at(irq_on[k],Pre);
      @ loop assigns i, irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
      @ loop variant NIRQ - i;
      @*/
    for (i = 0u; i < NIRQ; i++) {
        if (irq_thread[i] == t) {
            hal_irq_disable(i);
            irq_thread[i] = NO_THREAD;
        }
    }
}

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires irq: irq_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1], irq_on[0 .. NIRQ-1];
  @ ENSURES_TH_INV
  @ ensures IQ_30_ok: sched_ok;
  @ ensures IQ_31_masked: id < NIRQ && id != IRQ_SLICE ==> irq_on[id] == 0;
  @ ensures IQ_32_regs: regs_kept{Pre,Post};
  @ ensures IQ_32_waits: waits_kept{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_irq_serve(m,id,IRQ_SLICE))
  @ behavior world:
  @   assumes id == IRQ_SLICE && cur == THREAD_WORLD;
  @   ensures IQ_33_nothing: cur == \old(cur) && only2{Pre,Post}(NIL,NIL);
  @ behavior slice:
  @   assumes id == IRQ_SLICE && cur != THREAD_WORLD;
  @   ensures IQ_34_turn: (\exists integer u; is_ready{Pre}(u) && \at(th_prio[u] == th_prio[cur],Pre)) ==>
  @       best{Pre}(cur) && th_prio[cur] == th_prio[\old(cur)] && th_state[\old(cur)] == ST_READY;
  @   ensures IQ_35_alone: !(\exists integer u; is_ready{Pre}(u) && \at(th_prio[u] == th_prio[cur],Pre)) ==>
  @       cur == \old(cur);
  @   ensures IQ_36_frame: only2{Pre,Post}(cur,\old(cur));
  @ behavior line:
  @   assumes id != IRQ_SLICE;
  @   ensures IQ_37_kept: lines_kept{Pre,Post}(id);
  @   ensures IQ_38_pend: id < NIRQ && irq_thread[id] != NO_THREAD && \old(th_state[irq_thread[id]]) != ST_WAIT ==>
  @       th_ntfn[irq_thread[id]] == (\old(th_ntfn[irq_thread[id]]) | irq_bits[id]);
  @   ensures IQ_39_wake: id < NIRQ && irq_thread[id] != NO_THREAD && \old(th_state[irq_thread[id]]) == ST_WAIT ==>
  @       ntfn_woken(irq_thread[id],irq_bits[id]);
  @ complete behaviors; disjoint behaviors;
  @*/
/* Interrupt `id` was taken: the end of cur's time slice, or a line of somebody. */
static void irq_serve(uint32_t id)
{
    if (id != IRQ_SLICE) {
        //@ SHOW_MODEL(line, a_irq_serve(m,id,IRQ_SLICE) == (id < NIRQ ? a_irq_fire(m,id) : m))
        irq_fire(id);
    } else if (cur != THREAD_WORLD) {
        //@ SHOW_MODEL(slice, a_irq_serve(m,id,IRQ_SLICE) == a_turn(m))
        sched_yield();
    }
}

void kernel_fiq(void)
{
    uint32_t n;

    kernel_enter();
    /*@ loop invariant r: 0 <= n <= IRQ_BURST;
      @ loop invariant inv: th_inv;
      @ loop invariant ok: sched_ok;
      @ loop invariant taken: irq_taken == IRQ_NONE;
      @ loop invariant regs: regs_kept{Pre,Here};
      @ loop invariant waits: waits_kept{Pre,Here};
      @ loop invariant clk: q_clock <= \at(q_clock,Pre) + n;
      @ LOOP_LINK(step, \forall astate m; refines{Pre}(m) ==>
      @     \exists astate z; a_event_fiq(m,z,IRQ_SLICE) && refines{Here}(z))
      @ loop assigns n, q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NPRIO-1],
      @   q_tail[0 .. NPRIO-1], q_clock, q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur,
      @   th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1], irq_on[0 .. NIRQ-1], irq_taken;
      @ loop variant IRQ_BURST - n;
      @*/
    for (n = 0u; n < IRQ_BURST; n++) {
        uint32_t id = hal_irq_take();

        if (id >= IRQ_NONE) {
            break;
        }
        irq_serve(id);
        hal_irq_done(id);
    }
}
