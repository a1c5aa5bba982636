/* SPDX-License-Identifier: BSD-2-Clause */
#include "cancel.h"
#include <string.h>
#include "job.h"

#define MS              (CLOCK_HZ / 1000u)

static struct {
    uint8_t  idle;                  /* waits for an order                                   */
    uint8_t  thread;
    uint8_t  asking;                /* runs HELPER_STATS                                    */
    uint8_t  stats[NINST_TA];       /* thread of instance i that waits for the number       */
} helper;

void cancel_init(void)
{
    memset(&helper, 0, sizeof(helper));
    memset(helper.stats, NO_THREAD, sizeof(helper.stats));
}

static void helper_order(uint32_t what, uint32_t inst)
{
    msg_words_t m = { .w = { what, inst } };

    helper.idle = 0;
    helper.asking = what == HELPER_STATS;
    (void)sys_reply(helper.thread, &m);
}

/* ---- cancellation --------------------------------------------------------------------------- */

static int is_target(const job_t *j, uint32_t session_id, uint32_t cancel_id)
{
    if (j->arg.cancel_id != cancel_id)
        return 0;
    return j->arg.cmd == MSG_OPEN_SESSION ||
           (j->arg.cmd == MSG_INVOKE_COMMAND && j->arg.session == session_id);
}

static void cancel_running(job_t *j)
{
    j->cancelled = 1;
    if (j->deadline == 0)
        j->deadline = sys_clock() + (uint64_t)GW_CANCEL_GRACE * MS;
}

uint32_t cancel_request(uint32_t session_id, uint32_t cancel_id)
{
    uint32_t r = TEE_ERROR_ITEM_NOT_FOUND;

    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        job_t *j = &jobs[k];
        if ((j->state != JOB_QUEUED && j->state != JOB_RUNNING) ||
            !is_target(j, session_id, cancel_id))
            continue;
        if (j->state == JOB_QUEUED)
            job_fail(k, TEE_ERROR_CANCEL);
        else
            cancel_running(j);
        r = TEE_SUCCESS;
    }
    return r;
}

/* ---- time limits ------------------------------------------------------------------------------ */

static int spawn_under_way(void)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        if (jobs[k].state == JOB_RUNNING && jobs[k].spawn && jobs[k].phase == PHASE_PREPARE)
            return 1;
    }
    return 0;
}

int cancel_kill_pending(void)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        if (jobs[k].state == JOB_RUNNING && jobs[k].expired)
            return 1;
    }
    return 0;
}

/* A close has no deadline until it is first seen in the TA. */
static void tick_job(job_t *j)
{
    uint64_t now;

    if (j->deadline == 0 && j->phase != PHASE_END)
        return;
    now = sys_clock();
    if (j->deadline == 0)
        j->deadline = now + (uint64_t)GW_CLOSE_LIMIT * MS;
    j->expired |= now >= j->deadline;
    if (!j->expired || j->doomed || !helper.idle || spawn_under_way())
        return;
    if (j->phase == PHASE_CALL || j->phase == PHASE_END) {
        j->doomed = 1;
        helper_order(HELPER_KILL, j->inst);
    }
}

void cancel_tick(void)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        if (jobs[k].state == JOB_RUNNING)
            tick_job(&jobs[k]);
    }
}

/* ---- the helper ------------------------------------------------------------------------------- */

/* All who wait get the answer. */
static void stats_answer(uint32_t frames)
{
    msg_words_t m = { .w = { frames } };

    for (uint32_t i = 0; i < NINST_TA; i++) {
        if (helper.stats[i] != NO_THREAD)
            (void)sys_reply(helper.stats[i], &m);
        helper.stats[i] = NO_THREAD;
    }
    helper.asking = 0;
}

static int stats_wanted(void)
{
    for (uint32_t i = 0; i < NINST_TA; i++) {
        if (helper.stats[i] != NO_THREAD)
            return 1;
    }
    return 0;
}

void cancel_helper(uint32_t caller, const msg_words_t *m)
{
    helper.thread = (uint8_t)caller;
    helper.idle = 1;
    if (helper.asking)
        stats_answer(m->w[2]);
    cancel_tick();
    if (helper.idle && stats_wanted())
        helper_order(HELPER_STATS, 0);
}

void cancel_stats(uint32_t inst, uint32_t caller)
{
    helper.stats[inst] = (uint8_t)caller;
    if (helper.idle)
        helper_order(HELPER_STATS, 0);
}
