/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Runs each kernel operation REPEAT times between marks, for bench/trace.py to count.  It is in the
 * benchmark bundle only.
 *
 * Threads: 0 (PRIO_TA) waits for the interrupt and for signals; 1, the driver, runs the operations; the others
 * answer calls within the domain, until they are told to wait for a reply of benchpeer that never comes.  The driver, those
 * others and benchpeer have the same priority, one less than thread 0.
 */
#include <stddef.h>
#include <string.h>
#include "epit.h"
#include "marks.h"
#include "microtee/bench.h"
#include "microtee/console.h"
#include "microtee/init_proto.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_echo.h"

#define REPEAT      8u
#define DRIVER      1u
#define IRQ_BIT     2u
#define UNKNOWN     200u        /* no system call has this number                           */
#define IRQ_DELAY   1000u       /* EPIT ticks (15 ns): long enough to be in benchpeer by then */
#define SPIN        2000u

/* Requests to the threads that answer within the domain. */
#define SELF_ECHO   0u
#define SELF_HOLD   1u          /* reply, then wait for benchpeer                           */

static uint8_t page[FRAME_SIZE] __attribute__((aligned(FRAME_SIZE)));

/* ---- operations ------------------------------------------------------------------------------------------ */

static void call_peer(void (*mark)(void), uint32_t w0, uint32_t w1, uint32_t fill)
{
    msg_words_t m = { .w = { w0, w1, fill, fill, fill, fill, fill, fill } };

    mark();
    if (sys_call(SLOT_BENCHPEER, &m) != E_OK)
        con_printf("no benchpeer\n");
    mark_end();
}

static void call_self(void (*mark)(void), uint32_t w0)
{
    msg_words_t m = { .w = { w0 } };

    mark();
    if (sys_call(SLOT_BENCH, &m) != E_OK)
        con_printf("no call to the own domain\n");
    mark_end();
}

static void yield_from_peer(void (*mark)(void))
{
    call_peer(mark, PEER_YIELD, 0, 0);
    sys_yield();    /* benchpeer receives again */
}

static void signal(void (*mark)(void))
{
    mark();
    if (sys_signal(SLOT_WAKE) != E_OK)
        con_printf("no signal\n");
    mark_end();
}

static void ipc(void)
{
    for (uint32_t i = 0; i < REPEAT; i++) {
        call_peer(mark_round_trip, PEER_ECHO, 0, 0);
        call_peer(mark_round_trip_8w, PEER_ECHO, 1, 0x01234567);
        call_self(mark_round_trip_same, SELF_ECHO);
        yield_from_peer(mark_yield);
    }
}

static void simple(void (*mark)(void), uint32_t nr)
{
    for (uint32_t i = 0; i < REPEAT; i++) {
        mark();
        bare_syscall(nr);
        mark_end();
    }
}

static void wakeups(void)
{
    for (uint32_t i = 0; i < REPEAT; i++) {
        signal(mark_signal);
        epit_fire_in(IRQ_DELAY);
        call_peer(mark_irq, PEER_SPIN, SPIN, 0);
    }
}

static void mapping(void)
{
    page[0] = 1;
    for (uint32_t i = 0; i < REPEAT; i++) {
        uint32_t frame = 0;

        mark_map_unmap();
        (void)sys_unmap(SLOT_SELF, (uint32_t)page, &frame);
        (void)sys_map(SLOT_SELF, frame, (uint32_t)page, MAP_W);
        mark_end();
        page[0]++;
    }
}

static void under_load(void)
{
    call_peer(mark_load_round_trip, PEER_ECHO, 0, 0);
    signal(mark_load_signal);
    yield_from_peer(mark_load_yield);
}

/* With more and more callers that wait for benchpeer. */
static void with_callers(void)
{
    for (uint32_t step = 0; step <= LOAD_STEPS; step++) {
        under_load();
        for (uint32_t i = 0; i < LOAD_STEP && step < LOAD_STEPS; i++) {
            call_self(mark_end, SELF_HOLD);
            sys_yield();    /* it calls benchpeer */
            sys_yield();    /* benchpeer receives again */
        }
    }
}

/* One more domain: an instance of the TA echo.  (INIT_SPAWN wants the octets of RFC 4122.) */
static void new_domain(void)
{
    static const struct {
        uint32_t low;
        uint16_t mid, hi;
        uint8_t  rest[8];
    } echo = TA_ECHO_UUID;
    msg_words_t m = { .w = { INIT_SPAWN, __builtin_bswap32(echo.low) } };

    m.w[2] = __builtin_bswap16(echo.mid) + ((uint32_t)__builtin_bswap16(echo.hi) << 16);
    memcpy(&m.w[3], echo.rest, sizeof echo.rest);
    if (sys_call(SLOT_INIT, &m) != E_OK || m.w[0] != INIT_OK)
        con_printf("no more domains\n");
}

/* With more and more domains, on top of that. */
static void with_domains(void)
{
    for (uint32_t step = 0; step <= DOMAIN_STEPS; step++) {
        under_load();
        for (uint32_t i = 0; i < DOMAIN_STEP && step < DOMAIN_STEPS; i++)
            new_domain();
    }
}

/* ---- threads --------------------------------------------------------------------------------------------- */

static void driver(void)
{
    sys_yield();    /* all others wait from here on */
    con_printf("ready\n");
    mark_gate();
    ipc();
    simple(mark_null, UNKNOWN);
    simple(mark_self, SYS_SELF);
    simple(mark_poll, SYS_POLL);
    simple(mark_clock, SYS_CLOCK);
    wakeups();
    mapping();
    with_callers();
    with_domains();
    mark_fault();
    (void)*(volatile uint32_t *)0;
}

static void hold(void)
{
    msg_words_t m = { .w = { PEER_HOLD } };

    (void)sys_call(SLOT_BENCHPEER, &m);
}

static void receiver(void)
{
    ipc_in_t in;

    (void)sys_recv(&in);
    while (in.m.w[0] != SELF_HOLD)
        sys_serve_next(&in);
    (void)sys_reply(in.caller, &in.m);
    hold();
}

void server_thread(uint32_t index)
{
    if (index == DRIVER)
        driver();
    else
        receiver();
}

int server_main(void)
{
    if (epit_open() != 0 || sys_irq_bind(SLOT_IRQ, IRQ_BIT) != E_OK)
        con_printf("no interrupt\n");
    for (;;)
        if (sys_wait() & IRQ_BIT) {
            epit_stop();
            (void)sys_irq_ack(SLOT_IRQ);
        }
}
