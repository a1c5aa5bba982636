/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MONITOR_H
#define MONITOR_H
/*
 * The secure monitor: all that stands between the two worlds.  world.S holds the vectors and the switch;
 * the C here only decides, on one record per core that world.S fills before and loads
 * after.  Runs with all interrupts masked, on a stack per core.
 * Sources: ARM DEN 0028 (SMC calling convention 1.1), ARM DEN 0022 (PSCI 1.0).
 */

/* Layout of mon_core_t, for assembly: each core's monitor stack pointer stands at MON_CTX, so the context lies
 * above it and the stack below. */
#define MON_SHIFT       10      /* sizeof(mon_core_t) == 1024                               */
#define MON_CTX         864     /* offset of r[0]                                           */
#define MON_PC          52      /* offsets from r[0]                                        */
#define MON_CPSR        56
#define MON_CORE        60
#define MON_CPACR       64
#define MON_BANK        72
#define MON_BANK_WORDS  22      /* usr sp lr; svc abt und irq: spsr sp lr; fiq: spsr r8-r12 sp lr */

/* What the switch does after an exception from the normal world. */
#define MON_RETURN      0       /* back, with the record's r0-r12                           */
#define MON_CALL        1       /* into the kernel: kernel_world_call()                     */
#define MON_FIQ         2       /* into the kernel: kernel_fiq()                            */

#ifndef __ASSEMBLER__
#include <stdint.h>
#include "plat.h"

typedef struct {
    uint32_t stack[MON_CTX / 4];
    uint32_t r[13];             /* normal world's r0-r12                                    */
    uint32_t pc, cpsr;
    uint32_t core;
    uint32_t cpacr;             /* the normal world's; the secure world runs with none      */
    uint32_t pad;
    uint32_t bank[MON_BANK_WORDS];
} mon_core_t;

_Static_assert(sizeof(mon_core_t) == 1u << MON_SHIFT, "assembly");
_Static_assert(__builtin_offsetof(mon_core_t, bank) == MON_CTX + MON_BANK, "assembly");

extern mon_core_t mon_core[NCORE];

/* An SMC of the normal world on `core`; its registers are in mon_core[core].  Answers it there
 * (MON_RETURN), or hands it to the kernel with the kernel's lock taken (MON_CALL). */
uint32_t monitor_smc(uint32_t core);

/* A secure interrupt while the normal world runs on `core`: MON_FIQ with the lock taken, or MON_RETURN if another
 * core is in the secure world, which then takes the interrupt itself. */
uint32_t monitor_fiq(uint32_t core);

/* Core 1-3 has reached the secure world and is about to enter the normal world at the
 * context that PSCI CPU_ON left. */
void monitor_core_start(uint32_t core);

/* Let `core` start in the normal world at pc with r0 = arg, in supervisor mode, interrupts masked, all else 0.
 * Bit 0 of pc: Thumb. */
void monitor_context(uint32_t core, uint32_t pc, uint32_t arg);

/* ---- locks (world.S): spin locks with acquire and release barriers ------------------------------ */
#define LOCK_KERNEL 0           /* who is in the secure world                               */
#define LOCK_PSCI   1           /* the table of core states                                 */
/* 1 if the lock was free and is now the caller's. */
uint32_t mon_lock_try(uint32_t lock);
void mon_lock(uint32_t lock);
void mon_unlock(uint32_t lock);

/* ---- function identifiers and results (DEN 0028) -------------------------------------------------- */
#define SMC_OWNER(fn)       ((fn) / 0x1000000u) /* bits 31:24: fast, 64-bit, owning entity  */
#define SMC_TOS_YIELD       0x32u               /* trusted OS, yielding                     */
#define SMC_ARCH_FAST       0x80u               /* Arm architecture service                 */
#define SMC_PSCI_FAST       0x84u               /* standard secure service                  */
#define SMC_TOS_FAST        0xB2u               /* trusted OS, fast                         */
#define SMC_TOS_COMMON      0xBFu               /* trusted OS, common queries               */
#define SMCCC_VERSION       0x80000000u
#define SMCCC_ARCH_FEATURES 0x80000001u
#define SMCCC_1_1           0x00010001u
#define SMC_OK              0u
#define SMC_NOT_SUPPORTED   0xFFFFFFFFu

/* The busy core's answer (docs/decisions/busy-core.md; numbers of Linux' optee_smc.h). */
#define TOS_RETURN_FROM_RPC 0x32000003u
#define TOS_THREAD_LIMIT    1u
#define TOS_FOREIGN_INTR    0xFFFF0004u
#define RETRY_TOKEN         0x40000000u         /* r3 = token + function * 0x10000 + old r3  */
#define RETRY_FUNCTIONS     0x4000u             /* functions below this fit the token       */
#endif
#endif
