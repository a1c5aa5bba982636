# SPDX-License-Identifier: BSD-2-Clause
"""A lemma with the premises that it can need, and no others: a module of its own that holds the lemma, what it speaks of, and
those of the axioms and earlier lemmas that speak of nothing else. Fewer premises make a proof quicker, and never make a
false lemma provable.

A lemma speaks of the functions and predicates in it, of those in their definitions, and so on, `depth` definitions deep. What is
deeper is left without its definition.

Or the lemma says itself what it follows from, in a comment before it: (* from: NAME... *). Then its module has the facts and
definitions of these names, and no others; `step_*` names the equations of a step.
"""

import functools
import re

TOP = re.compile(r"^  (lemma|goal|axiom|function|predicate|constant|type|inductive|use|clone|meta|let)\b", re.M)
NAME = re.compile(r"[A-Za-z_][\w']*")
BOUND = re.compile(r"\b(?:forall|exists)\s+([^.]*?)\.")
FROM = re.compile(r"\(\* from:((?:(?!\*\)).)*)\*\)\s*lemma\s+(\w+)", re.S)
EVERY = 99      # deeper than definitions go


class Module:
    """The declarations of a module, in order: (kind, name, text)."""

    def __init__(self, text):
        self.sources = {m[2]: m[1].split() for m in FROM.finditer(text)}
        text = re.sub(r"\(\*.*?\*\)", " ", text, flags=re.S)
        starts = [m.start() for m in TOP.finditer(text)] + [len(text)]
        self.items = []
        for a, b in zip(starts, starts[1:]):
            part = text[a:b].strip()
            kind, rest = part.split(None, 1)
            name = NAME.search(rest)
            self.items.append((kind, name[0] if name else "", part))

        own = {n for _, n, _ in self.items}
        self.hidden = {n for _, _, t in self.items for n in re.findall(r"meta remove_prop lemma (\w+)", t)} & own     # from who uses it

    def uses(self):
        return [re.sub(r"^use\s+(?:import\s+|export\s+)?", "", t).split()[0] for k, _, t in self.items if k == "use"]


@functools.cache
def symbols_of(text):
    """The names in a statement, without those that it binds."""
    bound = set()
    for m in BOUND.finditer(text):
        bound |= set(NAME.findall(re.sub(r"\[.*?\]|:[^,]*", "", m[1], flags=re.S)))
    return set(NAME.findall(text)) - bound


@functools.cache
def claim(text):
    """A statement without the steps (`by`) that lead to it: they are nothing to who uses it."""
    out, depth, skip = [], 0, None
    for part in re.split(r"(\(|\)|\bby\b)", text):
        if part == ")":
            depth -= 1
            skip = None if skip is not None and depth < skip else skip
        elif part == "by" and skip is None:
            skip = depth
        elif part == "(":
            depth += 1
        if skip is None:
            out.append(part)
    return "".join(out)


@functools.cache
def said_of(kind, text):
    """What a fact speaks of: an equation of Obs, of what is on its left."""
    text = claim(text.split(":", 1)[1])
    if kind == "axiom":
        left, _, right = text.partition(" = ")
        return left if right else text
    return text


def head(text):
    """A function or predicate without its definition."""
    return text.split("=", 1)[0].rstrip()


def definition(text):
    """The names in the definition of a function or predicate, without its parameters."""
    params = {p for group in re.findall(r"\(([\w\s]+?):[^()]*\)", head(text)) for p in group.split()}
    return (symbols_of(text.split("=", 1)[1]) - params if "=" in text else set()), params


class Library:
    """All modules of some files: what is defined, and which facts there are."""

    def __init__(self, files):
        """files: {name: text}."""
        self.modules = {m[1]: Module(m[2]) for text in files.values() for m in re.finditer(r"^module (\w+)\b(.*?)^end$", text, re.M | re.S)}
        self.body, self.constants = {}, set()
        for mod in self.modules.values():
            for kind, name, text in mod.items:
                if kind in ("function", "predicate", "inductive", "constant"):
                    if name in self.body:
                        raise SystemExit("spec: two symbols of one name: " + name)
                    names, params = definition(text)
                    self.body[name] = names
                    if kind == "constant" or kind == "function" and not params:
                        self.constants.add(name)
        self.symbols = set(self.body) - self.constants
        self.steps = {n for mod in self.modules.values() for k, n, t in mod.items if k == "function" and re.search(r":\s*state$", head(t))}

    def shown(self, text, depth):
        """(symbols with their definitions, symbols without)."""
        seen, new = set(), symbols_of(text) & self.symbols
        while new and depth > 0:
            seen |= new
            new = {y for x in new for y in self.body[x]} & self.symbols - seen
            depth -= 1
        return seen, new

    def used(self, module):
        """The modules of ours that a module uses, directly or not, each after those it uses itself; and the others."""
        out, foreign = [], []

        def walk(name):
            for u in self.modules[name].uses():
                short = u.split(".")[-1]
                if short not in self.modules:
                    foreign.append(u)
                elif short not in out:
                    walk(short)
                    out.append(short)
        walk(module)
        return out, list(dict.fromkeys(foreign))

    def lean(self, module, lemma, depth, wide=False):
        """The text of module L_lemma, in which the goal is the same lemma. Wide: a fact may speak of any predicate, but of no
        other step."""
        own = self.modules[module].items
        at = [i for i, x in enumerate(own) if x[0] in ("lemma", "goal") and x[1] == lemma][0]
        full, bare = self.shown(own[at][2].split(":", 1)[1], depth)
        mods, foreign = self.used(module)
        parts = [(m, self.modules[m].items) for m in mods] + [(module, own[:at])]
        facts = {t for m, items in parts for k, n, t in items if k in ("axiom", "lemma") and (m == module or n not in self.modules[m].hidden) and
                 symbols_of(said_of(k, t)) & (self.steps if wide else self.symbols) <= full | bare}
        more = set().union(*(symbols_of(claim(t.split(":", 1)[1])) for t in facts if wide or t.startswith("axiom"))) & self.symbols - full
        while more:
            full |= more
            more = {y for x in more for y in self.body[x]} & self.symbols - full
        bare |= set().union(*(symbols_of(t.split(":", 1)[1]) for t in facts)) & self.symbols
        bare -= full
        return self.made(parts, own[at], full, bare, facts, foreign, lambda text: text)

    def from_named(self, module, lemma):
        """The same with the premises that the lemma names."""
        own = self.modules[module].items
        at = [i for i, x in enumerate(own) if x[0] in ("lemma", "goal") and x[1] == lemma][0]
        mods, foreign = self.used(module)
        parts = [(m, self.modules[m].items) for m in mods] + [(module, own[:at])]
        names = set(self.modules[module].sources[lemma])
        full, facts, found = names & self.symbols, set(), names & self.symbols
        for _, items in parts:
            for kind, name, text in items:
                by = name if name in names else name.rsplit("_", 1)[0] + "_*"
                if kind == "lemma" and name in names or kind == "axiom" and by in names:
                    facts.add(text)
                    found.add(by)
        if names - found:
            raise SystemExit("spec: %s.%s is to follow from what is not there: %s" % (module, lemma, " ".join(sorted(names - found))))
        said = [own[at][2].split(":", 1)[1]] + [claim(t.split(":", 1)[1]) for t in facts]
        bare = (set().union(*(symbols_of(t) for t in said)) | set().union(*(self.body[x] for x in full))) & self.symbols - full
        return self.made(parts, own[at], full, bare, facts, foreign, claim)

    def made(self, parts, goal, full, bare, facts, foreign, shorten):
        """Module L_lemma: of some modules' declarations these symbols, with their definitions or bare, and these facts."""
        kept = []
        for m, items in parts:
            for kind, name, text in items:
                if kind in ("type", "constant") or kind == "function" and name in self.constants:
                    kept.append((kind, name, text))
                elif kind in ("function", "predicate", "inductive"):
                    if name in full:
                        kept.append((kind, name, text))
                    elif name in bare:
                        kept.append((kind, name, bare_head(kind, text)))
                elif text in facts:
                    kept.append((kind, name, "axiom %s_%s" % (m.lower(), shorten(text.split(None, 1)[1]))))
        said = set().union(*(NAME.findall(t) for k, _, t in kept if k != "constant")) | set(NAME.findall(goal[2]))
        while True:     # constants, too, only if somebody speaks of them
            more = {n for k, n, t in kept if k == "constant" and n in said for n in NAME.findall(t)} - said
            if not more:
                break
            said |= more
        out = ["  " + t for k, n, t in kept if k != "constant" or n in said]
        return "\n".join(["module L_" + goal[1]] + ["  use " + f for f in foreign] + out + ["  " + goal[2], "end", ""])


def bare_head(kind, text):
    return head(text) if kind != "inductive" else "predicate" + head(text)[len("inductive"):]
