/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Reset and entry.  `_start` is where a boot loader or QEMU enters on core 0: secure supervisor
 * mode, r2 = device tree.  `secondary_start` is where SRC starts another core for PSCI.
 * Neither believes anything about caches and MMU.
 */
#include "arm.h"
#include "memmap.h"
#include "monitor/monitor.h"

    .syntax unified
    .arch_extension sec

/* Invalidate (r1 = 0) or clean and invalidate (r1 = 1) this core's L1 data cache by set and way.
 * Touches no memory.  Clobbers r0, r2-r6. */
    .section .text.boot.l1_all, "ax"
l1_all:
    mov     r0, #0
    mcr     p15, 2, r0, c0, c0, 0       @ CSSELR: L1 data
    isb
    mrc     p15, 1, r0, c0, c0, 0       @ CCSIDR
    and     r2, r0, #7
    add     r2, r2, #4                  @ log2 of the line length
    ubfx    r3, r0, #3, #10             @ ways - 1
    ubfx    r4, r0, #13, #15            @ sets - 1
    clz     r5, r3
1:  mov     r6, r3
2:  lsl     r0, r6, r5
    orr     r0, r0, r4, lsl r2
    cmp     r1, #0
    mcreq   p15, 0, r0, c7, c6, 2       @ DCISW
    mcrne   p15, 0, r0, c7, c14, 2      @ DCCISW
    subs    r6, r6, #1
    bge     2b
    subs    r4, r4, #1
    bge     1b
    dsb
    bx      lr

/* If the boot loader left the L2 cache on, write it back and turn it off.  Clobbers r0, r2, r3. */
    .section .text.boot.l2_off, "ax"
l2_off:
    ldr     r0, =PL310_BASE
    ldr     r2, [r0, #0x100]            @ control
    tst     r2, #1
    bxeq    lr
    movw    r3, #0xFFFF                 @ 16 ways
    str     r3, [r0, #0x7FC]            @ clean and invalidate by way
1:  ldr     r2, [r0, #0x7FC]
    tst     r2, r3
    bne     1b
    mov     r2, #0
    str     r2, [r0, #0x730]            @ cache sync
    str     r2, [r0, #0x100]
    dsb
    bx      lr

/* The secure CP15 state of one core, and its MMU on.  r0 = core.  The L1 data cache is off.
 * Clobbers r0-r7. */
    .section .text.boot.core_on, "ax"
core_on:
    mov     r7, lr
    mov     r5, r0
    mov     r1, #0
    ldr     r2, =SCTLR_OFF
    mcr     p15, 0, r2, c1, c0, 0
    isb
    mcr     p15, 0, r1, c7, c5, 0       @ ICIALLU
    mcr     p15, 0, r1, c7, c5, 6       @ BPIALL
    mcr     p15, 0, r1, c8, c7, 0       @ TLBIALL
    mrc     p15, 0, r2, c15, c0, 1
    ldr     r3, =A9_DIAG
    orr     r2, r2, r3
    mcr     p15, 0, r2, c15, c0, 1
    mrc     p15, 0, r2, c1, c0, 1       @ ACTLR
    orr     r2, r2, #ACTLR_BITS
    mcr     p15, 0, r2, c1, c0, 1
    ldr     r2, =NSACR_BITS
    mcr     p15, 0, r2, c1, c1, 2
    mcr     p15, 0, r1, c1, c0, 2       @ CPACR: no coprocessor for the secure world
    mcr     p15, 0, r1, c1, c1, 0       @ SCR: secure
    mcr     p15, 0, r1, c9, c14, 0      @ PMUSERENR: no counters for user code
    ldr     r2, =secure_vectors
    mcr     p15, 0, r2, c12, c0, 0      @ VBAR
    ldr     r2, =monitor_vectors
    mcr     p15, 0, r2, c12, c0, 1      @ MVBAR
    mov     r2, #1
    mcr     p15, 0, r2, c3, c0, 0       @ DACR: domain 0 is a client, so XN and AP count
    mov     r2, #TTBCR_N
    mcr     p15, 0, r2, c2, c0, 2
    ldr     r2, =L1_POOL_PA + TTBR_WALK @ the empty table of domain 0
    mcr     p15, 0, r2, c2, c0, 0
    ldr     r2, =kernel_l1 + TTBR_WALK
    mcr     p15, 0, r2, c2, c0, 1
    mcr     p15, 0, r1, c13, c0, 1      @ CONTEXTIDR
    mcr     p15, 0, r1, c13, c0, 2      @ TPIDRURW
    mcr     p15, 0, r1, c13, c0, 3      @ TPIDRURO
    dsb
    isb
    ldr     r2, =SCTLR_ON
    mcr     p15, 0, r2, c1, c0, 0
    isb
    cps     #MODE_MON                   @ each core's monitor stack pointer stands at its context
    ldr     r2, =mon_core + MON_CTX
    add     sp, r2, r5, lsl #MON_SHIFT
    cps     #MODE_SVC
    bx      r7

    .section .text.start, "ax"
    .global _start
_start:
    cpsid   aif, #MODE_SVC
    mov     r11, r2
    mrc     p15, 0, r10, c1, c0, 0
    tst     r10, #SCTLR_C
    beq     1f
    mov     r1, #1                      @ caches are on: write all back while they still are
    bl      l1_all
    bl      l2_off
1:  ldr     r2, =SCTLR_OFF
    mcr     p15, 0, r2, c1, c0, 0
    isb
    and     r1, r10, #SCTLR_C           @ lines dirtied meanwhile; after reset the contents is garbage
    bl      l1_all
    bl      l2_off
    ldr     sp, =kernel_stack
    ldr     r0, =__bss_start
    ldr     r1, =__bss_end
    bl      plat_zero
    ldr     r0, =L1_POOL_PA
    ldr     r1, =L2_POOL_PA
    bl      plat_zero
    bl      boot_early
    mov     r0, #0
    bl      core_on
    ldr     sp, =kernel_stack
    mov     r0, #0
    str     r0, [sp]                    @ domain 0 is loaded
    mov     r0, r11
    bl      boot_main
    b       kernel_exit

/* Cores 1-3.  They have no stack but the monitor's and go straight to the normal world. */
    .section .text.boot.secondary, "ax"
    .global secondary_start
secondary_start:
    cpsid   aif, #MODE_SVC
    ldr     r2, =SCTLR_OFF
    mcr     p15, 0, r2, c1, c0, 0
    isb
    mov     r1, #0
    bl      l1_all
    mrc     p15, 0, r0, c0, c0, 5       @ MPIDR
    and     r0, r0, #3
    mov     r8, r0
    bl      core_on
    cps     #MODE_MON
    mov     r0, r8
    bl      monitor_core_start
    b       world_restore

/* void plat_core_park(uint32_t mark): this core leaves coherency and stops for good; word `mark` then
 * becomes ~0.  Data cache off, so it touches nothing but that device register. */
    .section .text.boot.park, "ax"
    .global plat_core_park
plat_core_park:
    mov     r8, r0
    mrc     p15, 0, r0, c1, c0, 0
    bic     r0, r0, #SCTLR_C
    mcr     p15, 0, r0, c1, c0, 0
    isb
    mov     r1, #1
    bl      l1_all
    mrc     p15, 0, r0, c1, c0, 1
    bic     r0, r0, #0x40               @ ACTLR.SMP
    mcr     p15, 0, r0, c1, c0, 1
    isb
    dsb
    mvn     r0, #0
    str     r0, [r8]
1:  dsb
    wfi
    b       1b
