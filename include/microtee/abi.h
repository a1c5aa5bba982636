/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_ABI_H
#define MICROTEE_ABI_H
/*
 * The system call interface of the MicroTEE kernel: the only way from an unprivileged
 * domain into the kernel.  Included by the kernel, by every server, by libtee and by
 * assembly, so it holds nothing but macros.
 *
 * Calling convention (all calls, instruction `svc #0`):
 *   in    r12  system call number (SYS_*)
 *         r8   first operand: a capability slot of the caller, or a thread id
 *         r9   second operand
 *         r0-r7  eight message words, or further operands
 *   out   r12  status (E_*)
 *         r0-r7  message words or results (unchanged when a call returns no results)
 *         r8   badge of the message received (SYS_RECV, SYS_REPLY_RECV), else unchanged
 *         r9   thread id of the caller to be replied to, or NO_THREAD for none, else unchanged
 *   r10, r11, sp, lr are preserved.
 * A call with an unknown number returns E_NOSYS.
 *
 * A capability is named by its slot (0 .. NCAP-1) in the caller's own table.  SLOT_SELF may
 * stand where a domain capability is asked for and names the caller's own domain.
 * Memory is named by frame number (0 .. NFR-1); a frame has one owner domain and at most one
 * domain that shares it; each of the two maps it at most once.
 */

/* ---- limits ---------------------------------------------------------------------------- */
#define NT          64      /* threads                                                      */
#define NDOM        32      /* domains; the domain id is the ASID                           */
#define NCAP        64      /* capability slots of a domain                                 */
#define NPRIO       32      /* priorities; a greater number is more urgent                  */
#define NIRQ        160     /* interrupt lines (GICD_TYPER of the i.MX6Q)                   */
#define NFR         7168    /* user frames of 4 KiB (28 MiB)                                */
#define FRAME_SIZE  4096
#define SLOT_SELF   255     /* "my own domain" where a CAP_DOM is wanted                    */
#define NO_THREAD   255     /* no thread                                                    */
#define USER_TOP    0x40000000 /* user space is [0, USER_TOP)                               */

#define DOM_WORLD   0       /* the normal world's domain; its slot 0 is what an SMC calls   */
#define DOM_INIT    1       /* the first server                                             */
#define THREAD_WORLD 0      /* the normal world's thread                                    */
#define PRIO_WORLD  24      /* its priority: threads at or below run on Linux's time with
                               normal-world interrupts open; threads above run with them
                               masked, so they must be short (interrupt handlers, the
                               gateway's dispatcher)                                        */

/* ---- status ---------------------------------------------------------------------------- */
#define E_OK        0
#define E_CAP       1       /* no capability of the needed type and right in that slot      */
#define E_ARG       2       /* operand out of range or not allowed                          */
#define E_STATE     3       /* the object is not in the state this call needs               */
#define E_DEAD      4       /* the server died before it answered                           */
#define E_FULL      5       /* no free domain, thread or page table                         */
#define E_AGAIN     6       /* a step is done, more remain: call again                      */
#define E_NOSYS     7       /* no such system call                                          */

/* ---- IPC (proven) ----------------------------------------------------------------------- */
/* Send r0-r7 to the endpoint of the CAP_EP in slot r8 and wait for the reply in r0-r7.
 * E_OK, E_CAP (not a CAP_EP), E_DEAD (server destroyed while we waited). */
#define SYS_CALL        0
/* Receive a message for the caller's own domain: r0-r7 words, r8 badge, r9 the sender's thread
 * id, to which a reply is owed.  E_OK. */
#define SYS_RECV        1
/* Answer thread r8, which must wait for a reply from the caller's domain, with r0-r7.
 * E_OK, E_STATE (that thread waits for no reply from this domain). */
#define SYS_REPLY       2
/* SYS_REPLY to thread r8, then SYS_RECV.  If the reply is refused (E_STATE), nothing is
 * received.  */
#define SYS_REPLY_RECV  3
/* Set the badge bits of the CAP_NTFN in slot r8 in its thread's notification word and wake the
 * thread if it waits.  E_OK, E_CAP. */
#define SYS_SIGNAL      4
/* Wait until the caller's notification word is not 0; r0 = the word, which is cleared. E_OK. */
#define SYS_WAIT        5
/* As SYS_WAIT but never waits: r0 = the word, maybe 0.  E_OK. */
#define SYS_POLL        6
/* Let the other ready threads of the same priority run first.  E_OK. */
#define SYS_YIELD       7
/* r0 = own thread id, r1 = own domain id.  E_OK. */
#define SYS_SELF        8
/* r0 low, r1 high word of the 64-bit global timer; CLOCK_HZ ticks a second.  E_OK. */
#define SYS_CLOCK       9
#define CLOCK_HZ        100000000 /* as QEMU models the A9 global timer (10 ns); see plat   */

/* ---- capabilities ----------------------------------------------------------------------- */
/* Copy the capability in slot r8 (must carry RIGHT_GRANT) to slot r1 (must be empty) of the
 * domain named by the CAP_DOM in slot r9 (or SLOT_SELF).  r2 = badge of the copy: taken as is
 * from a source whose badge is 0 ("unminted"), else must equal the source's badge or 0 to keep
 * it.  r3 = RIGHT_GRANT to let the copy be granted on, or 0.  Types CAP_EP, CAP_NTFN, CAP_NSMEM,
 * CAP_IRQ, CAP_DEV, CAP_WORLD can be granted; CAP_DOM and CAP_CTRL cannot.
 * E_OK, E_CAP (source or domain), E_ARG (slot, badge, rights or type), E_STATE (slot taken). */
#define SYS_CAP_GRANT   10
/* Empty slot r8 of the caller's own table.  E_OK, E_ARG, E_CAP (empty, or a CAP_DOM/CAP_CTRL). */
#define SYS_CAP_DROP    11

#define CAP_NONE    0
#define CAP_EP      1       /* may call the endpoint of domain `obj`; badge goes with it    */
#define CAP_NTFN    2       /* may signal thread `obj` with the bits in `badge`             */
#define CAP_DOM     3       /* supervises domain `obj`; there is exactly one, never copied. Once its
                             * destruction has begun, only SYS_DOMAIN_DESTROY accepts it: E_CAP */
#define CAP_CTRL    4       /* may create domains and start the normal world (init)         */
#define CAP_NSMEM   5       /* may map normal-world RAM                                     */
#define CAP_IRQ     6       /* may bind and acknowledge interrupt line `obj`                */
#define CAP_DEV     7       /* may map device page `obj` (index into the platform's table)  */
#define CAP_WORLD   8       /* may set the words that complete an interrupted SMC (gateway) */
#define RIGHT_GRANT 1

/* ---- domains and threads ----------------------------------------------------------------- */
/* With the CAP_CTRL in slot r8: create a domain supervised by the caller's domain.  A fault of
 * its threads arrives as a message at the caller's endpoint with badge r2.  Its CAP_DOM is put in
 * slot r0, an unminted, grantable CAP_EP to its endpoint in slot r1 (both must be empty, differ).
 * r0 = domain id.  E_OK, E_CAP, E_ARG, E_STATE (slot taken), E_FULL. */
#define SYS_DOMAIN_CREATE   12
/* One step of destroying the domain of the CAP_DOM in slot r8: its threads end, those who wait
 * for it get E_DEAD, capabilities to it vanish everywhere, its frames come back to the caller's
 * domain zeroed, frames shared with it are zeroed and shared no more, frames of its own that it
 * shared are taken away from the other side too, page tables are freed; with the last step the
 * CAP_DOM vanishes.
 * E_AGAIN until the last step, then E_OK.  E_CAP. */
#define SYS_DOMAIN_DESTROY  13
/* Create a thread in the domain of the CAP_DOM in slot r8 that starts at r0 with sp = r1, r0 = r2
 * (argument) and priority r3 (< NPRIO).  SLOT_SELF is for domains without a supervisor (init) only
 * and then r3 is at most the creator's priority.  A grantable CAP_NTFN for the thread is put in slot
 * r9 of the caller (must be empty), or not if r9 = SLOT_SELF; it is unminted (badge 0), so it wakes
 * nobody until a copy with bits is granted from it.
 * r0 = thread id.  E_OK, E_CAP, E_ARG, E_STATE (slot taken), E_FULL. */
#define SYS_THREAD_CREATE   14

/* ---- memory ------------------------------------------------------------------------------- */
#define MAP_W       1       /* writable; never together with MAP_X                          */
#define MAP_X       2       /* executable                                                   */
/* Make the domain of the CAP_DOM in slot r8 the owner of frame r0, which must belong to the
 * caller's domain and be neither shared nor mapped.  The contents go with it.
 * E_OK, E_CAP, E_ARG (not owned), E_STATE (shared or mapped). */
#define SYS_FRAME_GIVE      15
/* Share frame r0, owned by the domain named in slot r8 (CAP_DOM or SLOT_SELF), with the domain
 * named in slot r9 (CAP_DOM or SLOT_SELF; not the owner); the frame must not be shared yet.
 * E_OK, E_CAP, E_ARG (not owned), E_STATE (shared already, or same domain). */
#define SYS_FRAME_SHARE     16
/* End the sharing of frame r0, owned by the domain named in slot r8; the other domain's mapping
 * goes with it.  E_OK, E_CAP, E_ARG (not owned), E_STATE (not shared). */
#define SYS_FRAME_UNSHARE   17
/* In the domain named in slot r8 map frame r0, which that domain owns or shares and does not
 * map yet, at address r1 (multiple of 4096, below USER_TOP, nothing there) with rights r2.
 * E_OK, E_CAP, E_ARG, E_STATE (something is mapped there, or the frame is mapped in that domain
 * already, or the section is a normal-world one), E_FULL (no page table). */
#define SYS_MAP             18
/* In the domain named in slot r8 remove the mapping of the page at address r1.
 * r0 = frame number or NFR for a device page.  E_OK, E_CAP, E_ARG, E_STATE (nothing there). */
#define SYS_UNMAP           19
/* With the CAP_NSMEM in slot r9: in the domain named in slot r8 map the 1 MiB of normal-world
 * RAM at physical address r0 at address r1 (both multiples of 1 MiB), readable and writable,
 * never executable, non-secure, Normal write-back shareable.  The section must be empty.
 * r0 = 0 unmaps the section at r1.
 * E_OK, E_CAP, E_ARG (not normal-world RAM), E_STATE. */
#define SYS_MAP_NS          20
/* With the CAP_DEV in slot r9: in the domain named in slot r8 map that device page at address
 * r1, readable and writable, Device memory.  E_OK, E_CAP, E_ARG, E_STATE, E_FULL. */
#define SYS_MAP_DEV         21

/* ---- interrupts, normal world --------------------------------------------------------------- */
/* Bind the line of the CAP_IRQ in slot r8 to the caller's notification with bit mask r0 (not 0)
 * and enable it.  When it fires it is masked at the GIC until SYS_IRQ_ACK.  E_OK, E_CAP, E_ARG. */
#define SYS_IRQ_BIND        22
/* Unmask the line of the CAP_IRQ in slot r8.  E_OK, E_CAP, E_STATE (not bound by this thread). */
#define SYS_IRQ_ACK         23
/* With the CAP_WORLD in slot r8: r0-r7 become the words with which the kernel completes the
 * normal world's call when an interrupt of the normal world arrives, or nothing secure is left
 * to run, before the server's reply.  E_OK, E_CAP. */
#define SYS_WORLD_WORDS     24
/* With the CAP_CTRL in slot r8: the normal world starts at physical address r0 (ARM state,
 * supervisor mode, MMU off) with r0 = 0, r1 = ~0, r2 = r1.  Once only.
 * E_OK, E_CAP, E_STATE. */
#define SYS_WORLD_START     25
#define SYS_MAX             25

/* ---- the message the kernel sends for a faulting thread -------------------------------------- */
/* It arrives at the supervisor's endpoint as if the thread had made a SYS_CALL, with the badge
 * given at SYS_DOMAIN_CREATE.  A reply lets the thread go on at its pc with r0-r7 replaced by the
 * reply (so usually none is sent and the domain is destroyed). */
#define FAULT_W_KIND    0   /* one of FAULT_*                                               */
#define FAULT_W_PC      1   /* address of the faulting instruction                          */
#define FAULT_W_ADDR    2   /* faulting data or instruction address (DFAR/IFAR), else 0     */
#define FAULT_W_FSR     3   /* DFSR or IFSR, else 0                                         */
#define FAULT_W_SP      4
#define FAULT_W_LR      5
#define FAULT_W_THREAD  6
#define FAULT_W_R0      7   /* r0 at the fault: the code of a TEE_Panic                     */
#define FAULT_DATA      0xF0000001
#define FAULT_PREFETCH  0xF0000002
#define FAULT_UNDEF     0xF0000003 /* undefined instruction                                 */
#define PANIC_UDF       0xFD /* immediate of the `udf` that libtee's TEE_Panic executes      */

#endif
