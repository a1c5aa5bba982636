/* SPDX-License-Identifier: BSD-2-Clause */
/* TEE_Malloc and its kin, and which memory counts as the TA's (TEE Internal Core API, 4.11). */
#include "unit.h"
#include "fake.h"
#include "microtee/layout.h"
#include "microtee/ta_proto.h"

#define NONE    0u
#define READ    TEE_MEMORY_ACCESS_READ
#define WRITE   TEE_MEMORY_ACCESS_WRITE
#define ANY     TEE_MEMORY_ACCESS_ANY_OWNER

static const uint8_t constant[64] = { 1 };
static uint8_t variable[64];

static int start(void **state)
{
    (void)state;
    fake_start();
    return 0;
}

/* ---- allocation ----------------------------------------------------------------------------------------- */

static void areas_are_zeroed_and_aligned(void **state)
{
    (void)state;
    for (size_t n = 0; n < 300; n++) {
        uint8_t *p = TEE_Malloc(n, TEE_MALLOC_FILL_ZERO);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 8, 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, n);                 /* the next one gets this area again */
        TEE_Free(p);
    }
}

static void areas_do_not_overlap(void **state)
{
    uint8_t *p[40];

    (void)state;
    for (uint32_t i = 0; i < COUNT(p); i++) {
        p[i] = TEE_Malloc(10 * i + 1, 0);
        memset(p[i], (int)i, 10 * i + 1);
    }
    for (uint32_t i = 0; i < COUNT(p); i++) {
        for (uint32_t k = 0; k < 10 * i + 1; k++)
            assert_int_equal(p[i][k], i);
        TEE_Free(p[i]);
    }
}

static void more_than_there_is_is_refused(void **state)
{
    static const size_t huge[] = { 96 * 1024, 97 * 1024, SIZE_MAX, SIZE_MAX - 7, SIZE_MAX - 16, (size_t)1 << 32,
                                   ((size_t)1 << 32) + 8 };

    (void)state;
    for (size_t i = 0; i < COUNT(huge); i++)
        assert_null(TEE_Malloc(huge[i], 0));
    assert_null(TEE_Malloc(10, 0x40));                      /* no such hint */
}

static void a_full_heap_is_whole_again_when_all_is_freed(void **state)
{
    static void *p[8192];
    uint32_t n;

    (void)state;
    for (uint32_t round = 0; round < 3; round++) {
        for (n = 0; (p[n] = TEE_Malloc(100, 0)) != NULL; n++)
            ;
        assert_in_range(n, 500, 900);
        for (uint32_t i = 0; i < n; i++)
            TEE_Free(p[i % 2 ? i - 1 : i + 1 < n ? i + 1 : i]);     /* neighbours change places */
        void *all = TEE_Malloc(95 * 1024, 0);
        assert_non_null(all);
        TEE_Free(all);
    }
}

static void realloc_keeps_what_fits(void **state)
{
    uint8_t *p = TEE_Malloc(100, 0);

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        p[i] = (uint8_t)i;
    p = TEE_Realloc(p, 5000);
    for (uint32_t i = 0; i < 5000; i++)
        assert_int_equal(p[i], i < 100 ? i : 0);            /* what is new is zero */
    p = TEE_Realloc(p, 10);
    for (uint32_t i = 0; i < 10; i++)
        assert_int_equal(p[i], i);
    assert_null(TEE_Realloc(p, SIZE_MAX));
    for (uint32_t i = 0; i < 10; i++)
        assert_int_equal(p[i], i);                          /* a refusal leaves it alone */
    TEE_Free(p);
    p = TEE_Realloc(NULL, 20);
    assert_non_null(p);
    TEE_Free(p);
    TEE_Free(NULL);
}

static void freed_areas_are_wiped(void **state)
{
    uint8_t *p = TEE_Malloc(64, 0);

    (void)state;
    memset(p, 0x5C, 64);
    TEE_Free(p);
    for (uint32_t i = 0; i < 64; i++)
        assert_int_not_equal(p[i], 0x5C);
}

/* ---- access rights ---------------------------------------------------------------------------------------- */

static TEE_Result may(uint32_t rights, const void *p, size_t n)
{
    return TEE_CheckMemoryAccessRights(rights, (void *)(uintptr_t)p, n);
}

static void its_own_memory_is_the_tas(void **state)
{
    uint8_t local[16];
    void *area = TEE_Malloc(50, 0);

    (void)state;
    assert_int_equal(may(READ | WRITE, variable, sizeof variable), TEE_SUCCESS);
    assert_int_equal(may(READ | WRITE, local, sizeof local), TEE_SUCCESS);
    assert_int_equal(may(READ | WRITE, area, 50), TEE_SUCCESS);
    assert_int_equal(may(READ, constant, sizeof constant), TEE_SUCCESS);
    TEE_Free(area);
}

static void constants_and_code_are_not_for_writing(void **state)
{
    (void)state;
    assert_int_equal(may(WRITE, constant, sizeof constant), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ | WRITE, constant, 1), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(WRITE | ANY, (const void *)(uintptr_t)its_own_memory_is_the_tas, 4),
                     TEE_ERROR_ACCESS_DENIED);
}

static void memory_of_nobody_is_refused(void **state)
{
    static const struct { uintptr_t at; size_t n; } bad[] = {
        { 0, 1 }, { 8, 16 }, { WIN_CRYPTO, 4 }, { WIN_KEYS, 4 }, { WIN_PARAM, 4 }, { UINTPTR_MAX, 1 },
        { UINTPTR_MAX - 7, 16 }, { 0x4E000000, 4 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        for (uint32_t rights = READ; rights <= (READ | WRITE | ANY); rights++)
            if (rights & (READ | WRITE))
                assert_int_equal(may(rights, (void *)bad[i].at, bad[i].n), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ, variable, SIZE_MAX), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ, variable, SIZE_MAX - (uintptr_t)variable + 1), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ, NULL, 0), TEE_SUCCESS);      /* nothing may always be read */
}

static void parameters_are_anothers_with_their_own_rights(void **state)
{
    const uintptr_t at = WIN_PARAM + TA_PARAM_DATA;
    const lib_area_t area[2] = { { at, 100, READ }, { at + 4096, 200, READ | WRITE } };

    (void)state;
    lib_memory_params(area, 2);
    assert_int_equal(may(READ | ANY, (void *)at, 100), TEE_SUCCESS);
    assert_int_equal(may(READ | ANY, (void *)(at + 99), 1), TEE_SUCCESS);
    assert_int_equal(may(READ, (void *)at, 100), TEE_ERROR_ACCESS_DENIED);      /* without ANY_OWNER */
    assert_int_equal(may(WRITE | ANY, (void *)at, 100), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ | ANY, (void *)at, 101), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ | ANY, (void *)(at - 1), 2), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(may(READ | WRITE | ANY, (void *)(at + 4096), 200), TEE_SUCCESS);
    assert_int_equal(may(READ | ANY, (void *)(at + 50), 4096), TEE_ERROR_ACCESS_DENIED);    /* across both */
    lib_memory_params(NULL, 0);
    assert_int_equal(may(READ | ANY, (void *)at, 100), TEE_ERROR_ACCESS_DENIED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(areas_are_zeroed_and_aligned),
        cmocka_unit_test(areas_do_not_overlap),
        cmocka_unit_test(more_than_there_is_is_refused),
        cmocka_unit_test(a_full_heap_is_whole_again_when_all_is_freed),
        cmocka_unit_test(realloc_keeps_what_fits),
        cmocka_unit_test(freed_areas_are_wiped),
        cmocka_unit_test(its_own_memory_is_the_tas),
        cmocka_unit_test(constants_and_code_are_not_for_writing),
        cmocka_unit_test(memory_of_nobody_is_refused),
        cmocka_unit_test(parameters_are_anothers_with_their_own_rights),
    };

    lib_memory_init(__builtin_frame_address(0));
    return cmocka_run_group_tests(tests, start, NULL);
}
