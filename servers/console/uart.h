/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef CONSOLE_UART_H
#define CONSOLE_UART_H
/* The transmitter of an i.MX UART (IMX6DQRM chapter 64). */

/* Map the UART's page (the CAP_DEV in SLOT_DEV) and switch the transmitter on: 115200 baud, 8N1.
 * 0, or -1 if the page could not be mapped. */
int uart_open(void);

/* Send one character.  Waits for room in the FIFO, but not for ever: on a transmitter that is
 * stuck the character is lost. */
void uart_put(char c);

#endif
