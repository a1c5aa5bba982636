/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "device.h"
#include "huk.h"
#include "statement.h"

_Static_assert(sizeof(keys_measured_t) == sizeof(measured_t), "the table's entries, as they are");
_Static_assert(KEYS_STMT_MAX == sizeof(keys_statement_t) + NMEASURED * sizeof(measured_t), "size");

uint32_t statement_flags(const client_table_t *table)
{
    /* No port has an entropy source yet: the seed is made on the development machine. */
    uint32_t flags = KEYS_F_INSECURE_ENTROPY;
    if (table->insecure)
        flags |= KEYS_F_INSECURE_BUILD;
    if (huk_insecure())
        flags |= KEYS_F_INSECURE_HUK;
    return flags;
}

uint32_t statement_write(const client_table_t *table, const uint8_t uuid[16], const uint8_t *nonce,
                         uint32_t nonce_len, uint8_t *stmt)
{
    uint32_t n = table->nmeasured < NMEASURED ? table->nmeasured : NMEASURED;
    keys_statement_t s = {
        .magic = KEYS_STMT_MAGIC, .version = KEYS_STMT_VERSION,
        .size = (uint32_t)(sizeof s + n * sizeof(measured_t)),
        .flags = statement_flags(table), .nonce_len = nonce_len, .nmeasured = n,
    };
    memcpy(s.uuid, uuid, sizeof s.uuid);
    device_key_id(s.key_id);
    memcpy(s.nonce, nonce, nonce_len);
    memcpy(stmt, &s, sizeof s);
    memcpy(stmt + sizeof s, table->measured, n * sizeof(measured_t));
    return s.size;
}
