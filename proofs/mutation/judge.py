# SPDX-License-Identifier: BSD-2-Clause
"""Runs the proof of a function with a bug in it, until a goal fails, and says what that means.

A bug is killed if Frama-C generated goals and one of them was not proved by any prover; it survives if all were
proved, as many as WP counts. Anything else (no goals, a prover that broke down, output cut off) judges nothing.

The limits are each function's own: for each prover the least of its LIMITS that leaves room for what the unmutated
function needs, since a goal that fails costs what all three may spend on it. The unmutated function is proved with them,
too, before they are used.
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

LIMITS = {"z3": (400000, 1600000, 6400000, 6400000), "cvc4": (20000, 80000, 320000, 1280000), "cvc5": (10000, 40000, 160000, 640000)}
SECONDS = (5, 10, 30, 40)  # CPU time likewise, for what a prover does not count
LEVELS = 4
ROOM = 2                # times the steps that the unmutated function needs
BACKSTOP = 600          # seconds of wall time for one prover, which it should not come to
LONGEST = 3600          # seconds for one run
PLACE = wp.OUT + "/mutation"
PROVERS = ["z3", "cvc4", "cvc5"]    # in LIMITS, and in a level such as "021", which says which limit each has

CONF = """
[prover]
name = "Z3"
version = "{z3}"
command = "{here}/limited {z3_seconds} z3 -smt2 -T:%t sat.random_seed=42 nlsat.randomize=false smt.random_seed=42 -st rlimit={z3_limit} %f"
driver = "z3_471"
editor = ""
in_place = false
interactive = false
shortcut = "z3"

[prover]
name = "CVC4"
version = "{cvc4}"
command = "{here}/limited {cvc4_seconds} cvc4 --stats --tlimit=%t000 --rlimit={cvc4_limit} --lang=smt2 %f"
driver = "cvc4_17"
editor = ""
in_place = false
interactive = false
shortcut = "cvc4"

[prover]
name = "CVC5"
version = "{cvc5}"
command = "{here}/limited {cvc5_seconds} cvc5 --force-logic=ALL --stats-internal --tlimit=%t000 --rlimit={cvc5_limit} --lang=smt2 %f"
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
PARSE = re.compile(r"^\[kernel[^\]]*\] (?:kernel|monitor)/\S+:\d+:.*(?=[^\0]*^\[kernel\] Frama-C aborted: invalid user input)", re.M)
CERTAIN = re.compile(r"^\[rte\] .*Warning:\s*guaranteed RTE", re.M)    # false beyond doubt, so WP is not asked
INNOCENT = re.compile(r"^(?:Unknown|Timeout|Step limit|Stepout|Steps|Resource|Failed out of memory)", re.I)   # memory is limited, too: main's memlimit


def limits(level):
    """What goes into CONF."""
    out = {p + "_limit": LIMITS[p][int(l)] for p, l in zip(PROVERS, level)}
    return dict(out, **{p + "_seconds": SECONDS[int(l)] for p, l in zip(PROVERS, level)})


def configure(tools):
    """Where everything goes, and the part of Why3's configuration that all limits have in common."""
    os.makedirs(PLACE + "/log", exist_ok=True)
    os.makedirs(PLACE + "/work", exist_ok=True)
    main = re.search(r"\[main\].*?(?=\n\[|\Z)", source.read(wp.OUT + "/why3.conf"), re.S)[0]
    wp.write(PLACE + "/why3-main.conf", main)


def configuration(level, tools):
    """The file with Why3's configuration for these limits."""
    name = "%s/why3-%s.conf" % (PLACE, level)
    wp.write(name, source.read(PLACE + "/why3-main.conf") + "\n" + CONF.format(here=os.path.dirname(os.path.abspath(__file__)), **limits(level), **{p: tools[p] for p in PROVERS}))
    return name


class Mutated(source.Source):
    """A source with another text."""

    def __init__(self, src, text):
        self.__dict__.update(src.__dict__)
        self.text = text
        self.every = source.scan(text, src.path)
        self.functions = [f for f in self.every if f.name in self.seen]


def command(unit, file):
    return wp.framac(unit, file) + unit.driver(file) + wp.base(unit) + ["-wp-prover", wp.PROVERS, "-wp-timeout", str(BACKSTOP),
                                                                "-wp-fct", unit.function, "-wp-prop=" + (unit.only or "-@lemma")]


def key(unit, level, tools):
    """All that has a say in what comes out."""
    src = unit.source
    headers = [(f, source.read(f)) for f in src.headers if f.startswith("/")]
    return store.digest(["mutation", src.path, source.bare(unit.text()), headers, sorted(unit.premises().items()), command(unit, "UNIT"),
                         limits(level), CONF, tools, source.read("proofs/armv7.ml")])


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


def run(cmd, conf, place):
    """(output, CPU seconds) of Frama-C, which is stopped when a goal has failed or it has run LONGEST."""
    env = dict(os.environ, WHY3CONFIG=os.path.abspath(conf), PWD=os.getcwd(), LC_ALL="C",
               TMPDIR=os.path.abspath(place))
    p = subprocess.Popen(cmd, env=env, text=True, errors="replace", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                         stdin=subprocess.DEVNULL, start_new_session=True)
    lines, lost, start = [], False, time.time()
    for line in p.stdout:
        lines.append(line)
        lost = lost or LOST.match(line) is not None and " : Valid" not in line
        if (lost and seen_all(lines)) or time.time() - start > LONGEST:
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


def log_of(unit, level, tools):
    """(output, CPU seconds, from the cache) of the proof of a unit."""
    name = "%s/log/%s.log" % (PLACE, key(unit, level, tools))
    if os.path.exists(name):
        head, log = source.read(name).split("\n", 1)
        return log, float(head), True
    place = "%s/run/%s-%s-%s" % (PLACE, unit.name, level, os.path.basename(name)[:12])
    os.makedirs(place, exist_ok=True)
    file = "%s/%s.c" % (place, unit.name)
    unit.write(file)
    log, spent = run(command(unit, file), configuration(level, tools), place)
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
    if PARSE.search(log) and not SCHEDULED.search(log):
        return "refused", PARSE.search(log)[0]
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
    if CERTAIN.search(log):
        return "killed", "a run-time error on every path"
    return "survived", valid


def steps_needed(log):
    """The most steps that each prover took for a goal that it proved; None if it does not say of one of them (CVC5 may not)."""
    most = dict.fromkeys(PROVERS, 0)
    for line in log.split("\n"):
        m = GOAL.match(line)
        who = m["who"].split()[0].lower() if m and (m["verdict"] or "").startswith("Valid") else ""
        if who in most:
            s = re.search(r"\((\d+)\)\s*$", line)
            most[who] = max(most[who], int(s[1])) if s and most[who] is not None else None
    return most


def level_for(steps, level):
    """The least limits with room for so many steps, or the largest; what `level` has where the steps are not known."""
    fits = lambda p: next((i for i in range(LEVELS) if LIMITS[p][i] >= ROOM * steps[p]), LEVELS - 1)
    return "".join(l if steps[p] is None else str(fits(p)) for p, l in zip(PROVERS, level))


def baseline(unit, tools):
    """(level, why not): the least limits that the unmutated function proves with, and leaves room in."""
    why = "no contract"
    if not unit.contract():
        return None, why
    for i in range(LEVELS):
        level = str(i) * len(PROVERS)
        for _ in range(2):
            log = log_of(unit, level, tools)[0]
            what, why = verdict(log)
            if what != "survived":
                break
            if level_for(steps_needed(log), level) == level:
                return level, ""
            level = level_for(steps_needed(log), level)
        if what in ("broken", "refused"):
            return None, why
    if what == "survived":
        return level, ""
    return None, "not proved with the largest limits: %s" % why
