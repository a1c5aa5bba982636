/* SPDX-License-Identifier: BSD-2-Clause */
/* Authenticated encryption (GCM). */
#include "libtee.h"
#include "microtee/crypto.h"

/* AADLen and payloadLen are for CCM; GCM does not need them. */
TEE_Result TEE_AEInit(TEE_OperationHandle operation, const void *nonce, size_t nonceLen,
                      uint32_t tagLen, size_t AADLen, size_t payloadLen)
{
    (void)AADLen;
    (void)payloadLen;
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_AE);
    must(op->key_bits != 0 && !op->active, PANIC_STATE);
    must(nonceLen > 0 && nonceLen <= CRYPTO_NONCE_MAX, PANIC_ARGUMENT);
    lib_check_in(nonce, nonceLen);
    if (tagLen % 8 != 0 || tagLen < CRYPTO_TAG_MIN * 8 || tagLen > CRYPTO_TAG_MAX * 8)
        return TEE_ERROR_NOT_SUPPORTED;
    lib_crypto_ok(crypto_aead_start(op->server, nonce, nonceLen));
    op->tag_size = (uint8_t)(tagLen / 8);
    op->data_begun = false;
    op->active = true;
    return TEE_SUCCESS;
}

void TEE_AEUpdateAAD(TEE_OperationHandle operation, const void *AADdata, size_t AADdataLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_AE);
    must(!op->data_begun, PANIC_STATE);
    lib_check_in(AADdata, AADdataLen);
    if (AADdataLen > 0)
        lib_crypto_ok(crypto_aead_aad(op->server, AADdata, AADdataLen));
}

/* Check input and output of `len` octets; GCM holds nothing back. */
static TEE_Result check_data(const void *in, size_t len, void *out, size_t *out_len)
{
    lib_check_in(in, len);
    size_t room = lib_room(out, out_len, len);
    if (out_len != NULL)
        *out_len = len;
    return room < len ? TEE_ERROR_SHORT_BUFFER : TEE_SUCCESS;
}

TEE_Result TEE_AEUpdate(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                        void *destData, size_t *destLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_AE);
    TEE_Result result = check_data(srcData, srcLen, destData, destLen);
    if (result != TEE_SUCCESS || srcLen == 0)
        return result;
    op->data_begun = true;
    lib_crypto_ok(crypto_aead_update(op->server, srcData, destData, srcLen));
    return TEE_SUCCESS;
}

TEE_Result TEE_AEEncryptFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                              void *destData, size_t *destLen, void *tag, size_t *tagLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_AE);
    must(op->mode == TEE_MODE_ENCRYPT, PANIC_STATE);
    size_t tag_room = lib_check_sized(tag, tagLen);
    TEE_Result result = check_data(srcData, srcLen, destData, destLen);
    *tagLen = op->tag_size;
    if (result != TEE_SUCCESS || tag_room < op->tag_size)
        return TEE_ERROR_SHORT_BUFFER;
    lib_crypto_ok(crypto_aead_encrypt_final(op->server, srcData, destData, srcLen, tag,
                                            op->tag_size));
    op->active = false;
    return TEE_SUCCESS;
}

TEE_Result TEE_AEDecryptFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                              void *destData, size_t *destLen, void *tag, size_t tagLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_AE);
    must(op->mode == TEE_MODE_DECRYPT, PANIC_STATE);
    lib_check_in(tag, tagLen);
    TEE_Result result = check_data(srcData, srcLen, destData, destLen);
    if (result != TEE_SUCCESS)
        return result;
    op->active = false;
    if (tagLen != op->tag_size)
        return TEE_ERROR_MAC_INVALID;
    uint32_t status = crypto_aead_decrypt_final(op->server, srcData, destData, srcLen, tag, tagLen);
    if (status == CRYPTO_E_VERIFY)
        return TEE_ERROR_MAC_INVALID;
    lib_crypto_ok(status);
    return TEE_SUCCESS;
}
