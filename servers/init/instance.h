/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef INIT_INSTANCE_H
#define INIT_INSTANCE_H
/* Instances of trusted applications: the requests of microtee/init_proto.h. */
#include "microtee/bundle.h"
#include "microtee/sys.h"

/* Instances come from this bundle. */
void instance_init(const bundle_t *b);

/* Carry out the gateway's request in *m and put the reply there. */
void instance_request(msg_words_t *m);

/* Instance i has faulted: destroy it; its number stays reserved until INIT_KILL. */
void instance_died(uint32_t i);

/* The gateway is gone and its sessions with it: end all instances. */
void instance_kill_all(void);

#endif
