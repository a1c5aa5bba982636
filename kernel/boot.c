/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From reset to init's first instruction: fill the tables, map init's segments in place from the
 * boot bundle, give it the capabilities from which all others are made.
 */
#include "boot.h"
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "frame.h"
#include "hal.h"
#include "hal_bundle.h"
#include "inv.h"
#include "irq.h"
#include "memmap.h"
#include "microtee/bundle.h"
#include "microtee/layout.h"
#include "sched.h"
#include "world.h"

#define THREAD_INIT 1u

/*@ requires tlb: tlb_empty;
  @ terminates \true; exits \false;
  @ assigns irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1], world_msg,
  @     l1[0 .. NDOM-1], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1],
  @     fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1],
  @     fr_six[0 .. NFR-1];
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures inv_irq: irq_inv;
  @ ensures BO_4_owner: \forall integer f; 0 <= f < NFR ==> fr_owner[f] == DOM_INIT && fr_share[f] == NODOM;
  @ ensures BO_5_empty: \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==> xlat(d,s,j) == 0;
  @ ensures BO_6_unbound: \forall integer i; 0 <= i < NIRQ ==> irq_thread[i] == NO_THREAD;
  @ ensures BO_7_refuse: world_msg.w[0] == SMCCC_NOT_SUPPORTED;
  @ ENSURES_LINK(start, \forall astate m; is_before{Pre}(m) && start_tables{Pre}(m) ==> refines{Post}(a_start(m)))
  @*/
/* No line is bound, no address space has anything in it, init owns all frames. */
static void boot_memory(void)
{
    irq_init();
    world_init();
    aspace_init();
    frame_init(DOM_INIT);
}

/*@ requires inv: memory_inv && frames_secure;
  @ requires booting: th_state[THREAD_WORLD] == ST_FREE;
  @ terminates \true; exits \false;
  @ assigns l1[DOM_INIT], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1],
  @     fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1], fr_fetch[0 .. NFR-1];
  @ ENSURES_MEMORY;
  @ ensures BO_8_others: xlat_same_others{Pre,Post}(DOM_INIT);
  @ ensures BO_9_segment: 0 <= va && va + pages * PAGE <= USER_TOP + PAGE && page + pages <= NFR;
  @ ensures BO_10_mapped: \forall integer f; page <= f < page + pages ==> mapped(DOM_INIT,f);
  @ ENSURES_MODEL(loaded, a_loaded(m) ==> \exists astate z; a_loaded(z) && refines{Post}(z))
  @*/
/* `pages` pages of init from `page` of the bundle, which starts at frame 0, at va with those rights. */
static void boot_map(uint32_t page, uint32_t pages, uint32_t va, uint32_t rights)
{
    uint32_t status;
    uint32_t i;

    if (pages > NFR || page > NFR - pages || va >= USER_TOP) {
        //@ assert outside: page + pages > NFR || va >= USER_TOP;
        hal_panic("boot bundle: init has a segment outside the bundle");
    }
    /*@ loop invariant r: 0 <= i <= pages;
      @ loop invariant va: va + i * PAGE < USER_TOP + PAGE;
      @ loop invariant inv: memory_inv;
      @ loop invariant others: xlat_same_others{Pre,Here}(DOM_INIT);
      @ loop invariant mapped: \forall integer f; page <= f < page + i ==> mapped(DOM_INIT,f);
      @ LOOP_LINK(loaded, \forall astate m; refines{Pre}(m) && a_loaded(m) ==> \exists astate z; a_loaded(z) && refines{Here}(z))
      @ loop assigns i, status, l1[DOM_INIT], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1],
      @     fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1], fr_fetch[0 .. NFR-1];
      @ loop variant pages - i;
      @*/
    for (i = 0u; i < pages; i++) {
        status = aspace_map(DOM_INIT, page + i, va + i * FRAME_SIZE, rights);
        if (status != E_OK) {
            //@ assert refused: status != E_OK;
            hal_panic("boot bundle: init cannot be mapped");
        }
    }
}

/*@ requires inv: cap_inv;
  @ requires dom: dom_inv;
  @ requires none: no_caps;
  @ terminates \true; exits \false;
  @ assigns caps[DOM_INIT][0 .. NCAP-1];
  @ ensures inv_cap: cap_inv;
  @ ensures inv_caps_init: caps_init;
  @ ensures inv_caps_once: caps_once;
  @ ensures inv_caps_live: caps_live;
  @ ENSURES_BOOT_CAPS
  @ ENSURES_REF(gets_all(m))
  @*/
/* What init holds: all that there is. */
static void boot_caps(void)
{
    cap_put(DOM_INIT, BOOT_SLOT_CTRL, CAP_CTRL, 0u, 0u);
    cap_put(DOM_INIT, BOOT_SLOT_NSMEM, CAP_NSMEM, 0u, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_WORLD, CAP_WORLD, 0u, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_WORLD_DOM, CAP_DOM, DOM_WORLD, 0u);
    cap_put(DOM_INIT, BOOT_SLOT_EP, CAP_EP, DOM_INIT, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_DEV_UART1, CAP_DEV, DEV_UART1, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_DEV_EPIT1, CAP_DEV, DEV_EPIT1, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_IRQ_UART1, CAP_IRQ, IRQ_UART1, RIGHT_GRANT);
    cap_put(DOM_INIT, BOOT_SLOT_IRQ_EPIT1, CAP_IRQ, IRQ_EPIT1, RIGHT_GRANT);
}

/*@ requires inv: th_inv && world_inv && dom_threads;
  @ requires live: dom_state[DOM_INIT] == DS_LIVE;
  @ requires none: \forall integer t; 0 <= t < NT ==> th_state[t] == ST_FREE;
  @ terminates \true; exits \false;
  @ assigns th_dom[THREAD_INIT], th_prio[THREAD_INIT], th_reg[THREAD_INIT], th_msg[THREAD_INIT], th_state[THREAD_INIT],
  @     cur;
  @ ENSURES_TH_INV
  @ ensures inv_sched: sched_ok;
  @ ensures inv_dom_threads: dom_threads;
  @ ENSURES_WORLD_INV
  @ ensures BO_20_runs: cur == THREAD_INIT && th_state[THREAD_INIT] == ST_RUNNING;
  @ ensures BO_21_place: th_dom[THREAD_INIT] == DOM_INIT && th_prio[THREAD_INIT] == PRIO_INIT;
  @ ensures BO_22_start: th_reg[THREAD_INIT].pc == entry && th_reg[THREAD_INIT].sp == sp &&
  @     th_reg[THREAD_INIT].cpsr == CPSR_USER;
  @ ensures BO_23_words: th_msg[THREAD_INIT].w[0] == 0 && th_msg[THREAD_INIT].w[1] == pages &&
  @     th_msg[THREAD_INIT].w[2] == dtb;
  @ ensures BO_24_clean: \forall integer k; 3 <= k < 8 ==> th_msg[THREAD_INIT].w[k] == 0;
  @ ENSURES_MODEL(step, \forall awords w, actx x; th_ntfn[THREAD_INIT] == 0 && starts_with{Post}(THREAD_INIT,w,x) ==>
  @     refines{Post}(runs_init(m,w,x)))
  @*/
/* Thread 1 of init runs. */
static void boot_thread(uint32_t entry, uint32_t sp, uint32_t pages, uint32_t dtb)
{
    th_dom[THREAD_INIT] = DOM_INIT;
    th_prio[THREAD_INIT] = PRIO_INIT;
    th_reg[THREAD_INIT] = (regs_t){ .sp = sp, .pc = entry, .cpsr = CPSR_USER };
    th_msg[THREAD_INIT] = (msg_t){ { 0u, pages, dtb } };
    th_state[THREAD_INIT] = ST_RUNNING;
    cur = THREAD_INIT;
    //@ SHOW(zero, th_reg[THREAD_INIT].r8 == 0 && th_reg[THREAD_INIT].r9 == 0 && th_reg[THREAD_INIT].r12 == 0)
    //@ SHOW_MODEL(st, \forall awords w, actx x; r_st(a_sch(runs_init(m,w,x))))
    //@ SHOW_MODEL(pos, \forall awords w, actx x; r_pos(a_sch(runs_init(m,w,x))))
    //@ SHOW_MODEL(clk, \forall awords w, actx x; r_clk(a_sch(runs_init(m,w,x))))
    //@ SHOW_MODEL(sch, \forall awords w, actx x; r_sch(a_sch(runs_init(m,w,x))))
    //@ SHOW_MODEL(stc, \forall awords w, actx x; r_stc(a_stc(runs_init(m,w,x))))
    //@ SHOW_MODEL(ntf, \forall awords w, actx x; th_ntfn[THREAD_INIT] == 0 ==> r_ntf(a_ntf(runs_init(m,w,x))))
    //@ SHOW_MODEL(msg, \forall awords w, actx x; starts_with(THREAD_INIT,w,x) ==> r_msg(a_reg(runs_init(m,w,x))))
    //@ SHOW_MODEL(opr, \forall awords w, actx x; r_opr(a_reg(runs_init(m,w,x))))
    //@ SHOW_MODEL(ctx, \forall awords w, actx x; starts_with(THREAD_INIT,w,x) ==> r_ctx(a_reg(runs_init(m,w,x))))
}

/*@ // a bundle that init can be started from
  @ predicate header_ok(integer magic, integer pages, integer count, integer nseg) =
  @     magic == BUNDLE_MAGIC && pages <= NFR && count != 0 && nseg <= BUNDLE_NSEG;
  @*/
void kernel_boot(uint32_t dtb)
{
    const bundle_t *b = hal_bundle();
    uint32_t pages = b->pages;
    uint32_t nseg = b->entry[0].nseg;
    uint32_t i;

    kernel_tables_init();
    domain_init();
    boot_memory();
    if (b->magic != BUNDLE_MAGIC || pages > NFR || b->count == 0u || nseg > BUNDLE_NSEG) {
        //@ assert bad: !header_ok(b->magic,pages,b->count,nseg);
        hal_panic("boot bundle: bad header");
    }
    //@ assert good: header_ok(b->magic,pages,b->count,nseg);
    //@ SHOW(start, \forall astate m; is_before{Pre}(m) ==> a_loaded(a_start(m)) && refines{Here}(a_start(m)))
    //@ SHOW(zero, \forall astate m; is_before{Pre}(m) ==> a_nt(a_start(m),THREAD_INIT) == 0 && th_ntfn[THREAD_INIT] == 0)
    /*@ loop invariant r: 0 <= i <= nseg;
      @ loop invariant inv: memory_inv;
      @ loop invariant others: \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N && d != DOM_INIT ==>
      @     xlat(d,s,j) == 0;
      @ LOOP_LINK(loaded, \forall astate m; is_before{Pre}(m) ==> \exists astate z; a_loaded(z) && refines{Here}(z))
      @ loop assigns i, l1[DOM_INIT], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1],
      @     fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1], fr_fetch[0 .. NFR-1];
      @ loop variant nseg - i;
      @*/
    for (i = 0u; i < nseg; i++) {
        boot_map(b->entry[0].seg[i].page, b->entry[0].seg[i].mem_pages, b->entry[0].seg[i].va, b->entry[0].seg[i].rights);
    }
    boot_caps();
    /*@ SHOW(caps, \forall astate m; is_before{Pre}(m) ==> th_ntfn[THREAD_INIT] == 0 &&
      @     \exists astate z; a_loaded(z) && refines{Here}(gets_all(z)))
      @*/
    /*@ SHOW(boot, \forall astate z, awords w, actx x;
      @     a_boot(z,PRIO_INIT,IRQ_UART1,IRQ_EPIT1,w,x) == runs_init(gets_all(z),w,x))
      @*/
    boot_thread(b->entry[0].entry, b->entry[0].stack_top, pages, dtb);
}
