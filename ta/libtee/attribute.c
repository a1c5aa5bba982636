/* SPDX-License-Identifier: BSD-2-Clause */
/* Attributes: what goes into an object and what comes out again. */
#include <string.h>
#include "libtee.h"
#include "microtee/crypto.h"

void TEE_InitRefAttribute(TEE_Attribute *attr, uint32_t attributeID, const void *buffer,
                          size_t length)
{
    must((attributeID & TEE_ATTR_FLAG_VALUE) == 0, PANIC_ARGUMENT);
    lib_check_out(attr, sizeof *attr);
    attr->attributeID = attributeID;
    attr->content.ref.buffer = (void *)buffer;
    attr->content.ref.length = length;
}

void TEE_InitValueAttribute(TEE_Attribute *attr, uint32_t attributeID, uint32_t a, uint32_t b)
{
    must((attributeID & TEE_ATTR_FLAG_VALUE) != 0, PANIC_ARGUMENT);
    lib_check_out(attr, sizeof *attr);
    attr->attributeID = attributeID;
    attr->content.value.a = a;
    attr->content.value.b = b;
}

const TEE_Attribute *lib_attr_find(const TEE_Attribute *attrs, uint32_t count, uint32_t id)
{
    for (uint32_t i = 0; i < count; i++)
        if (attrs[i].attributeID == id)
            return &attrs[i];
    return NULL;
}

bool lib_ec_number(uint8_t out[EC_SIZE], const uint8_t *number, size_t len)
{
    while (len > EC_SIZE && *number == 0) {
        number++;
        len--;
    }
    if (len > EC_SIZE)
        return false;
    memset(out, 0, EC_SIZE - len);
    memcpy(out + EC_SIZE - len, number, len);
    return true;
}

/* ---- populate ------------------------------------------------------------------------------------- */

/* An attribute that must be there; its buffer is checked. */
static const TEE_Attribute *required(const TEE_Attribute *attrs, uint32_t count, uint32_t id)
{
    const TEE_Attribute *attr = lib_attr_find(attrs, count, id);
    must(attr != NULL, PANIC_ARGUMENT);
    if ((id & TEE_ATTR_FLAG_VALUE) == 0)
        lib_check_in(attr->content.ref.buffer, attr->content.ref.length);
    return attr;
}

static TEE_Result populate_secret(lib_object_t *o, const TEE_Attribute *attrs, uint32_t count)
{
    const TEE_Attribute *value = required(attrs, count, TEE_ATTR_SECRET_VALUE);
    size_t len = value->content.ref.length;
    must(count == 1 && len <= o->max_bits / 8, PANIC_ARGUMENT);
    if (!lib_type_has_size(o->type, len * 8))
        return TEE_ERROR_BAD_PARAMETERS;
    memcpy(o->secret, value->content.ref.buffer, len);
    o->bits = len * 8;
    return TEE_SUCCESS;
}

static bool take_number(uint8_t out[EC_SIZE], const TEE_Attribute *attrs, uint32_t count,
                        uint32_t id)
{
    const TEE_Attribute *attr = required(attrs, count, id);
    return lib_ec_number(out, attr->content.ref.buffer, attr->content.ref.length);
}

/* A key pair must be a pair: the public half is worked out from the private one and compared. */
static bool is_pair(const uint8_t priv[EC_SIZE], const uint8_t pub[2 * EC_SIZE])
{
    uint8_t computed[2 * EC_SIZE];
    uint32_t status = crypto_ec_public(CRYPTO_P256, priv, computed);
    if (status == CRYPTO_E_KEY)
        return false;
    lib_crypto_ok(status);
    return memcmp(computed, pub, sizeof computed) == 0;
}

static TEE_Result populate_ec(lib_object_t *o, const TEE_Attribute *attrs, uint32_t count)
{
    uint8_t pub[2 * EC_SIZE], priv[EC_SIZE] = { 0 };
    bool pair = o->type->ec == EC_PAIR;
    const TEE_Attribute *curve = required(attrs, count, TEE_ATTR_ECC_CURVE);
    bool good = take_number(pub, attrs, count, TEE_ATTR_ECC_PUBLIC_VALUE_X) &
                take_number(pub + EC_SIZE, attrs, count, TEE_ATTR_ECC_PUBLIC_VALUE_Y);
    if (pair)
        good &= take_number(priv, attrs, count, TEE_ATTR_ECC_PRIVATE_VALUE);
    must(count == (pair ? 4u : 3u), PANIC_ARGUMENT);
    good = good && curve->content.value.a == TEE_ECC_CURVE_NIST_P256 &&
           (!pair || is_pair(priv, pub));
    if (good) {
        memcpy(o->pub, pub, sizeof pub);
        memcpy(o->secret, priv, sizeof priv);
        o->bits = o->max_bits;
    }
    lib_wipe(priv, sizeof priv);
    return good ? TEE_SUCCESS : TEE_ERROR_BAD_PARAMETERS;
}

TEE_Result TEE_PopulateTransientObject(TEE_ObjectHandle object, const TEE_Attribute *attrs,
                                       uint32_t attrCount)
{
    lib_object_t *o = lib_object_empty(object);
    must(attrCount <= 16, PANIC_ARGUMENT);
    lib_check_in(attrs, attrCount * sizeof *attrs);
    return o->type->ec != 0 ? populate_ec(o, attrs, attrCount)
                            : populate_secret(o, attrs, attrCount);
}

/* ---- read out --------------------------------------------------------------------------------------- */

typedef struct {
    const uint8_t *start;   /* NULL: the object has no such attribute                       */
    size_t         size;
} value_t;

static value_t value_of(const lib_object_t *o, uint32_t id)
{
    if (o->type->ec == 0)
        return id == TEE_ATTR_SECRET_VALUE ? (value_t){ o->secret, o->bits / 8 }
                                           : (value_t){ NULL, 0 };
    if (id == TEE_ATTR_ECC_PUBLIC_VALUE_X)
        return (value_t){ o->pub, EC_SIZE };
    if (id == TEE_ATTR_ECC_PUBLIC_VALUE_Y)
        return (value_t){ o->pub + EC_SIZE, EC_SIZE };
    if (id == TEE_ATTR_ECC_PRIVATE_VALUE && o->type->ec == EC_PAIR)
        return (value_t){ o->secret, EC_SIZE };
    return (value_t){ NULL, 0 };
}

static bool may_read(const lib_object_t *o, uint32_t id)
{
    return (id & TEE_ATTR_FLAG_PUBLIC) != 0 || (o->usage & TEE_USAGE_EXTRACTABLE) != 0;
}

TEE_Result TEE_GetObjectBufferAttribute(TEE_ObjectHandle object, uint32_t attributeID,
                                        void *buffer, size_t *size)
{
    const lib_object_t *o = lib_object_full(object);
    must((attributeID & TEE_ATTR_FLAG_VALUE) == 0, PANIC_ARGUMENT);
    size_t room = lib_check_sized(buffer, size);
    value_t value = value_of(o, attributeID);
    if (value.start == NULL)
        return TEE_ERROR_ITEM_NOT_FOUND;
    if (!may_read(o, attributeID))
        return TEE_ERROR_ACCESS_DENIED;
    *size = value.size;
    if (room < value.size)
        return TEE_ERROR_SHORT_BUFFER;
    memcpy(buffer, value.start, value.size);
    return TEE_SUCCESS;
}

TEE_Result TEE_GetObjectValueAttribute(TEE_ObjectHandle object, uint32_t attributeID,
                                       uint32_t *a, uint32_t *b)
{
    const lib_object_t *o = lib_object_full(object);
    must((attributeID & TEE_ATTR_FLAG_VALUE) != 0, PANIC_ARGUMENT);
    if (attributeID != TEE_ATTR_ECC_CURVE || o->type->ec == 0)
        return TEE_ERROR_ITEM_NOT_FOUND;
    if (a != NULL) {
        lib_check_out(a, sizeof *a);
        *a = TEE_ECC_CURVE_NIST_P256;
    }
    if (b != NULL) {
        lib_check_out(b, sizeof *b);
        *b = 0;
    }
    return TEE_SUCCESS;
}
