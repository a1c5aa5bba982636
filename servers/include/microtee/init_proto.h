/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_INIT_PROTO_H
#define MICROTEE_INIT_PROTO_H
/* Requests to init (badge BADGE_GATEWAY) and the page that init publishes for crypto and keys. */
#include <stdint.h>
#include "microtee/layout.h"

/* w0 = INIT_SPAWN, w1-w4 = UUID (octet order, little-endian words).  Starts a new instance of a
 * built-in TA.  Reply: w0 = INIT_OK / INIT_NOT_FOUND / INIT_NO_MEMORY, w1 = inst, w2 = bundle
 * flags (BUNDLE_*).  The gateway's slot SLOT_TA(inst) and window GW_WIN_PARAM(inst) are ready. */
#define INIT_SPAWN      1
/* w0 = INIT_KILL, w1 = inst: end the instance, free all it held, then the number may be used
 * again.  Also to be called when a call to it answered E_DEAD (it faulted and init has destroyed
 * it): the number stays reserved until then.  Reply: w0 = INIT_OK / INIT_NOT_FOUND. */
#define INIT_KILL       2
/* w0 = INIT_STATS.  Reply: w0 = INIT_OK, w1 = free frames, w2 = TA instances alive. */
#define INIT_STATS      3

#define INIT_OK         0
#define INIT_NOT_FOUND  1
#define INIT_NO_MEMORY  2

/* The page at CLIENT_TABLE, read-only for crypto and keys.  init changes an entry only while
 * that client has no thread.  A server compares `generation` with what it saw last for this
 * client on every request and drops all state of the old generation. */
#define NMEASURED       24
typedef struct {
    uint32_t generation;    /* 0: nobody                                                    */
    uint32_t pad[3];
    uint8_t  uuid[16];      /* TA UUID, octet order; zeros for a server                     */
} client_t;
typedef struct {
    char     name[16];
    uint8_t  sha256[32];    /* over all pages of the program's segments as they lie in the
                               bundle, in their order; of init, whose data has changed by
                               then, over those that are not writable                       */
} measured_t;
typedef struct {
    client_t   client[NINST];
    uint32_t   insecure;    /* 1: development build                                         */
    uint32_t   nmeasured;
    measured_t measured[NMEASURED]; /* in bundle order: init, the servers, the built-in TAs */
    uint8_t    seed[32];    /* entropy (development: not secret), another one for each
                               server and for each of its starts                            */
} client_table_t;
_Static_assert(sizeof(client_table_t) <= 4096, "one page");
#endif
