/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * UART1 as the secure console, transmit only, by polling.  The console server takes the device over
 * later; the kernel uses it again only to say why it stopped.
 * Register names and offsets: i.MX6DQ reference manual, chapter UART.
 */
#include "io.h"
#include "plat.h"

#define UTXD    (UART1_BASE + 0x40)
#define UCR1    (UART1_BASE + 0x80)
#define UCR2    (UART1_BASE + 0x84)
#define UCR3    (UART1_BASE + 0x88)
#define UFCR    (UART1_BASE + 0x90)
#define UBIR    (UART1_BASE + 0xA4)
#define UBMR    (UART1_BASE + 0xA8)
#define UTS     (UART1_BASE + 0xB4)
#define UTS_TXFULL  0x10u
#define SPIN_MAX    1000000u    /* then a character is dropped: a dead UART must not stop the boot */

void uart_init(void)
{
    io_write(UCR1, 0x0001);     /* enable                                                      */
    io_write(UCR2, 0x4027);     /* ignore RTS, 8 bits, transmitter, receiver, no reset         */
    io_write(UCR3, 0x0704);     /* as after reset, RXD multiplexed                             */
    io_write(UFCR, 0x0A81);     /* FIFO levels as after reset, RFDIV = 5: reference clock / 1  */
    io_write(UBIR, 15);         /* 115200 baud of 80 MHz: (UBMR + 1) / (UBIR + 1) = 80e6 / (16 * 115200) */
    io_write(UBMR, 693);
}

static void uart_putc(char c)
{
    for (uint32_t i = 0; i < SPIN_MAX && (io_read(UTS) & UTS_TXFULL); i++)
        ;
    io_write(UTXD, (uint8_t)c);
}

void uart_puts(const char *s)
{
    for (; *s; s++) {
        if (*s == '\n')
            uart_putc('\r');
        uart_putc(*s);
    }
}

void uart_hex(uint32_t v)
{
    for (uint32_t i = 0; i < 8; i++) {
        uart_putc("0123456789abcdef"[v >> 28]);
        v <<= 4;
    }
}
