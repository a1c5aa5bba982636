/* SPDX-License-Identifier: BSD-2-Clause */
#include "frames.h"

static uint16_t next[NFR];      /* the next frame of the same list                          */
static uint16_t head[NHOLDER];
static uint32_t nfree;

static void push(uint32_t holder, uint32_t frame)
{
    next[frame] = head[holder];
    head[holder] = (uint16_t)frame;
}

static uint32_t pop(uint32_t holder)
{
    uint32_t frame = head[holder];
    head[holder] = next[frame];
    return frame;
}

void frames_init(uint32_t first)
{
    for (uint32_t h = 0; h < NHOLDER; h++)
        head[h] = FRAME_NONE;
    for (uint32_t fr = NFR; fr > 0; fr--)
        push(fr - 1 < first ? HOLDER_INIT : HOLDER_DIRTY, fr - 1);
    nfree = first < NFR ? NFR - first : 0;
}

uint32_t frames_take(uint32_t holder, int *zero)
{
    uint32_t from = head[HOLDER_CLEAN] != FRAME_NONE ? HOLDER_CLEAN : HOLDER_DIRTY;
    if (head[from] == FRAME_NONE)
        return FRAME_NONE;
    uint32_t frame = pop(from);
    push(holder, frame);
    nfree--;
    *zero = from == HOLDER_CLEAN;
    return frame;
}

void frames_put_back(uint32_t holder)
{
    push(HOLDER_DIRTY, pop(holder));
    nfree++;
}

void frames_release(uint32_t holder)
{
    while (head[holder] != FRAME_NONE) {
        push(HOLDER_CLEAN, pop(holder));
        nfree++;
    }
}

uint32_t frames_free(void)
{
    return nfree;
}
