/* SPDX-License-Identifier: BSD-2-Clause */
/* Interrupts of the normal world while secure code computes: they are not held up. */
#include "optee.h"
#include "microtee/ta_echo.h"

/* ARM Cortex-A9 MPCore TRM: private timer (chapter 4), GIC CPU interface, distributor */
#define PTIMER      ((volatile uint32_t *)0x00A00600)
#define GICC        ((volatile uint32_t *)0x00A00100)
#define GICD        ((volatile uint32_t *)0x00A01000)
#define PT_LOAD     0
#define PT_CONTROL  2
#define PT_STATUS   3
#define GICC_CTLR   0
#define GICC_PMR    1
#define GICC_IAR    3
#define GICC_EOIR   4
#define GICD_CTLR   0
#define GICD_ISENABLER0 (0x100 / 4)
#define PPI_PTIMER  29u
#define PERIOD      100000u     /* timer ticks; 1 ms in QEMU                                  */

#define TRIES       200

static uint8_t buffer[4][4096] __attribute__((aligned(4096)));
static const uuid_t echo_ta = TA_ECHO_UUID;
static volatile uint32_t ticks;

void ns_irq_handler(void);
void ns_irq_handler(void)
{
    uint32_t id = GICC[GICC_IAR];

    PTIMER[PT_STATUS] = 1u;
    ticks++;
    GICC[GICC_EOIR] = id;
}

static void timer_start(uint32_t period)
{
    GICC[GICC_PMR] = 0xFFu;
    GICC[GICC_CTLR] = 1u;
    GICD[GICD_CTLR] = 1u;
    GICD[GICD_ISENABLER0] = 1u << PPI_PTIMER;
    PTIMER[PT_LOAD] = period;
    PTIMER[PT_CONTROL] = 7u;    /* enable, reload, interrupt */
    __asm__ volatile("cpsie i" ::: "memory");
}

/* An interrupt that came before the timer stood still is taken, or it would interrupt the secure world for ever. */
static void timer_stop(void)
{
    PTIMER[PT_CONTROL] = 0u;
    while (PTIMER[PT_STATUS] != 0u) {
    }
    __asm__ volatile("cpsid i" ::: "memory");
}

/* Start a command on the registered buffer until an interrupt suspends it; 1 and its registers. */
static int suspend(uint32_t s, uint32_t r[8])
{
    uint32_t i;

    for (i = 0; i < TRIES; i++) {
        msg_new(MSG_INVOKE_COMMAND, 1);
        param_rmem(0, ATTR_RMEM_INOUT, 0x4711, 0, sizeof buffer);
        msg->session = s;
        msg->func = ECHO_CMD_REVERSE;
        r[0] = GW_CALL_WITH_ARG;
        r[1] = 0;
        r[2] = (uint32_t)(uintptr_t)msg;
        timer_start(500u + 37u * i);
        smc(r);
        timer_stop();
        if (r[0] == GW_RET_FOREIGN_INTR) {
            return 1;
        }
    }
    return 0;
}

/* As Linux does: with interrupts open, so that what suspended the command is handled. */
static void resume(uint32_t r[8])
{
    do {
        __asm__ volatile("cpsie i" ::: "memory");
        r[0] = GW_RETURN_FROM_RPC;
        smc(r);
        __asm__ volatile("cpsid i" ::: "memory");
    } while (r[0] == GW_RET_FOREIGN_INTR);
}

/* A command that is on its way keeps its memory: unregister waits its turn. */
static void unregister_in_use(uint32_t s)
{
    uint64_t pages[4];
    static uint32_t r[8];
    uint32_t i;

    for (i = 0; i < 4u; i++) {
        pages[i] = (uint64_t)(uintptr_t)buffer[i];
    }
    is(shm_register(0x4711, pages, 4, sizeof buffer, 0), TEE_SUCCESS, "register");
    ok(suspend(s, r), "an interrupt suspends a command on it");
    is(shm_unregister(0x4711), TEE_ERROR_BUSY, "unregister while a command uses it");
    resume(r);
    is(r[0], GW_RET_OK, "the command goes on to its end");
    is(msg->ret, TEE_SUCCESS, "and succeeds");
    is(shm_unregister(0x4711), TEE_SUCCESS, "unregister afterwards");
}

void test_interrupts(void)
{
    uint32_t s = msg_open(&echo_ta);
    uint32_t before;

    is(msg->ret, TEE_SUCCESS, "echo opens");
    timer_start(PERIOD);
    before = ticks;
    msg_new(MSG_INVOKE_COMMAND, 2);
    param_value(0, ATTR_VALUE_INPUT, 200u, 0u);
    param_value(1, 2u, 0u, 0u);
    is(msg_invoke(s, ECHO_CMD_COMPUTE_MS), TEE_SUCCESS, "a TA computes for 200 ms");
    ok(ticks - before > 2u, "the normal world's timer ticked meanwhile");    /* one may have waited until the end */
    timer_stop();
    unregister_in_use(s);
    (void)msg_close(s);
}
