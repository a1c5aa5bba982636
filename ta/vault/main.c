/* SPDX-License-Identifier: BSD-2-Clause */
/* The sample TA `vault`: sessions and the table of its commands (microtee/ta_vault.h). */
#include "vault.h"
#include "microtee/ta_vault.h"

TEE_Result TA_CreateEntryPoint(void)
{
    return TEE_SUCCESS;
}

void TA_DestroyEntryPoint(void)
{
}

TEE_Result TA_OpenSessionEntryPoint(uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS],
                                    void **sessionContext)
{
    (void)params;
    if (paramTypes != 0)
        return TEE_ERROR_BAD_PARAMETERS;
    session_t *session = TEE_Malloc(sizeof *session, TEE_MALLOC_FILL_ZERO);
    if (session == NULL)
        return TEE_ERROR_OUT_OF_MEMORY;
    session->aes = TEE_HANDLE_NULL;
    session->ec = TEE_HANDLE_NULL;
    *sessionContext = session;
    return TEE_SUCCESS;
}

void TA_CloseSessionEntryPoint(void *sessionContext)
{
    session_t *session = sessionContext;
    TEE_FreeTransientObject(session->aes);
    TEE_FreeTransientObject(session->ec);
    TEE_Free(session);
}

/* ---- helpers ---------------------------------------------------------------------------------------- */

size_t in_size(const TEE_Param *in)
{
    return in->memref.buffer == NULL ? 0 : in->memref.size;
}

bool out_fits(TEE_Param *out, size_t needed)
{
    size_t room = out->memref.buffer == NULL ? 0 : out->memref.size;
    out->memref.size = needed;
    return room >= needed;
}

TEE_Result secret_object(uint32_t type, const void *secret, size_t len, TEE_ObjectHandle *object)
{
    TEE_Attribute attr;
    if (len > 512)
        return TEE_ERROR_BAD_PARAMETERS;
    TEE_Result result = TEE_AllocateTransientObject(type, len * 8, object);
    if (result == TEE_ERROR_NOT_SUPPORTED)
        return TEE_ERROR_BAD_PARAMETERS;
    if (result != TEE_SUCCESS)
        return result;
    TEE_InitRefAttribute(&attr, TEE_ATTR_SECRET_VALUE, secret, len);
    result = TEE_PopulateTransientObject(*object, &attr, 1);
    if (result != TEE_SUCCESS)
        TEE_FreeTransientObject(*object);
    return result;
}

TEE_Result keyed_operation(uint32_t algorithm, uint32_t mode, TEE_ObjectHandle key,
                           TEE_OperationHandle *operation)
{
    TEE_ObjectInfo info;
    TEE_Result result = TEE_GetObjectInfo1(key, &info);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_AllocateOperation(operation, algorithm, mode, info.objectSize);
    if (result != TEE_SUCCESS)
        return result;
    result = TEE_SetOperationKey(*operation, key);
    if (result != TEE_SUCCESS)
        TEE_FreeOperation(*operation);
    return result;
}

/* ---- commands ----------------------------------------------------------------------------------------- */
#define N       TEE_PARAM_TYPE_NONE
#define VI      TEE_PARAM_TYPE_VALUE_INPUT
#define VO      TEE_PARAM_TYPE_VALUE_OUTPUT
#define MI      TEE_PARAM_TYPE_MEMREF_INPUT
#define MO      TEE_PARAM_TYPE_MEMREF_OUTPUT
#define TYPES   TEE_PARAM_TYPES

typedef struct {
    uint32_t   types;
    command_fn run;
} command_t;

static const command_t commands[] = {
    [VAULT_CMD_GENERATE_KEY] =  { TYPES(VI, N, N, N), generate_key },
    [VAULT_CMD_AES_CTR] =       { TYPES(MI, MI, MI, MO), aes_ctr },
    [VAULT_CMD_GCM_ENCRYPT] =   { TYPES(MI, MI, MI, MO), gcm_encrypt },
    [VAULT_CMD_GCM_DECRYPT] =   { TYPES(MI, MI, MI, MO), gcm_decrypt },
    [VAULT_CMD_SHA256] =        { TYPES(MI, MO, N, N), sha256 },
    [VAULT_CMD_HMAC_SHA256] =   { TYPES(MI, MI, MO, N), hmac_sha256 },
    [VAULT_CMD_EC_GENERATE] =   { TYPES(MO, N, N, N), ec_generate },
    [VAULT_CMD_EC_PUBLIC] =     { TYPES(MO, N, N, N), ec_public },
    [VAULT_CMD_EC_SIGN] =       { TYPES(MI, MO, N, N), ec_sign },
    [VAULT_CMD_EC_VERIFY] =     { TYPES(MI, MI, MI, N), ec_verify },
    [VAULT_CMD_SEAL] =          { TYPES(MI, MO, N, N), seal },
    [VAULT_CMD_UNSEAL] =        { TYPES(MI, MO, N, N), unseal },
    [VAULT_CMD_STATEMENT] =     { TYPES(MI, MO, MO, MO), statement },
    [VAULT_CMD_RANDOM] =        { TYPES(MO, N, N, N), random_bytes },
    [VAULT_CMD_HKDF] =          { TYPES(MI, MI, MI, MO), hkdf },
    [VAULT_CMD_BENCH_AES_CTR] = { TYPES(VI, VO, N, N), bench_aes_ctr },
    [VAULT_CMD_BENCH_SHA256] =  { TYPES(VI, VO, N, N), bench_sha256 },
    [VAULT_CMD_BENCH_RANDOM] =  { TYPES(VI, VO, N, N), bench_random },
};

TEE_Result TA_InvokeCommandEntryPoint(void *sessionContext, uint32_t commandID,
                                      uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS])
{
    if (commandID >= sizeof commands / sizeof commands[0])
        return TEE_ERROR_NOT_SUPPORTED;
    if (paramTypes != commands[commandID].types)
        return TEE_ERROR_BAD_PARAMETERS;
    return commands[commandID].run(sessionContext, params);
}
