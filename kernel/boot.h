/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_BOOT_H
#define KERNEL_BOOT_H
/*
 * Boot: what is there when init's first thread starts.
 */
#include <stdint.h>
#include "microtee/layout.h"
#include "system.h"

/*@ // no translation of user space is in a TLB
  @ predicate tlb_empty{L} = \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     \at(tlb[d].s[s].e[j],L) == 0;
  @*/
#define BOOT_ASSIGNS \
    assigns q_next[0 .. NT-1], q_prev[0 .. NT-1], q_of[0 .. NT-1], q_head[0 .. NQ-1], q_tail[0 .. NQ-1], \
        q_mode[0 .. NQ-1], q_clock, sc_map, cur, th_state[0 .. NT-1], th_prio[0 .. NT-1], th_dom[0 .. NT-1], \
        th_srv[0 .. NT-1], th_badge[0 .. NT-1], th_ntfn[0 .. NT-1], caps[0 .. NDOM-1][0 .. NCAP-1], caps[DOM_INIT][0 .. NCAP-1], \
        dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], dom_badge[0 .. NDOM-1], dom_step[0 .. NDOM-1], \
        irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1], world_msg, \
        l1[0 .. NDOM-1], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1], \
        fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], \
        fr_six[0 .. NFR-1];

/*@ // nobody holds a capability but init, in slots lo to hi
  @ predicate no_caps_but{L}(integer lo, integer hi) = \at((\forall integer d, s; 0 <= d < NDOM && 0 <= s < NCAP &&
  @     (d != DOM_INIT || s < lo || s > hi) ==> caps[d][s].type == CAP_NONE), L);
  @*/
/* The capabilities with which init starts, and that nobody holds any other. */
#define ENSURES_BOOT_CAPS \
    ensures BO_11_ctrl: fresh_cap(DOM_INIT,BOOT_SLOT_CTRL,CAP_CTRL,0,0); \
    ensures BO_12_nsmem: fresh_cap(DOM_INIT,BOOT_SLOT_NSMEM,CAP_NSMEM,0,RIGHT_GRANT); \
    ensures BO_13_world: fresh_cap(DOM_INIT,BOOT_SLOT_WORLD,CAP_WORLD,0,RIGHT_GRANT); \
    ensures BO_14_dom: fresh_cap(DOM_INIT,BOOT_SLOT_WORLD_DOM,CAP_DOM,DOM_WORLD,0); \
    ensures BO_15_ep: fresh_cap(DOM_INIT,BOOT_SLOT_EP,CAP_EP,DOM_INIT,RIGHT_GRANT); \
    ensures BO_16_uart: fresh_cap(DOM_INIT,BOOT_SLOT_DEV_UART1,CAP_DEV,DEV_UART1,RIGHT_GRANT) && \
        fresh_cap(DOM_INIT,BOOT_SLOT_IRQ_UART1,CAP_IRQ,IRQ_UART1,RIGHT_GRANT); \
    ensures BO_17_epit: fresh_cap(DOM_INIT,BOOT_SLOT_DEV_EPIT1,CAP_DEV,DEV_EPIT1,RIGHT_GRANT) && \
        fresh_cap(DOM_INIT,BOOT_SLOT_IRQ_EPIT1,CAP_IRQ,IRQ_EPIT1,RIGHT_GRANT); \
    ensures BO_18_others: no_caps_but(BOOT_SLOT_IRQ_UART1,BOOT_SLOT_WORLD);

#ifdef __LINK__
#include "model_boot.h"

/*@ // m is as it is here in all that the model's start leaves open: registers, what frames hold, lines masked or not
  @ predicate is_before{L}(astate m) = r_reg{L}(a_reg(m)) && r_dat{L}(a_frm(m)) &&
  @     \at(\forall integer i; 0 <= i < NIRQ ==> a_ion(m,i) == irq_on[i], L) && or_is_or;
  @ // threads, capabilities and domains are as in the model's start
  @ predicate start_tables{L}(astate m) = r_sch{L}(a_sch(a_start(m))) && r_ipc{L}(a_ipc(a_start(m))) &&
  @     r_ntf{L}(a_ntf(a_start(m))) && r_stc{L}(a_stc(a_start(m))) && r_cap{L}(a_cap(a_start(m))) && r_dmn{L}(a_dmn(a_start(m)));
  @ // what init gets, and what its thread's start makes of a state
  @ logic astate gets_all(astate s) = a_first_caps(s,BOOT_SLOT_CTRL,BOOT_SLOT_NSMEM,BOOT_SLOT_WORLD,BOOT_SLOT_WORLD_DOM,BOOT_SLOT_EP,
  @     BOOT_SLOT_DEV_UART1,BOOT_SLOT_DEV_EPIT1,BOOT_SLOT_IRQ_UART1,BOOT_SLOT_IRQ_EPIT1,IRQ_UART1,IRQ_EPIT1);
  @ logic astate runs_init(astate s, awords w, actx x) = a_run(a_setmsg(a_tnew(s,1,DOM_INIT,PRIO_INIT,0,x),1,w),1);
  @ // thread t starts with these registers
  @ predicate starts_with{L}(integer t, awords w, actx x) = \at(is_ctx(x,th_reg[t]) &&
  @     (\forall integer k; 0 <= k < 8 ==> a_word(w,k) == th_msg[t].w[k]), L);
  @*/
#endif
/*@ requires tlb: tlb_empty;
  @ terminates \true; exits \false;
  @ BOOT_ASSIGNS
  @ assigns th_reg[0 .. NT-1], th_msg[0 .. NT-1], fr_fetch[0 .. NFR-1];
  @ ENSURES_SYSTEM_INV
  @ ENSURES_BOOT_CAPS
  @ ensures BO_30_runs: th_state[cur] == ST_RUNNING && th_dom[cur] == DOM_INIT && th_prio[cur] == PRIO_INIT;
  @ ensures BO_31_alone: \forall integer t; 0 <= t < NT && t != cur ==> th_state[t] == ST_FREE;
  @ ensures BO_32_words: th_msg[cur].w[0] == 0 && th_msg[cur].w[1] <= NFR && th_msg[cur].w[2] == dtb;
  @ ensures BO_33_user: th_reg[cur].cpsr == CPSR_USER;
  @ ensures BO_34_frames: \forall integer f; 0 <= f < NFR ==> fr_owner[f] == DOM_INIT && fr_share[f] == NODOM;
  @ ensures BO_35_empty: \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N && d != DOM_INIT ==>
  @     xlat(d,s,j) == 0;
  @ ensures BO_36_domains: \forall integer d; 0 <= d < NDOM && d != DOM_WORLD && d != DOM_INIT ==>
  @     dom_state[d] == DS_FREE;
  @ ensures BO_37_lines: \forall integer i; 0 <= i < NIRQ ==> irq_thread[i] == NO_THREAD;
  @ ensures BO_38_refuse: world_msg.w[0] == SMCCC_NOT_SUPPORTED;
  @ ENSURES_LINK(step, \forall astate m, awords w, actx x; is_before{Pre}(m) && starts_with{Post}(1,w,x) ==>
  @     \exists astate z; a_loaded(z) && refines{Post}(a_boot(z,PRIO_INIT,IRQ_UART1,IRQ_EPIT1,w,x)))
  @*/
/* Boot, once, on core 0: set up all tables, map init's segments from the boot bundle, which lies at
 * the start of the user frames, and make its thread current.  dtb is the physical address of the normal
 * world's device tree.  A bundle whose init cannot be mapped is a panic. */
void kernel_boot(uint32_t dtb);
#endif
