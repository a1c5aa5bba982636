/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef VAULT_H
#define VAULT_H
/* Inside the TA `vault`: what its files share.  The commands: microtee/ta_vault.h. */
#include <tee_internal_api.h>

typedef struct {
    TEE_ObjectHandle aes;   /* generated AES key or TEE_HANDLE_NULL                         */
    TEE_ObjectHandle ec;    /* generated ECDSA key pair or TEE_HANDLE_NULL                  */
} session_t;

typedef TEE_Result (*command_fn)(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);

/* Octets in an input memref: 0 if it is NULL. */
size_t in_size(const TEE_Param *in);
/* Set an output memref's size to `needed`; true if it had that much room. */
bool out_fits(TEE_Param *out, size_t needed);

/* A new object of that type, filled with `len` octets of secret.  TEE_ERROR_BAD_PARAMETERS if the type
 * has no such size, TEE_ERROR_OUT_OF_MEMORY. */
TEE_Result secret_object(uint32_t type, const void *secret, size_t len, TEE_ObjectHandle *object);
/* A new operation with that key. */
TEE_Result keyed_operation(uint32_t algorithm, uint32_t mode, TEE_ObjectHandle key,
                           TEE_OperationHandle *operation);

/* One for each command: aes.c */
TEE_Result generate_key(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result aes_ctr(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result gcm_encrypt(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result gcm_decrypt(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
/* hash.c */
TEE_Result sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result hmac_sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result hkdf(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
/* ec.c */
TEE_Result ec_generate(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result ec_public(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result ec_sign(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result ec_verify(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
/* platform.c */
TEE_Result seal(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result unseal(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result statement(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result random_bytes(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
/* bench.c */
TEE_Result bench_aes_ctr(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result bench_sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
TEE_Result bench_random(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);

#endif
