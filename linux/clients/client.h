/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What all programs of the normal world share: a session with a trusted application, and ways to report.
 */
#ifndef CLIENT_H
#define CLIENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <tee_client_api.h>

struct client {
	TEEC_Context context;
	TEEC_Session session;
};

/* Opens a session, or says why not and exits with status 1. */
void client_open(struct client *c, const TEEC_UUID *uuid);
/* The same, but returns what the TEE said; nothing stays open unless that is TEEC_SUCCESS. */
TEEC_Result client_try_open(struct client *c, const TEEC_UUID *uuid, uint32_t *origin);
void client_close(struct client *c);

/* Invokes a command. A null op stands for one without parameters. */
TEEC_Result client_invoke(struct client *c, uint32_t command, TEEC_Operation *op);

/* Fill in one parameter of an operation; they add its type to paramTypes. */
void op_value(TEEC_Operation *op, int index, uint32_t type, uint32_t a, uint32_t b);
void op_buffer(TEEC_Operation *op, int index, uint32_t type, const void *data, size_t size);
void op_shared(TEEC_Operation *op, int index, uint32_t type, TEEC_SharedMemory *shm, size_t offset, size_t size);

/* A TEE result as text: its name, or its number in hexadecimal. */
const char *result_name(TEEC_Result result);

/* Pseudo-random bytes, the same for the same seed on every run. */
void fill_pattern(uint8_t *data, size_t size, uint32_t seed);

/* Milliseconds on the clock that never jumps. */
uint64_t now_ms(void);

/* Prints the message as printf does and ends the program with status 1. */
__attribute__((noreturn, format(printf, 1, 2))) void fail(const char *format, ...);

#endif
