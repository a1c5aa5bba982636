/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef PLAT_IO_H
#define PLAT_IO_H
/* Device registers, by physical address; for code that runs with the kernel's page tables. */
#include <stdint.h>
#include "memmap.h"

static inline uint32_t io_read(uint32_t pa)
{
    return *(volatile uint32_t *)(pa + DEV_OFFSET);
}

static inline void io_write(uint32_t pa, uint32_t value)
{
    *(volatile uint32_t *)(pa + DEV_OFFSET) = value;
}

static inline void io_write8(uint32_t pa, uint8_t value)
{
    *(volatile uint8_t *)(pa + DEV_OFFSET) = value;
}

static inline void io_write16(uint32_t pa, uint16_t value)
{
    *(volatile uint16_t *)(pa + DEV_OFFSET) = value;
}

static inline void io_set(uint32_t pa, uint32_t bits)
{
    io_write(pa, io_read(pa) | bits);
}

static inline void io_clear(uint32_t pa, uint32_t bits)
{
    io_write(pa, io_read(pa) & ~bits);
}

/* Order accesses to devices and memory before what follows. */
static inline void io_barrier(void)
{
    __asm__ volatile("dsb" ::: "memory");
}
#endif
