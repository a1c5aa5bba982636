/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_BUNDLE_H
#define INIT_BUNDLE_H
/* Looking things up in the boot bundle.  No system calls: this part runs on the host too. */
#include "microtee/bundle.h"

/* Is this a bundle of `pages` pages in which every segment lies inside, is mapped below the first
 * window of layout.h, and is never writable and executable?  1 or 0.  The boot loader vouches for
 * the bundle; this finds a damaged or mismatched one before anything is built from it. */
int bundle_sound(const bundle_t *b, uint32_t pages);

/* The server called `name`, or NULL. */
const bundle_entry_t *bundle_server(const bundle_t *b, const char *name);

/* The trusted application with this UUID (octet order), or NULL. */
const bundle_entry_t *bundle_ta(const bundle_t *b, const uint8_t uuid[16]);

#endif
