/* SPDX-License-Identifier: BSD-2-Clause */
/* Operation handles: whose they are, how long they live, how many there are. */
#include "crypto_host.h"

static uint32_t sha256(void)
{
    return crypto_opened(CRYPTO_SHA256, 0, NULL);
}

static void a_closed_handle_is_dead(void **state)
{
    uint8_t d[64];
    size_t size;
    uint32_t h = sha256(), copy;

    (void)state;
    assert_int_equal(crypto_close(h), CRYPTO_OK);
    assert_int_equal(crypto_close(h), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_hash_update(h, "a", 1), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_hash_final(h, "a", 1, d, &size), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_copy(h, &copy), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_cipher(h, d, d, d, 16), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_aead_start(h, d, 12), CRYPTO_E_HANDLE);
}

static void a_closed_handle_does_not_come_back(void **state)
{
    uint32_t old = sha256();

    (void)state;
    assert_int_equal(crypto_close(old), CRYPTO_OK);
    for (uint32_t i = 0; i < 1000; i++) {
        uint32_t h = sha256();
        assert_int_not_equal(h, old);
        assert_int_equal(crypto_close(old), CRYPTO_E_HANDLE);
        assert_int_equal(crypto_close(h), CRYPTO_OK);
    }
}

static void guessed_handles_are_refused(void **state)
{
    uint32_t h = sha256();
    uint32_t guess[] = { 0, 1, 15, 16, 255, h + 1, h - 1, h + 16, h + 256, h ^ 0x80000000, h & 0xFF, UINT32_MAX };

    (void)state;
    for (size_t i = 0; i < COUNT(guess); i++)
        assert_int_equal(crypto_hash_update(guess[i], "a", 1), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void a_handle_is_its_clients_alone(void **state)
{
    uint32_t mine = sha256(), theirs;

    (void)state;
    crypto_client = 1;
    theirs = sha256();
    assert_int_equal(crypto_hash_update(mine, "a", 1), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_close(mine), CRYPTO_E_HANDLE);
    crypto_client = 0;
    assert_int_equal(crypto_hash_update(theirs, "a", 1), CRYPTO_E_HANDLE);
    assert_int_equal(crypto_close(mine), CRYPTO_OK);
    crypto_client = 1;
    assert_int_equal(crypto_close(theirs), CRYPTO_OK);
}

static void one_client_cannot_use_up_anothers(void **state)
{
    uint32_t h[CRYPTO_NOPS], more = 0, theirs;

    (void)state;
    for (uint32_t i = 0; i < CRYPTO_NOPS; i++)
        h[i] = sha256();
    assert_int_equal(crypto_open(CRYPTO_SHA256, 0, NULL, 0, &more), CRYPTO_E_FULL);
    assert_int_equal(crypto_copy(h[0], &more), CRYPTO_E_FULL);
    assert_int_equal(more, 0);
    crypto_client = 1;
    theirs = sha256();
    assert_int_equal(crypto_close(theirs), CRYPTO_OK);
    crypto_client = 0;
    for (uint32_t i = 0; i < CRYPTO_NOPS; i++)
        assert_int_equal(crypto_close(h[i]), CRYPTO_OK);
}

static void a_new_generation_starts_with_nothing(void **state)
{
    uint32_t old = sha256(), other;

    (void)state;
    crypto_client = 1;
    other = sha256();
    crypto_client = 0;
    crypto_table.client[0].generation = 77;
    assert_int_equal(crypto_hash_update(old, "a", 1), CRYPTO_E_HANDLE);
    assert_int_equal(operation_count(), 1);                 /* the other client's */
    crypto_client = 1;
    assert_int_equal(crypto_close(other), CRYPTO_OK);
}

static void nobody_has_generation_0(void **state)
{
    uint32_t h;

    (void)state;
    crypto_table.client[0].generation = 0;
    assert_int_equal(crypto_open(CRYPTO_SHA256, 0, NULL, 0, &h), CRYPTO_E_OP);
}

static void a_refused_open_takes_nothing(void **state)
{
    static const struct { uint32_t alg, mode, key; uint32_t status; } bad[] = {
        { 0, 0, 0, CRYPTO_E_ALG }, { 6, 0, 0, CRYPTO_E_ALG }, { 16, 0, 16, CRYPTO_E_ALG },
        { 36, 0, 16, CRYPTO_E_ALG }, { 0x100 + CRYPTO_SHA256, 0, 0, CRYPTO_E_ALG },
        { UINT32_MAX, 0, 0, CRYPTO_E_ALG }, { CRYPTO_SHA256, 2, 0, CRYPTO_E_ARG },
        { CRYPTO_SHA256, 0, 1, CRYPTO_E_ARG }, { CRYPTO_HMAC(CRYPTO_SHA256), 0, 0, CRYPTO_E_ARG },
        { CRYPTO_AES_CTR, 0, 0, CRYPTO_E_ARG }, { CRYPTO_AES_CTR, 0, 15, CRYPTO_E_ARG },
        { CRYPTO_AES_CBC, 0, 17, CRYPTO_E_ARG }, { CRYPTO_AES_GCM, 0, 33, CRYPTO_E_ARG },
        { CRYPTO_AES_ECB, 0, 64, CRYPTO_E_ARG },
    };
    uint8_t key[64] = { 0 };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        uint32_t h;
        assert_int_equal(crypto_open(bad[i].alg, bad[i].mode, key, bad[i].key, &h), bad[i].status);
        assert_int_equal(operation_count(), 0);
    }
}

static void an_operation_does_only_what_its_class_does(void **state)
{
    uint32_t hash = sha256(), cipher = crypto_opened(CRYPTO_AES_CTR, 0, "000102030405060708090a0b0c0d0e0f");
    uint32_t gcm = crypto_opened(CRYPTO_AES_GCM, 0, "000102030405060708090a0b0c0d0e0f");
    uint8_t d[16] = { 0 };

    (void)state;
    assert_int_equal(crypto_cipher(hash, d, d, d, 16), CRYPTO_E_ALG);
    assert_int_equal(crypto_cipher(gcm, d, d, d, 16), CRYPTO_E_ALG);
    assert_int_equal(crypto_aead_start(hash, d, 12), CRYPTO_E_ALG);
    assert_int_equal(crypto_aead_start(cipher, d, 12), CRYPTO_E_ALG);
    assert_int_equal(crypto_hash_update(cipher, d, 16), CRYPTO_E_ALG);
    assert_int_equal(crypto_hash_update(gcm, d, 16), CRYPTO_E_ALG);
    assert_int_equal(crypto_close(hash) | crypto_close(cipher) | crypto_close(gcm), CRYPTO_OK);
}

static void steps_in_the_wrong_order_are_refused(void **state)
{
    uint32_t cipher = crypto_opened(CRYPTO_AES_CTR, 0, "000102030405060708090a0b0c0d0e0f");
    uint32_t gcm = crypto_opened(CRYPTO_AES_GCM, 0, "000102030405060708090a0b0c0d0e0f");
    uint8_t d[16] = { 0 };

    (void)state;
    assert_int_equal(crypto_cipher(cipher, NULL, d, d, 16), CRYPTO_E_STATE);
    assert_int_equal(crypto_aead_update(gcm, d, d, 16), CRYPTO_E_STATE);
    assert_int_equal(crypto_aead_aad(gcm, d, 16), CRYPTO_E_STATE);
    assert_int_equal(crypto_aead_start(gcm, d, 12), CRYPTO_OK);
    assert_int_equal(crypto_aead_update(gcm, d, d, 16), CRYPTO_OK);
    assert_int_equal(crypto_aead_aad(gcm, d, 16), CRYPTO_E_STATE);
    assert_int_equal(crypto_aead_encrypt_final(gcm, d, d, 0, d, 16), CRYPTO_OK);
    assert_int_equal(crypto_aead_update(gcm, d, d, 16), CRYPTO_E_STATE);    /* a new nonce first */
    assert_int_equal(crypto_close(cipher) | crypto_close(gcm), CRYPTO_OK);
}

/* A copy has a key schedule of its own: closing the first leaves it as it was. */
static void a_copy_outlives_its_original(void **state)
{
    uint32_t h = crypto_opened(CRYPTO_AES_GCM, 0, "000102030405060708090a0b0c0d0e0f"), copy;
    uint8_t d[40] = { 0 }, one[40], two[40], tag1[16], tag2[16];

    (void)state;
    assert_int_equal(crypto_aead_start(h, d, 12), CRYPTO_OK);
    assert_int_equal(crypto_copy(h, &copy), CRYPTO_OK);
    assert_int_equal(crypto_aead_encrypt_final(h, d, one, 40, tag1, 16), CRYPTO_OK);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
    assert_int_equal(crypto_aead_encrypt_final(copy, d, two, 40, tag2, 16), CRYPTO_OK);
    assert_memory_equal(one, two, 40);
    assert_memory_equal(tag1, tag2, 16);
    assert_int_equal(crypto_close(copy), CRYPTO_OK);
}

static void a_dead_server_is_told_apart(void **state)
{
    uint8_t d[32];
    uint32_t h;

    (void)state;
    crypto_dead = 1;
    assert_int_equal(crypto_open(CRYPTO_SHA256, 0, NULL, 0, &h), CRYPTO_E_DEAD);
    assert_int_equal(crypto_random(d, 32), CRYPTO_E_DEAD);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, crypto_setup, crypto_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_closed_handle_is_dead), TEST(a_closed_handle_does_not_come_back),
        TEST(guessed_handles_are_refused), TEST(a_handle_is_its_clients_alone),
        TEST(one_client_cannot_use_up_anothers), TEST(a_new_generation_starts_with_nothing),
        TEST(nobody_has_generation_0), TEST(a_refused_open_takes_nothing),
        TEST(an_operation_does_only_what_its_class_does), TEST(steps_in_the_wrong_order_are_refused),
        TEST(a_copy_outlives_its_original), TEST(a_dead_server_is_told_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
