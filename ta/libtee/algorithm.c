/* SPDX-License-Identifier: BSD-2-Clause */
/* The algorithms there are: the single place to look for what MicroTEE supports. */
#include "libtee.h"
#include "microtee/crypto.h"

#define CIPHER_MODES    (MODE_BIT(TEE_MODE_ENCRYPT) | MODE_BIT(TEE_MODE_DECRYPT))
#define SIGN_MODES      (MODE_BIT(TEE_MODE_SIGN) | MODE_BIT(TEE_MODE_VERIFY))

#define AES(id, class, server) \
    { id, class, server, 0, CIPHER_MODES, TEE_TYPE_AES }
#define HASH(h, size) \
    { TEE_ALG_##h, TEE_OPERATION_DIGEST, CRYPTO_##h, size, MODE_BIT(TEE_MODE_DIGEST), 0 }
#define HMAC(h, size) \
    { TEE_ALG_HMAC_##h, TEE_OPERATION_MAC, CRYPTO_HMAC(CRYPTO_##h), size, \
      MODE_BIT(TEE_MODE_MAC), TEE_TYPE_HMAC_##h }
#define ECDSA(h, size) \
    { TEE_ALG_ECDSA_##h, TEE_OPERATION_ASYMMETRIC_SIGNATURE, CRYPTO_##h, size, SIGN_MODES, \
      TEE_TYPE_ECDSA_KEYPAIR }
#define DERIVE(id, type) \
    { id, TEE_OPERATION_KEY_DERIVATION, 0, 0, MODE_BIT(TEE_MODE_DERIVE), type }

static const lib_alg_t algorithms[] = {
    AES(TEE_ALG_AES_ECB_NOPAD, TEE_OPERATION_CIPHER, CRYPTO_AES_ECB),
    AES(TEE_ALG_AES_CBC_NOPAD, TEE_OPERATION_CIPHER, CRYPTO_AES_CBC),
    AES(TEE_ALG_AES_CTR, TEE_OPERATION_CIPHER, CRYPTO_AES_CTR),
    AES(TEE_ALG_AES_GCM, TEE_OPERATION_AE, CRYPTO_AES_GCM),
    HASH(SHA1, 20), HASH(SHA224, 28), HASH(SHA256, 32), HASH(SHA384, 48), HASH(SHA512, 64),
    HMAC(SHA1, 20), HMAC(SHA224, 28), HMAC(SHA256, 32), HMAC(SHA384, 48), HMAC(SHA512, 64),
    ECDSA(SHA1, 20), ECDSA(SHA224, 28), ECDSA(SHA256, 32), ECDSA(SHA384, 48), ECDSA(SHA512, 64),
    DERIVE(TEE_ALG_HKDF, TEE_TYPE_HKDF),
    DERIVE(TEE_ALG_ECDH_DERIVE_SHARED_SECRET, TEE_TYPE_ECDH_KEYPAIR),
};

const lib_alg_t *lib_alg_find(uint32_t id)
{
    for (uint32_t i = 0; i < sizeof algorithms / sizeof algorithms[0]; i++)
        if (algorithms[i].id == id)
            return &algorithms[i];
    return NULL;
}

TEE_Result TEE_IsAlgorithmSupported(uint32_t algId, uint32_t element)
{
    const lib_alg_t *alg = lib_alg_find(algId);
    if (alg == NULL)
        return TEE_ERROR_NOT_SUPPORTED;
    const lib_type_t *type = lib_type_find(alg->key_type);
    uint32_t wanted = type != NULL && type->ec != 0 ? TEE_ECC_CURVE_NIST_P256
                                                    : TEE_CRYPTO_ELEMENT_NONE;
    return element == wanted ? TEE_SUCCESS : TEE_ERROR_NOT_SUPPORTED;
}
