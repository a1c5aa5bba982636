/* SPDX-License-Identifier: BSD-2-Clause */
/* Printing through the console server. */
#include <stdio.h>
#include <string.h>
#include "microtee/console.h"
#include "microtee/sys.h"

uint32_t con_write(uint32_t slot, const char *text, uint32_t n)
{
    while (n > 0) {
        uint32_t part = n < CON_CHUNK ? n : CON_CHUNK;
        msg_words_t m = { .w = { CON_PUT | part << 8 } };
        memcpy(&m.w[1], text, part);
        uint32_t status = sys_call(slot, &m);
        if (status != E_OK)
            return status;
        text += part;
        n -= part;
    }
    return E_OK;
}

void con_vprintf(const char *format, va_list ap)
{
    char text[256];
    int n = vsnprintf(text, sizeof text, format, ap);
    if (n < 0)
        return;
    if ((size_t)n >= sizeof text)
        n = sizeof text - 1;
    (void)con_write(SLOT_CONSOLE, text, (uint32_t)n);
}

void con_printf(const char *format, ...)
{
    va_list ap;
    va_start(ap, format);
    con_vprintf(format, ap);
    va_end(ap);
}
