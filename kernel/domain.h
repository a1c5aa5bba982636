/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_DOMAIN_H
#define KERNEL_DOMAIN_H
/*
 * The domain: an address space (aspace.h, ASID = domain id), a capability table (cap.h), an
 * endpoint (ipc.h) and a supervisor, who hears of its faults and may end it.
 */
#include <stdint.h>
#include "aspace.h"
#include "cap.h"
#include "frame.h"
#include "inv.h"
#include "irq.h"
#include "sched.h"
#include "tables.h"
#include "thread.h"
#include "world.h"

#define DS_FREE     0u
#define DS_LIVE     1u
#define DS_DYING    2u      /* SYS_DOMAIN_DESTROY has begun                                 */

/* steps of a teardown: one for the threads, one per capability table, one for the callers, then
 * the frames FRAME_STEP at a time, then the page tables until aspace_clear_step says done */
#define STEP_THREADS    0u
#define STEP_CAPS       1u
#define STEP_CALLERS    (STEP_CAPS + NDOM)
#define STEP_FRAMES     (STEP_CALLERS + 1u)
#define STEP_TABLES     (STEP_FRAMES + NFR / FRAME_STEP)

/* Every thread starts with this: user mode, ARM state, asynchronous aborts masked, for one that the
 * normal world has caused must not strike a thread of ours. */
#define CPSR_USER       0x110u
#define CPSR_THUMB      0x20u
#define CPSR_IRQ_OFF    0x80u

/*@ predicate dom_range{L} = \at(
  @     (\forall integer d; 0 <= d < NDOM ==> dom_state[d] <= DS_DYING && dom_step[d] <= STEP_TABLES), L);
  @ // init supervises whoever is not there from the start
  @ predicate dom_supervised{L} = \at(
  @     (\forall integer d; 0 <= d < NDOM ==> (dom_sup[d] == NODOM || dom_sup[d] == DOM_INIT) &&
  @        (dom_state[d] != DS_FREE && d != DOM_WORLD && d != DOM_INIT ==> dom_sup[d] == DOM_INIT)), L);
  @ predicate dom_roots{L} = \at(dom_state[DOM_WORLD] == DS_LIVE && dom_state[DOM_INIT] == DS_LIVE &&
  @     dom_sup[DOM_WORLD] == NODOM && dom_sup[DOM_INIT] == NODOM, L);
  @ // a teardown starts at its first step
  @ predicate dom_start{L} = \at(
  @     (\forall integer d; 0 <= d < NDOM && dom_state[d] == DS_LIVE ==> dom_step[d] == STEP_THREADS), L);
  @ // a thread's domain lives
  @ predicate dom_threads{L} = \at(
  @     (\forall integer t; 0 <= t < NT && th_state[t] != ST_FREE ==> dom_state[th_dom[t]] == DS_LIVE), L);
  @ // only init creates and supervises domains
  @ predicate caps_init{L} = \at(
  @     (\forall integer d, s; 0 <= d < NDOM && 0 <= s < NCAP &&
  @        (caps[d][s].type == CAP_DOM || caps[d][s].type == CAP_CTRL) ==> d == DOM_INIT), L);
  @ // a domain is named by one CAP_DOM at most
  @ predicate caps_once{L} = \at(
  @     (\forall integer s, k; 0 <= s < NCAP && 0 <= k < NCAP && caps[DOM_INIT][s].type == CAP_DOM &&
  @        caps[DOM_INIT][k].type == CAP_DOM && caps[DOM_INIT][s].obj == caps[DOM_INIT][k].obj ==> s == k), L);
  @ // a CAP_DOM names a domain that exists, never init
  @ predicate caps_live{L} = \at(
  @     (\forall integer s; 0 <= s < NCAP && caps[DOM_INIT][s].type == CAP_DOM ==>
  @        dom_state[caps[DOM_INIT][s].obj] != DS_FREE && caps[DOM_INIT][s].obj != DOM_INIT), L);
  @ predicate dom_inv{L} = dom_range{L} && dom_supervised{L} && dom_roots{L} && dom_start{L} && dom_threads{L} &&
  @     caps_init{L} && caps_once{L} && caps_live{L};

  @ // no domain but d changed
  @ predicate doms_kept{L1,L2}(integer d) = \forall integer e; 0 <= e < NDOM && e != d ==>
  @     \at(dom_state[e],L2) == \at(dom_state[e],L1) && \at(dom_sup[e],L2) == \at(dom_sup[e],L1) &&
  @     \at(dom_badge[e],L2) == \at(dom_badge[e],L1) && \at(dom_step[e],L2) == \at(dom_step[e],L1);

  @ // no thread but t changed domain or priority
  @ predicate places_kept{L1,L2}(integer t) = \forall integer u; 0 <= u < NT && u != t ==>
  @     \at(th_dom[u],L2) == \at(th_dom[u],L1) && \at(th_prio[u],L2) == \at(th_prio[u],L1);

  @ // no capability but those in slots j and k of domain d changed
  @ predicate caps_kept2{L1,L2}(integer d, integer j, integer k) = \forall integer p, s;
  @     0 <= p < NDOM && 0 <= s < NCAP && (p != d || (s != j && s != k)) ==>
  @     \at(caps[p][s],L2) == \at(caps[p][s],L1);

  @ // slot s of domain d holds an unminted capability of that type to obj
  @ predicate fresh_cap{L}(integer d, integer s, integer type, integer obj, integer grant) = \at(
  @     caps[d][s].type == type && caps[d][s].obj == obj && caps[d][s].badge == 0 && caps[d][s].grant == grant, L);

  @ // the living domain that a slot of the current thread's domain names, NODOM for none
  @ logic integer target{L}(integer slot) = \at(
  @     slot == SLOT_SELF ? th_dom[cur] :
  @     (0 <= slot && slot < NCAP && caps[th_dom[cur]][slot].type == CAP_DOM &&
  @      dom_state[caps[th_dom[cur]][slot].obj] == DS_LIVE ? caps[th_dom[cur]][slot].obj : NODOM), L);
  @*/

/*@ // the normal world's domain has no frame, neither as owner nor shared with it
  @ predicate frames_secure{L} = \at(
  @     (\forall integer f; 0 <= f < NFR ==> fr_owner[f] != DOM_WORLD && fr_share[f] != DOM_WORLD), L);
  @*/

#define ENSURES_DOM_INV \
    ensures inv_dom_range: dom_range; \
    ensures inv_dom_supervised: dom_supervised; \
    ensures inv_dom_roots: dom_roots; \
    ensures inv_dom_start: dom_start; \
    ensures inv_dom_threads: dom_threads; \
    ensures inv_caps_init: caps_init; \
    ensures inv_caps_once: caps_once; \
    ensures inv_caps_live: caps_live;

#define DESTROY_ASSIGNS \
    assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock, \
        q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_ntfn[0 .. NT-1], th_msg[THREAD_WORLD].w[0], \
        th_reg[0 .. NT-1], CAPS_ALL, dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], \
        dom_step[0 .. NDOM-1], irq_thread[0 .. NIRQ-1], irq_on[0 .. NIRQ-1], l1[0 .. NDOM-1], l2[0 .. NL2-1], \
        l2_as[0 .. NL2-1], tlb[0 .. NDOM-1], fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], \
        fr_spt[0 .. NFR-1], fr_data[0 .. NFR-1];

/*@ requires none: \forall integer t; 0 <= t < NT ==> th_state[t] == ST_FREE;
  @ requires nocaps: no_caps;
  @ terminates \true; exits \false;
  @ assigns dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], dom_badge[0 .. NDOM-1], dom_step[0 .. NDOM-1];
  @ ENSURES_DOM_INV
  @ ensures DM_1_free: \forall integer d; 0 <= d < NDOM && d != DOM_WORLD && d != DOM_INIT ==> dom_state[d] == DS_FREE;
  @ ENSURES_LINK(start_dmn, \forall astate m; r_dmn{Post}(a_dmn(a_start(m))))
  @*/
/* All ids free, but for the world and init, which exist from the start. */
void domain_init(void);

/*@ requires inv: cap_inv && cur < NT && th_dom[cur] < NDOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures DM_2_target: \result == target(slot);
  @ ensures DM_3_range: \result < NDOM || \result == NODOM;
  @ ENSURES_RESULT(a_target(m,slot))
  @*/
/* The domain that `slot` of the current thread's domain names: SLOT_SELF its own, a CAP_DOM the
 * one it supervises, anything else NODOM.  So is one whose teardown has begun: nothing may be
 * given to it behind the steps that take everything away. */
uint8_t domain_operand(uint32_t slot);

/*@ predicate create_badarg(integer i, integer j) = i >= NCAP || j >= NCAP || i == j;
  @ predicate create_taken{L}(integer d, integer i, integer j) =
  @     \at(caps[d][i].type != CAP_NONE || caps[d][j].type != CAP_NONE, L);
  @ predicate no_domain{L} = \at((\forall integer d; 0 <= d < NDOM ==> dom_state[d] != DS_FREE), L);
  @ // d is the free id to be taken
  @ predicate free_domain{L}(integer d) = \at(
  @     0 <= d < NDOM && dom_state[d] == DS_FREE && (\forall integer e; 0 <= e < d ==> dom_state[e] != DS_FREE), L);
  @*/
/*@ requires inv: kernel_inv;
  @ requires dom: dom_inv;
  @ terminates \true; exits \false;
  @ assigns dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], dom_badge[0 .. NDOM-1], dom_step[0 .. NDOM-1],
  @     caps[th_dom[cur]][0 .. NCAP-1], th_msg[cur].w[0];
  @ ensures inv_cap: cap_inv;
  @ ENSURES_DOM_INV
  @ ensures DM_4_cap: \result == E_CAP <==> !\old(holds(th_dom[cur],ctrl,CAP_CTRL));
  @ ensures DM_5_arg: \result == E_ARG <==> \old(holds(th_dom[cur],ctrl,CAP_CTRL)) && create_badarg(dom_slot,ep_slot);
  @ ensures DM_6_state: \result == E_STATE <==> \old(holds(th_dom[cur],ctrl,CAP_CTRL)) &&
  @     !create_badarg(dom_slot,ep_slot) && \old(create_taken(th_dom[cur],dom_slot,ep_slot));
  @ ensures DM_7_full: \result == E_FULL <==> \old(holds(th_dom[cur],ctrl,CAP_CTRL)) &&
  @     !create_badarg(dom_slot,ep_slot) && !\old(create_taken(th_dom[cur],dom_slot,ep_slot)) && \old(no_domain);
  @ ensures DM_8_ok: \result == E_OK <==> \old(holds(th_dom[cur],ctrl,CAP_CTRL)) &&
  @     !create_badarg(dom_slot,ep_slot) && !\old(create_taken(th_dom[cur],dom_slot,ep_slot)) && !\old(no_domain);
  @ ensures DM_9_id: \result == E_OK ==> free_domain{Pre}(th_msg[cur].w[0]);
  @ ensures DM_10_live: \result == E_OK ==> dom_state[th_msg[cur].w[0]] == DS_LIVE &&
  @     dom_sup[th_msg[cur].w[0]] == th_dom[cur] && dom_badge[th_msg[cur].w[0]] == badge;
  @ ensures DM_11_dom: \result == E_OK ==> fresh_cap(th_dom[cur],dom_slot,CAP_DOM,th_msg[cur].w[0],0);
  @ ensures DM_12_ep: \result == E_OK ==> fresh_cap(th_dom[cur],ep_slot,CAP_EP,th_msg[cur].w[0],RIGHT_GRANT);
  @ ensures DM_13_caps: \result == E_OK ==> caps_kept2{Pre,Post}(th_dom[cur],dom_slot,ep_slot);
  @ ensures DM_14_doms: \result == E_OK ==> doms_kept{Pre,Post}(th_msg[cur].w[0]);
  @ ensures DM_15_refused: \result != E_OK ==> caps_kept{Pre,Post}(NDOM,NCAP) && doms_kept{Pre,Post}(NDOM) &&
  @     th_msg[cur] == \old(th_msg[cur]);
  @ ENSURES_MODEL(step, \result == E_OK ==>
  @     refines{Post}(a_create_as(m,a_dom_free(m),dom_slot,ep_slot,badge)))
  @ ENSURES_MODEL(none, \result != E_OK ==> refines{Post}(m))
  @ ENSURES_RESULT(a_create_ret(m,ctrl,dom_slot,ep_slot))
  @*/
/* SYS_DOMAIN_CREATE: see abi.h.  The id of the new domain is left in th_msg[cur].w[0]. */
uint32_t domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot, uint32_t badge);

/*@ // t waits for an answer of domain d, or stands in its queue
  @ predicate waits_for{L}(integer t, integer d) = \at(
  @     (th_state[t] == ST_REPLY && th_srv[t] == d) || (th_state[t] == ST_SEND && q_of[t] == NPRIO + d), L);

  @ // t is a thread of domain d
  @ predicate lives_in{L}(integer t, integer d) = \at(0 <= t < NT && th_dom[t] == d && th_state[t] != ST_FREE, L);

  @ // nobody was born, and nobody of another domain than d died
  @ predicate lives_kept_but{L1,L2}(integer d) = \forall integer t; 0 <= t < NT ==>
  @     (\at(th_state[t],L1) == ST_FREE ==> \at(th_state[t],L2) == ST_FREE) &&
  @     (\at(th_dom[t],L1) != d ==> (\at(th_state[t],L2) == ST_FREE <==> \at(th_state[t],L1) == ST_FREE));

  @ // what a step of d's teardown has done to a capability table, or to FRAME_STEP frames
  @ predicate step_caps{L}(integer step, integer d) = STEP_CAPS <= step < STEP_CALLERS ==>
  @     (\forall integer s; 0 <= s < NCAP ==> !cap_names{L}(step - STEP_CAPS,s,d));
  @ predicate step_frames{L}(integer step, integer d) = STEP_FRAMES <= step < STEP_TABLES ==>
  @     (\forall integer k; 0 <= k < FRAME_STEP ==> !frame_of{L}(d,(step - STEP_FRAMES) * FRAME_STEP + k));

  @ predicate may_destroy{L}(integer slot) = \at(
  @     holds(th_dom[cur],slot,CAP_DOM) && caps[th_dom[cur]][slot].obj != DOM_WORLD, L);
  @ logic integer doomed{L}(integer slot) = \at(caps[th_dom[cur]][slot].obj, L);
  @ // the last step of d's teardown is to come: no page table is left
  @ predicate last_step{L}(integer d) = \at(
  @     dom_step[d] == STEP_TABLES && (\forall integer i; 0 <= i < NL2 ==> l2_as[i] != d), L);
  @*/
/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv && frames_secure;
  @ requires irq: irq_inv;
  @ requires dom: dom_inv;
  @ requires world: world_inv;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ DESTROY_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_cap: cap_inv;
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures inv_irq: irq_inv;
  @ ENSURES_DOM_INV
  @ ENSURES_WORLD_INV
  @ ensures DM_20_cap: \result == E_CAP <==> !\old(may_destroy(dom_slot));
  @ ensures DM_21_ok: \result == E_OK <==> \old(may_destroy(dom_slot) && last_step(doomed(dom_slot)));
  @ ensures DM_22_again: \result == E_AGAIN <==> \old(may_destroy(dom_slot) && !last_step(doomed(dom_slot)));
  @ ensures DM_23_dying: \result == E_AGAIN ==> dom_state[\old(doomed(dom_slot))] == DS_DYING;
  @ ensures DM_24_step: \result == E_AGAIN && \old(dom_step[doomed(dom_slot)]) < STEP_TABLES ==>
  @     dom_step[\old(doomed(dom_slot))] == \old(dom_step[doomed(dom_slot)]) + 1;
  @ ensures DM_25_tables: \result == E_AGAIN && \old(dom_step[doomed(dom_slot)]) == STEP_TABLES ==>
  @     (\exists integer i; 0 <= i < NL2 && \old(l2_as[i]) == \old(doomed(dom_slot)) && l2_as[i] == NOAS);
  @ ensures DM_26_threads: \result == E_AGAIN && \old(dom_step[doomed(dom_slot)]) == STEP_THREADS ==>
  @     (\forall integer t; !lives_in(t,\old(doomed(dom_slot))));
  @ ensures DM_27_caps: \result == E_AGAIN ==> step_caps(\old(dom_step[doomed(dom_slot)]),\old(doomed(dom_slot)));
  @ ensures DM_28_callers: \result == E_AGAIN && \old(dom_step[doomed(dom_slot)]) == STEP_CALLERS ==>
  @     (\forall integer t; 0 <= t < NT && waits_for{Pre}(t,\old(doomed(dom_slot))) ==>
  @        released(t) && th_reg[t].r12 == E_DEAD);
  @ ensures DM_29_frames: \result == E_AGAIN ==> step_frames(\old(dom_step[doomed(dom_slot)]),\old(doomed(dom_slot)));
  @ ensures DM_30_gone: \result == E_OK ==> dom_state[\old(doomed(dom_slot))] == DS_FREE &&
  @     dom_sup[\old(doomed(dom_slot))] == NODOM;
  @ ensures DM_31_nocaps: \result == E_OK ==>
  @     (\forall integer s; 0 <= s < NCAP ==> caps[\old(doomed(dom_slot))][s].type == CAP_NONE);
  @ ensures DM_32_capdom: \result == E_OK ==> caps[\old(th_dom[cur])][dom_slot].type == CAP_NONE;
  @ ensures DM_33_empty: \result == E_OK ==>
  @     (\forall integer s; 0 <= s < L1N ==> l1[\old(doomed(dom_slot))].e[s] == 0);
  @ ensures DM_34_doms: \result != E_CAP ==> doms_kept{Pre,Post}(\old(doomed(dom_slot)));
  @ ensures DM_35_lives: \result != E_CAP ==> lives_kept_but{Pre,Post}(\old(doomed(dom_slot)));
  @ ensures DM_36_xlat: \result != E_CAP ==> xlat_same_or_0{Pre,Post};
  @ ensures DM_37_refused: \result == E_CAP ==> cur == \old(cur) && only2{Pre,Post}(NIL,NIL) &&
  @     data_kept2{Pre,Post}(NIL,NIL);
  @ ensures DM_38_refused: \result == E_CAP ==> doms_kept{Pre,Post}(NDOM) && caps_kept{Pre,Post}(NDOM,NCAP) &&
  @     xlat_same{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_MODEL(step, a_destroy_ok(m,dom_slot) ==> refines{Post}(a_destroy_as(m,a_cobj(m,a_me(m),dom_slot),dom_slot)))
  @ ENSURES_MODEL(none, !a_destroy_ok(m,dom_slot) ==> refines{Post}(m))
  @ ENSURES_RESULT(a_destroy_ret(m,dom_slot))
  @*/
/* SYS_DOMAIN_DESTROY: one bounded step, in this order: threads end; domain by domain the
 * capabilities to it vanish; those who wait for its answer get E_DEAD; frames come back, 64 a
 * step; page tables are freed; its own capabilities and the CAP_DOM vanish. */
uint32_t domain_destroy(uint32_t dom_slot);

/*@ // the current thread may not create threads in domain d: thread ids are few, who is supervised cannot take them
  @ predicate thread_nocap{L}(integer d) = \at(d == NODOM || d == DOM_WORLD ||
  @     (d == th_dom[cur] && dom_sup[d] != NODOM), L);
  @ predicate thread_badarg{L}(integer d, integer j) = \at(th_msg[cur].w[3] >= NPRIO ||
  @     (d == th_dom[cur] && th_msg[cur].w[3] > th_prio[cur]) || (j >= NCAP && j != SLOT_SELF), L);
  @ predicate thread_taken{L}(integer j) = \at(j != SLOT_SELF && caps[th_dom[cur]][j].type != CAP_NONE, L);
  @ predicate no_thread{L} = \at((\forall integer t; 1 <= t < NT ==> th_state[t] != ST_FREE), L);
  @ predicate free_thread{L}(integer t) = \at(1 <= t < NT && th_state[t] == ST_FREE &&
  @     (\forall integer u; 1 <= u < t ==> th_state[u] != ST_FREE), L);
  @ // thread t starts at entry with stack pointer sp and argument arg; normal-world interrupts reach it only if its
  @ // priority lets the normal world go first
  @ predicate starts{L}(integer t, integer entry, integer sp, integer arg) = \at(
  @     th_reg[t].pc == entry - entry % 2 && th_reg[t].sp == sp && th_msg[t].w[0] == arg &&
  @     th_reg[t].cpsr == CPSR_USER + (entry % 2 == 1 ? CPSR_THUMB : 0) + (th_prio[t] > PRIO_WORLD ? CPSR_IRQ_OFF : 0), L);
  @ // and with nothing else in its registers
  @ predicate clean{L}(integer t) = \at(th_reg[t].r8 == 0 && th_reg[t].r9 == 0 && th_reg[t].r12 == 0 &&
  @     th_reg[t].r10 == 0 && th_reg[t].r11 == 0 && th_reg[t].lr == 0 &&
  @     (\forall integer k; 1 <= k < 8 ==> th_msg[t].w[k] == 0), L);
  @*/
/*@ requires inv: kernel_inv;
  @ requires dom: dom_inv;
  @ requires world: world_inv;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_dom[0 .. NT-1], th_prio[0 .. NT-1], th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1],
  @     caps[th_dom[cur]][0 .. NCAP-1];
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_cap: cap_inv;
  @ ENSURES_DOM_INV
  @ ENSURES_WORLD_INV
  @ ensures DM_40_cap: \result == E_CAP <==> \old(thread_nocap(target(dom_slot)));
  @ ensures DM_41_arg: \result == E_ARG <==> \old(!thread_nocap(target(dom_slot)) &&
  @     thread_badarg(target(dom_slot),ntfn_slot));
  @ ensures DM_42_state: \result == E_STATE <==> \old(!thread_nocap(target(dom_slot)) &&
  @     !thread_badarg(target(dom_slot),ntfn_slot) && thread_taken(ntfn_slot));
  @ ensures DM_43_full: \result == E_FULL <==> \old(!thread_nocap(target(dom_slot)) &&
  @     !thread_badarg(target(dom_slot),ntfn_slot) && !thread_taken(ntfn_slot) && no_thread);
  @ ensures DM_44_ok: \result == E_OK <==> \old(!thread_nocap(target(dom_slot)) &&
  @     !thread_badarg(target(dom_slot),ntfn_slot) && !thread_taken(ntfn_slot) && !no_thread);
  @ ensures DM_45_id: \result == E_OK ==> free_thread{Pre}(th_msg[\old(cur)].w[0]);
  @ ensures DM_46_place: \result == E_OK ==> \let t = th_msg[\old(cur)].w[0];
  @     th_dom[t] == \old(target(dom_slot)) && th_prio[t] == \old(th_msg[cur].w[3]) && th_ntfn[t] == 0;
  @ ensures DM_47_starts: \result == E_OK ==> starts(th_msg[\old(cur)].w[0],\old(th_msg[cur].w[0]),
  @     \old(th_msg[cur].w[1]),\old(th_msg[cur].w[2]));
  @ ensures DM_48_clean: \result == E_OK ==> clean(th_msg[\old(cur)].w[0]);
  @ ensures DM_49_ntfn: \result == E_OK && ntfn_slot != SLOT_SELF ==>
  @     fresh_cap(\old(th_dom[cur]),ntfn_slot,CAP_NTFN,th_msg[\old(cur)].w[0],RIGHT_GRANT);
  @ ensures DM_50_caps: \result == E_OK ==> caps_kept{Pre,Post}(\old(th_dom[cur]),ntfn_slot);
  @ ensures DM_51_urgent: \result == E_OK && \old(th_msg[cur].w[3] > th_prio[cur]) ==>
  @     cur == th_msg[\old(cur)].w[0] && th_state[\old(cur)] == ST_READY;
  @ ensures DM_52_later: \result == E_OK && !\old(th_msg[cur].w[3] > th_prio[cur]) ==>
  @     cur == \old(cur) && th_state[th_msg[cur].w[0]] == ST_READY;
  @ ensures DM_53_frame: \result == E_OK ==> only2{Pre,Post}(th_msg[\old(cur)].w[0],\old(cur));
  @ ensures DM_54_data: \result == E_OK ==> data_kept2{Pre,Post}(th_msg[\old(cur)].w[0],\old(cur));
  @ ensures DM_55_places: \result == E_OK ==> places_kept{Pre,Post}(th_msg[\old(cur)].w[0]);
  @ ensures DM_56_self: \result == E_OK ==> th_reg[\old(cur)] == \old(th_reg[cur]);
  @ ensures DM_57_refused: \result != E_OK ==> cur == \old(cur) && only2{Pre,Post}(NIL,NIL) &&
  @     data_kept2{Pre,Post}(NIL,NIL);
  @ ensures DM_58_refused: \result != E_OK ==> places_kept{Pre,Post}(NIL) && caps_kept{Pre,Post}(NDOM,NCAP);
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_MODEL(step, \result == E_OK ==>
  @     refines{Post}(a_preempt(a_thread_as(m,a_thr_free(m),a_target(m,dom_slot),ntfn_slot,a_w(m,3)),a_thr_free(m))))
  @ ENSURES_MODEL(none, \result != E_OK ==> refines{Post}(m))
  @ ENSURES_RESULT(a_thread_ret(m,dom_slot,ntfn_slot,a_w(m,3)))
  @*/
/* SYS_THREAD_CREATE: see abi.h.  The id is left in th_msg[cur].w[0] of who called. */
uint32_t domain_thread(uint32_t dom_slot, uint32_t ntfn_slot);
#endif
