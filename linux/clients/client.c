/* SPDX-License-Identifier: BSD-2-Clause */

#include "client.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

TEEC_Result client_try_open(struct client *c, const TEEC_UUID *uuid, uint32_t *origin)
{
	TEEC_Result result;

	*origin = TEEC_ORIGIN_API;
	result = TEEC_InitializeContext(NULL, &c->context);
	if (result != TEEC_SUCCESS)
		return result;
	result = TEEC_OpenSession(&c->context, &c->session, uuid, TEEC_LOGIN_PUBLIC, NULL, NULL, origin);
	if (result != TEEC_SUCCESS)
		TEEC_FinalizeContext(&c->context);
	return result;
}

void client_open(struct client *c, const TEEC_UUID *uuid)
{
	uint32_t origin;
	TEEC_Result result = client_try_open(c, uuid, &origin);

	if (result != TEEC_SUCCESS)
		fail("cannot open a session with TA %08x: %s from origin %u", uuid->timeLow, result_name(result), origin);
}

void client_close(struct client *c)
{
	TEEC_CloseSession(&c->session);
	TEEC_FinalizeContext(&c->context);
}

TEEC_Result client_invoke(struct client *c, uint32_t command, TEEC_Operation *op)
{
	uint32_t origin;

	return TEEC_InvokeCommand(&c->session, command, op, &origin);
}

static void set_type(TEEC_Operation *op, int index, uint32_t type)
{
	op->paramTypes = (op->paramTypes & ~(0xfu << (4 * index))) | type << (4 * index);
}

void op_value(TEEC_Operation *op, int index, uint32_t type, uint32_t a, uint32_t b)
{
	set_type(op, index, type);
	op->params[index].value.a = a;
	op->params[index].value.b = b;
}

void op_buffer(TEEC_Operation *op, int index, uint32_t type, const void *data, size_t size)
{
	set_type(op, index, type);
	/* The API has one pointer for both directions; for an input, libteec only reads. */
	op->params[index].tmpref.buffer = (void *)(uintptr_t)data;
	op->params[index].tmpref.size = size;
}

void op_shared(TEEC_Operation *op, int index, uint32_t type, TEEC_SharedMemory *shm, size_t offset, size_t size)
{
	set_type(op, index, type);
	op->params[index].memref.parent = shm;
	op->params[index].memref.offset = offset;
	op->params[index].memref.size = size;
}

const char *result_name(TEEC_Result result)
{
	static __thread char number[16];

	switch (result) {
	case TEEC_SUCCESS: return "success";
	case TEEC_ERROR_GENERIC: return "generic error";
	case TEEC_ERROR_ACCESS_DENIED: return "access denied";
	case TEEC_ERROR_CANCEL: return "cancelled";
	case TEEC_ERROR_ACCESS_CONFLICT: return "access conflict";
	case TEEC_ERROR_EXCESS_DATA: return "excess data";
	case TEEC_ERROR_BAD_FORMAT: return "bad format";
	case TEEC_ERROR_BAD_PARAMETERS: return "bad parameters";
	case TEEC_ERROR_BAD_STATE: return "bad state";
	case TEEC_ERROR_ITEM_NOT_FOUND: return "item not found";
	case TEEC_ERROR_NOT_IMPLEMENTED: return "not implemented";
	case TEEC_ERROR_NOT_SUPPORTED: return "not supported";
	case TEEC_ERROR_NO_DATA: return "no data";
	case TEEC_ERROR_OUT_OF_MEMORY: return "out of memory";
	case TEEC_ERROR_BUSY: return "busy";
	case TEEC_ERROR_COMMUNICATION: return "communication error";
	case TEEC_ERROR_SECURITY: return "security error";
	case TEEC_ERROR_SHORT_BUFFER: return "short buffer";
	case TEEC_ERROR_TARGET_DEAD: return "target dead";
	}
	snprintf(number, sizeof(number), "0x%08x", result);
	return number;
}

void fill_pattern(uint8_t *data, size_t size, uint32_t seed)
{
	uint32_t x = seed * 2654435761u + 1;

	for (size_t i = 0; i < size; i++) {
		x = x * 1664525u + 1013904223u;
		data[i] = (uint8_t)(x >> 24);
	}
}

uint64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void fail(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}
