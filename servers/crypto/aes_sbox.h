/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef AES_SBOX_H
#define AES_SBOX_H
#include <stdint.h>

/*
 * The AES S-box without its constant 0x63, on 32 bytes in slices (q[i] holds bit i of each byte):
 * the circuit of 113 gates by J. Boyar and R. Peralta ("A new combinational logic minimization
 * technique with applications to cryptology", SEA 2010), with their names for the wires.  Their
 * x0 and s0 are the high bits.
 */
static inline __attribute__((always_inline)) void sub_bytes(uint32_t q[8])
{
    uint32_t x0 = q[7], x1 = q[6], x2 = q[5], x3 = q[4], x4 = q[3], x5 = q[2], x6 = q[1], x7 = q[0];

    /* To the tower field: linear. */
    uint32_t y14 = x3 ^ x5, y13 = x0 ^ x6, y9 = x0 ^ x3, y8 = x0 ^ x5;
    uint32_t t0 = x1 ^ x2, y1 = t0 ^ x7, y4 = y1 ^ x3, y12 = y13 ^ y14;
    uint32_t y2 = y1 ^ x0, y5 = y1 ^ x6, y3 = y5 ^ y8, t1 = x4 ^ y12;
    uint32_t y15 = t1 ^ x5, y20 = t1 ^ x1, y6 = y15 ^ x7, y10 = y15 ^ t0;
    uint32_t y11 = y20 ^ y9, y7 = x7 ^ y11, y17 = y10 ^ y11, y19 = y10 ^ y8;
    uint32_t y16 = t0 ^ y11, y21 = y13 ^ y16, y18 = x0 ^ y16;

    /* Inversion. */
    uint32_t t2 = y12 & y15, t4 = (y3 & y6) ^ t2, t6 = (y4 & x7) ^ t2;
    uint32_t t7 = y13 & y16, t9 = (y5 & y1) ^ t7, t11 = (y2 & y7) ^ t7;
    uint32_t t12 = y9 & y11, t14 = (y14 & y17) ^ t12, t16 = (y8 & y10) ^ t12;
    uint32_t t21 = t4 ^ y20 ^ t14, t22 = t6 ^ t16 ^ y19;
    uint32_t t23 = t9 ^ t14 ^ y21, t24 = t11 ^ t16 ^ y18;
    uint32_t t25 = t21 ^ t22, t26 = t21 & t23, t27 = t24 ^ t26, t29 = (t25 & t27) ^ t22;
    uint32_t t30 = t23 ^ t24, t31 = t22 ^ t26, t33 = (t31 & t30) ^ t24;
    uint32_t t34 = t23 ^ t33, t35 = t27 ^ t33, t36 = t24 & t35, t37 = t36 ^ t34;
    uint32_t t38 = t27 ^ t36, t40 = t25 ^ (t29 & t38);
    uint32_t t41 = t40 ^ t37, t42 = t29 ^ t33, t43 = t29 ^ t40, t44 = t33 ^ t37, t45 = t42 ^ t41;
    uint32_t z0 = t44 & y15, z1 = t37 & y6, z2 = t33 & x7, z3 = t43 & y16, z4 = t40 & y1;
    uint32_t z5 = t29 & y7, z6 = t42 & y11, z7 = t45 & y17, z8 = t41 & y10, z9 = t44 & y12;
    uint32_t z10 = t37 & y3, z11 = t33 & y4, z12 = t43 & y13, z13 = t40 & y5, z14 = t29 & y2;
    uint32_t z15 = t42 & y9, z16 = t45 & y14, z17 = t41 & y8;

    /* Back, and the affine map: linear. */
    uint32_t c1 = z15 ^ z16, c2 = z10 ^ c1, c3 = z9 ^ c2, c4 = z0 ^ z2, c5 = z1 ^ z0, c6 = z3 ^ z4;
    uint32_t c7 = z12 ^ c4, c8 = z7 ^ c6, c9 = z8 ^ c7, c10 = c8 ^ c9, c11 = c6 ^ c5, c12 = z3 ^ z5;
    uint32_t c13 = z13 ^ c1, c14 = c4 ^ c12, s3 = c3 ^ c11, c16 = z6 ^ c8, c17 = z14 ^ c10;
    uint32_t c18 = c13 ^ c14, c20 = z15 ^ c16, c21 = c2 ^ z11;
    q[7] = c3 ^ c16;
    q[6] = s3 ^ c16;
    q[5] = c17 ^ c20 ^ z17;
    q[4] = s3;
    q[3] = c14 ^ s3;
    q[2] = c21 ^ c17;
    q[1] = c10 ^ c18;
    q[0] = z12 ^ c18;
}
#endif
