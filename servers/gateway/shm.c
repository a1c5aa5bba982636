/* SPDX-License-Identifier: BSD-2-Clause */
#include "shm.h"
#include <string.h>
#include "ns.h"
#include "pagelist.h"

typedef enum { SHM_FREE, SHM_RESERVED, SHM_READY } shm_state_t;

typedef struct {
    uint64_t cookie;
    uint64_t list;      /* physical address of the page list (while reserved)               */
    uint32_t offset;    /* of the first byte in the first page                              */
    uint32_t size;      /* bytes                                                            */
    uint16_t first;     /* chain of chunks                                                  */
    uint16_t last;
    uint8_t  state;
    uint8_t  holders;   /* at most 4 per job                                                */
} shm_t;

#define CHUNK_NONE  0xFFFFu

static shm_t    shm[GW_NSHM];
static uint32_t chunk[GW_SHM_CHUNKS][GW_SHM_CHUNK];
static uint16_t chunk_next[GW_SHM_CHUNKS];
static uint16_t chunk_free;     /* head of the free chain                                    */
static uint32_t chunks_left;

void shm_init(void)
{
    memset(shm, 0, sizeof(shm));
    for (uint32_t i = 0; i < GW_SHM_CHUNKS; i++)
        chunk_next[i] = (uint16_t)(i + 1 < GW_SHM_CHUNKS ? i + 1 : CHUNK_NONE);
    chunk_free = 0;
    chunks_left = GW_SHM_CHUNKS;
}

static uint32_t shm_find(uint64_t cookie)
{
    for (uint32_t i = 0; i < GW_NSHM; i++) {
        if (shm[i].state != SHM_FREE && shm[i].cookie == cookie)
            return i;
    }
    return SHM_NONE;
}

static uint32_t shm_find_free(void)
{
    for (uint32_t i = 0; i < GW_NSHM; i++) {
        if (shm[i].state == SHM_FREE)
            return i;
    }
    return SHM_NONE;
}

static uint32_t chunks_of(uint32_t pages)
{
    return (pages + GW_SHM_CHUNK - 1) / GW_SHM_CHUNK;
}

uint32_t shm_npages(uint32_t obj)
{
    return (shm[obj].offset + shm[obj].size + NS_PAGE - 1) / NS_PAGE;
}

/* Move n >= 1 chunks, which must be there, from the free chain to the object. */
static void chunks_take(shm_t *s, uint32_t n)
{
    uint16_t c = chunk_free;

    s->first = c;
    for (uint32_t i = 1; i < n; i++)
        c = chunk_next[c];
    s->last = c;
    chunk_free = chunk_next[c];
    chunk_next[c] = CHUNK_NONE;
    chunks_left -= n;
}

static void shm_free(uint32_t obj)
{
    shm_t *s = &shm[obj];

    chunk_next[s->last] = chunk_free;
    chunk_free = s->first;
    chunks_left += chunks_of(shm_npages(obj));
    s->state = SHM_FREE;
}

uint32_t shm_reserve(const msg_arg_t *arg, uint32_t *obj)
{
    const msg_param_t *p = &arg->param[0];
    uint32_t i, n;

    if (arg->num_params != 1 || p->attr != (ATTR_TMEM_OUTPUT | ATTR_NONCONTIG))
        return TEE_ERROR_BAD_PARAMETERS;
    if (p->c == 0 || p->b == 0 || shm_find(p->c) != SHM_NONE)
        return TEE_ERROR_BAD_PARAMETERS;
    if (p->b > (uint64_t)GW_SHM_MAX_PAGES * NS_PAGE)
        return TEE_ERROR_OUT_OF_MEMORY;
    n = ((uint32_t)(p->a % NS_PAGE) + (uint32_t)p->b + NS_PAGE - 1) / NS_PAGE;
    i = shm_find_free();
    if (i == SHM_NONE || n > GW_SHM_MAX_PAGES || chunks_of(n) > chunks_left)
        return TEE_ERROR_OUT_OF_MEMORY;
    shm[i].cookie = p->c;
    shm[i].list = p->a - p->a % NS_PAGE;
    shm[i].offset = (uint32_t)(p->a % NS_PAGE);
    shm[i].size = (uint32_t)p->b;
    shm[i].holders = 0;
    shm[i].state = SHM_RESERVED;
    chunks_take(&shm[i], chunks_of(n));
    *obj = i;
    return TEE_SUCCESS;
}

uint32_t shm_fill(uint32_t obj)
{
    uint32_t c = shm[obj].first;
    uint32_t n = shm_npages(obj);
    pagelist_t l;
    uint32_t r = pagelist_start(&l, shm[obj].list);

    for (uint32_t i = 0; r == TEE_SUCCESS && i < n; i++) {
        if (i != 0 && i % GW_SHM_CHUNK == 0)
            c = chunk_next[c];
        r = pagelist_next(&l, &chunk[c][i % GW_SHM_CHUNK]);
    }
    return r;
}

void shm_commit(uint32_t obj, int ok)
{
    if (ok)
        shm[obj].state = SHM_READY;
    else
        shm_free(obj);
}

uint32_t shm_unregister(const msg_arg_t *arg)
{
    uint32_t i;

    if (arg->num_params != 1 || arg->param[0].attr != ATTR_RMEM_INPUT)
        return TEE_ERROR_BAD_PARAMETERS;
    i = shm_find(arg->param[0].c);
    if (i == SHM_NONE)
        return TEE_ERROR_BAD_PARAMETERS;
    if (shm[i].state != SHM_READY || shm[i].holders != 0)
        return TEE_ERROR_BUSY;
    shm_free(i);
    return TEE_SUCCESS;
}

uint32_t shm_hold(uint64_t cookie, uint64_t offs, uint64_t size, uint32_t *obj, uint32_t *first)
{
    uint32_t i = shm_find(cookie);

    if (i == SHM_NONE || shm[i].state != SHM_READY)
        return TEE_ERROR_BAD_PARAMETERS;
    if (offs > shm[i].size || size > shm[i].size - offs)
        return TEE_ERROR_BAD_PARAMETERS;
    shm[i].holders++;
    *obj = i;
    *first = shm[i].offset + (uint32_t)offs;
    return TEE_SUCCESS;
}

void shm_release(uint32_t obj)
{
    shm[obj].holders--;
}

void shm_pages(uint32_t obj, uint32_t start, uint32_t n, uint32_t *page)
{
    uint32_t c = shm[obj].first;

    for (uint32_t i = 0; i < start / GW_SHM_CHUNK; i++)
        c = chunk_next[c];
    for (uint32_t i = start; i < start + n; i++) {
        if (i != start && i % GW_SHM_CHUNK == 0)
            c = chunk_next[c];
        *page++ = chunk[c][i % GW_SHM_CHUNK];
    }
}
