/* SPDX-License-Identifier: BSD-2-Clause */
/* Parameters of a command: into the TA's window, and back. */
#include "gateway_host.h"

#define IN_AT       0x100003u       /* memory of the normal world for inputs, and for outputs   */
#define OUT_AT      0x200005u
#define LIST        0x300000u
#define LIST_PAGE   0x400u
#define ROOM        ((PARAM_PAGES - 1) * 4096u)     /* for all memrefs                          */

/* Commands of the TA of these tests. */
enum {
    DO_NOTHING,
    COPY,               /* p1 = p0; needs as much room                                          */
    ADD,                /* value p0: a + 1, b + 2; result 0x1234                                */
    SAY_SHORT,          /* result SHORT_BUFFER, 50 needed in p0                                 */
    FAIL_WITH_DATA,     /* writes p0, then fails                                                */
    SPOIL_HEADER,       /* the window's header is all ones                                      */
    MOVE_MEMREF,        /* p0: another offset and type                                          */
};

static uint32_t session;
static ta_params_t seen;            /* the header as the TA found it                            */
static int outputs_were_zero;

static uint32_t copy(ta_params_t *t, uint8_t *w)
{
    for (uint32_t i = 0; i < t->p[1].b; i++)
        outputs_were_zero &= w[t->p[1].a + i] == 0;
    if (t->p[1].b < t->p[0].b || t->p[1].null) {
        t->p[1].b = t->p[0].b;
        return TEE_ERROR_SHORT_BUFFER;
    }
    memcpy(w + t->p[1].a, w + t->p[0].a, t->p[0].b);
    t->p[1].b = t->p[0].b;
    return TEE_SUCCESS;
}

static uint32_t command(uint32_t nr, ta_params_t *t, uint8_t *w)
{
    switch (nr) {
    case COPY:
        return copy(t, w);
    case ADD:
        t->p[0].a += 1;
        t->p[0].b += 2;
        return 0x1234;
    case SAY_SHORT:
        t->p[0].b = 50;
        return TEE_ERROR_SHORT_BUFFER;
    case FAIL_WITH_DATA:
        memset(w + t->p[0].a, 0x77, t->p[0].b);
        return TEE_ERROR_BAD_PARAMETERS;
    case SPOIL_HEADER:
        memset(t, 0xFF, sizeof *t);
        return TEE_SUCCESS;
    case MOVE_MEMREF:
        memset(w + t->p[0].a, 0x44, t->p[0].b);
        t->types = TYPE_VALUE_INOUT;
        t->p[0].a = 0xFFFFF000;
        return TEE_SUCCESS;
    default:
        return TEE_SUCCESS;
    }
}

static uint32_t ta(uint32_t inst, msg_words_t *m)
{
    ta_params_t *t = (ta_params_t *)(void *)window(inst);

    if (m->w[0] != TA_INVOKE) {
        m->w[0] = TEE_SUCCESS;
        return E_OK;
    }
    memcpy(&seen, t, sizeof seen);
    m->w[0] = command(m->w[3], t, window(inst));
    return E_OK;
}

static int setup(void **state)
{
    uint64_t seed = 1;

    gateway_setup(state);
    fake_ta = ta;
    session = open_session(1);
    outputs_were_zero = 1;
    unit_fill(ns + 0x100000, 0x60000, &seed);
    unit_fill(ns + LIST_PAGE * 4096, 20 * 4096, &seed);
    return session == 0;
}

static msg_param_t *after(uint32_t i)
{
    return &msg_at_offset(MSG0)->param[i];
}

static uint32_t invoke1(uint32_t nr, msg_param_t p)
{
    return invoke(session, nr, 1, &p);
}

static uint32_t invoke2(uint32_t nr, msg_param_t p, msg_param_t q)
{
    msg_param_t both[2] = { p, q };
    return invoke(session, nr, 2, both);
}

static msg_param_t in(uint64_t at, uint64_t size)
{
    return (msg_param_t){ ATTR_TMEM_INPUT, at, size, 1 };
}

static msg_param_t out(uint64_t at, uint64_t size)
{
    return (msg_param_t){ ATTR_TMEM_OUTPUT, at, size, 2 };
}

/* ---- values ------------------------------------------------------------------------------------------ */

static void values_go_in_and_come_back(void **state)
{
    (void)state;
    assert_int_equal(invoke1(ADD, (msg_param_t){ ATTR_VALUE_INOUT, 10, 20, 30 }), 0x1234);
    assert_int_equal(last_origin(), ORIGIN_TRUSTED_APP);
    assert_int_equal(after(0)->a, 11);
    assert_int_equal(after(0)->b, 22);
    assert_int_equal(after(0)->c, 30);
}

static void an_input_value_is_not_written(void **state)
{
    (void)state;
    invoke1(ADD, (msg_param_t){ ATTR_VALUE_INPUT, 10, 20, 30 });
    assert_int_equal(seen.p[0].a, 10);
    assert_int_equal(after(0)->a, 10);
    assert_int_equal(after(0)->b, 20);
}

static void an_output_value_starts_as_zero(void **state)
{
    (void)state;
    invoke1(ADD, (msg_param_t){ 2 /* VALUE_OUTPUT */, 10, 20, 30 });
    assert_int_equal(seen.p[0].a | seen.p[0].b, 0);
    assert_int_equal(after(0)->a, 1);
    assert_int_equal(after(0)->b, 2);
}

static void the_ta_learns_types_and_client(void **state)
{
    msg_param_t p[4] = { { ATTR_VALUE_INPUT, 1, 2, 0 }, { ATTR_NONE, 0, 0, 0 }, in(PA(IN_AT), 1),
                         out(PA(OUT_AT), 1) };

    (void)state;
    assert_int_equal(invoke(session, DO_NOTHING, 4, p), TEE_SUCCESS);
    assert_int_equal(seen.types, TYPE_VALUE_INPUT | TYPE_MEMREF_INPUT << 8 | TYPE_MEMREF_OUTPUT << 12);
    assert_int_equal(seen.login, CLIENT_LOGIN);
    assert_memory_equal(seen.client_uuid, "the client's id", 16);
}

static void attributes_of_no_known_kind_are_refused(void **state)
{
    static const uint64_t bad[] = { 4, 8, 0xC, 0xFF, 0x205, 0x101, 0x109, 0x10009, 0x100000001,
                                    UINT64_MAX };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(invoke1(COPY, (msg_param_t){ bad[i], PA(IN_AT), 8, 0 }),
                         TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(last_origin(), ORIGIN_TEE);
}

/* ---- memrefs in one piece -------------------------------------------------------------------------------- */

static void contents_go_in_and_come_back(void **state)
{
    static const uint32_t sizes[] = { 0, 1, 4091, 4092, 4093, 4096, 70000, 145000 };

    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        uint32_t n = sizes[i];
        memset(ns + OUT_AT - 1, 0xEE, n + 8);
        assert_int_equal(invoke2(COPY, in(PA(IN_AT), n), out(PA(OUT_AT), n + 1)), TEE_SUCCESS);
        assert_memory_equal(ns + OUT_AT, ns + IN_AT, n);
        assert_int_equal(ns[OUT_AT - 1], 0xEE);
        assert_int_equal(ns[OUT_AT + n], 0xEE);         /* only what the TA says it wrote */
        assert_int_equal(after(1)->b, n);
        assert_int_equal(after(0)->b, n);
    }
    assert_true(outputs_were_zero);
}

static void an_input_is_never_written(void **state)
{
    uint8_t before[1000];

    (void)state;
    memcpy(before, ns + IN_AT, sizeof before);
    assert_int_equal(invoke1(FAIL_WITH_DATA, in(PA(IN_AT), sizeof before)), TEE_ERROR_BAD_PARAMETERS);
    assert_memory_equal(ns + IN_AT, before, sizeof before);
}

static void a_short_buffer_gets_the_size_and_no_data(void **state)
{
    (void)state;
    memset(ns + OUT_AT, 0xEE, 200);
    assert_int_equal(invoke2(COPY, in(PA(IN_AT), 101), out(PA(OUT_AT), 100)), TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(after(1)->b, 101);
    for (uint32_t i = 0; i < 200; i++)
        assert_int_equal(ns[OUT_AT + i], 0xEE);
}

static void null_is_told_from_empty(void **state)
{
    (void)state;
    assert_int_equal(invoke2(COPY, in(PA(IN_AT), 0), out(0, 0)), TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(seen.p[0].null, 0);
    assert_int_equal(seen.p[1].null, 1);
    assert_int_equal(invoke1(SAY_SHORT, out(0, 0)), TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(after(0)->b, 50);
    /* its size is only a number */
    assert_int_equal(invoke1(DO_NOTHING, out(0, 0xFFFFFFFF)), TEE_SUCCESS);
    assert_int_equal(seen.p[0].b, 0xFFFFFFFF);
}

static void a_null_reference_is_null(void **state)
{
    (void)state;
    assert_int_equal(invoke1(SAY_SHORT, (msg_param_t){ ATTR_RMEM_INOUT, 0, 16, 0 }),
                     TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(seen.p[0].null, 1);
    assert_int_equal(after(0)->b, 50);
}

static void all_memrefs_together_fit_the_window(void **state)
{
    (void)state;
    assert_int_equal(invoke1(DO_NOTHING, in(PA(IN_AT), ROOM)), TEE_SUCCESS);
    assert_int_equal(invoke1(DO_NOTHING, in(PA(IN_AT), ROOM + 1)), TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(invoke2(DO_NOTHING, in(PA(IN_AT), ROOM - 32), out(PA(OUT_AT), 32)), TEE_SUCCESS);
    assert_int_equal(invoke2(DO_NOTHING, in(PA(IN_AT), ROOM - 32), out(PA(OUT_AT), 33)),
                     TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(invoke2(DO_NOTHING, in(PA(IN_AT), ROOM - 31), out(PA(OUT_AT), 1)),
                     TEE_ERROR_OUT_OF_MEMORY);      /* each is rounded up to 32 */
    assert_int_equal(invoke2(DO_NOTHING, in(PA(IN_AT), ROOM), out(PA(OUT_AT), 0)), TEE_SUCCESS);
    assert_int_equal(last_origin(), ORIGIN_TRUSTED_APP);
}

static void sizes_beyond_32_bits_are_refused(void **state)
{
    static const uint64_t huge[] = { 0xFFFFFFFF, 0x100000000, 0x100000010, UINT64_MAX };

    (void)state;
    for (size_t i = 0; i < COUNT(huge); i++) {
        assert_int_equal(invoke1(DO_NOTHING, in(PA(IN_AT), huge[i])), TEE_ERROR_OUT_OF_MEMORY);
        assert_int_equal(invoke2(DO_NOTHING, in(PA(IN_AT), 64), in(PA(IN_AT), huge[i])),
                         TEE_ERROR_OUT_OF_MEMORY);
    }
}

static void memory_that_is_not_normal_is_refused(void **state)
{
    static const struct { uint64_t at, size; } bad[] = {
        { SECURE_BASE, 1 }, { SECURE_BASE - 1, 2 }, { SECURE_BASE - 4096, 8192 }, { 0x1000, 1 },
        { NS_RAM_BASE - 1, 1 }, { NS_RAM_BASE - 1, 2 }, { SECURE_BASE + SECURE_SIZE, 1 },
        { 0x100000000 + NS_RAM_BASE, 1 }, { UINT64_MAX, 1 }, { UINT64_MAX - 4095, 4096 },
        { UINT64_MAX - 4000, 70000 }, { 0xFFFFFFFF, 70000 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_int_equal(invoke1(COPY, in(bad[i].at, bad[i].size)), TEE_ERROR_ACCESS_DENIED);
        assert_int_equal(invoke1(COPY, out(bad[i].at, bad[i].size)), TEE_ERROR_ACCESS_DENIED);
        assert_int_equal(last_origin(), ORIGIN_TEE);
    }
    assert_int_equal(invoke1(DO_NOTHING, out(SECURE_BASE - 8192, 8192)), TEE_SUCCESS);
}

static void overlapping_memrefs_are_copies_of_their_own(void **state)
{
    uint8_t before[300];

    (void)state;
    memcpy(before, ns + IN_AT, sizeof before);
    assert_int_equal(invoke2(COPY, in(PA(IN_AT), 200), out(PA(IN_AT) + 100, 200)), TEE_SUCCESS);
    assert_memory_equal(ns + IN_AT, before, 100);
    assert_memory_equal(ns + IN_AT + 100, before, 200);
}

/* ---- memrefs in pieces ------------------------------------------------------------------------------------ */

/* Byte `at` of the list that the tests below use: 20 pages, every seventh, starting over. */
static uint8_t *listed(uint32_t at)
{
    return ns + (LIST_PAGE + at / 4096 * 7 % 20) * 4096 + at % 4096;
}

static void a_listed_memref_is_gathered_and_scattered(void **state)
{
    msg_param_t p = in(PA(LIST) | 9, 50000), q = out(PA(OUT_AT), 50000);

    (void)state;
    page_list(LIST, 20, LIST_PAGE, 7);
    p.attr |= ATTR_NONCONTIG;
    assert_int_equal(invoke2(COPY, p, q), TEE_SUCCESS);
    for (uint32_t i = 0; i < 50000; i++)
        assert_int_equal(ns[OUT_AT + i], *listed(9 + i));
    unit_fill(ns + IN_AT, 50000, &(uint64_t){ 7 });
    q = out(PA(LIST) | 0xFFF, 50000);
    q.attr |= ATTR_NONCONTIG;
    assert_int_equal(invoke2(COPY, in(PA(IN_AT), 50000), q), TEE_SUCCESS);
    for (uint32_t i = 0; i < 50000; i++)
        assert_int_equal(*listed(0xFFF + i), ns[IN_AT + i]);
}

static void a_listed_memref_with_a_bad_page_is_refused(void **state)
{
    msg_param_t p = in(PA(LIST), 50000);

    (void)state;
    p.attr |= ATTR_NONCONTIG;
    page_list(LIST, 20, LIST_PAGE, 7);
    *list_entry(LIST, 12) = SECURE_BASE;
    assert_int_equal(invoke1(COPY, p), TEE_ERROR_ACCESS_DENIED);
    *list_entry(LIST, 12) = PA(0x400001);
    assert_int_equal(invoke1(COPY, p), TEE_ERROR_BAD_PARAMETERS);
    p.b = 12 * 4096;                                /* that page is not part of it */
    assert_int_equal(invoke1(DO_NOTHING, p), TEE_SUCCESS);
}

static msg_param_t in_object(uint64_t offset, uint64_t size)
{
    return (msg_param_t){ ATTR_RMEM_INPUT, offset, size, 0xABC };
}

static void a_part_of_an_object_is_a_memref(void **state)
{
    static const struct { uint32_t at, size; } part[] = {
        { 0, 1 }, { 0, 50000 }, { 4090, 2 }, { 4091, 4096 }, { 70000, 11915 }, { 81914, 1 },
        { 81915, 0 },
    };

    (void)state;
    page_list(LIST, 20, LIST_PAGE, 7);
    assert_int_equal(register_shm(0xABC, PA(LIST) | 5, 20 * 4096 - 5), TEE_SUCCESS);
    for (size_t i = 0; i < COUNT(part); i++) {
        assert_int_equal(invoke2(COPY, in_object(part[i].at, part[i].size), out(PA(OUT_AT), 50000)),
                         TEE_SUCCESS);
        for (uint32_t k = 0; k < part[i].size; k++)
            assert_int_equal(ns[OUT_AT + k], *listed(5 + part[i].at + k));
    }
}

static void nothing_outside_an_object_is_reached(void **state)
{
    const uint32_t size = 20 * 4096 - 5;

    (void)state;
    page_list(LIST, 20, LIST_PAGE, 7);
    assert_int_equal(register_shm(0xABC, PA(LIST) | 5, size), TEE_SUCCESS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(0, size)), TEE_SUCCESS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(0, size + 1)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(1, size)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(size + 1, 0)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(UINT64_MAX, 2)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke1(DO_NOTHING, in_object(0x100000000, 1)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(invoke1(DO_NOTHING, (msg_param_t){ ATTR_RMEM_INPUT, 0, 1, 0xABD }),
                     TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(unregister_shm(0xABC), TEE_SUCCESS);       /* nobody holds it */
}

static void an_objects_pages_are_those_of_its_registration(void **state)
{
    (void)state;
    page_list(LIST, 20, LIST_PAGE, 7);
    assert_int_equal(register_shm(0xABC, PA(LIST), 20 * 4096), TEE_SUCCESS);
    for (uint32_t i = 0; i < 20; i++)
        *list_entry(LIST, i) = SECURE_BASE;
    assert_int_equal(invoke2(COPY, in_object(0, 20 * 4096), out(PA(OUT_AT), 20 * 4096)), TEE_SUCCESS);
    assert_memory_equal(ns + OUT_AT + 4096, listed(4096), 4096);
}

/* ---- a TA that tampers with its window ------------------------------------------------------------------------ */

static void a_size_larger_than_the_buffer_is_short_and_writes_nothing(void **state)
{
    msg_param_t p = { ATTR_TMEM_INOUT, PA(OUT_AT), 100, 1 };

    (void)state;
    memset(ns + OUT_AT, 3, 200);
    assert_int_equal(invoke2(SPOIL_HEADER, p, (msg_param_t){ ATTR_VALUE_INOUT, 1, 1, 0 }),
                     TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(after(0)->b, 0xFFFFFFFF);
    assert_int_equal(after(1)->a, 0xFFFFFFFF);
    for (uint32_t i = 0; i < 200; i++)
        assert_int_equal(ns[OUT_AT + i], 3);
}

static void offsets_and_types_in_the_window_steer_nothing(void **state)
{
    msg_param_t p = { ATTR_TMEM_INOUT, PA(OUT_AT), 100, 1 };

    (void)state;
    memset(ns + OUT_AT, 3, 200);
    assert_int_equal(invoke1(MOVE_MEMREF, p), TEE_SUCCESS);
    for (uint32_t i = 0; i < 200; i++)
        assert_int_equal(ns[OUT_AT + i], i < 100 ? 0x44 : 3);
    assert_int_equal(after(0)->a, PA(OUT_AT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(values_go_in_and_come_back, setup),
        cmocka_unit_test_setup(an_input_value_is_not_written, setup),
        cmocka_unit_test_setup(an_output_value_starts_as_zero, setup),
        cmocka_unit_test_setup(the_ta_learns_types_and_client, setup),
        cmocka_unit_test_setup(attributes_of_no_known_kind_are_refused, setup),
        cmocka_unit_test_setup(contents_go_in_and_come_back, setup),
        cmocka_unit_test_setup(an_input_is_never_written, setup),
        cmocka_unit_test_setup(a_short_buffer_gets_the_size_and_no_data, setup),
        cmocka_unit_test_setup(null_is_told_from_empty, setup),
        cmocka_unit_test_setup(a_null_reference_is_null, setup),
        cmocka_unit_test_setup(all_memrefs_together_fit_the_window, setup),
        cmocka_unit_test_setup(sizes_beyond_32_bits_are_refused, setup),
        cmocka_unit_test_setup(memory_that_is_not_normal_is_refused, setup),
        cmocka_unit_test_setup(overlapping_memrefs_are_copies_of_their_own, setup),
        cmocka_unit_test_setup(a_listed_memref_is_gathered_and_scattered, setup),
        cmocka_unit_test_setup(a_listed_memref_with_a_bad_page_is_refused, setup),
        cmocka_unit_test_setup(a_part_of_an_object_is_a_memref, setup),
        cmocka_unit_test_setup(nothing_outside_an_object_is_reached, setup),
        cmocka_unit_test_setup(an_objects_pages_are_those_of_its_registration, setup),
        cmocka_unit_test_setup(a_size_larger_than_the_buffer_is_short_and_writes_nothing, setup),
        cmocka_unit_test_setup(offsets_and_types_in_the_window_steer_nothing, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
