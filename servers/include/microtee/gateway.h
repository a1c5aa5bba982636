/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_GATEWAY_H
#define MICROTEE_GATEWAY_H
/*
 * The gateway: what the normal world may ask for by SMC, its limits, and the error of each
 * refusal.  The protocol is the OP-TEE SMC and message ABI (revision 2.0) in the form the
 * mainline Linux driver speaks since 6.1: 32-bit SMCCC, dynamic shared memory only.
 * What TAs may ask of the gateway stands in ta_proto.h.
 */
#include "microtee/layout.h"

/* ---- threads of the program -------------------------------------------------------------------
 * 0 dispatcher (PRIO_GATEWAY), 1 .. GATEWAY_WORKERS workers, GATEWAY_HELPER helper (both kinds
 * PRIO_WORKER).  Workers and helper are clients of the gateway's own endpoint: the gateway's slot
 * SLOT_GATEWAY holds a CAP_EP to itself with badge BADGE_GATEWAY_SELF. */
#define GATEWAY_HELPER          (GATEWAY_WORKERS + 1)
#define GATEWAY_NTHREADS        (GATEWAY_WORKERS + 2)
#define BADGE_GATEWAY_SELF      BADGE_CLIENT(CLIENT_GATEWAY)

/* ---- SMC function ids (SMCCC 32-bit; 0xB2, 0xBF: fast, 0x32: yielding) --------------------------- */
#define GW_CALLS_COUNT          0xBF00FF00u /* r0 = number of functions below               */
#define GW_CALLS_UID            0xBF00FF01u /* r0-r3 = 384fb3e0-e7f8-11e3-af63-0002a5d5c51b */
#define GW_CALLS_REVISION       0xBF00FF03u /* r0 = 2, r1 = 0                               */
#define GW_GET_OS_UUID          0xB2000000u /* r0-r3 = GW_OS_UUID                           */
#define GW_GET_OS_REVISION      0xB2000001u /* r0, r1 = GW_OS_MAJOR, GW_OS_MINOR, r2 = 0    */
#define GW_GET_SHM_CONFIG       0xB2000007u /* ENOTAVAIL: there is no reserved memory       */
#define GW_EXCHANGE_CAPS        0xB2000009u /* r1 in: known bits 0x1, else ENOTAVAIL;
                                               out: r1 = GW_CAPS, r2 = r3 = 0               */
#define GW_DISABLE_SHM_CACHE    0xB200000Au /* ENOTAVAIL: nothing is cached                 */
#define GW_ENABLE_SHM_CACHE     0xB200000Bu /* OK                                           */
#define GW_GET_THREAD_COUNT     0xB200000Fu /* OK, r1 = GATEWAY_WORKERS                     */
#define GW_RETURN_FROM_RPC      0x32000003u /* r3 = handle from r3 of the RPC return        */
#define GW_CALL_WITH_ARG        0x32000004u /* r1:r2 = physical address of the message      */
#define GW_NFUNCTIONS           12          /* all others: r0 = UNKNOWN_FUNCTION            */

#define GW_CAPS                 0x14u       /* DYNAMIC_SHM (bit 2), MEMREF_NULL (bit 4)     */
#define GW_OS_MAJOR             0
#define GW_OS_MINOR             1
/* The UUID of this trusted OS, d9adc1fa-3559-4793-a3a5-9a8c02ce6242. */
#define GW_OS_UUID_0            0xD9ADC1FAu
#define GW_OS_UUID_1            0x35594793u
#define GW_OS_UUID_2            0xA3A59A8Cu
#define GW_OS_UUID_3            0x02CE6242u

/* r0 of a return.  r4-r7 come back as they were. */
#define GW_RET_OK               0u
#define GW_RET_ETHREAD_LIMIT    1u          /* GATEWAY_WORKERS calls are in flight already  */
#define GW_RET_ERESUME          3u          /* no such call to resume                       */
#define GW_RET_EBADADDR         4u          /* the message is not in normal-world RAM, not
                                               8-byte aligned, or num_params > 127          */
#define GW_RET_EBADCMD          5u          /* message command not listed below             */
#define GW_RET_ENOTAVAIL        7u
#define GW_RET_UNKNOWN          0xFFFFFFFFu
#define GW_RET_FOREIGN_INTR     0xFFFF0004u /* come back with RETURN_FROM_RPC, r3 = handle  */

/* ---- limits -------------------------------------------------------------------------------------------- */
#define GW_MAX_PARAMS           6           /* parameters of a message (2 meta + 4)         */
#define GW_NSESSIONS            64          /* open sessions                                */
#define GW_NSHM                 128         /* registered shared memory objects             */
#define GW_SHM_CHUNK            16          /* pages are handed out in chunks of that many  */
#define GW_SHM_CHUNKS           1024        /* 16384 pages, 64 MiB registered at a time     */
#define GW_SHM_MAX_PAGES        4096        /* pages of one object: 16 MiB                  */
/* All memrefs of one command together, each rounded up to 32 bytes: (PARAM_PAGES - 1) * 4096. */

#define GW_CANCEL_GRACE         1000        /* ms from CANCEL until the instance is killed  */
#define GW_CLOSE_LIMIT          10000       /* ms that TA_CloseSession/TA_DestroyEntryPoint
                                               may take                                     */

/* ---- message commands and their results (ret; ret_origin TEE unless said otherwise) -----------------
 *
 * Any          BAD_PARAMETERS      too many parameters, unknown attribute, META out of place
 * OPEN_SESSION (2 META values: TA's UUID; client's UUID and login; up to 4 parameters)
 *              ITEM_NOT_FOUND      no TA with that UUID
 *              BUSY                single-session TA with an open session
 *              OUT_OF_MEMORY       no session, no instance, no memory for it
 * INVOKE_COMMAND, CLOSE_SESSION
 *              BAD_PARAMETERS      no such session
 *              TARGET_DEAD         the instance has panicked, faulted or was killed.  The session
 *                                  stays until it is closed (CLOSE_SESSION: SUCCESS)
 * OPEN_SESSION, INVOKE_COMMAND: results of the TA have origin TRUSTED_APP; and
 *              BAD_PARAMETERS      RMEM of an unknown reference or outside its object; a page
 *                                  list that is no list of page addresses
 *              ACCESS_DENIED       memory that is not the normal world's
 *              OUT_OF_MEMORY       the memrefs are larger than the window (above)
 *              SHORT_BUFFER        the TA needs more room: that size is written back, no data.
 *                                  Also when it said SUCCESS with a size that is too large
 *              CANCEL              cancelled before it started
 * CANCEL       always answered OK; ret SUCCESS, or ITEM_NOT_FOUND if nothing with that session
 *              and cancel_id is on its way.  A running command sees it as the GlobalPlatform
 *              cancellation flag; still running GW_CANCEL_GRACE later, its instance is killed.
 * REGISTER_SHM (1 parameter, TMEM_OUTPUT | NONCONTIG)
 *              BAD_PARAMETERS      reference 0 or registered already, size 0, bad page list
 *              ACCESS_DENIED       a page (or the list) is not normal-world RAM
 *              OUT_OF_MEMORY       one of the limits above
 * UNREGISTER_SHM (1 parameter, RMEM_INPUT)
 *              BAD_PARAMETERS      unknown reference
 *              BUSY                a command uses it
 *
 * Memrefs are copied to the TA and back; the TA never sees normal-world memory.  Overlapping
 * memrefs are independent copies, written back in the order of the parameters.  An output memref
 * is zero when the TA starts.  A command for an instance that runs another one waits; its caller
 * is answered GW_RET_FOREIGN_INTR meanwhile.
 */
#endif
