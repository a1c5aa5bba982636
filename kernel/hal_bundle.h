/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_HAL_BUNDLE_H
#define KERNEL_HAL_BUNDLE_H
/*
 * The part of hal.h that boot needs: where the boot bundle lies.
 */
#include "memmap.h"
#include "microtee/bundle.h"

#if defined(__FRAMAC__)
/*@ terminates \true; exits \false; assigns \result \from \nothing;
  @ ensures HAL_bundle: \valid_read(\result);
  @*/
/* The boot bundle.  It can be read; what stands in it is the caller's to check. */
const bundle_t *hal_bundle(void);
#else
static inline const bundle_t *hal_bundle(void)
{
    return (const bundle_t *)FRAME_BASE;
}
#endif
#endif
