/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PLAT_H
#define PLAT_H
/*
 * What boot and monitor need from the i.MX6Q beyond kernel/hal.h.
 */
#include <stdint.h>
#include "memmap.h"
#include "monitor/core.h"       /* NCORE, and the model that the contracts speak of           */

/* ---- boot (boot.c; called by boot.S) ------------------------------------------------------------ */
/* MMU off: SCU on, kernel page tables written. */
void boot_early(void);
/* MMU on, core 0, once: devices, firewalls, free memory, then the kernel.  `dtb` is what r2 held. */
void boot_main(uint32_t dtb);
/* Zero [from, to): addresses, multiples of 32. */
void plat_zero(uint32_t from, uint32_t to);

/* ---- secure console (uart.c): polling, for boot and panic only ------------------------------------ */
void uart_init(void);
void uart_puts(const char *s);
void uart_hex(uint32_t v);

/* ---- interrupt controller (gic.c) ---------------------------------------------------------------- */
/* Distributor: all shared lines belong to the normal world, except those of secure devices. */
void gic_init(void);
/*@ terminates \true; exits \false;
  @ assigns core_gic;
  @ ensures on: core_gic == 1;
  @*/
/* This core's CPU interface and private lines. */
void gic_core_init(void);
/* This core takes no more interrupts. */
void gic_core_off(void);

/* ---- others ------------------------------------------------------------------------------------------ */
void gtimer_init(void);
/* Enable the L2 cache; Linux cannot, its control registers are the secure world's. */
void l2_init(void);
/* Close secure memory and devices to the normal world and to DMA. */
void firewall_init(void);
/* Whether firewall_init() closes every device that it should. */
uint32_t firewall_complete(void);

/* ---- cores and power (power.c) -------------------------------------------------------------------- */
/* What these do is assumed (proofs/ASSUMPTIONS.md, A-MON-*); what they require, the monitor is proved to keep. */

/*@ terminates \true; exits \false;
  @ assigns \nothing;
  @ ensures count: \result == core_count;
  @ ensures range: 1 <= \result <= NCORE;
  @*/
/* Number of cores, 1 to NCORE. */
uint32_t plat_cores(void);

/*@ requires core: 0 < core < core_count && core_count <= NCORE;
  @ requires reset: core_power[core] == 0;
  @ requires pending: mon_held[LOCK_PSCI] == HELD_MINE && psci_state[core] == CORE_ON_PENDING;
  @ requires asked: asked(PSCI_CPU_ON) && mon_core[mon_self].r[1] == core;
  @ requires entry: NS_RAM_BASE <= mon_core[mon_self].r[2] < NS_RAM_END;
  @ requires context: context(core,mon_core[mon_self].r[2],mon_core[mon_self].r[3]);
  @ terminates \true; exits \false;
  @ assigns core_power[core];
  @ ensures on: core_power[core] == 1;
  @*/
/* Start core 1-3, held in reset, at secondary_start; it goes on to the normal world from its record, which is left
 * as the normal world asked for by the CPU_ON that is being served. */
void plat_core_on(uint32_t core);

/*@ requires self: core == mon_self && 0 < core < NCORE;
  @ requires asked: asked(PSCI_CPU_OFF);
  @ requires parking: psci_state[core] == CORE_PARKING;
  @ requires unlocked: mon_held[LOCK_PSCI] != HELD_MINE && mon_held[LOCK_KERNEL] != HELD_MINE;
  @ terminates \false; exits \false;
  @ assigns \nothing;
  @ ensures never: \false;
  @*/
/* Stop the calling core for good; others see plat_core_parked() then. */
_Noreturn void plat_core_off(uint32_t core);

/*@ requires core: 0 < core < NCORE;
  @ terminates \true; exits \false;
  @ assigns core_mark[core];
  @ ensures mark: \result == core_mark[core];
  @ ensures flag: \result <= 1;
  @*/
/* Whether core 1-3 has got through plat_core_off(): 1 or 0. */
uint32_t plat_core_parked(uint32_t core);

/*@ requires core: 0 < core < NCORE;
  @ requires parked: mon_held[LOCK_PSCI] == HELD_MINE && psci_state[core] == CORE_PARKING && core_mark[core] == 1;
  @ terminates \true; exits \false;
  @ assigns core_power[core];
  @ ensures reset: core_power[core] == 0;
  @*/
/* Hold a parked core in reset, so that plat_core_on() can start it again. */
void plat_core_kill(uint32_t core);

/*@ requires asked: asked(PSCI_SYSTEM_RESET);
  @ terminates \false; exits \false;
  @ assigns \nothing;
  @ ensures never: \false;
  @*/
/* Reset the board by WDOG1. */
_Noreturn void plat_reset(void);

/*@ requires asked: asked(PSCI_SYSTEM_OFF);
  @ terminates \false; exits \false;
  @ assigns \nothing;
  @ ensures never: \false;
  @*/
/* Power off by SNVS; a board without that is reset instead. */
_Noreturn void plat_off(void);

/* A fault in privileged code (vectors.S): kind 1 undefined, 2 prefetch, 3 data abort. */
_Noreturn void panic_fault(uint32_t kind, uint32_t spsr);

#endif
