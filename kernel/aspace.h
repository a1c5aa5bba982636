/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_ASPACE_H
#define KERNEL_ASPACE_H
/*
 * The address space of a domain: map, unmap, teardown.  The ASID is the domain id.  Whether the
 * caller may do this to domain d is for the system call to check; these functions check all else.
 * Virtual addresses are in bytes.  State and invariant: memory.h.
 */
#include "memory.h"
#include "refine.h"

extern uint32_t as_frame;       /* the frame that the last successful aspace_unmap freed     */

/*@ predicate va_ok(integer va) = 0 <= va < USER_TOP && va % PAGE == 0;
  @ predicate map_args{L}(integer d, integer fr, integer va, integer rights) =
  @     va_ok(va) && 0 <= fr < NFR && 0 <= rights <= MAP_X && (fr_owner[fr] == d || fr_share[fr] == d);
  @ predicate dev_args(integer dev, integer va) = va_ok(va) && 0 <= dev < NDEV;
  @ predicate ns_ram(integer pa) = NS_RAM_BASE <= pa < NS_RAM_END && pa % SECTION == 0;
  @ predicate sec_ok(integer va) = 0 <= va < USER_TOP && va % SECTION == 0;
  @ // what is at byte address va
  @ logic integer at_va{L}(integer d, integer va) = xlat{L}(d, va / SECTION, (va / PAGE) % L2N);
  @ predicate page_at{L}(integer d, integer va) = is_table(l1[d].e[va / SECTION]) && at_va{L}(d, va) != 0;
  @ // no table for va, and none left for domain d
  @ predicate no_table{L}(integer d, integer va) = l1[d].e[va / SECTION] == 0 &&
  @     \forall integer i; d * PT_QUOTA <= i < d * PT_QUOTA + PT_QUOTA ==> l2_as[i] != NOAS;
  @ logic integer attr(integer rights) = rights == MAP_W ? ATTR_W : (rights == MAP_X ? ATTR_X : ATTR_R);
  @*/

/*@ requires tlb: \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==> tlb[d].s[s].e[j] == 0;
  @ terminates \true; exits \false;
  @ assigns l1[0 .. NDOM-1], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ensures inv_l1: inv_l1;
  @ ensures inv_l2: inv_l2;
  @ ensures inv_quota: inv_quota;
  @ ensures inv_tlb: inv_tlb;
  @ ensures MEM_INIT_l2: \forall integer i, j; 0 <= i < NL2 && 0 <= j < L2N ==> l2[i].e[j] == 0;
  @ ensures MEM_INIT_empty: \forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N ==> l1[d].e[s] == 0;
  @ ENSURES_LINK(start_pk, \forall astate m; r_pk{Post}(a_pag(a_start(m))))
  @ ENSURES_LINK(start_pf, \forall astate m; r_pf{Post}(a_pag(a_start(m))))
  @ ENSURES_LINK(start_ns, \forall astate m; r_ns{Post}(a_pag(a_start(m))))
  @ ENSURES_LINK(start_tsec, \forall astate m; r_tsec{Post}(a_pag(a_start(m))))
  @*/
/* Boot, once, first: all tables empty, no table in use. */
void aspace_init(void);

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l1[d], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1],
  @     fr_pt[fr], fr_ix[fr], fr_spt[fr], fr_six[fr], fr_fetch[fr];
  @ ENSURES_MEMORY;
  @ ensures MAP_status: \result == E_OK || \result == E_ARG || \result == E_STATE || \result == E_FULL;
  @ ensures MAP_arg: \result == E_ARG <==> !\old(map_args(d, fr, va, rights));
  @ ensures MAP_state: \result == E_STATE <==> \old(map_args(d, fr, va, rights) &&
  @     (mapped(d, fr) || at_va(d, va) != 0));
  @ ensures MAP_full: \result == E_FULL <==> \old(map_args(d, fr, va, rights) &&
  @     !mapped(d, fr) && at_va(d, va) == 0 && no_table(d, va));
  @ ensures MAP_done: \result == E_OK ==> at_va(d, va) == (FR_PN + fr) * PAGE + attr(rights);
  @ ensures MAP_mapped: \result == E_OK ==> mapped(d, fr);
  @ ensures MAP_fetch: \result == E_OK && rights == MAP_X ==> fr_fetch[fr] == fr_data[fr];
  @ ensures MAP_frame: xlat_same_but{Pre,Post}(d, va / SECTION, (va / PAGE) % L2N);
  @ ensures MAP_other: \result == E_OK ==> (\old(fr_owner[fr]) == d ? fr_spt[fr] == \old(fr_spt[fr]) :
  @     fr_pt[fr] == \old(fr_pt[fr]));
  @ ensures MAP_fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ensures MAP_fail_frame: \result != E_OK && fr < NFR ==>
  @     fr_pt[fr] == \old(fr_pt[fr]) && fr_spt[fr] == \old(fr_spt[fr]);
  @ ENSURES_REF(a_map_at(m,d,fr,va,rights))
  @ ENSURES_RESULT(a_map_ret(m,d,fr,va,rights))
  @*/
/* SYS_MAP: map frame `fr`, which d owns or shares, at va with rights 0, MAP_W or MAP_X.
 * E_OK; E_ARG: va not below USER_TOP or not a multiple of 4096, no such frame or not d's, both
 * rights or unknown ones; E_STATE: fr is mapped in d already, or something is at va;
 * E_FULL: all page tables of d are in use. */
uint32_t aspace_map(uint8_t d, uint32_t fr, uint32_t va, uint32_t rights);

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l2[0 .. NL2-1], tlb[0 .. NDOM-1], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1], as_frame;
  @ ENSURES_MEMORY;
  @ ensures UNMAP_status: \result == E_OK || \result == E_ARG || \result == E_STATE;
  @ ensures UNMAP_arg: \result == E_ARG <==> !va_ok(va);
  @ ensures UNMAP_ok: \result == E_OK <==> va_ok(va) && \old(page_at(d, va));
  @ ensures UNMAP_done: \result == E_OK ==> at_va(d, va) == 0;
  @ ensures UNMAP_which: \result == E_OK ==> as_frame == frame_in(\old(at_va(d, va)));
  @ ensures UNMAP_unmapped: \result == E_OK && as_frame < NFR ==> !mapped(d, as_frame);
  @ ensures UNMAP_frame: xlat_same_but{Pre,Post}(d, va / SECTION, (va / PAGE) % L2N);
  @ ensures UNMAP_maps: \result == E_OK ==> maps_same_but{Pre,Post}(as_frame);
  @ ensures UNMAP_others: maps_same_others{Pre,Post}(d);
  @ ensures UNMAP_fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ensures UNMAP_fail_maps: \result != E_OK ==> maps_same_but{Pre,Post}(NFR) && as_frame == \old(as_frame);
  @ ENSURES_REF(a_unmap_at(m,d,va))
  @ ENSURES_RESULT(a_unmap_ret(m,d,va))
  @ ENSURES_MODEL(which, \result == E_OK ==> as_frame == a_frame_at(m,d,va))
  @*/
/* SYS_UNMAP: remove the page at va; as_frame = its frame, or NFR for a device page.
 * E_OK; E_ARG: va as above; E_STATE: no page there (or a normal-world section). */
uint32_t aspace_unmap(uint8_t d, uint32_t va);

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l1[d], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures NS_status: \result == E_OK || \result == E_ARG || \result == E_STATE;
  @ ensures NS_arg: \result == E_ARG <==> !(sec_ok(va) && (pa == 0 || ns_ram(pa)));
  @ ensures NS_map_ok: pa != 0 ==> (\result == E_OK <==> sec_ok(va) && ns_ram(pa) && \old(l1[d].e[va / SECTION]) == 0);
  @ ensures NS_unmap_ok: pa == 0 ==> (\result == E_OK <==> sec_ok(va) && \old(is_ns(l1[d].e[va / SECTION])));
  @ ensures NS_done: \result == E_OK ==> l1[d].e[va / SECTION] == (pa == 0 ? 0 : pa + SECT_NS);
  @ ensures NS_frame: xlat_same_but_section{Pre,Post}(d, va / SECTION);
  @ ensures NS_fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ENSURES_REF(a_map_ns_at(m,d,pa,va))
  @ ENSURES_RESULT(a_map_ns_ret(m,d,pa,va))
  @*/
/* SYS_MAP_NS: map the 1 MiB of normal-world RAM at pa at va, both multiples of 1 MiB: writable,
 * never executable, non-secure.  pa = 0 unmaps that at va.
 * E_OK; E_ARG: va not a multiple of 1 MiB or not below USER_TOP, or pa neither 0 nor normal-world
 * RAM; E_STATE: not empty (a page table of d there counts, even an empty one), or, with pa = 0,
 * no normal-world section there. */
uint32_t aspace_map_ns(uint8_t d, uint32_t pa, uint32_t va);

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l1[d], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures DEV_status: \result == E_OK || \result == E_ARG || \result == E_STATE || \result == E_FULL;
  @ ensures DEV_arg: \result == E_ARG <==> !dev_args(dev, va);
  @ ensures DEV_state: \result == E_STATE <==> \old(dev_args(dev, va) && at_va(d, va) != 0);
  @ ensures DEV_full: \result == E_FULL <==> \old(dev_args(dev, va) && at_va(d, va) == 0 && no_table(d, va));
  @ ensures DEV_done: \result == E_OK ==> at_va(d, va) == dev_page(dev) + ATTR_DEV;
  @ ensures DEV_frame: xlat_same_but{Pre,Post}(d, va / SECTION, (va / PAGE) % L2N);
  @ ensures DEV_fail: \result != E_OK ==> xlat_same{Pre,Post};
  @ ENSURES_REF(a_map_dev_at(m,d,dev,va))
  @ ENSURES_RESULT(a_map_dev_ret(m,d,dev,va))
  @*/
/* SYS_MAP_DEV: map device page `dev` (DEV_* of memmap.h) at va.
 * E_OK; E_ARG: va as above, no such device page; E_STATE: something is at va; E_FULL. */
uint32_t aspace_map_dev(uint8_t d, uint32_t dev, uint32_t va);

/*@ requires inv: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l1[d], l2[0 .. NL2-1], l2_as[0 .. NL2-1], tlb[0 .. NDOM-1], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1];
  @ ENSURES_MEMORY;
  @ ensures CLEAR_status: \result == 0 || \result == 1;
  @ ensures CLEAR_empty: \result == 1 ==> \forall integer s; 0 <= s < L1N ==> l1[d].e[s] == 0;
  @ ensures CLEAR_tables: \result == 1 ==> \forall integer i; 0 <= i < NL2 ==> l2_as[i] != d;
  @ ensures CLEAR_maps: \result == 1 ==> \forall integer f; 0 <= f < NFR ==> !mapped(d, f);
  @ ensures CLEAR_when: (\forall integer i; 0 <= i < NL2 ==> \old(l2_as[i]) != d) ==> \result == 1;
  @ ensures CLEAR_progress: \result == 0 ==> \exists integer i; 0 <= i < NL2 && \old(l2_as[i]) == d && l2_as[i] == NOAS;
  @ ensures CLEAR_no_new: \forall integer i; 0 <= i < NL2 ==> l2_as[i] == \old(l2_as[i]) ||
  @     (\old(l2_as[i]) == d && l2_as[i] == NOAS);
  @ ensures CLEAR_last: \result == 1 ==> \forall integer i; 0 <= i < NL2 ==> l2_as[i] == \old(l2_as[i]);
  @ ensures CLEAR_others: xlat_same_others{Pre,Post}(d);
  @ ensures CLEAR_less: xlat_same_or_0{Pre,Post};
  @ ensures CLEAR_maps_others: maps_same_others{Pre,Post}(d);
  @ ENSURES_REF(a_clear_step(m,d))
  @ ENSURES_MODEL(result, (\result == 1 <==> a_tab_used(m,d) == NIL))
  @*/
/* One step of a teardown: empty and free one page table of d.  When there is none left, empty the
 * first-level table, invalidate d's ASID, and say so: 1 when d's address space is empty, 0 when
 * there is more to do. At most PT_QUOTA + 1 steps. */
uint32_t aspace_clear_step(uint8_t d);
#endif
