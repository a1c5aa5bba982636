/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_LAYOUT_H
#define MICROTEE_LAYOUT_H
/*
 * Conventions between the servers: user addresses, capability slots, priorities, badges.
 * Nothing here is enforced by the kernel; init sets it up so before a program's first
 * instruction.  Macros only.
 */

/* ---- every program ------------------------------------------------------------------------- */
#define IMAGE_BASE          0x00100000  /* linked here: text, rodata, data+bss, guard, stack  */

/* ---- client windows ----------------------------------------------------------------------------
 * A TA instance has a number `inst` (0 .. NINST_TA-1) and three windows of memory through which it
 * exchanges bulk data with one server each.  The frames of a window belong to the server and stay
 * mapped there for good, at an address computed from inst; init shares them with the TA for as
 * long as it lives (so the death of a TA never takes memory away under a server's hands), and the
 * kernel zeroes them when it dies.  Servers that are clients themselves have inst numbers from
 * NINST_TA on (CLIENT_*), for the windows with crypto and keys only. */
#define NINST_TA            20          /* TA instances at a time                              */
#define NINST               24
#define CLIENT_GATEWAY      20          /* inst of a server in its role as a client            */
#define CLIENT_KEYS         21
#define CLIENT_BENCH        22
#define CLIENT_CRYPTO       23          /* only as a sender of console lines                   */
/* Only CLIENT_BENCH has windows: in the gateway and in keys their addresses are taken, so these
 * two talk to other servers in message words alone. */

#define PARAM_PAGES         72          /* TA <-> gateway: page 0 ta_params_t, then memrefs    */
#define CRYPTO_PAGES        17          /* TA <-> crypto                                       */
#define KEYS_PAGES          3           /* TA <-> keys                                         */
/* in the TA (and any client) */
#define WIN_PARAM           0x10000000
#define WIN_CRYPTO          0x100A0000
#define WIN_KEYS            0x100C0000
/* in the gateway: window of inst i */
#define GW_WIN_PARAM(i)     (0x00800000 + (i) * 0x0004A000) /* NINST_TA windows, unmapped
                                           pages between; close together, because a domain has
                                           NL2 / NDOM page tables of 1 MiB each                */
/* in crypto and in keys: window of inst i */
#define SRV_WIN(i)          (0x10000000 + (i) * 0x00020000) /* 128 KiB apart                  */

/* read-only page written by init, mapped in crypto and keys: who the clients are */
#define CLIENT_TABLE        0x0F000000

/* gateway: normal-world RAM, mapped linearly: va = pa - NS_RAM_BASE + GW_NS_BASE */
#define GW_NS_BASE          0x02000000  /* 992 MiB up to USER_TOP                              */

/* ---- capability slots -------------------------------------------------------------------------- */
#define SLOT_NONE           0           /* never used, so that 0 is an invalid slot            */
#define SLOT_INIT           1           /* CAP_EP to init (gateway only)                       */
#define SLOT_CONSOLE        2           /* CAP_EP to console                                   */
#define SLOT_CRYPTO         3           /* CAP_EP to crypto                                    */
#define SLOT_KEYS           4           /* CAP_EP to keys                                      */
#define SLOT_GATEWAY        5           /* CAP_EP to gateway (TAs: RPC to the normal world)    */
#define SLOT_WORLD          6           /* CAP_WORLD (gateway)                                 */
#define SLOT_DEV            7           /* CAP_DEV of a driver                                 */
#define SLOT_IRQ            8           /* CAP_IRQ of a driver                                 */
#define SLOT_TA(i)          (32 + (i))  /* gateway: CAP_EP to TA instance i                    */

/* ---- what the kernel gives init at boot -----------------------------------------------------------
 * init's first thread is thread 1 of domain DOM_INIT, priority PRIO_INIT.  It starts with r0 = 0,
 * r1 = frames of the boot bundle, r2 = physical address of the DTB, sp = stack_top, its segments
 * mapped in place.  Its capability table holds, all but CAP_CTRL and CAP_DOM with RIGHT_GRANT and
 * badge 0: */
#define BOOT_SLOT_IRQ_UART1 54          /* CAP_IRQ                                             */
#define BOOT_SLOT_IRQ_EPIT1 55          /* CAP_IRQ                                             */
#define BOOT_SLOT_DEV_UART1 56          /* CAP_DEV                                             */
#define BOOT_SLOT_DEV_EPIT1 57          /* CAP_DEV                                             */
#define BOOT_SLOT_EP        58          /* CAP_EP to init's own endpoint: what the gateway gets
                                           a copy of                                           */
#define BOOT_SLOT_WORLD_DOM 59          /* CAP_DOM of DOM_WORLD: its slot 0 is filled by init  */
#define BOOT_SLOT_CTRL      60          /* CAP_CTRL                                            */
#define BOOT_SLOT_NSMEM     61          /* CAP_NSMEM                                           */
#define BOOT_SLOT_WORLD     62          /* CAP_WORLD                                           */

/* ---- how threads start -----------------------------------------------------------------------------
 * A thread starts with r0 = its index.  init creates the threads of a program in the order of
 * their index, when all memory and capabilities of the program are in place; a thread that is
 * more urgent than init runs until it waits before the next one is created. */

/* ---- priorities -------------------------------------------------------------------------------- */
#define PRIO_TA             8
#define PRIO_CRYPTO         12
#define PRIO_KEYS           13
#define PRIO_CONSOLE        14
#define PRIO_INIT           16
#define PRIO_WORKER         18          /* gateway workers                                     */
#define PRIO_GATEWAY        26          /* above PRIO_WORLD: short, never blocks on a server   */

/* ---- badges ------------------------------------------------------------------------------------ */
#define BADGE_CLIENT(i)     (0x100 + (i))   /* at crypto, keys, console, gateway: inst i       */
#define BADGE_WORLD         1               /* at the gateway: the normal world                */
#define BADGE_GATEWAY       2               /* at init: the gateway                            */
#define BADGE_INIT          3               /* at the console: init                            */
#define BADGE_SETTLED       4               /* at init: its own thread that runs when no other
                                               secure thread wants to, once, before Linux      */
#define BADGE_FAULT(d)      (0x10000 + (d)) /* at init: fault in the program of its table entry d */
#define GATEWAY_WORKERS     4               /* yielding calls in flight                        */

#endif
