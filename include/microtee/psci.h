/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_PSCI_H
#define MICROTEE_PSCI_H
/* Function identifiers and results of the Power State Coordination Interface 1.0 (ARM DEN 0022): what the monitor
 * answers.  All other functions of its range: PSCI_NOT_SUPPORTED. */

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

/* AFFINITY_INFO: the states of a core */
#define CORE_ON                 0u
#define CORE_OFF                1u          /* held in reset                                */
#define CORE_ON_PENDING         2u          /* released, not yet up                         */
#endif
