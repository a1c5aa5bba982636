/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef TEE_INTERNAL_API_EXTENSIONS_H
#define TEE_INTERNAL_API_EXTENSIONS_H
/* A file that TA sources customarily include beside tee_internal_api.h.  MicroTEE has the trace
 * macros and two attributes of it; what it offers of its own is in tee_microtee.h. */
#include "tee_internal_api.h"
#include "trace.h"

#ifndef __unused
#define __unused        __attribute__((unused))
#endif
#ifndef __maybe_unused
#define __maybe_unused  __attribute__((unused))
#endif

#endif
