/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_NTFN_H
#define KERNEL_NTFN_H
/* Notifications: one word of pending bits per thread, which the thread may wait for. */
#include <stdint.h>
#include "thread.h"

/* Set bits in thread t's word; wake t if it waits. */
void ntfn_post(uint8_t t, uint32_t bits);
/* SYS_SIGNAL, SYS_WAIT, SYS_POLL by the current thread: see abi.h. */
void ntfn_signal(uint32_t slot);
void ntfn_wait(void);
void ntfn_poll(void);
#endif
