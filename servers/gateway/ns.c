/* SPDX-License-Identifier: BSD-2-Clause */
#include "ns.h"
#include <string.h>

#define MEMORY_MAY_HAVE_CHANGED() __asm__ volatile("" ::: "memory")

int ns_has(uint64_t pa, uint64_t len)
{
    return pa >= NS_RAM_BASE && pa <= NS_RAM_END && len <= NS_RAM_END - pa;
}

void *ns_ptr(uint64_t pa, uint64_t len)
{
    if (!ns_has(pa, len))
        return 0;
    return hw_ns_base() + (uint32_t)(pa - NS_RAM_BASE);
}

uint8_t *ns_page(uint32_t page)
{
    return hw_ns_base() + page * NS_PAGE;
}

void ns_read(void *to, const void *from, uint32_t n)
{
    MEMORY_MAY_HAVE_CHANGED();
    memcpy(to, from, n);
    MEMORY_MAY_HAVE_CHANGED();
}

void ns_write(void *to, const void *from, uint32_t n)
{
    memcpy(to, from, n);
    MEMORY_MAY_HAVE_CHANGED();
}
