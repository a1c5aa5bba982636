/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_CANCEL_H
#define GATEWAY_CANCEL_H
/*
 * Cancellation, and the end of TAs that do not heed it.
 *
 * A job whose time is over is "expired"; it is "doomed" once the helper thread has the order to
 * end its instance.  In between, spawns that are under way come to their end, and no new one
 * starts until the job is over: otherwise init could give the number of the dead instance to a
 * new one while the job's worker, stopped just before its call, still means the old.
 */
#include <stdint.h>
#include "microtee/sys.h"

void cancel_init(void);

/* CANCEL for that session and cancel id: a queued command ends with TEE_ERROR_CANCEL, a running
 * one gets the cancellation flag and GW_CANCEL_GRACE to end.  TEE_SUCCESS,
 * TEE_ERROR_ITEM_NOT_FOUND. */
uint32_t cancel_request(uint32_t session_id, uint32_t cancel_id);

/* To be called whenever time has passed: find expired jobs and doom them. */
void cancel_tick(void);

/* 1 while a job is expired: no instance may be started. */
int cancel_kill_pending(void);

/* The helper, thread `caller`, asks for work; *m is its message.  Orders to it: */
#define HELPER_KILL     1   /* w1 = inst: INIT_KILL                                         */
#define HELPER_STATS    2   /* INIT_STATS, its w1 comes back in w2 of the next message       */
void cancel_helper(uint32_t caller, const msg_words_t *m);

/* TA thread `caller` of instance inst wants to know the number of free frames; it will be
 * answered. */
void cancel_stats(uint32_t inst, uint32_t caller);
#endif
