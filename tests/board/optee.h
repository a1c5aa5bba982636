/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef BOARD_OPTEE_H
#define BOARD_OPTEE_H
/* A client of the TEE without Linux: builds messages in normal-world RAM and sends them. */
#include <stdint.h>
#include "../../servers/gateway/optee.h"
#include "payload.h"

/* An RFC 4122 UUID as two 64-bit values of a META parameter, from a TA's UUID initialiser. */
typedef struct {
    uint32_t time_low;
    uint16_t time_mid;
    uint16_t time_hi;
    uint8_t  rest[8];
} uuid_t;

/* The one message of these tests: a page of its own. */
extern msg_arg_t *const msg;

/* Start a message with `n` empty parameters. */
void msg_new(uint32_t cmd, uint32_t n);
/* Send it; a call that an interrupt or a busy core completed is resumed.  r0 of the last return. */
uint32_t msg_send(void);
/* Open a session to a TA: msg->ret is the result; the session id. */
uint32_t msg_open(const uuid_t *ta);
/* Invoke command `func`; parameters from index 0 must be set in msg already (msg_new before). */
uint32_t msg_invoke(uint32_t session, uint32_t func);
uint32_t msg_close(uint32_t session);
void param_value(uint32_t i, uint32_t type, uint32_t a, uint32_t b);
void param_tmem(uint32_t i, uint32_t type, uint64_t pa, uint64_t size);
void param_rmem(uint32_t i, uint32_t type, uint64_t ref, uint64_t offset, uint64_t size);
/* Register `pages` physical pages under `ref`; result of the TEE. */
uint32_t shm_register(uint64_t ref, const uint64_t *pages, uint32_t n, uint64_t size, uint32_t offset);
uint32_t shm_unregister(uint64_t ref);
#endif
