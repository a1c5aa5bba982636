/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PLAT_H
#define PLAT_H
/*
 * What boot and monitor need from the i.MX6Q beyond kernel/hal.h.
 */
#include <stdint.h>

#define NCORE 4

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
/* Number of cores, 1 to NCORE. */
uint32_t plat_cores(void);
/* Start core 1-3 at secondary_start. */
void plat_core_on(uint32_t core);
/* Stop the calling core for good; others see plat_core_parked() then. */
_Noreturn void plat_core_off(uint32_t core);
/* Whether core 1-3 has got through plat_core_off(). */
uint32_t plat_core_parked(uint32_t core);
/* Hold a parked core in reset, so that plat_core_on() can start it again. */
void plat_core_kill(uint32_t core);
/* Reset the board by WDOG1. */
_Noreturn void plat_reset(void);
/* Power off by SNVS; a board without that is reset instead. */
_Noreturn void plat_off(void);

/* A fault in privileged code (vectors.S): kind 1 undefined, 2 prefetch, 3 data abort. */
_Noreturn void panic_fault(uint32_t kind, uint32_t spsr);

#endif
