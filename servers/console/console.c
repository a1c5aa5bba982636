/* SPDX-License-Identifier: BSD-2-Clause */
/* The console server: see microtee/console.h. */
#include <string.h>
#include "line.h"
#include "microtee/sys.h"
#include "uart.h"

static uint32_t put(int from, const msg_words_t *m)
{
    uint32_t n = m->w[0] >> 8;
    if (n > CON_CHUNK)
        return CON_BAD;
    line_add(from, (const char *)&m->w[1], n);
    return CON_OK;
}

static uint32_t who(uint32_t badge, const msg_words_t *m)
{
    char name[CON_NAME];
    int i = line_of(m->w[1]);
    if (badge != BADGE_INIT || i < 0)
        return CON_BAD;
    memcpy(name, &m->w[2], sizeof name);
    name[CON_NAME - 1] = '\0';
    line_rename(i, name);
    return CON_OK;
}

static uint32_t serve(uint32_t badge, const msg_words_t *m)
{
    int from = line_of(badge);
    if (from < 0)
        return CON_BAD;
    switch (m->w[0] & 0xFF) {
    case CON_PUT:
        return put(from, m);
    case CON_WHO:
        return who(badge, m);
    default:
        return CON_BAD;
    }
}

int server_main(void)
{
    ipc_in_t in;
    if (uart_open() != 0)
        return -1;
    line_init();
    (void)sys_recv(&in);
    for (;;) {
        uint32_t result = serve(in.badge, &in.m);
        in.m = (msg_words_t){ .w = { result } };
        sys_serve_next(&in);
    }
}
