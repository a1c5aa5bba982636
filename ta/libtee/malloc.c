/* SPDX-License-Identifier: BSD-2-Clause */
/* The C library's allocation, from the same heap as TEE_Malloc. */
#include <stdlib.h>
#include "libtee.h"

void *malloc(size_t size)
{
    return lib_alloc(size);
}

void *calloc(size_t n, size_t size)
{
    size_t all;
    return __builtin_mul_overflow(n, size, &all) ? NULL : lib_alloc(all);
}

void *realloc(void *area, size_t size)
{
    return TEE_Realloc(area, size);
}

void free(void *area)
{
    lib_free(area);
}
