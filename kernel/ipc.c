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

uint8_t ipc_waiter(uint8_t e, uint8_t st)
{
    uint8_t w = tq_first((uint8_t)(NPRIO + e));

    return w != NIL && q_mode[NPRIO + e] == st ? w : (uint8_t)NIL;
}

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] == ST_RUNNING;
  @ requires r: r < NT && th_state[r] == ST_RECV;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ensures msg: received{Pre,Post}(r,t,badge);
  @ ensures owed: owed(t,\old(th_dom[r]));
  @ ensures released: released(r);
  @ ensures direct: (\forall integer u; is_ready{Pre}(u) ==> \at(th_prio[u],Pre) <= \at(th_prio[r],Pre)) ==> cur == r;
  @ ensures frame: only2_picked{Pre,Post}(t,r);
  @ ensures data: data_kept2{Pre,Post}(t,r);
  @ ensures self: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @*/
/* Running t's call is delivered to r, which runs. */
static void ipc_deliver(uint8_t t, uint8_t r, uint32_t badge)
{
    ipc_to_receiver(t, r, badge);
    sched_handoff(r);
}

/*@ requires inv: th_inv;
  @ requires t: t < NT && th_state[t] == ST_RUNNING;
  @ requires e: e < NDOM;
  @ requires st: st == ST_SEND || (st == ST_RECV && e == th_dom[t]);
  @ requires same: \forall integer u; in_q(u,NPRIO + e) ==> th_state[u] == st;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures done: sched_done;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ensures parked: parked(t,e,st,badge);
  @ ensures frame: only2_picked{Pre,Post}(t,t);
  @ ensures data: data_kept2{Pre,Post}(t,t);
  @ ensures self: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @*/
/* Running t waits at endpoint e; the best ready thread runs. */
static void ipc_block(uint8_t t, uint8_t e, uint8_t st, uint32_t badge)
{
    ipc_park(t, e, st, badge);
    sched_next();
}

void ipc_call_as(uint8_t t, uint8_t e, uint32_t badge)
{
    uint8_t r = ipc_waiter(e, ST_RECV);

    if (r != NIL) {
        ipc_deliver(t, r, badge);
    } else {
        ipc_block(t, e, ST_SEND, badge);
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
    uint8_t s = ipc_waiter(e, ST_SEND);

    if (s != NIL) {
        ipc_from_sender(cur, s);
    } else {
        ipc_block(cur, e, ST_RECV, 0u);
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

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires c: c < NT && th_state[c] == ST_REPLY;
  @ requires s: s < NT && th_state[s] == ST_SEND;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures lives: lives_kept{Pre,Post};
  @ ensures ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ensures answer: th_msg[c] == \old(th_msg[cur]) && th_reg[c].r12 == E_OK;
  @ ensures released: released(c);
  @ ensures urgent: cur == (\old(th_prio[c] > th_prio[cur]) ? c : \old(cur));
  @ ensures msg: received{Pre,Post}(\old(cur),s,\old(th_badge[s]));
  @ ensures owed: owed(s,\old(th_dom[cur]));
  @ ensures frame: only3{Pre,Post}(c,s,\old(cur));
  @ ensures data: data_kept3{Pre,Post}(c,s,\old(cur));
  @*/
/* cur answers c and receives from s. */
static void ipc_reply_take(uint8_t c, uint8_t s)
{
    ipc_answer(cur, c);
    ipc_from_sender(cur, s);
    sched_preempt(c);
}

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires c: c < NT && th_state[c] == ST_REPLY;
  @ requires same: \forall integer u; in_q(u,NPRIO + th_dom[cur]) ==> th_state[u] == ST_RECV;
  @ requires clk: q_clock < UINT64_MAX - 1;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures lives: lives_kept{Pre,Post};
  @ ensures ok: sched_ok;
  @ ensures clk: q_clock <= \old(q_clock) + 2;
  @ ensures answer: th_msg[c] == \old(th_msg[cur]) && th_reg[c].r12 == E_OK;
  @ ensures released: released(c);
  @ ensures parked: parked(\old(cur),\old(th_dom[cur]),ST_RECV,0);
  @ ensures direct: (\forall integer u; is_ready{Pre}(u) ==> \at(th_prio[u],Pre) <= \at(th_prio[c],Pre)) ==> cur == c;
  @ ensures frame: only2_picked{Pre,Post}(c,\old(cur));
  @ ensures data: data_kept2{Pre,Post}(c,\old(cur));
  @*/
/* cur answers c and waits to receive; c runs. */
static void ipc_reply_park(uint8_t c)
{
    ipc_answer(cur, c);
    ipc_park(cur, th_dom[cur], ST_RECV, 0u);
    sched_handoff(c);
}

void ipc_reply_recv(uint32_t c)
{
    uint8_t s;

    if (ipc_owed(c) == 0u) {
        th_reg[cur].r12 = E_STATE;
        return;
    }
    s = ipc_waiter(th_dom[cur], ST_SEND);
    if (s != NIL) {
        ipc_reply_take((uint8_t)c, s);
    } else {
        ipc_reply_park((uint8_t)c);
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
