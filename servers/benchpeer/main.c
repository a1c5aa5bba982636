/* SPDX-License-Identifier: BSD-2-Clause */
/* The other address space of the benchmarks: see microtee/bench.h. */
#include "microtee/bench.h"
#include "microtee/sys.h"

static void spin(uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        __asm__ volatile("");
}

int server_main(void)
{
    ipc_in_t in;

    (void)sys_recv(&in);
    for (;;) {
        if (in.m.w[0] == PEER_YIELD) {
            (void)sys_reply(in.caller, &in.m);
            sys_yield();
            (void)sys_recv(&in);
            continue;
        }
        if (in.m.w[0] == PEER_HOLD) {
            (void)sys_recv(&in);
            continue;
        }
        if (in.m.w[0] == PEER_SPIN)
            spin(in.m.w[1]);
        sys_serve_next(&in);
    }
}
