/* SPDX-License-Identifier: BSD-2-Clause */
#include "world.h"
#include "cap.h"
#include "enter.h"
#include "event.h"
#include "hal.h"
#include "ipc.h"
#include "sched.h"
#include "tq.h"

msg_t world_msg;

void world_init(void)
{
    world_msg.w[0] = SMCCC_NOT_SUPPORTED;
}

void world_resume(void)
{
    uint8_t s = th_state[THREAD_WORLD];

    if (s == ST_READY) {
        sched_unready(THREAD_WORLD, ST_BLOCKED);
    } else if (s == ST_SEND) {
        tq_remove(THREAD_WORLD);
        th_msg[THREAD_WORLD] = world_msg;
    } else if (s == ST_REPLY) {
        th_msg[THREAD_WORLD] = world_msg;
    } else {
        hal_panic("nothing to run before the normal world was started");
    }
    if (th_state[cur] == ST_RUNNING) {
        sched_ready(cur);
    }
    th_state[THREAD_WORLD] = ST_RUNNING;
    cur = THREAD_WORLD;
}

uint32_t world_words(uint32_t slot)
{
    if (!cap_has(th_dom[cur], slot, CAP_WORLD)) {
        return E_CAP;
    }
    world_msg = th_msg[cur];
    return E_OK;
}

uint32_t world_start(uint32_t slot)
{
    uint32_t entry = th_msg[cur].w[0];
    uint32_t dtb = th_msg[cur].w[1];

    if (!cap_has(th_dom[cur], slot, CAP_CTRL)) {
        return E_CAP;
    }
    if (th_state[THREAD_WORLD] != ST_FREE) {
        return E_STATE;
    }
    th_dom[THREAD_WORLD] = DOM_WORLD;
    th_prio[THREAD_WORLD] = PRIO_WORLD;
    th_msg[THREAD_WORLD].w[0] = 0u;
    th_msg[THREAD_WORLD].w[1] = 0xFFFFFFFFu;
    th_msg[THREAD_WORLD].w[2] = dtb;
    hal_world_start(entry, dtb);
    th_state[THREAD_WORLD] = ST_BLOCKED;
    sched_preempt(THREAD_WORLD);
    return E_OK;
}

void kernel_world_call(void)
{
    kernel_enter();
    ipc_call(0u);
    if (th_state[cur] != ST_RUNNING) {
        world_resume();
    } else if (cur == THREAD_WORLD) {
        /* refused: there is no gateway (any more) */
        th_msg[THREAD_WORLD].w[0] = SMCCC_NOT_SUPPORTED;
    }
}

void kernel_world_irq(void)
{
    kernel_enter();
    world_resume();
}
