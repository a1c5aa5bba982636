/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The interrupt controller (ARM IHI 0048, GICv1 with Security Extensions).  Group 0 is secure and arrives as
 * FIQ, group 1 is the normal world's and arrives as IRQ.  A secure line is targeted at all cores, because
 * the secure world may be on any of them, and has a priority that the normal world cannot mask.
 */
#include "io.h"
#include "plat.h"
#include "kernel/hal.h"
#include "microtee/abi.h"

#define GICC_CTLR       (GICC_BASE + 0x00)
#define GICC_PMR        (GICC_BASE + 0x04)
#define GICC_IAR        (GICC_BASE + 0x0C)
#define GICC_EOIR       (GICC_BASE + 0x10)
#define GICD_CTLR       (GICD_BASE + 0x000)
#define GICD_IGROUPR    (GICD_BASE + 0x080)
#define GICD_ISENABLER  (GICD_BASE + 0x100)
#define GICD_ICENABLER  (GICD_BASE + 0x180)
#define GICD_ICPENDR    (GICD_BASE + 0x280)
#define GICD_IPRIORITYR (GICD_BASE + 0x400)
#define GICD_ITARGETSR  (GICD_BASE + 0x800)

#define CTLR_CORE       0x0B        /* both groups, group 0 as FIQ; an acknowledge sees group 0 only */
#define PRIO_SECURE     0x10
#define ALL_CORES       0x0F
#define PRIVATE_WORLD   0xB7FFFFFFu /* all but the global timer (27) and the slice timer (30)       */
#define NWORD           (NIRQ / 32)

static void irq_secure(uint32_t id)
{
    io_clear(GICD_IGROUPR + id / 32 * 4, 1u << (id % 32));
    io_write8(GICD_IPRIORITYR + id, PRIO_SECURE);
    if (id >= 32)
        io_write8(GICD_ITARGETSR + id, ALL_CORES);
}

void gic_init(void)
{
    io_write(GICD_CTLR, 0);
    for (uint32_t i = 1; i < NWORD; i++) {
        io_write(GICD_ICENABLER + i * 4, ~0u);
        io_write(GICD_ICPENDR + i * 4, ~0u);
        io_write(GICD_IGROUPR + i * 4, ~0u);
    }
    irq_secure(IRQ_UART1);
    irq_secure(IRQ_EPIT1);
    io_write(GICD_CTLR, 3);
}

void gic_core_init(void)
{
    io_write(GICD_ICENABLER, 0xFFFF0000);
    io_write(GICD_IGROUPR, PRIVATE_WORLD);
    io_write8(GICD_IPRIORITYR + IRQ_SLICE, PRIO_SECURE);
    io_write(GICD_ISENABLER, 1u << IRQ_SLICE);
    io_write(GICC_PMR, 0xFF);
    io_write(GICC_CTLR, CTLR_CORE);
}

void gic_core_off(void)
{
    io_write(GICC_CTLR, 0);
    io_barrier();
}

uint32_t hal_irq_take(void)
{
    return io_read(GICC_IAR) & 0x3FF;
}

void hal_irq_done(uint32_t id)
{
    if (id == IRQ_SLICE)
        io_write(PWDOG_BASE + 0x0C, 1);     /* the timer's event flag */
    io_write(GICC_EOIR, id);
}

void hal_irq_enable(uint32_t id)
{
    irq_secure(id);
    io_write(GICD_ISENABLER + id / 32 * 4, 1u << (id % 32));
}

void hal_irq_disable(uint32_t id)
{
    io_write(GICD_ICENABLER + id / 32 * 4, 1u << (id % 32));
    io_barrier();
}
