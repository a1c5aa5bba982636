/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include <string.h>
#include "memory.h"
#include "microtee/sys.h"

/* Fill a frame of init's own that is not mapped.  0 or -1. */
static int fill(uint32_t frame, const void *src)
{
    void *page = (void *)SCRATCH_VA;
    if (sys_map(SLOT_SELF, frame, SCRATCH_VA, MAP_W) != E_OK)
        return -1;
    if (src != NULL)
        memcpy(page, src, FRAME_SIZE);
    else
        memset(page, 0, FRAME_SIZE);
    return sys_unmap(SLOT_SELF, SCRATCH_VA, NULL) == E_OK ? 0 : -1;
}

uint32_t memory_page(uint32_t holder, uint32_t dom_slot, uint32_t va, uint32_t rights,
                     const void *src)
{
    int zero;
    uint32_t frame = frames_take(holder, &zero);
    if (frame == FRAME_NONE)
        return FRAME_NONE;
    if (((src != NULL || !zero) && fill(frame, src) != 0) ||
        sys_frame_give(dom_slot, frame) != E_OK) {
        frames_put_back(holder);
        return FRAME_NONE;
    }
    return sys_map(dom_slot, frame, va, rights) == E_OK ? frame : FRAME_NONE;
}

uint32_t memory_own_page(uint32_t va)
{
    int zero;
    uint32_t frame = frames_take(HOLDER_INIT, &zero);
    if (frame == FRAME_NONE)
        return FRAME_NONE;
    if (sys_map(SLOT_SELF, frame, va, MAP_W) != E_OK) {
        frames_put_back(HOLDER_INIT);
        return FRAME_NONE;
    }
    memset((void *)va, 0, FRAME_SIZE);
    return frame;
}
