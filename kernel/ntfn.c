/* SPDX-License-Identifier: BSD-2-Clause */
#include "ntfn.h"
#include "bits.h"
#include "cap.h"
#include "sched.h"

/*@ requires inv: th_inv;
  @ requires t: t < NT;
  @ terminates \true; exits \false;
  @ assigns th_msg[t].w[0], th_ntfn[t], th_reg[t].r12;
  @ ENSURES_TH_INV
  @ ensures NT_25_take: ntfn_woken(t,w);
  @ ENSURES_REF(a_woken(m,t,w))
  @*/
/* Thread t gets its notification word w, which is cleared. */
static void ntfn_take(uint8_t t, uint32_t w)
{
    th_msg[t].w[0] = w;
    th_ntfn[t] = 0u;
    th_reg[t].r12 = E_OK;
    //@ SHOW_REF(ntf, ntf, a_woken(m,t,w))
    //@ SHOW_REF(msg, reg, a_woken(m,t,w))
    //@ SHOW_REF(opr, reg, a_woken(m,t,w))
    //@ SHOW_REF(ctx, reg, a_woken(m,t,w))
}

void ntfn_post(uint8_t t, uint32_t bits)
{
    uint32_t w = bit_union(th_ntfn[t], bits);

    //@ SHOW_MODEL(or, a_orb(a_nt(m,t),bits) == w)
    if (th_state[t] != ST_WAIT || w == 0u) {
        th_ntfn[t] = w;
        //@ SHOW_REF(ntf, ntf, a_pend(m,t,w))
        //@ SHOW_STEP(word, a_pend(m,t,w))
        //@ SHOW_MODEL(pend, a_post(m,t,bits) == a_pend(m,t,w))
        return;
    }
    ntfn_take(t, w);
    //@ SHOW_STEP(woken, a_woken(m,t,w))
    th_state[t] = ST_BLOCKED;
    //@ SHOW_REF(st, sch, a_setst(a_woken(m,t,w),t,ST_BLOCKED))
    //@ SHOW_STEP(limbo, a_setst(a_woken(m,t,w),t,ST_BLOCKED))
    //@ SHOW_MODEL(wake, a_post(m,t,bits) == a_preempt(a_setst(a_woken(m,t,w),t,ST_BLOCKED),t))
    sched_preempt(t);
}

void ntfn_signal(uint32_t slot)
{
    uint8_t d = th_dom[cur];

    if (cap_has(d, slot, CAP_NTFN) == 0u) {
        th_reg[cur].r12 = E_CAP;
        //@ SHOW_REF(opr, reg, a_status(m,cur,E_CAP))
        //@ SHOW_REF(ctx, reg, a_status(m,cur,E_CAP))
        //@ SHOW_STEP(status, a_status(m,cur,E_CAP))
        //@ SHOW_MODEL(refused, a_signal(m,slot) == a_status(m,cur,E_CAP))
        return;
    }
    th_reg[cur].r12 = E_OK;
    //@ SHOW_REF(opr, reg, a_status(m,cur,E_OK))
    //@ SHOW_REF(ctx, reg, a_status(m,cur,E_OK))
    //@ SHOW_STEP(ok, a_status(m,cur,E_OK))
    //@ SHOW_MODEL(signal, a_signal(m,slot) == a_post(a_status(m,cur,E_OK),caps[d][slot].obj,caps[d][slot].badge))
    ntfn_post(caps[d][slot].obj, caps[d][slot].badge);
}

void ntfn_wait(void)
{
    if (th_ntfn[cur] != 0u) {
        //@ SHOW_MODEL(pending, a_wait(m) == a_woken(m,cur,th_ntfn[cur]))
        ntfn_take(cur, th_ntfn[cur]);
        return;
    }
    th_state[cur] = ST_WAIT;
    //@ SHOW_REF(st, sch, a_setst(m,cur,ST_WAIT))
    //@ SHOW_STEP(stop, a_setst(m,cur,ST_WAIT))
    //@ SHOW_MODEL(wait, a_wait(m) == a_next(a_setst(m,cur,ST_WAIT)))
    sched_next();
}

void ntfn_poll(void)
{
    //@ SHOW_MODEL(poll, a_poll(m) == a_woken(m,cur,th_ntfn[cur]))
    ntfn_take(cur, th_ntfn[cur]);
}
