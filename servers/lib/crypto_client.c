/* SPDX-License-Identifier: BSD-2-Clause */
/* The client's side of the crypto server: fill the window, call, empty the window. */
#include <string.h>
#include "microtee/crypto.h"
#include "microtee/sys.h"

#define CTL     ((crypto_ctl_t *)(uintptr_t)WIN_CRYPTO)
#define DATA    ((uint8_t *)(uintptr_t)WIN_CRYPTO + CRYPTO_DATA)

static uint32_t call(msg_words_t *m)
{
    return sys_call(SLOT_CRYPTO, m) == E_OK ? m->w[0] : CRYPTO_E_DEAD;
}

static void copy(void *to, const void *from, size_t len)
{
    if (len > 0)
        memcpy(to, from, len);
}

static size_t piece(size_t len)
{
    return len < CRYPTO_DATA_MAX ? len : CRYPTO_DATA_MAX;
}

/* ---- handles ------------------------------------------------------------------------------------- */

uint32_t crypto_open(uint32_t alg, uint32_t mode, const void *key, size_t key_len, uint32_t *handle)
{
    msg_words_t m = { { CRYPTO_OP_OPEN, alg, mode, (uint32_t)key_len } };
    if (key_len > CRYPTO_KEY_MAX)
        return CRYPTO_E_ARG;
    copy(CTL->key, key, key_len);
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        *handle = m.w[1];
    return status;
}

uint32_t crypto_close(uint32_t handle)
{
    msg_words_t m = { { CRYPTO_OP_CLOSE, handle } };
    return call(&m);
}

uint32_t crypto_copy(uint32_t handle, uint32_t *copy_handle)
{
    msg_words_t m = { { CRYPTO_OP_COPY, handle } };
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        *copy_handle = m.w[1];
    return status;
}

/* ---- ciphers ---------------------------------------------------------------------------------------- */

uint32_t crypto_cipher(uint32_t handle, const void *iv, const void *in, void *out, size_t len)
{
    const uint8_t *from = in;
    uint8_t *to = out;
    uint32_t flags = iv != NULL ? CRYPTO_F_START : 0;
    if (iv != NULL)
        memcpy(CTL->iv, iv, 16);
    do {
        size_t n = piece(len);
        msg_words_t m = { { CRYPTO_OP_CIPHER, handle, (uint32_t)n, flags } };
        copy(DATA, from, n);
        uint32_t status = call(&m);
        if (status != CRYPTO_OK)
            return status;
        copy(to, DATA, n);
        flags = 0;
        from += n;
        to += n;
        len -= n;
    } while (len > 0);
    return CRYPTO_OK;
}

/* ---- hash and HMAC ------------------------------------------------------------------------------------ */

static uint32_t hash(uint32_t handle, uint32_t flags, const void *in, size_t len, uint32_t *size)
{
    msg_words_t m = { { CRYPTO_OP_HASH, handle, (uint32_t)len, flags } };
    copy(DATA, in, len);
    uint32_t status = call(&m);
    *size = m.w[1];
    return status;
}

uint32_t crypto_hash_update(uint32_t handle, const void *in, size_t len)
{
    const uint8_t *from = in;
    uint32_t status = CRYPTO_OK, size;
    while (len > 0 && status == CRYPTO_OK) {
        size_t n = piece(len);
        status = hash(handle, 0, from, n, &size);
        from += n;
        len -= n;
    }
    return status;
}

uint32_t crypto_hash_final(uint32_t handle, const void *in, size_t len, void *digest, size_t *size)
{
    uint32_t got, status = CRYPTO_OK;
    size_t before = len > CRYPTO_DATA_MAX ? len - CRYPTO_DATA_MAX : 0;
    if (before > 0)
        status = crypto_hash_update(handle, in, before);
    if (status == CRYPTO_OK)
        status = hash(handle, CRYPTO_F_FINAL, (const uint8_t *)in + before, len - before, &got);
    if (status != CRYPTO_OK)
        return status;
    *size = got < CRYPTO_DIGEST_MAX ? got : CRYPTO_DIGEST_MAX;
    memcpy(digest, CTL->digest, *size);
    return CRYPTO_OK;
}

uint32_t crypto_hash_restart(uint32_t handle)
{
    uint32_t size;
    return hash(handle, CRYPTO_F_START, NULL, 0, &size);
}

/* ---- GCM --------------------------------------------------------------------------------------------- */

uint32_t crypto_aead_start(uint32_t handle, const void *nonce, size_t nonce_len)
{
    msg_words_t m = { { CRYPTO_OP_AEAD, handle, 0, 0, CRYPTO_F_START, (uint32_t)nonce_len } };
    if (nonce_len > CRYPTO_NONCE_MAX)
        return CRYPTO_E_ARG;
    copy(CTL->iv, nonce, nonce_len);
    return call(&m);
}

uint32_t crypto_aead_aad(uint32_t handle, const void *aad, size_t len)
{
    const uint8_t *from = aad;
    uint32_t status = CRYPTO_OK;
    while (len > 0 && status == CRYPTO_OK) {
        size_t n = piece(len);
        msg_words_t m = { { CRYPTO_OP_AEAD, handle, (uint32_t)n } };
        memcpy(DATA, from, n);
        status = call(&m);
        from += n;
        len -= n;
    }
    return status;
}

/* One request; out is written whatever the status is: E_VERIFY zeroes it. */
static uint32_t aead(uint32_t handle, uint32_t flags, const void *in, void *out, size_t len,
                     size_t tag_len)
{
    msg_words_t m = { { CRYPTO_OP_AEAD, handle, 0, (uint32_t)len, flags, 0, (uint32_t)tag_len } };
    copy(DATA, in, len);
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        copy(out, DATA, len);
    else if (len > 0)
        memset(out, 0, len);
    return status;
}

uint32_t crypto_aead_update(uint32_t handle, const void *in, void *out, size_t len)
{
    const uint8_t *from = in;
    uint8_t *to = out;
    uint32_t status = CRYPTO_OK;
    while (len > 0 && status == CRYPTO_OK) {
        size_t n = piece(len);
        status = aead(handle, 0, from, to, n, 0);
        from += n;
        to += n;
        len -= n;
    }
    return status;
}

/* All but the last request's worth of data, then the last request. */
static uint32_t aead_final(uint32_t handle, const void *in, void *out, size_t len, size_t tag_len)
{
    size_t before = len > CRYPTO_DATA_MAX ? len - CRYPTO_DATA_MAX : 0;
    uint32_t status = CRYPTO_OK;
    if (before > 0)
        status = crypto_aead_update(handle, in, out, before);
    if (status == CRYPTO_OK)
        status = aead(handle, CRYPTO_F_FINAL, (const uint8_t *)in + before, (uint8_t *)out + before,
                      len - before, tag_len);
    if (status != CRYPTO_OK && before > 0)
        memset(out, 0, before);
    return status;
}

uint32_t crypto_aead_encrypt_final(uint32_t handle, const void *in, void *out, size_t len,
                                   void *tag, size_t tag_len)
{
    uint32_t status = aead_final(handle, in, out, len, tag_len);
    if (status == CRYPTO_OK)
        memcpy(tag, CTL->tag, tag_len);
    return status;
}

uint32_t crypto_aead_decrypt_final(uint32_t handle, const void *in, void *out, size_t len,
                                   const void *tag, size_t tag_len)
{
    if (tag_len > CRYPTO_TAG_MAX)
        return CRYPTO_E_ARG;
    memcpy(CTL->tag, tag, tag_len);
    return aead_final(handle, in, out, len, tag_len);
}

/* ---- random numbers, key derivation ---------------------------------------------------------------------- */

uint32_t crypto_random(void *out, size_t len)
{
    uint8_t *to = out;
    if (len <= CRYPTO_RANDOM_WORDS_MAX) {
        msg_words_t m = { { CRYPTO_OP_RANDOM_WORDS } };
        uint32_t status = call(&m);
        if (status == CRYPTO_OK)
            copy(to, m.w + 1, len);
        return status;
    }
    while (len > 0) {
        size_t n = piece(len);
        msg_words_t m = { { CRYPTO_OP_RANDOM, (uint32_t)n } };
        uint32_t status = call(&m);
        if (status != CRYPTO_OK)
            return status;
        memcpy(to, DATA, n);
        memset(DATA, 0, n);
        to += n;
        len -= n;
    }
    return CRYPTO_OK;
}

uint32_t crypto_hkdf(uint32_t hash_alg, const void *ikm, size_t ikm_len, const void *salt,
                     size_t salt_len, const void *info, size_t info_len, void *out, size_t out_len)
{
    const size_t max = CRYPTO_DATA_MAX - 16;
    if (ikm_len > max || salt_len > max - ikm_len || info_len > max - ikm_len - salt_len ||
        out_len > max - ikm_len - salt_len - info_len)
        return CRYPTO_E_ARG;
    size_t in_len = ikm_len + salt_len + info_len;
    msg_words_t m = { { CRYPTO_OP_HKDF, hash_alg, (uint32_t)ikm_len, (uint32_t)salt_len,
                        (uint32_t)info_len, (uint32_t)out_len } };
    copy(DATA, ikm, ikm_len);
    copy(DATA + ikm_len, salt, salt_len);
    copy(DATA + ikm_len + salt_len, info, info_len);
    uint32_t status = call(&m);
    uint8_t *result = DATA + ((in_len + 15) & ~(size_t)15);
    if (status == CRYPTO_OK)
        copy(out, result, out_len);
    memset(DATA, 0, in_len);
    memset(result, 0, out_len);
    return status;
}

/* ---- elliptic curves -------------------------------------------------------------------------------------- */

/* The length of the digest of each hash, 0 for anything else. */
static size_t digest_size(uint32_t hash_alg)
{
    static const uint8_t size[] = {
        [CRYPTO_SHA1] = 20, [CRYPTO_SHA224] = 28, [CRYPTO_SHA256] = 32, [CRYPTO_SHA384] = 48,
        [CRYPTO_SHA512] = 64,
    };
    return hash_alg < sizeof size ? size[hash_alg] : 0;
}

uint32_t crypto_ec_keygen(uint32_t curve, uint8_t priv[32], uint8_t pub[64])
{
    msg_words_t m = { { CRYPTO_OP_EC_KEYGEN, curve } };
    uint32_t status = call(&m);
    if (status == CRYPTO_OK) {
        memcpy(priv, CTL->key, CRYPTO_EC_SIZE);
        memcpy(pub, CTL->pub, 2 * CRYPTO_EC_SIZE);
    }
    memset(CTL->key, 0, CRYPTO_EC_SIZE);
    return status;
}

uint32_t crypto_ec_public(uint32_t curve, const uint8_t priv[32], uint8_t pub[64])
{
    msg_words_t m = { { CRYPTO_OP_EC_PUBLIC, curve } };
    memcpy(CTL->key, priv, CRYPTO_EC_SIZE);
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        memcpy(pub, CTL->pub, 2 * CRYPTO_EC_SIZE);
    return status;
}

uint32_t crypto_ecdsa_sign(uint32_t curve, uint32_t hash_alg, const uint8_t priv[32],
                           const void *digest, uint8_t sig[64])
{
    msg_words_t m = { { CRYPTO_OP_ECDSA_SIGN, curve, hash_alg } };
    memcpy(CTL->key, priv, CRYPTO_EC_SIZE);
    copy(CTL->digest, digest, digest_size(hash_alg));
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        memcpy(sig, CTL->sig, 2 * CRYPTO_EC_SIZE);
    return status;
}

uint32_t crypto_ecdsa_verify(uint32_t curve, uint32_t hash_alg, const uint8_t pub[64],
                             const void *digest, const uint8_t sig[64])
{
    msg_words_t m = { { CRYPTO_OP_ECDSA_VERIFY, curve, hash_alg } };
    memcpy(CTL->pub, pub, 2 * CRYPTO_EC_SIZE);
    copy(CTL->digest, digest, digest_size(hash_alg));
    memcpy(CTL->sig, sig, 2 * CRYPTO_EC_SIZE);
    return call(&m);
}

uint32_t crypto_ecdh(uint32_t curve, const uint8_t priv[32], const uint8_t peer[64], uint8_t x[32])
{
    msg_words_t m = { { CRYPTO_OP_ECDH, curve } };
    memcpy(CTL->key, priv, CRYPTO_EC_SIZE);
    memcpy(CTL->pub, peer, 2 * CRYPTO_EC_SIZE);
    uint32_t status = call(&m);
    if (status == CRYPTO_OK)
        memcpy(x, CTL->digest, CRYPTO_EC_SIZE);
    memset(CTL->digest, 0, CRYPTO_EC_SIZE);
    return status;
}
