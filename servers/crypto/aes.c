/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Bitsliced AES.  Bit 8 * r + 2 * c + b of the word q[i] is bit i of the byte in row r, column c of
 * block b (0, 1): rows rotate with the word, columns within a byte, and all 32 bytes of two blocks go
 * through the S-box circuit at once; no address and no branch depends on data.
 *
 * ShiftRows is never carried out ("fixslicing": A. Adomnicai, T. Peyrin, "Fixslicing AES-like
 * ciphers", CHES 2021): after n rounds the byte of row r, column c lies in column c + n * r.  MixColumns
 * reaches for the bytes where they are, round keys are laid out to match, and as four ShiftRows
 * cancel out, there are four kinds of rounds.
 */
#include <string.h>
#include "aes.h"
#include "aes_sbox.h"
#include "wipe.h"

#define ALWAYS_INLINE static inline __attribute__((always_inline))
/* The slices are an array only to the reader: unrolled, they live in registers. */
#define UNROLL _Pragma("GCC unroll 8")

ALWAYS_INLINE uint32_t ror(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

ALWAYS_INLINE uint32_t load_le(const uint8_t *p)
{
    uint32_t x;
    memcpy(&x, p, 4);
    return x;
}

ALWAYS_INLINE void store_le(uint8_t *p, uint32_t x)
{
    memcpy(p, &x, 4);
}

/* ---- to and from slices ------------------------------------------------------------------------ */

/* Exchange the bits of x selected by mask << n with those of y selected by mask. */
#define SWAP(x, y, mask, n) do {                        \
        uint32_t t_ = ((x) >> (n) ^ (y)) & (mask);      \
        (x) ^= t_ << (n);                               \
        (y) ^= t_;                                      \
    } while (0)

/* Eight words (word b + 2 * c is column c of block b, little endian) to slices; its own inverse. */
ALWAYS_INLINE void transpose(uint32_t q[8])
{
    SWAP(q[0], q[1], 0x55555555, 1);
    SWAP(q[2], q[3], 0x55555555, 1);
    SWAP(q[4], q[5], 0x55555555, 1);
    SWAP(q[6], q[7], 0x55555555, 1);
    SWAP(q[0], q[2], 0x33333333, 2);
    SWAP(q[1], q[3], 0x33333333, 2);
    SWAP(q[4], q[6], 0x33333333, 2);
    SWAP(q[5], q[7], 0x33333333, 2);
    SWAP(q[0], q[4], 0x0F0F0F0F, 4);
    SWAP(q[1], q[5], 0x0F0F0F0F, 4);
    SWAP(q[2], q[6], 0x0F0F0F0F, 4);
    SWAP(q[3], q[7], 0x0F0F0F0F, 4);
}

/* ---- the round --------------------------------------------------------------------------------- */

/* Rotate every byte right by two bits a column: what was in column c + n comes to column c. */
ALWAYS_INLINE uint32_t columns(uint32_t x, unsigned n)
{
    switch (n % 4) {
    case 1:  return (x >> 2 & 0x3F3F3F3F) | (x & 0x03030303) << 6;
    case 2:  return (x >> 4 & 0x0F0F0F0F) | (x & 0x0F0F0F0F) << 4;
    case 3:  return (x >> 6 & 0x03030303) | (x & 0x3F3F3F3F) << 2;
    default: return x;
    }
}

/* The byte of the next row, and of the row after that, in the same true column after n rounds. */
ALWAYS_INLINE uint32_t row1(uint32_t x, unsigned n)
{
    return ror(columns(x, n), 8);
}

ALWAYS_INLINE uint32_t row2(uint32_t x, unsigned n)
{
    return ror(columns(x, 2 * n), 16);
}

/* MixColumns of round n with the round key.  FIPS 197, 5.1.3: b = 2 a + 3 a' + a'' + a''' for a and
 * the bytes below it; that is 2 (a + a') + a' + (a + a')''.  Doubling moves slices up and adds the
 * top one to slices 0, 1, 3, 4. */
ALWAYS_INLINE void mix_columns(uint32_t q[8], const uint32_t *rk, unsigned n)
{
    uint32_t below = row1(q[7], n), top = q[7] ^ below, both = top;
    UNROLL
    for (int i = 7; i > 0; i--) {
        uint32_t s = row1(q[i - 1], n);
        uint32_t next = q[i - 1] ^ s;
        q[i] = next ^ below ^ row2(both, n) ^ rk[i];
        if (i == 1 || i == 3 || i == 4)
            q[i] ^= top;
        below = s;
        both = next;
    }
    q[0] = top ^ below ^ row2(both, n) ^ rk[0];
}

ALWAYS_INLINE void add_key(uint32_t q[8], const uint32_t *rk)
{
    UNROLL
    for (int i = 0; i < 8; i++)
        q[i] ^= rk[i];
}

ALWAYS_INLINE void one_round(uint32_t q[8], const uint32_t *rk, unsigned n)
{
    sub_bytes(q);
    mix_columns(q, rk, n);
}

/* Two ShiftRows: rows 1 and 3 move by two columns. */
ALWAYS_INLINE void shift_rows_twice(uint32_t q[8])
{
    UNROLL
    for (int i = 0; i < 8; i++) {
        uint32_t t = (q[i] >> 4 ^ q[i]) & 0x0F000F00;
        q[i] ^= t ^ t << 4;
    }
}

/* Encrypt the two blocks in `words` (see transpose). */
static void encrypt(const aes_key_t *k, uint32_t words[8])
{
    const uint32_t *rk = k->rk, *last = rk + 8 * k->rounds;
    uint32_t q[8];
    memcpy(q, words, sizeof q);
    transpose(q);
    add_key(q, rk);
    for (;;) {
        one_round(q, rk += 8, 1);
        if (rk + 8 == last)
            break;
        one_round(q, rk += 8, 2);
        one_round(q, rk += 8, 3);
        if (rk + 8 == last)
            break;
        one_round(q, rk += 8, 0);
    }
    sub_bytes(q);
    if (k->rounds % 4 == 2)
        shift_rows_twice(q);
    add_key(q, last);
    transpose(q);
    memcpy(words, q, sizeof q);
}

/* ---- the inverse round ---------------------------------------------------------------------------- */

/* The inverse of the S-box's linear map: bit i becomes the sum of bits i + 2, i + 5, i + 7. */
ALWAYS_INLINE void inverse_affine(uint32_t q[8])
{
    uint32_t a[8];
    UNROLL
    for (int i = 0; i < 8; i++)
        a[i] = q[(i + 2) % 8] ^ q[(i + 5) % 8] ^ q[(i + 7) % 8];
    UNROLL
    for (int i = 0; i < 8; i++)
        q[i] = a[i];
}

/* S(x) = A(1/x), so its inverse is A' S A'.  The constants 0x63 come with the round keys. */
ALWAYS_INLINE void inverse_sub_bytes(uint32_t q[8])
{
    inverse_affine(q);
    sub_bytes(q);
    inverse_affine(q);
}

/* InvMixColumns in the layout of round n: MixColumns after a += 4 (a + a''). */
ALWAYS_INLINE void inverse_mix_columns(uint32_t q[8], unsigned n)
{
    static const uint32_t no_key[8];
    uint32_t y[8];
    UNROLL
    for (int i = 0; i < 8; i++)
        y[i] = q[i] ^ row2(q[i], n);
    UNROLL
    for (int i = 7; i > 1; i--)
        q[i] ^= y[i - 2];
    q[0] ^= y[6];
    q[1] ^= y[6] ^ y[7];
    q[2] ^= y[7];
    q[3] ^= y[6];
    q[4] ^= y[6] ^ y[7];
    q[5] ^= y[7];
    mix_columns(q, no_key, n);
}

ALWAYS_INLINE void inverse_round(uint32_t q[8], const uint32_t *rk, unsigned n)
{
    inverse_sub_bytes(q);
    add_key(q, rk);
    inverse_mix_columns(q, n);
}

/* Decrypt the two blocks in `words`: the rounds of encrypt backwards, on the same keys. */
static void decrypt(const aes_key_t *k, uint32_t words[8])
{
    const uint32_t *rk = k->rk + 8 * k->rounds;
    uint32_t q[8];
    memcpy(q, words, sizeof q);
    transpose(q);
    add_key(q, rk);
    if (k->rounds % 4 == 2)
        shift_rows_twice(q);
    for (unsigned n = k->rounds - 1; n > 0; n--) {
        rk -= 8;
        switch (n % 4) {
        case 0:  inverse_round(q, rk, 0); break;
        case 1:  inverse_round(q, rk, 1); break;
        case 2:  inverse_round(q, rk, 2); break;
        default: inverse_round(q, rk, 3); break;
        }
    }
    inverse_sub_bytes(q);
    add_key(q, k->rk);
    transpose(q);
    memcpy(words, q, sizeof q);
}

/* ---- keys --------------------------------------------------------------------------------------- */

/* FIPS 197, 5.2: the S-box on the four bytes of a word. */
static uint32_t sub_word(uint32_t x)
{
    uint32_t q[8] = { x };
    transpose(q);
    sub_bytes(q);
    transpose(q);
    return q[0] ^ 0x63636363;
}

/* Put the round key w[0..3] (columns) in both blocks' slices, in the layout of round n.  The S-box
 * circuit leaves out the constant 0x63, which each key but the first one makes up for. */
static void slice_key(uint32_t rk[8], const uint32_t w[4], unsigned n, bool constant)
{
    for (int c = 0; c < 4; c++)
        rk[2 * c] = rk[2 * c + 1] = constant ? w[c] ^ 0x63636363 : w[c];
    transpose(rk);
    for (int i = 0; i < 8; i++) {
        uint32_t x = rk[i];
        rk[i] = (x & 0x000000FF) | (columns(x, 4 - n % 4) & 0x0000FF00) |
                (columns(x, 8 - 2 * n % 4) & 0x00FF0000) | (columns(x, 12 - 3 * n % 4) & 0xFF000000);
    }
}

/* FIPS 197, 5.2: the key expansion, in words. */
static void expand(uint32_t *w, const uint8_t *key, unsigned nk, unsigned total)
{
    uint32_t rcon = 1;
    for (unsigned i = 0; i < nk; i++)
        w[i] = load_le(key + 4 * i);
    for (unsigned i = nk; i < total; i++) {
        uint32_t t = w[i - 1];
        if (i % nk == 0) {
            t = sub_word(ror(t, 8)) ^ rcon;
            rcon = rcon << 1 ^ (rcon >> 7) * 0x11B;
        } else if (nk > 6 && i % nk == 4) {
            t = sub_word(t);
        }
        w[i] = w[i - nk] ^ t;
    }
}

bool aes_set_key(aes_key_t *k, const uint8_t *key, size_t len)
{
    uint32_t w[4 * 15];
    if (len != 16 && len != 24 && len != 32)
        return false;
    k->rounds = len / 4 + 6;
    expand(w, key, len / 4, 4 * (k->rounds + 1));
    for (unsigned n = 0; n < k->rounds; n++)
        slice_key(k->rk + 8 * n, w + 4 * n, n, n > 0);
    slice_key(k->rk + 8 * k->rounds, w + 4 * k->rounds, 0, true);
    wipe(w, sizeof w);
    return true;
}

/* ---- modes (SP 800-38A) ------------------------------------------------------------------------------ */

/* Block b of a pair to and from its words. */
ALWAYS_INLINE void load_block(uint32_t words[8], unsigned b, const uint8_t *p)
{
    for (unsigned c = 0; c < 4; c++)
        words[b + 2 * c] = load_le(p + 4 * c);
}

ALWAYS_INLINE void store_block(uint8_t *p, const uint32_t words[8], unsigned b)
{
    for (unsigned c = 0; c < 4; c++)
        store_le(p + 4 * c, words[b + 2 * c]);
}

ALWAYS_INLINE void xor_block(uint8_t *dst, const uint8_t *src)
{
    for (unsigned i = 0; i < AES_BLOCK; i += 4)
        store_le(dst + i, load_le(dst + i) ^ load_le(src + i));
}

/* Words first. */
static void xor_bytes(uint8_t *dst, const uint8_t *src, size_t n)
{
    for (; n >= 4; dst += 4, src += 4, n -= 4)
        store_le(dst, load_le(dst) ^ load_le(src));
    for (; n > 0; n--)
        *dst++ ^= *src++;
}

typedef void (*cipher_t)(const aes_key_t *, uint32_t words[8]);

static void ecb(cipher_t f, const aes_key_t *k, uint8_t *data, size_t len)
{
    uint32_t w[8];
    while (len > 0) {
        unsigned two = len > AES_BLOCK;     /* else the one block is done twice */
        load_block(w, 0, data);
        load_block(w, 1, data + AES_BLOCK * two);
        f(k, w);
        store_block(data, w, 0);
        store_block(data + AES_BLOCK * two, w, 1);
        data += AES_BLOCK << two;
        len -= (size_t)AES_BLOCK << two;
    }
    wipe(w, sizeof w);
}

void aes_ecb_encrypt(const aes_key_t *k, uint8_t *data, size_t len)
{
    ecb(encrypt, k, data, len);
}

void aes_ecb_decrypt(const aes_key_t *k, uint8_t *data, size_t len)
{
    ecb(decrypt, k, data, len);
}

void aes_cbc_encrypt(const aes_key_t *k, uint8_t iv[AES_BLOCK], uint8_t *data, size_t len)
{
    uint32_t w[8] = { 0 };
    for (; len > 0; data += AES_BLOCK, len -= AES_BLOCK) {
        xor_block(iv, data);
        load_block(w, 0, iv);
        encrypt(k, w);
        store_block(iv, w, 0);
        memcpy(data, iv, AES_BLOCK);
    }
    wipe(w, sizeof w);
}

void aes_cbc_decrypt(const aes_key_t *k, uint8_t iv[AES_BLOCK], uint8_t *data, size_t len)
{
    uint32_t w[8];
    uint8_t in[2 * AES_BLOCK];
    while (len > 0) {
        unsigned two = len > AES_BLOCK;
        size_t n = (size_t)AES_BLOCK << two;
        memcpy(in, data, n);
        load_block(w, 0, in);
        load_block(w, 1, in + AES_BLOCK * two);
        decrypt(k, w);
        store_block(data, w, 0);
        xor_block(data, iv);
        if (two) {
            store_block(data + AES_BLOCK, w, 1);
            xor_block(data + AES_BLOCK, in);
        }
        memcpy(iv, in + n - AES_BLOCK, AES_BLOCK);
        data += n;
        len -= n;
    }
    wipe(w, sizeof w);
}

void aes_ctr_start(aes_ctr_t *c, const uint8_t iv[AES_BLOCK])
{
    memcpy(c->counter, iv, AES_BLOCK);
    c->used = sizeof c->stream;
}

/* Add 1 to the 128-bit counter, whose words are in host order, most significant first. */
ALWAYS_INLINE void count(uint32_t n[4])
{
    uint64_t sum = (uint64_t)n[3] + 1;
    n[3] = (uint32_t)sum;
    for (int i = 2; i >= 0; i--) {
        sum = (uint64_t)n[i] + (sum >> 32);
        n[i] = (uint32_t)sum;
    }
}

ALWAYS_INLINE void counter_block(uint32_t words[8], unsigned b, const uint32_t n[4])
{
    for (unsigned c = 0; c < 4; c++)
        words[b + 2 * c] = __builtin_bswap32(n[c]);
}

/* The next two blocks of key stream in words. */
ALWAYS_INLINE void next_stream(const aes_key_t *k, uint32_t n[4], uint32_t words[8])
{
    counter_block(words, 0, n);
    count(n);
    counter_block(words, 1, n);
    count(n);
    encrypt(k, words);
}

/* Use up to len bytes of the stored key stream; how many were used. */
static size_t use_stream(aes_ctr_t *c, uint8_t *data, size_t len)
{
    size_t n = sizeof c->stream - c->used;
    if (n > len)
        n = len;
    xor_bytes(data, c->stream + c->used, n);
    c->used += n;
    return n;
}

/* Whole pairs of blocks. */
static void ctr_pairs(const aes_key_t *k, uint32_t n[4], uint8_t *data, size_t len)
{
    uint32_t w[8];
    for (; len >= 2 * AES_BLOCK; data += 2 * AES_BLOCK, len -= 2 * AES_BLOCK) {
        next_stream(k, n, w);
        UNROLL
        for (unsigned i = 0; i < 8; i++) {
            uint8_t *p = data + 4 * i;
            store_le(p, load_le(p) ^ w[(i / 4) + 2 * (i % 4)]);
        }
    }
}

void aes_ctr(const aes_key_t *k, aes_ctr_t *c, uint8_t *data, size_t len)
{
    uint32_t n[4], w[8];
    size_t done = use_stream(c, data, len), whole;
    data += done;
    len -= done;
    if (len == 0)
        return;
    for (unsigned i = 0; i < 4; i++)
        n[i] = __builtin_bswap32(load_le(c->counter + 4 * i));
    whole = len & ~(size_t)(2 * AES_BLOCK - 1);
    ctr_pairs(k, n, data, whole);
    if (len > whole) {
        next_stream(k, n, w);
        store_block(c->stream, w, 0);
        store_block(c->stream + AES_BLOCK, w, 1);
        c->used = 0;
        use_stream(c, data + whole, len - whole);
    }
    for (unsigned i = 0; i < 4; i++)
        store_le(c->counter + 4 * i, __builtin_bswap32(n[i]));
}

/* ---- CTR for BearSSL's GCM: 12 bytes of IV, then a 32-bit counter that wraps in itself ------------------ */

static void ctr32_init(const br_block_ctr_class **ctx, const void *key, size_t len)
{
    aes_set_key(&((aes_ctr32_t *)(void *)ctx)->key, key, len);
}

static uint32_t ctr32_run(const br_block_ctr_class *const *ctx, const void *iv, uint32_t cc,
                          void *data, size_t len)
{
    const aes_ctr32_t *c = (const aes_ctr32_t *)(const void *)ctx;
    uint8_t *p = data, stream[2 * AES_BLOCK];
    uint32_t w[8];
    while (len > 0) {
        size_t n = len < sizeof stream ? len : sizeof stream;
        for (unsigned b = 0; b < 2; b++) {
            memcpy(stream, iv, 12);
            store_le(stream + 12, __builtin_bswap32(cc + b));
            load_block(w, b, stream);
        }
        cc += (n + AES_BLOCK - 1) / AES_BLOCK;
        encrypt(&c->key, w);
        store_block(stream, w, 0);
        store_block(stream + AES_BLOCK, w, 1);
        xor_bytes(p, stream, n);
        p += n;
        len -= n;
    }
    wipe(stream, sizeof stream);
    return cc;
}

const br_block_ctr_class aes_ctr32_vtable = {
    sizeof(aes_ctr32_t), AES_BLOCK, 4, ctr32_init, ctr32_run
};
