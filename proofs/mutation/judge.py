# SPDX-License-Identifier: BSD-2-Clause
"""Runs the proof of a function with a bug in it, until a goal fails, and says what that means.

A bug is killed if Frama-C generated goals and one of them was not proved by any prover; it survives if all were
proved, as many as WP counts. Anything else (no goals, a prover that broke down, output cut off) judges nothing.

The limits are a mutant's own: the least of LIMITS at which the unmutated function proves with room to spare. They
are given for each prover, because their steps differ; a goal that fails has cost all three.
"""

import os
import re
import shutil
import signal
import subprocess
import time

import source
import store
import wp

LIMITS = [(400000, 20000, 10000), (1600000, 80000, 40000), (6400000, 320000, 160000), (25600000, 1280000, 640000)]
ROOM = 2                # times the steps that the unmutated function needs
BACKSTOP = 300          # seconds for one prover: never reached unless it does not count its steps
LONGEST = 3600          # seconds for one run
PLACE = wp.OUT + "/mutation"
PROVERS = {"Z3": 0, "CVC4": 1, "CVC5": 2}

CONF = """
[prover]
name = "Z3"
version = "{z3}"
command = "z3 -smt2 -T:%t sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st rlimit={0} %f"
driver = "z3_471"
editor = ""
in_place = false
interactive = false
shortcut = "z3"

[prover]
name = "CVC4"
version = "{cvc4}"
command = "cvc4 --stats --tlimit=%t000 --rlimit={1} --lang=smt2 %f"
driver = "cvc4_17"
editor = ""
in_place = false
interactive = false
shortcut = "cvc4"

[prover]
name = "CVC5"
version = "{cvc5}"
command = "cvc5 --force-logic=ALL --stats-internal --tlimit=%t000 --rlimit={2} --lang=smt2 %f"
driver = "cvc4_17"
editor = ""
in_place = false
interactive = false
shortcut = "cvc5"
"""

SCHEDULED = re.compile(r"^\[wp\] (\d+) goals? scheduled", re.M)
LOST = re.compile(r"^\[wp\] \[[^\]]+\] Goal (\S+)(?! : Valid)(?: : (?!Valid)(\w.*))?$")
GOAL = re.compile(r"^\[wp\] \[(?P<who>[^\]]+)\] Goal (?P<goal>\S+)(?: : (?P<verdict>.*))?$")
TRIED = re.compile(r"^  (?:Qed|\w+ [\d.]+(?:-\w+)?): +(\S.*)$")
COUNTED = re.compile(r"^\[wp\] Proved goals:\s*(\d+) / (\d+)", re.M)
INNOCENT = re.compile(r"^(?:Unknown|Timeout|Step limit|Stepout|Steps|Resource)", re.I)


def configure(tools):
    """One configuration of Why3 for each of LIMITS."""
    main = re.search(r"\[main\].*?(?=\n\[|\Z)", source.read(wp.OUT + "/why3.conf"), re.S)[0]
    os.makedirs(PLACE + "/log", exist_ok=True)
    os.makedirs(PLACE + "/work", exist_ok=True)
    for level, limits in enumerate(LIMITS):
        wp.write("%s/why3-%d.conf" % (PLACE, level), main + "\n" + CONF.format(*limits, **{k: tools[k] for k in ("z3", "cvc4", "cvc5")}))


class Mutated(source.Source):
    """A source with another text."""

    def __init__(self, src, text):
        self.__dict__.update(src.__dict__)
        self.text = text
        self.every = source.scan(text, src.path)
        self.functions = [f for f in self.every if f.name in self.seen]


def command(unit, file):
    return wp.framac(unit, file) + unit.driver() + wp.base() + ["-wp-prover", wp.PROVERS, "-wp-timeout", str(BACKSTOP),
                                                                "-wp-fct", unit.function, "-wp-prop=-@lemma"]


def key(unit, level, tools):
    """All that has a say in what comes out."""
    src = unit.source
    headers = [(f, source.read(f)) for f in src.headers if f != src.path]
    model = [(f, source.read(f)) for f in store.driver_files(wp.DRIVER)] if unit.uses_model() else []
    return store.digest(["mutation", src.path, src.without_bodies(unit.function, False), headers, model, command(unit, "UNIT"),
                         LIMITS[level], CONF, tools, source.read("proofs/armv7.ml")])


# ---- one run -----------------------------------------------------------------------------------------

def cpu_of(group):
    """CPU seconds of a process group so far."""
    ticks = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            f = source.read("/proc/%s/stat" % pid).rsplit(")", 1)[1].split()
        except OSError:
            continue
        if f[2] == str(group):
            ticks += sum(int(x) for x in f[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def run(cmd, level, place, stop):
    """(output, CPU seconds) of Frama-C, which is stopped when a goal has failed (if `stop`) or it has run LONGEST."""
    env = dict(os.environ, WHY3CONFIG=os.path.abspath("%s/why3-%d.conf" % (PLACE, level)), PWD=os.getcwd(), LC_ALL="C",
               TMPDIR=os.path.abspath(place))
    p = subprocess.Popen(cmd, env=env, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         stdin=subprocess.DEVNULL, start_new_session=True)
    lines, lost, start = [], False, time.time()
    for line in p.stdout:
        lines.append(line)
        lost = lost or LOST.match(line) is not None and " : Valid" not in line
        if (lost and stop and seen_all(lines)) or time.time() - start > LONGEST:
            break
    spent = cpu_of(p.pid)
    end(p)
    return "".join(lines), spent or 0.0


def end(p):
    try:
        os.killpg(p.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    p.stdout.close()
    p.wait()


def seen_all(lines):
    """Whether what each prover said of the goal that failed has come, too."""
    at = next(i for i, l in enumerate(lines) if LOST.match(l))
    tries = [l for l in lines[at + 1:] if TRIED.match(l)]
    return len(tries) >= len(wp.PROVERS.split(",")) or len(lines) > at + 1 + len(tries) or "[Failed]" not in lines[at]


def log_of(unit, level, tools, stop, use_cache=True):
    """(output, CPU seconds, from the cache) of the proof of a unit."""
    name = "%s/log/%s.log" % (PLACE, key(unit, level, tools))
    if use_cache and os.path.exists(name):
        head, log = source.read(name).split("\n", 1)
        return log, float(head), True
    place = "%s/work/%s-%d-%s" % (PLACE, unit.name, level, os.path.basename(name)[:12])
    os.makedirs(place, exist_ok=True)
    file = "%s/%s.c" % (place, unit.name)
    wp.write(file, unit.text())
    log, spent = run(command(unit, file), level, place, stop)
    shutil.rmtree(place, ignore_errors=True)
    if verdict(log)[0] != "broken":
        wp.write(name, "%.2f\n%s" % (spent, log))
    return log, spent, False


# ---- what it means -----------------------------------------------------------------------------------

def lost_goals(log):
    """[(goal, what each prover said)] of the goals that were not proved."""
    out, open_ = [], False
    for line in log.split("\n"):
        m = GOAL.match(line)
        t = TRIED.match(line)
        if m:
            open_ = not (m["verdict"] or "").startswith("Valid")
            if open_:
                out.append((m["goal"], [m["verdict"]] if m["verdict"] else []))
        elif t and open_:
            out[-1][1].append(t[1])
        elif line.startswith("["):
            open_ = False
    return out


def verdict(log):
    """("killed", goal), ("survived", count), ("refused", message) or ("broken", why)."""
    if re.search(r"^\[kernel\] .*(user error|syntax error)|^\[kernel:annot-error\]|Invalid user input", log, re.M) \
            and not SCHEDULED.search(log):
        m = re.search(r"^\[kernel[^\]]*\] (.*)$", log[log.find("rror") - 200 if log.find("rror") > 200 else 0:], re.M)
        located = re.search(r"^\[kernel[^\]]*\] (?:kernel|monitor)/\S+:\d+", log, re.M)
        return ("refused", m[1] if m else "") if located else ("broken", "Frama-C stopped")
    scheduled = SCHEDULED.search(log)
    if not scheduled or int(scheduled[1]) == 0:
        return "broken", "no goals"
    lost = lost_goals(log)
    for goal, said in lost:
        if said and all(INNOCENT.match(s) for s in said):
            return "killed", re.sub(r"^typed_(model_)?", "", goal)
    if lost:
        return "broken", "a prover broke down: %s" % "; ".join(lost[0][1])
    counted = COUNTED.search(log)
    if not counted or counted[1] != counted[2] or int(counted[2]) < int(scheduled[1]):
        return "broken", "the output ends early"
    valid = len(re.findall(r"^\[wp\] \[[^\]]+\] Goal \S+ : Valid", log, re.M))
    if valid != int(counted[2]):
        return "broken", "%d goals read, %s counted" % (valid, counted[2])
    return "survived", valid


def steps_needed(log):
    """The most steps that each prover took for a goal that it proved."""
    most = [0, 0, 0]
    for line in log.split("\n"):
        m = GOAL.match(line)
        s = re.search(r"\((\d+)\)\s*$", line)
        if m and s and m["who"].split()[0] in PROVERS:
            i = PROVERS[m["who"].split()[0]]
            most[i] = max(most[i], int(s[1]))
    return most


def baseline(unit, tools, use_cache=True):
    """(level, CPU seconds, why not): the least limits that the unmutated function proves with, and leaves room in."""
    why, spent = "", 0.0
    for level, limits in enumerate(LIMITS):
        log, s, old = log_of(unit, level, tools, True, use_cache)
        spent += 0 if old else s
        what, why = verdict(log)
        if what == "survived" and all(ROOM * n <= m for n, m in zip(steps_needed(log), limits)):
            return level, spent, ""
        if what in ("broken", "refused"):
            return None, spent, why
        why = "not proved with the largest limits: %s" % why
    return None, spent, why
