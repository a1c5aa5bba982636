/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_THREAD_H
#define KERNEL_THREAD_H
/*
 * The thread: registers, priority, state; it belongs to one domain.  Tables indexed by thread
 * id, no pointers (proofs and world switch both want it so).  Assembly knows the layout of
 * msg_t and regs_t; the static assertions below hold both sides together.
 */
#include <stdint.h>
#include "microtee/abi.h"

#define ST_FREE     0u  /* the id is not in use                                              */
#define ST_READY    1u  /* in its priority's ready queue                                     */
#define ST_RUNNING  2u  /* the one thread `cur`                                              */
#define ST_BLOCKED  3u  /* between two states inside the kernel, or stopped for good         */
#define ST_SEND     4u  /* in an endpoint's queue, wants to call                             */
#define ST_RECV     5u  /* in its own domain's endpoint queue, wants a message               */
#define ST_REPLY    6u  /* waits for a reply from domain th_srv                              */
#define ST_WAIT     7u  /* waits for its notification word                                   */

typedef struct { uint32_t w[8]; } msg_t;             /* r0-r7                                */
typedef struct {
    uint32_t r8;        /* badge of the received message                                    */
    uint32_t r9;        /* thread id of the caller to be replied to                         */
    uint32_t r12;       /* status of the system call                                        */
    uint32_t r10, r11, sp, lr, pc, cpsr;
    uint32_t pad[7];    /* 64 bytes: the index becomes a shift                              */
} regs_t;

extern uint8_t  th_state[NT];
extern uint8_t  th_prio[NT];
extern uint8_t  th_dom[NT];
extern uint8_t  th_srv[NT];     /* ST_REPLY: the domain that owes the reply                  */
extern uint32_t th_badge[NT];   /* ST_SEND: the badge it calls with                         */
extern uint32_t th_ntfn[NT];    /* notification word: pending bits                           */
extern msg_t    th_msg[NT];
extern regs_t   th_reg[NT];
extern uint8_t  cur;            /* the running thread                                        */
extern uint32_t sc_map;         /* bit p: some thread of priority p is ready                 */

/*@ terminates \true; exits \false;
  @ assigns th_state[0 .. NT-1], th_prio[0 .. NT-1], th_dom[0 .. NT-1], th_srv[0 .. NT-1],
  @   th_badge[0 .. NT-1], th_ntfn[0 .. NT-1], cur;
  @ ensures TH_1_free: \forall integer t; 0 <= t < NT ==> th_state[t] == ST_FREE;
  @ ensures TH_2_prio: \forall integer t; 0 <= t < NT ==> th_prio[t] == 0;
  @ ensures TH_3_dom: \forall integer t; 0 <= t < NT ==> th_dom[t] == DOM_WORLD && th_srv[t] == DOM_WORLD;
  @ ensures TH_3_badge: \forall integer t; 0 <= t < NT ==> th_badge[t] == 0;
  @ ensures TH_4_ntfn: \forall integer t; 0 <= t < NT ==> th_ntfn[t] == 0;
  @ ensures TH_5_cur: cur == THREAD_WORLD;
  @*/
/* All thread ids free. */
void thread_init(void);

_Static_assert(sizeof(msg_t) == 32, "assembly");
_Static_assert(sizeof(regs_t) == 64, "assembly");
#endif
