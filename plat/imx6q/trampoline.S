/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What U-Boot starts: position-independent, copies kernel and boot bundle to secure RAM (where U-Boot itself still
 * lives while it loads files, so it must happen after U-Boot) and enters the kernel.  r0-r2
 * are kept.  It carries a zImage's magic, so `bootz` takes it as well as `bootm` in a uImage and `go`.
 */
#include "memmap.h"
    .syntax unified
    .text
    .global _start
_start:
    b       1f
    .skip   0x20
    .word   0x016F2818, 0, end - _start     @ zImage: magic at 0x24, start, end
1:  adr     r3, kernel
    ldr     r4, =KERNEL_BASE
    ldr     r5, kernel_size
    bl      copy
    adr     r3, kernel
    ldr     r5, kernel_size
    add     r3, r3, r5
    ldr     r4, =FRAME_BASE
    ldr     r5, bundle_size
    bl      copy
    mov     r6, #0
    mcr     p15, 0, r6, c7, c5, 0           @ ICIALLU
    mcr     p15, 0, r6, c7, c5, 6           @ BPIALL
    dsb
    isb
    ldr     r4, =KERNEL_BASE
    bx      r4

/* r5 bytes (a multiple of 32) from r3 to r4, and out of the data cache if it is on.  Clobbers r6-r9. */
copy:
    add     r5, r5, r3
1:  cmp     r3, r5
    bxhs    lr
    ldmia   r3!, {r6-r9}
    stmia   r4!, {r6-r9}
    ldmia   r3!, {r6-r9}
    stmia   r4!, {r6-r9}
    sub     r6, r4, #32
    mcr     p15, 0, r6, c7, c10, 1          @ DCCMVAC
    b       1b

kernel_size: .word kernel_end - kernel
bundle_size: .word bundle_end - bundle
    .ltorg
    .balign 32
kernel:
    .incbin KERNEL_BIN
    .balign 32
kernel_end:
bundle:
    .incbin BUNDLE_BIN
    .balign 32
bundle_end:
end:
