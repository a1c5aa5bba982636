/* SPDX-License-Identifier: BSD-2-Clause */
/* Memory that is not there, not its own, or not to be written. */
#include "evil.h"

#define CARVE_OUT   0x4E000000u         /* where the secure world's RAM starts              */

/* The compiler must not know where a pointer points, nor drop an access. */
static volatile uint32_t *at(uint32_t address)
{
    __asm__ volatile("" : "+r"(address));
    return (volatile uint32_t *)(uintptr_t)address;
}

static uint32_t target(const TEE_Param *param)
{
    return param->value.a == 0 ? CARVE_OUT : param->value.a;
}

TEE_Result evil_read(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)*at(target(&params[0]));
    return TEE_SUCCESS;
}

TEE_Result evil_write(TEE_Param params[TEE_NUM_PARAMS])
{
    *at(target(&params[0])) = 0xE71E71E7u;
    return TEE_SUCCESS;
}

TEE_Result evil_write_code(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    *at((uint32_t)(uintptr_t)evil_read & ~3u) = 0xE12FFF1Eu;
    return TEE_SUCCESS;
}

TEE_Result evil_null_read(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    (void)*at(0);
    return TEE_SUCCESS;
}

TEE_Result evil_null_write(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    *at(0) = 1;
    return TEE_SUCCESS;
}

/* Never returns; `depth` and the array keep the compiler from making a loop of it. */
static uint32_t recurse(uint32_t depth)
{
    volatile uint8_t room[256];
    room[depth % sizeof room] = (uint8_t)depth;
    uint32_t below = depth == UINT32_MAX ? 0 : recurse(depth + 1);
    return below + room[(depth + 1) % sizeof room];
}

TEE_Result evil_stack(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    return recurse(0) == 0 ? TEE_SUCCESS : TEE_ERROR_GENERIC;
}

/* Areas of `size` octets until there are none, chained through their first word. */
static uint32_t take_all(uint32_t size, void **chain)
{
    uint32_t sum = 0;
    for (void **area; (area = TEE_Malloc(size, TEE_MALLOC_FILL_ZERO)) != NULL; sum += size) {
        *area = *chain;
        *chain = area;
    }
    return sum;
}

static uint32_t exhaust(void)
{
    void *chain = NULL;
    uint32_t sum = 0;
    for (uint32_t size = 4096; size >= 8; size /= 2)
        sum += take_all(size, &chain);
    while (chain != NULL) {
        void *next = *(void **)chain;
        TEE_Free(chain);
        chain = next;
    }
    return sum;
}

TEE_Result evil_heap(TEE_Param params[TEE_NUM_PARAMS])
{
    params[0].value.a = exhaust();
    params[0].value.b = exhaust();
    return TEE_SUCCESS;
}
