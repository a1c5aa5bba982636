/* SPDX-License-Identifier: BSD-2-Clause */
#include <string.h>
#include "microtee/keys.h"
#include "bearssl.h"
#include "huk.h"
#include "root.h"
#include "sha256.h"
#include "wipe.h"

static br_hkdf_context prk;     /* extracted, ready to expand */

void root_init(void)
{
    static const char salt[] = "MicroTEE keys v1";
    uint8_t huk[HUK_SIZE];
    huk_read(huk);
    br_hkdf_init(&prk, &sha256_class, salt, sizeof salt - 1);
    br_hkdf_inject(&prk, huk, sizeof huk);
    br_hkdf_flip(&prk);
    wipe(huk, sizeof huk);
}

void root_derive(const char *purpose, const void *id, size_t id_len, const void *label,
                 size_t label_len, void *out, size_t len)
{
    uint8_t info[16 + 16 + KEYS_LABEL_MAX];
    size_t n = strlen(purpose) + 1;
    br_hkdf_context hc = prk;
    memcpy(info, purpose, n);
    memcpy(info + n, id, id_len);
    memcpy(info + n + id_len, label, label_len);
    br_hkdf_produce(&hc, info, n + id_len + label_len, out, len);
    wipe(&hc, sizeof hc);
}
