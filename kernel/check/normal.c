/* SPDX-License-Identifier: BSD-2-Clause */
#include "normal.h"

uint32_t check_world_state(void)
{
    uint8_t s = th_state[THREAD_WORLD];

    return s == ST_FREE || s == ST_READY || s == ST_RUNNING || s == ST_SEND || s == ST_REPLY ? 1u : 0u;
}

uint32_t check_world_place(void)
{
    if (th_state[THREAD_WORLD] == ST_FREE) {
        return 1u;
    }
    return th_dom[THREAD_WORLD] == DOM_WORLD && th_prio[THREAD_WORLD] == PRIO_WORLD ? 1u : 0u;
}

uint32_t check_world_alone(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && x != THREAD_WORLD && th_state[x] != ST_FREE ==> th_dom[x] != DOM_WORLD;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (t != THREAD_WORLD && th_state[t] != ST_FREE && th_dom[t] == DOM_WORLD) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_normal(void)
{
    if (check_world_state() == 0u) {
        return CHECK_WORLD_STATE;
    }
    if (check_world_place() == 0u) {
        return CHECK_WORLD_PLACE;
    }
    if (check_world_alone() == 0u) {
        return CHECK_WORLD_ALONE;
    }
    return CHECK_OK;
}
