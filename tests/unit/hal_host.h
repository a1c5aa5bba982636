/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef HAL_HOST_H
#define HAL_HOST_H
/* The kernel's hardware on this machine: it remembers what it was asked to do. */
#include <setjmp.h>
#include <stdint.h>
#include "hal.h"
#include "thread.h"

#define HAL_PENDING 16

extern uint32_t hal_zeroed[NFR];            /* how often each frame was zeroed               */
extern uint32_t hal_page_flushes;           /* hal_tlb_flush_page                            */
extern uint32_t hal_domain_flushes[256];    /* hal_tlb_flush_domain                          */
extern uint8_t  hal_enabled[1024];          /* interrupt lines that are enabled              */
extern uint32_t hal_pending[HAL_PENDING];   /* what hal_irq_take gives, in order             */
extern uint32_t hal_npending;
extern uint32_t hal_world_entry;            /* last hal_world_start                          */
extern uint64_t hal_now;
extern jmp_buf  hal_panic_jump;             /* hal_panic comes back here with 1              */

void hal_reset(void);
#endif
