/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef HUK_H
#define HUK_H
/*
 * The source of the hardware unique key.  One of the huk_*.c files is linked, as the make variable
 * KEYS_HUK says.
 */
#include <stdbool.h>
#include <stdint.h>

#define HUK_SIZE 32

/* Write the key to huk.  The caller wipes it when it has derived what it needs. */
void huk_read(uint8_t huk[HUK_SIZE]);

/* Whether others may know that key, so that nothing derived from it protects anything. */
bool huk_insecure(void);
#endif
