/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include <string.h>
#include "bundle.h"
#include "microtee/abi.h"
#include "microtee/layout.h"

#define IMAGE_LIMIT GW_WIN_PARAM(0)     /* the lowest window of any program                 */

static int segment_sound(const bundle_seg_t *s, uint32_t pages)
{
    return s->va % FRAME_SIZE == 0 && s->va >= IMAGE_BASE && s->va < IMAGE_LIMIT &&
           s->mem_pages <= (IMAGE_LIMIT - s->va) / FRAME_SIZE && s->file_pages <= s->mem_pages &&
           s->page <= pages && s->file_pages <= pages - s->page &&
           (s->rights == 0 || s->rights == SEG_W || s->rights == SEG_X);
}

static int entry_sound(const bundle_entry_t *e, uint32_t pages)
{
    if (e->nseg > BUNDLE_NSEG || memchr(e->name, '\0', sizeof e->name) == NULL)
        return 0;
    for (uint32_t i = 0; i < e->nseg; i++)
        if (!segment_sound(&e->seg[i], pages))
            return 0;
    return 1;
}

int bundle_sound(const bundle_t *b, uint32_t pages)
{
    if (b->magic != BUNDLE_MAGIC || b->pages != pages || pages > NFR || b->count == 0 ||
        b->count > BUNDLE_MAX)
        return 0;
    for (uint32_t i = 0; i < b->count; i++)
        if (!entry_sound(&b->entry[i], pages))
            return 0;
    return 1;
}

const bundle_entry_t *bundle_server(const bundle_t *b, const char *name)
{
    for (uint32_t i = 0; i < b->count; i++)
        if (!(b->entry[i].flags & BUNDLE_TA) && strcmp(b->entry[i].name, name) == 0)
            return &b->entry[i];
    return NULL;
}

const bundle_entry_t *bundle_ta(const bundle_t *b, const uint8_t uuid[16])
{
    for (uint32_t i = 0; i < b->count; i++)
        if ((b->entry[i].flags & BUNDLE_TA) && memcmp(b->entry[i].uuid, uuid, 16) == 0)
            return &b->entry[i];
    return NULL;
}
