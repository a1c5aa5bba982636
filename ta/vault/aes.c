/* SPDX-License-Identifier: BSD-2-Clause */
/* AES: generated keys, CTR, GCM. */
#include "vault.h"
#include "microtee/ta_vault.h"

TEE_Result generate_key(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_ObjectHandle key;
    uint32_t bits = params[0].value.a;
    if (bits != 128 && bits != 256)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = TEE_AllocateTransientObject(TEE_TYPE_AES, bits, &key);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_GenerateKey(key, bits, NULL, 0);
    if (result != TEE_SUCCESS) {
        TEE_FreeTransientObject(key);
        return result;
    }
    TEE_FreeTransientObject(session->aes);
    session->aes = key;
    return TEE_SUCCESS;
}

/* An operation with the key of params[0], or with the session's if that is empty. */
static TEE_Result begin(session_t *session, const TEE_Param *key, uint32_t algorithm,
                        uint32_t mode, TEE_OperationHandle *op)
{
    TEE_ObjectHandle object;
    size_t len = in_size(key);
    if (len == 0)
        return session->aes == TEE_HANDLE_NULL
             ? TEE_ERROR_BAD_STATE : keyed_operation(algorithm, mode, session->aes, op);
    if (len != 16 && len != 32)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = secret_object(TEE_TYPE_AES, key->memref.buffer, len, &object);
    if (result != TEE_SUCCESS)
        return result;
    result = keyed_operation(algorithm, mode, object, op);
    TEE_FreeTransientObject(object);
    return result;
}

TEE_Result aes_ctr(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_OperationHandle op;
    size_t len = in_size(&params[2]);
    if (in_size(&params[1]) != 16)
        return TEE_ERROR_BAD_PARAMETERS;
    if (!out_fits(&params[3], len))
        return TEE_ERROR_SHORT_BUFFER;
    TEE_Result result = begin(session, &params[0], TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT, &op);
    if (result != TEE_SUCCESS)
        return result;
    TEE_CipherInit(op, params[1].memref.buffer, 16);
    result = TEE_CipherDoFinal(op, params[2].memref.buffer, len, params[3].memref.buffer,
                               &params[3].memref.size);
    TEE_FreeOperation(op);
    return result;
}

/* IV and AAD are one parameter. */
static TEE_Result gcm_start(TEE_OperationHandle op, const TEE_Param *iv_aad)
{
    const uint8_t *iv = iv_aad->memref.buffer;
    size_t naad = in_size(iv_aad) - VAULT_GCM_IV_SIZE;
    TEE_Result result = TEE_AEInit(op, iv, VAULT_GCM_IV_SIZE, VAULT_GCM_TAG_SIZE * 8, naad, 0);
    if (result == TEE_SUCCESS && naad > 0)
        TEE_AEUpdateAAD(op, iv + VAULT_GCM_IV_SIZE, naad);
    return result;
}

TEE_Result gcm_encrypt(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_OperationHandle op;
    size_t len = in_size(&params[2]), out_len = len, tag_len = VAULT_GCM_TAG_SIZE;
    if (in_size(&params[1]) < VAULT_GCM_IV_SIZE)
        return TEE_ERROR_BAD_PARAMETERS;
    if (!out_fits(&params[3], len + VAULT_GCM_TAG_SIZE))
        return TEE_ERROR_SHORT_BUFFER;
    TEE_Result result = begin(session, &params[0], TEE_ALG_AES_GCM, TEE_MODE_ENCRYPT, &op);
    if (result != TEE_SUCCESS)
        return result;
    uint8_t *out = params[3].memref.buffer;
    result = gcm_start(op, &params[1]);
    if (result == TEE_SUCCESS)
        result = TEE_AEEncryptFinal(op, params[2].memref.buffer, len, out, &out_len, out + len,
                                    &tag_len);
    TEE_FreeOperation(op);
    return result;
}

TEE_Result gcm_decrypt(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_OperationHandle op;
    uint8_t *in = params[2].memref.buffer, *out = params[3].memref.buffer;
    if (in_size(&params[1]) < VAULT_GCM_IV_SIZE || in_size(&params[2]) < VAULT_GCM_TAG_SIZE)
        return TEE_ERROR_BAD_PARAMETERS;
    size_t len = in_size(&params[2]) - VAULT_GCM_TAG_SIZE;
    if (!out_fits(&params[3], len))
        return TEE_ERROR_SHORT_BUFFER;
    TEE_Result result = begin(session, &params[0], TEE_ALG_AES_GCM, TEE_MODE_DECRYPT, &op);
    if (result != TEE_SUCCESS)
        return result;
    result = gcm_start(op, &params[1]);
    if (result == TEE_SUCCESS)
        result = TEE_AEDecryptFinal(op, in, len, out, &params[3].memref.size, in + len,
                                    VAULT_GCM_TAG_SIZE);
    /* A long message is decrypted in several pieces, before the tag is known to be wrong. */
    if (result != TEE_SUCCESS && len > 0)
        TEE_MemFill(out, 0, len);
    TEE_FreeOperation(op);
    return result;
}
