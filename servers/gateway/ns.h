/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_NS_H
#define GATEWAY_NS_H
/*
 * Normal-world RAM, and the windows shared with TAs: memory that others write while we read.
 * ns_ptr is the only way to normal-world memory; ns_read and ns_write move it, and what was read
 * is never read a second time.
 */
#include <stdint.h>
#include "memmap.h"

#define NS_PAGE         4096u
#define NS_PAGES        ((NS_RAM_END - NS_RAM_BASE) / NS_PAGE)

/* Where the platform has mapped NS_RAM_BASE, and the window of instance `inst`; the host tests
 * have their own. */
uint8_t *hw_ns_base(void);
uint8_t *hw_window(uint32_t inst);

/* 1 if [pa, pa + len) lies in normal-world RAM, for any 64-bit pa and len. */
int ns_has(uint64_t pa, uint64_t len);

/* Address of [pa, pa + len), or a null pointer if that is not all normal-world RAM. */
void *ns_ptr(uint64_t pa, uint64_t len);

/* Address of the normal-world page number `page` < NS_PAGES, counted from NS_RAM_BASE. */
uint8_t *ns_page(uint32_t page);

/* Copy n bytes from, or to, memory that others may write at any time.  The compiler is told that
 * the source may have changed afterwards, so it cannot fetch it again instead of the copy. */
void ns_read(void *to, const void *from, uint32_t n);
void ns_write(void *to, const void *from, uint32_t n);
#endif
