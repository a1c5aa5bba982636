/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef ROOT_H
#define ROOT_H
/*
 * The key hierarchy (microtee/keys.h): every key of this server comes out of here.
 */
#include <stddef.h>
#include <stdint.h>

/* Read the hardware unique key and keep its HKDF pseudorandom key, not the key itself. */
void root_init(void);

/* out (len <= 8160 bytes) = HKDF-Expand of purpose || id || label.  `purpose` is a string, its NUL
 * included, so that no purpose is the beginning of another; id has id_len bytes of a length that
 * the purpose fixes. */
void root_derive(const char *purpose, const void *id, size_t id_len, const void *label,
                 size_t label_len, void *out, size_t len);
#endif
