/* SPDX-License-Identifier: BSD-2-Clause */
/* Made by spec/gen from module Reach in spec/trace.mlw: do not edit. */
#ifndef KERNEL_MODEL_BOOT_H
#define KERNEL_MODEL_BOOT_H
/* What the model says of boot.  Definitions, not names for those of Reach: that module imports all theorems. */
#include "model.h"
/*@
  @ inductive a_loaded(astate s) {
  @   case Empty: \forall astate s; a_loaded(a_start(s));
  @   case Mapped: \forall astate s, integer f, integer a, integer r; a_loaded(s) ==> a_loaded(a_map_at(s,1,f,a,r));
  @ }
  @ logic astate a_first_caps(astate s, integer ctrl, integer mem, integer wld, integer sup, integer ep, integer uart, integer epit, integer iuart, integer iepit, integer l1, integer l2) =
  @     a_cput(a_cput(a_cput(a_cput(a_cput(a_cput(a_cput(a_cput(a_cput(s,1,ctrl,4,0,0,0),1,mem,5,0,0,1),1,wld,8,0,0,1),1,sup,3,0,0,0),1,ep,1,1,0,1),1,uart,7,0,0,1),1,epit,7,1,0,1),1,iuart,6,l1,0,1),1,iepit,6,l2,0,1);
  @ logic astate a_boot(astate s, integer p, integer l1, integer l2, awords m, actx x) =
  @     a_run(a_setmsg(a_tnew(a_first_caps(s,60,61,62,59,58,56,57,54,55,l1,l2),1,1,p,0,x),1,m),1);
  @*/
#endif
