/* SPDX-License-Identifier: BSD-2-Clause */
/* The compression function in C: see sha256_block.h. */
#include <string.h>
#include "sha256_block.h"

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

void sha256_blocks(uint32_t v[8], const uint8_t *data, size_t n)
{
    for (; n > 0; n--, data += 64)
        compress(v, data);
}
