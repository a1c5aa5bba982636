/* SPDX-License-Identifier: BSD-2-Clause */
/* The random generator: HMAC_DRBG (SP 800-90A, 10.1.2) handed out from a pool. */
#include "crypto_host.h"

static const uint8_t seed1[32] = { 1 }, seed2[32] = { 2 };

static void without_a_seed_there_are_no_random_numbers(void **state)
{
    static const uint8_t none[32];
    uint8_t b[64], k[32], p[64];

    (void)state;
    drbg_init(none, "test", 4);
    assert_false(drbg_ready());
    assert_int_equal(crypto_random(b, 20), CRYPTO_E_SEED);
    assert_int_equal(crypto_random(b, 64), CRYPTO_E_SEED);
    assert_int_equal(crypto_ec_keygen(CRYPTO_P256, k, p), CRYPTO_E_SEED);
    drbg_init(seed1, "test", 4);
    assert_int_equal(crypto_random(b, 64), CRYPTO_OK);
}

static int compare(const void *a, const void *b)
{
    return memcmp(a, b, 16);
}

/* Clients take turns, with requests of many sizes, across many refills of the pool: no 16 bytes
 * come twice, to nobody. */
static void no_two_clients_get_the_same_bytes(void **state)
{
    static uint8_t all[400 * 1024];
    uint64_t order = 3;
    size_t n = 0;

    (void)state;
    while (n < sizeof all) {
        size_t k = 16 + unit_random(&order) % 40 * 16;
        if (unit_random(&order) % 3 == 0)
            k = 16;                             /* through the words of the message */
        if (k > sizeof all - n)
            k = sizeof all - n;
        crypto_client = unit_random(&order) % NINST_TA;
        assert_int_equal(crypto_random(all + n, k), CRYPTO_OK);
        n += k;
    }
    qsort(all, sizeof all / 16, 16, compare);
    for (size_t i = 16; i < sizeof all; i += 16)
        assert_true(memcmp(all + i - 16, all + i, 16) != 0);
}

/* 28 bytes are offered, fewer are wanted: the rest is not given to the next. */
static void words_are_never_given_twice(void **state)
{
    uint32_t a[8] = { CRYPTO_OP_RANDOM_WORDS }, b[8] = { CRYPTO_OP_RANDOM_WORDS };

    (void)state;
    crypto_client = CLIENT_GATEWAY;
    assert_int_equal(crypto_raw(a), CRYPTO_OK);
    crypto_client = CLIENT_KEYS;
    assert_int_equal(crypto_raw(b), CRYPTO_OK);
    for (uint32_t i = 1; i < 8; i++)
        for (uint32_t k = 1; k < 8; k++)
            assert_int_not_equal(a[i], b[k]);
}

static void random_bytes_do_not_stay_in_the_window(void **state)
{
    static const uint8_t zero[100];
    uint8_t b[100];

    (void)state;
    assert_int_equal(crypto_random(b, sizeof b), CRYPTO_OK);
    assert_memory_not_equal(b, zero, sizeof b);
    assert_memory_equal(DATA, zero, sizeof zero);
}

static void stream(const uint8_t *seed, const char *pers, uint8_t out[5000])
{
    drbg_init(seed, pers, strlen(pers));
    drbg_read(out, 5000);
}

static void seed_and_personalization_make_the_stream(void **state)
{
    static uint8_t a[5000], b[5000];

    (void)state;
    stream(seed1, "one", a);
    stream(seed1, "one", b);
    assert_memory_equal(a, b, sizeof a);
    stream(seed2, "one", b);
    assert_memory_not_equal(a, b, 16);
    stream(seed1, "two", b);
    assert_memory_not_equal(a, b, 16);
}

/* However it is asked for: no byte is left out, none comes twice. */
static void the_stream_does_not_depend_on_the_pieces(void **state)
{
    static uint8_t once[5000], pieces[5000];
    uint64_t order = 1;
    size_t n, k;

    (void)state;
    stream(seed1, "one", once);
    drbg_init(seed1, "one", 3);
    for (n = 0; n < sizeof pieces; n += k) {
        k = unit_random(&order) % 90;
        if (k > sizeof pieces - n)
            k = sizeof pieces - n;
        drbg_read(pieces + n, k);
    }
    assert_memory_equal(once, pieces, sizeof once);
}

/* A restarted server has another seed (init_proto.h); what was left in the pool is gone. */
static void a_new_seed_forgets_the_old_stream(void **state)
{
    static uint8_t a[5000], b[5000];

    (void)state;
    stream(seed1, "one", a);
    drbg_init(seed1, "one", 3);
    drbg_read(b, 10);                           /* the pool now holds bytes 10 ... of a */
    drbg_init(seed2, "one", 3);
    drbg_read(b, sizeof b);
    for (size_t i = 0; i + 16 < 2048; i++)
        assert_memory_not_equal(a + i, b, 16);
}

/* The first output of HMAC_DRBG by its definition, with the server's HMAC: K and V after
 * instantiation, after the personalization, then V = HMAC(K, V). */
static void hmac(const uint8_t k[32], const uint8_t *m, size_t n, uint8_t out[32])
{
    uint32_t h;
    size_t size;

    assert_int_equal(crypto_open(CRYPTO_HMAC(CRYPTO_SHA256), 0, k, 32, &h), CRYPTO_OK);
    assert_int_equal(crypto_hash_final(h, m, n, out, &size), CRYPTO_OK);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

/* HMAC_DRBG_Update (10.1.2.2). */
static void update(uint8_t k[32], uint8_t v[32], const void *data, size_t n)
{
    uint8_t m[128];

    for (uint8_t round = 0; round < 2; round++) {
        memcpy(m, v, 32);
        m[32] = round;
        memcpy(m + 33, data, n);
        hmac(k, m, 33 + n, k);
        hmac(k, v, 32, v);
    }
}

static void the_stream_is_that_of_the_standard(void **state)
{
    uint8_t k[32] = { 0 }, v[32], got[96];

    (void)state;
    memset(v, 1, sizeof v);
    update(k, v, seed1, 32);
    update(k, v, "pers", 4);
    drbg_init(seed1, "pers", 4);
    drbg_read(got, sizeof got);
    for (uint32_t i = 0; i < sizeof got; i += 32) {
        hmac(k, v, 32, v);
        assert_memory_equal(got + i, v, 32);
    }
}

static void generated_keys_differ_and_agree(void **state)
{
    uint8_t a[32], pub_a[64], b[32], pub_b[64], again[64], x1[32], x2[32];

    (void)state;
    assert_int_equal(crypto_ec_keygen(CRYPTO_P256, a, pub_a), CRYPTO_OK);
    assert_int_equal(crypto_ec_keygen(CRYPTO_P256, b, pub_b), CRYPTO_OK);
    assert_memory_not_equal(a, b, 32);
    assert_int_equal(crypto_ec_public(CRYPTO_P256, a, again), CRYPTO_OK);
    assert_memory_equal(again, pub_a, 64);
    assert_int_equal(crypto_ecdh(CRYPTO_P256, a, pub_b, x1), CRYPTO_OK);
    assert_int_equal(crypto_ecdh(CRYPTO_P256, b, pub_a, x2), CRYPTO_OK);
    assert_memory_equal(x1, x2, 32);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, crypto_setup, crypto_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(without_a_seed_there_are_no_random_numbers), TEST(no_two_clients_get_the_same_bytes),
        TEST(words_are_never_given_twice), TEST(random_bytes_do_not_stay_in_the_window),
        TEST(seed_and_personalization_make_the_stream),
        TEST(the_stream_does_not_depend_on_the_pieces), TEST(a_new_seed_forgets_the_old_stream),
        TEST(the_stream_is_that_of_the_standard), TEST(generated_keys_differ_and_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
