/* SPDX-License-Identifier: BSD-2-Clause */
#define _GNU_SOURCE
#include "gateway_host.h"
#include <sys/mman.h>

#define WORKER_THREAD(k)    (11u + (k))
#define HELPER_THREAD       15u
#define WINDOW_SIZE         (PARAM_PAGES * NS_PAGE)

uint8_t *ns;
static uint8_t *windows;
struct fake_init fake_init;
uint32_t (*fake_ta)(uint32_t inst, msg_words_t *m);
uint64_t fake_now = CLOCK_HZ;
msg_words_t fake_words, answer, ta_answer;
int world_waits, helper_ordered, ta_answered;
static msg_words_t order;
static uint8_t has_work[GATEWAY_WORKERS];

/* ---- memory --------------------------------------------------------------------------------------- */

/* size bytes between two inaccessible areas of a page and `behind` bytes. */
static uint8_t *guarded(size_t size, size_t behind)
{
    uint8_t *p = mmap(NULL, NS_PAGE + size + behind, PROT_NONE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);

    if (p == MAP_FAILED || mprotect(p + NS_PAGE, size, PROT_READ | PROT_WRITE) != 0)
        abort();
    return p + NS_PAGE;
}

uint8_t *window(uint32_t inst)
{
    assert_true(inst < NINST_TA);
    return windows + inst * (WINDOW_SIZE + 2 * NS_PAGE);
}

static void memory_init(void)
{
    if (ns != NULL)
        return;
    ns = guarded(NS_SIZE, SECURE_SIZE);
    windows = guarded(NINST_TA * (WINDOW_SIZE + 2 * NS_PAGE), NS_PAGE);
    for (uint32_t i = 0; i < NINST_TA; i++)
        if (mprotect(window(i) + WINDOW_SIZE, 2 * NS_PAGE, PROT_NONE) != 0)
            abort();
}

uint8_t *hw_ns_base(void)
{
    return ns;
}

uint8_t *hw_window(uint32_t inst)
{
    return window(inst);
}

/* ---- system calls ------------------------------------------------------------------------------------ */

void con_printf(const char *format, ...)
{
    (void)format;
}

_Noreturn void sys_panic(uint32_t code)
{
    fprintf(stderr, "the gateway panics with %u\n", code);
    abort();
}

uint64_t sys_clock(void)
{
    return fake_now;
}

uint32_t sys_world_words(uint32_t slot, const msg_words_t *m)
{
    assert_int_equal(slot, SLOT_WORLD);
    fake_words = *m;
    return E_OK;
}

uint32_t sys_reply(uint32_t caller, const msg_words_t *m)
{
    if (caller >= WORKER_THREAD(0) && caller < WORKER_THREAD(GATEWAY_WORKERS)) {
        has_work[caller - WORKER_THREAD(0)] = 1;
    } else if (caller == HELPER_THREAD) {
        assert_false(helper_ordered);
        helper_ordered = 1;
        order = *m;
    } else {
        ta_answered = (int)caller;
        ta_answer = *m;
    }
    return E_OK;
}

/* ---- init --------------------------------------------------------------------------------------------- */

static void init_spawn(msg_words_t *m)
{
    void (*meanwhile)(void) = fake_init.during_spawn;

    fake_init.during_spawn = NULL;
    if (meanwhile != NULL)
        meanwhile();
    if (fake_init.unknown) {
        m->w[0] = INIT_NOT_FOUND;
        return;
    }
    m->w[0] = INIT_NO_MEMORY;
    for (uint32_t i = 0; i < NINST_TA; i++) {
        if (fake_init.taken[i])
            continue;
        fake_init.taken[i] = fake_init.alive[i] = 1;
        fake_init.spawns++;
        memset(window(i), 0, WINDOW_SIZE);      /* the kernel zeroed it when the last one died */
        *m = (msg_words_t){ .w = { INIT_OK, i, fake_init.flags } };
        return;
    }
}

static void init_kill(msg_words_t *m)
{
    uint32_t i = m->w[1];

    assert_true(i < NINST_TA && fake_init.taken[i]);    /* never one that is not there       */
    fake_init.taken[i] = fake_init.alive[i] = 0;
    fake_init.kills++;
    m->w[0] = INIT_OK;
}

static void init_serve(msg_words_t *m)
{
    switch (m->w[0]) {
    case INIT_SPAWN:
        init_spawn(m);
        break;
    case INIT_KILL:
        init_kill(m);
        break;
    default:
        assert_int_equal(m->w[0], INIT_STATS);
        m->w[1] = 777;
        break;
    }
}

static uint32_t ta_serve(uint32_t inst, msg_words_t *m)
{
    uint32_t status = E_OK;

    if (!fake_init.alive[inst])
        return E_CAP;
    if (fake_ta != NULL)
        status = fake_ta(inst, m);
    else
        m->w[0] = TEE_SUCCESS;
    return fake_init.alive[inst] ? status : E_DEAD;
}

uint32_t sys_call(uint32_t slot, msg_words_t *m)
{
    if (slot != SLOT_INIT) {
        assert_in_range(slot, SLOT_TA(0), SLOT_TA(NINST_TA - 1));
        return ta_serve(slot - SLOT_TA(0), m);
    }
    init_serve(m);
    return E_OK;
}

/* ---- the dispatcher's events ---------------------------------------------------------------------------- */

/* 1 if the caller, or the waiting normal world, got an answer. */
static int event(uint32_t badge, uint32_t caller, msg_words_t m)
{
    ipc_in_t io = { .m = m, .badge = badge, .caller = caller };

    smc_event(&io);
    if (io.caller == NO_THREAD || (io.caller == THREAD_WORLD && !world_waits)) {
        smc_answered(0);
        return 0;
    }
    if (io.caller == THREAD_WORLD)
        world_waits = 0;
    answer = io.m;
    smc_answered(1);
    return 1;
}

static void assert_echoed(const msg_words_t *m)
{
    for (uint32_t i = 4; i < 8; i++)
        assert_int_equal(m->w[i], 0x1000 + i);
}

int smc(uint32_t a0, uint32_t a1, uint32_t a2, uint32_t a3)
{
    msg_words_t m = { .w = { a0, a1, a2, a3, 0x1004, 0x1005, 0x1006, 0x1007 } };
    int answered;

    assert_false(world_waits);
    world_waits = 1;
    answered = event(BADGE_WORLD, THREAD_WORLD, m);
    assert_echoed(answered ? &answer : &fake_words);
    assert_int_equal(answered, !world_waits);
    return answered;
}

void interrupt(void)
{
    assert_true(world_waits);
    world_waits = 0;
    answer = fake_words;
    assert_int_equal(answer.w[0], GW_RET_FOREIGN_INTR);
}

int worker_has_work(uint32_t k)
{
    return has_work[k];
}

static void worker_asks(uint32_t k)
{
    (void)event(BADGE_GATEWAY_SELF, WORKER_THREAD(k), (msg_words_t){ .w = { 0, k + 1 } });
}

void run_worker(uint32_t k)
{
    assert_true(has_work[k]);
    has_work[k] = 0;
    worker_run(&jobs[k]);
    worker_asks(k);
}

static void helper_asks(uint32_t frames)
{
    (void)event(BADGE_GATEWAY_SELF, HELPER_THREAD, (msg_words_t){ .w = { 0, GATEWAY_HELPER, frames } });
}

void run_helper(void)
{
    msg_words_t m = { .w = { INIT_STATS } };

    assert_true(helper_ordered);
    helper_ordered = 0;
    if (order.w[0] == HELPER_KILL)
        m = (msg_words_t){ .w = { INIT_KILL, order.w[1] } };
    (void)sys_call(SLOT_INIT, &m);
    helper_asks(m.w[1]);
}

void run_all(void)
{
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++) {
        while (helper_ordered)
            run_helper();
        if (has_work[k]) {
            run_worker(k);
            k = (uint32_t)-1;       /* look at all again                                    */
        }
    }
    while (helper_ordered)
        run_helper();
}

uint32_t ta_asks(uint32_t inst, uint32_t what, int *held)
{
    int answered = event(BADGE_CLIENT(inst), TA_REQUESTER, (msg_words_t){ .w = { what } });

    if (held != NULL)
        *held = !answered;
    return answered ? answer.w[0] : 0;
}

int gateway_setup(void **state)
{
    (void)state;
    memory_init();
    fake_init = (struct fake_init){ .flags = BUNDLE_TA | BUNDLE_MSESS };
    fake_ta = NULL;
    fake_words = (msg_words_t){ .w = { 0 } };
    world_waits = helper_ordered = ta_answered = 0;
    memset(has_work, 0, sizeof has_work);
    smc_init();
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++)
        worker_asks(k);
    helper_asks(0);
    return 0;
}

/* ---- messages -------------------------------------------------------------------------------------------- */

msg_arg_t *msg_at_offset(uint32_t offset)
{
    return (msg_arg_t *)(void *)(ns + offset);
}

msg_arg_t *message(uint32_t offset, uint32_t cmd, uint32_t num_params)
{
    msg_arg_t *a = msg_at_offset(offset);

    memset(a, 0, sizeof *a);
    a->cmd = cmd;
    a->num_params = num_params;
    a->ret = a->origin = UNANSWERED;
    return a;
}

uint32_t call(uint32_t offset)
{
    if (!smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(offset), 0))
        run_all();
    return world_waits ? STILL_WAITS : answer.w[0];
}

uint32_t resume(uint32_t k)
{
    if (!smc(GW_RETURN_FROM_RPC, 0, 0, k))
        run_all();
    return world_waits ? STILL_WAITS : answer.w[0];
}

void message_open(uint32_t offset, uint8_t ta)
{
    msg_arg_t *a = message(offset, MSG_OPEN_SESSION, 2);

    a->param[0].attr = a->param[1].attr = ATTR_VALUE_INPUT | ATTR_META;
    memcpy(&a->param[0].a, (uint8_t[16]){ ta, 2, 3 }, 16);
    memcpy(&a->param[1].a, "the client's id", 16);
    a->param[1].c = CLIENT_LOGIN;
}

uint32_t open_session(uint8_t ta)
{
    message_open(MSG0, ta);
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result() == TEE_SUCCESS ? msg_at_offset(MSG0)->session : 0;
}

void close_session(uint32_t session)
{
    message(MSG0, MSG_CLOSE_SESSION, 0)->session = session;
    assert_int_equal(call(MSG0), GW_RET_OK);
    assert_int_equal(last_result(), TEE_SUCCESS);
}

uint32_t invoke(uint32_t session, uint32_t command, uint32_t n, const msg_param_t *p)
{
    msg_arg_t *a = message(MSG0, MSG_INVOKE_COMMAND, n);

    a->session = session;
    a->func = command;
    if (n > 0)
        memcpy(a->param, p, n * sizeof *p);
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result();
}

int send(uint32_t offset, uint32_t cmd, uint32_t session, uint32_t command, uint32_t cancel_id)
{
    msg_arg_t *a = message(offset, cmd, 0);

    a->session = session;
    a->func = command;
    a->cancel_id = cancel_id;
    return smc(GW_CALL_WITH_ARG, 0, (uint32_t)PA(offset), 0);
}

uint32_t last_result(void)
{
    return msg_at_offset(MSG0)->ret;
}

uint32_t last_origin(void)
{
    return msg_at_offset(MSG0)->origin;
}

/* List pages follow one another; the last entry of each names the next. */
uint64_t *list_entry(uint32_t offset, uint32_t i)
{
    return (uint64_t *)(void *)(ns + offset) + i / PAGELIST_ENTRIES * (PAGELIST_ENTRIES + 1) +
           i % PAGELIST_ENTRIES;
}

void page_list(uint32_t offset, uint32_t n, uint32_t first, uint32_t step)
{
    for (uint32_t i = 0; i < n; i++) {
        uint64_t *e = list_entry(offset, i);
        *e = PA((uint64_t)(first + i * step % n) * NS_PAGE);
        if (i % PAGELIST_ENTRIES == PAGELIST_ENTRIES - 1)
            e[1] = PA((uint8_t *)(e + 2) - ns);
    }
}

uint32_t register_shm(uint64_t cookie, uint64_t list_pa, uint64_t size)
{
    message(MSG0, MSG_REGISTER_SHM, 1)->param[0] =
        (msg_param_t){ ATTR_TMEM_OUTPUT | ATTR_NONCONTIG, list_pa, size, cookie };
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result();
}

uint32_t unregister_shm(uint64_t cookie)
{
    message(MSG0, MSG_UNREGISTER_SHM, 1)->param[0] = (msg_param_t){ ATTR_RMEM_INPUT, 0, 0, cookie };
    assert_int_equal(call(MSG0), GW_RET_OK);
    return last_result();
}

void assert_all_idle(void)
{
    assert_false(world_waits);
    assert_false(helper_ordered);
    for (uint32_t k = 0; k < GATEWAY_WORKERS; k++)
        assert_int_equal(jobs[k].state, JOB_IDLE);
}

void assert_nothing_left(void)
{
    assert_all_idle();
    for (uint32_t i = 0; i < NINST_TA; i++) {
        assert_int_equal(instances[i].state, INSTANCE_FREE);
        assert_false(fake_init.taken[i]);
    }
    for (uint32_t i = 0; i < GW_NSESSIONS; i++)
        assert_int_equal(sessions[i].state, SESSION_FREE);
}
