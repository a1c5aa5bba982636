/* SPDX-License-Identifier: BSD-2-Clause */
/* The less frequent system calls, by way of sys_op. */
#include <stddef.h>
#include "microtee/sys.h"

uint32_t sys_cap_grant(uint32_t slot, uint32_t dom_slot, uint32_t to_slot, uint32_t badge,
                       uint32_t rights)
{
    sys_op_t op = { .w = { 0, to_slot, badge, rights }, .r8 = slot, .r9 = dom_slot };
    return sys_op(SYS_CAP_GRANT, &op);
}

uint32_t sys_cap_drop(uint32_t slot)
{
    sys_op_t op = { .r8 = slot };
    return sys_op(SYS_CAP_DROP, &op);
}

uint32_t sys_domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot,
                           uint32_t fault_badge, uint32_t *domain)
{
    sys_op_t op = { .w = { dom_slot, ep_slot, fault_badge }, .r8 = ctrl };
    uint32_t status = sys_op(SYS_DOMAIN_CREATE, &op);
    if (status == E_OK && domain != NULL)
        *domain = op.w[0];
    return status;
}

uint32_t sys_domain_destroy(uint32_t dom_slot)
{
    sys_op_t op = { .r8 = dom_slot };
    return sys_op(SYS_DOMAIN_DESTROY, &op);
}

uint32_t sys_thread_create(uint32_t dom_slot, uint32_t ntfn_slot, const thread_start_t *start,
                           uint32_t *thread)
{
    sys_op_t op = { .w = { start->entry, start->sp, start->arg, start->prio },
                    .r8 = dom_slot, .r9 = ntfn_slot };
    uint32_t status = sys_op(SYS_THREAD_CREATE, &op);
    if (status == E_OK && thread != NULL)
        *thread = op.w[0];
    return status;
}

uint32_t sys_frame_give(uint32_t dom_slot, uint32_t frame)
{
    sys_op_t op = { .w = { frame }, .r8 = dom_slot };
    return sys_op(SYS_FRAME_GIVE, &op);
}

uint32_t sys_frame_share(uint32_t owner_slot, uint32_t with_slot, uint32_t frame)
{
    sys_op_t op = { .w = { frame }, .r8 = owner_slot, .r9 = with_slot };
    return sys_op(SYS_FRAME_SHARE, &op);
}

uint32_t sys_frame_unshare(uint32_t owner_slot, uint32_t frame)
{
    sys_op_t op = { .w = { frame }, .r8 = owner_slot };
    return sys_op(SYS_FRAME_UNSHARE, &op);
}

uint32_t sys_map(uint32_t dom_slot, uint32_t frame, uint32_t va, uint32_t rights)
{
    sys_op_t op = { .w = { frame, va, rights }, .r8 = dom_slot };
    return sys_op(SYS_MAP, &op);
}

uint32_t sys_unmap(uint32_t dom_slot, uint32_t va, uint32_t *frame)
{
    sys_op_t op = { .w = { 0, va }, .r8 = dom_slot };
    uint32_t status = sys_op(SYS_UNMAP, &op);
    if (status == E_OK && frame != NULL)
        *frame = op.w[0];
    return status;
}

uint32_t sys_map_ns(uint32_t dom_slot, uint32_t ns_slot, uint32_t pa, uint32_t va)
{
    sys_op_t op = { .w = { pa, va }, .r8 = dom_slot, .r9 = ns_slot };
    return sys_op(SYS_MAP_NS, &op);
}

uint32_t sys_map_dev(uint32_t dom_slot, uint32_t dev_slot, uint32_t va)
{
    sys_op_t op = { .w = { 0, va }, .r8 = dom_slot, .r9 = dev_slot };
    return sys_op(SYS_MAP_DEV, &op);
}

uint32_t sys_irq_bind(uint32_t slot, uint32_t bits)
{
    sys_op_t op = { .w = { bits }, .r8 = slot };
    return sys_op(SYS_IRQ_BIND, &op);
}

uint32_t sys_irq_ack(uint32_t slot)
{
    sys_op_t op = { .r8 = slot };
    return sys_op(SYS_IRQ_ACK, &op);
}

uint32_t sys_world_words(uint32_t slot, const msg_words_t *m)
{
    sys_op_t op = { .r8 = slot };
    for (unsigned i = 0; i < 8; i++)
        op.w[i] = m->w[i];
    return sys_op(SYS_WORLD_WORDS, &op);
}

uint32_t sys_world_start(uint32_t ctrl, uint32_t entry_pa, uint32_t dtb_pa)
{
    sys_op_t op = { .w = { entry_pa, dtb_pa }, .r8 = ctrl };
    return sys_op(SYS_WORLD_START, &op);
}
