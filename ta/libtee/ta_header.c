/* SPDX-License-Identifier: BSD-2-Clause */
/* What the TA says about itself in user_ta_header_defines.h, as data.  Compiled once for each TA,
 * with that TA's folder in the include path and TA_NAME defined. */
#include "tee_api_types.h"
#include "user_ta_header.h"
#include "user_ta_header_defines.h"
#include "libtee.h"
#include "microtee/bundle.h"

#ifndef TA_VERSION
#define TA_VERSION "undefined"
#endif
#ifndef TA_DESCRIPTION
#define TA_DESCRIPTION "undefined"
#endif
#ifndef TA_CURRENT_TA_EXT_PROPERTIES
#define TA_CURRENT_TA_EXT_PROPERTIES
#endif

#define PAGES(n)    (((n) + 4095u) & ~4095u)
#define HEAP_SIZE   (((TA_DATA_SIZE) + 7u) & ~7u)
#define HAS(flag)   (((TA_FLAGS) & (flag)) != 0)

const TEE_UUID ta_uuid = TA_UUID;
const uint32_t ta_flags = TA_FLAGS;
const uint32_t ta_data_size = HEAP_SIZE;
const char ta_version[] = TA_VERSION;
const char ta_description[] = TA_DESCRIPTION;
uint8_t ta_heap[HEAP_SIZE] __attribute__((aligned(8)));

/* One entry more than there are, so that there is an array even when there are none. */
const struct user_ta_property ta_properties[] = {
    TA_CURRENT_TA_EXT_PROPERTIES
    { 0, USER_TA_PROP_TYPE_BOOL, 0 },
};
const uint32_t ta_nproperties = sizeof ta_properties / sizeof ta_properties[0] - 1;

/* struct ta_head with the UUID's integers stored most significant octet first, which is the octet
 * order of RFC 4122: initialised with TA_UUID as it stands. */
struct __attribute__((scalar_storage_order("big-endian"))) octet_uuid {
    uint32_t timeLow;
    uint16_t timeMid;
    uint16_t timeHiAndVersion;
    uint8_t  clockSeqAndNode[8];
};
struct ta_head_initialised {
    struct octet_uuid uuid;
    uint32_t flags;
    uint32_t stack_size;
    char     name[16];
};
_Static_assert(sizeof(struct ta_head_initialised) == sizeof(struct ta_head), "same layout");
_Static_assert(sizeof TA_NAME <= 16, "a TA's name has at most 15 characters");

const struct ta_head_initialised ta_head __attribute__((used, section(".ta_head"))) = {
    .uuid = TA_UUID,
    .flags = BUNDLE_TA |
             (HAS(TA_FLAG_SINGLE_INSTANCE) ? 0 : BUNDLE_MULTI) |
             (HAS(TA_FLAG_MULTI_SESSION) ? BUNDLE_MSESS : 0) |
             (HAS(TA_FLAG_INSTANCE_KEEP_ALIVE) ? BUNDLE_KEEP : 0),
    .stack_size = PAGES(TA_STACK_SIZE),
    .name = TA_NAME,
};
const uint32_t ta_stack_size = PAGES(TA_STACK_SIZE);
