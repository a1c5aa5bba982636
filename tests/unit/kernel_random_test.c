/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Random system calls, faults, interrupts and normal-world calls by random threads; the whole
 * invariant is checked after every one.  And what the calls of one domain may never do: touch the
 * capabilities, memory and messages of another one with which it shares nothing.
 */
#include <string.h>
#include "kernel_fixture.h"

#define ROUNDS  20000

static uint64_t seed;

static uint32_t rnd(uint32_t n)
{
    seed = seed * 6364136223846793005ull + 1442695040888963407ull;
    return (uint32_t)(seed >> 33) % n;
}

/* Operands that hit: mostly small, now and then anything. */
static uint32_t operand(void)
{
    switch (rnd(8)) {
    case 0:
        return rnd(0x7FFFFFFF) * 2u + rnd(2);
    case 1:
        return 0x00100000u + 4096u * rnd(600);
    case 2:
        return 0x10000000u + 0x00100000u * rnd(3);
    case 3:
        return SLOT_SELF;
    default:
        return rnd(64);
    }
}

static void random_event(void)
{
    uint32_t i;

    for (i = 0; i < 8; i++) {
        th_msg[cur].w[i] = operand();
    }
    if (cur == THREAD_WORLD) {
        kernel_world_call();
        return;
    }
    switch (rnd(12)) {
    case 0:
        kernel_fault(FAULT_DATA, operand(), 5);
        break;
    case 1:
        hal_pending[0] = rnd(2) ? 88 : 30;
        hal_npending = 1;
        kernel_fiq();
        break;
    case 2:
        if (th_state[THREAD_WORLD] != ST_FREE) {
            kernel_world_irq();
        }
        break;
    default:
        kernel_syscall(rnd(SYS_MAX + 3), operand(), operand());
        break;
    }
}

/* A small system to start from: three domains that may call each other. */
static void populate(void)
{
    uint32_t s;
    uint32_t i;

    for (s = 2; s < 8; s += 2) {
        (void)new_domain(s);
        for (i = 0; i < 20; i++) {
            assert_int_equal(sys(SYS_FRAME_GIVE, s, 0, s * 100 + i, 0, 0, 0), E_OK);
        }
    }
    for (s = 2; s < 8; s += 2) {
        for (i = 2; i < 8; i += 2) {
            assert_int_equal(sys(SYS_CAP_GRANT, i + 1, s, 0, i, rnd(2) ? i : 0, rnd(2)), E_OK);
        }
        (void)new_thread(s, 4 + rnd(6));
        (void)new_thread(s, 4 + rnd(6));
    }
    assert_int_equal(sys(SYS_CAP_GRANT, 3, SLOT_WDOM, 0, 0, 1, 0), E_OK);
    kernel_syscall(SYS_WORLD_START, SLOT_CTRL, 0);
}

static void the_invariant_survives_random_events(void **state)
{
    static uint32_t round;      /* static: they live across longjmp */
    static uint32_t n;

    (void)state;
    for (n = 0; n < 5; n++) {
        (void)kernel_setup(NULL);
        seed = 42 + n;
        populate();
        for (round = 0; round < ROUNDS / 5; round++) {
            if (setjmp(hal_panic_jump) != 0) {
                fail_msg("panic in round %u of run %u", round, n);
            }
            random_event();
            check_invariant();
        }
    }
}

/* Domain L (slots 10, 11) does what it wants; domain R (12, 13) shares nothing with it. */
static void a_domain_cannot_touch_strangers(void **state)
{
    cap_t before[NCAP];
    uint32_t l1_before[1024];
    uint8_t l;
    uint8_t r;
    uint8_t tl;
    uint8_t tr;
    uint32_t i;

    (void)state;
    l = new_domain(10);
    r = new_domain(12);
    for (i = 0; i < 10; i++) {
        assert_int_equal(sys(SYS_FRAME_GIVE, 12, 0, 50 + i, 0, 0, 0), E_OK);
        assert_int_equal(sys(SYS_MAP, 12, 0, 50 + i, 0x100000 + 4096 * i, MAP_W, 0), E_OK);
        assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 30 + i, 0, 0, 0), E_OK);
    }
    tl = new_thread(10, 8);
    tr = new_thread(12, 7);
    for (i = 0; i < 8; i++) {
        th_msg[tr].w[i] = 0x5EC8E7;
    }
    kernel_syscall(SYS_WAIT, 0, 0);                         /* init sleeps for good */
    assert_int_equal(cur, tl);
    memcpy(before, caps[r], sizeof before);
    memcpy(l1_before, l1[r].e, sizeof l1_before);
    for (i = 0; i < ROUNDS && cur == tl; i++) {
        uint32_t w;
        uint32_t nr = rnd(SYS_MAX + 3);

        if (nr == SYS_RECV || nr == SYS_WAIT || nr == SYS_YIELD) {
            continue;                                       /* would let R run, by right */
        }
        for (w = 0; w < 8; w++) {
            th_msg[tl].w[w] = operand();
        }
        kernel_syscall(nr, operand(), operand());
        check_invariant();
        assert_memory_equal(before, caps[r], sizeof before);
        assert_memory_equal(l1_before, l1[r].e, sizeof l1_before);
        assert_int_equal(th_msg[tr].w[0], 0x5EC8E7);
        assert_int_equal(th_dom[tl], l);
        for (w = 50; w < 60; w++) {
            assert_int_equal(fr_owner[w], r);
            assert_int_equal(fr_share[w], NODOM);
        }
    }
    assert_int_equal(i, ROUNDS);
}

#define T(f) cmocka_unit_test_setup(f, kernel_setup)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_invariant_survives_random_events), T(a_domain_cannot_touch_strangers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
