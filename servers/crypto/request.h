/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef REQUEST_H
#define REQUEST_H
/*
 * One request and the functions that serve it, one per CRYPTO_OP_* (microtee/crypto.h says what each
 * does).  The client can change the window at any time: what steers the server (words are safe,
 * keys, IVs, digests are not) is copied from it once; data is processed where it lies.
 */
#include <stdint.h>
#include "microtee/crypto.h"
#include "operation.h"

typedef struct {
    uint32_t      inst;         /* the client                                                */
    uint32_t     *w;            /* words of the request; results go to w[1] ... of the reply */
    crypto_ctl_t *ctl;
    uint8_t      *data;         /* CRYPTO_DATA_MAX bytes                                     */
} request_t;

/* Serve the request w[0..7] of client `inst` (< NINST) with its window, or NULL if it has none; the
 * reply replaces w. */
void crypto_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window);

/* Each returns a CRYPTO_* status. */
uint32_t serve_open(request_t *r);
uint32_t serve_close(request_t *r);
uint32_t serve_copy(request_t *r);
uint32_t serve_cipher(request_t *r);
uint32_t serve_hash(request_t *r);
uint32_t serve_aead(request_t *r);
uint32_t serve_random(request_t *r);
uint32_t serve_random_words(request_t *r);
uint32_t serve_hkdf(request_t *r);
uint32_t serve_ec_keygen(request_t *r);
uint32_t serve_ec_public(request_t *r);
uint32_t serve_ecdsa_sign(request_t *r);
uint32_t serve_ecdsa_verify(request_t *r);
uint32_t serve_ecdh(request_t *r);

/* Make a new operation ready; op->alg and op->decrypt are set.  E_ARG for a bad key length. */
uint32_t hash_open(operation_t *op, const uint8_t *key, size_t len);
uint32_t hmac_open(operation_t *op, const uint8_t *key, size_t len);
uint32_t cipher_open(operation_t *op, const uint8_t *key, size_t len);
uint32_t aead_open(operation_t *op, const uint8_t *key, size_t len);
#endif
