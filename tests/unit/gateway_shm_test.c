/* SPDX-License-Identifier: BSD-2-Clause */
/* Page lists, and the shared memory objects that are made from them. */
#include "gateway_host.h"
#include "pagelist.h"

#define LIST    0x300000u           /* where page lists of these tests lie                      */
#define PAGE0   0x400u              /* first page that they name                                */

/* ---- page lists --------------------------------------------------------------------------------------- */

static void a_list_names_its_pages_in_order(void **state)
{
    pagelist_t l;
    uint32_t page;

    (void)state;
    page_list(LIST, 1500, PAGE0, 7);
    assert_int_equal(pagelist_start(&l, PA(LIST)), TEE_SUCCESS);
    for (uint32_t i = 0; i < 1500; i++) {
        assert_int_equal(pagelist_next(&l, &page), TEE_SUCCESS);
        assert_int_equal(page, PAGE0 + i * 7 % 1500);
    }
}

static void a_list_may_lie_in_normal_memory_only(void **state)
{
    pagelist_t l;

    (void)state;
    assert_int_equal(pagelist_start(&l, PA(LIST) + 8), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(pagelist_start(&l, SECURE_BASE), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(pagelist_start(&l, NS_RAM_BASE - 4096), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(pagelist_start(&l, 0x100000000 + PA(LIST)), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(pagelist_start(&l, UINT64_MAX - 4095), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(pagelist_start(&l, SECURE_BASE - 4096), TEE_SUCCESS);
}

static uint32_t with_entry(uint64_t entry)
{
    pagelist_t l;
    uint32_t page;

    *list_entry(LIST, 0) = entry;
    assert_int_equal(pagelist_start(&l, PA(LIST)), TEE_SUCCESS);
    return pagelist_next(&l, &page);
}

static void an_entry_must_be_a_page_of_normal_memory(void **state)
{
    (void)state;
    assert_int_equal(with_entry(PA(0)), TEE_SUCCESS);
    assert_int_equal(with_entry(SECURE_BASE - 4096), TEE_SUCCESS);
    assert_int_equal(with_entry(SECURE_BASE), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_entry(SECURE_BASE + SECURE_SIZE), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_entry(0), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_entry(0x100000000 + PA(0)), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_entry(PA(1)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(with_entry(PA(0x1800)), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(with_entry(UINT64_MAX), TEE_ERROR_BAD_PARAMETERS);
}

static uint32_t with_link(uint64_t link)
{
    page_list(LIST, 600, PAGE0, 1);
    list_entry(LIST, 510)[1] = link;
    return register_shm(1, PA(LIST), 600 * 4096);
}

static void a_link_must_name_a_page_of_normal_memory(void **state)
{
    (void)state;
    assert_int_equal(with_link(PA(LIST) + 4096 + 8), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(with_link(SECURE_BASE), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_link(0), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(with_link(PA(LIST) + 4096), TEE_SUCCESS);
}

static void a_list_that_links_to_itself_ends(void **state)
{
    (void)state;
    page_list(LIST, 511, PAGE0, 1);
    list_entry(LIST, 510)[1] = PA(LIST);
    assert_int_equal(register_shm(1, PA(LIST), 4096ull * 4096), TEE_SUCCESS);
    assert_int_equal(unregister_shm(1), TEE_SUCCESS);
}

/* ---- registering ------------------------------------------------------------------------------------------ */

static uint32_t reg(uint64_t cookie, uint32_t pages)
{
    return register_shm(cookie, PA(LIST), (uint64_t)pages * 4096);
}

static void an_object_is_registered_once(void **state)
{
    (void)state;
    page_list(LIST, 4, PAGE0, 1);
    assert_int_equal(reg(0xABC, 4), TEE_SUCCESS);
    assert_int_equal(last_origin(), ORIGIN_TEE);
    assert_int_equal(reg(0xABC, 4), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg(0x100000ABCull, 4), TEE_SUCCESS);      /* all 64 bits count */
    assert_int_equal(unregister_shm(0xABC), TEE_SUCCESS);
    assert_int_equal(unregister_shm(0xABC), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg(0xABC, 4), TEE_SUCCESS);
}

static void senseless_registrations_are_refused(void **state)
{
    (void)state;
    page_list(LIST, 4, PAGE0, 1);
    assert_int_equal(reg(0, 1), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(register_shm(1, PA(LIST), 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(register_shm(1, PA(LIST), 4096ull * 4096 + 1), TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(register_shm(1, PA(LIST) + 1, 4096ull * 4096), TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(register_shm(1, PA(LIST), UINT64_MAX), TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(register_shm(1, PA(LIST), 0x100000000), TEE_ERROR_OUT_OF_MEMORY);
    assert_int_equal(register_shm(1, SECURE_BASE, 4096), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(unregister_shm(1), TEE_ERROR_BAD_PARAMETERS);
}

static uint32_t reg_as(uint64_t attr, uint32_t n)
{
    msg_arg_t *a = message(MSG0, MSG_REGISTER_SHM, n);

    a->param[0] = (msg_param_t){ attr, PA(LIST), 4096, 9 };
    a->param[1] = a->param[0];
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result();
}

static void the_message_must_have_the_one_right_parameter(void **state)
{
    (void)state;
    page_list(LIST, 1, PAGE0, 1);
    assert_int_equal(reg_as(ATTR_TMEM_OUTPUT, 1), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg_as(ATTR_TMEM_INPUT | ATTR_NONCONTIG, 1), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg_as(ATTR_TMEM_OUTPUT | ATTR_NONCONTIG, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg_as(ATTR_TMEM_OUTPUT | ATTR_NONCONTIG, 2), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(reg_as(ATTR_TMEM_OUTPUT | ATTR_NONCONTIG, 1), TEE_SUCCESS);
    message(MSG0, MSG_UNREGISTER_SHM, 1)->param[0] =
        (msg_param_t){ ATTR_RMEM_INOUT, 0, 0, 9 };
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_ERROR_BAD_PARAMETERS);
}

/* Few pages: by the dispatcher.  Many: by a worker. */
static void a_secure_page_anywhere_in_the_list_is_refused(void **state)
{
    static const uint32_t sizes[] = { 1, 16, 32, 33, 600, 4096 };

    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        page_list(LIST, sizes[i], PAGE0, 1);
        *list_entry(LIST, sizes[i] - 1) = SECURE_BASE;
        assert_int_equal(reg(1, sizes[i]), TEE_ERROR_ACCESS_DENIED);
        *list_entry(LIST, sizes[i] - 1) = PA(0x1001);
        assert_int_equal(reg(1, sizes[i]), TEE_ERROR_BAD_PARAMETERS);
        *list_entry(LIST, sizes[i] - 1) = PA(0x1000);
        assert_int_equal(reg(1, sizes[i]), TEE_SUCCESS);        /* nothing was kept */
        assert_int_equal(unregister_shm(1), TEE_SUCCESS);
    }
}

/* How many objects of that many pages can be registered; all are unregistered again. */
static uint32_t capacity(uint32_t pages)
{
    uint32_t n = 0;

    page_list(LIST, pages, PAGE0, 1);
    while (reg(1000 + n, pages) == TEE_SUCCESS)
        n++;
    assert_int_equal(last_result(), TEE_ERROR_OUT_OF_MEMORY);
    for (uint32_t i = 0; i < n; i++)
        assert_int_equal(unregister_shm(1000 + (i * 7 + 3) % n), TEE_SUCCESS);
    return n;
}

static void tables_fill_up_and_empty_again(void **state)
{
    const uint32_t pages = GW_SHM_CHUNKS * GW_SHM_CHUNK;

    (void)state;
    for (uint32_t round = 0; round < 2; round++) {
        assert_int_equal(capacity(4096), pages / 4096);
        assert_int_equal(capacity(1), GW_NSHM);
        assert_int_equal(capacity(16 * 17 - 1), GW_SHM_CHUNKS / 17);
    }
}

static void refused_registrations_keep_nothing(void **state)
{
    (void)state;
    page_list(LIST, 600, PAGE0, 1);
    *list_entry(LIST, 20) = SECURE_BASE;
    for (uint32_t i = 0; i < 3 * GW_NSHM; i++)
        assert_int_equal(reg(1, i % 2 ? 600 : 32), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(capacity(4096), GW_SHM_CHUNKS * GW_SHM_CHUNK / 4096);
}

/* ---- in use -------------------------------------------------------------------------------------------------- */

static uint32_t refusal;            /* result of an UNREGISTER at that time                        */

static void unregister_now(void)
{
    message(MSG(1), MSG_UNREGISTER_SHM, 1)->param[0] = (msg_param_t){ ATTR_RMEM_INPUT, 0, 0, 7 };
    assert_true(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG(1)), 0));
    refusal = msg_at_offset(MSG(1))->ret;
}

static uint32_t unregister_while_the_ta_runs(uint32_t inst, msg_words_t *m)
{
    (void)inst;
    if (m->w[0] == TA_INVOKE) {
        interrupt();
        unregister_now();
        assert_false(smc(GW_RETURN_FROM_RPC, 0, 0, 0));
    }
    m->w[0] = TEE_SUCCESS;
    return E_OK;
}

static void an_object_in_use_stays(void **state)
{
    msg_param_t p[2] = { { ATTR_RMEM_INOUT, 0, 100, 7 }, { ATTR_RMEM_INPUT, 0, 100, 7 } };
    uint32_t session = open_session(1);

    (void)state;
    page_list(LIST, 4, PAGE0, 1);
    assert_int_equal(reg(7, 4), TEE_SUCCESS);
    fake_ta = unregister_while_the_ta_runs;
    assert_int_equal(invoke(session, 0, 2, p), TEE_SUCCESS);
    assert_int_equal(refusal, TEE_ERROR_BUSY);
    assert_int_equal(unregister_shm(7), TEE_SUCCESS);
}

static void a_refused_command_lets_its_objects_go(void **state)
{
    msg_param_t p[2] = { { ATTR_RMEM_INOUT, 0, 100, 7 }, { ATTR_RMEM_INPUT, 0, 100, 99 } };
    uint32_t session = open_session(1);

    (void)state;
    page_list(LIST, 4, PAGE0, 1);
    assert_int_equal(reg(7, 4), TEE_SUCCESS);
    assert_int_equal(invoke(session, 0, 2, p), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(unregister_shm(7), TEE_SUCCESS);
}

static void an_object_that_is_being_made_cannot_be_used_or_removed(void **state)
{
    uint32_t obj, first;

    (void)state;
    page_list(LIST, 600, PAGE0, 1);
    message(MSG0, MSG_REGISTER_SHM, 1)->param[0] =
        (msg_param_t){ ATTR_TMEM_OUTPUT | ATTR_NONCONTIG, PA(LIST), 600 * 4096, 7 };
    assert_false(smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(MSG0), 0));
    interrupt();                                                /* its worker has not begun */
    unregister_now();
    assert_int_equal(refusal, TEE_ERROR_BUSY);
    assert_int_equal(shm_hold(7, 0, 1, &obj, &first), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(resume(0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_SUCCESS);
    assert_int_equal(unregister_shm(7), TEE_SUCCESS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_list_names_its_pages_in_order, gateway_setup),
        cmocka_unit_test_setup(a_list_may_lie_in_normal_memory_only, gateway_setup),
        cmocka_unit_test_setup(an_entry_must_be_a_page_of_normal_memory, gateway_setup),
        cmocka_unit_test_setup(a_link_must_name_a_page_of_normal_memory, gateway_setup),
        cmocka_unit_test_setup(a_list_that_links_to_itself_ends, gateway_setup),
        cmocka_unit_test_setup(an_object_is_registered_once, gateway_setup),
        cmocka_unit_test_setup(senseless_registrations_are_refused, gateway_setup),
        cmocka_unit_test_setup(the_message_must_have_the_one_right_parameter, gateway_setup),
        cmocka_unit_test_setup(a_secure_page_anywhere_in_the_list_is_refused, gateway_setup),
        cmocka_unit_test_setup(tables_fill_up_and_empty_again, gateway_setup),
        cmocka_unit_test_setup(refused_registrations_keep_nothing, gateway_setup),
        cmocka_unit_test_setup(an_object_in_use_stays, gateway_setup),
        cmocka_unit_test_setup(a_refused_command_lets_its_objects_go, gateway_setup),
        cmocka_unit_test_setup(an_object_that_is_being_made_cannot_be_used_or_removed, gateway_setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
