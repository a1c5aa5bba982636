/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * Symmetric ciphers.  ECB and CBC work on whole blocks: what is not yet enough for one waits in
 * op->block.  The IV goes to the server with the first data, so that a short message is one IPC.
 */
#include <string.h>
#include "libtee.h"
#include "microtee/crypto.h"

#define BLOCK   16u

static bool is_stream(const lib_operation_t *op)
{
    return op->alg->id == TEE_ALG_AES_CTR;
}

void TEE_CipherInit(TEE_OperationHandle operation, const void *IV, size_t IVLen)
{
    lib_operation_t *op = lib_operation_class(operation, TEE_OPERATION_CIPHER);
    must(op->key_bits != 0, PANIC_STATE);
    memset(op->iv, 0, sizeof op->iv);
    if (op->alg->id != TEE_ALG_AES_ECB_NOPAD) {
        must(IVLen == BLOCK, PANIC_ARGUMENT);
        lib_check_in(IV, IVLen);
        memcpy(op->iv, IV, BLOCK);
    }
    op->iv_pending = true;
    op->nblock = 0;
    op->active = true;
}

static void send(lib_operation_t *op, const uint8_t *in, uint8_t *out, size_t len)
{
    if (len == 0)
        return;
    lib_crypto_ok(crypto_cipher(op->server, op->iv_pending ? op->iv : NULL, in, out, len));
    op->iv_pending = false;
}

/* One block of output with a partial block of input waiting.  Input is read before output is
 * written, because both may be the same memory. */
static void send_shifted(lib_operation_t *op, const uint8_t *in, size_t len, uint8_t *out)
{
    uint8_t whole[BLOCK], rest[BLOCK];
    size_t fill = BLOCK - op->nblock;
    size_t nrest = len < BLOCK ? len - fill : op->nblock;
    memcpy(whole, op->block, op->nblock);
    memcpy(whole + op->nblock, in, fill);
    memcpy(rest, in + fill, nrest);
    send(op, whole, out, BLOCK);
    memcpy(op->block, rest, nrest);
    op->nblock = (uint8_t)nrest;
}

/* Everything that whole blocks can be made of; the rest waits. */
static void run(lib_operation_t *op, const uint8_t *in, size_t len, uint8_t *out)
{
    if (is_stream(op)) {
        send(op, in, out, len);
        return;
    }
    while (op->nblock > 0 && op->nblock + len >= BLOCK) {
        size_t taken = len < BLOCK ? len : BLOCK;
        send_shifted(op, in, len, out);
        in += taken;
        out += BLOCK;
        len -= taken;
    }
    if (op->nblock == 0) {
        size_t whole = len - len % BLOCK;
        send(op, in, out, whole);
        in += whole;
        len -= whole;
    }
    if (len > 0)
        memcpy(op->block + op->nblock, in, len);
    op->nblock += (uint8_t)len;
}

static TEE_Result update(lib_operation_t *op, const void *in, size_t len, void *out,
                         size_t *out_len)
{
    size_t all = op->nblock + len;
    size_t needed = is_stream(op) ? len : all - all % BLOCK;
    lib_check_in(in, len);
    size_t room = lib_room(out, out_len, needed);
    if (out_len != NULL)
        *out_len = needed;
    if (room < needed)
        return TEE_ERROR_SHORT_BUFFER;
    run(op, in, len, out);
    return TEE_SUCCESS;
}

TEE_Result TEE_CipherUpdate(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                            void *destData, size_t *destLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_CIPHER);
    return update(op, srcData, srcLen, destData, destLen);
}

TEE_Result TEE_CipherDoFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                             void *destData, size_t *destLen)
{
    lib_operation_t *op = lib_operation_active(operation, TEE_OPERATION_CIPHER);
    must(is_stream(op) || (op->nblock + srcLen) % BLOCK == 0, PANIC_ARGUMENT);
    TEE_Result result = update(op, srcData, srcLen, destData, destLen);
    if (result != TEE_ERROR_SHORT_BUFFER)
        op->active = false;
    return result;
}
