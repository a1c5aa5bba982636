/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE
#include "crypto_host.h"
#include <sys/mman.h>

#define WINDOW  ((uint8_t *)(uintptr_t)WIN_CRYPTO)

client_table_t crypto_table;
uint32_t crypto_client;
int crypto_dead;

uint32_t crypto_raw(uint32_t w[8])
{
    crypto_dispatch(crypto_client, w, crypto_client < NINST_TA ? WINDOW : NULL);
    return w[0];
}

uint32_t sys_call(uint32_t slot, msg_words_t *m)
{
    assert_int_equal(slot, SLOT_CRYPTO);
    if (crypto_dead)
        return E_DEAD;
    (void)crypto_raw(m->w);
    return E_OK;
}

static void map_window(void)
{
    static int mapped;
    const size_t size = CRYPTO_PAGES * 4096u;
    uint8_t *p;

    if (mapped)
        return;
    p = mmap(WINDOW - 4096, size + 8192, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    if (p != WINDOW - 4096 || mprotect(WINDOW, size, PROT_READ | PROT_WRITE) != 0)
        abort();
    mapped = 1;
}

int crypto_setup(void **state)
{
    (void)state;
    map_window();
    memset(WINDOW, 0, CRYPTO_PAGES * 4096u);
    crypto_client = 0;
    crypto_dead = 0;
    for (uint32_t i = 0; i < NINST; i++)
        crypto_table.client[i].generation = i + 1;
    memset(crypto_table.seed, 0x5A, sizeof crypto_table.seed);
    operation_init(&crypto_table);
    drbg_init(crypto_table.seed, "test", 4);
    return 0;
}

int crypto_teardown(void **state)
{
    (void)state;
    return operation_count() == 0 ? 0 : -1;
}

uint32_t crypto_opened(uint32_t alg, uint32_t mode, const char *key_hex)
{
    uint8_t key[CRYPTO_KEY_MAX];
    uint32_t handle = 0;
    size_t n = key_hex != NULL ? unit_hex(key, key_hex) : 0;

    assert_int_equal(crypto_open(alg, mode, key, n, &handle), CRYPTO_OK);
    return handle;
}

void assert_hex(const void *got, const char *digits)
{
    uint8_t want[256];
    size_t n = unit_hex(want, digits);

    assert_memory_equal(got, want, n);
}
