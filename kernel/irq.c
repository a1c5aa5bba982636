/* SPDX-License-Identifier: BSD-2-Clause */
#include "irq.h"
#include "cap.h"
#include "enter.h"
#include "event.h"
#include "hal.h"
#include "memmap.h"
#include "ntfn.h"
#include "sched.h"
#include "world.h"

#define IRQ_NONE    1020u   /* GIC: ids from here on mean "nothing pending"                   */
#define IRQ_BURST   8u      /* interrupts handled in one kernel entry                         */

uint8_t  irq_thread[NIRQ];
uint32_t irq_bits[NIRQ];

void irq_init(void)
{
    uint32_t i;

    for (i = 0u; i < NIRQ; i++) {
        irq_thread[i] = NO_THREAD;
        irq_bits[i] = 0u;
    }
}

uint32_t irq_bind(uint32_t slot, uint32_t bits)
{
    uint8_t d = th_dom[cur];
    uint32_t id;

    if (!cap_has(d, slot, CAP_IRQ)) {
        return E_CAP;
    }
    id = caps[d][slot].obj;
    if (bits == 0u || id >= NIRQ) {
        return E_ARG;
    }
    irq_thread[id] = cur;
    irq_bits[id] = bits;
    hal_irq_enable(id);
    return E_OK;
}

uint32_t irq_ack(uint32_t slot)
{
    uint8_t d = th_dom[cur];
    uint32_t id;

    if (!cap_has(d, slot, CAP_IRQ)) {
        return E_CAP;
    }
    id = caps[d][slot].obj;
    if (id >= NIRQ || irq_thread[id] != cur) {
        return E_STATE;
    }
    hal_irq_enable(id);
    return E_OK;
}

void irq_fire(uint32_t id)
{
    if (id < NIRQ) {
        hal_irq_disable(id);
        if (irq_thread[id] != NO_THREAD) {
            ntfn_post(irq_thread[id], irq_bits[id]);
        }
    }
}

void irq_unbind(uint8_t t)
{
    uint32_t i;

    for (i = 0u; i < NIRQ; i++) {
        if (irq_thread[i] == t) {
            hal_irq_disable(i);
            irq_thread[i] = NO_THREAD;
        }
    }
}

void kernel_fiq(void)
{
    uint32_t n;

    kernel_enter();
    for (n = 0u; n < IRQ_BURST; n++) {
        uint32_t id = hal_irq_take();

        if (id >= IRQ_NONE) {
            break;
        }
        if (id != IRQ_SLICE) {
            irq_fire(id);
        } else if (cur != THREAD_WORLD) {
            sched_yield();
        }
        hal_irq_done(id);
    }
}
