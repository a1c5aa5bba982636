/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AES_H
#define AES_H
/*
 * AES (FIPS 197) in constant time, two blocks at a time, and the modes built on it.  Round keys are
 * kept in the form the rounds use, so that a short message does not pay for preparing them.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "bearssl.h"

#define AES_BLOCK   16

typedef struct {
    uint32_t rounds;            /* 10, 12 or 14                                             */
    uint32_t rk[15 * 8];        /* bitsliced round keys                                     */
} aes_key_t;

/* Prepare a key of 16, 24 or 32 bytes; false for any other length. */
bool aes_set_key(aes_key_t *k, const uint8_t *key, size_t len);

/* ECB: len bytes (a multiple of 16) in place. */
void aes_ecb_encrypt(const aes_key_t *k, uint8_t *data, size_t len);
void aes_ecb_decrypt(const aes_key_t *k, uint8_t *data, size_t len);

/* CBC: the same with iv, which becomes the IV of what follows. */
void aes_cbc_encrypt(const aes_key_t *k, uint8_t iv[AES_BLOCK], uint8_t *data, size_t len);
void aes_cbc_decrypt(const aes_key_t *k, uint8_t iv[AES_BLOCK], uint8_t *data, size_t len);

/* CTR over any number of bytes, going on where the last call stopped. */
typedef struct {
    uint8_t  counter[AES_BLOCK];    /* of the next block to be made; 128 bits, big endian    */
    uint8_t  stream[2 * AES_BLOCK]; /* key stream                                            */
    uint32_t used;                  /* bytes of it that are used up                          */
} aes_ctr_t;
void aes_ctr_start(aes_ctr_t *c, const uint8_t iv[AES_BLOCK]);
void aes_ctr(const aes_key_t *k, aes_ctr_t *c, uint8_t *data, size_t len);

/* The key as BearSSL's GCM wants it: CTR with a 32-bit counter. */
typedef struct {
    const br_block_ctr_class *vtable;   /* &aes_ctr32_vtable */
    aes_key_t key;
} aes_ctr32_t;
extern const br_block_ctr_class aes_ctr32_vtable;
#endif
