#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Counts the kernel's instructions of single operations, exactly.

Boots the benchmark image in QEMU, waits until servers/bench is ready, and from there on has QEMU log every
instruction executed in the kernel's code (translation blocks of one instruction) and every mark of servers/bench.
A kernel entry runs from the vector to the return from exception; the instructions between two marks belong to one
operation.  Nothing is subtracted or estimated.

usage: trace.py [--profile] [--path OPERATION] IMAGE BENCH_ELF OUT_JSON
"""

import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
import time

import elf
import gdbstub

BOOT_TIMEOUT = 60
RUN_TIMEOUT = 60
TRACE = re.compile(r"^Trace \d+: \S+ \[[0-9a-f]+/([0-9a-f]+)/")
STOPPED = "Stopped execution of TB chain before"
VECTORS = {0x04: "undef", 0x08: "svc", 0x0C: "pabt", 0x10: "dabt", 0x18: "irq", 0x1C: "fiq"}
READY = "bench: ready"
OVER = "bench: data abort"
COMPLAINT = "bench: no "       # how each of its complaints begins

# operation: (mark, the kernel entries that must be seen, those of them that count)
OPERATIONS = {
    "ipc.round_trip":      ("round_trip", "svc svc", (0, 1)),
    "ipc.round_trip_8w":   ("round_trip_8w", "svc svc", (0, 1)),
    "ipc.round_trip_same": ("round_trip_same", "svc svc", (0, 1)),
    "ipc.call":            ("round_trip_8w", "svc svc", (0,)),
    "ipc.reply_recv":      ("round_trip_8w", "svc svc", (1,)),
    "syscall.unknown":     ("null", "svc", (0,)),
    "syscall.self":        ("self", "svc", (0,)),
    "syscall.poll":        ("poll", "svc", (0,)),
    "syscall.clock":       ("clock", "svc", (0,)),
    "yield.switch":        ("yield", "svc svc svc", (2,)),
    "signal.wake":         ("signal", "svc svc", (0,)),
    "irq.to_user":         ("irq", "svc fiq svc svc svc", (1,)),
    "irq.ack":             ("irq", "svc fiq svc svc svc", (2,)),
    "map.unmap":           ("map_unmap", "svc svc", (0, 1)),
    "unmap":               ("map_unmap", "svc svc", (0,)),
    "map":                 ("map_unmap", "svc svc", (1,)),
    "fault.to_handler":    ("fault", "dabt", (0,)),
}

# cost with more and more waiting callers, then with more and more domains as well: the mark is met once for each
# number of them (microtee/bench.h)
LOAD_STEP, LOAD_STEPS = 6, 5
DOMAIN_STEP, DOMAIN_STEPS = 4, 4
LOADED = {
    "ipc.round_trip": ("load_round_trip", "svc svc", (0, 1)),
    "signal.wake":    ("load_signal", "svc svc", (0,)),
    "yield.switch":   ("load_yield", "svc svc svc", (2,)),
}


class Machine:
    """QEMU with the image; its secure console and its log go to files."""

    def __init__(self, image, ranges, folder):
        self.console = os.path.join(folder, "secure.log")
        self.log = os.path.join(folder, "exec.log")
        self.socket = os.path.join(folder, "gdb")
        command = ["qemu-system-arm", "-M", "sabrelite", "-m", "1G", "-smp", "1", "-display", "none",
                   "-monitor", "none", "-no-reboot", "-icount", "shift=4,sleep=off", "-kernel", image,
                   "-serial", f"file:{self.console}", "-serial", "null", "-D", self.log,
                   "-dfilter", ",".join(f"{low:#x}..{high - 1:#x}" for low, high in ranges),
                   "-chardev", f"socket,id=gdb,path={self.socket},server=on,wait=off", "-gdb", "chardev:gdb"]
        self.errors = open(os.path.join(folder, "errors"), "w+")
        self.qemu = subprocess.Popen(["setpriv", "--pdeathsig", "KILL"] + command, stdin=subprocess.DEVNULL,
                                     stderr=self.errors)

    def wait_for(self, text, timeout):
        deadline = time.monotonic() + timeout
        while time.monotonic() < deadline and self.qemu.poll() is None:
            if text in self.printed():
                return
            time.sleep(0.05)
        self.errors.seek(0)
        print(self.printed()[-2000:], self.errors.read(), file=sys.stderr)
        sys.exit(f"trace.py: the guest did not say {text!r} within {timeout} s")

    def printed(self):
        if not os.path.exists(self.console):
            return ""
        with open(self.console, errors="replace") as f:
            return f.read()

    def must_not_say(self, text):
        if text in self.printed():
            print(self.printed()[-2000:], file=sys.stderr)
            sys.exit("trace.py: servers/bench could not do what it was to")

    def end(self):
        self.qemu.kill()
        self.qemu.wait()
        self.errors.close()


def stop_in_gate(stub, gate):
    """Stops the machine while the driver spins in mark_gate()."""
    for _ in range(50):
        if gate <= stub.register(gdbstub.PC) < gate + 12:
            return
        stub.run()
        time.sleep(0.02)
        stub.stop()
    sys.exit("trace.py: servers/bench does not wait at its gate")


def record(image, ranges, gate):
    """Runs the operations; the path of a log with one line per executed instruction, as a list of addresses."""
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(image, ranges, folder)
        try:
            machine.wait_for(READY, BOOT_TIMEOUT)
            stub = gdbstub.Stub(machine.socket)
            stop_in_gate(stub, gate)
            stub.set_register(0, 1)
            stub.monitor("singlestep on")
            stub.monitor("log exec,nochain")
            stub.run()
            machine.wait_for(OVER, RUN_TIMEOUT)
            machine.must_not_say(COMPLAINT)
        finally:
            machine.end()
        return list(addresses(machine.log))


def addresses(log):
    """Executed addresses in order.  A block that an interrupt kept from running is announced and taken back."""
    last = None
    with open(log, errors="replace") as f:
        for line in f:
            match = TRACE.match(line)
            if match:
                if last is not None:
                    yield last
                last = int(match.group(1), 16)
            elif line.startswith(STOPPED):
                last = None
    if last is not None:
        yield last


def entries_by_mark(trace, marks, vectors):
    """[(mark, [kernel entry])], a kernel entry being (vector, [address])."""
    runs = []
    for address in trace:
        if address in marks:
            runs.append((marks[address], []))
        elif runs:
            if address - vectors in VECTORS:
                runs[-1][1].append((VECTORS[address - vectors], []))
            if runs[-1][1]:
                runs[-1][1][-1][1].append(address)
    return runs


def count(entries, code):
    """What these kernel entries consist of."""
    total = collections.Counter()
    functions = collections.Counter()
    for _, path in entries:
        for address in path:
            loaded, stored, cp15, barriers = code.effects[address]
            total.update(instructions=1, loaded=loaded, stored=stored, cp15=cp15, barriers=barriers)
            functions[code.function(address)] += 1
    keys = ("instructions", "loaded", "stored", "cp15", "barriers")
    return {k: total[k] for k in keys} | {"functions": dict(functions.most_common())}


def repetitions(operation, runs):
    """The counted kernel entries of each repetition that shows the expected ones (an end of a time slice adds one)."""
    mark, pattern, counted = OPERATIONS[operation]
    pattern = pattern.split()
    seen = [entries for m, entries in runs if m == mark]
    right = [e for e in seen if [v for v, _ in e][:len(pattern)] == pattern
             and (len(e) == len(pattern) or mark == "fault")]
    if not right:
        shown = [" ".join(v for v, _ in e[:8]) for e in seen[:4]]
        sys.exit(f"trace.py: {operation}: expected the entries '{' '.join(pattern)}', saw {shown}")
    return [[e[i] for i in counted] for e in right]


def measure(operation, runs, code):
    """The last repetition; all must agree but for the first, which may find other state."""
    counts = [count(entries, code) for entries in repetitions(operation, runs)]
    values = [c["instructions"] for c in counts]
    if len(set(values[1:])) > 1:
        print(f"trace.py: {operation} varies: {values}", file=sys.stderr)
    return counts[-1]


def print_path(operation, runs, code):
    """Every instruction of the last repetition."""
    for vector, path in repetitions(operation, runs)[-1]:
        print(f"{operation}: {vector}, {len(path)} instructions")
        last = None
        for address in path:
            name = code.function(address)
            print(f"    {address:x}  {code.text[address]:50} {name if name != last else ''}".rstrip())
            last = name


def measure_load(operation, runs, code):
    """[instructions] for each number of callers and then of domains; None where a time slice ended meanwhile."""
    mark, pattern, counted = LOADED[operation]
    seen = [entries for m, entries in runs if m == mark]
    steps = LOAD_STEPS + 1 + DOMAIN_STEPS + 1
    if len(seen) != steps:
        sys.exit(f"trace.py: {operation} under load: {len(seen)} runs instead of {steps}")
    return [count([e[i] for i in counted], code)["instructions"] if [v for v, _ in e] == pattern.split() else None
            for e in seen]


def series(values, of_callers):
    """The part of measure_load's values that is about callers, or about domains."""
    part = slice(None, LOAD_STEPS + 1) if of_callers else slice(LOAD_STEPS + 1, None)
    return {operation: found[part] for operation, found in values.items()}


def loads(runs, code):
    """What stands on the x axis, and the operations' costs over it."""
    values = {operation: measure_load(operation, runs, code) for operation in LOADED}
    callers = [LOAD_STEP * i for i in range(LOAD_STEPS + 1)]
    domains = [DOMAIN_STEP * i for i in range(DOMAIN_STEPS + 1)]
    return [{"what": "callers that wait for a reply, a thread each", "n": callers, "operations": series(values, True)},
            {"what": f"more domains, a thread each, beside {callers[-1]} waiting callers", "n": domains,
             "operations": series(values, False)}]


def print_profile(results):
    for operation, result in results.items():
        print(f"{operation}: " + ", ".join(f"{v} {k}" for k, v in result.items() if k != "functions"))
        for name, n in result["functions"].items():
            print(f"    {n:5}  {name}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--profile", action="store_true", help="print each operation by function")
    parser.add_argument("--path", metavar="OPERATION", choices=OPERATIONS, help="print each instruction of this one")
    parser.add_argument("image")
    parser.add_argument("bench")
    parser.add_argument("out")
    opt = parser.parse_args()

    kernel, server = elf.symbols(opt.image), elf.symbols(opt.bench)
    text = kernel["__text_start"], kernel["__text_end"]
    marks = {a: n[len("mark_"):] for n, a in server.items() if n.startswith("mark_") and n != "mark_gate"}
    trace = record(opt.image, [text, (server["marks_begin"], server["marks_end"])], server["mark_gate"])
    code = elf.Code(opt.image, *text)
    runs = entries_by_mark(trace, marks, kernel["secure_vectors"])
    results = {operation: measure(operation, runs, code) for operation in OPERATIONS}
    load = loads(runs, code)
    with open(opt.out, "w") as f:
        json.dump({"operations": results, "load": load}, f, indent=1)
    if opt.path:
        print_path(opt.path, runs, code)
    if opt.profile:
        print_profile(results)
        for part in load:
            print(f"with {part['n'][0]} to {part['n'][-1]} {part['what']}: {part['operations']}")


if __name__ == "__main__":
    main()
