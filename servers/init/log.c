/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "log.h"
#include "microtee/console.h"
#include "microtee/sys.h"
#include "program.h"

#define NRING   256u                    /* messages; a power of two                         */
#define STACK   2048u

static msg_words_t ring[NRING];
static volatile uint32_t put, taken;    /* counters: the ring holds [taken, put)            */
static uint32_t lost;                   /* messages that found no room                      */
static int printing;                    /* the second thread is there                       */
static uint8_t stack[STACK] __attribute__((aligned(8)));

/* Take the oldest message to the console.  It works on a copy, because a reply overwrites the
 * message; one that died with the console is lost.  0: there is no console. */
static int print_one(void)
{
    msg_words_t m = ring[taken % NRING];
    if (sys_call(INIT_SLOT_CONSOLE, &m) == E_CAP)
        return 0;
    __atomic_store_n(&taken, taken + 1, __ATOMIC_RELEASE);
    return 1;
}

/* The second thread. */
static void print_ring(void)
{
    for (;;) {
        while (taken != put && print_one())
            ;
        (void)sys_wait();
    }
}

static void send(const msg_words_t *m)
{
    if (put - taken < NRING) {
        ring[put % NRING] = *m;
        __atomic_store_n(&put, put + 1, __ATOMIC_RELEASE);
        (void)sys_signal(INIT_SLOT_PRINTER);
    } else {
        lost++;
    }
}

static void send_text(const char *text, uint32_t n)
{
    while (n > 0) {
        uint32_t part = n < CON_CHUNK ? n : CON_CHUNK;
        msg_words_t m = { .w = { CON_PUT | part << 8 } };
        memcpy(&m.w[1], text, part);
        send(&m);
        text += part;
        n -= part;
    }
}

/* The capability to wake a new thread carries no bits to wake it with: a copy does. */
static void start_printer(void)
{
    thread_start_t start = { (uint32_t)print_ring, (uint32_t)(stack + STACK), 0, PRIO_INIT };
    if (sys_thread_create(SLOT_SELF, INIT_SLOT_SPARE, &start, NULL) != E_OK ||
        sys_cap_grant(INIT_SLOT_SPARE, SLOT_SELF, INIT_SLOT_PRINTER, 1, 0) != E_OK)
        log_fatal("no thread to print with");
    (void)sys_cap_drop(INIT_SLOT_SPARE);
    printing = 1;
}

void log_attach(unsigned ep_slot)
{
    (void)sys_cap_drop(INIT_SLOT_CONSOLE);
    (void)sys_cap_grant(ep_slot, SLOT_SELF, INIT_SLOT_CONSOLE, BADGE_INIT, 0);
    if (printing)
        (void)sys_signal(INIT_SLOT_PRINTER);
    else
        start_printer();
}

void log_printf(const char *format, ...)
{
    char text[160];
    va_list ap;
    if (lost > 0 && put - taken < NRING / 2) {
        uint32_t n = lost;
        lost = 0;
        log_printf("(%u pieces of text lost)\n", (unsigned)n);
    }
    va_start(ap, format);
    int n = vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    if (n > 0)
        send_text(text, (uint32_t)n < sizeof text ? (uint32_t)n : sizeof text - 1);
}

void log_who(unsigned badge, const char *name)
{
    msg_words_t m = { .w = { CON_WHO, badge } };
    strncpy((char *)&m.w[2], name, CON_NAME - 1);
    send(&m);
}

void log_fatal(const char *why)
{
    log_printf("FATAL: %s\n", why);
    for (;;)
        (void)sys_wait();
}
