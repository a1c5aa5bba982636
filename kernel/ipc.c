/* SPDX-License-Identifier: BSD-2-Clause */
#include "ipc.h"
#include "cap.h"
#include "ntfn.h"
#include "sched.h"

void ipc_to_receiver(uint8_t s, uint8_t r, uint32_t badge)
{
    tq_remove(r);
    th_msg[r] = th_msg[s];
    th_reg[r].r8 = badge;
    th_reg[r].r9 = s;
    th_reg[r].r12 = E_OK;
    th_state[r] = ST_BLOCKED;
    th_srv[s] = th_dom[r];
    th_state[s] = ST_REPLY;
}

void ipc_from_sender(uint8_t r, uint8_t s)
{
    tq_remove(s);
    th_msg[r] = th_msg[s];
    th_reg[r].r8 = th_badge[s];
    th_reg[r].r9 = s;
    th_reg[r].r12 = E_OK;
    th_srv[s] = th_dom[r];
    th_state[s] = ST_REPLY;
}

void ipc_park(uint8_t t, uint8_t e, uint8_t st, uint32_t badge)
{
    q_mode[NPRIO + e] = st;
    th_badge[t] = badge;
    th_state[t] = st;
    tq_put((uint8_t)(NPRIO + e), t);
}

void ipc_answer(uint8_t t, uint8_t c)
{
    th_msg[c] = th_msg[t];
    th_reg[c].r12 = E_OK;
    th_state[c] = ST_BLOCKED;
}

uint32_t ipc_owed(uint32_t c)
{
    return c < NT && th_state[c] == ST_REPLY && th_srv[c] == th_dom[cur] ? 1u : 0u;
}

void ipc_call_as(uint8_t t, uint8_t e, uint32_t badge)
{
    uint8_t r = tq_first((uint8_t)(NPRIO + e));

    if (r != NIL && q_mode[NPRIO + e] == ST_RECV) {
        ipc_to_receiver(t, r, badge);
        sched_handoff(r);
    } else {
        ipc_park(t, e, ST_SEND, badge);
        sched_next();
    }
}

void ipc_call(uint32_t slot)
{
    uint8_t d = th_dom[cur];

    if (cap_has(d, slot, CAP_EP) == 0u) {
        th_reg[cur].r12 = E_CAP;
        return;
    }
    ipc_call_as(cur, caps[d][slot].obj, caps[d][slot].badge);
}

void ipc_recv(void)
{
    uint8_t e = th_dom[cur];
    uint8_t s = tq_first((uint8_t)(NPRIO + e));

    if (s != NIL && q_mode[NPRIO + e] == ST_SEND) {
        ipc_from_sender(cur, s);
    } else {
        ipc_park(cur, e, ST_RECV, 0u);
        sched_next();
    }
}

void ipc_reply(uint32_t c)
{
    if (ipc_owed(c) == 0u) {
        th_reg[cur].r12 = E_STATE;
        return;
    }
    th_reg[cur].r12 = E_OK;
    ipc_answer(cur, (uint8_t)c);
    sched_preempt((uint8_t)c);
}

void ipc_reply_recv(uint32_t c)
{
    uint8_t e = th_dom[cur];
    uint8_t s;

    if (ipc_owed(c) == 0u) {
        th_reg[cur].r12 = E_STATE;
        return;
    }
    ipc_answer(cur, (uint8_t)c);
    s = tq_first((uint8_t)(NPRIO + e));
    if (s != NIL && q_mode[NPRIO + e] == ST_SEND) {
        ipc_from_sender(cur, s);
        sched_preempt((uint8_t)c);
    } else {
        ipc_park(cur, e, ST_RECV, 0u);
        sched_handoff((uint8_t)c);
    }
}

void ipc_cancel(uint8_t t)
{
    if (th_state[t] == ST_READY) {
        sched_unready(t, ST_BLOCKED);
    } else if (th_state[t] == ST_SEND || th_state[t] == ST_RECV) {
        tq_remove(t);
        th_state[t] = ST_BLOCKED;
    } else {
        th_state[t] = ST_BLOCKED;
    }
}

void ipc_fail(uint8_t t, uint32_t status)
{
    ipc_cancel(t);
    th_reg[t].r12 = status;
    sched_ready(t);
}
