/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef UNIT_H
#define UNIT_H
/* What every test program of this folder begins with. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* Octets from hexadecimal digits, blanks between them are skipped; how many. */
static inline size_t unit_hex(void *out, const char *digits)
{
    uint8_t *o = out;
    unsigned octet;
    int used;

    while (sscanf(digits, " %2x%n", &octet, &used) == 1) {
        *o++ = (uint8_t)octet;
        digits += used;
    }
    return (size_t)(o - (uint8_t *)out);
}

/* The same random numbers in every run (a linear congruential generator, its upper bits). */
static inline uint32_t unit_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 32);
}

static inline void unit_fill(void *p, size_t n, uint64_t *seed)
{
    for (size_t i = 0; i < n; i++)
        ((uint8_t *)p)[i] = (uint8_t)unit_random(seed);
}
#endif
