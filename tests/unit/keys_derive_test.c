/* SPDX-License-Identifier: BSD-2-Clause */
/* Keys derived for TAs; the hierarchy of microtee/keys.h computed a second time with OpenSSL. */
#include "keys_host.h"
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include "huk.h"

static void derive(const char *label, uint8_t *key, size_t len)
{
    assert_int_equal(keys_derive(label, strlen(label), key, len), KEYS_OK);
}

static void the_same_label_gives_the_same_key(void **state)
{
    uint8_t a[64], b[64];

    (void)state;
    derive("one", a, 64);
    for (size_t n = 16; n <= 64; n++) {
        memset(b, 0, sizeof b);
        derive("one", b, n);
        assert_memory_equal(a, b, n);               /* a prefix of the longer one */
    }
    keys_restart();
    keys_client = ANOTHER_0;
    derive("one", b, 64);
    assert_memory_equal(a, b, 64);
}

static void another_label_or_ta_gives_another_key(void **state)
{
    static const char *const label[] = { "on", "one1", "two", "One", "one " };
    uint8_t a[32], b[32];

    (void)state;
    derive("one", a, 32);
    for (size_t i = 0; i < COUNT(label); i++) {
        derive(label[i], b, 32);
        assert_memory_not_equal(a, b, 16);
    }
    keys_client = 1;
    derive("one", b, 32);
    assert_memory_not_equal(a, b, 16);
}

/* A label cannot be chosen so that it and the UUID look like another TA's. */
static void label_and_uuid_do_not_run_together(void **state)
{
    uint8_t label[64], a[32], b[32];

    (void)state;
    memcpy(label, keys_table.client[1].uuid, 16);
    assert_int_equal(keys_derive(label, 16, a, 32), KEYS_OK);
    keys_client = 1;
    memcpy(label, keys_table.client[0].uuid, 16);
    assert_int_equal(keys_derive(label, 16, b, 32), KEYS_OK);
    assert_memory_not_equal(a, b, 16);
}

static void lengths_out_of_range_are_refused(void **state)
{
    static const struct { uint32_t label, key; } bad[] = {
        { 0, 32 }, { 65, 32 }, { 0xFFFFFFFF, 32 }, { 1, 0 }, { 1, 15 }, { 1, 65 }, { 1, 0xFFFFFFFF },
    };

    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        uint32_t w[8] = { KEYS_OP_DERIVE, bad[i].label, bad[i].key };
        assert_int_equal(keys_raw(w), KEYS_E_ARG);
    }
}

static void the_key_does_not_stay_in_the_window(void **state)
{
    static const uint8_t zero[64];
    uint8_t key[64];

    (void)state;
    derive("one", key, 64);
    assert_memory_equal(CTL->key, zero, 64);
}

/* HKDF-SHA256(salt "MicroTEE keys v1", HUK, info), RFC 5869. */
static void openssl_hkdf(const uint8_t *info, size_t info_len, uint8_t *out, size_t len)
{
    EVP_PKEY_CTX *c = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, NULL);
    uint8_t huk[HUK_SIZE];

    huk_read(huk);
    assert_int_equal(EVP_PKEY_derive_init(c), 1);
    assert_int_equal(EVP_PKEY_CTX_set_hkdf_md(c, EVP_sha256()), 1);
    assert_int_equal(EVP_PKEY_CTX_set1_hkdf_salt(c, (const uint8_t *)"MicroTEE keys v1", 16), 1);
    assert_int_equal(EVP_PKEY_CTX_set1_hkdf_key(c, huk, sizeof huk), 1);
    assert_int_equal(EVP_PKEY_CTX_add1_hkdf_info(c, info, (int)info_len), 1);
    assert_int_equal(EVP_PKEY_derive(c, out, &len), 1);
    EVP_PKEY_CTX_free(c);
}

static void openssl_derives_the_same(void **state)
{
    uint8_t info[64] = "derive", ours[64], theirs[64];      /* with the NUL: root.h */

    (void)state;
    memcpy(info + 7, keys_table.client[0].uuid, 16);
    memcpy(info + 23, "disk", 4);
    derive("disk", ours, 64);
    openssl_hkdf(info, 27, theirs, 64);
    assert_memory_equal(ours, theirs, 64);
}

/* A blob opened with AES-256-GCM of OpenSSL under the key of the hierarchy. */
static void openssl_opens_a_blob(void **state)
{
    uint8_t info[64] = "seal", key[32], blob[148], out[100], aad[48];
    size_t len = sizeof blob;
    int n;
    EVP_CIPHER_CTX *c = EVP_CIPHER_CTX_new();
    static const uint8_t data[100] = "what is sealed";

    (void)state;
    assert_int_equal(keys_seal(data, sizeof data, blob, &len), KEYS_OK);
    memcpy(info + 5, keys_table.client[0].uuid, 16);
    openssl_hkdf(info, 21, key, 32);
    memcpy(aad, blob, 32);
    memcpy(aad + 32, keys_table.client[0].uuid, 16);
    assert_int_equal(EVP_DecryptInit_ex(c, EVP_aes_256_gcm(), NULL, key, blob + 16), 1);
    assert_int_equal(EVP_DecryptUpdate(c, NULL, &n, aad, sizeof aad), 1);
    assert_int_equal(EVP_DecryptUpdate(c, out, &n, blob + 32, 100), 1);
    assert_int_equal(EVP_CIPHER_CTX_ctrl(c, EVP_CTRL_GCM_SET_TAG, 16, blob + 132), 1);
    assert_int_equal(EVP_DecryptFinal_ex(c, out + n, &n), 1);
    assert_memory_equal(out, data, 100);
    EVP_CIPHER_CTX_free(c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_same_label_gives_the_same_key, keys_setup),
        cmocka_unit_test_setup(another_label_or_ta_gives_another_key, keys_setup),
        cmocka_unit_test_setup(label_and_uuid_do_not_run_together, keys_setup),
        cmocka_unit_test_setup(lengths_out_of_range_are_refused, keys_setup),
        cmocka_unit_test_setup(the_key_does_not_stay_in_the_window, keys_setup),
        cmocka_unit_test_setup(openssl_derives_the_same, keys_setup),
        cmocka_unit_test_setup(openssl_opens_a_blob, keys_setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
