/* SPDX-License-Identifier: BSD-2-Clause */
/* libtee and the vault TA against published examples, and against misuse. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>
#include "fake.h"
#include "microtee/layout.h"
#include "microtee/ta_proto.h"
#include "microtee/ta_vault.h"

#define IN  TEE_PARAM_TYPE_MEMREF_INPUT
#define OUT TEE_PARAM_TYPE_MEMREF_OUTPUT
#define BIG 100000

static uint8_t data[BIG], key[32], iv[16];

static int start(void **state)
{
    (void)state;
    fake_start();
    for (uint32_t i = 0; i < sizeof data; i++)
        data[i] = (uint8_t)(i * 31 + (i >> 8));
    for (uint32_t i = 0; i < sizeof key; i++)
        key[i] = (uint8_t)(i * 7);
    fake_params();
    return fake_request(TA_OPEN, FAKE_SESSION, 0, 0) == TEE_SUCCESS ? 0 : -1;
}

static void assert_hex(const uint8_t *got, const char *digits)
{
    uint8_t want[256];
    uint32_t n = fake_hex(want, digits);
    assert_memory_equal(got, want, n);
}

/* ---- the main loop ------------------------------------------------------------------------------------ */

static void requests_that_make_no_sense(void **state)
{
    (void)state;
    fake_params();
    assert_int_equal(fake_request(TA_OPEN, FAKE_SESSION, 0, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(fake_request(TA_INVOKE, 8, 0, 0), TEE_ERROR_BAD_STATE);
    assert_int_equal(fake_request(TA_INVOKE, 0, 0, 0), TEE_ERROR_BAD_STATE);
    assert_int_equal(fake_request(TA_CLOSE, 8, 0, 0), TEE_ERROR_BAD_STATE);
    assert_int_equal(fake_request(77, 0, 0, 0), TEE_ERROR_NOT_SUPPORTED);
    assert_int_equal(fake_request(TA_INVOKE, FAKE_SESSION, 4, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(fake_invoke(99), TEE_ERROR_NOT_SUPPORTED);
    assert_int_equal(fake_invoke(VAULT_CMD_SHA256), TEE_ERROR_BAD_PARAMETERS);
}

static uint32_t hash_with(uint32_t i, uint32_t a, uint32_t b, uint32_t null)
{
    fake_params();
    fake_memref(IN, data, 1000);
    fake_memref(OUT, NULL, 32);
    fake_break(i, a, b, null);
    return fake_invoke(VAULT_CMD_SHA256);
}

static void memrefs_outside_the_window(void **state)
{
    (void)state;
    const uint32_t end = PARAM_PAGES * 4096;
    assert_int_equal(hash_with(0, 0, 10, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(hash_with(0, TA_PARAM_DATA, end, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(hash_with(0, end + 1, 0, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(hash_with(0, 0xFFFFF000, 0x2000, 0), TEE_ERROR_BAD_PARAMETERS);
    assert_int_equal(hash_with(0, end, 0, 0), TEE_SUCCESS);
    assert_int_equal(hash_with(1, 0, 32, 1), TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(fake_size(1), 32);
}

/* ---- vault --------------------------------------------------------------------------------------------- */

static uint8_t *ctr(const void *in, uint32_t n, uint32_t room, uint32_t expected)
{
    fake_params();
    fake_memref(IN, key, sizeof key);
    fake_memref(IN, iv, sizeof iv);
    fake_memref(IN, in, n);
    uint8_t *out = fake_memref(OUT, NULL, room);
    assert_int_equal(fake_invoke(VAULT_CMD_AES_CTR), expected);
    return out;
}

/* SP 800-38A, F.5.5; then a message that takes several requests to the server. */
static void aes_ctr(void **state)
{
    (void)state;
    static uint8_t copy[BIG];
    fake_hex(key, "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4");
    fake_hex(iv, "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
    uint32_t n = fake_hex(copy, "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51");
    (void)fake_ipc_count();
    assert_hex(ctr(copy, n, n, TEE_SUCCESS),
               "601ec313775789a5b7a7f504bbf3d228f443e3ca4d62b59aca84e990cacaf5c5");
    assert_int_equal(fake_ipc_count(), 3);          /* open, cipher with IV, close          */
    memcpy(copy, ctr(data, BIG, BIG, TEE_SUCCESS), BIG);
    assert_memory_equal(ctr(copy, BIG, BIG, TEE_SUCCESS), data, BIG);
    ctr(data, 100, 99, TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(fake_size(3), 100);
}

static uint8_t *ctr_with_session_key(const void *in, uint32_t expected)
{
    fake_params();
    fake_memref(IN, key, 0);
    fake_memref(IN, iv, 16);
    fake_memref(IN, in, 100);
    uint8_t *out = fake_memref(OUT, NULL, 100);
    assert_int_equal(fake_invoke(VAULT_CMD_AES_CTR), expected);
    return out;
}

static void generated_key(void **state)
{
    (void)state;
    uint8_t copy[100];
    ctr_with_session_key(data, TEE_ERROR_BAD_STATE);
    fake_params();
    fake_value(TEE_PARAM_TYPE_VALUE_INPUT, 256, 0);
    assert_int_equal(fake_invoke(VAULT_CMD_GENERATE_KEY), TEE_SUCCESS);
    memcpy(copy, ctr_with_session_key(data, TEE_SUCCESS), 100);
    assert_memory_not_equal(copy, data, 100);
    assert_memory_equal(ctr_with_session_key(copy, TEE_SUCCESS), data, 100);
}

static uint8_t *gcm(uint32_t command, const uint8_t *iv_aad, uint32_t n_aad, const void *in,
                    uint32_t n, uint32_t n_out, uint32_t expected)
{
    uint8_t k[16];
    fake_hex(k, "feffe9928665731c6d6a8f9467308308");
    fake_params();
    fake_memref(IN, k, 16);
    fake_memref(IN, iv_aad, n_aad);
    fake_memref(IN, in, n);
    uint8_t *out = fake_memref(OUT, NULL, n_out);
    assert_int_equal(fake_invoke(command), expected);
    return out;
}

/* Test case 4 of "The Galois/Counter Mode of Operation" (McGrew, Viega), appendix B. */
static void aes_gcm(void **state)
{
    (void)state;
    static const char sealed_hex[] =
        "42831ec2217774244b7221b784d0d49ce3aa212f2c02a4e035c17e2329aca12e21d514b25466931c7d8f6a5a"
        "ac84aa051ba30b396a0aac973d58e0915bc94fbc3221a5db94fae95ae7121a47";
    uint8_t plain[60], iv_aad[32], sealed[76];
    fake_hex(iv_aad, "cafebabefacedbaddecaf888feedfacedeadbeeffeedfacedeadbeefabaddad2");
    fake_hex(sealed, sealed_hex);
    fake_hex(plain, "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809"
                    "532fcf0e2449a6b525b16aedf5aa0de657ba637b39");
    assert_hex(gcm(VAULT_CMD_GCM_ENCRYPT, iv_aad, 32, plain, 60, 76, TEE_SUCCESS), sealed_hex);
    assert_memory_equal(gcm(VAULT_CMD_GCM_DECRYPT, iv_aad, 32, sealed, 76, 60, TEE_SUCCESS), plain,
                        60);
    sealed[75] ^= 1;
    uint8_t *out = gcm(VAULT_CMD_GCM_DECRYPT, iv_aad, 32, sealed, 76, 60, TEE_ERROR_MAC_INVALID);
    for (uint32_t i = 0; i < 60; i++)
        assert_int_equal(out[i], 0);
    gcm(VAULT_CMD_GCM_DECRYPT, iv_aad, 11, sealed, 76, 60, TEE_ERROR_BAD_PARAMETERS);
    gcm(VAULT_CMD_GCM_DECRYPT, iv_aad, 12, sealed, 15, 60, TEE_ERROR_BAD_PARAMETERS);
}

static void long_gcm(void **state)
{
    (void)state;
    static uint8_t sealed[90016];
    memcpy(sealed, gcm(VAULT_CMD_GCM_ENCRYPT, iv, 12, data, 90000, 90016, TEE_SUCCESS), 90016);
    assert_memory_equal(gcm(VAULT_CMD_GCM_DECRYPT, iv, 12, sealed, 90016, 90000, TEE_SUCCESS),
                        data, 90000);
    sealed[1] ^= 1;
    uint8_t *out = gcm(VAULT_CMD_GCM_DECRYPT, iv, 12, sealed, 90016, 90000, TEE_ERROR_MAC_INVALID);
    assert_int_equal(out[0] | out[45000] | out[89999], 0);
}

/* FIPS 180-4 example "abc"; a key longer than GlobalPlatform allows. */
static void hashes(void **state)
{
    (void)state;
    uint8_t k[131];
    fake_params();
    fake_memref(IN, "abc", 3);
    uint8_t *out = fake_memref(OUT, NULL, 40);
    assert_int_equal(fake_invoke(VAULT_CMD_SHA256), TEE_SUCCESS);
    assert_int_equal(fake_size(1), 32);
    assert_hex(out, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    memset(k, 0xaa, sizeof k);
    fake_params();
    fake_memref(IN, k, 131);
    fake_memref(IN, "x", 1);
    fake_memref(OUT, NULL, 32);
    assert_int_equal(fake_invoke(VAULT_CMD_HMAC_SHA256), TEE_ERROR_BAD_PARAMETERS);
}

/* RFC 4231 test case 4. */
static void hmac(void **state)
{
    (void)state;
    uint8_t k[25], message[50];
    for (uint32_t i = 0; i < sizeof k; i++)
        k[i] = (uint8_t)(i + 1);
    memset(message, 0xcd, sizeof message);
    fake_params();
    fake_memref(IN, k, sizeof k);
    fake_memref(IN, message, sizeof message);
    uint8_t *out = fake_memref(OUT, NULL, 32);
    assert_int_equal(fake_invoke(VAULT_CMD_HMAC_SHA256), TEE_SUCCESS);
    assert_hex(out, "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b");
}

/* RFC 5869 A.1. */
static void hkdf(void **state)
{
    (void)state;
    uint8_t ikm[22], salt[13], info[10];
    memset(ikm, 0x0b, sizeof ikm);
    for (uint32_t i = 0; i < sizeof salt; i++)
        salt[i] = (uint8_t)i;
    for (uint32_t i = 0; i < sizeof info; i++)
        info[i] = (uint8_t)(0xf0 + i);
    fake_params();
    fake_memref(IN, ikm, sizeof ikm);
    fake_memref(IN, salt, sizeof salt);
    fake_memref(IN, info, sizeof info);
    uint8_t *out = fake_memref(OUT, NULL, 42);
    assert_int_equal(fake_invoke(VAULT_CMD_HKDF), TEE_SUCCESS);
    assert_hex(out, "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887"
                    "185865");
}

static uint32_t verify(const uint8_t *digest, const uint8_t *signature, const uint8_t *point)
{
    fake_params();
    fake_memref(IN, digest, 32);
    fake_memref(IN, signature, VAULT_SIGNATURE_SIZE);
    fake_memref(IN, point, VAULT_PUBKEY_SIZE);
    return fake_invoke(VAULT_CMD_EC_VERIFY);
}

static void ecdsa(void **state)
{
    (void)state;
    uint8_t point[VAULT_PUBKEY_SIZE], signature[VAULT_SIGNATURE_SIZE];
    fake_params();
    fake_memref(OUT, NULL, sizeof point);
    assert_int_equal(fake_invoke(VAULT_CMD_EC_PUBLIC), TEE_ERROR_BAD_STATE);
    fake_params();
    fake_memref(OUT, NULL, sizeof point);
    assert_int_equal(fake_invoke(VAULT_CMD_EC_GENERATE), TEE_SUCCESS);
    fake_params();
    uint8_t *out = fake_memref(OUT, NULL, sizeof point);
    assert_int_equal(fake_invoke(VAULT_CMD_EC_PUBLIC), TEE_SUCCESS);
    memcpy(point, out, sizeof point);
    fake_params();
    fake_memref(IN, data, 32);
    out = fake_memref(OUT, NULL, sizeof signature);
    assert_int_equal(fake_invoke(VAULT_CMD_EC_SIGN), TEE_SUCCESS);
    memcpy(signature, out, sizeof signature);
    assert_int_equal(verify(data, signature, point), TEE_SUCCESS);
    assert_int_equal(verify(data + 1, signature, point), TEE_ERROR_SIGNATURE_INVALID);
    point[9] ^= 1;
    assert_int_equal(verify(data, signature, point), TEE_ERROR_SIGNATURE_INVALID);
}

static uint8_t *convert(uint32_t command, const void *in, uint32_t n, uint32_t room,
                        uint32_t expected)
{
    fake_params();
    fake_memref(IN, in, n);
    uint8_t *out = fake_memref(OUT, NULL, room);
    assert_int_equal(fake_invoke(command), expected);
    return out;
}

static void sealing(void **state)
{
    (void)state;
    static uint8_t blob[1000 + VAULT_SEAL_OVERHEAD];
    memcpy(blob, convert(VAULT_CMD_SEAL, data, 1000, sizeof blob, TEE_SUCCESS), sizeof blob);
    assert_memory_equal(convert(VAULT_CMD_UNSEAL, blob, sizeof blob, 1000, TEE_SUCCESS), data, 1000);
    convert(VAULT_CMD_UNSEAL, blob, sizeof blob, 999, TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(fake_size(1), 1000);
    convert(VAULT_CMD_UNSEAL, blob, sizeof blob - 1, 1000, TEE_ERROR_MAC_INVALID);
    blob[100] ^= 1;
    convert(VAULT_CMD_UNSEAL, blob, sizeof blob, 1000, TEE_ERROR_MAC_INVALID);
    convert(VAULT_CMD_SEAL, data, VAULT_SEAL_MAX, BIG, TEE_SUCCESS);
    convert(VAULT_CMD_SEAL, data, VAULT_SEAL_MAX + 1, BIG, TEE_ERROR_BAD_PARAMETERS);
}

static void statement(void **state)
{
    (void)state;
    fake_params();
    fake_memref(IN, data, 32);
    uint8_t *text = fake_memref(OUT, NULL, VAULT_STATEMENT_MAX);
    fake_memref(OUT, NULL, VAULT_DER_SIG_MAX);
    uint8_t *point = fake_memref(OUT, NULL, VAULT_PUBKEY_SIZE);
    assert_int_equal(fake_invoke(VAULT_CMD_STATEMENT), TEE_SUCCESS);
    assert_memory_equal(text, "MTAS", 4);
    assert_int_equal(point[0], 4);
    fake_params();
    fake_memref(IN, data, VAULT_NONCE_MIN - 1);
    for (uint32_t i = 0; i < 3; i++)
        fake_memref(OUT, NULL, VAULT_STATEMENT_MAX);
    assert_int_equal(fake_invoke(VAULT_CMD_STATEMENT), TEE_ERROR_BAD_PARAMETERS);
}

static void a_benchmark_round_is_one_ipc(void **state)
{
    (void)state;
    for (uint32_t command = VAULT_CMD_BENCH_AES_CTR; command <= VAULT_CMD_BENCH_RANDOM; command++) {
        fake_params();
        fake_value(TEE_PARAM_TYPE_VALUE_INPUT, VAULT_BENCH_MAX, 5);
        fake_value(TEE_PARAM_TYPE_VALUE_OUTPUT, 0, 0);
        (void)fake_ipc_count();
        assert_int_equal(fake_invoke(command), TEE_SUCCESS);
        /* And one each to open and close the operation, which random numbers do without. */
        assert_int_equal(fake_ipc_count(), command == VAULT_CMD_BENCH_RANDOM ? 5 : 5 + 2);
    }
}

/* ---- libtee ---------------------------------------------------------------------------------------------- */

static TEE_ObjectHandle aes_key(const char *digits)
{
    uint8_t k[32];
    TEE_Attribute attr;
    TEE_ObjectHandle object;
    uint32_t n = fake_hex(k, digits);
    assert_int_equal(TEE_AllocateTransientObject(TEE_TYPE_AES, 256, &object), TEE_SUCCESS);
    TEE_InitRefAttribute(&attr, TEE_ATTR_SECRET_VALUE, k, n);
    assert_int_equal(TEE_PopulateTransientObject(object, &attr, 1), TEE_SUCCESS);
    return object;
}

static TEE_OperationHandle cbc(TEE_ObjectHandle object, uint32_t mode)
{
    TEE_OperationHandle op;
    uint8_t first[16];
    fake_hex(first, "000102030405060708090a0b0c0d0e0f");
    assert_int_equal(TEE_AllocateOperation(&op, TEE_ALG_AES_CBC_NOPAD, mode, 256), TEE_SUCCESS);
    assert_int_equal(TEE_SetOperationKey(op, object), TEE_SUCCESS);
    TEE_CipherInit(op, first, 16);
    return op;
}

/* `buffer` to itself, in pieces of `piece` octets; output is always at its own place. */
static void in_pieces(TEE_OperationHandle op, uint8_t *buffer, size_t n, size_t piece)
{
    uint8_t out[64];
    size_t got = 0, len;
    for (size_t done = 0; done < n; done += piece) {
        size_t now = n - done < piece ? n - done : piece;
        len = sizeof out - got;
        assert_int_equal(done + now == n
            ? TEE_CipherDoFinal(op, buffer + done, now, out + got, &len)
            : TEE_CipherUpdate(op, buffer + done, now, out + got, &len), TEE_SUCCESS);
        got += len;
    }
    assert_int_equal(got, n);
    memcpy(buffer, out, n);
}

/* SP 800-38A, F.2.1, cut in every way. */
static void cbc_in_pieces(void **state)
{
    (void)state;
    static const char plain_hex[] =
        "6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51"
        "30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710";
    static const char cipher_hex[] =
        "7649abac8119b246cee98e9b12e9197d5086cb9b507219ee95db113a917678b2"
        "73bed6b8e3c1743b7116e69e222295163ff1caa1681fac09120eca307586e1a7";
    uint8_t buffer[64], rest[64];
    TEE_ObjectHandle object = aes_key("2b7e151628aed2a6abf7158809cf4f3c");
    for (uint32_t piece = 1; piece <= 64; piece++) {
        TEE_OperationHandle op = cbc(object, TEE_MODE_ENCRYPT);
        fake_hex(buffer, plain_hex);
        in_pieces(op, buffer, 64, piece);
        TEE_FreeOperation(op);
        assert_hex(buffer, cipher_hex);
    }
    for (uint32_t odd = 1; odd < 16; odd++) {       /* in place, behind an odd beginning    */
        TEE_OperationHandle op = cbc(object, TEE_MODE_DECRYPT);
        size_t len = 0;
        fake_hex(buffer, cipher_hex);
        memcpy(rest, buffer + odd, 64 - odd);
        assert_int_equal(TEE_CipherUpdate(op, buffer, odd, NULL, &len), TEE_SUCCESS);
        len = sizeof rest;
        assert_int_equal(TEE_CipherDoFinal(op, rest, 64 - odd, rest, &len), TEE_SUCCESS);
        TEE_FreeOperation(op);
        assert_hex(rest, plain_hex);
    }
    TEE_FreeTransientObject(object);
}

static void digest_state(void **state)
{
    (void)state;
    TEE_OperationHandle a, b;
    uint8_t one[64], two[64];
    size_t len = 64;
    assert_int_equal(TEE_AllocateOperation(&a, TEE_ALG_SHA512, TEE_MODE_DIGEST, 0), TEE_SUCCESS);
    assert_int_equal(TEE_AllocateOperation(&b, TEE_ALG_SHA512, TEE_MODE_DIGEST, 0), TEE_SUCCESS);
    TEE_DigestUpdate(a, "a", 1);
    TEE_CopyOperation(b, a);
    assert_int_equal(TEE_DigestDoFinal(a, "bc", 2, one, &len), TEE_SUCCESS);
    assert_int_equal(TEE_DigestDoFinal(b, "bc", 2, two, &len), TEE_SUCCESS);
    assert_memory_equal(one, two, 64);
    assert_hex(one, "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a");
    TEE_DigestUpdate(a, "forgotten", 9);
    TEE_ResetOperation(a);
    assert_int_equal(TEE_DigestDoFinal(a, "abc", 3, two, &len), TEE_SUCCESS);
    assert_memory_equal(one, two, 64);
    len = 63;
    assert_int_equal(TEE_DigestDoFinal(a, "abc", 3, two, &len), TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(len, 64);
    TEE_FreeOperation(a);
    TEE_FreeOperation(b);
}

static TEE_ObjectHandle ec_pair(uint32_t type)
{
    TEE_ObjectHandle object;
    TEE_Attribute curve;
    TEE_InitValueAttribute(&curve, TEE_ATTR_ECC_CURVE, TEE_ECC_CURVE_NIST_P256, 0);
    assert_int_equal(TEE_AllocateTransientObject(type, 256, &object), TEE_SUCCESS);
    assert_int_equal(TEE_GenerateKey(object, 256, &curve, 1), TEE_SUCCESS);
    return object;
}

/* x, y and curve of `from`, and its scalar; the numbers go to `numbers`. */
static void ec_attributes(TEE_ObjectHandle from, TEE_Attribute attrs[4], uint8_t numbers[3][32])
{
    static const uint32_t ids[] = { TEE_ATTR_ECC_PUBLIC_VALUE_X, TEE_ATTR_ECC_PUBLIC_VALUE_Y,
                                    TEE_ATTR_ECC_PRIVATE_VALUE };
    for (uint32_t i = 0; i < 3; i++) {
        size_t len = 32;
        assert_int_equal(TEE_GetObjectBufferAttribute(from, ids[i], numbers[i], &len), TEE_SUCCESS);
        TEE_InitRefAttribute(&attrs[i], ids[i], numbers[i], len);
    }
    TEE_InitValueAttribute(&attrs[3], TEE_ATTR_ECC_CURVE, TEE_ECC_CURVE_NIST_P256, 0);
}

static void shared_secret(TEE_ObjectHandle own, TEE_ObjectHandle other, uint8_t out[32])
{
    TEE_Attribute attrs[4];
    uint8_t numbers[3][32];
    TEE_OperationHandle op;
    TEE_ObjectHandle secret;
    size_t len = 32;
    ec_attributes(other, attrs, numbers);
    assert_int_equal(TEE_AllocateOperation(&op, TEE_ALG_ECDH_DERIVE_SHARED_SECRET,
                                           TEE_MODE_DERIVE, 256), TEE_SUCCESS);
    assert_int_equal(TEE_SetOperationKey(op, own), TEE_SUCCESS);
    assert_int_equal(TEE_AllocateTransientObject(TEE_TYPE_GENERIC_SECRET, 256, &secret),
                     TEE_SUCCESS);
    TEE_DeriveKey(op, attrs, 2, secret);
    assert_int_equal(TEE_GetObjectBufferAttribute(secret, TEE_ATTR_SECRET_VALUE, out, &len),
                     TEE_SUCCESS);
    TEE_FreeOperation(op);
    TEE_FreeTransientObject(secret);
}

static void ecdh(void **state)
{
    (void)state;
    uint8_t one[32], two[32];
    TEE_ObjectHandle a = ec_pair(TEE_TYPE_ECDH_KEYPAIR), b = ec_pair(TEE_TYPE_ECDH_KEYPAIR);
    shared_secret(a, b, one);
    shared_secret(b, a, two);
    assert_memory_equal(one, two, 32);
    TEE_FreeTransientObject(a);
    TEE_FreeTransientObject(b);
}

static void ec_objects(void **state)
{
    (void)state;
    TEE_ObjectHandle pair = ec_pair(TEE_TYPE_ECDSA_KEYPAIR), copy, public;
    TEE_Attribute attrs[4];
    uint8_t numbers[3][32];
    size_t len = 32;
    ec_attributes(pair, attrs, numbers);
    assert_int_equal(TEE_AllocateTransientObject(TEE_TYPE_ECDSA_KEYPAIR, 256, &copy), TEE_SUCCESS);
    numbers[2][31] ^= 1;                            /* not that public key's scalar         */
    assert_int_equal(TEE_PopulateTransientObject(copy, attrs, 4), TEE_ERROR_BAD_PARAMETERS);
    numbers[2][31] ^= 1;
    assert_int_equal(TEE_PopulateTransientObject(copy, attrs, 4), TEE_SUCCESS);
    assert_int_equal(TEE_RestrictObjectUsage1(copy, ~TEE_USAGE_EXTRACTABLE), TEE_SUCCESS);
    assert_int_equal(TEE_GetObjectBufferAttribute(copy, TEE_ATTR_ECC_PRIVATE_VALUE, numbers[2],
                                                  &len), TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(TEE_AllocateTransientObject(TEE_TYPE_ECDSA_PUBLIC_KEY, 256, &public),
                     TEE_SUCCESS);
    assert_int_equal(TEE_CopyObjectAttributes1(public, copy), TEE_SUCCESS);
    assert_int_equal(TEE_GetObjectBufferAttribute(public, TEE_ATTR_ECC_PRIVATE_VALUE, numbers[2],
                                                  &len), TEE_ERROR_ITEM_NOT_FOUND);
    TEE_FreeTransientObject(pair);
    TEE_FreeTransientObject(copy);
    TEE_FreeTransientObject(public);
}

static void properties(void **state)
{
    (void)state;
    char text[64];
    size_t len = sizeof text;
    bool value = false;
    assert_int_equal(TEE_GetPropertyAsString(TEE_PROPSET_CURRENT_TA, "gpd.ta.appID", text, &len),
                     TEE_SUCCESS);
    assert_string_equal(text, TA_VAULT_UUID_STRING);
    len = 9;
    assert_int_equal(TEE_GetPropertyAsString(TEE_PROPSET_CURRENT_TA, "gpd.ta.appID", text, &len),
                     TEE_ERROR_SHORT_BUFFER);
    assert_int_equal(len, 37);
    assert_string_equal(text, "3463db75");
    assert_int_equal(TEE_GetPropertyAsBool(TEE_PROPSET_CURRENT_TA, "gpd.ta.multiSession", &value),
                     TEE_SUCCESS);
    assert_true(value);
    assert_int_equal(TEE_GetPropertyAsBool(TEE_PROPSET_CURRENT_TA, "gpd.ta.version", &value),
                     TEE_ERROR_BAD_FORMAT);
    assert_int_equal(TEE_GetPropertyAsBool(TEE_PROPSET_CURRENT_TA, "none", &value),
                     TEE_ERROR_ITEM_NOT_FOUND);
}

static void enumerated_properties(void **state)
{
    (void)state;
    TEE_PropSetHandle e;
    char name[64], text[64];
    uint32_t n = 0;
    assert_int_equal(TEE_AllocatePropertyEnumerator(&e), TEE_SUCCESS);
    TEE_StartPropertyEnumerator(e, TEE_PROPSET_CURRENT_TA);
    do {
        size_t name_len = sizeof name, len = sizeof text;
        assert_int_equal(TEE_GetPropertyName(e, name, &name_len), TEE_SUCCESS);
        assert_int_equal(TEE_GetPropertyAsString(e, NULL, text, &len), TEE_SUCCESS);
        n++;
    } while (TEE_GetNextProperty(e) == TEE_SUCCESS);
    assert_int_equal(n, 10);
    TEE_FreePropertyEnumerator(e);
}

static void memory(void **state)
{
    (void)state;
    assert_true(TEE_MemCompare("abc", "abc", 3) == 0);
    assert_true(TEE_MemCompare("abd", "abc", 3) > 0);
    assert_true(TEE_MemCompare("ab\x01", "ab\xff", 3) < 0);
    assert_true(TEE_MemCompare("b\x01", "a\xff", 2) > 0);
    assert_int_equal(TEE_CheckMemoryAccessRights(TEE_MEMORY_ACCESS_READ,
                                                 (void *)(uintptr_t)WIN_CRYPTO, 4),
                     TEE_ERROR_ACCESS_DENIED);
    assert_int_equal(TEE_CheckMemoryAccessRights(TEE_MEMORY_ACCESS_WRITE, data, sizeof data),
                     TEE_SUCCESS);
    assert_int_equal(TEE_CheckMemoryAccessRights(TEE_MEMORY_ACCESS_READ, data, SIZE_MAX),
                     TEE_ERROR_ACCESS_DENIED);
}

/* Areas come and go in every order, and in the end the heap is one free piece again. */
static void heap(void **state)
{
    (void)state;
    uint8_t *area[50] = { NULL };
    uint32_t random = 1;
    for (uint32_t i = 0; i < 100000; i++) {
        random = random * 1664525u + 1013904223u;
        uint32_t k = (random >> 16) % 50, size = (random >> 4) % 3000;
        if (area[k] != NULL && i % 3 != 0) {
            TEE_Free(area[k]);
            area[k] = NULL;
            continue;
        }
        uint8_t *moved = TEE_Realloc(area[k], size);
        if (moved != NULL) {
            area[k] = moved;
            memset(moved, 0xAA, size);
        }
    }
    for (uint32_t k = 0; k < 50; k++)
        TEE_Free(area[k]);
    void *all = TEE_Malloc(95 * 1024, TEE_MALLOC_FILL_ZERO);
    assert_non_null(all);
    TEE_Free(all);
}

/* ---- programmer errors ------------------------------------------------------------------------------------- */

static TEE_OperationHandle operation(uint32_t algorithm, uint32_t mode)
{
    TEE_OperationHandle op;
    if (TEE_AllocateOperation(&op, algorithm, mode, 256) != TEE_SUCCESS)
        return TEE_HANDLE_NULL;
    return op;
}

static void bad_buffer(void)
{
    TEE_GenerateRandom((void *)8, 16);
}

static void bad_operation(void)
{
    TEE_DigestUpdate((TEE_OperationHandle)0x1234, "", 0);
}

static void stale_operation(void)
{
    TEE_OperationHandle op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST);
    TEE_FreeOperation(op);
    TEE_OperationHandle other = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST);
    (void)other;
    TEE_DigestUpdate(op, "", 0);
}

static void no_key(void)
{
    TEE_CipherInit(operation(TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT), iv, 16);
}

static void wrong_class(void)
{
    TEE_MACInit(operation(TEE_ALG_SHA256, TEE_MODE_DIGEST), NULL, 0);
}

static void half_a_block(void)
{
    uint8_t out[16];
    size_t len = sizeof out;
    TEE_OperationHandle op = cbc(aes_key("2b7e151628aed2a6abf7158809cf4f3c"), TEE_MODE_ENCRYPT);
    (void)TEE_CipherDoFinal(op, data, 8, out, &len);
}

static void freed_twice(void)
{
    void *area = TEE_Malloc(10, 0);
    TEE_Free(area);
    TEE_Free(area);
}

static void overrun(void)
{
    uint8_t *area = TEE_Malloc(16, 0);
    TEE_MemFill(area, 1, 40);
    TEE_Free(area);
}

static void panics(void **state)
{
    (void)state;
    assert_true(fake_panics(bad_buffer));
    assert_true(fake_panics(bad_operation));
    assert_true(fake_panics(stale_operation));
    assert_true(fake_panics(no_key));
    assert_true(fake_panics(wrong_class));
    assert_true(fake_panics(half_a_block));
    assert_true(fake_panics(freed_twice));
    assert_true(fake_panics(overrun));
}

static void closed(void **state)
{
    (void)state;
    fake_params();
    assert_int_equal(fake_request(TA_CLOSE, FAKE_SESSION, 0, 0), TEE_SUCCESS);
    assert_int_equal(fake_request(TA_CLOSE, FAKE_SESSION, 0, 0), TEE_ERROR_BAD_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(requests_that_make_no_sense),
        cmocka_unit_test(memrefs_outside_the_window),
        cmocka_unit_test(generated_key),
        cmocka_unit_test(aes_ctr),
        cmocka_unit_test(aes_gcm),
        cmocka_unit_test(long_gcm),
        cmocka_unit_test(hashes),
        cmocka_unit_test(hmac),
        cmocka_unit_test(hkdf),
        cmocka_unit_test(ecdsa),
        cmocka_unit_test(sealing),
        cmocka_unit_test(statement),
        cmocka_unit_test(a_benchmark_round_is_one_ipc),
        cmocka_unit_test(closed),
        cmocka_unit_test(cbc_in_pieces),
        cmocka_unit_test(digest_state),
        cmocka_unit_test(ecdh),
        cmocka_unit_test(ec_objects),
        cmocka_unit_test(properties),
        cmocka_unit_test(enumerated_properties),
        cmocka_unit_test(memory),
        cmocka_unit_test(heap),
        cmocka_unit_test(panics),
    };
    lib_memory_init(__builtin_frame_address(0));
    return cmocka_run_group_tests(tests, start, NULL);
}
