/* SPDX-License-Identifier: BSD-2-Clause */
#include "ipc.h"
#include "cap.h"
#include "ntfn.h"
#include "sched.h"

#ifdef __LINK__
/*@ // threads that wait in one queue at L2 did so at L1: some may have left
  @ predicate same_queue{L1,L2} = \forall integer t, u; 0 <= t < NT && 0 <= u < NT && \at(q_of[t],L2) < NQ &&
  @     \at(q_of[u],L2) == \at(q_of[t],L2) ==> \at(q_of[t],L1) < NQ && \at(q_of[u],L1) == \at(q_of[t],L1);
  @*/
#endif

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
    //@ SHOW(left, same_queue{Pre,Here})
    //@ SHOW_MODEL(was, r_pos{Pre}(a_sch(m)))
    //@ SHOW_MODEL(order, r_pos{Here}(a_sch(m)))
    //@ SHOW_REF(pos, sch, a_deliver(m,s,r,badge))
    //@ SHOW_REF(st, sch, a_deliver(m,s,r,badge))
    //@ SHOW_REF(clk, sch, a_deliver(m,s,r,badge))
    //@ SHOW_REF(wep, ipc, a_deliver(m,s,r,badge))
    //@ SHOW_REF(srv, ipc, a_deliver(m,s,r,badge))
    //@ SHOW_REF(msg, reg, a_deliver(m,s,r,badge))
    //@ SHOW_REF(opr, reg, a_deliver(m,s,r,badge))
    //@ SHOW_REF(ctx, reg, a_deliver(m,s,r,badge))
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
    //@ SHOW_REF(pos, sch, a_take(m,r,s))
    //@ SHOW_REF(st, sch, a_take(m,r,s))
    //@ SHOW_REF(clk, sch, a_take(m,r,s))
    //@ SHOW_REF(wep, ipc, a_take(m,r,s))
    //@ SHOW_REF(srv, ipc, a_take(m,r,s))
    //@ SHOW_REF(msg, reg, a_take(m,r,s))
    //@ SHOW_REF(opr, reg, a_take(m,r,s))
    //@ SHOW_REF(ctx, reg, a_take(m,r,s))
}

void ipc_park(uint8_t t, uint8_t e, uint8_t st, uint32_t badge)
{
    //@ SHOW_MODEL(behind, \forall integer u; 0 <= u < NT && q_of[u] < NQ ==> a_pos(m,u) < a_clk(m))
    q_mode[NPRIO + e] = st;
    th_badge[t] = badge;
    th_state[t] = st;
    tq_put((uint8_t)(NPRIO + e), t);
    //@ SHOW_MODEL(tail, \forall integer u; in_q(u,NPRIO + e) && u != t ==> a_pos(a_park(m,t,e,st,badge),u) < a_pos(a_park(m,t,e,st,badge),t))
    //@ SHOW(last, \forall integer u; 0 <= u < NT && q_of[u] == q_of[t] ==> q_stamp[u] <= q_stamp[t])
    //@ SHOW_MODEL(others, \forall integer u, v; 0 <= u < NT && 0 <= v < NT && u != t && v != t && q_of[u] < NQ && q_of[v] == q_of[u] && q_stamp[u] < q_stamp[v] ==> a_pos(a_park(m,t,e,st,badge),u) < a_pos(a_park(m,t,e,st,badge),v))
    //@ SHOW_REF(pos, sch, a_park(m,t,e,st,badge))
    //@ SHOW_REF(st, sch, a_park(m,t,e,st,badge))
    //@ SHOW_REF(clk, sch, a_park(m,t,e,st,badge))
    //@ SHOW_REF(wep, ipc, a_park(m,t,e,st,badge))
    //@ SHOW_REF(bdg, ipc, a_park(m,t,e,st,badge))
}

void ipc_answer(uint8_t t, uint8_t c)
{
    th_msg[c] = th_msg[t];
    th_reg[c].r12 = E_OK;
    th_state[c] = ST_BLOCKED;
    //@ SHOW_REF(st, sch, a_answer(m,t,c))
    //@ SHOW_REF(msg, reg, a_answer(m,t,c))
    //@ SHOW_REF(opr, reg, a_answer(m,t,c))
    //@ SHOW_REF(ctx, reg, a_answer(m,t,c))
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
  @ ensures direct: direct{Pre,Post}(r);
  @ ensures frame: only2_picked{Pre,Post}(t,r);
  @ ensures data: data_kept2{Pre,Post}(t,r);
  @ ensures self: th_msg[t] == \old(th_msg[t]) && th_reg[t] == \old(th_reg[t]);
  @ ENSURES_REF(a_handoff(a_deliver(m,t,r,badge),r))
  @*/
/* Running t's call is delivered to r, which runs. */
static void ipc_deliver(uint8_t t, uint8_t r, uint32_t badge)
{
    ipc_to_receiver(t, r, badge);
    //@ SHOW_STEP(delivered, a_deliver(m,t,r,badge))
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
  @ ENSURES_REF(a_next(a_park(m,t,e,st,badge)))
  @*/
/* Running t waits at endpoint e; the best ready thread runs. */
static void ipc_block(uint8_t t, uint8_t e, uint8_t st, uint32_t badge)
{
    ipc_park(t, e, st, badge);
    //@ SHOW_STEP(parked, a_park(m,t,e,st,badge))
    sched_next();
}

void ipc_call_as(uint8_t t, uint8_t e, uint32_t badge)
{
    uint8_t r = ipc_waiter(e, ST_RECV);

    if (r != NIL) {
        //@ SHOW_MODEL(deliver, a_call_as(m,e,badge) == a_handoff(a_deliver(m,t,r,badge),r))
        ipc_deliver(t, r, badge);
    } else {
        //@ SHOW_MODEL(block, a_call_as(m,e,badge) == a_next(a_park(m,t,e,ST_SEND,badge)))
        ipc_block(t, e, ST_SEND, badge);
    }
}

void ipc_call(uint32_t slot)
{
    uint8_t d = th_dom[cur];

    if (cap_has(d, slot, CAP_EP) == 0u) {
        th_reg[cur].r12 = E_CAP;
        //@ SHOW_REF(opr, reg, a_status(m,cur,E_CAP))
        //@ SHOW_REF(ctx, reg, a_status(m,cur,E_CAP))
        //@ SHOW_STEP(status, a_status(m,cur,E_CAP))
        //@ SHOW_MODEL(refused, a_call(m,slot) == a_status(m,cur,E_CAP))
        return;
    }
    //@ SHOW_MODEL(call, a_call(m,slot) == a_call_as(m,caps[d][slot].obj,caps[d][slot].badge))
    ipc_call_as(cur, caps[d][slot].obj, caps[d][slot].badge);
}

void ipc_recv(void)
{
    uint8_t e = th_dom[cur];
    uint8_t s = ipc_waiter(e, ST_SEND);

    if (s != NIL) {
        //@ SHOW_MODEL(take, a_recv(m) == a_take(m,cur,s))
        ipc_from_sender(cur, s);
    } else {
        //@ SHOW_MODEL(block, a_recv(m) == a_next(a_park(m,cur,e,ST_RECV,0)))
        ipc_block(cur, e, ST_RECV, 0u);
    }
}

void ipc_reply(uint32_t c)
{
    if (ipc_owed(c) == 0u) {
        th_reg[cur].r12 = E_STATE;
        //@ SHOW_REF(opr, reg, a_status(m,cur,E_STATE))
        //@ SHOW_REF(ctx, reg, a_status(m,cur,E_STATE))
        //@ SHOW_STEP(status, a_status(m,cur,E_STATE))
        //@ SHOW_MODEL(refused, a_reply(m,c) == a_status(m,cur,E_STATE))
        return;
    }
    th_reg[cur].r12 = E_OK;
    //@ SHOW_REF(opr, reg, a_status(m,cur,E_OK))
    //@ SHOW_REF(ctx, reg, a_status(m,cur,E_OK))
    //@ SHOW_STEP(ok, a_status(m,cur,E_OK))
    ipc_answer(cur, (uint8_t)c);
    //@ SHOW_STEP(answered, a_answer(a_status(m,cur,E_OK),cur,c))
    //@ SHOW_MODEL(reply, a_reply(m,c) == a_preempt(a_answer(a_status(m,cur,E_OK),cur,c),c))
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
  @ ensures answer: answered{Pre,Post}(c,\old(cur));
  @ ensures urgent: cur == (\old(th_prio[c] > th_prio[cur]) ? c : \old(cur));
  @ ensures msg: received{Pre,Post}(\old(cur),s,\old(th_badge[s]));
  @ ensures owed: owed(s,\old(th_dom[cur]));
  @ ensures frame: only3{Pre,Post}(c,s,\old(cur)) && data_kept3{Pre,Post}(c,s,\old(cur));
  @ ENSURES_REF(a_preempt(a_take(a_answer(m,\old(cur),c),\old(cur),s),c))
  @*/
/* cur answers c and receives from s. */
static void ipc_reply_take(uint8_t c, uint8_t s)
{
    ipc_answer(cur, c);
    //@ SHOW_STEP(answered, a_answer(m,cur,c))
    ipc_from_sender(cur, s);
    //@ SHOW_STEP(taken, a_take(a_answer(m,cur,c),cur,s))
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
  @ ensures answer: answered{Pre,Post}(c,\old(cur));
  @ ensures parked: parked(\old(cur),\old(th_dom[cur]),ST_RECV,0);
  @ ensures direct: direct{Pre,Post}(c);
  @ ensures frame: only2_picked{Pre,Post}(c,\old(cur));
  @ ensures data: data_kept2{Pre,Post}(c,\old(cur));
  @ ENSURES_REF(a_handoff(a_park(a_answer(m,\old(cur),c),\old(cur),\old(th_dom[cur]),ST_RECV,0),c))
  @*/
/* cur answers c and waits to receive; c runs. */
static void ipc_reply_park(uint8_t c)
{
    ipc_answer(cur, c);
    //@ SHOW_STEP(answered, a_answer(m,cur,c))
    ipc_park(cur, th_dom[cur], ST_RECV, 0u);
    //@ SHOW_STEP(parked, a_park(a_answer(m,cur,c),cur,th_dom[cur],ST_RECV,0))
    sched_handoff(c);
}

void ipc_reply_recv(uint32_t c)
{
    uint8_t s;

    if (ipc_owed(c) == 0u) {
        th_reg[cur].r12 = E_STATE;
        //@ SHOW_REF(opr, reg, a_status(m,cur,E_STATE))
        //@ SHOW_REF(ctx, reg, a_status(m,cur,E_STATE))
        //@ SHOW_STEP(status, a_status(m,cur,E_STATE))
        //@ SHOW_MODEL(refused, a_reply_recv(m,c) == a_status(m,cur,E_STATE))
        return;
    }
    s = ipc_waiter(th_dom[cur], ST_SEND);
    if (s != NIL) {
        //@ SHOW_MODEL(take, a_reply_recv(m,c) == a_preempt(a_take(a_answer(m,cur,c),cur,s),c))
        ipc_reply_take((uint8_t)c, s);
    } else {
        //@ SHOW_MODEL(park, a_reply_recv(m,c) == a_handoff(a_park(a_answer(m,cur,c),cur,th_dom[cur],ST_RECV,0),c))
        ipc_reply_park((uint8_t)c);
    }
}

void ipc_cancel(uint8_t t)
{
    if (th_state[t] == ST_READY) {
        sched_unready(t, ST_BLOCKED);
        //@ SHOW_STEP(ready, a_setst(m,t,ST_BLOCKED))
    } else if (th_state[t] == ST_SEND || th_state[t] == ST_RECV) {
        tq_remove(t);
        th_state[t] = ST_BLOCKED;
        //@ SHOW(left, same_queue{Pre,Here})
        //@ SHOW_MODEL(was, r_pos{Pre}(a_sch(m)))
        //@ SHOW_MODEL(order, r_pos{Here}(a_sch(m)))
        //@ SHOW_REF(pos, sch, a_setst(m,t,ST_BLOCKED))
        //@ SHOW_REF(st, sch, a_setst(m,t,ST_BLOCKED))
        //@ SHOW_REF(clk, sch, a_setst(m,t,ST_BLOCKED))
        //@ SHOW_REF(wep, ipc, a_setst(m,t,ST_BLOCKED))
        //@ SHOW_STEP(waited, a_setst(m,t,ST_BLOCKED))
    } else {
        th_state[t] = ST_BLOCKED;
        //@ SHOW_REF(st, sch, a_setst(m,t,ST_BLOCKED))
        //@ SHOW_STEP(stopped, a_setst(m,t,ST_BLOCKED))
    }
}

void ipc_fail(uint8_t t, uint32_t status)
{
    ipc_cancel(t);
    //@ SHOW_STEP(out, a_setst(m,t,ST_BLOCKED))
    th_reg[t].r12 = status;
    //@ SHOW_REF(opr, reg, a_status(a_setst(m,t,ST_BLOCKED),t,status))
    //@ SHOW_REF(ctx, reg, a_status(a_setst(m,t,ST_BLOCKED),t,status))
    //@ SHOW_STEP(status, a_status(a_setst(m,t,ST_BLOCKED),t,status))
    sched_ready(t);
}
