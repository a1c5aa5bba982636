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

/* Requests to benchpeer: w0 = PEER_*; every reply echoes the message. */
#define PEER_ECHO   0   /* reply and receive, at once                                       */
#define PEER_YIELD  1   /* reply, then yield to the caller, who has the same priority       */
#define PEER_SPIN   2   /* count to w1 in user mode, so that an interrupt can strike there   */

#endif
