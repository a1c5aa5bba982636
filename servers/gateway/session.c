/* SPDX-License-Identifier: BSD-2-Clause */
#include "session.h"
#include <string.h>
#include "microtee/sys.h"

/* id = generation * 256 + index; generations run from 1 to GENERATION_MAX. */
#define ID_INDEX        256u
#define GENERATION_MAX  0xFFFFFFu
#define TICKS_LOG2      20      /* about 10 ms                                               */

session_t  sessions[GW_NSESSIONS];
instance_t instances[NINST_TA];

void session_init(void)
{
    memset(sessions, 0, sizeof(sessions));
    memset(instances, 0, sizeof(instances));
    /* A restarted gateway must not know the ids that its predecessor gave out. */
    for (uint32_t i = 0; i < GW_NSESSIONS; i++)
        sessions[i].generation = (uint32_t)(sys_clock() >> TICKS_LOG2) % GENERATION_MAX;
}

uint32_t session_new(uint32_t instance)
{
    for (uint32_t i = 0; i < GW_NSESSIONS; i++) {
        session_t *s = &sessions[i];
        if (s->state != SESSION_FREE)
            continue;
        s->state = SESSION_OPENING;
        s->instance = (uint8_t)instance;
        s->generation = s->generation < GENERATION_MAX ? s->generation + 1 : 1;
        instances[instance].sessions++;
        return i;
    }
    return SESSION_NONE;
}

uint32_t session_id(uint32_t session)
{
    return sessions[session].generation * ID_INDEX + session;
}

uint32_t session_find(uint32_t id)
{
    uint32_t i = id % ID_INDEX;

    if (i >= GW_NSESSIONS || sessions[i].generation != id / ID_INDEX)
        return SESSION_NONE;
    if (sessions[i].state != SESSION_OPEN && sessions[i].state != SESSION_DEAD)
        return SESSION_NONE;
    return i;
}

void session_free(uint32_t session)
{
    session_t *s = &sessions[session];

    if (s->state != SESSION_DEAD)
        instances[s->instance].sessions--;
    s->state = SESSION_FREE;
}

uint32_t instance_new(const uint8_t uuid[16])
{
    for (uint32_t i = 0; i < NINST_TA; i++) {
        if (instances[i].state != INSTANCE_FREE)
            continue;
        instances[i].state = INSTANCE_STARTING;
        instances[i].sessions = 0;
        instances[i].flags = 0;
        memcpy(instances[i].uuid, uuid, sizeof(instances[i].uuid));
        return i;
    }
    return INSTANCE_NONE;
}

uint32_t instance_find(const uint8_t uuid[16])
{
    for (uint32_t i = 0; i < NINST_TA; i++) {
        if (instances[i].state != INSTANCE_FREE &&
            memcmp(instances[i].uuid, uuid, sizeof(instances[i].uuid)) == 0)
            return i;
    }
    return INSTANCE_NONE;
}

void instance_free(uint32_t instance)
{
    for (uint32_t i = 0; i < GW_NSESSIONS; i++) {
        session_t *s = &sessions[i];
        if (s->state != SESSION_FREE && s->state != SESSION_DEAD && s->instance == instance)
            s->state = SESSION_DEAD;
    }
    instances[instance].state = INSTANCE_FREE;
}
