/* SPDX-License-Identifier: BSD-2-Clause */
/* The end: say why on the secure console, then stop this core with the monitor's lock held. */
#include "plat.h"
#include "kernel/hal.h"

extern uint32_t panic_regs[15];     /* r0-r12, lr, spsr of the fault (vectors.S) */
uint32_t panic_regs[15];

static _Noreturn void stop(void)
{
    for (;;)
        __asm__ volatile("cpsid aif\n\twfi");
}

void hal_panic(const char *why)
{
    uart_init();
    uart_puts("\nPANIC: ");
    uart_puts(why);
    uart_puts("\n");
    stop();
}

static uint32_t fault_address(void)
{
    uint32_t v;

    __asm__ volatile("mrc p15, 0, %0, c6, c0, 0" : "=r"(v));
    return v;
}

static uint32_t fault_status(void)
{
    uint32_t v;

    __asm__ volatile("mrc p15, 0, %0, c5, c0, 0" : "=r"(v));
    return v;
}

void panic_fault(uint32_t kind, uint32_t spsr)
{
    static const char *const name[] = { "bad vector", "undefined instruction", "prefetch abort", "data abort" };
    static const char *const reg[] = { "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9",
        "r10", "r11", "r12", "pc", "cpsr" };

    uart_init();
    uart_puts("\nPANIC: kernel fault: ");
    uart_puts(name[kind & 3]);
    uart_puts(" dfar ");
    uart_hex(fault_address());
    uart_puts(" dfsr ");
    uart_hex(fault_status());
    panic_regs[14] = spsr;
    for (uint32_t i = 0; i < 15; i++) {
        uart_puts(i % 5 ? "  " : "\n  ");
        uart_puts(reg[i]);
        uart_puts(" ");
        uart_hex(panic_regs[i]);
    }
    uart_puts("\n");
    stop();
}
