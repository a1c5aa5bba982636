/* SPDX-License-Identifier: BSD-2-Clause */
#include "kernel_fixture.h"

#define VA  0x00100000u

static uint8_t dom;     /* a domain of init: CAP_DOM in slot 10 */

static int memory_setup(void **state)
{
    kernel_setup(state);
    dom = new_domain(10);
    return 0;
}

static void a_frame_is_mapped_only_by_owner_and_sharer(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP, 10, 0, 5, VA, MAP_W, 0), E_ARG);
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 5, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, 10, 0, 5, VA, MAP_W, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA, MAP_W, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 6, VA + 4096, MAP_X, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 5, 0, 0, 0), E_STATE);
}

static void unsharing_takes_the_mapping_away(void **state)
{
    uint32_t before;

    a_frame_is_mapped_only_by_owner_and_sharer(state);
    before = hal_page_flushes;
    assert_int_equal(sys(SYS_FRAME_UNSHARE, SLOT_SELF, 0, 5, 0, 0, 0), E_OK);
    assert_int_equal(hal_page_flushes, before + 1);
    assert_int_equal(sys(SYS_UNMAP, 10, 0, 0, VA, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_UNMAP, SLOT_SELF, 0, 0, VA, 0, 0), E_OK);
    assert_int_equal(th_msg[cur].w[0], 5);
    assert_int_equal(sys(SYS_FRAME_UNSHARE, SLOT_SELF, 0, 5, 0, 0, 0), E_STATE);
}

static void writable_and_executable_is_refused(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA, MAP_W | MAP_X, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA, 4, 0), E_ARG);
}

static void bad_addresses_are_refused(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA + 1, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, USER_TOP, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, 0xFFFFF000u, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, NFR, VA, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 0xFFFFFFFFu, VA, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, 10, 0, 5, 0, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, 33, 0, 5, VA, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_MAP, SLOT_WDOM, 0, 5, VA, 0, 0), E_CAP);
}

static void a_page_holds_one_frame_and_a_frame_one_page(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 6, VA, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA + 4096, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_UNMAP, SLOT_SELF, 0, 0, VA, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 6, VA, 0, 0), E_OK);
}

static void a_mapped_or_shared_frame_is_not_given_away(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, VA, 0, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 5, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 6, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 6, 0, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 7, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 7, 0, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 7, VA + 4096, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP, 10, 0, 7, VA, MAP_X, 0), E_OK);
}

static void only_normal_world_ram_is_mapped_as_such(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, 10, 0x10000000, 0x02000000, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x10000000, 0x02000000, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x4DF00000, 0x02100000, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x4E000000, 0x02200000, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x0FF00000, 0x02200000, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x10080000, 0x02200000, 0, 0), E_ARG);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0x10000000, 0x02000000, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, 0x02000000, 0, 0), E_STATE);
    assert_int_equal(sys(SYS_MAP_NS, SLOT_SELF, SLOT_NSMEM, 0, 0x02000000, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 5, 0x02000000, 0, 0), E_OK);
}

static void a_device_page_needs_its_capability(void **state)
{
    (void)state;
    assert_int_equal(sys(SYS_MAP_DEV, SLOT_SELF, 10, 0, VA, 0, 0), E_CAP);
    assert_int_equal(sys(SYS_MAP_DEV, SLOT_SELF, SLOT_DEV, 0, VA, 0, 0), E_OK);
    assert_int_equal(sys(SYS_UNMAP, SLOT_SELF, 0, 0, VA, 0, 0), E_OK);
    assert_int_equal(th_msg[cur].w[0], NFR);
}

static void page_tables_are_rationed(void **state)
{
    uint32_t i;

    (void)state;
    for (i = 0; i < PT_QUOTA; i++) {
        assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, i, VA + i * SECTION, MAP_W, 0), E_OK);
    }
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, i, VA + i * SECTION, MAP_W, 0), E_FULL);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 900, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, 10, 0, 900, VA, MAP_W, 0), E_OK);     /* not at others' cost */
}

/* Everything a dead domain held comes back: frames, page tables, ids, slots. */
static void teardown_returns_everything(void **state)
{
    uint32_t f;
    uint32_t i;

    (void)state;
    for (f = 100; f < 140; f++) {
        assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, f, 0, 0, 0), E_OK);
        assert_int_equal(sys(SYS_MAP, 10, 0, f, VA + (f - 100) * 0x40000, MAP_W, 0), E_OK);
    }
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 200, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, 10, 0, 200, VA + 4096, MAP_W, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_SHARE, 10, SLOT_SELF, 101, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 101, VA, MAP_W, 0), E_OK);
    assert_int_equal(sys(SYS_MAP_NS, 10, SLOT_NSMEM, 0x10000000, 0x30000000, 0, 0), E_OK);
    (void)new_thread(10, 8);
    destroy(10);
    for (f = 0; f < NFR; f++) {
        assert_int_equal(fr_owner[f], DOM_INIT);
        assert_int_equal(fr_share[f], NODOM);
        assert_int_equal(fr_pt[f], NOPT);
    }
    assert_int_equal(hal_zeroed[100], 1);
    assert_int_equal(hal_zeroed[139], 1);
    assert_int_equal(hal_zeroed[200], 1);
    assert_int_equal(hal_zeroed[201], 0);
    for (i = 0; i < NL2; i++) {
        assert_int_not_equal(l2_as[i], dom);
    }
    for (i = 0; i < 1024; i++) {
        assert_int_equal(l1[dom].e[i], 0);
    }
    assert_true(hal_domain_flushes[dom] > 0);
    assert_int_equal(caps[DOM_INIT][10].type, CAP_NONE);
    assert_int_equal(caps[DOM_INIT][11].type, CAP_NONE);
    assert_int_equal(new_domain(10), dom);
}

#define T(f) cmocka_unit_test_setup(f, memory_setup)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_frame_is_mapped_only_by_owner_and_sharer), T(unsharing_takes_the_mapping_away),
        T(writable_and_executable_is_refused), T(bad_addresses_are_refused),
        T(a_page_holds_one_frame_and_a_frame_one_page), T(a_mapped_or_shared_frame_is_not_given_away),
        T(only_normal_world_ram_is_mapped_as_such), T(a_device_page_needs_its_capability),
        T(page_tables_are_rationed), T(teardown_returns_everything),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
