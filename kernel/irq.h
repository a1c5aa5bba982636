/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_IRQ_H
#define KERNEL_IRQ_H
/* The secure interrupt line: bound to one thread's notification, masked from the moment it fires
 * until the thread acknowledges it. */
#include <stdint.h>
#include "thread.h"

extern uint8_t  irq_thread[NIRQ];   /* the thread it is bound to, or NO_THREAD               */
extern uint32_t irq_bits[NIRQ];     /* the bits it sets there                                */

void irq_init(void);

/* SYS_IRQ_BIND, SYS_IRQ_ACK: see abi.h. */
uint32_t irq_bind(uint32_t slot, uint32_t bits);
uint32_t irq_ack(uint32_t slot);

/* Interrupt `id` has been taken: mask it and post its bits.  Unbound lines stay masked. */
void irq_fire(uint32_t id);

/* Thread t ends: its lines are masked and unbound. */
void irq_unbind(uint8_t t);
#endif
