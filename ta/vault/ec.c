/* SPDX-License-Identifier: BSD-2-Clause */
/* ECDSA on P-256. */
#include "vault.h"
#include "microtee/ta_vault.h"

#define DIGEST  32

/* The public key of an object as an uncompressed point. */
static TEE_Result export(TEE_ObjectHandle key, TEE_Param *out)
{
    size_t x = 32, y = 32;
    if (!out_fits(out, VAULT_PUBKEY_SIZE))
        return TEE_ERROR_SHORT_BUFFER;
    uint8_t *point = out->memref.buffer;
    point[0] = 0x04;
    TEE_Result result = TEE_GetObjectBufferAttribute(key, TEE_ATTR_ECC_PUBLIC_VALUE_X, point + 1,
                                                     &x);
    if (result != TEE_SUCCESS)
        return result;
    return TEE_GetObjectBufferAttribute(key, TEE_ATTR_ECC_PUBLIC_VALUE_Y, point + 33, &y);
}

TEE_Result ec_generate(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_ObjectHandle key;
    TEE_Attribute curve;
    TEE_Result result = TEE_AllocateTransientObject(TEE_TYPE_ECDSA_KEYPAIR, 256, &key);
    if (result != TEE_SUCCESS)
        return result;
    TEE_InitValueAttribute(&curve, TEE_ATTR_ECC_CURVE, TEE_ECC_CURVE_NIST_P256, 0);
    result = TEE_GenerateKey(key, 256, &curve, 1);
    if (result == TEE_SUCCESS)
        result = export(key, &params[0]);
    if (result != TEE_SUCCESS) {
        TEE_FreeTransientObject(key);
        return result;
    }
    TEE_FreeTransientObject(session->ec);
    session->ec = key;
    return TEE_SUCCESS;
}

TEE_Result ec_public(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    return session->ec == TEE_HANDLE_NULL ? TEE_ERROR_BAD_STATE : export(session->ec, &params[0]);
}

TEE_Result ec_sign(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_OperationHandle op;
    if (session->ec == TEE_HANDLE_NULL)
        return TEE_ERROR_BAD_STATE;
    if (in_size(&params[0]) != DIGEST)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = keyed_operation(TEE_ALG_ECDSA_SHA256, TEE_MODE_SIGN, session->ec, &op);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_AsymmetricSignDigest(op, NULL, 0, params[0].memref.buffer, DIGEST,
                                      params[1].memref.buffer, &params[1].memref.size);
    TEE_FreeOperation(op);
    return result;
}

/* An object with the public key of an uncompressed point. */
static TEE_Result import(const uint8_t point[VAULT_PUBKEY_SIZE], TEE_ObjectHandle *key)
{
    TEE_Attribute attrs[3];
    TEE_Result result = TEE_AllocateTransientObject(TEE_TYPE_ECDSA_PUBLIC_KEY, 256, key);
    if (result != TEE_SUCCESS)
        return result;
    TEE_InitRefAttribute(&attrs[0], TEE_ATTR_ECC_PUBLIC_VALUE_X, point + 1, 32);
    TEE_InitRefAttribute(&attrs[1], TEE_ATTR_ECC_PUBLIC_VALUE_Y, point + 33, 32);
    TEE_InitValueAttribute(&attrs[2], TEE_ATTR_ECC_CURVE, TEE_ECC_CURVE_NIST_P256, 0);
    result = TEE_PopulateTransientObject(*key, attrs, 3);
    if (result != TEE_SUCCESS)
        TEE_FreeTransientObject(*key);
    return result;
}

TEE_Result ec_verify(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_ObjectHandle key;
    TEE_OperationHandle op;
    const uint8_t *point = params[2].memref.buffer;
    if (in_size(&params[0]) != DIGEST || in_size(&params[1]) != VAULT_SIGNATURE_SIZE ||
        in_size(&params[2]) != VAULT_PUBKEY_SIZE || point[0] != 0x04)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = import(point, &key);
    if (result != TEE_SUCCESS)
        return result;
    result = keyed_operation(TEE_ALG_ECDSA_SHA256, TEE_MODE_VERIFY, key, &op);
    TEE_FreeTransientObject(key);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_AsymmetricVerifyDigest(op, NULL, 0, params[0].memref.buffer, DIGEST,
                                        params[1].memref.buffer, VAULT_SIGNATURE_SIZE);
    TEE_FreeOperation(op);
    return result;
}
