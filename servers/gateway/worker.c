/* SPDX-License-Identifier: BSD-2-Clause */
#include "worker.h"
#include <string.h>
#include "microtee/console.h"
#include "microtee/init_proto.h"
#include "microtee/sys.h"
#include "microtee/ta_proto.h"
#include "cancel.h"
#include "msg.h"
#include "shm.h"

static void kill_instance(uint32_t inst)
{
    msg_words_t m = { .w = { INIT_KILL, inst } };

    (void)sys_call(SLOT_INIT, &m);
}

static void set_result(job_t *j, uint32_t ret, uint32_t origin)
{
    j->ret = ret;
    j->origin = origin;
}

/* Start the TA.  1 if it is there; else the result is set. */
static int spawn(job_t *j)
{
    msg_words_t m = { .w = { INIT_SPAWN } };
    uint32_t status;

    memcpy(&m.w[1], j->uuid, sizeof(j->uuid));
    status = sys_call(SLOT_INIT, &m);
    if (status == E_OK && m.w[0] == INIT_OK && m.w[1] < NINST_TA) {
        j->inst = (uint8_t)m.w[1];
        j->flags = m.w[2];
        return 1;
    }
    j->fate = FATE_ENDED;
    set_result(j, status == E_OK && m.w[0] == INIT_NOT_FOUND ? TEE_ERROR_ITEM_NOT_FOUND
                                                             : TEE_ERROR_OUT_OF_MEMORY, ORIGIN_TEE);
    return 0;
}

/* Call the TA with *m.  1 with its answer in *m; or 0 if it is dead, and the result says so.
 * The order of `phase` and `doomed` matters: the dispatcher dooms a job only while phase says
 * that it is in the TA, so either we see `doomed`, and leave the instance and its window to the
 * helper, or the instance stays until we are done with it. */
static int call_ta(job_t *j, phase_t phase, msg_words_t *m)
{
    uint32_t status;

    j->phase = (uint8_t)phase;
    status = sys_call(SLOT_TA(j->inst), m);
    j->phase = PHASE_BACK;
    if (status == E_OK && !j->doomed)
        return 1;
    if (!j->doomed)
        kill_instance(j->inst);
    j->fate = FATE_DEAD;
    set_result(j, TEE_ERROR_TARGET_DEAD, ORIGIN_TEE);
    return 0;
}

static void end_instance(job_t *j)
{
    msg_words_t m = { .w = { TA_DESTROY } };

    if (!call_ta(j, PHASE_END, &m))
        return;
    kill_instance(j->inst);
    j->fate = FATE_ENDED;
}

/* Call the TA with parameters: everything in, the call, everything out. */
static int call_with_params(job_t *j, uint32_t what)
{
    msg_words_t m = { .w = { what, j->session_id, j->params.types, j->arg.func } };

    params_send(&j->params, j->inst, j->login, j->client);
    if (!call_ta(j, PHASE_CALL, &m))
        return 0;
    set_result(j, params_fetch(&j->params, j->inst, j->arg_pa, m.w[0]), ORIGIN_TRUSTED_APP);
    return 1;
}

static void run_open(job_t *j)
{
    uint32_t r = params_locate(&j->params);

    if (r != TEE_SUCCESS) {
        j->fate = j->spawn ? FATE_ENDED : FATE_LIVES;
        set_result(j, r, ORIGIN_TEE);
        return;
    }
    if (j->spawn && !spawn(j))
        return;
    if (!call_with_params(j, TA_OPEN))
        return;
    if (j->ret == TEE_SUCCESS) {
        msg_write_session(j->arg_pa, j->session_id);
    } else if (j->spawn) {
        uint32_t ret = j->ret, origin = j->origin;
        end_instance(j);            /* nobody has a session with it                         */
        set_result(j, ret, origin);
    }
}

static void run_invoke(job_t *j)
{
    uint32_t r = params_locate(&j->params);

    if (r != TEE_SUCCESS)
        set_result(j, r, ORIGIN_TEE);
    else
        (void)call_with_params(j, TA_INVOKE);
}

static void run_close(job_t *j)
{
    msg_words_t m = { .w = { TA_CLOSE, j->session_id } };

    if (call_ta(j, PHASE_END, &m) && j->last)
        end_instance(j);
    set_result(j, TEE_SUCCESS, ORIGIN_TEE);     /* the session is gone in any case          */
}

void worker_run(job_t *j)
{
    switch (j->arg.cmd) {
    case MSG_OPEN_SESSION:
        run_open(j);
        break;
    case MSG_INVOKE_COMMAND:
        run_invoke(j);
        break;
    case MSG_CLOSE_SESSION:
        run_close(j);
        break;
    default:
        set_result(j, shm_fill(j->object), ORIGIN_TEE);
        break;
    }
    msg_write_result(j->arg_pa, j->ret, j->origin);
}

void worker_loop(uint32_t index)
{
    msg_words_t m = { .w = { 0 } };

    for (;;) {
        m.w[1] = index;
        if (sys_call(SLOT_GATEWAY, &m) != E_OK)
            sys_panic(index);       /* no dispatcher, no gateway                            */
        worker_run(&jobs[index - 1]);
    }
}

/* ---- the helper ----------------------------------------------------------------------------- */

static uint32_t free_frames(void)
{
    msg_words_t m = { .w = { INIT_STATS } };

    return sys_call(SLOT_INIT, &m) == E_OK ? m.w[1] : 0;
}

void helper_loop(void)
{
    msg_words_t m = { .w = { 0 } };

    for (;;) {
        m.w[1] = GATEWAY_HELPER;
        if (sys_call(SLOT_GATEWAY, &m) != E_OK)
            sys_panic(GATEWAY_HELPER);
        if (m.w[0] == HELPER_KILL) {
            con_printf("TA instance %u killed: it did not end in time\n", (unsigned)m.w[1]);
            kill_instance(m.w[1]);
        } else {
            m.w[2] = free_frames();
        }
    }
}
