/* SPDX-License-Identifier: BSD-2-Clause */
#include "hal_host.h"
#include <stdio.h>
#include <string.h>

uint32_t hal_zeroed[NFR];
uint32_t hal_page_flushes;
uint32_t hal_domain_flushes[256];
uint8_t  hal_enabled[1024];
uint32_t hal_pending[HAL_PENDING];
uint32_t hal_npending;
uint32_t hal_world_entry;
uint64_t hal_now;
jmp_buf  hal_panic_jump;

void hal_reset(void)
{
    memset(hal_zeroed, 0, sizeof hal_zeroed);
    memset(hal_domain_flushes, 0, sizeof hal_domain_flushes);
    memset(hal_enabled, 0, sizeof hal_enabled);
    hal_page_flushes = 0;
    hal_npending = 0;
    hal_world_entry = 0;
    hal_now = 0;
}

void hal_tlb_flush_page(uint8_t dom, uint32_t va)
{
    (void)dom;
    (void)va;
    hal_page_flushes++;
}

void hal_tlb_flush_domain(uint8_t dom)
{
    hal_domain_flushes[dom]++;
}

void hal_table_sync(void)
{
}

void hal_frame_zero(uint32_t fr)
{
    hal_zeroed[fr]++;
}

void hal_frame_exec(uint32_t fr)
{
    (void)fr;
}

uint32_t hal_irq_take(void)
{
    uint32_t id;

    if (hal_npending == 0) {
        return 1023;
    }
    id = hal_pending[0];
    hal_npending--;
    memmove(hal_pending, hal_pending + 1, hal_npending * sizeof hal_pending[0]);
    return id;
}

void hal_irq_done(uint32_t id)
{
    (void)id;
}

void hal_irq_enable(uint32_t id)
{
    hal_enabled[id] = 1;
}

void hal_irq_disable(uint32_t id)
{
    hal_enabled[id] = 0;
}

uint64_t hal_clock(void)
{
    return hal_now;
}

void hal_world_start(uint32_t entry, uint32_t dtb)
{
    (void)dtb;
    hal_world_entry = entry;
}

_Noreturn void hal_panic(const char *why)
{
    fprintf(stderr, "hal_panic: %s\n", why);
    longjmp(hal_panic_jump, 1);
}
