/* SPDX-License-Identifier: BSD-2-Clause */
/* Digests and HMAC. */
#include "request.h"
#include "hashes.h"
#include "sha256.h"

static void restart(operation_t *op)
{
    if (op->class == CLASS_HASH)
        hash_class(op->alg)->init(&op->u.hash.ctx.vtable);
    else
        br_hmac_init(&op->u.hmac.ctx, &op->u.hmac.key, 0);
}

static void update(operation_t *op, const uint8_t *data, size_t len)
{
    if (op->class == CLASS_HASH)
        op->u.hash.ctx.vtable->update(&op->u.hash.ctx.vtable, data, len);
    else
        br_hmac_update(&op->u.hmac.ctx, data, len);
}

static size_t result(const operation_t *op, uint8_t *out)
{
    if (op->class == CLASS_HMAC)
        return br_hmac_out(&op->u.hmac.ctx, out);
    op->u.hash.ctx.vtable->out(&op->u.hash.ctx.vtable, out);
    return hash_size(op->u.hash.ctx.vtable);
}

/* The last data; the result's size. */
static size_t finish(operation_t *op, const uint8_t *data, size_t len, uint8_t *out)
{
    if (op->alg == CRYPTO_SHA256) {
        sha256_finish(&op->u.hash.ctx.sha256, data, len, out);
        return br_sha256_SIZE;
    }
    update(op, data, len);
    size_t size = result(op, out);
    restart(op);
    return size;
}

uint32_t hash_open(operation_t *op, const uint8_t *key, size_t len)
{
    (void)key;
    if (hash_class(op->alg) == NULL)
        return CRYPTO_E_ALG;
    if (len != 0)
        return CRYPTO_E_ARG;
    op->class = CLASS_HASH;
    restart(op);
    return CRYPTO_OK;
}

uint32_t hmac_open(operation_t *op, const uint8_t *key, size_t len)
{
    const br_hash_class *class = hash_class(op->alg - CRYPTO_HMAC(0));
    if (class == NULL)
        return CRYPTO_E_ALG;
    if (len == 0)
        return CRYPTO_E_ARG;
    op->class = CLASS_HMAC;
    br_hmac_key_init(&op->u.hmac.key, class, key, len);
    restart(op);
    return CRYPTO_OK;
}

uint32_t serve_hash(request_t *r)
{
    operation_t *op = operation_find(r->inst, r->w[1]);
    uint32_t len = r->w[2], flags = r->w[3];
    if (op == NULL)
        return CRYPTO_E_HANDLE;
    if (op->class != CLASS_HASH && op->class != CLASS_HMAC)
        return CRYPTO_E_ALG;
    if (len > CRYPTO_DATA_MAX || flags > (CRYPTO_F_START | CRYPTO_F_FINAL))
        return CRYPTO_E_ARG;
    if (flags & CRYPTO_F_START)
        restart(op);
    if (flags & CRYPTO_F_FINAL)
        r->w[1] = finish(op, r->data, len, r->ctl->digest);
    else
        update(op, r->data, len);
    return CRYPTO_OK;
}
