/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The secure image: the kernel's megabyte at KERNEL_BASE (linked where it runs, virtual = physical) and
 * the boot bundle at the first user frame.
 */
#include "memmap.h"
#include "arm.h"

ENTRY(_start)

PHDRS {
    text   PT_LOAD FLAGS(5);
    rodata PT_LOAD FLAGS(4);
    data   PT_LOAD FLAGS(6);
    pools  PT_LOAD FLAGS(6);
    bundle PT_LOAD FLAGS(4);
}

SECTIONS {
    . = KERNEL_BASE;
    __text_start = .;
    .text : {
        KEEP(*(.text.start))
        *(.text.vectors)
        *(.text.monitor_vectors)
        *(.text .text.*)
    } :text
    . = ALIGN(0x1000);
    __text_end = .;
    .rodata : { *(.rodata .rodata.*) } :rodata
    . = ALIGN(0x1000);
    __rodata_end = .;
    .data : { *(.data .data.*) . = ALIGN(32); } :data
    __data_end = .;
    .bss (NOLOAD) : {
        . = ALIGN(32);
        __bss_start = .;
        *(.bss .bss.* COMMON)
        . = ALIGN(0x1000);
        __bss_end = .;
        __guard = .;                /* not mapped: a stack overflow faults */
        . += 0x1000;
        . += 0x2000;
        kernel_stack = . - 8;       /* word 0: the domain loaded on this core */
        . += 0x1000;
        panic_stack = .;
    } :data
    __kernel_end = .;

    /* vectors.S: from &th_reg[i].pc to &th_msg[i] by one shift and one addition */
    th_msg_bias = ABSOLUTE(th_msg) - (ABSOLUTE(th_reg) + REG_PC) / 2;

    /* kernel/aspace.c; zeroed by entry.S and boot.c */
    .pt.l1 L1_POOL_PA (NOLOAD) : { *(.pt.l1) } :pools
    .pt.l2 L2_POOL_PA (NOLOAD) : { *(.pt.l2) } :pools
    __pools_end = .;

    .bundle FRAME_BASE : { KEEP(*(.bundle)) } :bundle

    /DISCARD/ : { *(.ARM.*) *(.comment) *(.note*) }
}

ASSERT(__kernel_end <= L1_POOL_PA, "kernel and monitor exceed 1 MiB")
ASSERT(__pools_end <= FRAME_BASE, "page table pools reach into the frames")
ASSERT(ADDR(.pt.l1) == L1_POOL_PA && ADDR(.pt.l2) == L2_POOL_PA, "page table pools")
ASSERT((th_msg % 4) == 0 && (th_reg % 8) == 0, "th_msg_bias")
