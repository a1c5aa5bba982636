/* SPDX-License-Identifier: BSD-2-Clause */
/* What the C library does when a program cannot go on: it says why and faults, so that init
 * hears of it and ends the program. */
#include <assert.h>
#include <stdlib.h>
#include "microtee/console.h"
#include "microtee/sys.h"

#define PANIC_ABORT 0xAB000001u /* abort() */
#define PANIC_ASSERT 0xAB000002u /* a failed assert() */

void abort(void)
{
    sys_panic(PANIC_ABORT);
}

void __assert_func(const char *file, int line, const char *function, const char *expression)
{
    con_printf("%s:%d: %s: assertion failed: %s\n", file, line, function, expression);
    sys_panic(PANIC_ASSERT);
}
