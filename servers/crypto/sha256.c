/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdint.h>
#include <string.h>
#include "sha256.h"

/* FIPS 180-4, 4.2.2. */
static const uint32_t K[64] = {
    0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5,
    0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174,
    0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA,
    0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967,
    0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85,
    0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070,
    0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3,
    0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2,
};

/* FIPS 180-4, 5.3.3. */
static const uint32_t initial[8] = {
    0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
};

static inline uint32_t ror(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static inline uint32_t load_be(const uint8_t *p)
{
    uint32_t x;
    memcpy(&x, p, 4);
    return __builtin_bswap32(x);
}

/* FIPS 180-4, 6.2.2, step 3, for round i with word w.  Each call renames the variables instead of
 * moving them; `bc` is b ^ c and becomes a ^ b, which is the next round's b ^ c.  The rotations by
 * 6, 11, 25 and 2, 13, 22 share one: (e ^ e>>>5 ^ e>>>19)>>>6, (a ^ a>>>11 ^ a>>>20)>>>2. */
#define ROUND(a, b, c, d, e, f, g, h, i, w) do {                    \
        uint32_t ab_ = (a) ^ (b);                                   \
        (h) += k[i] + (w);                                          \
        (h) += (g) ^ ((e) & ((f) ^ (g)));                           \
        (h) += ror((e) ^ ror((e), 5) ^ ror((e), 19), 6);            \
        (d) += (h);                                                 \
        (h) += (b) ^ (ab_ & bc);                                    \
        (h) += ror((a) ^ ror((a), 11) ^ ror((a), 20), 2);           \
        bc = ab_;                                                   \
    } while (0)

#define ROUNDS16(W)                                                 \
    ROUND(a, b, c, d, e, f, g, h, 0, W(0));                         \
    ROUND(h, a, b, c, d, e, f, g, 1, W(1));                         \
    ROUND(g, h, a, b, c, d, e, f, 2, W(2));                         \
    ROUND(f, g, h, a, b, c, d, e, 3, W(3));                         \
    ROUND(e, f, g, h, a, b, c, d, 4, W(4));                         \
    ROUND(d, e, f, g, h, a, b, c, 5, W(5));                         \
    ROUND(c, d, e, f, g, h, a, b, 6, W(6));                         \
    ROUND(b, c, d, e, f, g, h, a, 7, W(7));                         \
    ROUND(a, b, c, d, e, f, g, h, 8, W(8));                         \
    ROUND(h, a, b, c, d, e, f, g, 9, W(9));                         \
    ROUND(g, h, a, b, c, d, e, f, 10, W(10));                       \
    ROUND(f, g, h, a, b, c, d, e, 11, W(11));                       \
    ROUND(e, f, g, h, a, b, c, d, 12, W(12));                       \
    ROUND(d, e, f, g, h, a, b, c, 13, W(13));                       \
    ROUND(c, d, e, f, g, h, a, b, 14, W(14));                       \
    ROUND(b, c, d, e, f, g, h, a, 15, W(15))

/* Step 1: the message schedule, sixteen words at a time. */
#define FIRST(i)    (w[i] = load_be(block + 4 * (i)))
#define SIGMA0(x)   (ror(x, 7) ^ ror(x, 18) ^ (x) >> 3)
#define SIGMA1(x)   (ror(x, 17) ^ ror(x, 19) ^ (x) >> 10)
#define NEXT(i)     (w[i] += SIGMA1(w[((i) + 14) % 16]) + w[((i) + 9) % 16] + \
                             SIGMA0(w[((i) + 1) % 16]))

static void compress(uint32_t v[8], const uint8_t *block)
{
    uint32_t a = v[0], b = v[1], c = v[2], d = v[3], e = v[4], f = v[5], g = v[6], h = v[7];
    uint32_t w[16], bc = b ^ c;
    const uint32_t *k = K;
    ROUNDS16(FIRST);
    for (k += 16; k < K + 64; k += 16) {
        ROUNDS16(NEXT);
    }
    v[0] += a;
    v[1] += b;
    v[2] += c;
    v[3] += d;
    v[4] += e;
    v[5] += f;
    v[6] += g;
    v[7] += h;
}

/* ---- the hash class (BearSSL's bearssl_hash.h says what each function does) --------------------------- */

typedef br_sha256_context context_t;

static void init(const br_hash_class **ctx)
{
    context_t *c = (context_t *)(void *)ctx;
    c->vtable = &sha256_class;
    memcpy(c->val, initial, sizeof initial);
    c->count = 0;
}

static void update(const br_hash_class **ctx, const void *data, size_t len)
{
    context_t *c = (context_t *)(void *)ctx;
    const uint8_t *p = data;
    size_t have = c->count % 64;
    c->count += len;
    if (have > 0) {
        size_t n = 64 - have < len ? 64 - have : len;
        memcpy(c->buf + have, p, n);
        p += n;
        len -= n;
        if (have + n < 64)
            return;
        compress(c->val, c->buf);
    }
    for (; len >= 64; p += 64, len -= 64)
        compress(c->val, p);
    if (len > 0)
        memcpy(c->buf, p, len);
}

/* FIPS 180-4, 5.1.1: a bit 1, zeros, the length in bits.  The context stays as it is. */
static void out(const br_hash_class *const *ctx, void *dst)
{
    const context_t *c = (const context_t *)(const void *)ctx;
    size_t have = c->count % 64;
    uint32_t v[8], last[2] = { __builtin_bswap32((uint32_t)(c->count >> 29)),
                               __builtin_bswap32((uint32_t)c->count << 3) };
    uint8_t block[64];
    memcpy(v, c->val, sizeof v);
    memcpy(block, c->buf, have);
    block[have++] = 0x80;
    memset(block + have, 0, 64 - have);
    if (have > 56) {
        compress(v, block);
        memset(block, 0, 56);
    }
    memcpy(block + 56, last, 8);
    compress(v, block);
    for (unsigned i = 0; i < 8; i++)
        v[i] = __builtin_bswap32(v[i]);
    memcpy(dst, v, sizeof v);
}

static uint64_t state(const br_hash_class *const *ctx, void *dst)
{
    const context_t *c = (const context_t *)(const void *)ctx;
    uint32_t v[8];
    for (unsigned i = 0; i < 8; i++)
        v[i] = __builtin_bswap32(c->val[i]);
    memcpy(dst, v, sizeof v);
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
