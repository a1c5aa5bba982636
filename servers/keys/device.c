/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "bearssl.h"
#include "device.h"
#include "p256.h"
#include "root.h"
#include "sha256.h"
#include "wipe.h"

static uint8_t secret[P256_SIZE];
static uint8_t point[1 + 2 * P256_SIZE];

/* A string of 256 bits is a valid key but for one in 2^32; then the next counter is taken. */
void device_init(void)
{
    uint8_t counter = 0;
    do {
        root_derive("device", &counter, 1, "", 0, secret, sizeof secret);
        counter++;
    } while (!p256_is_scalar(secret));
    br_ec_p256_m31.mulgen(point, secret, sizeof secret, BR_EC_secp256r1);
}

void device_public(uint8_t pub[64])
{
    memcpy(pub, point + 1, 2 * P256_SIZE);
}

static void sha256(const void *msg, size_t len, uint8_t digest[32])
{
    br_sha256_context c;
    sha256_class.init(&c.vtable);
    sha256_class.update(&c.vtable, msg, len);
    sha256_class.out(&c.vtable, digest);
}

void device_key_id(uint8_t id[32])
{
    sha256(point, sizeof point, id);
}

size_t device_sign(const void *msg, size_t len, uint8_t sig[KEYS_SIG_MAX])
{
    uint8_t digest[32];
    br_ec_private_key sk = { BR_EC_secp256r1, secret, sizeof secret };
    sha256(msg, len, digest);
    size_t n = br_ecdsa_i31_sign_asn1(&br_ec_p256_m31, &sha256_class, digest, &sk, sig);
    wipe_stack();
    return n;
}
