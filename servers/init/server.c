/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include "clients.h"
#include "log.h"
#include "memmap.h"
#include "microtee/console.h"
#include "microtee/sys.h"
#include "roster.h"
#include "server.h"
#include "windows.h"

#define SECTION         0x00100000u
#define QUICK           (CLOCK_HZ / 2)  /* a server that lives shorter died at its start    */
#define QUICK_MAX       3u

static int live(uint32_t p)
{
    return program[p].state == PROGRAM_LIVE;
}

static int connect(uint32_t s, uint32_t p, uint32_t client)
{
    if (sys_cap_grant(EP_SLOT(s), DOM_SLOT(p), roster[s].slot, BADGE_CLIENT(client), 0) != E_OK)
        return -1;
    return windows_open(s, p, client);
}

int server_connect_all(uint32_t p, uint32_t client, uint32_t uses)
{
    for (uint32_t s = 0; s < NSERVER; s++)
        if ((uses & USES(s)) && live(s) && connect(s, p, client) != 0)
            return -1;
    return 0;
}

/* Connect those who were there before server s. */
static int connect_clients_of(uint32_t s)
{
    int result = 0;
    for (uint32_t p = 0; p < NSERVER; p++)
        if (p != s && live(p) && (roster[p].uses & USES(s)))
            result |= connect(s, p, roster[p].client);
    for (uint32_t i = 0; i < NINST_TA; i++)
        if (live(PROGRAM_TA(i)) && (TA_USES & USES(s)))
            result |= connect(s, PROGRAM_TA(i), i);
    return result;
}

/* Normal-world RAM, the words of an interrupted call, and the normal world's calls themselves. */
static int give_world(uint32_t s)
{
    for (uint32_t pa = NS_RAM_BASE; pa < NS_RAM_END; pa += SECTION)
        if (sys_map_ns(DOM_SLOT(s), BOOT_SLOT_NSMEM, pa, pa - NS_RAM_BASE + GW_NS_BASE) != E_OK)
            return -1;
    if (sys_cap_grant(BOOT_SLOT_WORLD, DOM_SLOT(s), SLOT_WORLD, 0, 0) != E_OK)
        return -1;
    return sys_cap_grant(EP_SLOT(s), BOOT_SLOT_WORLD_DOM, 0, BADGE_WORLD, 0) == E_OK ? 0 : -1;
}

static int equip(uint32_t s)
{
    static const uint8_t no_uuid[16];
    const server_t *r = &roster[s];
    if (r->client < NINST)
        clients_set(r->client, no_uuid);
    if (r->dev != 0 && sys_cap_grant(r->dev, DOM_SLOT(s), SLOT_DEV, 0, 0) != E_OK)
        return -1;
    if (r->irq != 0 && sys_cap_grant(r->irq, DOM_SLOT(s), SLOT_IRQ, 0, 0) != E_OK)
        return -1;
    if ((r->gets & GETS_TABLE) && clients_show(s) != 0)
        return -1;
    if ((r->gets & GETS_WORLD) && give_world(s) != 0)
        return -1;
    if ((r->gets & GETS_INIT) &&
        sys_cap_grant(BOOT_SLOT_EP, DOM_SLOT(s), SLOT_INIT, BADGE_GATEWAY, 0) != E_OK)
        return -1;
    return windows_create(s) | server_connect_all(s, r->client, r->uses) | connect_clients_of(s);
}

static int start(uint32_t s, const bundle_entry_t *e)
{
    const server_t *r = &roster[s];
    if (program_create(s, e) != 0)
        return -1;
    int result = equip(s);
    if (result == 0 && s == CONSOLE)
        log_attach(EP_SLOT(s));
    if (result == 0)
        result = program_start(s, &(program_threads_t){ r->threads, r->prio, r->prio_others,
                                                        r->wake });
    if (result != 0)
        program_destroy(s);
    return result;
}

void server_start_all(const bundle_t *b)
{
    for (uint32_t s = 0; s < NSERVER; s++) {
        const bundle_entry_t *e = bundle_server(b, roster[s].name);
        if (e == NULL && (roster[s].gets & OPTIONAL))
            continue;
        if (e == NULL || start(s, e) != 0) {
            log_printf("cannot start server %s\n", roster[s].name);
            log_fatal("the system is not complete");
        }
    }
}

/* The console forgets the names of its clients when it starts anew. */
static void name_clients(void)
{
    for (uint32_t i = 0; i < NINST_TA; i++)
        if (live(PROGRAM_TA(i)))
            log_who(BADGE_CLIENT(i), program[PROGRAM_TA(i)].entry->name);
}

void server_restart(uint32_t s)
{
    program_t *p = &program[s];
    p->quick_deaths = sys_clock() - p->started < QUICK ? p->quick_deaths + 1 : 0;
    if (p->quick_deaths >= QUICK_MAX) {
        log_printf("server %s dies whenever it starts: given up\n", roster[s].name);
        return;
    }
    if (start(s, p->entry) != 0) {
        log_printf("server %s could not be restarted\n", roster[s].name);
        return;
    }
    if (s == CONSOLE)
        name_clients();
    log_printf("server %s restarted\n", roster[s].name);
}
