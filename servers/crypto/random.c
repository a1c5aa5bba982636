/* SPDX-License-Identifier: BSD-2-Clause */
/* Random numbers and key derivation. */
#include <string.h>
#include "request.h"
#include "drbg.h"
#include "hashes.h"
#include "wipe.h"

uint32_t serve_random(request_t *r)
{
    if (r->w[1] > CRYPTO_DATA_MAX)
        return CRYPTO_E_ARG;
    if (!drbg_ready())
        return CRYPTO_E_SEED;
    drbg_read(r->data, r->w[1]);
    return CRYPTO_OK;
}

uint32_t serve_random_words(request_t *r)
{
    if (!drbg_ready())
        return CRYPTO_E_SEED;
    drbg_read(r->w + 1, CRYPTO_RANDOM_WORDS_MAX);
    return CRYPTO_OK;
}

/* The sum of the three inputs, each of which is checked, so that it cannot overflow. */
static bool inputs_fit(const uint32_t *w, uint32_t *sum)
{
    *sum = 0;
    for (int i = 2; i <= 4; i++) {
        if (w[i] > CRYPTO_DATA_MAX - *sum)
            return false;
        *sum += w[i];
    }
    return true;
}

uint32_t serve_hkdf(request_t *r)
{
    const br_hash_class *class = hash_class(r->w[1]);
    uint32_t ikm = r->w[2], salt = r->w[3], info = r->w[4], out = r->w[5], in;
    br_hkdf_context hc;
    if (class == NULL)
        return CRYPTO_E_ALG;
    if (!inputs_fit(r->w, &in) || out > 255 * hash_size(class) ||
        out > CRYPTO_DATA_MAX - ((in + 15) & ~15u))
        return CRYPTO_E_ARG;
    const uint8_t *p = r->data;
    if (salt > 0)
        br_hkdf_init(&hc, class, p + ikm, salt);
    else
        br_hkdf_init(&hc, class, BR_HKDF_NO_SALT, 0);
    br_hkdf_inject(&hc, p, ikm);
    br_hkdf_flip(&hc);
    br_hkdf_produce(&hc, p + ikm + salt, info, r->data + ((in + 15) & ~15u), out);
    wipe(&hc, sizeof hc);
    return CRYPTO_OK;
}
