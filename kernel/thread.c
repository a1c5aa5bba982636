/* SPDX-License-Identifier: BSD-2-Clause */
#include "thread.h"
#include "cap.h"
#include "inv.h"
#include "sched.h"

uint8_t  th_state[NT];
uint8_t  th_prio[NT];
uint8_t  th_dom[NT];
uint8_t  th_srv[NT];
uint32_t th_badge[NT];
uint32_t th_ntfn[NT];
msg_t    th_msg[NT] __attribute__((aligned(32)));    /* a cache line each */
regs_t   th_reg[NT] __attribute__((aligned(64)));
uint8_t  cur;

void thread_init(void)
{
    uint32_t i;

    /*@ loop invariant r: 0 <= i <= NT;
      @ loop invariant free: \forall integer t; 0 <= t < i ==> th_state[t] == ST_FREE;
      @ loop invariant prio: \forall integer t; 0 <= t < i ==> th_prio[t] == 0;
      @ loop invariant dom: \forall integer t; 0 <= t < i ==> th_dom[t] == DOM_WORLD && th_srv[t] == DOM_WORLD;
      @ loop invariant badge: \forall integer t; 0 <= t < i ==> th_badge[t] == 0;
      @ loop invariant ntfn: \forall integer t; 0 <= t < i ==> th_ntfn[t] == 0;
      @ loop assigns i, th_state[0 .. NT-1], th_prio[0 .. NT-1], th_dom[0 .. NT-1],
      @     th_srv[0 .. NT-1], th_badge[0 .. NT-1], th_ntfn[0 .. NT-1];
      @ loop variant NT - i;
      @*/
    for (i = 0u; i < NT; i++) {
        th_state[i] = ST_FREE;
        th_prio[i] = 0u;
        th_dom[i] = DOM_WORLD;
        th_srv[i] = DOM_WORLD;
        th_badge[i] = 0u;
        th_ntfn[i] = 0u;
    }
    cur = THREAD_WORLD;
}

void kernel_tables_init(void)
{
    tq_init();
    thread_init();
    sched_init();
    cap_init();
}
