/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The part of kernel/hal.h that is CP15: TLB, caches (ARM DDI 0406C, B4.2). All maintenance is broadcast to all cores
 * (ACTLR.FW). Page table walks of the Cortex-A9 look into the L1 data cache, so tables need no cleaning.
 */
#include "kernel/hal.h"
#include "plat.h"

#define CACHE_LINE  32u

/* Writes to CP15 operation `op` (CRn, CRm, opc2). The compiler moves no access to memory across. */
#define CP15(op, value) __asm__ volatile("mcr p15, 0, %0, " op :: "r"(value) : "memory")
#define TLBIMVAIS   "c8, c3, 1"
#define TLBIASIDIS  "c8, c3, 2"
#define ICIALLUIS   "c7, c1, 0"
#define BPIALLIS    "c7, c1, 6"
#define DCCMVAU     "c7, c11, 1"

static inline void dsb(void)
{
    __asm__ volatile("dsb" ::: "memory");
}

/* What was maintained is so from the next instruction on. */
static inline void dsb_isb(void)
{
    __asm__ volatile("dsb\n\tisb" ::: "memory");
}

static uint32_t frame_address(uint32_t fr)
{
    return FRAME_BASE + fr * PAGE;
}

void hal_tlb_flush_page(uint8_t dom, uint32_t va)
{
    dsb();
    CP15(TLBIMVAIS, va - va % PAGE + dom);
    CP15(BPIALLIS, 0u);
    dsb_isb();
}

void hal_tlb_flush_domain(uint8_t dom)
{
    dsb();
    CP15(TLBIASIDIS, (uint32_t)dom);
    CP15(BPIALLIS, 0u);
    dsb_isb();
}

void hal_table_sync(void)
{
    dsb_isb();
}

void plat_zero(uint32_t from, uint32_t to)
{
    uint64_t *end = (uint64_t *)to;

    for (uint64_t *p = (uint64_t *)from; p < end; p += 4) {
        p[0] = 0u;
        p[1] = 0u;
        p[2] = 0u;
        p[3] = 0u;
    }
}

void hal_frame_zero(uint32_t fr)
{
    plat_zero(frame_address(fr), frame_address(fr) + PAGE);
}

/* Clean to the point of unification, then drop instructions. */
void hal_frame_exec(uint32_t fr)
{
    uint32_t end = frame_address(fr) + PAGE;

    for (uint32_t va = frame_address(fr); va < end; va += CACHE_LINE)
        CP15(DCCMVAU, va);
    dsb();
    CP15(ICIALLUIS, 0u);
    CP15(BPIALLIS, 0u);
    dsb_isb();
}
