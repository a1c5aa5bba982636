/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PLAT_ARM_H
#define PLAT_ARM_H
/*
 * ARMv7-A register values that boot, vectors and monitor share.  Macros only: for assembly too.
 * Source: ARM DDI 0406C (architecture), DDI 0388 (Cortex-A9), DDI 0407 (Cortex-A9 MPCore).
 */

/* CPSR */
#define MODE_USR    0x10
#define MODE_FIQ    0x11
#define MODE_IRQ    0x12
#define MODE_SVC    0x13
#define MODE_MON    0x16
#define MODE_ABT    0x17
#define MODE_UND    0x1B
#define PSR_T       0x20        /* Thumb                                                    */
#define PSR_F       0x40        /* FIQ masked                                               */
#define PSR_I       0x80        /* IRQ masked                                               */
#define PSR_A       0x100       /* asynchronous abort masked                                */
#define MODE_PRIV   0x0F        /* of the modes above only user mode has these bits clear   */

/* SCTLR */
#define SCTLR_M     0x00000001  /* MMU                                                      */
#define SCTLR_C     0x00000004  /* data cache                                               */
/* M, C, Z (branch prediction), I, and the bits that read as one.  Clear and meant so: A (unaligned
 * access is allowed), V and VE (vectors at VBAR), EE and TE (kernel is little-endian ARM code), TRE
 * and AFE (the descriptors' classic meaning, so that XN and AP[2] count). */
#define SCTLR_ON    0x00C5187D
#define SCTLR_OFF   0x00C50078

/* SCR.  Secure: nothing is routed to monitor mode.  Normal world: FIQ goes to the monitor and
 * cannot be masked (FW = 0); asynchronous aborts are the normal world's to mask (AW = 1). */
#define SCR_NS      0x01
#define SCR_FIQ     0x04
#define SCR_AW      0x20
#define SCR_SECURE  0
#define SCR_WORLD   (SCR_NS + SCR_FIQ + SCR_AW)

/* TTBRx: walks are inner and outer write-back write-allocate, shareable. */
#define TTBR_WALK   0x4A
#define TTBCR_N     2           /* TTBR0 serves [0, 1 GiB), TTBR1 the rest                   */

/* ACTLR: SMP, FW, L1 and L2 prefetch hints. */
#define ACTLR_BITS  0x47
/* Diagnostic register (c15, c0, 1): work-arounds for Cortex-A9 r2p10 errata 794072 (bit 4), 743622
 * (6), 751472 (11), 761320 (21), 845369 (22).  Writable in the secure world only. */
#define A9_DIAG     0x00600850
/* NSACR: the normal world may use CP10/CP11 and lock TLB entries; it cannot change ACTLR.SMP. */
#define NSACR_BITS  0x00020C00
#define CPACR_FPU   0x00F00000  /* CPACR fields of CP10 and CP11                            */

/* Offsets in msg_t and regs_t (kernel/thread.h); the stack pointer of supervisor mode stands at
 * th_reg[cur].pc while a thread runs. */
#define REG_PC      28          /* r8, r9, r12, r10, r11, sp, lr come before it              */
#define REG_SHIFT   6           /* sizeof(regs_t) == 64                                      */
#define MSG_SHIFT   5           /* sizeof(msg_t) == 32                                       */

/* Time slice: private watchdog in timer mode at PERIPHCLK, CLOCK_HZ / 1000 ticks = 1 ms. */
#define SLICE_TICKS 100000
#define TIMER_LOAD  0x00
#define TIMER_CTRL  0x08
#define TIMER_STAT  0x0C
#define TIMER_RUN   0x07        /* enable, reload, interrupt                                */

#endif
