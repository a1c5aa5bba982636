/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_SHM_H
#define GATEWAY_SHM_H
/*
 * Registered shared memory: objects named by the normal world's reference (cookie), each a list
 * of checked page numbers in secure memory.  Page numbers are kept in chunks, an object is a
 * chain of chunks.
 *
 * Only the dispatcher changes the table.  A worker fills an object that was reserved for it and
 * reads the pages of objects that its job holds (shm_hold), which cannot go away meanwhile.
 */
#include "optee.h"

#define SHM_NONE        0xFFu
#define SHM_FEW_PAGES   32u     /* an object of at most so many is filled by the dispatcher  */

/* Forget everything; at boot and between tests. */
void shm_init(void);

/* Dispatcher: reserve an object and its chunks for the REGISTER_SHM message *arg; *obj = it.
 * TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_OUT_OF_MEMORY. */
uint32_t shm_reserve(const msg_arg_t *arg, uint32_t *obj);

/* Number of pages of an object. */
uint32_t shm_npages(uint32_t obj);

/* Whoever was given the reserved object: copy the page list into it.
 * TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_ACCESS_DENIED. */
uint32_t shm_fill(uint32_t obj);

/* Dispatcher: the reserved object is complete, or (not `ok`) is given up. */
void shm_commit(uint32_t obj, int ok);

/* Dispatcher: end the object of the UNREGISTER_SHM message.
 * TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_BUSY. */
uint32_t shm_unregister(const msg_arg_t *arg);

/* Dispatcher: find [offs, offs + size) in the object with that reference, and keep it from being
 * unregistered until shm_release.  *obj = it, *first = offset of the range from the start of the
 * object's first page.  TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS. */
uint32_t shm_hold(uint64_t cookie, uint64_t offs, uint64_t size, uint32_t *obj, uint32_t *first);
void shm_release(uint32_t obj);

/* Holder: copy the numbers of pages [start, start + n) of the object. */
void shm_pages(uint32_t obj, uint32_t start, uint32_t n, uint32_t *page);
#endif
