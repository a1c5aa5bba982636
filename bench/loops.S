/* SPDX-License-Identifier: BSD-2-Clause */
/* Loops for bench/payload.c; tests/board/start.S brings us here. */
    .syntax unified
    .arch armv7-a
    .arch_extension sec

/* void NAME(uint32_t fn, uint32_t n): n times r0 = fn and the instruction.  An SMC changes r0-r3 at most
 * (tests/board checks that the others survive). */
    .macro repeat name, instruction
    .global \name
\name:
    push    {r4-r11, lr}
    mov     r9, r0
    mov     r10, r1
    mov     r4, #0
    mov     r5, #0
    mov     r6, #0
    mov     r7, #0
1:  mov     r0, r9
    \instruction
    subs    r10, r10, #1
    bne     1b
    pop     {r4-r11, pc}
    .endm

    .text
    repeat  repeat_smc, "smc #0"
    repeat  repeat_nop, "nop"
