/* SPDX-License-Identifier: BSD-2-Clause */
/* The boot bundle as it was built (first argument; its measurements are the second), and what is
 * wrong with bundles in which something was changed. */
#define _GNU_SOURCE
#include "unit.h"
#include <openssl/evp.h>
#include <sys/mman.h>
#include "bundle.h"
#include "measure.h"
#include "memory.h"
#include "microtee/layout.h"
#include "microtee/sys.h"

static const char *bundle_file, *measured_file;
static bundle_t *built;             /* at BUNDLE_VA, as in init                                  */
static uint32_t pages;
static bundle_t b;                  /* a header to change: the built one, before each test       */
static uint64_t ticks;

uint64_t sys_clock(void)
{
    return ticks;
}

static int load(void **state)
{
    FILE *f = fopen(bundle_file, "rb");
    size_t n;

    (void)state;
    built = mmap((void *)(uintptr_t)BUNDLE_VA, NFR * FRAME_SIZE, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (f == NULL || built == MAP_FAILED)
        return -1;
    n = fread(built, 1, NFR * FRAME_SIZE, f);
    fclose(f);
    pages = (uint32_t)(n / FRAME_SIZE);
    return n % FRAME_SIZE == 0 && n > sizeof b ? 0 : -1;
}

static int setup(void **state)
{
    (void)state;
    b = *built;
    return 0;
}

/* ---- sound or not ------------------------------------------------------------------------------------ */

static void the_built_bundle_is_sound(void **state)
{
    (void)state;
    assert_true(bundle_sound(built, pages));
    assert_true(built->count >= 5);
    assert_string_equal(built->entry[0].name, "init");
}

static void a_bundle_of_another_size_is_refused(void **state)
{
    (void)state;
    assert_false(bundle_sound(&b, pages - 1));
    assert_false(bundle_sound(&b, pages + 1));
    assert_false(bundle_sound(&b, 0));
    b.pages = NFR + 1;
    assert_false(bundle_sound(&b, NFR + 1));
}

static void a_bad_header_is_refused(void **state)
{
    static const uint32_t counts[] = { 0, BUNDLE_MAX + 1, 0x80000000, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(counts); i++) {
        b.count = counts[i];
        assert_false(bundle_sound(&b, pages));
    }
    b = *built;
    for (uint32_t bit = 0; bit < 32; bit++) {
        b.magic = BUNDLE_MAGIC ^ 1u << bit;
        assert_false(bundle_sound(&b, pages));
    }
}

static void a_name_must_end(void **state)
{
    (void)state;
    memset(b.entry[1].name, 'a', sizeof b.entry[1].name);
    assert_false(bundle_sound(&b, pages));
    b.entry[1].name[15] = '\0';
    assert_true(bundle_sound(&b, pages));
}

static void the_number_of_segments_is_bounded(void **state)
{
    (void)state;
    b.entry[2].nseg = BUNDLE_NSEG + 1;
    assert_false(bundle_sound(&b, pages));
    b.entry[2].nseg = 0xFFFFFFFF;
    assert_false(bundle_sound(&b, pages));
}

/* The first segment of the last entry, changed in one field: is the bundle sound? */
static int with(size_t field, uint32_t value)
{
    b = *built;
    memcpy((uint8_t *)&b.entry[b.count - 1].seg[0] + field, &value, sizeof value);
    return bundle_sound(&b, pages);
}
#define WITH(field, value) with(offsetof(bundle_seg_t, field), value)

static void a_segment_lies_below_all_windows_on_a_page(void **state)
{
    const uint32_t limit = GW_WIN_PARAM(0);
    bundle_seg_t *s = &b.entry[b.count - 1].seg[0];

    (void)state;
    assert_true(WITH(va, IMAGE_BASE));
    assert_false(WITH(va, IMAGE_BASE + 1));
    assert_false(WITH(va, IMAGE_BASE - FRAME_SIZE));
    assert_false(WITH(va, 0));
    assert_false(WITH(va, limit));
    assert_false(WITH(va, 0xFFFFF000));
    b = *built;
    s->file_pages = 0;
    s->va = limit - FRAME_SIZE;
    s->mem_pages = 1;
    assert_true(bundle_sound(&b, pages));
    s->mem_pages = 2;
    assert_false(bundle_sound(&b, pages));
    s->mem_pages = 0xFFFFFFFF;                  /* va + size wraps around */
    assert_false(bundle_sound(&b, pages));
}

static void a_segment_lies_inside_the_bundle(void **state)
{
    const bundle_seg_t *s = &built->entry[built->count - 1].seg[0];

    (void)state;
    assert_true(s->file_pages > 0);
    assert_true(WITH(page, pages - s->file_pages));
    assert_false(WITH(page, pages - s->file_pages + 1));
    assert_false(WITH(page, pages + 1));
    assert_false(WITH(page, 0xFFFFFFFF));       /* page + size wraps around */
    assert_false(WITH(file_pages, s->mem_pages + 1));
    assert_false(WITH(mem_pages, s->file_pages - 1));
}

static void nothing_is_writable_and_executable(void **state)
{
    (void)state;
    assert_true(WITH(rights, 0));
    assert_true(WITH(rights, SEG_W));
    assert_true(WITH(rights, SEG_X));
    for (uint32_t r = 3; r < 64; r++)
        assert_false(WITH(rights, r));
    assert_false(WITH(rights, 0x80000000));
}

/* In whatever was changed and still passes, every segment is where init may use it. */
static void what_passes_after_random_changes_is_harmless(void **state)
{
    uint64_t seed = 1;
    uint32_t npassed = 0;

    (void)state;
    for (uint32_t i = 0; i < 100000; i++) {
        b = *built;
        for (uint32_t k = 0; k < 3; k++)
            ((uint8_t *)&b)[unit_random(&seed) % sizeof b] ^= (uint8_t)unit_random(&seed);
        if (!bundle_sound(&b, pages))
            continue;
        npassed++;
        assert_true(b.count <= BUNDLE_MAX);
        for (uint32_t e = 0; e < b.count; e++)
            for (uint32_t s = 0; s < b.entry[e].nseg; s++) {
                const bundle_seg_t *g = &b.entry[e].seg[s];
                assert_true(g->page + (uint64_t)g->file_pages <= pages);
                assert_true(g->va + (uint64_t)g->mem_pages * FRAME_SIZE <= (uint64_t)GW_WIN_PARAM(0));
                assert_true(g->rights < 3);
            }
    }
    assert_true(npassed > 1000 && npassed < 90000);
}

/* ---- looking things up ---------------------------------------------------------------------------------- */

static void servers_and_tas_are_found_by_name_and_uuid(void **state)
{
    uint32_t ntas = 0;

    (void)state;
    assert_ptr_equal(bundle_server(built, "init"), &built->entry[0]);
    assert_null(bundle_server(built, "nobody"));
    assert_null(bundle_server(built, ""));
    assert_null(bundle_ta(built, (uint8_t[16]){ 0 }));          /* a server's UUID is zeros */
    for (uint32_t i = 0; i < built->count; i++) {
        const bundle_entry_t *e = &built->entry[i];
        uint8_t uuid[16];
        if (!(e->flags & BUNDLE_TA)) {
            assert_ptr_equal(bundle_server(built, e->name), e);
            continue;
        }
        ntas++;
        assert_null(bundle_server(built, e->name));
        assert_ptr_equal(bundle_ta(built, e->uuid), e);
        memcpy(uuid, e->uuid, 16);
        uuid[15] ^= 1;
        assert_null(bundle_ta(built, uuid));
    }
    assert_true(ntas > 0);
}

/* ---- measurements --------------------------------------------------------------------------------------------- */

static void openssl_measure(const bundle_entry_t *e, uint8_t digest[32])
{
    EVP_MD_CTX *c = EVP_MD_CTX_new();

    EVP_DigestInit_ex(c, EVP_sha256(), NULL);
    for (uint32_t i = 0; i < e->nseg; i++)
        EVP_DigestUpdate(c, (uint8_t *)built + e->seg[i].page * FRAME_SIZE, e->seg[i].file_pages * FRAME_SIZE);
    EVP_DigestFinal_ex(c, digest, NULL);
    EVP_MD_CTX_free(c);
}

static void measurements_are_hashes_of_the_programs(void **state)
{
    uint8_t ours[32], theirs[32];

    (void)state;
    for (uint32_t i = 1; i < built->count; i++) {
        measure_program(&built->entry[i], 0, ours);
        openssl_measure(&built->entry[i], theirs);
        assert_memory_equal(ours, theirs, 32);
    }
}

/* The list that the build hands to verifiers says what init will measure. */
static void the_published_list_agrees(void **state)
{
    FILE *f = fopen(measured_file, "r");
    char hex[65], name[64];
    uint32_t n = 0;

    (void)state;
    assert_non_null(f);
    while (fscanf(f, "%64s %63s", hex, name) == 2) {
        uint8_t ours[32], theirs[32];
        assert_true(n < built->count);
        assert_string_equal(name, built->entry[n].name);
        if (n > 0) {                            /* init is measured in place */
            measure_program(&built->entry[n], 0, ours);
            unit_hex(theirs, hex);
            assert_memory_equal(ours, theirs, 32);
        }
        n++;
    }
    fclose(f);
    assert_int_equal(n, built->count);
}

static void every_page_counts(void **state)
{
    const bundle_entry_t *e = &built->entry[1];
    uint8_t before[32], after[32];

    (void)state;
    measure_program(e, 0, before);
    for (uint32_t s = 0; s < e->nseg; s++) {
        for (uint32_t p = 0; p < e->seg[s].file_pages; p++) {
            uint8_t *byte = (uint8_t *)built + (e->seg[s].page + p) * FRAME_SIZE + 4095;
            *byte ^= 1;
            measure_program(e, 0, after);
            *byte ^= 1;
            assert_memory_not_equal(before, after, 32);
        }
    }
}

static void seeds_never_repeat(void **state)
{
    uint8_t seed[100][32];

    (void)state;
    for (uint32_t i = 0; i < 100; i++)
        measure_seed(seed[i]);                  /* though the clock stands still */
    for (uint32_t i = 0; i < 100; i++)
        for (uint32_t k = 0; k < i; k++)
            assert_memory_not_equal(seed[i], seed[k], 32);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_built_bundle_is_sound, setup),
        cmocka_unit_test_setup(a_bundle_of_another_size_is_refused, setup),
        cmocka_unit_test_setup(a_bad_header_is_refused, setup),
        cmocka_unit_test_setup(a_name_must_end, setup),
        cmocka_unit_test_setup(the_number_of_segments_is_bounded, setup),
        cmocka_unit_test_setup(a_segment_lies_below_all_windows_on_a_page, setup),
        cmocka_unit_test_setup(a_segment_lies_inside_the_bundle, setup),
        cmocka_unit_test_setup(nothing_is_writable_and_executable, setup),
        cmocka_unit_test_setup(what_passes_after_random_changes_is_harmless, setup),
        cmocka_unit_test_setup(servers_and_tas_are_found_by_name_and_uuid, setup),
        cmocka_unit_test_setup(measurements_are_hashes_of_the_programs, setup),
        cmocka_unit_test_setup(the_published_list_agrees, setup),
        cmocka_unit_test_setup(every_page_counts, setup),
        cmocka_unit_test_setup(seeds_never_repeat, setup),
    };

    if (argc != 3)
        return 2;
    bundle_file = argv[1];
    measured_file = argv[2];
    return cmocka_run_group_tests(tests, load, NULL);
}
