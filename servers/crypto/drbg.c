/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "drbg.h"
#include "sha256.h"
#include "wipe.h"

static br_hmac_drbg_context drbg;
static uint8_t pool[DRBG_POOL];
static size_t  pool_left;       /* unread bytes, at the end of the pool */
static bool    ready;

void drbg_init(const uint8_t seed[32], const void *pers, size_t pers_len)
{
    uint8_t any = 0;
    for (size_t i = 0; i < 32; i++)
        any |= seed[i];
    br_hmac_drbg_init(&drbg, &sha256_class, seed, 32);
    br_hmac_drbg_update(&drbg, pers, pers_len);
    wipe(pool, sizeof pool);
    pool_left = 0;
    ready = any != 0;
}

bool drbg_ready(void)
{
    return ready;
}

static size_t take(uint8_t *out, size_t len)
{
    if (pool_left == 0) {
        br_hmac_drbg_generate(&drbg, pool, sizeof pool);
        pool_left = sizeof pool;
    }
    if (len > pool_left)
        len = pool_left;
    uint8_t *from = pool + sizeof pool - pool_left;
    memcpy(out, from, len);
    wipe(from, len);
    pool_left -= len;
    return len;
}

void drbg_read(void *out, size_t len)
{
    uint8_t *p = out;
    while (len > 0) {
        size_t n = take(p, len);
        p += n;
        len -= n;
    }
}

const br_prng_class **drbg_prng(void)
{
    return &drbg.vtable;
}
