/* SPDX-License-Identifier: BSD-2-Clause */
/* SHA-256, HMAC-SHA-256, HKDF-SHA-256. */
#include "vault.h"
#include "microtee/ta_vault.h"

TEE_Result sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_OperationHandle op;
    TEE_Result result = TEE_AllocateOperation(&op, TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_DigestDoFinal(op, params[0].memref.buffer, in_size(&params[0]),
                               params[1].memref.buffer, &params[1].memref.size);
    TEE_FreeOperation(op);
    return result;
}

TEE_Result hmac_sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_ObjectHandle key;
    TEE_OperationHandle op;
    TEE_Result result = secret_object(TEE_TYPE_HMAC_SHA256, params[0].memref.buffer,
                                      in_size(&params[0]), &key);
    if (result != TEE_SUCCESS)
        return result;
    result = keyed_operation(TEE_ALG_HMAC_SHA256, TEE_MODE_MAC, key, &op);
    TEE_FreeTransientObject(key);
    if (result != TEE_SUCCESS)
        return result;
    TEE_MACInit(op, NULL, 0);
    result = TEE_MACComputeFinal(op, params[1].memref.buffer, in_size(&params[1]),
                                 params[2].memref.buffer, &params[2].memref.size);
    TEE_FreeOperation(op);
    return result;
}

/* Derive `len` octets to `out` with that operation. */
static TEE_Result derive(TEE_OperationHandle op, TEE_Param params[TEE_NUM_PARAMS], void *out,
                         size_t *len)
{
    TEE_Attribute attrs[4];
    TEE_ObjectHandle okm;
    TEE_Result result = TEE_AllocateTransientObject(TEE_TYPE_GENERIC_SECRET, *len * 8, &okm);
    if (result != TEE_SUCCESS)
        return result;
    TEE_InitRefAttribute(&attrs[0], TEE_ATTR_HKDF_SALT, params[1].memref.buffer,
                         in_size(&params[1]));
    TEE_InitRefAttribute(&attrs[1], TEE_ATTR_HKDF_INFO, params[2].memref.buffer,
                         in_size(&params[2]));
    TEE_InitValueAttribute(&attrs[2], TEE_ATTR_HKDF_HASH_ALGORITHM, TEE_ALG_SHA256, 0);
    TEE_InitValueAttribute(&attrs[3], TEE_ATTR_KDF_KEY_SIZE, *len, 0);
    TEE_DeriveKey(op, attrs, 4, okm);
    result = TEE_GetObjectBufferAttribute(okm, TEE_ATTR_SECRET_VALUE, out, len);
    TEE_FreeTransientObject(okm);
    return result;
}

TEE_Result hkdf(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_ObjectHandle ikm;
    TEE_OperationHandle op;
    size_t len = in_size(&params[3]);
    if (len < 1 || len > 512 ||
        in_size(&params[0]) + in_size(&params[1]) + in_size(&params[2]) > VAULT_HKDF_IN_MAX)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = secret_object(TEE_TYPE_HKDF, params[0].memref.buffer,
                                      in_size(&params[0]), &ikm);
    if (result != TEE_SUCCESS)
        return result;
    result = keyed_operation(TEE_ALG_HKDF, TEE_MODE_DERIVE, ikm, &op);
    TEE_FreeTransientObject(ikm);
    if (result != TEE_SUCCESS)
        return result;
    result = derive(op, params, params[3].memref.buffer, &params[3].memref.size);
    TEE_FreeOperation(op);
    return result;
}
