/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_WORKER_H
#define GATEWAY_WORKER_H
/* What a worker does with a job: all that takes time or waits for others. */
#include "job.h"

/* Do the RUNNING job *j and write its result to the normal world's message. */
void worker_run(job_t *j);

/* The loops of threads 1 .. GATEWAY_WORKERS and GATEWAY_HELPER; they do not return. */
void worker_loop(uint32_t index);
void helper_loop(void);
#endif
