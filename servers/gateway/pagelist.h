/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_PAGELIST_H
#define GATEWAY_PAGELIST_H
/*
 * The page list with which the normal world names scattered memory: list pages of 511 addresses
 * and a link.  Every entry is fetched once and checked before it is used.  The caller bounds the
 * number of steps, so a list that links to itself does no harm.
 */
#include <stdint.h>

typedef struct {
    uint64_t list;      /* physical address of the current list page                        */
    uint32_t index;     /* next entry in it                                                 */
} pagelist_t;

/* Start at the list page at `pa`.  TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS (not a multiple of
 * 4096), TEE_ERROR_ACCESS_DENIED (not in normal-world RAM). */
uint32_t pagelist_start(pagelist_t *l, uint64_t pa);

/* *page = number of the next page, counted from NS_RAM_BASE.  Results as above. */
uint32_t pagelist_next(pagelist_t *l, uint32_t *page);
#endif
