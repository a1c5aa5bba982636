/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_SMC_H
#define GATEWAY_SMC_H
/*
 * The dispatcher's events: an SMC, a request of a TA, one of our own threads asking for work.
 *
 * At most one SMC is held, that is, waits for an answer: the normal world is one thread.  It may
 * be completed behind our back (kernel: SYS_WORLD_WORDS); we notice by the next SMC, or by the
 * refusal of our answer.
 */
#include "microtee/sys.h"

/* Forget everything. */
void smc_init(void);

/* Deal with the message *io.  On return io->caller is the thread to answer with io->m, or
 * NO_THREAD.  Then smc_answered tells what became of that answer. */
void smc_event(ipc_in_t *io);
void smc_answered(int delivered);
#endif
