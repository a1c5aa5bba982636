/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef FAKE_H
#define FAKE_H
/*
 * A TA on this machine: the vault TA with libtee, called as the gateway would call it.  In place of
 * the kernel, a system call goes straight to the code of the crypto and keys servers, which is the
 * real one.  Windows lie at their real addresses.
 */
#include <stdbool.h>
#include <stdint.h>
#include "libtee.h"

/* Map the windows, start the servers.  Once, before anything else. */
void fake_start(void);

/* One request to the TA's main loop, words as in microtee/ta_proto.h; the result it answers with. */
uint32_t fake_request(uint32_t what, uint32_t session, uint32_t types, uint32_t command);

/* True if the function panicked (did not return). */
bool fake_panics(void (*function)(void));

/* Number of IPC calls made since the last question. */
uint32_t fake_ipc_count(void);

/* ---- parameters of the next request -------------------------------------------------------------- */
#define FAKE_SESSION    7

/* No parameters. */
void fake_params(void);
/* The next parameter: a memref of n octets, copied from data or zeros if that is NULL; where it lies. */
uint8_t *fake_memref(uint32_t type, const void *data, uint32_t n);
/* The next parameter: a value. */
void fake_value(uint32_t type, uint32_t a, uint32_t b);
/* TA_INVOKE with these parameters in session FAKE_SESSION. */
uint32_t fake_invoke(uint32_t command);
/* Size or value b of parameter i after the request. */
uint32_t fake_size(uint32_t i);
/* Overwrite a field of the window, to see it checked. */
void fake_break(uint32_t i, uint32_t a, uint32_t b, uint32_t null);

/* Octets from hexadecimal digits; returns how many. */
uint32_t fake_hex(uint8_t *out, const char *digits);

#endif
