# SPDX-License-Identifier: BSD-2-Clause
"""A small tree of C to prove, and a Frama-C that only pretends."""

import importlib.machinery
import importlib.util
import os
import shutil
import tempfile
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

HEADER = """#ifndef A_H
#define A_H
#include <stdint.h>
#include "b.h"
#define LIMIT 7
/*@ predicate small(integer x) = x < LIMIT; */
/*@ requires small: small(x);
  @ terminates \\true; exits \\false; assigns \\nothing;
  @ ensures same: \\result == x;
  @*/
uint32_t one(uint32_t x);
/*@ terminates \\true; exits \\false; assigns \\nothing; */
uint32_t two(uint32_t x);
#endif
"""
CODE = """#include "a.h"

struct pair {
    uint32_t l, r;
};
static const uint32_t table[2] = { 1, 2 };

uint32_t one(uint32_t x)
{
    return x;
}

/*@ terminates \\true; exits \\false; assigns \\nothing; */
static uint32_t help(uint32_t x)
{
    if (x > 2u) {
        x = 0u;
    }
    return x;
}

uint32_t two(uint32_t x)
{
    /*@ loop invariant r: 0 <= x;
      @ loop assigns x;
      @ loop variant x;
      @*/
    while (x > 0u) {
        x--;
    }
    return help(one(x)) + table[0];
}
"""

# A Frama-C that says of each run what the file `answer` holds, and counts its runs.
FAKE = """#!/bin/sh
case "$1" in
-print-share-path) echo "%(root)s/share" ;;
-version) echo 25.0 ;;
*) echo run >> "%(root)s/runs"; cat "%(root)s/answer"; for a; do case "$prev" in -report-csv) cp "%(root)s/rows" "$a" ;; esac; prev=$a; done ;;
esac
"""

REPORT = """[report] Computing properties status...

--------------------------------------------------------------------------------
--- Properties of Function 'one'
--------------------------------------------------------------------------------

[  Valid  ] Exit-condition (file kernel/a.h, line 8)
            by Unreachable Annotations.
[  Valid  ] Post-condition 'same'
            by Wp.typed.
[  Valid  ] Pre-condition 'small'
            by Wp.typed.
[  Valid  ] Termination-condition (file kernel/a.h, line 8)
            by Trivial Termination.
[  Valid  ] Assigns nothing
            by Wp.typed.

--------------------------------------------------------------------------------
--- Status Report Summary
--------------------------------------------------------------------------------
"""
FIRST = """[kernel] Parsing build/proofs/unit/one.c (with preprocessing)
[wp] Running WP plugin...
[wp] [CFG] Goal one_terminates : Valid (Trivial)
[wp] 2 goals scheduled
[wp] [Z3 4.8.12] Goal typed_one_ensures_same : Valid (Qed:4ms) (30ms) (54277)
[wp] [Qed] Goal typed_one_assigns : Valid (1ms)
[wp] Proved goals:    3 / 3
"""
SECOND = """[wp] Running WP plugin...
[wp] [CFG] Goal one_terminates : Valid (Trivial)
[wp] Warning: No goal generated
[wp] Proved goals:    1 / 1
"""
SMOKE = """[wp] Running WP plugin...
[wp] 1 goal scheduled
[wp] [Passed] Smoke-test typed_one_wp_smoke_default_requires
[wp] Proved goals:    1 / 1
"""
GOOD = FIRST + SECOND + SECOND + REPORT + SMOKE

# The same for the link of `one`: Z3 does it all, and the check of the exit is not proved.
NONE = "[wp] Running WP plugin...\n[wp] Warning: No goal generated\n"
LINK = """[kernel] Parsing build/proofs/unit/link-one.c (with preprocessing)
[wp] Running WP plugin...
[wp] 2 goals scheduled
[wp] [Z3 4.8.12] Goal typed_model_one_ensures_REF_step : Valid (Qed:4ms) (30ms) (54277)
[wp] [Qed] Goal typed_model_one_assert_REF_same : Valid (1ms)
[wp] Proved goals:    2 / 2
""" + 3 * NONE + """[report] Computing properties status...

--------------------------------------------------------------------------------
--- Properties of Function 'one'
--------------------------------------------------------------------------------

[ Partial ] Post-condition 'REF,step'
            By Wp.typed_model, with pending:
             - Assertion 'rte,index_bound' (file kernel/a.c, line 10)
[  Valid  ] Assertion 'REF,same' (file kernel/a.c, line 10)
            by Wp.typed_model.
[    -    ] Default behavior
            tried with Frama-C kernel.

--------------------------------------------------------------------------------
--- Status Report Summary
--------------------------------------------------------------------------------
[wp] Running WP plugin...
[wp] 1 goal scheduled
[wp] [CVC5 1.0.3] Goal typed_model_one_check_EXIT : Step limit (Qed:4ms) (200000)
[wp] Proved goals:    0 / 1
"""
ROWS = """directory\tfile\tline\tfunction\tproperty kind\tstatus\tproperty
kernel\ta.h\t9\tone\tpostcondition\tValid\tsame: \\result == x
kernel\ta.c\t10\tone\tassigns clause\tValid\tassigns \\nothing;
"""


def load(path):
    """A program without a suffix as a module."""
    name = os.path.basename(path)
    spec = importlib.util.spec_from_loader(name, importlib.machinery.SourceFileLoader(name, os.path.join(ROOT, path)))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def put(path, text):
    os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


class Tree(unittest.TestCase):
    """Each test has a tree of its own, which is the working directory."""

    def setUp(self):
        self.prove = load("proofs/prove")
        import source
        import store
        import wp
        self.source, self.store, self.wp = source, store, wp
        self.old, self.path = os.getcwd(), os.environ["PATH"]
        self.root = tempfile.mkdtemp()
        os.chdir(self.root)
        put("kernel/a.h", HEADER)
        put("kernel/a.c", CODE)
        put("kernel/b.h", "/*@ predicate low(integer x) = x < 3; */\n")
        put("proofs/armv7.ml", "machine")
        put("build/proofs/why3.conf", "[main]\n")
        put("share/libc/stdint.h", "typedef unsigned int uint32_t;\n")
        put("answer", GOOD)
        put("rows", ROWS)
        put("bin/frama-c", FAKE % {"root": self.root})
        os.chmod("bin/frama-c", 0o755)
        os.environ["PATH"] = self.root + "/bin:" + self.path
        for d in ("cache", "unit", "log"):
            os.makedirs("build/proofs/" + d)
        self.fresh()

    def tearDown(self):
        os.chdir(self.old)
        os.environ["PATH"] = self.path
        shutil.rmtree(self.root)

    def fresh(self):
        """Forget what was read of files that have changed since."""
        self.source.contracts_in.cache_clear()
        self.source.libc.cache_clear()

    def with_link(self):
        """`one` says something of a model."""
        put("kernel/model.h", "/*@ axiomatic Model { type astate; } */\n")
        put("kernel/b.h", '#ifdef __LINK__\n#include "model.h"\n#define ENSURES_REF(to) ensures REF: step: to;\n#else\n#define ENSURES_REF(to)\n#endif\n')
        put("proofs/model.driver", 'library obs:\nwhy3.import += "obs.Obs";\nlogic integer a_one(integer) = "one";\nlogic integer a_two(integer) = "two";\n')
        put("spec/obs.mlw", "module Obs\n  use base.Base\n  function one (x: int) : int = x + base\n  function two (x: int) : int\n"
                            "  axiom two_is: forall x. two x = x + other\nend\n")
        put("spec/base.mlw", "module Base\n  constant base: int = 3\n  constant other: int = 4\nend\n")
        self.edit("kernel/a.h", "  @ ensures same: \\result == x;\n", "  @ ensures same: \\result == x;\n  @ ENSURES_REF(a_one(m))\n")
        self.edit("kernel/a.c", "    return x;\n}\n\n/*@", "    //@ SHOW_MODEL(same, a_x(m) == x)\n    return x;\n}\n\n/*@")

    def edit(self, path, old, new):
        text = self.source.read(path)
        self.assertIn(old, text)
        put(path, text.replace(old, new))
        self.fresh()

    def unit(self, name):
        return next(u for u in self.prove.units_of(self.source.sources()) if u.name == name)

    def runs(self):
        return len(self.source.read("runs").split()) if os.path.exists("runs") else 0
