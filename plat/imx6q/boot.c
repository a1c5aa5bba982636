/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Boot on core 0: the kernel's page tables, then the platform, then the kernel.
 *
 * Kernel address space (TTBR1): secure RAM at its physical address; the kernel's own megabyte by pages (text
 * read-only and executable, the rest never executable, an unmapped page below the stack), table pools and
 * user frames by sections; three megabytes of devices at DEV_OFFSET.  No user access anywhere.
 */
#include "arm.h"
#include "io.h"
#include "plat.h"
#include "kernel/boot.h"
#include "microtee/abi.h"
#include "microtee/bundle.h"
#include "version.h"

/* Short descriptors (ARM DDI 0406C, B3.5.1), privileged access only. */
#define KERNEL_TABLE    0x00000001u
#define SECTION_DATA    0x0001141Eu /* Normal WBWA shareable, read-write, XN                */
#define SECTION_DEVICE  0x00000416u /* Device, read-write, XN                               */
#define PAGE_TEXT       0x0000065Eu /* Normal WBWA shareable, read-only, executable         */
#define PAGE_RODATA     0x0000065Fu /* the same, XN                                         */
#define PAGE_DATA       0x0000045Fu /* read-write, XN                                       */
#define MIB             0x00100000u
#define PAGE_SIZE       0x1000u

extern const char __text_start[], __text_end[], __rodata_end[], __data_end[], __guard[], __kernel_end[];
extern uint32_t kernel_l1[4096];
uint32_t kernel_l1[4096] __attribute__((aligned(16384)));
static uint32_t kernel_l2[256] __attribute__((aligned(1024)));

static void map_pages(const char *from, const char *to, uint32_t attributes)
{
    for (uint32_t a = (uint32_t)from; a < (uint32_t)to; a += PAGE_SIZE)
        kernel_l2[(a - KERNEL_BASE) / PAGE_SIZE] = a | attributes;
}

static void map_sections(uint32_t from, uint32_t to, uint32_t offset, uint32_t attributes)
{
    for (uint32_t a = from; a < to; a += MIB)
        kernel_l1[(a + offset) / MIB] = a | attributes;
}

static void map_kernel(void)
{
    map_pages(__text_start, __text_end, PAGE_TEXT);
    map_pages(__text_end, __rodata_end, PAGE_RODATA);
    map_pages(__rodata_end, __guard, PAGE_DATA);
    map_pages(__guard + PAGE_SIZE, __kernel_end, PAGE_DATA);
    kernel_l1[KERNEL_BASE / MIB] = (uint32_t)kernel_l2 | KERNEL_TABLE;
    map_sections(L1_POOL_PA, SECURE_BASE + SECURE_SIZE, 0, SECTION_DATA);
    map_sections(SCU_BASE, SCU_BASE + MIB, DEV_OFFSET, SECTION_DEVICE);
    map_sections(0x02000000, 0x02200000, DEV_OFFSET, SECTION_DEVICE);
}

/* ARM DDI 0407, 2.2.  The normal world may use the private timers, nothing else here. */
static void scu_init(void)
{
    volatile uint32_t *scu = (volatile uint32_t *)SCU_BASE;

    scu[0x0C / 4] = 0xFFFF;     /* forget all tags                                          */
    scu[0x30 / 4] |= 1;         /* erratum 764369: broadcast maintenance by address         */
    scu[0x50 / 4] = 0xF;        /* every core may configure it                              */
    scu[0x54 / 4] = 0x0F0;      /* normal world: private timers                             */
    scu[0] |= 1;
}

void boot_early(void)
{
    scu_init();
    map_kernel();
}

static const bundle_t *const bundle = (const bundle_t *)FRAME_BASE;

static uint32_t bundle_end(void)
{
    if (bundle->magic != BUNDLE_MAGIC || bundle->pages > NFR)
        return FRAME_BASE;
    return FRAME_BASE + bundle->pages * FRAME_SIZE;
}

static void banner(void)
{
    uart_puts("\nMicroTEE " VERSION " on i.MX6Q\n");
    if (bundle->insecure)
        uart_puts("INSECURE: built with development keys\n");
    if (!firewall_complete())
        uart_puts("INSECURE: the device firewall (CSU) leaves secure devices open to the normal world\n");
}

/* r2 of the boot loader if it can be a device tree in normal-world RAM, else where QEMU's loader puts it. */
static uint32_t dtb_or_default(uint32_t dtb)
{
    if (dtb < NS_RAM_BASE || dtb >= NS_RAM_END || dtb % 4 != 0)
        return NS_DTB_PA;
    return dtb;
}

void boot_main(uint32_t dtb)
{
    l2_init();
    plat_zero(L1_POOL_PA, FRAME_BASE);
    plat_zero(bundle_end(), SECURE_BASE + SECURE_SIZE);
    uart_init();
    banner();
    gtimer_init();
    gic_init();
    gic_core_init();
    firewall_init();
    kernel_boot(dtb_or_default(dtb));
}
