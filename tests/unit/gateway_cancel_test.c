/* SPDX-License-Identifier: BSD-2-Clause */
/* Cancellation, and the end of TAs that do not end by themselves. */
#include "gateway_host.h"

#define ID          7u              /* cancel id of the command that these tests cancel         */
#define MS          (CLOCK_HZ / 1000u)
#define GRACE       ((uint64_t)GW_CANCEL_GRACE * MS)
#define CLOSE_LIMIT ((uint64_t)GW_CLOSE_LIMIT * MS)

static uint32_t session;
static void (*while_it_runs)(uint32_t inst);    /* what happens during the TA's command           */
static uint32_t ta_result;

/* A TA that is interrupted in the middle of a command. */
static uint32_t busy(uint32_t inst, msg_words_t *m)
{
    void (*f)(uint32_t) = while_it_runs;

    if ((m->w[0] == TA_INVOKE || m->w[0] == TA_CLOSE) && f != NULL) {
        while_it_runs = NULL;
        f(inst);
    }
    m->w[0] = ta_result;
    return E_OK;
}

static int setup(void **state)
{
    gateway_setup(state);
    fake_ta = busy;
    while_it_runs = NULL;
    ta_result = TEE_SUCCESS;
    session = open_session(1);
    return session == 0;
}

/* The command that is cancelled: job 0. */
static uint32_t run_command(void (*meanwhile)(uint32_t inst))
{
    msg_arg_t *a = message(MSG0, MSG_INVOKE_COMMAND, 0);

    a->session = session;
    a->cancel_id = ID;
    while_it_runs = meanwhile;
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result();
}

static uint32_t cancel(uint32_t in_session, uint32_t id)
{
    assert_true(send(MSG(8), MSG_CANCEL, in_session, 0, id));
    assert_int_equal(answer.w[0], GW_RET_OK);
    return msg_at_offset(MSG(8))->ret;
}

/* The normal world comes back to job 0, which goes on. */
static void come_back(void)
{
    assert_false(smc(GW_RETURN_FROM_RPC, 0, 0, 0));
}

/* ---- whom it is for ------------------------------------------------------------------------------------ */

static void cancel_others(uint32_t inst)
{
    interrupt();
    assert_int_equal(cancel(session, ID + 1), TEE_ERROR_ITEM_NOT_FOUND);
    assert_int_equal(cancel(session + 256, ID), TEE_ERROR_ITEM_NOT_FOUND);
    assert_int_equal(ta_asks(inst, GW_CANCELLED, NULL), 0);
    assert_int_equal(cancel(session, ID), TEE_SUCCESS);
    assert_int_equal(ta_asks(inst, GW_CANCELLED, NULL), 1);
    assert_int_equal(ta_asks(inst + 1, GW_CANCELLED, NULL), 0);
    come_back();
}

static void only_that_command_of_that_session_is_cancelled(void **state)
{
    (void)state;
    assert_int_equal(run_command(cancel_others), TEE_SUCCESS);
    assert_int_equal(cancel(session, ID), TEE_ERROR_ITEM_NOT_FOUND);    /* it is over */
}

static void ask_if_cancelled(uint32_t inst)
{
    assert_int_equal(ta_asks(inst, GW_CANCELLED, NULL), 0);
}

static void the_flag_is_down_for_the_next_command(void **state)
{
    (void)state;
    assert_int_equal(run_command(cancel_others), TEE_SUCCESS);
    assert_int_equal(run_command(ask_if_cancelled), TEE_SUCCESS);
}

static void cancel_it(uint32_t inst)
{
    (void)inst;
    interrupt();
    assert_int_equal(cancel(session, ID), TEE_SUCCESS);
    come_back();
}

static void a_ta_that_heeds_the_flag_answers_itself(void **state)
{
    (void)state;
    ta_result = TEE_ERROR_CANCEL;
    assert_int_equal(run_command(cancel_it), TEE_ERROR_CANCEL);
    assert_int_equal(last_origin(), ORIGIN_TRUSTED_APP);
    fake_now += 2 * GRACE;
    assert_int_equal(run_command(NULL), TEE_ERROR_CANCEL);
    assert_int_equal(fake_init.kills, 0);
}

static void cancel_queued(uint32_t inst)
{
    (void)inst;
    interrupt();
    assert_false(send(MSG(1), MSG_INVOKE_COMMAND, session, 0, ID + 1));
    interrupt();
    assert_int_equal(cancel(session, ID + 1), TEE_SUCCESS);
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_ERROR_CANCEL);
    assert_int_equal(msg_at_offset(MSG(1))->origin, ORIGIN_TEE);
    assert_int_equal(resume(1), GW_RET_OK);
    come_back();
}

static void a_queued_command_ends_at_once(void **state)
{
    (void)state;
    assert_int_equal(run_command(cancel_queued), TEE_SUCCESS);
    assert_all_idle();
}

/* ---- a TA that does not heed it ---------------------------------------------------------------------------- */

static void ignore_the_flag(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    fake_now += GRACE - 1;
    come_back();
    assert_false(helper_ordered);
    interrupt();
    fake_now += 1;
    come_back();
    assert_true(helper_ordered);
    run_helper();
    assert_false(fake_init.alive[inst]);
}

static void a_ta_that_ignores_it_is_killed_after_the_grace(void **state)
{
    (void)state;
    assert_int_equal(run_command(ignore_the_flag), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(last_origin(), ORIGIN_TEE);
    assert_int_equal(fake_init.kills, 1);
    close_session(session);
    assert_nothing_left();
}

static void repeat_the_cancellation(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    fake_now += GRACE - 1;
    assert_int_equal(cancel(session, ID), TEE_SUCCESS);
    fake_now += 1;
    come_back();
    assert_true(helper_ordered);
    run_helper();
}

static void cancelling_again_gives_no_more_time(void **state)
{
    (void)state;
    assert_int_equal(run_command(repeat_the_cancellation), TEE_ERROR_TARGET_DEAD);
}

static void run_for_long(uint32_t inst)
{
    (void)inst;
    for (uint32_t i = 0; i < 100; i++) {
        interrupt();
        fake_now += 10 * GRACE;
        come_back();
        assert_false(helper_ordered);
    }
}

static void a_command_that_nobody_cancels_may_run_for_ever(void **state)
{
    (void)state;
    assert_int_equal(run_command(run_for_long), TEE_SUCCESS);
}

/* The TA answers between the order to kill it and the kill; its window may be another's by then. */
static void answer_too_late(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    fake_now += GRACE;
    come_back();
    assert_true(helper_ordered);
    memset(window(inst), 0x5A, PARAM_PAGES * 4096);
}

static void a_doomed_tas_late_answer_is_not_taken(void **state)
{
    msg_arg_t *a = message(MSG0, MSG_INVOKE_COMMAND, 1);

    (void)state;
    memset(ns + 0x100000, 1, 16);
    a->session = session;
    a->cancel_id = ID;
    a->param[0] = (msg_param_t){ ATTR_TMEM_INOUT, PA(0x100000), 16, 0 };
    while_it_runs = answer_too_late;
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(a->param[0].b, 16);
    assert_int_equal(ns[0x100000], 1);
    assert_int_equal(fake_init.kills, 1);                   /* once, by the helper */
    close_session(session);
    assert_nothing_left();
}

static void queue_and_die(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    assert_false(send(MSG(1), MSG_INVOKE_COMMAND, session, 0, 99));
    interrupt();
    fake_now += GRACE;
    come_back();
    run_helper();
}

static void commands_that_waited_for_the_killed_ta_hear_of_it(void **state)
{
    (void)state;
    assert_int_equal(run_command(queue_and_die), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(resume(1), GW_RET_OK);
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_ERROR_TARGET_DEAD);
    assert_all_idle();
}

/* ---- no new instance while one is about to be killed (cancel.h) ------------------------------------------------- */

static void open_while_doomed(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    fake_now += GRACE;
    come_back();
    interrupt();
    message_open(MSG(1), 2);
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(1)), 0));
    assert_int_equal(jobs[1].state, JOB_QUEUED);
    interrupt();
    come_back();
    run_helper();
    assert_int_equal(jobs[1].state, JOB_QUEUED);            /* still: the worker has not noticed */
}

static void no_instance_starts_before_a_kill_is_over(void **state)
{
    (void)state;
    assert_int_equal(run_command(open_while_doomed), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(resume(1), GW_RET_OK);
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_SUCCESS);
    assert_int_equal(fake_init.spawns, 2);
}

static void expire_while_another_starts(uint32_t inst)
{
    cancel_it(inst);
    interrupt();
    message_open(MSG(1), 2);
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(1)), 0));
    assert_true(worker_has_work(1));                        /* it is about to start an instance */
    interrupt();
    fake_now += GRACE;
    come_back();
    assert_true(jobs[0].expired);
    assert_false(helper_ordered);                           /* not before that has come to its end */
    run_worker(1);
    interrupt();
    come_back();
    assert_true(helper_ordered);
    run_helper();
}

static void no_kill_while_an_instance_starts(void **state)
{
    (void)state;
    assert_int_equal(run_command(expire_while_another_starts), TEE_ERROR_TARGET_DEAD);
    assert_int_equal(resume(1), GW_RET_OK);
    assert_int_equal(msg_at_offset(MSG(1))->ret, TEE_SUCCESS);
    assert_int_equal(invoke(msg_at_offset(MSG(1))->session, 0, 0, NULL), TEE_SUCCESS);
}

/* ---- closing ----------------------------------------------------------------------------------------------------- */

static void close_for_ever(uint32_t inst)
{
    interrupt();
    come_back();                                            /* from now on the time counts */
    interrupt();
    fake_now += CLOSE_LIMIT - 1;
    come_back();
    assert_false(helper_ordered);
    interrupt();
    fake_now += 1;
    come_back();
    assert_true(helper_ordered);
    run_helper();
    assert_false(fake_init.alive[inst]);
}

static void a_ta_that_does_not_end_its_close_is_killed(void **state)
{
    (void)state;
    while_it_runs = close_for_ever;
    close_session(session);
    assert_int_equal(fake_init.kills, 1);
    assert_nothing_left();
}

/* An OPEN is cancelled by its cancel id alone: there is no session yet. */
static void cancel_open(void)
{
    interrupt();
    assert_int_equal(cancel(0, ID), TEE_SUCCESS);
    assert_int_equal(jobs[0].cancelled, 1);
    assert_false(smc(GW_RETURN_FROM_RPC, 0, 0, 0));
}

static void an_open_can_be_cancelled(void **state)
{
    (void)state;
    message_open(MSG0, 2);
    msg_at_offset(MSG0)->cancel_id = ID;
    fake_init.during_spawn = cancel_open;
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_SUCCESS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(only_that_command_of_that_session_is_cancelled, setup),
        cmocka_unit_test_setup(the_flag_is_down_for_the_next_command, setup),
        cmocka_unit_test_setup(a_ta_that_heeds_the_flag_answers_itself, setup),
        cmocka_unit_test_setup(a_queued_command_ends_at_once, setup),
        cmocka_unit_test_setup(a_ta_that_ignores_it_is_killed_after_the_grace, setup),
        cmocka_unit_test_setup(cancelling_again_gives_no_more_time, setup),
        cmocka_unit_test_setup(a_command_that_nobody_cancels_may_run_for_ever, setup),
        cmocka_unit_test_setup(a_doomed_tas_late_answer_is_not_taken, setup),
        cmocka_unit_test_setup(commands_that_waited_for_the_killed_ta_hear_of_it, setup),
        cmocka_unit_test_setup(no_instance_starts_before_a_kill_is_over, setup),
        cmocka_unit_test_setup(no_kill_while_an_instance_starts, setup),
        cmocka_unit_test_setup(a_ta_that_does_not_end_its_close_is_killed, setup),
        cmocka_unit_test_setup(an_open_can_be_cancelled, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
