/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_TA_PROTO_H
#define MICROTEE_TA_PROTO_H
/*
 * Gateway -> TA: the gateway calls the TA's endpoint; libtee's loop receives, runs the entry
 * point and replies.  Parameters lie in the shared window (WIN_PARAM in the TA,
 * GW_WIN_PARAM(inst) in the gateway): ta_params_t in page 0, memref contents behind it.  The
 * gateway copies memrefs in before the call and out after it, so a TA works on a private copy
 * that the normal world cannot change.  Both sides treat the window as hostile: read once,
 * check, then use.
 */
#include <stdint.h>

/* w0 = TA_OPEN, w1 = session id (chosen by the gateway, not 0), w2 = parameter types.
 * Reply w0 = TEE_Result, w1 = 0. First TA_OPEN of an instance runs TA_CreateEntryPoint first. */
#define TA_OPEN     1
/* w0 = TA_INVOKE, w1 = session id, w2 = parameter types, w3 = command. Reply w0 = TEE_Result. */
#define TA_INVOKE   2
/* w0 = TA_CLOSE, w1 = session id.  Reply w0 = 0. */
#define TA_CLOSE    3
/* w0 = TA_DESTROY: run TA_DestroyEntryPoint; the instance is ended by init afterwards. */
#define TA_DESTROY  4

/* A TA's request to the gateway (slot SLOT_GATEWAY), answered by the gateway's dispatcher:
 * w0 = GW_CANCELLED: reply w0 = 1 if cancellation was requested for the running command
 *      of this instance. */
#define GW_CANCELLED 1
/* w0 = GW_FREE_FRAMES: reply w0 = init's number of free frames (0: init does not answer). */
#define GW_FREE_FRAMES 2
/* Reply w0 to any other request. */
#define GW_BAD_REQUEST 0xFFFFFFFFu

typedef struct {
    uint32_t types;         /* TEE_PARAM_TYPES(...) with TEE_PARAM_TYPE_* (0 .. 7)          */
    uint32_t login;         /* client's login type (TEE_LOGIN_*)                            */
    uint8_t  client_uuid[16];
    struct {
        uint32_t a;         /* value a, or offset of the memref's copy from the window start */
        uint32_t b;         /* value b, or size in bytes; out: size written or needed        */
        uint32_t null;      /* 1: a NULL memref (size may be non-zero)                       */
        uint32_t pad;
    } p[4];
} ta_params_t;
#define TA_PARAM_DATA   4096u   /* first byte of the memref area                            */
#endif
