/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_CHECK_H
#define KERNEL_CHECK_CHECK_H
/*
 * The kernel's invariant as functions: each part of it (inv.h, tq.h, cap.h, memory.h) is a
 * function that is proved to return exactly the truth of the predicate.  Host tests and the
 * check image (build/image/microtee-check.elf) call them after every kernel entry; they are no
 * part of the product.
 *
 * What is ghost for the proofs of the kernel, the time stamps of the queues, is a variable here:
 * the check build takes the statements that the proofs see from tq.c as they stand.  The state of
 * the TLB is the hardware's and cannot be read, so inv_tlb has no function.
 */
#ifndef KERNEL_CHECK
#define KERNEL_CHECK 1
#endif
#include <stdint.h>

/* The contract of a function that tells whether predicate P holds. */
#define TELLS(P) \
    terminates \true; exits \false; assigns \nothing; \
    ensures yes: \result == 1 <==> P; \
    ensures no: \result == 0 <==> !P;

/* The parts, as the functions over several of them name the first that does not hold. */
#define CHECK_OK            0u
#define CHECK_TQ_RANGE      1u
#define CHECK_TQ_NEXT_OK    2u
#define CHECK_TQ_PREV_OK    3u
#define CHECK_TQ_NOGAP      4u
#define CHECK_TQ_DISTINCT   5u
#define CHECK_TQ_PAST       6u
#define CHECK_TQ_ENDS       7u
#define CHECK_TQ_MINMAX     8u
#define CHECK_SC_STATES     9u
#define CHECK_SC_BITS       10u
#define CHECK_SC_ONE        11u
#define CHECK_TH_OK         12u
#define CHECK_EP_BLK        13u
#define CHECK_EP_MODE       14u
#define CHECK_EP_OWN        15u
#define CHECK_NT_WAIT       16u
#define CHECK_CAP_INV       17u
#define CHECK_SCHED_OK      18u
#define CHECK_INV_L1        19u
#define CHECK_INV_L2        20u
#define CHECK_INV_QUOTA     21u
#define CHECK_INV_PTE       22u
#define CHECK_INV_OWN       23u
#define CHECK_INV_PT        24u
#define CHECK_INV_SPT       25u
#define CHECK_FRAMES_SECURE 26u
#define CHECK_IRQ_INV       27u
#define CHECK_DOM_RANGE     28u
#define CHECK_DOM_SUPERVISED 29u
#define CHECK_DOM_ROOTS     30u
#define CHECK_DOM_START     31u
#define CHECK_DOM_THREADS   32u
#define CHECK_CAPS_INIT     33u
#define CHECK_CAPS_ONCE     34u
#define CHECK_CAPS_LIVE     35u
#define CHECK_WORLD_STATE   36u
#define CHECK_WORLD_PLACE   37u
#define CHECK_WORLD_ALONE   38u
#define CHECK_PARTS         39u
#endif
