/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The world switch.  Monitor mode is always secure, even with SCR.NS set, but leaving it with SCR.NS set is
 * to leave the secure world; so SCR changes first on the way in and last on the way out.
 */
#include "arm.h"
#include "memmap.h"
#include "monitor.h"

    .syntax unified
    .arch_extension sec

    .section .text.monitor_vectors, "ax"
    .balign 32
    .global monitor_vectors
monitor_vectors:
    b       bad
    b       bad
    b       smc
    b       bad
    b       bad
    b       bad
    b       bad
    b       fiq_from_world

/* sp = this core's context. */
smc:
    stmia   sp, {r0-r12, lr}
    mrc     p15, 0, r0, c1, c1, 0
    tst     r0, #SCR_NS
    beq     bad                         @ the secure world makes no SMC
    ldr     r0, [sp, #MON_CORE]
    bl      monitor_smc
    cmp     r0, #MON_RETURN
    bne     world_enter
    ldmia   sp, {r0-r12, lr}
    movs    pc, lr

fiq_from_world:
    sub     lr, lr, #4
    stmia   sp, {r0-r12, lr}
    ldr     r0, [sp, #MON_CORE]
    bl      monitor_fiq
    cmp     r0, #MON_RETURN
    bne     world_enter
    clrex
    ldmia   sp, {r0-r12, lr}
    movs    pc, lr

bad:
    ldr     r0, =bad_text
    b       hal_panic

    .section .rodata.bad_text, "a"
bad_text:
    .asciz  "unexpected exception in the monitor"

/* Into the kernel with event r0 (MON_CALL, MON_FIQ); the lock is held, SPSR and context hold the normal
 * world's state, r0-r12 and pc saved.  Saves the rest: banked registers and CPACR, which both worlds share. */
    .section .text.world_enter, "ax"
world_enter:
    mrs     r1, spsr
    str     r1, [sp, #MON_CPSR]
    mrc     p15, 0, r1, c1, c0, 2
    str     r1, [sp, #MON_CPACR]
    bic     r1, r1, #CPACR_FPU          @ an FPU instruction of secure user code is undefined
    mcr     p15, 0, r1, c1, c0, 2
    mov     r4, r0
    mov     r0, #SCR_SECURE
    mcr     p15, 0, r0, c1, c1, 0
    isb
    mov     r1, sp
    add     r0, sp, #MON_BANK
    stmia   r0, {sp, lr}^
    add     r0, r0, #8
.irp mode, MODE_SVC, MODE_ABT, MODE_UND, MODE_IRQ
    cps     #\mode
    mrs     r2, spsr
    stmia   r0!, {r2, sp, lr}
.endr
    cps     #MODE_FIQ
    mrs     r2, spsr
    stmia   r0!, {r2, r8-r12, sp, lr}
    cps     #MODE_SVC
    ldr     sp, =kernel_stack
    mrc     p15, 0, r2, c13, c0, 1      @ CONTEXTIDR: the domain this core has loaded
    str     r2, [sp]
    mov     r0, #0
    mcr     p15, 0, r0, c7, c5, 6       @ BPIALL: no branch predictions of the normal world
    ldmia   r1, {r5-r12}
    ldr     r3, =th_msg
    stmia   r3, {r5-r12}                @ th_msg[THREAD_WORLD]
    ldr     r0, =PWDOG_BASE + DEV_OFFSET
    ldr     r1, =SLICE_TICKS - 1
    mov     r2, #TIMER_RUN
    str     r1, [r0, #TIMER_LOAD]
    str     r2, [r0, #TIMER_CTRL]
    cmp     r4, #MON_CALL
    bne     1f
    bl      kernel_world_call
    b       kernel_exit
1:  bl      kernel_fiq
    b       kernel_exit

/* From the kernel to the normal world: supervisor mode, interrupts masked.  th_msg[THREAD_WORLD] holds r0-r7. */
    .section .text.world_leave, "ax"
    .global world_leave
world_leave:
    ldr     r0, =PWDOG_BASE + DEV_OFFSET
    mov     r1, #0
    str     r1, [r0, #TIMER_CTRL]
    ldr     r1, [r0, #TIMER_STAT]
    cmp     r1, #0
    bne     slice_ended
1:  cps     #MODE_MON
    ldr     r0, =th_msg
    ldmia   r0, {r1-r8}
    stmia   sp, {r1-r8}
    bl      restore_banked
    ldr     r0, =mon_locks + 4 * 0      @ LOCK_KERNEL
    mov     r1, #0
    dmb
    str     r1, [r0]
    dsb
    sev
    clrex
    b       to_world

/* The slice ended on the way out: it must not strike in the normal world. */
slice_ended:
    str     r1, [r0, #TIMER_STAT]
    dsb
    ldr     r2, =GICD_BASE + DEV_OFFSET + 0x280
    mov     r1, #1 << IRQ_SLICE
    str     r1, [r2]                    @ GICD_ICPENDR0
    dsb
    b       1b

/* Cores 1-3, first entry: monitor mode, context prepared by monitor_context(). */
    .global world_restore
world_restore:
    bl      restore_banked
to_world:
    mov     r0, #SCR_WORLD
    mcr     p15, 0, r0, c1, c1, 0
    isb
    ldr     r1, [sp, #MON_CPSR]
    msr     spsr_cxsf, r1
    ldmia   sp, {r0-r12, lr}
    movs    pc, lr

/* Banked registers and CPACR of the context at sp.  Monitor mode, SCR secure.  Clobbers r0-r3. */
restore_banked:
    mov     r3, lr
    add     r0, sp, #MON_BANK
    ldr     r1, [sp, #MON_CPACR]
    mcr     p15, 0, r1, c1, c0, 2
    ldmia   r0, {sp, lr}^
    add     r0, r0, #8
.irp mode, MODE_SVC, MODE_ABT, MODE_UND, MODE_IRQ
    cps     #\mode
    ldmia   r0!, {r2, sp, lr}
    msr     spsr_cxsf, r2
.endr
    cps     #MODE_FIQ
    ldmia   r0!, {r2, r8-r12, sp, lr}
    msr     spsr_cxsf, r2
    cps     #MODE_MON
    bx      r3
