/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MONITOR_PSCI_H
#define MONITOR_PSCI_H
/*
 * Power State Coordination Interface 1.0 (ARM DEN 0022), the part that Linux needs to run on four
 * cores and to reset.  Not provided: CPU_SUSPEND, MIGRATE, SYSTEM_SUSPEND.
 */
#include <stdint.h>
#include "memmap.h"
#include "monitor/core.h"
#include "microtee/psci.h"

/*@ // core c's state as the table tells once a core that has parked counts as off
  @ logic integer settled{L}(integer c) =
  @     \at(psci_seen[c],L) == CORE_PARKING && \at(core_mark[c],L) == 1 ? CORE_OFF : \at(psci_seen[c],L);

  @ predicate has_core{L}(integer c) = c < \at(core_count,L);
  @ predicate ns_ram(integer pa) = NS_RAM_BASE <= pa < NS_RAM_END;

  @ // x answers CPU_ON of core c at entry
  @ predicate on_answer{L}(integer c, integer entry, integer x) =
  @     !has_core{L}(c) ? x == PSCI_INVALID_PARAMETERS : !ns_ram(entry) ? x == PSCI_INVALID_ADDRESS :
  @     settled{L}(c) == CORE_OFF ? x == PSCI_OK : settled{L}(c) == CORE_ON_PENDING ? x == PSCI_ON_PENDING :
  @     x == PSCI_ALREADY_ON;

  @ // x answers AFFINITY_INFO of core c
  @ predicate info_answer{L}(integer c, integer level, integer x) =
  @     !has_core{L}(c) || level != 0 ? x == PSCI_INVALID_PARAMETERS :
  @     x == (settled{L}(c) == CORE_PARKING ? CORE_ON : settled{L}(c));

  @ predicate provided(integer fn) = fn == PSCI_VERSION || fn == PSCI_CPU_OFF || fn == PSCI_CPU_ON ||
  @     fn == PSCI_AFFINITY_INFO || fn == PSCI_MIGRATE_INFO_TYPE || fn == PSCI_SYSTEM_OFF ||
  @     fn == PSCI_SYSTEM_RESET || fn == PSCI_FEATURES;

  @ // x answers PSCI_FEATURES of fn; SMCCC_VERSION counts, too: that is how a client finds SMCCC 1.1
  @ predicate features_answer(integer fn, integer x) =
  @     provided(fn) || fn == 0x80000000 ? x == PSCI_OK : x == PSCI_NOT_SUPPORTED;

  @ // function fn, called on core, does not come back
  @ predicate psci_final(integer core, integer fn) = fn == PSCI_SYSTEM_OFF || fn == PSCI_SYSTEM_RESET ||
  @     (fn == PSCI_CPU_OFF && core != 0);

  @ // x is r0 after a function that comes back
  @ predicate psci_answer{L}(integer fn, integer a1, integer a2, integer x) =
  @     fn == PSCI_VERSION ? x == PSCI_1_0 : fn == PSCI_CPU_OFF ? x == PSCI_DENIED :
  @     fn == PSCI_CPU_ON ? on_answer{L}(a1,a2,x) : fn == PSCI_AFFINITY_INFO ? info_answer{L}(a1,a2,x) :
  @     fn == PSCI_MIGRATE_INFO_TYPE ? x == PSCI_NO_MIGRATION : fn == PSCI_FEATURES ? features_answer(a1,x) :
  @     x == PSCI_NOT_SUPPORTED;

  @ // core c's record is what it was
  @ predicate kept{L1,L2}(integer c) = \at(mon_core[c],L1) == \at(mon_core[c],L2);
  @ // nobody's power state is touched
  @ predicate power_kept{L1,L2} = \forall integer c; 0 <= c < NCORE ==>
  @     \at(psci_state[c],L1) == \at(psci_state[c],L2) && \at(core_power[c],L1) == \at(core_power[c],L2);
  @ // of all states, only core c's is not what the table told
  @ predicate seen_but{L}(integer c) = \forall integer d; 0 <= d < NCORE && d != c ==>
  @     \at(psci_state[d],L) == \at(psci_seen[d],L);
  @*/

#define PSCI_ASSIGNS \
    assigns psci_state[0 .. NCORE-1], psci_seen[0 .. NCORE-1], core_power[0 .. NCORE-1], core_mark[0 .. NCORE-1], \
        psci_left[0 .. NCORE-1], mon_held[LOCK_PSCI];

/*@ requires boot: core_power[0] == 1 && core_power[1] == 0 && core_power[2] == 0 && core_power[3] == 0;
  @ terminates \true; exits \false;
  @ assigns psci_state[0 .. NCORE-1], psci_left[0 .. NCORE-1];
  @ ensures PS_1_inv: psci_inv;
  @ ensures PS_46_alone: psci_alone;
  @*/
/* Core 0 is on, the others are held in reset: the state at boot. */
void psci_init(void);

/*@ requires core: served(core);
  @ requires named: cores_named;
  @ requires record: asked(fn) && mon_core[core].r[1] == a1 && mon_core[core].r[2] == a2 && mon_core[core].r[3] == a3;
  @ terminates !psci_final(core,fn); exits \false;
  @ PSCI_ASSIGNS
  @ assigns mon_core[0 .. NCORE-1];
  @ ensures PS_2_version: fn == PSCI_VERSION ==> \result == PSCI_1_0;
  @ ensures PS_3_cpu_off: fn == PSCI_CPU_OFF ==> \result == PSCI_DENIED;
  @ ensures PS_4_cpu_on: fn == PSCI_CPU_ON ==> on_answer(a1,a2,\result);
  @ ensures PS_5_affinity_info: fn == PSCI_AFFINITY_INFO ==> info_answer(a1,a2,\result);
  @ ensures PS_6_migrate_info: fn == PSCI_MIGRATE_INFO_TYPE ==> \result == PSCI_NO_MIGRATION;
  @ ensures PS_7_features: fn == PSCI_FEATURES ==> features_answer(a1,\result);
  @ ensures PS_8_unknown: !provided(fn) ==> \result == PSCI_NOT_SUPPORTED;
  @ ensures PS_9_final: !psci_final(core,fn);
  @ ensures PS_10_started: fn == PSCI_CPU_ON && \result == PSCI_OK ==> psci_state[a1] == CORE_ON_PENDING;
  @ ensures PS_11_states: fn == PSCI_CPU_ON && \result == PSCI_OK ==> seen_but(a1);
  @ ensures PS_12_records: \forall integer c; 0 <= c < NCORE && !(fn == PSCI_CPU_ON && \result == PSCI_OK && c == a1)
  @     ==> kept{Pre,Post}(c);
  @ ensures PS_13_self: kept{Pre,Post}(core);
  @ ensures PS_14_served: served(core);
  @ ensures PS_15_named: cores_named;
  @ ensures PS_16_power: fn != PSCI_CPU_ON && fn != PSCI_AFFINITY_INFO ==> power_kept{Pre,Post};
  @*/
/* The PSCI function fn with arguments a1-a3 that the normal world calls on `core`: the value for r0.
 * CPU_OFF (but on core 0, where it is denied), SYSTEM_OFF and SYSTEM_RESET do not return. */
uint32_t psci_call(uint32_t core, uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3);

/*@ requires self: core == mon_self && core < NCORE;
  @ requires pending: psci_state[core] == CORE_ON_PENDING;
  @ requires interrupts: core_gic == 1;
  @ requires free: mon_held[LOCK_PSCI] != HELD_MINE && psci_alone;
  @ terminates \true; exits \false;
  @ PSCI_ASSIGNS
  @ ensures PS_17_up: psci_state[core] == CORE_ON;
  @ ensures PS_18_others: seen_but(core);
  @ ensures PS_19_unlocked: mon_held[LOCK_PSCI] != HELD_MINE;
  @ ensures PS_47_alone: psci_alone;
  @*/
/* Core `core`, that was started by CPU_ON, is up: it takes interrupts already. */
void psci_core_up(uint32_t core);
#endif
