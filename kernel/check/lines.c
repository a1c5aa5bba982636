/* SPDX-License-Identifier: BSD-2-Clause */
#include "lines.h"

/*@ predicate line_at(integer i) =
  @     irq_thread[i] == NO_THREAD || (irq_thread[i] < NT && irq_bits[i] != 0);
  @*/

uint32_t check_irq_inv(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NIRQ;
      @ loop invariant all: \forall integer x; 0 <= x < i ==> line_at(x);
      @ loop assigns i;
      @ loop variant NIRQ - i;
      @*/
    for (i = 0u; i < NIRQ; i++) {
        if (irq_thread[i] != NO_THREAD && (irq_thread[i] >= NT || irq_bits[i] == 0u)) {
            return 0u;
        }
    }
    return 1u;
}
