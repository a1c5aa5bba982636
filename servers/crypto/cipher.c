/* SPDX-License-Identifier: BSD-2-Clause */
/* AES in ECB, CBC and CTR mode. */
#include <string.h>
#include "request.h"

uint32_t cipher_open(operation_t *op, const uint8_t *key, size_t len)
{
    op->class = CLASS_CIPHER;
    op->phase = op->alg == CRYPTO_AES_ECB ? TAKES_DATA : NEEDS_IV;
    return aes_set_key(&op->u.cipher.key, key, len) ? CRYPTO_OK : CRYPTO_E_ARG;
}

static void start(operation_t *op, const uint8_t *iv)
{
    if (op->alg == CRYPTO_AES_CTR)
        aes_ctr_start(&op->u.cipher.ctr, iv);
    else
        memcpy(op->u.cipher.iv, iv, AES_BLOCK);
    op->phase = TAKES_DATA;
}

static void run(operation_t *op, uint8_t *data, size_t len)
{
    const aes_key_t *key = &op->u.cipher.key;
    if (op->alg == CRYPTO_AES_CTR)
        aes_ctr(key, &op->u.cipher.ctr, data, len);
    else if (op->alg == CRYPTO_AES_CBC && op->decrypt)
        aes_cbc_decrypt(key, op->u.cipher.iv, data, len);
    else if (op->alg == CRYPTO_AES_CBC)
        aes_cbc_encrypt(key, op->u.cipher.iv, data, len);
    else if (op->decrypt)
        aes_ecb_decrypt(key, data, len);
    else
        aes_ecb_encrypt(key, data, len);
}

uint32_t serve_cipher(request_t *r)
{
    operation_t *op = operation_find(r->inst, r->w[1]);
    uint32_t len = r->w[2], flags = r->w[3];
    if (op == NULL)
        return CRYPTO_E_HANDLE;
    if (op->class != CLASS_CIPHER)
        return CRYPTO_E_ALG;
    if (len > CRYPTO_DATA_MAX || flags > CRYPTO_F_START ||
        (op->alg != CRYPTO_AES_CTR && len % AES_BLOCK != 0))
        return CRYPTO_E_ARG;
    if (flags & CRYPTO_F_START)
        start(op, r->ctl->iv);
    if (op->phase != TAKES_DATA)
        return CRYPTO_E_STATE;
    run(op, r->data, len);
    return CRYPTO_OK;
}
