/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CRYPTO_HOST_H
#define CRYPTO_HOST_H
/*
 * The crypto server on this machine, behind its own client functions (servers/lib/crypto_client.c): a
 * system call goes straight to the server's dispatcher.  The window lies at its real address with
 * inaccessible memory on both sides.
 */
#include "unit.h"
#include "microtee/crypto.h"
#include "microtee/init_proto.h"
#include "microtee/sys.h"
#include "drbg.h"
#include "operation.h"
#include "request.h"

extern client_table_t crypto_table; /* what init publishes: generation i + 1 for each client i    */
extern uint32_t crypto_client;      /* who calls: inst 0 .. NINST-1; NINST_TA and up: no window   */
extern int      crypto_dead;        /* calls find the server dead                                 */

#define CTL     ((crypto_ctl_t *)(uintptr_t)WIN_CRYPTO)
#define DATA    ((uint8_t *)(uintptr_t)WIN_CRYPTO + CRYPTO_DATA)

/* cmocka setup: a fresh server with a seed, client 0 calls. */
int crypto_setup(void **state);
/* cmocka teardown: fails the test if it has left operations open. */
int crypto_teardown(void **state);
/* Send raw words; w0 of the reply, all of it in w. */
uint32_t crypto_raw(uint32_t w[8]);
/* Open an operation with a key given in hexadecimal (NULL: none). */
uint32_t crypto_opened(uint32_t alg, uint32_t mode, const char *key_hex);
void assert_hex(const void *got, const char *digits);
#endif
