/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MONITOR_H
#define MONITOR_H
/*
 * The secure monitor: all that stands between the two worlds.  world.S holds the vectors and the switch;
 * the C here only decides, on one record per core that world.S fills before and loads
 * after.  Runs with all interrupts masked, on a stack per core.
 * Sources: ARM DEN 0028 (SMC calling convention 1.1), ARM DEN 0022 (PSCI 1.0).
 */
#include "monitor/core.h"

/* What the switch does after an exception from the normal world. */
#define MON_RETURN      0       /* back, with the record's r0-r12                           */
#define MON_CALL        1       /* into the kernel: kernel_world_call()                     */
#define MON_FIQ         2       /* into the kernel: kernel_fiq()                            */

#ifndef __ASSEMBLER__
#include <stdint.h>
#include "plat.h"
#include "monitor/psci.h"

_Static_assert(sizeof(mon_core_t) == 1u << MON_SHIFT, "assembly");
_Static_assert(__builtin_offsetof(mon_core_t, bank) == MON_CTX + MON_BANK, "assembly");

/* ---- function identifiers and results (DEN 0028) -------------------------------------------------- */
#define SMC_OWNER(fn)       ((fn) / 0x1000000u) /* bits 31:24: fast, 64-bit, owning entity  */
#define SMC_TOS_YIELD       0x32u               /* trusted OS, yielding                     */
#define SMC_ARCH_FAST       0x80u               /* Arm architecture service                 */
#define SMC_PSCI_FAST       0x84u               /* standard secure service                  */
#define SMC_TOS_FAST        0xB2u               /* trusted OS, fast                         */
#define SMC_TOS_COMMON      0xBFu               /* trusted OS, common queries               */
#define SMCCC_VERSION       0x80000000u
#define SMCCC_ARCH_FEATURES 0x80000001u
#define SMCCC_1_1           0x00010001u
#define SMC_OK              0u
#define SMC_NOT_SUPPORTED   0xFFFFFFFFu

/* The busy core's answer (docs/decisions/busy-core.md; numbers of Linux' optee_smc.h). */
#define TOS_RETURN_FROM_RPC 0x32000003u
#define TOS_THREAD_LIMIT    1u
#define TOS_FOREIGN_INTR    0xFFFF0004u
#define RETRY_TOKEN         0x40000000u         /* r3 = token + function * 0x10000 + old r3  */
#define RETRY_FUNCTIONS     0x4000u             /* functions below this fit the token       */

/*@ logic integer owner(integer fn) = fn / 0x1000000;

  @ // the retry token of function f of the yielding calls, called with r3 = w
  @ logic integer token(integer f, integer w) = RETRY_TOKEN + f * 0x10000 + w;
  @ predicate fits(integer f, integer w) = 0 <= f < RETRY_FUNCTIONS && 0 <= w <= 0xFFFF;
  @ predicate is_token(integer x) = RETRY_TOKEN <= x < 2 * RETRY_TOKEN;

  @ // a token is made of one call only, and what looks like a token is one
  @ lemma MO_1_token_function: \forall integer f, w; fits(f,w) ==> (token(f,w) % RETRY_TOKEN) / 0x10000 == f;
  @ lemma MO_2_token_argument: \forall integer f, w; fits(f,w) ==> token(f,w) % 0x10000 == w;
  @ lemma MO_3_token_range: \forall integer f, w; fits(f,w) ==> is_token(token(f,w));
  @ lemma MO_4_token_only: \forall integer x; is_token(x) ==> x == token((x % RETRY_TOKEN) / 0x10000, x % 0x10000);

  @ // answers to core c when another core is inside, from the registers at L1
  @ predicate resumes{L}(integer c) = \at(mon_core[c].r[0],L) == TOS_RETURN_FROM_RPC;
  @ predicate retry{L1,L2}(integer c) = \let f = \at(mon_core[c].r[0],L1) % 0x1000000; \let w = \at(mon_core[c].r[3],L1);
  @     !resumes{L1}(c) && fits(f,w) ==>
  @     \at(mon_core[c].r[0],L2) == TOS_FOREIGN_INTR && \at(mon_core[c].r[3],L2) == token(f,w);
  @ predicate limit{L1,L2}(integer c) = \let f = \at(mon_core[c].r[0],L1) % 0x1000000; \let w = \at(mon_core[c].r[3],L1);
  @     !resumes{L1}(c) && !fits(f,w) ==> \at(mon_core[c].r[0],L2) == TOS_THREAD_LIMIT && \at(mon_core[c].r[3],L2) == w;
  @ predicate again{L1,L2}(integer c) = resumes{L1}(c) ==>
  @     \at(mon_core[c].r[0],L2) == TOS_FOREIGN_INTR && \at(mon_core[c].r[3],L2) == \at(mon_core[c].r[3],L1);

  @ // what the kernel gets: the call that was put off, or the call as it is
  @ predicate redeemed{L1,L2}(integer c) = \forall integer f, w; fits(f,w) && resumes{L1}(c) &&
  @     \at(mon_core[c].r[3],L1) == token(f,w) ==>
  @     \at(mon_core[c].r[0],L2) == SMC_TOS_YIELD * 0x1000000 + f && \at(mon_core[c].r[3],L2) == w;
  @ predicate as_is{L1,L2}(integer c) = !(resumes{L1}(c) && is_token(\at(mon_core[c].r[3],L1))) ==>
  @     \at(mon_core[c].r[0],L2) == \at(mon_core[c].r[0],L1) && \at(mon_core[c].r[3],L2) == \at(mon_core[c].r[3],L1);

  @ logic integer arch_answer(integer fn, integer a1) = fn == SMCCC_VERSION ? SMCCC_1_1 :
  @     fn == SMCCC_ARCH_FEATURES && (a1 == SMCCC_VERSION || a1 == SMCCC_ARCH_FEATURES) ? SMC_OK : SMC_NOT_SUPPORTED;

  @ // of core c's record, the words but r0 and r3 are what they were
  @ predicate rest_kept{L1,L2}(integer c) =
  @     (\forall integer i; 1 <= i < 13 && i != 3 ==> \at(mon_core[c].r[i],L2) == \at(mon_core[c].r[i],L1)) &&
  @     \at(mon_core[c].pc,L2) == \at(mon_core[c].pc,L1) && \at(mon_core[c].cpsr,L2) == \at(mon_core[c].cpsr,L1) &&
  @     \at(mon_core[c].cpacr,L2) == \at(mon_core[c].cpacr,L1) &&
  @     \at(mon_core[c].bank,L2) == \at(mon_core[c].bank,L1) &&
  @     \at(mon_core[c].stack,L2) == \at(mon_core[c].stack,L1);
  @*/

/* ---- locks (world.S): spin locks with acquire and release barriers ------------------------------ */

/*@ requires lock: lock == LOCK_KERNEL && mon_held[lock] != HELD_MINE;
  @ terminates \true; exits \false;
  @ assigns mon_held[lock];
  @ ensures got: \result == 1 <==> mon_held[lock] == HELD_MINE;
  @ ensures busy: \result == 0 <==> mon_held[lock] == HELD_OTHER;
  @ ensures flag: \result <= 1;
  @*/
/* 1 if the lock was free and is now the caller's, else 0. */
uint32_t mon_lock_try(uint32_t lock);

/*@ requires lock: lock < NLOCK && mon_held[lock] != HELD_MINE;
  @ requires self: lock == LOCK_PSCI ==> mon_self < NCORE &&
  @     (psci_state[mon_self] == CORE_ON || psci_state[mon_self] == CORE_ON_PENDING);
  @ requires alone: lock == LOCK_PSCI ==> psci_alone;
  @ terminates \true; exits \false;
  @ assigns mon_held[lock], psci_state[0 .. NCORE-1], psci_seen[0 .. NCORE-1], core_power[0 .. NCORE-1],
  @   core_mark[0 .. NCORE-1];
  @ ensures mine: mon_held[lock] == HELD_MINE;
  @ ensures inv: lock == LOCK_PSCI ==> psci_inv;
  @ ensures seen: lock == LOCK_PSCI ==> seen_but(NCORE);
  @ ensures self: psci_state[mon_self] == \old(psci_state[mon_self]);
  @ ensures kept: lock == LOCK_KERNEL ==> power_kept{Pre,Post};
  @*/
/* Wait for the lock.  Taking LOCK_PSCI, a core finds whatever the others have left; its own state they do not touch
 * while it runs. */
void mon_lock(uint32_t lock);

/*@ requires lock: lock < NLOCK && mon_held[lock] == HELD_MINE;
  @ requires inv: lock == LOCK_PSCI ==> psci_inv;
  @ requires steps: lock == LOCK_PSCI ==> psci_steps;
  @ terminates \true; exits \false;
  @ assigns mon_held[lock], psci_left[0 .. NCORE-1];
  @ ensures free: mon_held[lock] == HELD_UNKNOWN;
  @ ensures left: lock == LOCK_PSCI ==> psci_alone;
  @*/
/* Give the lock back. */
void mon_unlock(uint32_t lock);

/* ---- what world.S and the kernel call ------------------------------------------------------------------- */

/*@ requires core: served(core);
  @ requires named: cores_named;
  @ terminates !psci_final(core,mon_core[core].r[0]); exits \false;
  @ PSCI_ASSIGNS
  @ assigns mon_core[0 .. NCORE-1], mon_held[LOCK_KERNEL];
  @ ensures MO_5_named: cores_named;
  @ ensures MO_6_rest: rest_kept{Pre,Post}(core);
  @ ensures MO_7_others: \forall integer c; 0 <= c < NCORE && c != core && !(\old(mon_core[core].r[0]) == PSCI_CPU_ON &&
  @     \old(mon_core[core].r[1]) == c && mon_core[core].r[0] == PSCI_OK) ==> kept{Pre,Post}(c);
  @ ensures MO_8_call: \result == MON_CALL <==> mon_held[LOCK_KERNEL] == HELD_MINE;
  @ ensures MO_9_return: \result != MON_CALL ==> \result == MON_RETURN;
  @ ensures MO_10_unlocked: mon_held[LOCK_PSCI] != HELD_MINE;
  @ ensures MO_56_alone: psci_alone;
  @ behavior yielding:
  @   assumes owner(mon_core[core].r[0]) == SMC_TOS_YIELD;
  @   ensures MO_11_busy: \result == MON_RETURN ==> mon_held[LOCK_KERNEL] == HELD_OTHER;
  @   ensures MO_12_retry: \result == MON_RETURN ==> retry{Pre,Post}(core);
  @   ensures MO_13_limit: \result == MON_RETURN ==> limit{Pre,Post}(core);
  @   ensures MO_14_again: \result == MON_RETURN ==> again{Pre,Post}(core);
  @   ensures MO_15_redeemed: \result == MON_CALL ==> redeemed{Pre,Post}(core);
  @   ensures MO_16_as_is: \result == MON_CALL ==> as_is{Pre,Post}(core);
  @   ensures MO_17_power: power_kept{Pre,Post};
  @ behavior fast:
  @   assumes owner(mon_core[core].r[0]) == SMC_TOS_FAST || owner(mon_core[core].r[0]) == SMC_TOS_COMMON;
  @   ensures MO_18_call: \result == MON_CALL;
  @   ensures MO_19_kept: kept{Pre,Post}(core);
  @   ensures MO_20_power: power_kept{Pre,Post};
  @ behavior psci:
  @   assumes owner(mon_core[core].r[0]) == SMC_PSCI_FAST;
  @   ensures MO_21_return: \result == MON_RETURN;
  @   ensures MO_22_answer: psci_answer(\old(mon_core[core].r[0]),\old(mon_core[core].r[1]),
  @       \old(mon_core[core].r[2]),mon_core[core].r[0]);
  @   ensures MO_23_r3: mon_core[core].r[3] == \old(mon_core[core].r[3]);
  @   ensures MO_24_final: !psci_final(core,\old(mon_core[core].r[0]));
  @ behavior arch:
  @   assumes owner(mon_core[core].r[0]) == SMC_ARCH_FAST;
  @   ensures MO_25_return: \result == MON_RETURN;
  @   ensures MO_26_answer: mon_core[core].r[0] == arch_answer(\old(mon_core[core].r[0]),\old(mon_core[core].r[1]));
  @   ensures MO_27_r3: mon_core[core].r[3] == \old(mon_core[core].r[3]);
  @   ensures MO_28_power: power_kept{Pre,Post};
  @ behavior unknown:
  @   assumes owner(mon_core[core].r[0]) != SMC_TOS_YIELD && owner(mon_core[core].r[0]) != SMC_TOS_FAST &&
  @     owner(mon_core[core].r[0]) != SMC_TOS_COMMON && owner(mon_core[core].r[0]) != SMC_PSCI_FAST &&
  @     owner(mon_core[core].r[0]) != SMC_ARCH_FAST;
  @   ensures MO_29_return: \result == MON_RETURN;
  @   ensures MO_30_answer: mon_core[core].r[0] == SMC_NOT_SUPPORTED;
  @   ensures MO_31_r3: mon_core[core].r[3] == \old(mon_core[core].r[3]);
  @   ensures MO_32_power: power_kept{Pre,Post};
  @ complete behaviors; disjoint behaviors;
  @*/
/* An SMC of the normal world on `core`; its registers are in mon_core[core].  Answers it there
 * (MON_RETURN), or hands it to the kernel with the kernel's lock taken (MON_CALL). */
uint32_t monitor_smc(uint32_t core);

/*@ requires core: served(core);
  @ terminates \true; exits \false;
  @ assigns mon_held[LOCK_KERNEL];
  @ ensures MO_33_call: \result == MON_FIQ <==> mon_held[LOCK_KERNEL] == HELD_MINE;
  @ ensures MO_34_return: \result == MON_RETURN <==> mon_held[LOCK_KERNEL] == HELD_OTHER;
  @*/
/* A secure interrupt while the normal world runs on `core`: MON_FIQ with the lock taken, or MON_RETURN if another
 * core is in the secure world, which then takes the interrupt itself. */
uint32_t monitor_fiq(uint32_t core);

/*@ requires self: core == mon_self && core < NCORE;
  @ requires pending: psci_state[core] == CORE_ON_PENDING;
  @ requires free: mon_held[LOCK_PSCI] != HELD_MINE && psci_alone;
  @ terminates \true; exits \false;
  @ PSCI_ASSIGNS
  @ assigns core_gic;
  @ ensures MO_35_interrupts: core_gic == 1;
  @ ensures MO_36_up: psci_state[core] == CORE_ON;
  @ ensures MO_37_others: seen_but(core);
  @ ensures MO_38_unlocked: mon_held[LOCK_PSCI] != HELD_MINE;
  @ ensures MO_57_alone: psci_alone;
  @*/
/* Core 1-3 has reached the secure world and is about to enter the normal world at the
 * context that PSCI CPU_ON left. */
void monitor_core_start(uint32_t core);

/*@ requires core: core < NCORE;
  @ requires idle: core_power[core] == 0 || core == mon_self;
  @ terminates \true; exits \false;
  @ assigns mon_core[core].r[0 .. 12], mon_core[core].bank[0 .. MON_BANK_WORDS-1], mon_core[core].pc,
  @   mon_core[core].cpsr, mon_core[core].cpacr;
  @ ensures MO_39_context: context(core,pc,arg);
  @*/
/* Let `core` start in the normal world at pc with r0 = arg, in supervisor mode, all else 0; FIQ open, other
 * interrupts masked.  Bit 0 of pc: Thumb. */
void monitor_context(uint32_t core, uint32_t pc, uint32_t arg);

/*@ requires boot: mon_self == 0 && core_power[0] == 1 && core_power[1] == 0 && core_power[2] == 0 && core_power[3] == 0;
  @ terminates \true; exits \false;
  @ assigns psci_state[0 .. NCORE-1], psci_left[0 .. NCORE-1], mon_core[0].r[0 .. 12], mon_core[0].bank[0 .. MON_BANK_WORDS-1], mon_core[0].pc,
  @   mon_core[0].cpsr, mon_core[0].cpacr;
  @ ensures MO_40_context: context(0,entry,0);
  @ ensures MO_41_inv: psci_inv;
  @ ensures MO_58_alone: psci_alone;
  @*/
/* Core 0 may leave for the normal world at entry.  The kernel calls it hal_world_start(), once, before the first entry;
 * r0-r7 come from the kernel then, so dtb is not used. */
void monitor_world_start(uint32_t entry, uint32_t dtb);
#endif
#endif
