# SPDX-License-Identifier: BSD-2-Clause
"""The ledger of assumptions, proofs/ASSUMPTIONS.md, against the code: neither may have one that the other lacks.

What the code assumes, by name:
  - functions that proved code calls and that have no body in C: assembly and hardware
  - functions that assembly or unproved code calls, which has to keep their preconditions
  - ghost variables that stand for hardware
  - the axioms of the abstract model, the link from its names to those of the contracts, the machine description
  - the tools
A row of a table is | id | names in backticks, or words | what is believed | exercised by |. The last column names
tests as unit `name`, board `name` or linux `name`, or says "not testable here:" and why.
"""

import glob
import os
import re

import source
import wp

PAGE = "proofs/ASSUMPTIONS.md"
UNPROVED = ["plat/imx6q/*.[cS]", "monitor/*.S"]     # privileged code that is not proved
AXIOMS = "spec/obs.mlw"
PREMISES = "spec/lean.py"           # writes earlier lemmas of the model as axioms
EXTRACT = "proofs/premises.py"      # copies what a link needs of the model
OPEN = "spec/open.txt"              # lemmas that others may stand on and that are not proved
MACHINE = "proofs/armv7.ml"
TOOLS = ["frama-c", "why3", "z3", "cvc4", "cvc5", "arm-none-eabi-gcc"]


def rows(page=None):
    """[(id, names, words, believed, exercised)] of all tables."""
    out = []
    for line in (page or source.read(PAGE)).split("\n"):
        cells = [c.strip() for c in line.strip().strip("|").split("|")]
        if line.startswith("|") and len(cells) >= 2 and cells[0] not in ("id",) and not re.fullmatch(r"[-: ]+", cells[0]):
            cells = (cells + ["", "", ""])[:4]
            out.append((cells[0], re.findall(r"`([^`]+)`", cells[1]), cells[1], cells[2], cells[3]))
    return out


def assumed(sources):
    """Functions that proved code calls and that have no body in C."""
    have = {f.name for s in sources.values() for f in s.functions}
    return {c for s in sources.values() for calls in s.seen.values() for c in calls} - have


def entered(sources):
    """Functions that code calls which is not proved."""
    have = {f.name for s in sources.values() for f in s.functions if not re.search(r"\bstatic\b", source.code(s.text)[f.head:f.body])}
    out = set()
    for f in sorted(p for d in UNPROVED for p in glob.glob(d)):
        text = source.read(f)
        text = re.sub(r"/\*.*?\*/|//[^\n]*|@ [^\n]*|\"[^\"\n]*\"", " ", text, flags=re.S)
        out |= set(re.findall(r"\b[A-Za-z_]\w*", text)) & have
    return out | {n for s in sources.values() for n in re.findall(r"\balias\(\"(\w+)\"\)", s.text)} & have


def hardware(sources):
    """Ghost variables that something assumed may change, or that nothing proved sets."""
    headers = sorted({h for s in sources.values() for h in s.headers if not h.startswith("/")})
    ghosts = {n for h in headers for n in re.findall(r"ghost\s+extern\s[^;]*?\b(\w+)\s*(?:\[\w+\])*\s*;", source.read(h))}
    contracts = " ".join(source.contract_text(n, headers) for n in assumed(sources))
    bodies = " ".join(n for s in sources.values() for n in source.annotations(s.text))
    return {g for g in ghosts if re.search(r"\b%s\b" % g, contracts) or not re.search(r"ghost\b[^*]*?\b%s\s*(?:\[[^\]]*\])?\s*=" % g, bodies)}


def axioms():
    """How many equations of the abstract model are taken as true."""
    return len(re.findall(r"^\s*axiom\b", re.sub(r"\(\*.*?\*\)", " ", source.read(AXIOMS), flags=re.S), re.M)) if os.path.exists(AXIOMS) else 0


def unproved():
    """How many lemmas of the model are open."""
    return len(re.findall(r"^[^#\n]", source.read(OPEN), re.M)) if os.path.exists(OPEN) else 0


def of_code(sources):
    """{kind: names} of all that the code assumes."""
    links = {MACHINE} | {f for f in (AXIOMS, wp.DRIVER, PREMISES, EXTRACT) if os.path.exists(f)} | ({OPEN} if unproved() else set())
    return {"assumed contract": assumed(sources), "entry point": entered(sources), "hardware variable": hardware(sources),
            "foundation": links, "tool": set(TOOLS)}


def tests():
    """{kind: names of tests that there are}."""
    text = lambda pattern: "".join(source.read(f) for f in sorted(glob.glob(pattern)))
    board = re.findall(r"\"([^\"\n]+)\"\s*\)", text("tests/board/*.c"))
    return {"unit": set(re.findall(r"^static void (\w+)\(void \*\*", text("tests/unit/*_test.c"), re.M)) |
            set(re.findall(r"def test_(\w+)\(", text("tests/proofs/*_test.py"))),
            "board": set(board),
            "linux": set(re.findall(r"^static void test_(\w+)\(", text("linux/clients/tests.c"), re.M)) |
            {os.path.basename(f) for f in glob.glob("tests/linux/*_test")}}


def exercised(cell, known):
    """What is wrong with the last column of a row."""
    bad, found = [], 0
    for kind, names in re.findall(r"\b(unit|board|linux)((?:,?(?: and)?\s+`[^`]+`)+)", cell):
        for n in re.findall(r"`([^`]+)`", names):
            found += 1
            if n not in known[kind]:
                bad.append("there is no %s test `%s`" % (kind, n))
    m = re.search(r"not testable here:?(.*)", cell)
    if m and not m[1].strip():
        bad.append("not testable, but no reason")
    if not found and not m:
        bad.append("names no test, nor why there is none")
    return bad


def check(sources, page=None):
    """Every disagreement between ledger and code."""
    bad, known, code, listed = [], tests(), of_code(sources), rows(page)
    ids = [r[0] for r in listed]
    bad += ["%s twice" % i for i in sorted({i for i in ids if ids.count(i) > 1})]
    bad += ["%s is no id" % i for i in ids if not re.fullmatch(r"A-[A-Z]+-\d+", i)]
    named = {n for r in listed for n in r[1]}
    for kind, names in code.items():
        bad += ["%s %s is not listed" % (kind, n) for n in sorted(names - named)]
    bad += ["%s is listed, but the code does not assume it" % n for n in sorted(named - set().union(*code.values()))]
    for i, names, words, believed, cell in listed:
        bad += ["%s: nothing is believed" % i] if not believed else []
        bad += ["%s: %s" % (i, b) for b in exercised(cell, known)]
        if AXIOMS in names and not re.search(r"\b%d axioms\b" % axioms(), believed):
            bad.append("%s: there are %d axioms in %s" % (i, axioms(), AXIOMS))
        if OPEN in names and not re.search(r"\b%d lemmas\b" % unproved(), believed):
            bad.append("%s: there are %d lemmas in %s" % (i, unproved(), OPEN))
    return ["%s: %s" % (PAGE, b) for b in bad]


def summary():
    """For build/proofs/summary.json."""
    return [{"id": i, "about": names or [words], "believed": believed, "exercised": cell} for i, names, words, believed, cell in rows()]
