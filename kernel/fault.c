/* SPDX-License-Identifier: BSD-2-Clause */
#include "domain.h"
#include "enter.h"
#include "event.h"
#include "ipc.h"
#include "sched.h"
#include "world.h"

/*@ requires cur: cur < NT;
  @ terminates \true; exits \false;
  @ assigns th_msg[cur];
  @ ensures FT_1_words: fault_words{Pre,Post}(cur,cur,kind,addr,fsr);
  @ ENSURES_REF(a_setmsg(m,cur,a_fault_words(kind,addr,fsr,a_ctx(m,cur),cur,a_msg(m,cur,0))))
  @*/
/* The current thread's words tell of its fault. */
static void fault_message(uint32_t kind, uint32_t addr, uint32_t fsr)
{
    uint32_t r0 = th_msg[cur].w[0];

    th_msg[cur].w[FAULT_W_KIND] = kind;
    th_msg[cur].w[FAULT_W_PC] = th_reg[cur].pc;
    th_msg[cur].w[FAULT_W_ADDR] = addr;
    th_msg[cur].w[FAULT_W_FSR] = fsr;
    th_msg[cur].w[FAULT_W_SP] = th_reg[cur].sp;
    th_msg[cur].w[FAULT_W_LR] = th_reg[cur].lr;
    th_msg[cur].w[FAULT_W_THREAD] = cur;
    th_msg[cur].w[FAULT_W_R0] = r0;
    //@ SHOW_REF(msg, reg, a_setmsg(m,cur,a_fault_words(kind,addr,fsr,a_ctx(m,cur),cur,a_msg(m,cur,0))))
}

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires world: world_state && cur != THREAD_WORLD;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures FT_2_done: sched_done;
  @ ensures FT_3_blocked: th_state[\old(cur)] == ST_BLOCKED;
  @ ensures FT_4_frame: only2_picked{Pre,Post}(\old(cur),\old(cur));
  @ ensures FT_5_lives: lives_kept{Pre,Post};
  @ ensures FT_6_world: world_state;
  @ ensures clk: q_clock == \old(q_clock);
  @ ENSURES_REF(a_next(a_setst(m,\old(cur),ST_BLOCKED)))
  @*/
/* The current thread stops for good. */
static void fault_stop(void)
{
    th_state[cur] = ST_BLOCKED;
    //@ SHOW_REF(st, sch, a_setst(m,cur,ST_BLOCKED))
    //@ SHOW_STEP(stopped, a_setst(m,cur,ST_BLOCKED))
    sched_next();
}

/*@ requires inv: th_inv;
  @ requires ok: sched_ok;
  @ requires world: world_state && cur != THREAD_WORLD;
  @ requires e: e < NDOM;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ IPC_ASSIGNS
  @ ENSURES_TH_INV
  @ ensures FT_7_done: sched_done;
  @ ensures FT_8_told: \let r = \old(q_head[NPRIO + e]); \old(some(NPRIO + e,ST_RECV)) ==>
  @     first{Pre}(r,NPRIO + e,ST_RECV) && received{Pre,Post}(r,\old(cur),badge);
  @ ensures FT_9_owed: \old(some(NPRIO + e,ST_RECV)) ==> owed(\old(cur),e);
  @ ensures FT_10_parked: !\old(some(NPRIO + e,ST_RECV)) ==> parked(\old(cur),e,ST_SEND,badge);
  @ ensures FT_11_self: th_msg[\old(cur)] == \old(th_msg[cur]);
  @ ensures FT_12_lives: lives_kept{Pre,Post};
  @ ensures FT_13_world: world_state;
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_call_as(m,e,badge))
  @*/
/* The current thread calls its supervisor. */
static void fault_call(uint8_t e, uint32_t badge)
{
    ipc_call_as(cur, e, badge);
}

void kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr)
{
    uint8_t d = th_dom[cur];

    kernel_enter();
    fault_message(kind, addr, fsr);
    //@ SHOW_STEP(message, a_setmsg(m,cur,a_fault_words(kind,addr,fsr,a_ctx(m,cur),cur,a_msg(m,cur,0))))
    if (dom_sup[d] != NODOM) {
        //@ SHOW_MODEL(call, a_fault(m,kind,addr,fsr) == a_call_as(a_setmsg(m,cur,a_fault_words(kind,addr,fsr,a_ctx(m,cur),cur,a_msg(m,cur,0))),dom_sup[d],dom_badge[d]))
        fault_call(dom_sup[d], dom_badge[d]);
        //@ SHOW_STEP(called, a_fault(m,kind,addr,fsr))
        /*@ assert told: \at(some(NPRIO + fault_sup,ST_RECV),Pre) ==>
          @     fault_words{Pre,Here}(\at(q_head[NPRIO + fault_sup],Pre),\at(cur,Pre),kind,addr,fsr); */
        //@ assert r: \at(some(NPRIO + fault_sup,ST_RECV),Pre) ==> \at(q_head[NPRIO + fault_sup],Pre) != THREAD_WORLD;
    } else {
        //@ SHOW_MODEL(stop, a_fault(m,kind,addr,fsr) == a_next(a_setst(a_setmsg(m,cur,a_fault_words(kind,addr,fsr,a_ctx(m,cur),cur,a_msg(m,cur,0))),cur,ST_BLOCKED)))
        fault_stop();
        //@ SHOW_STEP(stopped, a_fault(m,kind,addr,fsr))
    }
    world_finish();
}
