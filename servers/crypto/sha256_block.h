/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SHA256_BLOCK_H
#define SHA256_BLOCK_H
/*
 * SHA-256's compression function (FIPS 180-4, 6.2.2): sha256_block.S on the board, sha256_block.c, to
 * which it is compared, on machines that build and test.  Neither has a branch or an address that
 * depends on the data or on the state.
 */
#include <stddef.h>
#include <stdint.h>

/* Add n >= 1 blocks of 64 bytes, from any address, to the state v. */
void sha256_blocks(uint32_t v[8], const uint8_t *data, size_t n);
#endif
