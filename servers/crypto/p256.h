/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef P256_H
#define P256_H
#include <stdbool.h>
#include <stdint.h>

#define P256_SIZE 32

/* Whether k (big endian) is a private key of P-256: 0 < k < n; in constant time. */
bool p256_is_scalar(const uint8_t k[P256_SIZE]);
#endif
