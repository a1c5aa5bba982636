/* SPDX-License-Identifier: BSD-2-Clause */
#include "param.h"
#include <string.h>
#include "microtee/ta_proto.h"
#include "msg.h"
#include "pagelist.h"
#include "shm.h"

#define WINDOW_END      (PARAM_PAGES * NS_PAGE)
#define WINDOW_ALIGN    32u     /* a cache line: copies run at full width                    */

static int is_memref(uint32_t type)
{
    return type >= TYPE_MEMREF_INPUT;
}

static int is_in(uint32_t type)
{
    return (type & 1) != 0;     /* INPUT 1, 5 and INOUT 3, 7                                 */
}

static int is_out(uint32_t type)
{
    return (type & 2) != 0;     /* OUTPUT 2, 6 and INOUT 3, 7                                */
}

/* ---- decode --------------------------------------------------------------------------------- */

static uint32_t memref_size(param_t *p, uint64_t size)
{
    if (size > UINT32_MAX)
        return TEE_ERROR_OUT_OF_MEMORY;
    p->size = (uint32_t)size;
    return TEE_SUCCESS;
}

static uint32_t decode_rmem(param_t *p, const msg_param_t *m)
{
    uint32_t obj;
    uint32_t r = memref_size(p, m->b);

    if (r != TEE_SUCCESS)
        return r;
    p->null = m->c == 0;
    if (p->null)
        return TEE_SUCCESS;
    r = shm_hold(m->c, m->a, m->b, &obj, &p->first);
    if (r == TEE_SUCCESS)
        p->shm = (uint8_t)obj;
    return r;
}

static uint32_t decode_tmem(param_t *p, const msg_param_t *m)
{
    p->null = m->a == 0;
    p->list = (m->attr & ATTR_NONCONTIG) != 0;
    p->first = (uint32_t)(m->a % NS_PAGE);
    p->pa = m->a - p->first;
    return memref_size(p, m->b);
}

static uint32_t decode_one(param_t *p, const msg_param_t *m)
{
    uint64_t attr = m->attr;

    p->shm = SHM_NONE;
    if (attr <= ATTR_VALUE_INOUT) {     /* NONE too: its fields do not matter               */
        p->type = (uint8_t)attr;
        p->a = (uint32_t)m->a;
        p->b = (uint32_t)m->b;
        return TEE_SUCCESS;
    }
    if (attr >= ATTR_RMEM_INPUT && attr <= ATTR_RMEM_INOUT) {
        p->type = (uint8_t)(attr - ATTR_RMEM_INPUT + TYPE_MEMREF_INPUT);
        return decode_rmem(p, m);
    }
    attr &= ~(uint64_t)ATTR_NONCONTIG;
    if (attr >= ATTR_TMEM_INPUT && attr <= ATTR_TMEM_INOUT) {
        p->type = (uint8_t)(attr - ATTR_TMEM_INPUT + TYPE_MEMREF_INPUT);
        return decode_tmem(p, m);
    }
    return TEE_ERROR_BAD_PARAMETERS;
}

/* Give the memref its place in the window, from *at on. */
static uint32_t place(param_t *p, uint32_t *at)
{
    if (!is_memref(p->type) || p->null)
        return TEE_SUCCESS;
    if (p->size > WINDOW_END - *at)
        return TEE_ERROR_OUT_OF_MEMORY;
    p->window = *at;
    /* WINDOW_END is a multiple of WINDOW_ALIGN, so this is at most WINDOW_END */
    *at += (p->size + WINDOW_ALIGN - 1) / WINDOW_ALIGN * WINDOW_ALIGN;
    return TEE_SUCCESS;
}

/* Only what decode_one and place may leave as it is; the page tables are large. */
static void param_clear(param_t *p)
{
    p->type = TYPE_NONE;
    p->null = p->list = 0;
    p->shm = SHM_NONE;
    p->a = p->b = p->size = p->first = p->window = 0;
    p->pa = 0;
}

uint32_t params_decode(params_t *ps, const msg_arg_t *arg, uint32_t skip)
{
    uint32_t at = TA_PARAM_DATA;
    uint32_t r = TEE_SUCCESS;

    ps->types = 0;
    ps->skip = skip;
    ps->count = arg->num_params - skip;
    for (uint32_t i = 0; i < ps->count; i++)
        param_clear(&ps->p[i]);
    for (uint32_t i = 0; r == TEE_SUCCESS && i < ps->count; i++) {
        r = decode_one(&ps->p[i], &arg->param[skip + i]);
        if (r == TEE_SUCCESS)
            r = place(&ps->p[i], &at);
        ps->types |= (uint32_t)ps->p[i].type << (4 * i);
    }
    if (r != TEE_SUCCESS)
        params_release(ps);
    return r;
}

void params_release(params_t *ps)
{
    for (uint32_t i = 0; i < ps->count; i++) {
        if (ps->p[i].shm != SHM_NONE)
            shm_release(ps->p[i].shm);
        ps->p[i].shm = SHM_NONE;
    }
}

/* ---- locate --------------------------------------------------------------------------------- */

static uint32_t locate_list(param_t *p, uint32_t n)
{
    pagelist_t l;
    uint32_t r = pagelist_start(&l, p->pa);

    for (uint32_t i = 0; r == TEE_SUCCESS && i < n; i++)
        r = pagelist_next(&l, &p->page[i]);
    return r;
}

static uint32_t locate_range(param_t *p, uint32_t n)
{
    uint32_t page;

    if (!ns_has(p->pa, (uint64_t)n * NS_PAGE))
        return TEE_ERROR_ACCESS_DENIED;
    page = (uint32_t)((p->pa - NS_RAM_BASE) / NS_PAGE);
    for (uint32_t i = 0; i < n; i++)
        p->page[i] = page + i;
    return TEE_SUCCESS;
}

static uint32_t locate_one(param_t *p)
{
    uint32_t n = (p->first % NS_PAGE + p->size + NS_PAGE - 1) / NS_PAGE;

    if (!is_memref(p->type) || p->null || p->size == 0)
        return TEE_SUCCESS;
    if (p->shm != SHM_NONE) {
        shm_pages(p->shm, p->first / NS_PAGE, n, p->page);
        return TEE_SUCCESS;
    }
    return p->list ? locate_list(p, n) : locate_range(p, n);
}

uint32_t params_locate(params_t *ps)
{
    uint32_t r = TEE_SUCCESS;

    for (uint32_t i = 0; r == TEE_SUCCESS && i < ps->count; i++)
        r = locate_one(&ps->p[i]);
    return r;
}

/* ---- copies --------------------------------------------------------------------------------- */

/* The piece of a memref that starts `done` bytes into it and ends with its page, or with the
 * first n bytes of the memref: *len bytes at the address returned. */
static uint8_t *piece(const param_t *p, uint32_t done, uint32_t n, uint32_t *len)
{
    uint32_t at = p->first % NS_PAGE + done;
    uint32_t room = NS_PAGE - at % NS_PAGE;

    *len = n - done < room ? n - done : room;
    return ns_page(p->page[at / NS_PAGE]) + at % NS_PAGE;
}

static void copy_in(const param_t *p, uint8_t *to)
{
    uint32_t len;

    for (uint32_t done = 0; done < p->size; done += len) {
        const uint8_t *from = piece(p, done, p->size, &len);
        ns_read(to + done, from, len);
    }
}

static void copy_out(const param_t *p, const uint8_t *from, uint32_t n)
{
    uint32_t len;

    for (uint32_t done = 0; done < n; done += len) {
        uint8_t *to = piece(p, done, n, &len);
        ns_write(to, from + done, len);
    }
}

/* The window as we see it: each field is written, or read, once. */
typedef volatile ta_params_t window_t;

static void send_one(const param_t *p, uint32_t i, uint32_t inst)
{
    window_t *w = (window_t *)hw_window(inst);

    if (!is_memref(p->type)) {
        w->p[i].a = is_in(p->type) ? p->a : 0;
        w->p[i].b = is_in(p->type) ? p->b : 0;
        return;
    }
    w->p[i].a = p->window;
    w->p[i].b = p->size;
    w->p[i].null = p->null;
    if (p->null)
        return;
    if (is_in(p->type))
        copy_in(p, hw_window(inst) + p->window);
    else
        memset(hw_window(inst) + p->window, 0, p->size);
}

void params_send(const params_t *ps, uint32_t inst, uint32_t login, const uint8_t client[16])
{
    window_t *w = (window_t *)hw_window(inst);

    w->types = ps->types;
    w->login = login;
    ns_write((void *)w->client_uuid, client, sizeof(w->client_uuid));
    for (uint32_t i = 0; i < ps->count; i++)
        send_one(&ps->p[i], i, inst);
}

/* 1 if the buffer was too small. */
static int fetch_memref(const param_t *p, uint32_t inst, uint32_t size)
{
    if (size > p->size)
        return 1;
    if (!p->null)
        copy_out(p, hw_window(inst) + p->window, size);
    return 0;
}

uint32_t params_fetch(const params_t *ps, uint32_t inst, uint64_t arg_pa, uint32_t ret)
{
    const window_t *w = (const window_t *)hw_window(inst);
    int is_short = 0;

    for (uint32_t i = 0; i < ps->count; i++) {
        const param_t *p = &ps->p[i];
        uint32_t b;
        if (!is_out(p->type))
            continue;
        b = w->p[i].b;
        if (is_memref(p->type)) {
            is_short |= fetch_memref(p, inst, b);
            msg_write_size(arg_pa, ps->skip + i, b);
        } else {
            msg_write_value(arg_pa, ps->skip + i, w->p[i].a, b);
        }
    }
    return ret == TEE_SUCCESS && is_short ? TEE_ERROR_SHORT_BUFFER : ret;
}
