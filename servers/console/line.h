/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CONSOLE_LINE_H
#define CONSOLE_LINE_H
/* The lines that clients are in the middle of.  No hardware: this part runs on the host too. */
#include <stdint.h>
#include "microtee/console.h"

#define NLINE   (NINST + 1)     /* BADGE_CLIENT(0 .. NINST-1) and BADGE_INIT                 */

/* Set up the names of the servers. */
void line_init(void);

/* The line of a badge: 0 .. NLINE-1, or -1: nobody may print with this badge. */
int line_of(uint32_t badge);

/* Call the client of line i `name` (NUL terminated); prints what is left of the line first. */
void line_rename(int i, const char *name);

/* Add n bytes to line i; prints what becomes complete. */
void line_add(int i, const char *text, uint32_t n);

/* Where complete lines go: provided by the user of this file. */
void uart_put(char c);

#endif
