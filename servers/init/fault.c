/* SPDX-License-Identifier: BSD-2-Clause */
#include "fault.h"
#include "instance.h"
#include "log.h"
#include "memory.h"
#include "program.h"
#include "roster.h"
#include "server.h"

#define UDF_A32(imm) (0xE7F000F0u | ((imm) & 0xFFF0u) << 4 | ((imm) & 0xFu))

static const char *kind_name(uint32_t kind)
{
    switch (kind) {
    case FAULT_DATA:
        return "data abort";
    case FAULT_PREFETCH:
        return "prefetch abort";
    case FAULT_UNDEF:
        return "undefined instruction";
    default:
        return "unknown fault";
    }
}

/* The instruction at va in the image that program p was loaded from: code cannot change.
 * 0 if it does not come from there. */
static uint32_t instruction(uint32_t p, uint32_t va)
{
    const bundle_entry_t *e = program[p].entry;
    for (uint32_t i = 0; i < e->nseg; i++) {
        const bundle_seg_t *s = &e->seg[i];
        uint32_t offset = va - s->va;
        if (va % 4 == 0 && s->rights == SEG_X && offset < s->file_pages * FRAME_SIZE)
            return *(const uint32_t *)(BUNDLE_VA + s->page * FRAME_SIZE + offset);
    }
    return 0;
}

static void report(uint32_t p, const msg_words_t *m)
{
    const char *name = program[p].entry->name;
    if (m->w[FAULT_W_KIND] == FAULT_UNDEF &&
        instruction(p, m->w[FAULT_W_PC]) == UDF_A32(PANIC_UDF)) {
        log_printf("%s panicked with code 0x%08x (lr %08x)\n", name, (unsigned)m->w[FAULT_W_R0],
                   (unsigned)m->w[FAULT_W_LR]);
        return;
    }
    log_printf("%s: %s at pc %08x, address %08x, fsr %03x, sp %08x, lr %08x, r0 %08x\n", name,
               kind_name(m->w[FAULT_W_KIND]), (unsigned)m->w[FAULT_W_PC],
               (unsigned)m->w[FAULT_W_ADDR], (unsigned)m->w[FAULT_W_FSR],
               (unsigned)m->w[FAULT_W_SP], (unsigned)m->w[FAULT_W_LR],
               (unsigned)m->w[FAULT_W_R0]);
}

void fault_handle(uint32_t p, const msg_words_t *m)
{
    if (p >= NPROGRAM || program[p].state != PROGRAM_LIVE)
        return;
    report(p, m);
    if (p >= PROGRAM_TA(0)) {
        instance_died(p - PROGRAM_TA(0));
        return;
    }
    program_destroy(p);
    if (p == GATEWAY)
        instance_kill_all();
    server_restart(p);
}
