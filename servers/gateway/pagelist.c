/* SPDX-License-Identifier: BSD-2-Clause */
#include "pagelist.h"
#include "ns.h"
#include "optee.h"

static uint32_t page_check(uint64_t pa)
{
    if (pa % NS_PAGE != 0)
        return TEE_ERROR_BAD_PARAMETERS;
    return ns_has(pa, NS_PAGE) ? TEE_SUCCESS : TEE_ERROR_ACCESS_DENIED;
}

static uint64_t entry(const pagelist_t *l, uint32_t i)
{
    uint64_t v;

    ns_read(&v, (uint64_t *)ns_ptr(l->list, NS_PAGE) + i, sizeof(v));
    return v;
}

uint32_t pagelist_start(pagelist_t *l, uint64_t pa)
{
    l->list = pa;
    l->index = 0;
    return page_check(pa);
}

uint32_t pagelist_next(pagelist_t *l, uint32_t *page)
{
    uint64_t pa;
    uint32_t r;

    if (l->index == PAGELIST_ENTRIES) {
        r = pagelist_start(l, entry(l, PAGELIST_ENTRIES));
        if (r != TEE_SUCCESS)
            return r;
    }
    pa = entry(l, l->index++);
    r = page_check(pa);
    if (r == TEE_SUCCESS)
        *page = (uint32_t)((pa - NS_RAM_BASE) / NS_PAGE);
    return r;
}
