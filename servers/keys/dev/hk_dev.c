/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * INSECURE.  The development hardware unique key: a constant in a public source file.  For boards
 * and emulators whose real key MicroTEE cannot read yet.  Everything sealed or signed under it can be
 * opened or forged by anyone; the log and every signed statement say so.
 */
#include <string.h>
#include "huk.h"

void huk_read(uint8_t huk[HUK_SIZE])
{
    static const char key[HUK_SIZE + 1] = "INSECURE development key, v1 2026";
    memcpy(huk, key, HUK_SIZE);
}

bool huk_insecure(void)
{
    return true;
}
