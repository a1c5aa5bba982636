/* SPDX-License-Identifier: BSD-2-Clause */
/* System time and waiting. */
#include "libtee.h"
#include "microtee/sys.h"

#define TICKS_PER_MS    (CLOCK_HZ / 1000)
#define POLL_MS         2       /* how often a waiting TA asks whether it was cancelled     */

void TEE_GetSystemTime(TEE_Time *time)
{
    lib_check_out(time, sizeof *time);
    uint64_t ms = sys_clock() / TICKS_PER_MS;
    time->seconds = (uint32_t)(ms / 1000);
    time->millis = (uint32_t)(ms % 1000);
}

/* The processor is not put to sleep: Linux's interrupts end the time slice of a waiting TA, and
 * other TAs run in between. */
TEE_Result TEE_Wait(uint32_t timeout)
{
    uint64_t now = sys_clock(), ask = now;
    uint64_t end = timeout == TEE_TIMEOUT_INFINITE ? UINT64_MAX
                                                   : now + (uint64_t)timeout * TICKS_PER_MS;
    for (; now < end; now = sys_clock()) {
        if (now >= ask) {
            if (TEE_GetCancellationFlag())
                return TEE_ERROR_CANCEL;
            ask = now + POLL_MS * TICKS_PER_MS;
        }
        sys_yield();
    }
    return TEE_SUCCESS;
}
