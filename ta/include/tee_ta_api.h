/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_TA_API_H
#define TEE_TA_API_H
/*
 * The five entry points that every TA provides (GPD_SPE_010, section 4.3).  libtee calls them one
 * at a time: calls into one instance never overlap.
 *
 * The memrefs of `params` lie in memory that belongs to this instance and that no client can
 * change during the call; what is written there reaches the client when the entry point returns.
 */
#include "tee_api_types.h"

#define TA_EXPORT

/* Called once, before the first session.  Anything but TEE_SUCCESS ends the instance, and the
 * client's open fails with that code. */
TEE_Result TA_EXPORT TA_CreateEntryPoint(void);

/* Called once, after the last session, and not after a panic. */
void TA_EXPORT TA_DestroyEntryPoint(void);

/* A client opens a session.  *sessionContext (NULL at entry) is handed to the later calls of this
 * session.  Anything but TEE_SUCCESS: there is no session, and TA_CloseSessionEntryPoint will not
 * be called for it. */
TEE_Result TA_EXPORT TA_OpenSessionEntryPoint(uint32_t paramTypes, TEE_Param params[TEE_NUM_PARAMS],
                          void **sessionContext);

/* The session ends. */
void TA_EXPORT TA_CloseSessionEntryPoint(void *sessionContext);

/* A client's command.  The TA checks paramTypes: they are the client's choice. */
TEE_Result TA_EXPORT TA_InvokeCommandEntryPoint(void *sessionContext, uint32_t commandID,
                        uint32_t paramTypes,
                        TEE_Param params[TEE_NUM_PARAMS]);

#endif
