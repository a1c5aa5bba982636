/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_MEMORY_H
#define KERNEL_MEMORY_H
/*
 * What the kernel knows about memory: the page tables of all domains and the owners of all
 * frames, and the invariant `memory_inv` that ties both together.  The operations are in
 * aspace.h and frame.h.
 *
 * Page tables have the ARMv7-A short-descriptor format (ARM DDI 0406C, B3.5) with TEX remap off
 * and access flag off.  Every domain has one first-level table for the low 1 GiB (TTBCR.N = 2).
 * Its entries are 0 (fault), a second-level table of this domain, or a 1 MiB section of
 * normal-world RAM.  Second-level entries are 0, a small page of a frame, or a device page.
 * A frame knows where it is mapped, so a mapping can be taken away in constant time.
 *
 * Descriptors are sums and fields are quotients: provers know + * / %, not | & <<.
 */
#include <stdint.h>
#include "memmap.h"
#include "microtee/abi.h"

#define L1N         1024u               /* first-level entries of a domain                  */
#define L2N         256u                /* entries of a second-level table                  */
#define PT_QUOTA    (1u * NL2 / NDOM)   /* second-level tables a domain may use             */
#define SECTION     1048576u            /* bytes a first-level entry translates             */
#define PAGE        4096u
#define NOAS        255u                /* l2_as: the table is free                         */
#define NODOM       255u                /* fr_share: not shared                             */
#define NOPT        0xFFFFu             /* fr_pt, fr_spt: not mapped                        */

#define L2_PN       (L2_POOL_PA / 1024u)    /* the pool of second-level tables, in KiB      */
#define FR_PN       (FRAME_BASE / 4096u)    /* the first frame's physical page number       */

/* ---- second-level descriptors: small page (B3.5.1, table B3-1) ------------------------------ */
#define PTE_XN      1u                  /* execute never                                    */
#define PTE_PAGE    2u                  /* it is a small page                               */
#define PTE_B       4u
#define PTE_C       8u
#define PTE_USER    48u                 /* AP[1:0] = 11: user access                        */
#define PTE_TEX1    64u                 /* with C and B: Normal, write-back write-allocate  */
#define PTE_RO      512u                /* AP[2]: read only                                 */
#define PTE_S       1024u               /* shareable                                        */
#define PTE_NG      2048u               /* not global: tagged with the ASID                 */
#define ATTR_MEM    (PTE_NG + PTE_S + PTE_TEX1 + PTE_USER + PTE_C + PTE_B + PTE_PAGE)
#define ATTR_R      (ATTR_MEM + PTE_RO + PTE_XN)
#define ATTR_W      (ATTR_MEM + PTE_XN)
#define ATTR_X      (ATTR_MEM + PTE_RO)
/* TEX = 000, C = 0, B = 1: shareable Device memory, never executable */
#define ATTR_DEV    (PTE_NG + PTE_S + PTE_USER + PTE_B + PTE_PAGE + PTE_XN)

/* ---- first-level descriptors ----------------------------------------------------------------- */
#define L1_TABLE    1u                  /* page table, NS = 0, domain 0                     */
#define L1_SECT     2u
#define L1_XN       16u
#define L1_NS       0x80000u
/* NS, nG, S, TEX = 001, AP[1:0] = 11, XN, C, B, section, domain 0 */
#define SECT_NS     (L1_NS + 0x20000u + 0x10000u + 0x1000u + 0xC00u + L1_XN + 8u + 4u + L1_SECT)

typedef struct { uint32_t e[L1N]; } l1_t;
typedef struct { uint32_t e[L2N]; } l2_t;

extern l1_t     l1[NDOM];       /* first-level tables; at L1_POOL_PA                         */
extern l2_t     l2[NL2];        /* second-level tables; at L2_POOL_PA.  Domain d may use the
                                   PT_QUOTA tables from d * PT_QUOTA on, so that no domain
                                   can take the tables of another                           */
extern uint8_t  l2_as[NL2];     /* the domain that uses the table, or NOAS                   */
extern uint16_t l2_sec[NL2];    /* the first-level entry that points to it                   */

extern uint8_t  fr_owner[NFR];  /* the domain that owns the frame                            */
extern uint8_t  fr_share[NFR];  /* the domain it is shared with, or NODOM                    */
extern uint16_t fr_pt[NFR];     /* where the owner maps it: second-level table, or NOPT      */
extern uint8_t  fr_ix[NFR];     /*   and the entry in it                                     */
extern uint16_t fr_spt[NFR];    /* where the other domain maps it, likewise                  */
extern uint8_t  fr_six[NFR];

/* What the proofs know of the hardware's state, through the contracts in hal.h (not in the image):
 * the translations that a TLB may hold or the walker may find, 0 for none, by domain, section and
 * page; what a frame holds, 0 for all zeros; and what instruction fetch would see of it. */
typedef struct { l2_t s[L1N]; } tlb_t;
/*@ ghost extern tlb_t tlb[NDOM]; */
/*@ ghost extern uint32_t fr_data[NFR]; */
/*@ ghost extern uint32_t fr_fetch[NFR]; */

_Static_assert(NL2 % NDOM == 0 && NL2 < NOPT, "quota");
_Static_assert(L2_POOL_PA % 1024 == 0 && L1_POOL_PA % 4096 == 0, "alignment the MMU needs");
_Static_assert(L2_POOL_PA >= L1_POOL_PA + NDOM * 4096 && FRAME_BASE >= L2_POOL_PA + NL2 * 1024, "pools");
_Static_assert(NS_RAM_BASE % 0x100000 == 0 && NS_RAM_END % 0x100000 == 0, "sections");
_Static_assert(NS_RAM_END <= SECURE_BASE && FRAME_BASE + NFR * 4096u == SECURE_BASE + SECURE_SIZE, "carve-out");
_Static_assert(MAP_W == 1 && MAP_X == 2, "rights");

/* ---- reading descriptors ----------------------------------------------------------------------- */
/*@ logic integer l1_idx(integer e) = e / 1024 - L2_PN;      // the second-level table it names
  @ predicate is_table(integer e)   = e % 4 == L1_TABLE;
  @ predicate is_ns(integer e)      = NS_RAM_BASE <= e - SECT_NS < NS_RAM_END && (e - SECT_NS) % SECTION == 0;
  @
  @ logic integer pte_fr(integer e) = e / PAGE - FR_PN;       // the frame it names
  @ logic integer frame_in(integer e) = 0 <= pte_fr(e) && pte_fr(e) < NFR ? pte_fr(e) : NFR;     // NFR for a device page
  @ logic integer pte_attr(integer e) = e % PAGE;
  @ predicate pte_mem(integer e)    = 0 <= pte_fr(e) < NFR &&
  @     (pte_attr(e) == ATTR_R || pte_attr(e) == ATTR_W || pte_attr(e) == ATTR_X);
  @ logic integer dev_page(integer n) = n == DEV_UART1 ? UART1_BASE : EPIT1_BASE;
  @ predicate pte_dev(integer e)    = e == dev_page(0) + ATTR_DEV || e == dev_page(1) + ATTR_DEV;
  @*/

/* ---- the invariant ------------------------------------------------------------------------------- */
/*@ // frame f is mapped in domain d, which owns or shares it
  @ predicate mapped{L}(integer d, integer f) =
  @     (fr_owner[f] == d && fr_pt[f] != NOPT) || (fr_share[f] == d && fr_spt[f] != NOPT);
  @
  @ // entry j of table i is where its domain maps frame f
  @ predicate place_of{L}(integer i, integer j, integer f) =
  @     (fr_owner[f] == l2_as[i] && fr_pt[f] == i && fr_ix[f] == j) ||
  @     (fr_share[f] == l2_as[i] && fr_spt[f] == i && fr_six[f] == j);
  @
  @ predicate inv_l1{L} = \forall integer d, s; 0 <= d < NDOM && 0 <= s < L1N && l1[d].e[s] != 0 ==>
  @     is_ns(l1[d].e[s]) ||
  @     (l1[d].e[s] % 1024 == L1_TABLE && 0 <= l1_idx(l1[d].e[s]) < NL2 &&
  @      l2_as[l1_idx(l1[d].e[s])] == d && l2_sec[l1_idx(l1[d].e[s])] == s);
  @
  @ predicate inv_l2{L} = \forall integer i; 0 <= i < NL2 && l2_as[i] != NOAS ==>
  @     0 <= l2_as[i] < NDOM && 0 <= l2_sec[i] < L1N &&
  @     l1[l2_as[i]].e[l2_sec[i]] == (L2_PN + i) * 1024 + L1_TABLE;
  @
  @ predicate inv_quota{L} = \forall integer i; 0 <= i < NL2 && l2_as[i] != NOAS ==>
  @     l2_as[i] * PT_QUOTA <= i < l2_as[i] * PT_QUOTA + PT_QUOTA;
  @
  @ predicate inv_pte{L} = \forall integer i, j; 0 <= i < NL2 && 0 <= j < L2N && l2[i].e[j] != 0 ==>
  @     l2_as[i] != NOAS && (pte_dev(l2[i].e[j]) ||
  @     (pte_mem(l2[i].e[j]) && place_of(i, j, pte_fr(l2[i].e[j]))));
  @
  @ predicate inv_own{L} = \forall integer f; 0 <= f < NFR ==>
  @     0 <= fr_owner[f] < NDOM && (0 <= fr_share[f] < NDOM || fr_share[f] == NODOM) &&
  @     fr_share[f] != fr_owner[f] && (fr_share[f] == NODOM ==> fr_spt[f] == NOPT);
  @
  @ predicate inv_pt{L} = \forall integer f; 0 <= f < NFR && fr_pt[f] != NOPT ==>
  @     0 <= fr_pt[f] < NL2 && 0 <= fr_ix[f] < L2N && l2_as[fr_pt[f]] == fr_owner[f] &&
  @     pte_fr(l2[fr_pt[f]].e[fr_ix[f]]) == f;
  @
  @ predicate inv_spt{L} = \forall integer f; 0 <= f < NFR && fr_spt[f] != NOPT ==>
  @     0 <= fr_spt[f] < NL2 && 0 <= fr_six[f] < L2N && l2_as[fr_spt[f]] == fr_share[f] &&
  @     pte_fr(l2[fr_spt[f]].e[fr_six[f]]) == f;
  @
  @ // the walk of the hardware: the descriptor that translates page j of section s, 0 is a fault
  @ logic integer xlat{L}(integer d, integer s, integer j) =
  @     \at(l1[d].e[s],L) % 4 == L1_TABLE ? \at(l2[l1_idx(\at(l1[d].e[s],L))].e[j],L) : \at(l1[d].e[s],L);
  @
  @ // what a TLB holds is what the tables say
  @ predicate inv_tlb{L} = \forall integer d, s, j; 0 <= d < NDOM && 0 <= s < L1N && 0 <= j < L2N ==>
  @     \at(tlb[d].s[s].e[j],L) == xlat{L}(d, s, j);
  @
  @ predicate tables_inv{L} = inv_l1{L} && inv_l2{L} && inv_quota{L} && inv_pte{L};
  @ predicate frames_inv{L} = inv_own{L} && inv_pt{L} && inv_spt{L};
  @ predicate memory_inv{L} = tables_inv{L} && frames_inv{L} && inv_tlb{L};
  @*/

/* ---- what an operation leaves alone ---------------------------------------------------------------- */
/*@ predicate xlat_same{L1,L2} = \forall integer b, t, k; 0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k);
  @ predicate xlat_same_but{L1,L2}(integer d, integer s, integer j) = \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && !(b == d && t == s && k == j) ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k);
  @ predicate xlat_same_but_section{L1,L2}(integer d, integer s) = \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && !(b == d && t == s) ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k);
  @ predicate xlat_same_others{L1,L2}(integer d) = \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && b != d ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k);
  @ // nothing but mappings of frame f went away
  @ predicate xlat_same_but_frame{L1,L2}(integer f) = \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && pte_fr(xlat{L1}(b, t, k)) != f ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k);
  @ predicate xlat_same_or_0{L1,L2} = \forall integer b, t, k; 0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N ==>
  @     xlat{L2}(b, t, k) == xlat{L1}(b, t, k) || xlat{L2}(b, t, k) == 0;
  @ predicate maps_same_but{L1,L2}(integer f) = \forall integer g; 0 <= g < NFR && g != f ==>
  @     \at(fr_pt[g],L2) == \at(fr_pt[g],L1) && \at(fr_spt[g],L2) == \at(fr_spt[g],L1);
  @ predicate maps_same_others{L1,L2}(integer d) = \forall integer g; 0 <= g < NFR ==>
  @     (\at(fr_owner[g],L1) != d ==> \at(fr_pt[g],L2) == \at(fr_pt[g],L1)) &&
  @     (\at(fr_share[g],L1) != d ==> \at(fr_spt[g],L2) == \at(fr_spt[g],L1));
  @*/

/* Every operation keeps the invariant, proved one conjunct at a time. */
#define ENSURES_TABLES  ensures inv_l1: inv_l1; ensures inv_l2: inv_l2; ensures inv_quota: inv_quota; \
                        ensures inv_pte: inv_pte
#define ENSURES_FRAMES  ensures inv_own: inv_own; ensures inv_pt: inv_pt; ensures inv_spt: inv_spt
#define ENSURES_MEMORY  ENSURES_TABLES; ENSURES_FRAMES; ensures inv_tlb: inv_tlb
#endif
