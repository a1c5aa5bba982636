/* SPDX-License-Identifier: BSD-2-Clause */
#include "arm.h"
#include "monitor/monitor.h"
#include "monitor/psci.h"
#include "kernel/hal.h"

mon_core_t mon_core[NCORE] __attribute__((aligned(1024))) = {
    { .core = 0 }, { .core = 1 }, { .core = 2 }, { .core = 3 },
};

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

/* A resume whose r3 is a retry token is the call that was put off. */
static void redeem_token(uint32_t core)
{
    uint32_t token = mon_core[core].r[3];

    if (mon_core[core].r[0] == TOS_RETURN_FROM_RPC && token / RETRY_TOKEN == 1) {
        mon_core[core].r[0] = SMC_TOS_YIELD * 0x1000000u + (token % RETRY_TOKEN) / 0x10000u;
        mon_core[core].r[3] = token % 0x10000u;
    }
}

static uint32_t yielding(uint32_t core)
{
    if (!mon_lock_try(LOCK_KERNEL)) {
        answer_busy(core);
        return MON_RETURN;
    }
    redeem_token(core);
    return MON_CALL;
}

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
    for (uint32_t i = 0; i < 13; i++)
        mon_core[core].r[i] = 0;
    for (uint32_t i = 0; i < MON_BANK_WORDS; i++)
        mon_core[core].bank[i] = 0;
    mon_core[core].r[0] = arg;
    mon_core[core].pc = pc - pc % 2;
    mon_core[core].cpsr = PSR_A + PSR_I + MODE_SVC + (pc % 2) * PSR_T;
    mon_core[core].cpacr = 0;
}

void hal_world_start(uint32_t entry, uint32_t dtb)
{
    (void)dtb;      /* in th_msg[THREAD_WORLD]: see hal.h */
    monitor_context(0, entry, 0);
}
