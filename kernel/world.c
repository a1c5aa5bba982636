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
    if (s != ST_READY) {
        th_msg[THREAD_WORLD] = world_msg;
    }
    if (th_state[cur] == ST_RUNNING) {
        sched_ready(cur);
    }
    sched_run(THREAD_WORLD);
}

void world_finish(void)
{
    if (th_state[cur] != ST_RUNNING) {
        world_resume();
    }
}

uint32_t world_words(uint32_t slot)
{
    if (cap_has(th_dom[cur], slot, CAP_WORLD) == 0u) {
        return E_CAP;
    }
    world_msg = th_msg[cur];
    return E_OK;
}

uint32_t world_start(uint32_t slot)
{
    uint32_t entry = th_msg[cur].w[0];
    uint32_t dtb = th_msg[cur].w[1];

    if (cap_has(th_dom[cur], slot, CAP_CTRL) == 0u) {
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
    if (th_state[THREAD_WORLD] == ST_RUNNING) {
        th_msg[THREAD_WORLD].w[0] = SMCCC_NOT_SUPPORTED;
    }
}

void kernel_world_call(void)
{
    kernel_enter();
    world_send();
    world_finish();
}

void kernel_world_irq(void)
{
    kernel_enter();
    world_resume();
}
