/* SPDX-License-Identifier: BSD-2-Clause */
/* ARM DEN 0022 (PSCI): versions, errors, a second core on and off again. */
#include "microtee/psci.h"
#include "payload.h"

#define PATIENCE            50000000

static volatile uint32_t started;       /* context id that core 1 saw last                   */
static volatile uint32_t answer;        /* what core 1 got from CALLS_UID                    */

void core_main(uint32_t context);
void core_main(uint32_t context)
{
    answer = smc1(0xBF00FF01u, 0, 0, 0);
    started = context;
    (void)smc1(PSCI_CPU_OFF, 0, 0, 0);
    started = 0xDEADu;                  /* CPU_OFF came back */
    for (;;) {
    }
}

static int wait_started(uint32_t context)
{
    int i;

    for (i = 0; i < PATIENCE && started != context; i++) {
    }
    return started == context;
}

static int wait_off(uint32_t core)
{
    int i;

    for (i = 0; i < PATIENCE / 100; i++) {
        if (smc1(PSCI_AFFINITY_INFO, core, 0, 0) == CORE_OFF) {
            return 1;
        }
    }
    return 0;
}

static void errors(void)
{
    uint32_t entry = (uint32_t)(uintptr_t)core_start;

    is(smc1(PSCI_CPU_ON, 0, entry, 0), PSCI_ALREADY_ON, "CPU_ON of the core that is on");
    is(smc1(PSCI_CPU_ON, 4, entry, 0), PSCI_INVALID_PARAMETERS, "CPU_ON of a core that does not exist");
    is(smc1(PSCI_CPU_ON, 0xFFFFFFFFu, entry, 0), PSCI_INVALID_PARAMETERS, "CPU_ON of core ~0");
    is(smc1(PSCI_CPU_ON, 1, 0x4E000000u, 0), PSCI_INVALID_ADDRESS, "CPU_ON with an entry in secure RAM");
    is(smc1(PSCI_AFFINITY_INFO, 7, 0, 0), PSCI_INVALID_PARAMETERS, "AFFINITY_INFO of no core");
}

static void on_and_off(void)
{
    uint32_t entry = (uint32_t)(uintptr_t)core_start;
    uint32_t i;
    int all = 1;

    is(smc1(PSCI_AFFINITY_INFO, 1, 0, 0), CORE_OFF, "core 1 is off at first");
    for (i = 1u; i < 4u; i++) {
        started = 0u;
        all = all && smc1(PSCI_CPU_ON, i, entry, i) == 0u && wait_started(i) && wait_off(i);
    }
    ok(all, "cores 1 to 3 go on with their context id and off again");
    is(answer, 0x384fb3e0u, "a secondary core reaches the TEE");
    started = 0u;
    ok(smc1(PSCI_CPU_ON, 1, entry, 3) == 0u && wait_started(3u) && wait_off(1u),
       "a core that was off goes on again");
}

void test_psci(void)
{
    is(smc1(PSCI_VERSION, 0, 0, 0), PSCI_1_0, "PSCI version 1.0");
    is(smc1(PSCI_MIGRATE_INFO_TYPE, 0, 0, 0), PSCI_NO_MIGRATION, "MIGRATE_INFO_TYPE: no migration");
    is(smc1(PSCI_FEATURES, PSCI_CPU_ON, 0, 0), 0u, "FEATURES: CPU_ON is there");
    is(smc1(PSCI_FEATURES, 0x84000001u, 0, 0), PSCI_NOT_SUPPORTED, "FEATURES: CPU_SUSPEND is not");
    errors();
    on_and_off();
}
