# SPDX-License-Identifier: BSD-2-Clause
"""The bugs that can be planted in a function's body, each a small change of its text.

Annotations are never touched: no change spans one, and they are not looked at.
"""

import hashlib
import re

from mutation.syntax import Body

RELATIONS = {"<": ["<=", ">=", ">"], "<=": ["<", ">", "=="], ">": [">=", "<=", "<"], ">=": [">", "<", "=="],
             "==": ["!=", "<=", ">="], "!=": ["==", "<", ">"]}
LOOP_RELATIONS = {"<": ["<=", ">"], "<=": ["<", ">"], ">": [">=", "<"], ">=": [">", "<"], "!=": ["=="], "==": ["!="]}
ARITHMETIC = {"+": ["-", "*"], "-": ["+"], "*": ["+", "/"], "/": ["*", "%"], "%": ["/", "*"],
              "|": ["&", "^"], "&": ["|"], "^": ["|"], "<<": [">>"], ">>": ["<<"], "+=": ["-="], "-=": ["+="], "++": ["--"], "--": ["++"]}
NUMBER = re.compile(r"(0[xX][0-9A-Fa-f]+|\d+)([uUlL]*)$")
NAME = re.compile(r"[A-Za-z_]\w*$")
STOP = {"(", "[", "{", "}", ";", ",", "?", ":", "=", "return", "+=", "-=", ")", "]", "case"}
PER_NAME = 3            # other names tried in the place of one


class Change:
    """text[at:end] becomes `new`."""

    def __init__(self, at, end, new, operator):
        self.at, self.end, self.new, self.operator = at, end, new, operator

    def apply(self, text):
        return text[:self.at] + self.new + text[self.end:]


class Planter:
    def __init__(self, text, function, names):
        self.text, self.function, self.names = text, function, names
        self.body = Body(text, function)
        self.locals = names.locals_of(text, function, self.body)
        self.scalars = dict({n: t for n, t in names.globals.items() if not t[1]}, **self.locals)
        self.out = []

    def change(self, first, last, new, operator):
        """Tokens first..last become `new`."""
        b = self.body
        if first <= last and not b.annotated(first, last) and b.span(first, last) != new:
            self.out.append(Change(b.tokens[first].at, b.tokens[last].end, new, operator))

    def all(self):
        for s in self.body.statements.walk():
            getattr(self, "in_" + s.kind, lambda s: None)(s)
        for i in range(len(self.body.tokens)):
            if i not in self.body.types:
                self.at_token(i)
        seen, out = set(), []
        for c in self.out:
            if (c.at, c.end, c.new) not in seen:
                seen.add((c.at, c.end, c.new))
                out.append(c)
        return out

    # ---- statements

    def in_expression(self, s):
        self.change(s.first, s.last, ";", "delete statement")

    def in_break(self, s):
        self.change(s.first, s.last, ";", "delete statement")

    def in_continue(self, s):
        self.change(s.first, s.last, ";", "delete statement")

    def in_return(self, s):
        if s.last == s.first + 1:
            self.change(s.first, s.last, ";", "delete statement")
            return
        first, last = s.first + 1, s.last - 1
        was = self.body.span(first, last)
        for new in ("0u", "1u", "(%s) + 1u" % was, "!(%s)" % was):
            self.change(first, last, new, "return value")

    def in_case(self, s):
        self.change(s.first, s.last, "", "drop case")

    def in_if(self, s):
        self.condition(s, "drop check" if self.refuses(s.parts[0]) else "condition")
        if s.orelse:
            self.change(s.parts[0].last + 1, s.orelse.last, "", "drop else")

    def in_while(self, s):
        self.condition(s, "condition")

    def in_for(self, s):
        init_end = self.body.semicolon(s.cond[0])
        cond_end = self.body.semicolon(init_end + 1)
        for i in range(init_end + 1, cond_end):
            if self.body.t(i) in LOOP_RELATIONS:
                for new in LOOP_RELATIONS[self.body.t(i)]:
                    self.change(i, i, new, "loop bound")
                bound = self.body.span(i + 1, cond_end - 1)
                self.change(i + 1, cond_end - 1, "(%s) - 1u" % bound, "loop bound")
                self.change(i + 1, cond_end - 1, "(%s) + 1u" % bound, "loop bound")
        for i in range(cond_end + 1, s.cond[1] + 1):
            if self.body.t(i) == "++":
                self.change(i, i, " += 2u", "loop bound")

    def in_block(self, s):
        for a, c in zip(s.parts, s.parts[1:]):
            if a.kind == "expression" and c.kind == "expression" and self.depend(a, c):
                b = self.body
                between = b.text[b.tokens[a.last].end:b.tokens[c.first].at]
                self.change(a.first, c.last, b.span(c.first, c.last) + between + b.span(a.first, a.last), "reorder")

    in_do = in_while

    def refuses(self, s):
        parts = s.parts if s.kind == "block" else [s]
        return len(parts) > 0 and parts[-1].kind == "return" or \
            any(p.kind == "expression" and "panic" in self.body.span(p.first, p.last) for p in parts)

    def condition(self, s, operator):
        first, last = s.cond
        was = self.body.span(first, last)
        self.change(first, last, "0", operator)
        self.change(first, last, "1", "condition")
        self.change(first, last, "!(%s)" % was, "negate condition")

    def words(self, s):
        """A statement's tokens, a field as one with its dot."""
        out = []
        for i in range(s.first, s.last + 1):
            if out and out[-1] == ".":
                out.pop()
                out.append("." + self.body.t(i))
            else:
                out.append(self.body.t(i))
        return out

    def depend(self, a, c):
        """Whether it can matter which of two statements comes first: one is a call, or writes what the other names."""
        wa, wc = self.words(a), self.words(c)
        calls = [any(NAME.match(w) and n == "(" for w, n in zip(ws, ws[1:])) for ws in (wa, wc)]
        return any(calls) or self.writes(wa) in wc or self.writes(wc) in wa

    @staticmethod
    def writes(words):
        """The field or variable that a statement assigns to."""
        left = words[:words.index("=")] if "=" in words else words
        return next((w for w in reversed(left) if w.startswith(".")), left[0])

    # ---- expressions

    def binary(self, i):
        return i not in self.body.types and (i - 1) not in self.body.types and \
            re.match(r"[\w)\]]", self.body.t(i - 1)[-1:]) is not None and self.body.t(i - 1) not in ("return", "case")

    def at_token(self, i):
        t = self.body.t(i)
        loop = self.in_loop_head(i)
        if t in RELATIONS and not loop:
            for new in RELATIONS[t]:
                self.change(i, i, new, "relation")
        elif t in ARITHMETIC and (t in ("++", "--") and not loop or t not in ("++", "--") and self.binary(i)):
            for new in ARITHMETIC[t]:
                self.change(i, i, new, "arithmetic")
        elif t in ("~", "!") and not self.binary(i):
            self.change(i, i, "", "logic")
        elif t in ("&&", "||"):
            self.logic(i)
        elif t == "?":
            self.ternary(i)
        elif NUMBER.match(t):
            self.number(i)
        elif NAME.match(t):
            self.name(i)

    def in_loop_head(self, i):
        return any(s.kind == "for" and s.cond[0] <= i <= s.cond[1] for s in self.body.statements.walk())

    def operand(self, i, step, weak):
        """The far end of the operand that starts beside token i."""
        b, j = self.body, i + step
        while 0 <= j < len(b.tokens):
            t = b.t(j)
            if j in b.partner and (b.partner[j] > j) == (step > 0):
                j = b.partner[j] + step
                continue
            if t in STOP or t == "||" or (weak == "&&" and t == "&&"):
                break
            j += step
        return j - step

    def logic(self, i):
        t = self.body.t(i)
        self.change(i, i, "&&" if t == "||" else "||", "logic")
        neutral = "1" if t == "&&" else "0"
        left, right = self.operand(i, -1, t), self.operand(i, 1, t)
        self.change(left, i - 1, neutral, "drop operand")
        self.change(i + 1, right, neutral, "drop operand")

    def ternary(self, i):
        b = self.body
        j = i + 1
        depth = 0
        while b.t(j) != ":" or depth:
            depth += {"?": 1, ":": -1}.get(b.t(j), 0)
            j = b.partner[j] if b.t(j) in CLOSERS else j
            j += 1
        k = j + 1
        while b.t(k) not in (";", ",", ")", "]", "}"):
            k = b.partner[k] if b.t(k) in CLOSERS else k
            k += 1
        self.change(i + 1, k - 1, "%s : %s" % (b.span(j + 1, k - 1), b.span(i + 1, j - 1)), "swap arms")
        left = self.operand(i, -1, "?")
        while b.t(left - 1) in ("&&", "||"):
            left = self.operand(left - 1, -1, "?")
        was = b.span(left, i - 1)
        self.change(left, i - 1, "!(%s)" % was, "negate condition")

    def number(self, i):
        m = NUMBER.match(self.body.t(i))
        n = int(m[1], 0)
        loop = "loop bound" if self.in_loop_head(i) else "constant"
        for k in ([n + 1, n - 1] if n > 0 else [1]):
            self.change(i, i, "%d%s" % (k, m[2]), loop)

    def name(self, i):
        b, t = self.body, self.body.t(i)
        before, after = b.t(i - 1), b.t(i + 1)
        if before in (".", "->"):
            self.field(i)
        elif after == "(":
            if t not in ("if", "for", "while", "switch", "return", "sizeof"):
                self.call(i)
        elif t in self.names.constants:
            for new in self.pick(i, self.names.family(t)):
                self.change(i, i, new, "wrong constant")
            if before != "return" and not t.startswith("E_"):
                self.change(i, i, "(%s + 1u)" % t, "constant")
                self.change(i, i, "(%s - 1u)" % t, "constant")
        elif after == "[" and t in self.names.globals:
            same = [n for n, ty in self.names.globals.items() if ty == self.names.globals[t]]
            for new in self.pick(i, same):
                self.change(i, i, new, "wrong array")
        elif t in self.scalars:
            same = [n for n, ty in self.scalars.items() if ty == self.scalars[t] and "*" not in ty[0]]
            for new in self.pick(i, same):
                self.change(i, i, new, "wrong index" if before == "[" else "wrong variable")

    def pick(self, i, names):
        """A few of the names, in an order that depends on the place only."""
        names = sorted(set(names) - {self.body.t(i)})
        line = self.text[self.text.rfind("\n", 0, self.body.tokens[i].at) + 1:].split("\n", 1)[0].strip()
        near = [n for n in names if n in self.locals]
        far = sorted((n for n in names if n not in self.locals), key=lambda n: digest(self.function.name, line, str(i - self.line_first(i)), n))
        return (near + far)[:PER_NAME]

    def line_first(self, i):
        at = self.text.rfind("\n", 0, self.body.tokens[i].at)
        return next(j for j, t in enumerate(self.body.tokens) if t.at > at)

    def field(self, i):
        t = self.body.t(i)
        for fields in self.names.fields.values():
            types = dict(fields)
            if t in types:
                for new in self.pick(i, [n for n, ty in fields if ty[1] == types[t][1]]):
                    self.change(i, i, new, "wrong field")

    def call(self, i):
        """Two arguments that both are numbers, exchanged."""
        b, kinds = self.body, self.names.calls.get(self.body.t(i), [])
        args, j, start, end = [], i + 2, i + 2, b.partner[i + 1]
        while j < end:
            if b.t(j) in CLOSERS:
                j = b.partner[j]
            elif b.t(j) == ",":
                args.append((start, j - 1))
                start = j + 1
            j += 1
        if start < end:
            args.append((start, end - 1))
        if len(kinds) != len(args):
            return
        for k in range(len(args)):
            for l in range(k + 1, len(args)):
                if "*" in kinds[k][0] + kinds[l][0] or l > k + 2:
                    continue
                (a, c), (d, e) = args[k], args[l]
                between = b.text[b.tokens[c].end:b.tokens[d].at]
                if b.span(a, c) != b.span(d, e):
                    self.change(a, e, b.span(d, e) + between + b.span(a, c), "swap arguments")


CLOSERS = ("(", "[", "{")


def digest(*words):
    return hashlib.sha256("\0".join(words).encode()).hexdigest()


class Mutant:
    """A change of one function, with a name that stays the same as long as the function has that line."""

    def __init__(self, src, function, change, name):
        self.source, self.function, self.change, self.id = src, function, change, name
        text = src.text
        self.line = text.count("\n", 0, change.at) + 1

    def text(self):
        return self.change.apply(self.source.text)

    def words(self):
        """The lines before and after, on one line."""
        text = self.source.text
        first = text.rfind("\n", 0, self.change.at) + 1
        last = text.find("\n", self.change.end)
        cut = lambda s: re.sub(r"\s+", " ", s).strip()
        was = cut(text[first:last])
        now = cut(text[first:self.change.at] + self.change.new + text[self.change.end:last])
        return "`%s` -> `%s`" % (was, now)


def mutants(src, function, names):
    """All mutants of a function, in the order of the text."""
    seen, out = {}, []
    for c in Planter(src.text, function, names).all():
        first = src.text.rfind("\n", 0, c.at) + 1
        line = src.text[first:src.text.find("\n", c.at)].strip()
        key = (line, c.at - first, src.text[c.at:c.end], c.new)
        seen[key] = seen.get(key, 0) + 1
        name = digest(src.path, function.name, line, str(c.at - first), src.text[c.at:c.end], c.new, str(seen[key]))[:10]
        out.append(Mutant(src, function, c, name))
    return out
