/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Operations: handles, keys, life.  A digest, cipher, MAC or AE lives at the crypto server, which
 * gets the key when it is set; the others keep their key here and send it with each request.
 */
#include <string.h>
#include "libtee.h"
#include "microtee/crypto.h"

/* A handle is generation << 8 | OPERATION_TAG | index. */
#define OPERATION_TAG   0x80u

static lib_operation_t table[NOPERATIONS];

void lib_crypto_ok(uint32_t status)
{
    must(status == CRYPTO_OK, PANIC_SERVER);
}

size_t lib_room(const void *buffer, const size_t *size, size_t needed)
{
    return size == NULL && needed == 0 ? 0 : lib_check_sized(buffer, size);
}

/* ---- handles -------------------------------------------------------------------------------------- */

static TEE_OperationHandle handle_of(uint32_t index)
{
    return (TEE_OperationHandle)(uintptr_t)
        (table[index].generation << 8 | OPERATION_TAG | index);
}

lib_operation_t *lib_operation(TEE_OperationHandle handle)
{
    uint32_t index = (uint32_t)(uintptr_t)handle & (OPERATION_TAG - 1);
    must(index < NOPERATIONS && table[index].alg != NULL && handle == handle_of(index),
         PANIC_HANDLE);
    return &table[index];
}

lib_operation_t *lib_operation_class(TEE_OperationHandle handle, uint32_t class)
{
    lib_operation_t *op = lib_operation(handle);
    must(op->alg->class == class, PANIC_HANDLE);
    return op;
}

lib_operation_t *lib_operation_active(TEE_OperationHandle handle, uint32_t class)
{
    lib_operation_t *op = lib_operation_class(handle, class);
    must(op->active, PANIC_STATE);
    return op;
}

/* ---- allocate, free --------------------------------------------------------------------------------- */

static bool lives_at_server(const lib_alg_t *alg)
{
    return alg->class <= TEE_OPERATION_DIGEST;
}

static uint32_t count_at_server(void)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < NOPERATIONS; i++)
        n += table[i].alg != NULL && lives_at_server(table[i].alg);
    return n;
}

static uint32_t free_entry(const lib_alg_t *alg)
{
    uint32_t i = 0;
    if (lives_at_server(alg) && count_at_server() >= CRYPTO_NOPS)
        return NOPERATIONS;
    while (i < NOPERATIONS && table[i].alg != NULL)
        i++;
    return i;
}

/* What a new operation needs besides its entry: the server's part, or room for the key. */
static TEE_Result equip(lib_operation_t *op)
{
    if (op->alg->class == TEE_OPERATION_DIGEST) {
        uint32_t status = crypto_open(op->alg->server, 0, NULL, 0, &op->server);
        if (status == CRYPTO_E_FULL)
            return TEE_ERROR_OUT_OF_MEMORY;
        lib_crypto_ok(status);
    } else if (!lives_at_server(op->alg)) {
        op->key = lib_alloc(op->max_bits / 8);
        if (op->key == NULL)
            return TEE_ERROR_OUT_OF_MEMORY;
    }
    return TEE_SUCCESS;
}

TEE_Result TEE_AllocateOperation(TEE_OperationHandle *operation, uint32_t algorithm,
                                 uint32_t mode, uint32_t maxKeySize)
{
    lib_check_out(operation, sizeof *operation);
    *operation = TEE_HANDLE_NULL;
    const lib_alg_t *alg = lib_alg_find(algorithm);
    if (alg == NULL || mode > TEE_MODE_DERIVE || (alg->modes & MODE_BIT(mode)) == 0)
        return TEE_ERROR_NOT_SUPPORTED;
    const lib_type_t *type = lib_type_find(alg->key_type);
    if (type != NULL && !lib_type_has_size(type, maxKeySize))
        return TEE_ERROR_NOT_SUPPORTED;
    uint32_t i = free_entry(alg);
    if (i == NOPERATIONS)
        return TEE_ERROR_OUT_OF_MEMORY;
    lib_operation_t op = { .alg = alg, .mode = mode, .max_bits = type == NULL ? 0 : maxKeySize,
                           .server = NO_HANDLE, .generation = table[i].generation + 1 };
    TEE_Result result = equip(&op);
    if (result != TEE_SUCCESS)
        return result;
    table[i] = op;
    *operation = handle_of(i);
    return TEE_SUCCESS;
}

static void close_server(lib_operation_t *op)
{
    if (op->server != NO_HANDLE)
        (void)crypto_close(op->server);
    op->server = NO_HANDLE;
    op->dirty = false;
}

void TEE_FreeOperation(TEE_OperationHandle operation)
{
    if (operation == TEE_HANDLE_NULL)
        return;
    lib_operation_t *op = lib_operation(operation);
    uint32_t generation = op->generation;
    close_server(op);
    lib_free(op->key);
    lib_wipe(op, sizeof *op);
    op->generation = generation;
}

/* ---- state -------------------------------------------------------------------------------------------- */

static bool has_key(const lib_operation_t *op)
{
    return op->key_bits != 0 || op->alg->key_type == 0;
}

static void to_initial(lib_operation_t *op)
{
    op->active = false;
    op->iv_pending = false;
    op->data_begun = false;
    op->nblock = 0;
    lib_wipe(op->block, sizeof op->block);
}

void TEE_ResetOperation(TEE_OperationHandle operation)
{
    lib_operation_t *op = lib_operation(operation);
    must(has_key(op), PANIC_STATE);
    to_initial(op);
    lib_hash_restart(op);
}

static uint32_t required_usage(uint32_t mode)
{
    static const uint8_t usage[] = {
        [TEE_MODE_ENCRYPT] = TEE_USAGE_ENCRYPT, [TEE_MODE_DECRYPT] = TEE_USAGE_DECRYPT,
        [TEE_MODE_SIGN] = TEE_USAGE_SIGN,       [TEE_MODE_VERIFY] = TEE_USAGE_VERIFY,
        [TEE_MODE_MAC] = TEE_USAGE_MAC,         [TEE_MODE_DIGEST] = 0,
        [TEE_MODE_DERIVE] = TEE_USAGE_DERIVE,
    };
    return usage[mode];
}

void TEE_GetOperationInfo(TEE_OperationHandle operation, TEE_OperationInfo *operationInfo)
{
    const lib_operation_t *op = lib_operation(operation);
    bool digest = op->alg->class == TEE_OPERATION_DIGEST;
    lib_check_out(operationInfo, sizeof *operationInfo);
    *operationInfo = (TEE_OperationInfo){
        .algorithm = op->alg->id,
        .operationClass = op->alg->class,
        .mode = op->mode,
        .digestLength = digest || op->alg->class == TEE_OPERATION_MAC ? op->alg->hash_size : 0,
        .maxKeySize = op->max_bits,
        .keySize = op->key_bits,
        .requiredKeyUsage = required_usage(op->mode),
        .handleState = (has_key(op) ? TEE_HANDLE_FLAG_KEY_SET : 0) |
                       (digest || op->active ? TEE_HANDLE_FLAG_INITIALIZED : 0),
    };
}

/* ---- keys ----------------------------------------------------------------------------------------------- */

/* A verification may be done with the public key or with the whole pair. */
static bool key_fits(const lib_operation_t *op, const lib_object_t *key)
{
    uint32_t id = key->type->id;
    bool type_fits = id == op->alg->key_type ||
                     (op->mode == TEE_MODE_VERIFY && id == TEE_TYPE_ECDSA_PUBLIC_KEY);
    uint32_t usage = required_usage(op->mode);
    return type_fits && (key->usage & usage) == usage && key->bits <= op->max_bits;
}

static void forget_key(lib_operation_t *op)
{
    close_server(op);
    if (op->key != NULL)
        lib_wipe(op->key, op->max_bits / 8);
    op->key_size = 0;
    op->key_bits = 0;
}

static void open_with_key(lib_operation_t *op, const lib_object_t *key)
{
    uint32_t mode = op->mode == TEE_MODE_DECRYPT ? CRYPTO_DECRYPT : CRYPTO_ENCRYPT;
    lib_crypto_ok(crypto_open(op->alg->server, mode, key->secret, key->bits / 8, &op->server));
}

static void keep_key(lib_operation_t *op, const lib_object_t *key)
{
    memcpy(op->pub, key->pub, sizeof op->pub);
    if (key->type->ec != EC_PUBLIC) {
        op->key_size = key->type->ec == EC_PAIR ? EC_SIZE : key->bits / 8;
        memcpy(op->key, key->secret, op->key_size);
    }
}

TEE_Result TEE_SetOperationKey(TEE_OperationHandle operation, TEE_ObjectHandle key)
{
    lib_operation_t *op = lib_operation(operation);
    must(op->alg->key_type != 0 && !op->active, PANIC_STATE);
    if (key == TEE_HANDLE_NULL) {
        forget_key(op);
        return TEE_SUCCESS;
    }
    const lib_object_t *object = lib_object_full(key);
    must(key_fits(op, object), PANIC_ARGUMENT);
    forget_key(op);
    if (lives_at_server(op->alg))
        open_with_key(op, object);
    else
        keep_key(op, object);
    op->key_bits = object->bits;
    return TEE_SUCCESS;
}

void TEE_CopyOperation(TEE_OperationHandle dstOperation, TEE_OperationHandle srcOperation)
{
    lib_operation_t *to = lib_operation(dstOperation);
    const lib_operation_t *from = lib_operation(srcOperation);
    must(to->alg == from->alg && to->mode == from->mode && to->max_bits >= from->key_bits,
         PANIC_ARGUMENT);
    if (to == from)
        return;
    forget_key(to);
    lib_operation_t copy = *from;
    copy.max_bits = to->max_bits;
    copy.generation = to->generation;
    copy.key = to->key;
    if (copy.key_size > 0)
        memcpy(copy.key, from->key, copy.key_size);
    if (from->server != NO_HANDLE)
        lib_crypto_ok(crypto_copy(from->server, &copy.server));
    *to = copy;
}
