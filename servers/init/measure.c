/* SPDX-License-Identifier: BSD-2-Clause */
#include <bearssl_hash.h>
#include <string.h>
#include "measure.h"
#include "memory.h"
#include "microtee/sys.h"

static uint8_t state[DIGEST_SIZE];

void measure_program(const bundle_entry_t *e, int in_place, uint8_t digest[DIGEST_SIZE])
{
    br_sha256_context sha;
    br_sha256_init(&sha);
    for (uint32_t i = 0; i < e->nseg; i++) {
        const bundle_seg_t *s = &e->seg[i];
        if (in_place && (s->rights & SEG_W))
            continue;
        uint32_t at = in_place ? s->va : BUNDLE_VA + s->page * FRAME_SIZE;
        br_sha256_update(&sha, (const void *)at, s->file_pages * FRAME_SIZE);
    }
    br_sha256_out(&sha, digest);
}

/* digest = SHA-256(label, state, clock, data) */
static void mix(uint8_t label, const void *data, uint32_t n, uint8_t digest[DIGEST_SIZE])
{
    uint64_t clock = sys_clock();
    br_sha256_context sha;
    br_sha256_init(&sha);
    br_sha256_update(&sha, &label, 1);
    br_sha256_update(&sha, state, sizeof state);
    br_sha256_update(&sha, &clock, sizeof clock);
    br_sha256_update(&sha, data, n);
    br_sha256_out(&sha, digest);
}

void measure_stir(const void *data, uint32_t n)
{
    uint8_t fresh[DIGEST_SIZE];
    mix(1, data, n, fresh);
    memcpy(state, fresh, sizeof state);
}

void measure_seed(uint8_t seed[DIGEST_SIZE])
{
    mix(2, "", 0, seed);
    measure_stir("", 0);
}
