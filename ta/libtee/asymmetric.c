/* SPDX-License-Identifier: BSD-2-Clause */
/* Signatures: ECDSA on P-256. */
#include "libtee.h"
#include "microtee/crypto.h"

#define SIGNATURE   (2 * EC_SIZE)

static lib_operation_t *begin(TEE_OperationHandle operation, uint32_t mode, const void *digest,
                              size_t len)
{
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_ASYMMETRIC_SIGNATURE);
    must(op->mode == mode && op->key_bits != 0, PANIC_STATE);
    must(len == op->alg->hash_size, PANIC_ARGUMENT);
    lib_check_in(digest, len);
    return op;
}

TEE_Result TEE_AsymmetricSignDigest(TEE_OperationHandle operation, const TEE_Attribute *params,
                                    uint32_t paramCount, const void *digest, size_t digestLen,
                                    void *signature, size_t *signatureLen)
{
    (void)params;
    (void)paramCount;
    lib_operation_t *op = begin(operation, TEE_MODE_SIGN, digest, digestLen);
    size_t room = lib_check_sized(signature, signatureLen);
    *signatureLen = SIGNATURE;
    if (room < SIGNATURE)
        return TEE_ERROR_SHORT_BUFFER;
    lib_crypto_ok(crypto_ecdsa_sign(CRYPTO_P256, op->alg->server, op->key, digest, signature));
    return TEE_SUCCESS;
}

TEE_Result TEE_AsymmetricVerifyDigest(TEE_OperationHandle operation, const TEE_Attribute *params,
                                      uint32_t paramCount, const void *digest, size_t digestLen,
                                      const void *signature, size_t signatureLen)
{
    (void)params;
    (void)paramCount;
    lib_operation_t *op = begin(operation, TEE_MODE_VERIFY, digest, digestLen);
    lib_check_in(signature, signatureLen);
    if (signatureLen != SIGNATURE)
        return TEE_ERROR_SIGNATURE_INVALID;
    uint32_t status = crypto_ecdsa_verify(CRYPTO_P256, op->alg->server, op->pub, digest, signature);
    if (status == CRYPTO_E_VERIFY)
        return TEE_ERROR_SIGNATURE_INVALID;
    lib_crypto_ok(status);
    return TEE_SUCCESS;
}
