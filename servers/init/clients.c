/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include <string.h>
#include "clients.h"
#include "log.h"
#include "measure.h"
#include "memory.h"
#include "microtee/init_proto.h"
#include "microtee/sys.h"
#include "roster.h"

static client_table_t master;
static uint16_t page[NSERVER];          /* frame, for servers with GETS_TABLE               */
static uint32_t generation;             /* last one given out                               */

static client_table_t *table_of(uint32_t s)
{
    return (client_table_t *)TABLE_VA(s);
}

void clients_init(const bundle_t *b)
{
    master.insecure = b->insecure;
    for (uint32_t i = 0; i < b->count && i < NMEASURED; i++) {
        memcpy(master.measured[i].name, b->entry[i].name, sizeof master.measured[i].name);
        measure_program(&b->entry[i], i == 0, master.measured[i].sha256);
        master.nmeasured = i + 1;
    }
    for (uint32_t s = 0; s < NSERVER; s++)
        if (roster[s].gets & GETS_TABLE) {
            uint32_t frame = memory_own_page(TABLE_VA(s));
            if (frame == FRAME_NONE)
                log_fatal("no page for the client table");
            page[s] = (uint16_t)frame;
        }
}

/* The kernel zeroed the page when an earlier incarnation of the server died. */
int clients_show(uint32_t s)
{
    memcpy(table_of(s), &master, sizeof master);
    measure_seed(table_of(s)->seed);
    if (sys_frame_share(SLOT_SELF, DOM_SLOT(s), page[s]) != E_OK)
        return -1;
    return sys_map(DOM_SLOT(s), page[s], CLIENT_TABLE, 0) == E_OK ? 0 : -1;
}

void clients_set(uint32_t client, const uint8_t *uuid)
{
    client_t *c = &master.client[client];
    memset(c, 0, sizeof *c);
    if (uuid != NULL) {
        c->generation = ++generation;
        memcpy(c->uuid, uuid, sizeof c->uuid);
    }
    for (uint32_t s = 0; s < NSERVER; s++)
        if (roster[s].gets & GETS_TABLE)
            table_of(s)->client[client] = *c;
}
