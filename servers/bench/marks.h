/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef BENCH_MARKS_H
#define BENCH_MARKS_H
/*
 * Marks: functions that do nothing, at addresses where no other program of the bundle has code.
 * bench/trace.py finds them in the stream of executed addresses and so knows which kernel entries
 * belong to which operation.  Each is named after the operation that follows.
 */
void mark_end(void);            /* what follows is not counted                              */
void mark_round_trip(void);     /* call benchpeer with empty words                          */
void mark_round_trip_8w(void);  /* the same with eight words                                */
void mark_round_trip_same(void);/* call a thread of the own domain                          */
void mark_null(void);           /* system call with an unknown number                       */
void mark_self(void);           /* SYS_SELF                                                 */
void mark_poll(void);           /* SYS_POLL                                                 */
void mark_clock(void);          /* SYS_CLOCK                                                */
void mark_yield(void);          /* benchpeer replies, then yields to us                     */
void mark_signal(void);         /* signal a more urgent thread                              */
void mark_irq(void);            /* an interrupt strikes benchpeer, a thread of ours waits   */
void mark_map_unmap(void);      /* unmap a page, map it again                               */
void mark_load_round_trip(void);/* the same, with more and more waiting callers             */
void mark_load_signal(void);
void mark_load_yield(void);
void mark_fault(void);          /* read address 0; never returns                            */

/* Spins until the host changes the return value (r0) to something else than 0. */
void mark_gate(void);

/* System call `nr` without operands, and nothing else. */
void bare_syscall(unsigned nr);

#endif
