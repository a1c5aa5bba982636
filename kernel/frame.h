/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_FRAME_H
#define KERNEL_FRAME_H
/*
 * The frame: one 4 KiB page of secure RAM.  It has one owner and is shared with at most one other
 * domain.  Frames are named by number, 0 .. NFR-1.  State and invariant: memory.h.
 */
#include "memory.h"

#define FRAME_STEP  64u         /* frames that one frame_reclaim looks at; divides NFR       */
_Static_assert(NFR % FRAME_STEP == 0, "steps");

/* Boot, once, after aspace_init: every frame belongs to `owner`, none is shared or mapped. */
void frame_init(uint8_t owner);

/* SYS_FRAME_GIVE: frame `fr` of domain `from` becomes domain `to`'s.
 * E_OK; E_ARG: no such frame, or not from's; E_STATE: shared or mapped. */
uint32_t frame_give(uint8_t from, uint32_t fr, uint8_t to);

/* SYS_FRAME_SHARE: domain `with` may map frame `fr` of domain `owner` too.
 * E_OK; E_ARG: no such frame, or not owner's; E_STATE: shared already, or with == owner. */
uint32_t frame_share(uint8_t owner, uint32_t fr, uint8_t with);

/* SYS_FRAME_UNSHARE: end that; the other domain's mapping goes with it.
 * E_OK; E_ARG: no such frame, or not owner's; E_STATE: not shared. */
uint32_t frame_unshare(uint8_t owner, uint32_t fr);

/* One step of a teardown, for the FRAME_STEP frames from `first` on: what domain d owns becomes
 * domain `to`'s (to != d), unmapped everywhere, shared with nobody and zeroed; what is shared
 * with d is taken away from d and zeroed. */
void frame_reclaim(uint8_t d, uint8_t to, uint32_t first);
#endif
