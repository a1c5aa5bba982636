/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_PROGRAM_H
#define INIT_PROGRAM_H
/*
 * The programs init has started: servers first (index: roster.h), then the TA instances.  A
 * program is a domain with an image from the boot bundle.
 */
#include <stdint.h>
#include "bundle.h"
#include "microtee/layout.h"

#define NSERVER         6u                      /* entries of the roster                    */
#define PROGRAM_TA(i)   (NSERVER + (i))         /* TA instance i                            */
#define NPROGRAM        (NSERVER + NINST_TA)

/* init's capability slots: two for each program, these, and BOOT_SLOT_*; all 64 are taken. */
#define DOM_SLOT(p)     (1u + 2u * (p))         /* CAP_DOM of program p                     */
#define EP_SLOT(p)      (2u + 2u * (p))         /* CAP_EP of program p, unminted            */
#define INIT_SLOT_CONSOLE 53u                   /* CAP_EP to the console, BADGE_INIT        */
#define INIT_SLOT_PRINTER 63u                   /* CAP_NTFN of init's printing thread       */
#define INIT_SLOT_SPARE   0u                    /* for a moment while a program starts      */
_Static_assert(2u * NPROGRAM < INIT_SLOT_CONSOLE, "slots");

#define PROGRAM_FREE    0u
#define PROGRAM_LIVE    1u
#define PROGRAM_DEAD    2u      /* a TA that faulted; its number is reserved until INIT_KILL */

typedef struct {
    uint32_t state;                 /* PROGRAM_*                                            */
    const bundle_entry_t *entry;
    uint64_t started;               /* clock                                                */
    uint32_t quick_deaths;          /* servers: deaths in a row soon after the start        */
} program_t;

extern program_t program[NPROGRAM];

/* Create the domain of program p (PROGRAM_FREE or _DEAD) and its image.  0; or -1 (no domain, no
 * memory), and nothing is left. */
int program_create(uint32_t p, const bundle_entry_t *entry);

/* How the threads of a program start. */
typedef struct {
    uint32_t threads;
    uint32_t prio;                  /* of thread 0                                          */
    uint32_t prio_others;
    uint32_t wake;                  /* 0, or the program's slot for a CAP_NTFN, bit 0, of thread 0 */
} program_threads_t;

/* Start the threads of program p, thread 0 first.  0 or -1. */
int program_start(uint32_t p, const program_threads_t *t);

/* Destroy the domain of program p and take back its frames; it is PROGRAM_FREE then. */
void program_destroy(uint32_t p);

#endif
