/* SPDX-License-Identifier: BSD-2-Clause */
/* The sample TA `echo`: its commands are described in microtee/ta_echo.h. */
#include <tee_internal_api.h>
#include <tee_microtee.h>
#include "microtee/ta_echo.h"

typedef struct {
    uint32_t commands;
} session_t;

static uint32_t open_sessions;

TEE_Result TA_CreateEntryPoint(void)
{
    return TEE_SUCCESS;
}

void TA_DestroyEntryPoint(void)
{
}

TEE_Result TA_OpenSessionEntryPoint(uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS],
                                    void **sessionContext)
{
    (void)params;
    if (paramTypes != 0)
        return TEE_ERROR_BAD_PARAMETERS;
    session_t *session = TEE_Malloc(sizeof *session, TEE_MALLOC_FILL_ZERO);
    if (session == NULL)
        return TEE_ERROR_OUT_OF_MEMORY;
    *sessionContext = session;
    open_sessions++;
    return TEE_SUCCESS;
}

void TA_CloseSessionEntryPoint(void *sessionContext)
{
    TEE_Free(sessionContext);
    open_sessions--;
}

/* ---- commands ------------------------------------------------------------------------------------- */

/* Room in an output memref: none if it is NULL.  Sets its size to what is needed. */
static bool fits(TEE_Param *out, size_t needed)
{
    size_t room = out->memref.buffer == NULL ? 0 : out->memref.size;
    out->memref.size = needed;
    return room >= needed;
}

/* Size of an input memref: 0 if it is NULL. */
static size_t size_of(const TEE_Param *in)
{
    return in->memref.buffer == NULL ? 0 : in->memref.size;
}

static void reverse(uint8_t *p, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        uint8_t t = p[i];
        p[i] = p[n - 1 - i];
        p[n - 1 - i] = t;
    }
}

static TEE_Result noop(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    (void)p;
    return TEE_SUCCESS;
}

static TEE_Result value(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    p[1].value.a = p[0].value.a + p[0].value.b;
    p[1].value.b = p[0].value.a - p[0].value.b;
    p[2].value.a += p[0].value.a;
    p[2].value.b ^= p[0].value.b;
    return TEE_SUCCESS;
}

static TEE_Result copy(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    size_t n = size_of(&p[0]);
    if (!fits(&p[1], n))
        return TEE_ERROR_SHORT_BUFFER;
    TEE_MemMove(p[1].memref.buffer, p[0].memref.buffer, n);
    return TEE_SUCCESS;
}

static TEE_Result reverse_inout(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    reverse(p[0].memref.buffer, size_of(&p[0]));
    return TEE_SUCCESS;
}

static TEE_Result xor(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    uint8_t *data = p[0].memref.buffer;
    for (size_t i = 0; i < size_of(&p[0]); i++)
        data[i] ^= (uint8_t)p[1].value.a;
    return TEE_SUCCESS;
}

static TEE_Result fill(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    uint32_t n = p[0].value.a;
    if (!fits(&p[1], n))
        return TEE_ERROR_SHORT_BUFFER;
    uint8_t *data = p[1].memref.buffer;
    for (uint32_t i = 0; i < n; i++)
        data[i] = (uint8_t)(i + p[0].value.b);
    return TEE_SUCCESS;
}

static TEE_Result null(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    p[1].value.a = p[0].memref.buffer == NULL;
    p[1].value.b = p[0].memref.size;
    return TEE_SUCCESS;
}

static TEE_Result memrefs(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    size_t n0 = size_of(&p[0]), n1 = size_of(&p[1]);
    p[3].value.a = n0 + n1;
    p[3].value.b = p[2].memref.size;
    if (!fits(&p[2], n0 + n1))
        return TEE_ERROR_SHORT_BUFFER;
    uint8_t *out = p[2].memref.buffer;
    TEE_MemMove(out, p[0].memref.buffer, n0);
    TEE_MemMove(out + n0, p[1].memref.buffer, n1);
    reverse(p[1].memref.buffer, n1);
    return TEE_SUCCESS;
}

static uint32_t rounds(uint32_t n, uint32_t x)
{
    while (n-- > 0)
        x = x * 1664525u + 1013904223u;
    return x;
}

static TEE_Result compute_ms(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    uint64_t end = mt_clock() + (uint64_t)p[0].value.a * (TEE_MT_CLOCK_HZ / 1000);
    uint32_t x = 0, n = 0;
    while (mt_clock() < end) {
        x = rounds(1000, x);
        n += 1000;
    }
    p[1].value.a = n;
    p[1].value.b = x;
    return TEE_SUCCESS;
}

static TEE_Result compute_rounds(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    p[1].value.a = rounds(p[0].value.a, p[0].value.b);
    return TEE_SUCCESS;
}

static TEE_Result wait(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    if (p[0].value.b == 1)
        (void)TEE_UnmaskCancellation();
    return TEE_Wait(p[0].value.a);
}

static TEE_Result count(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    p[0].value.a = s->commands;
    p[0].value.b = open_sessions;
    return TEE_SUCCESS;
}

static TEE_Result result(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    return p[0].value.a;
}

static TEE_Result time(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    TEE_Time now;
    TEE_GetSystemTime(&now);
    uint64_t ticks = mt_clock();
    p[0].value.a = now.seconds;
    p[0].value.b = now.millis;
    p[1].value.a = (uint32_t)ticks;
    p[1].value.b = (uint32_t)(ticks >> 32);
    return TEE_SUCCESS;
}

static void uuid_octets(uint8_t out[16], const TEE_UUID *u)
{
    for (int i = 0; i < 4; i++)
        out[i] = (uint8_t)(u->timeLow >> (24 - 8 * i));
    out[4] = (uint8_t)(u->timeMid >> 8);
    out[5] = (uint8_t)u->timeMid;
    out[6] = (uint8_t)(u->timeHiAndVersion >> 8);
    out[7] = (uint8_t)u->timeHiAndVersion;
    TEE_MemMove(out + 8, u->clockSeqAndNode, 8);
}

static TEE_Result client(session_t *s, TEE_Param p[TEE_NUM_PARAMS])
{
    (void)s;
    TEE_Identity who;
    TEE_Result r = TEE_GetPropertyAsIdentity(TEE_PROPSET_CURRENT_CLIENT, "gpd.client.identity",
                                             &who);
    if (r != TEE_SUCCESS)
        return r;
    p[1].value.a = who.login;
    if (!fits(&p[0], 16))
        return TEE_ERROR_SHORT_BUFFER;
    uuid_octets(p[0].memref.buffer, &who.uuid);
    return TEE_SUCCESS;
}

/* ---- dispatch --------------------------------------------------------------------------------------- */
#define N       TEE_PARAM_TYPE_NONE
#define VI      TEE_PARAM_TYPE_VALUE_INPUT
#define VO      TEE_PARAM_TYPE_VALUE_OUTPUT
#define VIO     TEE_PARAM_TYPE_VALUE_INOUT
#define MI      TEE_PARAM_TYPE_MEMREF_INPUT
#define MO      TEE_PARAM_TYPE_MEMREF_OUTPUT
#define MIO     TEE_PARAM_TYPE_MEMREF_INOUT
#define TYPES   TEE_PARAM_TYPES

typedef struct {
    uint32_t types;
    TEE_Result (*run)(session_t *session, TEE_Param params[TEE_NUM_PARAMS]);
} command_t;

/* ECHO_CMD_NULL and ECHO_CMD_TYPES take several types: see below. */
static const command_t commands[] = {
    [ECHO_CMD_NOOP] =           { TYPES(N, N, N, N), noop },
    [ECHO_CMD_VALUE] =          { TYPES(VI, VO, VIO, N), value },
    [ECHO_CMD_COPY] =           { TYPES(MI, MO, N, N), copy },
    [ECHO_CMD_REVERSE] =        { TYPES(MIO, N, N, N), reverse_inout },
    [ECHO_CMD_XOR] =            { TYPES(MIO, VI, N, N), xor },
    [ECHO_CMD_FILL] =           { TYPES(VI, MO, N, N), fill },
    [ECHO_CMD_MEMREFS] =        { TYPES(MI, MIO, MO, VO), memrefs },
    [ECHO_CMD_COMPUTE_MS] =     { TYPES(VI, VO, N, N), compute_ms },
    [ECHO_CMD_COMPUTE_ROUNDS] = { TYPES(VI, VO, N, N), compute_rounds },
    [ECHO_CMD_WAIT] =           { TYPES(VI, N, N, N), wait },
    [ECHO_CMD_COUNT] =          { TYPES(VO, N, N, N), count },
    [ECHO_CMD_RESULT] =         { TYPES(VI, N, N, N), result },
    [ECHO_CMD_TIME] =           { TYPES(VO, VO, N, N), time },
    [ECHO_CMD_CLIENT] =         { TYPES(MO, VO, N, N), client },
};

static TEE_Result types(uint32_t paramTypes, TEE_Param p[TEE_NUM_PARAMS])
{
    if (TEE_PARAM_TYPE_GET(paramTypes, 3) != VO)
        return TEE_ERROR_BAD_PARAMETERS;
    p[3].value.a = paramTypes;
    p[3].value.b = 0;
    return TEE_SUCCESS;
}

TEE_Result TA_InvokeCommandEntryPoint(void *sessionContext, uint32_t commandID,
                                      uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS])
{
    session_t *session = sessionContext;
    session->commands++;
    if (commandID == ECHO_CMD_TYPES)
        return types(paramTypes, params);
    if (commandID == ECHO_CMD_NULL) {
        uint32_t first = TEE_PARAM_TYPE_GET(paramTypes, 0);
        if (first < MI || first > MIO || paramTypes != TYPES(first, VO, N, N))
            return TEE_ERROR_BAD_PARAMETERS;
        return null(session, params);
    }
    if (commandID >= sizeof commands / sizeof commands[0] || commands[commandID].run == NULL)
        return TEE_ERROR_NOT_SUPPORTED;
    if (paramTypes != commands[commandID].types)
        return TEE_ERROR_BAD_PARAMETERS;
    return commands[commandID].run(session, params);
}
