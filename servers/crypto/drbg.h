/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef DRBG_H
#define DRBG_H
/*
 * The random generator of a server: HMAC_DRBG with SHA-256 (SP 800-90A, 10.1.2).  Output is made in
 * pieces of DRBG_POOL bytes and handed out from there, each byte erased as it goes, because one
 * SP 800-90A request costs as much as twelve hash blocks whatever its size.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "bearssl.h"

#define DRBG_POOL 2048

/* Instantiate from `seed` (32 bytes) and a personalization string, which tells apart generators
 * that were given the same seed.  A seed of zeros is refused: the generator stays unseeded. */
void drbg_init(const uint8_t seed[32], const void *pers, size_t pers_len);

/* Whether random numbers can be had. */
bool drbg_ready(void);

/* Write len random bytes to out.  Only when drbg_ready(). */
void drbg_read(void *out, size_t len);

/* The same generator for BearSSL's functions.  Only when drbg_ready(). */
const br_prng_class **drbg_prng(void);
#endif
