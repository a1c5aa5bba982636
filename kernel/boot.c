/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * From reset to init's first instruction: fill the tables, map init's segments in place from the
 * boot bundle, give it the capabilities from which all others are made.
 */
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "event.h"
#include "frame.h"
#include "hal.h"
#include "inv.h"
#include "irq.h"
#include "memmap.h"
#include "microtee/bundle.h"
#include "microtee/layout.h"
#include "sched.h"
#include "world.h"

#define THREAD_INIT 1u

/* Segment s of init, page by page; its frames lie in the bundle, which starts at frame 0. */
static void boot_map(const bundle_seg_t *s)
{
    uint32_t i;

    if (s->mem_pages > NFR || s->page > NFR - s->mem_pages) {
        hal_panic("boot bundle: init has a segment outside the bundle");
    }
    for (i = 0u; i < s->mem_pages; i++) {
        if (aspace_map(DOM_INIT, s->page + i, s->va + i * FRAME_SIZE, s->rights) != E_OK) {
            hal_panic("boot bundle: init cannot be mapped");
        }
    }
}

static void boot_caps(void)
{
    cap_put(DOM_INIT, BOOT_SLOT_CTRL, CAP_CTRL, 0u, 0u);
    cap_put(DOM_INIT, BOOT_SLOT_NSMEM, CAP_NSMEM, 0u, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_WORLD, CAP_WORLD, 0u, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_WORLD_DOM, CAP_DOM, DOM_WORLD, 0u);
    cap_put(DOM_INIT, BOOT_SLOT_EP, CAP_EP, DOM_INIT, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_DEV_UART1, CAP_DEV, DEV_UART1, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_DEV_EPIT1, CAP_DEV, DEV_EPIT1, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_IRQ_UART1, CAP_IRQ, IRQ_UART1, 1u);
    cap_put(DOM_INIT, BOOT_SLOT_IRQ_EPIT1, CAP_IRQ, IRQ_EPIT1, 1u);
}

static void boot_thread(const bundle_t *b, uint32_t dtb)
{
    th_dom[THREAD_INIT] = DOM_INIT;
    th_prio[THREAD_INIT] = PRIO_INIT;
    th_reg[THREAD_INIT] = (regs_t){ .sp = b->entry[0].stack_top, .pc = b->entry[0].entry,
                                    .cpsr = CPSR_USER };
    th_msg[THREAD_INIT] = (msg_t){ { 0u, b->pages, dtb } };
    th_state[THREAD_INIT] = ST_RUNNING;
    cur = THREAD_INIT;
}

void kernel_boot(uint32_t dtb)
{
    const bundle_t *b = (const bundle_t *)FRAME_BASE;
    uint32_t i;

    kernel_tables_init();
    domain_init();
    irq_init();
    world_init();
    aspace_init();
    frame_init(DOM_INIT);
    if (b->magic != BUNDLE_MAGIC || b->pages > NFR || b->count == 0u ||
        b->entry[0].nseg > BUNDLE_NSEG) {
        hal_panic("boot bundle: bad header");
    }
    for (i = 0u; i < b->entry[0].nseg; i++) {
        boot_map(&b->entry[0].seg[i]);
    }
    boot_caps();
    boot_thread(b, dtb);
}
