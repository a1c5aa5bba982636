/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"
#include "aspace.h"
#include "cap.h"
#include "frame.h"
#include "hal.h"
#include "ipc.h"
#include "irq.h"
#include "ntfn.h"
#include "sched.h"
#include "tq.h"
#include "world.h"

uint8_t  dom_state[NDOM];
uint8_t  dom_sup[NDOM];
uint32_t dom_badge[NDOM];
uint16_t dom_step[NDOM];

void domain_init(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant free: \forall integer e; 0 <= e < d ==> dom_state[e] == DS_FREE;
      @ loop invariant sup: \forall integer e; 0 <= e < d ==> dom_sup[e] == NODOM;
      @ loop invariant step: \forall integer e; 0 <= e < d ==> dom_step[e] == STEP_THREADS;
      @ LOOP_LINK(badge, \forall integer e; 0 <= e < d ==> dom_badge[e] == 0)
      @ loop assigns d, dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], dom_badge[0 .. NDOM-1], dom_step[0 .. NDOM-1];
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        dom_state[d] = DS_FREE;
        dom_sup[d] = NODOM;
        dom_badge[d] = 0u;
        dom_step[d] = STEP_THREADS;
    }
    dom_state[DOM_WORLD] = DS_LIVE;
    dom_state[DOM_INIT] = DS_LIVE;
}

uint8_t domain_operand(uint32_t slot)
{
    uint8_t d = th_dom[cur];

    if (slot == SLOT_SELF) {
        return d;
    }
    if (cap_has(d, slot, CAP_DOM) == 0u) {
        return NODOM;
    }
    //@ assert names: cap_ok(d,slot);
    return dom_state[caps[d][slot].obj] == DS_LIVE ? caps[d][slot].obj : NODOM;
}

/* ---- creation ------------------------------------------------------------------------------------- */

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_60_some: \result != NODOM ==> free_domain(\result);
  @ ensures DM_61_none: \result == NODOM <==> no_domain;
  @ ENSURES_RESULT(a_dom_free(m))
  @*/
/* The first free domain id, or NODOM. */
static uint8_t domain_free_id(void)
{
    uint8_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant taken: \forall integer e; 0 <= e < d ==> dom_state[e] != DS_FREE;
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (dom_state[d] == DS_FREE) {
            //@ SHOW_MODEL(first, a_dom_free(m) == d)
            return d;
        }
    }
    //@ SHOW_MODEL(none, a_dom_free(m) == NODOM)
    return NODOM;
}

/*@ requires inv: kernel_inv;
  @ requires dom: dom_inv;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_62_status: \result == E_OK || \result == E_CAP || \result == E_ARG || \result == E_STATE;
  @ ensures DM_63_cap: \result == E_CAP <==> !holds(th_dom[cur],ctrl,CAP_CTRL);
  @ ensures DM_64_arg: \result == E_ARG <==> holds(th_dom[cur],ctrl,CAP_CTRL) && create_badarg(dom_slot,ep_slot);
  @ ensures DM_65_state: \result == E_STATE <==> holds(th_dom[cur],ctrl,CAP_CTRL) &&
  @     !create_badarg(dom_slot,ep_slot) && create_taken(th_dom[cur],dom_slot,ep_slot);
  @ ENSURES_MODEL(result, a_create_ret(m,ctrl,dom_slot,ep_slot) == (\result == E_OK && a_dom_free(m) == NODOM ? E_FULL : \result))
  @*/
/* May the current thread create a domain, with capabilities to it in those slots? */
static uint32_t create_check(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot)
{
    uint8_t self = th_dom[cur];

    if (cap_has(self, ctrl, CAP_CTRL) == 0u) {
        return E_CAP;
    }
    if (dom_slot >= NCAP || ep_slot >= NCAP || dom_slot == ep_slot) {
        return E_ARG;
    }
    if (caps[self][dom_slot].type != CAP_NONE || caps[self][ep_slot].type != CAP_NONE) {
        return E_STATE;
    }
    return E_OK;
}

/*@ requires cur: cur < NT;
  @ terminates \true; exits \false;
  @ assigns th_msg[cur].w[0];
  @ ensures DM_149_told: th_msg[cur].w[0] == id;
  @ ENSURES_REF(a_put0(m,cur,id))
  @*/
/* The current thread is told the id of what it created. */
static void id_put(uint8_t id)
{
    th_msg[cur].w[0] = id;
    //@ SHOW_REF(msg, reg, a_put0(m,cur,id))
}

/*@ requires inv: cap_inv;
  @ requires dom: dom_inv;
  @ requires th: th_ok;
  @ requires d: free_domain(d);
  @ requires slots: !create_badarg(dom_slot,ep_slot) && !create_taken(DOM_INIT,dom_slot,ep_slot);
  @ terminates \true; exits \false;
  @ assigns dom_state[d], dom_sup[d], dom_badge[d], dom_step[d], caps[DOM_INIT][0 .. NCAP-1];
  @ ensures inv_cap: cap_inv;
  @ ENSURES_DOM_INV
  @ ensures DM_66_live: dom_state[d] == DS_LIVE && dom_sup[d] == DOM_INIT && dom_badge[d] == badge;
  @ ensures DM_67_dom: fresh_cap(DOM_INIT,dom_slot,CAP_DOM,d,0);
  @ ensures DM_68_ep: fresh_cap(DOM_INIT,ep_slot,CAP_EP,d,RIGHT_GRANT);
  @ ensures DM_69_caps: caps_kept2{Pre,Post}(DOM_INIT,dom_slot,ep_slot);
  @ ENSURES_REF(a_cput(a_cput(a_dnew(m,d,DOM_INIT,badge),DOM_INIT,dom_slot,CAP_DOM,d,0,0),DOM_INIT,ep_slot,CAP_EP,d,0,1))
  @*/
/* Domain d lives, supervised by init, which gets the capabilities to it. */
static void domain_new(uint8_t d, uint32_t dom_slot, uint32_t ep_slot, uint32_t badge)
{
    dom_state[d] = DS_LIVE;
    dom_sup[d] = DOM_INIT;
    dom_badge[d] = badge;
    dom_step[d] = STEP_THREADS;
    //@ SHOW_REF(dmn, dmn, a_dnew(m,d,DOM_INIT,badge))
    //@ SHOW_STEP(live, a_dnew(m,d,DOM_INIT,badge))
    cap_put(DOM_INIT, dom_slot, CAP_DOM, d, 0u);
    //@ SHOW_STEP(dom, a_cput(a_dnew(m,d,DOM_INIT,badge),DOM_INIT,dom_slot,CAP_DOM,d,0,0))
    cap_put(DOM_INIT, ep_slot, CAP_EP, d, RIGHT_GRANT);
}

uint32_t domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot, uint32_t badge)
{
    uint32_t status = create_check(ctrl, dom_slot, ep_slot);
    uint8_t d;

    if (status != E_OK) {
        return status;
    }
    d = domain_free_id();
    if (d == NODOM) {
        return E_FULL;
    }
    //@ assert init: th_dom[cur] == DOM_INIT;
    domain_new(d, dom_slot, ep_slot, badge);
    //@ SHOW_STEP(new, a_cput(a_cput(a_dnew(m,d,DOM_INIT,badge),DOM_INIT,dom_slot,CAP_DOM,d,0,0),DOM_INIT,ep_slot,CAP_EP,d,0,1))
    id_put(d);
    //@ SHOW_STEP(done, a_put0(a_cput(a_cput(a_dnew(m,d,DOM_INIT,badge),DOM_INIT,dom_slot,CAP_DOM,d,0,0),DOM_INIT,ep_slot,CAP_EP,d,0,1),cur,d))
    //@ SHOW_MODEL(is, a_create_as(m,a_dom_free(m),dom_slot,ep_slot,badge) == a_put0(a_cput(a_cput(a_dnew(m,d,DOM_INIT,badge),DOM_INIT,dom_slot,CAP_DOM,d,0,0),DOM_INIT,ep_slot,CAP_EP,d,0,1),cur,d))
    return E_OK;
}

/* ---- teardown ------------------------------------------------------------------------------------- */

/*@ requires inv: th_inv;
  @ requires irq: irq_inv;
  @ requires t: t < NT && th_state[t] != ST_RUNNING && th_state[t] != ST_FREE;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], th_state[t], sc_map,
  @     th_ntfn[t], irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
  @ ENSURES_TH_INV
  @ ensures inv_irq: irq_inv;
  @ ensures DM_70_free: th_state[t] == ST_FREE && th_ntfn[t] == 0;
  @ ensures DM_71_masked: \forall integer i; 0 <= i < NIRQ && \old(irq_thread[i]) == t ==>
  @     irq_thread[i] == NO_THREAD && irq_on[i] == 0;
  @ ensures DM_72_kept: \forall integer i; 0 <= i < NIRQ && \old(irq_thread[i]) != t ==>
  @     irq_thread[i] == \old(irq_thread[i]) && irq_on[i] == \old(irq_on[i]);
  @*/
/* Thread t is gone: out of its queue, no interrupts, the id free. */
static void thread_end(uint8_t t)
{
    ipc_cancel(t);
    irq_unbind(t);
    th_ntfn[t] = 0u;
    th_state[t] = ST_FREE;
}

/*@ // the lines of threads of domain d among the first n are masked and unbound, all others are as they were
  @ predicate lines_ended{L1,L2}(integer d, integer n) = \forall integer i; 0 <= i < NIRQ ==>
  @     (\at(irq_thread[i],L1) < n && lives_in{L1}(\at(irq_thread[i],L1),d) ?
  @      \at(irq_thread[i],L2) == NO_THREAD && \at(irq_on[i],L2) == 0 :
  @      \at(irq_thread[i],L2) == \at(irq_thread[i],L1) && \at(irq_on[i],L2) == \at(irq_on[i],L1));
  @ // threads of other domains, and those from n on, are where they were
  @ predicate others_stay{L1,L2}(integer d, integer n) = \forall integer t;
  @     0 <= t < NT && (t >= n || \at(th_dom[t],L1) != d) ==>
  @     \at(th_state[t],L2) == \at(th_state[t],L1) && \at(q_of[t],L2) == \at(q_of[t],L1) &&
  @     \at(th_ntfn[t],L2) == \at(th_ntfn[t],L1);
  @*/
/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires irq: irq_inv;
  @ requires d: d < NDOM && d != th_dom[cur];
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1],
  @     th_state[0 .. NT-1], sc_map, th_ntfn[0 .. NT-1], irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_irq: irq_inv;
  @ ensures DM_73_gone: \forall integer t; 0 <= t < NT && th_dom[t] == d ==> th_state[t] == ST_FREE;
  @ ensures DM_74_stay: others_stay{Pre,Post}(d,NT);
  @ ensures DM_75_lines: lines_ended{Pre,Post}(d,NT);
  @ ENSURES_REF(a_kill(m,d))
  @*/
/* All threads of domain d end. */
static void step_threads(uint8_t d)
{
    uint8_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant inv: th_inv;
      @ loop invariant ok: sched_ok;
      @ loop invariant irq: irq_inv;
      @ loop invariant gone: \forall integer u; 0 <= u < t && th_dom[u] == d ==> th_state[u] == ST_FREE;
      @ loop invariant stay: others_stay{Pre,Here}(d,t);
      @ loop invariant lines: lines_ended{Pre,Here}(d,t);
      @ LOOP_LINK(words, \forall integer u; 0 <= u < NT ==> th_ntfn[u] ==
      @     (u < t && th_dom[u] == d && \at(th_state[u],Pre) != ST_FREE ? 0 : \at(th_ntfn[u],Pre)))
      @ loop assigns t, q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1],
      @     th_state[0 .. NT-1], sc_map, th_ntfn[0 .. NT-1], irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_dom[t] == d && th_state[t] != ST_FREE) {
            thread_end(t);
        }
    }
    /*@ SHOW_MODEL(bound, \forall integer i; 0 <= i < NIRQ ==>
      @     (a_bound_to(m,i,d) <==> \at(irq_thread[i],Pre) < NT && lives_in{Pre}(\at(irq_thread[i],Pre),d)))
      @*/
    //@ SHOW_REF(st, sch, a_kill(m,d))
    //@ SHOW_REF(pos, sch, a_kill(m,d))
    //@ SHOW_REF(clk, sch, a_kill(m,d))
    //@ SHOW_REF(wep, ipc, a_kill(m,d))
    //@ SHOW_REF(ntf, ntf, a_kill(m,d))
    //@ SHOW_REF(irq, irq, a_kill(m,d))
}

/*@ requires inv: th_inv;
  @ requires t: t < NT;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_76_yes: \result == 1 <==> waits_for(t,d);
  @ ensures DM_76_no: \result == 0 <==> !waits_for(t,d);
  @*/
/* 1 if t waits for an answer of domain d or stands in its queue, else 0. */
static uint32_t caller_of(uint8_t t, uint8_t d)
{
    return (th_state[t] == ST_REPLY && th_srv[t] == d) ||
           (th_state[t] == ST_SEND && q_of[t] == NPRIO + d) ? 1u : 0u;
}

/*@ requires inv: th_inv;
  @ requires t: t < NT && (th_state[t] == ST_REPLY || th_state[t] == ST_SEND);
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[t], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock, q_stamp[t],
  @     th_state[t], sc_map, th_reg[t].r12, th_msg[THREAD_WORLD].w[0];
  @ ENSURES_TH_INV
  @ ensures DM_77_fails: th_state[t] == ST_READY && th_reg[t].r12 == E_DEAD;
  @ ensures DM_78_world: th_msg[THREAD_WORLD].w[0] ==
  @     (t == THREAD_WORLD ? SMCCC_NOT_SUPPORTED : \old(th_msg[THREAD_WORLD].w[0]));
  @ ensures clk: q_clock == \old(q_clock) + 1;
  @ ENSURES_LINK(last, \forall integer u; is_ready(u) && u != t && th_prio[u] == th_prio[t] ==> earlier(u,t))
  @*/
/* t learns that no answer will come. */
static void caller_fail(uint8_t t)
{
    ipc_fail(t, E_DEAD);
    if (t == THREAD_WORLD) {
        th_msg[t].w[0] = SMCCC_NOT_SUPPORTED;
    }
}

#ifdef __LINK__
/*@ // of a thread's registers none but r12 changed
  @ predicate regs_but_r12{L1,L2}(integer t) =
  @     \at(th_reg[t].r8,L2) == \at(th_reg[t].r8,L1) && \at(th_reg[t].r9,L2) == \at(th_reg[t].r9,L1) &&
  @     \at(th_reg[t].r10,L2) == \at(th_reg[t].r10,L1) && \at(th_reg[t].r11,L2) == \at(th_reg[t].r11,L1) &&
  @     \at(th_reg[t].sp,L2) == \at(th_reg[t].sp,L1) && \at(th_reg[t].lr,L2) == \at(th_reg[t].lr,L1) &&
  @     \at(th_reg[t].pc,L2) == \at(th_reg[t].pc,L1) && \at(th_reg[t].cpsr,L2) == \at(th_reg[t].cpsr,L1);
  @ // the model's ticket of thread t, when of the first n threads those that waited for domain d have been made ready
  @ logic integer pos_after{L}(astate m, integer d, integer n, integer t) =
  @     t < n && ((\at(th_state[t],L) == ST_REPLY && \at(th_srv[t],L) == d) ||
  @               (\at(th_state[t],L) == ST_SEND && \at(q_of[t],L) == NPRIO + d)) ? a_clk(m) + t : a_pos(m,t);
  @*/
#endif
/*@ // who waited for domain d, of the first n threads, is ready and has been told
  @ predicate callers_told{L1,L2}(integer d, integer n) = \forall integer t; 0 <= t < n && waits_for{L1}(t,d) ==>
  @     \at(th_state[t],L2) == ST_READY && \at(th_reg[t].r12,L2) == E_DEAD;
  @ // who did not wait for d, and who comes from n on, is where it was
  @ predicate callers_stay{L1,L2}(integer d, integer n) = \forall integer t;
  @     0 <= t < NT && (t >= n || !waits_for{L1}(t,d)) ==>
  @     \at(th_state[t],L2) == \at(th_state[t],L1) && \at(q_of[t],L2) == \at(q_of[t],L1) &&
  @     \at(th_reg[t],L2) == \at(th_reg[t],L1);
  @*/
/*@ requires inv: th_inv;
  @ requires run: th_state[cur] == ST_RUNNING;
  @ requires d: d < NDOM;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, th_reg[0 .. NT-1], th_msg[THREAD_WORLD].w[0];
  @ ENSURES_TH_INV
  @ ensures DM_79_told: callers_told{Pre,Post}(d,NT);
  @ ensures DM_80_stay: callers_stay{Pre,Post}(d,NT);
  @ ensures DM_81_world: \old(waits_for(THREAD_WORLD,d)) ==> th_msg[THREAD_WORLD].w[0] == SMCCC_NOT_SUPPORTED;
  @ ensures DM_81_kept: !\old(waits_for(THREAD_WORLD,d)) ==> th_msg[THREAD_WORLD].w[0] == \old(th_msg[THREAD_WORLD].w[0]);
  @ ensures clk: q_clock <= \old(q_clock) + NT;
  @ ENSURES_REF(a_fail(m,d))
  @*/
/* Whoever called d, or stands in its queue, is made ready with an error. */
static void callers_fail(uint8_t d)
{
    uint8_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant inv: th_inv;
      @ loop invariant told: callers_told{Pre,Here}(d,t);
      @ loop invariant stay: callers_stay{Pre,Here}(d,t);
      @ loop invariant world: t > THREAD_WORLD && \at(waits_for(THREAD_WORLD,d),Pre) ==>
      @     th_msg[THREAD_WORLD].w[0] == SMCCC_NOT_SUPPORTED;
      @ loop invariant world_kept: t == THREAD_WORLD || !\at(waits_for(THREAD_WORLD,d),Pre) ==>
      @     th_msg[THREAD_WORLD].w[0] == \at(th_msg[THREAD_WORLD].w[0],Pre);
      @ loop invariant clk: q_clock <= \at(q_clock,Pre) + t;
      @ LOOP_LINK(regs, \forall integer u; 0 <= u < NT ==> regs_but_r12{Pre,Here}(u))
      @ LOOP_LINK(pos, \forall astate m; refines{Pre}(m) ==> \forall integer u, v; 0 <= u < NT && 0 <= v < NT && q_of[u] < NQ &&
      @     q_of[v] == q_of[u] && q_stamp[u] < q_stamp[v] ==> pos_after{Pre}(m,d,t,u) < pos_after{Pre}(m,d,t,v))
      @ loop assigns t, q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1],
      @     q_clock, q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, th_reg[0 .. NT-1], th_msg[THREAD_WORLD].w[0];
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        //@ SHOW(asked, waits_for(t,d) <==> waits_for{Pre}(t,d))
        //@ SHOW_MODEL(next, \forall integer u; 0 <= u < NT && u != t ==> pos_after{Pre}(m,d,t + 1,u) == pos_after{Pre}(m,d,t,u))
        //@ SHOW_MODEL(same, !waits_for(t,d) ==> pos_after{Pre}(m,d,t + 1,t) == pos_after{Pre}(m,d,t,t))
        //@ SHOW_MODEL(mine, waits_for(t,d) ==> pos_after{Pre}(m,d,t + 1,t) == a_clk(m) + t)
        //@ SHOW_MODEL(less, \forall integer u; 0 <= u < NT && q_of[u] < NQ ==> pos_after{Pre}(m,d,t,u) < a_clk(m) + t)
        if (caller_of(t, d) != 0u) {
            caller_fail(t);
            //@ SHOW(kept, \forall integer u; 0 <= u < NT ==> regs_but_r12{LoopCurrent,Here}(u))
            //@ SHOW(told, \forall integer u; 0 <= u < NT ==> regs_but_r12{Pre,Here}(u))
            //@ SHOW(order, \forall integer u; 0 <= u < NT && u != t && q_of[u] == q_of[t] ==> q_stamp[u] < q_stamp[t])
            /*@ SHOW_MODEL(tickets, \forall integer u, v; 0 <= u < NT && 0 <= v < NT && q_of[u] < NQ &&
              @     q_of[v] == q_of[u] && q_stamp[u] < q_stamp[v] ==> pos_after{Pre}(m,d,t + 1,u) < pos_after{Pre}(m,d,t + 1,v))
              @*/
        }
    }
    //@ SHOW_MODEL(who, \forall integer u; 0 <= u < NT ==> (a_waits_for(m,u,d) <==> waits_for{Pre}(u,d)))
    //@ SHOW_REF(st, sch, a_fail(m,d))
    //@ SHOW_REF(pos, sch, a_fail(m,d))
    //@ SHOW_REF(clk, sch, a_fail(m,d))
    //@ SHOW_REF(wep, ipc, a_fail(m,d))
    //@ SHOW_REF(msg, reg, a_fail(m,d))
    //@ SHOW_REF(opr, reg, a_fail(m,d))
    //@ SHOW_REF(ctx, reg, a_fail(m,d))
}

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires world: world_state;
  @ requires d: d < NDOM;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_reg[0 .. NT-1], th_msg[THREAD_WORLD].w[0];
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_world: world_state;
  @ ensures DM_82_told: \forall integer t; 0 <= t < NT && waits_for{Pre}(t,d) ==> released(t) && th_reg[t].r12 == E_DEAD;
  @ ensures DM_83_lives: lives_kept{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_balance(a_fail(m,d)))
  @*/
/* Whoever called d, or stands in its queue, learns that no answer will come; the most urgent runs. */
static void step_callers(uint8_t d)
{
    callers_fail(d);
    //@ SHOW_STEP(failed, a_fail(m,d))
    sched_balance();
}

/*@ requires inv: cap_inv;
  @ requires dom: dom_inv;
  @ requires cur: cur < NT && th_dom[cur] == DOM_INIT;
  @ requires d: d < NDOM && d != DOM_INIT && d != DOM_WORLD;
  @ requires dead: \forall integer t; 0 <= t < NT && th_dom[t] == d ==> th_state[t] == ST_FREE;
  @ requires slot: holds(DOM_INIT,dom_slot,CAP_DOM) && caps[DOM_INIT][dom_slot].obj == d;
  @ terminates \true; exits \false;
  @ assigns dom_state[d], dom_sup[d], caps[d][0 .. NCAP-1], caps[DOM_INIT][dom_slot];
  @ ensures inv_cap: cap_inv;
  @ ENSURES_DOM_INV
  @ ensures DM_84_free: dom_state[d] == DS_FREE && dom_sup[d] == NODOM;
  @ ensures DM_85_nocaps: \forall integer s; 0 <= s < NCAP ==> caps[d][s].type == CAP_NONE;
  @ ensures DM_86_capdom: caps[DOM_INIT][dom_slot].type == CAP_NONE;
  @ ENSURES_REF(a_destroy_last(m,d,dom_slot))
  @*/
/* Domain d, of which nothing is left but its capabilities, is no more. */
static void step_last(uint8_t d, uint32_t dom_slot)
{
    cap_clear_all(d);
    //@ SHOW_STEP(wiped, a_cwipe(m,d))
    //@ SHOW_MODEL(me, a_me(a_cwipe(m,d)) == DOM_INIT)
    //@ SHOW_MODEL(is, a_destroy_last(m,d,dom_slot) == a_dend(a_cclear(a_cwipe(m,d),DOM_INIT,dom_slot),d))
    cap_clear(DOM_INIT, dom_slot);
    //@ SHOW_STEP(cleared, a_cclear(a_cwipe(m,d),DOM_INIT,dom_slot))
    dom_sup[d] = NODOM;
    dom_state[d] = DS_FREE;
    //@ SHOW_REF(dmn, dmn, a_dend(a_cclear(a_cwipe(m,d),DOM_INIT,dom_slot),d))
    //@ SHOW_STEP(free, a_dend(a_cclear(a_cwipe(m,d),DOM_INIT,dom_slot),d))
}

/*@ requires inv: th_inv && sched_ok && cap_inv;
  @ requires memory: memory_inv && frames_secure;
  @ requires irq: irq_inv;
  @ requires world: world_state && th_dom[cur] == DOM_INIT;
  @ requires caps: caps_init && caps_once && caps_live;
  @ requires d: d < NDOM && d != DOM_INIT;
  @ requires step: step < STEP_TABLES;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_ntfn[0 .. NT-1], th_msg[THREAD_WORLD].w[0],
  @     th_reg[0 .. NT-1], CAPS_ALL, irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1],
  @     l2[0 .. NL2-1], tlb[0 .. NDOM-1], fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1],
  @     fr_spt[0 .. NFR-1], fr_data[0 .. NFR-1];
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_cap: cap_inv;
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures inv_irq: irq_inv;
  @ ensures inv_world: d != DOM_WORLD && \old(world_place) ==> world_state;
  @ ensures inv_caps_init: caps_init;
  @ ensures inv_caps_once: caps_once;
  @ ensures inv_caps_live: caps_live;
  @ ensures DM_90_threads: step == STEP_THREADS ==>
  @     (\forall integer t; 0 <= t < NT && th_dom[t] == d ==> th_state[t] == ST_FREE);
  @ ensures DM_91_caps: step_caps(step,d);
  @ ensures DM_92_callers: step == STEP_CALLERS ==> (\forall integer t; 0 <= t < NT && waits_for{Pre}(t,d) ==>
  @     released(t) && th_reg[t].r12 == E_DEAD);
  @ ensures DM_93_frames: step_frames(step,d);
  @ ensures DM_94_lives: lives_kept_but{Pre,Post}(d);
  @ ensures DM_95_xlat: xlat_same_or_0{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_destroy_step(m,d,step))
  @*/
/* Step `step` of d's teardown, one of those before the page tables. */
static void destroy_step(uint8_t d, uint32_t step)
{
    if (step == STEP_THREADS) {
        //@ SHOW_MODEL(threads, a_destroy_step(m,d,step) == a_kill(m,d))
        step_threads(d);
        //@ SHOW_STEP(killed, a_destroy_step(m,d,step))
    } else if (step < STEP_CALLERS) {
        //@ SHOW_MODEL(caps, a_destroy_step(m,d,step) == a_revoke(m,step - STEP_CAPS,d))
        cap_revoke_domain((uint8_t)(step - STEP_CAPS), d);
        //@ SHOW_STEP(revoked, a_destroy_step(m,d,step))
    } else if (step == STEP_CALLERS) {
        //@ SHOW_MODEL(callers, a_destroy_step(m,d,step) == a_balance(a_fail(m,d)))
        step_callers(d);
        //@ SHOW_STEP(failed, a_destroy_step(m,d,step))
    } else {
        //@ SHOW_MODEL(me, a_me(m) == DOM_INIT)
        //@ SHOW_MODEL(frames, a_destroy_step(m,d,step) == a_reclaim(m,d,DOM_INIT,(step - STEP_FRAMES) * FRAME_STEP))
        frame_reclaim(d, DOM_INIT, (step - STEP_FRAMES) * FRAME_STEP);
        //@ assert secure: frames_secure;
        //@ SHOW_STEP(reclaimed, a_destroy_step(m,d,step))
    }
}

#define DESTROY_REQUIRES \
    requires inv: th_inv && sched_ok && cap_inv; \
    requires memory: memory_inv && frames_secure; \
    requires irq: irq_inv; \
    requires dom: dom_inv; \
    requires world: world_inv && th_dom[cur] == DOM_INIT; \
    requires d: d < NDOM && d != DOM_INIT && d != DOM_WORLD && dom_state[d] != DS_FREE;
#define DESTROY_ENSURES \
    ENSURES_TH_INV \
    ensures inv_sched: sched_ok; \
    ensures inv_cap: cap_inv; \
    ENSURES_MEMORY; \
    ensures inv_secure: frames_secure; \
    ensures inv_irq: irq_inv; \
    ENSURES_DOM_INV \
    ENSURES_WORLD_INV

/*@ DESTROY_REQUIRES
  @ requires step: dom_step[d] < STEP_TABLES;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_ntfn[0 .. NT-1], th_msg[THREAD_WORLD].w[0],
  @     th_reg[0 .. NT-1], CAPS_ALL, irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1],
  @     l2[0 .. NL2-1], tlb[0 .. NDOM-1], fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1],
  @     fr_spt[0 .. NFR-1], fr_data[0 .. NFR-1], dom_state[d], dom_step[d];
  @ DESTROY_ENSURES
  @ ensures DM_130_dying: dom_state[d] == DS_DYING;
  @ ensures DM_131_step: dom_step[d] == \old(dom_step[d]) + 1;
  @ ensures DM_132_threads: \old(dom_step[d]) == STEP_THREADS ==> (\forall integer t; !lives_in(t,d));
  @ ensures DM_133_caps: step_caps(\old(dom_step[d]),d);
  @ ensures DM_134_callers: \old(dom_step[d]) == STEP_CALLERS ==> (\forall integer t; 0 <= t < NT && waits_for{Pre}(t,d) ==>
  @     released(t) && th_reg[t].r12 == E_DEAD);
  @ ensures DM_135_frames: step_frames(\old(dom_step[d]),d);
  @ ensures DM_136_lives: lives_kept_but{Pre,Post}(d);
  @ ensures DM_137_xlat: xlat_same_or_0{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_destroy_step(a_ddie(m,d,\old(dom_step[d]) + 1),d,\old(dom_step[d])))
  @*/
/* The next step of d's teardown, one of those before the page tables. */
static void destroy_begin(uint8_t d)
{
    uint16_t step = dom_step[d];

    dom_state[d] = DS_DYING;
    dom_step[d] = (uint16_t)(step + 1u);
    //@ SHOW_REF(dmn, dmn, a_ddie(m,d,step + 1))
    //@ SHOW_STEP(dying, a_ddie(m,d,step + 1))
    destroy_step(d, step);
}

/*@ DESTROY_REQUIRES
  @ requires step: dom_step[d] == STEP_TABLES;
  @ requires slot: holds(DOM_INIT,dom_slot,CAP_DOM) && caps[DOM_INIT][dom_slot].obj == d;
  @ terminates \true; exits \false;
  @ assigns dom_state[d], dom_sup[d], CAPS_ALL, l1[0 .. NDOM-1], l2[0 .. NL2-1],
  @     l2_as[0 .. NL2-1], tlb[0 .. NDOM-1], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1];
  @ DESTROY_ENSURES
  @ ensures DM_140_status: \result == E_OK || \result == E_AGAIN;
  @ ensures DM_141_last: \result == E_OK <==> (\forall integer i; 0 <= i < NL2 ==> \old(l2_as[i]) != d);
  @ ensures DM_142_dying: \result == E_AGAIN ==> dom_state[d] == DS_DYING && dom_sup[d] == \old(dom_sup[d]);
  @ ensures DM_143_tables: \result == E_AGAIN ==>
  @     (\exists integer i; 0 <= i < NL2 && \old(l2_as[i]) == d && l2_as[i] == NOAS);
  @ ensures DM_144_gone: \result == E_OK ==> dom_state[d] == DS_FREE && dom_sup[d] == NODOM;
  @ ensures DM_145_nocaps: \result == E_OK ==> (\forall integer s; 0 <= s < NCAP ==> caps[d][s].type == CAP_NONE);
  @ ensures DM_146_capdom: \result == E_OK ==> caps[DOM_INIT][dom_slot].type == CAP_NONE;
  @ ensures DM_147_empty: \result == E_OK ==> (\forall integer s; 0 <= s < L1N ==> l1[d].e[s] == 0);
  @ ensures DM_148_xlat: xlat_same_or_0{Pre,Post};
  @ ENSURES_REF(a_destroy_as(m,d,dom_slot))
  @ ENSURES_MODEL(result, \result == (a_tab_used(m,d) != NIL ? E_AGAIN : E_OK))
  @*/
/* One page table of d is freed; when none is left, d is no more. */
static uint32_t destroy_end(uint8_t d, uint32_t dom_slot)
{
    dom_state[d] = DS_DYING;
    //@ SHOW_REF(dmn, dmn, a_ddie(m,d,STEP_TABLES))
    //@ SHOW_STEP(dying, a_ddie(m,d,STEP_TABLES))
    //@ SHOW_MODEL(step, a_dstp(m,d) == STEP_TABLES)
    //@ SHOW_MODEL(used, a_tab_used(a_ddie(m,d,STEP_TABLES),d) == a_tab_used(m,d))
    if (aspace_clear_step(d) == 0u) {
        //@ SHOW_MODEL(more, a_destroy_as(m,d,dom_slot) == a_clear_step(a_ddie(m,d,STEP_TABLES),d))
        return E_AGAIN;
    }
    //@ SHOW_STEP(empty, a_nsclr(a_ddie(m,d,STEP_TABLES),d))
    //@ SHOW_MODEL(last, a_destroy_as(m,d,dom_slot) == a_destroy_last(a_nsclr(a_ddie(m,d,STEP_TABLES),d),d,dom_slot))
    step_last(d, dom_slot);
    return E_OK;
}

uint32_t domain_destroy(uint32_t dom_slot)
{
    uint8_t self = th_dom[cur];
    uint8_t d;

    if (cap_has(self, dom_slot, CAP_DOM) == 0u || caps[self][dom_slot].obj == DOM_WORLD) {
        //@ SHOW_MODEL(refused, !a_destroy_ok(m,dom_slot))
        return E_CAP;
    }
    d = caps[self][dom_slot].obj;
    //@ SHOW_MODEL(ok, a_destroy_ok(m,dom_slot) && a_cobj(m,a_me(m),dom_slot) == d && a_dstp(m,d) == dom_step[d])
    //@ assert init: self == DOM_INIT && d != DOM_INIT && d < NDOM && dom_state[d] != DS_FREE;
    if (dom_step[d] < STEP_TABLES) {
        //@ SHOW_MODEL(begin, a_destroy_as(m,d,dom_slot) == a_destroy_step(a_ddie(m,d,dom_step[d] + 1),d,dom_step[d]))
        destroy_begin(d);
        return E_AGAIN;
    }
    return destroy_end(d, dom_slot);
}

/* ---- threads -------------------------------------------------------------------------------------- */

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_100_some: \result != NO_THREAD ==> free_thread(\result);
  @ ensures DM_101_none: \result == NO_THREAD <==> no_thread;
  @ ENSURES_RESULT(a_thr_free(m))
  @*/
/* The first free thread id, or NO_THREAD; 0 is the normal world's. */
static uint8_t thread_free_id(void)
{
    uint8_t t;

    /*@ loop invariant r: 1 <= t <= NT;
      @ loop invariant taken: \forall integer u; 1 <= u < t ==> th_state[u] != ST_FREE;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 1u; t < NT; t++) {
        if (th_state[t] == ST_FREE) {
            //@ SHOW_MODEL(first, a_thr_free(m) == t)
            return t;
        }
    }
    //@ SHOW_MODEL(none, a_thr_free(m) == NO_THREAD)
    return NO_THREAD;
}

/*@ requires t: t < NT;
  @ terminates \true; exits \false;
  @ assigns th_reg[t], th_msg[t];
  @ ensures DM_102_starts: starts(t,entry,sp,arg);
  @ ensures DM_103_clean: clean(t);
  @*/
/* Registers of a new thread of priority th_prio[t]. */
static void thread_regs(uint8_t t, uint32_t entry, uint32_t sp, uint32_t arg)
{
    uint32_t cpsr = CPSR_USER;

    if (entry % 2u != 0u) {
        cpsr += CPSR_THUMB;
    }
    if (th_prio[t] > PRIO_WORLD) {
        cpsr += CPSR_IRQ_OFF;
    }
    th_reg[t] = (regs_t){ .sp = sp, .pc = entry - entry % 2u, .cpsr = cpsr };
    th_msg[t] = (msg_t){ { arg } };
}

/*@ requires inv: th_inv && cap_inv;
  @ requires cur: cur < NT;
  @ requires d: d < NDOM || d == NODOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_104_status: \result == E_OK || \result == E_CAP || \result == E_ARG || \result == E_STATE;
  @ ensures DM_105_cap: \result == E_CAP <==> thread_nocap(d);
  @ ensures DM_106_arg: \result == E_ARG <==> !thread_nocap(d) && thread_badarg(d,ntfn_slot);
  @ ensures DM_107_state: \result == E_STATE <==> !thread_nocap(d) && !thread_badarg(d,ntfn_slot) &&
  @     thread_taken(ntfn_slot);
  @ ENSURES_LINK(result, (d != NODOM ==> dom_state[d] == DS_LIVE) ==>
  @     \forall astate m, integer dom_slot; refines{Pre}(m) && d == a_target(m,dom_slot) ==>
  @     a_thread_ret(m,dom_slot,ntfn_slot,a_w(m,3)) == (\result == E_OK && a_thr_free(m) == NIL ? E_FULL : \result))
  @*/
/* May the current thread create a thread in domain d, with a capability to it in that slot? */
static uint32_t thread_check(uint8_t d, uint32_t ntfn_slot)
{
    uint8_t self = th_dom[cur];
    uint32_t prio = th_msg[cur].w[3];

    if (d == NODOM || d == DOM_WORLD || (d == self && dom_sup[d] != NODOM)) {
        return E_CAP;   /* thread ids are few: who is supervised cannot take them */
    }
    if (prio >= NPRIO || (d == self && prio > th_prio[cur]) || (ntfn_slot >= NCAP && ntfn_slot != SLOT_SELF)) {
        return E_ARG;
    }
    return ntfn_slot != SLOT_SELF && caps[self][ntfn_slot].type != CAP_NONE ? E_STATE : E_OK;
}

/*@ requires inv: th_inv;
  @ requires world: world_inv;
  @ requires t: free_thread(t) && t != cur;
  @ requires d: 0 < d < NDOM && cur < NT;
  @ requires prio: th_msg[cur].w[3] < NPRIO;
  @ terminates \true; exits \false;
  @ assigns th_dom[t], th_prio[t], th_ntfn[t], th_state[t], th_reg[t], th_msg[t];
  @ ENSURES_TH_INV
  @ ENSURES_WORLD_INV
  @ ensures DM_108_limbo: limbo(t);
  @ ensures DM_109_place: th_dom[t] == d && th_prio[t] == th_msg[cur].w[3] && th_ntfn[t] == 0;
  @ ensures DM_110_starts: starts(t,th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[2]);
  @ ensures DM_111_clean: clean(t);
  @ ENSURES_REF(a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
  @*/
/* Free thread t becomes a thread of domain d as the current thread's words say; in limbo. */
static void thread_new(uint8_t t, uint8_t d)
{
    th_dom[t] = d;
    th_prio[t] = (uint8_t)th_msg[cur].w[3];
    th_ntfn[t] = 0u;
    th_state[t] = ST_BLOCKED;
    thread_regs(t, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
    //@ SHOW_REF(st, sch, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_REF(ntf, ntf, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_REF(stc, stc, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_REF(msg, reg, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_REF(opr, reg, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_REF(ctx, reg, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))

}

/*@ requires inv: cap_inv && caps_init && caps_once && caps_live;
  @ requires t: t < NT && cur < NT && th_dom[cur] < NDOM;
  @ requires slot: ntfn_slot < NCAP || ntfn_slot == SLOT_SELF;
  @ requires empty: !thread_taken(ntfn_slot);
  @ terminates \true; exits \false;
  @ assigns caps[th_dom[cur]][0 .. NCAP-1];
  @ ensures inv_cap: cap_inv;
  @ ensures inv_caps_init: caps_init;
  @ ensures inv_caps_once: caps_once;
  @ ensures inv_caps_live: caps_live;
  @ ensures DM_112_ntfn: ntfn_slot != SLOT_SELF ==> fresh_cap(th_dom[cur],ntfn_slot,CAP_NTFN,t,RIGHT_GRANT);
  @ ensures DM_113_kept: caps_kept{Pre,Post}(th_dom[cur],ntfn_slot);
  @ ENSURES_MODEL(step, ntfn_slot != SLOT_SELF ==>
  @     refines{Post}(a_cput(m,th_dom[cur],ntfn_slot,CAP_NTFN,t,0,1)))
  @ ENSURES_MODEL(none, ntfn_slot == SLOT_SELF ==> refines{Post}(m))
  @*/
/* The current thread's domain gets a capability to thread t in that slot, if it wants one. */
static void thread_cap(uint8_t t, uint32_t ntfn_slot)
{
    if (ntfn_slot != SLOT_SELF) {
        cap_put(th_dom[cur], ntfn_slot, CAP_NTFN, t, RIGHT_GRANT);
    }
}

/* The model's steps in domain_thread(), for the proof. */
#ifdef __LINK__
#define NEW_THREAD a_tnew(m,t,d,a_w(m,3),a_w(m,2),a_new_ctx(a_w(m,0),a_w(m,1),a_w(m,3)))
#define NEW_CAP a_cput(NEW_THREAD,th_dom[cur],ntfn_slot,CAP_NTFN,t,0,1)
#endif

uint32_t domain_thread(uint32_t dom_slot, uint32_t ntfn_slot)
{
    uint8_t d = domain_operand(dom_slot);
    //@ SHOW(live, d != NODOM ==> dom_state[d] == DS_LIVE)
    uint32_t status = thread_check(d, ntfn_slot);
    uint8_t t;

    if (status != E_OK) {
        return status;
    }
    t = thread_free_id();
    if (t == NO_THREAD) {
        return E_FULL;
    }
    thread_new(t, d);
    //@ SHOW_STEP(new, a_tnew(m,t,d,th_msg[cur].w[3],th_msg[cur].w[2],a_new_ctx(th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[3])))
    //@ SHOW_MODEL(words, \forall integer k; 0 <= k < 8 ==> a_w(m,k) == th_msg[cur].w[k])
    //@ SHOW_STEP(born, NEW_THREAD)
    thread_cap(t, ntfn_slot);
    //@ SHOW_MODEL(cap, ntfn_slot != SLOT_SELF ==> refines{Here}(NEW_CAP))
    //@ SHOW_MODEL(nocap, ntfn_slot == SLOT_SELF ==> refines{Here}(NEW_THREAD))
    id_put(t);
    //@ SHOW_MODEL(told, ntfn_slot != SLOT_SELF ==> refines{Here}(a_put0(NEW_CAP,cur,t)))
    //@ SHOW_MODEL(only, ntfn_slot == SLOT_SELF ==> refines{Here}(a_put0(NEW_THREAD,cur,t)))
    //@ SHOW_MODEL(with, ntfn_slot != SLOT_SELF ==> a_thread_as(m,t,d,ntfn_slot,a_w(m,3)) == a_put0(NEW_CAP,cur,t))
    //@ SHOW_MODEL(without, ntfn_slot == SLOT_SELF ==> a_thread_as(m,t,d,ntfn_slot,a_w(m,3)) == a_put0(NEW_THREAD,cur,t))
    //@ SHOW_STEP(done, a_thread_as(m,t,d,ntfn_slot,a_w(m,3)))
    sched_preempt(t);
    return E_OK;
}
