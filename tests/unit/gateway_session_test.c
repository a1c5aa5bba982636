/* SPDX-License-Identifier: BSD-2-Clause */
/* Sessions and TA instances: how they begin and end. */
#include "gateway_host.h"

#define CRASH   4u                  /* command with which the TA of these tests dies            */

static uint32_t mortal(uint32_t inst, msg_words_t *m)
{
    if (m->w[0] == TA_INVOKE && m->w[3] == CRASH) {
        fake_init.alive[inst] = 0;
        return E_DEAD;
    }
    m->w[0] = TEE_SUCCESS;
    return E_OK;
}

static void an_unknown_ta_is_not_found(void **state)
{
    (void)state;
    fake_init.unknown = 1;
    assert_int_equal(open_session(1), 0);
    assert_int_equal(last_result(), TEE_ERROR_ITEM_NOT_FOUND);
    assert_int_equal(last_origin(), ORIGIN_TEE);
    assert_nothing_left();
}

static void sessions_of_a_single_instance_share_it(void **state)
{
    uint32_t a = open_session(1), b = open_session(1);

    (void)state;
    assert_true(a != 0 && b != 0 && a != b);
    assert_int_equal(fake_init.spawns, 1);
    close_session(a);
    assert_int_equal(fake_init.kills, 0);
    close_session(b);
    assert_int_equal(fake_init.kills, 1);
    assert_nothing_left();
}

static void a_multi_instance_ta_gets_one_for_each_session(void **state)
{
    uint32_t a, b;

    (void)state;
    fake_init.flags = BUNDLE_TA | BUNDLE_MULTI;
    a = open_session(1);
    b = open_session(1);
    assert_int_equal(fake_init.spawns, 2);
    close_session(a);
    assert_int_equal(fake_init.kills, 1);
    close_session(b);
    assert_nothing_left();
}

static void a_single_session_ta_has_one_session(void **state)
{
    uint32_t a;

    (void)state;
    fake_init.flags = BUNDLE_TA;
    a = open_session(1);
    assert_int_equal(open_session(1), 0);
    assert_int_equal(last_result(), TEE_ERROR_BUSY);
    close_session(a);
    a = open_session(1);
    assert_int_not_equal(a, 0);
    close_session(a);
    assert_nothing_left();
}

static void an_instance_that_is_kept_alive_stays(void **state)
{
    (void)state;
    fake_init.flags = BUNDLE_TA | BUNDLE_KEEP;
    for (uint32_t i = 0; i < 3; i++)
        close_session(open_session(1));
    assert_int_equal(fake_init.spawns, 1);
    assert_int_equal(fake_init.kills, 0);
}

static void a_closed_session_is_unknown(void **state)
{
    uint32_t a = open_session(1);

    (void)state;
    close_session(a);
    assert_int_equal(invoke(a, 0, 0, NULL), TEE_ERROR_BAD_PARAMETERS);
    assert_true(send(MSG0, MSG_CLOSE_SESSION, a, 0, 0));
    assert_int_equal(last_result(), TEE_ERROR_BAD_PARAMETERS);
    assert_int_not_equal(open_session(1), a);               /* ids do not come back */
}

static void guessed_session_ids_are_refused(void **state)
{
    uint32_t a = open_session(1);
    uint32_t guess[] = { 0, 1, a + 1, a + 256, a - 256, a | 0xFF, a ^ 0x80000000, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(guess); i++)
        assert_int_equal(invoke(guess[i], 0, 0, NULL), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke(a, 0, 0, NULL), TEE_SUCCESS);
}

static uint32_t refuse_open(uint32_t inst, msg_words_t *m)
{
    (void)inst;
    m->w[0] = m->w[0] == TA_OPEN ? 0xFFFF0009 : TEE_SUCCESS;
    return E_OK;
}

static void a_refused_open_leaves_nothing(void **state)
{
    (void)state;
    fake_ta = refuse_open;
    assert_int_equal(open_session(1), 0);
    assert_int_equal(last_result(), 0xFFFF0009);
    assert_int_equal(last_origin(), ORIGIN_TRUSTED_APP);
    assert_int_equal(fake_init.kills, 1);
    assert_nothing_left();
}

static void a_refused_open_leaves_the_other_sessions(void **state)
{
    uint32_t a = open_session(1);

    (void)state;
    fake_ta = refuse_open;
    assert_int_equal(open_session(1), 0);
    assert_int_equal(fake_init.kills, 0);
    assert_int_equal(invoke(a, 0, 0, NULL), TEE_SUCCESS);
    close_session(a);
    assert_nothing_left();
}

static void an_open_with_bad_memory_starts_nothing(void **state)
{
    (void)state;
    message_open(MSG0, 1);
    msg_at_offset(MSG0)->num_params = 3;
    msg_at_offset(MSG0)->param[2] = (msg_param_t){ ATTR_TMEM_INPUT, SECURE_BASE, 10, 0 };
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_ERROR_ACCESS_DENIED);
    msg_at_offset(MSG0)->param[2].attr = 4;
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(fake_init.spawns, 0);
    assert_nothing_left();
}

/* ---- death ------------------------------------------------------------------------------------------- */

static void a_dead_ta_is_dead_for_all_its_sessions(void **state)
{
    uint32_t a = open_session(1), b = open_session(1), c;

    (void)state;
    fake_ta = mortal;
    assert_int_equal(invoke(a, CRASH, 0, NULL), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(last_origin(), ORIGIN_TEE);
    assert_int_equal(fake_init.kills, 1);
    assert_int_equal(invoke(a, 0, 0, NULL), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(invoke(b, 0, 0, NULL), TEE_ERROR_TARGET_DEAD);
    c = open_session(1);                                    /* a new instance */
    assert_int_equal(fake_init.spawns, 2);
    close_session(a);
    close_session(b);
    assert_int_equal(invoke(c, 0, 0, NULL), TEE_SUCCESS);
    close_session(c);
    assert_nothing_left();
}

static void the_death_of_one_instance_is_not_anothers(void **state)
{
    uint32_t a = open_session(1), b = open_session(2);

    (void)state;
    fake_ta = mortal;
    assert_int_equal(invoke(a, CRASH, 0, NULL), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(invoke(b, 0, 0, NULL), TEE_SUCCESS);
    close_session(b);
    close_session(a);
    assert_nothing_left();
}

static void a_ta_that_died_between_commands_is_noticed(void **state)
{
    uint32_t a = open_session(1);

    (void)state;
    fake_init.alive[0] = 0;
    assert_int_equal(invoke(a, 0, 0, NULL), TEE_ERROR_TARGET_DEAD);
    close_session(a);
    assert_nothing_left();
}

static void a_dead_tas_memory_is_not_copied_out(void **state)
{
    msg_param_t p = { ATTR_TMEM_INOUT, PA(0x100000), 100, 1 };
    uint32_t a = open_session(1);

    (void)state;
    memset(ns + 0x100000, 9, 100);
    fake_ta = mortal;
    assert_int_equal(invoke(a, CRASH, 1, &p), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(msg_at_offset(MSG0)->param[0].b, 100);
    for (uint32_t i = 0; i < 100; i++)
        assert_int_equal(ns[0x100000 + i], 9);
}

static uint32_t die_in_close(uint32_t inst, msg_words_t *m)
{
    if (m->w[0] == TA_CLOSE) {
        fake_init.alive[inst] = 0;
        return E_DEAD;
    }
    m->w[0] = TEE_SUCCESS;
    return E_OK;
}

static void a_ta_that_dies_while_it_closes_is_closed(void **state)
{
    (void)state;
    fake_ta = die_in_close;
    close_session(open_session(1));
    assert_int_equal(fake_init.kills, 1);
    assert_nothing_left();
}

/* ---- full tables ------------------------------------------------------------------------------------------ */

static uint32_t open_all(uint32_t *id)
{
    uint32_t n = 0;

    while (n <= GW_NSESSIONS && (id[n] = open_session(1)) != 0)
        n++;
    assert_int_equal(last_result(), TEE_ERROR_OUT_OF_MEMORY);
    return n;
}

static void sessions_run_out_and_come_back(void **state)
{
    uint32_t id[GW_NSESSIONS + 1], n;

    (void)state;
    for (uint32_t round = 0; round < 2; round++) {
        n = open_all(id);
        assert_int_equal(n, GW_NSESSIONS);
        while (n > 0)
            close_session(id[--n]);
        assert_nothing_left();
    }
}

static void instances_run_out_and_come_back(void **state)
{
    uint32_t id[GW_NSESSIONS + 1], n;

    (void)state;
    fake_init.flags = BUNDLE_TA | BUNDLE_MULTI;
    for (uint32_t round = 0; round < 2; round++) {
        n = open_all(id);
        assert_int_equal(n, NINST_TA);
        while (n > 0)
            close_session(id[--n]);
        assert_nothing_left();
    }
}

static void init_without_memory_is_out_of_memory(void **state)
{
    (void)state;
    memset(fake_init.taken, 1, sizeof fake_init.taken);
    assert_int_equal(open_session(1), 0);
    assert_int_equal(last_result(), TEE_ERROR_OUT_OF_MEMORY);
    memset(fake_init.taken, 0, sizeof fake_init.taken);
    assert_nothing_left();
}

/* ---- the window belongs to one command ------------------------------------------------------------------- */

static void a_closing_ta_is_waited_for(void **state)
{
    uint32_t a = open_session(1);

    (void)state;
    assert_false(send(MSG(0), MSG_CLOSE_SESSION, a, 0, 0));
    interrupt();
    message_open(MSG(1), 1);
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(1)), 0));
    assert_int_equal(jobs[1].state, JOB_QUEUED);
    run_all();
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_SUCCESS);
    assert_int_equal(fake_init.spawns, 2);
    assert_int_equal(fake_init.kills, 1);
}

static void two_opens_of_a_starting_ta_share_it(void **state)
{
    (void)state;
    message_open(MSG(0), 1);
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(0)), 0));
    interrupt();
    message_open(MSG(1), 1);
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(1)), 0));
    assert_false(worker_has_work(1));
    run_all();
    assert_int_equal(resume(0), GW_RET_OK);
    assert_int_equal(msg_at_offset(MSG(0))->ret, TEE_SUCCESS);
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_SUCCESS);
    assert_int_equal(fake_init.spawns, 1);
    assert_all_idle();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(an_unknown_ta_is_not_found, gateway_setup),
        cmocka_unit_test_setup(sessions_of_a_single_instance_share_it, gateway_setup),
        cmocka_unit_test_setup(a_multi_instance_ta_gets_one_for_each_session, gateway_setup),
        cmocka_unit_test_setup(a_single_session_ta_has_one_session, gateway_setup),
        cmocka_unit_test_setup(an_instance_that_is_kept_alive_stays, gateway_setup),
        cmocka_unit_test_setup(a_closed_session_is_unknown, gateway_setup),
        cmocka_unit_test_setup(guessed_session_ids_are_refused, gateway_setup),
        cmocka_unit_test_setup(a_refused_open_leaves_nothing, gateway_setup),
        cmocka_unit_test_setup(a_refused_open_leaves_the_other_sessions, gateway_setup),
        cmocka_unit_test_setup(an_open_with_bad_memory_starts_nothing, gateway_setup),
        cmocka_unit_test_setup(a_dead_ta_is_dead_for_all_its_sessions, gateway_setup),
        cmocka_unit_test_setup(the_death_of_one_instance_is_not_anothers, gateway_setup),
        cmocka_unit_test_setup(a_ta_that_died_between_commands_is_noticed, gateway_setup),
        cmocka_unit_test_setup(a_dead_tas_memory_is_not_copied_out, gateway_setup),
        cmocka_unit_test_setup(a_ta_that_dies_while_it_closes_is_closed, gateway_setup),
        cmocka_unit_test_setup(sessions_run_out_and_come_back, gateway_setup),
        cmocka_unit_test_setup(instances_run_out_and_come_back, gateway_setup),
        cmocka_unit_test_setup(init_without_memory_is_out_of_memory, gateway_setup),
        cmocka_unit_test_setup(a_closing_ta_is_waited_for, gateway_setup),
        cmocka_unit_test_setup(two_opens_of_a_starting_ta_share_it, gateway_setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
