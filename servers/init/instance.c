/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include <string.h>
#include "clients.h"
#include "frames.h"
#include "instance.h"
#include "log.h"
#include "microtee/init_proto.h"
#include "roster.h"
#include "server.h"

static const bundle_t *bundle;

void instance_init(const bundle_t *b)
{
    bundle = b;
}

static uint32_t unused(void)
{
    uint32_t i = 0;
    while (i < NINST_TA && program[PROGRAM_TA(i)].state != PROGRAM_FREE)
        i++;
    return i;
}

static void end(uint32_t i)
{
    program_destroy(PROGRAM_TA(i));
    program[PROGRAM_TA(i)].state = PROGRAM_FREE;
    clients_set(i, NULL);
}

/* Everything is in place before the first instruction.  0 or -1. */
static int start(uint32_t i, const bundle_entry_t *e)
{
    uint32_t p = PROGRAM_TA(i);
    if (program_create(p, e) != 0)
        return -1;
    clients_set(i, e->uuid);
    log_who(BADGE_CLIENT(i), e->name);
    if (server_connect_all(p, i, TA_USES) == 0 &&
        sys_cap_grant(EP_SLOT(p), DOM_SLOT(GATEWAY), SLOT_TA(i), BADGE_GATEWAY, 0) == E_OK &&
        program_start(p, &(program_threads_t){ 1, PRIO_TA, PRIO_TA, 0 }) == 0)
        return 0;
    end(i);
    return -1;
}

static void spawn(msg_words_t *m)
{
    uint8_t uuid[16];
    memcpy(uuid, &m->w[1], sizeof uuid);
    const bundle_entry_t *e = bundle_ta(bundle, uuid);
    uint32_t i = unused();
    if (e == NULL)
        *m = (msg_words_t){ .w = { INIT_NOT_FOUND } };
    else if (i == NINST_TA || start(i, e) != 0)
        *m = (msg_words_t){ .w = { INIT_NO_MEMORY } };
    else
        *m = (msg_words_t){ .w = { INIT_OK, i, e->flags } };
}

static void kill(msg_words_t *m)
{
    uint32_t i = m->w[1];
    if (i >= NINST_TA || program[PROGRAM_TA(i)].state == PROGRAM_FREE) {
        *m = (msg_words_t){ .w = { INIT_NOT_FOUND } };
        return;
    }
    end(i);
    *m = (msg_words_t){ .w = { INIT_OK } };
}

static void stats(msg_words_t *m)
{
    uint32_t alive = 0;
    for (uint32_t i = 0; i < NINST_TA; i++)
        alive += program[PROGRAM_TA(i)].state == PROGRAM_LIVE;
    *m = (msg_words_t){ .w = { INIT_OK, frames_free(), alive } };
}

void instance_request(msg_words_t *m)
{
    switch (m->w[0]) {
    case INIT_SPAWN:
        spawn(m);
        break;
    case INIT_KILL:
        kill(m);
        break;
    case INIT_STATS:
        stats(m);
        break;
    default:
        *m = (msg_words_t){ .w = { INIT_NOT_FOUND } };
    }
}

void instance_died(uint32_t i)
{
    end(i);
    program[PROGRAM_TA(i)].state = PROGRAM_DEAD;
}

void instance_kill_all(void)
{
    for (uint32_t i = 0; i < NINST_TA; i++)
        end(i);
}
