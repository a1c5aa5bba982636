/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef BENCH_EPIT_H
#define BENCH_EPIT_H
/* EPIT1 (i.MX6 reference manual, chapter 24): an interrupt whenever we want one. */
#include <stdint.h>

/* Map the device (CAP_DEV in SLOT_DEV).  0 or -1. */
int epit_open(void);
/* Fire once, `ticks` of the timer's clock (IPG) from now. */
void epit_fire_in(uint32_t ticks);
/* Stop it and clear its event. */
void epit_stop(void);

#endif
