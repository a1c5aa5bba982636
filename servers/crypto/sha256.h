/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SHA256_H
#define SHA256_H
/*
 * SHA-256 (FIPS 180-4) on the context of BearSSL's, so that HMAC, HKDF, HMAC_DRBG and ECDSA take it
 * in place of br_sha256_vtable; a block costs a third less.
 */
#include "bearssl.h"

extern const br_hash_class sha256_class;

/* What the class's update, out and init do one after the other, with fewer copies: add the last len
 * bytes, write the digest (32 bytes) and make the context ready for the next message. */
void sha256_finish(br_sha256_context *c, const uint8_t *data, size_t len, uint8_t *digest);
#endif
