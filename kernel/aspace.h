/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_ASPACE_H
#define KERNEL_ASPACE_H
/*
 * The address space of a domain: map, unmap, teardown.  The ASID is the domain id.  Whether the
 * caller may do this to domain d is for the system call to check; these functions check all else.
 * Virtual addresses are in bytes.  State and invariant: memory.h.
 */
#include "memory.h"

extern uint32_t as_frame;       /* the frame that the last successful aspace_unmap freed     */

/* Boot, once, first: all tables empty, no table in use. */
void aspace_init(void);

/* SYS_MAP: map frame `fr`, which d owns or shares, at va with rights 0, MAP_W or MAP_X.
 * E_OK; E_ARG: va not below USER_TOP or not a multiple of 4096, no such frame or not d's, both
 * rights or unknown ones; E_STATE: fr is mapped in d already, or something is at va;
 * E_FULL: all page tables of d are in use. */
uint32_t aspace_map(uint8_t d, uint32_t fr, uint32_t va, uint32_t rights);

/* SYS_UNMAP: remove the page at va; as_frame = its frame, or NFR for a device page.
 * E_OK; E_ARG: va as above; E_STATE: no page there (or a normal-world section). */
uint32_t aspace_unmap(uint8_t d, uint32_t va);

/* SYS_MAP_NS: map the 1 MiB of normal-world RAM at pa at va, both multiples of 1 MiB: writable,
 * never executable, non-secure.  pa = 0 unmaps that at va.
 * E_OK; E_ARG: va not a multiple of 1 MiB or not below USER_TOP, or pa neither 0 nor normal-world
 * RAM; E_STATE: not empty (a page table of d there counts, even an empty one), or, with pa = 0,
 * no normal-world section there. */
uint32_t aspace_map_ns(uint8_t d, uint32_t pa, uint32_t va);

/* SYS_MAP_DEV: map device page `dev` (DEV_* of memmap.h) at va.
 * E_OK; E_ARG: va as above, no such device page; E_STATE: something is at va; E_FULL. */
uint32_t aspace_map_dev(uint8_t d, uint32_t dev, uint32_t va);

/* One step of a teardown: empty and free one page table of d.  When there is none left, empty the
 * first-level table, invalidate d's ASID, and say so: 1 when d's address space is empty, 0 when
 * there is more to do. At most PT_QUOTA + 1 steps. */
uint32_t aspace_clear_step(uint8_t d);
#endif
