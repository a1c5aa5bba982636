/* SPDX-License-Identifier: BSD-2-Clause */
#include "aspace.h"
#include "cap.h"
#include "domain.h"
#include "enter.h"
#include "event.h"
#include "frame.h"
#include "hal.h"
#include "ipc.h"
#include "irq.h"
#include "ntfn.h"
#include "sched.h"
#include "world.h"

/*@ ghost uint64_t clock_read; */

/*@ requires cur: cur < NT;
  @ terminates \true; exits \false;
  @ assigns th_msg[cur].w[0], th_msg[cur].w[1];
  @ ensures SY_1_ok: \result == E_OK;
  @ ensures SY_2_self: th_msg[cur].w[0] == cur && th_msg[cur].w[1] == th_dom[cur];
  @ ENSURES_REF(a_put2(m,cur,cur,a_me(m)))
  @*/
static uint32_t sys_self(void)
{
    uint8_t t = cur;

    th_msg[t].w[0] = t;
    th_msg[t].w[1] = th_dom[t];
    //@ SHOW_MODEL(me, a_me(m) == th_dom[cur])
    //@ SHOW_REF(msg, reg, a_put2(m,cur,cur,th_dom[cur]))
    //@ SHOW_REF(reg, reg, a_put2(m,cur,cur,th_dom[cur]))
    return E_OK;
}

/*@ requires cur: cur < NT;
  @ terminates \true; exits \false;
  @ assigns th_msg[cur].w[0], th_msg[cur].w[1], clock_read;
  @ ensures SY_3_ok: \result == E_OK;
  @ ensures SY_4_clock: th_msg[cur].w[0] + 4294967296 * th_msg[cur].w[1] == clock_read;
  @ ensures SY_5_forward: clock_read >= \old(clock_read);
  @ ENSURES_REF(a_put2(m,cur,clock_read % 4294967296,clock_read / 4294967296))
  @*/
static uint32_t sys_clock(void)
{
    uint64_t now = hal_clock();

    th_msg[cur].w[0] = (uint32_t)(now % 4294967296u);
    th_msg[cur].w[1] = (uint32_t)(now / 4294967296u);
    //@ SHOW_REF(msg, reg, a_put2(m,cur,clock_read % 4294967296,clock_read / 4294967296))
    return E_OK;
}

/*@ // frame f is domain d's
  @ predicate owned{L}(integer f, integer d) = f < NFR && \at(fr_owner[f],L) == d;
  @ predicate unshared{L}(integer f) = \at(fr_share[f],L) == NODOM;
  @*/
/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv && frames_secure;
  @ requires nr: nr == SYS_FRAME_GIVE || nr == SYS_FRAME_SHARE || nr == SYS_FRAME_UNSHARE;
  @ terminates \true; exits \false;
  @ assigns fr_owner[th_msg[cur].w[0]], fr_share[th_msg[cur].w[0]], fr_spt[th_msg[cur].w[0]], l2[0 .. NL2-1],
  @     tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures SY_10_status: \result < E_NOSYS;
  @ ensures SY_10_cap: \result == E_CAP <==> !manages(r8) || (nr == SYS_FRAME_SHARE && !manages(r9));
  @ ensures SY_11_give: nr == SYS_FRAME_GIVE && manages(r8) ==> (\result == E_OK <==>
  @     \old(owned(th_msg[cur].w[0],th_dom[cur]) && unshared(th_msg[cur].w[0]) && fr_pt[th_msg[cur].w[0]] == NOPT));
  @ ensures SY_12_given: nr == SYS_FRAME_GIVE && \result == E_OK ==> fr_owner[th_msg[cur].w[0]] == target(r8);
  @ ensures SY_13_share: nr == SYS_FRAME_SHARE && manages(r8) && manages(r9) ==> (\result == E_OK <==>
  @     \old(owned(th_msg[cur].w[0],target(r8)) && unshared(th_msg[cur].w[0])) && target(r8) != target(r9));
  @ ensures SY_14_shared: nr == SYS_FRAME_SHARE && \result == E_OK ==> fr_share[th_msg[cur].w[0]] == target(r9);
  @ ensures SY_15_unshare: nr == SYS_FRAME_UNSHARE && manages(r8) ==> (\result == E_OK <==>
  @     \old(owned(th_msg[cur].w[0],target(r8)) && !unshared(th_msg[cur].w[0])));
  @ ensures SY_16_unshared: nr == SYS_FRAME_UNSHARE && \result == E_OK ==> unshared(th_msg[cur].w[0]);
  @ ensures SY_17_gone: nr == SYS_FRAME_UNSHARE && \result == E_OK ==> \forall integer b, t, k;
  @     0 <= b < NDOM && 0 <= t < L1N && 0 <= k < L2N && b != target(r8) ==> pte_fr(xlat(b,t,k)) != th_msg[cur].w[0];
  @ ensures SY_18_owner: nr != SYS_FRAME_GIVE && th_msg[cur].w[0] < NFR ==>
  @     fr_owner[th_msg[cur].w[0]] == \old(fr_owner[th_msg[cur].w[0]]);
  @ ensures SY_19_share: nr == SYS_FRAME_GIVE && th_msg[cur].w[0] < NFR ==>
  @     fr_share[th_msg[cur].w[0]] == \old(fr_share[th_msg[cur].w[0]]);
  @ ensures SY_20_xlat: nr != SYS_FRAME_UNSHARE ==> xlat_same{Pre,Post};
  @ ensures SY_21_frame: xlat_same_or_0{Pre,Post} && xlat_same_but_frame{Pre,Post}(th_msg[cur].w[0]);
  @ ensures SY_22_refused: \result != E_OK ==> xlat_same{Pre,Post} && (th_msg[cur].w[0] < NFR ==>
  @     fr_owner[th_msg[cur].w[0]] == \old(fr_owner[th_msg[cur].w[0]]) &&
  @     fr_share[th_msg[cur].w[0]] == \old(fr_share[th_msg[cur].w[0]]));
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* SYS_FRAME_GIVE, SYS_FRAME_SHARE, SYS_FRAME_UNSHARE. */
static uint32_t sys_frame(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint32_t fr = th_msg[cur].w[0];
    uint8_t d = domain_operand(r8);
    uint8_t e;

    //@ SHOW_MODEL(words, a_me(m) == th_dom[cur] && a_w(m,0) == fr)
    //@ SHOW_MODEL(may, a_may_manage(m,r8) <==> d != NODOM && d != DOM_WORLD)
    if (d == NODOM || d == DOM_WORLD) {
        //@ SHOW_MODEL(refused, a_manage_of(m,nr,r8,r9) == m)
        //@ SHOW_MODEL(refused_ret, a_manage_ret(m,nr,r8,r9) == E_CAP)
        return E_CAP;
    }
    if (nr == SYS_FRAME_GIVE) {
        //@ SHOW_MODEL(give, a_manage_of(m,nr,r8,r9) == a_give_to(m,th_dom[cur],fr,d))
        //@ SHOW_MODEL(give_ret, a_manage_ret(m,nr,r8,r9) == a_give_ret(m,th_dom[cur],fr))
        return frame_give(th_dom[cur], fr, d);
    }
    if (nr == SYS_FRAME_UNSHARE) {
        //@ SHOW_MODEL(unshare, a_manage_of(m,nr,r8,r9) == a_unshare_of(m,d,fr))
        //@ SHOW_MODEL(unshare_ret, a_manage_ret(m,nr,r8,r9) == a_unshare_ret(m,d,fr))
        return frame_unshare(d, fr);
    }
    e = domain_operand(r9);
    //@ SHOW_MODEL(both, a_may_manage(m,r9) <==> e != NODOM && e != DOM_WORLD)
    if (e == NODOM || e == DOM_WORLD) {
        //@ SHOW_MODEL(other, a_manage_of(m,nr,r8,r9) == m)
        //@ SHOW_MODEL(other_ret, a_manage_ret(m,nr,r8,r9) == E_CAP)
        return E_CAP;
    }
    //@ SHOW_MODEL(share, a_manage_of(m,nr,r8,r9) == a_share_to(m,d,fr,e))
    //@ SHOW_MODEL(share_ret, a_manage_ret(m,nr,r8,r9) == a_share_ret(m,d,fr,e))
    return frame_share(d, fr, e);
}

/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv;
  @ requires d: d < NDOM;
  @ terminates \true; exits \false;
  @ assigns l2[0 .. NL2-1], tlb[0 .. NDOM-1], fr_pt[0 .. NFR-1], fr_spt[0 .. NFR-1], as_frame, th_msg[cur].w[0];
  @ ENSURES_MEMORY;
  @ ensures SY_30_arg: \result == E_ARG <==> !va_ok(th_msg[cur].w[1]);
  @ ensures SY_31_ok: \result == E_OK <==> va_ok(th_msg[cur].w[1]) && \old(page_at(d,th_msg[cur].w[1]));
  @ ensures SY_31_state: \result == E_STATE <==> va_ok(th_msg[cur].w[1]) && !\old(page_at(d,th_msg[cur].w[1]));
  @ ensures SY_32_done: \result == E_OK ==> at_va(d,th_msg[cur].w[1]) == 0;
  @ ensures SY_33_which: \result == E_OK ==> th_msg[cur].w[0] == frame_in(\old(at_va(d,th_msg[cur].w[1])));
  @ ensures SY_34_frame: xlat_same_but{Pre,Post}(d,th_msg[cur].w[1] / SECTION,(th_msg[cur].w[1] / PAGE) % L2N);
  @ ensures SY_35_refused: \result != E_OK ==> xlat_same{Pre,Post} && th_msg[cur] == \old(th_msg[cur]);
  @ ENSURES_MODEL(step, \result == E_OK ==>
  @     refines{Post}(a_put0(a_unmap_at(m,d,th_msg[cur].w[1]),cur,a_frame_at(m,d,th_msg[cur].w[1]))))
  @ ENSURES_MODEL(none, \result != E_OK ==> refines{Post}(m))
  @ ENSURES_RESULT(a_unmap_ret(m,d,th_msg[cur].w[1]))
  @*/
/* SYS_UNMAP in domain d. */
static uint32_t sys_unmap(uint8_t d)
{
    uint32_t status = aspace_unmap(d, th_msg[cur].w[1]);

    //@ SHOW_STEP(unmapped, a_unmap_at(m,d,th_msg[cur].w[1]))
    if (status == E_OK) {
        th_msg[cur].w[0] = as_frame;
        //@ SHOW_MODEL(which, a_frame_at(m,d,th_msg[cur].w[1]) == as_frame)
        //@ SHOW_REF(msg, reg, a_put0(a_unmap_at(m,d,th_msg[cur].w[1]),cur,as_frame))
        //@ SHOW_REF(reg, reg, a_put0(a_unmap_at(m,d,th_msg[cur].w[1]),cur,as_frame))
        //@ SHOW_STEP(told, a_put0(a_unmap_at(m,d,th_msg[cur].w[1]),cur,as_frame))
    }
    return status;
}

/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv;
  @ requires d: d < NDOM;
  @ requires nr: nr == SYS_MAP_NS || nr == SYS_MAP_DEV;
  @ terminates \true; exits \false;
  @ assigns l1[d], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1];
  @ ENSURES_MEMORY;
  @ ensures SY_40_status: \result < E_NOSYS;
  @ ensures SY_40_cap: \result == E_CAP <==> !holds(th_dom[cur],slot,nr == SYS_MAP_NS ? CAP_NSMEM : CAP_DEV);
  @ ensures SY_41_map: nr == SYS_MAP_NS && holds(th_dom[cur],slot,CAP_NSMEM) && th_msg[cur].w[0] != 0 ==>
  @     (\result == E_OK <==> sec_ok(th_msg[cur].w[1]) && ns_ram(th_msg[cur].w[0]) &&
  @      \old(l1[d].e[th_msg[cur].w[1] / SECTION]) == 0);
  @ ensures SY_42_unmap: nr == SYS_MAP_NS && holds(th_dom[cur],slot,CAP_NSMEM) && th_msg[cur].w[0] == 0 ==>
  @     (\result == E_OK <==> sec_ok(th_msg[cur].w[1]) && \old(is_ns(l1[d].e[th_msg[cur].w[1] / SECTION])));
  @ ensures SY_43_mapped: nr == SYS_MAP_NS && \result == E_OK ==> l1[d].e[th_msg[cur].w[1] / SECTION] ==
  @     (th_msg[cur].w[0] == 0 ? 0 : th_msg[cur].w[0] + SECT_NS);
  @ ensures SY_44_frame: nr == SYS_MAP_NS ==> xlat_same_but_section{Pre,Post}(d,th_msg[cur].w[1] / SECTION);
  @ ensures SY_45_dev: nr == SYS_MAP_DEV && holds(th_dom[cur],slot,CAP_DEV) ==> (\result == E_OK <==>
  @     dev_args(caps[th_dom[cur]][slot].obj,th_msg[cur].w[1]) && \old(at_va(d,th_msg[cur].w[1])) == 0 &&
  @     !\old(no_table(d,th_msg[cur].w[1])));
  @ ensures SY_46_mapped: nr == SYS_MAP_DEV && \result == E_OK ==>
  @     at_va(d,th_msg[cur].w[1]) == dev_page(caps[th_dom[cur]][slot].obj) + ATTR_DEV;
  @ ensures SY_47_frame: nr == SYS_MAP_DEV ==>
  @     xlat_same_but{Pre,Post}(d,th_msg[cur].w[1] / SECTION,(th_msg[cur].w[1] / PAGE) % L2N);
  @ ensures SY_48_refused: \result != E_OK ==> xlat_same{Pre,Post};
  @ ENSURES_MODEL(ns, nr == SYS_MAP_NS && a_has(m,a_me(m),slot,CAP_NSMEM) ==>
  @     refines{Post}(a_map_ns_at(m,d,th_msg[cur].w[0],th_msg[cur].w[1])))
  @ ENSURES_MODEL(ns_ret, nr == SYS_MAP_NS && a_has(m,a_me(m),slot,CAP_NSMEM) ==>
  @     \result == a_map_ns_ret(m,d,th_msg[cur].w[0],th_msg[cur].w[1]))
  @ ENSURES_MODEL(dev, nr == SYS_MAP_DEV && a_has(m,a_me(m),slot,CAP_DEV) ==>
  @     refines{Post}(a_map_dev_at(m,d,a_cobj(m,a_me(m),slot),th_msg[cur].w[1])))
  @ ENSURES_MODEL(dev_ret, nr == SYS_MAP_DEV && a_has(m,a_me(m),slot,CAP_DEV) ==>
  @     \result == a_map_dev_ret(m,d,a_cobj(m,a_me(m),slot),th_msg[cur].w[1]))
  @ ENSURES_MODEL(nocap, !a_has(m,a_me(m),slot,nr == SYS_MAP_NS ? CAP_NSMEM : CAP_DEV) ==> refines{Post}(m) && \result == E_CAP)
  @*/
/* SYS_MAP_NS, SYS_MAP_DEV in domain d, with the capability in that slot. */
static uint32_t sys_map_special(uint32_t nr, uint8_t d, uint32_t slot)
{
    uint8_t self = th_dom[cur];

    //@ SHOW_MODEL(me, a_me(m) == self)
    //@ SHOW_MODEL(obj, slot < NCAP ==> a_cobj(m,self,slot) == caps[self][slot].obj)
    if (nr == SYS_MAP_NS) {
        if (cap_has(self, slot, CAP_NSMEM) == 0u) {
            return E_CAP;
        }
        return aspace_map_ns(d, th_msg[cur].w[0], th_msg[cur].w[1]);
    }
    if (cap_has(self, slot, CAP_DEV) == 0u) {
        return E_CAP;
    }
    return aspace_map_dev(d, caps[self][slot].obj, th_msg[cur].w[1]);
}

#define MEMORY_ASSIGNS \
    assigns l1[0 .. NDOM-1], l2[0 .. NL2-1], l2_as[0 .. NL2-1], l2_sec[0 .. NL2-1], tlb[0 .. NDOM-1], as_frame, \
        fr_pt[0 .. NFR-1], fr_ix[0 .. NFR-1], fr_spt[0 .. NFR-1], fr_six[0 .. NFR-1], fr_fetch[0 .. NFR-1], \
        th_msg[cur].w[0];

/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv;
  @ requires nr: nr == SYS_MAP || nr == SYS_UNMAP || nr == SYS_MAP_NS || nr == SYS_MAP_DEV;
  @ terminates \true; exits \false;
  @ MEMORY_ASSIGNS
  @ ENSURES_MEMORY;
  @ ensures SY_50_status: \result < E_NOSYS;
  @ ensures SY_50_cap: \result == E_CAP <==> !manages(r8) ||
  @     (nr == SYS_MAP_NS && !holds(th_dom[cur],r9,CAP_NSMEM)) || (nr == SYS_MAP_DEV && !holds(th_dom[cur],r9,CAP_DEV));
  @ ensures SY_51_map: nr == SYS_MAP && manages(r8) ==> (\result == E_OK <==>
  @     \old(map_args(target(r8),th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[2]) &&
  @          !mapped(target(r8),th_msg[cur].w[0]) && at_va(target(r8),th_msg[cur].w[1]) == 0 &&
  @          !no_table(target(r8),th_msg[cur].w[1])));
  @ ensures SY_52_mapped: nr == SYS_MAP && \result == E_OK ==>
  @     at_va(target(r8),th_msg[cur].w[1]) == (FR_PN + th_msg[cur].w[0]) * PAGE + attr(th_msg[cur].w[2]);
  @ ensures SY_53_unmap: nr == SYS_UNMAP && manages(r8) ==> (\result == E_OK <==>
  @     va_ok(th_msg[cur].w[1]) && \old(page_at(target(r8),th_msg[cur].w[1])));
  @ ensures SY_54_unmapped: nr == SYS_UNMAP && \result == E_OK ==> at_va(target(r8),th_msg[cur].w[1]) == 0;
  @ ensures SY_55_which: nr == SYS_UNMAP && \result == E_OK ==>
  @     th_msg[cur].w[0] == frame_in(\old(at_va(target(r8),th_msg[cur].w[1])));
  @ ensures SY_56_ns: nr == SYS_MAP_NS && \result == E_OK ==> l1[target(r8)].e[th_msg[cur].w[1] / SECTION] ==
  @     (th_msg[cur].w[0] == 0 ? 0 : th_msg[cur].w[0] + SECT_NS);
  @ ensures SY_57_dev: nr == SYS_MAP_DEV && \result == E_OK ==>
  @     at_va(target(r8),th_msg[cur].w[1]) == dev_page(caps[th_dom[cur]][r9].obj) + ATTR_DEV;
  @ ensures SY_58_page: nr != SYS_MAP_NS && manages(r8) ==>
  @     xlat_same_but{Pre,Post}(target(r8),th_msg[cur].w[1] / SECTION,(th_msg[cur].w[1] / PAGE) % L2N);
  @ ensures SY_59_section: nr == SYS_MAP_NS && manages(r8) ==>
  @     xlat_same_but_section{Pre,Post}(target(r8),th_msg[cur].w[1] / SECTION);
  @ ensures SY_60_refused: \result != E_OK ==> xlat_same{Pre,Post};
  @ ensures SY_61_words: nr != SYS_UNMAP || \result != E_OK ==> th_msg[cur] == \old(th_msg[cur]);
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* SYS_MAP, SYS_UNMAP, SYS_MAP_NS, SYS_MAP_DEV. */
static uint32_t sys_map(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint8_t d = domain_operand(r8);

    //@ SHOW_MODEL(words, a_me(m) == th_dom[cur] && \forall integer k; 0 <= k < 8 ==> a_w(m,k) == th_msg[cur].w[k])
    //@ SHOW_MODEL(may, a_may_manage(m,r8) <==> d != NODOM && d != DOM_WORLD)
    if (d == NODOM || d == DOM_WORLD) {
        //@ SHOW_MODEL(refused, a_manage_of(m,nr,r8,r9) == m)
        //@ SHOW_MODEL(refused_ret, a_manage_ret(m,nr,r8,r9) == E_CAP)
        return E_CAP;
    }
    if (nr == SYS_MAP) {
        //@ SHOW_MODEL(map, a_manage_of(m,nr,r8,r9) == a_map_at(m,d,th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[2]))
        //@ SHOW_MODEL(map_ret, a_manage_ret(m,nr,r8,r9) == a_map_ret(m,d,th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[2]))
        return aspace_map(d, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
    }
    if (nr == SYS_UNMAP) {
        //@ SHOW_MODEL(unmap_ret, a_manage_ret(m,nr,r8,r9) == a_unmap_ret(m,d,th_msg[cur].w[1]))
        /*@ SHOW_MODEL(unmap, a_unmap_ret(m,d,th_msg[cur].w[1]) == E_OK ==> a_manage_of(m,nr,r8,r9) ==
          @     a_put0(a_unmap_at(m,d,th_msg[cur].w[1]),cur,a_frame_at(m,d,th_msg[cur].w[1])))
          @*/
        //@ SHOW_MODEL(kept, a_unmap_ret(m,d,th_msg[cur].w[1]) != E_OK ==> a_manage_of(m,nr,r8,r9) == m)
        return sys_unmap(d);
    }
    /*@ SHOW_MODEL(ns, nr == SYS_MAP_NS && a_has(m,a_me(m),r9,CAP_NSMEM) ==>
      @     a_manage_of(m,nr,r8,r9) == a_map_ns_at(m,d,th_msg[cur].w[0],th_msg[cur].w[1]) &&
      @     a_manage_ret(m,nr,r8,r9) == a_map_ns_ret(m,d,th_msg[cur].w[0],th_msg[cur].w[1]))
      @*/
    /*@ SHOW_MODEL(dev, nr == SYS_MAP_DEV && a_has(m,a_me(m),r9,CAP_DEV) ==>
      @     a_manage_of(m,nr,r8,r9) == a_map_dev_at(m,d,a_cobj(m,a_me(m),r9),th_msg[cur].w[1]) &&
      @     a_manage_ret(m,nr,r8,r9) == a_map_dev_ret(m,d,a_cobj(m,a_me(m),r9),th_msg[cur].w[1]))
      @*/
    /*@ SHOW_MODEL(nocap, !a_has(m,a_me(m),r9,nr == SYS_MAP_NS ? CAP_NSMEM : CAP_DEV) ==>
      @     a_manage_of(m,nr,r8,r9) == m && a_manage_ret(m,nr,r8,r9) == E_CAP)
      @*/
    return sys_map_special(nr, d, r9);
}

#define ENSURES_CAPS_INV \
    ensures inv_cap: cap_inv; \
    ensures inv_caps_init: caps_init; \
    ensures inv_caps_once: caps_once; \
    ensures inv_caps_live: caps_live;

/*@ requires inv: kernel_inv;
  @ requires dom: dom_inv;
  @ terminates \true; exits \false;
  @ assigns CAPS_ALL;
  @ ENSURES_CAPS_INV
  @ ensures SY_70_status: \result < E_NOSYS;
  @ ensures SY_70_cap: \result == E_CAP <==> \old(grant_nocap(th_dom[cur],r8,target(r9)));
  @ ensures SY_70_ok: \result == E_OK <==> \old(!grant_nocap(th_dom[cur],r8,target(r9)) &&
  @     !grant_badarg(th_dom[cur],r8,th_msg[cur].w[1],th_msg[cur].w[2],th_msg[cur].w[3]) &&
  @     caps[target(r9)][th_msg[cur].w[1]].type == CAP_NONE);
  @ ensures SY_71_same: \result == E_OK ==>
  @     caps[\old(target(r9))][th_msg[cur].w[1]].type == \old(caps[th_dom[cur]][r8].type) &&
  @     caps[\old(target(r9))][th_msg[cur].w[1]].obj == \old(caps[th_dom[cur]][r8].obj);
  @ ensures SY_72_badge: \result == E_OK ==> caps[\old(target(r9))][th_msg[cur].w[1]].badge ==
  @     (\old(caps[th_dom[cur]][r8].badge) == 0 ? th_msg[cur].w[2] : \old(caps[th_dom[cur]][r8].badge));
  @ ensures SY_73_right: \result == E_OK ==> caps[\old(target(r9))][th_msg[cur].w[1]].grant == th_msg[cur].w[3];
  @ ensures SY_74_kept: \result == E_OK ==> caps_kept{Pre,Post}(\old(target(r9)),th_msg[cur].w[1]);
  @ ensures SY_75_refused: \result != E_OK ==> caps_kept{Pre,Post}(NDOM,NCAP);
  @ ENSURES_REF(a_manage_of(m,SYS_CAP_GRANT,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,SYS_CAP_GRANT,r8,r9))
  @*/
/* SYS_CAP_GRANT. */
static uint32_t sys_grant(uint32_t r8, uint32_t r9)
{
    uint8_t d = domain_operand(r9);
    uint32_t status;

    //@ SHOW_MODEL(words, a_me(m) == th_dom[cur] && \forall integer k; 0 <= k < 8 ==> a_w(m,k) == th_msg[cur].w[k])
    //@ SHOW_MODEL(grant, a_manage_of(m,SYS_CAP_GRANT,r8,r9) == a_grant_to(m,r8,d,th_msg[cur].w[1],th_msg[cur].w[2],th_msg[cur].w[3]))
    //@ SHOW_MODEL(ret, a_manage_ret(m,SYS_CAP_GRANT,r8,r9) == a_grant_ret(m,r8,d,th_msg[cur].w[1],th_msg[cur].w[2],th_msg[cur].w[3]))
    //@ SHOW_MODEL(nobody, d == NODOM ==> a_grant_ret(m,r8,d,th_msg[cur].w[1],th_msg[cur].w[2],th_msg[cur].w[3]) == E_CAP)
    status = cap_grant(r8, d, th_msg[cur].w[1], th_msg[cur].w[2], th_msg[cur].w[3]);
    /*@ assert kept: \forall integer p, s; 0 <= p < NDOM && 0 <= s < NCAP && !moves(caps[p][s].type) ==>
      @     caps[p][s] == \at(caps[p][s],Pre); */
    return status;
}

/*@ requires inv: kernel_inv;
  @ requires dom: dom_inv;
  @ requires nr: nr == SYS_CAP_GRANT || nr == SYS_CAP_DROP;
  @ terminates \true; exits \false;
  @ assigns CAPS_ALL;
  @ ENSURES_CAPS_INV
  @ ensures SY_76_status: \result < E_NOSYS;
  @ ensures SY_76_grant: nr == SYS_CAP_GRANT ==> (\result == E_OK <==> \old(!grant_nocap(th_dom[cur],r8,target(r9)) &&
  @     !grant_badarg(th_dom[cur],r8,th_msg[cur].w[1],th_msg[cur].w[2],th_msg[cur].w[3]) &&
  @     caps[target(r9)][th_msg[cur].w[1]].type == CAP_NONE));
  @ ensures SY_77_granted: nr == SYS_CAP_GRANT && \result == E_OK ==>
  @     caps[\old(target(r9))][th_msg[cur].w[1]].type == \old(caps[th_dom[cur]][r8].type);
  @ ensures SY_78_kept: nr == SYS_CAP_GRANT && \result == E_OK ==>
  @     caps_kept{Pre,Post}(\old(target(r9)),th_msg[cur].w[1]);
  @ ensures SY_79_drop: nr == SYS_CAP_DROP ==>
  @     (\result == E_OK <==> r8 < NCAP && moves(\old(caps[th_dom[cur]][r8].type)));
  @ ensures SY_80_dropped: nr == SYS_CAP_DROP && \result == E_OK ==> caps[th_dom[cur]][r8].type == CAP_NONE;
  @ ensures SY_81_kept: nr == SYS_CAP_DROP && \result == E_OK ==> caps_kept{Pre,Post}(th_dom[cur],r8);
  @ ensures SY_82_cap: \result == E_CAP <==> \old(no_right(nr,r8,r9));
  @ ensures SY_82_refused: \result != E_OK ==> caps_kept{Pre,Post}(NDOM,NCAP);
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* SYS_CAP_GRANT, SYS_CAP_DROP. */
static uint32_t sys_caps(uint32_t nr, uint32_t r8, uint32_t r9)
{
    if (nr == SYS_CAP_GRANT) {
        return sys_grant(r8, r9);
    }
    //@ SHOW_MODEL(drop, a_manage_of(m,nr,r8,r9) == a_drop_of(m,r8))
    //@ SHOW_MODEL(ret, a_manage_ret(m,nr,r8,r9) == a_drop_ret(m,r8))
    return cap_drop(r8);
}

#define ENSURES_NOT_MEMORY \
    ENSURES_TH_INV \
    ensures inv_sched: sched_ok; \
    ensures inv_cap: cap_inv; \
    ENSURES_DOM_INV \
    ENSURES_WORLD_INV

/*@ requires inv: system_inv;
  @ requires nr: SYS_DOMAIN_CREATE <= nr <= SYS_THREAD_CREATE;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ DOMAIN_ASSIGNS
  @ ENSURES_NOT_MEMORY
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures inv_irq: irq_inv;
  @ ensures SY_83_status: \result < E_NOSYS;
  @ ensures SY_83_cap: \result == E_CAP <==> \old(no_right(nr,r8,r9));
  @ ensures SY_84_create: nr == SYS_DOMAIN_CREATE ==> (\result == E_OK <==> \old(holds(th_dom[cur],r8,CAP_CTRL)) &&
  @     !create_badarg(\old(th_msg[cur].w[0]),th_msg[cur].w[1]) &&
  @     !\old(create_taken(th_dom[cur],th_msg[cur].w[0],th_msg[cur].w[1])) && !\old(no_domain));
  @ ensures SY_85_destroy: nr == SYS_DOMAIN_DESTROY ==> (\result == E_OK <==> \old(may_destroy(r8) && last_step(doomed(r8))));
  @ ensures SY_86_thread: nr == SYS_THREAD_CREATE ==> (\result == E_OK <==> \old(!thread_nocap(target(r8)) &&
  @     !thread_badarg(target(r8),r9) && !thread_taken(r9) && !no_thread));
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* SYS_DOMAIN_CREATE, SYS_DOMAIN_DESTROY, SYS_THREAD_CREATE. */
static uint32_t sys_domains(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint32_t status;

    //@ SHOW_MODEL(words, \forall integer k; 0 <= k < 8 ==> a_w(m,k) == th_msg[cur].w[k])
    switch (nr) {
    case SYS_DOMAIN_CREATE:
        //@ SHOW_MODEL(create_ret, a_manage_ret(m,nr,r8,r9) == a_create_ret(m,r8,th_msg[cur].w[0],th_msg[cur].w[1]))
        /*@ SHOW_MODEL(create, a_manage_ret(m,nr,r8,r9) == E_OK ==> a_manage_of(m,nr,r8,r9) ==
          @     a_create_as(m,a_dom_free(m),th_msg[cur].w[0],th_msg[cur].w[1],th_msg[cur].w[2]))
          @*/
        //@ SHOW_MODEL(nothing, a_manage_ret(m,nr,r8,r9) != E_OK ==> a_manage_of(m,nr,r8,r9) == m)
        status = domain_create(r8, th_msg[cur].w[0], th_msg[cur].w[1], th_msg[cur].w[2]);
        //@ SHOW_STEP(created, a_manage_of(m,nr,r8,r9))
        break;
    case SYS_DOMAIN_DESTROY:
        //@ SHOW_MODEL(destroy_ret, a_manage_ret(m,nr,r8,r9) == a_destroy_ret(m,r8))
        //@ SHOW_MODEL(destroy, a_destroy_ok(m,r8) ==> a_manage_of(m,nr,r8,r9) == a_destroy_as(m,a_cobj(m,a_me(m),r8),r8))
        //@ SHOW_MODEL(refused, !a_destroy_ok(m,r8) ==> a_manage_of(m,nr,r8,r9) == m)
        status = domain_destroy(r8);
        //@ SHOW_STEP(destroyed, a_manage_of(m,nr,r8,r9))
        break;
    default:
        //@ SHOW_MODEL(thread_ret, a_manage_ret(m,nr,r8,r9) == a_thread_ret(m,r8,r9,a_w(m,3)))
        /*@ SHOW_MODEL(thread, a_manage_ret(m,nr,r8,r9) == E_OK ==> a_manage_of(m,nr,r8,r9) ==
          @     a_preempt(a_thread_as(m,a_thr_free(m),a_target(m,r8),r9,a_w(m,3)),a_thr_free(m)))
          @*/
        //@ SHOW_MODEL(none, a_manage_ret(m,nr,r8,r9) != E_OK ==> a_manage_of(m,nr,r8,r9) == m)
        status = domain_thread(r8, r9);
        //@ SHOW_STEP(started, a_manage_of(m,nr,r8,r9))
        break;
    }
    return status;
}

/*@ requires inv: kernel_inv;
  @ requires memory: memory_inv && frames_secure;
  @ requires nr: SYS_FRAME_GIVE <= nr <= SYS_MAP_DEV;
  @ terminates \true; exits \false;
  @ MEMORY_ASSIGNS
  @ assigns fr_owner[0 .. NFR-1], fr_share[0 .. NFR-1];
  @ ENSURES_MEMORY;
  @ ensures inv_secure: frames_secure;
  @ ensures SY_62_status: \result < E_NOSYS;
  @ ensures SY_63_cap: \result == E_CAP <==> \old(no_right(nr,r8,r9));
  @ ensures SY_64_give: nr == SYS_FRAME_GIVE && \result == E_OK ==> fr_owner[th_msg[cur].w[0]] == target(r8);
  @ ensures SY_65_share: nr == SYS_FRAME_SHARE && \result == E_OK ==> fr_share[th_msg[cur].w[0]] == target(r9);
  @ ensures SY_66_unshare: nr == SYS_FRAME_UNSHARE && \result == E_OK ==> unshared(th_msg[cur].w[0]);
  @ ensures SY_67_map: nr == SYS_MAP && \result == E_OK ==>
  @     at_va(target(r8),th_msg[cur].w[1]) == (FR_PN + th_msg[cur].w[0]) * PAGE + attr(th_msg[cur].w[2]);
  @ ensures SY_68_unmap: nr == SYS_UNMAP && \result == E_OK ==> at_va(target(r8),th_msg[cur].w[1]) == 0;
  @ ensures SY_69_refused: \result != E_OK ==> xlat_same{Pre,Post} && th_msg[cur] == \old(th_msg[cur]);
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* SYS_FRAME_*, SYS_MAP*, SYS_UNMAP. */
static uint32_t sys_memory(uint32_t nr, uint32_t r8, uint32_t r9)
{
    if (nr <= SYS_FRAME_UNSHARE) {
        return sys_frame(nr, r8, r9);
    }
    return sys_map(nr, r8, r9);
}

/*@ requires inv: system_inv;
  @ requires nr: SYS_IRQ_BIND <= nr <= SYS_WORLD_START;
  @ requires clk: q_clock < UINT64_MAX;
  @ terminates \true; exits \false;
  @ SCHED_ASSIGNS
  @ assigns th_dom[THREAD_WORLD], th_prio[THREAD_WORLD], th_msg[THREAD_WORLD], world_entry, world_msg,
  @     irq_thread[0 .. NIRQ-1], irq_bits[0 .. NIRQ-1], irq_on[0 .. NIRQ-1];
  @ ENSURES_NOT_MEMORY
  @ ensures inv_irq: irq_inv;
  @ ensures SY_87_status: \result < E_NOSYS;
  @ ensures SY_87_cap: \result == E_CAP <==> \old(no_right(nr,r8,0));
  @ ensures SY_88_bind: nr == SYS_IRQ_BIND ==>
  @     (\result == E_OK <==> holds(th_dom[cur],r8,CAP_IRQ) && \old(th_msg[cur].w[0]) != 0);
  @ ensures SY_88_bound: nr == SYS_IRQ_BIND && \result == E_OK ==> irq_thread[caps[th_dom[cur]][r8].obj] == cur &&
  @     irq_bits[caps[th_dom[cur]][r8].obj] == \old(th_msg[cur].w[0]);
  @ ensures SY_89_ack: nr == SYS_IRQ_ACK && \result == E_OK ==> irq_on[caps[th_dom[cur]][r8].obj] == 1;
  @ ensures SY_89_words: nr == SYS_WORLD_WORDS && \result == E_OK ==> world_msg == th_msg[cur];
  @ ensures SY_89_start: nr == SYS_WORLD_START && \result == E_OK ==> th_state[THREAD_WORLD] != ST_FREE &&
  @     world_entry == \old(th_msg[cur].w[0]);
  @ ensures clk: q_clock <= \old(q_clock) + 1;
  @ ENSURES_REF(a_manage_of(m,nr,r8,0))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,0))
  @*/
/* SYS_IRQ_BIND, SYS_IRQ_ACK, SYS_WORLD_WORDS, SYS_WORLD_START. */
static uint32_t sys_lines(uint32_t nr, uint32_t r8)
{
    uint32_t status;

    //@ SHOW_MODEL(words, a_w(m,0) == th_msg[cur].w[0])
    switch (nr) {
    case SYS_IRQ_BIND:
        //@ SHOW_MODEL(bind, a_manage_of(m,nr,r8,0) == a_irq_bind_of(m,r8,th_msg[cur].w[0]) && a_manage_ret(m,nr,r8,0) == a_irq_bind_ret(m,r8,th_msg[cur].w[0]))
        status = irq_bind(r8, th_msg[cur].w[0]);
        //@ SHOW_STEP(bound, a_manage_of(m,nr,r8,0))
        break;
    case SYS_IRQ_ACK:
        //@ SHOW_MODEL(ack, a_manage_of(m,nr,r8,0) == a_irq_ack_of(m,r8) && a_manage_ret(m,nr,r8,0) == a_irq_ack_ret(m,r8))
        status = irq_ack(r8);
        //@ SHOW_STEP(acked, a_manage_of(m,nr,r8,0))
        break;
    case SYS_WORLD_WORDS:
        //@ SHOW_MODEL(answer, a_manage_of(m,nr,r8,0) == a_world_words_of(m,r8) && a_manage_ret(m,nr,r8,0) == a_world_words_ret(m,r8))
        status = world_words(r8);
        //@ SHOW_STEP(answered, a_manage_of(m,nr,r8,0))
        break;
    default:
        //@ SHOW_MODEL(start, a_manage_of(m,nr,r8,0) == a_world_start_of(m,r8) && a_manage_ret(m,nr,r8,0) == a_world_start_ret(m,r8))
        status = world_start(r8);
        //@ SHOW_STEP(started, a_manage_of(m,nr,r8,0))
        break;
    }
    return status;
}

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ requires nr: nr > SYS_CLOCK;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ CORE_ASSIGNS
  @ MANAGE_ASSIGNS
  @ ENSURES_SYSTEM_INV
  @ ensures SY_90_nosys: \result == E_NOSYS <==> nr > SYS_MAX;
  @ ensures SY_90_cap: \result == E_CAP <==> \old(no_right(nr,r8,r9));
  @ ensures SY_91_nothing: nr > SYS_MAX ==> cur == \old(cur) && only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(NIL,NIL);
  @ ensures SY_91_nocap: nr > SYS_MAX ==> caps_kept{Pre,Post}(NDOM,NCAP) && xlat_same{Pre,Post};
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_manage_of(m,nr,r8,r9))
  @ ENSURES_RESULT(a_manage_ret(m,nr,r8,r9))
  @*/
/* The calls that build and manage: none of them is on a hot path. */
static uint32_t sys_manage(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint32_t status = E_NOSYS;

    //@ SHOW_MODEL(unknown, nr > SYS_MAX ==> a_manage_of(m,nr,r8,r9) == m && a_manage_ret(m,nr,r8,r9) == E_NOSYS)
    switch (nr) {
    case SYS_CAP_GRANT:
    case SYS_CAP_DROP:
        status = sys_caps(nr, r8, r9);
        //@ SHOW_STEP(caps, a_manage_of(m,nr,r8,r9))
        break;
    case SYS_DOMAIN_CREATE:
    case SYS_DOMAIN_DESTROY:
    case SYS_THREAD_CREATE:
        status = sys_domains(nr, r8, r9);
        //@ SHOW_STEP(domains, a_manage_of(m,nr,r8,r9))
        break;
    case SYS_FRAME_GIVE:
    case SYS_FRAME_SHARE:
    case SYS_FRAME_UNSHARE:
    case SYS_MAP:
    case SYS_UNMAP:
    case SYS_MAP_NS:
    case SYS_MAP_DEV:
        status = sys_memory(nr, r8, r9);
        //@ SHOW_STEP(memory, a_manage_of(m,nr,r8,r9))
        break;
    case SYS_IRQ_BIND:
    case SYS_IRQ_ACK:
    case SYS_WORLD_WORDS:
    case SYS_WORLD_START:
        //@ SHOW_MODEL(alone, a_manage_of(m,nr,r8,r9) == a_manage_of(m,nr,r8,0) && a_manage_ret(m,nr,r8,r9) == a_manage_ret(m,nr,r8,0))
        status = sys_lines(nr, r8);
        //@ SHOW_STEP(lines, a_manage_of(m,nr,r8,r9))
        break;
    default:
        break;
    }
    return status;
}

/*@ requires t: t < NT;
  @ terminates \true; exits \false;
  @ assigns th_reg[t].r12;
  @ ensures SY_96_told: th_reg[t].r12 == status;
  @ ENSURES_REF(a_status(m,t,status))
  @*/
/* Thread t is told how its call ended. */
static void status_put(uint8_t t, uint32_t status)
{
    th_reg[t].r12 = status;
    //@ SHOW_REF(opr, reg, a_status(m,t,status))
    //@ SHOW_REF(ctx, reg, a_status(m,t,status))
}

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ requires nr: nr > SYS_YIELD;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ CORE_ASSIGNS
  @ MANAGE_ASSIGNS
  @ assigns clock_read;
  @ ENSURES_SYSTEM_INV
  @ ensures SY_92_nosys: nr > SYS_MAX ==> th_reg[\old(cur)].r12 == E_NOSYS && cur == \old(cur) &&
  @     only2{Pre,Post}(NIL,NIL) && data_kept2{Pre,Post}(cur,cur);
  @ ensures SY_93_nosys: nr > SYS_MAX ==> caps_kept{Pre,Post}(NDOM,NCAP) && xlat_same{Pre,Post};
  @ ensures SY_93_cap: nr > SYS_CLOCK ==> (th_reg[\old(cur)].r12 == E_CAP <==> \old(no_right(nr,r8,r9)));
  @ ensures SY_94_self: nr == SYS_SELF ==> cur == \old(cur) && th_reg[cur].r12 == E_OK &&
  @     th_msg[cur].w[0] == cur && th_msg[cur].w[1] == th_dom[cur];
  @ ensures SY_95_clock: nr == SYS_CLOCK ==> cur == \old(cur) && th_reg[cur].r12 == E_OK &&
  @     th_msg[cur].w[0] + 4294967296 * th_msg[cur].w[1] == clock_read;
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
  @*/
/* Calls that answer at once: the status goes to the thread that called, whoever runs next.  Kept out of line: IPC
 * needs fewer registers. */
__attribute__((noinline)) static void sys_simple(uint32_t nr, uint32_t r8, uint32_t r9)
{
    uint8_t t = cur;
    uint32_t status;

    switch (nr) {
    case SYS_SELF:
        status = sys_self();
        /*@ SHOW_MODEL(self, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) ==
          @     a_status(a_put2(m,t,t,a_me(m)),t,status))
          @*/
        break;
    case SYS_CLOCK:
        status = sys_clock();
        /*@ SHOW_MODEL(clock, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) ==
          @     a_status(a_put2(m,t,clock_read % 4294967296,clock_read / 4294967296),t,status))
          @*/
        break;
    default:
        status = sys_manage(nr, r8, r9);
        /*@ SHOW_MODEL(manage, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) ==
          @     a_status(a_manage_of(m,nr,r8,r9),t,status))
          @*/
        break;
    }
    status_put(t, status);
}

#define ENSURES_SYS_DONE \
    ENSURES_TH_INV \
    ensures done: sched_done; \
    ensures inv_cap: cap_inv; \
    ENSURES_MEMORY; \
    ensures inv_secure: frames_secure; \
    ensures inv_irq: irq_inv; \
    ENSURES_DOM_INV \
    ENSURES_WORLD_INV

/*@ requires inv: system_inv;
  @ requires secure: cur != THREAD_WORLD;
  @ requires clk: q_clock < UINT64_MAX - NT;
  @ terminates \true; exits \false;
  @ CORE_ASSIGNS
  @ MANAGE_ASSIGNS
  @ assigns clock_read;
  @ ENSURES_SYS_DONE
  @ ensures SY_100_simple: nr > SYS_YIELD ==> sched_ok;
  @ ensures SY_101_lives: nr <= SYS_YIELD ==> lives_kept{Pre,Post};
  @ ensures SY_102_cap: \old(no_right(nr,r8,r9)) ==> th_reg[\old(cur)].r12 == E_CAP;
  @ ensures SY_103_right: SYS_CLOCK < nr && !\old(no_right(nr,r8,r9)) ==> th_reg[\old(cur)].r12 != E_CAP;
  @ ensures SY_104_owed: (nr == SYS_REPLY || nr == SYS_REPLY_RECV) && !\old(owed(r8,th_dom[cur])) ==>
  @     th_reg[\old(cur)].r12 == E_STATE;
  @ ensures SY_105_yield: nr == SYS_YIELD ==> th_reg[\old(cur)].r12 == E_OK && data_kept2{Pre,Post}(\old(cur),\old(cur));
  @ ensures clk: q_clock <= \old(q_clock) + NT + 1;
  @ ENSURES_REF(a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
  @*/
/* The system call itself; whether anybody can run afterwards is not asked yet. */
static void sys_call(uint32_t nr, uint32_t r8, uint32_t r9)
{
    switch (nr) {
    case SYS_CALL:
        //@ SHOW_MODEL(ipc_call_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_call(m,r8))
        ipc_call(r8);
        //@ SHOW_STEP(ipc_call, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_RECV:
        //@ SHOW_MODEL(ipc_recv_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_recv(m))
        ipc_recv();
        //@ SHOW_STEP(ipc_recv, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_REPLY:
        //@ SHOW_MODEL(ipc_reply_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_reply(m,r8))
        ipc_reply(r8);
        //@ SHOW_STEP(ipc_reply, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_REPLY_RECV:
        //@ SHOW_MODEL(ipc_reply_recv_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_reply_recv(m,r8))
        ipc_reply_recv(r8);
        //@ SHOW_STEP(ipc_reply_recv, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_SIGNAL:
        //@ SHOW_MODEL(ntfn_signal_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_signal(m,r8))
        ntfn_signal(r8);
        //@ SHOW_STEP(ntfn_signal, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_WAIT:
        //@ SHOW_MODEL(ntfn_wait_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_wait(m))
        ntfn_wait();
        //@ SHOW_STEP(ntfn_wait, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_POLL:
        //@ SHOW_MODEL(ntfn_poll_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_poll(m))
        ntfn_poll();
        //@ SHOW_STEP(ntfn_poll, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    case SYS_YIELD:
        th_reg[cur].r12 = E_OK;
        //@ SHOW_REF(opr, reg, a_status(m,cur,E_OK))
        //@ SHOW_REF(ctx, reg, a_status(m,cur,E_OK))
        //@ SHOW_STEP(ok, a_status(m,cur,E_OK))
        //@ SHOW_MODEL(sched_yield_is, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296) == a_yield(m))
        sched_yield();
        //@ SHOW_STEP(sched_yield, a_syscall(m,nr,r8,r9,clock_read % 4294967296,clock_read / 4294967296))
        break;
    default:
        sys_simple(nr, r8, r9);
        break;
    }
}

void kernel_syscall(uint32_t nr, uint32_t r8, uint32_t r9)
{
    kernel_enter();
    sys_call(nr, r8, r9);
    world_finish();
}
