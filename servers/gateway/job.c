/* SPDX-License-Identifier: BSD-2-Clause */
#include "job.h"
#include <string.h>
#include "microtee/bundle.h"
#include "microtee/sys.h"
#include "cancel.h"
#include "msg.h"
#include "session.h"
#include "shm.h"

job_t jobs[GATEWAY_WORKERS];
static uint32_t arrivals;

void job_init(void)
{
    memset(jobs, 0, sizeof(jobs));
    arrivals = 0;
}

/* Both are VALUE parameters whose 16 octets start at field a. */
static void job_read_meta(job_t *j)
{
    memcpy(j->uuid, &j->arg.param[0].a, sizeof(j->uuid));
    memcpy(j->client, &j->arg.param[1].a, sizeof(j->client));
    j->login = (uint32_t)j->arg.param[1].c;
}

uint32_t job_new(uint64_t arg_pa, const msg_arg_t *arg)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        job_t *j = &jobs[k];
        if (j->state != JOB_IDLE)
            continue;
        j->arg_pa = arg_pa;
        memcpy(&j->arg, arg, MSG_HEADER_SIZE + arg->num_params * sizeof(arg->param[0]));
        j->state = JOB_QUEUED;
        j->session = SESSION_NONE;
        j->instance = INSTANCE_NONE;
        j->object = SHM_NONE;
        j->spawn = j->last = j->cancelled = j->expired = j->doomed = 0;
        j->order = arrivals++;
        j->deadline = 0;
        j->fate = FATE_LIVES;
        j->phase = PHASE_PREPARE;
        return k;
    }
    return JOB_NONE;
}

void job_fail(uint32_t k, uint32_t ret)
{
    msg_write_result(jobs[k].arg_pa, ret, ORIGIN_TEE);
    jobs[k].state = JOB_FINISHED;
}

/* A session remembers who opened it, for its invocations. */
static void job_identify(job_t *j, int opening)
{
    session_t *s = &sessions[j->session];

    if (opening) {
        s->login = j->login;
        memcpy(s->client, j->client, sizeof(s->client));
    } else {
        j->login = s->login;
        memcpy(j->client, s->client, sizeof(j->client));
    }
}

/* Hand job k, complete with all decisions, to its worker. */
static void job_start(uint32_t k)
{
    static const msg_words_t go;

    jobs[k].state = JOB_RUNNING;
    (void)sys_reply(jobs[k].worker, &go);
}

/* ---- decisions: what a job needs, and whether it is there ----------------------------------- */

/* Take the instance for job k. */
static void job_occupy(job_t *j, uint32_t instance)
{
    j->instance = (uint8_t)instance;
    j->inst = instances[instance].inst;
    if (instances[instance].state == INSTANCE_IDLE)
        instances[instance].state = INSTANCE_BUSY;
}

/* The instance that an OPEN is for: TEE_SUCCESS with *instance (maybe new), TEE_ERROR_BUSY, or
 * TEE_ERROR_OUT_OF_MEMORY; *wait = 1 if that cannot be said yet. */
static uint32_t open_instance(job_t *j, uint32_t *instance, int *wait)
{
    uint32_t i = instance_find(j->uuid);

    if (i != INSTANCE_NONE && !(instances[i].flags & BUNDLE_MULTI)) {
        int single = !(instances[i].flags & BUNDLE_MSESS);
        *instance = i;
        if (instances[i].state == INSTANCE_STARTING)
            *wait = 1;          /* its flags are not known yet                              */
        else if (instances[i].state == INSTANCE_BUSY)
            *wait = 1;          /* it may be closing                                        */
        else if (single && instances[i].sessions != 0)
            return TEE_ERROR_BUSY;
        return TEE_SUCCESS;
    }
    if (cancel_kill_pending()) {
        *wait = 1;
        return TEE_SUCCESS;
    }
    *instance = instance_new(j->uuid);
    j->spawn = 1;
    return *instance == INSTANCE_NONE ? TEE_ERROR_OUT_OF_MEMORY : TEE_SUCCESS;
}

static void open_undo(uint32_t k, uint32_t instance, uint32_t ret)
{
    if (jobs[k].spawn)
        instance_free(instance);
    job_fail(k, ret);
}

static void try_open(uint32_t k)
{
    job_t *j = &jobs[k];
    uint32_t i = INSTANCE_NONE, s, r;
    int wait = 0;

    if (!msg_params_ok(&j->arg, 2)) {
        job_fail(k, TEE_ERROR_BAD_PARAMETERS);
        return;
    }
    job_read_meta(j);
    r = open_instance(j, &i, &wait);
    if (r != TEE_SUCCESS)
        job_fail(k, r);
    if (r != TEE_SUCCESS || wait)
        return;
    r = params_decode(&j->params, &j->arg, 2);
    if (r != TEE_SUCCESS) {
        open_undo(k, i, r);
        return;
    }
    s = session_new(i);
    if (s == SESSION_NONE) {
        params_release(&j->params);
        open_undo(k, i, TEE_ERROR_OUT_OF_MEMORY);
        return;
    }
    j->session = (uint8_t)s;
    j->session_id = session_id(s);
    job_identify(j, 1);
    job_occupy(j, i);
    job_start(k);
}

/* INVOKE, CLOSE: the job's session, or an error; 1 if job k can go on. */
static int session_ready(uint32_t k)
{
    job_t *j = &jobs[k];
    uint32_t s = session_find(j->arg.session);

    if (s == SESSION_NONE || !msg_params_ok(&j->arg, 0)) {
        job_fail(k, TEE_ERROR_BAD_PARAMETERS);
        return 0;
    }
    if (sessions[s].state == SESSION_DEAD) {
        if (j->arg.cmd == MSG_CLOSE_SESSION)
            session_free(s);
        job_fail(k, j->arg.cmd == MSG_CLOSE_SESSION ? TEE_SUCCESS : TEE_ERROR_TARGET_DEAD);
        return 0;
    }
    j->session = (uint8_t)s;
    j->session_id = j->arg.session;
    return instances[sessions[s].instance].state == INSTANCE_IDLE;
}

static void try_invoke(uint32_t k)
{
    job_t *j = &jobs[k];
    uint32_t r;

    if (!session_ready(k))
        return;
    r = params_decode(&j->params, &j->arg, 0);
    if (r != TEE_SUCCESS) {
        job_fail(k, r);
        return;
    }
    job_identify(j, 0);
    job_occupy(j, sessions[j->session].instance);
    job_start(k);
}

static void try_close(uint32_t k)
{
    job_t *j = &jobs[k];
    instance_t *i;

    if (!session_ready(k))
        return;
    i = &instances[sessions[j->session].instance];
    j->last = i->sessions == 1 && !(i->flags & BUNDLE_KEEP);
    (void)params_decode(&j->params, &j->arg, j->arg.num_params);    /* none                 */
    job_occupy(j, sessions[j->session].instance);
    job_start(k);
}

static void try_register(uint32_t k)
{
    job_t *j = &jobs[k];
    uint32_t obj;
    uint32_t r = shm_reserve(&j->arg, &obj);

    if (r != TEE_SUCCESS) {
        job_fail(k, r);
        return;
    }
    j->object = (uint8_t)obj;
    (void)params_decode(&j->params, &j->arg, 1);                    /* none                 */
    job_start(k);
}

void job_try(uint32_t k)
{
    switch (jobs[k].arg.cmd) {
    case MSG_OPEN_SESSION:
        try_open(k);
        break;
    case MSG_INVOKE_COMMAND:
        try_invoke(k);
        break;
    case MSG_CLOSE_SESSION:
        try_close(k);
        break;
    default:
        try_register(k);
        break;
    }
}

/* ---- the end of a job ----------------------------------------------------------------------- */

/* Give all queued jobs another chance, in the order in which they came. */
static void retry_queued(void)
{
    uint8_t tried[GATEWAY_WORKERS] = { 0 };

    for (uint32_t n = 0; n < GATEWAY_WORKERS; n++) {
        uint32_t first = JOB_NONE;
        for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
            if (jobs[k].state == JOB_QUEUED && !tried[k] &&
                (first == JOB_NONE || (int32_t)(jobs[k].order - jobs[first].order) < 0))
                first = k;
        }
        if (first == JOB_NONE)
            return;
        tried[first] = 1;
        job_try(first);
    }
}

static void settle_instance(const job_t *j)
{
    instance_t *i = &instances[j->instance];

    if (j->fate != FATE_LIVES) {
        instance_free(j->instance);
        return;
    }
    if (j->spawn) {
        i->inst = j->inst;
        i->flags = j->flags;
    }
    i->state = INSTANCE_IDLE;
}

static void settle_session(const job_t *j)
{
    int opening = j->arg.cmd == MSG_OPEN_SESSION;

    if (opening && j->ret == TEE_SUCCESS)
        sessions[j->session].state = SESSION_OPEN;
    else if (opening || j->arg.cmd == MSG_CLOSE_SESSION)
        session_free(j->session);
}

/* The worker has left job k: settle what it changed. */
static void job_done(uint32_t k)
{
    job_t *j = &jobs[k];

    params_release(&j->params);
    if (j->object != SHM_NONE)
        shm_commit(j->object, j->ret == TEE_SUCCESS);
    if (j->instance != INSTANCE_NONE) {
        settle_session(j);
        settle_instance(j);
    }
    j->state = JOB_FINISHED;
    retry_queued();
}

void job_worker(uint32_t k, uint32_t caller)
{
    jobs[k].worker = (uint8_t)caller;
    if (jobs[k].state == JOB_RUNNING)
        job_done(k);
    else if (jobs[k].state == JOB_ABSENT)
        jobs[k].state = JOB_IDLE;
}

uint32_t job_of_inst(uint32_t inst)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        job_t *j = &jobs[k];
        if (j->state == JOB_RUNNING && j->inst == inst && !j->doomed &&
            (j->phase == PHASE_CALL || j->phase == PHASE_END))
            return k;
    }
    return JOB_NONE;
}
