/* SPDX-License-Identifier: BSD-2-Clause */
/* What hangs on this device: sealing, statements, random numbers. */
#include <tee_microtee.h>
#include "vault.h"
#include "microtee/ta_vault.h"

_Static_assert(VAULT_STATEMENT_MAX == MT_STATEMENT_MAX && VAULT_DER_SIG_MAX == MT_SIGNATURE_MAX &&
               VAULT_NONCE_MIN == MT_NONCE_MIN && VAULT_NONCE_MAX == MT_NONCE_MAX &&
               VAULT_SEAL_OVERHEAD == MT_SEAL_OVERHEAD && VAULT_PUBKEY_SIZE == MT_PUBLIC_SIZE,
               "same limits as the platform");

TEE_Result seal(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    if (in_size(&params[0]) > VAULT_SEAL_MAX)
        return TEE_ERROR_BAD_PARAMETERS;
    return mt_seal(params[0].memref.buffer, in_size(&params[0]), params[1].memref.buffer,
                   &params[1].memref.size);
}

TEE_Result unseal(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    return mt_unseal(params[0].memref.buffer, in_size(&params[0]), params[1].memref.buffer,
                     &params[1].memref.size);
}

TEE_Result statement(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    bool point_fits = out_fits(&params[3], VAULT_PUBKEY_SIZE);
    TEE_Result result = mt_attest(params[0].memref.buffer, in_size(&params[0]),
                                  params[1].memref.buffer, &params[1].memref.size,
                                  params[2].memref.buffer, &params[2].memref.size);
    if (result != TEE_SUCCESS)
        return result;
    return point_fits ? mt_device_public(params[3].memref.buffer) : TEE_ERROR_SHORT_BUFFER;
}

TEE_Result random_bytes(session_t *session, TEE_Param params[TEE_NUM_PARAMS])
{
    (void)session;
    TEE_GenerateRandom(params[0].memref.buffer, in_size(&params[0]));
    return TEE_SUCCESS;
}
