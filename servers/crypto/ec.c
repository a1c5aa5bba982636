/* SPDX-License-Identifier: BSD-2-Clause */
/* ECDSA and ECDH on P-256. */
#include <string.h>
#include "request.h"
#include "drbg.h"
#include "hashes.h"
#include "p256.h"
#include "wipe.h"

#define SIZE    CRYPTO_EC_SIZE
#define EC      (&br_ec_p256_m31)
#define CURVE   BR_EC_secp256r1

/* SEC 1, 2.3.3: an uncompressed point is 04 || x || y. */
typedef struct { uint8_t b[1 + 2 * SIZE]; } point_t;

/* Take the private key out of the window. */
static uint32_t take_private(request_t *r, uint8_t k[SIZE])
{
    if (r->w[1] != CRYPTO_P256)
        return CRYPTO_E_ALG;
    memcpy(k, r->ctl->key, SIZE);
    wipe(r->ctl->key, SIZE);
    return p256_is_scalar(k) ? CRYPTO_OK : CRYPTO_E_KEY;
}

static void take_point(const request_t *r, point_t *p)
{
    p->b[0] = 4;
    memcpy(p->b + 1, r->ctl->pub, 2 * SIZE);
}

static void give_public(request_t *r, const uint8_t k[SIZE])
{
    point_t p;
    EC->mulgen(p.b, k, SIZE, CURVE);
    memcpy(r->ctl->pub, p.b + 1, 2 * SIZE);
}

uint32_t serve_ec_keygen(request_t *r)
{
    br_ec_private_key sk;
    uint8_t k[BR_EC_KBUF_PRIV_MAX_SIZE];
    if (r->w[1] != CRYPTO_P256)
        return CRYPTO_E_ALG;
    if (!drbg_ready())
        return CRYPTO_E_SEED;
    br_ec_keygen(drbg_prng(), EC, &sk, k, CURVE);
    give_public(r, k);
    memcpy(r->ctl->key, k, SIZE);
    wipe(k, sizeof k);
    wipe_stack();
    return CRYPTO_OK;
}

uint32_t serve_ec_public(request_t *r)
{
    uint8_t k[SIZE];
    uint32_t status = take_private(r, k);
    if (status == CRYPTO_OK)
        give_public(r, k);
    wipe(k, sizeof k);
    wipe_stack();
    return status;
}

uint32_t serve_ecdsa_sign(request_t *r)
{
    uint8_t k[SIZE], digest[CRYPTO_DIGEST_MAX];
    br_ec_private_key sk = { CURVE, k, SIZE };
    const br_hash_class *class = hash_class(r->w[2]);
    if (class == NULL)
        return CRYPTO_E_ALG;
    uint32_t status = take_private(r, k);
    if (status == CRYPTO_OK) {
        memcpy(digest, r->ctl->digest, sizeof digest);
        if (br_ecdsa_i31_sign_raw(EC, class, digest, &sk, r->ctl->sig) != 2 * SIZE)
            status = CRYPTO_E_KEY;
    }
    wipe(k, sizeof k);
    wipe_stack();
    return status;
}

uint32_t serve_ecdsa_verify(request_t *r)
{
    uint8_t digest[CRYPTO_DIGEST_MAX], sig[2 * SIZE];
    point_t p;
    br_ec_public_key pk = { CURVE, p.b, sizeof p.b };
    const br_hash_class *class = hash_class(r->w[2]);
    if (r->w[1] != CRYPTO_P256 || class == NULL)
        return CRYPTO_E_ALG;
    take_point(r, &p);
    memcpy(digest, r->ctl->digest, sizeof digest);
    memcpy(sig, r->ctl->sig, sizeof sig);
    if (br_ecdsa_i31_vrfy_raw(EC, digest, hash_size(class), &pk, sig, sizeof sig))
        return CRYPTO_OK;
    return CRYPTO_E_VERIFY;
}

uint32_t serve_ecdh(request_t *r)
{
    uint8_t k[SIZE];
    point_t p;
    uint32_t status = take_private(r, k);
    if (status == CRYPTO_OK) {
        take_point(r, &p);
        if (EC->mul(p.b, sizeof p.b, k, SIZE, CURVE))
            memcpy(r->ctl->digest, p.b + 1, SIZE);
        else
            status = CRYPTO_E_KEY;
    }
    wipe(k, sizeof k);
    wipe_stack();
    wipe(&p, sizeof p);
    return status;
}
