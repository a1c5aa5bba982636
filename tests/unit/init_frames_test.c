/* SPDX-License-Identifier: BSD-2-Clause */
/* Who holds which frame: each is in one list, none is lost, and "zero" is never said of one that is not. */
#include "unit.h"
#include "frames.h"

#define FIRST   100u                /* frames of init and the bundle                            */
#define ALL     (NFR - FIRST)

static int setup(void **state)
{
    (void)state;
    frames_init(FIRST);
    return 0;
}

static void all_but_inits_frames_are_free(void **state)
{
    int zero;

    (void)state;
    assert_int_equal(frames_free(), ALL);
    assert_int_equal(frames_take(HOLDER(0), &zero), FIRST);
    assert_false(zero);
    frames_init(0);
    assert_int_equal(frames_free(), NFR);
    frames_init(NFR);
    assert_int_equal(frames_free(), 0);
    assert_int_equal(frames_take(HOLDER(0), &zero), FRAME_NONE);
}

static void every_frame_is_given_out_once(void **state)
{
    static uint8_t seen[NFR];
    uint32_t frame, n = 0;
    int zero;

    (void)state;
    memset(seen, 0, sizeof seen);
    while ((frame = frames_take(HOLDER(n % 5), &zero)) != FRAME_NONE) {
        assert_in_range(frame, FIRST, NFR - 1);
        assert_false(seen[frame]);
        seen[frame] = 1;
        n++;
        assert_int_equal(frames_free(), ALL - n);
    }
    assert_int_equal(n, ALL);
}

static void released_frames_are_free_and_zero(void **state)
{
    int zero;

    (void)state;
    for (uint32_t i = 0; i < 50; i++)
        (void)frames_take(HOLDER(i % 2), &zero);
    frames_release(HOLDER(1));
    assert_int_equal(frames_free(), ALL - 25);
    for (uint32_t i = 0; i < 25; i++) {
        assert_int_not_equal(frames_take(HOLDER(2), &zero), FRAME_NONE);
        assert_true(zero);
    }
    (void)frames_take(HOLDER(2), &zero);        /* the next is one that nobody has had */
    assert_false(zero);
}

static void a_frame_that_is_put_back_is_not_known_to_be_zero(void **state)
{
    uint32_t a, b;
    int zero;

    (void)state;
    (void)frames_take(HOLDER(0), &zero);
    frames_release(HOLDER(0));
    a = frames_take(HOLDER(0), &zero);
    assert_true(zero);
    frames_put_back(HOLDER(0));
    assert_int_equal(frames_free(), ALL);
    b = frames_take(HOLDER(0), &zero);
    assert_int_equal(a, b);
    assert_false(zero);
}

static void releasing_nothing_changes_nothing(void **state)
{
    (void)state;
    frames_release(HOLDER(9));
    assert_int_equal(frames_free(), ALL);
}

/* Against a table that says the same in the plainest way. */
static void any_sequence_agrees_with_a_plain_table(void **state)
{
    static uint8_t holder[NFR], zeroed[NFR];    /* 0: free                                      */
    static uint32_t last[8][NFR], n[8];
    uint64_t seed = 1;
    uint32_t nfree = ALL;

    (void)state;
    for (uint32_t i = 0; i < 100000; i++) {
        uint32_t h = 1 + unit_random(&seed) % 7, what = unit_random(&seed) % 100, frame;
        int zero = -1;
        if (what < 90) {
            frame = frames_take(HOLDER(h), &zero);
            assert_int_equal(frame == FRAME_NONE, nfree == 0);
            if (frame == FRAME_NONE)
                continue;
            assert_int_equal(holder[frame], 0);
            assert_true(!zero || zeroed[frame]);
            holder[frame] = (uint8_t)h;
            zeroed[frame] = 0;
            last[h][n[h]++] = frame;
            nfree--;
        } else if (what < 99 && n[h] > 0) {
            frames_put_back(HOLDER(h));
            holder[last[h][--n[h]]] = 0;
            nfree++;
        } else if (what == 99) {
            frames_release(HOLDER(h));
            for (; n[h] > 0; nfree++) {
                holder[last[h][--n[h]]] = 0;
                zeroed[last[h][n[h]]] = 1;
            }
        }
        assert_int_equal(frames_free(), nfree);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(all_but_inits_frames_are_free, setup),
        cmocka_unit_test_setup(every_frame_is_given_out_once, setup),
        cmocka_unit_test_setup(released_frames_are_free_and_zero, setup),
        cmocka_unit_test_setup(a_frame_that_is_put_back_is_not_known_to_be_zero, setup),
        cmocka_unit_test_setup(releasing_nothing_changes_nothing, setup),
        cmocka_unit_test_setup(any_sequence_agrees_with_a_plain_table, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
