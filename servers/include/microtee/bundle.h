/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef MICROTEE_BUNDLE_H
#define MICROTEE_BUNDLE_H
/*
 * The boot bundle: all servers and built-in TAs, put at FRAME_BASE by the boot loader as part of
 * the secure image; made by tools/mkbundle.py.  Little endian; every program segment starts on a
 * page and is padded with zeros to whole pages.  Page 0 (and 1, if needed) is the header.
 * Entry 0 is init: all its segments are complete in the bundle (file_pages == mem_pages), and
 * the kernel maps them in place.  The others are copied by init to fresh frames.
 */
#include <stdint.h>

#define BUNDLE_MAGIC    0x3142544Du /* "MTB1"                                              */
#define BUNDLE_MAX      24
#define BUNDLE_NSEG     5
#define SEG_W           1u          /* as MAP_W                                             */
#define SEG_X           2u          /* as MAP_X                                             */
#define BUNDLE_TA       1u          /* flags: a trusted application, started on demand      */
#define BUNDLE_MULTI    2u          /* flags: gpd.ta.singleInstance is false                */
#define BUNDLE_KEEP     4u          /* flags: gpd.ta.instanceKeepAlive                      */
#define BUNDLE_MSESS    8u          /* flags: gpd.ta.multiSession                           */

typedef struct {
    uint32_t va;            /* user address, page aligned                                   */
    uint32_t page;          /* first page, counted from the start of the bundle             */
    uint32_t file_pages;    /* pages present in the bundle                                  */
    uint32_t mem_pages;     /* pages to map; those past file_pages are zero                 */
    uint32_t rights;        /* SEG_W or SEG_X or 0                                          */
} bundle_seg_t;

typedef struct {
    char     name[16];      /* NUL terminated                                               */
    uint8_t  uuid[16];      /* TA: its UUID in octet order (RFC 4122); else zeros           */
    uint32_t flags;         /* BUNDLE_*                                                     */
    uint32_t entry;         /* start address of every thread                                */
    uint32_t stack_top;     /* thread i starts with sp = stack_top - i * stack_size         */
    uint32_t stack_size;    /* bytes, multiple of 4096; a guard page lies below each stack
                               area, none between the stacks of one program                */
    uint32_t nseg;
    uint32_t pad[3];
    bundle_seg_t seg[BUNDLE_NSEG];  /* the stack area is one of them (file_pages == 0)      */
} bundle_entry_t;           /* 164 bytes                                                    */

typedef struct {
    uint32_t magic;
    uint32_t pages;         /* of the whole bundle                                          */
    uint32_t count;         /* entries                                                      */
    uint32_t insecure;      /* 1: built with development keys; servers must say so          */
    uint8_t  build_id[32];  /* SHA-256 over everything after the header pages               */
    bundle_entry_t entry[BUNDLE_MAX];
} bundle_t;
#endif
