/* SPDX-License-Identifier: BSD-2-Clause */
/* The extensions of tee_microtee.h: sealing, statements, clock, console. */
#include "libtee.h"
#include "tee_microtee.h"
#include "microtee/console.h"
#include "microtee/keys.h"
#include "microtee/sys.h"

_Static_assert(MT_SEAL_OVERHEAD == KEYS_SEAL_OVERHEAD && MT_NONCE_MIN == KEYS_NONCE_MIN &&
               MT_NONCE_MAX == KEYS_NONCE_MAX && MT_STATEMENT_MAX == KEYS_STMT_MAX &&
               MT_SIGNATURE_MAX == KEYS_SIG_MAX && TEE_MT_CLOCK_HZ == CLOCK_HZ,
               "same limits as the keys server");

/* E_ARG is for lengths, and those are checked before each call. */
static TEE_Result result_of(uint32_t status)
{
    switch (status) {
    case KEYS_OK:
        return TEE_SUCCESS;
    case KEYS_E_FORMAT:
    case KEYS_E_VERIFY:
        return TEE_ERROR_MAC_INVALID;
    case KEYS_E_DEAD:
        return TEE_ERROR_COMMUNICATION;
    default:
        return TEE_ERROR_GENERIC;
    }
}

TEE_Result mt_seal(const void *data, size_t len, void *blob, size_t *blobSize)
{
    lib_check_in(data, len);
    size_t room = lib_check_sized(blob, blobSize);
    if (len > KEYS_SEAL_MAX)
        return TEE_ERROR_EXCESS_DATA;
    *blobSize = len + KEYS_SEAL_OVERHEAD;
    if (room < *blobSize)
        return TEE_ERROR_SHORT_BUFFER;
    return result_of(keys_seal(data, len, blob, blobSize));
}

TEE_Result mt_unseal(const void *blob, size_t blobLen, void *data, size_t *size)
{
    lib_check_in(blob, blobLen);
    size_t room = lib_check_sized(data, size);
    if (blobLen < KEYS_SEAL_OVERHEAD || blobLen > KEYS_DATA_MAX)
        return TEE_ERROR_MAC_INVALID;
    *size = blobLen - KEYS_SEAL_OVERHEAD;
    if (room < *size)
        return TEE_ERROR_SHORT_BUFFER;
    return result_of(keys_unseal(blob, blobLen, data, size));
}

TEE_Result mt_derive(const void *label, size_t labelLen, void *key, size_t keyLen)
{
    lib_check_in(label, labelLen);
    lib_check_out(key, keyLen);
    if (labelLen < 1 || labelLen > KEYS_LABEL_MAX || keyLen < 16 || keyLen > KEYS_DERIVED_MAX)
        return TEE_ERROR_BAD_PARAMETERS;
    return result_of(keys_derive(label, labelLen, key, keyLen));
}

TEE_Result mt_attest(const void *nonce, size_t nonceLen, void *statement, size_t *statementSize,
                     void *signature, size_t *signatureSize)
{
    uint8_t text[KEYS_STMT_MAX], sig[KEYS_SIG_MAX];
    size_t text_len = sizeof text, sig_len = sizeof sig;
    lib_check_in(nonce, nonceLen);
    size_t room = lib_check_sized(statement, statementSize);
    size_t sig_room = lib_check_sized(signature, signatureSize);
    if (nonceLen < KEYS_NONCE_MIN || nonceLen > KEYS_NONCE_MAX)
        return TEE_ERROR_BAD_PARAMETERS;
    uint32_t status = keys_attest(nonce, nonceLen, text, &text_len, sig, &sig_len);
    if (status != KEYS_OK)
        return result_of(status);
    must(text_len <= sizeof text && sig_len <= sizeof sig, PANIC_SERVER);
    *statementSize = text_len;
    *signatureSize = sig_len;
    if (room < text_len || sig_room < sig_len)
        return TEE_ERROR_SHORT_BUFFER;
    TEE_MemMove(statement, text, text_len);
    TEE_MemMove(signature, sig, sig_len);
    return TEE_SUCCESS;
}

TEE_Result mt_device_public(uint8_t point[MT_PUBLIC_SIZE])
{
    lib_check_out(point, MT_PUBLIC_SIZE);
    point[0] = 0x04;
    return result_of(keys_public(point + 1));
}

uint64_t mt_clock(void)
{
    return sys_clock();
}

void mt_printf(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    con_vprintf(format, ap);
    va_end(ap);
}
