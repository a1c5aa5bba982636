/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MEMMAP_H
#define MEMMAP_H
/*
 * Every physical address that MicroTEE uses on the i.MX6Q Sabre Lite, in one table.
 * Sources: RM = NXP i.MX 6Dual/6Quad Reference Manual (IMX6DQRM), chapter 2 memory map;
 * DT = Linux imx6qdl.dtsi; MP = ARM Cortex-A9 MPCore TRM, private memory region.
 * Macros only: assembly and linker scripts include this file too.
 */

/* ---- DRAM (DT memory node of the Sabre Lite: 1 GiB at 0x10000000) ------------------------ */
#define DRAM_BASE       0x10000000
#define NS_RAM_BASE     0x10000000  /* what the normal world may use: [NS_RAM_BASE, NS_RAM_END) */
#define NS_RAM_END      0x4E000000
#define SECURE_BASE     0x4E000000  /* the secure carve-out                                   */
#define SECURE_SIZE     0x02000000  /* 32 MiB                                                 */
#define KERNEL_BASE     0x4E000000  /* kernel and monitor: code, data, stacks (1 MiB)         */
#define L1_POOL_PA      0x4E100000  /* first-level tables of the domains: NDOM * 4 KiB        */
#define L2_POOL_PA      0x4E120000  /* second-level tables: NL2 * 1 KiB                       */
#define NL2             1024        /* second-level tables in the pool, NL2 / NDOM a domain   */
#define FRAME_BASE      0x4E400000  /* user frames: NFR * 4 KiB, the boot bundle comes first  */
#define NS_ENTRY_PA     0x12000000  /* where Linux' zImage is put by loader or U-Boot         */
#define NS_DTB_PA       0x18000000  /* where the DTB is when r2 holds none (QEMU -kernel ELF) */

/* ---- kernel virtual addresses -------------------------------------------------------------- */
/* TTBCR.N = 2: [0, 1 GiB) is user space (TTBR0), the rest the kernel's (TTBR1).  Secure RAM is
 * mapped at its physical address; devices at physical address + DEV_OFFSET. */
#define DEV_OFFSET      0xF0000000

/* ---- devices --------------------------------------------------------------------------------- */
#define SCU_BASE        0x00A00000  /* MP: snoop control unit                                 */
#define GICC_BASE       0x00A00100  /* MP: GIC CPU interface                                  */
#define GTIMER_BASE     0x00A00200  /* MP: 64-bit global timer                                */
#define PWDOG_BASE      0x00A00620  /* MP: private watchdog, used in timer mode as time slice */
#define GICD_BASE       0x00A01000  /* MP: GIC distributor                                    */
#define PL310_BASE      0x00A02000  /* RM: L2 cache controller                                */
#define UART1_BASE      0x02020000  /* RM: secure console                                     */
#define EPIT1_BASE      0x020D0000  /* RM: secure periodic timer                              */
#define WDOG1_BASE      0x020BC000  /* RM: watchdog; WCR = 4 resets the board                 */
#define SNVS_BASE       0x020CC000  /* RM: secure non-volatile storage (power off)           */
#define SRC_BASE        0x020D8000  /* RM: system reset controller (secondary cores)          */
#define IOMUXC_BASE     0x020E0000  /* RM: GPRs at its start (TZASC bypass)                   */
#define CSU_BASE        0x021C0000  /* RM: central security unit                              */
#define TZASC1_BASE     0x021D0000  /* RM: address space controllers                          */
#define TZASC2_BASE     0x021D4000
#define UART2_BASE      0x021E8000  /* RM: the normal world's console (not ours)              */

/* ---- interrupt ids (GIC) ---------------------------------------------------------------------- */
#define IRQ_SLICE       30          /* MP: private watchdog, PPI 14                           */
#define IRQ_UART1       58          /* RM: SPI 26                                             */
#define IRQ_EPIT1       88          /* RM: SPI 56                                             */

/* ---- pages that a CAP_DEV may name: index -> physical page --------------------------------------- */
#define DEV_UART1       0
#define DEV_EPIT1       1
#define NDEV            2

#endif
