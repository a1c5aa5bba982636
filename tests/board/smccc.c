/* SPDX-License-Identifier: BSD-2-Clause */
/* ARM DEN 0028 (SMCCC): versions, unknown functions, registers that must survive. */
#include "payload.h"

#define NOT_SUPPORTED   0xFFFFFFFFu

static void unknown_functions(void)
{
    is(smc1(0x8000FFFFu, 0, 0, 0), NOT_SUPPORTED, "unknown ARM architecture call");
    is(smc1(0x82000000u, 0, 0, 0), NOT_SUPPORTED, "SiP call");
    is(smc1(0x83000000u, 0, 0, 0), NOT_SUPPORTED, "OEM call");
    is(smc1(0x84001234u, 0, 0, 0), NOT_SUPPORTED, "unknown standard service call");
    is(smc1(0xC4000003u, 0, 0, 0), NOT_SUPPORTED, "64-bit call from a 32-bit world");
    is(smc1(0xB200FFFFu, 0, 0, 0), NOT_SUPPORTED, "unknown fast call of the trusted OS");
    is(smc1(0xBF00FFFFu, 0, 0, 0), NOT_SUPPORTED, "unknown API call of the trusted OS");
    is(smc1(0x3200FFFFu, 0, 0, 0), NOT_SUPPORTED, "unknown yielding call");
    is(smc1(0x00000000u, 0, 0, 0), NOT_SUPPORTED, "function 0");
    is(smc1(0xFFFFFFFFu, 0, 0, 0), NOT_SUPPORTED, "function ~0");
}

static void registers_survive(void)
{
    uint32_t r[8] = { 0xB200FFFFu, 1, 2, 3, 0x44444444u, 0x55555555u, 0x66666666u, 0x77777777u };

    smc(r);
    ok(r[4] == 0x44444444u && r[5] == 0x55555555u && r[6] == 0x66666666u && r[7] == 0x77777777u,
       "r4-r7 survive a call that goes through the kernel");
    r[0] = 0x80000000u;
    smc(r);
    ok(r[4] == 0x44444444u && r[7] == 0x77777777u, "r4-r7 survive a call the monitor answers");
}

void test_smccc(void)
{
    is(smc1(0x80000000u, 0, 0, 0), 0x10001u, "SMCCC version 1.1");
    unknown_functions();
    registers_survive();
}
