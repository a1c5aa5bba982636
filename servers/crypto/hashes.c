/* SPDX-License-Identifier: BSD-2-Clause */
#include "microtee/crypto.h"
#include "hashes.h"
#include "sha256.h"

const br_hash_class *hash_class(uint32_t alg)
{
    switch (alg) {
    case CRYPTO_SHA1:   return &br_sha1_vtable;
    case CRYPTO_SHA224: return &br_sha224_vtable;
    case CRYPTO_SHA256: return &sha256_class;
    case CRYPTO_SHA384: return &br_sha384_vtable;
    case CRYPTO_SHA512: return &br_sha512_vtable;
    default:            return NULL;
    }
}

size_t hash_size(const br_hash_class *class)
{
    return (class->desc >> BR_HASHDESC_OUT_OFF) & BR_HASHDESC_OUT_MASK;
}
