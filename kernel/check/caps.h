/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_CAPS_H
#define KERNEL_CHECK_CAPS_H
/* cap_inv. */
#include "check.h"
#include "../cap.h"

/*@ TELLS(cap_inv) */
uint32_t check_cap_inv(void);
#endif
