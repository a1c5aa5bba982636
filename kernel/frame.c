/* SPDX-License-Identifier: BSD-2-Clause */
#include "frame.h"
#include "hal.h"

uint8_t  fr_owner[NFR];
uint8_t  fr_share[NFR];
uint16_t fr_pt[NFR];
uint8_t  fr_ix[NFR];
uint16_t fr_spt[NFR];
uint8_t  fr_six[NFR];

void frame_init(uint8_t owner)
{
    uint32_t f;

    for (f = 0u; f < NFR; f++) {
        fr_owner[f] = owner;
        fr_share[f] = NODOM;
        fr_pt[f] = NOPT;
        fr_ix[f] = 0u;
        fr_spt[f] = NOPT;
        fr_six[f] = 0u;
    }
}

uint32_t frame_give(uint8_t from, uint32_t fr, uint8_t to)
{
    if (fr >= NFR || fr_owner[fr] != from) {
        return E_ARG;
    }
    if (fr_share[fr] != NODOM || fr_pt[fr] != NOPT) {
        return E_STATE;
    }
    fr_owner[fr] = to;
    return E_OK;
}

uint32_t frame_share(uint8_t owner, uint32_t fr, uint8_t with)
{
    if (fr >= NFR || fr_owner[fr] != owner) {
        return E_ARG;
    }
    if (fr_share[fr] != NODOM || with == owner) {
        return E_STATE;
    }
    fr_share[fr] = with;
    return E_OK;
}

/* Clear entry j of table i, which names a page, and the TLB of it. */
static void pte_clear(uint32_t i, uint32_t j)
{
    l2[i].e[j] = 0u;
    hal_tlb_flush_page(l2_as[i], l2_sec[i] * SECTION + j * PAGE);
}

/* Take frame fr away from the domain it is shared with. */
static void share_end(uint32_t fr)
{
    uint32_t i = fr_spt[fr];

    if (i != NOPT) {
        fr_spt[fr] = NOPT;
        pte_clear(i, fr_six[fr]);
    }
    fr_share[fr] = NODOM;
}

/* Remove the owner's mapping of frame fr. */
static void owner_unmap(uint32_t fr)
{
    uint32_t i = fr_pt[fr];

    if (i != NOPT) {
        fr_pt[fr] = NOPT;
        pte_clear(i, fr_ix[fr]);
    }
}

uint32_t frame_unshare(uint8_t owner, uint32_t fr)
{
    if (fr >= NFR || fr_owner[fr] != owner) {
        return E_ARG;
    }
    if (fr_share[fr] == NODOM) {
        return E_STATE;
    }
    share_end(fr);
    return E_OK;
}

/* frame_reclaim for one frame. */
static void reclaim(uint8_t d, uint8_t to, uint32_t fr)
{
    if (fr_owner[fr] == d) {
        owner_unmap(fr);
        share_end(fr);
        hal_frame_zero(fr);
        fr_owner[fr] = to;
    } else if (fr_share[fr] == d) {
        share_end(fr);
        hal_frame_zero(fr);
    }
}

void frame_reclaim(uint8_t d, uint8_t to, uint32_t first)
{
    uint32_t f;

    for (f = first; f < first + FRAME_STEP; f++) {
        reclaim(d, to, f);
    }
}
