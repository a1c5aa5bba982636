/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_KEYS_H
#define MICROTEE_KEYS_H
/*
 * The keys server: what hangs on the hardware unique key (HUK).  Operation numbers and layouts
 * (used by both sides), and the client functions of servers/lib/keys_client.c.
 *
 * A client sends SYS_CALL to SLOT_KEYS; w0 is a KEYS_OP_*, w0 of the reply a KEYS_E_*.  The window
 * (WIN_KEYS at the client) holds keys_ctl_t, then the data area.  Who asks is known from the badge:
 * the UUID that a key is bound to is never taken from the request.
 *
 * Key hierarchy (HKDF-SHA256, RFC 5869; salt "MicroTEE keys v1"; info = label || UUID || TA's label):
 *     "seal"    + UUID             AES-256 key of a TA's sealed blobs
 *     "nonce"   + UUID             HMAC key that makes the nonces of those blobs
 *     "derive"  + UUID + label     keys that a TA asks for
 *     "device"  + counter byte     private ECDSA P-256 key of the device (first valid one)
 *     "entropy"                    makes this server's random generator differ from the others'
 * HUK and device key never leave the server.
 */
#include <stddef.h>
#include <stdint.h>
#include "microtee/layout.h"

/* ---- limits (bytes) -------------------------------------------------------------------------- */
#define KEYS_LABEL_MAX      64      /* label of a derived key; at least 1                       */
#define KEYS_DERIVED_MAX    64      /* length of a derived key; at least 16                     */
#define KEYS_NONCE_MIN      16      /* nonce of a statement                                     */
#define KEYS_NONCE_MAX      64
#define KEYS_SIG_MAX        72      /* DER of an ECDSA P-256 signature                          */
#define KEYS_DATA           1024u   /* offset of the data area in the window                    */
#define KEYS_DATA_MAX       (KEYS_PAGES * 4096u - KEYS_DATA)
#define KEYS_SEAL_OVERHEAD  48u     /* a blob is that much longer than what it hides            */
#define KEYS_SEAL_MAX       (KEYS_DATA_MAX - KEYS_SEAL_OVERHEAD)

/* ---- status ------------------------------------------------------------------------------------- */
#define KEYS_OK             0
#define KEYS_E_OP           1       /* unknown operation number                                 */
#define KEYS_E_ARG          2       /* a length is out of range                                 */
#define KEYS_E_FORMAT       3       /* not a sealed blob, or of another version                 */
#define KEYS_E_VERIFY       4       /* the blob was changed, or belongs to another TA or device */
#define KEYS_E_DEAD         15      /* client side only: the server died                        */

/* ---- the window ------------------------------------------------------------------------------------ */
typedef struct {
    uint8_t label[KEYS_LABEL_MAX];      /* in                                                   */
    uint8_t key[KEYS_DERIVED_MAX];      /* out: derived key                                     */
    uint8_t nonce[KEYS_NONCE_MAX];      /* in                                                   */
    uint8_t pub[64];                    /* out: device key, x || y, big endian                  */
    uint8_t sig[KEYS_SIG_MAX];          /* out: signature of a statement, DER                   */
} keys_ctl_t;
_Static_assert(sizeof(keys_ctl_t) <= KEYS_DATA, "control area");

/* ---- requests ----------------------------------------------------------------------------------------
 * KEYS_OP_DERIVE: w1 = label length, w2 = key length, ctl.label.  Out: ctl.key.  The same TA gets the
 * same key for the same label and length 16, 32, ... (a shorter key is a prefix of a longer one).
 * E_ARG. */
#define KEYS_OP_DERIVE      1
/* KEYS_OP_SEAL: w1 = length, data.  Out: data area = blob; w1 of the reply = its length, the input's
 * + KEYS_SEAL_OVERHEAD.  E_ARG. */
#define KEYS_OP_SEAL        2
/* KEYS_OP_UNSEAL: w1 = length, data = blob.  Out: data area = contents; w1 of the reply = their length.
 * When it fails the data area is zeroed up to w1.  E_ARG, E_FORMAT, E_VERIFY. */
#define KEYS_OP_UNSEAL      3
/* KEYS_OP_PUBLIC: out: ctl.pub. */
#define KEYS_OP_PUBLIC      4
/* KEYS_OP_ATTEST: w1 = nonce length, ctl.nonce.  Out: data area = statement, ctl.sig; w1 of the reply =
 * the statement's length, w2 = the signature's.  E_ARG. */
#define KEYS_OP_ATTEST      5

/* ---- a sealed blob -------------------------------------------------------------------------------------
 * Little endian: keys_blob_t, ciphertext (as long as the plaintext), tag (16).  AES-256-GCM; the
 * whole header, the nonce included, and the TA's UUID are authenticated.
 * The nonce is HMAC-SHA256("nonce" key, random || plaintext) cut to 12 bytes: it stays unique even
 * when the random generator is not, as in development. */
#define KEYS_BLOB_MAGIC     0x4253544Du /* "MTSB"                                               */
#define KEYS_BLOB_VERSION   1u
typedef struct {
    uint32_t magic;
    uint32_t version;
    uint32_t length;            /* of the plaintext                                            */
    uint32_t flags;             /* 0                                                           */
    uint8_t  nonce[12];
    uint32_t reserved;          /* 0                                                           */
} keys_blob_t;                  /* 32 bytes                                                    */
#define KEYS_TAG_SIZE       16u
_Static_assert(sizeof(keys_blob_t) + KEYS_TAG_SIZE == KEYS_SEAL_OVERHEAD, "blob layout");

/* ---- a statement ---------------------------------------------------------------------------------------
 * Little endian, no padding: keys_statement_t, then nmeasured times keys_measured_t.  What the device
 * says to whoever sent the nonce: this TA, on this software.  The signature is ECDSA P-256 with
 * SHA-256 over exactly these `size` bytes, in DER:
 *     openssl dgst -sha256 -verify device.pem -signature sig.der statement.bin
 * where device.pem is made from the DER that keys_public_der writes.  A verifier must compare
 * nonce, UUID, key_id (the key it trusts) and every measurement, and refuse flags it does not want. */
#define KEYS_STMT_MAGIC     0x5341544Du /* "MTAS"                                               */
#define KEYS_STMT_VERSION   1u
#define KEYS_F_INSECURE_BUILD   1u      /* built with development keys (boot bundle says so)     */
#define KEYS_F_INSECURE_HUK     2u      /* the HUK is a constant that everybody knows            */
#define KEYS_F_INSECURE_ENTROPY 4u      /* random numbers come from a seed that is not secret    */
typedef struct {
    uint32_t magic;
    uint32_t version;
    uint32_t size;              /* of the whole statement in bytes                             */
    uint32_t flags;             /* KEYS_F_*                                                    */
    uint8_t  uuid[16];          /* of the TA that asked, octet order; zeros: a server          */
    uint8_t  key_id[32];        /* SHA-256 of the device key's point 04 || x || y              */
    uint32_t nonce_len;
    uint32_t nmeasured;
    uint8_t  nonce[KEYS_NONCE_MAX]; /* nonce_len bytes, then zeros                              */
} keys_statement_t;             /* 136 bytes                                                   */
typedef struct {
    char     name[16];          /* NUL padded                                                  */
    uint8_t  sha256[32];        /* as measured_t in microtee/init_proto.h says                 */
} keys_measured_t;              /* 48 bytes; init, the servers, the built-in TAs               */
_Static_assert(sizeof(keys_statement_t) == 136 && sizeof(keys_measured_t) == 48, "no padding");
#define KEYS_STMT_MAX       (136u + 24u * 48u)

/* ---- client functions -----------------------------------------------------------------------------------
 * Each returns a KEYS_* status as listed at its request, or KEYS_E_DEAD. */

/* key_len bytes (16 .. 64) that only this TA on this device gets for this label (1 .. 64 bytes). */
uint32_t keys_derive(const void *label, size_t label_len, void *key, size_t key_len);

/* Seal len bytes (at most KEYS_SEAL_MAX) into blob, which has room for *blob_len bytes; *blob_len
 * becomes the blob's length.  E_ARG also if the room is too small (then *blob_len says what is needed). */
uint32_t keys_seal(const void *in, size_t len, void *blob, size_t *blob_len);
/* Open a blob; out has room for *len bytes, *len becomes the length.  E_ARG as above. */
uint32_t keys_unseal(const void *blob, size_t blob_len, void *out, size_t *len);

/* The device's public key, x || y, big endian. */
uint32_t keys_public(uint8_t pub[64]);

/* Ask for a statement.  stmt has room for *stmt_len bytes (KEYS_STMT_MAX always suffices), sig for
 * KEYS_SIG_MAX; both lengths are set.  E_ARG also if the room is too small. */
uint32_t keys_attest(const void *nonce, size_t nonce_len, void *stmt, size_t *stmt_len,
                     uint8_t sig[KEYS_SIG_MAX], size_t *sig_len);

/* Write the 91 bytes of a SubjectPublicKeyInfo (RFC 5480) for the point pub = x || y: what
 * `openssl pkey -pubin -inform DER` reads.  Calls nobody. */
#define KEYS_PUBLIC_DER_SIZE 91u
void keys_public_der(const uint8_t pub[64], uint8_t der[KEYS_PUBLIC_DER_SIZE]);
#endif
