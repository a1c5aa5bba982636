/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_SYS_H
#define MICROTEE_SYS_H
/*
 * The system calls as C functions, for servers and libtee.  What each call does, may refuse and
 * why stands in microtee/abi.h; here is only how C says it.  Every function returns the status
 * (E_*), and writes its out parameters only if that is E_OK (IPC: see each).
 *
 * Structures are loaded and stored by ldm/stm: a pointer must be 4-byte aligned and valid, the
 * kernel never sees it.
 */
#include <stdint.h>
#include "microtee/abi.h"

/* The eight message words r0-r7. */
typedef struct { uint32_t w[8]; } msg_words_t;

/* A message as it is received. */
typedef struct {
    msg_words_t m;
    uint32_t    badge;      /* of the capability the caller used: who it is                 */
    uint32_t    caller;     /* thread id to which a reply is owed, or NO_THREAD             */
} ipc_in_t;

/* ---- IPC ------------------------------------------------------------------------------------ */

/* Send *m through the CAP_EP in `slot`, wait, put the reply in *m.
 * E_OK, E_CAP, E_DEAD (the last two leave in *m what was sent). */
uint32_t sys_call(uint32_t slot, msg_words_t *m);

/* Wait for a message to the own domain.  E_OK. */
uint32_t sys_recv(ipc_in_t *in);

/* Answer thread `caller` with *m.  E_OK, E_STATE (it no longer waits for this domain). */
uint32_t sys_reply(uint32_t caller, const msg_words_t *m);

/* Answer io->caller with io->m and wait for the next message, which replaces *io.
 * E_OK, or E_STATE: the reply was refused, nothing was received and *io is as before. */
uint32_t sys_reply_recv(ipc_in_t *io);

/* What a server's loop wants: as sys_reply_recv, but a caller that is gone is forgotten. */
static inline void sys_serve_next(ipc_in_t *io)
{
    if (sys_reply_recv(io) != E_OK)
        (void)sys_recv(io);
}

/* Set the bits of the CAP_NTFN in `slot` in its thread's notification word.  E_OK, E_CAP. */
uint32_t sys_signal(uint32_t slot);

/* Wait until the own notification word is not 0; the word, which is cleared. */
uint32_t sys_wait(void);

/* The own notification word, which is cleared; maybe 0. */
uint32_t sys_poll(void);

/* Let other ready threads of the same priority run. */
void sys_yield(void);

/* The own thread id; *domain = own domain id unless domain is NULL. */
uint32_t sys_self(uint32_t *domain);

/* The global timer, CLOCK_HZ ticks a second. */
uint64_t sys_clock(void);

/* Leave by an undefined instruction, immediate PANIC_UDF, with `code` in r0: the supervisor
 * reports "panicked with code".  Never returns. */
_Noreturn void sys_panic(uint32_t code);

/* ---- all others, in one shape ------------------------------------------------------------------ */

/* Operands and results of any system call: r0-r7, r8, r9. */
typedef struct { uint32_t w[8], r8, r9; } sys_op_t;

/* System call `nr` with all ten registers from *op; they are stored back whatever the status. */
uint32_t sys_op(uint32_t nr, sys_op_t *op);

/* ---- capabilities -------------------------------------------------------------------------------- */

/* Copy the own capability `slot` to `to_slot` of the domain `dom_slot` (or SLOT_SELF), with
 * `badge` and `rights` (RIGHT_GRANT or 0).  E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_cap_grant(uint32_t slot, uint32_t dom_slot, uint32_t to_slot, uint32_t badge,
                       uint32_t rights);

/* Empty the own slot.  E_OK, E_ARG, E_CAP. */
uint32_t sys_cap_drop(uint32_t slot);

/* ---- domains and threads --------------------------------------------------------------------------- */

/* With the CAP_CTRL in `ctrl`: a new domain; its CAP_DOM goes to `dom_slot`, its CAP_EP to
 * `ep_slot`, its faults come with `fault_badge`.  *domain = its id.
 * E_OK, E_CAP, E_ARG, E_STATE, E_FULL. */
uint32_t sys_domain_create(uint32_t ctrl, uint32_t dom_slot, uint32_t ep_slot,
                           uint32_t fault_badge, uint32_t *domain);

/* One step of destroying; repeat while E_AGAIN.  E_OK, E_AGAIN, E_CAP. */
uint32_t sys_domain_destroy(uint32_t dom_slot);

/* What a new thread starts with. */
typedef struct {
    uint32_t entry, sp, arg, prio;
} thread_start_t;

/* A thread in the domain `dom_slot` (or SLOT_SELF); its CAP_NTFN goes to `ntfn_slot` (or
 * nowhere: SLOT_SELF).  *thread = its id, unless thread is NULL.
 * E_OK, E_CAP, E_ARG, E_STATE, E_FULL. */
uint32_t sys_thread_create(uint32_t dom_slot, uint32_t ntfn_slot, const thread_start_t *start,
                           uint32_t *thread);

/* ---- memory ------------------------------------------------------------------------------------------ */

/* Make the domain `dom_slot` the owner of the own frame.  E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_frame_give(uint32_t dom_slot, uint32_t frame);

/* Share a frame of `owner_slot` with `with_slot` (each a CAP_DOM or SLOT_SELF).
 * E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_frame_share(uint32_t owner_slot, uint32_t with_slot, uint32_t frame);

/* End that.  E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_frame_unshare(uint32_t owner_slot, uint32_t frame);

/* Map a frame at `va` in `dom_slot` with MAP_* rights.  E_OK, E_CAP, E_ARG, E_STATE, E_FULL. */
uint32_t sys_map(uint32_t dom_slot, uint32_t frame, uint32_t va, uint32_t rights);

/* Unmap the page at `va`; *frame = what was there, unless frame is NULL.
 * E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_unmap(uint32_t dom_slot, uint32_t va, uint32_t *frame);

/* With the CAP_NSMEM in `ns_slot`: map 1 MiB of normal-world RAM at `pa` (0: unmap) at `va` in
 * `dom_slot`.  E_OK, E_CAP, E_ARG, E_STATE. */
uint32_t sys_map_ns(uint32_t dom_slot, uint32_t ns_slot, uint32_t pa, uint32_t va);

/* Map the device page of the CAP_DEV in `dev_slot` at `va` in `dom_slot`.
 * E_OK, E_CAP, E_ARG, E_STATE, E_FULL. */
uint32_t sys_map_dev(uint32_t dom_slot, uint32_t dev_slot, uint32_t va);

/* ---- interrupts, normal world -------------------------------------------------------------------------- */

/* Bind and enable the line of the CAP_IRQ in `slot`: it sets `bits` in the caller's
 * notification word.  E_OK, E_CAP, E_ARG. */
uint32_t sys_irq_bind(uint32_t slot, uint32_t bits);

/* Unmask the line after it fired.  E_OK, E_CAP, E_STATE. */
uint32_t sys_irq_ack(uint32_t slot);

/* With the CAP_WORLD in `slot`: the words that complete an interrupted SMC.  E_OK, E_CAP. */
uint32_t sys_world_words(uint32_t slot, const msg_words_t *m);

/* With the CAP_CTRL in `ctrl`: start the normal world.  E_OK, E_CAP, E_STATE. */
uint32_t sys_world_start(uint32_t ctrl, uint32_t entry_pa, uint32_t dtb_pa);

/* ---- a server's program ------------------------------------------------------------------------------------
 * crt0 starts thread 0 in server_main, thread i > 0 in server_thread(i).  A server whose main
 * returns waits for ever. */
int server_main(void);
void server_thread(uint32_t index);

#endif
