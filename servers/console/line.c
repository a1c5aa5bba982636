/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "line.h"

typedef struct {
    char     name[CON_NAME];
    char     text[CON_LINE];
    uint32_t n;
} line_t;

static line_t line[NLINE];

static void put_string(const char *s)
{
    while (*s != '\0')
        uart_put(*s++);
}

static void flush(line_t *l)
{
    put_string(l->name);
    put_string(": ");
    for (uint32_t i = 0; i < l->n; i++)
        uart_put(l->text[i]);
    put_string("\r\n");
    l->n = 0;
}

static void name_line(int i, const char *name)
{
    strncpy(line[i].name, name, CON_NAME - 1);
}

void line_init(void)
{
    for (int i = 0; i < NINST_TA; i++)
        name_line(i, "ta");
    name_line(CLIENT_GATEWAY, "gateway");
    name_line(CLIENT_KEYS, "keys");
    name_line(CLIENT_BENCH, "bench");
    name_line(CLIENT_CRYPTO, "crypto");
    name_line(NINST, "init");
}

int line_of(uint32_t badge)
{
    if (badge == BADGE_INIT)
        return NINST;
    if (badge >= BADGE_CLIENT(0) && badge < BADGE_CLIENT(NINST))
        return (int)(badge - BADGE_CLIENT(0));
    return -1;
}

void line_rename(int i, const char *name)
{
    if (line[i].n > 0)
        flush(&line[i]);
    memset(line[i].name, 0, CON_NAME);
    name_line(i, name);
}

void line_add(int i, const char *text, uint32_t n)
{
    line_t *l = &line[i];
    for (uint32_t k = 0; k < n; k++) {
        char c = text[k];
        if (c == '\n' || l->n == CON_LINE)
            flush(l);
        if (c != '\n')
            l->text[l->n++] = c >= ' ' && c <= '~' ? c : '?';
    }
}
