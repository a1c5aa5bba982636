/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_MSG_H
#define GATEWAY_MSG_H
/* The message in normal-world memory: copied once, answered once. */
#include "optee.h"

/* Copy the message at physical address pa.  arg->num_params may be greater than GW_MAX_PARAMS
 * (then only the header is copied): msg_params_ok tells.
 * GW_RET_OK, GW_RET_EBADADDR. */
uint32_t msg_read(uint64_t pa, msg_arg_t *arg);

/* 1 if `n` leading parameters are META values, no other is META, and there are at most 4 of
 * these. */
int msg_params_ok(const msg_arg_t *arg, uint32_t n);

/* Write result and origin to the message at pa, which msg_read has accepted. */
void msg_write_result(uint64_t pa, uint32_t ret, uint32_t origin);

/* Write the session id there. */
void msg_write_session(uint64_t pa, uint32_t session);

/* Write fields a and b, or b alone, of parameter i < arg->num_params there. */
void msg_write_value(uint64_t pa, uint32_t i, uint32_t a, uint32_t b);
void msg_write_size(uint64_t pa, uint32_t i, uint32_t size);
#endif
