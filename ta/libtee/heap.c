/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * TEE_Malloc and its kin: first fit over the TA's ta_heap.  The heap is a row of blocks without
 * gaps; a header tells its block's size and the size of the block before, so that a freed block
 * joins its free neighbours at once.  Two headers that disagree mean that something was overrun.
 */
#include <string.h>
#include "libtee.h"

#define ALIGN_UP(n) (((n) + 7u) & ~(size_t)7u)
#define FREE        0x46524545u
#define USED        0x55534544u

typedef struct {
    uint32_t state;         /* FREE or USED                                                 */
    uint32_t size;          /* of the block with this header                                */
    uint32_t before;        /* size of the block before, 0 for the first                    */
    uint32_t asked;         /* USED: octets the TA asked for                                */
} block_t;

static bool ready;

static block_t *first(void)
{
    return (block_t *)ta_heap;
}

/* The block behind b, or NULL. */
static block_t *next(block_t *b)
{
    uint8_t *p = (uint8_t *)b + b->size;
    return p < ta_heap + ta_data_size ? (block_t *)p : NULL;
}

static void *area(block_t *b)
{
    return b + 1;
}

/* b has changed its size: tell the block behind. */
static void tell_next(block_t *b)
{
    block_t *n = next(b);
    if (n != NULL)
        n->before = b->size;
}

static void prepare(void)
{
    if (ready || ta_data_size < 2 * sizeof(block_t))
        return;
    *first() = (block_t){ .state = FREE, .size = ta_data_size };
    ready = true;
}

static void check_block(block_t *b)
{
    uint32_t offset = (uint8_t *)b - ta_heap;
    must((b->state == FREE || b->state == USED) && b->size >= sizeof *b &&
         b->size % 8 == 0 && b->size <= ta_data_size - offset, PANIC_HEAP);
    block_t *n = next(b);
    must(n == NULL || n->before == b->size, PANIC_HEAP);
}

/* Leave `size` octets to b, make the rest a free block if it is worth it. */
static void split(block_t *b, size_t size)
{
    if (b->size - size < sizeof(block_t) + 8)
        return;
    block_t *rest = (block_t *)((uint8_t *)b + size);
    *rest = (block_t){ .state = FREE, .size = b->size - size, .before = size };
    b->size = size;
    tell_next(rest);
}

/* Join b with the block behind if that is free. */
static void join(block_t *b)
{
    block_t *n = next(b);
    if (n == NULL || n->state != FREE)
        return;
    b->size += n->size;
    memset(n, 0, sizeof *n);
    tell_next(b);
}

static block_t *find(size_t size)
{
    for (block_t *b = first(); b != NULL; b = next(b)) {
        check_block(b);
        if (b->state == FREE && b->size >= size)
            return b;
    }
    return NULL;
}

void *lib_alloc(size_t size)
{
    prepare();
    if (!ready || size > ta_data_size)
        return NULL;
    size_t whole = sizeof(block_t) + ALIGN_UP(size == 0 ? 1 : size);
    block_t *b = find(whole);
    if (b == NULL)
        return NULL;
    split(b, whole);
    b->state = USED;
    b->asked = size;
    memset(area(b), 0, b->size - sizeof *b);
    return area(b);
}

/* The block of an area that the TA names; panics if there is no such block. */
static block_t *block_of(const void *p)
{
    uintptr_t heap = (uintptr_t)ta_heap, at = (uintptr_t)p;
    must(ready && at % 8 == 0 && at >= heap + sizeof(block_t) && at < heap + ta_data_size,
         PANIC_HEAP);
    block_t *b = (block_t *)(at - sizeof(block_t));
    must(b->state == USED, PANIC_HEAP);
    check_block(b);
    return b;
}

void lib_free(void *p)
{
    if (p == NULL)
        return;
    block_t *b = block_of(p);
    lib_wipe(p, b->size - sizeof *b);
    b->state = FREE;
    join(b);
    if (b->before == 0)
        return;
    block_t *previous = (block_t *)((uint8_t *)b - b->before);
    must(previous >= first(), PANIC_HEAP);
    check_block(previous);
    if (previous->state == FREE)
        join(previous);
}

void lib_wipe(void *p, size_t size)
{
    memset(p, 0, size);
    __asm__ volatile("" : : "r"(p) : "memory");
}

void *TEE_Malloc(size_t size, uint32_t hint)
{
    if ((hint & ~(TEE_MALLOC_NO_FILL | TEE_MALLOC_NO_SHARE)) != 0)
        return NULL;
    return lib_alloc(size);
}

void *TEE_Realloc(void *buffer, size_t newSize)
{
    if (buffer == NULL)
        return lib_alloc(newSize);
    block_t *b = block_of(buffer);
    size_t keep = b->asked < newSize ? b->asked : newSize;
    void *moved = lib_alloc(newSize);
    if (moved == NULL)
        return NULL;
    memcpy(moved, buffer, keep);
    lib_free(buffer);
    return moved;
}

void TEE_Free(void *buffer)
{
    lib_free(buffer);
}
