/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_PARAM_H
#define GATEWAY_PARAM_H
/*
 * The parameters of one command on their way from the normal world's message through the TA's
 * window and back.
 *
 *   decode (dispatcher)  message copy -> params_t; holds the shared memory objects it names
 *   locate (worker)      which pages of normal-world memory each memref is
 *   send   (worker)      values and memref contents into the window
 *   fetch  (worker)      from the window into the message and the memrefs
 *   release (dispatcher) lets the objects go
 */
#include "microtee/layout.h"
#include "ns.h"
#include "optee.h"

#define NPARAMS         4u
#define MEMREF_PAGES    PARAM_PAGES     /* PARAM_PAGES - 1 pages of data touch one more      */

typedef struct {
    uint8_t  type;          /* TYPE_*                                                       */
    uint8_t  null;          /* memref: NULL                                                 */
    uint8_t  list;          /* memref: pa is that of a page list                            */
    uint8_t  shm;           /* memref: the object it is in, or SHM_NONE                     */
    uint32_t a, b;          /* value                                                        */
    uint32_t size;          /* memref: bytes                                                */
    uint32_t first;         /* memref: offset of its first byte from the start of its first
                               page (in an object: of the object's first page)              */
    uint64_t pa;            /* memref not in an object: physical address of its first page,
                               or of the page list                                          */
    uint32_t window;        /* memref: offset of its copy in the window                     */
    uint32_t page[MEMREF_PAGES];    /* memref, located: its pages                           */
} param_t;

typedef struct {
    uint32_t types;         /* TEE_PARAM_TYPES of the four                                  */
    uint32_t count;         /* of the message's                                             */
    uint32_t skip;          /* META parameters before them                                  */
    param_t  p[NPARAMS];
} params_t;

/* Decode the parameters of *arg after `skip` META ones; msg_params_ok(arg, skip) holds.
 * TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_OUT_OF_MEMORY (larger than the window).  On
 * an error nothing is held. */
uint32_t params_decode(params_t *ps, const msg_arg_t *arg, uint32_t skip);

/* Let go of what params_decode holds; once. */
void params_release(params_t *ps);

/* Find and check the pages of all memrefs.
 * TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_ACCESS_DENIED. */
uint32_t params_locate(params_t *ps);

/* Fill the window of instance inst.  Memrefs that are output only are zeros there. */
void params_send(const params_t *ps, uint32_t inst, uint32_t login, const uint8_t client[16]);

/* Write back to the message at arg_pa and to the memrefs what the TA left in the window; `ret` is
 * what it returned.  Returns ret, or TEE_ERROR_SHORT_BUFFER for a success with a size that is
 * larger than the buffer. */
uint32_t params_fetch(const params_t *ps, uint32_t inst, uint64_t arg_pa, uint32_t ret);
#endif
