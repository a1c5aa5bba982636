/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_BENCH_H
#define MICROTEE_BENCH_H
/*
 * Between the two servers that exist in the benchmark bundle only: `bench` runs the kernel
 * operations that bench/trace.py counts, `benchpeer` is the other address space they need.
 */

/* CAP_EPs of bench: to benchpeer, and to its own domain (for calls from thread to thread). */
#define SLOT_BENCHPEER  9
#define SLOT_BENCH      10
#define SLOT_WAKE       11  /* CAP_NTFN of bench's thread 0, bit 0                          */

/* Requests to benchpeer: w0 = PEER_*; every reply echoes the message. */
#define PEER_ECHO   0   /* reply and receive, at once                                       */
#define PEER_YIELD  1   /* reply, then yield to the caller, who has the same priority       */
#define PEER_SPIN   2   /* count to w1 in user mode, so that an interrupt can strike there   */
#define PEER_HOLD   3   /* never reply                                                      */

/* How servers/bench loads the kernel: LOAD_STEPS times LOAD_STEP more threads that wait for benchpeer's
 * reply; then, while they wait, DOMAIN_STEPS times DOMAIN_STEP more domains, instances of the TA echo with a
 * thread each.  bench/trace.py knows these four numbers too. */
#define LOAD_STEP       6
#define LOAD_STEPS      5
#define DOMAIN_STEP     4
#define DOMAIN_STEPS    4
#define BENCH_NTHREADS  (3 + LOAD_STEP * LOAD_STEPS)    /* servers/build.mk has the number as well */

#endif
