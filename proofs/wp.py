# SPDX-License-Identifier: BSD-2-Clause
"""Frama-C WP: the command line of one unit, and what its output means.

A unit is one function, or the lemmas of one file. One Frama-C does it all: all goals with few steps, so that a
prover that will not find a goal soon leaves it to the next; those that are left with more, up to the limit that
counts; then the search for contradictory contracts and dead code (smoke tests).
"""

import collections
import functools
import itertools
import json
import os
import re
import shlex
import subprocess

import premises
import source

PROVERS = "z3,cvc4,cvc5"
ORDER = {"bit_clear": "cvc4,z3,cvc5"}   # function: the provers in another order, where that saves much
STEPS = 4000000         # the limit that decides, for each prover
# (steps, seconds, who is not asked) of each stage. Z3's steps are short, so it gets ten times as many (Z3 below) and has had
# all of them in the second stage. It does not count the steps of all that it does: whoever is cut off gets another chance.
# The last time is a backstop only: steps do not depend on how busy the machine is.
STAGES = ((60000, 20, ""), (STEPS // 10, 60, ""), (STEPS, 600, "-z3"))
# Every stage asks for all lemmas again, so they have one.
STAGES_LEMMAS = ((STEPS // 10, 60, ""),)
# The same for the link to the model: each prover alone, who proves most of a function's clauses first, so that little time is spent
# on what one will not find. `proofs/prove --learn` writes down who that is.
FIRST = "proofs/first.json"
STAGE_LINK = {"z3": (150000, 5), "cvc4": (250000, 5), "cvc5": (250000, 5)}
LAST_LINK = (STEPS // 10, 20, "z3"), (300000, 600, "cvc4,cvc5")
LAST_DIVISION = (STEPS // 10, 20, "z3"), (300000, 600, "cvc5")      # where page numbers are divided CVC4 spends minutes on nothing
COST = {"z3": 1, "cvc4": 2, "cvc5": 2}      # of asking in vain
PRUNED = {"ipc_cancel", "sys_caps"}     # functions that are proved with WP's pruning of branches
GROUNDED = {"aspace_clear_step", "aspace_map", "aspace_map_dev", "destroy_step", "domain_destroy", "irq_serve", "kernel_boot",
            "step_threads"}             # with its evaluation of closed terms
SMOKE_STEPS = 40000
SMOKE_STEPS_LINK = (100000, 170)    # with equations of the model in view: so many more for each, for the prover reads all of them first
SMOKE_PROVER = "cvc5"   # it sees contradictions between quantifiers over integers, which CVC4 and Z3 miss
SMOKE_TIMEOUT = 120

OUT = "build/proofs"
DRIVER = premises.DRIVER
MODEL = "kernel/model.h"            # the one file that may declare an axiomatic block, without axioms
REF = "REF"                         # the label of all clauses of the link (kernel/refine.h)
DEAD = "unreachable"                # an assertion of this name says that code is meant never to be reached

Z3 = """
[prover]
name = "Z3"
version = "%s"
command = "z3 -smt2 -T:%%t sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st %%f"
command_steps = "z3 -smt2 sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st rlimit=%%S0 %%f"
driver = "z3_471"
editor = ""
in_place = false
interactive = false
shortcut = "z3"
"""
CVC5 = """
[prover]
name = "CVC5"
version = "%s"
command = "cvc5 --force-logic=ALL --stats-internal --tlimit=%%t000 --lang=smt2 %%f"
command_steps = "cvc5 --force-logic=ALL --stats-internal --rlimit=%%S --lang=smt2 %%f"
driver = "cvc4_17"
editor = ""
in_place = false
interactive = false
shortcut = "cvc5"
"""


def environment(cwd):
    """Frama-C finds its files by $PWD."""
    return dict(os.environ, WHY3CONFIG=os.path.abspath(OUT + "/why3.conf"), PWD=os.path.abspath(cwd), LC_ALL="C")


def run(cmd, cwd="."):
    """(output, CPU seconds) of a command."""
    p = subprocess.Popen(cmd, env=environment(cwd), cwd=cwd, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         stdin=subprocess.DEVNULL)
    out = p.stdout.read()
    _, status, usage = os.wait4(p.pid, 0)
    p.returncode = os.waitstatus_to_exitcode(status)
    p.stdout.close()
    return out, usage.ru_utime + usage.ru_stime


def versions():
    """The version of every tool that has a say in a verdict."""
    ask = {"frama-c": ["-version"], "why3": ["--version"], "z3": ["--version"], "cvc4": ["--version"],
           "cvc5": ["--version"], "ocamlopt": ["-version"]}
    found = {}
    for tool, arg in ask.items():
        try:
            out = run([tool] + arg)[0]
        except FileNotFoundError:
            raise SystemExit("prove: %s is missing: run ./setup" % tool)
        m = re.search(r"\d+\.\d+(\.\d+)?(-\w+)?", out)
        found[tool] = m[0] if m else out.split("\n")[0]
    return found


def write(path, text):
    new = "%s.%d" % (path, os.getpid())
    with open(new, "w", encoding="utf-8") as f:
        f.write(text)
    os.replace(new, path)


def set_up(tools):
    """The provers' configuration (Why3 1.5 does not find cvc5 by itself) and the machine description."""
    for d in ("cache", "unit", "log"):
        os.makedirs("%s/%s" % (OUT, d), exist_ok=True)
    new = "%s/why3.%d" % (OUT, os.getpid())
    run(["why3", "config", "detect", "-C", new])
    if not os.path.exists(new):
        raise SystemExit("prove: why3 config detect wrote nothing")
    found = re.sub(r'\[partial_prover\]\nname = "Z3"\n(?:.+\n)*', "", source.read(new))
    write(OUT + "/why3.conf", found + Z3 % tools["z3"] + CVC5 % tools["cvc5"])
    os.unlink(new)
    if not os.path.exists(OUT + "/armv7.cmxs") or source.read("proofs/armv7.ml") != source.read(OUT + "/armv7.ml"):
        lib = run(["frama-c", "-print-lib-path"])[0].strip()
        d = "%s/machine.%d" % (OUT, os.getpid())
        os.makedirs(d, exist_ok=True)
        write(d + "/armv7.ml", source.read("proofs/armv7.ml"))
        log = run(["ocamlopt", "-shared", "-I", lib, "-o", d + "/armv7.cmxs", d + "/armv7.ml"])[0]
        if not os.path.exists(d + "/armv7.cmxs"):
            raise SystemExit("prove: the machine description does not compile:\n" + log)
        os.replace(d + "/armv7.cmxs", OUT + "/armv7.cmxs")
        os.replace(d + "/armv7.ml", OUT + "/armv7.ml")
        for f in os.listdir(d):
            os.unlink(d + "/" + f)
        os.rmdir(d)


# ---- a unit ----------------------------------------------------------------------------------------

class Unit:
    """One function of a source, or (function None) its lemmas, or what links a function to the model.

    The link of a function is all that it says with the macros of kernel/refine.h: clauses of its contract, of its loops,
    assertions. That unit proves these and nothing else. What it takes for granted of the function itself (run-time
    checks, the other assertions and loop invariants) is what the function's own unit proves: pending() tells, prove compares."""

    def __init__(self, src, function, link=False):
        self.source, self.function, self.link = src, function, link
        self.name = "link-" + function if link else function or "lemmas-" + os.path.basename(src.path)
        self.file = "%s/unit/%s.c" % (OUT, self.name)
        self.made, self.model = None, None
        self.only = ""          # a clause, if nothing else is asked for

    def text(self):
        """What Frama-C sees, and what the key is made of, as it is when first asked for."""
        if self.made is None:
            self.made = self.source.unit_text(self.function, link=self.link)
        return self.made

    def uses_model(self):
        return self.link

    def has_link(self):
        """Whether its contract or its body speaks of the model."""
        if not self.function:
            return False
        f = self.source.function(self.function)
        return source.linked(source.contract_text(self.function, self.source.headers), self.source.text[f.body:f.end])

    def provers(self):
        return ORDER.get(self.function, PROVERS)

    def stages(self):
        """(steps, seconds, provers) of each stage of proof."""
        if not self.link:
            return STAGES if self.function else STAGES_LEMMAS
        first = learned()["first"].get(self.function, "z3,cvc4").split(",")
        return tuple(STAGE_LINK[p] + (p,) for p in first) + (LAST_DIVISION if "cvc5" in first else LAST_LINK)

    def driver(self, file=None):
        """The part of the model that this unit needs lies beside its text."""
        return ["-wp-driver", "%s/%s" % (beside(file or self.file), os.path.basename(DRIVER))] if self.uses_model() else []

    def premises(self):
        """{file: text}: that part of the model."""
        if self.model is None:
            self.model = premises.of(self.text()) if self.uses_model() else {}
        return self.model

    def write(self, file=None):
        """All that Frama-C will read of it."""
        file = file or self.file
        write(file, self.text())
        for name, text in self.premises().items():
            os.makedirs(beside(file), exist_ok=True)
            write("%s/%s" % (beside(file), name), text)

    def start(self):
        """The line at which the function's own part of the file begins: what is after it moves with it."""
        return source.line_of(self.source.text, self.source.function(self.function).head) if self.function else 1

    def contract(self):
        return any(self.function in source.contracts_in(f) for f in self.source.headers)


# Only what is needed: loading all plugins takes as long as reading a file.
PLUGINS = ["-no-autoload-plugins", "-load-module", "frama-c-wp,frama-c-rtegen,frama-c-report"]


def beside(file):
    """The folder of the model for a text."""
    return os.path.splitext(file)[0] + ".model"


def framac(unit, file=None):
    """Frama-C and its options up to the file, which is shown as if it were the unit's source."""
    return ["frama-c"] + PLUGINS + ["-load-module", OUT + "/armv7.cmxs", "-machdep", "armv7", "-c11",
            "-cpp-extra-args=" + " ".join(source.cpp(unit.source.path, unit.link))] + [file or unit.file]


@functools.lru_cache(None)
def learned():
    """first: {function: provers} of the link, who is asked first; seconds: {unit: CPU seconds}."""
    return json.loads(source.read(FIRST)) if os.path.exists(FIRST) else {"first": {}, "seconds": {}}


def base(unit):
    # Pruning looks for branches that cannot be taken: it costs up to two thirds of the time of a function, and nearly always
    # provers find the same. So it is with the evaluation of closed terms, but less.
    own = not unit.link
    less = ["-wp-no-pruning"] * (not own or unit.function not in PRUNED) + ["-wp-no-ground"] * (own and unit.function not in GROUNDED)
    return ["-wp", "-wp-rte", "-warn-unsigned-overflow", "-wp-model", "Typed"] + less + ["-wp-par", "1", "-wp-cache", "none"]


def select(unit):
    if unit.link:
        return ["-wp-fct", unit.function, "-wp-prop=" + REF]
    return ["-wp-fct", unit.function] if unit.function else ["-wp-prop=" + ",".join(unit.source.lemmas)]


def change(old, new):
    """The option that makes of one list of provers another: a later stage of Frama-C only adds and removes."""
    old, new = old.split(",") if old else [], new.split(",")
    return ["-wp-prover=" + ",".join(["-" + p for p in old if p not in new] + ["+" * bool(old) + p for p in new if p not in old])] if old != new else []


def proof(unit, file=None):
    """The options of the stages of proof."""
    out = unit.driver(file) + base(unit) + ([] if unit.link else ["-wp-prover", unit.provers()])
    last = ""
    for i, (steps, seconds, who) in enumerate(unit.stages()):
        out += ["-then", "-wp"] if i else []
        out += change(last, who) if unit.link else ["-wp-prover=" + who] if who else []
        out += ["-wp-steps", str(steps), "-wp-timeout", str(seconds)] + select(unit)
        last = who
    return out


def smoke_steps_link(unit):
    some, each = SMOKE_STEPS_LINK
    return some + each * sum(len(re.findall(r"^  axiom ", text, re.M)) for text in unit.premises().values())


def smoke(unit):
    others = ",".join("-" + p for p in PROVERS.split(",") if p != SMOKE_PROVER)
    if unit.link:
        return ["-wp", "-wp-prover=" + others, "-wp-steps", str(smoke_steps_link(unit)), "-wp-timeout", str(SMOKE_TIMEOUT),
                "-wp-fct", unit.function, "-wp-prop=" + source.EXIT]
    steps = SMOKE_STEPS
    return ["-wp", "-wp-prover=" + others, "-wp-steps", str(steps), "-wp-smoke-tests", "-wp-smoke-timeout", str(SMOKE_TIMEOUT),
            "-wp-prop=", "-wp-fct", unit.function or source.LEMMAS]


def command(unit, with_smoke=True, file=None, rows="ROWS"):
    """The whole command. Frama-C writes the places of all properties to the file ROWS."""
    cmd = framac(unit, file) + proof(unit, file) + ["-then", "-report", "-report-csv", rows]
    return cmd + (["-then", "-no-report", "-report-csv="] + smoke(unit) if with_smoke else [])


def show(unit, prop, gui=False):
    """The command that shows one clause alone, as text or in the GUI."""
    cmd = framac(unit) + unit.driver() + base(unit)
    if gui:
        cmd = ["frama-c-gui"] + cmd[1 + len(PLUGINS):]
        cmd += ["-wp-prover", PROVERS, "-wp-steps", str(STEPS // 10)]
    else:
        cmd += ["-wp-prover", "none"]
    if unit.function:
        cmd += ["-wp-fct", unit.function]
    if prop:
        cmd += ["-wp-prop=" + prop]
    return "WHY3CONFIG=%s/why3.conf " % OUT + shlex.join(cmd + ([] if gui else ["-wp-print"]))


def winners(goals):
    """Those who proved a link's goals, in the order in which the least is asked in vain."""
    count = collections.Counter(g["prover"].split()[0].lower() for g in goals if g["prover"])
    found = [p for p in STAGE_LINK if count[p]]
    vain = lambda order: sum(COST[p] * sum(count[q] for q in order[i + 1:]) for i, p in enumerate(order))
    return ",".join(min(itertools.permutations(found), key=vain)) or "z3"


# ---- what the output means -----------------------------------------------------------------------------

START = "[wp] Running WP plugin..."
GOAL = re.compile(r"^\[wp\] \[(?P<who>[^\]]+)\] Goal (?P<goal>\S+)(?: : (?P<verdict>\w+)(?P<rest>.*))?$")
TRY = re.compile(r"^  (?:Qed|\w+ [\d.]+): +([A-Z][\w ]*?) *\(")
SECTION = re.compile(r"^--- (?:Properties of Function '(\w+)'|Global Properties)")
STATUS = re.compile(r"^\[\s*(-|\w[\w ]*?)\s*\] (.*)")


def milliseconds(text):
    """The time in a goal's line: '(Qed:4ms) (90ms) (106732)'."""
    unit = {"ms": 1, "s": 1000, "'": 60000}
    return round(sum(float(v) * unit[u] for v, u in re.findall(r"(?:\(|Qed:|')([\d.]+)(ms|s|')", text)))


def steps(text):
    m = re.search(r"\((\d+)\)\s*$", text)
    return int(m[1]) if m else 0


def stages(log):
    """The parts of the output: one for each run of WP."""
    parts = log.split(START)
    return parts[1:]


def goals_of(part, function):
    """Every goal of one proof stage, in order: {name: {clause, prover, ms, steps, verdict}}."""
    found, last = {}, None
    for line in part.split("\n"):
        m = GOAL.match(line)
        if m:
            bare = re.sub(r"^typed_(model_)?", "", m["goal"])
            clause = bare[len(function) + 1:] if function and bare.startswith(function + "_") else re.sub("^lemma_", "", bare)
            rest = m["rest"] or ""
            valid = m["verdict"] == "Valid"
            last = {"function": function or "", "clause": clause, "prover": m["who"], "ms": milliseconds(rest), "steps": steps(rest),
                    "verdict": "valid" if valid else (m["verdict"] or "unproved").lower()}
            if not valid:
                last["prover"] = ""
            found[m["goal"]] = last
    return found


def all_goals(unit, log):
    """The goals of the proof stages: what one did not prove has its verdict from the next. Each lists the lemmas and
    what needs no prover once more, which changes nothing."""
    out = {}
    for part in stages(log)[:len(unit.stages())]:
        for name, g in goals_of(part, unit.function).items():
            if name not in out or out[name]["verdict"] != "valid":
                out[name] = g
    return out


def count(part):
    """WP's own count of a stage: (proved, of)."""
    m = re.search(r"^\[wp\] Proved goals:\s*(\d+) / (\d+)", part, re.M)
    return (int(m[1]), int(m[2])) if m else None


def report_text(log):
    return log[log.find("[report]"):].split(START)[0]


def pending(log):
    """What the properties that were proved rest on and that was not proved in the same run, as the report has it."""
    return sorted(set(re.findall(r"^ +- (.*)", report_text(log), re.M)))


def report_of(log):
    """Frama-C's consolidated report: {function: {status: [property]}}; '' holds the lemmas."""
    seen, fun = {}, None
    for line in report_text(log).split("\n"):
        m = SECTION.match(line)
        if m:
            fun = m[1] or ""
        m = STATUS.match(line)
        if m and fun is not None:
            seen.setdefault(fun, {}).setdefault(m[1], []).append(m[2])
    return seen


def complaints(log):
    """Warnings and errors: there may be none. (A stage may have nothing left to do.)"""
    out = []
    for line in log.split("\n"):
        if re.search(r"\bwarning\b|\berror\b|aborted|Neither code nor|Missing", line, re.I) and "Goal" not in line \
                and "No goal generated" not in line and "Failed smoke-test" not in line:
            out.append(line.strip())
    return out


def kinds_of(status):
    return " ".join(p for ps in status.values() for p in ps)


def complete(status):
    """Whether the report knows of a frame, of termination and of exits: of a contract that says them."""
    return all(k in kinds_of(status) for k in ("Assigns", "Termination", "Exit"))


def judge_proof(unit, log, goals):
    """Every reason why the stages of proof do not count."""
    bad, report, parts = complaints(log), report_of(log), stages(log)
    if len(parts) < len(unit.stages()) or not count(parts[0]) or not report or not goals:
        bad.append("no goals")
        return bad
    read = len(goals_of(parts[0], unit.function))
    if count(parts[0])[1] != read:
        bad.append("%d goals read from the log, %d counted by WP" % (read, count(parts[0])[1]))
    lost = [g["clause"] for g in goals.values() if g["verdict"] != "valid"]
    if lost:
        bad.append("%d of %d goals proved: not %s" % (len(goals) - len(lost), len(goals), " ".join(lost)))
    if unit.link:
        status = report.get(unit.function, {})
        bad += ["%s: %s" % (s, p) for s in status if s not in ("Valid", "Partial") for p in status[s]
                if not lost and re.search(r"'%s\b" % REF, p)]
    elif unit.function:
        status = report.get(unit.function, {})
        if not complete(status):
            bad.append("no complete contract")
        bad += ["%s: %s" % (s, p) for s in status if s != "Valid" for p in status[s] if not lost]
    else:
        proved = [p for p in report.get("", {}).get("Valid", [])]
        bad += ["lemma %s is not proved" % n for n in unit.source.lemmas if "Lemma '%s'" % n not in proved]
    bad += ["axiom: " + p for ps in report.get("", {}).values() for p in ps if p.startswith("Axiom ")]
    return bad


def smoke_of(unit, log):
    """(number of smoke tests, contradictions). A failed test of a call that never returns is no contradiction, nor is dead
    code that an assertion `unreachable` says is dead. (That a proof goal is not proved here says nothing.)"""
    parts = stages(log)
    if len(parts) <= len(unit.stages()):
        return 0, ["no smoke tests"]
    part = parts[len(unit.stages())]
    if unit.link:
        tests = [g for g in goals_of(part, unit.function).values() if re.search(r"check_%s(_part\d+)?$" % source.EXIT, g["clause"])]
        bad = ["contradictory: " + g["clause"] for g in tests if g["verdict"] == "valid"]
        return len(tests), bad if tests else ["no smoke test of the exit"]
    bad = []
    for m in re.finditer(r"^\[wp\] \[(\w+)\] Smoke-test (\S+)(.*?)(?=^\[wp\] \[|^\[wp\] Proved|\Z)", part, re.M | re.S):
        if m[1] == "Passed" or re.match(r"typed_(?:model_)?(?:%s)_wp_smoke_dead_call_" % ("|".join(unit.source.noreturn) or "-"), m[2]):
            continue
        if m[1] == "Failed" and "_dead_code_" in m[2] and meant(unit, m[3]):
            continue
        place = re.search(r"^\[wp\] (\S+:\d+): Warning", m[3], re.M)
        bad.append("contradictory: %s%s" % (m[2], " (%s)" % place[1] if place else ""))
    tests = len(re.findall(r"\] Smoke-test ", part))
    wanted = not unit.function or re.search(r"requires|REQUIRES", source.contract_text(unit.function, unit.source.headers))
    if wanted and not re.search(r"Smoke-test typed_\w+_smoke_default_requires\b", part):
        bad.append("no smoke test of the precondition")
    if not count(part) and "No goal generated" not in part:
        bad.append("the smoke tests were not counted")
    return tests, bad


def meant(unit, text):
    """Whether the dead code that a smoke test warns of is marked as such in the source, on that line or the two before it."""
    m = re.search(r"^\[wp\] (\S+):(\d+): Warning: Failed smoke-test", text, re.M)
    if not m or not m[1].endswith(unit.source.path):
        return False
    lines = unit.source.text.split("\n")
    at = int(m[2])
    return any(re.search(r"\bassert\s+%s\s*:\s*\\false" % DEAD, l) for l in lines[max(0, at - 3):at + 1])


# ---- places ------------------------------------------------------------------------------------------

def rows_of(csv, function):
    """[(file, line, kind, text)] of a function's own properties."""
    out = []
    for line in csv.split("\n")[1:]:
        f = line.split("\t")
        if len(f) >= 7 and f[3] == (function or "") or (len(f) >= 7 and not function):
            out.append((os.path.join(f[0], f[1]), int(f[2]) if f[2].isdigit() else 0, f[4], f[6]))
    return out


def place(unit, clause, rows):
    """(file, line) of a goal: its named clause, the nth run-time check of its kind, or else the function."""
    if not unit.function:
        for note in re.finditer(r"\blemma\s+%s\b" % clause, unit.source.text):
            return unit.source.path, source.line_of(unit.source.text, note.start())
    names = re.sub(r"_(part|established|preserved)?\d*$", "", clause)
    rte = re.search(r"assert_rte_([a-z_]+?)(?:_(\d+))?$", clause)
    if rte:
        mine = sorted({(f, n, t) for f, n, k, t in rows if k == rte[1]}, key=lambda x: x[1])
        if mine:
            return mine[min(int(rte[2] or 1), len(mine)) - 1][:2]
    best = None
    for f, n, kind, text in rows:
        m = re.match(r"(\w+)\s*:", text)
        if m and re.search(r"(^|_)%s(_|$)" % m[1], clause) and (best is None or len(m[1]) > best[2]):
            best = (f, n, len(m[1]))
    if best:
        return best[:2]
    kinds = {"assigns": "assigns clause", "loop_assigns": "loop assigns", "terminates": "termination clause", "exits": "postcondition",
             "loop_variant": "loop variant"}
    for f, n, kind, text in rows:
        if kinds.get(re.sub(r"_(part\d+|\d+|decrease|positive)$", "", names), "-") in kind:
            return f, n
    return unit.source.path, unit.start()
