/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TRACE_H
#define TRACE_H
/* The customary trace macros of TA sources, printed on the secure console as lines of this TA.
 * TRACE_LEVEL: 0 nothing, 1 errors (the default), 2 information, 3 debugging, 4 flow. */
#include "tee_microtee.h"

#ifndef TRACE_LEVEL
#define TRACE_LEVEL 1
#endif

#define TRACE_AT(level, letter, format, ...) \
    do { \
        if (TRACE_LEVEL >= (level)) \
            mt_printf(letter " %s:%d: " format "\n", __func__, __LINE__, ##__VA_ARGS__); \
    } while (0)

#define EMSG(...)   TRACE_AT(1, "E", __VA_ARGS__)
#define IMSG(...)   TRACE_AT(2, "I", __VA_ARGS__)
#define DMSG(...)   TRACE_AT(3, "D", __VA_ARGS__)
#define FMSG(...)   TRACE_AT(4, "F", __VA_ARGS__)

#endif
