/* SPDX-License-Identifier: BSD-2-Clause */
/* Yielding calls in flight: their number, their handles, their order. */
#include "gateway_host.h"

static uint32_t ran[16], nran;      /* commands in the order in which TAs saw them                */

static uint32_t note(uint32_t inst, msg_words_t *m)
{
    (void)inst;
    if (m->w[0] == TA_INVOKE)
        ran[nran++ % COUNT(ran)] = m->w[3];
    m->w[0] = TEE_SUCCESS;
    return E_OK;
}

static int setup(void **state)
{
    gateway_setup(state);
    fake_ta = note;
    nran = 0;
    return 0;
}

/* Start command `nr` of the session as message n; an interrupt lets the normal world go on. */
static void start(uint32_t n, uint32_t session, uint32_t nr)
{
    assert_false(send(MSG(n), MSG_INVOKE_COMMAND, session, nr, 0));
    interrupt();
}

static void a_fifth_call_is_told_that_threads_are_out(void **state)
{
    uint32_t session = open_session(1);

    (void)state;
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++)
        start(i, session, i);
    for (uint32_t i = 0; i < 3; i++) {
        assert_true(send(MSG(9), MSG_INVOKE_COMMAND, session, 9, 0));
        assert_int_equal(answer.w[0], GW_RET_ETHREAD_LIMIT);
        assert_int_equal(msg_at_offset(MSG(9))->ret, UNANSWERED);
    }
    /* what needs no thread is still served */
    assert_true(send(MSG(9), MSG_CANCEL, session, 0, 77));
    assert_int_equal(answer.w[0], GW_RET_OK);
    run_all();
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++)
        assert_int_equal(resume(i), GW_RET_OK);
    assert_all_idle();
    assert_int_equal(nran, GATEWAY_WORKERS);
    assert_int_equal(invoke(session, 9, 0, NULL), TEE_SUCCESS);
}

static void only_calls_in_flight_can_be_resumed(void **state)
{
    static const uint32_t none[] = { 0, 1, 3, 4, 5, 77, 0x7FFFFFFF, 0xFFFFFFFF };
    uint32_t session = open_session(1);

    (void)state;
    for (size_t i = 0; i < COUNT(none); i++)
        assert_int_equal(resume(none[i]), GW_RET_ERESUME);
    start(0, session, 1);
    for (size_t i = 1; i < COUNT(none); i++)
        assert_int_equal(resume(none[i]), GW_RET_ERESUME);
    assert_int_equal(resume(0), GW_RET_OK);
    assert_int_equal(resume(0), GW_RET_ERESUME);            /* once */
}

static void an_interrupted_call_names_its_handle(void **state)
{
    uint32_t session = open_session(1);

    (void)state;
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++) {
        start(i, session, i);
        assert_int_equal(answer.w[0], GW_RET_FOREIGN_INTR);
        assert_int_equal(answer.w[3], i);
    }
    for (uint32_t i = 0; i < 2; i++) {                      /* a resumption, too */
        assert_false(smc(GW_RETURN_FROM_RPC, 0, 0, 2));
        interrupt();
        assert_int_equal(answer.w[3], 2);
    }
}

static void a_result_waits_for_its_resumption(void **state)
{
    uint32_t session = open_session(1);

    (void)state;
    start(0, session, 1);
    run_all();                                              /* nobody waits for the answer */
    assert_int_equal(msg_at_offset(MSG(0))->ret, TEE_SUCCESS);
    assert_int_equal(jobs[0].state, JOB_FINISHED);
    assert_int_equal(invoke(open_session(2), 2, 0, NULL), TEE_SUCCESS);     /* takes another */
    assert_int_equal(resume(0), GW_RET_OK);
    assert_all_idle();
}

static void the_answer_goes_to_the_call_that_waits(void **state)
{
    uint32_t a = open_session(1), b = open_session(2);

    (void)state;
    start(0, a, 1);
    assert_false(send(MSG(1), MSG_INVOKE_COMMAND, b, 2, 0));
    run_worker(0);
    assert_true(world_waits);                               /* that was not the one it waits for */
    run_worker(1);
    assert_false(world_waits);
    assert_int_equal(answer.w[0], GW_RET_OK);
    assert_int_equal(resume(0), GW_RET_OK);
    assert_all_idle();
}

static void commands_of_one_instance_run_one_by_one_in_order(void **state)
{
    uint32_t a = open_session(1), b = open_session(1);

    (void)state;
    start(0, a, 10);
    start(1, b, 11);
    start(2, a, 12);
    start(3, b, 13);
    assert_true(worker_has_work(0));
    for (uint32_t k = 1; k < 4; k++) {
        assert_false(worker_has_work(k));
        run_worker(k - 1);
        assert_true(worker_has_work(k));
    }
    run_worker(3);
    for (uint32_t i = 0; i < 4; i++) {
        assert_int_equal(ran[i], 10 + i);
        assert_int_equal(resume(i), GW_RET_OK);
    }
    assert_all_idle();
}

/* The order is that of arrival even when handles are taken in another. */
static void a_reused_handle_does_not_jump_the_queue(void **state)
{
    uint32_t a = open_session(1), b = open_session(2);

    (void)state;
    start(0, b, 0);                                         /* handle 0, soon free again */
    start(1, a, 20);
    start(2, a, 21);
    run_worker(0);
    assert_int_equal(resume(0), GW_RET_OK);
    start(3, a, 22);                                        /* handle 0 */
    assert_int_equal(answer.w[3], 0);
    nran = 0;
    run_all();
    assert_int_equal(ran[0], 20);
    assert_int_equal(ran[1], 21);
    assert_int_equal(ran[2], 22);
}

static void instances_run_at_the_same_time(void **state)
{
    uint32_t session[GATEWAY_WORKERS];

    (void)state;
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++)
        session[i] = open_session((uint8_t)(1 + i));
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++)
        start(i, session[i], i);
    for (uint32_t i = 0; i < GATEWAY_WORKERS; i++)
        assert_true(worker_has_work(i));
    for (uint32_t i = GATEWAY_WORKERS; i-- > 0;)
        run_worker(i);
    assert_int_equal(ran[0], GATEWAY_WORKERS - 1);
}

/* ---- requests of TAs -------------------------------------------------------------------------------------- */

static void free_frames_are_asked_of_init(void **state)
{
    int held = 0;

    (void)state;
    (void)open_session(1);
    (void)ta_asks(0, GW_FREE_FRAMES, &held);
    assert_true(held);
    assert_int_equal(ta_answered, 0);
    run_helper();
    assert_int_equal(ta_answered, TA_REQUESTER);
    assert_int_equal(ta_answer.w[0], 777);
}

static void a_question_during_a_question_is_answered(void **state)
{
    (void)state;
    (void)ta_asks(0, GW_FREE_FRAMES, NULL);
    (void)ta_asks(1, GW_FREE_FRAMES, NULL);
    run_helper();
    ta_answered = 0;
    (void)ta_asks(2, GW_FREE_FRAMES, NULL);
    run_helper();
    assert_int_equal(ta_answered, TA_REQUESTER);
    assert_all_idle();
}

static void senseless_requests_are_answered(void **state)
{
    static const uint32_t what[] = { 0, 3, 99, 0xFFFFFFFF };
    int held;

    (void)state;
    for (size_t i = 0; i < COUNT(what); i++) {
        assert_int_equal(ta_asks(NINST_TA - 1, what[i], &held), GW_BAD_REQUEST);
        assert_false(held);
    }
    assert_int_equal(ta_asks(NINST_TA + 1, GW_CANCELLED, &held), GW_BAD_REQUEST);   /* keys */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_fifth_call_is_told_that_threads_are_out, setup),
        cmocka_unit_test_setup(only_calls_in_flight_can_be_resumed, setup),
        cmocka_unit_test_setup(an_interrupted_call_names_its_handle, setup),
        cmocka_unit_test_setup(a_result_waits_for_its_resumption, setup),
        cmocka_unit_test_setup(the_answer_goes_to_the_call_that_waits, setup),
        cmocka_unit_test_setup(commands_of_one_instance_run_one_by_one_in_order, setup),
        cmocka_unit_test_setup(a_reused_handle_does_not_jump_the_queue, setup),
        cmocka_unit_test_setup(instances_run_at_the_same_time, setup),
        cmocka_unit_test_setup(free_frames_are_asked_of_init, setup),
        cmocka_unit_test_setup(a_question_during_a_question_is_answered, setup),
        cmocka_unit_test_setup(senseless_requests_are_answered, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
