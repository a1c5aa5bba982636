/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_LINES_H
#define KERNEL_CHECK_LINES_H
/* irq_inv. */
#include "check.h"
#include "../irq.h"

/*@ TELLS(irq_inv) */
uint32_t check_irq_inv(void);
#endif
