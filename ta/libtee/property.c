/* SPDX-License-Identifier: BSD-2-Clause */
/* Properties of the TA, its client and the TEE, and enumerators over them. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "libtee.h"

typedef struct user_ta_property property_t;

#define BOOL(name, v)   { name, USER_TA_PROP_TYPE_BOOL, v }
#define U32(name, v)    { name, USER_TA_PROP_TYPE_U32, v }
#define STRING(name, v) { name, USER_TA_PROP_TYPE_STRING, v }
#define COUNT(a)        (sizeof(a) / sizeof((a)[0]))

/* ---- the sets ------------------------------------------------------------------------------------- */

static const bool no = false, yes = true;
static const uint32_t little_endian = 0;

/* Protection level 1000: the normal world cannot set the timer (section 7.2.1). */
static const uint32_t time_protection = 1000;
static const uint32_t api_version = TEE_CORE_API_VERSION;
static const uint32_t no_bigint = 0;

static const property_t tee_properties[] = {
    STRING("gpd.tee.apiversion", "1.3.1"),
    U32("gpd.tee.internalCore.version", &api_version),
    STRING("gpd.tee.description", "MicroTEE"),
    U32("gpd.tee.systemTime.protectionLevel", &time_protection),
    U32("gpd.tee.arith.maxBigIntSize", &no_bigint),
    BOOL("gpd.tee.cryptography.ecc", &yes),
    STRING("gpd.tee.trustedos.implementation.version", "MicroTEE"),
    STRING("gpd.tee.trustedos.manufacturer", "MicroTEE"),
};

static bool single_instance, multi_session, keep_alive;

static const property_t ta_basics[] = {
    { "gpd.ta.appID", USER_TA_PROP_TYPE_UUID, &ta_uuid },
    BOOL("gpd.ta.singleInstance", &single_instance),
    BOOL("gpd.ta.multiSession", &multi_session),
    BOOL("gpd.ta.instanceKeepAlive", &keep_alive),
    U32("gpd.ta.dataSize", &ta_data_size),
    U32("gpd.ta.stackSize", &ta_stack_size),
    STRING("gpd.ta.version", ta_version),
    STRING("gpd.ta.description", ta_description),
    U32("gpd.ta.endian", &little_endian),
    BOOL("gpd.ta.doesNotCloseHandleOnCorruptObject", &no),
};

/* The client's identity changes from command to command, so its value is looked up. */
static const property_t client_properties[] = {
    { "gpd.client.identity", USER_TA_PROP_TYPE_IDENTITY, NULL },
    U32("gpd.client.endian", &little_endian),
};

static void prepare(void)
{
    single_instance = (ta_flags & TA_FLAG_SINGLE_INSTANCE) != 0;
    multi_session = (ta_flags & TA_FLAG_MULTI_SESSION) != 0;
    keep_alive = (ta_flags & TA_FLAG_INSTANCE_KEEP_ALIVE) != 0;
}

static const property_t *of_ta(uint32_t i)
{
    if (i < COUNT(ta_basics))
        return &ta_basics[i];
    i -= COUNT(ta_basics);
    return i < ta_nproperties ? &ta_properties[i] : NULL;
}

/* Property number i of a set, or NULL.  Panics if there is no such set. */
static const property_t *of_set(TEE_PropSetHandle set, uint32_t i)
{
    if (set == TEE_PROPSET_CURRENT_TA)
        return of_ta(i);
    if (set == TEE_PROPSET_CURRENT_CLIENT)
        return i < COUNT(client_properties) ? &client_properties[i] : NULL;
    must(set == TEE_PROPSET_TEE_IMPLEMENTATION, PANIC_HANDLE);
    return i < COUNT(tee_properties) ? &tee_properties[i] : NULL;
}

/* ---- enumerators ------------------------------------------------------------------------------------ */
#define NENUMERATORS    8
#define ENUMERATOR_TAG  0x50u           /* a handle is ENUMERATOR_TAG | index               */

typedef struct {
    bool              used;
    TEE_PropSetHandle set;              /* NULL: not started                                */
    uint32_t          i;
} enumerator_t;

static enumerator_t enumerators[NENUMERATORS];

static bool is_enumerator(TEE_PropSetHandle handle)
{
    uintptr_t i = (uintptr_t)handle - ENUMERATOR_TAG;
    return i < NENUMERATORS && enumerators[i].used;
}

static enumerator_t *enumerator_of(TEE_PropSetHandle handle)
{
    must(is_enumerator(handle), PANIC_HANDLE);
    return &enumerators[(uintptr_t)handle - ENUMERATOR_TAG];
}

TEE_Result TEE_AllocatePropertyEnumerator(TEE_PropSetHandle *enumerator)
{
    lib_check_out(enumerator, sizeof *enumerator);
    for (uint32_t i = 0; i < NENUMERATORS; i++) {
        if (enumerators[i].used)
            continue;
        enumerators[i] = (enumerator_t){ .used = true };
        *enumerator = (TEE_PropSetHandle)(uintptr_t)(ENUMERATOR_TAG + i);
        return TEE_SUCCESS;
    }
    return TEE_ERROR_OUT_OF_MEMORY;
}

void TEE_FreePropertyEnumerator(TEE_PropSetHandle enumerator)
{
    enumerator_of(enumerator)->used = false;
}

void TEE_StartPropertyEnumerator(TEE_PropSetHandle enumerator, TEE_PropSetHandle propSet)
{
    enumerator_t *e = enumerator_of(enumerator);
    (void)of_set(propSet, 0);
    e->set = propSet;
    e->i = 0;
}

void TEE_ResetPropertyEnumerator(TEE_PropSetHandle enumerator)
{
    enumerator_of(enumerator)->set = NULL;
}

static const property_t *current(TEE_PropSetHandle enumerator)
{
    const enumerator_t *e = enumerator_of(enumerator);
    return e->set == NULL ? NULL : of_set(e->set, e->i);
}

TEE_Result TEE_GetNextProperty(TEE_PropSetHandle enumerator)
{
    if (current(enumerator) == NULL)
        return TEE_ERROR_ITEM_NOT_FOUND;
    enumerator_of(enumerator)->i++;
    return current(enumerator) == NULL ? TEE_ERROR_ITEM_NOT_FOUND : TEE_SUCCESS;
}

/* ---- values ------------------------------------------------------------------------------------------- */

/* The property that a call names, or NULL. */
static const property_t *find(TEE_PropSetHandle handle, const char *name)
{
    const property_t *p;
    prepare();
    if (is_enumerator(handle))
        return current(handle);
    must(name != NULL, PANIC_ARGUMENT);
    for (uint32_t i = 0; (p = of_set(handle, i)) != NULL; i++)
        if (strcmp(p->name, name) == 0)
            return p;
    return NULL;
}

static const void *value_of(const property_t *p)
{
    return p->value != NULL ? p->value : lib_client();
}

/* Copy `size` octets of a property that must be of that type. */
static TEE_Result get(TEE_PropSetHandle handle, const char *name, enum user_ta_prop_type type,
                      void *out, size_t size)
{
    const property_t *p = find(handle, name);
    lib_check_out(out, size);
    if (p == NULL)
        return TEE_ERROR_ITEM_NOT_FOUND;
    if (p->type != type)
        return TEE_ERROR_BAD_FORMAT;
    memcpy(out, value_of(p), size);
    return TEE_SUCCESS;
}

TEE_Result TEE_GetPropertyAsBool(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                 bool *value)
{
    return get(propsetOrEnumerator, name, USER_TA_PROP_TYPE_BOOL, value, sizeof *value);
}

TEE_Result TEE_GetPropertyAsU32(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                uint32_t *value)
{
    return get(propsetOrEnumerator, name, USER_TA_PROP_TYPE_U32, value, sizeof *value);
}

TEE_Result TEE_GetPropertyAsU64(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                uint64_t *value)
{
    return get(propsetOrEnumerator, name, USER_TA_PROP_TYPE_U64, value, sizeof *value);
}

TEE_Result TEE_GetPropertyAsUUID(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                 TEE_UUID *value)
{
    return get(propsetOrEnumerator, name, USER_TA_PROP_TYPE_UUID, value, sizeof *value);
}

TEE_Result TEE_GetPropertyAsIdentity(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                     TEE_Identity *value)
{
    return get(propsetOrEnumerator, name, USER_TA_PROP_TYPE_IDENTITY, value, sizeof *value);
}

/* ---- as strings ----------------------------------------------------------------------------------------- */
#define UUID_TEXT       37              /* with the NUL                                     */
#define VALUE_TEXT      64              /* no value that is not a string is longer          */

static void uuid_text(char out[UUID_TEXT], const TEE_UUID *u)
{
    const uint8_t *n = u->clockSeqAndNode;
    snprintf(out, UUID_TEXT, "%08" PRIx32 "-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
             u->timeLow, u->timeMid, u->timeHiAndVersion, n[0], n[1], n[2], n[3], n[4], n[5],
             n[6], n[7]);
}

static void identity_text(char out[VALUE_TEXT], const TEE_Identity *identity)
{
    char uuid[UUID_TEXT];
    uuid_text(uuid, &identity->uuid);
    snprintf(out, VALUE_TEXT, "%" PRIu32 ":%s", identity->login, uuid);
}

/* Decimal by hand: the C library's printf may be built without 64-bit numbers. */
static void u64_text(char out[VALUE_TEXT], uint64_t value)
{
    char digits[21];
    uint32_t i = sizeof digits;
    digits[--i] = '\0';
    do {
        digits[--i] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    strcpy(out, digits + i);
}

/* The value as text, in `scratch` unless it is a string anyway. */
static const char *text_of(const property_t *p, char scratch[VALUE_TEXT])
{
    const void *v = value_of(p);
    switch (p->type) {
    case USER_TA_PROP_TYPE_STRING:
        return v;
    case USER_TA_PROP_TYPE_BOOL:
        return *(const bool *)v ? "true" : "false";
    case USER_TA_PROP_TYPE_U32:
        u64_text(scratch, *(const uint32_t *)v);
        break;
    case USER_TA_PROP_TYPE_U64:
        u64_text(scratch, *(const uint64_t *)v);
        break;
    case USER_TA_PROP_TYPE_UUID:
        uuid_text(scratch, v);
        break;
    case USER_TA_PROP_TYPE_IDENTITY:
        identity_text(scratch, v);
        break;
    }
    return scratch;
}

/* Text to a buffer, cut off if the buffer is too short. */
static TEE_Result put_text(const char *text, char *out, size_t *size)
{
    size_t room = lib_check_sized(out, size), needed = strlen(text) + 1;
    size_t n = needed < room ? needed : room;
    *size = needed;
    if (n > 0) {
        memcpy(out, text, n - 1);
        out[n - 1] = '\0';
    }
    return room < needed ? TEE_ERROR_SHORT_BUFFER : TEE_SUCCESS;
}

TEE_Result TEE_GetPropertyAsString(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                   char *valueBuffer, size_t *valueBufferLen)
{
    char scratch[VALUE_TEXT];
    const property_t *p = find(propsetOrEnumerator, name);
    if (p == NULL)
        return TEE_ERROR_ITEM_NOT_FOUND;
    return put_text(text_of(p, scratch), valueBuffer, valueBufferLen);
}

TEE_Result TEE_GetPropertyName(TEE_PropSetHandle enumerator, void *nameBuffer,
                               size_t *nameBufferLen)
{
    const property_t *p = current(enumerator);
    if (p == NULL)
        return TEE_ERROR_ITEM_NOT_FOUND;
    return put_text(p->name, nameBuffer, nameBufferLen);
}
