/* SPDX-License-Identifier: BSD-2-Clause */
/* Programmer errors end in a panic (TEE Internal Core API, "Panic Reasons" of each function), and the
 * same calls without the error do not.  TEE_Panic comes back to the test here. */
#include "unit.h"
#include "fake.h"

static TEE_OperationHandle op;
static TEE_ObjectHandle object;
static uint8_t data[64];
static const uint8_t constant[64] = { 1 };
static size_t len;

static TEE_OperationHandle operation(uint32_t algorithm, uint32_t mode, uint32_t bits)
{
    TEE_OperationHandle o = TEE_HANDLE_NULL;

    assert_int_equal(TEE_AllocateOperation(&o, algorithm, mode, bits), TEE_SUCCESS);
    return o;
}

static TEE_ObjectHandle empty(uint32_t type, uint32_t bits)
{
    TEE_ObjectHandle o = TEE_HANDLE_NULL;

    assert_int_equal(TEE_AllocateTransientObject(type, bits, &o), TEE_SUCCESS);
    return o;
}

static TEE_ObjectHandle aes_key(void)
{
    TEE_ObjectHandle o = empty(TEE_TYPE_AES, 256);

    assert_int_equal(TEE_GenerateKey(o, 128, NULL, 0), TEE_SUCCESS);
    return o;
}

static int start(void **state)
{
    (void)state;
    fake_start();
    return 0;
}

static int setup(void **state)
{
    (void)state;
    op = TEE_HANDLE_NULL;
    object = TEE_HANDLE_NULL;
    len = sizeof data;
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    TEE_FreeOperation(op);
    TEE_FreeTransientObject(object);
    return 0;
}

#define PANICS(call)    assert_true(panics_##call())
#define CASE(name, ...) \
    static void do_##name(void) { __VA_ARGS__; } \
    static int panics_##name(void) { return fake_panics(do_##name); }

/* ---- buffers ------------------------------------------------------------------------------------------- */

CASE(random_to_own, TEE_GenerateRandom(data, 16))
CASE(random_to_null, TEE_GenerateRandom(NULL, 16))
CASE(random_to_constant, TEE_GenerateRandom((void *)(uintptr_t)constant, 16))
CASE(random_too_long, TEE_GenerateRandom(data, SIZE_MAX))
CASE(allocate_to_constant, TEE_AllocateOperation((void *)(uintptr_t)constant, TEE_ALG_SHA256, TEE_MODE_DIGEST, 0))
CASE(digest_from_nowhere, TEE_DigestUpdate(op, (void *)(uintptr_t)0x4E000000, 16))
CASE(digest_from_constant, TEE_DigestUpdate(op, constant, 16))
CASE(digest_to_constant, len = 32; TEE_DigestDoFinal(op, data, 1, (void *)(uintptr_t)constant, &len))
CASE(digest_without_size, TEE_DigestDoFinal(op, data, 1, data, NULL))

static void buffers_that_are_not_the_tas(void **state)
{
    (void)state;
    assert_false(panics_random_to_own());
    PANICS(random_to_null);
    PANICS(random_to_constant);
    PANICS(random_too_long);
    PANICS(allocate_to_constant);
    op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    assert_false(panics_digest_from_constant());
    PANICS(digest_from_nowhere);
    PANICS(digest_to_constant);
    PANICS(digest_without_size);
}

/* ---- handles -------------------------------------------------------------------------------------------- */

CASE(digest, TEE_DigestUpdate(op, data, 1))
CASE(mac_init, TEE_MACInit(op, NULL, 0))
CASE(cipher_init, TEE_CipherInit(op, data, 16))
CASE(ae_init, (void)TEE_AEInit(op, data, 12, 128, 0, 0))
CASE(free_operation, TEE_FreeOperation(op))
CASE(object_info, TEE_ObjectInfo i; TEE_GetObjectInfo1(object, &i))
CASE(free_object, TEE_FreeTransientObject(object))

static void operation_handles_that_name_nothing(void **state)
{
    TEE_OperationHandle real;

    (void)state;
    op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    assert_false(panics_digest());
    real = op;
    for (uintptr_t guess = 0; guess < 300; guess++) {
        op = (TEE_OperationHandle)guess;
        if (op != real)
            PANICS(digest);
    }
    op = real;
    TEE_FreeOperation(op);
    PANICS(digest);
    PANICS(free_operation);
    op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);     /* the same entry: another handle */
    assert_true(op != real);
}

static void object_handles_that_name_nothing(void **state)
{
    TEE_ObjectHandle real;

    (void)state;
    object = empty(TEE_TYPE_AES, 256);
    assert_false(panics_object_info());
    real = object;
    TEE_FreeTransientObject(object);
    PANICS(object_info);
    PANICS(free_object);
    object = (TEE_ObjectHandle)(uintptr_t)0x1234567;
    PANICS(object_info);
    object = empty(TEE_TYPE_AES, 256);
    assert_true(object != real);
}

static void operations_of_another_class(void **state)
{
    (void)state;
    op = operation(TEE_ALG_SHA256, TEE_MODE_DIGEST, 0);
    PANICS(mac_init);
    PANICS(cipher_init);
    PANICS(ae_init);
    TEE_FreeOperation(op);
    op = operation(TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT, 256);
    PANICS(digest);
    PANICS(mac_init);
    PANICS(ae_init);
}

/* ---- states ------------------------------------------------------------------------------------------------ */

CASE(cipher_update, len = sizeof data; TEE_CipherUpdate(op, data, 16, data, &len))
CASE(mac_update, TEE_MACUpdate(op, data, 1))
CASE(ae_update, len = sizeof data; TEE_AEUpdate(op, data, 16, data, &len))
CASE(ae_aad, TEE_AEUpdateAAD(op, data, 16))
CASE(set_key, TEE_SetOperationKey(op, object))
CASE(reset, TEE_ResetOperation(op))
CASE(half_a_block, len = sizeof data; TEE_CipherDoFinal(op, data, 8, data, &len))
CASE(cipher_init_short, TEE_CipherInit(op, data, 15))

static void a_cipher_before_its_key_or_iv(void **state)
{
    (void)state;
    op = operation(TEE_ALG_AES_CBC_NOPAD, TEE_MODE_ENCRYPT, 256);
    PANICS(cipher_init);                        /* no key */
    PANICS(reset);
    object = aes_key();
    assert_false(panics_set_key());
    PANICS(cipher_update);                      /* no IV */
    PANICS(cipher_init_short);
    assert_false(panics_cipher_init());
    assert_false(panics_cipher_update());
    PANICS(set_key);                            /* not while it is active */
    PANICS(half_a_block);
    assert_false(panics_reset());
    PANICS(cipher_update);                      /* not after the reset */
    assert_false(panics_set_key());
}

static void a_mac_before_its_key_or_start(void **state)
{
    (void)state;
    op = operation(TEE_ALG_HMAC_SHA256, TEE_MODE_MAC, 256);
    PANICS(mac_init);
    object = empty(TEE_TYPE_HMAC_SHA256, 256);
    assert_int_equal(TEE_GenerateKey(object, 256, NULL, 0), TEE_SUCCESS);
    assert_false(panics_set_key());
    PANICS(mac_update);
    assert_false(panics_mac_init());
    assert_false(panics_mac_update());
}

static void ae_in_the_wrong_order(void **state)
{
    (void)state;
    op = operation(TEE_ALG_AES_GCM, TEE_MODE_ENCRYPT, 256);
    PANICS(ae_init);
    object = aes_key();
    assert_false(panics_set_key());
    PANICS(ae_update);
    PANICS(ae_aad);
    assert_false(panics_ae_init());
    assert_false(panics_ae_aad());
    assert_false(panics_ae_update());
    PANICS(ae_aad);                             /* data has begun */
}

/* ---- keys ---------------------------------------------------------------------------------------------------- */

CASE(generate, TEE_GenerateKey(object, 128, NULL, 0))
CASE(generate_odd, TEE_GenerateKey(object, 100, NULL, 0))
CASE(generate_too_long, TEE_GenerateKey(object, 256, NULL, 0))

static void keys_that_do_not_fit(void **state)
{
    (void)state;
    op = operation(TEE_ALG_AES_CTR, TEE_MODE_ENCRYPT, 128);
    object = empty(TEE_TYPE_AES, 128);
    PANICS(set_key);                            /* an empty object */
    PANICS(generate_odd);
    PANICS(generate_too_long);
    assert_false(panics_generate());
    PANICS(generate);                           /* it is full */
    assert_int_equal(TEE_RestrictObjectUsage1(object, TEE_USAGE_DECRYPT), TEE_SUCCESS);
    PANICS(set_key);                            /* not for encryption */
    TEE_FreeTransientObject(object);
    object = empty(TEE_TYPE_HMAC_SHA256, 256);
    assert_int_equal(TEE_GenerateKey(object, 256, NULL, 0), TEE_SUCCESS);
    PANICS(set_key);                            /* of another type */
    TEE_FreeTransientObject(object);
    object = empty(TEE_TYPE_AES, 256);
    assert_int_equal(TEE_GenerateKey(object, 256, NULL, 0), TEE_SUCCESS);
    PANICS(set_key);                            /* longer than the operation's maximum */
}

/* ---- heap ------------------------------------------------------------------------------------------------------ */

static uint8_t *area;
CASE(free_area, TEE_Free(area))
CASE(free_inside, TEE_Free(area + 8))
CASE(free_odd, TEE_Free(area + 1))
CASE(free_variable, TEE_Free(data))
CASE(realloc_freed, TEE_Realloc(area, 5))

static void areas_that_are_none(void **state)
{
    (void)state;
    area = TEE_Malloc(64, 0);
    PANICS(free_inside);
    PANICS(free_odd);
    PANICS(free_variable);
    assert_false(panics_free_area());
    PANICS(free_area);
    PANICS(realloc_freed);
}

static void an_overrun_is_noticed(void **state)
{
    uint8_t *behind;

    (void)state;
    area = TEE_Malloc(64, 0);
    behind = TEE_Malloc(64, 0);
    uint8_t saved[16];
    memcpy(saved, area + 64, 16);               /* the header of what lies behind */
    memset(area + 64, 1, 16);
    PANICS(free_area);
    memcpy(area + 64, saved, 16);
    assert_false(panics_free_area());
    TEE_Free(behind);
}

/* ---- properties ------------------------------------------------------------------------------------------------ */

static TEE_PropSetHandle set;
CASE(property, len = sizeof data; TEE_GetPropertyAsString(set, "gpd.tee.description", (char *)data, &len))
CASE(enumerator_name, len = sizeof data; TEE_GetPropertyName(set, data, &len))
CASE(free_enumerator, TEE_FreePropertyEnumerator(set))

static void property_sets_that_are_none(void **state)
{
    (void)state;
    set = TEE_PROPSET_TEE_IMPLEMENTATION;
    assert_false(panics_property());
    set = (TEE_PropSetHandle)(uintptr_t)0x1234;
    PANICS(property);
    PANICS(enumerator_name);
    assert_int_equal(TEE_AllocatePropertyEnumerator(&set), TEE_SUCCESS);
    assert_false(panics_free_enumerator());
    PANICS(free_enumerator);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(buffers_that_are_not_the_tas), TEST(operation_handles_that_name_nothing),
        TEST(object_handles_that_name_nothing), TEST(operations_of_another_class),
        TEST(a_cipher_before_its_key_or_iv), TEST(a_mac_before_its_key_or_start),
        TEST(ae_in_the_wrong_order), TEST(keys_that_do_not_fit), TEST(areas_that_are_none),
        TEST(an_overrun_is_noticed), TEST(property_sets_that_are_none),
    };

    lib_memory_init(__builtin_frame_address(0));
    return cmocka_run_group_tests(tests, start, NULL);
}
