/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef USER_TA_HEADER_DEFINES_H
#define USER_TA_HEADER_DEFINES_H
#include "microtee/ta_stranger.h"

#define TA_UUID         TA_STRANGER_UUID
#define TA_FLAGS        TA_FLAG_SINGLE_INSTANCE
#define TA_STACK_SIZE   (8 * 1024)
#define TA_DATA_SIZE    (8 * 1024)
#define TA_VERSION      "1.0"
#define TA_DESCRIPTION  "MicroTEE test: seals as another TA"

#endif
