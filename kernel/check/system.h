/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_SYSTEM_H
#define KERNEL_CHECK_SYSTEM_H
/* The invariant of the whole kernel, system_inv, but for inv_tlb. */
#include "check.h"
#include "core.h"
#include "domains.h"
#include "lines.h"
#include "normal.h"
#include "tables.h"
#include "../system.h"

/*@ requires th: th_ok;
  @ requires cap: cap_inv;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> irq_inv && dom_inv && world_inv;
  @ ensures known: \result == CHECK_OK || CHECK_IRQ_INV <= \result <= CHECK_WORLD_ALONE;
  @ ensures irq: \result == CHECK_IRQ_INV ==> !irq_inv;
  @ ensures dom: CHECK_DOM_RANGE <= \result <= CHECK_CAPS_LIVE ==> !dom_inv;
  @ ensures world: CHECK_WORLD_STATE <= \result ==> !world_inv;
  @*/
/* CHECK_OK, or the first part of what stands around the core that does not hold. */
uint32_t check_around(void);

/* The part that is named does not hold. */
#define NAMES_PART \
    ensures known: \result < CHECK_PARTS; \
    ensures core: CHECK_TQ_RANGE <= \result <= CHECK_SCHED_OK ==> !kernel_inv; \
    ensures tables: CHECK_INV_L1 <= \result <= CHECK_INV_PTE ==> !tables_inv; \
    ensures frames: CHECK_INV_OWN <= \result <= CHECK_INV_SPT ==> !frames_inv; \
    ensures secure: \result == CHECK_FRAMES_SECURE ==> !frames_secure; \
    ensures irq: \result == CHECK_IRQ_INV ==> !irq_inv; \
    ensures dom: CHECK_DOM_RANGE <= \result <= CHECK_CAPS_LIVE ==> !dom_inv; \
    ensures world: CHECK_WORLD_STATE <= \result <= CHECK_WORLD_ALONE ==> !world_inv;

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> kernel_inv && irq_inv && dom_inv && world_inv;
  @ NAMES_PART
  @*/
/* CHECK_OK, or the first part that does not hold: all but the memory's. */
uint32_t check_small(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> tables_inv && frames_inv && frames_secure;
  @ NAMES_PART
  @*/
/* CHECK_OK, or the first part of the memory's that does not hold. */
uint32_t check_large(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures whole: inv_tlb ==> (\result == CHECK_OK <==> system_inv);
  @ ensures fault: \result != CHECK_OK ==> !system_inv;
  @ NAMES_PART
  @*/
/* CHECK_OK, or the first part of system_inv that does not hold. */
uint32_t check_system(void);
#endif
