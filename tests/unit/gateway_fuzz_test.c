/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Messages of every kind, half right, from a seeded generator.  After each: everybody is idle, and
 * of normal-world memory exactly that has changed which the message allows.  Secure memory, and what
 * lies around the windows, is inaccessible here: to touch it ends the program.
 */
#include "gateway_host.h"

#define NMESSAGES   50000
#define ARENA       0x100000u       /* where memrefs and page lists of the messages lie          */
#define ARENA_PAGES 12u
#define ARENA_SIZE  (ARENA_PAGES * 4096u)
#define LISTS       0x200000u       /* page lists: each a page of addresses                      */
#define NLISTS      3u
#define NCOOKIES    4u

static uint64_t seed = 2026;
static uint8_t before[ARENA_SIZE];
static uint8_t may_change[ARENA_SIZE];
static msg_arg_t sent;
static uint32_t results[6], nanswered_by_ta;

static uint32_t pick(uint32_t n)
{
    return unit_random(&seed) % n;
}

/* ---- a TA that does anything to its window ------------------------------------------------------------- */

static uint32_t wild_ta(uint32_t inst, msg_words_t *m)
{
    ta_params_t *t = (ta_params_t *)(void *)window(inst);

    m->w[0] = pick(8) == 0 ? unit_random(&seed) : TEE_SUCCESS;
    for (uint32_t i = 0; i < 4; i++) {
        if (t->p[i].a >= TA_PARAM_DATA && t->p[i].a < PARAM_PAGES * 4096)
            memset(window(inst) + t->p[i].a, (int)pick(256), 64);
        if (pick(3) == 0)
            t->p[i].b = pick(2) ? unit_random(&seed) : pick(t->p[i].b | 1);
        if (pick(4) == 0)
            t->p[i].a = unit_random(&seed);
    }
    if (pick(200) == 0) {
        fake_init.alive[inst] = 0;
        return E_DEAD;
    }
    return E_OK;
}

/* ---- messages ------------------------------------------------------------------------------------------------ */

static uint64_t some_address(void)
{
    switch (pick(24)) {
    case 0:
        return NS_RAM_END - pick(9000);
    case 1:
        return ((uint64_t)unit_random(&seed) << 32) | unit_random(&seed);
    case 2:
        return pick(3) * PA(LISTS);
    case 3: case 4: case 5: case 6:
        return PA(LISTS + pick(NLISTS) * 4096 + (pick(2) ? pick(4096) : 0));
    default:
        return PA(ARENA + pick(ARENA_SIZE));
    }
}

static uint64_t some_size(void)
{
    static const uint64_t edge[] = { 0, 1, 4096, ARENA_SIZE, 71 * 4096, 0xFFFFFFFF, 0x100000000, UINT64_MAX };

    return pick(8) == 0 ? edge[pick(COUNT(edge))] : pick(pick(8) ? 9000 : ARENA_SIZE);
}

static void some_param(msg_param_t *p)
{
    static const uint16_t attr[] = { 0, 1, 2, 3, 5, 6, 7, 9, 0xA, 0xB, 9, 0xA, 0xB, 0x209, 0x20A, 0x20B };
    static const uint16_t bad[] = { 4, 8, 0xC, 0x101, 0x205, 0xFFFF };

    p->attr = pick(30) ? attr[pick(COUNT(attr))] : bad[pick(COUNT(bad))];
    p->attr |= (uint64_t)!pick(200) << 32;
    p->a = p->attr >= ATTR_TMEM_INPUT ? some_address() : pick(pick(2) ? 9 : 9000);
    p->b = some_size();
    p->c = pick(NCOOKIES + 2);
}

/* Mostly one that is open, if there is any. */
static void some_session(msg_arg_t *a)
{
    uint32_t s = pick(GW_NSESSIONS);

    for (uint32_t i = 0; pick(16) != 0 && i < GW_NSESSIONS && sessions[s].state == SESSION_FREE; i++)
        s = (s + 1) % GW_NSESSIONS;
    a->session = pick(16) ? session_id(s) : unit_random(&seed);
}

static void some_message(void)
{
    static const uint32_t command[] = { 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 4, 5, 6 };
    msg_arg_t *a = message(MSG0, command[pick(COUNT(command))], pick(pick(50) ? 5 : 140));

    a->func = unit_random(&seed);
    a->cancel_id = pick(3);
    some_session(a);
    for (uint32_t i = 0; i < GW_MAX_PARAMS; i++)
        some_param(&a->param[i]);
    if (a->cmd == MSG_OPEN_SESSION && pick(8)) {
        a->num_params = 2 + pick(5);
        a->param[0] = a->param[1] = (msg_param_t){ ATTR_VALUE_INPUT | ATTR_META, pick(3), 0, 0 };
    }
    if ((a->cmd == MSG_REGISTER_SHM || a->cmd == MSG_UNREGISTER_SHM) && pick(8)) {
        a->num_params = 1;
        a->param[0].attr = a->cmd == MSG_REGISTER_SHM ? ATTR_TMEM_OUTPUT | ATTR_NONCONTIG : ATTR_RMEM_INPUT;
        if (a->cmd == MSG_REGISTER_SHM)
            a->param[0].a = PA(LISTS + pick(NLISTS) * 4096 + pick(3) * 1000);
    }
    memcpy(&sent, a, sizeof sent);
}

/* Entries point into the arena, but for a few that do not. */
static void some_lists(void)
{
    for (uint32_t l = 0; l < NLISTS; l++)
        for (uint32_t i = 0; i < 512; i++)
            *(uint64_t *)(void *)(ns + LISTS + l * 4096 + i * 8) =
                i == 511 ? PA(LISTS + pick(NLISTS) * 4096)
                : pick(100) ? PA(ARENA + pick(ARENA_PAGES) * 4096) : some_address();
}

/* ---- what may change ------------------------------------------------------------------------------------------ */

static void allow(uint64_t pa, uint64_t size)
{
    for (uint64_t i = 0; i < size && i < ARENA_SIZE; i++)
        if (pa + i >= PA(ARENA) && pa + i < PA(ARENA + ARENA_SIZE))
            may_change[pa + i - PA(ARENA)] = 1;
}

/* Output memrefs in one piece: their bytes.  In pieces: any of the arena. */
static void allow_outputs(void)
{
    memset(may_change, 0, sizeof may_change);
    if (sent.cmd > MSG_INVOKE_COMMAND)
        return;
    for (uint32_t i = 0; i < sent.num_params && i < GW_MAX_PARAMS; i++) {
        const msg_param_t *p = &sent.param[i];
        uint64_t kind = p->attr & ~(uint64_t)ATTR_NONCONTIG;
        if (kind == ATTR_TMEM_OUTPUT || kind == ATTR_TMEM_INOUT || kind == 6 || kind == ATTR_RMEM_INOUT)
            allow(p->attr == kind && kind > ATTR_RMEM_INOUT ? p->a : PA(ARENA),
                  p->attr == kind && kind > ATTR_RMEM_INOUT ? p->b : ARENA_SIZE);
    }
}

static int is_output(uint64_t attr)
{
    uint64_t kind = attr & ~(uint64_t)ATTR_NONCONTIG;
    return kind == 2 || kind == 3 || kind == 6 || kind == 7 || kind == 0xA || kind == 0xB;
}

/* The message: results, and of output parameters values and sizes; nothing else. */
static void assert_message_kept(void)
{
    msg_arg_t now = *msg_at_offset(MSG0);

    if (sent.cmd == MSG_OPEN_SESSION && now.ret == TEE_SUCCESS)
        now.session = sent.session;
    now.ret = now.origin = UNANSWERED;
    for (uint32_t i = 0; i < GW_MAX_PARAMS; i++) {
        if (sent.cmd > MSG_INVOKE_COMMAND || i >= sent.num_params || !is_output(sent.param[i].attr))
            continue;
        now.param[i].b = sent.param[i].b;
        if ((sent.param[i].attr & 0xFF) <= ATTR_VALUE_INOUT)
            now.param[i].a = sent.param[i].a;
    }
    assert_memory_equal(&now, &sent, sizeof now);
}

static void assert_memory_kept(void)
{
    for (uint32_t i = 0; i < ARENA_SIZE; i++)
        if (ns[ARENA + i] != before[i] && !may_change[i])
            fail_msg("byte %u of memory that the message does not name has changed", i);
}

static void start_over(void)
{
    void *state = NULL;

    gateway_setup(&state);
    fake_ta = wild_ta;
    fake_init.flags = BUNDLE_TA | (pick(2) ? BUNDLE_MSESS : pick(2) ? BUNDLE_MULTI : BUNDLE_KEEP);
    some_lists();
    unit_fill(ns + ARENA, ARENA_SIZE, &seed);
    memcpy(before, ns + ARENA, ARENA_SIZE);
}

static void count(uint32_t ret)
{
    static const uint32_t kind[] = { TEE_SUCCESS, TEE_ERROR_BAD_PARAMETERS, TEE_ERROR_ACCESS_DENIED,
                                     TEE_ERROR_OUT_OF_MEMORY, TEE_ERROR_SHORT_BUFFER,
                                     TEE_ERROR_TARGET_DEAD };

    for (uint32_t i = 0; i < COUNT(kind); i++)
        results[i] += ret == kind[i];
    nanswered_by_ta += last_origin() == ORIGIN_TRUSTED_APP;
}

/* ---- the tests -------------------------------------------------------------------------------------------------- */

static void messages_do_what_they_may_and_no_more(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < NMESSAGES; i++) {
        if (i % 1000 == 0)
            start_over();
        some_message();
        allow_outputs();
        assert_int_not_equal(call(MSG0), STILL_WAITS);
        assert_all_idle();
        assert_message_kept();
        if (memcmp(before, ns + ARENA, ARENA_SIZE) != 0)
            assert_memory_kept();
        memcpy(before, ns + ARENA, ARENA_SIZE);
        count(last_result());
    }
}

/* A generator that only makes nonsense tests nothing: every kind of answer has come often. */
static void every_kind_of_answer_was_seen(void **state)
{
    (void)state;
    print_message("# answers: %u success, %u bad parameters, %u access denied, %u out of memory, %u short buffer, "
                  "%u target dead; %u by the TA\n", results[0], results[1], results[2], results[3], results[4],
                  results[5], nanswered_by_ta);
    for (uint32_t i = 0; i < COUNT(results); i++)
        assert_true(results[i] > NMESSAGES / 500);
    assert_true(nanswered_by_ta > NMESSAGES / 20);
}

/* Handles, functions and interrupts in any order; then all calls come to their end. */
static void calls_interleave_in_any_way(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < NMESSAGES; i++) {
        if (i % 5000 == 0)
            start_over();
        some_message();
        memcpy(ns + MSG(1 + i % 16), msg_at_offset(MSG0), sizeof(msg_arg_t));
        if (!smc(pick(2) ? GW_CALL_WITH_ARG : GW_RETURN_FROM_RPC, 0, (uint32_t)PA(MSG(1 + i % 16)), pick(5))) {
            uint32_t k = pick(GATEWAY_WORKERS);
            if (worker_has_work(k))
                run_worker(k);
            if (helper_ordered && pick(2))
                run_helper();
            if (world_waits)
                interrupt();
        }
        fake_now += pick(1000) ? 1000 : CLOCK_HZ;
    }
    for (uint32_t round = 0; round < 8; round++) {
        run_all();
        for (uint32_t k = 0; k < GATEWAY_WORKERS; k++)
            (void)resume(k);
    }
    assert_all_idle();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_do_what_they_may_and_no_more),
        cmocka_unit_test(every_kind_of_answer_was_seen),
        cmocka_unit_test(calls_interleave_in_any_way),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
