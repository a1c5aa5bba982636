/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * The check image: kernel and platform as in the product, linked with --wrap so that the vectors'
 * calls of the event functions come through here.  After each the checkers of kernel/check say
 * whether the invariant holds; if not, the secure world ends with the name of the part.
 *
 * All but the memory's parts are checked after every entry.  The page tables and frames are too many for
 * that (0.3 million entries, 1 to 2 ms): they are checked
 *   - after boot;
 *   - of the system calls that may change them, whatever their answer, after every MEMORY_RUN-th
 *     and after the first entry of another kind that follows;
 *   - after every MEMORY_EVERY-th entry in any case, for damage by code that has no business there.
 * So damage that stays is always found, and at most MEMORY_EVERY entries late; damage that is
 * undone within a run may be missed.
 */
#include "kernel/check/system.h"
#include "kernel/hal.h"
#include "names.h"
#include "plat.h"

#define MEMORY_RUN      16u
#define MEMORY_EVERY    4096u
#define REPORT_FROM     1024u

void __real_kernel_boot(uint32_t dtb);
void __real_kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9);
void __real_kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr);
void __real_kernel_fiq(void);
void __real_kernel_world_irq(void);
void __real_kernel_world_call(void);
void __wrap_kernel_boot(uint32_t dtb);
void __wrap_kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9);
void __wrap_kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr);
void __wrap_kernel_fiq(void);
void __wrap_kernel_world_irq(void);
void __wrap_kernel_world_call(void);

static uint32_t entries, scans, calls, calls_since, next_report = REPORT_FROM;
static uint64_t small_ticks, table_ticks;    /* CLOCK_HZ a second                            */

/* For the test of this file: images that alter something at some entry. */
#define PLANT_AT        1000u
#if defined(CHECK_PLANT_CORE)
#define PLANT()         (th_prio[NT - 1] = NPRIO)
#elif defined(CHECK_PLANT_MEMORY)
#define PLANT()         (l2[NL2 - 1].e[L2N - 1] = UART1_BASE + ATTR_DEV)
#else
#define PLANT()         ((void)0)
#endif

static _Noreturn void broken(uint32_t part)
{
    uart_init();
    uart_puts("\ncheck: the invariant does not hold after this kernel entry: ");
    uart_puts(check_name(part));
    hal_panic("invariant violated");
}

static void number(const char *what, uint32_t n)
{
    uart_puts(what);
    uart_hex(n);
}

static void report(void)
{
    if (entries == next_report) {
        next_report *= 4u;
        number("\ncheck: kernel entries ", entries);
        number(", memory calls ", calls);
        number(", tables checked ", scans);
        number("; ns for an entry ", (uint32_t)(small_ticks / entries) * (1000000000u / CLOCK_HZ));
        number(", for the tables ", (uint32_t)(table_ticks / scans) * (1000000000u / CLOCK_HZ));
        uart_puts("\n");
    }
}

/* Is it time for the tables?  `memory`: this entry may have changed them. */
static uint32_t due(uint32_t memory)
{
    calls += memory;
    calls_since += memory;
    return entries % MEMORY_EVERY == 0u || calls_since == MEMORY_RUN || (memory == 0u && calls_since > 0u) ? 1u : 0u;
}

static void check_tables(void)
{
    uint64_t start = hal_clock();
    uint32_t part = check_large();

    if (part != CHECK_OK) {
        broken(part);
    }
    scans++;
    calls_since = 0u;
    table_ticks += hal_clock() - start;
}

static void check(uint32_t memory)
{
    uint64_t start = hal_clock();
    uint32_t part;

    entries++;
    if (entries == PLANT_AT) {
        PLANT();
    }
    part = check_small();
    if (part != CHECK_OK) {
        broken(part);
    }
    small_ticks += hal_clock() - start;
    if (due(memory) != 0u) {
        check_tables();
    }
    report();
}

static uint32_t changes_memory(uint32_t nr)
{
    return nr >= SYS_DOMAIN_CREATE && nr <= SYS_MAP_DEV ? 1u : 0u;
}

void __wrap_kernel_boot(uint32_t dtb)
{
    __real_kernel_boot(dtb);
    uart_puts("check image: the invariant is checked after every kernel entry\n");
    calls_since = MEMORY_RUN - 1u;
    check(1u);
}

void __wrap_kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9)
{
    __real_kernel_syscall(nr, r8, r9);
    check(changes_memory(nr));
}

void __wrap_kernel_fault(uint32_t kind, uint32_t addr, uint32_t fsr)
{
    __real_kernel_fault(kind, addr, fsr);
    check(0u);
}

void __wrap_kernel_fiq(void)
{
    __real_kernel_fiq();
    check(0u);
}

void __wrap_kernel_world_irq(void)
{
    __real_kernel_world_irq();
    check(0u);
}

void __wrap_kernel_world_call(void)
{
    __real_kernel_world_call();
    check(0u);
}
