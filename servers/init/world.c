/* SPDX-License-Identifier: BSD-2-Clause */
#include <stddef.h>
#include "dtb.h"
#include "log.h"
#include "measure.h"
#include "memmap.h"
#include "memory.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "world.h"

#define SECTION     0x00100000u

static int map(uint32_t pa, uint32_t sections)
{
    for (uint32_t i = 0; i < sections; i++)
        if (sys_map_ns(SLOT_SELF, BOOT_SLOT_NSMEM, pa + i * SECTION, DTB_VA + i * SECTION) !=
            E_OK)
            return -1;
    return 0;
}

static void unmap(uint32_t sections)
{
    for (uint32_t i = 0; i < sections; i++)
        (void)sys_map_ns(SLOT_SELF, BOOT_SLOT_NSMEM, 0, DTB_VA + i * SECTION);
}

/* The tree must fit, with room, into the `space` bytes that are mapped behind it. */
static const char *edit(void *fdt, uint32_t space)
{
    uint32_t size = dtb_sound(fdt, space - DTB_ROOM);
    if (size == 0)
        return "there is no sound device tree";
    measure_stir(fdt, size);
    return dtb_edit(fdt) == 0 ? NULL : "the device tree could not be edited";
}

const char *world_prepare(uint32_t pa)
{
    uint32_t offset = pa % SECTION, base = pa - offset;
    if (pa % 8 != 0 || pa < NS_RAM_BASE || pa >= NS_RAM_END - SECTION)
        return "the device tree is not in its RAM";
    const char *error = map(base, 2) == 0 ? edit((void *)(DTB_VA + offset), 2 * SECTION - offset)
                                          : "its RAM could not be mapped";
    unmap(2);
    return error;
}

void world_start(uint32_t dtb_pa)
{
    if (sys_world_start(BOOT_SLOT_CTRL, NS_ENTRY_PA, dtb_pa) != E_OK)
        log_printf("the normal world could not be started\n");
}
