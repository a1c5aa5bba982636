/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Cores, reset, power (i.MX6DQ reference manual, chapters SRC, WDOG, SNVS).  SRC_GPR(1+2n) and the
 * word after it give core n its entry point and a word of ours: ~0 once it has parked itself.
 */
#include "io.h"
#include "plat.h"
#include "kernel/hal.h"

#define SCU_CONFIG      (SCU_BASE + 0x04)
#define SRC_SCR         SRC_BASE
#define SRC_ENTRY(n)    (SRC_BASE + 0x20 + 8 * (n))
#define SRC_MARK(n)     (SRC_BASE + 0x24 + 8 * (n))
#define SCR_ENABLE(n)   (1u << (21 + (n)))
#define SCR_RESET(n)    (1u << (13 + (n)))
#define WDOG_WCR        WDOG1_BASE
#define SNVS_LPCR       (SNVS_BASE + 0x38)
#define LPCR_OFF        0x61u       /* TOP, DP_EN, SRTC_ENV: as Linux' syscon-poweroff node */
#define KILL_WAIT       20000000u   /* global timer ticks: 200 ms                           */
#define OFF_WAIT        100000000u  /* global timer ticks: 1 s                              */

extern const uint32_t secondary_start[];
void plat_core_park(uint32_t mark);

uint32_t plat_cores(void)
{
    return (io_read(SCU_CONFIG) & 3) + 1;
}

/* Enable and reset in one write: with two, QEMU resets a core that already runs. */
void plat_core_on(uint32_t core)
{
    io_write(SRC_ENTRY(core), (uint32_t)secondary_start);
    io_write(SRC_MARK(core), 0);
    io_barrier();
    io_set(SRC_SCR, SCR_ENABLE(core) | SCR_RESET(core));
}

void plat_core_off(uint32_t core)
{
    gic_core_off();
    plat_core_park(SRC_MARK(core) + DEV_OFFSET);
    for (;;)
        ;
}

uint32_t plat_core_parked(uint32_t core)
{
    return io_read(SRC_MARK(core)) == ~0u;
}

/* The reset bit clears itself when the core has got the message; QEMU drops a start before that. */
void plat_core_kill(uint32_t core)
{
    uint64_t start = hal_clock();

    io_write(SRC_SCR, (io_read(SRC_SCR) & ~SCR_ENABLE(core)) | SCR_RESET(core));
    io_barrier();
    while ((io_read(SRC_SCR) & SCR_RESET(core)) && hal_clock() - start < KILL_WAIT)
        ;
}

void plat_reset(void)
{
    io_write16(WDOG_WCR, 4);        /* WDE, software reset asserted */
    for (;;)
        __asm__ volatile("wfi");
}

void plat_off(void)
{
    uint64_t start = hal_clock();

    io_set(SNVS_LPCR, LPCR_OFF);
    io_barrier();
    while (hal_clock() - start < OFF_WAIT)
        ;
    plat_reset();
}
