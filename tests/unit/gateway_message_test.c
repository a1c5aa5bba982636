/* SPDX-License-Identifier: BSD-2-Clause */
/* Fast calls, and the message: where it may lie, what is read of it and what is written to it. */
#include "gateway_host.h"

static const uint32_t *fast(uint32_t function, uint32_t a1)
{
    assert_true(smc(function, a1, 0, 0));
    return answer.w;
}

static void the_protocol_is_named_by_its_uuid_and_revision(void **state)
{
    static const uint32_t uid[] = { 0x384FB3E0, 0xE7F811E3, 0xAF630002, 0xA5D5C51B };

    (void)state;
    assert_memory_equal(fast(GW_CALLS_UID, 0), uid, sizeof uid);
    assert_int_equal(fast(GW_CALLS_REVISION, 0)[0], 2);
    assert_int_equal(answer.w[1], 0);
    assert_int_equal(fast(GW_CALLS_COUNT, 0)[0], GW_NFUNCTIONS);
    assert_int_equal(fast(GW_GET_OS_UUID, 0)[0], GW_OS_UUID_0);
    assert_int_equal(fast(GW_GET_THREAD_COUNT, 0)[1], GATEWAY_WORKERS);
}

static void capabilities_are_exchanged(void **state)
{
    (void)state;
    assert_int_equal(fast(GW_EXCHANGE_CAPS, 0)[0], GW_RET_OK);
    assert_int_equal(answer.w[1], 0x14);        /* DYNAMIC_SHM | MEMREF_NULL */
    assert_int_equal(fast(GW_EXCHANGE_CAPS, 1)[0], GW_RET_OK);
    assert_int_equal(fast(GW_EXCHANGE_CAPS, 2)[0], GW_RET_ENOTAVAIL);
    assert_int_equal(fast(GW_GET_SHM_CONFIG, 0)[0], GW_RET_ENOTAVAIL);
    assert_int_equal(fast(GW_DISABLE_SHM_CACHE, 0)[0], GW_RET_ENOTAVAIL);
}

static void unknown_functions_are_told_so(void **state)
{
    static const uint32_t unknown[] = { 0, 1, 0x84000000, 0xB2000002, 0xB200FFFF, 0x32000005,
                                        0x3200000F, 0xBF00FF02, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_int_equal(fast(unknown[i], 0)[0], GW_RET_UNKNOWN);
}

/* ---- where it lies --------------------------------------------------------------------------------- */

static uint32_t sent_to(uint64_t pa)
{
    assert_true(smc(GW_CALL_WITH_ARG, (uint32_t)(pa >> 32), (uint32_t)pa, 0));
    return answer.w[0];
}

static void a_message_outside_normal_memory_is_refused(void **state)
{
    static const uint64_t bad[] = {
        0, 0x1000, NS_RAM_BASE - 8, NS_RAM_BASE - 32, SECURE_BASE, SECURE_BASE - 8, SECURE_BASE - 24,
        SECURE_BASE + SECURE_SIZE, 0xFFFFFFF8, 0xFFFFFFE0, 0x100000000 + NS_RAM_BASE,
        0xFFFFFFFF00000000 + NS_RAM_BASE, UINT64_MAX - 7, UINT64_MAX - 31,
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(sent_to(bad[i]), GW_RET_EBADADDR);
    assert_all_idle();
}

static void a_message_must_be_aligned(void **state)
{
    (void)state;
    for (uint32_t i = 1; i < 8; i++) {
        memset(ns + MSG0, 0, 64);
        assert_int_equal(sent_to(PA(MSG0 + i)), GW_RET_EBADADDR);
    }
}

static void the_number_of_parameters_is_bounded(void **state)
{
    static const uint32_t far_too_many[] = { 128, 0x1000, 0x08000000, 0x7FFFFFFF, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(far_too_many); i++) {
        message(MSG0, MSG_INVOKE_COMMAND, far_too_many[i]);
        assert_int_equal(sent_to(PA(MSG0)), GW_RET_EBADADDR);
        assert_int_equal(last_result(), UNANSWERED);
    }
    for (uint32_t n = GW_MAX_PARAMS + 1; n <= MSG_NUM_PARAMS_MAX; n++) {
        message(MSG0, MSG_INVOKE_COMMAND, n);
        assert_int_equal(sent_to(PA(MSG0)), GW_RET_OK);
        assert_int_equal(last_result(), TEE_ERROR_BAD_PARAMETERS);
        assert_int_equal(last_origin(), ORIGIN_TEE);
    }
}

static void a_message_may_end_where_normal_memory_ends(void **state)
{
    const uint32_t offset = NS_SIZE - MSG_HEADER_SIZE - sizeof(msg_param_t);
    msg_arg_t *a = msg_at_offset(offset);

    (void)state;
    memset(a, 0, MSG_HEADER_SIZE + sizeof(msg_param_t));
    a->cmd = MSG_INVOKE_COMMAND;
    a->num_params = 1;
    assert_int_equal(sent_to(PA(offset)), GW_RET_OK);
    assert_int_equal(a->ret, TEE_ERROR_BAD_PARAMETERS);         /* no such session */
    a->num_params = 2;                                          /* reaches into secure memory */
    assert_int_equal(sent_to(PA(offset)), GW_RET_EBADADDR);
}

static void unknown_commands_are_refused(void **state)
{
    static const uint32_t bad[] = { 6, 7, 0x100, 0x80000000, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        message(MSG0, bad[i], 0);
        assert_int_equal(sent_to(PA(MSG0)), GW_RET_EBADCMD);
        assert_int_equal(last_result(), UNANSWERED);
    }
}

/* ---- META parameters ---------------------------------------------------------------------------------- */

static void meta_parameters_come_first_and_nowhere_else(void **state)
{
    const uint64_t meta = ATTR_META | ATTR_VALUE_INPUT;
    msg_arg_t a = { .num_params = 6 };

    (void)state;
    a.param[0].attr = a.param[1].attr = meta;
    assert_true(msg_params_ok(&a, 2));
    a.num_params = 1;
    assert_false(msg_params_ok(&a, 2));
    a.num_params = 2;
    assert_true(msg_params_ok(&a, 2));
    a.param[1].attr = ATTR_VALUE_INPUT;
    assert_false(msg_params_ok(&a, 2));
    a.param[1].attr = ATTR_META | ATTR_TMEM_INPUT;
    assert_false(msg_params_ok(&a, 2));
    a.param[1].attr = meta | (1ull << 32);
    assert_false(msg_params_ok(&a, 2));
    a.param[1].attr = meta;
    a.num_params = 6;
    a.param[5].attr = meta;
    assert_false(msg_params_ok(&a, 2));
    assert_false(msg_params_ok(&a, 0));
    a = (msg_arg_t){ .num_params = 5 };
    assert_false(msg_params_ok(&a, 0));                         /* four at most */
}

static void an_open_without_its_meta_parameters_is_refused(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < 2; i++) {
        message_open(MSG0, 1);
        msg_at_offset(MSG0)->param[i].attr = ATTR_VALUE_INPUT;
        assert_int_equal(call(MSG0), GW_RET_OK);
        assert_int_equal(last_result(), TEE_ERROR_BAD_PARAMETERS);
    }
    assert_int_equal(fake_init.spawns, 0);
    assert_nothing_left();
}

/* ---- what is written ------------------------------------------------------------------------------------ */

static void only_results_are_written(void **state)
{
    uint8_t before[4096];
    msg_arg_t *a = msg_at_offset(MSG0);
    msg_arg_t expected;
    uint32_t session = open_session(1);

    (void)state;
    message(MSG0, MSG_INVOKE_COMMAND, 2)->session = session;
    a->pad = 0x12345678;
    a->param[0] = (msg_param_t){ ATTR_VALUE_INPUT, 1, 2, 3 };
    a->param[1] = (msg_param_t){ ATTR_TMEM_INPUT, PA(0x100000), 100, 5 };
    memcpy(before, a, sizeof before);
    assert_int_equal(call(MSG0), GW_RET_OK);
    memcpy(&expected, before, sizeof expected);
    expected.ret = TEE_SUCCESS;
    expected.origin = ORIGIN_TRUSTED_APP;
    assert_memory_equal(a, &expected, sizeof expected);
    assert_memory_equal((uint8_t *)a + sizeof expected, before + sizeof expected,
                        sizeof before - sizeof expected);
}

/* While the TA runs, the normal world rewrites its message: nobody looks at it again. */
static uint32_t rewrite_the_message(uint32_t inst, msg_words_t *m)
{
    ta_params_t *p = (ta_params_t *)(void *)window(inst);
    msg_arg_t *a = msg_at_offset(MSG0);

    if (m->w[0] == TA_INVOKE) {
        memset(window(inst) + p->p[0].a, 0x55, p->p[0].b);
        a->cmd = 99;
        a->num_params = 127;
        a->session = 0;
        a->param[0] = (msg_param_t){ ATTR_TMEM_OUTPUT, SECURE_BASE, 0xFFFFFFFF, 1 };
    }
    m->w[0] = TEE_SUCCESS;
    return E_OK;
}

static void the_message_is_read_once(void **state)
{
    msg_param_t p = { ATTR_TMEM_INOUT, PA(0x100000), 5000, 1 };
    uint32_t session = open_session(1);

    (void)state;
    memset(ns + 0x100000, 0x11, 6000);
    fake_ta = rewrite_the_message;
    assert_int_equal(invoke(session, 0, 1, &p), TEE_SUCCESS);
    for (uint32_t i = 0; i < 6000; i++)
        assert_int_equal(ns[0x100000 + i], i < 5000 ? 0x55 : 0x11);
    assert_int_equal(msg_at_offset(MSG0)->param[0].a, SECURE_BASE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_protocol_is_named_by_its_uuid_and_revision, gateway_setup),
        cmocka_unit_test_setup(capabilities_are_exchanged, gateway_setup),
        cmocka_unit_test_setup(unknown_functions_are_told_so, gateway_setup),
        cmocka_unit_test_setup(a_message_outside_normal_memory_is_refused, gateway_setup),
        cmocka_unit_test_setup(a_message_must_be_aligned, gateway_setup),
        cmocka_unit_test_setup(the_number_of_parameters_is_bounded, gateway_setup),
        cmocka_unit_test_setup(a_message_may_end_where_normal_memory_ends, gateway_setup),
        cmocka_unit_test_setup(unknown_commands_are_refused, gateway_setup),
        cmocka_unit_test_setup(meta_parameters_come_first_and_nowhere_else, gateway_setup),
        cmocka_unit_test_setup(an_open_without_its_meta_parameters_is_refused, gateway_setup),
        cmocka_unit_test_setup(only_results_are_written, gateway_setup),
        cmocka_unit_test_setup(the_message_is_read_once, gateway_setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
