/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef USER_TA_HEADER_DEFINES_H
#define USER_TA_HEADER_DEFINES_H
#include "microtee/ta_evil.h"

#define TA_UUID         TA_EVIL_UUID
#define TA_FLAGS        0               /* an instance for each session                     */
#define TA_STACK_SIZE   (8 * 1024)
#define TA_DATA_SIZE    (16 * 1024)
#define TA_VERSION      "1.0"
#define TA_DESCRIPTION  "MicroTEE test: does what a TA must not do"

#endif
