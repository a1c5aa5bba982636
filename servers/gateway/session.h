/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_SESSION_H
#define GATEWAY_SESSION_H
/*
 * Sessions and the TA instances they belong to; one table each, both used by the dispatcher
 * alone.  An instance runs one command at a time.
 */
#include <stdint.h>
#include "microtee/gateway.h"

#define SESSION_NONE    0xFFu
#define INSTANCE_NONE   0xFFu

typedef enum { SESSION_FREE, SESSION_OPENING, SESSION_OPEN, SESSION_DEAD } session_state_t;
typedef enum { INSTANCE_FREE, INSTANCE_STARTING, INSTANCE_IDLE, INSTANCE_BUSY } instance_state_t;

typedef struct {
    uint8_t  state;
    uint8_t  instance;      /* index in `instances`, unless DEAD                            */
    uint32_t generation;    /* of this table entry, part of the id                          */
    uint32_t login;         /* who opened it: login type and                                */
    uint8_t  client[16];    /* UUID                                                         */
} session_t;

typedef struct {
    uint8_t  state;
    uint8_t  inst;          /* init's number, once started                                  */
    uint8_t  sessions;      /* OPENING and OPEN                                             */
    uint32_t flags;         /* BUNDLE_*, once started                                       */
    uint8_t  uuid[16];
} instance_t;

extern session_t  sessions[GW_NSESSIONS];
extern instance_t instances[NINST_TA];

/* No sessions, no instances. */
void session_init(void);

/* A new session, OPENING, of that instance; its index, or SESSION_NONE. */
uint32_t session_new(uint32_t instance);

/* The number that the normal world and the TA know it by; never 0, and not used again for a
 * long time after its end. */
uint32_t session_id(uint32_t session);

/* The OPEN or DEAD session with that id, or SESSION_NONE. */
uint32_t session_find(uint32_t id);

/* End of a session. */
void session_free(uint32_t session);

/* A new instance, STARTING, of the TA with that UUID; its index, or INSTANCE_NONE. */
uint32_t instance_new(const uint8_t uuid[16]);

/* Any instance of that TA, or INSTANCE_NONE. */
uint32_t instance_find(const uint8_t uuid[16]);

/* The instance is gone: its sessions, if any, are DEAD. */
void instance_free(uint32_t instance);
#endif
