/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef USER_TA_HEADER_DEFINES_H
#define USER_TA_HEADER_DEFINES_H
#include "microtee/ta_vault.h"

#define TA_UUID         TA_VAULT_UUID
#define TA_FLAGS        (TA_FLAG_SINGLE_INSTANCE | TA_FLAG_MULTI_SESSION)
#define TA_STACK_SIZE   (16 * 1024)
#define TA_DATA_SIZE    (96 * 1024)     /* a message of the benchmarks, and keys            */
#define TA_VERSION      "1.0"
#define TA_DESCRIPTION  "MicroTEE sample: encrypts, hashes, signs, seals, attests"

#endif
