/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_EVENT_H
#define KERNEL_EVENT_H
/*
 * The kernel's entry points but boot (boot.h): one C function per event, called by the vectors in
 * plat/imx6q/vectors.S with interrupts masked, on the one kernel stack, after the registers of
 * thread `cur` were saved to th_msg[cur] and th_reg[cur].  On return the exit path restores the
 * thread that `cur` names then; THREAD_WORLD means: leave to the monitor, with th_msg[0] as the
 * results in r0-r7.
 */
#include <stdint.h>
#include "system.h"

/*@ // the words of the message that tells of a fault of thread t
  @ predicate fault_words{L1,L2}(integer r, integer t, integer kind, integer addr, integer fsr) =
  @     \at(th_msg[r].w[FAULT_W_KIND],L2) == kind && \at(th_msg[r].w[FAULT_W_ADDR],L2) == addr &&
  @     \at(th_msg[r].w[FAULT_W_FSR],L2) == fsr && \at(th_msg[r].w[FAULT_W_THREAD],L2) == t &&
  @     \at(th_msg[r].w[FAULT_W_PC],L2) == \at(th_reg[t].pc,L1) &&
  @     \at(th_msg[r].w[FAULT_W_SP],L2) == \at(th_reg[t].sp,L1) &&
  @     \at(th_msg[r].w[FAULT_W_LR],L2) == \at(th_reg[t].lr,L1) &&
  @     \at(th_msg[r].w[FAULT_W_R0],L2) == \at(th_msg[t].w[0],L1);

  @ // the domain that hears of a fault of the current thread, NODOM for none
  @ logic integer fault_sup{L} = \at(dom_sup[th_dom[cur]],L);

  @ // the endpoint that the normal world calls, if it may call
  @ predicate gateway{L} = holds{L}(DOM_WORLD,0,CAP_EP);
  @ logic integer gateway_ep{L} = \at(caps[DOM_WORLD][0].obj,L);
  @*/

/*@ // the current thread may give memory to, and take it from, the domain that this slot names
  @ predicate manages{L}(integer slot) = target{L}(slot) != NODOM && target{L}(slot) != DOM_WORLD;

  @ // the current thread's domain lacks a capability that system call nr with these operands needs
  @ predicate no_right{L}(integer nr, integer r8, integer r9) = \at(
  @     (nr == SYS_CALL && !holds(th_dom[cur],r8,CAP_EP)) ||
  @     (nr == SYS_SIGNAL && !holds(th_dom[cur],r8,CAP_NTFN)) ||
  @     (nr == SYS_CAP_GRANT && grant_nocap(th_dom[cur],r8,target(r9))) ||
  @     (nr == SYS_CAP_DROP && r8 < NCAP && !moves(caps[th_dom[cur]][r8].type)) ||
  @     ((nr == SYS_DOMAIN_CREATE || nr == SYS_WORLD_START) && !holds(th_dom[cur],r8,CAP_CTRL)) ||
  @     (nr == SYS_DOMAIN_DESTROY && !may_destroy(r8)) ||
  @     (nr == SYS_THREAD_CREATE && thread_nocap(target(r8))) ||
  @     (SYS_FRAME_GIVE <= nr <= SYS_MAP_DEV && !manages(r8)) ||
  @     (nr == SYS_FRAME_SHARE && !manages(r9)) ||
  @     (nr == SYS_MAP_NS && !holds(th_dom[cur],r9,CAP_NSMEM)) ||
  @     (nr == SYS_MAP_DEV && !holds(th_dom[cur],r9,CAP_DEV)) ||
  @     ((nr == SYS_IRQ_BIND || nr == SYS_IRQ_ACK) && !holds(th_dom[cur],r8,CAP_IRQ)) ||
  @     (nr == SYS_WORLD_WORDS && !holds(th_dom[cur],r8,CAP_WORLD)), L);
  @*/

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ terminates \true; exits \false;
  @ CORE_ASSIGNS
  @ MANAGE_ASSIGNS
  @ assigns clock_read;
  @ ENSURES_SYSTEM_INV
  @ ensures SY_110_cap: \old(no_right(nr,r8,r9)) ==> th_reg[\old(cur)].r12 == E_CAP;
  @ ensures SY_111_right: SYS_CLOCK < nr && !\old(no_right(nr,r8,r9)) ==> th_reg[\old(cur)].r12 != E_CAP;
  @ ensures SY_112_owed: (nr == SYS_REPLY || nr == SYS_REPLY_RECV) && !\old(owed(r8,th_dom[cur])) ==>
  @     th_reg[\old(cur)].r12 == E_STATE;
  @ ensures SY_113_yield: nr == SYS_YIELD ==> th_reg[\old(cur)].r12 == E_OK;
  @ ENSURES_REF(a_event_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
  @*/
/* System call `nr` of thread cur; r8 and r9 are its operands, the rest stands in th_msg[cur]. */
void kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9);

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ terminates \true; exits \false;
  @ CORE_ASSIGNS
  @ ENSURES_SYSTEM_INV
  @ ensures EV_1_alone: \old(fault_sup) == NODOM ==> th_state[\old(cur)] == ST_BLOCKED;
  @ ensures EV_2_wait: \let d = \old(fault_sup); \old(fault_sup) != NODOM && !\old(some(NPRIO + fault_sup,ST_RECV)) ==>
  @     th_state[\old(cur)] == ST_SEND && q_of[\old(cur)] == NPRIO + d &&
  @     th_badge[\old(cur)] == \old(dom_badge[th_dom[cur]]);
  @ ensures EV_3_words: \old(fault_sup) != NODOM && !\old(some(NPRIO + fault_sup,ST_RECV)) ==>
  @     fault_words{Pre,Post}(\old(cur),\old(cur),kind,addr,fsr);
  @ ensures EV_4_owed: \let d = \old(fault_sup); \old(fault_sup) != NODOM && \old(some(NPRIO + fault_sup,ST_RECV)) ==>
  @     owed(\old(cur),d);
  @ ensures EV_5_first: \let r = \old(q_head[NPRIO + fault_sup]);
  @     \old(fault_sup) != NODOM && \old(some(NPRIO + fault_sup,ST_RECV)) ==> first{Pre}(r,NPRIO + \old(fault_sup),ST_RECV);
  @ ensures EV_5_told: \let r = \old(q_head[NPRIO + fault_sup]);
  @     \old(fault_sup) != NODOM && \old(some(NPRIO + fault_sup,ST_RECV)) ==> fault_words{Pre,Post}(r,\old(cur),kind,addr,fsr);
  @ ensures EV_6_badge: \let r = \old(q_head[NPRIO + fault_sup]);
  @     \old(fault_sup) != NODOM && \old(some(NPRIO + fault_sup,ST_RECV)) ==>
  @     th_reg[r].r8 == \old(dom_badge[th_dom[cur]]) && th_reg[r].r9 == \old(cur);
  @ ENSURES_REF(a_event_fault(m,kind,addr,fsr))
  @*/
/* Thread cur faulted: kind is FAULT_*, addr/fsr the fault registers (0 if none); its pc is in
 * th_reg[cur].pc.  A fault becomes a call of the faulting thread to its supervisor; whoever has no
 * supervisor (init) is stopped for good. */
void kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr);

/*@ requires inv: system_inv;
  @ requires none: irq_taken == IRQ_NONE;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_ntfn[0 .. NT-1], th_msg[0 .. NT-1], th_reg[0 .. NT-1], irq_on[0 .. NIRQ-1], irq_taken;
  @ ENSURES_SYSTEM_INV
  @ ensures EV_7_ended: irq_taken == IRQ_NONE;
  @ ensures EV_8_regs: regs_kept{Pre,Post};
  @ ensures EV_9_waits: waits_kept{Pre,Post};
  @ ENSURES_MODEL(step, \exists astate z; a_event_fiq(m,z,IRQ_SLICE) && refines{Post}(z))
  @*/
/* A secure interrupt (FIQ) while thread cur ran; cur is THREAD_WORLD if Linux was running.  Those that
 * are pending are taken, masked and posted to the threads that bound them. */
void kernel_fiq(void);

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ requires low: th_prio[cur] <= PRIO_WORLD;
  @ terminates \true; exits \false;
  @ assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], q_clock,
  @     q_stamp[0 .. NT-1], th_state[0 .. NT-1], sc_map, cur, th_msg[THREAD_WORLD];
  @ ENSURES_SYSTEM_INV
  @ ensures EV_10_world: cur == THREAD_WORLD && th_state[\old(cur)] == ST_READY;
  @ ensures EV_11_words: \old(th_state[THREAD_WORLD]) != ST_READY ==> th_msg[THREAD_WORLD] == world_msg;
  @ ensures EV_12_ready: \old(th_state[THREAD_WORLD]) == ST_READY ==>
  @     th_msg[THREAD_WORLD] == \old(th_msg[THREAD_WORLD]);
  @ ensures EV_13_frame: only2{Pre,Post}(THREAD_WORLD,\old(cur));
  @ ENSURES_REF(a_world_irq(m))
  @*/
/* An interrupt of the normal world while secure thread cur ran; only threads that are no more urgent
 * than the normal world run with these interrupts open (A-ENT-6). */
void kernel_world_irq(void);

/*@ requires inv: system_inv;
  @ requires world: cur == THREAD_WORLD;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_SYSTEM_INV
  @ ensures EV_14_refused: !\old(gateway) ==> cur == THREAD_WORLD && only2{Pre,Post}(NIL,NIL) &&
  @     th_msg[THREAD_WORLD].w[0] == SMCCC_NOT_SUPPORTED;
  @ ensures EV_15_first: \let r = \old(q_head[NPRIO + gateway_ep]); \old(gateway && some(NPRIO + gateway_ep,ST_RECV)) ==>
  @     first{Pre}(r,NPRIO + \old(gateway_ep),ST_RECV);
  @ ensures EV_15_told: \let r = \old(q_head[NPRIO + gateway_ep]); \old(gateway && some(NPRIO + gateway_ep,ST_RECV)) ==>
  @     received{Pre,Post}(r,THREAD_WORLD,caps[DOM_WORLD][0].badge);
  @ ensures EV_16_owed: \old(gateway && some(NPRIO + gateway_ep,ST_RECV)) ==> owed(THREAD_WORLD,\old(gateway_ep));
  @ ensures EV_17_wait: \old(gateway && !some(NPRIO + gateway_ep,ST_RECV)) && cur != THREAD_WORLD ==>
  @     waiting(THREAD_WORLD,NPRIO + \old(gateway_ep),ST_SEND) && th_badge[THREAD_WORLD] == caps[DOM_WORLD][0].badge;
  @ ensures EV_18_idle: \old(gateway) && cur == THREAD_WORLD ==> th_msg[THREAD_WORLD] == world_msg;
  @ ENSURES_REF(a_world_call(m))
  @*/
/* The normal world called (SMC): its r0-r7 are in th_msg[THREAD_WORLD], cur is THREAD_WORLD.
 * If no server can take the call, r0 becomes SMCCC NOT_SUPPORTED (0xFFFFFFFF). */
void kernel_world_call(void);
#endif
