/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_TA_ECHO_H
#define MICROTEE_TA_ECHO_H
/*
 * The sample TA `echo`: it sends back what it gets, in every kind of parameter.  For its clients
 * and for the TA itself, so macros only.  It is a multi-instance TA: every session is an
 * instance of its own, and what it counts is counted per session.
 *
 * Wrong parameter types for a command: TEE_ERROR_BAD_PARAMETERS.  Unknown command:
 * TEE_ERROR_NOT_SUPPORTED.  Origin of both: the TA.  Open takes no parameters (4 x NONE).
 */
#define TA_ECHO_UUID \
    { 0x374404dc, 0xa6a7, 0x4da1, \
      { 0x82, 0x46, 0x93, 0xe7, 0x57, 0x5e, 0x78, 0x50 } }
#define TA_ECHO_UUID_STRING     "374404dc-a6a7-4da1-8246-93e7575e7850"

/* Does nothing.  Parameters: none. */
#define ECHO_CMD_NOOP           0

/* p0 VALUE_INPUT, p1 VALUE_OUTPUT, p2 VALUE_INOUT, p3 none.
 * p1.a = p0.a + p0.b, p1.b = p0.a - p0.b, p2.a = p2.a + p0.a, p2.b = p2.b xor p0.b
 * (all modulo 2^32). */
#define ECHO_CMD_VALUE          1

/* p0 MEMREF_INPUT, p1 MEMREF_OUTPUT: p1 = p0.  If p1 is shorter (or NULL, and p0 is not empty):
 * TEE_ERROR_SHORT_BUFFER, p1.size = size of p0, nothing written. */
#define ECHO_CMD_COPY           2

/* p0 MEMREF_INOUT: order of the bytes reversed in place. */
#define ECHO_CMD_REVERSE        3

/* p0 MEMREF_INOUT, p1 VALUE_INPUT: each byte xor (p1.a & 0xff), in place. */
#define ECHO_CMD_XOR            4

/* p0 VALUE_INPUT, p1 MEMREF_OUTPUT: p0.a bytes, byte i being (i + p0.b) & 0xff.  If p1 is shorter
 * or NULL: TEE_ERROR_SHORT_BUFFER, p1.size = p0.a. */
#define ECHO_CMD_FILL           5

/* p0 MEMREF_INPUT, _OUTPUT or _INOUT; p1 VALUE_OUTPUT: p1.a = 1 if the TA sees a NULL buffer, else
 * 0; p1.b = the size the TA sees.  Content and size are left alone. */
#define ECHO_CMD_NULL           6

/* p0-p2 anything, p3 VALUE_OUTPUT: p3.a = parameter types as the TA sees them
 * (TEE_PARAM_TYPES), p3.b = 0. */
#define ECHO_CMD_TYPES          7

/* p0 MEMREF_INPUT, p1 MEMREF_INOUT, p2 MEMREF_OUTPUT, p3 VALUE_OUTPUT.  First all sizes are looked
 * at: p3.a = size of p0 + size of p1, p3.b = size of p2.  p2 = p0 followed by p1 (short: as
 * ECHO_CMD_COPY, nothing else happens but p3), then p1 is reversed in place. */
#define ECHO_CMD_MEMREFS        8

/* p0 VALUE_INPUT, p1 VALUE_OUTPUT: computes (never calls, never looks for a cancellation) for
 * p0.a milliseconds.  p1.a = rounds done, p1.b = checksum of the computation. */
#define ECHO_CMD_COMPUTE_MS     9

/* p0 VALUE_INPUT, p1 VALUE_OUTPUT: computes p0.a rounds x = x * 1664525 + 1013904223 from
 * x = p0.b.  p1.a = x, p1.b = 0. */
#define ECHO_CMD_COMPUTE_ROUNDS 10

/* p0 VALUE_INPUT: TEE_Wait(p0.a milliseconds); with p0.b = 1 cancellation is unmasked before, so
 * that a TEEC_RequestCancellation ends it with TEE_ERROR_CANCEL. */
#define ECHO_CMD_WAIT           11

/* p0 VALUE_OUTPUT: p0.a = commands this session has had so far, this one included; p0.b = sessions
 * open in this instance (always 1 as long as echo is multi-instance). */
#define ECHO_CMD_COUNT          12

/* p0 VALUE_INPUT: the command returns p0.a as its TEE_Result. */
#define ECHO_CMD_RESULT         13

/* p0 VALUE_OUTPUT, p1 VALUE_OUTPUT: p0 = TEE_GetSystemTime (a seconds, b milliseconds),
 * p1 = ticks of the global timer (a low, b high word). */
#define ECHO_CMD_TIME           14

/* p0 MEMREF_OUTPUT: 16 octets of the caller's UUID (gpd.client.identity), p1 VALUE_OUTPUT: p1.a =
 * login type (TEE_LOGIN_*), p1.b = 0.  Short p0: TEE_ERROR_SHORT_BUFFER. */
#define ECHO_CMD_CLIENT         15

#endif
