/* SPDX-License-Identifier: BSD-2-Clause */
/* Misuse of the API, and of what libtee is built on. */
#include "evil.h"
#include "microtee/crypto.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_evil.h"

#define KERNEL  ((void *)0x4E000000)

TEE_Result evil_panic(TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_Panic(params[0].value.a);
}

/* An operation without key and state, or panic: the misuse must not fail for another reason. */
static TEE_OperationHandle operation(uint32_t algorithm, uint32_t mode, uint32_t bits)
{
    TEE_OperationHandle op;
    if (TEE_AllocateOperation(&op, algorithm, mode, bits) != TEE_SUCCESS)
        TEE_Panic(TEE_ERROR_BAD_STATE);
    return op;
}

static void bad_handle(uint32_t which)
{
    uint8_t digest[32];
    size_t size = sizeof digest;
    TEE_ObjectInfo info;
    TEE_OperationHandle op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    if (which == EVIL_API_BAD_OPERATION)
        op = (TEE_OperationHandle)(uintptr_t)0x1234;
    if (which == EVIL_API_FREED)
        TEE_FreeOperation(op);
    if (which == EVIL_API_BAD_OBJECT)
        (void)TEE_GetObjectInfo1((TEE_ObjectHandle)(uintptr_t)0x1234, &info);
    if (which == EVIL_API_WRONG_CLASS)
        TEE_MACInit(op, NULL, 0);
    (void)TEE_DigestDoFinal(op, NULL, 0, digest, &size);
}

TEE_Result evil_api(TEE_Param params[TEE_NUM_PARAMS])
{
    static const uint8_t iv[16];
    uint32_t which = params[0].value.a;
    switch (which) {
    case EVIL_API_BAD_POINTER:
        TEE_GenerateRandom((void *)0x20000000, 16);
        break;
    case EVIL_API_KERNEL_POINTER:
        TEE_DigestUpdate(operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0), KERNEL, 64);
        break;
    case EVIL_API_NO_KEY:
        TEE_CipherInit(operation(TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT, 256), iv, sizeof iv);
        break;
    case EVIL_API_BAD_OPERATION:
    case EVIL_API_BAD_OBJECT:
    case EVIL_API_FREED:
    case EVIL_API_WRONG_CLASS:
        bad_handle(which);
        break;
    default:
        return TEE_ERROR_BAD_PARAMETERS;
    }
    return TEE_SUCCESS;
}

/* Every request that takes a handle, with one that is not ours.  CRYPTO_OP_CLOSE comes last, or the
 * others would miss what it closed. */
static bool accepted(uint32_t handle)
{
    static const uint8_t requests[] = { CRYPTO_OP_COPY, CRYPTO_OP_CIPHER, CRYPTO_OP_HASH,
                                        CRYPTO_OP_AEAD, CRYPTO_OP_CLOSE };
    bool any = false;
    for (uint32_t i = 0; i < sizeof requests; i++) {
        msg_words_t m = { .w = { requests[i], handle, 0, CRYPTO_F_START } };
        any |= sys_call(SLOT_CRYPTO, &m) == E_OK && m.w[0] != CRYPTO_E_HANDLE;
    }
    return any;
}

TEE_Result evil_foreign(TEE_Param params[TEE_NUM_PARAMS])
{
    uint32_t first = params[0].value.a, n = 0;
    for (uint32_t i = 0; i < params[0].value.b; i++)
        n += accepted(first + i);
    params[1].value.a = n;
    params[1].value.b = 0;
    return TEE_SUCCESS;
}

TEE_Result evil_leak(TEE_Param params[TEE_NUM_PARAMS])
{
    TEE_OperationHandle op;
    uint32_t n = 0;
    while (TEE_AllocateOperation(&op, TEE_ALG_SHA256, TEE_MODE_DIGEST, 0) == TEE_SUCCESS)
        n++;
    params[0].value.a = n;
    params[0].value.b = 0;
    return TEE_SUCCESS;
}
