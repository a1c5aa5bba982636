/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_CLIENTS_H
#define INIT_CLIENTS_H
/* The client table (microtee/init_proto.h): init's own copy, and one page for each server that
 * gets to see it, because a frame can be shared with one domain only. */
#include <stdint.h>
#include "microtee/bundle.h"

/* Make the pages, measure all programs of the bundle. */
void clients_init(const bundle_t *b);

/* Share a page, with a fresh seed, with server s.  0 or -1. */
int clients_show(uint32_t s);

/* Client `client` is somebody new, with this UUID (octet order), or NULL: nobody. */
void clients_set(uint32_t client, const uint8_t *uuid);

#endif
