/* SPDX-License-Identifier: BSD-2-Clause */
#include "bits.h"

uint32_t bit_set(uint32_t x, uint8_t p)
{
    return x | ((uint32_t)1u << p);
}

uint32_t bit_clear(uint32_t x, uint8_t p)
{
    uint32_t m = (uint32_t)1u << p;
    uint32_t k = ~m;

    //@ assert m: \forall integer i; 0 <= i < 32 ==> (bit(m,i) <==> i == p);
    //@ assert k: \forall integer i; 0 <= i < 32 ==> (bit(k,i) <==> i != p);
    return x & k;
}

uint32_t bit_len(uint32_t x)
{
    return 32u - hal_clz(x);
}

uint32_t bit_union(uint32_t x, uint32_t y)
{
    return x | y;
}
