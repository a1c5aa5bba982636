/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef GATEWAY_HOST_H
#define GATEWAY_HOST_H
/*
 * The gateway on this machine.  Its threads are steps of the test: an SMC is an event of the
 * dispatcher, workers and helper run when the test lets them.  The kernel, init, the normal world's
 * memory and the TAs are what stands here.
 *
 * Normal-world memory and the windows have inaccessible pages before and behind them, and the secure
 * RAM behind normal-world memory is inaccessible: an access out of bounds ends the program.
 */
#include "unit.h"
#include "microtee/bundle.h"
#include "microtee/gateway.h"
#include "microtee/init_proto.h"
#include "microtee/sys.h"
#include "microtee/ta_proto.h"
#include "cancel.h"
#include "job.h"
#include "msg.h"
#include "ns.h"
#include "session.h"
#include "shm.h"
#include "smc.h"
#include "worker.h"

/* ---- the normal world's memory ------------------------------------------------------------------ */
#define NS_SIZE     (NS_RAM_END - NS_RAM_BASE)
#define PA(offset)  (NS_RAM_BASE + (uint64_t)(offset))
extern uint8_t *ns;                 /* its first byte                                           */
uint8_t *window(uint32_t inst);     /* of TA instance inst                                      */

/* ---- the fakes ------------------------------------------------------------------------------------ */
extern struct fake_init {
    int      unknown;               /* it knows no TA                                           */
    uint32_t flags;                 /* BUNDLE_* of a TA that it starts                          */
    uint32_t spawns, kills;
    uint8_t  taken[NINST_TA];       /* number in use                                            */
    uint8_t  alive[NINST_TA];
    void   (*during_spawn)(void);   /* called once, while the next INIT_SPAWN is under way      */
} fake_init;

/* What TAs do: request *m to instance inst, answer in *m; E_OK or E_DEAD.  A null pointer: answer
 * every request with TEE_SUCCESS. */
extern uint32_t (*fake_ta)(uint32_t inst, msg_words_t *m);

extern uint64_t    fake_now;        /* sys_clock                                                */
extern msg_words_t fake_words;      /* the last SYS_WORLD_WORDS                                 */
extern int         helper_ordered;  /* the helper has an order that it has not begun            */
extern int         ta_answered;     /* a TA thread got an answer later than at once: which      */
extern msg_words_t ta_answer;

/* cmocka setup: gateway as after boot, no sessions, memory of the normal world as it was. */
int gateway_setup(void **state);

/* ---- steps ------------------------------------------------------------------------------------------ */

/* An SMC.  1: answered at once, with `answer`; r4-r7 have been checked.  0: the normal world waits. */
int smc(uint32_t a0, uint32_t a1, uint32_t a2, uint32_t a3);
extern msg_words_t answer;
/* 1 while the normal world waits in an SMC. */
extern int world_waits;
/* A normal-world interrupt: the SMC ends with fake_words. */
void interrupt(void);
/* Let worker k, or all that have work and the helper, run. */
void run_worker(uint32_t k);
void run_all(void);
void run_helper(void);
int  worker_has_work(uint32_t k);
/* A request of a TA thread (TA_REQUESTER) of instance inst; its w0; 0 and *held = 1 if it is to wait. */
#define TA_REQUESTER 40
uint32_t ta_asks(uint32_t inst, uint32_t what, int *held);

/* ---- messages ---------------------------------------------------------------------------------------- */
#define MSG0        0x10000u        /* where messages of these tests lie: MSG0 + 0x1000 * n         */
#define MSG(n)      (MSG0 + 0x1000u * (n))
msg_arg_t *msg_at_offset(uint32_t offset);
/* A new message there: command, number of parameters (zeroed), ret = origin = UNANSWERED. */
#define UNANSWERED  0xDEADDEADu
msg_arg_t *message(uint32_t offset, uint32_t cmd, uint32_t num_params);
/* SMC with the message there, then everybody runs; r0, or STILL_WAITS if there is no answer. */
#define STILL_WAITS 0xFFFF0099u
uint32_t call(uint32_t offset);
/* The same for the resumption of job k. */
uint32_t resume(uint32_t k);

/* OPEN of the TA whose UUID begins with octet `ta`, as a message at `offset`. */
#define CLIENT_LOGIN 0x77u
void message_open(uint32_t offset, uint8_t ta);
/* Open a session with it; 0 on an error, which last_result tells. */
uint32_t open_session(uint8_t ta);
void close_session(uint32_t session);
/* Command with `n` parameters copied from p; ret of the message, which is at MSG(0). */
uint32_t invoke(uint32_t session, uint32_t command, uint32_t n, const msg_param_t *p);
uint32_t last_result(void);
uint32_t last_origin(void);
/* A message without parameters for the session, sent; answered at once or not as smc(). */
int send(uint32_t offset, uint32_t cmd, uint32_t session, uint32_t command, uint32_t cancel_id);

/* A page list at `offset`: n pages, the i-th is first + i * step modulo n, counted from ns. */
void page_list(uint32_t offset, uint32_t n, uint32_t first, uint32_t step);
uint64_t *list_entry(uint32_t offset, uint32_t i);
uint32_t register_shm(uint64_t cookie, uint64_t list_pa, uint64_t size);
uint32_t unregister_shm(uint64_t cookie);

/* All jobs idle, nothing held, no memory object, no instance, no session: panics the test if not. */
void assert_all_idle(void);
void assert_nothing_left(void);
#endif
