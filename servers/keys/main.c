/* SPDX-License-Identifier: BSD-2-Clause */
/* The keys server's program: its loop, and nothing that depends on the request. */
#include <stddef.h>
#include "microtee/console.h"
#include "microtee/sys.h"
#include "service.h"
#include "statement.h"

#define TABLE ((const client_table_t *)CLIENT_TABLE)

static void report(uint32_t flags)
{
    if (flags & KEYS_F_INSECURE_HUK)
        con_printf("INSECURE: development hardware key\n");
    if (flags & KEYS_F_INSECURE_BUILD)
        con_printf("INSECURE: development build\n");
    if (flags & KEYS_F_INSECURE_ENTROPY)
        con_printf("INSECURE: development seed for random numbers\n");
}

/* Where the window of client `inst` is; servers have none (layout.h). */
static uint8_t *window_of(uint32_t inst)
{
    return inst < NINST_TA || inst == CLIENT_BENCH ? (uint8_t *)SRV_WIN(inst) : NULL;
}

static void serve_message(ipc_in_t *io)
{
    uint32_t inst = io->badge - BADGE_CLIENT(0);
    if (inst < NINST)
        keys_dispatch(inst, io->m.w, window_of(inst));
    else
        io->m.w[0] = KEYS_E_OP;
}

int server_main(void)
{
    ipc_in_t io;
    keys_init(TABLE);
    report(statement_flags(TABLE));
    (void)sys_recv(&io);
    for (;;) {
        serve_message(&io);
        sys_serve_next(&io);
    }
}
