/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_CORE_H
#define KERNEL_CHECK_CORE_H
/* The invariant of the kernel's core as a whole. */
#include "caps.h"
#include "check.h"
#include "queues.h"
#include "threads.h"

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> kernel_inv;
  @ ensures known: CHECK_OK <= \result <= CHECK_SCHED_OK;
  @ ensures queues: 0 < \result <= CHECK_TQ_MINMAX ==> !tq_inv;
  @ ensures threads: CHECK_SC_STATES <= \result <= CHECK_NT_WAIT ==> !th_inv;
  @ ensures cap: \result == CHECK_CAP_INV ==> !cap_inv;
  @ ensures sched: \result == CHECK_SCHED_OK ==> !sched_ok;
  @ ensures last: \result == CHECK_SCHED_OK ==> th_inv && cap_inv;
  @ ensures inner: th_inv && cap_inv ==> \result == CHECK_OK || \result == CHECK_SCHED_OK;
  @*/
/* CHECK_OK, or the first part of kernel_inv that does not hold. */
uint32_t check_core(void);
#endif
