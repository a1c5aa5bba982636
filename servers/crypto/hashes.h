/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef HASHES_H
#define HASHES_H
#include <stdint.h>
#include "bearssl.h"

/* BearSSL's implementation of the hash CRYPTO_SHA*, or NULL for any other number. */
const br_hash_class *hash_class(uint32_t alg);

/* The length in bytes of that hash's digest. */
size_t hash_size(const br_hash_class *class);
#endif
