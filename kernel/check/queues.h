/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_QUEUES_H
#define KERNEL_CHECK_QUEUES_H
/* The parts of tq_inv.  Two follow links without asking, so they are to be called with links that stay in the tables. */
#include "check.h"
#include "../tq.h"

/*@ // links stay in the tables, wherever they lead
  @ predicate next_bound(integer t) = q_next[t] < NT || q_next[t] == NIL;
  @ predicate nexts_bound = \forall integer t; 0 <= t < NT && q_of[t] < NQ ==> next_bound(t);
  @ predicate ends_bound(integer q) = (q_head[q] < NT && q_tail[q] < NT) || q_head[q] == NIL;
  @ predicate all_ends_bound = \forall integer q; 0 <= q < NQ ==> ends_bound(q);
  @*/

/*@ TELLS(tq_range) */
uint32_t check_tq_range(void);

/*@ TELLS(tq_next_ok) */
uint32_t check_tq_next_ok(void);

/*@ TELLS(tq_prev_ok) */
uint32_t check_tq_prev_ok(void);

/*@ requires next: nexts_bound;
  @ TELLS(tq_nogap) */
uint32_t check_tq_nogap(void);

/*@ TELLS(tq_distinct) */
uint32_t check_tq_distinct(void);

/*@ TELLS(tq_past) */
uint32_t check_tq_past(void);

/*@ TELLS(tq_ends) */
uint32_t check_tq_ends(void);

/*@ requires ends: all_ends_bound;
  @ TELLS(tq_minmax) */
uint32_t check_tq_minmax(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> tq_inv;
  @ ensures known: CHECK_OK <= \result <= CHECK_TQ_MINMAX;
  @ ensures range: \result == CHECK_TQ_RANGE ==> !tq_range;
  @ ensures next: \result == CHECK_TQ_NEXT_OK ==> !tq_next_ok;
  @ ensures prev: \result == CHECK_TQ_PREV_OK ==> !tq_prev_ok;
  @ ensures nogap: \result == CHECK_TQ_NOGAP ==> !tq_nogap;
  @ ensures distinct: \result == CHECK_TQ_DISTINCT ==> !tq_distinct;
  @ ensures past: \result == CHECK_TQ_PAST ==> !tq_past;
  @ ensures ends: \result == CHECK_TQ_ENDS ==> !tq_ends;
  @ ensures minmax: \result == CHECK_TQ_MINMAX ==> !tq_minmax;
  @*/
/* CHECK_OK, or the first part of tq_inv that does not hold. */
uint32_t check_queues(void);
#endif
