/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * System calls that are made often, each with the fewest instructions, and sys_op for all the
 * others.  Register use: see microtee/abi.h; r10, r11, sp, lr survive a system call, r8, r9 and
 * r0-r7 do unless the call returns something in them.
 */
#include "microtee/abi.h"

        .syntax unified
        .arm

        .macro function name
        .section .text.\name, "ax", %progbits
        .global \name
        .type \name, %function
        .balign 4
\name:
        .endm

        .macro done name
        .size \name, . - \name
        .endm

@ uint32_t sys_call(uint32_t slot, msg_words_t *m)
        function sys_call
        push    {r1, r4-r8, lr}
        mov     r8, r0
        ldm     r1, {r0-r7}
        mov     r12, #SYS_CALL
        svc     #0
        ldr     r8, [sp]
        stm     r8, {r0-r7}
        mov     r0, r12
        pop     {r1, r4-r8, pc}
        done sys_call

@ uint32_t sys_recv(ipc_in_t *in)
        function sys_recv
        push    {r4-r10, lr}
        mov     r10, r0
        mov     r12, #SYS_RECV
        svc     #0
        stm     r10, {r0-r9}
        mov     r0, r12
        pop     {r4-r10, pc}
        done sys_recv

@ uint32_t sys_reply(uint32_t caller, const msg_words_t *m)
        function sys_reply
        push    {r4-r8, lr}
        mov     r8, r0
        ldm     r1, {r0-r7}
        mov     r12, #SYS_REPLY
        svc     #0
        mov     r0, r12
        pop     {r4-r8, pc}
        done sys_reply

@ uint32_t sys_reply_recv(ipc_in_t *io).  A refused reply changes no register, but r8 holds the
@ caller then, so *io is left alone.
        function sys_reply_recv
        push    {r4-r10, lr}
        mov     r10, r0
        ldr     r8, [r0, #36]
        ldm     r10, {r0-r7}
        mov     r12, #SYS_REPLY_RECV
        svc     #0
        cmp     r12, #E_OK
        stmeq   r10, {r0-r9}
        mov     r0, r12
        pop     {r4-r10, pc}
        done sys_reply_recv

@ uint32_t sys_signal(uint32_t slot)
        function sys_signal
        push    {r8, lr}
        mov     r8, r0
        mov     r12, #SYS_SIGNAL
        svc     #0
        mov     r0, r12
        pop     {r8, pc}
        done sys_signal

@ uint32_t sys_wait(void)
        function sys_wait
        mov     r12, #SYS_WAIT
        svc     #0
        bx      lr
        done sys_wait

@ uint32_t sys_poll(void)
        function sys_poll
        mov     r12, #SYS_POLL
        svc     #0
        bx      lr
        done sys_poll

@ void sys_yield(void)
        function sys_yield
        mov     r12, #SYS_YIELD
        svc     #0
        bx      lr
        done sys_yield

@ uint32_t sys_self(uint32_t *domain)
        function sys_self
        mov     r2, r0
        mov     r12, #SYS_SELF
        svc     #0
        cmp     r2, #0
        strne   r1, [r2]
        bx      lr
        done sys_self

@ uint64_t sys_clock(void)
        function sys_clock
        mov     r12, #SYS_CLOCK
        svc     #0
        bx      lr
        done sys_clock

@ uint32_t sys_op(uint32_t nr, sys_op_t *op)
        function sys_op
        push    {r4-r10, lr}
        mov     r10, r1
        mov     r12, r0
        ldm     r10, {r0-r9}
        svc     #0
        stm     r10, {r0-r9}
        mov     r0, r12
        pop     {r4-r10, pc}
        done sys_op

@ _Noreturn void sys_panic(uint32_t code)
        function sys_panic
        udf     #PANIC_UDF
        b       sys_panic
        done sys_panic
