/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * A normal world that measures world switches: n SMCs and 2n SMCs, timed with the global timer, and the
 * same loop without them.  Prints lines "BENCH id ticks calls" on UART2, then MICROTEE-EXIT.
 */
#include <stdint.h>
#include "microtee/psci.h"

#define UART2               ((volatile uint32_t *)0x021E8000)   /* as plat/imx6q/memmap.h      */
#define UART_UTXD           (0x40 / 4)
#define UART_UCR1           (0x80 / 4)
#define UART_UCR2           (0x84 / 4)
#define UART_USR2           (0x98 / 4)
#define USR2_TXDC           0x8u
#define TIMER_LOW           (*(volatile uint32_t *)0x00A00200)  /* MPCore global timer         */

#define CALLS_UID           0xBF00FF01u     /* OP-TEE: fast call, answered by the gateway      */
#define N                   20000u

void repeat_smc(uint32_t fn, uint32_t n);
void repeat_nop(uint32_t fn, uint32_t n);

/* tests/board/start.S names these; nothing here uses other cores or interrupts. */
void payload_main(void);
void core_main(uint32_t core);
void ns_irq_handler(void);

static void put(char c)
{
    while ((UART2[UART_USR2] & USR2_TXDC) == 0u) {
    }
    UART2[UART_UTXD] = (uint32_t)c;
}

static void say(const char *s)
{
    for (; *s != '\0'; s++) {
        put(*s);
    }
}

static void say_dec(uint32_t v)
{
    if (v >= 10u) {
        say_dec(v / 10u);
    }
    put((char)('0' + v % 10u));
}

static uint32_t ticks(void (*loop)(uint32_t, uint32_t), uint32_t fn, uint32_t n)
{
    uint32_t start = TIMER_LOW;

    loop(fn, n);
    return TIMER_LOW - start;
}

/* t(2n) - t(n), of the loop with the SMC less that of the loop with a NOP in its place. */
static void measure(const char *id, uint32_t fn)
{
    uint32_t with, without;

    with = ticks(repeat_smc, fn, N);
    with = ticks(repeat_smc, fn, 2u * N) - with;
    without = ticks(repeat_nop, fn, N);
    without = ticks(repeat_nop, fn, 2u * N) - without;
    say("BENCH ");
    say(id);
    say(" ");
    say_dec(with - without);
    say(" ");
    say_dec(N);
    say("\r\n");
}

void payload_main(void)
{
    UART2[UART_UCR1] = 1u;              /* UARTEN */
    UART2[UART_UCR2] = 0x4007u;         /* IRTS, TXEN, RXEN, not in reset, 8 bits (WS) */
    measure("smc.fast", CALLS_UID);
    measure("smc.psci_version", PSCI_VERSION);
    say("MICROTEE-EXIT 0\r\n");
    repeat_smc(PSCI_SYSTEM_RESET, 1u);
}

void core_main(uint32_t core)
{
    (void)core;
}

void ns_irq_handler(void)
{
}
