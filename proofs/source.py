# SPDX-License-Identifier: BSD-2-Clause
"""The C sources as the proof sees them: functions, and the text in which one of them is proved.

A function is proved in a text of its own: its file and the headers it includes, without the bodies of all other
functions and without the contracts of those that it does not call. What is left is all that its proof may depend
on, so that text is also what the cache goes by: nothing else can matter, because Frama-C is shown nothing else.
"""

import functools
import glob
import os
import re
import subprocess

FOLDERS = ["kernel", "kernel/check", "monitor"]     # everything in here that has a body is proved
INCLUDE = [".", "kernel", "include", "plat/imx6q", "monitor", "servers/include"]
DEFINES = ["__FC_MACHDEP_GCC_X86_32", "__FRAMAC__"]
LINK = "__LINK__"                   # defined where the clauses that link a function to the abstract model are in view (kernel/refine.h)
LEMMAS = "lemmas_hold"              # the function in whose contract a group of lemmas is searched for contradictions

EXIT = "EXIT"                       # the label of the check that no function ends in a contradiction

WORDS = {"if", "while", "for", "switch", "return", "sizeof", "_Static_assert", "_Alignof", "__attribute__", "__asm__"}


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def blank(text):
    """The same length, with nothing but line ends."""
    return re.sub(r"[^\n]", " ", text)


def code(text):
    """C without comments (and so without annotations), strings and preprocessor lines, everything in its place."""
    def hide(m):
        return m[0] if m[0][0] not in "/\"'#" else blank(m[0])
    return re.sub(r"/\*.*?\*/|//[^\n]*|\"(?:\\.|[^\"\\\n])*\"|'(?:\\.|[^'\\\n])*'|^[ \t]*#(?:\\\n|[^\n])*",
                  hide, text, flags=re.S | re.M)


def cpp(path, link=False):
    """Options of the preprocessor for a file, wherever the text lies that Frama-C is given for it."""
    return ["-D" + d for d in DEFINES + [LINK] * link] + ["-iquote", os.path.dirname(path)] + ["-I" + d for d in INCLUDE]


class Function:
    """Where in its file a function is: [head, body) up to its brace, [body, end) the body."""

    def __init__(self, path, name, head, body, end):
        self.path, self.name, self.head, self.body, self.end = path, name, head, body, end

    def __repr__(self):
        return "%s:%s" % (self.path, self.name)


def scan(text, path=""):
    """Every function with a body, however it is written."""
    bare, out, depth, last = code(text), [], 0, 0
    for m in re.finditer(r"[{};]", bare):
        at, c = m.start(), m[0]
        if c == "{":
            if depth == 0:
                head, name = last, name_of(bare[last:at])
                start = at
            depth += 1
        elif c == "}":
            depth -= 1
            if depth == 0:
                if name:
                    out.append(Function(path, name, head, start, at + 1))
                    last = at + 1
        elif depth == 0:
            last = at + 1
    return out


def name_of(head):
    """The function's name if this text before a brace is the head of a definition, else None."""
    head = head.rstrip()
    while head.endswith(")"):
        depth, at = 0, len(head)
        while at:
            at -= 1
            depth += {")": 1, "(": -1}.get(head[at], 0)
            if depth == 0:
                break
        before = head[:at].rstrip()
        m = re.search(r"(\w+)$", before)
        if not m:
            return None
        if m[1] == "__attribute__":
            head = before[:m.start()].rstrip()
            continue
        return m[1]
    return None


def line_of(text, at):
    return text.count("\n", 0, at) + 1


@functools.lru_cache(None)
def libc():
    """Frama-C's C headers."""
    return subprocess.run(["frama-c", "-print-share-path"], text=True, stdout=subprocess.PIPE).stdout.strip() + "/libc"


class Source:
    """One file of C, or one header with bodies or lemmas."""

    def __init__(self, path):
        self.path = path
        self.text = read(path)
        self.module = os.path.splitext(os.path.basename(path))[0]
        self.every = scan(self.text, path)
        self.bad = []
        self.preprocess()
        names = [f.name for f in self.every]
        self.functions = [f for f in self.every if f.name in self.seen]
        self.idle = [f.name for f in self.every if f.name not in self.seen]     # not compiled for the proof
        self.bad += ["%s: a macro makes the function %s" % (path, n) for n in self.seen if n not in names]
        self.lemmas = lemmas_in(self.text)

    def preprocess(self):
        """What the preprocessor makes of it: the functions there are, what each calls, headers, what never returns."""
        self.seen, self.noreturn = {}, set()
        out, self.headers = self.preprocessed(False)
        mine, here = [], False
        for line in out.split("\n"):
            m = re.match(r'# \d+ "([^"]*)"', line)
            if m:
                here = os.path.normpath(m[1]) == self.path
            elif here:
                mine.append(line)
        text = "\n".join(mine)
        for f in scan(text):
            self.seen[f.name] = set(re.findall(r"\b([A-Za-z_]\w*)\s*\(", code(text[f.body:f.end]))) - WORDS
        self.noreturn = set(re.findall(r"_Noreturn\s[^;{}]*?\b(\w+)\s*\(", out))

    def preprocessed(self, link):
        """(the preprocessor's output, the files that it read)."""
        r = subprocess.run(["gcc", "-E", "-MMD", "-MF", "/dev/stderr", "-nostdinc", "-isystem", libc()] + cpp(self.path, link) + [self.path],
                           text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if r.returncode:
            self.bad.append(r.stderr)
            return "", [self.path]
        deps = r.stderr.replace("\\\n", " ").split(":", 1)[1].split()
        return r.stdout, sorted({os.path.normpath(d) for d in deps})

    @functools.cached_property
    def headers_linked(self):
        """The files that are read where the link to the model is in view."""
        return self.preprocessed(True)[1]

    def reads(self, link):
        return self.headers_linked if link else self.headers

    def function(self, name):
        return next(f for f in self.functions if f.name == name)

    def unit_text(self, keep, other=None, link=False):
        """What Frama-C gets to prove function `keep`, or with None the lemmas; `link`: its link to the model.
        `other`: {path: text} instead of what is there."""
        wanted = {keep} | (self.seen[keep] if keep else set())
        text = self.expand(self.path, keep, wanted, dict({self.path: self.text}, **(other or {})), link, set())
        if keep is None:
            text += ("\n/*@ requires \\true; terminates \\true; exits \\false; assigns \\nothing; */\nvoid %s(void)\n{\n}\n" % LEMMAS)
        return with_exit_check(text, keep) if link else text

    def expand(self, path, keep, wanted, other, link, done):
        """A file of ours with the headers of ours that it includes, each once, in the place of the first inclusion."""
        done.add(path)
        text = other[path] if path in other else read(path)
        text = text if link else without_link(text)
        out = ['# 1 "%s"' % path]
        for n, line in enumerate(trimmed(text, keep, wanted).split("\n"), 1):
            m = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            file = self.header(m[1], path, link) if m else None
            if file and file not in done:
                out += [self.expand(file, keep, wanted, other, link, done), '# %d "%s"' % (n + 1, path)]
            else:
                out.append("" if file else line)
        return "\n".join(out)

    def header(self, name, includer, link):
        """The header of ours that `#include "name"` means, None if the preprocessor did not read it."""
        for d in [os.path.dirname(includer), os.path.dirname(self.path)] + INCLUDE:
            file = os.path.normpath(os.path.join(d, name))
            if os.path.exists(file):
                return file if file in self.reads(link) else None
        return None


@functools.lru_cache(4096)
def functions_of(text):
    return tuple(scan(text))


def trimmed(text, keep, wanted):
    """The text without the bodies of functions but `keep`, without the contracts of functions but those in `wanted`, and
    without comments; every line where it was."""
    out, at = [], 0
    for f in functions_of(text):
        if f.name != keep:
            out += [text[at:f.body], ";", re.sub(r"[^\n]", "", text[f.body:f.end])]
            at = f.end
    text = re.sub(r"/\*(?!@).*?\*/", lambda m: blank(m[0]), "".join(out) + text[at:], flags=re.S)
    return CONTRACT.sub(lambda m: m[0] if m[2] in wanted or not is_contract(m[1]) else blank(m[1]) + m[0][len(m[1]):], text)


def bare(text):
    """A unit's text without places: what is left decides what Frama-C says."""
    return [line.rstrip() for line in text.split("\n") if line.strip() and not re.match(r'# \d+ "', line)]


CLAUSE = re.compile(r"(?:^[ \t]*@[ \t]*)?\b(?:ENSURES_(?:REF|RESULT|MODEL|LINK)|LOOP_LINK|SHOW(?:_\w+)?)\(", re.M)     # kernel/refine.h

# what is there only for the link: there may be macros for nothing otherwise, and no more
DEFINED = re.compile(r"^#ifdef %s\n(?:(?!^#(?:if|el|endif)).)*(?:^#else\n(?:#define \w+\([\w, .]*\)\n)*)?^#endif$" % LINK, re.S | re.M)


def linked(contract, body):
    """Whether a contract or a body says anything of the model."""
    return bool(CLAUSE.search(contract + body))


@functools.lru_cache(4096)
def without_link(text):
    """The text without clauses, assertions and definitions of the link to the model; every other line where it was."""
    text = DEFINED.sub(lambda m: blank(m[0]), text)
    out, at = [], 0
    for m in CLAUSE.finditer(text):
        if m.start() >= at:
            depth, end = 1, m.end()
            while depth:
                depth += {"(": 1, ")": -1}.get(text[end], 0)
                end += 1
            out += [text[at:m.start()], blank(text[m.start():end])]
            at = end
    text = "".join(out) + text[at:]
    return re.sub(r"/\*@[\s@]*\*/|//@[ \t]*(?://[^\n]*)?$", lambda m: blank(m[0]), text, flags=re.M)


def with_exit_check(text, name):
    """The text with a check of falsehood before the last return, or at the end, of a function: if it can be proved, what leads
    there is contradictory."""
    f = next(x for x in scan(text) if x.name == name)
    body = code(text)[f.body:f.end - 1]
    last = re.search(r"\breturn\b[^;{}]*;\s*$", body)
    at = f.body + (last.start() if last else len(body))
    return text[:at] + "/*@ check %s: \\false; */ " % EXIT + text[at:]


def lemmas_in(text):
    return [n for note in annotations(text) for n in re.findall(r"\blemma\s+(\w+)", note)]


def annotations(text):
    """ACSL, without the comments in it."""
    return [re.sub(r"//(?!@)[^\n]*", "", n) for n in re.findall(r"/\*@.*?\*/|//@[^\n]*", text, re.S)]


ATTRIBUTE = r"(?:__attribute__\(\(\w+\)\)\s*)?"      # before a declaration


CONTRACT = re.compile(r"(/\*@(?:(?!\*/).)*\*/)\s*" + ATTRIBUTE + r"(?:\w+[\s*]+)+?(\w+)\s*\(", re.S)


def is_contract(note):
    """Whether an annotation before a function is its contract, not ghost code or definitions that happen to stand there."""
    m = re.match(r"/\*@(?:[\s@]|//[^\n]*)*(\w+)", note)
    return m is not None and (m[1] in ("requires", "terminates", "exits", "assigns", "ensures", "behavior", "decreases") or m[1].isupper())


@functools.lru_cache(None)
def contracts_in(path):
    """Names of the functions that have a contract in this file, before a declaration or a definition."""
    text = re.sub(r"/\*(?!@).*?\*/", lambda m: blank(m[0]), read(path), flags=re.S)
    return set(re.findall(r"\*/\s*" + ATTRIBUTE + r"(?:\w+[\s*]+)+?(\w+)\s*\(", text))


def contract_text(name, files):
    """The contract before the declaration of a function."""
    for f in files:
        text = re.sub(r"/\*(?!@).*?\*/", lambda m: blank(m[0]), read(f), flags=re.S)
        m = re.search(r"/\*@(?!\s*ghost\b)((?:(?!\*/).)*)\*/\s*" + ATTRIBUTE + r"(?:\w+[\s*]+)+?%s\s*\(" % name, text, re.S)
        if m:
            return m[1]
    return ""


def sources():
    """Every file with functions or lemmas, by path."""
    out = {}
    for f in sorted(p for d in FOLDERS for p in glob.glob(d + "/*.[ch]")):
        s = Source(f)
        if s.every or s.lemmas or s.bad:
            out[f] = s
    return out
