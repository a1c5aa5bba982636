/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_ENTER_H
#define KERNEL_ENTER_H
#include "hal.h"
#include "tq.h"

/* The first step of every event (event.h) but boot: the queues' clock is far from its end.  It
 * takes 2^64 queued threads to make this panic. */
static inline void kernel_enter(void)
{
    if (tq_clock_ok() == 0u) {
        hal_panic("the clock of the thread queues has run out");
    }
}
#endif
