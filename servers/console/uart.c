/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdint.h>
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "uart.h"

#define UART_VA     0x0E000000u     /* where this server maps the page                      */

/* register offsets in words and the bits used (IMX6DQRM 64.15) */
#define UTXD        (0x40 / 4)
#define UCR1        (0x80 / 4)
#define UCR2        (0x84 / 4)
#define UCR3        (0x88 / 4)
#define UFCR        (0x90 / 4)
#define UBIR        (0xA4 / 4)
#define UBMR        (0xA8 / 4)
#define UTS         (0xB4 / 4)
#define UCR1_UARTEN 0x0001u
#define UCR2_SRST   0x0001u         /* 0 resets                                             */
#define UCR2_TXEN   0x0004u
#define UCR2_WS     0x0020u         /* eight bits                                           */
#define UCR2_IRTS   0x4000u         /* ignore RTS                                           */
#define UCR3_RXDMUXSEL 0x0004u      /* must be 1                                            */
#define UFCR_SETUP  0x0A01u         /* TXTL 2, RFDIV = 100b: divide by 2, RXTL 1            */
#define UTS_TXFULL  0x0010u

#define UART_CLOCK  80000000u       /* UART_CLK_ROOT: PLL3 / 6                              */
#define BAUD        115200u
#define TX_PATIENCE 200000u         /* polls; a FIFO of 32 empties in 2.8 ms                */

static volatile uint32_t *const uart = (volatile uint32_t *)UART_VA;

/* baud = (UART_CLOCK / 2) * (UBIR + 1) / (16 * (UBMR + 1)), UBIR written first. */
int uart_open(void)
{
    if (sys_map_dev(SLOT_SELF, SLOT_DEV, UART_VA) != E_OK)
        return -1;
    uart[UCR1] = UCR1_UARTEN;
    uart[UCR2] = UCR2_SRST | UCR2_TXEN | UCR2_WS | UCR2_IRTS;
    uart[UCR3] = UCR3_RXDMUXSEL;
    uart[UFCR] = UFCR_SETUP;
    uart[UBIR] = 15;
    uart[UBMR] = UART_CLOCK / 2 / BAUD - 1;
    return 0;
}

void uart_put(char c)
{
    for (uint32_t i = 0; i < TX_PATIENCE; i++)
        if ((uart[UTS] & UTS_TXFULL) == 0) {
            uart[UTXD] = (uint8_t)c;
            return;
        }
}
