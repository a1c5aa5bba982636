/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_THREADS_H
#define KERNEL_CHECK_THREADS_H
/* The parts of th_inv but for the queues, and sched_ok. */
#include "check.h"
#include "../inv.h"

/*@ TELLS(sc_states) */
uint32_t check_sc_states(void);

/*@ TELLS(sc_bits) */
uint32_t check_sc_bits(void);

/*@ TELLS(sc_one) */
uint32_t check_sc_one(void);

/*@ TELLS(th_ok) */
uint32_t check_th_ok(void);

/*@ TELLS(ep_blk) */
uint32_t check_ep_blk(void);

/*@ TELLS(ep_mode) */
uint32_t check_ep_mode(void);

/*@ TELLS(ep_own) */
uint32_t check_ep_own(void);

/*@ TELLS(nt_wait) */
uint32_t check_nt_wait(void);

/*@ requires cur: cur < NT;
  @ TELLS(sched_ok) */
uint32_t check_sched_ok(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> sc_states && sc_bits && sc_one && th_ok && ep_blk && ep_mode && ep_own && nt_wait;
  @ ensures known: \result == CHECK_OK || CHECK_SC_STATES <= \result <= CHECK_NT_WAIT;
  @ ensures states: \result == CHECK_SC_STATES ==> !sc_states;
  @ ensures bits: \result == CHECK_SC_BITS ==> !sc_bits;
  @ ensures one: \result == CHECK_SC_ONE ==> !sc_one;
  @ ensures th: \result == CHECK_TH_OK ==> !th_ok;
  @ ensures blk: \result == CHECK_EP_BLK ==> !ep_blk;
  @ ensures mode: \result == CHECK_EP_MODE ==> !ep_mode;
  @ ensures own: \result == CHECK_EP_OWN ==> !ep_own;
  @ ensures wait: \result == CHECK_NT_WAIT ==> !nt_wait;
  @*/
/* CHECK_OK, or the first part of th_inv behind tq_inv that does not hold. */
uint32_t check_threads(void);
#endif
