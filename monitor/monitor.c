/* SPDX-License-Identifier: BSD-2-Clause */
#include "arm.h"
#include "monitor/monitor.h"

mon_core_t mon_core[NCORE] __attribute__((aligned(1024))) = {
    { .core = 0 }, { .core = 1 }, { .core = 2 }, { .core = 3 },
};

/*@ ghost uint32_t mon_self; */
/*@ ghost uint8_t mon_held[NLOCK]; */
/*@ ghost uint8_t core_gic; */

/*@ requires core: core < NCORE;
  @ terminates \true; exits \false;
  @ assigns mon_core[core].r[0], mon_core[core].r[3];
  @ ensures MO_42_retry: retry{Pre,Post}(core);
  @ ensures MO_43_limit: limit{Pre,Post}(core);
  @ ensures MO_44_again: again{Pre,Post}(core);
  @*/
/* Another core is in the secure world and a yielding call may not wait for it: answer as if an interrupt of
 * the normal world had struck, with all that is needed to try again in r1-r3. */
static void answer_busy(uint32_t core)
{
    uint32_t function = mon_core[core].r[0] % 0x1000000u;
    uint32_t r3 = mon_core[core].r[3];

    if (mon_core[core].r[0] == TOS_RETURN_FROM_RPC) {
        mon_core[core].r[0] = TOS_FOREIGN_INTR;
    } else if (function >= RETRY_FUNCTIONS || r3 > 0xFFFFu) {
        mon_core[core].r[0] = TOS_THREAD_LIMIT;
    } else {
        mon_core[core].r[0] = TOS_FOREIGN_INTR;
        mon_core[core].r[3] = RETRY_TOKEN + function * 0x10000u + r3;
    }
}

/*@ requires core: core < NCORE;
  @ terminates \true; exits \false;
  @ assigns mon_core[core].r[0], mon_core[core].r[3];
  @ ensures MO_45_redeemed: redeemed{Pre,Post}(core);
  @ ensures MO_46_as_is: as_is{Pre,Post}(core);
  @*/
/* A resume whose r3 is a retry token is the call that was put off. */
static void redeem_token(uint32_t core)
{
    uint32_t token = mon_core[core].r[3];

    if (mon_core[core].r[0] == TOS_RETURN_FROM_RPC && token / RETRY_TOKEN == 1) {
        mon_core[core].r[0] = SMC_TOS_YIELD * 0x1000000u + (token % RETRY_TOKEN) / 0x10000u;
        mon_core[core].r[3] = token % 0x10000u;
    }
}

/*@ requires core: core < NCORE;
  @ requires free: mon_held[LOCK_KERNEL] != HELD_MINE;
  @ terminates \true; exits \false;
  @ assigns mon_core[core].r[0], mon_core[core].r[3], mon_held[LOCK_KERNEL];
  @ ensures MO_47_call: \result == MON_CALL <==> mon_held[LOCK_KERNEL] == HELD_MINE;
  @ ensures MO_48_return: \result == MON_RETURN <==> mon_held[LOCK_KERNEL] == HELD_OTHER;
  @ ensures MO_49_either: \result == MON_CALL || \result == MON_RETURN;
  @ ensures MO_50_retry: \result == MON_RETURN ==> retry{Pre,Post}(core);
  @ ensures MO_51_limit: \result == MON_RETURN ==> limit{Pre,Post}(core);
  @ ensures MO_52_again: \result == MON_RETURN ==> again{Pre,Post}(core);
  @ ensures MO_53_redeemed: \result == MON_CALL ==> redeemed{Pre,Post}(core);
  @ ensures MO_54_as_is: \result == MON_CALL ==> as_is{Pre,Post}(core);
  @*/
/* A yielding call: into the kernel if nobody is there. */
static uint32_t yielding(uint32_t core)
{
    if (!mon_lock_try(LOCK_KERNEL)) {
        answer_busy(core);
        return MON_RETURN;
    }
    redeem_token(core);
    return MON_CALL;
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures MO_55_answer: \result == arch_answer(fn,a1);
  @*/
/* Arm architecture service: SMCCC_VERSION, and SMCCC_ARCH_FEATURES with argument a1. */
static uint32_t arch_call(uint32_t fn, uint32_t a1)
{
    if (fn == SMCCC_VERSION)
        return SMCCC_1_1;
    if (fn == SMCCC_ARCH_FEATURES && (a1 == SMCCC_VERSION || a1 == SMCCC_ARCH_FEATURES))
        return SMC_OK;
    return SMC_NOT_SUPPORTED;
}

uint32_t monitor_smc(uint32_t core)
{
    uint32_t fn = mon_core[core].r[0];
    uint32_t a1 = mon_core[core].r[1];

    switch (SMC_OWNER(fn)) {
    case SMC_TOS_YIELD:
        return yielding(core);
    case SMC_TOS_FAST:
    case SMC_TOS_COMMON:
        mon_lock(LOCK_KERNEL);
        return MON_CALL;
    case SMC_PSCI_FAST:
        mon_core[core].r[0] = psci_call(core, fn, a1, mon_core[core].r[2], mon_core[core].r[3]);
        return MON_RETURN;
    case SMC_ARCH_FAST:
        mon_core[core].r[0] = arch_call(fn, a1);
        return MON_RETURN;
    default:
        mon_core[core].r[0] = SMC_NOT_SUPPORTED;
        return MON_RETURN;
    }
}

uint32_t monitor_fiq(uint32_t core)
{
    (void)core;
    return mon_lock_try(LOCK_KERNEL) ? MON_FIQ : MON_RETURN;
}

void monitor_core_start(uint32_t core)
{
    gic_core_init();
    psci_core_up(core);
}

/* FIQs are open from the first instruction on. */
void monitor_context(uint32_t core, uint32_t pc, uint32_t arg)
{
    /*@ loop invariant i: 0 <= i <= 13;
      @ loop invariant zero: \forall integer j; 0 <= j < i ==> mon_core[core].r[j] == 0;
      @ loop assigns i, mon_core[core].r[0 .. 12];
      @ loop variant 13 - i;
      @*/
    for (uint32_t i = 0; i < 13; i++)
        mon_core[core].r[i] = 0;
    /*@ loop invariant i: 0 <= i <= MON_BANK_WORDS;
      @ loop invariant zero: \forall integer j; 0 <= j < i ==> mon_core[core].bank[j] == 0;
      @ loop assigns i, mon_core[core].bank[0 .. MON_BANK_WORDS-1];
      @ loop variant MON_BANK_WORDS - i;
      @*/
    for (uint32_t i = 0; i < MON_BANK_WORDS; i++)
        mon_core[core].bank[i] = 0;
    mon_core[core].r[0] = arg;
    mon_core[core].pc = pc - pc % 2;
    mon_core[core].cpsr = PSR_A + PSR_I + MODE_SVC + (pc % 2) * PSR_T;
    mon_core[core].cpacr = 0;
}

void monitor_world_start(uint32_t entry, uint32_t dtb)
{
    (void)dtb;      /* in th_msg[THREAD_WORLD]: see hal.h */
    psci_init();
    monitor_context(0, entry, 0);
}

#ifndef __FRAMAC__
/* The kernel's name for it; the contract in kernel/hal.h speaks of the kernel's objects only. */
void hal_world_start(uint32_t entry, uint32_t dtb) __attribute__((alias("monitor_world_start")));
#endif
