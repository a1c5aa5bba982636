/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Each part of the kernel's invariant can be seen to fail: in a sound state (populate) one table
 * entry is altered, and the checker of that part says no.
 */
#include "kernel_fixture.h"
#include "kernel/check/system.h"
#include "tests/check/names.h"

#define FREE    63u         /* a thread id that nobody has                                  */
#define VA      0x00100000u
#define PRIO    8u

static uint8_t  dom, other;                         /* their CAP_DOMs are in slots 10 and 12 */
static uint8_t  receiver, waiting, first, second, last;
static uint32_t table;                              /* dom's second-level table for VA      */

/* `receiver` receives for domain `other`; T_INIT waits to call `dom`; of dom's threads `waiting` waits for
 * its notification, one runs, three are ready.  Frame 5 is mapped in dom, frame 6 is init's, shared with dom and
 * mapped on both sides. */
static int populate(void **state)
{
    kernel_setup(state);
    dom = new_domain(10);
    other = new_domain(12);
    assert_int_equal(sys(SYS_FRAME_GIVE, 10, 0, 5, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, 10, 0, 5, VA, MAP_W, 0), E_OK);
    assert_int_equal(sys(SYS_FRAME_SHARE, SLOT_SELF, 10, 6, 0, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, SLOT_SELF, 0, 6, VA, 0, 0), E_OK);
    assert_int_equal(sys(SYS_MAP, 10, 0, 6, VA + 4096, 0, 0), E_OK);
    table = fr_pt[5];
    receiver = new_thread(12, 20);
    assert_int_equal(cur, receiver);
    kernel_syscall(SYS_RECV, 0, 0);
    assert_int_equal(cur, T_INIT);
    waiting = new_thread(10, PRIO);
    (void)new_thread(10, PRIO);
    first = new_thread(10, PRIO);
    second = new_thread(10, PRIO);
    last = new_thread(10, PRIO);
    kernel_syscall(SYS_CALL, 11, 0);
    assert_int_equal(cur, waiting);
    kernel_syscall(SYS_WAIT, 0, 0);
    check_invariant();
    assert_int_equal(q_head[PRIO], first);
    assert_int_equal(q_tail[PRIO], last);
    return 0;
}

static void core_says(uint32_t part)
{
    assert_string_equal(check_name(check_core()), check_name(part));
    assert_int_equal(check_system(), part);
}

static void memory_says(uint32_t part)
{
    assert_string_equal(check_name(check_memory()), check_name(part));
    assert_int_equal(check_system(), part);
}

static void system_says(uint32_t part)
{
    assert_string_equal(check_name(check_system()), check_name(part));
}

static void a_sound_state_is_sound(void **state)
{
    (void)state;
    core_says(CHECK_OK);
    memory_says(CHECK_OK);
    system_says(CHECK_OK);
}

static void a_thread_in_no_possible_queue_is_seen(void **state)
{
    (void)state;
    q_of[FREE] = NQ;
    core_says(CHECK_TQ_RANGE);
}

static void a_queue_that_ends_early_is_seen(void **state)
{
    (void)state;
    q_next[first] = NIL;
    core_says(CHECK_TQ_NEXT_OK);
}

static void a_queue_out_of_order_is_seen(void **state)
{
    (void)state;
    q_stamp[first] = q_stamp[last] + 1;
    core_says(CHECK_TQ_NEXT_OK);
}

static void a_first_thread_with_a_predecessor_is_seen(void **state)
{
    (void)state;
    q_prev[first] = second;
    core_says(CHECK_TQ_PREV_OK);
}

/* A state that breaks nogap, distinct or minmax always breaks an earlier part, too, which tq_inv then names. */
static void a_queue_that_skips_a_thread_is_seen(void **state)
{
    (void)state;
    assert_int_equal(check_tq_nogap(), 1);
    q_next[first] = last;
    assert_int_equal(check_tq_nogap(), 0);
    q_next[first] = NIL;
    assert_int_equal(check_tq_nogap(), 0);
}

static void equal_stamps_are_seen(void **state)
{
    (void)state;
    assert_int_equal(check_tq_distinct(), 1);
    q_stamp[second] = q_stamp[first];
    assert_int_equal(check_tq_distinct(), 0);
}

static void a_head_or_tail_that_is_not_the_extreme_is_seen(void **state)
{
    (void)state;
    assert_int_equal(check_tq_minmax(), 1);
    q_head[PRIO] = second;
    assert_int_equal(check_tq_minmax(), 0);
    q_head[PRIO] = first;
    q_tail[PRIO] = second;
    assert_int_equal(check_tq_minmax(), 0);
    q_head[PRIO] = NIL;
    assert_int_equal(check_tq_minmax(), 0);
}

static void a_stamp_from_the_future_is_seen(void **state)
{
    (void)state;
    q_clock = q_stamp[last];
    core_says(CHECK_TQ_PAST);
}

static void an_empty_queue_with_an_end_is_seen(void **state)
{
    (void)state;
    q_tail[PRIO + 1] = first;
    core_says(CHECK_TQ_ENDS);
}

static void a_queue_headed_by_a_stranger_is_seen(void **state)
{
    (void)state;
    q_head[PRIO + 1] = first;
    q_tail[PRIO + 1] = last;
    core_says(CHECK_TQ_ENDS);
}

static void a_ready_thread_in_the_wrong_queue_is_seen(void **state)
{
    (void)state;
    th_prio[first] = PRIO + 1;
    core_says(CHECK_SC_STATES);
}

static void a_queued_thread_that_is_not_ready_is_seen(void **state)
{
    (void)state;
    th_state[first] = ST_REPLY;
    core_says(CHECK_SC_STATES);
}

static void an_impossible_priority_is_seen(void **state)
{
    (void)state;
    th_prio[FREE] = NPRIO;
    core_says(CHECK_SC_STATES);
}

static void a_wrong_bit_of_the_ready_map_is_seen(void **state)
{
    (void)state;
    sc_map += 1u << 3;
    core_says(CHECK_SC_BITS);
    sc_map = 0;
    core_says(CHECK_SC_BITS);
}

static void a_second_running_thread_is_seen(void **state)
{
    (void)state;
    th_state[FREE] = ST_RUNNING;
    core_says(CHECK_SC_ONE);
}

static void a_current_thread_that_is_none_is_seen(void **state)
{
    (void)state;
    th_state[cur] = ST_BLOCKED;
    cur = NT;
    core_says(CHECK_SC_ONE);
}

static void an_impossible_domain_or_state_is_seen(void **state)
{
    (void)state;
    th_dom[FREE] = NDOM;
    core_says(CHECK_TH_OK);
    th_dom[FREE] = 0;
    th_srv[FREE] = NDOM;
    core_says(CHECK_TH_OK);
    th_srv[FREE] = 0;
    th_state[FREE] = ST_WAIT + 1;
    core_says(CHECK_TH_OK);
}

static void a_blocked_thread_in_an_endpoint_queue_is_seen(void **state)
{
    (void)state;
    th_state[T_INIT] = ST_BLOCKED;
    core_says(CHECK_EP_BLK);
}

static void a_sender_in_no_queue_is_seen(void **state)
{
    (void)state;
    th_state[waiting] = ST_SEND;
    core_says(CHECK_EP_BLK);
}

static void a_sender_among_receivers_is_seen(void **state)
{
    (void)state;
    q_mode[NPRIO + dom] = ST_RECV;
    core_says(CHECK_EP_MODE);
}

static void a_receiver_at_a_foreign_endpoint_is_seen(void **state)
{
    (void)state;
    th_dom[receiver] = dom;
    core_says(CHECK_EP_OWN);
}

static void a_thread_that_missed_its_notification_is_seen(void **state)
{
    (void)state;
    th_ntfn[waiting] = 1;
    core_says(CHECK_NT_WAIT);
}

static void capabilities_that_cannot_exist_are_seen(void **state)
{
    static const cap_t bad[] = {
        { .type = CAP_WORLD + 1 }, { .type = CAP_EP, .grant = 2 }, { .type = CAP_DOM, .grant = 1 },
        { .type = CAP_CTRL, .grant = 1 }, { .type = CAP_NONE, .grant = 1 }, { .type = CAP_EP, .obj = NDOM },
        { .type = CAP_DOM, .obj = NDOM }, { .type = CAP_NTFN, .obj = NT }, { .type = CAP_IRQ, .obj = NIRQ },
    };
    static const cap_t good[] = {
        { .type = CAP_NONE, .obj = 255 }, { .type = CAP_EP, .grant = 1, .obj = NDOM - 1 },
        { .type = CAP_WORLD, .obj = 255 }, { .type = CAP_NTFN, .obj = NT - 1, .badge = 7 },
        { .type = CAP_IRQ, .obj = NIRQ - 1 },
    };
    uint32_t i;

    (void)state;
    for (i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        caps[NDOM - 1][NCAP - 1] = bad[i];
        core_says(CHECK_CAP_INV);
    }
    for (i = 0; i < sizeof good / sizeof good[0]; i++) {
        caps[NDOM - 1][NCAP - 1] = good[i];
        assert_int_equal(check_cap_inv(), 1);
    }
}

static void a_ready_thread_more_urgent_than_the_running_one_is_seen(void **state)
{
    (void)state;
    th_prio[cur] = PRIO - 1;
    core_says(CHECK_SCHED_OK);
}

static void a_current_thread_that_does_not_run_is_seen(void **state)
{
    (void)state;
    th_state[cur] = ST_BLOCKED;
    core_says(CHECK_SCHED_OK);
}

static void a_first_level_entry_of_any_other_form_is_seen(void **state)
{
    uint32_t mine = l1[dom].e[VA / SECTION];

    (void)state;
    l1[other].e[7] = mine;                  /* the table of another domain                  */
    memory_says(CHECK_INV_L1);
    l1[other].e[7] = 0;
    l1[dom].e[7] = mine;                    /* in another place                             */
    memory_says(CHECK_INV_L1);
    l1[dom].e[7] = NS_RAM_BASE + SECT_NS - L1_XN;
    memory_says(CHECK_INV_L1);
    l1[dom].e[7] = SECURE_BASE + SECT_NS;
    memory_says(CHECK_INV_L1);
    l1[dom].e[7] = L1_SECT;
    memory_says(CHECK_INV_L1);
    l1[dom].e[7] = NS_RAM_END - SECTION + SECT_NS;
    memory_says(CHECK_OK);
}

static void a_table_that_nothing_points_to_is_seen(void **state)
{
    (void)state;
    l1[dom].e[VA / SECTION] = 0;
    memory_says(CHECK_INV_L2);
}

static void a_table_from_the_quota_of_another_domain_is_seen(void **state)
{
    uint32_t i = other * PT_QUOTA + 3;

    (void)state;
    l2_as[i] = dom;
    l2_sec[i] = 9;
    l1[dom].e[9] = (L2_PN + i) * 1024 + L1_TABLE;
    memory_says(CHECK_INV_QUOTA);
}

static void pages_that_no_call_could_map_are_seen(void **state)
{
    uint32_t *e = &l2[table].e[255];

    (void)state;
    *e = l2[table].e[0];                    /* frame 5 a second time                        */
    memory_says(CHECK_INV_PTE);
    *e = (FR_PN + 7) * PAGE + ATTR_R;       /* a frame of somebody else                     */
    memory_says(CHECK_INV_PTE);
    *e = KERNEL_BASE + ATTR_R;
    memory_says(CHECK_INV_PTE);
    *e = UART1_BASE + ATTR_DEV - PTE_XN;
    memory_says(CHECK_INV_PTE);
    *e = EPIT1_BASE + ATTR_DEV;
    memory_says(CHECK_OK);
}

static void writable_and_executable_memory_is_seen(void **state)
{
    (void)state;
    l2[table].e[0] -= PTE_XN;
    memory_says(CHECK_INV_PTE);
}

static void a_page_in_an_unused_table_is_seen(void **state)
{
    (void)state;
    l2[NL2 - 1].e[L2N - 1] = UART1_BASE + ATTR_DEV;
    memory_says(CHECK_INV_PTE);
}

static void impossible_owners_are_seen(void **state)
{
    (void)state;
    fr_owner[NFR - 1] = NDOM;
    memory_says(CHECK_INV_OWN);
    fr_owner[NFR - 1] = DOM_INIT;
    fr_share[NFR - 1] = DOM_INIT;
    memory_says(CHECK_INV_OWN);
    fr_share[NFR - 1] = NDOM;
    memory_says(CHECK_INV_OWN);
    fr_share[NFR - 1] = NODOM;
    fr_spt[NFR - 1] = (uint16_t)table;
    memory_says(CHECK_INV_OWN);
}

static void a_frame_that_is_not_where_it_says_is_seen(void **state)
{
    (void)state;
    fr_pt[NFR - 1] = (uint16_t)table;
    memory_says(CHECK_INV_PT);
    fr_pt[NFR - 1] = NL2;
    memory_says(CHECK_INV_PT);
}

static void a_shared_frame_that_is_not_where_it_says_is_seen(void **state)
{
    (void)state;
    fr_share[NFR - 1] = dom;
    memory_says(CHECK_OK);
    fr_spt[NFR - 1] = (uint16_t)table;
    memory_says(CHECK_INV_SPT);
}

static void a_frame_of_the_normal_world_is_seen(void **state)
{
    (void)state;
    fr_owner[NFR - 1] = DOM_WORLD;
    system_says(CHECK_FRAMES_SECURE);
    fr_owner[NFR - 1] = DOM_INIT;
    fr_share[NFR - 1] = DOM_WORLD;
    system_says(CHECK_FRAMES_SECURE);
}

static void an_interrupt_line_bound_to_nobody_is_seen(void **state)
{
    (void)state;
    irq_thread[NIRQ - 1] = NT;
    irq_bits[NIRQ - 1] = 1;
    system_says(CHECK_IRQ_INV);
}

static void an_interrupt_line_that_sets_no_bit_is_seen(void **state)
{
    (void)state;
    irq_thread[NIRQ - 1] = T_INIT;
    system_says(CHECK_IRQ_INV);
}

static void an_impossible_state_or_step_of_a_domain_is_seen(void **state)
{
    (void)state;
    dom_state[NDOM - 1] = DS_DYING + 1;
    system_says(CHECK_DOM_RANGE);
    dom_state[NDOM - 1] = DS_DYING;
    dom_step[NDOM - 1] = STEP_TABLES + 1;
    system_says(CHECK_DOM_RANGE);
}

static void a_domain_that_init_does_not_supervise_is_seen(void **state)
{
    (void)state;
    dom_sup[dom] = NODOM;
    system_says(CHECK_DOM_SUPERVISED);
    dom_sup[dom] = other;
    system_says(CHECK_DOM_SUPERVISED);
}

static void a_supervisor_of_init_is_seen(void **state)
{
    (void)state;
    dom_sup[DOM_INIT] = DOM_INIT;
    system_says(CHECK_DOM_ROOTS);
}

static void a_teardown_that_starts_in_the_middle_is_seen(void **state)
{
    (void)state;
    dom_step[dom] = 1;
    system_says(CHECK_DOM_START);
}

static void a_thread_of_a_dead_domain_is_seen(void **state)
{
    (void)state;
    th_dom[waiting] = NDOM - 1;
    system_says(CHECK_DOM_THREADS);
}

static void a_domain_other_than_init_that_rules_is_seen(void **state)
{
    (void)state;
    caps[dom][NCAP - 1] = (cap_t){ .type = CAP_DOM, .obj = other };
    system_says(CHECK_CAPS_INIT);
    caps[dom][NCAP - 1] = (cap_t){ .type = CAP_CTRL };
    system_says(CHECK_CAPS_INIT);
}

static void two_supervisors_of_a_domain_are_seen(void **state)
{
    (void)state;
    caps[DOM_INIT][NCAP - 1] = (cap_t){ .type = CAP_DOM, .obj = dom };
    system_says(CHECK_CAPS_ONCE);
}

static void a_capability_for_a_domain_that_is_not_there_is_seen(void **state)
{
    (void)state;
    caps[DOM_INIT][NCAP - 1] = (cap_t){ .type = CAP_DOM, .obj = NDOM - 1 };
    system_says(CHECK_CAPS_LIVE);
    caps[DOM_INIT][NCAP - 1].obj = DOM_INIT;
    system_says(CHECK_CAPS_LIVE);
}

static void a_normal_world_that_receives_is_seen(void **state)
{
    (void)state;
    th_state[THREAD_WORLD] = ST_WAIT;
    system_says(CHECK_WORLD_STATE);
}

static void a_normal_world_of_another_priority_is_seen(void **state)
{
    (void)state;
    th_state[THREAD_WORLD] = ST_REPLY;
    th_prio[THREAD_WORLD] = PRIO_WORLD;
    system_says(CHECK_OK);
    th_prio[THREAD_WORLD] = PRIO_WORLD + 1;
    system_says(CHECK_WORLD_PLACE);
}

static void a_second_thread_of_the_normal_world_is_seen(void **state)
{
    (void)state;
    th_dom[waiting] = DOM_WORLD;
    system_says(CHECK_WORLD_ALONE);
}

#define T(f) cmocka_unit_test_setup(f, populate)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_sound_state_is_sound), T(a_thread_in_no_possible_queue_is_seen), T(a_queue_that_ends_early_is_seen),
        T(a_queue_out_of_order_is_seen), T(a_first_thread_with_a_predecessor_is_seen),
        T(a_queue_that_skips_a_thread_is_seen), T(equal_stamps_are_seen),
        T(a_head_or_tail_that_is_not_the_extreme_is_seen), T(a_stamp_from_the_future_is_seen),
        T(an_empty_queue_with_an_end_is_seen), T(a_queue_headed_by_a_stranger_is_seen),
        T(a_ready_thread_in_the_wrong_queue_is_seen), T(a_queued_thread_that_is_not_ready_is_seen),
        T(an_impossible_priority_is_seen), T(a_wrong_bit_of_the_ready_map_is_seen),
        T(a_second_running_thread_is_seen), T(a_current_thread_that_is_none_is_seen),
        T(an_impossible_domain_or_state_is_seen), T(a_blocked_thread_in_an_endpoint_queue_is_seen),
        T(a_sender_in_no_queue_is_seen), T(a_sender_among_receivers_is_seen),
        T(a_receiver_at_a_foreign_endpoint_is_seen), T(a_thread_that_missed_its_notification_is_seen),
        T(capabilities_that_cannot_exist_are_seen), T(a_ready_thread_more_urgent_than_the_running_one_is_seen),
        T(a_current_thread_that_does_not_run_is_seen), T(a_first_level_entry_of_any_other_form_is_seen),
        T(a_table_that_nothing_points_to_is_seen), T(a_table_from_the_quota_of_another_domain_is_seen),
        T(pages_that_no_call_could_map_are_seen), T(writable_and_executable_memory_is_seen),
        T(a_page_in_an_unused_table_is_seen), T(impossible_owners_are_seen),
        T(a_frame_that_is_not_where_it_says_is_seen), T(a_shared_frame_that_is_not_where_it_says_is_seen),
        T(a_frame_of_the_normal_world_is_seen), T(an_interrupt_line_bound_to_nobody_is_seen),
        T(an_interrupt_line_that_sets_no_bit_is_seen), T(an_impossible_state_or_step_of_a_domain_is_seen),
        T(a_domain_that_init_does_not_supervise_is_seen), T(a_supervisor_of_init_is_seen),
        T(a_teardown_that_starts_in_the_middle_is_seen), T(a_thread_of_a_dead_domain_is_seen),
        T(a_domain_other_than_init_that_rules_is_seen), T(two_supervisors_of_a_domain_are_seen),
        T(a_capability_for_a_domain_that_is_not_there_is_seen), T(a_normal_world_that_receives_is_seen),
        T(a_normal_world_of_another_priority_is_seen), T(a_second_thread_of_the_normal_world_is_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
