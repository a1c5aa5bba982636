/* SPDX-License-Identifier: BSD-2-Clause */
#include <stdbool.h>
#include <string.h>
#include "device.h"
#include "drbg.h"
#include "root.h"
#include "seal.h"
#include "service.h"
#include "statement.h"
#include "wipe.h"

static const client_table_t *clients;

typedef struct {
    uint8_t     uuid[16];       /* the client's, from init's table                           */
    uint32_t   *w;
    keys_ctl_t *ctl;
    uint8_t    *data;
} request_t;

/* The generator also gets a secret of ours: whoever knows the seed cannot follow it. */
static void seed_generator(void)
{
    uint8_t seed[32], secret[32];
    memcpy(seed, clients->seed, sizeof seed);
    root_derive("entropy", "", 0, "", 0, secret, sizeof secret);
    drbg_init(seed, secret, sizeof secret);
    wipe(secret, sizeof secret);
}

void keys_init(const client_table_t *table)
{
    clients = table;
    root_init();
    device_init();
    seed_generator();
}

static uint32_t serve_derive(request_t *r)
{
    uint8_t label[KEYS_LABEL_MAX], key[KEYS_DERIVED_MAX];
    uint32_t label_len = r->w[1], len = r->w[2];
    if (label_len == 0 || label_len > sizeof label || len < 16 || len > sizeof key)
        return KEYS_E_ARG;
    memcpy(label, r->ctl->label, label_len);
    root_derive("derive", r->uuid, sizeof r->uuid, label, label_len, key, len);
    memcpy(r->ctl->key, key, len);
    wipe(key, sizeof key);
    return KEYS_OK;
}

static uint32_t serve_seal(request_t *r)
{
    if (r->w[1] > KEYS_SEAL_MAX)
        return KEYS_E_ARG;
    r->w[1] = seal(r->uuid, r->data, r->w[1]);
    return KEYS_OK;
}

static uint32_t serve_unseal(request_t *r)
{
    if (r->w[1] > KEYS_DATA_MAX)
        return KEYS_E_ARG;
    return unseal(r->uuid, r->data, r->w[1], &r->w[1]);
}

static uint32_t serve_public(request_t *r)
{
    device_public(r->ctl->pub);
    return KEYS_OK;
}

static uint32_t serve_attest(request_t *r)
{
    uint8_t nonce[KEYS_NONCE_MAX], stmt[KEYS_STMT_MAX], sig[KEYS_SIG_MAX];
    uint32_t len = r->w[1];
    if (len < KEYS_NONCE_MIN || len > KEYS_NONCE_MAX)
        return KEYS_E_ARG;
    memcpy(nonce, r->ctl->nonce, len);
    r->w[1] = statement_write(clients, r->uuid, nonce, len, stmt);
    r->w[2] = (uint32_t)device_sign(stmt, r->w[1], sig);
    memcpy(r->data, stmt, r->w[1]);
    memcpy(r->ctl->sig, sig, r->w[2]);
    return KEYS_OK;
}

static uint32_t (*const serve[])(request_t *) = {
    [KEYS_OP_DERIVE] = serve_derive,
    [KEYS_OP_SEAL]   = serve_seal,
    [KEYS_OP_UNSEAL] = serve_unseal,
    [KEYS_OP_PUBLIC] = serve_public,
    [KEYS_OP_ATTEST] = serve_attest,
};

void keys_dispatch(uint32_t inst, uint32_t w[8], uint8_t *window)
{
    const client_t *who = &clients->client[inst];
    request_t r = { .w = w, .ctl = (keys_ctl_t *)(void *)window };
    uint32_t nr = w[0];
    if (window == NULL || who->generation == 0 || nr >= sizeof serve / sizeof serve[0] ||
        serve[nr] == NULL) {
        w[0] = KEYS_E_OP;
        return;
    }
    r.data = window + KEYS_DATA;
    memcpy(r.uuid, who->uuid, sizeof r.uuid);
    w[0] = serve[nr](&r);
}
