/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef LIBTEE_H
#define LIBTEE_H
/*
 * Inside libtee: what its files share.  A TA includes tee_internal_api.h instead.
 *
 * libtee runs in the TA's own address space and protects nobody from the TA: the servers and the
 * kernel do that.  Its checks are there so that a TA's errors are found where they are made.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "tee_internal_api.h"
#include "user_ta_header.h"

/* ---- the TA (ta_header.c, compiled once for each TA) ---------------------------------------- */
extern const TEE_UUID ta_uuid;
extern const uint32_t ta_flags;                 /* TA_FLAG_*                                */
extern const uint32_t ta_data_size;             /* octets of heap                           */
extern const uint32_t ta_stack_size;            /* octets, whole pages                      */
extern const char ta_version[], ta_description[];
extern const struct user_ta_property ta_properties[];
extern const uint32_t ta_nproperties;
extern uint8_t ta_heap[];                       /* ta_data_size octets, 8-byte aligned      */

/* ---- panic codes of libtee --------------------------------------------------------------------- */
#define PANIC_POINTER       0x54410001u         /* buffer that is not the TA's to access    */
#define PANIC_HANDLE        0x54410002u         /* handle that is none                      */
#define PANIC_STATE         0x54410003u         /* call not allowed now                     */
#define PANIC_ARGUMENT      0x54410004u         /* argument that is never allowed           */
#define PANIC_HEAP          0x54410005u         /* not an area of TEE_Malloc, or overrun    */
#define PANIC_SERVER        0x54410006u         /* the crypto server died or refused        */

/* Panic with `code` unless `ok`. */
static inline void must(bool ok, uint32_t code)
{
    if (!ok)
        TEE_Panic(code);
}

/* ---- memory (memory.c) ------------------------------------------------------------------------ */

/* A memref of the running command: where it lies, and TEE_MEMORY_ACCESS_* for it. */
typedef struct {
    uintptr_t start;
    size_t    size;
    uint32_t  rights;
} lib_area_t;

/* Called first of all, with an address in the highest page of the stack. */
void lib_memory_init(const void *stack_address);
/* From now on these areas count as accessible; n = 0 when the command is over. */
void lib_memory_params(const lib_area_t *areas, uint32_t n);
/* Panic unless all of it may be read, or written.  A size of 0 is always right. */
void lib_check_in(const void *buffer, size_t size);
void lib_check_out(const void *buffer, size_t size);
/* The same for the size argument of an output buffer, then for that buffer; returns *size. */
size_t lib_check_sized(const void *buffer, const size_t *size);

/* ---- heap (heap.c) ------------------------------------------------------------------------------ */

/* Zeroed area of `size` octets or NULL. */
void *lib_alloc(size_t size);
/* Wipe and free; NULL is allowed. */
void lib_free(void *area);
/* Overwrite with zeros, also where a compiler thinks that nobody looks any more. */
void lib_wipe(void *area, size_t size);

/* ---- the running command (main.c) --------------------------------------------------------------- */
const TEE_Identity *lib_client(void);
/* Cancellation is masked again: a new command starts (cancel.c). */
void lib_cancel_reset(void);

/* ---- algorithms (algorithm.c) --------------------------------------------------------------------- */
#define MODE_BIT(m)         (1u << (m))         /* m = TEE_MODE_*                           */

typedef struct {
    uint32_t id;            /* TEE_ALG_*                                                    */
    uint8_t  class;         /* TEE_OPERATION_*                                              */
    uint8_t  server;        /* CRYPTO_* algorithm of the operation, or the hash of ECDSA    */
    uint8_t  hash_size;     /* octets of digest or MAC                                      */
    uint8_t  modes;         /* MODE_BIT of each                                             */
    uint32_t key_type;      /* TEE_TYPE_* of its key, 0: none; the key pair's for EC        */
} lib_alg_t;

/* NULL if there is no such algorithm. */
const lib_alg_t *lib_alg_find(uint32_t id);

/* ---- objects (object.c, attribute.c) ---------------------------------------------------------------- */
#define NOBJECTS            64
#define EC_SIZE             32                  /* octets of a P-256 scalar or coordinate   */

typedef struct {
    uint32_t id;            /* TEE_TYPE_*                                                   */
    uint16_t min, max, step; /* key sizes in bits                                           */
    uint8_t  ec;            /* 0, EC_PUBLIC or EC_PAIR                                      */
} lib_type_t;
#define EC_PUBLIC           1
#define EC_PAIR             2

typedef struct {
    const lib_type_t *type;
    uint32_t bits;          /* 0: empty                                                     */
    uint32_t max_bits;
    uint32_t usage;
    uint8_t  pub[2 * EC_SIZE]; /* EC: x, y                                                  */
    uint8_t  secret[];      /* max_bits / 8 octets: the key, or the private scalar          */
} lib_object_t;

/* NULL if there is no such type. */
const lib_type_t *lib_type_find(uint32_t id);
bool lib_type_has_size(const lib_type_t *type, uint32_t bits);
/* The object of a handle; panics if it is none.  _empty, _full: and if it is not empty or full. */
lib_object_t *lib_object(TEE_ObjectHandle handle);
lib_object_t *lib_object_empty(TEE_ObjectHandle handle);
lib_object_t *lib_object_full(TEE_ObjectHandle handle);
/* Write a big-endian number of `len` octets as EC_SIZE octets.  False if it is too big. */
bool lib_ec_number(uint8_t out[EC_SIZE], const uint8_t *number, size_t len);
/* The attribute of that id, or NULL. */
const TEE_Attribute *lib_attr_find(const TEE_Attribute *attrs, uint32_t count, uint32_t id);

/* ---- operations (operation.c and one file for each class) --------------------------------------------- */
#define NOPERATIONS         24
#define NO_HANDLE           UINT32_MAX

typedef struct {
    const lib_alg_t *alg;   /* NULL: free entry                                             */
    uint32_t mode;          /* TEE_MODE_*                                                   */
    uint32_t max_bits;
    uint32_t key_bits;      /* 0: no key                                                    */
    uint32_t server;        /* handle at the crypto server or NO_HANDLE                     */
    uint32_t generation;    /* of this table entry: makes stale handles invalid             */
    bool     active;        /* initialised, or data has been added: not for a new key now   */
    bool     dirty;         /* digest, MAC: the server holds data of an unfinished message  */
    bool     iv_pending;    /* cipher: iv has not been sent yet                             */
    bool     data_begun;    /* AE: no more AAD                                              */
    uint8_t  tag_size;      /* AE                                                           */
    uint8_t  nblock;        /* cipher: octets in block                                      */
    uint8_t  iv[16];
    uint8_t  block[16];     /* cipher: input not yet enough for a block                     */
    uint8_t *key;           /* ECDSA, ECDH, HKDF: scalar or keying material                 */
    uint32_t key_size;
    uint8_t  pub[2 * EC_SIZE];
} lib_operation_t;

/* The operation of a handle; panics if it is none.  _class: and if it is of another class.
 * _active: and if it was not initialised. */
lib_operation_t *lib_operation(TEE_OperationHandle handle);
lib_operation_t *lib_operation_class(TEE_OperationHandle handle, uint32_t class);
lib_operation_t *lib_operation_active(TEE_OperationHandle handle, uint32_t class);
/* Digest, MAC: forget data of an unfinished message (digest.c). */
void lib_hash_restart(lib_operation_t *op);
/* The room in an output buffer for `needed` octets; panics if it is not the TA's.  size may be
 * NULL when nothing is needed. */
size_t lib_room(const void *buffer, const size_t *size, size_t needed);
/* Panic if the crypto server did not do as it was told. */
void lib_crypto_ok(uint32_t status);

#endif
