/* SPDX-License-Identifier: BSD-2-Clause */
/* Signed statements: read and verified as somebody outside would, with OpenSSL. */
#include "keys_host.h"
#include <openssl/evp.h>
#include <openssl/x509.h>

static uint8_t text[KEYS_STMT_MAX], sig[KEYS_SIG_MAX], pub[64];
static size_t text_len, sig_len;
static const char nonce[64] = "sixty-four bytes of a nonce, of which a prefix is used as a rule";

static uint32_t attest(size_t nonce_len)
{
    text_len = sizeof text;
    memset(text, 0xEE, sizeof text);
    return keys_attest(nonce, nonce_len, text, &text_len, sig, &sig_len);
}

/* 1 if OpenSSL says that sig is the device's signature of the text. */
static int verifies(void)
{
    uint8_t der[KEYS_PUBLIC_DER_SIZE];
    const uint8_t *p = der;
    EVP_MD_CTX *c = EVP_MD_CTX_new();
    EVP_PKEY *key;
    int ok;

    keys_public_der(pub, der);
    key = d2i_PUBKEY(NULL, &p, sizeof der);
    assert_non_null(key);
    assert_int_equal(EVP_DigestVerifyInit(c, NULL, EVP_sha256(), NULL, key), 1);
    ok = EVP_DigestVerify(c, sig, sig_len, text, text_len) == 1;
    EVP_PKEY_free(key);
    EVP_MD_CTX_free(c);
    return ok;
}

static int setup(void **state)
{
    keys_setup(state);
    return keys_public(pub) == KEYS_OK ? 0 : -1;
}

/* A little-endian word of the statement. */
static uint32_t word(size_t at)
{
    return text[at] | text[at + 1] << 8 | text[at + 2] << 16 | (uint32_t)text[at + 3] << 24;
}

static void the_layout_is_that_of_the_header(void **state)
{
    (void)state;
    assert_int_equal(attest(20), KEYS_OK);
    assert_int_equal(text_len, 136 + NMEASURED_HERE * 48);
    assert_memory_equal(text, "MTAS", 4);
    assert_int_equal(word(4), 1);
    assert_int_equal(word(8), text_len);
    assert_memory_equal(text + 16, keys_table.client[0].uuid, 16);
    assert_int_equal(word(64), 20);
    assert_int_equal(word(68), NMEASURED_HERE);
    assert_memory_equal(text + 72, nonce, 20);
    for (size_t i = 72 + 20; i < 136; i++)
        assert_int_equal(text[i], 0);
    for (uint32_t i = 0; i < NMEASURED_HERE; i++) {
        assert_memory_equal(text + 136 + 48 * i, keys_table.measured[i].name, 16);
        assert_memory_equal(text + 136 + 48 * i + 16, keys_table.measured[i].sha256, 32);
    }
}

static void the_key_id_is_the_hash_of_the_point(void **state)
{
    uint8_t point[65] = { 4 }, digest[32];

    (void)state;
    memcpy(point + 1, pub, 64);
    assert_int_equal(EVP_Digest(point, sizeof point, digest, NULL, EVP_sha256(), NULL), 1);
    assert_int_equal(attest(20), KEYS_OK);
    assert_memory_equal(text + 32, digest, 32);
}

static void the_signature_verifies(void **state)
{
    (void)state;
    for (size_t n = KEYS_NONCE_MIN; n <= KEYS_NONCE_MAX; n++) {
        assert_int_equal(attest(n), KEYS_OK);
        assert_true(verifies());
    }
}

static void a_changed_statement_does_not_verify(void **state)
{
    (void)state;
    assert_int_equal(attest(20), KEYS_OK);
    for (size_t i = 0; i < text_len; i++) {
        text[i] ^= (uint8_t)(1 << i % 8);
        assert_false(verifies());
        text[i] ^= (uint8_t)(1 << i % 8);
    }
    text_len--;
    assert_false(verifies());
}

static void another_devices_key_does_not_verify_it(void **state)
{
    (void)state;
    assert_int_equal(attest(20), KEYS_OK);
    /* the generator of P-256 (SEC 2, 2.4.2): some other public key */
    unit_hex(pub, "6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296"
                  "4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5");
    assert_false(verifies());
}

static void a_changed_measurement_changes_the_statement(void **state)
{
    uint8_t before[KEYS_STMT_MAX];

    (void)state;
    assert_int_equal(attest(20), KEYS_OK);
    memcpy(before, text, text_len);
    for (uint32_t i = 0; i < NMEASURED_HERE; i++) {
        keys_table.measured[i].sha256[i] ^= 1;
        assert_int_equal(attest(20), KEYS_OK);
        assert_memory_not_equal(before + 136 + 48 * i, text + 136 + 48 * i, 48);
        assert_memory_equal(before, text, 136 + 48 * i);
        assert_true(verifies());
        keys_table.measured[i].sha256[i] ^= 1;
    }
    assert_int_equal(attest(20), KEYS_OK);
    assert_memory_equal(before, text, text_len);
}

static void it_says_who_asked(void **state)
{
    (void)state;
    for (keys_client = 0; keys_client < 3; keys_client++) {
        memset(DATA, 0x33, 200);                        /* nothing of it is taken */
        assert_int_equal(attest(20), KEYS_OK);
        assert_memory_equal(text + 16, keys_table.client[keys_client].uuid, 16);
        assert_true(verifies());
    }
}

static void it_says_what_is_insecure(void **state)
{
    (void)state;
    keys_table.insecure = 0;
    assert_int_equal(attest(20), KEYS_OK);
    assert_int_equal(word(12), KEYS_F_INSECURE_HUK | KEYS_F_INSECURE_ENTROPY);
    keys_table.insecure = 1;
    assert_int_equal(attest(20), KEYS_OK);
    assert_int_equal(word(12), KEYS_F_INSECURE_BUILD | KEYS_F_INSECURE_HUK | KEYS_F_INSECURE_ENTROPY);
}

static void nonces_of_other_lengths_are_refused(void **state)
{
    static const uint32_t bad[] = { 0, 1, 15, 65, 72, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        uint32_t w[8] = { KEYS_OP_ATTEST, bad[i] };
        assert_int_equal(keys_raw(w), KEYS_E_ARG);
    }
}

/* A table that is not as it should be must not make the server read past it. */
static void no_more_programs_than_the_table_holds(void **state)
{
    (void)state;
    keys_table.nmeasured = 0xFFFFFFFF;
    assert_int_equal(attest(20), KEYS_OK);
    assert_int_equal(text_len, KEYS_STMT_MAX);
    assert_int_equal(word(68), NMEASURED);
    assert_true(verifies());
    keys_table.nmeasured = 0;
    assert_int_equal(attest(20), KEYS_OK);
    assert_int_equal(text_len, 136);
    assert_true(verifies());
}

static void the_device_key_is_the_same_for_all_and_for_good(void **state)
{
    uint8_t other[64];

    (void)state;
    for (keys_client = 0; keys_client < 3; keys_client++) {
        keys_restart();
        assert_int_equal(keys_public(other), KEYS_OK);
        assert_memory_equal(pub, other, 64);
    }
}

static void nobody_without_a_window_or_a_generation_is_served(void **state)
{
    (void)state;
    for (uint32_t op = 0; op < 20; op++) {
        uint32_t w[8] = { op, 16, 16 }, v[8] = { op, 16, 16 };
        keys_table.client[0].generation = 0;
        keys_client = 0;
        assert_int_equal(keys_raw(w), KEYS_E_OP);
        keys_client = CLIENT_GATEWAY;
        assert_int_equal(keys_raw(v), KEYS_E_OP);
    }
}

static void unknown_requests_are_refused(void **state)
{
    static const uint32_t unknown[] = { 0, 6, 7, 255, 0x100 + KEYS_OP_SEAL, 0x80000002, 0xFFFFFFFF };

    (void)state;
    for (size_t i = 0; i < COUNT(unknown); i++) {
        uint32_t w[8] = { unknown[i], 16, 16 };
        assert_int_equal(keys_raw(w), KEYS_E_OP);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_layout_is_that_of_the_header, setup),
        cmocka_unit_test_setup(the_key_id_is_the_hash_of_the_point, setup),
        cmocka_unit_test_setup(the_signature_verifies, setup),
        cmocka_unit_test_setup(a_changed_statement_does_not_verify, setup),
        cmocka_unit_test_setup(another_devices_key_does_not_verify_it, setup),
        cmocka_unit_test_setup(a_changed_measurement_changes_the_statement, setup),
        cmocka_unit_test_setup(it_says_who_asked, setup),
        cmocka_unit_test_setup(it_says_what_is_insecure, setup),
        cmocka_unit_test_setup(nonces_of_other_lengths_are_refused, setup),
        cmocka_unit_test_setup(no_more_programs_than_the_table_holds, setup),
        cmocka_unit_test_setup(the_device_key_is_the_same_for_all_and_for_good, setup),
        cmocka_unit_test_setup(nobody_without_a_window_or_a_generation_is_served, setup),
        cmocka_unit_test_setup(unknown_requests_are_refused, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
