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

/* steps of a teardown: one for the threads, one per capability table, one for the callers, then
 * the frames FRAME_STEP at a time, then the page tables until aspace_clear_step says done */
#define STEP_THREADS    0u
#define STEP_CAPS       1u
#define STEP_CALLERS    (STEP_CAPS + NDOM)
#define STEP_FRAMES     (STEP_CALLERS + 1u)
#define STEP_TABLES     (STEP_FRAMES + NFR / FRAME_STEP)

uint8_t  dom_state[NDOM];
uint8_t  dom_sup[NDOM];
uint32_t dom_badge[NDOM];
uint16_t dom_step[NDOM];

void domain_init(void)
{
    uint32_t d;

    for (d = 0u; d < NDOM; d++) {
        dom_state[d] = DS_FREE;
        dom_sup[d] = NODOM;
        dom_badge[d] = 0u;
        dom_step[d] = 0u;
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
    if (cap_has(d, slot, CAP_DOM)) {
        return (uint8_t)caps[d][slot].obj;
    }
    return NODOM;
}

static uint8_t domain_free_id(void)
{
    uint8_t d;

    for (d = 0u; d < NDOM; d++) {
        if (dom_state[d] == DS_FREE) {
            return d;
        }
    }
    return NODOM;
}

uint32_t domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot, uint32_t badge)
{
    uint8_t self = th_dom[cur];
    uint8_t d;

    if (!cap_has(self, ctrl, CAP_CTRL)) {
        return E_CAP;
    }
    if (dom_slot >= NCAP || ep_slot >= NCAP || dom_slot == ep_slot) {
        return E_ARG;
    }
    if (caps[self][dom_slot].type != CAP_NONE || caps[self][ep_slot].type != CAP_NONE) {
        return E_STATE;
    }
    d = domain_free_id();
    if (d == NODOM) {
        return E_FULL;
    }
    dom_state[d] = DS_LIVE;
    dom_sup[d] = self;
    dom_badge[d] = badge;
    dom_step[d] = STEP_THREADS;
    cap_put(self, dom_slot, CAP_DOM, d, 0u);
    cap_put(self, ep_slot, CAP_EP, d, 1u);
    th_msg[cur].w[0] = d;
    return E_OK;
}

/* Thread t is gone: out of its queue, no interrupts, the id free. */
static void thread_end(uint8_t t)
{
    if (th_state[t] == ST_READY) {
        sched_unready(t, ST_BLOCKED);
    } else if (th_state[t] == ST_SEND || th_state[t] == ST_RECV) {
        tq_remove(t);
    }
    irq_unbind(t);
    th_ntfn[t] = 0u;
    th_state[t] = ST_FREE;
}

static void step_threads(uint8_t d)
{
    uint8_t t;

    for (t = 0u; t < NT; t++) {
        if (th_dom[t] == d && th_state[t] != ST_FREE) {
            thread_end(t);
        }
    }
}

/* Whoever called d, or stands in its queue, learns that no answer will come. */
static void step_callers(uint8_t d)
{
    uint8_t t;

    for (t = 0u; t < NT; t++) {
        if ((th_state[t] == ST_REPLY && th_srv[t] == d) ||
            (th_state[t] == ST_SEND && q_of[t] == NPRIO + d)) {
            ipc_fail(t, E_DEAD);
            if (t == THREAD_WORLD) {
                th_msg[t].w[0] = SMCCC_NOT_SUPPORTED;
            }
        }
    }
    sched_balance();
}

static void step_last(uint8_t d, uint32_t dom_slot)
{
    uint32_t s;

    for (s = 0u; s < NCAP; s++) {
        cap_clear(d, s);
    }
    cap_clear(th_dom[cur], dom_slot);
    dom_sup[d] = NODOM;
    dom_state[d] = DS_FREE;
}

uint32_t domain_destroy(uint32_t dom_slot)
{
    uint8_t self = th_dom[cur];
    uint8_t d;
    uint32_t step;

    if (!cap_has(self, dom_slot, CAP_DOM) || caps[self][dom_slot].obj == DOM_WORLD) {
        return E_CAP;
    }
    d = (uint8_t)caps[self][dom_slot].obj;
    step = dom_step[d];
    dom_state[d] = DS_DYING;
    if (step >= STEP_TABLES) {
        if (!aspace_clear_step(d)) {
            return E_AGAIN;
        }
        step_last(d, dom_slot);
        return E_OK;
    }
    dom_step[d] = (uint16_t)(step + 1u);
    if (step == STEP_THREADS) {
        step_threads(d);
    } else if (step < STEP_CALLERS) {
        cap_revoke_domain((uint8_t)(step - STEP_CAPS), d);
    } else if (step == STEP_CALLERS) {
        step_callers(d);
    } else {
        frame_reclaim(d, self, (step - STEP_FRAMES) * FRAME_STEP);
    }
    return E_AGAIN;
}

#define CPSR_THUMB      0x20u
#define CPSR_IRQ_OFF    0x80u

static uint8_t thread_free_id(void)
{
    uint8_t t;

    for (t = 1u; t < NT; t++) {     /* 0 is the normal world */
        if (th_state[t] == ST_FREE) {
            return t;
        }
    }
    return NO_THREAD;
}

/* Registers of a new thread; normal-world interrupts reach only those whose priority lets the
 * normal world go first. */
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
    th_msg[t] = (msg_t){ { 0u } };
    th_msg[t].w[0] = arg;
}

uint32_t domain_thread(uint32_t dom_slot, uint32_t ntfn_slot)
{
    uint8_t self = th_dom[cur];
    uint8_t d = domain_operand(dom_slot);
    uint32_t prio = th_msg[cur].w[3];
    uint8_t t;

    if (d == NODOM || d == DOM_WORLD || dom_state[d] != DS_LIVE ||
        (d == self && dom_sup[d] != NODOM)) {
        return E_CAP;   /* thread ids are few: who is supervised cannot take them */
    }
    if (prio >= NPRIO || (d == self && prio > th_prio[cur]) ||
        (ntfn_slot >= NCAP && ntfn_slot != SLOT_SELF)) {
        return E_ARG;
    }
    if (ntfn_slot != SLOT_SELF && caps[self][ntfn_slot].type != CAP_NONE) {
        return E_STATE;
    }
    t = thread_free_id();
    if (t == NO_THREAD) {
        return E_FULL;
    }
    th_dom[t] = d;
    th_prio[t] = (uint8_t)prio;
    th_ntfn[t] = 0u;
    thread_regs(t, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
    if (ntfn_slot != SLOT_SELF) {
        cap_put(self, ntfn_slot, CAP_NTFN, t, 1u);
    }
    th_msg[cur].w[0] = t;
    th_state[t] = ST_BLOCKED;
    sched_preempt(t);
    return E_OK;
}
