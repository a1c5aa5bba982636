/* SPDX-License-Identifier: BSD-2-Clause */
#include "enter.h"

void kernel_enter(void)
{
    if (tq_clock_ok() == 0u) {
        hal_panic("the clock of the thread queues has run out");
    }
}
