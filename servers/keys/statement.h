/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef STATEMENT_H
#define STATEMENT_H
/*
 * Signed statements about the platform (layout: microtee/keys.h).
 */
#include "microtee/init_proto.h"
#include "microtee/keys.h"

/* The KEYS_F_* that hold for this build and this boot; also for the log. */
uint32_t statement_flags(const client_table_t *table);

/* Write to stmt (room for KEYS_STMT_MAX) what is to be said to TA `uuid` and its nonce of nonce_len
 * bytes (<= KEYS_NONCE_MAX); the length. */
uint32_t statement_write(const client_table_t *table, const uint8_t uuid[16], const uint8_t *nonce,
                         uint32_t nonce_len, uint8_t *stmt);
#endif
