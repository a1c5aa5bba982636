/* SPDX-License-Identifier: BSD-2-Clause */
/* See marks.h.  benchpeer has less than 32 KiB of code, so no address here is one of its own. */
        .syntax unified
        .arm

        .macro mark name
        .global mark_\name
        .type mark_\name, %function
mark_\name:
        bx      lr
        .size mark_\name, . - mark_\name
        .endm

        .section .text.marks, "ax", %progbits
        .balign 32768
        .global marks_begin, marks_end
marks_begin:
        mark    end
        mark    round_trip
        mark    round_trip_8w
        mark    round_trip_same
        mark    null
        mark    self
        mark    poll
        mark    clock
        mark    yield
        mark    signal
        mark    irq
        mark    map_unmap
        mark    load_round_trip
        mark    load_signal
        mark    load_yield
        mark    fault
marks_end:

        .global mark_gate
        .type mark_gate, %function
mark_gate:
        mov     r0, #0
1:      cmp     r0, #0
        beq     1b
        bx      lr
        .size mark_gate, . - mark_gate

        .section .text.bare_syscall, "ax", %progbits
        .global bare_syscall
        .type bare_syscall, %function
bare_syscall:
        push    {r4-r10, lr}
        mov     r12, r0
        svc     #0
        pop     {r4-r10, pc}
        .size bare_syscall, . - bare_syscall
