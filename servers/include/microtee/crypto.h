/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_CRYPTO_H
#define MICROTEE_CRYPTO_H
/*
 * The crypto server: operation numbers and message layouts (used by both sides), and the client
 * functions of servers/lib/crypto_client.c.
 *
 * A client sends SYS_CALL to SLOT_CRYPTO; w0 is a CRYPTO_OP_*, w1..w6 its operands; w0 of the reply
 * is a CRYPTO_E_*.  Everything longer than a word lies in the window that client and server share
 * (WIN_CRYPTO at the client): a control page, crypto_ctl_t, then the data area.  Data is processed in
 * place.  Keys, IVs and digests are copied out of the window once, before they are used.
 *
 * An operation (algorithm, mode, key schedule, chaining state) is named by a handle.  A handle is
 * meaningful for the client that opened it only, and only until that client's generation changes;
 * a client has at most CRYPTO_NOPS operations.  The key is wiped when the operation is closed.
 */
#include <stddef.h>
#include <stdint.h>
#include "microtee/layout.h"

/* ---- limits (bytes) -------------------------------------------------------------------------- */
#define CRYPTO_NOPS         16      /* operations of one client                                 */
#define CRYPTO_DATA_MAX     ((CRYPTO_PAGES - 1) * 4096u) /* data area: bytes in one request     */
#define CRYPTO_KEY_MAX      256     /* HMAC keys; AES keys are 16, 24 or 32 bytes               */
#define CRYPTO_DIGEST_MAX   64
#define CRYPTO_NONCE_MAX    64      /* GCM nonce; 12 is the usual length                        */
#define CRYPTO_TAG_MIN      12
#define CRYPTO_TAG_MAX      16
#define CRYPTO_EC_SIZE      32      /* P-256: a scalar or one coordinate                        */

/* ---- status: w0 of every reply and result of every client function ------------------------------ */
#define CRYPTO_OK           0
#define CRYPTO_E_OP         1       /* unknown operation number                                 */
#define CRYPTO_E_ARG        2       /* a length, flag or value is out of range                  */
#define CRYPTO_E_ALG        3       /* algorithm unknown, or not of the class this request needs */
#define CRYPTO_E_HANDLE     4       /* no such operation of this client                         */
#define CRYPTO_E_STATE      5       /* not now: data before an IV, AAD after data, ...          */
#define CRYPTO_E_FULL       6       /* CRYPTO_NOPS operations are open                          */
#define CRYPTO_E_VERIFY     7       /* tag, MAC or signature does not match                     */
#define CRYPTO_E_KEY        8       /* not a valid key (scalar 0 or >= n, point off the curve)  */
#define CRYPTO_E_SEED       9       /* no entropy was handed over at boot                       */
#define CRYPTO_E_DEAD       15      /* client side only: the server died; all handles are gone  */

/* ---- algorithms ---------------------------------------------------------------------------------- */
#define CRYPTO_SHA1         1       /* FIPS 180-4.  The HMAC of hash h is CRYPTO_HMAC(h).        */
#define CRYPTO_SHA224       2
#define CRYPTO_SHA256       3
#define CRYPTO_SHA384       4
#define CRYPTO_SHA512       5
#define CRYPTO_HMAC(h)      (16 + (h))  /* FIPS 198-1                                           */
#define CRYPTO_AES_ECB      32      /* SP 800-38A; whole blocks                                 */
#define CRYPTO_AES_CBC      33      /* SP 800-38A; whole blocks                                 */
#define CRYPTO_AES_CTR      34      /* SP 800-38A; the whole block is a 128-bit big-endian counter */
#define CRYPTO_AES_GCM      35      /* SP 800-38D                                               */

#define CRYPTO_ENCRYPT      0       /* mode of a cipher or AEAD operation; 0 for hash and HMAC  */
#define CRYPTO_DECRYPT      1

#define CRYPTO_P256         1       /* curve: NIST P-256 (secp256r1)                            */

/* ---- the window ------------------------------------------------------------------------------------ */
typedef struct {
    uint8_t key[CRYPTO_KEY_MAX];        /* in: key; EC: private scalar                          */
    uint8_t iv[CRYPTO_NONCE_MAX];       /* in: IV (16 bytes) or GCM nonce                       */
    uint8_t tag[CRYPTO_DIGEST_MAX];     /* GCM tag: in for decryption, out for encryption       */
    uint8_t digest[CRYPTO_DIGEST_MAX];  /* out: digest or MAC; ECDSA: in, the hash              */
    uint8_t pub[2 * CRYPTO_EC_SIZE];    /* EC point, x || y, big endian                         */
    uint8_t sig[2 * CRYPTO_EC_SIZE];    /* ECDSA signature, r || s, big endian                  */
} crypto_ctl_t;
#define CRYPTO_DATA         4096u       /* the data area's offset in the window                 */
_Static_assert(sizeof(crypto_ctl_t) <= CRYPTO_DATA, "control page");

/* ---- requests ----------------------------------------------------------------------------------------
 * CRYPTO_OP_OPEN: w1 = algorithm, w2 = CRYPTO_ENCRYPT or CRYPTO_DECRYPT, w3 = key length (0 for a
 * hash), ctl.key.  Reply: w1 = handle.  E_ALG, E_ARG, E_FULL.  A hash or HMAC is ready for data; a
 * cipher needs its IV with the first CRYPTO_OP_CIPHER, GCM with the first CRYPTO_OP_AEAD. */
#define CRYPTO_OP_OPEN      1
/* CRYPTO_OP_CLOSE: w1 = handle.  Key and state are wiped.  E_HANDLE. */
#define CRYPTO_OP_CLOSE     2
/* CRYPTO_OP_COPY: w1 = handle.  Reply: w1 = handle of a copy: same key, same state.
 * E_HANDLE, E_FULL. */
#define CRYPTO_OP_COPY      3
/* CRYPTO_OP_CIPHER: w1 = handle, w2 = length, w3 = flags, data: replaced by the result.
 * CRYPTO_F_START takes the IV from ctl.iv (ECB has none: the flag is allowed and does nothing).
 * Lengths are multiples of 16 for ECB and CBC, any for CTR, which goes on within a block.
 * E_HANDLE, E_ALG (not a cipher), E_ARG, E_STATE (no IV yet). */
#define CRYPTO_OP_CIPHER    4
/* CRYPTO_OP_HASH (hash and HMAC): w1 = handle, w2 = length, w3 = flags, data.  CRYPTO_F_START forgets
 * what was hashed so far; CRYPTO_F_FINAL puts the result in ctl.digest, its length in w1 of the
 * reply, and makes the operation ready for new data.  Both may be set.
 * E_HANDLE, E_ALG, E_ARG. */
#define CRYPTO_OP_HASH      5
/* CRYPTO_OP_AEAD (GCM): w1 = handle, w2 = AAD length, w3 = data length, w4 = flags, w5 = nonce
 * length (with F_START), w6 = tag length (with F_FINAL).  The data area holds the AAD, then, at
 * the next multiple of 16, the data.  In this order: F_START takes ctl.iv, AAD is added, data
 * replaced by the result, F_FINAL writes ctl.tag (encryption) or compares it (decryption; E_VERIFY,
 * and the data of this request is zeroed).  Requests may carry any part.  F_FINAL ends the message:
 * the next one needs F_START.
 * E_HANDLE, E_ALG, E_ARG, E_STATE (no nonce yet, AAD after data), E_VERIFY. */
#define CRYPTO_OP_AEAD      6
/* CRYPTO_OP_RANDOM: w1 = length, data area out.  E_ARG, E_SEED. */
#define CRYPTO_OP_RANDOM    7
/* CRYPTO_OP_HKDF (RFC 5869): w1 = hash, w2 = IKM, w3 = salt, w4 = info, w5 = output length (at most 255
 * digests).  Data area in: IKM, salt, info without gaps; out: the output, at the next multiple of
 * 16.  A salt of length 0 is the RFC's "not provided".  E_ALG, E_ARG. */
#define CRYPTO_OP_HKDF      8
/* CRYPTO_OP_EC_KEYGEN: w1 = curve.  Out: ctl.key (private), ctl.pub.  E_ALG, E_SEED. */
#define CRYPTO_OP_EC_KEYGEN 9
/* CRYPTO_OP_EC_PUBLIC: w1 = curve, ctl.key (private).  Out: ctl.pub.  E_ALG, E_KEY. */
#define CRYPTO_OP_EC_PUBLIC 10
/* CRYPTO_OP_ECDSA_SIGN: w1 = curve, w2 = hash algorithm that made the digest (it also drives the
 * deterministic nonce of RFC 6979), ctl.digest (its length follows from w2), ctl.key.  Out: ctl.sig.
 * E_ALG, E_KEY. */
#define CRYPTO_OP_ECDSA_SIGN 11
/* CRYPTO_OP_ECDSA_VERIFY: w1 = curve, w2 = hash algorithm, ctl.digest, ctl.pub, ctl.sig.
 * E_ALG, E_VERIFY (also for a public key that is no point of the curve). */
#define CRYPTO_OP_ECDSA_VERIFY 12
/* CRYPTO_OP_ECDH: w1 = curve, ctl.key (own private), ctl.pub (the other's public; checked to be on
 * the curve).  Out: ctl.digest = x coordinate of the product.  E_ALG, E_KEY. */
#define CRYPTO_OP_ECDH      13
/* CRYPTO_OP_RANDOM_WORDS: reply: w1-w7 = 28 random bytes.  The one request that clients without a
 * window can make; they get E_OP for any other.  E_SEED. */
#define CRYPTO_OP_RANDOM_WORDS 14
#define CRYPTO_RANDOM_WORDS_MAX 28

#define CRYPTO_F_START      1u
#define CRYPTO_F_FINAL      2u

/* ---- client functions -----------------------------------------------------------------------------------
 * Each returns a CRYPTO_* status as listed at its request, or CRYPTO_E_DEAD.  Data of any length is
 * cut into requests that fit the window.  `in` and `out` may be the same; otherwise must not
 * overlap.  Pointers to data of length 0 may be NULL.  One thread of a client at a time. */

/* Open an operation; *handle is set on CRYPTO_OK only.  key_len > CRYPTO_KEY_MAX: E_ARG. */
uint32_t crypto_open(uint32_t alg, uint32_t mode, const void *key, size_t key_len, uint32_t *handle);
uint32_t crypto_close(uint32_t handle);
uint32_t crypto_copy(uint32_t handle, uint32_t *copy);

/* Encrypt or decrypt len bytes.  iv: 16 bytes to start anew with, or NULL to go on.  One request
 * carries the IV and the first CRYPTO_DATA_MAX bytes, so a short message costs one IPC. */
uint32_t crypto_cipher(uint32_t handle, const void *iv, const void *in, void *out, size_t len);

/* Hash and HMAC.  _final adds the last len bytes (maybe 0), writes the result (*size bytes, at most
 * CRYPTO_DIGEST_MAX) and leaves the operation ready for the next message; _restart forgets. */
uint32_t crypto_hash_update(uint32_t handle, const void *in, size_t len);
uint32_t crypto_hash_final(uint32_t handle, const void *in, size_t len, void *digest, size_t *size);
uint32_t crypto_hash_restart(uint32_t handle);

/* GCM, step by step: _start, any number of _aad, any number of _update, one of the _finals, which
 * also takes a last piece of data.  For _decrypt_final E_VERIFY means that out was zeroed; what
 * earlier updates gave is then not authentic either. */
uint32_t crypto_aead_start(uint32_t handle, const void *nonce, size_t nonce_len);
uint32_t crypto_aead_aad(uint32_t handle, const void *aad, size_t len);
uint32_t crypto_aead_update(uint32_t handle, const void *in, void *out, size_t len);
uint32_t crypto_aead_encrypt_final(uint32_t handle, const void *in, void *out, size_t len,
                                   void *tag, size_t tag_len);
uint32_t crypto_aead_decrypt_final(uint32_t handle, const void *in, void *out, size_t len,
                                   const void *tag, size_t tag_len);

/* Random bytes.  Up to CRYPTO_RANDOM_WORDS_MAX bytes need no window. */
uint32_t crypto_random(void *out, size_t len);

/* HKDF; ikm_len + salt_len + info_len + out_len at most CRYPTO_DATA_MAX - 16. */
uint32_t crypto_hkdf(uint32_t hash, const void *ikm, size_t ikm_len, const void *salt, size_t salt_len,
                     const void *info, size_t info_len, void *out, size_t out_len);

/* P-256: priv 32 bytes, pub x || y 64 bytes, sig r || s 64 bytes, all big endian; the digest has the
 * length that `hash` gives. */
uint32_t crypto_ec_keygen(uint32_t curve, uint8_t priv[32], uint8_t pub[64]);
uint32_t crypto_ec_public(uint32_t curve, const uint8_t priv[32], uint8_t pub[64]);
uint32_t crypto_ecdsa_sign(uint32_t curve, uint32_t hash, const uint8_t priv[32], const void *digest,
                           uint8_t sig[64]);
uint32_t crypto_ecdsa_verify(uint32_t curve, uint32_t hash, const uint8_t pub[64], const void *digest,
                             const uint8_t sig[64]);
uint32_t crypto_ecdh(uint32_t curve, const uint8_t priv[32], const uint8_t peer[64], uint8_t x[32]);
#endif
