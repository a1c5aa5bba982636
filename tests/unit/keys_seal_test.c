/* SPDX-License-Identifier: BSD-2-Clause */
/* Sealed blobs: who can open them, and what happens to those that were changed. */
#include "keys_host.h"

static uint8_t data[KEYS_SEAL_MAX], blob[KEYS_DATA_MAX], out[KEYS_DATA_MAX];
static size_t blob_len;

static int setup(void **state)
{
    uint64_t seed = 1;

    unit_fill(data, sizeof data, &seed);
    return keys_setup(state);
}

static void seal(size_t n)
{
    blob_len = sizeof blob;
    assert_int_equal(keys_seal(data, n, blob, &blob_len), KEYS_OK);
    assert_int_equal(blob_len, n + KEYS_SEAL_OVERHEAD);
}

/* Open the first `len` bytes of `blob`.  What fails gives nothing. */
static uint32_t open(size_t len)
{
    size_t n = sizeof out;
    uint32_t status;

    memset(out, 0xEE, sizeof out);
    status = keys_unseal(blob, len, out, &n);
    if (status == KEYS_OK) {
        assert_int_equal(n, len - KEYS_SEAL_OVERHEAD);
        assert_memory_equal(out, data, n);
    } else {
        for (size_t i = 0; i < sizeof out; i++)
            assert_int_equal(out[i], 0xEE);
    }
    return status;
}

static const size_t sizes[] = { 0, 1, 15, 16, 17, 100, 4096, KEYS_SEAL_MAX };

static void the_same_ta_opens_what_it_sealed(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        seal(sizes[i]);
        assert_int_equal(open(blob_len), KEYS_OK);
    }
}

static void it_does_so_in_another_instance_and_after_a_restart(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        keys_client = 0;
        seal(sizes[i]);
        keys_client = ANOTHER_0;
        assert_int_equal(open(blob_len), KEYS_OK);
        keys_restart();
        assert_int_equal(open(blob_len), KEYS_OK);
    }
}

static void no_other_ta_opens_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        keys_client = 0;
        seal(sizes[i]);
        for (keys_client = 1; keys_client < NINST_TA; keys_client++)
            if (keys_client != ANOTHER_0)
                assert_int_equal(open(blob_len), KEYS_E_VERIFY);
    }
}

/* One bit of a UUID is another TA. */
static void a_ta_is_its_whole_uuid(void **state)
{
    (void)state;
    seal(40);
    for (uint32_t bit = 0; bit < 128; bit++) {
        keys_table.client[0].uuid[bit / 8] ^= (uint8_t)(1 << bit % 8);
        assert_int_equal(open(blob_len), KEYS_E_VERIFY);
        keys_table.client[0].uuid[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
}

/* magic, version, length, flags; nonce; reserved */
static uint32_t expected(size_t byte)
{
    return byte < 16 || (byte >= 28 && byte < 32) ? KEYS_E_FORMAT : KEYS_E_VERIFY;
}

static void every_changed_bit_is_noticed(void **state)
{
    (void)state;
    for (size_t n = 0; n <= 40; n += 20) {
        seal(n);
        for (size_t bit = 0; bit < blob_len * 8; bit++) {
            blob[bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_int_equal(open(blob_len), expected(bit / 8));
            blob[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        assert_int_equal(open(blob_len), KEYS_OK);
    }
}

static void a_shorter_or_longer_blob_is_refused(void **state)
{
    (void)state;
    seal(60);
    for (size_t n = 0; n < blob_len; n++)
        assert_int_equal(open(n), KEYS_E_FORMAT);
    assert_int_equal(open(blob_len + 1), KEYS_E_FORMAT);
    assert_int_equal(open(KEYS_DATA_MAX), KEYS_E_FORMAT);
    /* also when its header says so */
    for (uint32_t n = 0; n < 60; n++) {
        ((keys_blob_t *)(void *)blob)->length = n;
        assert_int_equal(open(KEYS_SEAL_OVERHEAD + n), KEYS_E_VERIFY);
    }
}

static void a_refused_blob_leaves_zeros_in_the_window(void **state)
{
    uint32_t w[8] = { KEYS_OP_UNSEAL };

    (void)state;
    seal(500);
    blob[300] ^= 1;
    memcpy(DATA, blob, blob_len);
    w[1] = (uint32_t)blob_len;
    assert_int_equal(keys_raw(w), KEYS_E_VERIFY);
    for (size_t i = 0; i < blob_len; i++)
        assert_int_equal(DATA[i], 0);
}

static void the_same_contents_make_different_blobs(void **state)
{
    static uint8_t first[200];

    (void)state;
    seal(100);
    memcpy(first, blob, blob_len);
    seal(100);
    assert_memory_not_equal(first + 16, blob + 16, 12);             /* nonce */
    assert_memory_not_equal(first + 32, blob + 32, 100);
    assert_memory_equal(first, blob, 16);
}

/* Without random numbers equal contents make equal blobs, but other contents another nonce. */
static void nonces_differ_even_without_random_numbers(void **state)
{
    static uint8_t first[200];

    (void)state;
    memset(keys_table.seed, 0, sizeof keys_table.seed);
    keys_init(&keys_table);
    seal(100);
    memcpy(first, blob, blob_len);
    seal(100);
    assert_memory_equal(first, blob, blob_len);
    data[99] ^= 1;
    seal(100);
    assert_memory_not_equal(first + 16, blob + 16, 12);
    keys_client = 1;
    seal(100);
    assert_memory_not_equal(first + 16, blob + 16, 12);
}

static void lengths_out_of_range_are_refused(void **state)
{
    static const uint32_t bad[] = { KEYS_DATA_MAX + 1, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFD0 };
    size_t n = 40;

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        uint32_t s[8] = { KEYS_OP_SEAL, bad[i] }, u[8] = { KEYS_OP_UNSEAL, bad[i] };
        assert_int_equal(keys_raw(s), KEYS_E_ARG);
        assert_int_equal(keys_raw(u), KEYS_E_ARG);
    }
    uint32_t s[8] = { KEYS_OP_SEAL, KEYS_SEAL_MAX + 1 };
    assert_int_equal(keys_raw(s), KEYS_E_ARG);
    assert_int_equal(keys_seal(data, 10, blob, &n), KEYS_E_ARG);
    assert_int_equal(n, 10 + KEYS_SEAL_OVERHEAD);                   /* what is needed */
    seal(100);
    n = 99;
    assert_int_equal(keys_unseal(blob, blob_len, out, &n), KEYS_E_ARG);
    assert_int_equal(n, 100);
}

static void garbage_is_refused(void **state)
{
    uint64_t seed = 3;
    uint32_t nformat = 0, w[8];

    (void)state;
    for (uint32_t i = 0; i < 5000; i++) {
        keys_blob_t *h = (keys_blob_t *)(void *)DATA;
        uint32_t len = unit_random(&seed) % 3 ? unit_random(&seed) % 300 : unit_random(&seed);
        unit_fill(DATA, 100, &seed);
        if (unit_random(&seed) % 2)
            *h = (keys_blob_t){ .magic = KEYS_BLOB_MAGIC, .version = 1, .length = len - KEYS_SEAL_OVERHEAD };
        memcpy(w, (uint32_t[8]){ KEYS_OP_UNSEAL, len }, sizeof w);
        assert_int_not_equal(keys_raw(w), KEYS_OK);
        nformat += w[0] == KEYS_E_FORMAT;
    }
    assert_in_range(nformat, 1000, 4000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_same_ta_opens_what_it_sealed, setup),
        cmocka_unit_test_setup(it_does_so_in_another_instance_and_after_a_restart, setup),
        cmocka_unit_test_setup(no_other_ta_opens_it, setup),
        cmocka_unit_test_setup(a_ta_is_its_whole_uuid, setup),
        cmocka_unit_test_setup(every_changed_bit_is_noticed, setup),
        cmocka_unit_test_setup(a_shorter_or_longer_blob_is_refused, setup),
        cmocka_unit_test_setup(a_refused_blob_leaves_zeros_in_the_window, setup),
        cmocka_unit_test_setup(the_same_contents_make_different_blobs, setup),
        cmocka_unit_test_setup(nonces_differ_even_without_random_numbers, setup),
        cmocka_unit_test_setup(lengths_out_of_range_are_refused, setup),
        cmocka_unit_test_setup(garbage_is_refused, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
