/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PAYLOAD_H
#define PAYLOAD_H
/* What the board tests share: raw SMCs, TAP on UART2, the other cores. */
#include <stdint.h>

/* The SMC with r[0..7] as r0-r7; the results come back in r. */
void smc(uint32_t r[8]);
/* Not 0 once an SMC has changed one of r9-r11. */
extern uint32_t smc_clobbered;
/* Address behind the last faulting instruction of the normal world, 0 if none faulted. */
extern uint32_t ns_faults;
/* Entry point for PSCI CPU_ON: runs core_main(context id) on stack number `context id`. */
void core_start(void);

/* One TAP line: "ok N - name" or "not ok N - name". */
void ok(int cond, const char *name);
/* The same with the two values shown when they differ. */
void is(uint32_t got, uint32_t want, const char *name);
void say(const char *s);
void say_hex(uint32_t v);

/* r0 of a fast call with up to three arguments. */
uint32_t smc1(uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3);

/* the groups of tests, one file each */
void test_smccc(void);
void test_psci(void);
void test_optee(void);
void test_interrupts(void);
#endif
