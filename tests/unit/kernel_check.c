/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * What every test asks after every kernel entry: the checkers that are proved to say what the
 * invariant says (kernel/check), and what no predicate of the kernel says yet.
 */
#include "kernel_fixture.h"
#include "kernel/check/system.h"
#include "tests/check/names.h"

#define HOLDS(c) do { if (!(c)) { fail_msg("invariant: %s (%s:%d)", #c, __FILE__, __LINE__); } } while (0)

int check_forced;

/* What belongs to a domain belongs to a live one, and each has one supervisor. */
static void check_lives(void)
{
    uint32_t supervisors[NDOM] = { 0 };
    uint32_t d;
    uint32_t s;
    uint32_t f;

    for (d = 0; d < NDOM; d++) {
        for (s = 0; s < NCAP; s++) {
            HOLDS(caps[d][s].type == CAP_NONE || dom_state[d] != DS_FREE);
            supervisors[caps[d][s].obj % NDOM] += caps[d][s].type == CAP_DOM;
        }
    }
    for (d = 2; d < NDOM; d++) {
        HOLDS(supervisors[d] == (dom_state[d] != DS_FREE));
    }
    for (f = 0; f < NFR; f++) {
        HOLDS(dom_state[fr_owner[f]] != DS_FREE);
    }
}

void check_invariant(void)
{
    uint32_t part = check_core();

    if (part == CHECK_OK || (part == CHECK_SCHED_OK && check_forced && th_state[cur] == ST_RUNNING)) {
        part = check_around();
    }
    if (part == CHECK_OK) {
        part = check_large();
    }
    if (part != CHECK_OK) {
        fail_msg("invariant: %s does not hold", check_name(part));
    }
    check_lives();
}
