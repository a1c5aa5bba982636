/* SPDX-License-Identifier: BSD-2-Clause */
/* System calls and messages with garbage in them. */
#include <string.h>
#include "evil.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_evil.h"
#include "microtee/ta_proto.h"

/* xorshift32: the same seed gives the same calls. */
static uint32_t state;

static void seed(uint32_t s)
{
    state = s == 0 ? 1 : s;
}

static uint32_t any(void)
{
    state ^= state << 13;
    state ^= state >> 17;
    state ^= state << 5;
    return state;
}

/* A word that is sometimes nearly right: small numbers, slots, addresses, all ones. */
static uint32_t plausible(void)
{
    switch (any() % 8) {
    case 0:
        return any();
    case 1:
        return any() % NCAP;
    case 2:
        return SLOT_SELF;
    case 3:
        return IMAGE_BASE + (any() % 64) * FRAME_SIZE;
    case 4:
        return any() % USER_TOP & ~(FRAME_SIZE - 1u);
    case 5:
        return any() % NFR;
    case 6:
        return UINT32_MAX - any() % 4;
    default:
        return any() % 8;
    }
}

static void fill(sys_op_t *op)
{
    for (uint32_t i = 0; i < 8; i++)
        op->w[i] = plausible();
    op->r8 = plausible();
    op->r9 = plausible();
}

TEE_Result evil_syscalls(TEE_Param params[TEE_NUM_PARAMS])
{
    uint32_t left_out = params[1].value.a, made = 0, good = 0;
    seed(params[0].value.a);
    for (uint32_t round = 0; round < params[0].value.b; round++) {
        for (uint32_t nr = 0; nr <= SYS_MAX + 8; nr++) {
            sys_op_t op;
            if (nr < 32 && (left_out >> nr & 1) != 0)
                continue;
            fill(&op);
            made++;
            good += sys_op(nr, &op) == E_OK;
        }
    }
    params[2].value.a = made;
    params[2].value.b = good;
    return TEE_SUCCESS;
}

/* Garbage over the first `size` octets of a window. */
static void scribble(uint32_t window, uint32_t size)
{
    volatile uint32_t *w = (volatile uint32_t *)(uintptr_t)window;
    for (uint32_t i = 0; i < size / 4; i++)
        w[i] = plausible();
}

TEE_Result evil_messages(TEE_Param params[TEE_NUM_PARAMS])
{
    static const uint8_t slots[] = { SLOT_CONSOLE, SLOT_CRYPTO, SLOT_KEYS, SLOT_GATEWAY };
    uint32_t answered = 0;
    seed(params[0].value.a);
    for (uint32_t i = 0; i < params[0].value.b; i++) {
        msg_words_t m;
        scribble(WIN_CRYPTO, 1024);
        scribble(WIN_KEYS, 1024);
        for (uint32_t k = 0; k < 8; k++)
            m.w[k] = plausible();
        m.w[0] = any() % 2 != 0 ? any() % 16 : m.w[0];
        answered += sys_call(slots[any() % sizeof slots], &m) == E_OK;
    }
    params[1].value.a = answered;
    params[1].value.b = 0;
    return TEE_SUCCESS;
}

/* libtee answers once more when this returns, and is refused. */
TEE_Result evil_forged_reply(TEE_Param params[TEE_NUM_PARAMS])
{
    (void)params;
    msg_words_t m = { .w = { TEE_SUCCESS, UINT32_MAX, UINT32_MAX, UINT32_MAX } };
    memset((void *)(uintptr_t)WIN_PARAM, 0xFF, sizeof(ta_params_t));
    __asm__ volatile("" : : : "memory");
    for (uint32_t thread = 0; thread < NT; thread++)
        (void)sys_reply(thread, &m);
    return TEE_SUCCESS;
}

TEE_Result evil_free_frames(TEE_Param params[TEE_NUM_PARAMS])
{
    msg_words_t m = { .w = { GW_FREE_FRAMES } };
    if (sys_call(SLOT_GATEWAY, &m) != E_OK || m.w[0] == 0 || m.w[0] == GW_BAD_REQUEST)
        return TEE_ERROR_NOT_SUPPORTED;
    params[0].value.a = m.w[0];
    params[0].value.b = 0;
    return TEE_SUCCESS;
}
