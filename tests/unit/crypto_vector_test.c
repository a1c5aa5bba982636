/* SPDX-License-Identifier: BSD-2-Clause */
/* Known answers, each from the public document that is named beside it. */
#include "crypto_host.h"

/* ---- block ciphers ----------------------------------------------------------------------------------- */

typedef struct {
    const char *where;
    uint32_t    alg;
    const char *key, *iv, *plain, *cipher;
} cipher_t;

/* SP 800-38A, appendix F: the four blocks and the keys of all its examples. */
#define F_PLAIN "6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51 " \
                "30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710"
#define F_128   "2b7e151628aed2a6abf7158809cf4f3c"
#define F_192   "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b"
#define F_256   "603deb1015ca71be2b73aef0857d7781 1f352c073b6108d72d9810a30914dff4"
#define F_IV    "000102030405060708090a0b0c0d0e0f"
#define F_CTR   "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff"

static const cipher_t ciphers[] = {
    { "FIPS 197, C.1", CRYPTO_AES_ECB, "000102030405060708090a0b0c0d0e0f", NULL,
      "00112233445566778899aabbccddeeff", "69c4e0d86a7b0430d8cdb78070b4c55a" },
    { "FIPS 197, C.2", CRYPTO_AES_ECB, "000102030405060708090a0b0c0d0e0f1011121314151617", NULL,
      "00112233445566778899aabbccddeeff", "dda97ca4864cdfe06eaf70a0ec0d7191" },
    { "FIPS 197, C.3", CRYPTO_AES_ECB,
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f", NULL,
      "00112233445566778899aabbccddeeff", "8ea2b7ca516745bfeafc49904b496089" },
    { "SP 800-38A, F.1.1 and F.1.2", CRYPTO_AES_ECB, F_128, NULL, F_PLAIN,
      "3ad77bb40d7a3660a89ecaf32466ef97 f5d3d58503b9699de785895a96fdbaaf"
      "43b1cd7f598ece23881b00e3ed030688 7b0c785e27e8ad3f8223207104725dd4" },
    { "SP 800-38A, F.1.3 and F.1.4", CRYPTO_AES_ECB, F_192, NULL, F_PLAIN,
      "bd334f1d6e45f25ff712a214571fa5cc 974104846d0ad3ad7734ecb3ecee4eef"
      "ef7afd2270e2e60adce0ba2face6444e 9a4b41ba738d6c72fb16691603c18e0e" },
    { "SP 800-38A, F.1.5 and F.1.6", CRYPTO_AES_ECB, F_256, NULL, F_PLAIN,
      "f3eed1bdb5d2a03c064b5a7e3db181f8 591ccb10d410ed26dc5ba74a31362870"
      "b6ed21b99ca6f4f9f153e7b1beafed1d 23304b7a39f9f3ff067d8d8f9e24ecc7" },
    { "SP 800-38A, F.2.1 and F.2.2", CRYPTO_AES_CBC, F_128, F_IV, F_PLAIN,
      "7649abac8119b246cee98e9b12e9197d 5086cb9b507219ee95db113a917678b2"
      "73bed6b8e3c1743b7116e69e22229516 3ff1caa1681fac09120eca307586e1a7" },
    { "SP 800-38A, F.2.3 and F.2.4", CRYPTO_AES_CBC, F_192, F_IV, F_PLAIN,
      "4f021db243bc633d7178183a9fa071e8 b4d9ada9ad7dedf4e5e738763f69145a"
      "571b242012fb7ae07fa9baac3df102e0 08b0e27988598881d920a9e64f5615cd" },
    { "SP 800-38A, F.2.5 and F.2.6", CRYPTO_AES_CBC, F_256, F_IV, F_PLAIN,
      "f58c4c04d6e5f1ba779eabfb5f7bfbd6 9cfc4e967edb808d679f777bc6702c7d"
      "39f23369a9d9bacfa530e26304231461 b2eb05e2c39be9fcda6c19078c6a9d1b" },
    { "SP 800-38A, F.5.1 and F.5.2", CRYPTO_AES_CTR, F_128, F_CTR, F_PLAIN,
      "874d6191b620e3261bef6864990db6ce 9806f66b7970fdff8617187bb9fffdff"
      "5ae4df3edbd5d35e5b4f09020db03eab 1e031dda2fbe03d1792170a0f3009cee" },
    { "SP 800-38A, F.5.3 and F.5.4", CRYPTO_AES_CTR, F_192, F_CTR, F_PLAIN,
      "1abc932417521ca24f2b0459fe7e6e0b 090339ec0aa6faefd5ccc2c6f4ce8e94"
      "1e36b26bd1ebc670d1bd1d665620abf7 4f78a7f6d29809585a97daec58c6b050" },
    { "SP 800-38A, F.5.5 and F.5.6", CRYPTO_AES_CTR, F_256, F_CTR, F_PLAIN,
      "601ec313775789a5b7a7f504bbf3d228 f443e3ca4d62b59aca84e990cacaf5c5"
      "2b0930daa23de94ce87017ba2d84988d dfc9c58db67aada613c2dd08457941a6" },
};

static void one_way(const cipher_t *c, uint32_t mode, const char *from, const char *to)
{
    uint8_t iv[16], in[64], out[64], want[64];
    uint32_t h = crypto_opened(c->alg, mode, c->key);
    size_t n = unit_hex(in, from);

    if (c->iv != NULL)
        unit_hex(iv, c->iv);
    unit_hex(want, to);
    assert_int_equal(crypto_cipher(h, c->iv != NULL ? iv : NULL, in, out, n), CRYPTO_OK);
    if (memcmp(out, want, n) != 0)
        fail_msg("%s, mode %u", c->where, mode);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void block_ciphers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(ciphers); i++) {
        one_way(&ciphers[i], CRYPTO_ENCRYPT, ciphers[i].plain, ciphers[i].cipher);
        one_way(&ciphers[i], CRYPTO_DECRYPT, ciphers[i].cipher, ciphers[i].plain);
    }
}

/* ---- GCM ------------------------------------------------------------------------------------------------ */

/* McGrew and Viega, "The Galois/Counter Mode of Operation" (the submission that SP 800-38D cites),
 * appendix B. */
typedef struct {
    const char *where, *key, *nonce, *aad, *plain, *cipher, *tag;
} gcm_t;

#define B_KEY   "feffe9928665731c6d6a8f9467308308"
#define B_AAD   "feedfacedeadbeeffeedfacedeadbeefabaddad2"
#define B_PLAIN "d9313225f88406e5a55909c5aff5269a 86a7a9531534f7da2e4c303d8a318a72" \
                "1c3c0c95956809532fcf0e2449a6b525 b16aedf5aa0de657ba637b39"

static const gcm_t gcms[] = {
    { "test case 1", "00000000000000000000000000000000", "000000000000000000000000", "", "", "",
      "58e2fccefa7e3061367f1d57a4e7455a" },
    { "test case 2", "00000000000000000000000000000000", "000000000000000000000000", "",
      "00000000000000000000000000000000", "0388dace60b6a392f328c2b971b2fe78",
      "ab6e47d42cec13bdf53a67b21257bddf" },
    { "test case 4", B_KEY, "cafebabefacedbaddecaf888", B_AAD, B_PLAIN,
      "42831ec2217774244b7221b784d0d49c e3aa212f2c02a4e035c17e2329aca12e"
      "21d514b25466931c7d8f6a5aac84aa05 1ba30b396a0aac973d58e091",
      "5bc94fbc3221a5db94fae95ae7121a47" },
    { "test case 5, a nonce of 8 bytes", B_KEY, "cafebabefacedbad", B_AAD, B_PLAIN,
      "61353b4c2806934a777ff51fa22a4755 699b2a714fcdc6f83766e5f97b6c7423"
      "73806900e49f24b22b097544d4896b42 4989b5e1ebac0f07c23f4598",
      "3612d2e79e3b0785561be14aaca2fccb" },
    { "test case 16, a key of 32 bytes", B_KEY B_KEY, "cafebabefacedbaddecaf888", B_AAD, B_PLAIN,
      "522dc1f099567d07f47f37a32a84427d 643a8cdcbfe5c0c97598a2bd2555d1aa"
      "8cb08e48590dbb3da7b08b1056828838 c5f61e6393ba7a0abcc9f662",
      "76fc6ece0f4e1768cddf8853bb2d551b" },
};

static uint32_t gcm_begun(const gcm_t *g, uint32_t mode)
{
    uint8_t nonce[64], aad[64];
    uint32_t h = crypto_opened(CRYPTO_AES_GCM, mode, g->key);
    size_t n = unit_hex(nonce, g->nonce);

    assert_int_equal(crypto_aead_start(h, nonce, n), CRYPTO_OK);
    n = unit_hex(aad, g->aad);
    assert_int_equal(crypto_aead_aad(h, aad, n), CRYPTO_OK);
    return h;
}

static void gcm_seals(const gcm_t *g)
{
    uint8_t in[64], out[64], tag[16];
    uint32_t h = gcm_begun(g, CRYPTO_ENCRYPT);
    size_t n = unit_hex(in, g->plain);

    assert_int_equal(crypto_aead_encrypt_final(h, in, out, n, tag, 16), CRYPTO_OK);
    assert_hex(out, g->cipher);
    assert_hex(tag, g->tag);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

/* With the right tag, and with one bit of it wrong: then nothing comes out. */
static void gcm_opens(const gcm_t *g, int flip)
{
    uint8_t in[64], out[64], tag[16], zero[64] = { 0 };
    uint32_t h = gcm_begun(g, CRYPTO_DECRYPT);
    size_t n = unit_hex(in, g->cipher);

    unit_hex(tag, g->tag);
    if (flip >= 0)
        tag[flip / 8] ^= (uint8_t)(1 << flip % 8);
    memset(out, 0xEE, sizeof out);
    assert_int_equal(crypto_aead_decrypt_final(h, in, out, n, tag, 16), flip < 0 ? CRYPTO_OK : CRYPTO_E_VERIFY);
    if (flip < 0)
        assert_hex(out, g->plain);
    else
        assert_memory_equal(out, zero, n);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void gcm(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(gcms); i++) {
        gcm_seals(&gcms[i]);
        for (int flip = -1; flip < 128; flip++)
            gcm_opens(&gcms[i], flip);
    }
}

/* ---- hashes ------------------------------------------------------------------------------------------------ */

typedef struct {
    const char *where;
    uint32_t    alg;
    const char *message;
    uint32_t    times;              /* so often in a row                                        */
    const char *digest;
} hash_t;

/* NIST, "Cryptographic Standards and Guidelines: Examples with Intermediate Values", FIPS 180-4. */
static const hash_t hashes[] = {
    { "SHA-1, one block", CRYPTO_SHA1, "abc", 1, "a9993e364706816aba3e25717850c26c9cd0d89d" },
    { "SHA-224, one block", CRYPTO_SHA224, "abc", 1,
      "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7" },
    { "SHA-256, one block", CRYPTO_SHA256, "abc", 1,
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
    { "SHA-256, two blocks", CRYPTO_SHA256,
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
    { "SHA-256, a million a (FIPS 180-2, B.3)", CRYPTO_SHA256, "aaaaaaaaaaaaaaaaaaaa", 50000,
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0" },
    { "SHA-384, one block", CRYPTO_SHA384, "abc", 1,
      "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7" },
    { "SHA-512, one block", CRYPTO_SHA512, "abc", 1,
      "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
      "454d4423643ce80e2a9ac94fa54ca49f" },
};

static void digests(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hashes); i++) {
        const hash_t *c = &hashes[i];
        uint8_t digest[CRYPTO_DIGEST_MAX], want[CRYPTO_DIGEST_MAX];
        size_t size, n = strlen(c->message);
        uint32_t h = crypto_opened(c->alg, 0, NULL);
        for (uint32_t k = 1; k < c->times; k++)
            assert_int_equal(crypto_hash_update(h, c->message, n), CRYPTO_OK);
        assert_int_equal(crypto_hash_final(h, c->message, n, digest, &size), CRYPTO_OK);
        assert_int_equal(size, unit_hex(want, c->digest));
        if (memcmp(digest, want, size) != 0)
            fail_msg("%s", c->where);
        assert_int_equal(crypto_close(h), CRYPTO_OK);
    }
}

/* ---- HMAC ---------------------------------------------------------------------------------------------------- */

#define X5(s)   s s s s s
#define X20(s)  X5(s s s s)
#define X50(s)  X5(X5(s s))
#define X131(s) X50(s) X50(s) X20(s) X5(s s) s

/* RFC 4231, section 4 (all but 4.6, whose output is truncated by the caller), for SHA-256. */
static const struct { const char *where, *key, *data, *mac; } hmacs[] = {
    { "4.2", X20("0b"), "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7" },
    { "4.3", "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843" },
    { "4.4", X20("aa"), X50("dd"), "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe" },
    { "4.5", "0102030405060708090a0b0c0d0e0f10111213141516171819", X50("cd"),
      "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b" },
    { "4.7", X131("aa"), "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d"
      "2048617368204b6579204669727374", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54" },
    { "4.8", X131("aa"),
      "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b65"
      "7920616e642061206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565"
      "647320746f20626520686173686564206265666f7265206265696e6720757365642062792074686520484d414320616c"
      "676f726974686d2e", "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2" },
};

static void hmac(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hmacs); i++) {
        uint8_t data[256], mac[64], want[32];
        size_t size, n = unit_hex(data, hmacs[i].data);
        uint32_t h = crypto_opened(CRYPTO_HMAC(CRYPTO_SHA256), 0, hmacs[i].key);
        assert_int_equal(crypto_hash_final(h, data, n, mac, &size), CRYPTO_OK);
        assert_int_equal(size, unit_hex(want, hmacs[i].mac));
        if (memcmp(mac, want, size) != 0)
            fail_msg("RFC 4231, %s", hmacs[i].where);
        assert_int_equal(crypto_close(h), CRYPTO_OK);
    }
}

/* ---- HKDF ------------------------------------------------------------------------------------------------------ */

/* RFC 5869, appendix A. */
static const struct { const char *where; uint32_t hash; const char *ikm, *salt, *info, *okm; } hkdfs[] = {
    { "A.1", CRYPTO_SHA256, X20("0b") "0b0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
      "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865" },
    { "A.2", CRYPTO_SHA256,
      "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f"
      "303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f",
      "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f"
      "909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
      "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedf"
      "e0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
      "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
      "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87" },
    { "A.3", CRYPTO_SHA256, X20("0b") "0b0b", "", "",
      "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8" },
    { "A.4", CRYPTO_SHA1, X5("0b0b") "0b", "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
      "085a01ea1b10f36933068b56efa5ad81a4f14b822f5b091568a9cdd4f155fda2c22e422478d305f3f896" },
};

static void hkdf(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(hkdfs); i++) {
        uint8_t ikm[128], salt[128], info[128], okm[128], want[128];
        size_t n = unit_hex(ikm, hkdfs[i].ikm), ns = unit_hex(salt, hkdfs[i].salt);
        size_t ni = unit_hex(info, hkdfs[i].info), no = unit_hex(want, hkdfs[i].okm);
        assert_int_equal(crypto_hkdf(hkdfs[i].hash, ikm, n, salt, ns, info, ni, okm, no), CRYPTO_OK);
        if (memcmp(okm, want, no) != 0)
            fail_msg("RFC 5869, %s", hkdfs[i].where);
    }
}

/* ---- P-256 ------------------------------------------------------------------------------------------------------- */

/* RFC 6979, A.2.5: the key, and signatures of two messages with several hashes. */
#define A25_X   "C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721"
#define A25_U   "60FED4BA255A9D31C961EB74C6356D68C049B8923B61FA6CE669622E60F29FB6" \
                "7903FE1008B8BC99A41AE9E95628BC64F2F1B20C2D7E9F5177A3C294D4462299"
static const struct { const char *message; uint32_t hash; const char *r_s; } ecdsas[] = {
    { "sample", CRYPTO_SHA1, "61340C88C3AAEBEB4F6D667F672CA9759A6CCAA9FA8811313039EE4A35471D32"
      "6D7F147DAC089441BB2E2FE8F7A3FA264B9C475098FDCF6E00D7C996E1B8B7EB" },
    { "sample", CRYPTO_SHA256, "EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
      "F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8" },
    { "sample", CRYPTO_SHA384, "0EAFEA039B20E9B42309FB1D89E213057CBF973DC0CFC8F129EDDDC800EF7719"
      "4861F0491E6998B9455193E34E7B0D284DDD7149A74B95B9261F13ABDE940954" },
    { "sample", CRYPTO_SHA512, "8496A60B5E9B47C825488827E0495B0E3FA109EC4568FD3F8D1097678EB97F00"
      "2362AB1ADBE2B8ADF9CB9EDAB740EA6049C028114F2460F96554F61FAE3302FE" },
    { "test", CRYPTO_SHA256, "F1ABB023518351CD71D881567B1EA663ED3EFCF6C5132B354F28D3B0B7D38367"
      "019F4113742A2B14BD25926B49C649155F267E60D3814B4C0CC84250E46F0083" },
};

static void digest_of(uint32_t hash, const char *message, uint8_t digest[64])
{
    uint32_t h = crypto_opened(hash, 0, NULL);
    size_t size;

    assert_int_equal(crypto_hash_final(h, message, strlen(message), digest, &size), CRYPTO_OK);
    assert_int_equal(crypto_close(h), CRYPTO_OK);
}

static void ecdsa(void **state)
{
    uint8_t priv[32], pub[64], digest[64], sig[64];

    (void)state;
    unit_hex(priv, A25_X);
    assert_int_equal(crypto_ec_public(CRYPTO_P256, priv, pub), CRYPTO_OK);
    assert_hex(pub, A25_U);
    for (size_t i = 0; i < COUNT(ecdsas); i++) {
        digest_of(ecdsas[i].hash, ecdsas[i].message, digest);
        assert_int_equal(crypto_ecdsa_sign(CRYPTO_P256, ecdsas[i].hash, priv, digest, sig), CRYPTO_OK);
        assert_hex(sig, ecdsas[i].r_s);
        assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, ecdsas[i].hash, pub, digest, sig), CRYPTO_OK);
        for (uint32_t bit = 0; bit < 512; bit += 37) {
            sig[bit / 8] ^= (uint8_t)(1 << bit % 8);
            assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, ecdsas[i].hash, pub, digest, sig),
                             CRYPTO_E_VERIFY);
            sig[bit / 8] ^= (uint8_t)(1 << bit % 8);
        }
        digest[0] ^= 1;
        assert_int_equal(crypto_ecdsa_verify(CRYPTO_P256, ecdsas[i].hash, pub, digest, sig), CRYPTO_E_VERIFY);
    }
}

/* RFC 5903, 8.1: i, gr and the shared x coordinate. */
static void ecdh(void **state)
{
    uint8_t priv[32], peer[64], x[32];

    (void)state;
    unit_hex(priv, "C88F01F510D9AC3F70A292DAA2316DE544E9AAB8AFE84049C62A9C57862D1433");
    unit_hex(peer, "D12DFB5289C8D4F81208B70270398C342296970A0BCCB74C736FC7554494BF63"
                   "56FBF3CA366CC23E8157854C13C58D6AAC23F046ADA30F8353E74F33039872AB");
    assert_int_equal(crypto_ecdh(CRYPTO_P256, priv, peer, x), CRYPTO_OK);
    assert_hex(x, "D6840F6B42F6EDAFD13116E0E12565202FEF8E9ECE7DCE03812464D04B9442DE");
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, crypto_setup, crypto_teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(block_ciphers), TEST(gcm), TEST(digests), TEST(hmac), TEST(hkdf), TEST(ecdsa), TEST(ecdh),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
