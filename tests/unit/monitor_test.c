/* SPDX-License-Identifier: BSD-2-Clause */
/* The monitor's C on a fake platform: four cores that are started, parked and held in reset by our word. */
#include "unit.h"
#include "monitor/monitor.h"

#define RPC         TOS_RETURN_FROM_RPC
#define CALL_ARG    0x32000004u
#define ENTRY       0x10008000u
#define CPSR_ARM    0x193u          /* supervisor mode, asynchronous aborts and IRQ masked, FIQ open */
#define CPSR_THUMB  0x1B3u

static uint32_t cores, running[NCORE], parked[NCORE], gic_inits;
static uint32_t held[NLOCK], elsewhere;     /* elsewhere: another core has the kernel's lock */
static mon_core_t started;                  /* the record at the moment of plat_core_on() */
static jmp_buf gone;
enum { CAME_BACK, CORE_STOPPED, BOARD_RESET, POWERED_OFF };

/* ---- the fake ------------------------------------------------------------------------------------------ */

uint32_t plat_cores(void) { return cores; }
void gic_core_init(void) { gic_inits++; }

void plat_core_on(uint32_t core)
{
    assert_false(running[core]);
    assert_true(held[LOCK_PSCI]);
    running[core] = 1;
    parked[core] = 0;
    started = mon_core[core];
}

uint32_t plat_core_parked(uint32_t core)
{
    assert_true(held[LOCK_PSCI]);
    return parked[core];
}

void plat_core_kill(uint32_t core)
{
    assert_true(parked[core]);
    running[core] = 0;
}

_Noreturn void plat_core_off(uint32_t core)
{
    assert_false(held[LOCK_PSCI]);
    assert_true(running[core]);
    longjmp(gone, CORE_STOPPED);
}

_Noreturn void plat_reset(void) { longjmp(gone, BOARD_RESET); }
_Noreturn void plat_off(void) { longjmp(gone, POWERED_OFF); }

uint32_t mon_lock_try(uint32_t lock)
{
    if (elsewhere)
        return 0;
    assert_false(held[lock]);
    return held[lock] = 1;
}

void mon_lock(uint32_t lock)
{
    assert_false(held[lock]);
    held[lock] = 1;
}

void mon_unlock(uint32_t lock)
{
    assert_true(held[lock]);
    held[lock] = 0;
}

/* ---- helpers --------------------------------------------------------------------------------------------- */

static int setup(void **state)
{
    (void)state;
    cores = NCORE;
    gic_inits = elsewhere = 0;
    memset(running, 0, sizeof running);
    memset(parked, 0, sizeof parked);
    memset(held, 0, sizeof held);
    running[0] = 1;
    monitor_world_start(0x12000000, 0x18000000);
    return 0;
}

/* The registers of an SMC on `core`: r0-r3 as given, the others a pattern. */
static void load(uint32_t core, uint32_t r0, uint32_t r1, uint32_t r2, uint32_t r3)
{
    uint32_t *r = mon_core[core].r;

    for (uint32_t i = 0; i < 13; i++)
        r[i] = 0xA0A00000u + i;
    r[0] = r0;
    r[1] = r1;
    r[2] = r2;
    r[3] = r3;
}

/* An SMC that is answered by the monitor: its r0.  Nothing else may change, in no record, but that of `target`. */
static uint32_t smc_for(uint32_t target, uint32_t core, uint32_t r0, uint32_t r1, uint32_t r2, uint32_t r3)
{
    mon_core_t before[NCORE];
    uint32_t answer;

    load(core, r0, r1, r2, r3);
    memcpy(before, mon_core, sizeof before);
    assert_int_equal(monitor_smc(core), MON_RETURN);
    assert_false(held[LOCK_KERNEL]);
    assert_false(held[LOCK_PSCI]);
    answer = mon_core[core].r[0];
    before[core].r[0] = answer;
    for (uint32_t c = 0; c < NCORE; c++)
        if (c != target)
            assert_memory_equal(&before[c], &mon_core[c], sizeof before[c]);
    return answer;
}

static uint32_t smc(uint32_t core, uint32_t r0, uint32_t r1, uint32_t r2, uint32_t r3)
{
    return smc_for(NCORE, core, r0, r1, r2, r3);
}

/* Core `core` is started, comes up, and makes calls. */
static void bring_up(uint32_t core)
{
    assert_int_equal(smc_for(core, 0, PSCI_CPU_ON, core, ENTRY, 0), PSCI_OK);
    monitor_core_start(core);
}

/* How a call that should not come back ends. */
static int ends(uint32_t core, uint32_t function)
{
    int how = setjmp(gone);

    if (how == 0) {
        load(core, function, 0, 0, 0);
        monitor_smc(core);
    }
    return how;
}

static void handed_over(uint32_t core, uint32_t r0, uint32_t r3)
{
    mon_core_t before = mon_core[core];

    assert_int_equal(monitor_smc(core), MON_CALL);
    assert_true(held[LOCK_KERNEL]);
    before.r[0] = r0;
    before.r[3] = r3;
    assert_memory_equal(&before, &mon_core[core], sizeof before);
    held[LOCK_KERNEL] = 0;
}

/* ---- who answers which call -------------------------------------------------------------------------------- */

static void calls_to_the_trusted_os_go_to_the_kernel_as_they_are(void **state)
{
    static const uint32_t ids[] = { CALL_ARG, 0x32000000u, 0x32FFFFFFu, 0xB2000001u, 0xB200000Au, 0xBF00FF01u };

    (void)state;
    for (size_t i = 0; i < COUNT(ids); i++) {
        load(2, ids[i], 1, 2, 0x55555555);
        handed_over(2, ids[i], 0x55555555);
    }
}

static void unknown_calls_change_nothing_but_r0(void **state)
{
    static const uint32_t ids[] = { 0, 1, 0x31FFFFFFu, 0x33000000u, 0x81000000u, 0x82000000u, 0x83000000u,
        0xBE000000u, 0xB1000000u, 0xB3000000u, 0xC4000003u, 0xF2000000u, 0xFFFFFFFFu, 0x80000002u, 0x80008000u };

    (void)state;
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_int_equal(smc(0, ids[i], 1, 2, 3), SMC_NOT_SUPPORTED);
}

static void smccc_tells_its_version_and_features(void **state)
{
    (void)state;
    assert_int_equal(smc(0, SMCCC_VERSION, 7, 7, 7), 0x10001);
    assert_int_equal(smc(0, SMCCC_ARCH_FEATURES, SMCCC_VERSION, 0, 0), 0);
    assert_int_equal(smc(0, SMCCC_ARCH_FEATURES, SMCCC_ARCH_FEATURES, 0, 0), 0);
    assert_int_equal(smc(0, SMCCC_ARCH_FEATURES, 0x80008000u, 0, 0), SMC_NOT_SUPPORTED);
    assert_int_equal(smc(0, SMCCC_ARCH_FEATURES, PSCI_VERSION, 0, 0), SMC_NOT_SUPPORTED);
}

static void a_secure_interrupt_goes_to_the_kernel_unless_another_core_is_there(void **state)
{
    (void)state;
    assert_int_equal(monitor_fiq(1), MON_FIQ);
    assert_true(held[LOCK_KERNEL]);
    held[LOCK_KERNEL] = 0;
    elsewhere = 1;
    assert_int_equal(monitor_fiq(1), MON_RETURN);
}

/* ---- the busy core ------------------------------------------------------------------------------------------ */

/* A yielding call finds the secure world busy; what the normal world is to hold in r0 and r3 then. */
static void busy(uint32_t r0, uint32_t r3, uint32_t new_r0, uint32_t new_r3)
{
    mon_core_t before;

    elsewhere = 1;
    load(1, r0, 11, 22, r3);
    before = mon_core[1];
    assert_int_equal(monitor_smc(1), MON_RETURN);
    assert_false(held[LOCK_KERNEL]);
    before.r[0] = new_r0;
    before.r[3] = new_r3;
    assert_memory_equal(&before, &mon_core[1], sizeof before);
    elsewhere = 0;
}

static void a_call_put_off_comes_back_as_the_same_call(void **state)
{
    static const uint32_t functions[] = { 0, 2, 4, 5, 0x1234, RETRY_FUNCTIONS - 1 };
    static const uint32_t r3[] = { 0, 1, 0x8000, 0xFFFF };

    (void)state;
    for (size_t f = 0; f < COUNT(functions); f++)
        for (size_t w = 0; w < COUNT(r3); w++) {
            uint32_t token = 0x40000000u + functions[f] * 0x10000u + r3[w];

            busy(0x32000000u + functions[f], r3[w], TOS_FOREIGN_INTR, token);
            busy(RPC, token, TOS_FOREIGN_INTR, token);
            load(1, RPC, 11, 22, token);
            handed_over(1, 0x32000000u + functions[f], r3[w]);
        }
}

static void a_call_that_fits_no_token_meets_the_thread_limit(void **state)
{
    (void)state;
    busy(0x32004000u, 0, TOS_THREAD_LIMIT, 0);
    busy(0x32FFFFFFu, 0, TOS_THREAD_LIMIT, 0);
    busy(CALL_ARG, 0x10000, TOS_THREAD_LIMIT, 0x10000);
    busy(CALL_ARG, 0x40000000u, TOS_THREAD_LIMIT, 0x40000000u);
}

static void a_resume_without_a_token_stays_a_resume(void **state)
{
    static const uint32_t r3[] = { 0, 3, 0x3FFFFFFFu, 0x80000000u, 0xC0000000u, 0xFFFFFFFFu };

    (void)state;
    for (size_t i = 0; i < COUNT(r3); i++) {
        busy(RPC, r3[i], TOS_FOREIGN_INTR, r3[i]);
        load(1, RPC, 11, 22, r3[i]);
        handed_over(1, RPC, r3[i]);
    }
}

static void only_a_resume_redeems_a_token(void **state)
{
    (void)state;
    load(3, CALL_ARG, 0, 0, 0x40040000u);
    handed_over(3, CALL_ARG, 0x40040000u);
    load(3, 0xB2000003u, 0, 0, 0x40040000u);
    handed_over(3, 0xB2000003u, 0x40040000u);
}

/* ---- contexts ------------------------------------------------------------------------------------------------- */

/* Everything of the record that the normal world sees. */
static void is_context(const mon_core_t *m, uint32_t pc, uint32_t cpsr, uint32_t arg)
{
    assert_int_equal(m->r[0], arg);
    for (uint32_t i = 1; i < 13; i++)
        assert_int_equal(m->r[i], 0);
    for (uint32_t i = 0; i < MON_BANK_WORDS; i++)
        assert_int_equal(m->bank[i], 0);
    assert_int_equal(m->pc, pc);
    assert_int_equal(m->cpsr, cpsr);
    assert_int_equal(m->cpacr, 0);
}

static void records_name_their_core(void **state)
{
    (void)state;
    for (uint32_t c = 0; c < NCORE; c++)
        assert_int_equal(mon_core[c].core, c);
}

static void core_0_starts_where_the_kernel_says(void **state)
{
    (void)state;
    is_context(&mon_core[0], 0x12000000, CPSR_ARM, 0);
}

static void a_context_holds_nothing_of_what_was_there(void **state)
{
    mon_core_t others[NCORE];

    (void)state;
    memset(mon_core[2].r, 0xEE, sizeof mon_core[2].r);
    memset(mon_core[2].bank, 0xEE, sizeof mon_core[2].bank);
    mon_core[2].cpacr = 0xEEEEEEEE;
    memcpy(others, mon_core, sizeof others);
    monitor_context(2, 0x20000001, 99);
    is_context(&mon_core[2], 0x20000000, CPSR_THUMB, 99);
    assert_int_equal(mon_core[2].core, 2);
    for (uint32_t c = 0; c < NCORE; c++)
        if (c != 2)
            assert_memory_equal(&others[c], &mon_core[c], sizeof others[c]);
}

/* ---- PSCI -------------------------------------------------------------------------------------------------------- */

static void psci_tells_version_and_features(void **state)
{
    static const uint32_t yes[] = { SMCCC_VERSION, PSCI_VERSION, PSCI_CPU_OFF, PSCI_CPU_ON, PSCI_AFFINITY_INFO,
        PSCI_MIGRATE_INFO_TYPE, PSCI_SYSTEM_OFF, PSCI_SYSTEM_RESET, PSCI_FEATURES };
    static const uint32_t no[] = { 0x84000001u, 0x84000005u, 0x84000007u, 0x8400000Eu, 0xC4000003u, CALL_ARG, 0 };

    (void)state;
    assert_int_equal(smc(0, PSCI_VERSION, 0, 0, 0), 0x10000);
    assert_int_equal(smc(0, PSCI_MIGRATE_INFO_TYPE, 0, 0, 0), 2);
    for (size_t i = 0; i < COUNT(yes); i++)
        assert_int_equal(smc(0, PSCI_FEATURES, yes[i], 0, 0), PSCI_OK);
    for (size_t i = 0; i < COUNT(no); i++)
        assert_int_equal(smc(0, PSCI_FEATURES, no[i], 0, 0), PSCI_NOT_SUPPORTED);
}

static void unknown_psci_functions_are_not_supported(void **state)
{
    static const uint32_t ids[] = { 0x84000001u, 0x84000005u, 0x84000007u, 0x8400000Bu, 0x84FFFFFFu };

    (void)state;
    for (size_t i = 0; i < COUNT(ids); i++)
        assert_int_equal(smc(0, ids[i], 1, ENTRY, 0), PSCI_NOT_SUPPORTED);
}

static void cpu_on_starts_a_core_as_it_was_asked(void **state)
{
    (void)state;
    assert_int_equal(smc_for(3, 0, PSCI_CPU_ON, 3, ENTRY + 1, 0xC0FFEE), PSCI_OK);
    assert_true(running[3]);
    is_context(&started, ENTRY, CPSR_THUMB, 0xC0FFEE);
    assert_int_equal(started.core, 3);
    assert_false(running[1] || running[2]);
    monitor_core_start(3);
    assert_int_equal(gic_inits, 1);
    is_context(&mon_core[3], ENTRY, CPSR_THUMB, 0xC0FFEE);
}

static void cpu_on_of_a_core_that_is_not_there_is_invalid(void **state)
{
    (void)state;
    assert_int_equal(smc(0, PSCI_CPU_ON, 4, ENTRY, 0), PSCI_INVALID_PARAMETERS);
    assert_int_equal(smc(0, PSCI_CPU_ON, 0x80000001u, ENTRY, 0), PSCI_INVALID_PARAMETERS);
    assert_int_equal(smc(0, PSCI_CPU_ON, ~0u, 0, 0), PSCI_INVALID_PARAMETERS);
    cores = 2;
    assert_int_equal(smc(0, PSCI_CPU_ON, 2, ENTRY, 0), PSCI_INVALID_PARAMETERS);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 2, 0, 0), PSCI_INVALID_PARAMETERS);
    assert_int_equal(smc_for(1, 0, PSCI_CPU_ON, 1, ENTRY, 0), PSCI_OK);
}

static void cpu_on_enters_normal_world_memory_only(void **state)
{
    static const uint32_t bad[] = { 0, 0x0FFFFFFFu, 0x4E000000u, 0x4E000001u, 0x50000000u, 0xFFFFFFFFu };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(smc(0, PSCI_CPU_ON, 1, bad[i], 0), PSCI_INVALID_ADDRESS);
    assert_int_equal(smc_for(1, 0, PSCI_CPU_ON, 1, 0x10000000u, 0), PSCI_OK);
    assert_int_equal(smc_for(2, 0, PSCI_CPU_ON, 2, 0x4DFFFFFFu, 0), PSCI_OK);
}

static void a_core_is_started_once(void **state)
{
    (void)state;
    assert_int_equal(smc(0, PSCI_CPU_ON, 0, ENTRY, 0), PSCI_ALREADY_ON);
    assert_int_equal(smc_for(1, 0, PSCI_CPU_ON, 1, ENTRY, 0), PSCI_OK);
    assert_int_equal(smc(0, PSCI_CPU_ON, 1, ENTRY, 0), PSCI_ON_PENDING);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 1, 0, 0), CORE_ON_PENDING);
    monitor_core_start(1);
    assert_int_equal(smc(0, PSCI_CPU_ON, 1, ENTRY, 0), PSCI_ALREADY_ON);
    assert_int_equal(smc(1, PSCI_CPU_ON, 1, ENTRY, 0), PSCI_ALREADY_ON);
}

static void affinity_info_tells_states_of_cores(void **state)
{
    (void)state;
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 0, 0, 0), CORE_ON);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 3, 0, 0), CORE_OFF);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 0, 1, 0), PSCI_INVALID_PARAMETERS);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 4, 0, 0), PSCI_INVALID_PARAMETERS);
    bring_up(3);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 3, 0, 0), CORE_ON);
}

static void a_core_counts_as_on_until_it_has_parked(void **state)
{
    (void)state;
    bring_up(2);
    assert_int_equal(ends(2, PSCI_CPU_OFF), CORE_STOPPED);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 2, 0, 0), CORE_ON);
    assert_int_equal(smc(0, PSCI_CPU_ON, 2, ENTRY, 0), PSCI_ALREADY_ON);
    assert_true(running[2]);
    parked[2] = 1;
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 2, 0, 0), CORE_OFF);
    assert_false(running[2]);
}

static void a_parked_core_can_be_started_again(void **state)
{
    (void)state;
    bring_up(1);
    assert_int_equal(ends(1, PSCI_CPU_OFF), CORE_STOPPED);
    parked[1] = 1;
    assert_int_equal(smc_for(1, 0, PSCI_CPU_ON, 1, ENTRY + 0x1000, 5), PSCI_OK);
    is_context(&started, ENTRY + 0x1000, CPSR_ARM, 5);
    monitor_core_start(1);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 1, 0, 0), CORE_ON);
}

static void core_0_may_not_stop(void **state)
{
    (void)state;
    assert_int_equal(smc(0, PSCI_CPU_OFF, 0, 0, 0), PSCI_DENIED);
    assert_int_equal(smc(0, PSCI_AFFINITY_INFO, 0, 0, 0), CORE_ON);
}

static void reset_and_power_off_do_not_come_back(void **state)
{
    (void)state;
    assert_int_equal(ends(0, PSCI_SYSTEM_RESET), BOARD_RESET);
    assert_int_equal(ends(0, PSCI_SYSTEM_OFF), POWERED_OFF);
    bring_up(1);
    assert_int_equal(ends(1, PSCI_SYSTEM_RESET), BOARD_RESET);
}

#define T(f) cmocka_unit_test_setup(f, setup)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(calls_to_the_trusted_os_go_to_the_kernel_as_they_are), T(unknown_calls_change_nothing_but_r0),
        T(smccc_tells_its_version_and_features),
        T(a_secure_interrupt_goes_to_the_kernel_unless_another_core_is_there),
        T(a_call_put_off_comes_back_as_the_same_call), T(a_call_that_fits_no_token_meets_the_thread_limit),
        T(a_resume_without_a_token_stays_a_resume), T(only_a_resume_redeems_a_token),
        T(records_name_their_core), T(core_0_starts_where_the_kernel_says),
        T(a_context_holds_nothing_of_what_was_there), T(psci_tells_version_and_features),
        T(unknown_psci_functions_are_not_supported), T(cpu_on_starts_a_core_as_it_was_asked),
        T(cpu_on_of_a_core_that_is_not_there_is_invalid), T(cpu_on_enters_normal_world_memory_only),
        T(a_core_is_started_once), T(affinity_info_tells_states_of_cores),
        T(a_core_counts_as_on_until_it_has_parked), T(a_parked_core_can_be_started_again),
        T(core_0_may_not_stop), T(reset_and_power_off_do_not_come_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
