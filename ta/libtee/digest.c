/* SPDX-License-Identifier: BSD-2-Clause */
/* Message digests. */
#include "libtee.h"
#include "microtee/crypto.h"

void lib_hash_restart(lib_operation_t *op)
{
    if (op->dirty)
        lib_crypto_ok(crypto_hash_restart(op->server));
    op->dirty = false;
}

void TEE_DigestUpdate(TEE_OperationHandle operation, const void *chunk, size_t chunkSize)
{
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_DIGEST);
    lib_check_in(chunk, chunkSize);
    op->active = true;
    if (chunkSize == 0)
        return;
    op->dirty = true;
    lib_crypto_ok(crypto_hash_update(op->server, chunk, chunkSize));
}

TEE_Result TEE_DigestDoFinal(TEE_OperationHandle operation, const void *chunk, size_t chunkLen,
                             void *hash, size_t *hashLen)
{
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_DIGEST);
    lib_check_in(chunk, chunkLen);
    size_t room = lib_check_sized(hash, hashLen);
    *hashLen = op->alg->hash_size;
    if (room < op->alg->hash_size)
        return TEE_ERROR_SHORT_BUFFER;
    lib_crypto_ok(crypto_hash_final(op->server, chunk, chunkLen, hash, hashLen));
    op->dirty = false;
    op->active = false;
    return TEE_SUCCESS;
}
