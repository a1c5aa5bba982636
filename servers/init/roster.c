/* SPDX-License-Identifier: BSD-2-Clause */
#include "microtee/bench.h"
#include "microtee/gateway.h"
#include "roster.h"

const server_t roster[NSERVER] = {
    [CONSOLE] = {
        .name = "console", .prio = PRIO_CONSOLE, .threads = 1, .client = NINST,
        .slot = SLOT_CONSOLE, .dev = BOOT_SLOT_DEV_UART1,
    },
    [CRYPTO] = {
        .name = "crypto", .prio = PRIO_CRYPTO, .threads = 1, .client = CLIENT_CRYPTO,
        .slot = SLOT_CRYPTO, .uses = USES(CONSOLE), .gets = GETS_TABLE,
        .window_pages = CRYPTO_PAGES, .nwindow = NINST, .window_base = SRV_WIN(0),
        .window_step = SRV_WIN(1) - SRV_WIN(0), .window_client = WIN_CRYPTO,
    },
    [KEYS] = {
        .name = "keys", .prio = PRIO_KEYS, .threads = 1, .client = CLIENT_KEYS,
        .slot = SLOT_KEYS, .uses = USES(CONSOLE), .gets = GETS_TABLE,
        .window_pages = KEYS_PAGES, .nwindow = NINST, .window_base = SRV_WIN(0),
        .window_step = SRV_WIN(1) - SRV_WIN(0), .window_client = WIN_KEYS,
    },
    [GATEWAY] = {
        .name = "gateway", .prio = PRIO_GATEWAY, .threads = GATEWAY_NTHREADS,
        .prio_others = PRIO_WORKER, .client = CLIENT_GATEWAY, .slot = SLOT_GATEWAY,
        .uses = USES(CONSOLE) | USES(GATEWAY), .gets = GETS_WORLD | GETS_INIT,
        .window_pages = PARAM_PAGES, .nwindow = NINST_TA, .window_base = GW_WIN_PARAM(0),
        .window_step = GW_WIN_PARAM(1) - GW_WIN_PARAM(0), .window_client = WIN_PARAM,
    },
    [BENCH] = {
        .name = "bench", .prio = PRIO_TA, .threads = BENCH_NTHREADS, .prio_others = PRIO_TA - 1,
        .client = CLIENT_BENCH, .slot = SLOT_BENCH,
        .dev = BOOT_SLOT_DEV_EPIT1, .irq = BOOT_SLOT_IRQ_EPIT1, .wake = SLOT_WAKE,
        .uses = USES(CONSOLE) | USES(BENCH) | USES(BENCHPEER), .gets = OPTIONAL | GETS_INIT,
    },
    [BENCHPEER] = {
        .name = "benchpeer", .prio = PRIO_TA - 1, .threads = 1, .client = NINST,
        .slot = SLOT_BENCHPEER, .gets = OPTIONAL,
    },
};
