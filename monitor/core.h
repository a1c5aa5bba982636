/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MONITOR_CORE_H
#define MONITOR_CORE_H
/*
 * What the monitor knows of a core: the record that world.S fills before and loads after the C runs, and its
 * power state; and, for the proofs, what the locks and the hardware do about it.
 */

#define NCORE           4       /* at most; plat_cores() tells how many there are           */

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

#define LOCK_KERNEL     0       /* who is in the secure world                               */
#define LOCK_PSCI       1       /* psci_state[], and the records of cores that are off      */
#define NLOCK           2

#ifndef __ASSEMBLER__
#include <stdint.h>
#include "microtee/psci.h"

typedef struct {
    uint32_t stack[MON_CTX / 4];
    uint32_t r[13];             /* normal world's r0-r12                                    */
    uint32_t pc, cpsr;
    uint32_t core;
    uint32_t cpacr;             /* the normal world's; the secure world runs with none      */
    uint32_t pad;
    uint32_t bank[MON_BANK_WORDS];
} mon_core_t;

extern mon_core_t mon_core[NCORE];

/* CORE_ON, CORE_OFF, CORE_ON_PENDING (microtee/psci.h) or CORE_PARKING.  Guarded by LOCK_PSCI. */
#define CORE_PARKING    3u      /* has called CPU_OFF, counts as on until parked            */
extern uint8_t psci_state[NCORE];

/* The model.  The code of one core, mon_self, is proved; what the other cores may do meanwhile is what taking a
 * lock may change, and each core's own steps are held to that (psci_step). */
/*@ ghost extern uint32_t mon_self; */           /* the core whose code this is               */
/*@ ghost extern uint8_t mon_held[NLOCK]; */     /* what it knows of each lock                */
#define HELD_UNKNOWN    0
#define HELD_MINE       1
#define HELD_OTHER      2       /* another core had it when this one tried                  */
/*@ ghost extern uint8_t psci_seen[NCORE]; */    /* psci_state when LOCK_PSCI was taken       */
/*@ ghost extern uint8_t psci_left[NCORE]; */    /* psci_state when it was given back         */
/*@ ghost extern uint32_t core_count; */         /* cores that the chip has                   */
/*@ ghost extern uint8_t core_power[NCORE]; */   /* 0 held in reset, 1 released               */
/*@ ghost extern uint8_t core_mark[NCORE]; */    /* 1: was last seen parked                   */
/*@ ghost extern uint8_t core_gic; */            /* 1: this core takes interrupts             */

/*@ // each record names its core: world.S looks there
  @ predicate cores_named{L} = \forall integer c; 0 <= c < NCORE ==> \at(mon_core[c].core,L) == c;

  @ // a core is off when it is held in reset, and only then; core 0 never is
  @ predicate psci_inv{L} = \at(psci_state[0],L) == CORE_ON && \at(core_power[0],L) == 1 &&
  @     \forall integer c; 0 <= c < NCORE ==> \at(psci_state[c],L) <= CORE_PARKING &&
  @     (\at(psci_state[c],L) == CORE_OFF <==> \at(core_power[c],L) == 0);

  @ // how core me may change the state of core c: from s to n
  @ predicate psci_step(integer me, integer c, integer s, integer n) = n == s ||
  @     (c != me && s == CORE_OFF && n == CORE_ON_PENDING) ||
  @     (c != me && s == CORE_PARKING && (n == CORE_OFF || n == CORE_ON_PENDING)) ||
  @     (c == me && s == CORE_ON && n == CORE_PARKING) ||
  @     (c == me && s == CORE_ON_PENDING && n == CORE_ON);
  @ predicate psci_steps{L} = \forall integer c; 0 <= c < NCORE ==>
  @     psci_step(\at(mon_self,L), c, \at(psci_seen[c],L), \at(psci_state[c],L));

  @ // without the lock this core leaves the table alone
  @ predicate psci_alone{L} = \forall integer c; 0 <= c < NCORE ==> \at(psci_state[c],L) == \at(psci_left[c],L);

  @ // it is this core that runs, in the normal world's service, and it holds no lock
  @ predicate served{L}(integer core) = 0 <= core < NCORE && core == \at(mon_self,L) &&
  @     \at(psci_state[core],L) == CORE_ON && \at(mon_held[LOCK_KERNEL],L) != HELD_MINE &&
  @     \at(mon_held[LOCK_PSCI],L) != HELD_MINE && psci_alone{L};

  @ // the normal world on this core asks for PSCI function fn
  @ predicate asked{L}(integer fn) = \at(mon_core[mon_self].r[0],L) == fn;

  @ // core c starts at address pc with r0 = arg: Thumb if bit 0 of pc is set; supervisor mode, IRQ and asynchronous
  @ // aborts masked, FIQ open; all other registers zero, no coprocessor enabled
  @ predicate context_regs{L}(integer c) = \forall integer i; 1 <= i < 13 ==> \at(mon_core[c].r[i],L) == 0;
  @ predicate context_bank{L}(integer c) = \forall integer i; 0 <= i < MON_BANK_WORDS ==> \at(mon_core[c].bank[i],L) == 0;
  @ predicate context{L}(integer c, integer pc, integer arg) =
  @     \at(mon_core[c].r[0],L) == arg && context_regs{L}(c) && context_bank{L}(c) &&
  @     \at(mon_core[c].pc,L) == pc - pc % 2 && \at(mon_core[c].cpsr,L) == (pc % 2 == 1 ? 0x1B3 : 0x193) &&
  @     \at(mon_core[c].cpacr,L) == 0;
  @*/
#endif
#endif
