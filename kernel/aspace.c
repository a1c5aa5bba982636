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

static void l1_init(void)
{
    uint32_t d;
    uint32_t s;

    for (d = 0u; d < NDOM; d++) {
        for (s = 0u; s < L1N; s++) {
            l1[d].e[s] = 0u;
        }
    }
}

static void l2_init(void)
{
    uint32_t i;
    uint32_t j;

    for (i = 0u; i < NL2; i++) {
        l2_as[i] = NOAS;
        l2_sec[i] = 0u;
        for (j = 0u; j < L2N; j++) {
            l2[i].e[j] = 0u;
        }
    }
}

void aspace_init(void)
{
    l1_init();
    l2_init();
    hal_table_sync();
}

/* ---- the table that translates a section -------------------------------------------------------- */

#define NO_TABLE    NL2             /* all tables of the domain are in use                   */
#define IS_SECTION  (NL2 + 1u)      /* the section is normal-world RAM                       */

/* A free table of domain d becomes that of section s, whose first-level entry is 0.
 * Its number, or NO_TABLE. */
static uint32_t table_new(uint8_t d, uint32_t s)
{
    uint32_t i;

    for (i = d * PT_QUOTA; i < d * PT_QUOTA + PT_QUOTA; i++) {
        if (l2_as[i] == NOAS) {
            l2_as[i] = d;
            l2_sec[i] = (uint16_t)s;
            l1[d].e[s] = (L2_PN + i) * 1024u + L1_TABLE;
            return i;
        }
    }
    return NO_TABLE;
}

/* The table of section s of domain d, a new one if the section is empty.
 * Its number, NO_TABLE or IS_SECTION. */
static uint32_t table_get(uint8_t d, uint32_t s)
{
    uint32_t e = l1[d].e[s];

    if (e == 0u) {
        return table_new(d, s);
    }
    if (e % 4u != L1_TABLE) {
        return IS_SECTION;
    }
    return e / 1024u - L2_PN;
}

/* The status for a table_get that found none. */
static uint32_t table_error(uint32_t i)
{
    return i == NO_TABLE ? E_FULL : E_STATE;
}

/* ---- single pages --------------------------------------------------------------------------------- */

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

/* The frame that a descriptor maps, or NFR for a device page or none. */
static uint32_t pte_frame(uint32_t pte)
{
    uint32_t pn = pte / PAGE;

    return pn >= FR_PN && pn < FR_PN + NFR ? pn - FR_PN : NFR;
}

/* Frame fr is mapped in domain d, which owns or shares it. */
static uint32_t frame_mapped(uint8_t d, uint32_t fr)
{
    if (fr_owner[fr] == d) {
        return fr_pt[fr] != NOPT;
    }
    return fr_spt[fr] != NOPT;
}

/* Map frame fr at entry j of table i of domain d: both free so far, all checks done. */
static void page_set(uint8_t d, uint32_t fr, uint32_t i, uint32_t j, uint32_t rights)
{
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
}

/* Empty entry j of table i; the TLB is left to the caller.  The frame that was there, or NFR. */
static uint32_t page_clear(uint32_t i, uint32_t j)
{
    uint32_t fr = pte_frame(l2[i].e[j]);

    l2[i].e[j] = 0u;
    if (fr == NFR) {
        return NFR;
    }
    if (fr_owner[fr] == l2_as[i]) {
        fr_pt[fr] = NOPT;
    } else {
        fr_spt[fr] = NOPT;
    }
    return fr;
}

uint32_t aspace_map(uint8_t d, uint32_t fr, uint32_t va, uint32_t rights)
{
    uint32_t i;
    uint32_t j;

    if (va >= USER_TOP || va % PAGE != 0u || fr >= NFR || rights > MAP_X) {
        return E_ARG;
    }
    if (fr_owner[fr] != d && fr_share[fr] != d) {
        return E_ARG;
    }
    if (frame_mapped(d, fr)) {
        return E_STATE;
    }
    i = table_get(d, va / SECTION);
    if (i >= NL2) {
        return table_error(i);
    }
    j = (va / PAGE) % L2N;
    if (l2[i].e[j] != 0u) {
        return E_STATE;
    }
    page_set(d, fr, i, j, rights);
    return E_OK;
}

uint32_t aspace_unmap(uint8_t d, uint32_t va)
{
    uint32_t e;
    uint32_t i;
    uint32_t j;

    if (va >= USER_TOP || va % PAGE != 0u) {
        return E_ARG;
    }
    e = l1[d].e[va / SECTION];
    if (e % 4u != L1_TABLE) {
        return E_STATE;
    }
    i = e / 1024u - L2_PN;
    j = (va / PAGE) % L2N;
    if (l2[i].e[j] == 0u) {
        return E_STATE;
    }
    as_frame = page_clear(i, j);
    hal_tlb_flush_page(d, va);
    return E_OK;
}

/* ---- device pages, normal-world RAM ----------------------------------------------------------------- */

/* The physical address of device page `dev`. */
static uint32_t dev_pa(uint32_t dev)
{
    return dev == DEV_UART1 ? UART1_BASE : EPIT1_BASE;
}
_Static_assert(NDEV == 2, "dev_pa");

uint32_t aspace_map_dev(uint8_t d, uint32_t dev, uint32_t va)
{
    uint32_t i;
    uint32_t j;

    if (va >= USER_TOP || va % PAGE != 0u || dev >= NDEV) {
        return E_ARG;
    }
    i = table_get(d, va / SECTION);
    if (i >= NL2) {
        return table_error(i);
    }
    j = (va / PAGE) % L2N;
    if (l2[i].e[j] != 0u) {
        return E_STATE;
    }
    l2[i].e[j] = dev_pa(dev) + ATTR_DEV;
    hal_table_sync();
    return E_OK;
}

/* Unmap the normal-world section at va. */
static uint32_t ns_unmap(uint8_t d, uint32_t va)
{
    if (l1[d].e[va / SECTION] % 4u != L1_SECT) {
        return E_STATE;
    }
    l1[d].e[va / SECTION] = 0u;
    hal_tlb_flush_page(d, va);
    return E_OK;
}

uint32_t aspace_map_ns(uint8_t d, uint32_t pa, uint32_t va)
{
    if (va >= USER_TOP || va % SECTION != 0u) {
        return E_ARG;
    }
    if (pa == 0u) {
        return ns_unmap(d, va);
    }
    if (pa < NS_RAM_BASE || pa >= NS_RAM_END || pa % SECTION != 0u) {
        return E_ARG;
    }
    if (l1[d].e[va / SECTION] != 0u) {
        return E_STATE;
    }
    l1[d].e[va / SECTION] = pa + SECT_NS;
    hal_table_sync();
    return E_OK;
}

/* ---- teardown ------------------------------------------------------------------------------------------ */

/* Empty table i and take it out of its domain's first-level table. */
static void table_free(uint32_t i)
{
    uint32_t j;

    for (j = 0u; j < L2N; j++) {
        if (l2[i].e[j] != 0u) {
            (void)page_clear(i, j);
        }
    }
    l1[l2_as[i]].e[l2_sec[i]] = 0u;
    l2_as[i] = NOAS;
}

/* Empty the first-level table of d, in which no page tables are left. */
static void sections_free(uint8_t d)
{
    uint32_t s;

    for (s = 0u; s < L1N; s++) {
        l1[d].e[s] = 0u;
    }
}

uint32_t aspace_clear_step(uint8_t d)
{
    uint32_t i;

    for (i = d * PT_QUOTA; i < d * PT_QUOTA + PT_QUOTA; i++) {
        if (l2_as[i] == d) {
            table_free(i);
            hal_tlb_flush_domain(d);
            return 0u;
        }
    }
    sections_free(d);
    hal_tlb_flush_domain(d);
    return 1u;
}
