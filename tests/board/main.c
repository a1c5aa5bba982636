/* SPDX-License-Identifier: BSD-2-Clause */
#include "microtee/psci.h"
#include "payload.h"

#define UART2       ((volatile uint32_t *)0x021E8000)   /* as plat/imx6q/memmap.h            */
#define UART_UTXD   (0x40 / 4)
#define UART_UCR1   (0x80 / 4)
#define UART_UCR2   (0x84 / 4)
#define UART_USR2   (0x98 / 4)
#define USR2_TXDC   0x8u

static int tests, failed;

static void put(char c)
{
    while ((UART2[UART_USR2] & USR2_TXDC) == 0u) {
    }
    UART2[UART_UTXD] = (uint32_t)c;
}

void say(const char *s)
{
    for (; *s != '\0'; s++) {
        if (*s == '\n') {
            put('\r');
        }
        put(*s);
    }
}

void say_hex(uint32_t v)
{
    int i;

    say("0x");
    for (i = 28; i >= 0; i -= 4) {
        put("0123456789abcdef"[(v >> i) & 15u]);
    }
}

static void say_dec(int v)
{
    if (v >= 10) {
        say_dec(v / 10);
    }
    put((char)('0' + v % 10));
}

void ok(int cond, const char *name)
{
    tests++;
    if (!cond) {
        failed++;
        say("not ");
    }
    say("ok ");
    say_dec(tests);
    say(" - ");
    say(name);
    say("\n");
}

void is(uint32_t got, uint32_t want, const char *name)
{
    ok(got == want, name);
    if (got != want) {
        say("# got ");
        say_hex(got);
        say(", expected ");
        say_hex(want);
        say("\n");
    }
}

uint32_t smc1(uint32_t fn, uint32_t a1, uint32_t a2, uint32_t a3)
{
    uint32_t r[8] = { fn, a1, a2, a3, 0, 0, 0, 0 };

    smc(r);
    return r[0];
}

void payload_main(void);
void payload_main(void)
{
    uint32_t r[8] = { PSCI_SYSTEM_RESET, 0, 0, 0, 0, 0, 0, 0 };

    UART2[UART_UCR1] = 1u;              /* UARTEN */
    UART2[UART_UCR2] = 0x4007u;         /* IRTS, TXEN, RXEN, not in reset, 8 bits (WS) */
    test_smccc();
    test_psci();
    test_optee();
    test_interrupts();
    is(smc_clobbered, 0u, "no SMC changed r9-r11");
    say("1..");
    say_dec(tests);
    say("\nMICROTEE-EXIT ");
    say_dec(failed == 0 ? 0 : 1);
    say("\n");
    smc(r);
}
