/* SPDX-License-Identifier: BSD-2-Clause */
/* Requests that lie about what is in the window.  Around the window nothing is accessible. */
#include "crypto_host.h"

#define KEY "000102030405060708090a0b0c0d0e0f"

static const uint32_t too_long[] = { CRYPTO_DATA_MAX + 1, CRYPTO_DATA_MAX + 16, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF0,
                                     0xFFFFFFF1, 0xFFFFFFFF };

static uint32_t request(uint32_t op, uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t e, uint32_t f)
{
    uint32_t w[8] = { op, a, b, c, d, e, f };
    return crypto_raw(w);
}

static void data_longer_than_the_window_is_refused(void **state)
{
    uint32_t hash = crypto_opened(CRYPTO_SHA256, 0, NULL), cipher = crypto_opened(CRYPTO_AES_CTR, 0, KEY);
    uint32_t gcm = crypto_opened(CRYPTO_AES_GCM, 0, KEY);

    (void)state;
    for (size_t i = 0; i < COUNT(too_long); i++) {
        uint32_t n = too_long[i];
        assert_int_equal(request(CRYPTO_OP_HASH, hash, n, 3, 0, 0, 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_CIPHER, cipher, n, 1, 0, 0, 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_AEAD, gcm, n, 0, 1, 12, 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, n, 1, 12, 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 16, n - 16, 1, 12, 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_RANDOM, n, 0, 0, 0, 0, 0), CRYPTO_E_ARG);
    }
    assert_int_equal(request(CRYPTO_OP_HASH, hash, CRYPTO_DATA_MAX, 3, 0, 0, 0), CRYPTO_OK);
    assert_int_equal(request(CRYPTO_OP_CIPHER, cipher, CRYPTO_DATA_MAX, 1, 0, 0, 0), CRYPTO_OK);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 16, CRYPTO_DATA_MAX - 16, 3, 12, 16), CRYPTO_OK);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 17, CRYPTO_DATA_MAX - 16, 3, 12, 16), CRYPTO_E_ARG);
    assert_int_equal(crypto_close(hash) | crypto_close(cipher) | crypto_close(gcm), CRYPTO_OK);
}

static void keys_nonces_and_tags_have_their_lengths(void **state)
{
    uint32_t gcm = crypto_opened(CRYPTO_AES_GCM, 0, KEY);

    (void)state;
    assert_int_equal(request(CRYPTO_OP_OPEN, CRYPTO_HMAC(CRYPTO_SHA256), 0, CRYPTO_KEY_MAX + 1, 0, 0, 0), CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_OPEN, CRYPTO_HMAC(CRYPTO_SHA256), 0, 0xFFFFFFFF, 0, 0, 0), CRYPTO_E_ARG);
    for (size_t i = 0; i < COUNT(too_long); i++) {
        assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, CRYPTO_F_START, too_long[i], 0), CRYPTO_E_ARG);
        assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, 3, 12, too_long[i]), CRYPTO_E_ARG);
    }
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, CRYPTO_F_START, 0, 0), CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, CRYPTO_F_START, CRYPTO_NONCE_MAX + 1, 0), CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, 3, 12, CRYPTO_TAG_MIN - 1), CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, 3, 12, CRYPTO_TAG_MAX + 1), CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 0, 0, 4, 12, 16), CRYPTO_E_ARG);
    assert_int_equal(crypto_close(gcm), CRYPTO_OK);
}

static void parts_of_blocks_are_refused(void **state)
{
    uint32_t cbc = crypto_opened(CRYPTO_AES_CBC, 0, KEY), ecb = crypto_opened(CRYPTO_AES_ECB, 1, KEY);

    (void)state;
    for (uint32_t n = 0; n < 64; n++) {
        assert_int_equal(request(CRYPTO_OP_CIPHER, cbc, n, 1, 0, 0, 0), n % 16 ? CRYPTO_E_ARG : CRYPTO_OK);
        assert_int_equal(request(CRYPTO_OP_CIPHER, ecb, n, 0, 0, 0, 0), n % 16 ? CRYPTO_E_ARG : CRYPTO_OK);
    }
    assert_int_equal(crypto_close(cbc) | crypto_close(ecb), CRYPTO_OK);
}

/* Lengths whose sum wraps around 32 bits. */
static void the_parts_of_hkdf_fit_the_window_together(void **state)
{
    static const struct { uint32_t ikm, salt, info, out; } bad[] = {
        { 0xFFFFFFF0, 0x20, 0xFFFFFFF0, 16 }, { 0, 0xFFFFFFFF, 1, 16 }, { CRYPTO_DATA_MAX, 1, 0, 16 },
        { 1, 0, CRYPTO_DATA_MAX, 16 }, { CRYPTO_DATA_MAX, 0, 0, 1 }, { CRYPTO_DATA_MAX - 15, 0, 0, 1 },
        { 0, 0, 0, 255 * 32 + 1 }, { 0, 0, 0, 0xFFFFFFFF }, { 0x80000000, 0x80000000, 0, 0 },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_int_equal(request(CRYPTO_OP_HKDF, CRYPTO_SHA256, bad[i].ikm, bad[i].salt, bad[i].info, bad[i].out, 0),
                         CRYPTO_E_ARG);
    assert_int_equal(request(CRYPTO_OP_HKDF, CRYPTO_SHA256, CRYPTO_DATA_MAX - 16, 0, 0, 16, 0), CRYPTO_OK);
    assert_int_equal(request(CRYPTO_OP_HKDF, 6, 1, 1, 1, 16, 0), CRYPTO_E_ALG);
}

static void a_client_without_a_window_gets_random_words_only(void **state)
{
    (void)state;
    crypto_client = CLIENT_GATEWAY;
    for (uint32_t op = 0; op < 40; op++)
        assert_int_equal(request(op, CRYPTO_SHA256, 0, 0, 0, 0, 0),
                         op == CRYPTO_OP_RANDOM_WORDS ? CRYPTO_OK : CRYPTO_E_OP);
}

static void unknown_requests_are_refused(void **state)
{
    static const uint32_t unknown[] = { 0, 15, 16, 255, 0x100 + CRYPTO_OP_OPEN, 0x80000001, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++)
        assert_int_equal(request(unknown[i], 1, 1, 1, 1, 1, 1), CRYPTO_E_OP);
}

static void keys_do_not_stay_in_the_window(void **state)
{
    static const uint8_t zero[32];
    uint8_t priv[32] = { [31] = 5 }, pub[64], digest[32] = { 1 }, sig[64];
    uint32_t h = crypto_opened(CRYPTO_AES_CTR, 0, KEY);

    (void)state;
    assert_memory_equal(CTL->key, zero, 16);
    assert_int_equal(crypto_ec_public(CRYPTO_P256, priv, pub), CRYPTO_OK);
    assert_memory_equal(CTL->key, zero, 32);
    assert_int_equal(crypto_ecdsa_sign(CRYPTO_P256, CRYPTO_SHA256, priv, digest, sig), CRYPTO_OK);
    assert_memory_equal(CTL->key, zero, 32);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

/* The client's functions clear the output themselves; the server does not rely on them. */
static void data_with_a_wrong_tag_is_zeroed(void **state)
{
    uint32_t gcm = crypto_opened(CRYPTO_AES_GCM, CRYPTO_DECRYPT, KEY);

    (void)state;
    memset(DATA, 0x77, 200);
    assert_int_equal(request(CRYPTO_OP_AEAD, gcm, 20, 100, 3, 12, 16), CRYPTO_E_VERIFY);
    for (uint32_t i = 0; i < 200; i++)
        assert_int_equal(DATA[i], i < 32 || i >= 132 ? 0x77 : 0);   /* the AAD takes 32 */
    assert_int_equal(crypto_close(gcm), CRYPTO_OK);
}

/* ---- keys of P-256 ---------------------------------------------------------------------------------------- */

static void scalars_out_of_range_are_refused(void **state)
{
    static const char *const bad[] = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551",     /* n (SEC 2, 2.4.2) */
        "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632552",
        "FFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF",     /* p */
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF",
    };
    uint8_t k[32], pub[64], digest[32] = { 0 }, sig[64];

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        unit_hex(k, bad[i]);
        assert_int_equal(crypto_ec_public(CRYPTO_P256, k, pub), CRYPTO_E_KEY);
        assert_int_equal(crypto_ecdsa_sign(CRYPTO_P256, CRYPTO_SHA256, k, digest, sig), CRYPTO_E_KEY);
        assert_int_equal(crypto_ecdh(CRYPTO_P256, k, pub, sig), CRYPTO_E_KEY);
    }
    unit_hex(k, bad[1]);
    k[31]--;
    assert_int_equal(crypto_ec_public(CRYPTO_P256, k, pub), CRYPTO_OK);
    assert_int_equal(crypto_ec_public(2, k, pub), CRYPTO_E_ALG);
}

/* The point at infinity has no such form; (0, 0) and every point with one bit changed is off the curve. */
static void points_off_the_curve_are_refused(void **state)
{
    uint8_t one[32] = { [31] = 1 }, point[64], zero[64] = { 0 }, x[32], digest[32] = { 1 }, sig[64];

    (void)state;
    assert_int_equal(crypto_ec_public(CRYPTO_P256, one, point), CRYPTO_OK);     /* the generator */
    assert_int_equal(crypto_ecdsa_sign(CRYPTO_P256, CRYPTO_SHA256, one, digest, sig), CRYPTO_OK);
    assert_int_equal(crypto_ecdh(CRYPTO_P256, one, zero, x), CRYPTO_E_KEY);
    for (uint32_t bit = 0; bit < 512; bit += 3) {
        point[bit / 8] ^= (uint8_t)(1 << bit % 8);
        memset(x, 0xEE, sizeof x);
        assert_int_equal(crypto_ecdh(CRYPTO_P256, one, point, x), CRYPTO_E_KEY);
        assert_int_equal(x[0] & x[31], 0xEE);
        if (bit % 5 == 0)
            assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, CRYPTO_SHA256, point, digest, sig), CRYPTO_E_VERIFY);
        point[bit / 8] ^= (uint8_t)(1 << bit % 8);
    }
    assert_int_equal(crypto_ecdh(CRYPTO_P256, one, point, x), CRYPTO_OK);
    assert_memory_equal(x, point, 32);
}

/* A coordinate x + p names the same residue, but is no coordinate (SEC 1, 2.3.4). */
static void coordinates_beyond_p_are_refused(void **state)
{
    uint8_t k[32] = { [31] = 1 }, point[64], x[32];

    (void)state;
    /* x = 5 is on the curve with this y (5^3 - 15 + b is a square); 5 + p fits 256 bits. */
    unit_hex(point, "0000000000000000000000000000000000000000000000000000000000000005"
                    "459243B9AA581806FE913BCE99817ADE11CA503C64D9A3C533415C083248FBCC");
    assert_int_equal(crypto_ecdh(CRYPTO_P256, k, point, x), CRYPTO_OK);
    unit_hex(point, "FFFFFFFF00000001000000000000000000000001000000000000000000000004");
    assert_int_equal(crypto_ecdh(CRYPTO_P256, k, point, x), CRYPTO_E_KEY);
}

static void signatures_out_of_range_are_refused(void **state)
{
    static const char n[] = "FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551";
    uint8_t k[32] = { [31] = 1 }, pub[64], digest[32] = { 1 }, sig[64], bad[64];

    (void)state;
    assert_int_equal(crypto_ec_public(CRYPTO_P256, k, pub), CRYPTO_OK);
    assert_int_equal(crypto_ecdsa_sign(CRYPTO_P256, CRYPTO_SHA256, k, digest, sig), CRYPTO_OK);
    for (uint32_t half = 0; half < 64; half += 32) {
        memcpy(bad, sig, 64);
        memset(bad + half, 0, 32);
        assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, CRYPTO_SHA256, pub, digest, bad), CRYPTO_E_VERIFY);
        unit_hex(bad + half, n);
        assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, CRYPTO_SHA256, pub, digest, bad), CRYPTO_E_VERIFY);
        memset(bad + half, 0xFF, 32);
        assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, CRYPTO_SHA256, pub, digest, bad), CRYPTO_E_VERIFY);
    }
    assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, CRYPTO_SHA256, pub, digest, sig), CRYPTO_OK);
}

/* ---- anything --------------------------------------------------------------------------------------------- */

static uint32_t some_word(uint64_t *seed, const uint32_t *handles)
{
    switch (unit_random(seed) % 6) {
    case 0:
        return unit_random(seed);
    case 1:
        return handles[unit_random(seed) % 64];
    case 2:
        return 0xFFFFFFFF - unit_random(seed) % 40;
    case 3:
        return unit_random(seed) % 70000;
    default:
        return unit_random(seed) % 40;
    }
}

static void garbage_stays_inside(void **state)
{
    uint64_t seed = 7;
    uint32_t handles[64] = { 0 }, nok = 0, w[8];

    (void)state;
    unit_fill(CTL, CRYPTO_PAGES * 4096, &seed);
    for (uint32_t i = 0; i < 50000; i++) {
        for (uint32_t k = 0; k < 8; k++)
            w[k] = some_word(&seed, handles);
        uint32_t op = w[0] = unit_random(&seed) % 17;
        if (op >= CRYPTO_OP_HKDF && op <= CRYPTO_OP_ECDH && unit_random(&seed) % 400)
            op = w[0] = CRYPTO_OP_AEAD;         /* the others take long */
        if (op == CRYPTO_OP_OPEN && unit_random(&seed) % 2)
            w[1] = unit_random(&seed) % 40, w[2] = unit_random(&seed) % 2, w[3] = 16 + unit_random(&seed) % 3 * 8;
        else if (op != CRYPTO_OP_OPEN && unit_random(&seed) % 3)
            w[1] = handles[unit_random(&seed) % 64];
        uint32_t status = crypto_raw(w);
        assert_true(status <= CRYPTO_E_SEED);
        nok += status == CRYPTO_OK;
        if ((op == CRYPTO_OP_OPEN || op == CRYPTO_OP_COPY) && status == CRYPTO_OK)
            handles[unit_random(&seed) % 64] = w[1];
        assert_true(operation_count() <= CRYPTO_NOPS);
    }
    assert_true(nok > 2000);
    for (uint32_t k = 0; k < 64; k++)
        (void)crypto_close(handles[k]);
    operation_init(&crypto_table);              /* handles that the loop has lost */
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, crypto_setup, crypto_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(data_longer_than_the_window_is_refused), TEST(keys_nonces_and_tags_have_their_lengths),
        TEST(parts_of_blocks_are_refused), TEST(the_parts_of_hkdf_fit_the_window_together),
        TEST(a_client_without_a_window_gets_random_words_only), TEST(unknown_requests_are_refused),
        TEST(keys_do_not_stay_in_the_window), TEST(data_with_a_wrong_tag_is_zeroed),
        TEST(scalars_out_of_range_are_refused),
        TEST(points_off_the_curve_are_refused), TEST(coordinates_beyond_p_are_refused),
        TEST(signatures_out_of_range_are_refused), TEST(garbage_stays_inside),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
