/* SPDX-License-Identifier: BSD-2-Clause */
/* Instructions where there may be none, and instructions that user mode may not use. */
#include "evil.h"
#include "microtee/layout.h"

#define BX_LR   0xE12FFF1Eu             /* bx lr                                            */

/* Put a function that returns at once there, and call it. */
static TEE_Result run_at(volatile uint32_t *place)
{
    void (*function)(void) = (void (*)(void))(uintptr_t)place;
    place[0] = BX_LR;
    __asm__ volatile("dsb\n\tisb" : "+r"(function) : : "memory");
    function();
    return TEE_SUCCESS;
}

TEE_Result evil_exec_heap(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    uint32_t *area = TEE_Malloc(64, TEE_MALLOC_FILL_ZERO);
    return area == NULL ? TEE_ERROR_OUT_OF_MEMORY : run_at(area);
}

TEE_Result evil_exec_stack(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    volatile uint32_t here[4];
    return run_at(here);
}

TEE_Result evil_exec_window(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    return run_at((volatile uint32_t *)(WIN_PARAM + 8192));
}

TEE_Result evil_undef(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    __asm__ volatile("udf #1");
    return TEE_SUCCESS;
}

/* Translation table base register 0. */
TEE_Result evil_privileged(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    __asm__ volatile("mcr p15, 0, %0, c2, c0, 0" : : "r"(0) : "memory");
    return TEE_SUCCESS;
}

TEE_Result evil_smc(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    __asm__ volatile(".arch_extension sec\n\tsmc #0" : : : "r0", "r1", "r2", "r3", "memory");
    return TEE_SUCCESS;
}

TEE_Result evil_null_call(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    void (*function)(void) = NULL;
    __asm__ volatile("" : "+r"(function));
    function();
    return TEE_SUCCESS;
}
