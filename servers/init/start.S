/* SPDX-License-Identifier: BSD-2-Clause */
/* init's first thread starts with what the kernel hands over: r1 = frames of the boot bundle,
 * r2 = physical address of the DTB. */
        .syntax unified
        .arm
        .section .text.start, "ax", %progbits
        .global _start
        .type _start, %function
_start:
        mov     r0, r1
        mov     r1, r2
        ldr     r3, =init_main
        bx      r3
        .size _start, . - _start
