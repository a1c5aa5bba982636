/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_ROSTER_H
#define INIT_ROSTER_H
/*
 * The servers, in the order in which they start, and all that they are given: the whole
 * distribution of authority stands in one table.
 */
#include <stdint.h>
#include "program.h"

#define CONSOLE     0u      /* index into roster[] and program[] */
#define CRYPTO      1u
#define KEYS        2u
#define GATEWAY     3u
#define BENCH       4u
#define BENCHPEER   5u
_Static_assert(BENCHPEER + 1 == NSERVER, "roster");

#define USES(s)     (1u << (s))
#define TA_USES     (USES(CONSOLE) | USES(CRYPTO) | USES(KEYS) | USES(GATEWAY))

#define GETS_TABLE  1u      /* the client table (clients.h)                                 */
#define GETS_WORLD  2u      /* all of normal-world RAM, CAP_WORLD, the normal world's calls */
#define GETS_INIT   4u      /* may send requests to init                                    */
#define OPTIONAL    8u      /* may be missing from the bundle                               */

typedef struct {
    const char *name;       /* in the bundle                                                */
    uint8_t  prio;
    uint8_t  threads;       /* the stack area in the bundle has room for so many            */
    uint8_t  prio_others;   /* of threads 1 ..                                              */
    uint8_t  client;        /* its number as a client; NINST: is none                       */
    uint8_t  slot;          /* where its clients hold their CAP_EP to it                    */
    uint8_t  dev;           /* BOOT_SLOT_* of its device page, 0: none                      */
    uint8_t  irq;           /* BOOT_SLOT_* of its interrupt line, 0: none                   */
    uint8_t  wake;          /* its slot for a CAP_NTFN (bit 0) of its thread 0, 0: none     */
    uint8_t  uses;          /* servers it may call                                          */
    uint8_t  gets;          /* GETS_*                                                       */
    uint8_t  window_pages;  /* of the window it shares with each client that has windows    */
    uint8_t  nwindow;       /* clients 0 .. nwindow-1 have one                              */
    uint32_t window_base;   /* in the server: of client 0                                   */
    uint32_t window_step;   /* to the next client                                           */
    uint32_t window_client; /* in the client                                                */
} server_t;

extern const server_t roster[NSERVER];

#endif
