/* SPDX-License-Identifier: BSD-2-Clause */
/* AES-GCM. */
#include <string.h>
#include "request.h"
#include "wipe.h"

uint32_t aead_open(operation_t *op, const uint8_t *key, size_t len)
{
    op->class = CLASS_GCM;
    op->phase = NEEDS_IV;
    if (!aes_set_key(&op->u.gcm.aes.key, key, len))
        return CRYPTO_E_ARG;
    op->u.gcm.aes.vtable = &aes_ctr32_vtable;
    /* ctmul wants 32 x 32 -> 64 bit products in constant time: so they are on the Cortex-A9 (TRM,
     * instruction cycle timings); the P-256 code relies on them as well. */
    br_gcm_init(&op->u.gcm.ctx, &op->u.gcm.aes.vtable, br_ghash_ctmul);
    return CRYPTO_OK;
}

static void start(operation_t *op, const uint8_t *nonce, size_t len)
{
    uint8_t copy[CRYPTO_NONCE_MAX];
    memcpy(copy, nonce, len);
    br_gcm_reset(&op->u.gcm.ctx, copy, len);
    op->phase = TAKES_AAD;
}

static void run(operation_t *op, uint8_t *data, size_t len)
{
    if (op->phase == TAKES_AAD)
        br_gcm_flip(&op->u.gcm.ctx);
    op->phase = TAKES_DATA;
    br_gcm_run(&op->u.gcm.ctx, !op->decrypt, data, len);
}

/* End the message: give the tag, or check it and take back the data if it does not fit. */
static uint32_t finish(operation_t *op, crypto_ctl_t *ctl, size_t tag_len, uint8_t *data, size_t len)
{
    uint8_t tag[CRYPTO_TAG_MAX];
    run(op, data, 0);
    op->phase = NEEDS_IV;
    if (!op->decrypt) {
        br_gcm_get_tag_trunc(&op->u.gcm.ctx, ctl->tag, tag_len);
        return CRYPTO_OK;
    }
    memcpy(tag, ctl->tag, tag_len);
    if (br_gcm_check_tag_trunc(&op->u.gcm.ctx, tag, tag_len))
        return CRYPTO_OK;
    memset(data, 0, len);
    return CRYPTO_E_VERIFY;
}

/* What does not depend on the operation's state. */
static uint32_t check(const operation_t *op, const uint32_t *w)
{
    uint32_t aad_len = w[2], len = w[3], flags = w[4], nonce_len = w[5], tag_len = w[6];
    if (op == NULL)
        return CRYPTO_E_HANDLE;
    if (op->class != CLASS_GCM)
        return CRYPTO_E_ALG;
    if (aad_len > CRYPTO_DATA_MAX || len > CRYPTO_DATA_MAX - ((aad_len + 15) & ~15u) ||
        flags > (CRYPTO_F_START | CRYPTO_F_FINAL))
        return CRYPTO_E_ARG;
    if ((flags & CRYPTO_F_START) && (nonce_len == 0 || nonce_len > CRYPTO_NONCE_MAX))
        return CRYPTO_E_ARG;
    if ((flags & CRYPTO_F_FINAL) && (tag_len < CRYPTO_TAG_MIN || tag_len > CRYPTO_TAG_MAX))
        return CRYPTO_E_ARG;
    return CRYPTO_OK;
}

uint32_t serve_aead(request_t *r)
{
    operation_t *op = operation_find(r->inst, r->w[1]);
    uint32_t aad_len = r->w[2], len = r->w[3], flags = r->w[4];
    uint8_t *data = r->data + ((aad_len + 15) & ~15u);
    uint32_t status = check(op, r->w);
    if (status != CRYPTO_OK)
        return status;
    if (flags & CRYPTO_F_START)
        start(op, r->ctl->iv, r->w[5]);
    if (op->phase == NEEDS_IV || (op->phase == TAKES_DATA && aad_len > 0))
        return CRYPTO_E_STATE;
    if (aad_len > 0)
        br_gcm_aad_inject(&op->u.gcm.ctx, r->data, aad_len);
    if (len > 0)
        run(op, data, len);
    return flags & CRYPTO_F_FINAL ? finish(op, r->ctl, r->w[6], data, len) : CRYPTO_OK;
}
