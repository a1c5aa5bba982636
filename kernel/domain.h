/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_DOMAIN_H
#define KERNEL_DOMAIN_H
/*
 * The domain: an address space (aspace.h, ASID = domain id), a capability table (cap.h), an
 * endpoint (ipc.h) and a supervisor, who hears of its faults and may end it.
 */
#include <stdint.h>
#include "thread.h"

#define NODOM       255u
#define DS_FREE     0u
#define DS_LIVE     1u
#define DS_DYING    2u      /* SYS_DOMAIN_DESTROY has begun                                 */

/* Every thread starts with this: user mode, ARM state, asynchronous aborts masked, for one that the
 * normal world has caused must not strike a thread of ours. */
#define CPSR_USER   0x110u

extern uint8_t  dom_state[NDOM];
extern uint8_t  dom_sup[NDOM];      /* supervisor, NODOM for the world and init             */
extern uint32_t dom_badge[NDOM];    /* badge of its fault messages                          */
extern uint16_t dom_step[NDOM];     /* DS_DYING: the next step of the teardown              */

/* All ids free, but for the world and init, which exist from the start. */
void domain_init(void);

/* The domain that `slot` of the current thread's domain names: SLOT_SELF its own, a CAP_DOM the
 * one it supervises, anything else NODOM. */
uint8_t domain_operand(uint32_t slot);

/* SYS_DOMAIN_CREATE: see abi.h.  The id of the new domain is left in th_msg[cur].w[0]. */
uint32_t domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot, uint32_t badge);

/* SYS_DOMAIN_DESTROY: one bounded step, in this order: threads end; domain by domain the
 * capabilities to it vanish; those who wait for its answer get E_DEAD; frames come back, 64 a
 * step; page tables are freed; its own capabilities and the CAP_DOM vanish. */
uint32_t domain_destroy(uint32_t dom_slot);

/* SYS_THREAD_CREATE: see abi.h.  The id is left in th_msg[cur].w[0]. */
uint32_t domain_thread(uint32_t dom_slot, uint32_t ntfn_slot);
#endif
