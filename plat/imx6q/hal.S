/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The part of kernel/hal.h that is CP15: TLB, caches.  All maintenance is broadcast to all cores (ACTLR.FW).
 * Page table walks of the Cortex-A9 look into the L1 data cache, so tables need no cleaning.
 */
#include "memmap.h"
    .syntax unified

/* void hal_tlb_flush_page(uint8_t dom, uint32_t va) */
    .section .text.hal_tlb_flush_page, "ax"
    .global hal_tlb_flush_page
hal_tlb_flush_page:
    bfc     r1, #0, #12
    orr     r0, r0, r1
    dsb
    mcr     p15, 0, r0, c8, c3, 1       @ TLBIMVAIS
    mcr     p15, 0, r0, c7, c1, 6       @ BPIALLIS
    dsb
    isb
    bx      lr

/* void hal_tlb_flush_domain(uint8_t dom) */
    .section .text.hal_tlb_flush_domain, "ax"
    .global hal_tlb_flush_domain
hal_tlb_flush_domain:
    dsb
    mcr     p15, 0, r0, c8, c3, 2       @ TLBIASIDIS
    mcr     p15, 0, r0, c7, c1, 6       @ BPIALLIS
    dsb
    isb
    bx      lr

/* void hal_table_sync(void) */
    .section .text.hal_table_sync, "ax"
    .global hal_table_sync
hal_table_sync:
    dsb
    isb
    bx      lr

/* void hal_frame_zero(uint32_t fr) */
    .section .text.hal_frame_zero, "ax"
    .global hal_frame_zero
hal_frame_zero:
    ldr     r1, =FRAME_BASE
    add     r0, r1, r0, lsl #12
    add     r1, r0, #4096
    @ fall through
/* void plat_zero(uint32_t from, uint32_t to): zero [from, to), multiples of 32. */
    .global plat_zero
plat_zero:
    push    {r4-r9}
    mov     r2, #0
    mov     r3, #0
    mov     r4, #0
    mov     r5, #0
    mov     r6, #0
    mov     r7, #0
    mov     r8, #0
    mov     r9, #0
1:  cmp     r0, r1
    stmialo r0!, {r2-r9}
    blo     1b
    pop     {r4-r9}
    bx      lr

/* void hal_frame_exec(uint32_t fr): clean to the point of unification, then drop instructions. */
    .section .text.hal_frame_exec, "ax"
    .global hal_frame_exec
hal_frame_exec:
    ldr     r1, =FRAME_BASE
    add     r0, r1, r0, lsl #12
    add     r1, r0, #4096
1:  mcr     p15, 0, r0, c7, c11, 1      @ DCCMVAU
    add     r0, r0, #32
    cmp     r0, r1
    blo     1b
    dsb
    mov     r0, #0
    mcr     p15, 0, r0, c7, c1, 0       @ ICIALLUIS
    mcr     p15, 0, r0, c7, c1, 6       @ BPIALLIS
    dsb
    isb
    bx      lr
