/* SPDX-License-Identifier: BSD-2-Clause */
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "enter.h"
#include "event.h"
#include "frame.h"
#include "hal.h"
#include "ipc.h"
#include "irq.h"
#include "ntfn.h"
#include "sched.h"
#include "world.h"

static uint32_t sys_self(void)
{
    uint8_t t = cur;

    th_msg[t].w[0] = t;
    th_msg[t].w[1] = th_dom[t];
    return E_OK;
}

static uint32_t sys_clock(void)
{
    uint64_t now = hal_clock();

    th_msg[cur].w[0] = (uint32_t)(now % 4294967296u);
    th_msg[cur].w[1] = (uint32_t)(now / 4294967296u);
    return E_OK;
}

static uint32_t sys_frame(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint32_t fr = th_msg[cur].w[0];
    uint8_t d = domain_operand(r8);
    uint8_t e;

    if (d == NODOM || d == DOM_WORLD) {
        return E_CAP;
    }
    if (nr == SYS_FRAME_GIVE) {
        return frame_give(th_dom[cur], fr, d);
    }
    if (nr == SYS_FRAME_UNSHARE) {
        return frame_unshare(d, fr);
    }
    e = domain_operand(r9);
    if (e == NODOM || e == DOM_WORLD) {
        return E_CAP;
    }
    return frame_share(d, fr, e);
}

static uint32_t sys_map_special(uint32_t nr, uint8_t d, uint32_t slot)
{
    uint8_t self = th_dom[cur];

    if (nr == SYS_MAP_NS) {
        if (!cap_has(self, slot, CAP_NSMEM)) {
            return E_CAP;
        }
        return aspace_map_ns(d, th_msg[cur].w[0], th_msg[cur].w[1]);
    }
    if (!cap_has(self, slot, CAP_DEV)) {
        return E_CAP;
    }
    return aspace_map_dev(d, caps[self][slot].obj, th_msg[cur].w[1]);
}

static uint32_t sys_map(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint8_t d = domain_operand(r8);
    uint32_t status;

    if (d == NODOM || d == DOM_WORLD) {
        return E_CAP;
    }
    if (nr == SYS_MAP) {
        return aspace_map(d, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
    }
    if (nr == SYS_UNMAP) {
        status = aspace_unmap(d, th_msg[cur].w[1]);
        if (status == E_OK) {
            th_msg[cur].w[0] = as_frame;
        }
        return status;
    }
    return sys_map_special(nr, d, r9);
}

/* The calls that build and manage: none of them is on a hot path. */
static uint32_t sys_manage(uint32_t nr, uint32_t r8, uint32_t r9)
{
    switch (nr) {
    case SYS_CAP_GRANT:
        return cap_grant(r8, domain_operand(r9), th_msg[cur].w[1], th_msg[cur].w[2],
                         th_msg[cur].w[3]);
    case SYS_CAP_DROP:
        return cap_drop(r8);
    case SYS_DOMAIN_CREATE:
        return domain_create(r8, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
    case SYS_DOMAIN_DESTROY:
        return domain_destroy(r8);
    case SYS_THREAD_CREATE:
        return domain_thread(r8, r9);
    case SYS_FRAME_GIVE:
    case SYS_FRAME_SHARE:
    case SYS_FRAME_UNSHARE:
        return sys_frame(nr, r8, r9);
    case SYS_MAP:
    case SYS_UNMAP:
    case SYS_MAP_NS:
    case SYS_MAP_DEV:
        return sys_map(nr, r8, r9);
    case SYS_IRQ_BIND:
        return irq_bind(r8, th_msg[cur].w[0]);
    case SYS_IRQ_ACK:
        return irq_ack(r8);
    case SYS_WORLD_WORDS:
        return world_words(r8);
    case SYS_WORLD_START:
        return world_start(r8);
    default:
        return E_NOSYS;
    }
}

/* Calls that answer at once: the status goes to the thread that called, whoever runs next. */
static void sys_simple(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint8_t t = cur;

    switch (nr) {
    case SYS_SELF:
        th_reg[t].r12 = sys_self();
        break;
    case SYS_CLOCK:
        th_reg[t].r12 = sys_clock();
        break;
    default:
        th_reg[t].r12 = sys_manage(nr, r8, r9);
        break;
    }
}

void kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9)
{
    kernel_enter();
    switch (nr) {
    case SYS_CALL:
        ipc_call(r8);
        break;
    case SYS_RECV:
        ipc_recv();
        break;
    case SYS_REPLY:
        ipc_reply(r8);
        break;
    case SYS_REPLY_RECV:
        ipc_reply_recv(r8);
        break;
    case SYS_SIGNAL:
        ntfn_signal(r8);
        break;
    case SYS_WAIT:
        ntfn_wait();
        break;
    case SYS_POLL:
        ntfn_poll();
        break;
    case SYS_YIELD:
        th_reg[cur].r12 = E_OK;
        sched_yield();
        break;
    default:
        sys_simple(nr, r8, r9);
        break;
    }
    if (th_state[cur] != ST_RUNNING) {
        world_resume();
    }
}
