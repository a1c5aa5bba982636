#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-2-Clause
"""Shows where the instructions of a call from Linux go: the secure world's part, entry by entry.

Boots the shipped image and Linux, stops the machine when Linux starts the benchmark OPERATION (an id of
linux/clients/bench.c), and has QEMU log from there on every instruction of the kernel and of secure user programs.  Prints
the SMC that occurs most often among the longer ones.  Programs share addresses: a stretch of user code is
attributed to the first program whose code it fits.

usage: world.py OPERATION
"""

import collections
import os
import subprocess
import sys
import tempfile
import time

import elf
import gdbstub
import trace

IMAGE = "build/image/microtee.elf"
PROGRAMS = ["build/servers/gateway.elf", "build/ta/echo.elf", "build/ta/vault.elf", "build/servers/crypto.elf",
            "build/servers/keys.elf", "build/servers/init.elf", "build/servers/console.elf"]
USER = 0x00100000, 0x00800000       # layout.h: images of programs
STARTED = "normal world: Linux"     # linux/init, before it runs the benchmark
CONSOLE = "build/log/linux-world.log"
ENOUGH = 250_000_000                # bytes of log: over a thousand calls
BOOT_TIMEOUT, RUN_TIMEOUT = 120, 120
SHORT = 500                         # calls with fewer instructions are answered in the monitor or gateway
SHOWN = 10                          # functions on a line


def wait_until(condition, timeout, what):
    deadline = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"world.py: {what} within {timeout} s")
        time.sleep(0.05)


def contains(path, text):
    if not os.path.exists(path):
        return False
    with open(path, errors="replace") as f:
        return text in f.read()


def record(operation, kernel):
    """The executed addresses of the kernel and of everything that lies where secure programs do."""
    if os.path.exists(CONSOLE):
        os.remove(CONSOLE)
    with tempfile.TemporaryDirectory() as folder:
        log, socket = os.path.join(folder, "exec.log"), os.path.join(folder, "gdb")
        ranges = ",".join(f"{low:#x}..{high - 1:#x}" for low, high in (kernel, USER))
        extra = ["-D", log, "-dfilter", ranges, "-chardev", f"socket,id=gdb,path={socket},server=on,wait=off",
                 "-gdb", "chardev:gdb"]
        run = subprocess.Popen(["tools/qemu-run", "--mode", "bench", "--smp", "1", "--icount", "--quiet", "--log", "world",
                                "--timeout", str(BOOT_TIMEOUT + RUN_TIMEOUT), "--args", operation]
                               + [f"--qemu={word}" for word in extra])
        try:
            wait_until(lambda: contains(CONSOLE, STARTED), BOOT_TIMEOUT, "Linux did not start the benchmark")
            stub = gdbstub.Stub(socket)
            stub.monitor("singlestep on")
            stub.monitor("log exec,nochain")
            stub.run()
            wait_until(lambda: run.poll() is not None or os.path.exists(log) and os.path.getsize(log) > ENOUGH,
                       RUN_TIMEOUT, "too few calls were logged")
        finally:
            run.terminate()
            run.wait()
        return list(trace.addresses(log))


def calls(executed, code, symbols):
    """[address] of each SMC, from the monitor's vector to the return to the normal world."""
    smc = symbols["monitor_vectors"] + 8
    exits = {a for a, t in code.text.items()
             if t.startswith("movs pc, lr") and code.function(a) in ("smc", "to_world")}
    found, current = [], None
    for address in executed:
        if address == smc:
            current = []
        if current is not None:
            current.append(address)
            if address in exits:
                found.append(current)
                current = None
    return found


def stretches(call, kernel, vectors):
    """[(in the kernel?, [address])]; a kernel entry begins a new one."""
    found = []
    for address in call:
        inside = kernel[0] <= address < kernel[1]
        if not found or found[-1][0] != inside or (inside and address - vectors in trace.VECTORS):
            found.append((inside, []))
        found[-1][1].append(address)
    return found


def program_of(path, programs):
    for name, code in programs.items():
        if all(a in code.text for a in path) and code.text[path[-1]].startswith("svc"):
            return name
    return "?"


def show(call, kernel, vectors, code, programs):
    total = collections.Counter()
    for inside, path in stretches(call, kernel, vectors):
        name = "kernel" if inside else program_of(path, programs)
        where = code if inside else programs.get(name)
        total[name] += len(path)
        functions = collections.Counter(where.function(a) for a in path) if where else {}
        text = ", ".join(f"{f} {n}" for f, n in collections.Counter(functions).most_common(SHOWN))
        print(f"{name:10} {len(path):6}  {text}")
    print(f"{'total':10} {len(call):6}  " + ", ".join(f"{name} {n}" for name, n in total.most_common()))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    symbols = elf.symbols(IMAGE)
    kernel = symbols["__text_start"], symbols["__text_end"]
    code = elf.Code(IMAGE, *kernel)
    programs = {os.path.basename(p).removesuffix(".elf"): elf.Code(p, *USER) for p in PROGRAMS}
    found = calls(record(sys.argv[1], kernel), code, symbols)
    lengths = collections.Counter(len(c) for c in found if len(c) > SHORT)
    if not lengths:
        sys.exit("world.py: no call was logged")
    print(f"{len(found)} SMCs; instructions (times): " + ", ".join(f"{n} ({k})" for n, k in lengths.most_common(5)))
    usual = lengths.most_common(1)[0][0]
    show([c for c in found if len(c) == usual][-1], kernel, symbols["secure_vectors"], code, programs)


if __name__ == "__main__":
    main()
