/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The main program of every TA: receives the gateway's requests (microtee/ta_proto.h), runs the
 * TA's entry points and answers.  What lies in the window is copied once and checked; the memrefs
 * themselves are used where they lie, in memory only the gateway shares.
 */
#include <string.h>
#include "libtee.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_proto.h"

#define NSESSIONS       32
#define WINDOW_SIZE     (PARAM_PAGES * 4096u)

typedef struct {
    uint32_t id;            /* the gateway's, 0: free                                       */
    void    *context;       /* the TA's                                                     */
} session_t;

static session_t sessions[NSESSIONS];
static bool created;
static TEE_Identity client;

const TEE_Identity *lib_client(void)
{
    return &client;
}

static session_t *find_session(uint32_t id)
{
    for (uint32_t i = 0; i < NSESSIONS; i++)
        if (sessions[i].id == id)
            return &sessions[i];
    return NULL;
}

/* ---- parameters --------------------------------------------------------------------------------- */

static bool is_memref(uint32_t type)
{
    return type >= TEE_PARAM_TYPE_MEMREF_INPUT && type <= TEE_PARAM_TYPE_MEMREF_INOUT;
}

static bool is_written(uint32_t type)
{
    return (type & 2) != 0;     /* _OUTPUT and _INOUT, of both kinds                        */
}

/* One memref of the window as TEE_Param and as area.  False if it lies outside. */
static bool take_memref(uint32_t a, uint32_t b, uint32_t null, uint32_t type, TEE_Param *out,
                        lib_area_t *area)
{
    *area = (lib_area_t){ 0 };
    out->memref.size = b;
    out->memref.buffer = NULL;
    if (null != 0)
        return true;
    if (a < TA_PARAM_DATA || a > WINDOW_SIZE || b > WINDOW_SIZE - a)
        return false;
    out->memref.buffer = (void *)(uintptr_t)(WIN_PARAM + a);
    area->start = WIN_PARAM + a;
    area->size = b;
    area->rights = type == TEE_PARAM_TYPE_MEMREF_INPUT
                 ? TEE_MEMORY_ACCESS_READ : TEE_MEMORY_ACCESS_READ | TEE_MEMORY_ACCESS_WRITE;
    return true;
}

/* The parameters of a request.  False if the window holds no sense. */
static bool take_params(const ta_params_t *in, uint32_t types, TEE_Param params[TEE_NUM_PARAMS])
{
    lib_area_t areas[TEE_NUM_PARAMS] = { 0 };
    memset(params, 0, TEE_NUM_PARAMS * sizeof params[0]);
    for (uint32_t i = 0; i < TEE_NUM_PARAMS; i++) {
        uint32_t type = TEE_PARAM_TYPE_GET(types, i);
        if (is_memref(type)) {
            if (!take_memref(in->p[i].a, in->p[i].b, in->p[i].null, type, &params[i],
                             &areas[i]))
                return false;
        } else if (type == TEE_PARAM_TYPE_VALUE_INPUT || type == TEE_PARAM_TYPE_VALUE_INOUT) {
            params[i].value.a = in->p[i].a;
            params[i].value.b = in->p[i].b;
        } else if (type != TEE_PARAM_TYPE_NONE && type != TEE_PARAM_TYPE_VALUE_OUTPUT) {
            return false;
        }
    }
    lib_memory_params(areas, TEE_NUM_PARAMS);
    return true;
}

static void give_params(uint32_t types, const TEE_Param params[TEE_NUM_PARAMS])
{
    volatile ta_params_t *window = (volatile ta_params_t *)WIN_PARAM;
    for (uint32_t i = 0; i < TEE_NUM_PARAMS; i++) {
        uint32_t type = TEE_PARAM_TYPE_GET(types, i);
        if (!is_written(type))
            continue;
        if (is_memref(type)) {
            window->p[i].b = params[i].memref.size;
        } else {
            window->p[i].a = params[i].value.a;
            window->p[i].b = params[i].value.b;
        }
    }
}

static void take_client(const ta_params_t *in)
{
    const uint8_t *u = in->client_uuid;
    client.login = in->login;
    client.uuid.timeLow = (uint32_t)u[0] << 24 | (uint32_t)u[1] << 16 | (uint32_t)u[2] << 8 | u[3];
    client.uuid.timeMid = (uint16_t)(u[4] << 8 | u[5]);
    client.uuid.timeHiAndVersion = (uint16_t)(u[6] << 8 | u[7]);
    memcpy(client.uuid.clockSeqAndNode, u + 8, 8);
}

/* ---- requests ------------------------------------------------------------------------------------- */

static TEE_Result open_session(uint32_t id, uint32_t types, TEE_Param params[TEE_NUM_PARAMS])
{
    session_t *session = find_session(0);
    if (id == 0 || find_session(id) != NULL)
        return TEE_ERROR_BAD_PARAMETERS;
    if (session == NULL)
        return TEE_ERROR_BUSY;
    if (!created) {
        TEE_Result result = TA_CreateEntryPoint();
        if (result != TEE_SUCCESS)
            return result;
        created = true;
    }
    session->context = NULL;
    TEE_Result result = TA_OpenSessionEntryPoint(types, params, &session->context);
    if (result == TEE_SUCCESS)
        session->id = id;
    return result;
}

static TEE_Result with_params(const msg_words_t *request)
{
    ta_params_t in;
    TEE_Param params[TEE_NUM_PARAMS];
    uint32_t types = request->w[2];
    session_t *session = request->w[0] == TA_INVOKE ? find_session(request->w[1]) : NULL;
    if (request->w[0] == TA_INVOKE && (request->w[1] == 0 || session == NULL))
        return TEE_ERROR_BAD_STATE;
    memcpy(&in, (const void *)WIN_PARAM, sizeof in);
    __asm__ volatile("" : : : "memory");
    if (!take_params(&in, types, params))
        return TEE_ERROR_BAD_PARAMETERS;
    take_client(&in);
    lib_cancel_reset();
    TEE_Result result = session == NULL
        ? open_session(request->w[1], types, params)
        : TA_InvokeCommandEntryPoint(session->context, request->w[3], types, params);
    lib_memory_params(NULL, 0);
    give_params(types, params);
    return result;
}

static TEE_Result close_session(uint32_t id)
{
    session_t *session = find_session(id);
    if (id == 0 || session == NULL)
        return TEE_ERROR_BAD_STATE;
    session->id = 0;
    lib_cancel_reset();
    TA_CloseSessionEntryPoint(session->context);
    return TEE_SUCCESS;
}

static TEE_Result serve(const msg_words_t *request)
{
    switch (request->w[0]) {
    case TA_OPEN:
    case TA_INVOKE:
        return with_params(request);
    case TA_CLOSE:
        return close_session(request->w[1]);
    case TA_DESTROY:
        if (created)
            TA_DestroyEntryPoint();
        created = false;
        return TEE_SUCCESS;
    default:
        return TEE_ERROR_NOT_SUPPORTED;
    }
}

int server_main(void)
{
    ipc_in_t io;
    lib_memory_init(__builtin_frame_address(0));
    (void)sys_recv(&io);
    for (;;) {
        TEE_Result result = serve(&io.m);
        io.m = (msg_words_t){ .w = { result } };
        sys_serve_next(&io);
    }
}
