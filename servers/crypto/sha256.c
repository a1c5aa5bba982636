/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdint.h>
#include <string.h>
#include "sha256.h"
#include "sha256_block.h"

/* FIPS 180-4, 5.3.3. */
static const uint32_t initial[8] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
};

static inline uint32_t load_be(const uint8_t *p)
{
    uint32_t x;
    memcpy(&x, p, 4);
    return __builtin_bswap32(x);
}

static inline void store_be(uint8_t *p, uint32_t x)
{
    x = __builtin_bswap32(x);
    memcpy(p, &x, 4);
}

/* ---- the hash class (BearSSL's bearssl_hash.h says what each function does) --------------------------- */

typedef br_sha256_context context_t;

/* The state as the standard writes it. */
static void put_state(const context_t *c, void *dst)
{
    _Pragma("GCC unroll 8")
    for (unsigned i = 0; i < 8; i++)
        store_be((uint8_t *)dst + 4 * i, c->val[i]);
}

static void start(context_t *c)
{
    c->vtable = &sha256_class;
    memcpy(c->val, initial, sizeof initial);
    c->count = 0;
}

static void add(context_t *c, const uint8_t *p, size_t len)
{
    size_t have = c->count % 64;
    c->count += len;
    if (have > 0) {
        size_t n = 64 - have < len ? 64 - have : len;
        memcpy(c->buf + have, p, n);
        p += n;
        len -= n;
        if (have + n < 64)
            return;
        sha256_blocks(c->val, c->buf, 1);
    }
    if (len >= 64) {
        sha256_blocks(c->val, p, len / 64);
        p += len & ~(size_t)63;
        len %= 64;
    }
    if (len > 0)
        memcpy(c->buf, p, len);
}

/* FIPS 180-4, 5.1.1: a bit 1, zeros, the length in bits. */
static void pad(context_t *c)
{
    size_t have = c->count % 64;
    c->buf[have++] = 0x80;
    if (have > 56) {
        memset(c->buf + have, 0, 64 - have);
        sha256_blocks(c->val, c->buf, 1);
        have = 0;
    }
    memset(c->buf + have, 0, 56 - have);
    store_be(c->buf + 56, (uint32_t)(c->count >> 29));
    store_be(c->buf + 60, (uint32_t)c->count << 3);
    sha256_blocks(c->val, c->buf, 1);
}

void sha256_finish(br_sha256_context *c, const uint8_t *data, size_t len, uint8_t *digest)
{
    add(c, data, len);
    pad(c);
    put_state(c, digest);
    start(c);
}

static void init(const br_hash_class **ctx)
{
    start((context_t *)(void *)ctx);
}

static void update(const br_hash_class **ctx, const void *data, size_t len)
{
    add((context_t *)(void *)ctx, data, len);
}

/* The context stays as it is. */
static void out(const br_hash_class *const *ctx, void *dst)
{
    context_t c = *(const context_t *)(const void *)ctx;
    pad(&c);
    put_state(&c, dst);
}

static uint64_t state(const br_hash_class *const *ctx, void *dst)
{
    const context_t *c = (const context_t *)(const void *)ctx;
    put_state(c, dst);
    return c->count;
}

static void set_state(const br_hash_class **ctx, const void *from, uint64_t count)
{
    context_t *c = (context_t *)(void *)ctx;
    for (unsigned i = 0; i < 8; i++)
        c->val[i] = load_be((const uint8_t *)from + 4 * i);
    c->count = count;
}

const br_hash_class sha256_class = {
    sizeof(context_t),
    BR_HASHDESC_ID(br_sha256_ID) | BR_HASHDESC_OUT(32) | BR_HASHDESC_STATE(32) |
        BR_HASHDESC_LBLEN(6) | BR_HASHDESC_MD_PADDING | BR_HASHDESC_MD_PADDING_BE,
    init, update, out, state, set_state
};
