/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel_fixture.h"

static void create_refuses_bad_slots(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_DOMAIN_CREATE, 3, 0, 10, 11, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_DOMAIN_CREATE, SLOT_CTRL, 0, 10, 10, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_DOMAIN_CREATE, SLOT_CTRL, 0, NCAP, 10, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_DOMAIN_CREATE, SLOT_CTRL, 0, 10, 0xFFFFFFFFu, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_DOMAIN_CREATE, SLOT_CTRL, 0, SLOT_CTRL, 10, 0, 0), E_STATE);
}

static void domains_and_threads_run_out_with_an_error(void **state)
{
    uint32_t d;
    uint32_t t;

    (void)state;
    for (d = 2; d < 25; d++) {
        (void)new_domain(2 * d);
    }
    for (t = 2; t < NT; t++) {
        (void)new_thread(4, 3);
    }
    assert_int_equal(sys(SYS_THREAD_CREATE, 4, SLOT_SELF, 0, 0, 0, 3), E_FULL);
    destroy(4);
    (void)new_domain(4);
    (void)new_thread(4, 3);
}

static void a_supervised_domain_makes_no_threads(void **state)
{
    (void)state;
    (void)new_domain(10);
    run(new_thread(10, 8));
    assert_int_equal(sys(SYS_THREAD_CREATE, SLOT_SELF, SLOT_SELF, 0, 0, 0, 8), E_CAP);
    assert_int_equal(sys(SYS_THREAD_CREATE, 10, SLOT_SELF, 0, 0, 0, 8), E_CAP);
}

static void init_does_not_raise_itself(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_THREAD_CREATE, SLOT_SELF, SLOT_SELF, 0, 0, 0, 17), E_ARG);
    assert_int_equal(sys(SYS_THREAD_CREATE, SLOT_SELF, SLOT_SELF, 0, 0, 0, NPRIO), E_ARG);
    assert_int_equal(sys(SYS_THREAD_CREATE, SLOT_SELF, 5, 0, 0, 0, 16), E_OK);
    assert_int_equal(sys(SYS_THREAD_CREATE, SLOT_SELF, 5, 0, 0, 0, 16), E_STATE);
}

static void interrupts_are_masked_only_above_the_world(void **state)
{
    uint8_t low;
    uint8_t high;

    (void)state;
    (void)new_domain(10);
    low = new_thread(10, PRIO_WORLD);
    assert_int_equal(cur, low);
    kernel_syscall(SYS_WAIT, 0, 0);
    high = new_thread(10, PRIO_WORLD + 1);
    assert_int_equal(th_reg[low].cpsr, 0x110);
    assert_int_equal(th_reg[high].cpsr, 0x190);
}

static void a_capability_is_never_amplified(void **state)
{
    (void)state;
    (void)new_domain(10);
    (void)new_domain(12);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, 1, 5, 0), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, 1, 6, 0), E_STATE);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, 2, 5, RIGHT_GRANT), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, 3, 5, 2), E_ARG);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, NCAP, 5, 0), E_ARG);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 33, 0, 3, 5, 0), E_CAP);
    assert_int_equal(sys(SYS_CAP_GRANT, 10, SLOT_SELF, 0, 3, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_CAP_GRANT, SLOT_CTRL, SLOT_SELF, 0, 3, 0, 0), E_CAP);
    run(new_thread(12, 8));
    assert_int_equal(sys(SYS_CAP_GRANT, 1, SLOT_SELF, 0, 3, 0, 0), E_CAP);      /* not grantable */
    assert_int_equal(sys(SYS_CAP_GRANT, 2, SLOT_SELF, 0, 3, 6, 0), E_ARG);      /* minted with 5 */
    assert_int_equal(sys(SYS_CAP_GRANT, 2, SLOT_SELF, 0, 3, 0, 0), E_OK);
    assert_int_equal(caps[th_dom[cur]][3].badge, 5);
}

static void drop_empties_a_slot_but_not_a_duty(void **state)
{
    (void)state;
    (void)new_domain(10);
    assert_int_equal(sys(SYS_CAP_DROP, 10, 0, 0, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_CAP_DROP, SLOT_CTRL, 0, 0, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_CAP_DROP, NCAP, 0, 0, 0, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_CAP_DROP, 11, 0, 0, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_CAP_DROP, 11, 0, 0, 0, 0, 0), E_CAP);
}

static void the_world_and_other_domains_cannot_be_destroyed(void **state)
{
    (void)state;
    (void)new_domain(10);
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, SLOT_WDOM, 0, 0, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, SLOT_SELF, 0, 0, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, 11, 0, 0, 0, 0, 0), E_CAP);
    run(new_thread(10, 8));
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, 10, 0, 0, 0, 0, 0), E_CAP);
}

static void a_dying_domain_gets_no_new_threads(void **state)
{
    (void)state;
    (void)new_domain(10);
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, 10, 0, 0, 0, 0, 0), E_AGAIN);
    assert_int_equal(sys(SYS_THREAD_CREATE, 10, SLOT_SELF, 0, 0, 0, 8), E_CAP);
    destroy(10);
}

static void a_dying_domain_is_given_nothing(void **state)
{
    (void)state;
    (void)new_domain(10);
    (void)new_domain(12);
    assert_int_equal(sys(SYS_DOMAIN_DESTROY, 10, 0, 0, 0, 0, 0), E_AGAIN);
    assert_int_equal(sys(SYS_CAP_GRANT, 13, 10, 0, 1, 5, 0), E_CAP);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 3, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 3, 0, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_MAP, 10, 0, 3, 0x10000, 0, 0), E_CAP);
    destroy(10);
    assert_int_equal(fr_owner[3], DOM_INIT);
    assert_int_equal(fr_share[3], NODOM);
}

static void capabilities_to_the_dead_vanish_everywhere(void **state)
{
    (void)state;
    (void)new_domain(10);
    (void)new_domain(12);
    assert_int_equal(sys(SYS_THREAD_CREATE, 10, 20, 0, 0, 0, 3), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 11, 12, 0, 1, 5, 0), E_OK);
    assert_int_equal(sys(SYS_CAP_GRANT, 20, 12, 0, 2, 5, 0), E_OK);
    destroy(10);
    assert_int_equal(caps[DOM_INIT][20].type, CAP_NONE);
    assert_int_equal(caps[DOM_INIT][11].type, CAP_NONE);
    assert_int_equal(caps[3][1].type, CAP_NONE);
    assert_int_equal(caps[3][2].type, CAP_NONE);
}

static void unknown_calls_are_refused(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAX + 1, 0, 0, 0, 0, 0, 0), E_NOSYS);
    assert_int_equal(sys(0xFFFFFFFFu, 0, 0, 0, 0, 0, 0), E_NOSYS);
}

static void self_tells_thread_and_domain(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_SELF, 0, 0, 9, 9, 9, 9), E_OK);
    assert_int_equal(th_msg[cur].w[0], T_INIT);
    assert_int_equal(th_msg[cur].w[1], DOM_INIT);
}

static void the_clock_is_64_bits_wide(void **state)
{
    (void)state;
    hal_now = 0x123456789ABCDEFull;
    assert_int_equal(sys(SYS_CLOCK, 0, 0, 0, 0, 0, 0), E_OK);
    assert_int_equal(th_msg[cur].w[0], 0x89ABCDEFu);
    assert_int_equal(th_msg[cur].w[1], 0x1234567u);
}

#define T(f) cmocka_unit_test_setup(f, kernel_setup)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(create_refuses_bad_slots), T(domains_and_threads_run_out_with_an_error),
        T(a_supervised_domain_makes_no_threads), T(init_does_not_raise_itself), T(interrupts_are_masked_only_above_the_world),
        T(a_capability_is_never_amplified), T(drop_empties_a_slot_but_not_a_duty),
        T(the_world_and_other_domains_cannot_be_destroyed), T(a_dying_domain_gets_no_new_threads),
        T(a_dying_domain_is_given_nothing),
        T(capabilities_to_the_dead_vanish_everywhere), T(unknown_calls_are_refused),
        T(self_tells_thread_and_domain), T(the_clock_is_64_bits_wide),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
