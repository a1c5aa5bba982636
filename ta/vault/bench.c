/* SPDX-License-Identifier: BSD-2-Clause */
/* What a TA pays for one message of cipher or digest. */
#include <tee_microtee.h>
#include "vault.h"
#include "microtee/ta_vault.h"

/* One message; the same memory each time. */
typedef TEE_Result (*round_fn)(TEE_OperationHandle op, uint8_t *message, size_t size);

static TEE_Result round_ctr(TEE_OperationHandle op, uint8_t *message, size_t size)
{
    static const uint8_t iv[16];
    size_t out_size = size;
    TEE_CipherInit(op, iv, sizeof iv);
    return TEE_CipherDoFinal(op, message, size, message, &out_size);
}

static TEE_Result round_sha256(TEE_OperationHandle op, uint8_t *message, size_t size)
{
    uint8_t digest[32];
    size_t digest_size = sizeof digest;
    return TEE_DigestDoFinal(op, message, size, digest, &digest_size);
}

static TEE_Result round_random(TEE_OperationHandle op, uint8_t *message, size_t size)
{
    (void)op;
    TEE_GenerateRandom(message, size);
    return TEE_SUCCESS;
}

static TEE_Result measure(TEE_OperationHandle op, round_fn round, TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_Result result = TEE_SUCCESS;
    uint32_t size = params[0].value.a, n = params[0].value.b;
    if (size > VAULT_BENCH_MAX)
        return TEE_ERROR_BAD_PARAMETERS;
    uint8_t *message = TEE_Malloc(size, TEE_MALLOC_FILL_ZERO);
    if (message == NULL)
        return TEE_ERROR_OUT_OF_MEMORY;
    uint64_t start = mt_clock();
    while (n-- > 0 && result == TEE_SUCCESS)
        result = round(op, message, size);
    uint64_t ticks = mt_clock() - start;
    params[1].value.a = (uint32_t)ticks;
    params[1].value.b = (uint32_t)(ticks >> 32);
    TEE_Free(message);
    return result;
}

TEE_Result bench_aes_ctr(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    static const uint8_t key[16] = { 1, 2, 3, 4, 5, 6, 7, 8 };
    TEE_ObjectHandle object;
    TEE_OperationHandle op;
    TEE_Result result = secret_object(TEE_TYPE_AES, key, sizeof key, &object);
    if (result != TEE_SUCCESS)
        return result;
    result = keyed_operation(TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT, object, &op);
    TEE_FreeTransientObject(object);
    if (result != TEE_SUCCESS)
        return result;
    result = measure(op, round_ctr, params);
    TEE_FreeOperation(op);
    return result;
}

TEE_Result bench_sha256(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_OperationHandle op;
    TEE_Result result = TEE_AllocateOperation(&op, TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    if (result != TEE_SUCCESS)
        return result;
    result = measure(op, round_sha256, params);
    TEE_FreeOperation(op);
    return result;
}

TEE_Result bench_random(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    return measure(TEE_HANDLE_NULL, round_random, params);
}
