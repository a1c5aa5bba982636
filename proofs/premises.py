# SPDX-License-Identifier: BSD-2-Clause
"""The part of the model that the link of one function needs: with 674 equations in view, most of them of steps that a
function does not take, the provers and Why3 itself spend half of their time on what is of no use.

What a text names of the model is needed, and what is in the definition or in the equations of something needed. All other
functions, predicates and constants are left out of the copies of the modules that the proof gets, and with them their
equations. Nothing else is done to them: what is proved from some of the premises is proved from all.
"""

import collections
import functools
import os
import re
import sys

import source

SPEC = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "spec")
sys.path.insert(0, SPEC)

import lean         # noqa: E402

DRIVER = "proofs/model.driver"      # ties the names in kernel/model.h to those of the modules
FOLDER = "spec"                     # where those are
IMPORT = re.compile(r'^why3\.import \+= "(\w+)\.(\w+)";$', re.M)
TIE = re.compile(r'^(?:logic|predicate)\b.*?(\w+)(?:\([^()]*\))? = "(\w+)";$', re.M)
DECLARED = re.compile(r"/\*@\s*axiomatic\b.*?\*/", re.S)
NAMED = ("function", "predicate", "inductive", "constant")


def modules(driver):
    """{module: (file, declarations)} of those that the driver imports and those that they use."""
    out, left = {}, IMPORT.findall(driver)
    while left:
        file, name = left.pop(0)
        path = "%s/%s.mlw" % (FOLDER, file)
        if name in out or not os.path.exists(path):
            continue
        out[name] = file, parsed(source.read(path), name)
        left += [(u.split(".") if "." in u else [file, u]) for u in out[name][1].uses()]
    return out


@functools.lru_cache(None)
def parsed(text, name):
    return lean.Module(re.search(r"^module %s\b(.*?)^end$" % name, text, re.M | re.S)[1])


def owner(name, names):
    """The symbol whose equation an axiom is: STEP of STEP_cur."""
    first = name.rsplit("_", 1)[0]
    return first if first in names else None


def speaks_of(mods):
    """{symbol: the names in its definition and in its equations}; what nobody owns is under None."""
    items = [x for _, m in mods.values() for x in m.items]
    names = {n for k, n, _ in items if k in NAMED}
    out = collections.defaultdict(set)
    for kind, name, text in items:
        if kind in NAMED:
            out[name] |= lean.symbols_of(text) & names - {name}
        elif kind not in ("use", "type"):
            out[owner(name, names)] |= lean.symbols_of(text) & names
    return names, out


def needed(words, names, said):
    """What these words speak of, directly or not."""
    out, left = set(), (words & names) | said[None]
    while left:
        out |= left
        left = set().union(*(said[x] for x in left)) - out
    return out


def is_kept(item, keep, names):
    kind, name, _ = item
    by = name if kind in NAMED else owner(name, names)
    return by is None or by in keep


def of(text):
    """{file: text}: the driver and the modules, as far as the text of a unit needs them."""
    driver = source.read(DRIVER)
    mods = modules(driver)
    names, said = speaks_of(mods)
    words = set(re.findall(r"\w+", DECLARED.sub("", text)))
    keep = needed({own for ours, own in TIE.findall(driver) if ours in words}, names, said)
    out = collections.defaultdict(str)
    for name, (file, m) in mods.items():
        out[file + ".mlw"] += "module %s\n%send\n" % (name, "".join("  %s\n" % x[2] for x in m.items if is_kept(x, keep, names)))
    lines = TIE.sub(lambda m: m[0] if m[2] in keep or m[2] not in names else "", driver)
    out[os.path.basename(DRIVER)] = IMPORT.sub(r'why3.file += "\1.mlw:\2";', lines)
    return dict(out)
