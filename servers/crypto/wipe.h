/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef WIPE_H
#define WIPE_H
#include <stddef.h>

/* Overwrite len bytes at p with zeros, even if nobody reads them again. */
void wipe(void *p, size_t len);
#endif
