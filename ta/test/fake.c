/* SPDX-License-Identifier: BSD-2-Clause */
#include "fake.h"
#include <assert.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include "microtee/console.h"
#include "microtee/init_proto.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_proto.h"

/* The servers' entries (servers/crypto, servers/keys), linked in as they are. */
void crypto_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window);
void operation_init(const client_table_t *table);
void drbg_init(const uint8_t seed[32], const void *pers, size_t pers_len);
void keys_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window);
void keys_init(const client_table_t *table);

#define INST        0
#define WINDOW(at)  ((uint8_t *)(uintptr_t)(at))
#define PARAMS      ((ta_params_t *)(uintptr_t)WIN_PARAM)

static jmp_buf back;
static msg_words_t request;
static bool waiting;            /* request has not been received yet                        */
static uint32_t result, ipc_count;
static bool panicked;

/* ---- system calls --------------------------------------------------------------------------------- */

uint32_t sys_call(uint32_t slot, msg_words_t *m)
{
    ipc_count++;
    if (slot == SLOT_CRYPTO)
        crypto_dispatch(INST, m->w, WINDOW(WIN_CRYPTO));
    else if (slot == SLOT_KEYS)
        keys_dispatch(INST, m->w, WINDOW(WIN_KEYS));
    else if (slot == SLOT_GATEWAY)
        m->w[0] = 0;
    else
        return E_CAP;
    return E_OK;
}

/* The main loop has nothing more to do: back to the test. */
uint32_t sys_recv(ipc_in_t *in)
{
    if (!waiting)
        longjmp(back, 1);
    waiting = false;
    in->m = request;
    return E_OK;
}

uint32_t sys_reply_recv(ipc_in_t *io)
{
    result = io->m.w[0];
    return sys_recv(io);
}

uint64_t sys_clock(void)
{
    static uint64_t ticks;
    return ticks += CLOCK_HZ / 1000;
}

void sys_yield(void)
{
}

_Noreturn void sys_panic(uint32_t code)
{
    result = code;
    panicked = true;
    longjmp(back, 1);
}

void con_vprintf(const char *format, va_list ap)
{
    vprintf(format, ap);
}

/* ---- for the tests ------------------------------------------------------------------------------------ */

static void map(uintptr_t at, size_t pages)
{
    void *p = mmap((void *)at, pages * FRAME_SIZE, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1, 0);
    assert(p == (void *)at);
    (void)p;
}

void fake_start(void)
{
    static client_table_t table = { .insecure = 1, .nmeasured = 2 };
    map(WIN_PARAM, PARAM_PAGES);
    map(WIN_CRYPTO, CRYPTO_PAGES);
    map(WIN_KEYS, KEYS_PAGES);
    table.client[INST].generation = 1;
    table.client[CLIENT_KEYS].generation = 1;
    memset(table.seed, 0x5A, sizeof table.seed);
    operation_init(&table);
    drbg_init(table.seed, "test", 4);
    keys_init(&table);
}

uint32_t fake_request(uint32_t what, uint32_t session, uint32_t types, uint32_t command)
{
    request = (msg_words_t){ .w = { what, session, types, command } };
    waiting = true;
    panicked = false;
    if (setjmp(back) == 0)
        (void)server_main();
    return result;
}

bool fake_panics(void (*function)(void))
{
    panicked = false;
    if (setjmp(back) == 0)
        function();
    return panicked;
}

uint32_t fake_ipc_count(void)
{
    uint32_t n = ipc_count;
    ipc_count = 0;
    return n;
}

static uint32_t count, place, all_types;

void fake_params(void)
{
    memset(PARAMS, 0, sizeof *PARAMS);
    count = 0;
    all_types = 0;
    place = TA_PARAM_DATA;
}

static uint32_t add(uint32_t type, uint32_t a, uint32_t b)
{
    PARAMS->p[count].a = a;
    PARAMS->p[count].b = b;
    all_types |= type << (4 * count);
    return count++;
}

uint8_t *fake_memref(uint32_t type, const void *data, uint32_t n)
{
    uint8_t *p = WINDOW(WIN_PARAM + place);
    assert(n <= PARAM_PAGES * FRAME_SIZE - place);
    (void)add(type, place, n);
    if (data != NULL)
        memcpy(p, data, n);
    else
        memset(p, 0, n);
    place += (n + 31) / 32 * 32;
    return p;
}

void fake_value(uint32_t type, uint32_t a, uint32_t b)
{
    (void)add(type, a, b);
}

uint32_t fake_invoke(uint32_t command)
{
    return fake_request(TA_INVOKE, FAKE_SESSION, all_types, command);
}

uint32_t fake_size(uint32_t i)
{
    return PARAMS->p[i].b;
}

void fake_break(uint32_t i, uint32_t a, uint32_t b, uint32_t null)
{
    PARAMS->p[i].a = a;
    PARAMS->p[i].b = b;
    PARAMS->p[i].null = null;
}

uint32_t fake_hex(uint8_t *out, const char *digits)
{
    uint32_t n = 0;
    for (unsigned octet; sscanf(digits + 2 * n, "%2x", &octet) == 1; n++)
        out[n] = (uint8_t)octet;
    return n;
}
