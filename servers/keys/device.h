/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef DEVICE_H
#define DEVICE_H
/*
 * The device key: an ECDSA P-256 key pair that follows from the hardware unique key.
 */
#include <stddef.h>
#include <stdint.h>
#include "microtee/keys.h"

/* Derive it; root_init first. */
void device_init(void);

/* The public key, x || y. */
void device_public(uint8_t pub[64]);

/* Its name: SHA-256 of 04 || x || y. */
void device_key_id(uint8_t id[32]);

/* Sign SHA-256 of the len bytes at msg (RFC 6979); DER; the signature's length. */
size_t device_sign(const void *msg, size_t len, uint8_t sig[KEYS_SIG_MAX]);
#endif
