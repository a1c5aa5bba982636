/* SPDX-License-Identifier: BSD-2-Clause */
/* The crypto server's program: its loop, and nothing that depends on the request. */
#include <string.h>
#include "microtee/console.h"
#include "microtee/init_proto.h"
#include "microtee/sys.h"
#include "drbg.h"
#include "request.h"

#define TABLE ((const client_table_t *)CLIENT_TABLE)

static void seed_generator(void)
{
    static const char personalization[] = "MicroTEE crypto v1";
    uint8_t seed[sizeof TABLE->seed];
    memcpy(seed, TABLE->seed, sizeof seed);
    drbg_init(seed, personalization, sizeof personalization - 1);
    if (!drbg_ready())
        con_printf("no entropy: random numbers are refused\n");
    else if (TABLE->insecure)
        con_printf("INSECURE: random numbers come from a development seed\n");
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
        crypto_dispatch(inst, io->m.w, window_of(inst));
    else
        io->m.w[0] = CRYPTO_E_OP;
}

int server_main(void)
{
    ipc_in_t io;
    operation_init(TABLE);
    seed_generator();
    (void)sys_recv(&io);
    for (;;) {
        serve_message(&io);
        sys_serve_next(&io);
    }
}
