/* SPDX-License-Identifier: BSD-2-Clause */
#include "msg.h"
#include "ns.h"

uint32_t msg_read(uint64_t pa, msg_arg_t *arg)
{
    uint32_t n;
    void *from = ns_ptr(pa, MSG_HEADER_SIZE);

    if (from == 0 || pa % 8 != 0)
        return GW_RET_EBADADDR;
    ns_read(arg, from, MSG_HEADER_SIZE);
    n = arg->num_params;
    if (n > MSG_NUM_PARAMS_MAX || !ns_has(pa, MSG_HEADER_SIZE + n * sizeof(msg_param_t)))
        return GW_RET_EBADADDR;
    if (n <= GW_MAX_PARAMS)
        ns_read(arg->param, (uint8_t *)from + MSG_HEADER_SIZE, n * sizeof(msg_param_t));
    return GW_RET_OK;
}

int msg_params_ok(const msg_arg_t *arg, uint32_t n)
{
    if (arg->num_params < n || arg->num_params > n + 4)
        return 0;
    for (uint32_t i = 0; i < arg->num_params; i++) {
        uint64_t attr = arg->param[i].attr;
        if (i < n ? attr != (ATTR_VALUE_INPUT | ATTR_META) : (attr & ATTR_META) != 0)
            return 0;
    }
    return 1;
}

/* Results are written through volatile: each field once, and nothing else of the message. */
static volatile msg_arg_t *msg_at(uint64_t pa)
{
    return ns_ptr(pa, MSG_HEADER_SIZE);
}

void msg_write_result(uint64_t pa, uint32_t ret, uint32_t origin)
{
    volatile msg_arg_t *m = msg_at(pa);

    m->ret = ret;
    m->origin = origin;
}

void msg_write_session(uint64_t pa, uint32_t session)
{
    msg_at(pa)->session = session;
}

void msg_write_value(uint64_t pa, uint32_t i, uint32_t a, uint32_t b)
{
    volatile msg_param_t *p = &msg_at(pa)->param[i];

    p->a = a;
    p->b = b;
}

void msg_write_size(uint64_t pa, uint32_t i, uint32_t size)
{
    msg_at(pa)->param[i].b = size;
}
