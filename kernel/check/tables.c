/* SPDX-License-Identifier: BSD-2-Clause */
#include "tables.h"

/*@ predicate l1_at(integer d, integer s) = l1[d].e[s] != 0 ==> is_ns(l1[d].e[s]) ||
  @     (l1[d].e[s] % 1024 == L1_TABLE && 0 <= l1_idx(l1[d].e[s]) < NL2 &&
  @      l2_as[l1_idx(l1[d].e[s])] == d && l2_sec[l1_idx(l1[d].e[s])] == s);
  @ predicate l1_of(integer d) = \forall integer s; 0 <= s < L1N ==> l1_at(d,s);

  @ predicate l2_at(integer i) = l2_as[i] != NOAS ==> 0 <= l2_as[i] < NDOM && 0 <= l2_sec[i] < L1N &&
  @     l1[l2_as[i]].e[l2_sec[i]] == (L2_PN + i) * 1024 + L1_TABLE;

  @ predicate quota_at(integer i) = l2_as[i] != NOAS ==>
  @     l2_as[i] * PT_QUOTA <= i < l2_as[i] * PT_QUOTA + PT_QUOTA;

  @ predicate pte_at(integer i, integer j) = l2[i].e[j] != 0 ==> l2_as[i] != NOAS &&
  @     (pte_dev(l2[i].e[j]) || (pte_mem(l2[i].e[j]) && place_of(i, j, pte_fr(l2[i].e[j]))));
  @ predicate pte_of(integer i) = \forall integer j; 0 <= j < L2N ==> pte_at(i,j);

  @ predicate l1_empty(integer d, integer s) = \forall integer x; s <= x < s + 8 ==> l1[d].e[x] == 0;
  @ predicate l2_empty(integer i, integer j) = \forall integer x; j <= x < j + 8 ==> l2[i].e[x] == 0;

  @ predicate own_at(integer f) = 0 <= fr_owner[f] < NDOM && (0 <= fr_share[f] < NDOM || fr_share[f] == NODOM) &&
  @     fr_share[f] != fr_owner[f] && (fr_share[f] == NODOM ==> fr_spt[f] == NOPT);

  @ // entry j of table i belongs to domain d and names frame f
  @ predicate back_at(integer i, integer j, integer d, integer f) = 0 <= i < NL2 && 0 <= j < L2N &&
  @     l2_as[i] == d && pte_fr(l2[i].e[j]) == f;
  @*/

/*@ TELLS(is_ns(e)) */
static uint32_t ck_is_ns(uint32_t e)
{
    if (e < NS_RAM_BASE + SECT_NS || e >= NS_RAM_END + SECT_NS) {
        return 0u;
    }
    return (e - SECT_NS) % SECTION == 0u ? 1u : 0u;
}

/*@ requires d: d < NDOM && s < L1N;
  @ TELLS(l1_at(d,s)) */
static uint32_t ck_l1_at(uint32_t d, uint32_t s)
{
    uint32_t e = l1[d].e[s];
    uint32_t i = e / 1024u;

    if (e == 0u || ck_is_ns(e) != 0u) {
        return 1u;
    }
    if (e % 1024u != L1_TABLE || i < L2_PN || i >= L2_PN + NL2) {
        return 0u;
    }
    return l2_as[i - L2_PN] == d && l2_sec[i - L2_PN] == s ? 1u : 0u;
}

/*@ requires d: d < NDOM && s + 8 <= L1N;
  @ TELLS(l1_empty(d,s)) */
static uint32_t ck_l1_empty(uint32_t d, uint32_t s)
{
    uint64_t sum = (uint64_t)l1[d].e[s] + l1[d].e[s + 1u] + l1[d].e[s + 2u] + l1[d].e[s + 3u] +
        l1[d].e[s + 4u] + l1[d].e[s + 5u] + l1[d].e[s + 6u] + l1[d].e[s + 7u];

    return sum == 0u ? 1u : 0u;
}

/*@ requires d: d < NDOM;
  @ TELLS(l1_of(d)) */
static uint32_t ck_l1_of(uint32_t d)
{
    uint32_t s = 0u;

    /* Nearly all entries are 0: eight at a time, up to the next eight that are not. */
    /*@ loop invariant r: 0 <= s <= L1N;
      @ loop invariant all: \forall integer x; 0 <= x < s ==> l1_at(d,x);
      @ loop assigns s;
      @ loop variant L1N - s;
      @*/
    while (s < L1N) {
        if (s <= L1N - 8u && ck_l1_empty(d, s) != 0u) {
            s += 8u;
        } else if (ck_l1_at(d, s) != 0u) {
            s++;
        } else {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_inv_l1(void)
{
    uint32_t d;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant all: \forall integer x; 0 <= x < d ==> l1_of(x);
      @ loop assigns d;
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        if (ck_l1_of(d) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires i: i < NL2;
  @ TELLS(l2_at(i)) */
static uint32_t ck_l2_at(uint32_t i)
{
    uint32_t d = l2_as[i];
    uint32_t s = l2_sec[i];

    if (d == NOAS) {
        return 1u;
    }
    return d < NDOM && s < L1N && l1[d].e[s] == (L2_PN + i) * 1024u + L1_TABLE ? 1u : 0u;
}

uint32_t check_inv_l2(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NL2;
      @ loop invariant all: \forall integer x; 0 <= x < i ==> l2_at(x);
      @ loop assigns i;
      @ loop variant NL2 - i;
      @*/
    for (i = 0u; i < NL2; i++) {
        if (ck_l2_at(i) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires i: i < NL2;
  @ TELLS(quota_at(i)) */
static uint32_t ck_quota_at(uint32_t i)
{
    uint32_t first = l2_as[i] * PT_QUOTA;

    return l2_as[i] == NOAS || (first <= i && i < first + PT_QUOTA) ? 1u : 0u;
}

uint32_t check_inv_quota(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NL2;
      @ loop invariant all: \forall integer x; 0 <= x < i ==> quota_at(x);
      @ loop assigns i;
      @ loop variant NL2 - i;
      @*/
    for (i = 0u; i < NL2; i++) {
        if (ck_quota_at(i) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires i: i < NL2 && j < L2N && f < NFR;
  @ TELLS(place_of(i,j,f)) */
static uint32_t ck_place_of(uint32_t i, uint32_t j, uint32_t f)
{
    if (fr_owner[f] == l2_as[i] && fr_pt[f] == i && fr_ix[f] == j) {
        return 1u;
    }
    return fr_share[f] == l2_as[i] && fr_spt[f] == i && fr_six[f] == j ? 1u : 0u;
}

/*@ requires i: i < NL2 && j < L2N;
  @ TELLS(pte_at(i,j)) */
static uint32_t ck_pte_at(uint32_t i, uint32_t j)
{
    uint32_t e = l2[i].e[j];
    uint32_t n = e / PAGE;
    uint32_t a = e % PAGE;

    if (e == 0u || l2_as[i] == NOAS) {
        return e == 0u ? 1u : 0u;
    }
    if (e == UART1_BASE + ATTR_DEV || e == EPIT1_BASE + ATTR_DEV) {
        return 1u;
    }
    if (a != ATTR_R && a != ATTR_W && a != ATTR_X) {
        return 0u;
    }
    return n >= FR_PN && n < FR_PN + NFR ? ck_place_of(i, j, n - FR_PN) : 0u;
}

/*@ requires i: i < NL2 && j + 8 <= L2N;
  @ TELLS(l2_empty(i,j)) */
static uint32_t ck_l2_empty(uint32_t i, uint32_t j)
{
    uint64_t sum = (uint64_t)l2[i].e[j] + l2[i].e[j + 1u] + l2[i].e[j + 2u] + l2[i].e[j + 3u] +
        l2[i].e[j + 4u] + l2[i].e[j + 5u] + l2[i].e[j + 6u] + l2[i].e[j + 7u];

    return sum == 0u ? 1u : 0u;
}

/*@ requires i: i < NL2;
  @ TELLS(pte_of(i)) */
static uint32_t ck_pte_of(uint32_t i)
{
    uint32_t j = 0u;

    /*@ loop invariant r: 0 <= j <= L2N;
      @ loop invariant all: \forall integer x; 0 <= x < j ==> pte_at(i,x);
      @ loop assigns j;
      @ loop variant L2N - j;
      @*/
    while (j < L2N) {
        if (j <= L2N - 8u && ck_l2_empty(i, j) != 0u) {
            j += 8u;
        } else if (ck_pte_at(i, j) != 0u) {
            j++;
        } else {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_inv_pte(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NL2;
      @ loop invariant all: \forall integer x; 0 <= x < i ==> pte_of(x);
      @ loop assigns i;
      @ loop variant NL2 - i;
      @*/
    for (i = 0u; i < NL2; i++) {
        if (ck_pte_of(i) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires f: f < NFR;
  @ TELLS(own_at(f)) */
static uint32_t ck_own_at(uint32_t f)
{
    uint32_t share = fr_share[f];

    if (fr_owner[f] >= NDOM || fr_owner[f] == share) {
        return 0u;
    }
    if (share == NODOM) {
        return fr_spt[f] == NOPT ? 1u : 0u;
    }
    return share < NDOM ? 1u : 0u;
}

uint32_t check_inv_own(void)
{
    uint32_t f;

    /*@ loop invariant r: 0 <= f <= NFR;
      @ loop invariant all: \forall integer x; 0 <= x < f ==> own_at(x);
      @ loop assigns f;
      @ loop variant NFR - f;
      @*/
    for (f = 0u; f < NFR; f++) {
        if (ck_own_at(f) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

/*@ requires f: f < NFR;
  @ TELLS(back_at(i,j,d,f)) */
static uint32_t ck_back_at(uint32_t i, uint32_t j, uint32_t d, uint32_t f)
{
    if (i >= NL2 || j >= L2N) {
        return 0u;
    }
    return l2_as[i] == d && l2[i].e[j] / PAGE == FR_PN + f ? 1u : 0u;
}

uint32_t check_inv_pt(void)
{
    uint32_t f;

    /*@ loop invariant r: 0 <= f <= NFR;
      @ loop invariant all: \forall integer x; 0 <= x < f && fr_pt[x] != NOPT ==>
      @     back_at(fr_pt[x], fr_ix[x], fr_owner[x], x);
      @ loop assigns f;
      @ loop variant NFR - f;
      @*/
    for (f = 0u; f < NFR; f++) {
        if (fr_pt[f] != NOPT && ck_back_at(fr_pt[f], fr_ix[f], fr_owner[f], f) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_inv_spt(void)
{
    uint32_t f;

    /*@ loop invariant r: 0 <= f <= NFR;
      @ loop invariant all: \forall integer x; 0 <= x < f && fr_spt[x] != NOPT ==>
      @     back_at(fr_spt[x], fr_six[x], fr_share[x], x);
      @ loop assigns f;
      @ loop variant NFR - f;
      @*/
    for (f = 0u; f < NFR; f++) {
        if (fr_spt[f] != NOPT && ck_back_at(fr_spt[f], fr_six[f], fr_share[f], f) == 0u) {
            return 0u;
        }
    }
    return 1u;
}

uint32_t check_memory(void)
{
    if (check_inv_l1() == 0u) {
        return CHECK_INV_L1;
    }
    if (check_inv_l2() == 0u) {
        return CHECK_INV_L2;
    }
    if (check_inv_quota() == 0u) {
        return CHECK_INV_QUOTA;
    }
    if (check_inv_pte() == 0u) {
        return CHECK_INV_PTE;
    }
    if (check_inv_own() == 0u) {
        return CHECK_INV_OWN;
    }
    if (check_inv_pt() == 0u) {
        return CHECK_INV_PT;
    }
    if (check_inv_spt() == 0u) {
        return CHECK_INV_SPT;
    }
    return CHECK_OK;
}
