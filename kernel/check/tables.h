/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_TABLES_H
#define KERNEL_CHECK_TABLES_H
/*
 * memory_inv but for inv_tlb: what the TLB holds is no variable of the kernel.  check_inv_pte reads
 * all NL2 * L2N entries, so these are the dear ones.
 */
#include "check.h"
#include "../memory.h"

/*@ TELLS(inv_l1) */
uint32_t check_inv_l1(void);

/*@ TELLS(inv_l2) */
uint32_t check_inv_l2(void);

/*@ TELLS(inv_quota) */
uint32_t check_inv_quota(void);

/*@ TELLS(inv_pte) */
uint32_t check_inv_pte(void);

/*@ TELLS(inv_own) */
uint32_t check_inv_own(void);

/*@ TELLS(inv_pt) */
uint32_t check_inv_pt(void);

/*@ TELLS(inv_spt) */
uint32_t check_inv_spt(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> tables_inv && frames_inv;
  @ ensures known: \result == CHECK_OK || CHECK_INV_L1 <= \result <= CHECK_INV_SPT;
  @ ensures l1: \result == CHECK_INV_L1 ==> !inv_l1;
  @ ensures l2: \result == CHECK_INV_L2 ==> !inv_l2;
  @ ensures quota: \result == CHECK_INV_QUOTA ==> !inv_quota;
  @ ensures pte: \result == CHECK_INV_PTE ==> !inv_pte;
  @ ensures own: \result == CHECK_INV_OWN ==> !inv_own;
  @ ensures pt: \result == CHECK_INV_PT ==> !inv_pt;
  @ ensures spt: \result == CHECK_INV_SPT ==> !inv_spt;
  @*/
/* CHECK_OK, or the first part of memory_inv that does not hold. */
uint32_t check_memory(void);
#endif
