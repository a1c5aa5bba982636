/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_ENTER_H
#define KERNEL_ENTER_H
/*
 * The first step of every event (event.h) but boot.
 */
#include "hal.h"
#include "tq.h"

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures EN_1_clock: q_clock < UINT64_MAX - TQ_PER_ENTRY;
  @*/
/* The queues' clock is far from its end.  It takes 2^64 queued threads to make this panic. */
void kernel_enter(void);
#endif
