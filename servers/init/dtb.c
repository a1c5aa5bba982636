/* SPDX-License-Identifier: BSD-2-Clause */
#include <libfdt.h>
#include <stdio.h>
#include <string.h>
#include "dtb.h"
#include "memmap.h"

#define MAX_DEPTH   32

/* Nodes of devices that the normal world must not use. */
static const char *const secure_device[] = { "serial@2020000", "epit@20d0000", "csu@21c0000",
                                             "tzasc@21d0000", "tzasc@21d4000" };

static int property_sound(const void *fdt, int offset)
{
    const struct fdt_property *p = fdt_get_property_by_offset(fdt, offset, NULL);
    return p != NULL && fdt_get_string(fdt, (int)fdt32_to_cpu(p->nameoff), NULL) != NULL;
}

static int structure_sound(const void *fdt)
{
    int next = 0, depth = 0;
    for (;;) {
        int offset = next;
        switch (fdt_next_tag(fdt, offset, &next)) {
        case FDT_BEGIN_NODE:
            if (++depth > MAX_DEPTH)
                return 0;
            break;
        case FDT_END_NODE:
            if (--depth < 0)
                return 0;
            break;
        case FDT_PROP:
            if (!property_sound(fdt, offset))
                return 0;
            break;
        case FDT_NOP:
            break;
        default:    /* FDT_END, at the end of the structure or, with next < 0, before */
            return next >= 0 && depth == 0;
        }
    }
}

/* Devicetree specification 5.6. */
static int blocks_aligned(const void *fdt)
{
    return fdt_off_mem_rsvmap(fdt) % 8 == 0 && fdt_off_dt_struct(fdt) % 4 == 0;
}

uint32_t dtb_sound(const void *fdt, uint32_t max)
{
    if (fdt_check_header(fdt) != 0 || fdt_totalsize(fdt) > max || !blocks_aligned(fdt) ||
        fdt_num_mem_rsv(fdt) < 0 || !structure_sound(fdt))
        return 0;
    return fdt_totalsize(fdt);
}

/* The child `name` of node `parent`, added if it is not there.  Offset or -FDT_ERR_*. */
static int child(void *fdt, int parent, const char *name)
{
    if (parent < 0)
        return parent;
    int node = fdt_subnode_offset(fdt, parent, name);
    return node == -FDT_ERR_NOTFOUND ? fdt_add_subnode(fdt, parent, name) : node;
}

/* The node with its two properties: how the normal world's firmware drivers find us. */
static int smc_service(void *fdt, int node, const char *compatible)
{
    int error = node < 0 ? node : fdt_setprop_string(fdt, node, "compatible", compatible);
    return error != 0 ? error : fdt_setprop_string(fdt, node, "method", "smc");
}

/* /reserved-memory uses as many cells as the root node does (Devicetree specification 3.5). */
static int reserved_memory(void *fdt)
{
    int ac = fdt_address_cells(fdt, 0), sc = fdt_size_cells(fdt, 0);
    int node = fdt_path_offset(fdt, "/reserved-memory");
    if (node != -FDT_ERR_NOTFOUND || ac < 0 || sc < 0)
        return node < 0 && node != -FDT_ERR_NOTFOUND ? node : node >= 0 ? 0 : -FDT_ERR_BADNCELLS;
    node = fdt_add_subnode(fdt, 0, "reserved-memory");
    int error = node < 0 ? node : fdt_setprop_u32(fdt, node, "#address-cells", (uint32_t)ac);
    if (error == 0)
        error = fdt_setprop_u32(fdt, node, "#size-cells", (uint32_t)sc);
    return error != 0 ? error : fdt_setprop_empty(fdt, node, "ranges");
}

static int reserve_carve_out(void *fdt)
{
    char name[32];
    (void)snprintf(name, sizeof name, "tee@%lx", (unsigned long)SECURE_BASE);
    int parent = fdt_path_offset(fdt, "/reserved-memory");
    int node = child(fdt, parent, name);
    if (node < 0)
        return node;
    (void)fdt_delprop(fdt, node, "reg");
    int error = fdt_appendprop_addrrange(fdt, parent, node, "reg", SECURE_BASE, SECURE_SIZE);
    return error != 0 ? error : fdt_setprop_empty(fdt, node, "no-map");
}

static int is_secure_device(const char *name)
{
    for (unsigned i = 0; i < sizeof secure_device / sizeof secure_device[0]; i++)
        if (strcmp(name, secure_device[i]) == 0)
            return 1;
    return 0;
}

/* Setting a property moves only what is behind the node's start, so the walk goes on from it. */
static int disable_secure_devices(void *fdt)
{
    int node;
    for (node = fdt_next_node(fdt, -1, NULL); node >= 0; node = fdt_next_node(fdt, node, NULL)) {
        const char *name = fdt_get_name(fdt, node, NULL);
        int error = 0;
        if (name != NULL && is_secure_device(name))
            error = fdt_setprop_string(fdt, node, "status", "disabled");
        if (error != 0)
            return error;
    }
    return node == -FDT_ERR_NOTFOUND ? 0 : node;
}

int dtb_edit(void *fdt)
{
    int error = fdt_open_into(fdt, fdt, (int)(fdt_totalsize(fdt) + DTB_ROOM));
    if (error == 0)
        error = smc_service(fdt, child(fdt, 0, "psci"), "arm,psci-1.0");
    if (error == 0)
        error = smc_service(fdt, child(fdt, child(fdt, 0, "firmware"), "optee"),
                            "linaro,optee-tz");
    if (error == 0)
        error = reserved_memory(fdt);
    if (error == 0)
        error = reserve_carve_out(fdt);
    if (error == 0)
        error = disable_secure_devices(fdt);
    return error != 0 ? error : fdt_pack(fdt);
}
