/* SPDX-License-Identifier: BSD-2-Clause */
/* Opening, closing and copying operations. */
#include <string.h>
#include "request.h"
#include "hashes.h"
#include "wipe.h"

static uint32_t open_with_key(operation_t *op, const uint8_t *key, size_t len)
{
    switch (op->alg) {
    case CRYPTO_AES_ECB:
    case CRYPTO_AES_CBC:
    case CRYPTO_AES_CTR:
        return cipher_open(op, key, len);
    case CRYPTO_AES_GCM:
        return aead_open(op, key, len);
    default:
        return op->alg < CRYPTO_HMAC(0) ? hash_open(op, key, len) : hmac_open(op, key, len);
    }
}

uint32_t serve_open(request_t *r)
{
    uint32_t alg = r->w[1], mode = r->w[2], len = r->w[3];
    uint8_t key[CRYPTO_KEY_MAX];
    if (alg > UINT8_MAX)
        return CRYPTO_E_ALG;
    if (mode > CRYPTO_DECRYPT || len > sizeof key)
        return CRYPTO_E_ARG;
    operation_t *op = operation_new(r->inst);
    if (op == NULL)
        return CRYPTO_E_FULL;
    op->alg = (uint8_t)alg;
    op->decrypt = mode == CRYPTO_DECRYPT;
    memcpy(key, r->ctl->key, len);
    wipe(r->ctl->key, len);
    uint32_t status = open_with_key(op, key, len);
    wipe(key, len);
    r->w[1] = op->handle;
    if (status != CRYPTO_OK)
        operation_drop(op);
    return status;
}

uint32_t serve_close(request_t *r)
{
    operation_t *op = operation_find(r->inst, r->w[1]);
    if (op == NULL)
        return CRYPTO_E_HANDLE;
    operation_drop(op);
    wipe_stack();
    return CRYPTO_OK;
}

uint32_t serve_copy(request_t *r)
{
    const operation_t *src = operation_find(r->inst, r->w[1]);
    if (src == NULL)
        return CRYPTO_E_HANDLE;
    operation_t *dst = operation_new(r->inst);
    if (dst == NULL)
        return CRYPTO_E_FULL;
    operation_copy(dst, src);
    r->w[1] = dst->handle;
    return CRYPTO_OK;
}
