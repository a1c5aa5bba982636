/* SPDX-License-Identifier: BSD-2-Clause */
/* TEE_GenerateRandom. */
#include "libtee.h"
#include "microtee/crypto.h"

void TEE_GenerateRandom(void *randomBuffer, size_t randomBufferLen)
{
    lib_check_out(randomBuffer, randomBufferLen);
    if (randomBufferLen > 0)
        lib_crypto_ok(crypto_random(randomBuffer, randomBufferLen));
}
