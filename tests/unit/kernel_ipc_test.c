/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel_fixture.h"

/* Domains A (slots 10, 11) and B (slots 12, 13) with one thread each; A may call B with badge 77
 * through its slot 1. */
static uint8_t dom_a, dom_b, ta, tb;

static int pair_setup(void **state)
{
    kernel_setup(state);
    dom_a = new_domain(10);
    dom_b = new_domain(12);
    assert_int_equal(sys(SYS_CAP_GRANT, 13, 10, 0, 1, 77, 0), E_OK);
    ta = new_thread(10, 8);
    tb = new_thread(12, 10);
    return 0;
}

/* init waits, so that A and B can run */
static void init_waits(void)
{
    assert_int_equal(cur, T_INIT);
    kernel_syscall(SYS_RECV, 0, 0);
    check_invariant();
    assert_int_equal(th_state[T_INIT], ST_RECV);
}

static void words(uint8_t t, uint32_t first)
{
    uint32_t i;

    for (i = 0; i < 8; i++) {
        th_msg[t].w[i] = first + i;
    }
}

static void call_switches_to_the_waiting_server(void **state)
{
    uint32_t i;

    (void)state;
    init_waits();
    assert_int_equal(cur, tb);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(cur, ta);
    words(ta, 100);
    kernel_syscall(SYS_CALL, 1, 0);
    check_invariant();
    assert_int_equal(cur, tb);
    assert_int_equal(th_reg[tb].r12, E_OK);
    assert_int_equal(th_reg[tb].r8, 77);
    assert_int_equal(th_reg[tb].r9, ta);
    for (i = 0; i < 8; i++) {
        assert_int_equal(th_msg[tb].w[i], 100 + i);
    }
    assert_int_equal(th_state[ta], ST_REPLY);
}

static void reply_recv_answers_and_waits(void **state)
{
    call_switches_to_the_waiting_server(state);
    words(tb, 200);
    kernel_syscall(SYS_REPLY_RECV, ta, 0);
    check_invariant();
    assert_int_equal(cur, ta);
    assert_int_equal(th_reg[ta].r12, E_OK);
    assert_int_equal(th_msg[ta].w[0], 200);
    assert_int_equal(th_msg[ta].w[7], 207);
    assert_int_equal(th_state[tb], ST_RECV);
}

static void a_reply_is_delivered_once(void **state)
{
    call_switches_to_the_waiting_server(state);
    assert_int_equal(sys(SYS_REPLY, ta, 0, 1, 2, 3, 4), E_OK);
    assert_int_equal(sys(SYS_REPLY, ta, 0, 5, 6, 7, 8), E_STATE);
    assert_int_equal(th_msg[ta].w[0], 1);
}

static void only_the_called_domain_may_reply(void **state)
{
    (void)state;
    run(tb);
    kernel_syscall(SYS_RECV, 0, 0);
    run(ta);
    kernel_syscall(SYS_CALL, 1, 0);
    run(T_INIT);
    assert_int_equal(th_state[ta], ST_REPLY);
    assert_int_equal(sys(SYS_REPLY, ta, 0, 1, 2, 3, 4), E_STATE);
    assert_int_equal(th_state[ta], ST_REPLY);
}

static void reply_to_nonsense_is_refused(void **state)
{
    call_switches_to_the_waiting_server(state);
    assert_int_equal(sys(SYS_REPLY, NT, 0, 0, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_REPLY, 0xFFFFFFFFu, 0, 0, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_REPLY, tb, 0, 0, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_REPLY_RECV, T_INIT, 0, 0, 0, 0, 0), E_STATE);
    assert_int_equal(cur, tb);
}

static void call_needs_an_endpoint_capability(void **state)
{
    uint32_t bad[] = { 0, 2, NCAP, 255, 0xFFFFFFFFu };
    uint32_t i;

    (void)state;
    run(ta);
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_int_equal(sys(SYS_CALL, bad[i], 0, 1, 2, 3, 4), E_CAP);
        assert_int_equal(cur, ta);
    }
}

static void callers_are_served_in_order_of_arrival(void **state)
{
    uint8_t t2;
    uint8_t t3;

    (void)state;
    t2 = new_thread(10, 8);
    t3 = new_thread(10, 8);
    run(t3);
    words(t3, 30);
    kernel_syscall(SYS_CALL, 1, 0);
    run(ta);
    words(ta, 10);
    kernel_syscall(SYS_CALL, 1, 0);
    run(t2);
    words(t2, 20);
    kernel_syscall(SYS_CALL, 1, 0);
    check_invariant();
    run(tb);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(th_msg[tb].w[0], 30);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(th_msg[tb].w[0], 10);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(th_msg[tb].w[0], 20);
    assert_int_equal(sys(SYS_REPLY, t2, 0, 0, 0, 0, 0), E_OK);  /* any order */
    assert_int_equal(sys(SYS_REPLY, t3, 0, 0, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_REPLY, ta, 0, 0, 0, 0, 0), E_OK);
}

static void callers_of_a_dead_server_get_an_error(void **state)
{
    uint8_t t2;

    (void)state;
    t2 = new_thread(10, 8);
    run(tb);
    kernel_syscall(SYS_RECV, 0, 0);
    run(ta);
    kernel_syscall(SYS_CALL, 1, 0);             /* held by B */
    run(t2);
    kernel_syscall(SYS_CALL, 1, 0);             /* queued at B */
    assert_int_equal(th_state[t2], ST_SEND);
    run(T_INIT);
    destroy(12);
    assert_int_equal(th_reg[ta].r12, E_DEAD);
    assert_int_equal(th_reg[t2].r12, E_DEAD);
    assert_int_equal(th_state[ta], ST_READY);
    assert_int_equal(th_state[t2], ST_READY);
    run(ta);
    assert_int_equal(sys(SYS_CALL, 1, 0, 0, 0, 0, 0), E_CAP);   /* the capability is gone too */
}

static void notification_bits_gather_and_are_taken_at_once(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_THREAD_CREATE, 10, 20, 0, 0, 0, 9), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 20, SLOT_SELF, 0, 21, 5, 0), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 20, SLOT_SELF, 0, 22, 8, 0), E_OK);
    assert_int_equal(sys(SYS_SIGNAL, 21, 0, 0, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_SIGNAL, 22, 0, 0, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_SIGNAL, 10, 0, 0, 0, 0, 0), E_CAP);
    run(caps[DOM_INIT][20].obj);
    kernel_syscall(SYS_WAIT, 0, 0);
    check_invariant();
    assert_int_equal(th_msg[cur].w[0], 13);
    kernel_syscall(SYS_POLL, 0, 0);
    assert_int_equal(th_msg[cur].w[0], 0);
}

static void a_signal_wakes_the_waiting_thread(void **state)
{
    uint8_t t;

    (void)state;
    assert_int_equal(sys(SYS_THREAD_CREATE, 10, 20, 0, 0, 0, 20), E_OK);
    t = caps[DOM_INIT][20].obj;
    assert_int_equal(cur, t);                   /* more urgent than init: runs at once */
    kernel_syscall(SYS_WAIT, 0, 0);
    assert_int_equal(cur, T_INIT);
    assert_int_equal(sys(SYS_CAP_GRANT, 20, SLOT_SELF, 0, 21, 4, 0), E_OK);
    kernel_syscall(SYS_SIGNAL, 21, 0);
    check_invariant();
    assert_int_equal(cur, t);
    assert_int_equal(th_msg[t].w[0], 4);
    assert_int_equal(th_ntfn[t], 0);
}

static void yield_is_round_robin(void **state)
{
    uint8_t t2 = new_thread(10, 8);
    uint8_t t3 = new_thread(10, 8);

    (void)state;
    run(ta);
    th_state[tb] == ST_READY ? (void)0 : fail();
    sched_unready(tb, ST_BLOCKED);
    sched_unready(T_INIT, ST_BLOCKED);
    kernel_syscall(SYS_YIELD, 0, 0);
    assert_int_equal(cur, t2);
    kernel_syscall(SYS_YIELD, 0, 0);
    assert_int_equal(cur, t3);
    kernel_syscall(SYS_YIELD, 0, 0);
    assert_int_equal(cur, ta);
    check_invariant();
}

static void a_fault_is_a_message_to_the_supervisor(void **state)
{
    (void)state;
    init_waits();
    run(tb);
    th_reg[tb].pc = 0x1234;
    th_msg[tb].w[0] = 0xABCD;
    kernel_fault(FAULT_DATA, 0x4E000000, 0x0D);
    check_invariant();
    assert_int_equal(cur, T_INIT);
    assert_int_equal(th_reg[T_INIT].r8, 0x10000 + 12);
    assert_int_equal(th_msg[T_INIT].w[FAULT_W_KIND], FAULT_DATA);
    assert_int_equal(th_msg[T_INIT].w[FAULT_W_PC], 0x1234);
    assert_int_equal(th_msg[T_INIT].w[FAULT_W_ADDR], 0x4E000000);
    assert_int_equal(th_msg[T_INIT].w[FAULT_W_R0], 0xABCD);
    assert_int_equal(th_state[tb], ST_REPLY);
}

static void the_world_calls_and_is_answered(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_CAP_GRANT, 13, SLOT_WDOM, 0, 0, 1, 0), E_OK);
    assert_int_equal(sys(SYS_WORLD_START, SLOT_CTRL, 0, 0x12000000, 0x18000000, 0, 0), E_OK);
    assert_int_equal(cur, THREAD_WORLD);
    assert_int_equal(hal_world_entry, 0x12000000);
    assert_int_equal(th_msg[0].w[2], 0x18000000);
    words(THREAD_WORLD, 0x32000004);
    kernel_world_call();
    check_invariant();
    assert_int_equal(cur, T_INIT);              /* B does not wait yet, init is the best */
    init_waits();
    assert_int_equal(cur, tb);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(cur, tb);
    assert_int_equal(th_msg[tb].w[0], 0x32000004);
    assert_int_equal(th_reg[tb].r8, 1);
    kernel_syscall(SYS_REPLY, THREAD_WORLD, 0);
    assert_int_equal(cur, THREAD_WORLD);        /* more urgent than the server */
}

static void an_interrupt_completes_the_worlds_call(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_CAP_GRANT, 13, SLOT_WDOM, 0, 0, 1, 0), E_OK);
    assert_int_equal(sys(SYS_WORLD_WORDS, SLOT_CTRL, 0, 1, 2, 3, 4), E_CAP);
    assert_int_equal(sys(SYS_WORLD_WORDS, SLOT_WORLD, 0, 0xFFFF0004, 2, 3, 4), E_OK);
    kernel_syscall(SYS_WORLD_START, SLOT_CTRL, 0);
    kernel_world_call();
    assert_int_equal(th_state[THREAD_WORLD], ST_SEND);
    kernel_world_irq();
    check_invariant();
    assert_int_equal(cur, THREAD_WORLD);
    assert_int_equal(th_msg[0].w[0], 0xFFFF0004);
    assert_int_equal(th_state[T_INIT], ST_READY);
}

static void the_world_without_a_server_is_refused(void **state)
{
    (void)state;
    kernel_syscall(SYS_WORLD_START, SLOT_CTRL, 0);
    kernel_world_call();
    check_invariant();
    assert_int_equal(cur, THREAD_WORLD);
    assert_int_equal(th_msg[0].w[0], 0xFFFFFFFFu);
}

static void with_nothing_left_to_do_the_world_goes_on(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_CAP_GRANT, 13, SLOT_WDOM, 0, 0, 1, 0), E_OK);
    assert_int_equal(sys(SYS_WORLD_WORDS, SLOT_WORLD, 0, 0xFFFF0004, 0, 0, 0), E_OK);
    init_waits();
    kernel_syscall(SYS_RECV, 0, 0);             /* B */
    assert_int_equal(cur, ta);
    th_state[ta] == ST_RUNNING ? (void)0 : fail();
    th_state[THREAD_WORLD] = ST_BLOCKED;
    th_prio[THREAD_WORLD] = PRIO_WORLD;
    sched_preempt(THREAD_WORLD);
    kernel_world_call();
    assert_int_equal(cur, tb);                  /* holds the world's call ... */
    kernel_syscall(SYS_WAIT, 0, 0);             /* ... and waits for ever */
    assert_int_equal(cur, ta);
    kernel_syscall(SYS_WAIT, 0, 0);
    check_invariant();
    assert_int_equal(cur, THREAD_WORLD);
    assert_int_equal(th_msg[0].w[0], 0xFFFF0004);
}

static void an_interrupt_posts_bits_and_stays_masked_until_acknowledged(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_IRQ_BIND, 3, 0, 2, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_IRQ_BIND, SLOT_IRQ, 0, 0, 0, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_IRQ_ACK, SLOT_IRQ, 0, 0, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_IRQ_BIND, SLOT_IRQ, 0, 2, 0, 0, 0), E_OK);
    assert_true(hal_enabled[88]);
    hal_pending[0] = 88;
    hal_npending = 1;
    kernel_fiq();
    check_invariant();
    assert_false(hal_enabled[88]);
    kernel_syscall(SYS_WAIT, 0, 0);
    assert_int_equal(th_msg[T_INIT].w[0], 2);
    assert_int_equal(sys(SYS_IRQ_ACK, SLOT_IRQ, 0, 0, 0, 0, 0), E_OK);
    assert_true(hal_enabled[88]);
}

#define T(f) cmocka_unit_test_setup(f, pair_setup)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(call_switches_to_the_waiting_server), T(reply_recv_answers_and_waits),
        T(a_reply_is_delivered_once), T(only_the_called_domain_may_reply),
        T(reply_to_nonsense_is_refused), T(call_needs_an_endpoint_capability),
        T(callers_are_served_in_order_of_arrival), T(callers_of_a_dead_server_get_an_error),
        T(notification_bits_gather_and_are_taken_at_once), T(a_signal_wakes_the_waiting_thread),
        T(yield_is_round_robin), T(a_fault_is_a_message_to_the_supervisor),
        T(the_world_calls_and_is_answered), T(an_interrupt_completes_the_worlds_call),
        T(the_world_without_a_server_is_refused), T(with_nothing_left_to_do_the_world_goes_on),
        T(an_interrupt_posts_bits_and_stays_masked_until_acknowledged),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
