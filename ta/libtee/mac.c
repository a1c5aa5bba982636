/* SPDX-License-Identifier: BSD-2-Clause */
/* Message authentication codes. */
#include "libtee.h"
#include "microtee/crypto.h"

/* HMAC has no IV: IV and IVLen are not looked at. */
void TEE_MACInit(TEE_OperationHandle operation, const void *IV, size_t IVLen)
{
    (void)IV;
    (void)IVLen;
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_MAC);
    must(op->key_bits != 0, PANIC_STATE);
    lib_hash_restart(op);
    op->active = true;
}

void TEE_MACUpdate(TEE_OperationHandle operation, const void *chunk, size_t chunkSize)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_MAC);
    lib_check_in(chunk, chunkSize);
    if (chunkSize == 0)
        return;
    op->dirty = true;
    lib_crypto_ok(crypto_hash_update(op->server, chunk, chunkSize));
}

static void finish(lib_operation_t *op, const void *message, size_t len,
                   uint8_t mac[CRYPTO_DIGEST_MAX])
{
    size_t size = op->alg->hash_size;
    lib_crypto_ok(crypto_hash_final(op->server, message, len, mac, &size));
    op->dirty = false;
    op->active = false;
}

TEE_Result TEE_MACComputeFinal(TEE_OperationHandle operation, const void *message,
                               size_t messageLen, void *mac, size_t *macLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_MAC);
    uint8_t computed[CRYPTO_DIGEST_MAX];
    lib_check_in(message, messageLen);
    size_t room = lib_check_sized(mac, macLen);
    *macLen = op->alg->hash_size;
    if (room < op->alg->hash_size)
        return TEE_ERROR_SHORT_BUFFER;
    finish(op, message, messageLen, computed);
    TEE_MemMove(mac, computed, op->alg->hash_size);
    return TEE_SUCCESS;
}

TEE_Result TEE_MACCompareFinal(TEE_OperationHandle operation, const void *message,
                               size_t messageLen, const void *mac, size_t macLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_MAC);
    uint8_t computed[CRYPTO_DIGEST_MAX];
    lib_check_in(message, messageLen);
    lib_check_in(mac, macLen);
    finish(op, message, messageLen, computed);
    bool same = macLen == op->alg->hash_size && TEE_MemCompare(mac, computed, macLen) == 0;
    lib_wipe(computed, sizeof computed);
    return same ? TEE_SUCCESS : TEE_ERROR_MAC_INVALID;
}
