/* SPDX-License-Identifier: BSD-2-Clause */
/* Data in pieces of any size gives what it gives in one piece. */
#include "crypto_host.h"

#define LONG    (2 * CRYPTO_DATA_MAX + 12345u)      /* three requests                             */
#define KEY     "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4"

static uint8_t data[LONG], once[LONG], pieces[LONG];
static uint64_t seed;
static const uint8_t iv[16] = { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF,
                                0xFF, 0xFF, 0xFF, 0xFF, 0xF0 };     /* the counter wraps around    */

static int setup(void **state)
{
    seed = 1;
    unit_fill(data, sizeof data, &seed);
    return crypto_setup(state);
}

/* The next piece of at most `left` bytes, a multiple of `unit`. */
static size_t piece(size_t left, size_t unit)
{
    size_t n = unit_random(&seed) % (unit_random(&seed) % 8 ? 70 : 5000) / unit * unit;

    return n < left ? n : left;
}

static void cipher_case(uint32_t alg, uint32_t mode, size_t n, size_t unit)
{
    uint32_t h = crypto_opened(alg, mode, KEY);
    const void *start = alg == CRYPTO_AES_ECB ? NULL : iv;

    assert_int_equal(crypto_cipher(h, start, data, once, n), CRYPTO_OK);
    for (size_t done = 0, k; done < n || start != NULL; done += k) {
        k = piece(n - done, unit);
        assert_int_equal(crypto_cipher(h, start, data + done, pieces + done, k), CRYPTO_OK);
        start = NULL;
    }
    assert_memory_equal(once, pieces, n);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void ciphers(void **state)
{
    (void)state;
    for (size_t n = 0; n < 400; n += 1 + n / 50)
        cipher_case(CRYPTO_AES_CTR, CRYPTO_ENCRYPT, n, 1);
    for (uint32_t mode = CRYPTO_ENCRYPT; mode <= CRYPTO_DECRYPT; mode++) {
        for (size_t n = 0; n < 400; n += 16) {
            cipher_case(CRYPTO_AES_CBC, mode, n, 16);
            cipher_case(CRYPTO_AES_ECB, mode, n, 16);
        }
        cipher_case(CRYPTO_AES_CTR, mode, LONG, 1);
        cipher_case(CRYPTO_AES_CBC, mode, LONG / 16 * 16, 16);
    }
}

/* Both directions undo one another at every length, so a length that only one gets wrong shows. */
static void ciphers_undo_themselves(void **state)
{
    (void)state;
    for (size_t n = 0; n < 300; n++) {
        uint32_t e = crypto_opened(CRYPTO_AES_CTR, CRYPTO_ENCRYPT, KEY);
        memcpy(pieces, data, sizeof iv + n);
        assert_int_equal(crypto_cipher(e, iv, pieces, pieces, n), CRYPTO_OK);
        assert_memory_equal(pieces + n, data + n, sizeof iv);           /* not a byte more */
        assert_int_equal(crypto_cipher(e, iv, pieces, pieces, n), CRYPTO_OK);
        assert_memory_equal(pieces, data, n);
        assert_int_equal(crypto_close(e), CRYPTO_OK);
    }
}

/* ---- hashes ------------------------------------------------------------------------------------------ */

static void hash_case(uint32_t alg, const char *key, size_t n)
{
    uint32_t h = crypto_opened(alg, 0, key), copy;
    uint8_t a[64], b[64], c[64];
    size_t size, done = 0;

    assert_int_equal(crypto_hash_final(h, data, n, a, &size), CRYPTO_OK);
    while (done < n) {
        size_t k = piece(n - done, 1);
        assert_int_equal(crypto_hash_update(h, data + done, k), CRYPTO_OK);
        done += k;
    }
    assert_int_equal(crypto_copy(h, &copy), CRYPTO_OK);
    assert_int_equal(crypto_hash_update(copy, "x", 1), CRYPTO_OK);      /* not seen by h */
    assert_int_equal(crypto_hash_final(h, NULL, 0, b, &size), CRYPTO_OK);
    assert_memory_equal(a, b, size);
    assert_int_equal(crypto_hash_restart(copy), CRYPTO_OK);
    assert_int_equal(crypto_hash_final(copy, data, n, c, &size), CRYPTO_OK);
    assert_memory_equal(a, c, size);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
    assert_int_equal(crypto_close(copy), CRYPTO_OK);
}

static void hashes(void **state)
{
    (void)state;
    for (uint32_t alg = CRYPTO_SHA1; alg <= CRYPTO_SHA512; alg++) {
        for (size_t n = 0; n < 300; n += 1 + n / 20) {
            hash_case(alg, NULL, n);
            hash_case(CRYPTO_HMAC(alg), KEY, n);
        }
        hash_case(alg, NULL, LONG);
    }
}

/* ---- GCM ------------------------------------------------------------------------------------------------ */

static void gcm_in_pieces(uint32_t h, size_t n_aad, size_t n, uint8_t tag[16])
{
    size_t done, k;

    assert_int_equal(crypto_aead_start(h, iv, 12), CRYPTO_OK);
    for (done = 0; done < n_aad; done += k) {
        k = piece(n_aad - done, 1);
        assert_int_equal(crypto_aead_aad(h, data + done, k), CRYPTO_OK);
    }
    for (done = 0; n - done > 100; done += k) {
        k = piece(n - done, 1);
        assert_int_equal(crypto_aead_update(h, data + done, pieces + done, k), CRYPTO_OK);
    }
    assert_int_equal(crypto_aead_encrypt_final(h, data + done, pieces + done, n - done, tag, 16), CRYPTO_OK);
}

static void gcm_case(size_t n_aad, size_t n)
{
    uint32_t h = crypto_opened(CRYPTO_AES_GCM, CRYPTO_ENCRYPT, KEY);
    uint8_t a[16], b[16];

    assert_int_equal(crypto_aead_start(h, iv, 12), CRYPTO_OK);
    assert_int_equal(crypto_aead_aad(h, data, n_aad), CRYPTO_OK);
    assert_int_equal(crypto_aead_encrypt_final(h, data, once, n, a, 16), CRYPTO_OK);
    gcm_in_pieces(h, n_aad, n, b);
    assert_memory_equal(once, pieces, n);
    assert_memory_equal(a, b, 16);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void gcm(void **state)
{
    (void)state;
    for (size_t n = 0; n < 300; n += 1 + n / 20)
        gcm_case(n / 3, n);
    gcm_case(LONG, 1000);
    gcm_case(10, LONG);
}

static void a_long_message_with_a_bad_tag_comes_to_nothing(void **state)
{
    uint32_t h = crypto_opened(CRYPTO_AES_GCM, CRYPTO_DECRYPT, KEY);
    uint8_t tag[16] = { 0 };

    (void)state;
    assert_int_equal(crypto_aead_start(h, iv, 12), CRYPTO_OK);
    memset(once, 0xEE, LONG);
    assert_int_equal(crypto_aead_decrypt_final(h, data, once, LONG, tag, 16), CRYPTO_E_VERIFY);
    for (size_t i = 0; i < LONG; i++)
        assert_int_equal(once[i], 0);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, crypto_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(ciphers), TEST(ciphers_undo_themselves), TEST(hashes), TEST(gcm),
        TEST(a_long_message_with_a_bad_tag_comes_to_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
