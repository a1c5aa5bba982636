/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_FIXTURE_H
#define KERNEL_FIXTURE_H
/* A kernel with init running and the calls that tests make through it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "event.h"
#include "frame.h"
#include "hal_host.h"
#include "inv.h"
#include "ipc.h"
#include "irq.h"
#include "sched.h"
#include "world.h"

#define T_INIT      1u
#define SLOT_CTRL   60u     /* CAP_CTRL of init in these tests                               */
#define SLOT_NSMEM  61u
#define SLOT_WORLD  62u
#define SLOT_WDOM   59u     /* CAP_DOM of the normal world                                   */
#define SLOT_IRQ    55u     /* CAP_IRQ of line 88                                            */
#define SLOT_DEV    57u

/* cmocka setup: fresh tables, thread T_INIT of DOM_INIT runs at priority 16. */
int  kernel_setup(void **state);
/* Run system call nr as the current thread with w0-w3; its status.  The whole invariant is
 * checked before and after. */
uint32_t sys(uint32_t nr, uint32_t r8, uint32_t r9, uint32_t w0, uint32_t w1, uint32_t w2, uint32_t w3);
/* A new domain of init: its CAP_DOM is put in slot `s`, its CAP_EP in slot s + 1. The id. */
uint8_t new_domain(uint32_t s);
/* A new thread in the domain of slot s with that priority.  The id. */
uint8_t new_thread(uint32_t s, uint32_t prio);
/* Destroy the domain of slot s to the last step; how many calls that took. */
uint32_t destroy(uint32_t s);
/* Make t the running thread, whatever the scheduler would say; the one that ran is queued.  From
 * here on check_invariant does not ask that the most urgent thread runs (check_forced). */
void run(uint8_t t);

extern int check_forced;
/* Abort with a message if a part of the kernel's invariant does not hold. */
void check_invariant(void);
#endif
