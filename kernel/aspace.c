/* SPDX-License-Identifier: BSD-2-Clause */
#include "aspace.h"
#include "hal.h"

#if defined(__arm__) && !defined(__FRAMAC__)
#define IN_SECTION(name) __attribute__((section(name)))
#else
#define IN_SECTION(name)
#endif

l1_t     l1[NDOM] IN_SECTION(".pt.l1");
l2_t     l2[NL2] IN_SECTION(".pt.l2");
uint8_t  l2_as[NL2];
uint16_t l2_sec[NL2];
uint32_t as_frame;
/*@ ghost tlb_t tlb[NDOM]; */

/*@ terminates \true; exits \false;
  @ assigns l1[0 .. NDOM-1];
  @ ensures zero: \forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N ==> l1[d].e[s] == 0;
  @*/
static void l1_init(void)
{
    uint32_t d;
    uint32_t s;

    /*@ loop invariant r: 0 <= d <= NDOM;
      @ loop invariant z: \forall integer b, t; 0 <= b < d && 0 <= t < L1N ==> l1[b].e[t] == 0;
      @ loop assigns d, s, l1[0 .. NDOM-1];
      @ loop variant NDOM - d;
      @*/
    for (d = 0u; d < NDOM; d++) {
        /*@ loop invariant r: 0 <= s <= L1N;
          @ loop invariant z: \forall integer b, t; 0 <= b < d && 0 <= t < L1N ==> l1[b].e[t] == 0;
          @ loop invariant y: \forall integer t; 0 <= t < s ==> l1[d].e[t] == 0;
          @ loop assigns s, l1[0 .. NDOM-1];
          @ loop variant L1N - s;
          @*/
        for (s = 0u; s < L1N; s++) {
            l1[d].e[s] = 0u;
        }
    }
}

/*@ terminates \true; exits \false;
  @ assigns l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1];
  @ ensures zero: \forall integer i, j; 0 <= i < NL2 && 0 <= j < L2N ==> l2[i].e[j] == 0;
  @ ensures free: \forall integer i; 0 <= i < NL2 ==> l2_as[i] == NOAS;
  @*/
static void l2_init(void)
{
    uint32_t i;
    uint32_t j;

    /*@ loop invariant r: 0 <= i <= NL2;
      @ loop invariant z: \forall integer b, t; 0 <= b < i && 0 <= t < L2N ==> l2[b].e[t] == 0;
      @ loop invariant f: \forall integer b; 0 <= b < i ==> l2_as[b] == NOAS;
      @ loop assigns i, j, l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1];
      @ loop variant NL2 - i;
      @*/
    for (i = 0u; i < NL2; i++) {
        l2_as[i] = NOAS;
        l2_sec[i] = 0u;
        /*@ loop invariant r: 0 <= j <= L2N;
          @ loop invariant z: \forall integer b, t; 0 <= b < i && 0 <= t < L2N ==> l2[b].e[t] == 0;
          @ loop invariant y: \forall integer t; 0 <= t < j ==> l2[i].e[t] == 0;
          @ loop assigns j, l2[0 .. NL2-1];
          @ loop variant L2N - j;
          @*/
        for (j = 0u; j < L2N; j++) {
            l2[i].e[j] = 0u;
        }
    }
}

void aspace_init(void)
{
    l1_init();
    l2_init();
}

/*@ // table i is the one that translates va of domain d
  @ predicate at_table{L}(integer d, integer va, integer i) =
  @     is_table(l1[d].e[va / SECTION]) && l1_idx(l1[d].e[va / SECTION]) == i &&
  @     l2_as[i] == d && l2_sec[i] == va / SECTION;
  @*/

/* ---- the table that translates a section -------------------------------------------------------- */

#define NO_TABLE    NL2             /* all tables of the domain are in use                   */
#define TAKEN       (NL2 + 1u)      /* something is mapped there                             */

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && s < L1N && l1[d].e[s] == 0;
  @ terminates \true; exits \false;
  @ assigns l1[d].e[s], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1];
  @ ENSURES_MEMORY;
  @ ensures status: \result <= NL2;
  @ ensures full: \result == NL2 <==>
  @     \forall integer i; d * PT_QUOTA <= i < d * PT_QUOTA + PT_QUOTA ==> \old(l2_as[i]) != NOAS;
  @ ensures fail: \result == NL2 ==> l1[d].e[s] == 0;
  @ ensures new: \result < NL2 ==> l1[d].e[s] == (L2_PN + \result) * 1024 + L1_TABLE;
  @ ensures frame: xlat_same{Pre,Post};
  @ ENSURES_MODEL(step, \result < NL2 ==> refines{Post}(a_tabnew(m,d,\result - d * PT_QUOTA,s)))
  @ ENSURES_MODEL(free, \result < NL2 ==> a_tab_free(m,d) == \result - d * PT_QUOTA)
  @ ENSURES_MODEL(none, \result == NL2 ==> a_tab_free(m,d) == NIL && refines{Post}(m))
  @*/
/* A free table of domain d becomes that of section s, whose first-level entry is 0.
 * Its number, or NO_TABLE. */
static uint32_t table_new(uint8_t d, uint32_t s)
{
    uint32_t i;

    /*@ loop invariant r: d * PT_QUOTA <= i <= d * PT_QUOTA + PT_QUOTA;
      @ loop invariant used: \forall integer k; d * PT_QUOTA <= k < i ==> l2_as[k] != NOAS;
      @ loop assigns i;
      @ loop variant d * PT_QUOTA + PT_QUOTA - i;
      @*/
    for (i = d * PT_QUOTA; i < d * PT_QUOTA + PT_QUOTA; i++) {
        if (l2_as[i] == NOAS) {
            //@ SHOW_MODEL(before, \forall integer j; 0 <= j < i - d * PT_QUOTA ==> a_tsec(m,d,j) != -1)
            //@ SHOW_MODEL(here, a_tsec(m,d,i - d * PT_QUOTA) == -1)
            //@ SHOW_MODEL(free, a_tab_free(m,d) == i - d * PT_QUOTA)
            l2_as[i] = d;
            l2_sec[i] = (uint16_t)s;
            l1[d].e[s] = (L2_PN + i) * 1024u + L1_TABLE;
            //@ assert same: xlat_same{Pre,Here};
            //@ SHOW(table, l1[d].e[s] % 4 == L1_TABLE && l1_idx(l1[d].e[s]) == i)
            //@ SHOW(pages, pte_same_but{Pre,Here}(NDOM,0))
            //@ SHOW_REF(opl, frm, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_REF(spl, frm, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_REF(pk, pag, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_REF(pf, pag, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_REF(ns, pag, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_REF(tsec, pag, a_tabnew(m,d,i - d * PT_QUOTA,s))
            //@ SHOW_STEP(new, a_tabnew(m,d,i - d * PT_QUOTA,s))
            return i;
        }
    }
    //@ SHOW_MODEL(full, a_tab_free(m,d) == NIL)
    return NO_TABLE;
}

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && s < L1N;
  @ terminates \true; exits \false;
  @ assigns l1[d].e[s], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1];
  @ ENSURES_MEMORY;
  @ ensures status: \result <= NL2 + 1;
  @ ensures taken: \result == TAKEN ==> l1[d].e[s] != 0 && !is_table(l1[d].e[s]);
  @ ensures none: \result == NO_TABLE ==> l1[d].e[s] == 0;
  @ ensures section: \result == TAKEN <==> \old(is_ns(l1[d].e[s]));
  @ ensures full: \result == NO_TABLE <==> \old(l1[d].e[s]) == 0 &&
  @     \forall integer i; d * PT_QUOTA <= i < d * PT_QUOTA + PT_QUOTA ==> \old(l2_as[i]) != NOAS;
  @ ensures table: \result < NL2 ==> is_table(l1[d].e[s]) && l1_idx(l1[d].e[s]) == \result;
  @ ensures as: \result < NL2 ==> l2_as[\result] == d && l2_sec[\result] == s;
  @ ensures frame: xlat_same{Pre,Post};
  @ ENSURES_MODEL(step, \result < NL2 ==> refines{Post}(a_with_table(m,d,s)))
  @ ENSURES_MODEL(none, \result >= NL2 ==> refines{Post}(m))
  @ ENSURES_MODEL(full, \result == NO_TABLE ==> a_no_table(m,d,s) && a_ns(m,d,s) == 0)
  @ ENSURES_MODEL(has, is_table(\old(l1[d].e[s])) ==> a_tab_of(m,d,s) != NIL)
  @ ENSURES_MODEL(hasnt, !is_table(\old(l1[d].e[s])) ==> a_tab_of(m,d,s) == NIL)
  @ ENSURES_MODEL(new, \result < NL2 && !is_table(\old(l1[d].e[s])) ==> a_tab_free(m,d) != NIL)
  @*/
/* The table of section s of domain d, a new one if the section is empty.
 * Its number, NO_TABLE or TAKEN. */
static uint32_t table_get(uint8_t d, uint32_t s)
{
    uint32_t e = l1[d].e[s];

    //@ SHOW(idx, is_table(e) ==> d * PT_QUOTA <= l1_idx(e) < d * PT_QUOTA + PT_QUOTA && l2_sec[l1_idx(e)] == s)
    //@ SHOW_MODEL(has, is_table(e) ==> a_tsec(m,d,l1_idx(e) - d * PT_QUOTA) == s)
    /*@ SHOW(mine, \forall integer i; d * PT_QUOTA <= i < d * PT_QUOTA + PT_QUOTA && l2_as[i] != NOAS ==>
      @     l2_as[i] == d && is_table(l1[d].e[l2_sec[i]]))
      @*/
    //@ SHOW_MODEL(some, is_table(e) ==> a_tab_of(m,d,s) != NIL)
    //@ SHOW_MODEL(one, a_tab_of(m,d,s) != NIL ==> 0 <= a_tab_of(m,d,s) < PT_QUOTA && a_tsec(m,d,a_tab_of(m,d,s)) == s)
    //@ SHOW_MODEL(which, a_tab_of(m,d,s) != NIL ==> l2_sec[d * PT_QUOTA + a_tab_of(m,d,s)] == s && l2_as[d * PT_QUOTA + a_tab_of(m,d,s)] != NOAS)
    //@ SHOW_MODEL(its, a_tab_of(m,d,s) != NIL ==> is_table(l1[d].e[l2_sec[d * PT_QUOTA + a_tab_of(m,d,s)]]))
    //@ SHOW_MODEL(back, a_tab_of(m,d,s) != NIL ==> is_table(l1[d].e[s]))
    //@ SHOW(kind, is_ns(e) ==> e % 4 == L1_SECT)
    //@ SHOW_MODEL(sect, is_ns(e) ==> a_ns(m,d,s) != 0)
    //@ SHOW_MODEL(nosect, !is_ns(e) ==> a_ns(m,d,s) == 0)
    if (e == 0u) {
        return table_new(d, s);
    }
    if (e % 4u != L1_TABLE) {
        return TAKEN;
    }
    return e / 1024u - L2_PN;
}

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && va < USER_TOP;
  @ terminates \true; exits \false;
  @ assigns l1[d].e[va / SECTION], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1];
  @ ENSURES_MEMORY;
  @ ensures status: \result <= NL2 + 1;
  @ ensures taken: \result == TAKEN <==> \old(at_va(d, va)) != 0;
  @ ensures full: \result == NO_TABLE <==> \old(at_va(d, va) == 0 && no_table(d, va));
  @ ensures table: \result < NL2 ==> at_table(d, va, \result);
  @ ensures empty: \result < NL2 ==> l2[\result].e[(va / PAGE) % L2N] == 0;
  @ ensures frame: xlat_same{Pre,Post};
  @ ENSURES_MODEL(step, \result < NL2 ==> refines{Post}(a_with_table(m,d,va / SECTION)))
  @ ENSURES_MODEL(none, \result >= NL2 ==> refines{Post}(m))
  @ ENSURES_MODEL(full, \result == NO_TABLE ==> a_no_table(m,d,va / SECTION))
  @ ENSURES_MODEL(room, \result < NL2 ==> !a_no_table(m,d,va / SECTION))
  @ ENSURES_MODEL(taken, \result == TAKEN ==> a_taken(m,d,va / PAGE))
  @ ENSURES_MODEL(empty, \result != TAKEN ==> !a_taken(m,d,va / PAGE))
  @*/
/* The table that has the entry for va of domain d, which must be empty; a new one if need be.
 * Its number, NO_TABLE or TAKEN. */
static uint32_t entry_get(uint8_t d, uint32_t va)
{
    uint32_t i;

    //@ SHOW(v, (va / PAGE) / L2N == va / SECTION)
    //@ SHOW_MODEL(pk, a_pk(m,d,va / PAGE) == kind(pte(d,va / PAGE)))
    //@ SHOW_MODEL(ns, a_ns(m,d,va / SECTION) == ns_pa(l1[d].e[va / SECTION]))
    //@ SHOW(kinds, is_ns(l1[d].e[va / SECTION]) ==> l1[d].e[va / SECTION] % 4 == L1_SECT)
    //@ SHOW_MODEL(taken, at_va(d,va) != 0 ==> a_taken(m,d,va / PAGE))
    //@ SHOW_MODEL(free, at_va(d,va) == 0 ==> !a_taken(m,d,va / PAGE))
    i = table_get(d, va / SECTION);
    //@ assert same: at_va{Here}(d, va) == at_va{Pre}(d, va);
    if (i >= NL2) {
        //@ assert none: i == NO_TABLE ==> at_va{Here}(d, va) == 0;
        //@ assert some: i == TAKEN ==> at_va{Here}(d, va) != 0;
        return i;
    }
    //@ assert here: at_va{Here}(d, va) == l2[i].e[(va / PAGE) % L2N];
    if (l2[i].e[(va / PAGE) % L2N] != 0u) {
        //@ SHOW(was, is_table(\at(l1[d].e[va / SECTION],Pre)))
        //@ SHOW_MODEL(kept, a_with_table(m,d,va / SECTION) == m)
        return TAKEN;
    }
    return i;
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures which: \result == (i == NO_TABLE ? E_FULL : E_STATE);
  @*/
/* The status for an entry_get that found none. */
static uint32_t entry_error(uint32_t i)
{
    return i == NO_TABLE ? E_FULL : E_STATE;
}

/* ---- single pages --------------------------------------------------------------------------------- */

/*@ requires fr: fr < NFR && rights <= MAP_X;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures pte: \result == (FR_PN + fr) * PAGE + attr(rights);
  @ ensures fr: pte_fr(\result) == fr;
  @ ensures mem: pte_mem(\result);
  @ ensures some: \result != 0;
  @*/
/* The descriptor for a page of frame fr. */
static uint32_t pte_make(uint32_t fr, uint32_t rights)
{
    uint32_t attr = ATTR_R;

    if (rights == MAP_W) {
        attr = ATTR_W;
    } else if (rights == MAP_X) {
        attr = ATTR_X;
    }
    return (FR_PN + fr) * PAGE + attr;
}

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures fr: \result == frame_in(pte);
  @*/
/* The frame that a descriptor maps, or NFR for a device page or none. */
static uint32_t pte_frame(uint32_t pte)
{
    uint32_t pn = pte / PAGE;

    return pn >= FR_PN && pn < FR_PN + NFR ? pn - FR_PN : NFR;
}

/*@ requires inv: frames_inv;
  @ requires fr: fr < NFR && d < NDOM && (fr_owner[fr] == d || fr_share[fr] == d);
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures mapped: \result != 0 <==> mapped(d, fr);
  @*/
/* Frame fr is mapped in domain d, which owns or shares it. */
static uint32_t frame_mapped(uint8_t d, uint32_t fr)
{
    if (fr_owner[fr] == d) {
        return fr_pt[fr] != NOPT;
    }
    return fr_spt[fr] != NOPT;
}

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && va < USER_TOP && fr < NFR && rights <= MAP_X && i < NL2;
  @ requires frame: (fr_owner[fr] == d || fr_share[fr] == d) && !mapped(d, fr);
  @ requires entry: at_table(d, va, i) && l2[i].e[(va / PAGE) % L2N] == 0;
  @ terminates \true; exits \false;
  @ assigns l2[i].e[(va / PAGE) % L2N], tlb[0 .. NDOM-1], fr_pt[fr], fr_ix[fr], fr_spt[fr], fr_six[fr], fr_fetch[fr];
  @ ENSURES_MEMORY;
  @ ensures set: at_va(d, va) == (FR_PN + fr) * PAGE + attr(rights);
  @ ensures mapped: mapped(d, fr);
  @ ensures other: fr_owner[fr] == d ? fr_spt[fr] == \old(fr_spt[fr]) : fr_pt[fr] == \old(fr_pt[fr]);
  @ ensures fetch: rights == MAP_X ==> fr_fetch[fr] == fr_data[fr];
  @ ensures frame: xlat_same_but{Pre,Post}(d, va / SECTION, (va / PAGE) % L2N);
  @ ENSURES_REF(a_mapf(m,d,fr,va / PAGE,rights))
  @*/
/* Map frame fr at va of domain d, whose entry is in table i: both free so far, all checks done. */
static void frame_put(uint8_t d, uint32_t fr, uint32_t va, uint32_t i, uint32_t rights)
{
    uint32_t j = (va / PAGE) % L2N;

    if (rights == MAP_X) {
        hal_frame_exec(fr);
    }
    l2[i].e[j] = pte_make(fr, rights);
    if (fr_owner[fr] == d) {
        fr_pt[fr] = (uint16_t)i;
        fr_ix[fr] = (uint8_t)j;
    } else {
        fr_spt[fr] = (uint16_t)i;
        fr_six[fr] = (uint8_t)j;
    }
    hal_table_sync();
    //@ SHOW(v, (va / PAGE) / L2N == va / SECTION && l2_sec[i] * L2N + j == va / PAGE)
    //@ SHOW(page, pte(d,va / PAGE) == (FR_PN + fr) * PAGE + attr(rights))
    //@ SHOW(rest, pte_same_but{Pre,Here}(d,va / PAGE))
    //@ SHOW_REF(opl, frm, a_mapf(m,d,fr,va / PAGE,rights))
    //@ SHOW_REF(spl, frm, a_mapf(m,d,fr,va / PAGE,rights))
    //@ SHOW_REF(pk, pag, a_mapf(m,d,fr,va / PAGE,rights))
    //@ SHOW_REF(pf, pag, a_mapf(m,d,fr,va / PAGE,rights))
    //@ SHOW_REF(frm, frm, a_mapf(m,d,fr,va / PAGE,rights))
    //@ SHOW_REF(pag, pag, a_mapf(m,d,fr,va / PAGE,rights))
}

/*@ requires tables: tables_inv;
  @ requires frames: frames_inv;
  @ requires entry: i < NL2 && j < L2N && l2[i].e[j] != 0;
  @ terminates \true; exits \false;
  @ assigns l2[i].e[j], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1];
  @ ENSURES_TABLES; ENSURES_FRAMES;
  @ ensures gone: l2[i].e[j] == 0;
  @ ensures which: \result == frame_in(\old(l2[i].e[j]));
  @ ensures unmapped: \result < NFR ==> !mapped(l2_as[i], \result);
  @ ensures frame: xlat_same_but{Pre,Post}(l2_as[i], l2_sec[i], j);
  @ ensures maps: maps_same_but{Pre,Post}(\result);
  @ ensures others: maps_same_others{Pre,Post}(l2_as[i]);
  @ ENSURES_REF(a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
  @*/
/* Empty entry j of table i; the TLB is left to the caller.  The frame that was there, or NFR. */
static uint32_t page_clear(uint32_t i, uint32_t j)
{
    uint32_t fr = pte_frame(l2[i].e[j]);

    //@ SHOW(used, l2_as[i] != NOAS)
    //@ SHOW(v, (l2_sec[i] * L2N + j) / L2N == l2_sec[i] && (l2_sec[i] * L2N + j) % L2N == j)
    //@ SHOW(table, l1[l2_as[i]].e[l2_sec[i]] == (L2_PN + i) * 1024 + L1_TABLE)
    //@ SHOW(idx, l1[l2_as[i]].e[l2_sec[i]] % 4 == L1_TABLE && l1_idx(l1[l2_as[i]].e[l2_sec[i]]) == i)
    //@ SHOW(old, pte(l2_as[i],l2_sec[i] * L2N + j) == l2[i].e[j])
    l2[i].e[j] = 0u;
    //@ SHOW(page, pte(l2_as[i],l2_sec[i] * L2N + j) == 0)
    //@ SHOW(rest, pte_same_but{Pre,Here}(l2_as[i],l2_sec[i] * L2N + j))
    //@ SHOW_REF(pk, pag, a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
    //@ SHOW_REF(pf, pag, a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
    if (fr == NFR) {
        //@ SHOW_STEP(device, a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
        return NFR;
    }
    if (fr_owner[fr] == l2_as[i]) {
        fr_pt[fr] = NOPT;
    } else {
        fr_spt[fr] = NOPT;
    }
    //@ SHOW_REF(opl, frm, a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
    //@ SHOW_REF(spl, frm, a_unmap(m,l2_as[i],l2_sec[i] * L2N + j))
    return fr;
}

/*@ requires inv: frames_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures status: \result == E_OK || \result == E_ARG || \result == E_STATE;
  @ ensures arg: \result == E_ARG <==> !map_args(d, fr, va, rights);
  @ ensures ok: \result == E_OK <==> map_args(d, fr, va, rights) && !mapped(d, fr);
  @*/
/* What aspace_map can say before it looks at the tables. */
static uint32_t map_check(uint8_t d, uint32_t fr, uint32_t va, uint32_t rights)
{
    if (va >= USER_TOP || va % PAGE != 0u || fr >= NFR || rights > MAP_X) {
        return E_ARG;
    }
    if (fr_owner[fr] != d && fr_share[fr] != d) {
        return E_ARG;
    }
    return frame_mapped(d, fr) ? E_STATE : E_OK;
}

uint32_t aspace_map(uint8_t d, uint32_t fr, uint32_t va, uint32_t rights)
{
    uint32_t status = map_check(d, fr, va, rights);
    uint32_t i;

    if (status != E_OK) {
        //@ SHOW_MODEL(arg, status == E_ARG ==> a_map_ret(m,d,fr,va,rights) == E_ARG)
        //@ SHOW_MODEL(twice, status == E_STATE ==> a_mapped(m,d,fr))
        //@ SHOW_MODEL(state, status == E_STATE ==> a_map_ret(m,d,fr,va,rights) == E_STATE)
        return status;
    }
    //@ SHOW_MODEL(once, !a_mapped(m,d,fr) && a_frame_of(m,d,fr) && a_va_page(va))
    i = entry_get(d, va);
    if (i >= NL2) {
        //@ SHOW_MODEL(none, a_map_ret(m,d,fr,va,rights) == (i == NO_TABLE ? E_FULL : E_STATE))
        return entry_error(i);
    }
    //@ SHOW_MODEL(ok, a_map_ret(m,d,fr,va,rights) == E_OK)
    //@ SHOW_MODEL(is, a_map_at(m,d,fr,va,rights) == a_mapf(a_with_table(m,d,va / SECTION),d,fr,va / PAGE,rights))
    //@ SHOW_STEP(table, a_with_table(m,d,va / SECTION))
    frame_put(d, fr, va, i, rights);
    //@ SHOW_STEP(done, a_map_at(m,d,fr,va,rights))
    return E_OK;
}

uint32_t aspace_unmap(uint8_t d, uint32_t va)
{
    uint32_t e;
    uint32_t i;

    if (va >= USER_TOP || va % PAGE != 0u) {
        //@ SHOW_MODEL(arg, a_unmap_ret(m,d,va) == E_ARG)
        return E_ARG;
    }
    e = l1[d].e[va / SECTION];
    //@ SHOW(v, (va / PAGE) / L2N == va / SECTION)
    if (e % 4u != L1_TABLE) {
        //@ SHOW(blank, pte(d,va / PAGE) == 0)
        //@ SHOW_MODEL(bare, a_pk(m,d,va / PAGE) == 0)
        //@ SHOW_MODEL(empty, a_unmap_ret(m,d,va) == E_STATE)
        return E_STATE;
    }
    i = e / 1024u - L2_PN;
    if (l2[i].e[(va / PAGE) % L2N] == 0u) {
        //@ SHOW(zero, pte(d,va / PAGE) == 0)
        //@ SHOW_MODEL(gone, a_pk(m,d,va / PAGE) == 0)
        //@ SHOW_MODEL(nothing, a_unmap_ret(m,d,va) == E_STATE)
        return E_STATE;
    }
    //@ SHOW(page, pte(d,va / PAGE) == l2[i].e[(va / PAGE) % L2N] && l2_as[i] == d && l2_sec[i] * L2N + (va / PAGE) % L2N == va / PAGE)
    //@ SHOW_MODEL(pk, a_pk(m,d,va / PAGE) == kind(pte(d,va / PAGE)))
    //@ SHOW_MODEL(ok, a_unmap_ret(m,d,va) == E_OK)
    //@ SHOW_MODEL(pf, frame_in(pte(d,va / PAGE)) < NFR ==> a_pf(m,d,va / PAGE) == frame_in(pte(d,va / PAGE)))
    //@ SHOW_MODEL(frame, a_frame_at(m,d,va) == frame_in(pte(d,va / PAGE)))
    as_frame = page_clear(i, (va / PAGE) % L2N);
    //@ SHOW_STEP(done, a_unmap(m,d,va / PAGE))
    hal_tlb_flush_page(d, va);
    //@ assert flushed: inv_tlb;
    return E_OK;
}

/* ---- device pages, normal-world RAM ----------------------------------------------------------------- */

/*@ requires dev: dev < NDEV;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures pa: \result == dev_page(dev);
  @*/
/* The physical address of device page `dev`. */
static uint32_t dev_pa(uint32_t dev)
{
    return dev == DEV_UART1 ? UART1_BASE : EPIT1_BASE;
}
_Static_assert(NDEV == 2, "dev_pa");

/*@ requires inv: memory_inv;
  @ requires ij: dev < NDEV && i < NL2 && j < L2N;
  @ requires entry: l2_as[i] != NOAS && l2[i].e[j] == 0;
  @ terminates \true; exits \false;
  @ assigns l2[i].e[j], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures set: l2[i].e[j] == dev_page(dev) + ATTR_DEV;
  @ ensures frame: xlat_same_but{Pre,Post}(l2_as[i], l2_sec[i], j);
  @ ENSURES_REF(a_mapdev(m,l2_as[i],dev,l2_sec[i] * L2N + j))
  @*/
/* Map device page dev at entry j, which is empty, of table i. */
static void dev_put(uint32_t dev, uint32_t i, uint32_t j)
{
    l2[i].e[j] = dev_pa(dev) + ATTR_DEV;
    hal_table_sync();
    //@ SHOW(what, kind(l2[i].e[j]) == 2 && object(l2[i].e[j]) == dev && rights(l2[i].e[j]) == MAP_W)
    //@ SHOW(page, pte(l2_as[i],l2_sec[i] * L2N + j) == l2[i].e[j])
    //@ SHOW(rest, pte_same_but{Pre,Here}(l2_as[i],l2_sec[i] * L2N + j))
    //@ SHOW_REF(pk, pag, a_mapdev(m,l2_as[i],dev,l2_sec[i] * L2N + j))
    //@ SHOW_REF(pf, pag, a_mapdev(m,l2_as[i],dev,l2_sec[i] * L2N + j))
    //@ SHOW_REF(pag, pag, a_mapdev(m,l2_as[i],dev,l2_sec[i] * L2N + j))
    //@ SHOW_REF(frm, frm, a_mapdev(m,l2_as[i],dev,l2_sec[i] * L2N + j))
}

uint32_t aspace_map_dev(uint8_t d, uint32_t dev, uint32_t va)
{
    uint32_t i;

    if (va >= USER_TOP || va % PAGE != 0u || dev >= NDEV) {
        //@ SHOW_MODEL(arg, a_map_dev_ret(m,d,dev,va) == E_ARG)
        return E_ARG;
    }
    i = entry_get(d, va);
    if (i >= NL2) {
        //@ SHOW_MODEL(none, a_map_dev_ret(m,d,dev,va) == (i == NO_TABLE ? E_FULL : E_STATE))
        return entry_error(i);
    }
    //@ SHOW(table, l2_as[i] == d && l2_sec[i] == va / SECTION)
    //@ SHOW(w, (va / PAGE) / L2N == va / SECTION)
    //@ SHOW(split, va / PAGE == ((va / PAGE) / L2N) * L2N + (va / PAGE) % L2N)
    //@ SHOW(v, l2_as[i] == d && l2_sec[i] * L2N + (va / PAGE) % L2N == va / PAGE)
    //@ SHOW_MODEL(ok, a_map_dev_ret(m,d,dev,va) == E_OK)
    //@ SHOW_MODEL(is, a_map_dev_at(m,d,dev,va) == a_mapdev(a_with_table(m,d,va / SECTION),d,dev,va / PAGE))
    //@ SHOW_STEP(table, a_with_table(m,d,va / SECTION))
    dev_put(dev, i, (va / PAGE) % L2N);
    //@ SHOW_STEP(done, a_map_dev_at(m,d,dev,va))
    return E_OK;
}

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM && sec_ok(va);
  @ terminates \true; exits \false;
  @ assigns l1[d], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures status: \result == E_OK || \result == E_STATE;
  @ ensures ok: \result == E_OK <==> \old(is_ns(l1[d].e[va / SECTION]));
  @ ensures done: \result == E_OK ==> l1[d].e[va / SECTION] == 0;
  @ ensures frame: xlat_same_but_section{Pre,Post}(d, va / SECTION);
  @ ensures fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ENSURES_MODEL(step, \result == E_OK ==> refines{Post}(a_mapns(m,d,va / SECTION,0)))
  @ ENSURES_MODEL(none, \result != E_OK ==> refines{Post}(m))
  @ ENSURES_MODEL(ok, (\result == E_OK <==> a_ns(m,d,va / SECTION) != 0))
  @*/
/* Unmap the normal-world section at va. */
static uint32_t ns_unmap(uint8_t d, uint32_t va)
{
    if (l1[d].e[va / SECTION] % 4u != L1_SECT) {
        //@ SHOW_MODEL(none, a_ns(m,d,va / SECTION) == 0)
        return E_STATE;
    }
    //@ SHOW(mapped, is_ns(l1[d].e[va / SECTION]))
    //@ SHOW_MODEL(ns, a_ns(m,d,va / SECTION) == ns_pa(l1[d].e[va / SECTION]))
    //@ SHOW_MODEL(some, a_ns(m,d,va / SECTION) != 0)
    l1[d].e[va / SECTION] = 0u;
    hal_tlb_flush_page(d, va);
    //@ SHOW(rest, pte_same_but{Pre,Here}(NDOM,0))
    //@ SHOW_REF(ns, pag, a_mapns(m,d,va / SECTION,0))
    //@ SHOW_REF(pk, pag, a_mapns(m,d,va / SECTION,0))
    //@ SHOW_REF(pf, pag, a_mapns(m,d,va / SECTION,0))
    //@ SHOW_REF(tsec, pag, a_mapns(m,d,va / SECTION,0))
    //@ SHOW_STEP(unmapped, a_mapns(m,d,va / SECTION,0))
    return E_OK;
}

uint32_t aspace_map_ns(uint8_t d, uint32_t pa, uint32_t va)
{
    if (va >= USER_TOP || va % SECTION != 0u) {
        //@ SHOW_MODEL(arg, a_map_ns_ret(m,d,pa,va) == E_ARG)
        return E_ARG;
    }
    if (pa == 0u) {
        //@ SHOW_MODEL(zero, a_map_ns_ret(m,d,pa,va) == E_OK ==> a_map_ns_at(m,d,pa,va) == a_mapns(m,d,va / SECTION,0))
        return ns_unmap(d, va);
    }
    if (pa < NS_RAM_BASE || pa >= NS_RAM_END || pa % SECTION != 0u) {
        //@ SHOW_MODEL(ram, a_map_ns_ret(m,d,pa,va) == E_ARG)
        return E_ARG;
    }
    //@ SHOW(kind, is_ns(l1[d].e[va / SECTION]) ==> l1[d].e[va / SECTION] % 4 == L1_SECT)
    /*@ SHOW(idx, is_table(l1[d].e[va / SECTION]) ==> d * PT_QUOTA <= l1_idx(l1[d].e[va / SECTION]) < d * PT_QUOTA + PT_QUOTA &&
      @     l2_sec[l1_idx(l1[d].e[va / SECTION])] == va / SECTION && l2_as[l1_idx(l1[d].e[va / SECTION])] == d)
      @*/
    /*@ SHOW(mine, \forall integer i; d * PT_QUOTA <= i < d * PT_QUOTA + PT_QUOTA && l2_as[i] != NOAS ==>
      @     l2_as[i] == d && is_table(l1[d].e[l2_sec[i]]))
      @*/
    //@ SHOW_MODEL(sec, a_ns(m,d,va / SECTION) == ns_pa(l1[d].e[va / SECTION]))
    //@ SHOW_MODEL(has, is_table(l1[d].e[va / SECTION]) ==> a_tsec(m,d,l1_idx(l1[d].e[va / SECTION]) - d * PT_QUOTA) == va / SECTION)
    //@ SHOW_MODEL(some, is_table(l1[d].e[va / SECTION]) ==> a_tab_of(m,d,va / SECTION) != NIL)
    //@ SHOW_MODEL(one, a_tab_of(m,d,va / SECTION) != NIL ==> 0 <= a_tab_of(m,d,va / SECTION) < PT_QUOTA && a_tsec(m,d,a_tab_of(m,d,va / SECTION)) == va / SECTION)
    //@ SHOW_MODEL(back, a_tab_of(m,d,va / SECTION) != NIL ==> is_table(l1[d].e[va / SECTION]))
    //@ SHOW_MODEL(empty, l1[d].e[va / SECTION] == 0 <==> a_ns(m,d,va / SECTION) == 0 && a_tab_of(m,d,va / SECTION) == NIL)
    if (l1[d].e[va / SECTION] != 0u) {
        //@ SHOW_MODEL(taken, a_map_ns_ret(m,d,pa,va) == E_STATE)
        return E_STATE;
    }
    //@ SHOW_MODEL(ok, a_map_ns_ret(m,d,pa,va) == E_OK)
    l1[d].e[va / SECTION] = pa + SECT_NS;
    hal_table_sync();
    //@ SHOW(quarter, pa == 4 * (pa / 4))
    //@ SHOW(new, l1[d].e[va / SECTION] == pa + SECT_NS && l1[d].e[va / SECTION] % 4 == L1_SECT)
    //@ SHOW(value, ns_pa(l1[d].e[va / SECTION]) == pa)
    /*@ SHOW(kept, \forall integer b, s; 0 <= b < NDOM && 0 <= s < L1N && !(b == d && s == va / SECTION) ==>
      @     l1[b].e[s] == \at(l1[b].e[s],Pre))
      @*/
    //@ SHOW(rest, pte_same_but{Pre,Here}(NDOM,0))
    //@ SHOW_REF(ns, pag, a_mapns(m,d,va / SECTION,pa))
    //@ SHOW_REF(pk, pag, a_mapns(m,d,va / SECTION,pa))
    //@ SHOW_REF(pf, pag, a_mapns(m,d,va / SECTION,pa))
    //@ SHOW_REF(tsec, pag, a_mapns(m,d,va / SECTION,pa))
    //@ SHOW_STEP(mapped, a_mapns(m,d,va / SECTION,pa))
    //@ SHOW_MODEL(is, a_map_ns_at(m,d,pa,va) == a_mapns(m,d,va / SECTION,pa))
    return E_OK;
}

/* ---- teardown ------------------------------------------------------------------------------------------ */

/*@ requires tables: tables_inv;
  @ requires frames: frames_inv;
  @ requires i: i < NL2 && l2_as[i] != NOAS;
  @ terminates \true; exits \false;
  @ assigns l1[l2_as[i]].e[l2_sec[i]], l2[i], l2_as[i], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1];
  @ ENSURES_TABLES; ENSURES_FRAMES;
  @ ensures free: l2_as[i] == NOAS;
  @ ensures frame: xlat_same_but_section{Pre,Post}(\old(l2_as[i]), l2_sec[i]);
  @ ensures less: xlat_same_or_0{Pre,Post};
  @ ensures others: maps_same_others{Pre,Post}(\old(l2_as[i]));
  @ ENSURES_MODEL(step, \forall integer k; i == \old(l2_as[i]) * PT_QUOTA + k ==> refines{Post}(a_tabdel(m,\old(l2_as[i]),k)))
  @*/
/* Empty table i and take it out of its domain's first-level table. */
static void table_free(uint32_t i)
{
    uint32_t j;

    //@ SHOW(owns, \forall integer f; 0 <= f < NFR && fr_pt[f] == i ==> fr_owner[f] == l2_as[i])
    //@ SHOW(shares, \forall integer f; 0 <= f < NFR && fr_spt[f] == i ==> fr_share[f] == l2_as[i])
    /*@ SHOW(owner, \forall integer f; 0 <= f < NFR && fr_pt[f] != NOPT && fr_owner[f] == l2_as[i] && l2_sec[fr_pt[f]] == l2_sec[i] ==>
      @     fr_pt[f] == i)
      @*/
    /*@ SHOW(sharer, \forall integer f; 0 <= f < NFR && fr_spt[f] != NOPT && fr_share[f] == l2_as[i] && l2_sec[fr_spt[f]] == l2_sec[i] ==>
      @     fr_spt[f] == i)
      @*/
    /*@ loop invariant r: 0 <= j <= L2N;
      @ loop invariant inv_pte: inv_pte;
      @ loop invariant inv_own: inv_own;
      @ loop invariant inv_pt: inv_pt;
      @ loop invariant inv_spt: inv_spt;
      @ loop invariant zero: \forall integer k; 0 <= k < j ==> l2[i].e[k] == 0;
      @ loop invariant frame: xlat_same_but_section{Pre,Here}(l2_as[i], l2_sec[i]);
      @ loop invariant others: maps_same_others{Pre,Here}(l2_as[i]);
      @ LOOP_LINK(own, \forall integer f; 0 <= f < NFR ==> fr_pt[f] ==
      @     (\at(fr_pt[f],Pre) == i && fr_ix[f] < j ? NOPT : \at(fr_pt[f],Pre)))
      @ LOOP_LINK(share, \forall integer f; 0 <= f < NFR ==> fr_spt[f] ==
      @     (\at(fr_spt[f],Pre) == i && fr_six[f] < j ? NOPT : \at(fr_spt[f],Pre)))
      @ loop assigns j, l2[i], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1];
      @ loop variant L2N - j;
      @*/
    for (j = 0u; j < L2N; j++) {
        //@ SHOW(own, \forall integer f; 0 <= f < NFR && fr_pt[f] == i && fr_ix[f] == j ==> pte_fr(l2[i].e[j]) == f && fr_owner[f] == l2_as[i])
        //@ SHOW(shr, \forall integer f; 0 <= f < NFR && fr_spt[f] == i && fr_six[f] == j ==> pte_fr(l2[i].e[j]) == f && fr_share[f] == l2_as[i])
        //@ SHOW(empty, pte_fr(0) < 0)
        if (l2[i].e[j] != 0u) {
            (void)page_clear(i, j);
            /*@ SHOW(owned, \forall integer f; 0 <= f < NFR ==> fr_pt[f] ==
              @     (\at(fr_pt[f],LoopCurrent) == i && fr_ix[f] == j ? NOPT : \at(fr_pt[f],LoopCurrent)))
              @*/
            /*@ SHOW(shared, \forall integer f; 0 <= f < NFR ==> fr_spt[f] ==
              @     (\at(fr_spt[f],LoopCurrent) == i && fr_six[f] == j ? NOPT : \at(fr_spt[f],LoopCurrent)))
              @*/
        }
    }
    l1[l2_as[i]].e[l2_sec[i]] = 0u;
    l2_as[i] = NOAS;
    /*@ SHOW(gone, \forall integer v; 0 <= v < L1N * L2N && v / L2N == l2_sec[i] ==> pte(\at(l2_as[i],Pre),v) == 0)
      @*/
    /*@ SHOW(rest, \forall integer b, v; 0 <= b < NDOM && 0 <= v < L1N * L2N && !(b == \at(l2_as[i],Pre) && v / L2N == l2_sec[i]) ==>
      @     pte(b,v) == pte{Pre}(b,v))
      @*/
    //@ SHOW_REF(opl, frm, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
    //@ SHOW_REF(spl, frm, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
    //@ SHOW_REF(tsec, pag, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
    //@ SHOW_REF(ns, pag, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
    //@ SHOW_REF(pk, pag, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
    //@ SHOW_REF(pf, pag, a_tabdel(m,\at(l2_as[i],Pre),i - \at(l2_as[i],Pre) * PT_QUOTA))
}

/*@ requires tables: inv_l1 && inv_l2;
  @ requires d: d < NDOM;
  @ requires none: \forall integer i; 0 <= i < NL2 ==> l2_as[i] != d;
  @ terminates \true; exits \false;
  @ assigns l1[d];
  @ ensures inv_l1: inv_l1;
  @ ensures inv_l2: inv_l2;
  @ ensures zero: \forall integer s; 0 <= s < L1N ==> l1[d].e[s] == 0;
  @ ENSURES_REF(a_nsclr(m,d))
  @*/
/* Empty the first-level table of d, in which no page tables are left. */
static void sections_free(uint8_t d)
{
    uint32_t s;

    /*@ loop invariant r: 0 <= s <= L1N;
      @ loop invariant zero: \forall integer t; 0 <= t < s ==> l1[d].e[t] == 0;
      @ loop assigns s, l1[d];
      @ loop variant L1N - s;
      @*/
    for (s = 0u; s < L1N; s++) {
        l1[d].e[s] = 0u;
    }
    //@ SHOW(none, \forall integer t; 0 <= t < L1N ==> \at(l1[d].e[t],Pre) % 4 != L1_TABLE)
    //@ SHOW(rest, pte_same_but{Pre,Here}(NDOM,0))
    //@ SHOW_REF(ns, pag, a_nsclr(m,d))
    //@ SHOW_REF(pk, pag, a_nsclr(m,d))
    //@ SHOW_REF(pf, pag, a_nsclr(m,d))
}

uint32_t aspace_clear_step(uint8_t d)
{
    uint32_t i;

    /*@ loop invariant r: d * PT_QUOTA <= i <= d * PT_QUOTA + PT_QUOTA;
      @ loop invariant none: \forall integer k; d * PT_QUOTA <= k < i ==> l2_as[k] != d;
      @ loop assigns i;
      @ loop variant d * PT_QUOTA + PT_QUOTA - i;
      @*/
    for (i = d * PT_QUOTA; i < d * PT_QUOTA + PT_QUOTA; i++) {
        if (l2_as[i] == d) {
            //@ SHOW(mine, \forall integer k; d * PT_QUOTA <= k < d * PT_QUOTA + PT_QUOTA && l2_as[k] != NOAS ==> l2_as[k] == d)
            //@ SHOW_MODEL(before, \forall integer j; 0 <= j < i - d * PT_QUOTA ==> a_tsec(m,d,j) == -1)
            //@ SHOW_MODEL(here, a_tsec(m,d,i - d * PT_QUOTA) != -1)
            //@ SHOW_MODEL(used, i == d * PT_QUOTA + a_tab_used(m,d))
            //@ SHOW_MODEL(some, a_tab_used(m,d) != NIL)
            //@ SHOW_MODEL(is, a_clear_step(m,d) == a_tabdel(m,d,a_tab_used(m,d)))
            table_free(i);
            //@ SHOW_STEP(deleted, a_tabdel(m,d,a_tab_used(m,d)))
            //@ SHOW_STEP(freed, a_clear_step(m,d))
            hal_tlb_flush_domain(d);
            return 0u;
        }
    }
    //@ SHOW(none, \forall integer k; 0 <= k < NL2 ==> l2_as[k] != d)
    //@ SHOW_MODEL(unused, a_tab_used(m,d) == NIL)
    sections_free(d);
    //@ SHOW_STEP(cleared, a_clear_step(m,d))
    hal_tlb_flush_domain(d);
    return 1u;
}

/* ---- security properties: consequences of memory_inv, for every translation of every domain ------------- */

/*@ lemma SEC_WX{L}: memory_inv{L} ==> \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     // never writable (AP[2] clear) and executable (XN clear)
  @     is_table(\at(l1[d].e[s],L)) && xlat{L}(d, s, j) != 0 ==>
  @     (xlat{L}(d, s, j) / PTE_RO) % 2 == 1 || xlat{L}(d, s, j) % 2 == 1;
  @
  @ lemma SEC_OWN{L}: memory_inv{L} ==> \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     // a page of a table is a frame that the domain owns or shares, or a device page of the table in memmap.h;
  @     // so nothing of the kernel is reachable
  @     is_table(\at(l1[d].e[s],L)) && xlat{L}(d, s, j) != 0 ==>
  @     pte_dev(xlat{L}(d, s, j)) || (0 <= pte_fr(xlat{L}(d, s, j)) < NFR &&
  @     (\at(fr_owner[pte_fr(xlat{L}(d, s, j))],L) == d || \at(fr_share[pte_fr(xlat{L}(d, s, j))],L) == d));
  @
  @ lemma SEC_NS{L}: memory_inv{L} ==> \forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N ==>
  @     // what is neither empty nor a page table is a section, non-secure, never executable, of normal-world RAM
  @     \at(l1[d].e[s],L) != 0 && !is_table(\at(l1[d].e[s],L)) ==>
  @     \at(l1[d].e[s],L) % 4 == L1_SECT && (\at(l1[d].e[s],L) / L1_NS) % 2 == 1 && (\at(l1[d].e[s],L) / L1_XN) % 2 == 1 &&
  @     NS_RAM_BASE / SECTION <= \at(l1[d].e[s],L) / SECTION < NS_RAM_END / SECTION;
  @
  @ lemma SEC_TABLE_S{L}: memory_inv{L} ==> \forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N ==>
  @     // page tables are reached with NS = 0, so a page is secure memory or a secure device
  @     is_table(\at(l1[d].e[s],L)) ==> (\at(l1[d].e[s],L) / 8) % 2 == 0;
  @
  @ // a domain's page of a frame is where the frame's record says (steps to SEC_ONCE)
  @ lemma ns_not_mem: \forall integer e; is_ns(e) ==> !pte_mem(e) && !is_table(e);
  @ lemma dev_not_mem: \forall integer e; pte_dev(e) ==> !pte_mem(e);
  @ lemma mem_in_table{L}: memory_inv{L} ==> \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     pte_mem(xlat{L}(d, s, j)) ==> is_table(\at(l1[d].e[s],L));
  @ lemma mem_holds{L}: memory_inv{L} ==> \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     pte_mem(xlat{L}(d, s, j)) ==> place_of{L}(l1_idx(\at(l1[d].e[s],L)), j, pte_fr(xlat{L}(d, s, j)));
  @
  @ lemma SEC_ONCE{L}: memory_inv{L} ==> \forall integer d, s, j, t, k; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N &&
  @     0 <= t < L1N && 0 <= k < L2N ==>
  @     // a domain maps a frame at one address only: no writable alias of an executable page
  @     pte_mem(xlat{L}(d, s, j)) && pte_mem(xlat{L}(d, t, k)) &&
  @     pte_fr(xlat{L}(d, s, j)) == pte_fr(xlat{L}(d, t, k)) ==> s == t && j == k;
  @*/
