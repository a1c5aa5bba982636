/* SPDX-License-Identifier: BSD-2-Clause */
/* Which memory is the TA's, and the plain memory functions. */
#include <string.h>
#include "libtee.h"
#include "microtee/layout.h"

#define READ    TEE_MEMORY_ACCESS_READ
#define WRITE   TEE_MEMORY_ACCESS_WRITE

/* From the linker (server.ld, and ta/build.mk for the first). */
extern uint8_t _ta_data[], _end[];

static uintptr_t stack_top;
static lib_area_t params[TEE_NUM_PARAMS];
static uint32_t nparams;
static const void *instance_data;

void lib_memory_init(const void *stack_address)
{
    stack_top = ((uintptr_t)stack_address | 4095u) + 1;
}

void lib_memory_params(const lib_area_t *areas, uint32_t n)
{
    nparams = n;
    for (uint32_t i = 0; i < n; i++)
        params[i] = areas[i];
}

static bool within(uintptr_t start, size_t size, uintptr_t low, uintptr_t high)
{
    return start - low <= high - low && size <= high - start;
}

/* Program and data are one piece, of which the program may only be read; and the stack. */
static bool is_own(uintptr_t start, size_t size, uint32_t rights)
{
    uintptr_t low = (rights & WRITE) != 0 ? (uintptr_t)_ta_data : IMAGE_BASE;
    return within(start, size, low, (uintptr_t)_end) ||
           within(start, size, stack_top - ta_stack_size, stack_top);
}

static bool is_param(uintptr_t start, size_t size, uint32_t rights)
{
    for (uint32_t i = 0; i < nparams; i++)
        if (within(start, size, params[i].start, params[i].start + params[i].size) &&
            (params[i].rights & rights) == rights)
            return true;
    return false;
}

TEE_Result TEE_CheckMemoryAccessRights(uint32_t accessFlags, void *buffer, size_t size)
{
    uintptr_t start = (uintptr_t)buffer;
    uint32_t rights = accessFlags & (READ | WRITE);
    if (size == 0 || is_own(start, size, rights))
        return TEE_SUCCESS;
    if ((accessFlags & TEE_MEMORY_ACCESS_ANY_OWNER) != 0 && is_param(start, size, rights))
        return TEE_SUCCESS;
    return TEE_ERROR_ACCESS_DENIED;
}

static void check(const void *buffer, size_t size, uint32_t rights)
{
    must(TEE_CheckMemoryAccessRights(rights | TEE_MEMORY_ACCESS_ANY_OWNER, (void *)buffer,
                                     size) == TEE_SUCCESS, PANIC_POINTER);
}

void lib_check_in(const void *buffer, size_t size)
{
    check(buffer, size, READ);
}

void lib_check_out(const void *buffer, size_t size)
{
    check(buffer, size, WRITE);
}

size_t lib_check_sized(const void *buffer, const size_t *size)
{
    check(size, sizeof *size, READ | WRITE);
    lib_check_out(buffer, buffer == NULL ? 0 : *size);
    return buffer == NULL ? 0 : *size;
}

void TEE_SetInstanceData(const void *instanceData)
{
    instance_data = instanceData;
}

const void *TEE_GetInstanceData(void)
{
    return instance_data;
}

void *TEE_MemMove(void *dest, const void *src, size_t size)
{
    return memmove(dest, src, size);
}

/* Looks at every octet; the sign comes from the first difference, found without a branch. */
int32_t TEE_MemCompare(const void *buffer1, const void *buffer2, size_t size)
{
    const uint8_t *a = buffer1, *b = buffer2;
    uint32_t result = 0;
    for (size_t i = size; i-- > 0; ) {
        uint32_t difference = (uint32_t)a[i] - b[i];
        uint32_t differs = 0u - ((difference | (0u - difference)) >> 31);
        result = (difference & differs) | (result & ~differs);
    }
    return (int32_t)result;
}

void TEE_MemFill(void *buffer, uint8_t x, size_t size)
{
    memset(buffer, x, size);
}
