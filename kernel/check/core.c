/* SPDX-License-Identifier: BSD-2-Clause */
#include "core.h"

uint32_t check_core(void)
{
    uint32_t part = check_queues();

    if (part == CHECK_OK) {
        part = check_threads();
    }
    if (part != CHECK_OK) {
        return part;
    }
    if (check_cap_inv() == 0u) {
        return CHECK_CAP_INV;
    }
    return check_sched_ok() == 0u ? CHECK_SCHED_OK : CHECK_OK;
}
