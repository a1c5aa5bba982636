/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include "operation.h"
#include "wipe.h"

static const client_table_t *clients;
static struct {
    uint32_t    generation;
    operation_t op[CRYPTO_NOPS];
} owner[NINST];
static uint32_t serial;

/* A handle is a serial number and an index, so that a closed handle does not come back soon. */
#define INDEX_BITS 8
_Static_assert(CRYPTO_NOPS <= 1 << INDEX_BITS, "index fits a handle");

void operation_init(const client_table_t *table)
{
    clients = table;
    wipe(owner, sizeof owner);
}

bool operation_enter(uint32_t inst)
{
    uint32_t now = *(const volatile uint32_t *)&clients->client[inst].generation;
    if (owner[inst].generation != now) {
        wipe(owner[inst].op, sizeof owner[inst].op);
        owner[inst].generation = now;
    }
    return now != 0;
}

operation_t *operation_find(uint32_t inst, uint32_t handle)
{
    uint32_t i = handle & ((1u << INDEX_BITS) - 1);
    if (handle == 0 || i >= CRYPTO_NOPS || owner[inst].op[i].handle != handle)
        return NULL;
    return &owner[inst].op[i];
}

operation_t *operation_new(uint32_t inst)
{
    for (uint32_t i = 0; i < CRYPTO_NOPS; i++) {
        operation_t *op = &owner[inst].op[i];
        if (op->handle != 0)
            continue;
        serial = (serial + 1) & (UINT32_MAX >> INDEX_BITS);
        if (serial == 0)
            serial = 1;
        op->handle = serial << INDEX_BITS | i;
        return op;
    }
    return NULL;
}

void operation_drop(operation_t *op)
{
    wipe(op, sizeof *op);
}

void operation_copy(operation_t *dst, const operation_t *src)
{
    uint32_t handle = dst->handle;
    *dst = *src;
    dst->handle = handle;
    if (dst->class == CLASS_GCM)
        dst->u.gcm.ctx.bctx = &dst->u.gcm.aes.vtable;
}

uint32_t operation_count(void)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < NINST; i++)
        for (uint32_t j = 0; j < CRYPTO_NOPS; j++)
            n += owner[i].op[j].handle != 0;
    return n;
}
