/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_WORLD_H
#define KERNEL_WORLD_H
/*
 * The normal world as a thread.  It does one thing, it calls (an SMC is a SYS_CALL through slot 0
 * of its domain), and one thing happens to it: an interrupt of its own, or the end of all secure
 * work, completes that call early with words that its server has left here.
 */
#include <stdint.h>
#include "thread.h"

#define SMCCC_NOT_SUPPORTED 0xFFFFFFFFu     /* ARM DEN 0028, section 5.2                    */

extern msg_t world_msg;     /* r0-r7 that complete an interrupted call                      */

void world_init(void);

/* The normal world goes on now: ready or waiting for a secure server before, running after. If it
 * waited, its call is completed with world_msg.  The thread that ran until now, if it still
 * can, is queued. */
void world_resume(void);

/* SYS_WORLD_WORDS, SYS_WORLD_START: see abi.h. */
uint32_t world_words(uint32_t slot);
uint32_t world_start(uint32_t slot);
#endif
