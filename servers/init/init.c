/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * init, the first server: it owns all memory, measures and starts the others, prepares the normal
 * world and starts it, and from then on supervises.  It waits for no other server.
 */
#include <stddef.h>
#include "bundle.h"
#include "clients.h"
#include "fault.h"
#include "instance.h"
#include "log.h"
#include "measure.h"
#include "memory.h"
#include "microtee/sys.h"
#include "program.h"
#include "server.h"
#include "world.h"

void init_main(uint32_t bundle_frames, uint32_t dtb_pa);

#define bundle ((const bundle_t *)BUNDLE_VA)

#define SETTLED_PRIO 1u
#define SETTLED_STACK 512u

static uint8_t settled_stack[SETTLED_STACK] __attribute__((aligned(8)));

/* Entry 0 of the bundle is init itself, whose frames are mapped already. */
static int is_own_page(uint32_t page)
{
    const bundle_entry_t *e = &bundle->entry[0];
    for (uint32_t i = 0; i < e->nseg; i++)
        if (page - e->seg[i].page < e->seg[i].file_pages)
            return 1;
    return 0;
}

static void map_bundle(uint32_t pages)
{
    if (sys_map(SLOT_SELF, 0, BUNDLE_VA, 0) != E_OK || !bundle_sound(bundle, pages))
        log_fatal("the boot bundle is damaged");
    for (uint32_t i = 1; i < pages; i++)
        if (!is_own_page(i) &&
            sys_map(SLOT_SELF, i, BUNDLE_VA + i * FRAME_SIZE, 0) != E_OK)
            log_fatal("the boot bundle cannot be mapped");
}

static void settled_thread(void)
{
    msg_words_t m = { .w = { 0 } };
    (void)sys_call(INIT_SLOT_SPARE, &m);
    for (;;)
        (void)sys_wait();
}

static void dispatch(ipc_in_t *in)
{
    if (in->badge >= BADGE_FAULT(0)) {
        fault_handle(in->badge - BADGE_FAULT(0), &in->m);
        return;
    }
    instance_request(&in->m);
    (void)sys_reply(in->caller, &in->m);
}

/* Let the servers run until each of them waits for work: a thread less urgent than all of theirs
 * calls then.  It gets no reply, so it costs nothing any more. */
static void settle(void)
{
    ipc_in_t in;
    thread_start_t start = { (uint32_t)settled_thread,
                             (uint32_t)(settled_stack + SETTLED_STACK), 0, SETTLED_PRIO };
    if (sys_cap_grant(BOOT_SLOT_EP, SLOT_SELF, INIT_SLOT_SPARE, BADGE_SETTLED, 0) != E_OK ||
        sys_thread_create(SLOT_SELF, SLOT_SELF, &start, NULL) != E_OK)
        log_fatal("no thread to wait with");
    while (sys_recv(&in) == E_OK && in.badge != BADGE_SETTLED)
        dispatch(&in);
    (void)sys_cap_drop(INIT_SLOT_SPARE);
}

static void boot(uint32_t bundle_frames, uint32_t dtb_pa)
{
    frames_init(bundle_frames);
    map_bundle(bundle_frames);
    clients_init(bundle);
    instance_init(bundle);
    measure_stir(bundle->build_id, sizeof bundle->build_id);
    const char *no_world = world_prepare(dtb_pa);
    server_start_all(bundle);
    log_printf("MicroTEE: %u programs in the bundle, %u frames free\n",
               (unsigned)bundle->count, (unsigned)frames_free());
    if (bundle->insecure)
        log_printf("INSECURE: built with development keys\n");
    if (no_world != NULL)
        log_printf("no normal world: %s\n", no_world);
    settle();
    if (no_world == NULL)
        world_start(dtb_pa);
}

void init_main(uint32_t bundle_frames, uint32_t dtb_pa)
{
    ipc_in_t in;
    boot(bundle_frames, dtb_pa);
    for (;;) {
        (void)sys_recv(&in);
        dispatch(&in);
    }
}
