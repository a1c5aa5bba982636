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

static void timer_start(void)
{
    GICC[GICC_PMR] = 0xFFu;
    GICC[GICC_CTLR] = 1u;
    GICD[GICD_CTLR] = 1u;
    GICD[GICD_ISENABLER0] = 1u << PPI_PTIMER;
    PTIMER[PT_LOAD] = PERIOD;
    PTIMER[PT_CONTROL] = 7u;    /* enable, reload, interrupt */
    __asm__ volatile("cpsie i" ::: "memory");
}

static void timer_stop(void)
{
    __asm__ volatile("cpsid i" ::: "memory");
    PTIMER[PT_CONTROL] = 0u;
}

void test_interrupts(void)
{
    uint32_t s = msg_open(&echo_ta);
    uint32_t before;

    is(msg->ret, TEE_SUCCESS, "echo opens");
    timer_start();
    before = ticks;
    msg_new(MSG_INVOKE_COMMAND, 2);
    param_value(0, ATTR_VALUE_INPUT, 200u, 0u);
    param_value(1, 2u, 0u, 0u);
    is(msg_invoke(s, ECHO_CMD_COMPUTE_MS), TEE_SUCCESS, "a TA computes for 200 ms");
    ok(ticks - before > 20u, "the normal world's timer ticked meanwhile");
    timer_stop();
    (void)msg_close(s);
}
