/* SPDX-License-Identifier: BSD-2-Clause */
/* TEE_Panic: see tee_internal_api.h. */
#include "libtee.h"
#include "microtee/sys.h"

_Noreturn void TEE_Panic(TEE_Result panicCode)
{
    sys_panic(panicCode);
}
