/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_CONSOLE_H
#define MICROTEE_CONSOLE_H
/*
 * The console server (SLOT_CONSOLE) and how to print through it.
 *
 * The server collects what each client (badge) sends until the end of the line, or until
 * CON_LINE bytes are there, and then prints that line in one piece, behind the client's name.
 * Bytes that are not printable ASCII are shown as '?': a client cannot forge another's line.
 */
#include <stdarg.h>
#include <stdint.h>
#include "microtee/layout.h"

#define CON_CHUNK   28      /* bytes of text in one message                                 */
#define CON_LINE    120     /* longest line; what is beyond goes to a new one               */
#define CON_NAME    16      /* longest client name, with its NUL                            */

/* w0 = CON_PUT | n << 8, n <= CON_CHUNK; w1-w7 = n bytes of text, '\n' ends a line.
 * Reply: w0 = CON_OK, or CON_BAD. */
#define CON_PUT     1
/* w0 = CON_WHO, w1 = badge, w2-w5 = name, NUL terminated: whoever sends with that badge is called
 * so from now on, and what its predecessor left of a line is printed.  Only from BADGE_INIT.
 * Reply: w0 = CON_OK, or CON_BAD. */
#define CON_WHO     2

#define CON_OK      0
#define CON_BAD     1

/* ---- client side (servers/lib) ---------------------------------------------------------------------- */

/* Print as printf does (integers, characters, strings; no floating point).  At most 256 bytes,
 * the rest is cut off.  Returns after the console has taken the text; if there is no console, or
 * it died, the text is lost and nothing else happens.
 * A thread whose priority is above PRIO_WORLD must not print: the call waits for a server. */
void con_printf(const char *format, ...) __attribute__((format(printf, 1, 2)));
void con_vprintf(const char *format, va_list ap);

/* Send n bytes through the CAP_EP in `slot`.  E_OK, E_CAP, E_DEAD. */
uint32_t con_write(uint32_t slot, const char *text, uint32_t n);

#endif
