/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Secure exception vectors and the one way back to secure user code.
 *
 * While a thread runs, the stack pointer of supervisor mode is &th_reg[cur].pc, so that `srs` and
 * `rfe` save and load {pc, cpsr} in place, and the other registers lie at fixed offsets below.
 * In the kernel it is kernel_stack, whose first word is the id of the domain that is loaded in TTBR0 and
 * CONTEXTIDR of this core.
 *
 * FIQs are open in user mode and an exception does not mask them by itself, so one may strike between
 * the vector and `cpsid`: it is masked in the interrupted code and comes back when the kernel is left.
 */
#include "arm.h"
#include "memmap.h"
#include "microtee/abi.h"

    .syntax unified
    .arch_extension sec

    .section .text.vectors, "ax"
    .balign 32
    .global secure_vectors
secure_vectors:
    b       kernel_fault_reset
    b       undefined
    b       supervisor_call
    b       prefetch_abort
    b       data_abort
    b       kernel_fault_reset
    b       irq
    b       fiq

/* In supervisor mode with pc and cpsr saved: the rest of the registers.  Afterwards r8, r9, r12 still
 * hold the user's values, r0-r7 too. */
.macro save_user
    stmdb   sp, {r10, r11, sp, lr}^
    sub     lr, sp, #REG_PC
    stmia   lr, {r8, r9, r12}
    ldr     r10, =th_msg_bias           @ th_msg - (th_reg + REG_PC) / 2: see kernel.ld.S
    add     r10, r10, sp, lsr #1
    stmia   r10, {r0-r7}
.endm

/* From an exception mode, lr = pc to save: if user code was interrupted, save its registers and
 * go on in supervisor mode on the kernel stack, else go to \kernel.  That mode's own sp is scratch. */
.macro from_user kernel
    mrs     sp, spsr
    tst     sp, #MODE_PRIV
    bne     \kernel
    srsia   sp, #MODE_SVC
    cpsid   aif, #MODE_SVC
    save_user
    ldr     sp, =kernel_stack
.endm

supervisor_call:
    cpsid   aif
    srsia   sp, #MODE_SVC
    save_user
    mov     r0, r12
    mov     r1, r8
    mov     r2, r9
    ldr     sp, =kernel_stack
    bl      kernel_syscall
    @ fall through

/* Go on with thread cur.  Supervisor mode, sp = kernel_stack, all interrupts masked. */
    .global kernel_exit
kernel_exit:
    ldr     r0, =cur
    ldrb    r1, [r0]
    cmp     r1, #THREAD_WORLD
    beq     world_leave
    ldr     r2, =th_dom
    ldr     r4, [sp]
    ldrb    r3, [r2, r1]
    cmp     r3, r4
    bne     switch_space
space_is_loaded:
    ldr     r0, =th_reg + REG_PC
    ldr     r2, =th_msg
    add     sp, r0, r1, lsl #REG_SHIFT
    add     r0, r2, r1, lsl #MSG_SHIFT
    sub     lr, sp, #REG_PC
    ldmia   lr, {r8, r9, r12}
    ldmdb   sp, {r10, r11, sp, lr}^
    clrex
    ldmia   r0, {r0-r7}
    rfeia   sp

/* Load the address space of domain r3.  No walk may pair the new ASID with the old table or the other
 * way round: between the two writes TTBR0 names an empty table.  The DSB is the Cortex-A9 rule for ASID changes
 * (erratum 754322).  Branch predictions of one domain are not used by another, and the user-writable
 * thread register is no message between them. */
switch_space:
    str     r3, [sp]
    ldr     r2, =L1_POOL_PA + TTBR_WALK
    mov     r5, #0
    add     r4, r2, r3, lsl #12
    dsb
    mcr     p15, 0, r2, c2, c0, 0       @ TTBR0 <- empty
    isb
    mcr     p15, 0, r3, c13, c0, 1      @ CONTEXTIDR <- ASID
    isb
    mcr     p15, 0, r4, c2, c0, 0       @ TTBR0
    mcr     p15, 0, r5, c7, c5, 6       @ BPIALL
    mcr     p15, 0, r5, c13, c0, 2      @ TPIDRURW
    isb
    b       space_is_loaded

undefined:
    mrs     sp, spsr
    tst     sp, #PSR_T
    subeq   lr, lr, #4
    subne   lr, lr, #2
    from_user kernel_fault_undef
    ldr     r0, =FAULT_UNDEF
    mov     r1, #0
    mov     r2, #0
    bl      kernel_fault
    b       kernel_exit

prefetch_abort:
    sub     lr, lr, #4
    from_user kernel_fault_prefetch
    ldr     r0, =FAULT_PREFETCH
    mrc     p15, 0, r1, c6, c0, 2       @ IFAR
    mrc     p15, 0, r2, c5, c0, 1       @ IFSR
    bl      kernel_fault
    b       kernel_exit

data_abort:
    sub     lr, lr, #8
    from_user kernel_fault_data
    ldr     r0, =FAULT_DATA
    mrc     p15, 0, r1, c6, c0, 0       @ DFAR
    mrc     p15, 0, r2, c5, c0, 0       @ DFSR
    bl      kernel_fault
    b       kernel_exit

irq:
    sub     lr, lr, #4
    from_user not_now
    bl      kernel_world_irq
    b       kernel_exit

fiq:
    sub     lr, lr, #4
    from_user not_now
    bl      kernel_fiq
    b       kernel_exit

/* An interrupt at the kernel's doorstep (sp = spsr of the interrupted code): mask and resume. */
not_now:
    orr     sp, sp, #PSR_I | PSR_F
    msr     spsr_c, sp
    movs    pc, lr

/* A fault in the kernel or monitor itself: report, stop.  lr = address, registers as they were. */
.macro report kind
    ldr     sp, =panic_regs
    stmia   sp, {r0-r12, lr}
    mov     r0, #\kind
    b       report_fault
.endm
kernel_fault_reset:
    report  0
kernel_fault_undef:
    report  1
kernel_fault_prefetch:
    report  2
kernel_fault_data:
    report  3
report_fault:
    mrs     r1, spsr
    str     r1, [sp, #56]
    ldr     sp, =panic_stack
    b       panic_fault
