/* SPDX-License-Identifier: BSD-2-Clause */
/* The client's side of the keys server: fill the window, call, empty the window. */
#include <string.h>
#include "microtee/keys.h"
#include "microtee/sys.h"

#define CTL     ((keys_ctl_t *)(uintptr_t)WIN_KEYS)
#define DATA    ((uint8_t *)(uintptr_t)WIN_KEYS + KEYS_DATA)

static uint32_t call(msg_words_t *m)
{
    return sys_call(SLOT_KEYS, m) == E_OK ? m->w[0] : KEYS_E_DEAD;
}

static void copy(void *to, const void *from, size_t len)
{
    if (len > 0)
        memcpy(to, from, len);
}

uint32_t keys_derive(const void *label, size_t label_len, void *key, size_t key_len)
{
    msg_words_t m = { { KEYS_OP_DERIVE, (uint32_t)label_len, (uint32_t)key_len } };
    if (label_len > KEYS_LABEL_MAX || key_len > KEYS_DERIVED_MAX)
        return KEYS_E_ARG;
    copy(CTL->label, label, label_len);
    uint32_t status = call(&m);
    if (status == KEYS_OK)
        memcpy(key, CTL->key, key_len);
    memset(CTL->key, 0, sizeof CTL->key);
    return status;
}

uint32_t keys_seal(const void *in, size_t len, void *blob, size_t *blob_len)
{
    size_t room = *blob_len;
    msg_words_t m = { { KEYS_OP_SEAL, (uint32_t)len } };
    if (len > KEYS_SEAL_MAX)
        return KEYS_E_ARG;
    *blob_len = len + KEYS_SEAL_OVERHEAD;
    if (room < *blob_len)
        return KEYS_E_ARG;
    copy(DATA, in, len);
    uint32_t status = call(&m);
    if (status == KEYS_OK)
        memcpy(blob, DATA, *blob_len);
    return status;
}

uint32_t keys_unseal(const void *blob, size_t blob_len, void *out, size_t *len)
{
    size_t room = *len;
    msg_words_t m = { { KEYS_OP_UNSEAL, (uint32_t)blob_len } };
    if (blob_len > KEYS_DATA_MAX)
        return KEYS_E_ARG;
    if (blob_len < KEYS_SEAL_OVERHEAD)
        return KEYS_E_FORMAT;
    *len = blob_len - KEYS_SEAL_OVERHEAD;
    if (room < *len)
        return KEYS_E_ARG;
    memcpy(DATA, blob, blob_len);
    uint32_t status = call(&m);
    if (status == KEYS_OK)
        copy(out, DATA, *len);
    memset(DATA, 0, blob_len);
    return status;
}

uint32_t keys_public(uint8_t pub[64])
{
    msg_words_t m = { { KEYS_OP_PUBLIC } };
    uint32_t status = call(&m);
    if (status == KEYS_OK)
        memcpy(pub, CTL->pub, sizeof CTL->pub);
    return status;
}

uint32_t keys_attest(const void *nonce, size_t nonce_len, void *stmt, size_t *stmt_len,
                     uint8_t sig[KEYS_SIG_MAX], size_t *sig_len)
{
    size_t room = *stmt_len;
    msg_words_t m = { { KEYS_OP_ATTEST, (uint32_t)nonce_len } };
    if (nonce_len > KEYS_NONCE_MAX)
        return KEYS_E_ARG;
    copy(CTL->nonce, nonce, nonce_len);
    uint32_t status = call(&m);
    if (status != KEYS_OK)
        return status;
    if (m.w[1] > KEYS_STMT_MAX || m.w[2] > KEYS_SIG_MAX)
        return KEYS_E_DEAD;
    *stmt_len = m.w[1];
    *sig_len = m.w[2];
    if (room < *stmt_len)
        return KEYS_E_ARG;
    memcpy(stmt, DATA, *stmt_len);
    memcpy(sig, CTL->sig, *sig_len);
    return KEYS_OK;
}

/* RFC 5480: SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING { 04 || x || y } }. */
void keys_public_der(const uint8_t pub[64], uint8_t der[KEYS_PUBLIC_DER_SIZE])
{
    static const uint8_t head[] = {
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01, 0x06, 0x08,
        0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00, 0x04,
    };
    _Static_assert(sizeof head + 64 == KEYS_PUBLIC_DER_SIZE, "DER");
    memcpy(der, head, sizeof head);
    memcpy(der + sizeof head, pub, 64);
}
