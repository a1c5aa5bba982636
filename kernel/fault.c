/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"
#include "enter.h"
#include "event.h"
#include "ipc.h"
#include "sched.h"
#include "world.h"

/* A fault becomes a call of the faulting thread to its supervisor; whoever has no supervisor
 * (init) is stopped for good. */
void kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr)
{
    uint8_t d = th_dom[cur];
    uint32_t r0 = th_msg[cur].w[0];

    kernel_enter();
    th_msg[cur].w[FAULT_W_KIND] = kind;
    th_msg[cur].w[FAULT_W_PC] = th_reg[cur].pc;
    th_msg[cur].w[FAULT_W_ADDR] = addr;
    th_msg[cur].w[FAULT_W_FSR] = fsr;
    th_msg[cur].w[FAULT_W_SP] = th_reg[cur].sp;
    th_msg[cur].w[FAULT_W_LR] = th_reg[cur].lr;
    th_msg[cur].w[FAULT_W_THREAD] = cur;
    th_msg[cur].w[FAULT_W_R0] = r0;
    if (dom_sup[d] < NDOM) {
        ipc_call_as(cur, dom_sup[d], dom_badge[d]);
    } else {
        th_state[cur] = ST_BLOCKED;
        sched_next();
    }
    if (th_state[cur] != ST_RUNNING) {
        world_resume();
    }
}
