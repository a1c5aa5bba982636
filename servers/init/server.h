/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_SERVER_H
#define INIT_SERVER_H
/* Starting and restarting the servers of the roster, and connecting clients with them. */
#include <stdint.h>
#include "microtee/bundle.h"

/* Start all servers of the bundle; does not return if one that is needed cannot be started. */
void server_start_all(const bundle_t *b);

/* Let program p, client number `client`, use those servers of the set `uses` (USES(s) | ...) that
 * live (itself, too): a capability with its badge, and a window if it has one.  0 or -1. */
int server_connect_all(uint32_t p, uint32_t client, uint32_t uses);

/* Server s has died and its domain is destroyed: start it again and give it back to its clients,
 * unless it died soon after its start several times in a row. */
void server_restart(uint32_t s);

#endif
