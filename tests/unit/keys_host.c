/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE
#include "keys_host.h"
#include <sys/mman.h>

#define WINDOW  ((uint8_t *)(uintptr_t)WIN_KEYS)

client_table_t keys_table;
uint32_t keys_client;

uint32_t keys_raw(uint32_t w[8])
{
    keys_dispatch(keys_client, w, keys_client < NINST_TA ? WINDOW : NULL);
    return w[0];
}

uint32_t sys_call(uint32_t slot, msg_words_t *m)
{
    assert_int_equal(slot, SLOT_KEYS);
    (void)keys_raw(m->w);
    return E_OK;
}

static void map_window(void)
{
    static int mapped;
    const size_t size = KEYS_PAGES * 4096u;
    uint8_t *p;

    if (mapped)
        return;
    p = mmap(WINDOW - 4096, size + 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != WINDOW - 4096 || mprotect(WINDOW, size, PROT_READ | PROT_WRITE) != 0)
        abort();
    mapped = 1;
}

void keys_restart(void)
{
    keys_table.seed[0]++;
    keys_init(&keys_table);
}

int keys_setup(void **state)
{
    (void)state;
    map_window();
    memset(WINDOW, 0, KEYS_PAGES * 4096u);
    memset(&keys_table, 0, sizeof keys_table);
    keys_client = 0;
    for (uint32_t i = 0; i < NINST; i++) {
        keys_table.client[i].generation = i + 1;
        memset(keys_table.client[i].uuid, (int)(0x10 + i), 16);
    }
    memcpy(keys_table.client[ANOTHER_0].uuid, keys_table.client[0].uuid, 16);
    keys_table.nmeasured = NMEASURED_HERE;
    for (uint32_t i = 0; i < NMEASURED_HERE; i++) {
        snprintf(keys_table.measured[i].name, sizeof keys_table.measured[i].name, "program%u", i);
        memset(keys_table.measured[i].sha256, (int)(i * 17), 32);
    }
    keys_restart();
    return 0;
}
