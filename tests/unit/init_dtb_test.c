/* SPDX-License-Identifier: BSD-2-Clause */
/* What init writes into the normal world's device tree: on Debian's for this board (first argument),
 * and on damaged ones.  Blobs lie in memory of exactly their size, so that the sanitizer sees every
 * access behind them. */
#include "unit.h"
#include <libfdt.h>
#include "dtb.h"
#include "memmap.h"

static const char *dtb_file;
static uint8_t *debian;             /* the file                                                  */
static uint32_t debian_size;
static uint8_t *fdt;                /* a copy with DTB_ROOM behind it                            */

static int load(void **state)
{
    FILE *f = fopen(dtb_file, "rb");

    (void)state;
    if (f == NULL)
        return -1;
    debian = malloc(1 << 20);
    debian_size = (uint32_t)fread(debian, 1, 1 << 20, f);
    fclose(f);
    return 0;
}

static int setup(void **state)
{
    (void)state;
    fdt = malloc(debian_size + DTB_ROOM);
    memcpy(fdt, debian, debian_size);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(fdt);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    free(debian);
    return 0;
}

static int node(const char *path)
{
    int n = fdt_path_offset(fdt, path);

    if (n < 0)
        fail_msg("%s: libfdt says %d", path, n);
    return n;
}

static const char *string(const char *path, const char *property)
{
    const char *s = fdt_getprop(fdt, node(path), property, NULL);

    assert_non_null(s);
    return s;
}

static void edited(void)
{
    assert_int_equal(dtb_edit(fdt), 0);
    assert_true(dtb_sound(fdt, debian_size + DTB_ROOM) > 0);
}

/* ---- the edit ------------------------------------------------------------------------------------------ */

static void debians_tree_is_sound(void **state)
{
    (void)state;
    assert_int_equal(dtb_sound(fdt, debian_size), debian_size);
    assert_int_equal(dtb_sound(fdt, debian_size + DTB_ROOM), debian_size);
    assert_int_equal(dtb_sound(fdt, debian_size - 1), 0);
}

static void the_optee_driver_finds_us(void **state)
{
    (void)state;
    edited();
    assert_string_equal(string("/firmware/optee", "compatible"), "linaro,optee-tz");
    assert_string_equal(string("/firmware/optee", "method"), "smc");
}

static void psci_is_offered(void **state)
{
    (void)state;
    edited();
    assert_string_equal(string("/psci", "compatible"), "arm,psci-1.0");
    assert_string_equal(string("/psci", "method"), "smc");
}

static void check_reservation(void)
{
    const uint32_t *reg;
    int n, len;

    n = node("/reserved-memory/tee@4e000000");
    reg = fdt_getprop(fdt, n, "reg", &len);
    assert_int_equal(len, 8);
    assert_int_equal(fdt32_to_cpu(reg[0]), SECURE_BASE);
    assert_int_equal(fdt32_to_cpu(reg[1]), SECURE_SIZE);
    assert_non_null(fdt_getprop(fdt, n, "no-map", NULL));
    assert_non_null(fdt_getprop(fdt, node("/reserved-memory"), "ranges", NULL));
    assert_int_equal(fdt_address_cells(fdt, node("/reserved-memory")), 1);
    assert_int_equal(fdt_size_cells(fdt, node("/reserved-memory")), 1);
}

static void the_secure_memory_is_reserved(void **state)
{
    (void)state;
    edited();
    check_reservation();
}

/* The device at that address, wherever it is in the tree. */
static int device(const char *name)
{
    for (int n = fdt_next_node(fdt, -1, NULL); n >= 0; n = fdt_next_node(fdt, n, NULL))
        if (strcmp(fdt_get_name(fdt, n, NULL), name) == 0)
            return n;
    return -1;
}

static void secure_devices_are_disabled(void **state)
{
    static const char *const name[] = { "serial@2020000", "epit@20d0000", "csu@21c0000", "tzasc@21d0000",
                                        "tzasc@21d4000" };
    uint32_t nfound = 0;

    (void)state;
    edited();
    for (size_t i = 0; i < COUNT(name); i++) {
        int n = device(name[i]);
        if (n < 0)
            continue;
        nfound++;
        assert_string_equal(fdt_getprop(fdt, n, "status", NULL), "disabled");
    }
    assert_true(nfound >= 2);
}

static void everything_else_is_as_it_was(void **state)
{
    static const char *const kept[] = { "/cpus/cpu@3", "/memory@10000000", "/chosen" };
    int n;

    (void)state;
    edited();
    for (size_t i = 0; i < COUNT(kept); i++) {
        int before = fdt_path_offset(debian, kept[i]), after = node(kept[i]), p, q, len1, len2;
        assert_true(before >= 0);
        q = fdt_first_property_offset(fdt, after);
        for (p = fdt_first_property_offset(debian, before); p >= 0; p = fdt_next_property_offset(debian, p)) {
            const char *name1, *name2;
            const void *v1 = fdt_getprop_by_offset(debian, p, &name1, &len1);
            const void *v2 = fdt_getprop_by_offset(fdt, q, &name2, &len2);
            assert_string_equal(name1, name2);
            assert_int_equal(len1, len2);
            assert_memory_equal(v1, v2, (size_t)len1);
            q = fdt_next_property_offset(fdt, q);
        }
        assert_true(q < 0);
    }
    n = device("serial@21e8000");                   /* the normal world's console */
    assert_true(n >= 0);
    assert_string_equal(fdt_getprop(fdt, n, "status", NULL), "okay");
}

/* The tree may pass through here twice (a boot loader that keeps it): nothing is added again. */
static void editing_again_adds_nothing(void **state)
{
    uint32_t size;

    (void)state;
    edited();
    size = fdt_totalsize(fdt);
    assert_true(size > debian_size && size < debian_size + DTB_ROOM);
    fdt = realloc(fdt, size + DTB_ROOM);
    assert_int_equal(dtb_edit(fdt), 0);
    assert_int_equal(fdt_totalsize(fdt), size);
    assert_true(dtb_sound(fdt, size) > 0);
    check_reservation();
}

/* ---- damaged trees ------------------------------------------------------------------------------------------- */

static void a_tree_with_a_bad_header_is_refused(void **state)
{
    (void)state;
    fdt_set_magic(fdt, 0xD00DFEEE);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
    memcpy(fdt, debian, debian_size);
    fdt_set_totalsize(fdt, 0xFFFFFFFF);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
    memcpy(fdt, debian, debian_size);
    fdt_set_off_dt_struct(fdt, debian_size + 4);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
    memcpy(fdt, debian, debian_size);
    fdt_set_size_dt_strings(fdt, debian_size);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
    memcpy(fdt, debian, debian_size);
    fdt_set_off_dt_struct(fdt, fdt_off_dt_struct(fdt) + 2);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
}

/* Word i of the structure block; from its end if i is negative. */
static void set_word(int i, uint32_t value)
{
    uint32_t *block = (uint32_t *)(void *)(fdt + fdt_off_dt_struct(fdt));

    if (i < 0)
        i += (int)fdt_size_dt_struct(fdt) / 4;
    memcpy(fdt, debian, debian_size);
    block[i] = cpu_to_fdt32(value);
}

/* The structure begins with FDT_BEGIN_NODE, "", FDT_PROP, length, name and ends with FDT_END_NODE, FDT_END. */
static void a_tree_whose_structure_is_broken_is_refused(void **state)
{
    static const struct { int word; uint32_t value; } bad[] = {
        { 0, FDT_END_NODE }, { 0, FDT_NOP }, { 2, 5 }, { 2, FDT_END }, { 3, 0xFFFFFFF0 },
        { 3, 0x7FFFFFFF }, { 4, 0x00FFFFFF }, { 4, 0xFFFFFFFF }, { -2, FDT_NOP }, { -2, FDT_BEGIN_NODE },
        { -1, FDT_NOP }, { -1, FDT_END_NODE }, { -1, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        set_word(bad[i].word, bad[i].value);
        if (dtb_sound(fdt, debian_size) != 0)
            fail_msg("case %zu", i);
    }
    set_word(0, FDT_BEGIN_NODE);
    assert_int_equal(dtb_sound(fdt, debian_size), debian_size);
    set_word(0, FDT_END);                       /* nothing inside: sound, but nothing to edit */
    assert_int_not_equal(dtb_edit(fdt), 0);
}

static void blocks_must_be_aligned(void **state)
{
    const uint32_t at = fdt_off_dt_struct(fdt);

    (void)state;
    fdt_set_off_mem_rsvmap(fdt, fdt_off_mem_rsvmap(fdt) - 4);
    assert_int_equal(dtb_sound(fdt, debian_size), 0);
    /* everything from the structure on, two bytes further behind */
    memcpy(fdt, debian, debian_size);
    assert_true(fdt_off_dt_strings(fdt) > at);
    memmove(fdt + at + 2, fdt + at, debian_size - at);
    fdt_set_off_dt_struct(fdt, at + 2);
    fdt_set_off_dt_strings(fdt, fdt_off_dt_strings(fdt) + 2);
    fdt_set_totalsize(fdt, debian_size + 2);
    assert_int_equal(dtb_sound(fdt, debian_size + 2), 0);
}

static void a_tree_that_is_cut_off_is_refused(void **state)
{
    (void)state;
    for (uint32_t n = 64; n < debian_size; n += 997) {
        uint8_t *cut = malloc(n);
        memcpy(cut, debian, n);
        assert_int_equal(dtb_sound(cut, n), 0);
        fdt_set_totalsize(cut, n);              /* it says so itself */
        assert_int_equal(dtb_sound(cut, n), 0);
        free(cut);
    }
}

/* What passes the check can be edited without an access out of bounds. */
static void damaged_trees_do_no_harm(void **state)
{
    uint64_t seed = 1;
    uint32_t npassed = 0;

    (void)state;
    for (uint32_t i = 0; i < 2000; i++) {
        memcpy(fdt, debian, debian_size);
        for (uint32_t k = 0; k <= i % 4; k++)
            fdt[unit_random(&seed) % (unit_random(&seed) % 3 ? debian_size : 64)] ^=
                (uint8_t)(1 << unit_random(&seed) % 8);
        if (dtb_sound(fdt, debian_size) == 0)
            continue;
        npassed++;
        (void)dtb_edit(fdt);
    }
    assert_in_range(npassed, 200, 1900);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        TEST(debians_tree_is_sound), TEST(the_optee_driver_finds_us), TEST(psci_is_offered),
        TEST(the_secure_memory_is_reserved), TEST(secure_devices_are_disabled),
        TEST(everything_else_is_as_it_was), TEST(editing_again_adds_nothing),
        TEST(a_tree_with_a_bad_header_is_refused), TEST(a_tree_that_is_cut_off_is_refused),
        TEST(a_tree_whose_structure_is_broken_is_refused), TEST(blocks_must_be_aligned),
        TEST(damaged_trees_do_no_harm),
    };

    if (argc != 2)
        return 2;
    dtb_file = argv[1];
    return cmocka_run_group_tests(tests, load, unload);
}
