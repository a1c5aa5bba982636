/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_BITS_H
#define KERNEL_BITS_H
/*
 * Sets of small numbers in a word.  The only file of the kernel's core that uses << | & ~:
 * everything else sees these contracts over bit(x,i), "bit i of x is set" (hal_bits.h).
 */
#include <stdint.h>
#include "hal_bits.h"

/*@ lemma shl_u32: \forall integer p; 0 <= p < 32 ==> (uint32_t)(1 << p) == 1 << p;
  @ lemma shl_bound: \forall integer p; 0 <= p < 32 ==> 0 <= (1 << p) <= 4294967295;
  @*/

/*@ requires p: p < 32;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures BT_1: \forall integer i; 0 <= i < 32 ==> (bit(\result,i) <==> i == p || bit(x,i));
  @*/
/* x with bit p set. */
uint32_t bit_set(uint32_t x, uint8_t p);

/*@ requires p: p < 32;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures BT_2: \forall integer i; 0 <= i < 32 ==> (bit(\result,i) <==> i != p && bit(x,i));
  @*/
/* x with bit p cleared. */
uint32_t bit_clear(uint32_t x, uint8_t p);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures BT_3_range: \result <= 32;
  @ ensures BT_4_set:   \result > 0 ==> bit(x,\result - 1);
  @ ensures BT_5_top:   \forall integer i; \result <= i < 32 ==> !bit(x,i);
  @*/
/* The length of x in bits: one more than its highest set bit, 0 if none is set.  Constant time. */
uint32_t bit_len(uint32_t x);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures BT_6: \result == (x | y);
  @ ensures BT_7: \forall integer i; 0 <= i < 32 ==> (bit(\result,i) <==> bit(x,i) || bit(y,i));
  @ ensures BT_8: x == 0 ==> \result == y;
  @*/
/* The union of x and y. */
uint32_t bit_union(uint32_t x, uint32_t y);
#endif
