/* SPDX-License-Identifier: BSD-2-Clause */
#include "domains.h"

/*@ predicate supervised_at(integer d) = (dom_sup[d] == NODOM || dom_sup[d] == DOM_INIT) &&
  @     (dom_state[d] != DS_FREE && d != DOM_WORLD && d != DOM_INIT ==> dom_sup[d] == DOM_INIT);

  @ predicate ruler(integer d, integer s) = caps[d][s].type == CAP_DOM || caps[d][s].type == CAP_CTRL;
  @ predicate no_ruler(integer d) = \forall integer s; 0 <= s < NCAP ==> !ruler(d,s);

  @ predicate is_dom(integer s) = caps[DOM_INIT][s].type == CAP_DOM;
  @ predicate once_of(integer s) = \forall integer k; 0 <= k < NCAP && is_dom(k) &&
  @     caps[DOM_INIT][s].obj == caps[DOM_INIT][k].obj ==> s == k;

  @ predicate live_at(integer s) =
  @     dom_state[caps[DOM_INIT][s].obj] != DS_FREE && caps[DOM_INIT][s].obj != DOM_INIT;
  @*/

uint32_t check_dom_range(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d ==> dom_state[x] <= DS_DYING && dom_step[x] <= STEP_TABLES;
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (dom_state[d] > DS_DYING || dom_step[d] > STEP_TABLES) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires d: d < NDOM;
  @ TELLS(supervised_at(d)) */
static uint32_t ck_supervised_at(uint32_t d)
{
    if (dom_sup[d] == DOM_INIT) {
        return 1u;
    }
    return dom_sup[d] == NODOM && (dom_state[d] == DS_FREE || d == DOM_WORLD || d == DOM_INIT) ? 1u : 0u;
}

uint32_t check_dom_supervised(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d ==> supervised_at(x);
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (ck_supervised_at(d) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_dom_roots(void)
{
    return dom_state[DOM_WORLD] == DS_LIVE && dom_state[DOM_INIT] == DS_LIVE &&
           dom_sup[DOM_WORLD] == NODOM && dom_sup[DOM_INIT] == NODOM ? 1u : 0u;
}

uint32_t check_dom_start(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d && dom_state[x] == DS_LIVE ==> dom_step[x] == STEP_THREADS;
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (dom_state[d] == DS_LIVE && dom_step[d] != STEP_THREADS) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_dom_threads(void)
{
    uint32_t t;

    /*@ loop invariant r: 0 <= t <= NT;
      @ loop invariant all: \forall integer x; 0 <= x < t && th_state[x] != ST_FREE ==> dom_state[th_dom[x]] == DS_LIVE;
      @ loop assigns t;
      @ loop variant NT - t;
      @*/
    for (t = 0u; t < NT; t++) {
        if (th_state[t] != ST_FREE && dom_state[th_dom[t]] != DS_LIVE) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires d: d < NDOM;
  @ TELLS(no_ruler(d)) */
static uint32_t ck_no_ruler(uint32_t d)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant all: \forall integer x; 0 <= x < s ==> !ruler(d,x);
      @ loop assigns s;
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        if (caps[d][s].type == CAP_DOM || caps[d][s].type == CAP_CTRL) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_caps_init(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d && x != DOM_INIT ==> no_ruler(x);
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (d != DOM_INIT && ck_no_ruler(d) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires s: s < NCAP;
  @ TELLS(once_of(s)) */
static uint32_t ck_once_of(uint32_t s)
{
    uint32_t k;

    /*@ loop invariant r: 0 <= k <= NCAP;
      @ loop invariant all: \forall integer x; 0 <= x < k && is_dom(x) && caps[DOM_INIT][s].obj == caps[DOM_INIT][x].obj ==> s == x;
      @ loop assigns k;
      @ loop variant NCAP - k;
      @*/
    for (k = 0u; k < NCAP; k++) {
        if (s != k && caps[DOM_INIT][k].type == CAP_DOM && caps[DOM_INIT][s].obj == caps[DOM_INIT][k].obj) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_caps_once(void)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant all: \forall integer x; 0 <= x < s && is_dom(x) ==> once_of(x);
      @ loop assigns s;
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        if (caps[DOM_INIT][s].type == CAP_DOM && ck_once_of(s) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires s: s < NCAP && caps[DOM_INIT][s].obj < NDOM;
  @ TELLS(live_at(s)) */
static uint32_t ck_live_at(uint32_t s)
{
    uint32_t d = caps[DOM_INIT][s].obj;

    return dom_state[d] != DS_FREE && d != DOM_INIT ? 1u : 0u;
}

uint32_t check_caps_live(void)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant all: \forall integer x; 0 <= x < s && is_dom(x) ==> live_at(x);
      @ loop assigns s;
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        //@ assert ok: cap_ok(DOM_INIT,s);
        if (caps[DOM_INIT][s].type == CAP_DOM && ck_live_at(s) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_frames_secure(void)
{
    uint32_t f;

    /*@ loop invariant r: 0 <= f <= NFR;
      @ loop invariant all: \forall integer x; 0 <= x < f ==> fr_owner[x] != DOM_WORLD && fr_share[x] != DOM_WORLD;
      @ loop assigns f;
      @ loop variant NFR - f;
      @*/
    for (f = 0u; f < NFR; f++) {
        if (fr_owner[f] == DOM_WORLD || fr_share[f] == DOM_WORLD) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_domains(void)
{
    if (check_dom_range() == 0u) {
        return CHECK_DOM_RANGE;
    }
    if (check_dom_supervised() == 0u) {
        return CHECK_DOM_SUPERVISED;
    }
    if (check_dom_roots() == 0u) {
        return CHECK_DOM_ROOTS;
    }
    if (check_dom_start() == 0u) {
        return CHECK_DOM_START;
    }
    if (check_dom_threads() == 0u) {
        return CHECK_DOM_THREADS;
    }
    if (check_caps_init() == 0u) {
        return CHECK_CAPS_INIT;
    }
    if (check_caps_once() == 0u) {
        return CHECK_CAPS_ONCE;
    }
    if (check_caps_live() == 0u) {
        return CHECK_CAPS_LIVE;
    }
    return CHECK_OK;
}
