/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include "memory.h"
#include "microtee/sys.h"
#include "program.h"

program_t program[NPROGRAM];

static const void *bundle_page(uint32_t page)
{
    return (const void *)(BUNDLE_VA + page * FRAME_SIZE);
}

static int load_segment(uint32_t p, const bundle_seg_t *s)
{
    for (uint32_t i = 0; i < s->mem_pages; i++) {
        const void *src = i < s->file_pages ? bundle_page(s->page + i) : NULL;
        if (memory_page(HOLDER(p), DOM_SLOT(p), s->va + i * FRAME_SIZE, s->rights, src) ==
            FRAME_NONE)
            return -1;
    }
    return 0;
}

int program_create(uint32_t p, const bundle_entry_t *entry)
{
    if (sys_domain_create(BOOT_SLOT_CTRL, DOM_SLOT(p), EP_SLOT(p), BADGE_FAULT(p), NULL) != E_OK)
        return -1;
    program[p].entry = entry;
    program[p].state = PROGRAM_LIVE;
    program[p].started = sys_clock();
    for (uint32_t i = 0; i < entry->nseg; i++)
        if (load_segment(p, &entry->seg[i]) != 0) {
            program_destroy(p);
            return -1;
        }
    return 0;
}

static int start_thread(uint32_t p, uint32_t index, uint32_t prio, uint32_t ntfn_slot)
{
    const bundle_entry_t *e = program[p].entry;
    thread_start_t start = { e->entry, e->stack_top - index * e->stack_size, index, prio };
    return sys_thread_create(DOM_SLOT(p), ntfn_slot, &start, NULL) == E_OK ? 0 : -1;
}

/* Thread 0 of a program that can wake it: its other threads do not run before the grant, because they do not exist. */
static int start_woken(uint32_t p, uint32_t prio, uint32_t wake)
{
    if (start_thread(p, 0, prio, INIT_SLOT_SPARE) != 0)
        return -1;
    uint32_t status = sys_cap_grant(INIT_SLOT_SPARE, DOM_SLOT(p), wake, 1, 0);
    (void)sys_cap_drop(INIT_SLOT_SPARE);
    return status == E_OK ? 0 : -1;
}

int program_start(uint32_t p, const program_threads_t *t)
{
    int result = t->wake != 0 ? start_woken(p, t->prio, t->wake)
                              : start_thread(p, 0, t->prio, SLOT_SELF);
    for (uint32_t i = 1; i < t->threads && result == 0; i++)
        result = start_thread(p, i, t->prio_others, SLOT_SELF);
    return result;
}

void program_destroy(uint32_t p)
{
    if (program[p].state != PROGRAM_LIVE)
        return;
    while (sys_domain_destroy(DOM_SLOT(p)) == E_AGAIN)
        ;
    frames_release(HOLDER(p));
    program[p].state = PROGRAM_FREE;
}
