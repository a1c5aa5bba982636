/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_HAL_BITS_H
#define KERNEL_HAL_BITS_H
/*
 * The part of hal.h that the queues and the scheduler need: one instruction of the processor.
 */
#include <stdint.h>

/*@ predicate bit(integer x, integer i) = (x & (1 << i)) != 0; */

#if defined(__FRAMAC__)
/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures HAL_clz_range: \result <= 32;
  @ ensures HAL_clz_set:   \result < 32 ==> bit(x, 31 - \result);
  @ ensures HAL_clz_above: \forall integer i; 32 - \result <= i < 32 ==> !bit(x,i);
  @*/
/* The number of zero bits above the highest set bit of x; 32 if x is 0. */
uint32_t hal_clz(uint32_t x);
#elif defined(__arm__)
static inline uint32_t hal_clz(uint32_t x)
{
    uint32_t n;

    __asm__("clz %0, %1" : "=r"(n) : "r"(x));
    return n;
}
#else
static inline uint32_t hal_clz(uint32_t x)
{
    return x == 0u ? 32u : (uint32_t)__builtin_clz(x);
}
#endif
#endif
