/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel_fixture.h"

int kernel_setup(void **state)
{
    (void)state;
    hal_reset();
    check_forced = 0;
    kernel_tables_init();
    domain_init();
    irq_init();
    world_init();
    aspace_init();
    frame_init(DOM_INIT);
    cap_put(DOM_INIT, SLOT_CTRL, CAP_CTRL, 0, 0);
    cap_put(DOM_INIT, SLOT_NSMEM, CAP_NSMEM, 0, 1);
    cap_put(DOM_INIT, SLOT_WORLD, CAP_WORLD, 0, 1);
    cap_put(DOM_INIT, SLOT_WDOM, CAP_DOM, DOM_WORLD, 0);
    cap_put(DOM_INIT, SLOT_IRQ, CAP_IRQ, 88, 1);
    cap_put(DOM_INIT, SLOT_DEV, CAP_DEV, DEV_UART1, 1);
    th_dom[T_INIT] = DOM_INIT;
    th_prio[T_INIT] = 16;
    th_state[T_INIT] = ST_RUNNING;
    cur = T_INIT;
    check_invariant();
    return 0;
}

uint32_t sys(uint32_t nr, uint32_t r8, uint32_t r9, uint32_t w0, uint32_t w1, uint32_t w2, uint32_t w3)
{
    uint8_t t = cur;

    th_msg[t].w[0] = w0;
    th_msg[t].w[1] = w1;
    th_msg[t].w[2] = w2;
    th_msg[t].w[3] = w3;
    kernel_syscall(nr, r8, r9);
    check_invariant();
    return th_reg[t].r12;
}

uint8_t new_domain(uint32_t s)
{
    assert_int_equal(sys(SYS_DOMAIN_CREATE, SLOT_CTRL, 0, s, s + 1, 0x10000 + s, 0), E_OK);
    return (uint8_t)th_msg[cur].w[0];
}

uint8_t new_thread(uint32_t s, uint32_t prio)
{
    uint8_t by = cur;

    assert_int_equal(sys(SYS_THREAD_CREATE, s, SLOT_SELF, 0x100000, 0x200000, 7, prio), E_OK);
    return (uint8_t)th_msg[by].w[0];
}

uint32_t destroy(uint32_t s)
{
    uint32_t n = 1;

    while (sys(SYS_DOMAIN_DESTROY, s, 0, 0, 0, 0, 0) == E_AGAIN) {
        n++;
        assert_true(n < 10000);
    }
    return n;
}

void run(uint8_t t)
{
    if (t == cur) {
        return;
    }
    if (th_state[cur] == ST_RUNNING) {
        sched_ready(cur);
    }
    assert_int_equal(th_state[t], ST_READY);
    sched_unready(t, ST_RUNNING);
    cur = t;
    check_forced = 1;
}
