/* SPDX-License-Identifier: BSD-2-Clause */
/* Commands that do not end. */
#include "evil.h"
#include "microtee/sys.h"

TEE_Result evil_loop(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    for (;;)
        __asm__ volatile("" : : : "memory");
}

TEE_Result evil_loop_polite(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    (void)TEE_UnmaskCancellation();
    while (!TEE_GetCancellationFlag())
        for (volatile uint32_t i = 0; i < 10000; i++)
            ;
    return TEE_ERROR_CANCEL;
}

TEE_Result evil_wait(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    for (;;)
        (void)sys_wait();
}
