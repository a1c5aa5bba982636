/* SPDX-License-Identifier: BSD-2-Clause */
/*
 * PL310 level 2 cache (ARM DDI 0246).  QEMU has none (reads 0, ignores writes): untested there.
 * Values: OP-TEE's for i.MX6Q, but without double linefill (prefetch control bit 30), which is
 * broken before r3p2 (erratum 752271; i.MX6Q has r3p1), and without full-line-of-zero (auxiliary control bit
 * 0), which needs a Cortex-A9 setting that we do not make.  Bits 26 and 27 of auxiliary control
 * let the normal world use lockdown and the interrupt registers.
 */
#include "io.h"
#include "plat.h"

#define L2_CONTROL      (PL310_BASE + 0x100)
#define L2_AUX          (PL310_BASE + 0x104)
#define L2_TAG_LATENCY  (PL310_BASE + 0x108)
#define L2_DATA_LATENCY (PL310_BASE + 0x10C)
#define L2_SYNC         (PL310_BASE + 0x730)
#define L2_INV_WAY      (PL310_BASE + 0x77C)
#define L2_PREFETCH     (PL310_BASE + 0xF60)
#define L2_POWER        (PL310_BASE + 0xF80)
#define ALL_WAYS        0xFFFF

void l2_init(void)
{
    io_write(L2_TAG_LATENCY, 0x132);
    io_write(L2_DATA_LATENCY, 0x132);
    io_write(L2_AUX, 0x7E470000);
    io_write(L2_PREFETCH, 0x3000000F);
    io_write(L2_POWER, 3);
    io_write(L2_INV_WAY, ALL_WAYS);
    while (io_read(L2_INV_WAY) & ALL_WAYS)
        ;
    io_write(L2_SYNC, 0);
    io_barrier();
    io_write(L2_CONTROL, 1);
    io_barrier();
}
