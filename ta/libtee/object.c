/* SPDX-License-Identifier: BSD-2-Clause */
/* Transient objects: their types, handles and life.  Their contents: attribute.c. */
#include <string.h>
#include "libtee.h"
#include "microtee/crypto.h"

/* Key sizes: table "TEE_AllocateTransientObject Object Types and Key Sizes" of the specification. */
static const lib_type_t types[] = {
    { TEE_TYPE_AES, 128, 256, 64, 0 },
    { TEE_TYPE_HMAC_SHA1, 80, 512, 8, 0 },
    { TEE_TYPE_HMAC_SHA224, 112, 512, 8, 0 },
    { TEE_TYPE_HMAC_SHA256, 192, 1024, 8, 0 },
    { TEE_TYPE_HMAC_SHA384, 256, 1024, 8, 0 },
    { TEE_TYPE_HMAC_SHA512, 256, 1024, 8, 0 },
    { TEE_TYPE_GENERIC_SECRET, 8, 4096, 8, 0 },
    { TEE_TYPE_HKDF, 8, 4096, 8, 0 },
    { TEE_TYPE_ECDSA_PUBLIC_KEY, 256, 256, 1, EC_PUBLIC },
    { TEE_TYPE_ECDSA_KEYPAIR, 256, 256, 1, EC_PAIR },
    { TEE_TYPE_ECDH_PUBLIC_KEY, 256, 256, 1, EC_PUBLIC },
    { TEE_TYPE_ECDH_KEYPAIR, 256, 256, 1, EC_PAIR },
};

/* A handle is generation << 8 | OBJECT_TAG | index: never NULL, and stale ones are told apart. */
#define OBJECT_TAG  0x40u   /* beside NOBJECTS - 1                                       */

typedef struct {
    lib_object_t *object;   /* NULL: free entry                                             */
    uint32_t      generation;
} entry_t;

static entry_t table[NOBJECTS];

const lib_type_t *lib_type_find(uint32_t id)
{
    for (uint32_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (types[i].id == id)
            return &types[i];
    return NULL;
}

bool lib_type_has_size(const lib_type_t *type, uint32_t bits)
{
    return bits >= type->min && bits <= type->max && (bits - type->min) % type->step == 0;
}

static TEE_ObjectHandle handle_of(uint32_t index)
{
    return (TEE_ObjectHandle)(uintptr_t)(table[index].generation << 8 | OBJECT_TAG | index);
}

static entry_t *entry_of(TEE_ObjectHandle handle)
{
    uint32_t index = (uint32_t)(uintptr_t)handle % NOBJECTS;
    must(table[index].object != NULL && handle == handle_of(index), PANIC_HANDLE);
    return &table[index];
}

lib_object_t *lib_object(TEE_ObjectHandle handle)
{
    return entry_of(handle)->object;
}

lib_object_t *lib_object_empty(TEE_ObjectHandle handle)
{
    lib_object_t *object = lib_object(handle);
    must(object->bits == 0, PANIC_STATE);
    return object;
}

lib_object_t *lib_object_full(TEE_ObjectHandle handle)
{
    lib_object_t *object = lib_object(handle);
    must(object->bits != 0, PANIC_STATE);
    return object;
}

static uint32_t secret_room(const lib_object_t *object)
{
    return object->type->ec != 0 ? EC_SIZE : object->max_bits / 8;
}

TEE_Result TEE_AllocateTransientObject(TEE_ObjectType objectType, uint32_t maxObjectSize,
                                       TEE_ObjectHandle *object)
{
    lib_check_out(object, sizeof *object);
    *object = TEE_HANDLE_NULL;
    const lib_type_t *type = lib_type_find(objectType);
    if (type == NULL || !lib_type_has_size(type, maxObjectSize))
        return TEE_ERROR_NOT_SUPPORTED;
    uint32_t i = 0;
    while (i < NOBJECTS && table[i].object != NULL)
        i++;
    if (i == NOBJECTS)
        return TEE_ERROR_OUT_OF_MEMORY;
    lib_object_t *o = lib_alloc(sizeof *o + maxObjectSize / 8);
    if (o == NULL)
        return TEE_ERROR_OUT_OF_MEMORY;
    o->type = type;
    o->max_bits = maxObjectSize;
    o->usage = TEE_USAGE_DEFAULT;
    table[i].object = o;
    table[i].generation++;
    *object = handle_of(i);
    return TEE_SUCCESS;
}

void TEE_FreeTransientObject(TEE_ObjectHandle object)
{
    if (object == TEE_HANDLE_NULL)
        return;
    entry_t *entry = entry_of(object);
    lib_free(entry->object);
    entry->object = NULL;
}

void TEE_CloseObject(TEE_ObjectHandle object)
{
    TEE_FreeTransientObject(object);
}

void TEE_ResetTransientObject(TEE_ObjectHandle object)
{
    if (object == TEE_HANDLE_NULL)
        return;
    lib_object_t *o = lib_object(object);
    lib_wipe(o->secret, secret_room(o));
    memset(o->pub, 0, sizeof o->pub);
    o->bits = 0;
    o->usage = TEE_USAGE_DEFAULT;
}

TEE_Result TEE_GetObjectInfo1(TEE_ObjectHandle object, TEE_ObjectInfo *objectInfo)
{
    const lib_object_t *o = lib_object(object);
    lib_check_out(objectInfo, sizeof *objectInfo);
    *objectInfo = (TEE_ObjectInfo){
        .objectType = o->type->id,
        .objectSize = o->bits,
        .maxObjectSize = o->max_bits,
        .objectUsage = o->usage,
        .handleFlags = o->bits != 0 ? TEE_HANDLE_FLAG_INITIALIZED : 0,
    };
    return TEE_SUCCESS;
}

TEE_Result TEE_RestrictObjectUsage1(TEE_ObjectHandle object, uint32_t objectUsage)
{
    lib_object(object)->usage &= objectUsage;
    return TEE_SUCCESS;
}

/* The public key of that pair type, or the same type. */
static bool may_copy(const lib_type_t *to, const lib_type_t *from)
{
    return to == from ||
           (to->ec == EC_PUBLIC && from->ec == EC_PAIR && (to->id & 0xFF) == (from->id & 0xFF));
}

TEE_Result TEE_CopyObjectAttributes1(TEE_ObjectHandle destObject, TEE_ObjectHandle srcObject)
{
    lib_object_t *to = lib_object_empty(destObject);
    const lib_object_t *from = lib_object_full(srcObject);
    must(may_copy(to->type, from->type) && from->bits <= to->max_bits, PANIC_ARGUMENT);
    memcpy(to->pub, from->pub, sizeof to->pub);
    if (to->type->ec != EC_PUBLIC)
        memcpy(to->secret, from->secret, from->type->ec != 0 ? EC_SIZE : from->bits / 8);
    to->bits = from->bits;
    to->usage &= from->usage;
    return TEE_SUCCESS;
}

static const TEE_Attribute *wanted_curve(const TEE_Attribute *params, uint32_t count)
{
    must(count <= 16, PANIC_ARGUMENT);
    lib_check_in(params, count * sizeof *params);
    return lib_attr_find(params, count, TEE_ATTR_ECC_CURVE);
}

TEE_Result TEE_GenerateKey(TEE_ObjectHandle object, uint32_t keySize, const TEE_Attribute *params,
                           uint32_t paramCount)
{
    lib_object_t *o = lib_object_empty(object);
    must(o->type->ec != EC_PUBLIC && keySize <= o->max_bits &&
         lib_type_has_size(o->type, keySize), PANIC_ARGUMENT);
    if (o->type->ec == EC_PAIR) {
        const TEE_Attribute *curve = wanted_curve(params, paramCount);
        must(curve != NULL, PANIC_ARGUMENT);
        if (curve->content.value.a != TEE_ECC_CURVE_NIST_P256)
            return TEE_ERROR_BAD_PARAMETERS;
        lib_crypto_ok(crypto_ec_keygen(CRYPTO_P256, o->secret, o->pub));
    } else {
        lib_crypto_ok(crypto_random(o->secret, keySize / 8));
    }
    o->bits = keySize;
    return TEE_SUCCESS;
}
