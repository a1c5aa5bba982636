/* SPDX-License-Identifier: BSD-2-Clause */
#include "system.h"

uint32_t check_around(void)
{
    uint32_t part;

    if (check_irq_inv() == 0u) {
        return CHECK_IRQ_INV;
    }
    part = check_domains();
    return part == CHECK_OK ? check_normal() : part;
}

uint32_t check_small(void)
{
    uint32_t part = check_core();

    return part == CHECK_OK ? check_around() : part;
}

uint32_t check_large(void)
{
    uint32_t part = check_memory();

    if (part != CHECK_OK) {
        return part;
    }
    return check_frames_secure() == 0u ? CHECK_FRAMES_SECURE : CHECK_OK;
}

uint32_t check_system(void)
{
    uint32_t part = check_small();

    return part == CHECK_OK ? check_large() : part;
}
