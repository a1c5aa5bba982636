# SPDX-License-Identifier: BSD-2-Clause
"""Which mutants are tried: seeded, in proportion to each function's size, all kinds of bugs in turn; only such
as compile and change the object code. The same tree, compiler and seed give the same list."""

import os
import subprocess

import source
import wp
from mutation import plant, syntax

CC = ["arm-none-eabi-gcc", "-mcpu=cortex-a9", "-marm", "-mfloat-abi=soft", "-std=c11", "-ffreestanding", "-O1", "-fkeep-inline-functions", "-w", "-S",
      "-I.", "-Ikernel", "-Iinclude", "-Iplat/imx6q", "-Imonitor", "-Iservers/include", "-x", "c", "-", "-o", "-"]
PLACE = wp.OUT + "/mutation/object"
LEAST = 2               # mutants of a function, where it has as many
SAME, REFUSED = "same code", "does not compile"


def names_of(src):
    return syntax.Names([source.read(h) for h in src.headers])


def size(src, f):
    return len(syntax.TOKEN.findall(source.code(src.text)[f.body:f.end]))


def order(mutants, seed):
    """All mutants of a function, the kinds of bugs in turn, beginning with checks left out."""
    key = lambda m: plant.digest(seed, m.id)
    kinds = {}
    for m in sorted(mutants, key=key):
        kinds.setdefault(m.change.operator, []).append(m)
    turn = sorted(kinds, key=lambda k: (k != "drop check", plant.digest(seed, mutants[0].function.name, k)))
    out = []
    while any(kinds.values()):
        out += [kinds[k].pop(0) for k in turn if kinds[k]]
    return out


def quotas(sizes, count):
    """How many mutants each function gets, at least LEAST, `count` in all if there are few enough functions."""
    total = sum(sizes.values())
    out = {k: max(LEAST, int(count * n / total)) for k, n in sizes.items()}
    for k in sorted(sizes, key=lambda k: (-(count * sizes[k] / total - out[k]), k)):
        if sum(out.values()) >= count:
            break
        out[k] += 1
    return out


class Compiler:
    """Object code of a file's text, remembered, since it is asked for again in each run."""

    def __init__(self, version=None):
        os.makedirs(PLACE, exist_ok=True)
        self.version = version or subprocess.run([CC[0], "--version"], text=True, stdout=subprocess.PIPE).stdout.split("\n")[0]

    def object(self, src, text):
        """A digest of the object code, or None if it does not compile."""
        headers = [source.read(h) for h in src.headers if h != src.path]
        place = "%s/%s" % (PLACE, plant.digest(self.version, " ".join(CC), src.path, text, *headers))
        if os.path.exists(place):
            return source.read(place) or None
        r = subprocess.run(CC, input='# 1 "%s"\n' % src.path + text, text=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        out = plant.digest(r.stdout) if r.returncode == 0 else ""
        wp.write(place, out)
        return out or None

    def sort(self, mutant):
        """None if the mutant is fit to be tried, else why it is not."""
        code = self.object(mutant.source, mutant.text())
        if code is None:
            return REFUSED
        return SAME if code == self.object(mutant.source, mutant.source.text) else None


def fit(mutants, compiler, same):
    """The mutants that may be tried, in order; those with the same object code are noted in `same`."""
    for m in mutants:
        why = compiler.sort(m)
        if why is None:
            yield m
        elif why == SAME:
            same.append(m)
