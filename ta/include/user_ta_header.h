/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef USER_TA_HEADER_H
#define USER_TA_HEADER_H
/*
 * What a TA says about itself.  By custom a TA's folder holds `user_ta_header_defines.h`, which
 * defines
 *   TA_UUID         initialiser of a TEE_UUID
 *   TA_FLAGS        TA_FLAG_* or'ed
 *   TA_STACK_SIZE   bytes
 *   TA_DATA_SIZE    bytes of heap (TEE_Malloc)
 * and maybe
 *   TA_VERSION      string, property gpd.ta.version
 *   TA_DESCRIPTION  string, property gpd.ta.description
 *   TA_CURRENT_TA_EXT_PROPERTIES  further properties of the TA: a list of
 *                   { "name", USER_TA_PROP_TYPE_*, pointer to the value }
 * The build compiles ta/libtee/ta_header.c once for each TA with that file.
 */
#include <stdint.h>

#define TA_FLAG_USER_MODE           0u
#define TA_FLAG_EXEC_DDR            0u
#define TA_FLAG_SINGLE_INSTANCE     (1u << 2)   /* gpd.ta.singleInstance                    */
#define TA_FLAG_MULTI_SESSION       (1u << 3)   /* gpd.ta.multiSession                      */
#define TA_FLAG_INSTANCE_KEEP_ALIVE (1u << 4)   /* gpd.ta.instanceKeepAlive                 */

enum user_ta_prop_type {
    USER_TA_PROP_TYPE_BOOL,         /* bool                                             */
    USER_TA_PROP_TYPE_U32,          /* uint32_t                                         */
    USER_TA_PROP_TYPE_U64,          /* uint64_t                                         */
    USER_TA_PROP_TYPE_UUID,         /* TEE_UUID                                         */
    USER_TA_PROP_TYPE_IDENTITY,     /* TEE_Identity                                     */
    USER_TA_PROP_TYPE_STRING,       /* char[], NUL terminated                           */
};

struct user_ta_property {
    const char             *name;
    enum user_ta_prop_type  type;
    const void             *value;
};

/* Section .ta_head of a TA's ELF, for the tool that makes the boot bundle.  Little endian. */
struct ta_head {
    uint8_t  uuid[16];      /* octet order of RFC 4122                                  */
    uint32_t flags;         /* BUNDLE_* of microtee/bundle.h                            */
    uint32_t stack_size;    /* bytes, multiple of 4096                                  */
    char     name[16];      /* NUL terminated                                           */
};

#endif
