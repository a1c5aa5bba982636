/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * SHA-256's compression function (sha256_block.h) for ARMv7-A without NEON.  Two passes over each block: the
 * message schedule, all 64 words to the stack, and the 64 rounds, which pop them.  Apart, each has
 * the registers that it needs to load and store several words at a time.
 *
 * The arithmetic alone is 16 instructions a round, 1 for its constant, 9 for each word of the schedule and 1 for each
 * word of the block: 1536 a block.  All in all it is 1689.
 */
        .syntax unified
        .arm

/* ---- the message schedule (FIPS 180-4, 6.2.2, step 1) --------------------------------------------- */

#define TMP     r0
#define OLD     r10             /* word j - 15 */
#define SEVEN   r11             /* word j - 7 */
#define NEW     r12             /* word j */
#define END     lr              /* behind word 63 */

@ acc += sigma0(x), acc += sigma1(x): FIPS 180-4, 4.1.2.
        .macro add_sigma0 acc, x
        mov     TMP, \x, ror #7
        eor     TMP, TMP, \x, ror #18
        eor     TMP, TMP, \x, lsr #3
        add     \acc, \acc, TMP
        .endm

        .macro add_sigma1 acc, x
        mov     TMP, \x, ror #17
        eor     TMP, TMP, \x, ror #19
        eor     TMP, TMP, \x, lsr #10
        add     \acc, \acc, TMP
        .endm

@ Words j to j + 3 come to be in w0-w3.  Word j - 16 is in w0, words j - 2 and j - 1 are in last2 and last1, which may be among
@ s0-s3 but not among the others; word j - 12 is left in w4.
        .macro four_words w0, w1, w2, w3, w4, s0, s1, s2, s3, last2, last1
        ldm     OLD!, {\w1, \w2, \w3, \w4}
        add_sigma0 \w0, \w1
        add_sigma1 \w0, \last2
        add_sigma0 \w1, \w2
        add_sigma1 \w1, \last1
        ldm     SEVEN!, {\s0, \s1, \s2, \s3}
        add     \w0, \w0, \s0
        add     \w1, \w1, \s1
        add_sigma0 \w2, \w3
        add_sigma1 \w2, \w0
        add     \w2, \w2, \s2
        add_sigma0 \w3, \w4
        add_sigma1 \w3, \w1
        add     \w3, \w3, \s3
        stm     NEW!, {\w0, \w1, \w2, \w3}
        .endm

@ Words j to j + 7.  Word j - 16 is in r9, words j - 2 and j - 1 are in r7 and r8; so it is left for j + 8.
        .macro eight_words
        mov     r1, r9
        four_words r1, r2, r3, r4, r5, r6, r7, r8, r9, r7, r8
        four_words r5, r6, r7, r8, r9, r1, r2, r3, r4, r3, r4
        .endm

        .macro reverse_bytes regs:vararg
        .irp    x, \regs
        rev     \x, \x
        .endr
        .endm

/* ---- the rounds (step 3) ---------------------------------------------------------------------------- */

#define CONST   lr

@ Add word and constant in x.  bc is b ^ c; ab becomes a ^ b, which is the next round's b ^ c.  Instead of
@ moving the variables, each round is given them in another order.  The three rotations of a sum share one.
        .macro round a, b, c, d, e, f, g, h, x, bc, ab
        add     \h, \h, \x
        eor     \ab, \e, \e, ror #5
        eor     \ab, \ab, \e, ror #19
        add     \h, \h, \ab, ror #6
        eor     \ab, \f, \g
        and     \ab, \ab, \e
        eor     \ab, \ab, \g
        add     \h, \h, \ab
        add     \d, \d, \h
        eor     \ab, \a, \b
        and     \bc, \bc, \ab
        eor     \bc, \bc, \b
        add     \h, \h, \bc
        eor     \bc, \a, \a, ror #11
        eor     \bc, \bc, \a, ror #20
        add     \h, \h, \bc, ror #2
        .endm

        .macro two_rounds a, b, c, d, e, f, g, h
        pop     {r2, r3}
        ldm     CONST!, {r0, r1}
        add     r2, r2, r0
        add     r3, r3, r1
        round   \a, \b, \c, \d, \e, \f, \g, \h, r2, r12, r0
        round   \h, \a, \b, \c, \d, \e, \f, \g, r3, r0, r12
        .endm

        .macro eight_rounds
        two_rounds r4, r5, r6, r7, r8, r9, r10, r11
        two_rounds r10, r11, r4, r5, r6, r7, r8, r9
        two_rounds r8, r9, r10, r11, r4, r5, r6, r7
        two_rounds r6, r7, r8, r9, r10, r11, r4, r5
        .endm

/* ---- all of it ------------------------------------------------------------------------------------------ */

/* The frame: the schedule, while there is one, then: */
#define WORDS   256             /* bytes of the schedule */
#define STATE   0
#define DATA    4               /* the next block */
#define STOP    8               /* behind the last one */

@ void sha256_blocks(uint32_t v[8], const uint8_t *data, size_t n)
        .section .text.sha256_blocks, "ax", %progbits
        .global sha256_blocks
        .type sha256_blocks, %function
        .balign 4
sha256_blocks:
        add     r2, r1, r2, lsl #6
        push    {r0-r2, r4-r11, lr}
        mov     lr, r1

1:      sub     sp, sp, #WORDS          @ lr: the block
        mov     NEW, sp
        tst     lr, #3
        bne     5f
        ldm     lr!, {r1-r8}
        reverse_bytes r1, r2, r3, r4, r5, r6, r7, r8
        stm     NEW!, {r1-r8}
        mov     r9, r1
        ldm     lr!, {r1-r8}
2:      reverse_bytes r1, r2, r3, r4, r5, r6, r7, r8
        stm     NEW!, {r1-r8}
        str     lr, [sp, #WORDS + DATA]

        add     OLD, sp, #4 * 1
        add     SEVEN, sp, #4 * 9
        add     END, sp, #WORDS
3:      eight_words
        eight_words
        cmp     NEW, END
        bne     3b

        ldr     r0, [sp, #WORDS + STATE]
        ldm     r0, {r4-r11}
        eor     r12, r5, r6
        ldr     CONST, =constants
4:      eight_rounds
        eight_rounds
        tst     CONST, #255             @ the table ends at a multiple of 256
        bne     4b

        ldm     sp, {r0, r2, lr}        @ STATE, DATA, STOP (step 4)
        ldm     r0, {r1, r3, r12}
        add     r4, r4, r1
        add     r5, r5, r3
        add     r6, r6, r12
        stm     r0!, {r4-r6}
        ldm     r0, {r1, r3, r4, r5, r12}
        add     r7, r7, r1
        add     r8, r8, r3
        add     r9, r9, r4
        add     r10, r10, r5
        add     r11, r11, r12
        stm     r0, {r7-r11}
        cmp     r2, lr
        mov     lr, r2
        bne     1b
        add     sp, sp, #12
        pop     {r4-r11, pc}

        .macro load_words regs:vararg
        .irp    x, \regs
        ldr     \x, [lr], #4
        .endr
        .endm

5:      load_words r1, r2, r3, r4, r5, r6, r7, r8       @ ldm wants multiples of 4
        reverse_bytes r1, r2, r3, r4, r5, r6, r7, r8
        stm     NEW!, {r1-r8}
        mov     r9, r1
        load_words r1, r2, r3, r4, r5, r6, r7, r8
        b       2b
        .ltorg
        .size sha256_blocks, . - sha256_blocks

@ FIPS 180-4, 4.2.2.
        .section .rodata.sha256_blocks, "a", %progbits
        .balign 256
constants:
        .word 0x428A2F98, 0x71374491, 0xB5C0FBCF, 0xE9B5DBA5, 0x3956C25B, 0x59F111F1, 0x923F82A4, 0xAB1C5ED5
        .word 0xD807AA98, 0x12835B01, 0x243185BE, 0x550C7DC3, 0x72BE5D74, 0x80DEB1FE, 0x9BDC06A7, 0xC19BF174
        .word 0xE49B69C1, 0xEFBE4786, 0x0FC19DC6, 0x240CA1CC, 0x2DE92C6F, 0x4A7484AA, 0x5CB0A9DC, 0x76F988DA
        .word 0x983E5152, 0xA831C66D, 0xB00327C8, 0xBF597FC7, 0xC6E00BF3, 0xD5A79147, 0x06CA6351, 0x14292967
        .word 0x27B70A85, 0x2E1B2138, 0x4D2C6DFC, 0x53380D13, 0x650A7354, 0x766A0ABB, 0x81C2C92E, 0x92722C85
        .word 0xA2BFE8A1, 0xA81A664B, 0xC24B8B70, 0xC76C51A3, 0xD192E819, 0xD6990624, 0xF40E3585, 0x106AA070
        .word 0x19A4C116, 0x1E376C08, 0x2748774C, 0x34B0BCB5, 0x391C0CB3, 0x4ED8AA4A, 0x5B9CCA4F, 0x682E6FF3
        .word 0x748F82EE, 0x78A5636F, 0x84C87814, 0x8CC70208, 0x90BEFFFA, 0xA4506CEB, 0xBEF9A3F7, 0xC67178F2
