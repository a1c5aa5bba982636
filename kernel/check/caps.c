/* SPDX-License-Identifier: BSD-2-Clause */
#include "caps.h"

/*@ predicate caps_of(integer d) = \forall integer s; 0 <= s < NCAP ==> cap_ok(d,s); */

/*@ TELLS(moves(type)) */
static uint32_t ck_moves(uint8_t type)
{
    return type == CAP_EP || type == CAP_NTFN || type == CAP_NSMEM || type == CAP_IRQ ||
           type == CAP_DEV || type == CAP_WORLD ? 1u : 0u;
}

/*@ TELLS(names_ok(type,obj)) */
static uint32_t ck_names_ok(uint8_t type, uint8_t obj)
{
    if (type == CAP_EP || type == CAP_DOM) {
        return obj < NDOM ? 1u : 0u;
    }
    if (type == CAP_NTFN) {
        return obj < NT ? 1u : 0u;
    }
    return type != CAP_IRQ || obj < NIRQ ? 1u : 0u;
}

/*@ requires slot: d < NDOM && s < NCAP;
  @ TELLS(cap_ok(d,s)) */
static uint32_t ck_cap_ok(uint32_t d, uint32_t s)
{
    uint8_t type = caps[d][s].type;
    uint8_t grant = caps[d][s].grant;

    if (type > CAP_WORLD || grant > RIGHT_GRANT) {
        return 0u;
    }
    if (grant == RIGHT_GRANT && ck_moves(type) == 0u) {
        return 0u;
    }
    return ck_names_ok(type, caps[d][s].obj);
}

/*@ requires d: d < NDOM;
  @ TELLS(caps_of(d)) */
static uint32_t ck_caps_of(uint32_t d)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= NCAP;
      @ loop invariant all: \forall integer x; 0 <= x < s ==> cap_ok(d,x);
      @ loop assigns s;
      @ loop variant NCAP - s;
      @*/
    for (s = 0u; s < NCAP; s++) {
        if (ck_cap_ok(d, s) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_cap_inv(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d ==> caps_of(x);
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (ck_caps_of(d) == 0u) {
            return 0u;
        }
    }
    return 1u;
}
