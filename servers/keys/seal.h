/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SEAL_H
#define SEAL_H
/*
 * Sealed blobs (layout: microtee/keys.h), made and opened in place.  `uuid` is whom they are for.
 */
#include <stdint.h>
#include "microtee/keys.h"

/* data holds len bytes (<= KEYS_SEAL_MAX) and becomes the blob; its length. */
uint32_t seal(const uint8_t uuid[16], uint8_t *data, uint32_t len);

/* data holds a blob of blob_len bytes (<= KEYS_DATA_MAX) and becomes what was in it, *len bytes.
 * KEYS_OK, KEYS_E_FORMAT, KEYS_E_VERIFY; the blob_len bytes are zeroed if it fails. */
uint32_t unseal(const uint8_t uuid[16], uint8_t *data, uint32_t blob_len, uint32_t *len);
#endif
