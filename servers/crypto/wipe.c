/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "wipe.h"

__attribute__((noinline)) void wipe_stack(void)
{
    unsigned char below[WIPE_STACK];
    wipe(below, sizeof below);
}

void wipe(void *p, size_t len)
{
    memset(p, 0, len);
    /* The compiler must assume that this reads what p points to, so the memset stays. */
    __asm__ volatile("" : : "r"(p) : "memory");
}
