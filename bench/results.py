#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Puts the measurements together: a table on stdout, OUT/results.json, OUT/results.svg, OUT/load.svg.

usage: results.py KERNEL_JSON CONSOLE_LOG... --out DIRECTORY
The console logs hold lines "BENCH id ticks calls"; the kernel's operations come from bench/trace.py.
"""

import argparse
import json
import re
import subprocess
import sys

import plot
from reference import REFERENCES

TICKS_PER_INSTRUCTION = 1.6     # -icount shift=4: 16 ns an instruction; a tick of the global timer: 10 ns
LINE = re.compile(r"^BENCH (\S+) (\d+) (\d+)", re.M)

COUNTED = ("kernel instructions from the exception vector to the return to user mode, both included, each logged by "
           "QEMU; servers/bench in the benchmark image")
SMC = "(t(2n) - t(n)) / n, global timer, -icount; bench/payload.c in the normal world, loop and SMC instruction subtracted"
LIBTEEC = "(t(2n) - t(n)) / n, global timer, -icount; libteec in Debian's Linux, shipped image"
IN_TA = "(t(2n) - t(n)) / n, global timer, -icount; GlobalPlatform API in the TA vault under Linux, shipped image"
IN_LINUX = "(t(2n) - t(n)) / n, global timer, -icount; OpenSSL EVP in Debian's Linux, IV set per operation"

# the names of trace.py for figures of ours
KERNEL = {
    "ipc.round_trip": "call, and reply_recv that answers it",
    "ipc.round_trip_8w": "call with 8 words, and reply_recv that answers it with 8",
    "ipc.round_trip_same": "call, and reply_recv by a thread of the same domain",
    "syscall.null": "SYS_POLL",
    "yield.switch": "yield to a thread of another domain",
    "signal.wake": "signal, thread of the same domain",
    "irq.to_user": "interrupt that strikes another domain; waiting thread",
    "fault.to_handler": "data abort; the supervisor's thread in another domain",
    "map.unmap": "the two calls together",
}
TRACE_NAME = {"syscall.null": "syscall.poll"}


def method_of(name):
    if name.startswith("smc."):
        return SMC
    if name.startswith("invoke.memref2"):
        kind = "temporary" if name.endswith("temp") else "shared (allocated once)"
        return LIBTEEC + f"; ECHO_CMD_COPY of 64 bytes, one {kind} memref in and one out, less invoke.noop"
    if name.startswith(("invoke.", "open_close")):
        return LIBTEEC
    if name.startswith("ecdsa"):
        return LIBTEEC + "; the invoke around it included"
    return IN_LINUX if name.endswith(".linux") else IN_TA


def kernel_figures(path):
    with open(path) as f:
        traced = json.load(f)["operations"]
    for name, text in KERNEL.items():
        result = traced[TRACE_NAME.get(name, name)]
        yield {"id": name, "value": result["instructions"], "method": f"{COUNTED}; {text}",
               "loaded_words": result["loaded"], "stored_words": result["stored"], "cp15": result["cp15"],
               "barriers": result["barriers"]}


def timed_figures(paths):
    values = {}
    for path in paths:
        with open(path, errors="replace") as f:
            for name, ticks, calls in LINE.findall(f.read().replace("\r", "")):
                values[name] = int(ticks) / TICKS_PER_INSTRUCTION / int(calls)
    for name in values:
        if name.startswith("invoke.memref2"):
            values[name] -= values["invoke.noop"]
    for name, value in values.items():
        yield {"id": name, "value": round(value), "method": method_of(name)}


def commit():
    def git(*args):
        return subprocess.run(["git", *args], capture_output=True, text=True).stdout.strip()
    head = git("rev-parse", "HEAD") or "unversioned"
    return head + ("-dirty" if git("status", "--porcelain", "--untracked-files=no") else "")


def verdict(value, ref):
    if ref.must is None:
        return ""
    if value > ref.must:
        return "MISSED"
    return "met" if ref.should is None or value > ref.should else "met, and should"


def number(value):
    return "–" if value is None else f"{value:,}".replace(",", " ")


def reference(figure, figures):
    """Where the goal is to beat Linux, that is Linux as measured beside."""
    ref = REFERENCES.get(figure["id"])
    if ref is not None and ref.should is not None and figure["id"].startswith(("aes_ctr", "sha256")):
        beside = figure["id"].replace(".tee", ".linux")
        return ref._replace(should=next((f["value"] for f in figures if f["id"] == beside), ref.should))
    return ref


def print_table(figures):
    row = "{:22} {:>10} {:>5} {:>4}  {:>7} {:>11} {:>6}  {:>10} {:>10}  {}"
    print(row.format("", "ours", "CP15", "bar.", "", "theirs", "ratio", "must", "should", ""))
    for figure in figures:
        ref, value = reference(figure, figures), figure["value"]
        if ref is None:
            print(row.format(figure["id"], number(value), *[""] * 8).rstrip())
            continue
        print(row.format(figure["id"], number(value), figure.get("cp15", ""), figure.get("barriers", ""), ref.peer,
                         number(ref.figure), f"{value / ref.figure:.2f}", number(ref.must), number(ref.should),
                         verdict(value, ref)).rstrip())
    judged = [(f["value"], REFERENCES[f["id"]]) for f in figures if f["id"] in REFERENCES]
    judged = [verdict(v, r) for v, r in judged if r.must is not None]
    print(f"\nguest instructions, deterministic (QEMU -icount); CP15 operations and barriers (bar.) are among them"
          f"\ngoals met: {sum(v != 'MISSED' for v in judged)} of {len(judged)}")


def shown(values):
    known = sorted({v for v in values if v is not None})
    return str(known[0]) if len(known) == 1 else f"{known[0]} to {known[-1]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("kernel")
    parser.add_argument("logs", nargs="+")
    opt = parser.parse_args()

    figures = list(kernel_figures(opt.kernel)) + list(timed_figures(opt.logs))
    version = commit()
    results = [{"id": f["id"], "value": f["value"], "unit": "instructions", "method": f["method"], "commit": version}
               | {k: v for k, v in f.items() if k not in ("id", "value", "method")} for f in figures]
    with open(f"{opt.out}/results.json", "w") as f:
        json.dump(results, f, indent=1, ensure_ascii=False)
        f.write("\n")
    with open(f"{opt.out}/results.svg", "w") as f:
        f.write(plot.svg(results))
    with open(opt.kernel) as f:
        load = json.load(f)["load"]
    with open(f"{opt.out}/load.svg", "w") as f:
        f.write(plot.load_svg(load))
    print_table(figures)
    for part in load:
        print(f"with {part['n'][0]} to {part['n'][-1]} {part['what']}: "
              + ", ".join(f"{name} {shown(values)}" for name, values in part["operations"].items()))
    missing = [name for name in REFERENCES if name not in {f["id"] for f in figures}]
    if missing:
        sys.exit("results.py: not measured: " + ", ".join(missing))


if __name__ == "__main__":
    main()
