/* SPDX-License-Identifier: BSD-2-Clause */
#include "optee.h"

static union {
    msg_arg_t arg;
    uint8_t   page[4096];
} message __attribute__((aligned(4096)));

static uint64_t list[512] __attribute__((aligned(4096)));

msg_arg_t *const msg = &message.arg;

void msg_new(uint32_t cmd, uint32_t n)
{
    uint32_t i;

    for (i = 0; i < sizeof message.page; i++) {
        message.page[i] = 0;
    }
    msg->cmd = cmd;
    msg->num_params = n;
    msg->ret = 0x12345678u;
}

uint32_t msg_send(void)
{
    uint32_t r[8] = { GW_CALL_WITH_ARG, 0, (uint32_t)(uintptr_t)msg, 0, 0, 0, 0, 0 };

    for (;;) {
        smc(r);
        if (r[0] != GW_RET_FOREIGN_INTR) {
            return r[0];
        }
        r[0] = GW_RETURN_FROM_RPC;
    }
}

static void param_octets(uint32_t i, const uint8_t *o)
{
    uint8_t *to = (uint8_t *)&msg->param[i].a;
    uint32_t k;

    msg->param[i].attr = ATTR_META | ATTR_VALUE_INPUT;
    for (k = 0; k < 16; k++) {
        to[k] = o[k];
    }
}

uint32_t msg_open(const uuid_t *ta)
{
    uint8_t o[16] = {
        (uint8_t)(ta->time_low >> 24), (uint8_t)(ta->time_low >> 16), (uint8_t)(ta->time_low >> 8),
        (uint8_t)ta->time_low, (uint8_t)(ta->time_mid >> 8), (uint8_t)ta->time_mid,
        (uint8_t)(ta->time_hi >> 8), (uint8_t)ta->time_hi,
    };
    uint8_t nobody[16] = { 0 };
    uint32_t k;

    for (k = 0; k < 8; k++) {
        o[8 + k] = ta->rest[k];
    }
    msg_new(MSG_OPEN_SESSION, 2);
    param_octets(0, o);
    param_octets(1, nobody);
    (void)msg_send();
    return msg->session;
}

uint32_t msg_invoke(uint32_t session, uint32_t func)
{
    msg->session = session;
    msg->func = func;
    return msg_send() == 0u ? msg->ret : 0xEEEEEEEEu;
}

uint32_t msg_close(uint32_t session)
{
    msg_new(MSG_CLOSE_SESSION, 0);
    msg->session = session;
    return msg_send() == 0u ? msg->ret : 0xEEEEEEEEu;
}

void param_value(uint32_t i, uint32_t type, uint32_t a, uint32_t b)
{
    msg->param[i].attr = type;
    msg->param[i].a = a;
    msg->param[i].b = b;
}

void param_tmem(uint32_t i, uint32_t type, uint64_t pa, uint64_t size)
{
    msg->param[i].attr = type;
    msg->param[i].a = pa;
    msg->param[i].b = size;
    msg->param[i].c = 0;
}

void param_rmem(uint32_t i, uint32_t type, uint64_t ref, uint64_t offset, uint64_t size)
{
    msg->param[i].attr = type;
    msg->param[i].a = offset;
    msg->param[i].b = size;
    msg->param[i].c = ref;
}

uint32_t shm_register(uint64_t ref, const uint64_t *pages, uint32_t n, uint64_t size, uint32_t offset)
{
    uint32_t i;

    for (i = 0; i < n; i++) {
        list[i] = pages[i];
    }
    msg_new(MSG_REGISTER_SHM, 1);
    msg->param[0].attr = ATTR_TMEM_OUTPUT | ATTR_NONCONTIG;
    msg->param[0].a = (uint64_t)(uintptr_t)list + offset;
    msg->param[0].b = size;
    msg->param[0].c = ref;
    return msg_send() == 0u ? msg->ret : 0xEEEEEEEEu;
}

uint32_t shm_unregister(uint64_t ref)
{
    msg_new(MSG_UNREGISTER_SHM, 1);
    msg->param[0].attr = ATTR_RMEM_INPUT;
    msg->param[0].c = ref;
    return msg_send() == 0u ? msg->ret : 0xEEEEEEEEu;
}
