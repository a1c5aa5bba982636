/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KEYS_HOST_H
#define KEYS_HOST_H
/*
 * The keys server on this machine, behind its own client functions (servers/lib/keys_client.c).  The
 * window lies at its real address with inaccessible memory on both sides.
 *
 * Clients: 0, 1 and 2 are three TAs, ANOTHER_0 is a second instance of the first one's.
 */
#include "unit.h"
#include "microtee/init_proto.h"
#include "microtee/keys.h"
#include "microtee/sys.h"
#include "service.h"

#define ANOTHER_0   3u
#define NMEASURED_HERE 5u

extern client_table_t keys_table;
extern uint32_t keys_client;        /* who calls                                                 */

#define CTL     ((keys_ctl_t *)(uintptr_t)WIN_KEYS)
#define DATA    ((uint8_t *)(uintptr_t)WIN_KEYS + KEYS_DATA)

/* cmocka setup: a fresh server, client 0 calls. */
int keys_setup(void **state);
/* The server starts anew, as after a boot: another seed, everything else the same. */
void keys_restart(void);
/* Send raw words; w0 of the reply, all of it in w. */
uint32_t keys_raw(uint32_t w[8]);
#endif
