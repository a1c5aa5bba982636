/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MONITOR_PSCI_H
#define MONITOR_PSCI_H
/*
 * Power State Coordination Interface 1.0 (ARM DEN 0022), the part that Linux needs to run on four
 * cores and to reset.  Not provided: CPU_SUSPEND, MIGRATE, SYSTEM_SUSPEND.
 */
#include <stdint.h>

#define PSCI_VERSION            0x84000000u
#define PSCI_CPU_OFF            0x84000002u
#define PSCI_CPU_ON             0x84000003u
#define PSCI_AFFINITY_INFO      0x84000004u
#define PSCI_MIGRATE_INFO_TYPE  0x84000006u
#define PSCI_SYSTEM_OFF         0x84000008u
#define PSCI_SYSTEM_RESET       0x84000009u
#define PSCI_FEATURES           0x8400000Au

#define PSCI_1_0                0x00010000u
#define PSCI_OK                 0u
#define PSCI_NOT_SUPPORTED      0xFFFFFFFFu /* -1                                           */
#define PSCI_INVALID_PARAMETERS 0xFFFFFFFEu /* -2                                           */
#define PSCI_DENIED             0xFFFFFFFDu /* -3                                           */
#define PSCI_ALREADY_ON         0xFFFFFFFCu /* -4                                           */
#define PSCI_ON_PENDING         0xFFFFFFFBu /* -5                                           */
#define PSCI_INVALID_ADDRESS    0xFFFFFFF7u /* -9                                           */
#define PSCI_NO_MIGRATION       2u          /* trusted OS present, needs no migration       */

/* AFFINITY_INFO's answers, and our states */
#define CORE_ON                 0u
#define CORE_OFF                1u
#define CORE_ON_PENDING         2u
#define CORE_PARKING            3u          /* has called CPU_OFF, counts as on until parked */

/* Function fn with arguments a1-a3, called on `core`: the value for r0.  CPU_OFF, SYSTEM_OFF
 * and SYSTEM_RESET do not return. */
uint32_t psci_call(uint32_t core, uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3);

/* Core `core`, that was started by CPU_ON, is up. */
void psci_core_up(uint32_t core);
#endif
