/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * memcpy and memset with words instead of the C library's byte loops (four instructions a byte).
 * ldr and str take any address (ARMv7-A, SCTLR.A = 0), ldm and stm want multiples of 4.
 */
        .syntax unified
        .arm

        .macro function name
        .section .text.\name, "ax", %progbits
        .global \name
        .type \name, %function
        .balign 4
\name:
        .endm

@ void *memcpy(void *to, const void *from, size_t n)
        function memcpy
        mov     r12, r0
        cmp     r2, #32
        blo     3f
        orr     r3, r0, r1
        tst     r3, #3
        bne     2f
        push    {r4-r10}
        sub     r2, r2, #32
1:      ldm     r1!, {r3-r10}
        subs    r2, r2, #32
        stm     r12!, {r3-r10}
        bhs     1b
        add     r2, r2, #32
        pop     {r4-r10}
        b       3f
2:      push    {r4, r5}
        sub     r2, r2, #16
20:     ldr     r3, [r1], #4
        ldr     r4, [r1], #4
        ldr     r5, [r1], #4
        str     r3, [r12], #4
        ldr     r3, [r1], #4
        str     r4, [r12], #4
        str     r5, [r12], #4
        subs    r2, r2, #16
        str     r3, [r12], #4
        bhs     20b
        add     r2, r2, #16
        pop     {r4, r5}
3:      subs    r2, r2, #4              @ fewer than 32 are left
        blo     5f
4:      ldr     r3, [r1], #4
        subs    r2, r2, #4
        str     r3, [r12], #4
        bhs     4b
5:      tst     r2, #2                  @ r2 mod 4 is what is left
        ldrhne  r3, [r1], #2
        strhne  r3, [r12], #2
        tst     r2, #1
        ldrbne  r3, [r1]
        strbne  r3, [r12]
        bx      lr
        .size memcpy, . - memcpy

@ void *memset(void *to, int byte, size_t n)
        function memset
        mov     r12, r0
        and     r1, r1, #0xFF
        orr     r1, r1, r1, lsl #8
        orr     r1, r1, r1, lsl #16
        subs    r2, r2, #16
        blo     2f
1:      str     r1, [r12], #4
        str     r1, [r12], #4
        str     r1, [r12], #4
        subs    r2, r2, #16
        str     r1, [r12], #4
        bhs     1b
2:      tst     r2, #8                  @ r2 mod 16 is what is left
        strne   r1, [r12], #4
        strne   r1, [r12], #4
        tst     r2, #4
        strne   r1, [r12], #4
        tst     r2, #2
        strhne  r1, [r12], #2
        tst     r2, #1
        strbne  r1, [r12]
        bx      lr
        .size memset, . - memset
