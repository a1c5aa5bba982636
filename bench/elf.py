# SPDX-License-Identifier: BSD-2-Clause
"""What is at an address of an ARM executable: its function, and what the instruction there does."""

import bisect
import re
import subprocess

CROSS = "arm-none-eabi-"
LINE = re.compile(r"^\s*([0-9a-f]+):\s+[0-9a-f]{8}\s+(\S+)\s*(.*)$")
REGISTERS = re.compile(r"\{([^}]*)\}")
BARRIERS = ("dsb", "dmb", "isb")


def tool(name, *args):
    return subprocess.run([CROSS + name, *args], check=True, capture_output=True, text=True).stdout


def symbols(path):
    """{name: address} of everything."""
    return {f[2]: int(f[0], 16) for f in map(str.split, tool("nm", path).splitlines()) if len(f) == 3}


def list_length(operands):
    """How many registers are in {r0-r3, lr}."""
    order = {f"r{i}": i for i in range(16)} | {"sl": 10, "fp": 11, "ip": 12, "sp": 13, "lr": 14, "pc": 15}
    count = 0
    for part in REGISTERS.search(operands).group(1).split(","):
        first, _, last = part.strip().partition("-")
        count += order[last] - order[first] + 1 if last else 1
    return count


def effect(mnemonic, operands):
    """(words loaded, words stored, CP15 operations, barriers)"""
    name = mnemonic.split(".")[0]
    if name.startswith(BARRIERS):
        return 0, 0, 0, 1
    if name.startswith(("mcr", "mrc")) and operands.startswith("15,"):
        return 0, 0, 1, 0
    if name.startswith(("ldm", "pop")):
        return list_length(operands), 0, 0, 0
    if name.startswith(("stm", "push")):
        return 0, list_length(operands), 0, 0
    if name.startswith("rfe"):
        return 2, 0, 0, 0
    if name.startswith("srs"):
        return 0, 2, 0, 0
    if name.startswith("ldr"):
        return (2 if name.startswith("ldrd") else 1), 0, 0, 0
    if name.startswith("str"):
        return 0, (2 if name.startswith("strd") else 1), 0, 0
    return 0, 0, 0, 0


class Code:
    """The code of an executable between two addresses."""

    def __init__(self, path, low, high):
        self.effects, self.text = {}, {}
        for line in tool("objdump", "-d", f"--start-address={low:#x}", f"--stop-address={high:#x}", path).splitlines():
            match = LINE.match(line)
            if match:
                address = int(match.group(1), 16)
                self.effects[address] = effect(match.group(2), match.group(3))
                self.text[address] = f"{match.group(2)} {match.group(3)}"
        found = sorted((a, n) for n, a in symbols(path).items() if low <= a < high and not n.startswith("$"))
        self.addresses = [a for a, _ in found]
        self.names = [n for _, n in found]

    def function(self, address):
        i = bisect.bisect_right(self.addresses, address) - 1
        return self.names[i] if i >= 0 else "?"
