# SPDX-License-Identifier: BSD-2-Clause
"""The abstract machine as a table: what can be observed of a state (GETTERS, in components), and what each
primitive step changes of that (PRIMITIVES: getter -> new value). What a primitive does not name it leaves
alone. spec/gen makes obs.mlw (equations) and model.mlw (a machine that satisfies them) from it.

Names: t u thread, d q domain, e endpoint (its domain), i j slot / line / table, f g frame, v y virtual
page, x megabyte section, k word. `s` is the state before the step.
"""

# component: its getters as (name, parameters, sort); an unchanged component costs one equation
COMPONENTS = {
    "sch": [("st", "t", "int"),         # state of a thread, st_*
            ("pos", "t", "int"),        # its ticket: when it came into the queue it waits in
            ("clk", "", "int"),         # the next ticket
            ("cur", "", "int")],        # the current thread
    "ipc": [("wep", "t", "int"),        # st_send, st_recv: at which endpoint
            ("srv", "t", "int"),        # st_reply: the domain that owes the reply
            ("bdg", "t", "int")],       # st_send: the badge it calls with
    "reg": [("msg", "t k", "int"),      # r0-r7
            ("r8", "t", "int"), ("r9", "t", "int"), ("r12", "t", "int"),
            ("ctx", "t", "ctx")],       # r10, r11, sp, lr, pc, cpsr
    "ntf": [("nt", "t", "int")],        # notification word
    "stc": [("dom", "t", "int"), ("prio", "t", "int")],
    "cap": [("ctype", "d i", "int"), ("cobj", "d i", "int"), ("cbdg", "d i", "int"), ("cgr", "d i", "int")],
    "frm": [("own", "f", "int"),        # owner of a frame
            ("shr", "f", "int"),        # domain it is shared with, or nodom
            ("opl", "f", "int"),        # page at which the owner maps it, or nopl
            ("spl", "f", "int"),        # page at which the sharer maps it, or nopl
            ("dat", "f", "int")],       # what it holds
    "pag": [("pk", "d v", "int"),       # kind of the page: 0 nothing, k_frame, k_dev
            ("pf", "d v", "int"),       # its frame or device page
            ("pr", "d v", "int"),       # its rights, r_w and r_x
            ("ns", "d x", "int"),       # normal-world section there: physical address, 0 none
            ("tsec", "d j", "int")],    # table j of domain d serves this section, or notab
    "dmn": [("dst", "d", "int"),        # ds_*
            ("dsup", "d", "int"), ("dbdg", "d", "int"), ("dstp", "d", "int")],
    "irq": [("ith", "i", "int"),        # bound thread, or nil
            ("ibit", "i", "int"), ("ion", "i", "int")],
    "wld": [("wmsg", "k", "int")],      # the words that complete the normal world's call
}

# choice functions: name, components they depend on, parameters, who is eligible, maximal key, minimal key, range
# value: the eligible one with greatest first key, among those the least second key; nil if there is none
CHOICES = [
    ("waiter", "sch ipc", "e w", "st t = w /\\ wep t = e", "0", "pos t", "nt_max"),
    ("best", "sch stc", "", "st t = st_ready", "prio t", "pos t", "nt_max"),
    ("thr_free", "sch", "", "t > 0 /\\ st t = st_free", "0", "t", "nt_max"),
    ("dom_free", "dmn", "", "dst t = ds_free", "0", "t", "ndom"),
    ("tab_of", "pag", "d x", "tsec d t = x", "0", "t", "quota"),
    ("tab_free", "pag", "d", "tsec d t = notab", "0", "t", "quota"),
    ("tab_used", "pag", "d", "tsec d t <> notab", "0", "t", "quota"),
]

# name, parameters, comment, {getter: new value}
PRIMITIVES = [
  # ---- boot
  ("start", "", "boot has filled the tables; registers and memory hold what they happen to hold", {
    "st": "st_free", "pos": "0", "clk": "0", "cur": "0", "wep": "0", "srv": "0", "bdg": "0", "nt": "0", "dom": "0", "prio": "0",
    "ctype": "cap_none", "cobj": "0", "cbdg": "0", "cgr": "0",
    "own": "dom_init", "shr": "nodom", "opl": "nopl", "spl": "nopl", "pk": "0", "ns": "0", "tsec": "notab",
    "dst": "if d = 0 \\/ d = dom_init then ds_live else ds_free", "dsup": "nodom", "dbdg": "0", "dstp": "0",
    "ith": "nil", "ibit": "0", "wmsg": "if k = 0 then not_supported else 0"}),
  # ---- IPC
  ("deliver", "c r b", "running c calls: receiver r gets its words and badge b; c waits for r's domain", {
    "st": "if t = c then st_reply else if t = r then st_blocked else st s t",
    "srv": "if t = c then dom s r else srv s t",
    "msg": "if t = r then msg s c k else msg s t k",
    "r8": "if t = r then b else r8 s t", "r9": "if t = r then c else r9 s t",
    "r12": "if t = r then e_ok else r12 s t"}),
  ("take", "c u", "running c receives from sender u, who then waits for c's domain", {
    "st": "if t = u then st_reply else st s t",
    "srv": "if t = u then dom s c else srv s t",
    "msg": "if t = c then msg s u k else msg s t k",
    "r8": "if t = c then bdg s u else r8 s t", "r9": "if t = c then u else r9 s t",
    "r12": "if t = c then e_ok else r12 s t"}),
  ("park", "c e w b", "c joins the end of endpoint e's queue, in state w, with badge b", {
    "st": "if t = c then w else st s t", "pos": "if t = c then clk s else pos s t", "clk": "clk s + 1",
    "wep": "if t = c then e else wep s t", "bdg": "if t = c then b else bdg s t"}),
  ("answer", "c u", "c answers u: u gets c's words and is in limbo", {
    "st": "if t = u then st_blocked else st s t",
    "msg": "if t = u then msg s c k else msg s t k", "r12": "if t = u then e_ok else r12 s t"}),
  ("status", "u w", "u's system call ends with status w", {"r12": "if t = u then w else r12 s t"}),
  # ---- scheduling
  ("setst", "u w", "u's state becomes w, which is no queue's", {"st": "if t = u then w else st s t"}),
  ("ready", "u", "u becomes ready, last of its priority", {
    "st": "if t = u then st_ready else st s t", "pos": "if t = u then clk s else pos s t", "clk": "clk s + 1"}),
  ("run", "u", "u runs", {"st": "if t = u then st_running else st s t", "cur": "u"}),
  # ---- notifications, results
  ("pend", "u w", "u's notification word becomes w", {"nt": "if t = u then w else nt s t"}),
  ("woken", "u w", "u gets its notification word w in r0", {
    "nt": "if t = u then 0 else nt s t", "msg": "if t = u /\\ k = 0 then w else msg s t k",
    "r12": "if t = u then e_ok else r12 s t"}),
  ("put0", "u a", "u's r0 becomes a", {"msg": "if t = u /\\ k = 0 then a else msg s t k"}),
  ("put2", "u a b", "u's r0 and r1 become a and b", {
    "msg": "if t = u /\\ k = 0 then a else if t = u /\\ k = 1 then b else msg s t k"}),
  ("setmsg", "u (m: words)", "u's r0-r7 become m", {"msg": "if t = u then word m k else msg s t k"}),
  ("user", "u (m: words) (x: ctx)", "u computes: all its registers change at its will", {
    "msg": "if t = u then word m k else msg s t k", "ctx": "if t = u then x else ctx s t",
    "r8": "if t = u then word m 8 else r8 s t", "r9": "if t = u then word m 9 else r9 s t",
    "r12": "if t = u then word m 12 else r12 s t"}),
  ("store", "g a", "frame g's contents become a", {"dat": "if f = g then a else dat s f"}),
  # ---- capabilities
  ("cput", "q j ty ob b gr", "slot j of domain q becomes this", {
    "ctype": "if d = q /\\ i = j then ty else ctype s d i", "cobj": "if d = q /\\ i = j then ob else cobj s d i",
    "cbdg": "if d = q /\\ i = j then b else cbdg s d i", "cgr": "if d = q /\\ i = j then gr else cgr s d i"}),
  ("cwipe", "q", "domain q's table becomes empty", {
    "ctype": "if d = q then cap_none else ctype s d i", "cobj": "if d = q then 0 else cobj s d i",
    "cbdg": "if d = q then 0 else cbdg s d i", "cgr": "if d = q then 0 else cgr s d i"}),
  ("revoke", "p q", "domain p loses what names domain q or a thread of it", {
    "ctype": "if d = p /\\ names s d i q then cap_none else ctype s d i",
    "cobj": "if d = p /\\ names s d i q then 0 else cobj s d i",
    "cbdg": "if d = p /\\ names s d i q then 0 else cbdg s d i",
    "cgr": "if d = p /\\ names s d i q then 0 else cgr s d i"}),
  # ---- domains and threads
  ("dnew", "q p b", "domain q lives, supervised by p, faults with badge b", {
    "dst": "if d = q then ds_live else dst s d", "dsup": "if d = q then p else dsup s d",
    "dbdg": "if d = q then b else dbdg s d", "dstp": "if d = q then 0 else dstp s d"}),
  ("ddie", "q k", "domain q is dying, its next step is k", {
    "dst": "if d = q then ds_dying else dst s d", "dstp": "if d = q then k else dstp s d"}),
  ("dend", "q", "domain q is no more", {
    "dst": "if d = q then ds_free else dst s d", "dsup": "if d = q then nodom else dsup s d"}),
  ("tnew", "u q p a (x: ctx)", "thread u of domain q, priority p, argument a; in limbo", {
    "st": "if t = u then st_blocked else st s t", "nt": "if t = u then 0 else nt s t",
    "dom": "if t = u then q else dom s t", "prio": "if t = u then p else prio s t",
    "msg": "if t = u then (if k = 0 then a else 0) else msg s t k",
    "r8": "if t = u then 0 else r8 s t", "r9": "if t = u then 0 else r9 s t",
    "r12": "if t = u then 0 else r12 s t", "ctx": "if t = u then x else ctx s t"}),
  ("kill", "q", "all threads of domain q end; their interrupt lines are masked and unbound", {
    "st": "if dom s t = q then st_free else st s t", "nt": "if dom s t = q /\\ st s t <> st_free then 0 else nt s t",
    "ith": "if bound_to s i q then nil else ith s i",
    "ion": "if bound_to s i q then 0 else ion s i"}),
  ("fail", "q", "who waits for domain q's answer becomes ready with an error", {
    "st": "if waits_for s t q then st_ready else st s t", "pos": "if waits_for s t q then clk s + t else pos s t",
    "clk": "clk s + nt_max", "r12": "if waits_for s t q then e_dead else r12 s t",
    "msg": "if waits_for s t q /\\ t = 0 /\\ k = 0 then not_supported else msg s t k"}),
  # ---- memory
  ("give", "g q", "frame g becomes domain q's", {"own": "if f = g then q else own s f"}),
  ("share", "g q", "frame g is shared with domain q", {"shr": "if f = g then q else shr s f"}),
  ("unshare", "g", "frame g is shared with nobody; the sharer's mapping goes", {
    "shr": "if f = g then nodom else shr s f", "spl": "if f = g then nopl else spl s f",
    "pk": "if spl s g <> nopl /\\ d = shr s g /\\ v = spl s g then 0 else pk s d v"}),
  ("tabnew", "q i z", "table i of domain q serves section z", {"tsec": "if d = q /\\ j = i then z else tsec s d j"}),
  ("mapf", "q g y r", "frame g appears at page y of domain q with rights r", {
    "pk": "if d = q /\\ v = y then k_frame else pk s d v", "pf": "if d = q /\\ v = y then g else pf s d v",
    "pr": "if d = q /\\ v = y then r else pr s d v",
    "opl": "if f = g /\\ own s g = q then y else opl s f",
    "spl": "if f = g /\\ own s g <> q then y else spl s f"}),
  ("unmap", "q y", "page y of domain q becomes empty", {
    "pk": "if d = q /\\ v = y then 0 else pk s d v",
    "opl": "if pk s q y = k_frame /\\ f = pf s q y /\\ own s f = q then nopl else opl s f",
    "spl": "if pk s q y = k_frame /\\ f = pf s q y /\\ own s f <> q then nopl else spl s f"}),
  ("mapdev", "q n y", "device page n appears at page y of domain q", {
    "pk": "if d = q /\\ v = y then k_dev else pk s d v", "pf": "if d = q /\\ v = y then n else pf s d v",
    "pr": "if d = q /\\ v = y then r_w else pr s d v"}),
  ("mapns", "q y a", "section y of domain q becomes normal-world RAM at a, or empty if a is 0", {
    "ns": "if d = q /\\ x = y then a else ns s d x"}),
  ("reclaim", "q p lo", "of frame_step frames from lo: q's become p's, zeroed; those shared with q are zeroed and taken away", {
    "own": "if lo <= f < lo + frame_step /\\ own s f = q then p else own s f",
    "shr": "if lo <= f < lo + frame_step /\\ frame_of s q f then nodom else shr s f",
    "opl": "if lo <= f < lo + frame_step /\\ own s f = q then nopl else opl s f",
    "spl": "if lo <= f < lo + frame_step /\\ frame_of s q f then nopl else spl s f",
    "dat": "if lo <= f < lo + frame_step /\\ frame_of s q f then 0 else dat s f",
    "pk": "if lost s q lo d v then 0 else pk s d v"}),
  ("tabdel", "q i", "table i of domain q is emptied and freed", {
    "tsec": "if d = q /\\ j = i then notab else tsec s d j",
    "pk": "if d = q /\\ section v = tsec s q i then 0 else pk s d v",
    "opl": "if own s f = q /\\ opl s f <> nopl /\\ section (opl s f) = tsec s q i then nopl else opl s f",
    "spl": "if shr s f = q /\\ spl s f <> nopl /\\ section (spl s f) = tsec s q i then nopl else spl s f"}),
  ("nsclr", "q", "domain q's normal-world sections go", {"ns": "if d = q then 0 else ns s d x"}),
  # ---- interrupts, normal world
  ("ibind", "j u b", "line j sets bits b of thread u, and is open", {
    "ith": "if i = j then u else ith s i", "ibit": "if i = j then b else ibit s i", "ion": "if i = j then 1 else ion s i"}),
  ("imask", "j w", "line j is open (1) or masked (0)", {"ion": "if i = j then w else ion s i"}),
  ("wwords", "u", "u's words will complete the normal world's call", {"wmsg": "msg s u k"}),
  ("wdone", "", "the normal world's call is completed with these words", {"msg": "if t = 0 then wmsg s k else msg s t k"}),
  ("wborn", "a", "the normal world comes to life, device tree at a; in limbo", {
    "st": "if t = 0 then st_blocked else st s t", "dom": "if t = 0 then 0 else dom s t",
    "prio": "if t = 0 then prio_world else prio s t",
    "msg": "if t = 0 /\\ k = 0 then 0 else if t = 0 /\\ k = 1 then not_supported else if t = 0 /\\ k = 2 then a else msg s t k"}),
]

# constants (abi.h, thread.h, domain.h, memory.h, memmap.h); spec/gen compares those that have a C name
CONSTANTS = [
    ("nt_max", 64, "NT"), ("ndom", 32, "NDOM"), ("ncap", 64, "NCAP"), ("nprio", 32, "NPRIO"), ("nirq", 160, "NIRQ"),
    ("nfr", 7168, "NFR"), ("slot_self", 255, "SLOT_SELF"), ("nil", 255, "NO_THREAD"), ("nodom", 255, "NODOM"),
    ("prio_world", 24, "PRIO_WORLD"), ("dom_init", 1, "DOM_INIT"), ("frame_step", 64, "FRAME_STEP"),
    ("l1n", 1024, "L1N"), ("l2n", 256, "L2N"), ("quota", 32, None), ("ndev", 2, "NDEV"),
    ("nopl", -1, None), ("notab", -1, None), ("not_supported", 4294967295, "SMCCC_NOT_SUPPORTED"),
    ("ns_ram_base", 0x10000000, "NS_RAM_BASE"), ("ns_ram_end", 0x4E000000, "NS_RAM_END"),
    ("secure_base", 0x4E000000, "SECURE_BASE"), ("frame_base", 0x4E400000, "FRAME_BASE"),
    ("e_ok", 0, "E_OK"), ("e_cap", 1, "E_CAP"), ("e_arg", 2, "E_ARG"), ("e_state", 3, "E_STATE"),
    ("e_dead", 4, "E_DEAD"), ("e_full", 5, "E_FULL"), ("e_again", 6, "E_AGAIN"), ("e_nosys", 7, "E_NOSYS"),
    ("st_free", 0, "ST_FREE"), ("st_ready", 1, "ST_READY"), ("st_running", 2, "ST_RUNNING"),
    ("st_blocked", 3, "ST_BLOCKED"), ("st_send", 4, "ST_SEND"), ("st_recv", 5, "ST_RECV"),
    ("st_reply", 6, "ST_REPLY"), ("st_wait", 7, "ST_WAIT"),
    ("cap_none", 0, "CAP_NONE"), ("cap_ep", 1, "CAP_EP"), ("cap_ntfn", 2, "CAP_NTFN"), ("cap_dom", 3, "CAP_DOM"),
    ("cap_ctrl", 4, "CAP_CTRL"), ("cap_nsmem", 5, "CAP_NSMEM"), ("cap_irq", 6, "CAP_IRQ"), ("cap_dev", 7, "CAP_DEV"),
    ("cap_world", 8, "CAP_WORLD"),
    ("ds_free", 0, "DS_FREE"), ("ds_live", 1, "DS_LIVE"), ("ds_dying", 2, "DS_DYING"),
    ("k_frame", 1, None), ("k_dev", 2, None), ("r_w", 1, "MAP_W"), ("r_x", 2, "MAP_X"),
]

# abbreviations that the table uses
HELPERS = [
    ("predicate", "names", "(s: state) (d i q: int)",
     "(ctype s d i = cap_ep /\\ cobj s d i = q) \\/ (ctype s d i = cap_ntfn /\\ dom s (cobj s d i) = q)"),
    ("predicate", "waits_for", "(s: state) (t q: int)",
     "(st s t = st_reply /\\ srv s t = q) \\/ (st s t = st_send /\\ wep s t = q)"),
    ("predicate", "bound_to", "(s: state) (i q: int)",
     "ith s i <> nil /\\ dom s (ith s i) = q /\\ st s (ith s i) <> st_free"),
    ("predicate", "frame_of", "(s: state) (d f: int)", "own s f = d \\/ shr s f = d"),
    ("predicate", "lost", "(s: state) (q lo d v: int)",
     "pk s d v = k_frame /\\ lo <= pf s d v < lo + frame_step /\\ (own s (pf s d v) = q \\/ (shr s (pf s d v) = q /\\ d = q))"),
    ("function", "section", "(v: int)", "div v l2n"),
]

# ---- the invariant (inv.mlw) ---------------------------------------------------------------------------
# group: (requirement it belongs to) its parts, each proved alone for every primitive that touches it
INVARIANT = {
  "th_inv": ("what holds of threads between any two primitive steps", [
    ("i_range", "forall t. tid t -> 0 <= st s t <= 7 /\\ 0 <= dom s t < ndom /\\ 0 <= srv s t < ndom /\\ 0 <= prio s t < nprio"),
    ("i_cur", "tid (cur s) /\\ (forall t. tid t -> st s t = st_running -> t = cur s)"),
    ("i_ticket", "forall t. tid t -> queued s t -> pos s t < clk s"),
    ("i_order", "forall t u. tid t -> tid u -> queued s t -> queued s u -> t <> u -> pos s t <> pos s u"),
    ("i_mode", "forall t u. tid t -> tid u -> st s t = st_send -> st s u = st_recv -> wep s t <> wep s u"),
    ("i_own", "forall t. tid t -> st s t = st_recv -> wep s t = dom s t"),
    ("i_wep", "forall t. tid t -> st s t = st_send -> 0 <= wep s t < ndom"),
    ("i_wait", "forall t. tid t -> st s t = st_wait -> nt s t = 0"),
    ("i_world", "st s 0 <> st_recv /\\ st s 0 <> st_wait /\\ (st s 0 <> st_free -> dom s 0 = 0 /\\ prio s 0 = prio_world)"),
    ("i_secure", "forall t. tid t -> t <> 0 -> st s t <> st_free -> dom s t <> 0"),
    ("i_irq", "forall i. 0 <= i < nirq -> ith s i <> nil -> tid (ith s i) /\\ st s (ith s i) <> st_free")]),
  "c_inv": ("what holds of capabilities and domains", [
    ("c_range", "forall d i. did d -> slot i -> 0 <= ctype s d i <= cap_world /\\ (cgr s d i = 0 \\/ cgr s d i = 1) /\\ "
                "object_ok (ctype s d i) (cobj s d i)"),
    ("c_stay", "forall d i. did d -> slot i -> cgr s d i = 1 -> moves (ctype s d i)"),
    ("c_init", "forall d i. did d -> slot i -> ctype s d i = cap_dom \\/ ctype s d i = cap_ctrl -> d = dom_init"),
    ("c_once", "forall i j. slot i -> slot j -> ctype s dom_init i = cap_dom -> ctype s dom_init j = cap_dom -> "
               "cobj s dom_init i = cobj s dom_init j -> i = j"),
    ("c_live", "forall d i. did d -> slot i -> ctype s d i = cap_dom -> dst s (cobj s d i) <> ds_free /\\ cobj s d i <> dom_init"),
    ("c_sup", "forall d. did d -> dst s d <> ds_free -> (dsup s d = nodom \\/ dsup s d = dom_init) /\\ (d = 0 \\/ d = dom_init \\/ dsup s d = dom_init)"),
    ("c_step", "forall d. did d -> 0 <= dstp s d"),
    ("c_root", "dst s 0 = ds_live /\\ dst s dom_init = ds_live /\\ dsup s dom_init = nodom")]),
  "m_inv": ("what holds of memory", [
    ("m_owner", "forall f. fid f -> 0 < own s f < ndom"),
    ("m_share", "forall f. fid f -> shr s f <> nodom -> 0 < shr s f < ndom /\\ shr s f <> own s f"),
    ("m_unshared", "forall f. fid f -> shr s f = nodom -> spl s f = nopl"),
    ("m_kind", "forall d v. did d -> vp v -> pk s d v = 0 \\/ pk s d v = k_frame \\/ (pk s d v = k_dev /\\ 0 <= pf s d v < ndev /\\ pr s d v = r_w)"),
    ("m_page", "forall d v. did d -> vp v -> pk s d v = k_frame -> fid (pf s d v) /\\ "
               "((own s (pf s d v) = d /\\ opl s (pf s d v) = v) \\/ (shr s (pf s d v) = d /\\ spl s (pf s d v) = v))"),
    ("m_opl", "forall f. fid f -> opl s f <> nopl -> vp (opl s f) /\\ pk s (own s f) (opl s f) = k_frame /\\ pf s (own s f) (opl s f) = f"),
    ("m_spl", "forall f. fid f -> spl s f <> nopl -> vp (spl s f) /\\ pk s (shr s f) (spl s f) = k_frame /\\ pf s (shr s f) (spl s f) = f"),
    ("m_wx", "forall d v. did d -> vp v -> pk s d v = k_frame -> 0 <= pr s d v <= r_w + r_x /\\ not (writable (pr s d v) /\\ executable (pr s d v))"),
    ("m_table", "forall d v. did d -> vp v -> pk s d v <> 0 -> tab_of s d (section v) <> nil"),
    ("m_ns", "forall d x. did d -> 0 <= x < l1n -> ns s d x <> 0 -> ns_ram (ns s d x) /\\ tab_of s d x = nil")]),
}

INV_HELPERS = """  predicate tid (t: int) = 0 <= t < nt_max
  predicate did (d: int) = 0 <= d < ndom
  predicate slot (i: int) = 0 <= i < ncap
  predicate fid (f: int) = 0 <= f < nfr
  predicate vp (v: int) = 0 <= v < l1n * l2n
  predicate queued (s: state) (t: int) = st s t = st_ready \\/ st s t = st_send \\/ st s t = st_recv
  predicate moves (ty: int) = ty = cap_ep \\/ ty = cap_ntfn \\/ ty = cap_nsmem \\/ ty = cap_irq \\/ ty = cap_dev \\/ ty = cap_world
  predicate object_ok (ty ob: int) = 0 <= ob /\\ (ty = cap_ep \\/ ty = cap_dom -> ob < ndom) /\\ (ty = cap_ntfn -> ob < nt_max) /\\ (ty = cap_irq -> ob < nirq)
  predicate writable (r: int) = r = r_w \\/ r = r_w + r_x
  predicate executable (r: int) = r = r_x \\/ r = r_w + r_x
  predicate ns_ram (a: int) = ns_ram_base <= a < ns_ram_end /\\ mod a 1048576 = 0
  predicate nobody_runs (s: state) = forall t. tid t -> st s t <> st_running
  predicate mapped (s: state) (d f: int) = (own s f = d /\\ opl s f <> nopl) \\/ (own s f <> d /\\ spl s f <> nopl)
"""

# primitive: what must hold before it, by the group of the invariant that it touches
KEEPS = {
  "deliver": {"th_inv": "tid c /\\ st s c = st_running /\\ tid r /\\ st s r = st_recv"},
  "take": {"th_inv": "tid c /\\ st s c = st_running /\\ tid u /\\ st s u = st_send"},
  "park": {"th_inv": "tid c /\\ st s c = st_running /\\ did e /\\ ((w = st_send /\\ waiter s e st_recv = nil) \\/ "
                     "(w = st_recv /\\ e = dom s c /\\ c <> 0 /\\ waiter s e st_send = nil))"},
  "answer": {"th_inv": "tid c /\\ tid u /\\ st s u = st_reply"},
  "setst": {"th_inv": "tid u /\\ (w = st_blocked /\\ st s u <> st_free \\/ (w = st_wait /\\ nt s u = 0 /\\ u <> 0 /\\ st s u <> st_free))"},
  "ready": {"th_inv": "tid u /\\ (st s u = st_blocked \\/ st s u = st_running)"},
  "run": {"th_inv": "tid u /\\ nobody_runs s /\\ (st s u <> st_free)"},
  "pend": {"th_inv": "tid u /\\ (st s u = st_wait -> w = 0)"},
  "woken": {"th_inv": "tid u"},
  "tnew": {"th_inv": "tid u /\\ u <> 0 /\\ st s u = st_free /\\ 0 < q < ndom /\\ 0 <= p < nprio"},
  "kill": {"th_inv": "did q"},
  "fail": {"th_inv": "did q"},
  "wborn": {"th_inv": "st s 0 = st_free"},
  "ibind": {"th_inv": "tid u /\\ st s u <> st_free"},
  "cput": {"c_inv": "did q /\\ slot j /\\ cap_none < ty <= cap_world /\\ object_ok ty ob /\\ (gr = 0 \\/ gr = 1 /\\ moves ty) /\\ "
                    "ctype s q j = cap_none /\\ (ty = cap_ctrl -> q = dom_init) /\\ (ty = cap_dom -> q = dom_init /\\ dst s ob <> ds_free /\\ ob <> dom_init /\\ "
                    "(forall i. slot i -> ctype s dom_init i = cap_dom -> cobj s dom_init i <> ob))"},
  "cwipe": {"c_inv": "did q"},
  "revoke": {"c_inv": "did p /\\ did q"},
  "dnew": {"c_inv": "did q /\\ dst s q = ds_free /\\ p = dom_init"},
  "ddie": {"c_inv": "did q /\\ q <> 0 /\\ q <> dom_init /\\ dst s q <> ds_free /\\ 0 <= k"},
  "dend": {"c_inv": "did q /\\ q <> 0 /\\ q <> dom_init /\\ (forall i. slot i -> ctype s dom_init i = cap_dom -> cobj s dom_init i <> q)"},
  "give": {"m_inv": "fid g /\\ 0 < q < ndom /\\ shr s g = nodom /\\ opl s g = nopl"},
  "share": {"m_inv": "fid g /\\ 0 < q < ndom /\\ shr s g = nodom /\\ own s g <> q"},
  "unshare": {"m_inv": "fid g"},
  "tabnew": {"m_inv": "did q /\\ 0 <= i < quota /\\ tsec s q i = notab /\\ 0 <= z < l1n /\\ ns s q z = 0"},
  "mapf": {"m_inv": "did q /\\ fid g /\\ vp y /\\ pk s q y = 0 /\\ tab_of s q (section y) <> nil /\\ frame_of s q g /\\ "
                    "not mapped s q g /\\ 0 <= r <= r_x"},
  "unmap": {"m_inv": "did q /\\ vp y"},
  "mapdev": {"m_inv": "did q /\\ vp y /\\ pk s q y = 0 /\\ tab_of s q (section y) <> nil /\\ 0 <= n < ndev"},
  "mapns": {"m_inv": "did q /\\ 0 <= y < l1n /\\ (a = 0 \\/ (ns_ram a /\\ tab_of s q y = nil))"},
  "reclaim": {"m_inv": "did q /\\ 0 < p < ndom /\\ p <> q"},
  "tabdel": {"m_inv": "did q /\\ 0 <= i < quota /\\ tsec s q i <> notab"},
  "nsclr": {"m_inv": "did q"},
}

# which sections have a page table after a primitive that changes pages: as before, but for these two
TABLES = {
  "tabnew": "0 <= i < quota -> tsec s q i = notab -> x <> notab -> ((tab_of (tabnew s q i z) d x <> nil <-> tab_of s d x <> nil \\/ (d = q /\\ x = z)) by "
            "(d = q /\\ x = z -> tsec (tabnew s q i z) d i = x so tab_of (tabnew s q i z) d x <> nil) /\\ "
            "(tab_of s d x <> nil -> tsec s d (tab_of s d x) = x so tsec (tabnew s q i z) d (tab_of s d x) = x so tab_of (tabnew s q i z) d x <> nil) /\\ "
            "(tab_of (tabnew s q i z) d x <> nil -> not (d = q /\\ x = z) -> tsec (tabnew s q i z) d (tab_of (tabnew s q i z) d x) = x "
            "so tsec s d (tab_of (tabnew s q i z) d x) = x so tab_of s d x <> nil))",
  "tabdel": "0 <= i < quota -> x <> notab -> ((tab_of s d x = nil -> tab_of (tabdel s q i) d x = nil) /\\ "
            "(d <> q \\/ x <> tsec s q i -> tab_of s d x <> nil -> tab_of (tabdel s q i) d x <> nil) by "
            "(tab_of (tabdel s q i) d x <> nil -> tsec (tabdel s q i) d (tab_of (tabdel s q i) d x) = x "
            "so tsec s d (tab_of (tabdel s q i) d x) = x so tab_of s d x <> nil) /\\ "
            "(d <> q \\/ x <> tsec s q i -> tab_of s d x <> nil -> tsec s d (tab_of s d x) = x so tsec (tabdel s q i) d (tab_of s d x) = x))",
}
