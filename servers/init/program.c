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

static int start_thread(uint32_t p, uint32_t index, uint32_t prio)
{
    const bundle_entry_t *e = program[p].entry;
    thread_start_t start = { e->entry, e->stack_top - index * e->stack_size, index, prio };
    return sys_thread_create(DOM_SLOT(p), SLOT_SELF, &start, NULL) == E_OK ? 0 : -1;
}

int program_start(uint32_t p, uint32_t threads, uint32_t prio, uint32_t prio_others)
{
    for (uint32_t i = 0; i < threads; i++)
        if (start_thread(p, i, i == 0 ? prio : prio_others) != 0)
            return -1;
    return 0;
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
