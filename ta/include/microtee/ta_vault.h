/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_TA_VAULT_H
#define MICROTEE_TA_VAULT_H
/*
 * The sample TA `vault`: encrypts, hashes, signs, seals what it is given, and states what
 * platform it runs on.  For its clients and for the TA itself, so macros only.  One instance
 * (gpd.ta.singleInstance) with many sessions; generated keys belong to the session.
 *
 * "out" buffers: if one is too short or NULL, TEE_ERROR_SHORT_BUFFER and its size = size needed;
 * else its size = size written.  Wrong parameter types, and sizes that make no sense (a key of 5
 * bytes): TEE_ERROR_BAD_PARAMETERS.  Unknown command: TEE_ERROR_NOT_SUPPORTED.  Memrefs of one
 * command may come to 284 KiB together.  Open takes no parameters (4 x NONE).
 */
#define TA_VAULT_UUID \
    { 0x3463db75, 0x32c7, 0x4252, \
      { 0x96, 0x72, 0xe0, 0x66, 0x12, 0xa7, 0x63, 0xde } }
#define TA_VAULT_UUID_STRING    "3463db75-32c7-4252-9672-e06612a763de"

#define VAULT_PUBKEY_SIZE       65      /* 0x04, X, Y: an uncompressed point of P-256        */
#define VAULT_SIGNATURE_SIZE    64      /* r, s, 32 octets each, big endian (not DER)        */
#define VAULT_GCM_IV_SIZE       12
#define VAULT_GCM_TAG_SIZE      16
#define VAULT_NONCE_MIN         16      /* sizes of the nonce of a statement                 */
#define VAULT_NONCE_MAX         64
#define VAULT_STATEMENT_MAX     1288    /* longest statement: a buffer that always suffices  */
#define VAULT_DER_SIG_MAX       72      /* its signature, in DER                             */
#define VAULT_SEAL_OVERHEAD     48      /* a sealed blob is that much longer than its content */
#define VAULT_SEAL_MAX          11216   /* longest content of a blob                         */
#define VAULT_HMAC_KEY_MIN      24      /* GlobalPlatform's limits for HMAC-SHA-256          */
#define VAULT_HMAC_KEY_MAX      128

/* p0 VALUE_INPUT: makes a random AES key of p0.a bits (128 or 256) for this session, used where a
 * command gets an empty key. */
#define VAULT_CMD_GENERATE_KEY  0

/* p0 MEMREF_INPUT key (16 or 32 bytes, or empty: the generated one), p1 MEMREF_INPUT 16-byte
 * initial counter block, p2 MEMREF_INPUT data, p3 MEMREF_OUTPUT result, as long as the data.
 * AES-CTR: the same command encrypts and decrypts.  Empty key with none generated:
 * TEE_ERROR_BAD_STATE. */
#define VAULT_CMD_AES_CTR       1

/* p0 MEMREF_INPUT key (as above), p1 MEMREF_INPUT 12-byte IV followed by the additional
 * authenticated data (0 or more bytes), p2 MEMREF_INPUT plaintext, p3 MEMREF_OUTPUT ciphertext
 * followed by the 16-byte tag. */
#define VAULT_CMD_GCM_ENCRYPT   2

/* As VAULT_CMD_GCM_ENCRYPT, but p2 ciphertext and tag, p3 plaintext.  A wrong tag:
 * TEE_ERROR_MAC_INVALID, and no plaintext comes out. */
#define VAULT_CMD_GCM_DECRYPT   3

/* p0 MEMREF_INPUT data, p1 MEMREF_OUTPUT SHA-256 digest (32 bytes). */
#define VAULT_CMD_SHA256        4

/* p0 MEMREF_INPUT key (24 to 128 bytes), p1 MEMREF_INPUT data, p2 MEMREF_OUTPUT HMAC-SHA-256
 * (32 bytes). */
#define VAULT_CMD_HMAC_SHA256   5

/* p0 MEMREF_OUTPUT: makes an ECDSA P-256 key pair for this session (in place of an older one) and
 * gives the public key (VAULT_PUBKEY_SIZE). */
#define VAULT_CMD_EC_GENERATE   6

/* p0 MEMREF_OUTPUT: the public key of this session's pair.  None: TEE_ERROR_BAD_STATE. */
#define VAULT_CMD_EC_PUBLIC     7

/* p0 MEMREF_INPUT SHA-256 digest (32 bytes), p1 MEMREF_OUTPUT signature (VAULT_SIGNATURE_SIZE)
 * with this session's pair.  None: TEE_ERROR_BAD_STATE. */
#define VAULT_CMD_EC_SIGN       8

/* p0 MEMREF_INPUT digest (32 bytes), p1 MEMREF_INPUT signature (VAULT_SIGNATURE_SIZE),
 * p2 MEMREF_INPUT public key (VAULT_PUBKEY_SIZE).  Wrong: TEE_ERROR_SIGNATURE_INVALID. */
#define VAULT_CMD_EC_VERIFY     9

/* p0 MEMREF_INPUT data, p1 MEMREF_OUTPUT sealed blob that only this TA on this device can open.
 * Two blobs of the same data differ. */
#define VAULT_CMD_SEAL          10

/* p0 MEMREF_INPUT sealed blob, p1 MEMREF_OUTPUT data.  Not sealed by this TA here, or changed:
 * TEE_ERROR_MAC_INVALID. */
#define VAULT_CMD_UNSEAL        11

/* p0 MEMREF_INPUT nonce (VAULT_NONCE_MIN .. _MAX bytes), p1 MEMREF_OUTPUT statement (the format is
 * in servers/include/microtee/keys.h), p2 MEMREF_OUTPUT ECDSA P-256 signature over the SHA-256 of
 * the statement, in DER (at most VAULT_DER_SIG_MAX), p3 MEMREF_OUTPUT the device's public key
 * (VAULT_PUBKEY_SIZE). */
#define VAULT_CMD_STATEMENT     12

/* p0 MEMREF_OUTPUT: filled with random bytes. */
#define VAULT_CMD_RANDOM        13

/* p0 MEMREF_INPUT input keying material (1 .. 512 bytes), p1 MEMREF_INPUT salt (maybe empty),
 * p2 MEMREF_INPUT info (maybe empty; the three at most VAULT_HKDF_IN_MAX together), p3 MEMREF_OUTPUT filled
 * with HKDF-SHA-256 output (1 .. 512 bytes). */
#define VAULT_CMD_HKDF          14
#define VAULT_HKDF_IN_MAX       64512

/* p0 VALUE_INPUT a = size of one message in bytes (at most VAULT_BENCH_MAX), b = how often;
 * p1 VALUE_OUTPUT elapsed ticks of the global timer, a low and b high word.  The work is done on
 * memory of the TA through the GlobalPlatform API: one operation set up once, then for each round
 * TEE_CipherInit, TEE_CipherDoFinal (AES-128-CTR), or TEE_DigestDoFinal (SHA-256), or
 * TEE_GenerateRandom.  Cost of one round: (t(2n) - t(n)) / n. */
#define VAULT_CMD_BENCH_AES_CTR 15
#define VAULT_CMD_BENCH_SHA256  16
#define VAULT_CMD_BENCH_RANDOM  17
#define VAULT_BENCH_MAX         65536   /* a = 0 is allowed too: the cost without data      */

#endif
