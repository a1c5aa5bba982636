/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_DOMAINS_H
#define KERNEL_CHECK_DOMAINS_H
/* The parts of dom_inv, and frames_secure. */
#include "check.h"
#include "../domain.h"

/*@ TELLS(dom_range) */
uint32_t check_dom_range(void);

/*@ TELLS(dom_supervised) */
uint32_t check_dom_supervised(void);

/*@ TELLS(dom_roots) */
uint32_t check_dom_roots(void);

/*@ TELLS(dom_start) */
uint32_t check_dom_start(void);

/*@ requires th: th_ok;
  @ TELLS(dom_threads) */
uint32_t check_dom_threads(void);

/*@ TELLS(caps_init) */
uint32_t check_caps_init(void);

/*@ TELLS(caps_once) */
uint32_t check_caps_once(void);

/*@ requires cap: cap_inv;
  @ TELLS(caps_live) */
uint32_t check_caps_live(void);

/*@ TELLS(frames_secure) */
uint32_t check_frames_secure(void);

/*@ requires th: th_ok;
  @ requires cap: cap_inv;
  @ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> dom_inv;
  @ ensures known: \result == CHECK_OK || CHECK_DOM_RANGE <= \result <= CHECK_CAPS_LIVE;
  @ ensures range: \result == CHECK_DOM_RANGE ==> !dom_range;
  @ ensures supervised: \result == CHECK_DOM_SUPERVISED ==> !dom_supervised;
  @ ensures roots: \result == CHECK_DOM_ROOTS ==> !dom_roots;
  @ ensures start: \result == CHECK_DOM_START ==> !dom_start;
  @ ensures threads: \result == CHECK_DOM_THREADS ==> !dom_threads;
  @ ensures init: \result == CHECK_CAPS_INIT ==> !caps_init;
  @ ensures once: \result == CHECK_CAPS_ONCE ==> !caps_once;
  @ ensures live: \result == CHECK_CAPS_LIVE ==> !caps_live;
  @*/
/* CHECK_OK, or the first part of dom_inv that does not hold. */
uint32_t check_domains(void);
#endif
