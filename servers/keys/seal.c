/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "aes.h"
#include "drbg.h"
#include "root.h"
#include "seal.h"
#include "sha256.h"
#include "wipe.h"

#define HEADER  ((uint32_t)sizeof(keys_blob_t))

typedef struct {
    aes_ctr32_t    aes;
    br_gcm_context gcm;
} box_t;

/* Begin a message: key, nonce, and what is authenticated besides the contents. */
static void box_start(box_t *b, const uint8_t uuid[16], const keys_blob_t *header)
{
    uint8_t key[32];
    root_derive("seal", uuid, 16, "", 0, key, sizeof key);
    aes_set_key(&b->aes.key, key, sizeof key);
    wipe(key, sizeof key);
    b->aes.vtable = &aes_ctr32_vtable;
    br_gcm_init(&b->gcm, &b->aes.vtable, br_ghash_ctmul);   /* see crypto/aead.c */
    br_gcm_reset(&b->gcm, header->nonce, sizeof header->nonce);
    br_gcm_aad_inject(&b->gcm, header, sizeof *header);
    br_gcm_aad_inject(&b->gcm, uuid, 16);
    br_gcm_flip(&b->gcm);
}

/* A nonce that differs whenever the contents or the random numbers do: two blobs share one only if
 * they are the same blob. */
static void make_nonce(uint8_t nonce[12], const uint8_t uuid[16], const uint8_t *data, uint32_t len)
{
    uint8_t key[32], fresh[16] = { 0 };
    br_hmac_key_context kc;
    br_hmac_context hc;
    root_derive("nonce", uuid, 16, "", 0, key, sizeof key);
    if (drbg_ready())
        drbg_read(fresh, sizeof fresh);
    br_hmac_key_init(&kc, &sha256_class, key, sizeof key);
    br_hmac_init(&hc, &kc, 12);
    br_hmac_update(&hc, fresh, sizeof fresh);
    br_hmac_update(&hc, data, len);
    br_hmac_out(&hc, nonce);
    wipe(key, sizeof key);
    wipe(&kc, sizeof kc);
}

uint32_t seal(const uint8_t uuid[16], uint8_t *data, uint32_t len)
{
    keys_blob_t header = { .magic = KEYS_BLOB_MAGIC, .version = KEYS_BLOB_VERSION, .length = len };
    static uint8_t copy[KEYS_SEAL_MAX]; /* the nonce must fit what is encrypted: no second look */
    box_t b;
    memcpy(copy, data, len);
    make_nonce(header.nonce, uuid, copy, len);
    box_start(&b, uuid, &header);
    br_gcm_run(&b.gcm, 1, copy, len);
    memcpy(data, &header, HEADER);
    memcpy(data + HEADER, copy, len);
    br_gcm_get_tag(&b.gcm, data + HEADER + len);
    wipe(&b, sizeof b);
    wipe_stack();
    return len + KEYS_SEAL_OVERHEAD;
}

static uint32_t check(const keys_blob_t *h, uint32_t blob_len)
{
    if (h->magic != KEYS_BLOB_MAGIC || h->version != KEYS_BLOB_VERSION || h->flags != 0 ||
        h->reserved != 0 || h->length != blob_len - KEYS_SEAL_OVERHEAD)
        return KEYS_E_FORMAT;
    return KEYS_OK;
}

/* Decrypt a copy, and give it out only if the tag is right. */
static uint32_t open_copy(const uint8_t uuid[16], const keys_blob_t *header, uint8_t *data)
{
    static uint8_t copy[KEYS_SEAL_MAX];
    uint8_t tag[KEYS_TAG_SIZE];
    box_t b;
    memcpy(copy, data + HEADER, header->length);
    memcpy(tag, data + HEADER + header->length, sizeof tag);
    box_start(&b, uuid, header);
    br_gcm_run(&b.gcm, 0, copy, header->length);
    uint32_t status = br_gcm_check_tag(&b.gcm, tag) ? KEYS_OK : KEYS_E_VERIFY;
    if (status == KEYS_OK)
        memcpy(data, copy, header->length);
    wipe(copy, header->length);
    wipe(&b, sizeof b);
    wipe_stack();
    return status;
}

uint32_t unseal(const uint8_t uuid[16], uint8_t *data, uint32_t blob_len, uint32_t *len)
{
    keys_blob_t header;
    uint32_t status = KEYS_E_FORMAT;
    if (blob_len >= KEYS_SEAL_OVERHEAD) {
        memcpy(&header, data, HEADER);
        status = check(&header, blob_len);
    }
    if (status == KEYS_OK)
        status = open_copy(uuid, &header, data);
    *len = status == KEYS_OK ? header.length : 0;
    memset(data + *len, 0, blob_len - *len);
    return status;
}
