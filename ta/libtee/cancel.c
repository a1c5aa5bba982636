/* SPDX-License-Identifier: BSD-2-Clause */
/* Cancellation of the running command. */
#include "libtee.h"
#include "microtee/layout.h"
#include "microtee/sys.h"
#include "microtee/ta_proto.h"

static bool unmasked;

void lib_cancel_reset(void)
{
    unmasked = false;
}

bool TEE_GetCancellationFlag(void)
{
    if (!unmasked)
        return false;
    msg_words_t m = { .w = { GW_CANCELLED } };
    return sys_call(SLOT_GATEWAY, &m) == E_OK && m.w[0] == 1;
}

bool TEE_UnmaskCancellation(void)
{
    bool was_masked = !unmasked;
    unmasked = true;
    return was_masked;
}

bool TEE_MaskCancellation(void)
{
    bool was_masked = !unmasked;
    unmasked = false;
    return was_masked;
}
