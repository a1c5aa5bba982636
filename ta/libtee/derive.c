/* SPDX-License-Identifier: BSD-2-Clause */
/* Key derivation: HKDF and ECDH. */
#include "libtee.h"
#include "microtee/crypto.h"

typedef struct {
    const void *data;
    size_t      size;
} part_t;

/* A buffer parameter; nothing if it is missing. */
static part_t part_of(const TEE_Attribute *params, uint32_t count, uint32_t id)
{
    const TEE_Attribute *attr = lib_attr_find(params, count, id);
    if (attr == NULL)
        return (part_t){ NULL, 0 };
    lib_check_in(attr->content.ref.buffer, attr->content.ref.length);
    return (part_t){ attr->content.ref.buffer, attr->content.ref.length };
}

static uint32_t hash_of(const TEE_Attribute *params, uint32_t count)
{
    const TEE_Attribute *attr = lib_attr_find(params, count, TEE_ATTR_HKDF_HASH_ALGORITHM);
    if (attr == NULL)
        return CRYPTO_SHA256;
    const lib_alg_t *alg = lib_alg_find(attr->content.value.a);
    must(alg != NULL && alg->class == TEE_OPERATION_DIGEST, PANIC_ARGUMENT);
    return alg->server;
}

/* A derived key of `bits` fits that object. */
static void must_fit(const lib_object_t *o, uint32_t bits)
{
    must(o->type->ec == 0 && bits <= o->max_bits && lib_type_has_size(o->type, bits),
         PANIC_ARGUMENT);
}

static void derive_hkdf(const lib_operation_t *op, const TEE_Attribute *params, uint32_t count,
                        lib_object_t *out)
{
    const TEE_Attribute *size = lib_attr_find(params, count, TEE_ATTR_KDF_KEY_SIZE);
    part_t salt = part_of(params, count, TEE_ATTR_HKDF_SALT);
    part_t info = part_of(params, count, TEE_ATTR_HKDF_INFO);
    must(size != NULL && size->content.value.a <= CRYPTO_DATA_MAX, PANIC_ARGUMENT);
    must_fit(out, size->content.value.a * 8);
    lib_crypto_ok(crypto_hkdf(hash_of(params, count), op->key, op->key_size, salt.data, salt.size,
                              info.data, info.size, out->secret, size->content.value.a));
    out->bits = size->content.value.a * 8;
}

static void derive_ecdh(const lib_operation_t *op, const TEE_Attribute *params, uint32_t count,
                        lib_object_t *out)
{
    uint8_t peer[2 * EC_SIZE];
    part_t x = part_of(params, count, TEE_ATTR_ECC_PUBLIC_VALUE_X);
    part_t y = part_of(params, count, TEE_ATTR_ECC_PUBLIC_VALUE_Y);
    must(x.data != NULL && y.data != NULL && lib_ec_number(peer, x.data, x.size) &&
         lib_ec_number(peer + EC_SIZE, y.data, y.size), PANIC_ARGUMENT);
    must_fit(out, EC_SIZE * 8);
    lib_crypto_ok(crypto_ecdh(CRYPTO_P256, op->key, peer, out->secret));
    out->bits = EC_SIZE * 8;
}

void TEE_DeriveKey(TEE_OperationHandle operation, const TEE_Attribute *params,
                   uint32_t paramCount, TEE_ObjectHandle derivedKey)
{
    const lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_KEY_DERIVATION);
    lib_object_t *out = lib_object_empty(derivedKey);
    must(op->key_bits != 0, PANIC_STATE);
    must(paramCount <= 16, PANIC_ARGUMENT);
    lib_check_in(params, paramCount * sizeof *params);
    if (op->alg->id == TEE_ALG_HKDF)
        derive_hkdf(op, params, paramCount, out);
    else
        derive_ecdh(op, params, paramCount, out);
}
