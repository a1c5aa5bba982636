/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "wipe.h"

void wipe(void *p, size_t len)
{
    memset(p, 0, len);
    /* The compiler must assume that this reads what p points to, so the memset stays. */
    __asm__ volatile("" : : "r"(p) : "memory");
}
