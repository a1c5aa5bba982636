/* SPDX-License-Identifier: BSD-2-Clause */
#include "monitor/monitor.h"

uint8_t psci_state[NCORE];

/*@ ghost uint8_t psci_seen[NCORE]; */
/*@ ghost uint8_t psci_left[NCORE]; */
/*@ ghost uint32_t core_count; */
/*@ ghost uint8_t core_power[NCORE]; */
/*@ ghost uint8_t core_mark[NCORE]; */

/*@ // this core has taken LOCK_PSCI, and core c's state is still what it found
  @ predicate holding{L}(integer c) = \at(mon_held[LOCK_PSCI],L) == HELD_MINE && psci_inv{L} &&
  @     0 <= c < NCORE && seen_but{L}(NCORE);
  @*/

/*@ requires holding: holding(core);
  @ terminates \true; exits \false;
  @ assigns psci_state[core], core_power[core], core_mark[core];
  @ ensures PS_20_settled: psci_state[core] == settled(core);
  @ ensures PS_21_inv: psci_inv;
  @*/
/* A parked core is off for good as soon as somebody asks. */
static void settle(uint32_t core)
{
    if (psci_state[core] == CORE_PARKING && plat_core_parked(core)) {
        plat_core_kill(core);
        psci_state[core] = CORE_OFF;
    }
}

/*@ requires holding: holding(core);
  @ requires core: core < core_count && core_count <= NCORE;
  @ requires self: mon_self < NCORE && psci_state[mon_self] == CORE_ON;
  @ requires asked: asked(PSCI_CPU_ON) && mon_core[mon_self].r[1] == core && mon_core[mon_self].r[2] == entry &&
  @     mon_core[mon_self].r[3] == arg;
  @ requires entry: ns_ram(entry);
  @ terminates \true; exits \false;
  @ assigns psci_state[core], core_power[core], core_mark[core], mon_core[core].r[0 .. 12],
  @   mon_core[core].bank[0 .. MON_BANK_WORDS-1], mon_core[core].pc, mon_core[core].cpsr, mon_core[core].cpacr;
  @ ensures PS_22_ok: settled(core) == CORE_OFF <==> \result == PSCI_OK;
  @ ensures PS_23_pending: settled(core) == CORE_ON_PENDING ==> \result == PSCI_ON_PENDING;
  @ ensures PS_24_on: settled(core) == CORE_ON || settled(core) == CORE_PARKING ==> \result == PSCI_ALREADY_ON;
  @ ensures PS_25_state: psci_state[core] == (\result == PSCI_OK ? CORE_ON_PENDING : settled(core));
  @ ensures PS_26_record: \result != PSCI_OK ==> kept{Pre,Post}(core);
  @ ensures PS_27_self: core == mon_self ==> \result != PSCI_OK;
  @ ensures PS_28_inv: psci_inv;
  @*/
/* CPU_ON with valid arguments: start the core at entry with r0 = arg, if it is off. */
static uint32_t start_core(uint32_t core, uint32_t entry, uint32_t arg)
{
    settle(core);
    if (psci_state[core] == CORE_ON_PENDING)
        return PSCI_ON_PENDING;
    if (psci_state[core] != CORE_OFF)
        return PSCI_ALREADY_ON;
    psci_state[core] = CORE_ON_PENDING;
    monitor_context(core, entry, arg);
    plat_core_on(core);
    return PSCI_OK;
}

/*@ requires served: served(mon_self);
  @ requires named: cores_named;
  @ requires asked: asked(PSCI_CPU_ON) && mon_core[mon_self].r[1] == core && mon_core[mon_self].r[2] == entry &&
  @     mon_core[mon_self].r[3] == arg;
  @ terminates \true; exits \false;
  @ PSCI_ASSIGNS
  @ assigns mon_core[0 .. NCORE-1];
  @ ensures PS_29_parameters: !has_core(core) ==> \result == PSCI_INVALID_PARAMETERS;
  @ ensures PS_30_address: has_core(core) && !ns_ram(entry) ==> \result == PSCI_INVALID_ADDRESS;
  @ ensures PS_31_pending: has_core(core) && ns_ram(entry) && settled(core) == CORE_ON_PENDING
  @     ==> \result == PSCI_ON_PENDING;
  @ ensures PS_32_on: has_core(core) && ns_ram(entry) && (settled(core) == CORE_ON || settled(core) == CORE_PARKING)
  @     ==> \result == PSCI_ALREADY_ON;
  @ ensures PS_33_must: has_core(core) && ns_ram(entry) && settled(core) == CORE_OFF ==> \result == PSCI_OK;
  @ ensures PS_34_states: has_core(core) && ns_ram(entry) ==> psci_seen[core] <= CORE_PARKING;
  @ ensures PS_35_started: \result == PSCI_OK ==> psci_state[core] == CORE_ON_PENDING;
  @ ensures PS_36_others: \result == PSCI_OK ==> seen_but(core);
  @ ensures PS_37_records: \forall integer c; 0 <= c < NCORE && !(\result == PSCI_OK && c == core) ==> kept{Pre,Post}(c);
  @ ensures PS_38_self: kept{Pre,Post}(mon_self);
  @ ensures PS_39_served: served(mon_self);
  @ ensures PS_40_named: cores_named;
  @*/
/* CPU_ON: core `core` (MPIDR affinity) starts at entry with r0 = arg. */
static uint32_t cpu_on(uint32_t core, uint32_t entry, uint32_t arg)
{
    uint32_t result;

    if (core >= plat_cores())
        return PSCI_INVALID_PARAMETERS;
    if (entry < NS_RAM_BASE || entry >= NS_RAM_END)
        return PSCI_INVALID_ADDRESS;
    mon_lock(LOCK_PSCI);
    result = start_core(core, entry, arg);
    mon_unlock(LOCK_PSCI);
    return result;
}

/*@ requires served: served(mon_self);
  @ terminates \true; exits \false;
  @ PSCI_ASSIGNS
  @ ensures PS_41_answer: info_answer(core,level,\result);
  @ ensures PS_42_served: served(mon_self);
  @*/
/* AFFINITY_INFO: CORE_ON, CORE_OFF or CORE_ON_PENDING. */
static uint32_t affinity_info(uint32_t core, uint32_t level)
{
    uint32_t state;

    if (core >= plat_cores() || level != 0)
        return PSCI_INVALID_PARAMETERS;
    mon_lock(LOCK_PSCI);
    settle(core);
    state = psci_state[core];
    mon_unlock(LOCK_PSCI);
    return state == CORE_PARKING ? CORE_ON : state;
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures PS_43_answer: features_answer(fn,\result);
  @*/
/* PSCI_FEATURES: whether function fn is provided. */
static uint32_t features(uint32_t fn)
{
    switch (fn) {
    case SMCCC_VERSION:
    case PSCI_VERSION:
    case PSCI_CPU_OFF:
    case PSCI_CPU_ON:
    case PSCI_AFFINITY_INFO:
    case PSCI_MIGRATE_INFO_TYPE:
    case PSCI_SYSTEM_OFF:
    case PSCI_SYSTEM_RESET:
    case PSCI_FEATURES:
        return PSCI_OK;
    default:
        return PSCI_NOT_SUPPORTED;
    }
}

/*@ requires served: served(core) && core != 0;
  @ requires asked: asked(PSCI_CPU_OFF);
  @ terminates \true; exits \false;
  @ PSCI_ASSIGNS
  @ ensures PS_44_parking: psci_state[core] == CORE_PARKING;
  @ ensures PS_45_unlocked: mon_held[LOCK_PSCI] != HELD_MINE;
  @*/
/* The calling core says that it is about to park. */
static void announce_off(uint32_t core)
{
    mon_lock(LOCK_PSCI);
    psci_state[core] = CORE_PARKING;
    mon_unlock(LOCK_PSCI);
}

/* Core 0 stays: SRC cannot start it again at an address of ours without a warm reset. */
uint32_t psci_call(uint32_t core, uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3)
{
    switch (fn) {
    case PSCI_VERSION:
        return PSCI_1_0;
    case PSCI_CPU_OFF:
        if (core != 0) {
            announce_off(core);
            plat_core_off(core);
        }
        return PSCI_DENIED;
    case PSCI_CPU_ON:
        return cpu_on(a1, a2, a3);
    case PSCI_AFFINITY_INFO:
        return affinity_info(a1, a2);
    case PSCI_MIGRATE_INFO_TYPE:
        return PSCI_NO_MIGRATION;
    case PSCI_SYSTEM_OFF:
        plat_off();
    case PSCI_SYSTEM_RESET:
        plat_reset();
    case PSCI_FEATURES:
        return features(a1);
    default:
        return PSCI_NOT_SUPPORTED;
    }
}

void psci_init(void)
{
    psci_state[0] = CORE_ON;
    psci_state[1] = CORE_OFF;
    psci_state[2] = CORE_OFF;
    psci_state[3] = CORE_OFF;
    /*@ ghost psci_left[0] = psci_state[0]; psci_left[1] = psci_state[1];
      @ psci_left[2] = psci_state[2]; psci_left[3] = psci_state[3]; */
}

void psci_core_up(uint32_t core)
{
    mon_lock(LOCK_PSCI);
    psci_state[core] = CORE_ON;
    mon_unlock(LOCK_PSCI);
}
