/* SPDX-License-Identifier: BSD-2-Clause */
#include "memmap.h"
#include "monitor/monitor.h"
#include "monitor/psci.h"

/* Guarded by LOCK_PSCI. */
static uint8_t core_state[NCORE] = { CORE_ON, CORE_OFF, CORE_OFF, CORE_OFF };

/* A parked core is off for good as soon as somebody asks. */
static void settle(uint32_t core)
{
    if (core_state[core] == CORE_PARKING && plat_core_parked(core)) {
        plat_core_kill(core);
        core_state[core] = CORE_OFF;
    }
}

static uint32_t start_core(uint32_t core, uint32_t entry, uint32_t arg)
{
    settle(core);
    if (core_state[core] == CORE_ON_PENDING)
        return PSCI_ON_PENDING;
    if (core_state[core] != CORE_OFF)
        return PSCI_ALREADY_ON;
    core_state[core] = CORE_ON_PENDING;
    monitor_context(core, entry, arg);
    plat_core_on(core);
    return PSCI_OK;
}

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

static uint32_t affinity_info(uint32_t core, uint32_t level)
{
    uint32_t state;

    if (core >= plat_cores() || level != 0)
        return PSCI_INVALID_PARAMETERS;
    mon_lock(LOCK_PSCI);
    settle(core);
    state = core_state[core];
    mon_unlock(LOCK_PSCI);
    return state == CORE_PARKING ? CORE_ON : state;
}

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

/* Core 0 stays: SRC cannot start it again at an address of ours without a warm reset. */
static uint32_t cpu_off(uint32_t core)
{
    if (core == 0)
        return PSCI_DENIED;
    mon_lock(LOCK_PSCI);
    core_state[core] = CORE_PARKING;
    mon_unlock(LOCK_PSCI);
    plat_core_off(core);
}

uint32_t psci_call(uint32_t core, uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3)
{
    switch (fn) {
    case PSCI_VERSION:
        return PSCI_1_0;
    case PSCI_CPU_OFF:
        return cpu_off(core);
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

void psci_core_up(uint32_t core)
{
    mon_lock(LOCK_PSCI);
    core_state[core] = CORE_ON;
    mon_unlock(LOCK_PSCI);
}
