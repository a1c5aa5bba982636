/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A normal world for tests: entered like Linux at NS_ENTRY_PA in non-secure supervisor mode, MMU
 * off.  One stack for each of four cores.
 */
    .syntax unified
    .arch armv7-a
    .arch_extension sec
    .section .text.start, "ax"
    .global _start
_start:
    ldr     sp, =stack0_top
    ldr     r4, =__bss_start
    ldr     r5, =__bss_end
    mov     r6, #0
1:  cmp     r4, r5
    strlo   r6, [r4], #4
    blo     1b
    ldr     r4, =ns_vectors
    mcr     p15, 0, r4, c12, c0, 0      @ VBAR (non-secure)
    mov     r0, r2
    bl      payload_main
2:  wfi
    b       2b

/* Entry of a core that PSCI CPU_ON has started: r0 = context id, its stack number. */
    .global core_start
core_start:
    ldr     r4, =ns_vectors
    mcr     p15, 0, r4, c12, c0, 0
    ldr     sp, =stack0_top
    add     sp, sp, r0, lsl #12
    bl      core_main
3:  wfi
    b       3b

/* void smc(uint32_t r[8]): the SMC with r[0..7] as r0-r7; results come back there. */
    .global smc
smc:
    push    {r4-r11, lr}
    push    {r0}
    mov     r8, r0
    ldm     r8, {r0-r7}
    ldr     r9, =0x99999999             @ r8-r12 must survive
    ldr     r10, =0xAAAAAAAA
    ldr     r11, =0xBBBBBBBB
    smc     #0
    ldr     r12, =0x99999999
    cmp     r9, r12
    ldreq   r12, =0xAAAAAAAA
    cmpeq   r10, r12
    ldreq   r12, =0xBBBBBBBB
    cmpeq   r11, r12
    ldrne   r12, =smc_clobbered
    strne   r12, [r12]
    pop     {r8}
    stm     r8, {r0-r7}
    pop     {r4-r11, pc}

/* An exception in the test normal world counts, and the faulting instruction is skipped. */
    .balign 32
ns_vectors:
    b       .                           @ reset
    b       ns_undef
    b       .                           @ svc
    b       .                           @ prefetch abort
    b       ns_abort
    b       .                           @ not used
    b       ns_irq
    b       ns_fiq

ns_undef:
    ldr     r13, =ns_faults
    str     r14, [r13]
    movs    pc, lr                      @ lr = next instruction (ARM state)
ns_abort:
    ldr     r13, =ns_faults
    str     r14, [r13]
    subs    pc, lr, #4
ns_irq:
    ldr     r13, =irq_stack_top
    push    {r0-r3, r12, lr}
    bl      ns_irq_handler
    pop     {r0-r3, r12, lr}
    subs    pc, lr, #4
ns_fiq:
    b       .

    .data
    .global smc_clobbered, ns_faults
smc_clobbered:  .word 0
ns_faults:      .word 0

    .bss
    .balign 8
    .space  4096
stack0_top:
    .space  4096 * 3
    .space  1024
irq_stack_top:
