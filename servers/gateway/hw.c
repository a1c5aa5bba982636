/* SPDX-License-Identifier: BSD-2-Clause */
/* Where init has mapped things for the gateway; the host tests replace this file. */
#include "ns.h"
#include "microtee/layout.h"

uint8_t *hw_ns_base(void)
{
    return (uint8_t *)GW_NS_BASE;
}

uint8_t *hw_window(uint32_t inst)
{
    return (uint8_t *)GW_WIN_PARAM(inst);
}
