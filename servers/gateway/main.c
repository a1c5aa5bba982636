/* SPDX-License-Identifier: BSD-2-Clause */
#include "microtee/gateway.h"
#include "microtee/sys.h"
#include "smc.h"
#include "worker.h"

/* Thread 0, the dispatcher.  It runs with normal-world interrupts masked and must never wait for
 * another server; so it does not print either. */
int server_main(void)
{
    ipc_in_t io;

    smc_init();
    (void)sys_recv(&io);
    for (;;) {
        int delivered = 0;

        smc_event(&io);
        if (io.caller != NO_THREAD)
            delivered = sys_reply_recv(&io) == E_OK;
        smc_answered(delivered);
        if (!delivered)
            (void)sys_recv(&io);
    }
}

void server_thread(uint32_t index)
{
    if (index == GATEWAY_HELPER)
        helper_loop();
    else
        worker_loop(index);
}
