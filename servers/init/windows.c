/* SPDX-License-Identifier: BSD-2-Clause */
#include "memory.h"
#include "microtee/sys.h"
#include "roster.h"
#include "windows.h"

#define MAX_PAGES PARAM_PAGES
_Static_assert(CRYPTO_PAGES <= MAX_PAGES && KEYS_PAGES <= MAX_PAGES, "table");

static uint16_t window[NSERVER][NINST][MAX_PAGES];     /* frame numbers                     */

int windows_create(uint32_t s)
{
    const server_t *r = &roster[s];
    for (uint32_t c = 0; c < r->nwindow; c++)
        for (uint32_t i = 0; i < r->window_pages; i++) {
            uint32_t va = r->window_base + c * r->window_step + i * FRAME_SIZE;
            uint32_t frame = memory_page(HOLDER(s), DOM_SLOT(s), va, MAP_W, 0);
            if (frame == FRAME_NONE)
                return -1;
            window[s][c][i] = (uint16_t)frame;
        }
    return 0;
}

/* A server that is a client has no room for windows (layout.h), but for the bench program. */
static int has_windows(uint32_t p, uint32_t client)
{
    return p >= PROGRAM_TA(0) || client == CLIENT_BENCH;
}

int windows_open(uint32_t s, uint32_t p, uint32_t client)
{
    const server_t *r = &roster[s];
    if (client >= r->nwindow || !has_windows(p, client))
        return 0;
    for (uint32_t i = 0; i < r->window_pages; i++) {
        uint32_t frame = window[s][client][i];
        if (sys_frame_share(DOM_SLOT(s), DOM_SLOT(p), frame) != E_OK ||
            sys_map(DOM_SLOT(p), frame, r->window_client + i * FRAME_SIZE, MAP_W) != E_OK)
            return -1;
    }
    return 0;
}
