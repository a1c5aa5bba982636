/* SPDX-License-Identifier: BSD-2-Clause */
#ifndef KERNEL_CHECK_NORMAL_H
#define KERNEL_CHECK_NORMAL_H
/* The parts of world_inv: the normal world. */
#include "check.h"
#include "../world.h"

/*@ TELLS(world_state) */
uint32_t check_world_state(void);

/*@ TELLS(world_place) */
uint32_t check_world_place(void);

/*@ TELLS(world_alone) */
uint32_t check_world_alone(void);

/*@ terminates \true; exits \false; assigns \nothing;
  @ ensures ok: \result == CHECK_OK <==> world_inv;
  @ ensures known: \result == CHECK_OK || CHECK_WORLD_STATE <= \result <= CHECK_WORLD_ALONE;
  @ ensures state: \result == CHECK_WORLD_STATE ==> !world_state;
  @ ensures place: \result == CHECK_WORLD_PLACE ==> !world_place;
  @ ensures alone: \result == CHECK_WORLD_ALONE ==> !world_alone;
  @*/
/* CHECK_OK, or the first part of world_inv that does not hold. */
uint32_t check_normal(void);
#endif
