/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_OPTEE_H
#define GATEWAY_OPTEE_H
/*
 * The message of the OP-TEE protocol as it lies in normal-world memory, and GlobalPlatform's
 * numbers that go into it.  Facts: the driver's headers optee_msg.h, optee_smc.h; GlobalPlatform
 * TEE Client API 1.0 section 4.4 and TEE Internal Core API 1.3.1 section 3.3 for results.
 */
#include <stdint.h>
#include "microtee/gateway.h"

#define MSG_OPEN_SESSION    0u
#define MSG_INVOKE_COMMAND  1u
#define MSG_CLOSE_SESSION   2u
#define MSG_CANCEL          3u
#define MSG_REGISTER_SHM    4u
#define MSG_UNREGISTER_SHM  5u

/* Attribute of a parameter: bits 7:0 type, 8 META, 9 NONCONTIG, 18:16 cache attributes (0: those
 * that the memory has). */
#define ATTR_NONE           0x0u
#define ATTR_VALUE_INPUT    0x1u
#define ATTR_VALUE_INOUT    0x3u
#define ATTR_RMEM_INPUT     0x5u
#define ATTR_RMEM_INOUT     0x7u
#define ATTR_TMEM_INPUT     0x9u
#define ATTR_TMEM_OUTPUT    0xAu
#define ATTR_TMEM_INOUT     0xBu
#define ATTR_META           0x100u
#define ATTR_NONCONTIG      0x200u

typedef struct {
    uint64_t attr;
    uint64_t a;         /* value a;  TMEM: physical address;  RMEM: offset in the object     */
    uint64_t b;         /* value b;  TMEM, RMEM: size in bytes                               */
    uint64_t c;         /* value c;  TMEM, RMEM: reference (cookie) of the shared memory     */
} msg_param_t;

typedef struct {
    uint32_t cmd;
    uint32_t func;      /* INVOKE_COMMAND: the TA's command                                  */
    uint32_t session;   /* OPEN_SESSION: result, else input                                  */
    uint32_t cancel_id;
    uint32_t pad;
    uint32_t ret;
    uint32_t origin;
    uint32_t num_params;
    msg_param_t param[GW_MAX_PARAMS];
} msg_arg_t;

#define MSG_HEADER_SIZE     32u
#define MSG_NUM_PARAMS_MAX  127u    /* what fits in 4 KiB                                    */
_Static_assert(sizeof(msg_arg_t) == MSG_HEADER_SIZE + GW_MAX_PARAMS * 32u, "protocol");

/* Page lists: 4 KiB pages of 511 page addresses and the address of the next list page. */
#define PAGELIST_ENTRIES    511u

/* TEE_PARAM_TYPE_* */
#define TYPE_NONE           0u
#define TYPE_VALUE_INPUT    1u
#define TYPE_VALUE_OUTPUT   2u
#define TYPE_VALUE_INOUT    3u
#define TYPE_MEMREF_INPUT   5u
#define TYPE_MEMREF_OUTPUT  6u
#define TYPE_MEMREF_INOUT   7u

#define TEE_SUCCESS                 0x00000000u
#define TEE_ERROR_ACCESS_DENIED     0xFFFF0001u
#define TEE_ERROR_CANCEL            0xFFFF0002u
#define TEE_ERROR_BAD_PARAMETERS    0xFFFF0006u
#define TEE_ERROR_ITEM_NOT_FOUND    0xFFFF0008u
#define TEE_ERROR_OUT_OF_MEMORY     0xFFFF000Cu
#define TEE_ERROR_BUSY              0xFFFF000Du
#define TEE_ERROR_SHORT_BUFFER      0xFFFF0010u
#define TEE_ERROR_TARGET_DEAD       0xFFFF3024u

#define ORIGIN_TEE                  3u
#define ORIGIN_TRUSTED_APP          4u
#endif
