/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_IPC_H
#define KERNEL_IPC_H
/*
 * Inter-process communication: synchronous calls to the endpoint of a domain.
 */
#include <stdint.h>
#include "thread.h"
#include "tq.h"

/* ---- primitives: one step of the abstract machine each ------------------------------------ */
/* r, which waits to receive, gets s's message with that badge; s waits for the reply; r is in limbo. */
void ipc_to_receiver(uint8_t s, uint8_t r, uint32_t badge);
/* Running r gets the message of s, which waits to send; s now waits for the reply. */
void ipc_from_sender(uint8_t r, uint8_t s);
/* t joins the queue of endpoint e as sender (with that badge) or receiver. */
void ipc_park(uint8_t t, uint8_t e, uint8_t st, uint32_t badge);
/* t answers c, which waits for it; c is in limbo. */
void ipc_answer(uint8_t t, uint8_t c);
/* 1 if thread c waits for a reply from the current domain. */
uint32_t ipc_owed(uint32_t c);

/* ---- system calls of the current thread: see abi.h ------------------------------------------ */
void ipc_call(uint32_t slot);
void ipc_recv(void);
void ipc_reply(uint32_t c);
void ipc_reply_recv(uint32_t c);
/* The current thread t calls endpoint e with that badge and the message in th_msg[t]. */
void ipc_call_as(uint8_t t, uint8_t e, uint32_t badge);

/* ---- teardown --------------------------------------------------------------------------------- */
/* t stops whatever it waits for, or to be ready: limbo. */
void ipc_cancel(uint8_t t);
/* t's system call ends with that status: ready.  sched_balance() must follow. */
void ipc_fail(uint8_t t, uint32_t status);
#endif
