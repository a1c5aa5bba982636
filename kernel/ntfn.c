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
  @*/
/* Thread t gets its notification word w, which is cleared. */
static void ntfn_take(uint8_t t, uint32_t w)
{
    th_msg[t].w[0] = w;
    th_ntfn[t] = 0u;
    th_reg[t].r12 = E_OK;
}

void ntfn_post(uint8_t t, uint32_t bits)
{
    uint32_t w = bit_union(th_ntfn[t], bits);

    if (th_state[t] != ST_WAIT || w == 0u) {
        th_ntfn[t] = w;
        return;
    }
    ntfn_take(t, w);
    th_state[t] = ST_BLOCKED;
    sched_preempt(t);
}

void ntfn_signal(uint32_t slot)
{
    uint8_t d = th_dom[cur];

    if (cap_has(d, slot, CAP_NTFN) == 0u) {
        th_reg[cur].r12 = E_CAP;
        return;
    }
    th_reg[cur].r12 = E_OK;
    ntfn_post(caps[d][slot].obj, caps[d][slot].badge);
}

void ntfn_wait(void)
{
    if (th_ntfn[cur] != 0u) {
        ntfn_take(cur, th_ntfn[cur]);
        return;
    }
    th_state[cur] = ST_WAIT;
    sched_next();
}

void ntfn_poll(void)
{
    ntfn_take(cur, th_ntfn[cur]);
}
