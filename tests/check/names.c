/* SPDX-License-Identifier: BSD-2-Clause */
#include "names.h"
#include "kernel/check/check.h"

static const char *const names[CHECK_PARTS] = {
    [CHECK_TQ_RANGE] = "tq_range", [CHECK_TQ_NEXT_OK] = "tq_next_ok", [CHECK_TQ_PREV_OK] = "tq_prev_ok",
    [CHECK_TQ_NOGAP] = "tq_nogap", [CHECK_TQ_DISTINCT] = "tq_distinct", [CHECK_TQ_PAST] = "tq_past",
    [CHECK_TQ_ENDS] = "tq_ends", [CHECK_TQ_MINMAX] = "tq_minmax",
    [CHECK_SC_STATES] = "sc_states", [CHECK_SC_BITS] = "sc_bits", [CHECK_SC_ONE] = "sc_one",
    [CHECK_TH_OK] = "th_ok", [CHECK_EP_BLK] = "ep_blk", [CHECK_EP_MODE] = "ep_mode",
    [CHECK_EP_OWN] = "ep_own", [CHECK_NT_WAIT] = "nt_wait",
    [CHECK_CAP_INV] = "cap_inv", [CHECK_SCHED_OK] = "sched_ok",
    [CHECK_INV_L1] = "inv_l1", [CHECK_INV_L2] = "inv_l2", [CHECK_INV_QUOTA] = "inv_quota",
    [CHECK_INV_PTE] = "inv_pte", [CHECK_INV_OWN] = "inv_own", [CHECK_INV_PT] = "inv_pt", [CHECK_INV_SPT] = "inv_spt",
    [CHECK_FRAMES_SECURE] = "frames_secure", [CHECK_IRQ_INV] = "irq_inv",
    [CHECK_DOM_RANGE] = "dom_range", [CHECK_DOM_SUPERVISED] = "dom_supervised", [CHECK_DOM_ROOTS] = "dom_roots",
    [CHECK_DOM_START] = "dom_start", [CHECK_DOM_THREADS] = "dom_threads", [CHECK_CAPS_INIT] = "caps_init",
    [CHECK_CAPS_ONCE] = "caps_once", [CHECK_CAPS_LIVE] = "caps_live",
    [CHECK_WORLD_STATE] = "world_state", [CHECK_WORLD_PLACE] = "world_place", [CHECK_WORLD_ALONE] = "world_alone",
};

const char *check_name(uint32_t part)
{
    return part < CHECK_PARTS && names[part] != 0 ? names[part] : "no part of it";
}
