/* SPDX-License-Identifier: BSD-2-Clause */
/* The monitor's locks (monitor.h): spin locks that sleep until the owner's event. */
#include "monitor/monitor.h"
#include "plat.h"

/* world.S knows the first: it is core 0's from the start. */
uint32_t mon_locks[2] = { [LOCK_KERNEL] = 1u };

uint32_t mon_lock_try(uint32_t lock)
{
    return __atomic_exchange_n(&mon_locks[lock], 1u, __ATOMIC_ACQUIRE) == 0u;
}

void mon_lock(uint32_t lock)
{
    while (!mon_lock_try(lock))
        __asm__ volatile("wfe" ::: "memory");
}

void mon_unlock(uint32_t lock)
{
    __atomic_store_n(&mon_locks[lock], 0u, __ATOMIC_RELEASE);
    __asm__ volatile("dsb\n\tsev" ::: "memory");
}
