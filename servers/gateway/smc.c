/* SPDX-License-Identifier: BSD-2-Clause */
#include "smc.h"
#include "microtee/gateway.h"
#include "microtee/ta_proto.h"
#include "cancel.h"
#include "job.h"
#include "msg.h"
#include "session.h"
#include "shm.h"

#define GW_NSEC_CAPS    1u      /* capabilities of the normal world we know: one processor   */

static msg_words_t words;       /* with which the kernel completes an interrupted SMC        */
static uint32_t held;           /* job whose SMC waits for an answer, or JOB_NONE            */
static uint32_t answering;      /* job whose result is on its way, or JOB_NONE               */

void smc_init(void)
{
    held = answering = JOB_NONE;
    words.w[0] = GW_RET_OK;     /* not what smc_hold wants: the first time it is told       */
    shm_init();
    session_init();
    job_init();
    cancel_init();
}

/* r0-r3 of an answer; r4-r7 stay as they came. */
static void answer(msg_words_t *m, uint32_t r0, uint32_t r1, uint32_t r2, uint32_t r3)
{
    m->w[0] = r0;
    m->w[1] = r1;
    m->w[2] = r2;
    m->w[3] = r3;
}

/* ---- fast calls ----------------------------------------------------------------------------- */

static void smc_fast(msg_words_t *m)
{
    switch (m->w[0]) {
    case GW_CALLS_COUNT:
        answer(m, GW_NFUNCTIONS, 0, 0, 0);
        break;
    case GW_CALLS_UID:
        answer(m, 0x384FB3E0u, 0xE7F811E3u, 0xAF630002u, 0xA5D5C51Bu);
        break;
    case GW_CALLS_REVISION:
        answer(m, 2, 0, 0, 0);
        break;
    case GW_GET_OS_UUID:
        answer(m, GW_OS_UUID_0, GW_OS_UUID_1, GW_OS_UUID_2, GW_OS_UUID_3);
        break;
    case GW_GET_OS_REVISION:
        answer(m, GW_OS_MAJOR, GW_OS_MINOR, 0, 0);
        break;
    case GW_EXCHANGE_CAPS:
        if ((m->w[1] & ~GW_NSEC_CAPS) != 0)
            answer(m, GW_RET_ENOTAVAIL, 0, 0, 0);
        else
            answer(m, GW_RET_OK, GW_CAPS, 0, 0);
        break;
    case GW_GET_SHM_CONFIG:
    case GW_DISABLE_SHM_CACHE:
        answer(m, GW_RET_ENOTAVAIL, 0, 0, 0);
        break;
    case GW_ENABLE_SHM_CACHE:
        answer(m, GW_RET_OK, 0, 0, 0);
        break;
    case GW_GET_THREAD_COUNT:
        answer(m, GW_RET_OK, GATEWAY_WORKERS, 0, 0);
        break;
    default:
        answer(m, GW_RET_UNKNOWN, 0, 0, 0);
        break;
    }
}

/* ---- yielding calls ------------------------------------------------------------------------- */

/* A command that needs no worker: 1 if *arg was one and is answered. */
static int smc_inline(uint64_t pa, const msg_arg_t *arg)
{
    uint32_t r, obj;

    switch (arg->cmd) {
    case MSG_CANCEL:
        r = cancel_request(arg->session, arg->cancel_id);
        break;
    case MSG_UNREGISTER_SHM:
        r = shm_unregister(arg);
        break;
    case MSG_REGISTER_SHM:
        r = shm_reserve(arg, &obj);
        if (r != TEE_SUCCESS)
            break;
        if (shm_npages(obj) > SHM_FEW_PAGES) {
            shm_commit(obj, 0);     /* too long to be done here: its worker reserves it anew */
            return 0;
        }
        r = shm_fill(obj);
        shm_commit(obj, r == TEE_SUCCESS);
        break;
    default:
        return 0;
    }
    msg_write_result(pa, r, ORIGIN_TEE);
    return 1;
}

/* Job k is what the normal world waits for now.  The kernel keeps the words, so they are told only
 * when they change, which for a single client they never do. */
static void smc_hold(uint32_t k, const msg_words_t *m)
{
    uint32_t changed = (words.w[0] ^ GW_RET_FOREIGN_INTR) | (words.w[3] ^ k);

    held = k;
    for (uint32_t i = 4; i < 8; i++) {
        changed |= words.w[i] ^ m->w[i];
        words.w[i] = m->w[i];
    }
    if (!changed)
        return;
    answer(&words, GW_RET_FOREIGN_INTR, 0, 0, k);
    (void)sys_world_words(SLOT_WORLD, &words);
}

static void smc_call_with_arg(msg_words_t *m)
{
    uint64_t pa = ((uint64_t)m->w[1] << 32) + m->w[2];
    msg_arg_t arg;
    uint32_t k;
    uint32_t r = msg_read(pa, &arg);

    if (r == GW_RET_OK && arg.cmd > MSG_UNREGISTER_SHM)
        r = GW_RET_EBADCMD;
    if (r == GW_RET_OK && arg.num_params > GW_MAX_PARAMS) {
        msg_write_result(pa, TEE_ERROR_BAD_PARAMETERS, ORIGIN_TEE);
        answer(m, GW_RET_OK, 0, 0, 0);
        return;
    }
    if (r != GW_RET_OK || smc_inline(pa, &arg)) {
        answer(m, r, 0, 0, 0);
        return;
    }
    k = job_new(pa, &arg);
    if (k == JOB_NONE) {
        answer(m, GW_RET_ETHREAD_LIMIT, 0, 0, 0);
        return;
    }
    smc_hold(k, m);
    job_try(k);
}

static void smc_resume(msg_words_t *m)
{
    uint32_t k = m->w[3];

    if (k >= GATEWAY_WORKERS || jobs[k].state == JOB_ABSENT || jobs[k].state == JOB_IDLE)
        answer(m, GW_RET_ERESUME, 0, 0, 0);
    else
        smc_hold(k, m);
}

/* Leaves `held` set, or the answer in *m. */
static void smc_call(msg_words_t *m)
{
    held = JOB_NONE;            /* whatever it was, the kernel has completed it             */
    if (m->w[0] != GW_CALL_WITH_ARG && m->w[0] != GW_RETURN_FROM_RPC) {
        smc_fast(m);
        return;
    }
    cancel_tick();
    if (m->w[0] == GW_CALL_WITH_ARG)
        smc_call_with_arg(m);
    else
        smc_resume(m);
}

/* ---- events --------------------------------------------------------------------------------- */

/* If the held SMC has its result, answer it, else nobody. */
static void answer_held(ipc_in_t *io)
{
    io->caller = NO_THREAD;
    if (held == JOB_NONE || jobs[held].state != JOB_FINISHED)
        return;
    answer(&io->m, GW_RET_OK, 0, 0, 0);
    for (uint32_t i = 0; i < 4; i++)
        io->m.w[4 + i] = words.w[4 + i];
    io->caller = THREAD_WORLD;
    answering = held;
}

static void ta_request(uint32_t inst, ipc_in_t *io)
{
    uint32_t k;

    switch (io->m.w[0]) {
    case GW_CANCELLED:
        k = job_of_inst(inst);
        io->m.w[0] = k != JOB_NONE && jobs[k].cancelled;
        break;
    case GW_FREE_FRAMES:
        cancel_stats(inst, io->caller);
        io->caller = NO_THREAD;
        break;
    default:
        io->m.w[0] = GW_BAD_REQUEST;
        break;
    }
}

void smc_event(ipc_in_t *io)
{
    if (io->badge == BADGE_WORLD) {
        smc_call(&io->m);
        if (held != JOB_NONE)
            answer_held(io);
    } else if (io->badge == BADGE_GATEWAY_SELF) {
        if (io->m.w[1] == GATEWAY_HELPER)
            cancel_helper(io->caller, &io->m);
        else
            job_worker(io->m.w[1] - 1, io->caller);
        answer_held(io);
    } else if (io->badge - BADGE_CLIENT(0) < NINST_TA) {
        ta_request(io->badge - BADGE_CLIENT(0), io);
    } else {
        io->m.w[0] = GW_BAD_REQUEST;
    }
}

void smc_answered(int delivered)
{
    if (delivered && answering != JOB_NONE) {
        jobs[answering].state = JOB_IDLE;
        held = JOB_NONE;
    }
    answering = JOB_NONE;
}
