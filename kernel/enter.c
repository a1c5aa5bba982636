/* SPDX-License-Identifier: BSD-2-Clause */
#include "enter.h"

void kernel_enter(void)
{
    if (tq_clock_ok() == 0u) {
        //@ assert out: q_clock >= UINT64_MAX - TQ_PER_ENTRY;
        hal_panic("the clock of the thread queues has run out");
    }
}
