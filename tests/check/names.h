/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TESTS_CHECK_NAMES_H
#define TESTS_CHECK_NAMES_H
#include <stdint.h>

/* What the headers of kernel/ call part CHECK_* of the invariant. */
const char *check_name(uint32_t part);
#endif
