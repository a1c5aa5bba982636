/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_WORLD_H
#define INIT_WORLD_H
/*
 * The normal world's device tree in its place, and the normal world's start.
 *
 * The device tree is edited through a cacheable mapping, while the normal world starts with its
 * caches off.  There is no system call that cleans a cache: the emulated board has none, and on
 * the real one whoever starts the normal world (plat) must clean the caches first.
 */
#include <stdint.h>

/* Check and edit the device tree at physical address `pa`, stir it into the seed.
 * NULL, or what is wrong: then the normal world must not start. */
const char *world_prepare(uint32_t pa);

/* Start the normal world at NS_ENTRY_PA.  Returns when the secure world is called. */
void world_start(uint32_t dtb_pa);

#endif
