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
3:      movs    r3, r2, lsl #28         @ fewer than 32 are left: C is bit 4 of the number, N bit 3
        bcc     4f
        ldr     r3, [r1], #4
        str     r3, [r12], #4
        ldr     r3, [r1], #4
        str     r3, [r12], #4
        ldr     r3, [r1], #4
        str     r3, [r12], #4
        ldr     r3, [r1], #4
        str     r3, [r12], #4
4:      bxeq    lr
        ldrmi   r3, [r1], #4
        strmi   r3, [r12], #4
        ldrmi   r3, [r1], #4
        strmi   r3, [r12], #4
        movs    r3, r2, lsl #30         @ C is bit 2, N bit 1
        ldrcs   r3, [r1], #4
        strcs   r3, [r12], #4
        ldrhmi  r3, [r1], #2
        strhmi  r3, [r12], #2
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

@ void *memmove(void *to, const void *from, size_t n)
@ memcpy loads ahead of its stores, so it may go down over its own source.
        function memmove
        cmp     r0, r1
        bls     memcpy
        add     r3, r1, r2
        cmp     r0, r3
        bhs     memcpy
        add     r12, r0, r2             @ upwards over itself: from the end; a store is above all later loads
        mov     r1, r3
        subs    r2, r2, #4
        blo     1f
0:      ldr     r3, [r1, #-4]!
        subs    r2, r2, #4
        str     r3, [r12, #-4]!
        bhs     0b
1:      add     r2, r2, #4
2:      subs    r2, r2, #1
        ldrbhs  r3, [r1, #-1]!
        strbhs  r3, [r12, #-1]!
        bhi     2b
        bx      lr
        .size memmove, . - memmove

@ int memcmp(const void *a, const void *b, size_t n): not constant time, not for secrets.
        function memcmp
        subs    r2, r2, #4
        blo     2f
1:      ldr     r3, [r0], #4
        ldr     r12, [r1], #4
        cmp     r3, r12
        bne     4f
        subs    r2, r2, #4
        bhs     1b
2:      add     r2, r2, #4
3:      subs    r2, r2, #1
        movlo   r0, #0
        bxlo    lr
        ldrb    r3, [r0], #1
        ldrb    r12, [r1], #1
        cmp     r3, r12
        beq     3b
        sub     r0, r3, r12
        bx      lr
4:      rev     r3, r3                  @ the first byte decides
        rev     r12, r12
        cmp     r3, r12
        movhi   r0, #1
        mvnlo   r0, #0
        bx      lr
        .size memcmp, . - memcmp
