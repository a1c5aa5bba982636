/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_MICROTEE_H
#define TEE_MICROTEE_H
/*
 * What MicroTEE offers to a TA beyond GlobalPlatform.  Buffers that are not the TA's to access
 * panic, as in tee_internal_api.h.  "size" parameters: octets of room at entry; at exit octets
 * written, or needed with TEE_ERROR_SHORT_BUFFER.
 */
#include "tee_api_types.h"

#define MT_SEAL_OVERHEAD    48      /* a sealed blob is that much longer than its content       */
#define MT_NONCE_MIN        16      /* nonce of a statement                                     */
#define MT_NONCE_MAX        64
#define MT_STATEMENT_MAX    1288    /* longest statement                                        */
#define MT_SIGNATURE_MAX    72      /* longest signature of a statement, in DER                 */
#define MT_PUBLIC_SIZE      65      /* 0x04, X, Y                                               */

/* Seal `len` octets for this TA (its UUID) on this device.  TEE_ERROR_SHORT_BUFFER,
 * TEE_ERROR_EXCESS_DATA (too long for the keys server), TEE_ERROR_COMMUNICATION (it died). */
TEE_Result mt_seal(const void *data, size_t len, void *blob, size_t *blobSize);

/* Open a blob that mt_seal made, even before a restart.  TEE_ERROR_SHORT_BUFFER,
 * TEE_ERROR_MAC_INVALID (changed, of another TA or device, or no blob at all),
 * TEE_ERROR_COMMUNICATION. */
TEE_Result mt_unseal(const void *blob, size_t blobLen, void *data, size_t *size);

/* A key of 16 to 64 octets that only this TA on this device gets for this label of 1 to 64
 * octets.  TEE_ERROR_BAD_PARAMETERS (lengths), TEE_ERROR_COMMUNICATION. */
TEE_Result mt_derive(const void *label, size_t labelLen, void *key, size_t keyLen);

/* A statement about this platform and this TA, with the caller's nonce in it, and its ECDSA P-256
 * SHA-256 signature in DER by the device key (format: keys_statement_t in microtee/keys.h).
 * TEE_ERROR_SHORT_BUFFER (both sizes are set), TEE_ERROR_BAD_PARAMETERS (nonce length),
 * TEE_ERROR_COMMUNICATION. */
TEE_Result mt_attest(const void *nonce, size_t nonceLen, void *statement, size_t *statementSize,
                     void *signature, size_t *signatureSize);

/* The device's public key.  TEE_ERROR_COMMUNICATION. */
TEE_Result mt_device_public(uint8_t point[MT_PUBLIC_SIZE]);

/* Ticks of the global timer since the machine started; TEE_MT_CLOCK_HZ of them a second. */
uint64_t mt_clock(void);
#define TEE_MT_CLOCK_HZ     100000000u

/* Print to the secure console as printf does (no floating point); a line at a time. */
void mt_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
