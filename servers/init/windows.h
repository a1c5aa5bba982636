/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_WINDOWS_H
#define INIT_WINDOWS_H
/*
 * The memory that a server shares with each of its clients (layout.h, "client windows").  The
 * frames belong to the server from its start to its end; a client is let in while it lives.
 */
#include <stdint.h>

/* Make and map the windows of server s (its domain exists).  0, or -1: no memory. */
int windows_create(uint32_t s);

/* Let program p, client number `client`, into its window of server s, if s has one for it.
 * 0 or -1. */
int windows_open(uint32_t s, uint32_t p, uint32_t client);

#endif
