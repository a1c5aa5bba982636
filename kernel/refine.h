/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_REFINE_H
#define KERNEL_REFINE_H
/*
 * What it means that the kernel's tables are a picture of a state of the abstract model (spec/): one relation for each
 * thing that can be observed of it, and `refines`, all of them.  A function that makes a step of the model says so with
 * ENSURES_REF: whatever abstract state the tables refine before, they refine what the step makes of it afterwards.
 *
 * All that speaks of the model, and what leads the provers to it, is written with the macros at the end.  It is proved in a
 * run of its own, the only one that sees it (docs/decisions/link-by-a-second-proof.md).
 *
 * The model's queues are sets ordered by tickets, ours are ordered by q_stamp: tickets and stamps agree in order within
 * each queue, not in value (stamps differ, tq_distinct, so one direction says all).  Where the kernel does not remember what
 * the model does (the endpoint of a thread that waits at none, what was at a page that is empty), they need not agree.
 */
#ifdef __LINK__
#include <stdint.h>
#include "memory.h"
#include "model.h"
#include "tables.h"
#include "thread.h"
#include "tq.h"

/* ---- threads ------------------------------------------------------------------------------------ */
/*@ predicate r_st{L}(m_sch x) = \at(\forall integer t; 0 <= t < NT ==> t_st(x,t) == th_state[t], L);
  @ predicate r_cur{L}(m_sch x) = t_cur(x) == \at(cur,L);
  @ predicate r_pos{L}(m_sch x) = \at(\forall integer t, u; 0 <= t < NT && 0 <= u < NT && q_of[t] < NQ && q_of[u] == q_of[t] ==>
  @     q_stamp[t] < q_stamp[u] ==> t_pos(x,t) < t_pos(x,u), L);
  @ predicate r_clk{L}(m_sch x) = \at(\forall integer t; 0 <= t < NT && q_of[t] < NQ ==> t_pos(x,t) < t_clk(x), L);
  @ predicate r_sch{L}(m_sch x) = r_st{L}(x) && r_cur{L}(x) && r_pos{L}(x) && r_clk{L}(x);
  @
  @ predicate r_wep{L}(m_ipc x) = \at(\forall integer t; 0 <= t < NT && NPRIO <= q_of[t] < NQ ==>
  @     t_wep(x,t) == q_of[t] - NPRIO, L);
  @ predicate r_srv{L}(m_ipc x) = \at(\forall integer t; 0 <= t < NT ==> t_srv(x,t) == th_srv[t], L);
  @ predicate r_bdg{L}(m_ipc x) = \at(\forall integer t; 0 <= t < NT ==> t_bdg(x,t) == th_badge[t], L);
  @ predicate r_ipc{L}(m_ipc x) = r_wep{L}(x) && r_srv{L}(x) && r_bdg{L}(x);
  @
  @ predicate r_msg{L}(m_reg x) = \at(\forall integer t, k; 0 <= t < NT && 0 <= k < 8 ==> t_msg(x,t,k) == th_msg[t].w[k], L);
  @ predicate r_opr{L}(m_reg x) = \at(\forall integer t; 0 <= t < NT ==>
  @     t_r8(x,t) == th_reg[t].r8 && t_r9(x,t) == th_reg[t].r9 && t_r12(x,t) == th_reg[t].r12, L);
  @ predicate is_ctx(actx x, regs_t r) = a_field(x,0) == r.r10 && a_field(x,1) == r.r11 && a_field(x,2) == r.sp &&
  @     a_field(x,3) == r.lr && a_field(x,4) == r.pc && a_field(x,5) == r.cpsr;
  @ predicate r_ctx{L}(m_reg x) = \at(\forall integer t; 0 <= t < NT ==> is_ctx(t_ctx(x,t),th_reg[t]), L);
  @ predicate r_reg{L}(m_reg x) = r_msg{L}(x) && r_opr{L}(x) && r_ctx{L}(x);
  @
  @ predicate r_ntf{L}(m_ntf x) = \at(\forall integer t; 0 <= t < NT ==> t_nt(x,t) == th_ntfn[t], L);
  @ predicate r_stc{L}(m_stc x) = \at(\forall integer t; 0 <= t < NT ==> t_dom(x,t) == th_dom[t] && t_prio(x,t) == th_prio[t], L);
  @*/

/* ---- capabilities, domains, interrupts, the normal world ----------------------------------------- */
/*@ predicate r_cap{L}(m_cap x) = \at(\forall integer d, i; 0 <= d < NDOM && 0 <= i < NCAP ==>
  @     t_ctype(x,d,i) == caps[d][i].type && t_cobj(x,d,i) == caps[d][i].obj &&
  @     t_cbdg(x,d,i) == caps[d][i].badge && t_cgr(x,d,i) == caps[d][i].grant, L);
  @ predicate r_dmn{L}(m_dmn x) = \at(\forall integer d; 0 <= d < NDOM ==>
  @     t_dst(x,d) == dom_state[d] && t_dsup(x,d) == dom_sup[d] && t_dbdg(x,d) == dom_badge[d] && t_dstp(x,d) == dom_step[d], L);
  @ predicate r_irq{L}(m_irq x) = \at(\forall integer i; 0 <= i < NIRQ ==>
  @     t_ith(x,i) == irq_thread[i] && t_ibit(x,i) == irq_bits[i] && t_ion(x,i) == irq_on[i], L);
  @ predicate r_wld{L}(m_wld x) = \at(\forall integer k; 0 <= k < 8 ==> t_wmsg(x,k) == world_msg.w[k], L);
  @*/

/* ---- memory -------------------------------------------------------------------------------------- */
/*@ // the model's page number of a mapping, -1 for none
  @ logic integer place{L}(integer pt, integer ix) = pt == NOPT ? -1 : \at(l2_sec[pt],L) * L2N + ix;
  @ // the page descriptor of page v, 0 if none; its kind, number and rights in the model
  @ logic integer pte{L}(integer d, integer v) = \at(l1[d].e[v / L2N],L) % 4 == L1_TABLE ?
  @     \at(l2[l1_idx(\at(l1[d].e[v / L2N],L))].e[v % L2N],L) : 0;
  @ logic integer kind(integer e) = e == 0 ? 0 : (frame_in(e) < NFR ? 1 : 2);
  @ logic integer object(integer e) = frame_in(e) < NFR ? frame_in(e) : (e == dev_page(0) + ATTR_DEV ? 0 : 1);
  @ logic integer ns_pa(integer e) = e % 4 == L1_SECT ? e - SECT_NS : 0;
  @ logic integer rights(integer e) = pte_attr(e) == ATTR_X ? MAP_X : (pte_attr(e) == ATTR_R ? 0 : MAP_W);
  @
  @ // every page but w of domain b is what it was
  @ predicate pte_same_but{L1,L2}(integer b, integer w) = \forall integer d, v; 0 <= d < NDOM && 0 <= v < L1N * L2N &&
  @     !(d == b && v == w) ==> pte{L2}(d,v) == pte{L1}(d,v);
  @ // a page of a frame is where the frame's record says
  @ predicate pages_placed{L} = \at(\forall integer d, v; 0 <= d < NDOM && 0 <= v < L1N * L2N && pte{L}(d,v) != 0 &&
  @     frame_in(pte{L}(d,v)) < NFR ==>
  @     (fr_owner[frame_in(pte{L}(d,v))] == d && fr_pt[frame_in(pte{L}(d,v))] == l1_idx(l1[d].e[v / L2N]) &&
  @      fr_ix[frame_in(pte{L}(d,v))] == v % L2N) ||
  @     (fr_share[frame_in(pte{L}(d,v))] == d && fr_spt[frame_in(pte{L}(d,v))] == l1_idx(l1[d].e[v / L2N]) &&
  @      fr_six[frame_in(pte{L}(d,v))] == v % L2N), L);
  @
  @ predicate r_own{L}(m_frm x) = \at(\forall integer f; 0 <= f < NFR ==> t_own(x,f) == fr_owner[f] && t_shr(x,f) == fr_share[f], L);
  @ predicate r_opl{L}(m_frm x) = \at(\forall integer f; 0 <= f < NFR ==> t_opl(x,f) == place{L}(fr_pt[f],fr_ix[f]), L);
  @ predicate r_spl{L}(m_frm x) = \at(\forall integer f; 0 <= f < NFR ==> t_spl(x,f) == place{L}(fr_spt[f],fr_six[f]), L);
  @ predicate r_dat{L}(m_frm x) = \at(\forall integer f; 0 <= f < NFR ==> t_dat(x,f) == fr_data[f], L);
  @ predicate r_frm{L}(m_frm x) = r_own{L}(x) && r_opl{L}(x) && r_spl{L}(x) && r_dat{L}(x);
  @
  @ predicate r_pk{L}(m_pag x) = \forall integer d, v; 0 <= d < NDOM && 0 <= v < L1N * L2N ==> t_pk(x,d,v) == kind(pte{L}(d,v));
  @ predicate r_pf{L}(m_pag x) = \forall integer d, v; 0 <= d < NDOM && 0 <= v < L1N * L2N && pte{L}(d,v) != 0 ==>
  @     t_pf(x,d,v) == object(pte{L}(d,v)) && t_pr(x,d,v) == rights(pte{L}(d,v));
  @ predicate r_ns{L}(m_pag x) = \at(\forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N ==>
  @     t_ns(x,d,s) == ns_pa(l1[d].e[s]), L);
  @ predicate r_tsec{L}(m_pag x) = \at(\forall integer d, i; 0 <= d < NDOM && 0 <= i < PT_QUOTA ==>
  @     t_tsec(x,d,i) == (l2_as[d * PT_QUOTA + i] == NOAS ? -1 : l2_sec[d * PT_QUOTA + i]), L);
  @ predicate r_pag{L}(m_pag x) = r_pk{L}(x) && r_pf{L}(x) && r_ns{L}(x) && r_tsec{L}(x);
  @*/

/*@ // the bitwise or of the model, of which it says nothing, is that of C
  @ predicate or_is_or = \forall integer x, y; 0 <= x <= UINT32_MAX && 0 <= y <= UINT32_MAX ==>
  @     a_orb(x,y) == (x | y) && a_orb(y,x) == (x | y);
  @
  @ predicate refines{L}(astate s) = r_sch{L}(a_sch(s)) && r_ipc{L}(a_ipc(s)) && r_reg{L}(a_reg(s)) && r_ntf{L}(a_ntf(s)) &&
  @     r_stc{L}(a_stc(s)) && r_cap{L}(a_cap(s)) && r_dmn{L}(a_dmn(s)) && r_irq{L}(a_irq(s)) && r_wld{L}(a_wld(s)) &&
  @     r_frm{L}(a_frm(s)) && r_pag{L}(a_pag(s)) && or_is_or;
  @*/

/* In a contract.  The step that the function makes: a term over m, the abstract state before.  What it answers: what the
 * model says of the state before.  Anything else about m; anything else for the link. */
#define ENSURES_REF(to)             ensures REF: step: \forall astate m; refines{Pre}(m) ==> refines{Post}(to);
#define ENSURES_RESULT(term)        ensures REF: result: \forall astate m; refines{Pre}(m) ==> \result == term;
#define ENSURES_MODEL(name, ...)    ensures REF: name: \forall astate m; refines{Pre}(m) ==> (__VA_ARGS__);
#define ENSURES_LINK(name, ...)     ensures REF: name: (__VA_ARGS__);
#define LOOP_LINK(name, ...)        loop invariant REF: name: (__VA_ARGS__);

/* In a function's body: that the point reached refines a step; the same of one relation only (for a primitive step, those
 * that it touches); a fact about the abstract state before; one that leads the provers. */
#define SHOW_STEP(name, to)         assert REF: name: \forall astate m; refines{Pre}(m) ==> refines{Here}(to);
#define SHOW_REF(rel, part, to)     assert REF: rel: \forall astate m; refines{Pre}(m) ==> r_##rel{Here}(a_##part(to));
#define SHOW_MODEL(name, ...)       assert REF: name: \forall astate m; refines{Pre}(m) ==> (__VA_ARGS__);
#define SHOW(name, ...)             assert REF: name: (__VA_ARGS__);
#else
#define ENSURES_REF(to)
#define ENSURES_RESULT(term)
#define ENSURES_MODEL(name, ...)
#define ENSURES_LINK(name, ...)
#define LOOP_LINK(name, ...)
#endif
#endif
