/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Our assembly, run by qemu-arm: servers/crypto/sha256_block.S against its C version and FIPS 180-4's examples,
 * servers/lib/mem.S against loops over bytes.  (Compiled for ARM, where there is no cmocka, and with the names
 * below in place of the C library's: tests/build.mk.)
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "sha256.h"
#include "sha256_block.h"

/* sha256_block.c */
void reference_blocks(uint32_t v[8], const uint8_t *data, size_t n);
/* mem.S */
void *asm_memcpy(void *to, const void *from, size_t n);
void *asm_memmove(void *to, const void *from, size_t n);
void *asm_memset(void *to, int byte, size_t n);
int asm_memcmp(const void *a, const void *b, size_t n);

static unsigned ntests, nfailed;

static void report(bool good, const char *name)
{
    nfailed += !good;
    printf("%sok %u - %s\n", good ? "" : "not ", ++ntests, name);
}

/* The same random numbers in every run. */
static uint32_t any(void)
{
    static uint64_t seed = 20;
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(seed >> 32);
}

static void fill(uint8_t *p, size_t n)
{
    while (n-- > 0)
        *p++ = (uint8_t)any();
}

/* Not the functions under test, nor the C library's. */
static bool same(const uint8_t *a, const uint8_t *b, size_t n)
{
    while (n-- > 0)
        if (*a++ != *b++)
            return false;
    return true;
}

static void assign(uint8_t *to, const uint8_t *from, size_t n)
{
    for (size_t i = 0; i < n; i++)
        ((volatile uint8_t *)to)[i] = from[i];
}

/* ---- SHA-256 ---------------------------------------------------------------------------------------------- */

static bool blocks_agree(const uint8_t *data, size_t n)
{
    uint32_t v[8], expected[8];
    for (unsigned i = 0; i < 8; i++)
        v[i] = expected[i] = any();
    sha256_blocks(v, data, n);
    reference_blocks(expected, data, n);
    return memcmp(v, expected, sizeof v) == 0;
}

static bool blocks_at_every_alignment(void)
{
    static uint8_t data[4 * 64 + 8];
    for (unsigned round = 0; round < 100; round++)
        for (size_t at = 0; at < 8; at++)
            for (size_t n = 1; n <= 4; n++) {
                fill(data, sizeof data);
                if (!blocks_agree(data + at, n))
                    return false;
            }
    return true;
}

/* Each bit of a block, set and clear: what random data need not show. */
static bool blocks_of_few_bits(void)
{
    static uint8_t data[64];
    for (unsigned bit = 0; bit < 2 * 512; bit++) {
        memset(data, bit < 512 ? 0 : 0xFF, sizeof data);
        data[bit / 8 % 64] ^= (uint8_t)(1u << bit % 8);
        if (!blocks_agree(data, 1))
            return false;
    }
    return true;
}

static bool blocks_change_the_state_only(void)
{
    static uint8_t data[64 + 8], before[sizeof data];
    uint32_t around[8 + 2] = { 0xA5A5A5A5, [9] = 0x5A5A5A5A };
    fill(data, sizeof data);
    assign(before, data, sizeof data);
    sha256_blocks(around + 1, data + 4, 1);
    return around[0] == 0xA5A5A5A5 && around[9] == 0x5A5A5A5A && same(data, before, sizeof data);
}

static bool digest_is(const uint8_t *message, size_t len, size_t times, const char *expected)
{
    br_sha256_context c;
    uint8_t digest[32];
    char text[65];
    sha256_class.init(&c.vtable);
    while (times-- > 0)
        sha256_class.update(&c.vtable, message, len);
    sha256_class.out(&c.vtable, digest);
    for (unsigned i = 0; i < 32; i++)
        sprintf(text + 2 * i, "%02x", digest[i]);
    return strcmp(text, expected) == 0;
}

static bool fips_examples(void)
{
    static const uint8_t two_blocks[] = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    static uint8_t letters[1000];
    memset(letters, 'a', sizeof letters);
    return digest_is(two_blocks, 0, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855") &&
           digest_is(two_blocks, 3, 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") &&
           digest_is(two_blocks, 56, 1, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1") &&
           digest_is(letters, 1000, 1000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* ---- memory -------------------------------------------------------------------------------------------------- */

enum { LONGEST = 150, MARGIN = 16, SIZE = MARGIN + 8 + LONGEST + MARGIN };

typedef struct {
    size_t to, from, n;
} span_t;

typedef bool (*check_t)(const span_t *);

/* Every length up to LONGEST with each pair of alignments. */
static bool everywhere(check_t check)
{
    for (size_t i = 0; i < 8 * 8 * (LONGEST + 1); i++) {
        span_t s = { MARGIN + i % 8, MARGIN + i / 8 % 8, i / 64 };
        if (!check(&s)) {
            printf("# to %zu, from %zu, %zu bytes\n", s.to, s.from, s.n);
            return false;
        }
    }
    return true;
}

/* Around the copy nothing changes. */
static bool copies(const span_t *s)
{
    uint8_t from[SIZE], to[SIZE], expected[SIZE], source[SIZE];
    fill(from, sizeof from);
    assign(source, from, sizeof from);
    fill(to, sizeof to);
    assign(expected, to, sizeof to);
    assign(expected + s->to, from + s->from, s->n);
    return asm_memcpy(to + s->to, from + s->from, s->n) == to + s->to &&
           same(to, expected, sizeof to) && same(from, source, sizeof from);
}

static bool moves_by(const span_t *s)
{
    uint8_t area[2 * SIZE], expected[2 * SIZE], moved[LONGEST];
    fill(area, sizeof area);
    assign(expected, area, sizeof area);
    assign(moved, area + s->from, s->n);
    assign(expected + s->to, moved, s->n);
    return asm_memmove(area + s->to, area + s->from, s->n) == area + s->to &&
           same(area, expected, sizeof area);
}

static bool moves_over_itself(const span_t *s)
{
    for (size_t gap = 0; gap <= 40; gap++) {
        span_t up = { s->from + gap, s->from, s->n }, down = { s->from, s->from + gap, s->n };
        if (!moves_by(&up) || !moves_by(&down)) {
            printf("# by %zu bytes\n", gap);
            return false;
        }
    }
    return true;
}

static bool sets(const span_t *s)
{
    uint8_t to[SIZE], expected[SIZE];
    int byte = (int)any();                  /* its lowest octet counts */
    fill(to, sizeof to);
    assign(expected, to, sizeof to);
    for (size_t i = 0; i < s->n; i++)
        expected[s->to + i] = (uint8_t)byte;
    return asm_memset(to + s->to, byte, s->n) == to + s->to && same(to, expected, sizeof to);
}

static int sign(int x)
{
    return (x > 0) - (x < 0);
}

/* Equal but for the bytes around them, then with one difference at `at`, and others behind it. */
static bool compares(const span_t *s)
{
    uint8_t a[SIZE], b[SIZE];
    fill(a, sizeof a);
    fill(b, sizeof b);
    assign(b + s->from, a + s->to, s->n);
    if (asm_memcmp(a + s->to, b + s->from, s->n) != 0)
        return false;
    for (size_t at = s->n; at-- > 0; ) {
        uint8_t x = a[s->to + at], y = b[s->from + at] = (uint8_t)(x ^ (1u + any() % 255));
        if (sign(asm_memcmp(a + s->to, b + s->from, s->n)) != (x > y) - (x < y))
            return false;
    }
    return true;
}

/* ---- all of it -------------------------------------------------------------------------------------------------- */

int main(void)
{
    report(fips_examples(), "sha256 gives the digests of FIPS 180-4's examples");
    report(blocks_at_every_alignment(), "sha256_blocks does what its C version does");
    report(blocks_of_few_bits(), "sha256_blocks does so for blocks with one bit set or clear");
    report(blocks_change_the_state_only(), "sha256_blocks changes nothing but the state");
    report(everywhere(copies), "memcpy copies");
    report(everywhere(moves_over_itself), "memmove moves up and down over itself");
    report(everywhere(sets), "memset sets");
    report(everywhere(compares), "memcmp finds the first difference");
    printf("1..%u\n", ntests);
    return nfailed != 0;
}
