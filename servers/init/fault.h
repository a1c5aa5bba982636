/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_FAULT_H
#define INIT_FAULT_H
#include <stdint.h>
#include "microtee/sys.h"

/* Program p has faulted as *m says (FAULT_W_*): print it, destroy the program; restart it if it
 * is a server. */
void fault_handle(uint32_t p, const msg_words_t *m);

#endif
