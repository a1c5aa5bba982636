# SPDX-License-Identifier: BSD-2-Clause
"""Stray writes: bugs that write where a function may write, but not this and not there.

`proofs/worth` plants them for a clause, into what the clause speaks of: a message altered after it was delivered, a
register of somebody who is not concerned.  What a contract's `assigns` forbids is noticed without the clause, so it shows
nothing of it.
"""

import itertools
import re

from mutation import plant
from mutation.syntax import Body

NUMBERS = ("uint8_t", "uint32_t")
VALUE = "1u"


def points(body, function):
    """Where a statement can be added: at the end of a function that returns nothing, of a block in it, before each return; the last first."""
    blocks = [s for s in body.statements.walk() if s.kind == "block" and s.parts]
    returns = sorted(body.tokens[p.first].at for s in blocks for p in s.parts if p.kind == "return")
    ends = sorted(body.tokens[s.last].at for s in blocks if s.parts[-1].kind not in ("return", "break"))
    return ends[::-1] + returns[::-1]


def indices(body, local, scalars):
    """What may stand for an index: threads and domains that the function works on, arguments of its calls, somebody else, the first;
    other numbers last, for they may be too large."""
    of = lambda kind: [n for n, t in local.items() if t == (kind, "")]
    calls = re.findall(r"[(,]\s*(?:\(uint8_t\)\s*)?(\w+(?:\[\w+\])+\.\w+)\s*[,)]", body.span(0, len(body.tokens) - 1))
    return of("uint8_t") + ["cur"] * ("cur" in scalars) + list(dict.fromkeys(calls)) + ["(cur + 1u) % NT", "0u"] + of("uint32_t")


def elements(name, kind, fields, place, wanted):
    """Every number in a place of an array, as text: of a structure the fields in `wanted`, or all if none is."""
    at = name + "".join("[%s]" % i for i in place)
    numbers = [(f, ty) for f, ty in fields.get(kind[0], []) if ty[0] in NUMBERS]
    for field, ty in [f for f in numbers if f[0] in wanted] or numbers:
        yield "%s.%s%s" % (at, field, "[0]" if ty[1] else "")
    if kind[0] in NUMBERS:
        yield at


def writes(names, index, wanted, may, watched):
    """Left sides of assignments, one of each index in turn; those to what is watched otherwise, the last."""
    turns = {}
    arrays = [n for n in wanted & may if n in names.globals and names.globals[n][1]]
    for name in sorted(arrays, key=lambda n: (n in watched, n)):
        kind = names.globals[name]
        for place in itertools.product(index, repeat=kind[1].count("[")):
            turns.setdefault(place, []).extend(elements(name, kind, names.fields, place, wanted))
    rounds = itertools.zip_longest(*(turns[p] for p in sorted(turns, key=lambda p: [index.index(i) for i in p])))
    return [w for r in rounds for w in r if w]


def assigned(contract, texts):
    """Names in the assigns clauses of a contract, where some may stand in a macro."""
    macros = {m[1]: m[2] for t in texts for m in re.finditer(r"^[ \t]*#[ \t]*define[ \t]+(\w+)(?:\([^)]*\))?((?:\\\n|[^\n])*)", t, re.M)}
    whole = " ".join([contract] + [macros[w] for w in re.findall(r"\b[A-Z]\w+", contract) if w in macros])
    return {n for clause in re.findall(r"\bassigns\b([^;]*);", whole) for n in re.findall(r"[A-Za-z_]\w*", clause)}


def mutants(src, function, names, wanted, may, watched=frozenset()):
    """Stray writes of a function into what is in `wanted` and it may assign to."""
    body = Body(src.text, function)
    index = indices(body, names.locals_of(src.text, function, body), names.globals)
    out = []
    for write in writes(names, index, wanted, may, watched):
        for at in points(body, function):
            text = "%s = %s; " % (write, VALUE)
            name = plant.digest("stray", src.path, function.name, str(at - function.body), text)[:10]
            out.append(plant.Mutant(src, function, plant.Change(at, at, text, "stray write"), name))
    return out
