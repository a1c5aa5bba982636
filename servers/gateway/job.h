/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_JOB_H
#define GATEWAY_JOB_H
/*
 * A yielding call of the normal world on its way: one job per OP-TEE thread, and one worker
 * thread of ours per job.
 *
 * Who touches a job: the dispatcher while it is not RUNNING, the worker while it is, except for
 * the fields marked (both).  The dispatcher has the higher priority, so it sees a worker stop
 * between any two instructions, and a worker never sees the dispatcher at work.
 *
 *   ABSENT -> IDLE -> QUEUED <-> (job_try) -> RUNNING -> FINISHED -> IDLE
 *
 * A QUEUED job waits for its TA instance, or for a kill to be over; it holds nothing.
 */
#include "microtee/gateway.h"
#include "optee.h"
#include "param.h"

typedef enum { JOB_ABSENT, JOB_IDLE, JOB_QUEUED, JOB_RUNNING, JOB_FINISHED } job_state_t;

/* Where a RUNNING job's worker is: it may be killed in a call of the TA, elsewhere it comes back
 * by itself. */
typedef enum {
    PHASE_PREPARE,      /* before the TA's number is known, or before it is called          */
    PHASE_CALL,         /* TA runs TA_OpenSession or TA_InvokeCommand                       */
    PHASE_END,          /* TA runs TA_CloseSession or TA_DestroyEntryPoint                  */
    PHASE_BACK          /* after that                                                       */
} phase_t;

/* What became of the instance. */
typedef enum {
    FATE_LIVES,
    FATE_DEAD,          /* it died under its sessions                                       */
    FATE_ENDED          /* it never started, or was ended in order                          */
} fate_t;

typedef struct {
    /* the message */
    uint64_t  arg_pa;
    msg_arg_t arg;
    params_t  params;
    uint8_t   uuid[16];         /* OPEN: of the TA                                          */
    uint8_t   client[16];       /* OPEN, INVOKE: of the client                              */
    uint32_t  login;            /* its login type                                           */
    /* the dispatcher's decisions */
    uint8_t   state;            /* job_state_t                                              */
    uint8_t   worker;           /* the worker's thread, which waits for an answer           */
    uint8_t   session;          /* index, or SESSION_NONE                                   */
    uint8_t   instance;         /* index, or INSTANCE_NONE                                  */
    uint8_t   object;           /* REGISTER: the shared memory object                       */
    uint8_t   spawn;            /* OPEN: start the instance first                           */
    uint8_t   last;             /* CLOSE: end the instance afterwards                       */
    uint8_t   cancelled;        /* the cancellation flag                                    */
    uint8_t   expired;          /* its time is over, it is to be killed                     */
    uint32_t  session_id;
    uint32_t  order;            /* of arrival                                               */
    uint64_t  deadline;         /* of the global timer; 0: none                             */
    /* the worker's results */
    uint32_t  ret, origin;
    uint32_t  flags;            /* OPEN with spawn: BUNDLE_*                                */
    uint8_t   inst;             /* init's number (both: dispatcher before the start)        */
    uint8_t   fate;             /* fate_t                                                   */
    /* between the two while it runs (both) */
    volatile uint8_t phase;     /* phase_t, written by the worker                           */
    volatile uint8_t doomed;    /* the helper ends the instance, written by the dispatcher  */
} job_t;

#define JOB_NONE    0xFFu

extern job_t jobs[GATEWAY_WORKERS];

void job_init(void);

/* A job for the message at arg_pa with copy *arg (at most GW_MAX_PARAMS parameters), QUEUED; its
 * index, or JOB_NONE if all are taken. */
uint32_t job_new(uint64_t arg_pa, const msg_arg_t *arg);

/* Start job k, or leave it QUEUED, or end it with an error. */
void job_try(uint32_t k);

/* End a QUEUED job with that result, origin TEE. */
void job_fail(uint32_t k, uint32_t ret);

/* The worker of job k, thread `caller`, asks for work: it is new, or its job is done. */
void job_worker(uint32_t k, uint32_t caller);

/* The running job that is in the TA with init's number inst, or JOB_NONE. */
uint32_t job_of_inst(uint32_t inst);
#endif
