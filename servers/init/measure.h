/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_MEASURE_H
#define INIT_MEASURE_H
/* SHA-256 of programs, and the seed that init hands to servers. */
#include <stdint.h>
#include "bundle.h"

#define DIGEST_SIZE 32u

/* The measurement of a program, as defined with measured_t in microtee/init_proto.h.  `in_place`:
 * the program is init itself. */
void measure_program(const bundle_entry_t *e, int in_place, uint8_t digest[DIGEST_SIZE]);

/* Stir n bytes at `data` and the clock into the seed state. */
void measure_stir(const void *data, uint32_t n);

/* 32 bytes that depend on all that was stirred, differ on every call, and tell nothing of the
 * state.  They are as unpredictable as what was stirred: on this board only time and whatever the
 * boot loader put into the device tree. */
void measure_seed(uint8_t seed[DIGEST_SIZE]);

#endif
