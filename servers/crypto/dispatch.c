/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include "request.h"

typedef uint32_t (*serve_t)(request_t *);

static const serve_t serve[] = {
    [CRYPTO_OP_OPEN]         = serve_open,
    [CRYPTO_OP_CLOSE]        = serve_close,
    [CRYPTO_OP_COPY]         = serve_copy,
    [CRYPTO_OP_CIPHER]       = serve_cipher,
    [CRYPTO_OP_HASH]         = serve_hash,
    [CRYPTO_OP_AEAD]         = serve_aead,
    [CRYPTO_OP_RANDOM]       = serve_random,
    [CRYPTO_OP_HKDF]         = serve_hkdf,
    [CRYPTO_OP_EC_KEYGEN]    = serve_ec_keygen,
    [CRYPTO_OP_EC_PUBLIC]    = serve_ec_public,
    [CRYPTO_OP_ECDSA_SIGN]   = serve_ecdsa_sign,
    [CRYPTO_OP_ECDSA_VERIFY] = serve_ecdsa_verify,
    [CRYPTO_OP_ECDH]         = serve_ecdh,
    [CRYPTO_OP_RANDOM_WORDS] = serve_random_words,
};

static uint32_t serve_without_window(request_t *r)
{
    return r->w[0] == CRYPTO_OP_RANDOM_WORDS ? serve_random_words(r) : CRYPTO_E_OP;
}

static uint32_t serve_with_window(request_t *r, uint8_t *window)
{
    uint32_t nr = r->w[0];
    r->ctl = (crypto_ctl_t *)(void *)window;
    r->data = window + CRYPTO_DATA;
    if (!operation_enter(r->inst) || nr >= sizeof serve / sizeof serve[0] || serve[nr] == NULL)
        return CRYPTO_E_OP;
    return serve[nr](r);
}

void crypto_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window)
{
    request_t r = { .inst = inst, .w = w };
    w[0] = window == NULL ? serve_without_window(&r) : serve_with_window(&r, window);
}
