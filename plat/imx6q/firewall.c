/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What the normal world and DMA masters cannot reach: TZASC for the secure carve-out, CSU for
 * devices.  Writes only; QEMU's sabrelite models neither block (writes are ignored), so nothing
 * here has been seen to work: docs must say so until it has run on a board.
 *
 * Sources: TZC-380, ARM DDI 0431; CSU values as OP-TEE's imx_csu.c for i.MX6 (slave pairs 13, 14,
 * 16, 26, master settings).  A CSL register holds two slaves, 16 bits each: 0xFF all may
 * access, 0x33 secure world only, 0x3F the normal world only reads; 0x100 locks until reset.
 *
 * Still open, because the pair numbers are in NXP's security reference manual only: SRC, GPC,
 * CCM, SNVS, WDOG2, CAAM, UART1, EPIT1.  firewall_complete() says so, and the boot log prints INSECURE.
 */
#include "io.h"
#include "plat.h"

typedef struct { uint32_t addr, value; } setting_t;

#define CSL(n)      (CSU_BASE + (n) * 4u)
#define CSU_SA      (CSU_BASE + 0x218)
#define CSL_COUNT   40u
#define CSL_OPEN    0x00FF00FFu
#define CSL_LOCK    0x01000100u

#define GPR9        (IOMUXC_BASE + 0x24)    /* bits 0, 1: traffic goes through TZASC1, 2       */
#define GPR10       (IOMUXC_BASE + 0x28)

#define REGION(base, n)  ((base) + 0x100u + (n) * 0x10u)
#define ATTR_ALL    0xF0000000u /* both worlds read and write                               */
#define ATTR_SECURE 0xC0000000u /* secure world reads and writes                            */
#define SIZE_1G     (29u << 1)  /* region of 2^(n+1) bytes                                  */
#define SIZE_32M    (24u << 1)
#define REGION_ON   1u

static const setting_t csl_closed[] = {
    { CSL(13), 0x00FF0033 },    /* ROMCP                                                    */
    { CSL(14), 0x003F00FF },    /* OCOTP: no fuse is blown from the normal world            */
    { CSL(16), 0x00330033 },    /* TZASC1, TZASC2                                           */
    { CSL(26), 0x00FF0033 },    /* OCRAM                                                    */
};

/* Where the address comparator of one controller sees the secure carve-out: with DRAM not
 * interleaved, TZASC addresses are physical ones. */
static void tzasc_init(uint32_t base)
{
    const setting_t region[] = {
        { REGION(base, 0) + 8, ATTR_SECURE },               /* background: secure only      */
        { REGION(base, 1) + 0, DRAM_BASE },
        { REGION(base, 1) + 4, 0 },
        { REGION(base, 1) + 8, ATTR_ALL | SIZE_1G | REGION_ON },
        { REGION(base, 2) + 0, SECURE_BASE },               /* a higher number has priority */
        { REGION(base, 2) + 4, 0 },
        { REGION(base, 2) + 8, ATTR_SECURE | SIZE_32M | REGION_ON },
        { base + 0x04, 1 },                                 /* violations answer with DECERR */
        { base + 0x0C, 7 },                                 /* lock the region registers    */
    };

    for (uint32_t i = 0; i < sizeof(region) / sizeof(region[0]); i++)
        io_write(region[i].addr, region[i].value);
}

static void csu_init(void)
{
    for (uint32_t i = 0; i < CSL_COUNT; i++)
        io_write(CSL(i), CSL_OPEN);
    for (uint32_t i = 0; i < sizeof(csl_closed) / sizeof(csl_closed[0]); i++)
        io_write(csl_closed[i].addr, csl_closed[i].value);
    for (uint32_t i = 0; i < CSL_COUNT; i++)
        io_set(CSL(i), CSL_LOCK);
    io_write(CSU_SA, 0x15554554);           /* every DMA master is non-secure ...           */
    io_set(CSU_SA, 0x2AAA8AAA);             /* ... for good                                 */
}

void firewall_init(void)
{
    tzasc_init(TZASC1_BASE);
    tzasc_init(TZASC2_BASE);
    io_set(GPR9, 3);
    io_set(GPR10, 1u << 4 | 1u << 20);      /* OCRAM_TZ_EN from its start, locked           */
    csu_init();
    io_barrier();
}

uint32_t firewall_complete(void)
{
    return 0;
}
