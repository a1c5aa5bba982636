/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_API_TYPES_H
#define TEE_API_TYPES_H
/*
 * Types of the GlobalPlatform TEE Internal Core API 1.3.1 (GPD_SPE_010).  Handles are opaque: a TA
 * may copy them and compare them with TEE_HANDLE_NULL, nothing else.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "tee_api_defines.h"

typedef uint32_t TEE_Result;

/* A UUID of RFC 4122, its integers in the order of this machine. */
typedef struct {
    uint32_t timeLow;
    uint16_t timeMid;
    uint16_t timeHiAndVersion;
    uint8_t  clockSeqAndNode[8];
} TEE_UUID;

typedef struct {
    uint32_t login;         /* TEE_LOGIN_*                                              */
    TEE_UUID uuid;          /* nil if the login type has none                           */
} TEE_Identity;

typedef union {
    struct {
        void   *buffer; /* NULL for a null memref                                   */
        size_t  size;   /* bytes; the TA sets it for _OUTPUT and _INOUT             */
    } memref;
    struct {
        uint32_t a;
        uint32_t b;
    } value;
} TEE_Param;

typedef struct {
    uint32_t seconds;
    uint32_t millis;        /* 0 .. 999                                                 */
} TEE_Time;

typedef struct __TEE_PropSetHandle   *TEE_PropSetHandle;
typedef struct __TEE_ObjectHandle    *TEE_ObjectHandle;
typedef struct __TEE_OperationHandle *TEE_OperationHandle;

typedef uint32_t TEE_ObjectType;        /* TEE_TYPE_*                                       */
typedef uint32_t TEE_OperationMode;     /* TEE_MODE_*                                       */

typedef struct {
    uint32_t attributeID;   /* TEE_ATTR_*                                               */
    union {
        struct {
            void   *buffer;
            size_t  length;
        } ref;          /* TEE_ATTR_FLAG_VALUE not set in the id                    */
        struct {
            uint32_t a;
            uint32_t b;
        } value;        /* TEE_ATTR_FLAG_VALUE set                                  */
    } content;
} TEE_Attribute;

typedef struct {
    uint32_t objectType;    /* TEE_TYPE_*                                               */
    uint32_t objectSize;    /* bits; 0 while the object is empty                        */
    uint32_t maxObjectSize; /* bits                                                     */
    uint32_t objectUsage;   /* TEE_USAGE_*                                              */
    size_t   dataSize;      /* 0 for a transient object                                 */
    size_t   dataPosition;  /* 0 for a transient object                                 */
    uint32_t handleFlags;   /* TEE_HANDLE_FLAG_*                                        */
} TEE_ObjectInfo;

typedef struct {
    uint32_t algorithm;
    uint32_t operationClass;
    uint32_t mode;
    uint32_t digestLength;  /* octets of a digest, MAC, or AE tag                       */
    uint32_t maxKeySize;    /* bits                                                     */
    uint32_t keySize;       /* bits; 0 while no key is set                              */
    uint32_t requiredKeyUsage;
    uint32_t handleState;   /* TEE_HANDLE_FLAG_*                                        */
} TEE_OperationInfo;

#endif
