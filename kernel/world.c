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
/*@ ghost uint32_t world_entry; */

void world_init(void)
{
    world_msg = (msg_t){ { SMCCC_NOT_SUPPORTED } };
}

/* Out of line, for IPC seldom comes here. */
__attribute__((noinline)) void world_resume(void)
{
    uint8_t s = th_state[THREAD_WORLD];

    if (s == ST_FREE) {
        //@ assert unstarted: th_state[THREAD_WORLD] == ST_FREE;
        hal_panic("nothing to run before the normal world was started");
    }
    ipc_cancel(THREAD_WORLD);
    //@ SHOW_STEP(out, a_setst(m,THREAD_WORLD,ST_BLOCKED))
    if (s != ST_READY) {
        th_msg[THREAD_WORLD] = world_msg;
        //@ SHOW_REF(msg, reg, a_wdone(a_setst(m,THREAD_WORLD,ST_BLOCKED)))
        //@ SHOW_STEP(words, a_wdone(a_setst(m,THREAD_WORLD,ST_BLOCKED)))
    }
    //@ SHOW_STEP(completed, a_completed(m))
    //@ SHOW_MODEL(can, a_can_resume(m))
    /*@ SHOW_MODEL(over, \at(th_state[cur],Pre) == ST_RUNNING ==>
      @     a_resume(m) == a_run(a_ready(a_completed(m),\at(cur,Pre)),THREAD_WORLD))
      @*/
    //@ SHOW_MODEL(idle, \at(th_state[cur],Pre) != ST_RUNNING ==> a_resume(m) == a_run(a_completed(m),THREAD_WORLD))
    if (th_state[cur] == ST_RUNNING) {
        sched_ready(cur);
        //@ SHOW_STEP(queued, a_ready(a_completed(m),cur))
    }
    sched_run(THREAD_WORLD);
}

void world_finish(void)
{
    //@ SHOW_MODEL(is, a_finish(m) == (th_state[cur] == ST_RUNNING ? m : a_resume(m)))
    if (th_state[cur] != ST_RUNNING) {
        world_resume();
    }
}

uint32_t world_words(uint32_t slot)
{
    if (cap_has(th_dom[cur], slot, CAP_WORLD) == 0u) {
        //@ SHOW_MODEL(nocap, a_world_words_ret(m,slot) == E_CAP)
        return E_CAP;
    }
    world_msg = th_msg[cur];
    //@ SHOW_REF(wld, wld, a_wwords(m,cur))
    //@ SHOW_STEP(words, a_wwords(m,cur))
    //@ SHOW_MODEL(ok, a_world_words_ret(m,slot) == E_OK)
    return E_OK;
}

uint32_t world_start(uint32_t slot)
{
    uint32_t entry = th_msg[cur].w[0];
    uint32_t dtb = th_msg[cur].w[1];

    if (cap_has(th_dom[cur], slot, CAP_CTRL) == 0u) {
        //@ SHOW_MODEL(nocap, a_world_start_ret(m,slot) == E_CAP)
        return E_CAP;
    }
    if (th_state[THREAD_WORLD] != ST_FREE) {
        //@ SHOW_MODEL(state, a_world_start_ret(m,slot) == E_STATE)
        return E_STATE;
    }
    th_dom[THREAD_WORLD] = DOM_WORLD;
    th_prio[THREAD_WORLD] = PRIO_WORLD;
    th_msg[THREAD_WORLD].w[0] = 0u;
    th_msg[THREAD_WORLD].w[1] = 0xFFFFFFFFu;
    th_msg[THREAD_WORLD].w[2] = dtb;
    /*@ SHOW(words, \forall integer k; 0 <= k < 8 ==> th_msg[THREAD_WORLD].w[k] ==
      @     (k == 0 ? 0 : (k == 1 ? 0xFFFFFFFF : (k == 2 ? dtb : \at(th_msg[THREAD_WORLD].w[k],Pre)))))
      @*/
    //@ SHOW(others, \forall integer t; 0 < t < NT ==> th_msg[t] == \at(th_msg[t],Pre))
    /*@ SHOW_MODEL(regs, \forall integer t, k; 0 <= t < NT && 0 <= k < 8 ==> a_msg(a_wborn(m,dtb),t,k) == th_msg[t].w[k])
      @*/
    hal_world_start(entry, dtb);
    th_state[THREAD_WORLD] = ST_BLOCKED;
    //@ SHOW_REF(st, sch, a_wborn(m,dtb))
    //@ SHOW_REF(stc, stc, a_wborn(m,dtb))
    //@ SHOW_REF(msg, reg, a_wborn(m,dtb))
    //@ SHOW_REF(cur, sch, a_wborn(m,dtb))
    //@ SHOW_REF(pos, sch, a_wborn(m,dtb))
    //@ SHOW_REF(clk, sch, a_wborn(m,dtb))
    //@ SHOW_REF(sch, sch, a_wborn(m,dtb))
    //@ SHOW_REF(reg, reg, a_wborn(m,dtb))
    //@ SHOW_REF(ipc, ipc, a_wborn(m,dtb))
    //@ SHOW_STEP(born, a_wborn(m,dtb))
    //@ SHOW_MODEL(ok, a_world_start_ret(m,slot) == E_OK)
    //@ SHOW_MODEL(is, a_world_start_of(m,slot) == a_preempt(a_wborn(m,dtb),THREAD_WORLD))
    sched_preempt(THREAD_WORLD);
    return E_OK;
}

/*@ terminates \true; exits \false;
  @ assigns th_msg[THREAD_WORLD].w[0];
  @ ensures WD_39_told: th_msg[THREAD_WORLD].w[0] == SMCCC_NOT_SUPPORTED;
  @ ENSURES_REF(a_put0(m,THREAD_WORLD,SMCCC_NOT_SUPPORTED))
  @*/
/* The normal world learns that there is nobody to call. */
static void world_refuse(void)
{
    th_msg[THREAD_WORLD].w[0] = SMCCC_NOT_SUPPORTED;
    //@ SHOW_REF(msg, reg, a_put0(m,THREAD_WORLD,SMCCC_NOT_SUPPORTED))
}

/*@ requires inv: kernel_inv;
  @ requires world: cur == THREAD_WORLD && world_place;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures WD_40_done: sched_done;
  @ ensures WD_41_lives: lives_kept{Pre,Post};
  @ ensures WD_42_state: world_state;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_MODEL(step, th_state[THREAD_WORLD] == ST_RUNNING ==>
  @     refines{Post}(a_put0(a_call(m,0),THREAD_WORLD,SMCCC_NOT_SUPPORTED)))
  @ ENSURES_MODEL(sent, th_state[THREAD_WORLD] != ST_RUNNING ==> refines{Post}(a_call(m,0)))
  @ ENSURES_MODEL(refused, a_st(a_call(m,0),THREAD_WORLD) == th_state[THREAD_WORLD] &&
  @     a_cur(a_call(m,0)) == cur && a_st(a_call(m,0),cur) == th_state[cur])
  @ behavior refused:
  @   assumes !gateway;
  @   ensures WD_43_same: cur == THREAD_WORLD && only2{Pre,Post}(NIL,NIL);
  @   ensures WD_44_told: th_msg[THREAD_WORLD].w[0] == SMCCC_NOT_SUPPORTED;
  @ behavior deliver:
  @   assumes gateway && some(NPRIO + gateway_ep,ST_RECV);
  @   ensures WD_45_first: first{Pre}(\old(q_head[NPRIO + gateway_ep]),NPRIO + \old(gateway_ep),ST_RECV);
  @   ensures WD_46_told: received{Pre,Post}(\old(q_head[NPRIO + gateway_ep]),THREAD_WORLD,caps[DOM_WORLD][0].badge);
  @   ensures WD_47_owed: owed(THREAD_WORLD,\old(gateway_ep));
  @   ensures WD_48_runs: th_state[cur] == ST_RUNNING;
  @ behavior block:
  @   assumes gateway && !some(NPRIO + gateway_ep,ST_RECV);
  @   ensures WD_49_parked: parked(THREAD_WORLD,\old(gateway_ep),ST_SEND,caps[DOM_WORLD][0].badge);
  @ complete behaviors; disjoint behaviors;
  @*/
/* The normal world calls the gateway; refused if there is none (any more). */
static void world_send(void)
{
    ipc_call(0u);
    //@ SHOW_STEP(call, a_call(m,0))
    /*@ SHOW(seen, \forall astate x; refines{Here}(x) ==> a_st(x,THREAD_WORLD) == th_state[THREAD_WORLD] &&
      @     a_cur(x) == cur && a_st(x,cur) == th_state[cur])
      @*/
    //@ SHOW_MODEL(state, a_st(a_call(m,0),THREAD_WORLD) == th_state[THREAD_WORLD])
    //@ SHOW_MODEL(who, a_cur(a_call(m,0)) == cur && a_st(a_call(m,0),cur) == th_state[cur])
    if (th_state[THREAD_WORLD] == ST_RUNNING) {
        world_refuse();
    }
}

void kernel_world_call(void)
{
    kernel_enter();
    world_send();
    //@ SHOW_MODEL(sent, th_state[THREAD_WORLD] == ST_RUNNING ==> a_world_call(m) == a_put0(a_call(m,0),THREAD_WORLD,SMCCC_NOT_SUPPORTED))
    //@ SHOW_MODEL(went, th_state[THREAD_WORLD] != ST_RUNNING ==> a_world_call(m) == a_finish(a_call(m,0)))
    world_finish();
}

void kernel_world_irq(void)
{
    kernel_enter();
    //@ SHOW_MODEL(is, a_world_irq(m) == a_resume(m))
    world_resume();
}
