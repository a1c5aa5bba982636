/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_MEMORY_H
#define INIT_MEMORY_H
/* init's own address space, and handing out pages. */
#include <stdint.h>
#include "frames.h"

/* Where init maps things in its own address space.  Its image is at IMAGE_BASE. */
#define SCRATCH_VA      0x08000000u     /* one page: a frame that is being filled           */
#define TABLE_VA(i)     (0x08001000u + (i) * FRAME_SIZE) /* client tables, see clients.h    */
#define BUNDLE_VA       0x10000000u     /* the boot bundle, read-only, but for init's pages */
#define DTB_VA          0x20000000u     /* sections of normal-world RAM                     */

/* Take a frame for `holder` (a HOLDER_*), fill it with the page at `src` (NULL: zeros), make the
 * domain in `dom_slot` its owner and map it there at va with MAP_* rights.
 * The frame number, or FRAME_NONE (no frame, no page table); nothing is taken then unless the
 * domain owns the frame already: then it comes back when the domain is destroyed. */
uint32_t memory_page(uint32_t holder, uint32_t dom_slot, uint32_t va, uint32_t rights,
                     const void *src);

/* Take a frame for init itself, zero it and map it, writable, at va.  FRAME_NONE if it fails. */
uint32_t memory_own_page(uint32_t va);

#endif
