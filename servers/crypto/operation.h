/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef OPERATION_H
#define OPERATION_H
/*
 * Operations: what a handle names.  Each client has a table of its own, so a handle cannot reach
 * another's; the table is wiped when the client's generation changes.
 */
#include <stdbool.h>
#include <stdint.h>
#include "bearssl.h"
#include "microtee/crypto.h"
#include "microtee/init_proto.h"
#include "aes.h"

typedef enum { CLASS_HASH, CLASS_HMAC, CLASS_CIPHER, CLASS_GCM } class_t;
typedef enum { NEEDS_IV, TAKES_AAD, TAKES_DATA } phase_t;

typedef struct {
    uint32_t handle;            /* 0: free                                                   */
    uint8_t  class;             /* class_t                                                   */
    uint8_t  alg;               /* CRYPTO_SHA* ... CRYPTO_AES_GCM                            */
    uint8_t  decrypt;
    uint8_t  phase;             /* phase_t; ciphers and GCM                                  */
    union {
        struct {
            br_hash_compat_context ctx;
        } hash;
        struct {
            br_hmac_key_context key;
            br_hmac_context     ctx;
        } hmac;
        struct {
            aes_key_t key;
            aes_ctr_t ctr;
            uint8_t   iv[AES_BLOCK];    /* CBC */
        } cipher;
        struct {
            aes_ctr32_t    aes;
            br_gcm_context ctx;         /* points to aes: see operation_copy */
        } gcm;
    } u;
} operation_t;

/* The table init publishes; must be called before anything else. */
void operation_init(const client_table_t *table);

/* To be called on each request of client `inst` (< NINST): drops what a former owner of that
 * number left.  False if nobody has that number now. */
bool operation_enter(uint32_t inst);

/* The operation of that client with that handle, or NULL. */
operation_t *operation_find(uint32_t inst, uint32_t handle);

/* A free one, zeroed, with a fresh handle; NULL if all are in use. */
operation_t *operation_new(uint32_t inst);

/* Wipe it and make it free. */
void operation_drop(operation_t *op);

/* Make dst, which is new, do what src does; dst keeps its handle. */
void operation_copy(operation_t *dst, const operation_t *src);

/* The number of operations in use, of all clients: for tests. */
uint32_t operation_count(void);
#endif
