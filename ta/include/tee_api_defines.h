/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_API_DEFINES_H
#define TEE_API_DEFINES_H
/*
 * Constants of the GlobalPlatform TEE Internal Core API 1.3.1 (GPD_SPE_010), with the values the
 * specification gives them; section numbers are the specification's.  Constants that only make
 * sense with functions that tee_internal_api.h does not declare (persistent objects,
 * peripherals, big integers) are not here either.
 */
#include <stdint.h>

#define TEE_CORE_API_MAJOR_VERSION          1u
#define TEE_CORE_API_MINOR_VERSION          3u
#define TEE_CORE_API_MAINTENANCE_VERSION    1u
#define TEE_CORE_API_VERSION \
    (TEE_CORE_API_MAJOR_VERSION << 24 | TEE_CORE_API_MINOR_VERSION << 16 | \
     TEE_CORE_API_MAINTENANCE_VERSION << 8)
#define TEE_CORE_API_1_3_1

/* Return codes (section 3.3.1) */
#define TEE_SUCCESS                                 0x00000000
#define TEE_ERROR_CORRUPT_OBJECT                    0xF0100001
#define TEE_ERROR_CORRUPT_OBJECT_2                  0xF0100002
#define TEE_ERROR_STORAGE_NOT_AVAILABLE             0xF0100003
#define TEE_ERROR_STORAGE_NOT_AVAILABLE_2           0xF0100004
#define TEE_ERROR_UNSUPPORTED_VERSION               0xF0100005
#define TEE_ERROR_CIPHERTEXT_INVALID                0xF0100006
#define TEE_ERROR_GENERIC                           0xFFFF0000
#define TEE_ERROR_ACCESS_DENIED                     0xFFFF0001
#define TEE_ERROR_CANCEL                            0xFFFF0002
#define TEE_ERROR_ACCESS_CONFLICT                   0xFFFF0003
#define TEE_ERROR_EXCESS_DATA                       0xFFFF0004
#define TEE_ERROR_BAD_FORMAT                        0xFFFF0005
#define TEE_ERROR_BAD_PARAMETERS                    0xFFFF0006
#define TEE_ERROR_BAD_STATE                         0xFFFF0007
#define TEE_ERROR_ITEM_NOT_FOUND                    0xFFFF0008
#define TEE_ERROR_NOT_IMPLEMENTED                   0xFFFF0009
#define TEE_ERROR_NOT_SUPPORTED                     0xFFFF000A
#define TEE_ERROR_NO_DATA                           0xFFFF000B
#define TEE_ERROR_OUT_OF_MEMORY                     0xFFFF000C
#define TEE_ERROR_BUSY                              0xFFFF000D
#define TEE_ERROR_COMMUNICATION                     0xFFFF000E
#define TEE_ERROR_SECURITY                          0xFFFF000F
#define TEE_ERROR_SHORT_BUFFER                      0xFFFF0010
#define TEE_ERROR_EXTERNAL_CANCEL                   0xFFFF0011
#define TEE_ERROR_TIMEOUT                           0xFFFF3001
#define TEE_ERROR_OVERFLOW                          0xFFFF300F
#define TEE_ERROR_TARGET_DEAD                       0xFFFF3024
#define TEE_ERROR_STORAGE_NO_SPACE                  0xFFFF3041
#define TEE_ERROR_MAC_INVALID                       0xFFFF3071
#define TEE_ERROR_SIGNATURE_INVALID                 0xFFFF3072
#define TEE_ERROR_TIME_NOT_SET                      0xFFFF5000
#define TEE_ERROR_TIME_NEEDS_RESET                  0xFFFF5001

/* Parameter types (section 4.2.1) */
#define TEE_PARAM_TYPE_NONE                         0
#define TEE_PARAM_TYPE_VALUE_INPUT                  1
#define TEE_PARAM_TYPE_VALUE_OUTPUT                 2
#define TEE_PARAM_TYPE_VALUE_INOUT                  3
#define TEE_PARAM_TYPE_MEMREF_INPUT                 5
#define TEE_PARAM_TYPE_MEMREF_OUTPUT                6
#define TEE_PARAM_TYPE_MEMREF_INOUT                 7
#define TEE_NUM_PARAMS 4
#define TEE_PARAM_TYPES(t0, t1, t2, t3) \
    ((uint32_t)(t0) | (uint32_t)(t1) << 4 | (uint32_t)(t2) << 8 | (uint32_t)(t3) << 12)
#define TEE_PARAM_TYPE_GET(t, i) ((((uint32_t)(t)) >> ((i) * 4)) & 0xF)

/* Login types (section 4.2.2) */
#define TEE_LOGIN_PUBLIC                            0x00000000
#define TEE_LOGIN_USER                              0x00000001
#define TEE_LOGIN_GROUP                             0x00000002
#define TEE_LOGIN_APPLICATION                       0x00000004
#define TEE_LOGIN_APPLICATION_USER                  0x00000005
#define TEE_LOGIN_APPLICATION_GROUP                 0x00000006
#define TEE_LOGIN_TRUSTED_APP                       0xF0000000

/* Origins (section 4.2.3) */
#define TEE_ORIGIN_API                              1
#define TEE_ORIGIN_COMMS                            2
#define TEE_ORIGIN_TEE                              3
#define TEE_ORIGIN_TRUSTED_APP                      4

/* Property sets (section 4.2.4) */
#define TEE_PROPSET_TEE_IMPLEMENTATION              ((TEE_PropSetHandle)0xFFFFFFFD)
#define TEE_PROPSET_CURRENT_CLIENT                  ((TEE_PropSetHandle)0xFFFFFFFE)
#define TEE_PROPSET_CURRENT_TA                      ((TEE_PropSetHandle)0xFFFFFFFF)

/* Memory (sections 4.2.5, 4.2.6) */
#define TEE_MEMORY_ACCESS_READ                      0x00000001
#define TEE_MEMORY_ACCESS_WRITE                     0x00000002
#define TEE_MEMORY_ACCESS_ANY_OWNER                 0x00000004
#define TEE_MALLOC_FILL_ZERO                        0x00000000
#define TEE_MALLOC_NO_FILL                          0x00000001
#define TEE_MALLOC_NO_SHARE                         0x00000002

/* Handles, time */
#define TEE_HANDLE_NULL                             0
#define TEE_TIMEOUT_INFINITE                        0xFFFFFFFF

/* Object usage and handle flags (sections 5.3, 5.4) */
#define TEE_USAGE_EXTRACTABLE                       0x00000001
#define TEE_USAGE_ENCRYPT                           0x00000002
#define TEE_USAGE_DECRYPT                           0x00000004
#define TEE_USAGE_MAC                               0x00000008
#define TEE_USAGE_SIGN                              0x00000010
#define TEE_USAGE_VERIFY                            0x00000020
#define TEE_USAGE_DERIVE                            0x00000040
#define TEE_USAGE_DEFAULT                           0xFFFFFFFF
#define TEE_HANDLE_FLAG_PERSISTENT                  0x00010000
#define TEE_HANDLE_FLAG_INITIALIZED                 0x00020000
#define TEE_HANDLE_FLAG_KEY_SET                     0x00040000
#define TEE_HANDLE_FLAG_EXPECT_TWO_KEYS             0x00080000
#define TEE_HANDLE_FLAG_EXTRACTING                  0x00100000

/* Operation modes, classes, states (sections 6.1.1, 6.1.3) */
#define TEE_MODE_ENCRYPT                            0
#define TEE_MODE_DECRYPT                            1
#define TEE_MODE_SIGN                               2
#define TEE_MODE_VERIFY                             3
#define TEE_MODE_MAC                                4
#define TEE_MODE_DIGEST                             5
#define TEE_MODE_DERIVE                             6
#define TEE_MODE_ILLEGAL_VALUE                      0x7FFFFFFF
#define TEE_OPERATION_CIPHER                        1
#define TEE_OPERATION_MAC                           3
#define TEE_OPERATION_AE                            4
#define TEE_OPERATION_DIGEST                        5
#define TEE_OPERATION_ASYMMETRIC_CIPHER             6
#define TEE_OPERATION_ASYMMETRIC_SIGNATURE          7
#define TEE_OPERATION_KEY_DERIVATION                8
#define TEE_OPERATION_STATE_INITIAL                 0
#define TEE_OPERATION_STATE_ACTIVE                  1
#define TEE_OPERATION_STATE_EXTRACTING              2

/* Algorithms (section 6.10.1). Which of them there are, TEE_IsAlgorithmSupported tells */
#define TEE_ALG_AES_ECB_NOPAD                       0x10000010
#define TEE_ALG_AES_CBC_NOPAD                       0x10000110
#define TEE_ALG_AES_CTR                             0x10000210
#define TEE_ALG_AES_CTS                             0x10000310
#define TEE_ALG_AES_XTS                             0x10000410
#define TEE_ALG_AES_CBC_MAC_NOPAD                   0x30000110
#define TEE_ALG_AES_CBC_MAC_PKCS5                   0x30000510
#define TEE_ALG_AES_CMAC                            0x30000610
#define TEE_ALG_AES_CCM                             0x40000710
#define TEE_ALG_AES_GCM                             0x40000810
#define TEE_ALG_DES_ECB_NOPAD                       0x10000011
#define TEE_ALG_DES_CBC_NOPAD                       0x10000111
#define TEE_ALG_DES3_ECB_NOPAD                      0x10000013
#define TEE_ALG_DES3_CBC_NOPAD                      0x10000113
#define TEE_ALG_RSASSA_PKCS1_V1_5_SHA1              0x70002830
#define TEE_ALG_RSASSA_PKCS1_V1_5_SHA224            0x70003830
#define TEE_ALG_RSASSA_PKCS1_V1_5_SHA256            0x70004830
#define TEE_ALG_RSASSA_PKCS1_V1_5_SHA384            0x70005830
#define TEE_ALG_RSASSA_PKCS1_V1_5_SHA512            0x70006830
#define TEE_ALG_RSASSA_PKCS1_PSS_MGF1_SHA1          0x70212930
#define TEE_ALG_RSASSA_PKCS1_PSS_MGF1_SHA224        0x70313930
#define TEE_ALG_RSASSA_PKCS1_PSS_MGF1_SHA256        0x70414930
#define TEE_ALG_RSASSA_PKCS1_PSS_MGF1_SHA384        0x70515930
#define TEE_ALG_RSASSA_PKCS1_PSS_MGF1_SHA512        0x70616930
#define TEE_ALG_RSAES_PKCS1_V1_5                    0x60000130
#define TEE_ALG_RSAES_PKCS1_OAEP_MGF1_SHA1          0x60210230
#define TEE_ALG_RSAES_PKCS1_OAEP_MGF1_SHA224        0x60310230
#define TEE_ALG_RSAES_PKCS1_OAEP_MGF1_SHA256        0x60410230
#define TEE_ALG_RSAES_PKCS1_OAEP_MGF1_SHA384        0x60510230
#define TEE_ALG_RSAES_PKCS1_OAEP_MGF1_SHA512        0x60610230
#define TEE_ALG_RSA_NOPAD                           0x60000030
#define TEE_ALG_DSA_SHA1                            0x70002131
#define TEE_ALG_DSA_SHA224                          0x70003131
#define TEE_ALG_DSA_SHA256                          0x70004131
#define TEE_ALG_DH_DERIVE_SHARED_SECRET             0x80000032
#define TEE_ALG_MD5                                 0x50000001
#define TEE_ALG_SHA1                                0x50000002
#define TEE_ALG_SHA224                              0x50000003
#define TEE_ALG_SHA256                              0x50000004
#define TEE_ALG_SHA384                              0x50000005
#define TEE_ALG_SHA512                              0x50000006
#define TEE_ALG_SHA3_224                            0x50000008
#define TEE_ALG_SHA3_256                            0x50000009
#define TEE_ALG_SHA3_384                            0x5000000A
#define TEE_ALG_SHA3_512                            0x5000000B
#define TEE_ALG_SHAKE128                            0x50000101
#define TEE_ALG_SHAKE256                            0x50000102
#define TEE_ALG_HMAC_MD5                            0x30000001
#define TEE_ALG_HMAC_SHA1                           0x30000002
#define TEE_ALG_HMAC_SHA224                         0x30000003
#define TEE_ALG_HMAC_SHA256                         0x30000004
#define TEE_ALG_HMAC_SHA384                         0x30000005
#define TEE_ALG_HMAC_SHA512                         0x30000006
#define TEE_ALG_HMAC_SHA3_224                       0x30000008
#define TEE_ALG_HMAC_SHA3_256                       0x30000009
#define TEE_ALG_HMAC_SHA3_384                       0x3000000A
#define TEE_ALG_HMAC_SHA3_512                       0x3000000B
#define TEE_ALG_ECDSA_SHA1                          0x70001042
#define TEE_ALG_ECDSA_SHA224                        0x70002042
#define TEE_ALG_ECDSA_SHA256                        0x70003042
#define TEE_ALG_ECDSA_SHA384                        0x70004042
#define TEE_ALG_ECDSA_SHA512                        0x70005042
#define TEE_ALG_ED25519                             0x70006043
#define TEE_ALG_ED448                               0x70006044
#define TEE_ALG_ECDH_DERIVE_SHARED_SECRET           0x80000042
#define TEE_ALG_X25519                              0x80000044
#define TEE_ALG_X448                                0x80000045
#define TEE_ALG_HKDF                                0x80000047
#define TEE_ALG_ILLEGAL_VALUE                       0xEFFFFFFF
/* Names of version 1.1, deprecated since 1.2 */
#define TEE_ALG_ECDSA_P256                          TEE_ALG_ECDSA_SHA256

/* Object types (section 6.10.2) */
#define TEE_TYPE_GENERIC_SECRET                     0xA0000000
#define TEE_TYPE_HMAC_MD5                           0xA0000001
#define TEE_TYPE_HMAC_SHA1                          0xA0000002
#define TEE_TYPE_HMAC_SHA224                        0xA0000003
#define TEE_TYPE_HMAC_SHA256                        0xA0000004
#define TEE_TYPE_HMAC_SHA384                        0xA0000005
#define TEE_TYPE_HMAC_SHA512                        0xA0000006
#define TEE_TYPE_AES                                0xA0000010
#define TEE_TYPE_DES                                0xA0000011
#define TEE_TYPE_DES3                               0xA0000013
#define TEE_TYPE_RSA_PUBLIC_KEY                     0xA0000030
#define TEE_TYPE_RSA_KEYPAIR                        0xA1000030
#define TEE_TYPE_DSA_PUBLIC_KEY                     0xA0000031
#define TEE_TYPE_DSA_KEYPAIR                        0xA1000031
#define TEE_TYPE_DH_KEYPAIR                         0xA1000032
#define TEE_TYPE_ECDSA_PUBLIC_KEY                   0xA0000041
#define TEE_TYPE_ECDSA_KEYPAIR                      0xA1000041
#define TEE_TYPE_ECDH_PUBLIC_KEY                    0xA0000042
#define TEE_TYPE_ECDH_KEYPAIR                       0xA1000042
#define TEE_TYPE_ED25519_PUBLIC_KEY                 0xA0000043
#define TEE_TYPE_ED25519_KEYPAIR                    0xA1000043
#define TEE_TYPE_X25519_PUBLIC_KEY                  0xA0000044
#define TEE_TYPE_X25519_KEYPAIR                     0xA1000044
#define TEE_TYPE_HKDF                               0xA000004A
#define TEE_TYPE_CORRUPTED_OBJECT                   0xA00000BE
#define TEE_TYPE_DATA                               0xA00000BF
#define TEE_TYPE_ILLEGAL_VALUE                      0xEFFFFFFF

/* Elements for TEE_IsAlgorithmSupported (section 6.10.3) */
#define TEE_CRYPTO_ELEMENT_NONE                     0x00000000
#define TEE_ECC_CURVE_NIST_P192                     0x00000001
#define TEE_ECC_CURVE_NIST_P224                     0x00000002
#define TEE_ECC_CURVE_NIST_P256                     0x00000003
#define TEE_ECC_CURVE_NIST_P384                     0x00000004
#define TEE_ECC_CURVE_NIST_P521                     0x00000005
#define TEE_ECC_CURVE_25519                         0x00000300

/* Attributes (section 6.11) */
#define TEE_ATTR_SECRET_VALUE                       0xC0000000
#define TEE_ATTR_RSA_MODULUS                        0xD0000130
#define TEE_ATTR_RSA_PUBLIC_EXPONENT                0xD0000230
#define TEE_ATTR_RSA_PRIVATE_EXPONENT               0xC0000330
#define TEE_ATTR_RSA_PRIME1                         0xC0000430
#define TEE_ATTR_RSA_PRIME2                         0xC0000530
#define TEE_ATTR_RSA_EXPONENT1                      0xC0000630
#define TEE_ATTR_RSA_EXPONENT2                      0xC0000730
#define TEE_ATTR_RSA_COEFFICIENT                    0xC0000830
#define TEE_ATTR_ECC_PUBLIC_VALUE_X                 0xD0000141
#define TEE_ATTR_ECC_PUBLIC_VALUE_Y                 0xD0000241
#define TEE_ATTR_ECC_PRIVATE_VALUE                  0xC0000341
#define TEE_ATTR_ECC_CURVE                          0xF0000441
#define TEE_ATTR_HKDF_SALT                          0xD0000946
#define TEE_ATTR_HKDF_INFO                          0xD0000A46
#define TEE_ATTR_HKDF_HASH_ALGORITHM                0xF0000B46
#define TEE_ATTR_KDF_KEY_SIZE                       0xF0000C46
#define TEE_ATTR_FLAG_PUBLIC                        0x10000000
#define TEE_ATTR_FLAG_VALUE                         0x20000000

#endif
