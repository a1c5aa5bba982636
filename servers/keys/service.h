/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef SERVICE_H
#define SERVICE_H
/*
 * The requests of microtee/keys.h.
 */
#include "microtee/init_proto.h"
#include "microtee/keys.h"

/* Derive what lives as long as the server; `table` is the page init publishes. */
void keys_init(const client_table_t *table);

/* Serve the request w[0..7] of client `inst` (< NINST) with its window, or NULL if it has none; the
 * reply replaces w. */
void keys_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window);
#endif
