/* SPDX-License-Identifier: BSD-2-Clause */
/* The 64-bit global timer (ARM DDI 0407, chapter 4): counts PERIPHCLK, never stops, secure only. */
#include "io.h"
#include "plat.h"
#include "kernel/hal.h"

#define GT_LOW      (GTIMER_BASE + 0x00)
#define GT_HIGH     (GTIMER_BASE + 0x04)
#define GT_CONTROL  (GTIMER_BASE + 0x08)

void gtimer_init(void)
{
    io_write(GT_CONTROL, 1);
}

/* The low word may wrap between two reads: then the high word differs, once in 43 s at most. */
uint64_t hal_clock(void)
{
    uint32_t high = io_read(GT_HIGH);
    uint32_t low = io_read(GT_LOW);
    uint32_t again = io_read(GT_HIGH);

    if (again != high)
        low = io_read(GT_LOW);
    return (uint64_t)again << 32 | low;
}
