/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The kernel's invariant in executable form, written against the data structures and not against
 * the code that keeps it: every test calls it after every kernel entry.
 */
#include <stdio.h>
#include <string.h>
#include "kernel_fixture.h"

#define HOLDS(c) do { if (!(c)) { fail_msg("invariant: %s (%s:%d)", #c, __FILE__, __LINE__); } } while (0)

int check_forced;

/* Walk every queue from its head: links agree, all members say they are in it, nobody twice. */
static void check_queues(void)
{
    uint8_t seen[NT] = { 0 };
    uint32_t q;
    uint32_t t;

    for (q = 0; q < NQ; q++) {
        uint8_t prev = NIL;

        for (t = q_head[q]; t != NIL; t = q_next[t]) {
            HOLDS(t < NT && !seen[t] && q_of[t] == q && q_prev[t] == prev);
            seen[t] = 1;
            prev = (uint8_t)t;
        }
        HOLDS(q_tail[q] == prev);
    }
    for (t = 0; t < NT; t++) {
        HOLDS(seen[t] == (q_of[t] != NOQ));
    }
}

static void check_states(void)
{
    uint32_t running = 0;
    uint32_t t;

    for (t = 0; t < NT; t++) {
        uint8_t s = th_state[t];

        running += s == ST_RUNNING;
        HOLDS((s == ST_READY) == (q_of[t] < NPRIO));
        HOLDS(s != ST_READY || q_of[t] == th_prio[t]);
        HOLDS((s == ST_SEND || s == ST_RECV) == (q_of[t] >= NPRIO && q_of[t] != NOQ));
        HOLDS((s != ST_SEND && s != ST_RECV) || q_mode[q_of[t]] == s);
        HOLDS(s != ST_RECV || q_of[t] == NPRIO + th_dom[t]);
        HOLDS(s != ST_REPLY || th_srv[t] < NDOM);
    }
    HOLDS(running == 1 && th_state[cur] == ST_RUNNING);
    for (t = 0; t < NT; t++) {
        HOLDS(check_forced || th_state[t] != ST_READY || th_prio[t] <= th_prio[cur]);
    }
    for (t = 0; t < NPRIO; t++) {
        HOLDS(((sc_map >> t) & 1u) == (q_head[t] != NIL));
    }
}

static void check_caps(void)
{
    uint32_t d;
    uint32_t s;
    uint32_t supervisors[NDOM] = { 0 };

    for (d = 0; d < NDOM; d++) {
        for (s = 0; s < NCAP; s++) {
            cap_t c = caps[d][s];

            HOLDS(c.type <= CAP_WORLD && c.grant <= 1);
            HOLDS(c.type != CAP_EP || c.obj < NDOM);
            HOLDS(c.type != CAP_NTFN || c.obj < NT);
            HOLDS(c.type == CAP_NONE || dom_state[d] != DS_FREE);
            if (c.type == CAP_DOM) {
                supervisors[c.obj]++;
            }
        }
    }
    for (d = 2; d < NDOM; d++) {
        HOLDS(supervisors[d] == (dom_state[d] != DS_FREE));
    }
}

/* The physical page and rights that domain d sees at page v, or 0. */
static uint32_t walk(uint32_t d, uint32_t v)
{
    uint32_t e = l1[d].e[v / 256];

    return (e & 3) == 1 ? l2[(e >> 10) - L2_POOL_PA / 1024].e[v % 256] : 0;
}

static void check_page(uint32_t d, uint32_t v, uint32_t pte)
{
    uint32_t pa = pte & 0xFFFFF000u;
    uint32_t fr = (pa - FRAME_BASE) / 4096;

    HOLDS((pte & 2) != 0);
    HOLDS((pte & 1) == 1 || (pte & 0x200) != 0);        /* executable means read-only */
    if (pa < FRAME_BASE) {
        HOLDS(pa == UART1_BASE || pa == EPIT1_BASE);
        HOLDS((pte & 1) == 1);
        return;
    }
    HOLDS(fr < NFR && (fr_owner[fr] == d || fr_share[fr] == d));
    if (fr_owner[fr] == d) {
        HOLDS(fr_pt[fr] * 256u + fr_ix[fr] == ((l1[d].e[v / 256] >> 10) - L2_POOL_PA / 1024) * 256 + v % 256);
    } else {
        HOLDS(fr_spt[fr] * 256u + fr_six[fr] == ((l1[d].e[v / 256] >> 10) - L2_POOL_PA / 1024) * 256 + v % 256);
    }
}

static void check_aspaces(void)
{
    uint32_t d;
    uint32_t s;
    uint32_t j;

    for (d = 0; d < NDOM; d++) {
        for (s = 0; s < 1024; s++) {
            uint32_t e = l1[d].e[s];

            HOLDS(e == 0 || (e & 3) == 1 || (e & 3) == 2);
            if ((e & 3) == 1) {
                uint32_t i = (e >> 10) - L2_POOL_PA / 1024;

                HOLDS(i < NL2 && l2_as[i] == d && l2_sec[i] == s && (e & 8) == 0);
                for (j = 0; j < 256; j++) {
                    if (l2[i].e[j] != 0) {
                        check_page(d, s * 256 + j, l2[i].e[j]);
                    }
                }
            } else if ((e & 3) == 2) {
                HOLDS((e >> 20) << 20 >= NS_RAM_BASE && (e >> 20) << 20 < NS_RAM_END);
                HOLDS((e & 0x80000) != 0 && (e & 0x10) != 0);   /* NS, XN */
            }
        }
    }
}

static void check_frames(void)
{
    uint32_t f;

    for (f = 0; f < NFR; f++) {
        HOLDS(fr_owner[f] < NDOM && dom_state[fr_owner[f]] != DS_FREE);
        HOLDS(fr_share[f] == NODOM || (fr_share[f] < NDOM && fr_share[f] != fr_owner[f]));
        HOLDS(fr_spt[f] == NOPT || fr_share[f] != NODOM);
        if (fr_pt[f] != NOPT) {
            HOLDS(l2_as[fr_pt[f]] == fr_owner[f]);
            HOLDS(walk(fr_owner[f], l2_sec[fr_pt[f]] * 256u + fr_ix[f]) >> 12 == FRAME_BASE / 4096 + f);
        }
        if (fr_spt[f] != NOPT) {
            HOLDS(l2_as[fr_spt[f]] == fr_share[f]);
            HOLDS(walk(fr_share[f], l2_sec[fr_spt[f]] * 256u + fr_six[f]) >> 12 == FRAME_BASE / 4096 + f);
        }
    }
}

void check_invariant(void)
{
    check_queues();
    check_states();
    check_caps();
    check_aspaces();
    check_frames();
}
