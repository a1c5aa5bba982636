/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_TA_STRANGER_H
#define MICROTEE_TA_STRANGER_H
/*
 * The test TA `stranger`: another TA that seals, to see that it cannot open what the vault has
 * sealed.  Only in the test bundle.  It has two commands, VAULT_CMD_SEAL and VAULT_CMD_UNSEAL, with
 * parameters and results as in ta_vault.h.
 */
#define TA_STRANGER_UUID \
    { 0x6b519c3f, 0xc925, 0x4f6a, \
      { 0x80, 0x1e, 0x75, 0xdf, 0x44, 0x51, 0xa8, 0x39 } }
#define TA_STRANGER_UUID_STRING "6b519c3f-c925-4f6a-801e-75df4451a839"

#endif
