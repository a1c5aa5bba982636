/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_DTB_H
#define INIT_DTB_H
/*
 * What the normal world's device tree must say about us.  Works on a blob in memory, without
 * system calls: this part runs on the host too.
 */
#include <stdint.h>

#define DTB_ROOM    4096u   /* bytes by which the blob may grow                             */

/* Is there a device tree of at most `max` bytes at fdt, in which every offset stays inside and
 * every node ends?  (libfdt's other functions rely on that.)  Its size, or 0. */
uint32_t dtb_sound(const void *fdt, uint32_t max);

/* Add /firmware/optee, /psci and /reserved-memory/tee@..., disable the devices that the secure
 * world has taken.  fdt is sound and has DTB_ROOM bytes behind it.  0, or a -FDT_ERR_*. */
int dtb_edit(void *fdt);

#endif
