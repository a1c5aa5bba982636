/* SPDX-License-Identifier: BSD-2-Clause */
/* The OP-TEE protocol from a normal world that does not keep to the rules. */
#include "optee.h"
#include "microtee/ta_echo.h"

#define SECURE      0x4E000000u
#define FAILED      0xEEEEEEEEu

static const uuid_t echo_ta = TA_ECHO_UUID;
static const uuid_t no_ta = { 0x01020304, 0x0506, 0x0708, { 9, 10, 11, 12, 13, 14, 15, 16 } };
static uint8_t pages[4][4096] __attribute__((aligned(4096)));

#define PA(x)   ((uint64_t)(uintptr_t)(x))

static void fast_calls(void)
{
    uint32_t r[8] = { GW_CALLS_UID, 0, 0, 0, 0, 0, 0, 0 };

    smc(r);
    ok(r[0] == 0x384fb3e0u && r[1] == 0xe7f811e3u && r[2] == 0xaf630002u && r[3] == 0xa5d5c51bu,
       "CALLS_UID is that of the protocol");
    is(smc1(GW_CALLS_REVISION, 0, 0, 0), 2u, "CALLS_REVISION 2");
    r[0] = GW_EXCHANGE_CAPS;
    r[1] = 0u;
    smc(r);
    ok(r[0] == 0u && (r[1] & 0x14u) == 0x14u, "capabilities: dynamic memory, NULL memrefs");
    is(smc1(GW_DISABLE_SHM_CACHE, 0, 0, 0), GW_RET_ENOTAVAIL, "no cached shared memory");
    is(smc1(GW_RETURN_FROM_RPC, 0, 0, 0), GW_RET_ERESUME, "resume of nothing");
    is(smc1(GW_RETURN_FROM_RPC, 0, 0, 0xFFFFFFFFu), GW_RET_ERESUME, "resume of thread ~0");
}

static uint32_t send_at(uint32_t hi, uint32_t lo)
{
    uint32_t r[8] = { GW_CALL_WITH_ARG, hi, lo, 0, 0, 0, 0, 0 };

    do {
        smc(r);
        if (r[0] == GW_RET_FOREIGN_INTR) {
            r[0] = GW_RETURN_FROM_RPC;
            continue;
        }
        return r[0];
    } while (1);
}

static void message_addresses(void)
{
    is(send_at(0, SECURE), GW_RET_EBADADDR, "message in secure RAM");
    is(send_at(0, SECURE - 4096u + 4u), GW_RET_EBADADDR, "message not aligned");
    is(send_at(1, 0x12000000u), GW_RET_EBADADDR, "message above 4 GiB");
    is(send_at(0, 0x02020000u), GW_RET_EBADADDR, "message in a device");
    is(send_at(0, 0xFFFFFFF8u), GW_RET_EBADADDR, "message at the end of the address space");
    is(send_at(0, 0u), GW_RET_EBADADDR, "message at 0");
    msg_new(MSG_INVOKE_COMMAND, 0xFFFFFFFFu);
    is(msg_send(), GW_RET_EBADADDR, "2^32-1 parameters");
    msg_new(99u, 0u);
    is(msg_send(), GW_RET_EBADCMD, "unknown message command");
}

static void sessions(uint32_t *session)
{
    (void)msg_open(&no_ta);
    is(msg->ret, TEE_ERROR_ITEM_NOT_FOUND, "unknown TA");
    is(msg->origin, ORIGIN_TEE, "unknown TA: origin TEE");
    *session = msg_open(&echo_ta);
    is(msg->ret, TEE_SUCCESS, "echo opens");
    msg_new(MSG_INVOKE_COMMAND, 0);
    is(msg_invoke(*session + 77u, ECHO_CMD_NOOP), TEE_ERROR_BAD_PARAMETERS, "invoke of no session");
    is(msg_close(*session + 77u), TEE_ERROR_BAD_PARAMETERS, "close of no session");
}

static void values(uint32_t s)
{
    msg_new(MSG_INVOKE_COMMAND, 0);
    is(msg_invoke(s, ECHO_CMD_NOOP), TEE_SUCCESS, "no-op");
    msg_new(MSG_INVOKE_COMMAND, 3);
    param_value(0, ATTR_VALUE_INPUT, 1000u, 1u);
    param_value(1, 2u, 0u, 0u);
    param_value(2, ATTR_VALUE_INOUT, 5u, 3u);
    is(msg_invoke(s, ECHO_CMD_VALUE), TEE_SUCCESS, "values");
    ok(msg->param[1].a == 1001u && msg->param[1].b == 999u && msg->param[2].a == 1005u &&
       msg->param[2].b == 2u, "values: sum, difference, in and out");
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_value(0, ATTR_VALUE_INPUT, 0u, 0u);
    is(msg_invoke(s, ECHO_CMD_VALUE), TEE_ERROR_BAD_PARAMETERS, "wrong parameter types");
    is(msg->origin, ORIGIN_TRUSTED_APP, "wrong parameter types: origin TA");
    is(msg_invoke(s, 4711u), 0xFFFF000Au, "unknown command: NOT_SUPPORTED");
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_value(0, 0x8u, 0u, 0u);
    is(msg_invoke(s, ECHO_CMD_NOOP), TEE_ERROR_BAD_PARAMETERS, "unknown attribute");
}

static void fill(void)
{
    uint32_t i;

    for (i = 0; i < sizeof pages; i++) {
        pages[i / 4096][i % 4096] = (uint8_t)(i * 7u + (i >> 8));
    }
}

static void memrefs(uint32_t s)
{
    uint32_t i;
    int same = 1;

    fill();
    msg_new(MSG_INVOKE_COMMAND, 2);
    param_tmem(0, ATTR_TMEM_INPUT, PA(pages[0]), 5000u);
    param_tmem(1, ATTR_TMEM_OUTPUT, PA(pages[2]), 5100u);
    is(msg_invoke(s, ECHO_CMD_COPY), TEE_SUCCESS, "copy");
    for (i = 0; i < 5000u; i++) {
        same = same && pages[2][i] == pages[0][i];
    }
    ok(same && msg->param[1].b == 5000u, "copy: contents and size");
    msg_new(MSG_INVOKE_COMMAND, 2);
    param_tmem(0, ATTR_TMEM_INPUT, PA(pages[0]), 100u);
    param_tmem(1, ATTR_TMEM_OUTPUT, PA(pages[2]), 50u);
    is(msg_invoke(s, ECHO_CMD_COPY), TEE_ERROR_SHORT_BUFFER, "copy to a short buffer");
    is((uint32_t)msg->param[1].b, 100u, "short buffer: the size needed");
}

/* Input and output in the same memory: each memref is a copy of its own. */
static void overlapping_memrefs(uint32_t s)
{
    uint32_t i;
    int same = 1;

    fill();
    msg_new(MSG_INVOKE_COMMAND, 2);
    param_tmem(0, ATTR_TMEM_INPUT, PA(pages[0]), 4096u);
    param_tmem(1, ATTR_TMEM_OUTPUT, PA(pages[0]) + 100u, 4096u);
    is(msg_invoke(s, ECHO_CMD_COPY), TEE_SUCCESS, "copy onto overlapping memory");
    for (i = 0; i < 4096u; i++) {
        same = same && (&pages[0][0])[100u + i] == (uint8_t)(i * 7u + (i >> 8));
    }
    ok(same, "the output is the input as it was");
}

static uint32_t tmem_result(uint32_t s, uint64_t pa, uint64_t size)
{
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_tmem(0, ATTR_TMEM_INOUT, pa, size);
    return msg_invoke(s, ECHO_CMD_REVERSE);
}

static void hostile_memrefs(uint32_t s)
{
    is(tmem_result(s, SECURE, 4096u), TEE_ERROR_ACCESS_DENIED, "memref in secure RAM");
    is(tmem_result(s, SECURE - 4096u, 8192u), TEE_ERROR_ACCESS_DENIED, "memref into secure RAM");
    is(tmem_result(s, 0x021C0000u, 64u), TEE_ERROR_ACCESS_DENIED, "memref in a device");
    is(tmem_result(s, 0xFFFFF000u, 0x2000u), TEE_ERROR_ACCESS_DENIED, "memref around 2^32");
    is(tmem_result(s, PA(pages), 0xFFFFFFFFFFFFFFFFull), TEE_ERROR_OUT_OF_MEMORY,
       "memref of 2^64-1 bytes");
    is(tmem_result(s, PA(pages), 0x02000000u), TEE_ERROR_OUT_OF_MEMORY, "memref of 32 MiB");
    is(tmem_result(s, 0x100000000ull + PA(pages), 64u), TEE_ERROR_ACCESS_DENIED,
       "memref above 4 GiB");
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_rmem(0, ATTR_RMEM_INOUT, 0x77, 0, 16);
    is(msg_invoke(s, ECHO_CMD_REVERSE), TEE_ERROR_BAD_PARAMETERS, "memref of no shared memory");
}

static void shared_memory(uint32_t s)
{
    uint64_t good[4] = { PA(pages[3]), PA(pages[1]), PA(pages[0]), PA(pages[2]) };
    uint64_t bad[2] = { PA(pages[0]), SECURE + 0x1000u };
    uint64_t odd[1] = { PA(pages[0]) + 8u };

    is(shm_register(0x1234, good, 4, 4 * 4096u, 0), TEE_SUCCESS, "register four pages");
    is(shm_register(0x1234, good, 4, 4 * 4096u, 0), TEE_ERROR_BAD_PARAMETERS, "the same reference twice");
    is(shm_register(0x1235, bad, 2, 8192u, 0), TEE_ERROR_ACCESS_DENIED, "register a secure page");
    is(shm_register(0x1235, odd, 1, 4096u, 0), TEE_ERROR_BAD_PARAMETERS, "register no page address");
    is(shm_register(0x1235, good, 1, 0, 0), TEE_ERROR_BAD_PARAMETERS, "register 0 bytes");
    is(shm_register(0x1235, good, 1, 0xFFFFFFFFFFFFFFFFull, 0), TEE_ERROR_OUT_OF_MEMORY,
       "register 2^64-1 bytes");
    fill();
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_rmem(0, ATTR_RMEM_INOUT, 0x1234, 4090, 12);   /* across pages[3] and pages[1] */
    is(msg_invoke(s, ECHO_CMD_REVERSE), TEE_SUCCESS, "reverse across two registered pages");
    ok(pages[3][4090] == (uint8_t)((4096u + 5u) * 7u + 16u) &&
       pages[1][5] == (uint8_t)((3u * 4096u + 4090u) * 7u + ((3u * 4096u + 4090u) >> 8)),
       "both ends came out reversed");
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_rmem(0, ATTR_RMEM_INOUT, 0x1234, 4 * 4096u - 4u, 8);
    is(msg_invoke(s, ECHO_CMD_REVERSE), TEE_ERROR_BAD_PARAMETERS, "memref over the end");
    msg_new(MSG_INVOKE_COMMAND, 1);
    param_rmem(0, ATTR_RMEM_INOUT, 0x1234, 0xFFFFFFFFFFFFFFFCull, 8);
    is(msg_invoke(s, ECHO_CMD_REVERSE), TEE_ERROR_BAD_PARAMETERS, "memref offset that wraps");
    is(shm_unregister(0x1235), TEE_ERROR_BAD_PARAMETERS, "unregister nothing");
    is(shm_unregister(0x1234), TEE_SUCCESS, "unregister");
    is(shm_unregister(0x1234), TEE_ERROR_BAD_PARAMETERS, "unregister again");
}

/* Many short lives: instances and sessions are all given back. */
static void churn(void)
{
    uint32_t i;
    uint32_t s;
    uint32_t good = 0;

    for (i = 0; i < 50u; i++) {
        s = msg_open(&echo_ta);
        if (msg->ret == TEE_SUCCESS) {
            msg_new(MSG_INVOKE_COMMAND, 0);
            good += msg_invoke(s, ECHO_CMD_NOOP) == TEE_SUCCESS && msg_close(s) == TEE_SUCCESS;
        }
    }
    is(good, 50u, "50 sessions one after the other");
}

static void many_sessions(void)
{
    uint32_t s[64];
    uint32_t n = 0;
    uint32_t closed = 0;
    uint32_t i;

    while (n < 64u) {
        s[n] = msg_open(&echo_ta);
        if (msg->ret != TEE_SUCCESS) {
            break;
        }
        n++;
    }
    ok(n > 8u && n < 64u && msg->ret == TEE_ERROR_OUT_OF_MEMORY, "sessions run out with an error");
    for (i = 0; i < n; i++) {
        closed += msg_close(s[i]) == TEE_SUCCESS;
    }
    is(closed, n, "all of them close");
    s[0] = msg_open(&echo_ta);
    is(msg->ret, TEE_SUCCESS, "and another one opens");
    (void)msg_close(s[0]);
}

void test_optee(void)
{
    uint32_t session = 0;

    fast_calls();
    message_addresses();
    sessions(&session);
    values(session);
    memrefs(session);
    overlapping_memrefs(session);
    hostile_memrefs(session);
    shared_memory(session);
    is(msg_close(session), TEE_SUCCESS, "close");
    churn();
    many_sessions();
}
