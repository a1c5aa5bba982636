/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Where every thread of a server starts: r0 = its index, sp set, .bss zero.  A server that
 * returns, or has no server_thread, waits for ever.
 */
#include "microtee/abi.h"

        .syntax unified
        .arm
        .weak   server_thread

        .section .text.start, "ax", %progbits
        .global _start
        .type _start, %function
_start:
        cmp     r0, #0
        ldreq   r1, =server_main
        ldrne   r1, =server_thread
        cmp     r1, #0
        blxne   r1
1:      mov     r12, #SYS_WAIT
        svc     #0
        b       1b
        .size _start, . - _start
