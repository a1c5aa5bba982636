/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_FRAMES_H
#define INIT_FRAMES_H
/*
 * Which frame init has given to whom.  Every frame is in exactly one list: free and known to be
 * zero, free with unknown contents, kept by init, or held by a program.  No system calls: this
 * part runs on the host too.
 */
#include <stdint.h>
#include "microtee/abi.h"

#define FRAME_NONE      0xFFFFu
#define HOLDER_CLEAN    0u      /* free, all zeros                                          */
#define HOLDER_DIRTY    1u      /* free, unknown contents                                   */
#define HOLDER_INIT     2u      /* init itself and the boot bundle                          */
#define HOLDER(p)       (3u + (p))  /* program p of program.h                               */
#define NHOLDER         32u

/* Frames [0, first) are init's, the others are free and their contents unknown. */
void frames_init(uint32_t first);

/* Take a free frame for `holder`; *zero says whether its contents are zero.  FRAME_NONE if there
 * is none. */
uint32_t frames_take(uint32_t holder, int *zero);

/* Give back the frame that `holder` (not empty) took last; its contents are unknown. */
void frames_put_back(uint32_t holder);

/* All frames of `holder` are free and zero: the kernel has destroyed its domain. */
void frames_release(uint32_t holder);

/* The number of free frames. */
uint32_t frames_free(void);

#endif
