/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_INTERNAL_API_H
#define TEE_INTERNAL_API_H
/*
 * GlobalPlatform TEE Internal Core API 1.3.1 (GPD_SPE_010), as far as MicroTEE provides it.  What
 * is declared here works as the specification says; what is not declared is not there (persistent
 * objects, calls to other TAs, big integers, asymmetric encryption, TA persistent and REE time,
 * binary-block properties, XOFs, peripherals).
 *
 * Programmer errors ("Panic Reasons" of the specification) end the instance: TEE_Panic.  That
 * covers handles that are none, buffers that are not the TA's to read or write, calls in the wrong
 * state, and also the death of the crypto server while an operation lives there.
 * Sizes are octets, key sizes bits.  Comments below say what the specification leaves to the
 * implementation; for the rest it is the manual.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "tee_api_defines.h"
#include "tee_api_types.h"
#include "tee_ta_api.h"

/* ---- properties (section 4.4) ---------------------------------------------------------------- */
/*
 * TEE_PROPSET_CURRENT_TA: gpd.ta.{appID, singleInstance, multiSession, instanceKeepAlive, dataSize,
 * stackSize, version, description, endian, doesNotCloseHandleOnCorruptObject} and what the TA
 * defines itself (user_ta_header.h).
 * TEE_PROPSET_CURRENT_CLIENT: gpd.client.{identity, endian}, of the session that runs.
 * TEE_PROPSET_TEE_IMPLEMENTATION: gpd.tee.{apiversion, internalCore.version, description,
 * systemTime.protectionLevel, cryptography.ecc, trustedos.implementation.version,
 * trustedos.manufacturer, arith.maxBigIntSize}.
 * TEE_ERROR_ITEM_NOT_FOUND, TEE_ERROR_BAD_FORMAT (the property is of another type),
 * TEE_ERROR_SHORT_BUFFER (with the size needed, terminating NUL included; the string is cut off).
 * As a string a bool is true or false, a number is decimal, a UUID has the form of RFC 4122, an
 * identity is login:uuid.
 */
TEE_Result TEE_GetPropertyAsString(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                   char *valueBuffer, size_t *valueBufferLen);
TEE_Result TEE_GetPropertyAsBool(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                 bool *value);
TEE_Result TEE_GetPropertyAsU32(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                uint32_t *value);
TEE_Result TEE_GetPropertyAsU64(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                uint64_t *value);
TEE_Result TEE_GetPropertyAsUUID(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                 TEE_UUID *value);
TEE_Result TEE_GetPropertyAsIdentity(TEE_PropSetHandle propsetOrEnumerator, const char *name,
                                     TEE_Identity *value);
TEE_Result TEE_AllocatePropertyEnumerator(TEE_PropSetHandle *enumerator);
void TEE_FreePropertyEnumerator(TEE_PropSetHandle enumerator);
void TEE_StartPropertyEnumerator(TEE_PropSetHandle enumerator, TEE_PropSetHandle propSet);
void TEE_ResetPropertyEnumerator(TEE_PropSetHandle enumerator);
TEE_Result TEE_GetPropertyName(TEE_PropSetHandle enumerator, void *nameBuffer,
                               size_t *nameBufferLen);
TEE_Result TEE_GetNextProperty(TEE_PropSetHandle enumerator);

/* ---- panic (4.8) ----------------------------------------------------------------------------- */
/* Ends this instance; its sessions answer TEE_ERROR_TARGET_DEAD.  Never returns. */
_Noreturn void TEE_Panic(TEE_Result panicCode);

/* ---- cancellation (4.10) --------------------------------------------------------------------- */
/* True if the client asked to cancel the running command and cancellation is not masked.  Asks
 * the gateway: one IPC. */
bool TEE_GetCancellationFlag(void);
/* Each returns whether cancellation was masked before.  Masked at the start of every command. */
bool TEE_UnmaskCancellation(void);
bool TEE_MaskCancellation(void);

/* ---- memory (4.11) --------------------------------------------------------------------------- */
/* TEE_ERROR_ACCESS_DENIED if the TA may not access the buffer so, or if it is (part of) a memref
 * of the running command and TEE_MEMORY_ACCESS_ANY_OWNER is not given. */
TEE_Result TEE_CheckMemoryAccessRights(uint32_t accessFlags, void *buffer, size_t size);
void TEE_SetInstanceData(const void *instanceData);
const void *TEE_GetInstanceData(void);
/* hint: TEE_MALLOC_FILL_ZERO, or or'ed TEE_MALLOC_NO_FILL, TEE_MALLOC_NO_SHARE (memory is never
 * shared, so that changes nothing).  NULL if TA_DATA_SIZE does not suffice.  8-byte aligned.
 * A freed area is wiped.  TEE_Realloc fills what it adds with zeros. */
void *TEE_Malloc(size_t size, uint32_t hint);
void *TEE_Realloc(void *buffer, size_t newSize);
void TEE_Free(void *buffer);
void *TEE_MemMove(void *dest, const void *src, size_t size);
/* Takes the same time whatever the contents. */
int32_t TEE_MemCompare(const void *buffer1, const void *buffer2, size_t size);
void TEE_MemFill(void *buffer, uint8_t x, size_t size);

/* ---- objects (5.5, 5.6) ---------------------------------------------------------------------- */
/*
 * Types: AES (128, 192, 256), HMAC_SHA1/224/256/384/512, GENERIC_SECRET and HKDF (8 .. 4096 bits),
 * ECDSA and ECDH key pairs and public keys on NIST P-256.  Others: TEE_ERROR_NOT_SUPPORTED.
 * An instance has at most 64 objects.
 */
TEE_Result TEE_GetObjectInfo1(TEE_ObjectHandle object, TEE_ObjectInfo *objectInfo);
TEE_Result TEE_RestrictObjectUsage1(TEE_ObjectHandle object, uint32_t objectUsage);
TEE_Result TEE_GetObjectBufferAttribute(TEE_ObjectHandle object, uint32_t attributeID,
                                        void *buffer, size_t *size);
TEE_Result TEE_GetObjectValueAttribute(TEE_ObjectHandle object, uint32_t attributeID,
                                       uint32_t *a, uint32_t *b);
void TEE_CloseObject(TEE_ObjectHandle object);
TEE_Result TEE_AllocateTransientObject(TEE_ObjectType objectType, uint32_t maxObjectSize,
                                       TEE_ObjectHandle *object);
void TEE_FreeTransientObject(TEE_ObjectHandle object);
void TEE_ResetTransientObject(TEE_ObjectHandle object);
TEE_Result TEE_PopulateTransientObject(TEE_ObjectHandle object, const TEE_Attribute *attrs,
                                       uint32_t attrCount);
void TEE_InitRefAttribute(TEE_Attribute *attr, uint32_t attributeID, const void *buffer,
                          size_t length);
void TEE_InitValueAttribute(TEE_Attribute *attr, uint32_t attributeID, uint32_t a, uint32_t b);
TEE_Result TEE_CopyObjectAttributes1(TEE_ObjectHandle destObject, TEE_ObjectHandle srcObject);
TEE_Result TEE_GenerateKey(TEE_ObjectHandle object, uint32_t keySize, const TEE_Attribute *params,
                           uint32_t paramCount);

/* ---- operations (6.2) ------------------------------------------------------------------------ */
/*
 * Algorithms: SHA-1/224/256/384/512 and their HMACs, AES ECB, CBC, CTR (NOPAD), GCM, ECDSA on P-256
 * with those hashes, ECDH on P-256, HKDF.  Others: TEE_ERROR_NOT_SUPPORTED.
 * An instance has at most 24 operations, 16 of them digests, ciphers, MACs and AEs.
 */
TEE_Result TEE_AllocateOperation(TEE_OperationHandle *operation, uint32_t algorithm,
                                 uint32_t mode, uint32_t maxKeySize);
void TEE_FreeOperation(TEE_OperationHandle operation);
void TEE_GetOperationInfo(TEE_OperationHandle operation, TEE_OperationInfo *operationInfo);
void TEE_ResetOperation(TEE_OperationHandle operation);
TEE_Result TEE_SetOperationKey(TEE_OperationHandle operation, TEE_ObjectHandle key);
void TEE_CopyOperation(TEE_OperationHandle dstOperation, TEE_OperationHandle srcOperation);
TEE_Result TEE_IsAlgorithmSupported(uint32_t algId, uint32_t element);

/* Digest (6.3) */
void TEE_DigestUpdate(TEE_OperationHandle operation, const void *chunk, size_t chunkSize);
TEE_Result TEE_DigestDoFinal(TEE_OperationHandle operation, const void *chunk, size_t chunkLen,
                             void *hash, size_t *hashLen);

/* Cipher (6.4) */
void TEE_CipherInit(TEE_OperationHandle operation, const void *IV, size_t IVLen);
TEE_Result TEE_CipherUpdate(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                            void *destData, size_t *destLen);
TEE_Result TEE_CipherDoFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                             void *destData, size_t *destLen);

/* MAC (6.5) */
void TEE_MACInit(TEE_OperationHandle operation, const void *IV, size_t IVLen);
void TEE_MACUpdate(TEE_OperationHandle operation, const void *chunk, size_t chunkSize);
TEE_Result TEE_MACComputeFinal(TEE_OperationHandle operation, const void *message,
                               size_t messageLen, void *mac, size_t *macLen);
TEE_Result TEE_MACCompareFinal(TEE_OperationHandle operation, const void *message,
                               size_t messageLen, const void *mac, size_t macLen);

/* Authenticated encryption (6.6).  tagLen of TEE_AEInit in bits: 96, 104, 112, 120, 128.  Nonces of
 * 1 to 64 octets.  When TEE_AEDecryptFinal fails, destData of that call has been zeroed. */
TEE_Result TEE_AEInit(TEE_OperationHandle operation, const void *nonce, size_t nonceLen,
                      uint32_t tagLen, size_t AADLen, size_t payloadLen);
void TEE_AEUpdateAAD(TEE_OperationHandle operation, const void *AADdata, size_t AADdataLen);
TEE_Result TEE_AEUpdate(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                        void *destData, size_t *destLen);
TEE_Result TEE_AEEncryptFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                              void *destData, size_t *destLen, void *tag, size_t *tagLen);
TEE_Result TEE_AEDecryptFinal(TEE_OperationHandle operation, const void *srcData, size_t srcLen,
                              void *destData, size_t *destLen, void *tag, size_t tagLen);

/* Signatures (6.7): r and s, 32 octets each, big endian.  The digest must have the length of the
 * algorithm's hash, else panic.  params is not used. */
TEE_Result TEE_AsymmetricSignDigest(TEE_OperationHandle operation, const TEE_Attribute *params,
                                    uint32_t paramCount, const void *digest, size_t digestLen,
                                    void *signature, size_t *signatureLen);
TEE_Result TEE_AsymmetricVerifyDigest(TEE_OperationHandle operation, const TEE_Attribute *params,
                                      uint32_t paramCount, const void *digest, size_t digestLen,
                                      const void *signature, size_t signatureLen);

/* Derivation (6.8).  HKDF: TEE_ATTR_KDF_KEY_SIZE (octets) is needed; TEE_ATTR_HKDF_SALT, _INFO,
 * _HASH_ALGORITHM (a TEE_ALG_SHA*, SHA-256 if missing) may be given.  ECDH:
 * TEE_ATTR_ECC_PUBLIC_VALUE_X and _Y of the other side, which must be on the curve (else panic);
 * the result is the x coordinate.  derivedKey: an empty object of any symmetric type. */
void TEE_DeriveKey(TEE_OperationHandle operation, const TEE_Attribute *params,
                   uint32_t paramCount, TEE_ObjectHandle derivedKey);

/* Random (6.9) */
void TEE_GenerateRandom(void *randomBuffer, size_t randomBufferLen);

/* ---- time (7.2) ------------------------------------------------------------------------------ */
/* Time since the machine started, from the secure global timer: monotonic, and it goes on while
 * the normal world runs. */
void TEE_GetSystemTime(TEE_Time *time);
/* timeout in milliseconds or TEE_TIMEOUT_INFINITE.  TEE_ERROR_CANCEL if cancelled meanwhile (and
 * not masked).  Waits by yielding: the processor is not put to sleep. */
TEE_Result TEE_Wait(uint32_t timeout);

#endif
