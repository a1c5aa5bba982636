/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_SYSTEM_H
#define KERNEL_SYSTEM_H
/*
 * The invariant of the whole kernel: boot establishes it, every event (event.h) may rely on it and
 * has restored it at its end.
 */
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "frame.h"
#include "inv.h"
#include "irq.h"
#include "world.h"

/*@ predicate system_inv{L} = kernel_inv{L} && memory_inv{L} && frames_secure{L} && irq_inv{L} && dom_inv{L} &&
  @     world_inv{L};
  @*/

/* system_inv as post-condition: one goal per part. */
#define ENSURES_SYSTEM_INV \
    ENSURES_TH_INV \
    ensures inv_sched: sched_ok; \
    ensures inv_cap: cap_inv; \
    ENSURES_MEMORY; \
    ensures inv_secure: frames_secure; \
    ensures inv_irq: irq_inv; \
    ENSURES_DOM_INV \
    ENSURES_WORLD_INV

/* The core: what IPC, notifications and the scheduler change. */
#define CORE_ASSIGNS \
    IPC_ASSIGNS \
    assigns th_ntfn[0 .. NT-1];
/* What the calls that make and end domains and threads change. */
#define DOMAIN_ASSIGNS \
    DESTROY_ASSIGNS \
    assigns th_dom[0 .. NT-1], th_prio[0 .. NT-1], th_msg[0 .. NT-1], dom_badge[0 .. NDOM-1];
/* The rest: what the calls that build and manage change besides. */
#define MANAGE_ASSIGNS \
    assigns th_dom[0 .. NT-1], th_prio[0 .. NT-1], CAPS_ALL, \
        dom_state[0 .. NDOM-1], dom_sup[0 .. NDOM-1], dom_badge[0 .. NDOM-1], dom_step[0 .. NDOM-1], \
        irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1], irq_on[0 .. NIRQ-1], world_msg, world_entry, \
        l1[0 .. NDOM-1], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1], as_frame, \
        fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1], fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], \
        fr_six[0 .. NFR-1], fr_data[0 .. NFR-1], fr_fetch[0 .. NFR-1];
#endif
