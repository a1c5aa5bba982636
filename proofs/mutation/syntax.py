# SPDX-License-Identifier: BSD-2-Clause
"""Just enough of C to plant bugs in a function's body: its tokens, statements, and the names it can see.

The text is looked at without comments (and so without annotations and ghost code), strings and preprocessor lines,
but with everything in its place, so a change is a span of the file and what goes in there.
"""

import re

import source

TOKEN = re.compile(r"[A-Za-z_]\w*|0[xX][0-9A-Fa-f]+[uUlL]*|\d+[uUlL]*|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\S")
WORDS = {"if", "else", "for", "while", "do", "switch", "case", "default", "break", "continue", "return", "goto", "sizeof"}
TYPEWORDS = {"const", "static", "struct", "unsigned", "int", "void", "volatile", "extern", "char", "_Noreturn"}
CLOSE = {"(": ")", "[": "]", "{": "}"}


class Token:
    def __init__(self, text, at):
        self.text, self.at, self.end = text, at, at + len(text)

    def __repr__(self):
        return self.text


class Statement:
    """kind: expression, return, break, continue, if, for, while, do, switch, block, declaration, case, empty.
    first and last are its tokens; cond the tokens of a condition; parts the statements in it."""

    def __init__(self, kind, first, last, cond=(0, 0), parts=(), orelse=None):
        self.kind, self.first, self.last, self.cond, self.parts, self.orelse = kind, first, last, cond, list(parts), orelse

    def walk(self):
        yield self
        for p in self.parts + ([self.orelse] if self.orelse else []):
            yield from p.walk()


class Body:
    """The body of a function in a text: tokens, which bracket closes which, and the statements."""

    def __init__(self, text, function):
        self.text = text
        bare = source.code(text)
        self.tokens = [Token(m[0], function.body + m.start()) for m in TOKEN.finditer(bare[function.body:function.end])]
        self.partner = self.brackets()
        self.statements = self.block(0)
        self.types = self.type_tokens()

    def t(self, i):
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def span(self, first, last):
        """The text from one token to another, both included."""
        return self.text[self.tokens[first].at:self.tokens[last].end]

    def annotated(self, first, last):
        return "@" in self.span(first, last)

    def brackets(self):
        partner, open_ = {}, []
        for i, tok in enumerate(self.tokens):
            if tok.text in CLOSE:
                open_.append(i)
            elif tok.text in CLOSE.values():
                partner[i] = open_.pop()
                partner[partner[i]] = i
        return partner

    def block(self, i):
        """The block whose { is token i."""
        end, parts, j = self.partner[i], [], i + 1
        while j < end:
            s = self.statement(j)
            parts.append(s)
            j = s.last + 1
        return Statement("block", i, end, parts=parts)

    def semicolon(self, i):
        while self.t(i) != ";":
            i = self.partner[i] if self.t(i) in CLOSE else i
            i += 1
        return i

    def statement(self, i):
        word = self.t(i)
        if word == "{":
            return self.block(i)
        if word == ";":
            return Statement("empty", i, i)
        if word in ("if", "while", "for", "switch"):
            return self.compound(i, word)
        if word == "do":
            inner = self.statement(i + 1)
            end = self.semicolon(inner.last + 1)
            return Statement("do", i, end, (inner.last + 3, end - 2), [inner])
        if word in ("case", "default"):
            j = i
            while self.t(j) != ":":
                j += 1
            return Statement("case", i, j)
        end = self.semicolon(i)
        if word in ("return", "break", "continue"):
            return Statement(word, i, end)
        return Statement("declaration" if self.declares(i) else "expression", i, end)

    def compound(self, i, word):
        close = self.partner[i + 1]
        inner = self.statement(close + 1)
        orelse, end = None, inner.last
        if word == "if" and self.t(inner.last + 1) == "else":
            orelse = self.statement(inner.last + 2)
            end = orelse.last
        return Statement(word, i, end, (i + 2, close - 1), [inner], orelse)

    def declares(self, i):
        a, b = self.t(i), self.t(i + 1)
        return a in TYPEWORDS or (re.match(r"[A-Za-z_]", a) and re.match(r"[A-Za-z_]", b) is not None) or \
            (a.endswith("_t") and b == "*")

    def type_tokens(self):
        """Tokens that are no expression: what a declaration says before its =, and casts."""
        out = set()
        for s in self.statements.walk():
            if s.kind == "declaration":
                out |= self.declarator(s.first, s.last)
            elif s.kind == "for" and self.declares(s.cond[0]):
                out |= self.declarator(s.cond[0], self.semicolon(s.cond[0]))
        for i, tok in enumerate(self.tokens):
            if tok.text == "(" and self.cast(i):
                out |= set(range(i, self.partner[i] + 1))
        return out

    def declarator(self, first, last):
        end = first
        while end < last and self.t(end) != "=":
            end += 1
        return set(range(first, end))

    def cast(self, i):
        inside = [self.t(j) for j in range(i + 1, self.partner[i])]
        return bool(inside) and all(w in TYPEWORDS or w.endswith("_t") or w == "*" for w in inside) and \
            not re.match(r"\w", self.t(i - 1)) or (bool(inside) and self.t(i - 1) == "sizeof")


# ---- names -------------------------------------------------------------------------------------------

def flat(text):
    return re.sub(r"\s+", " ", text)


def declared(decl):
    """[(name, (type, dimensions))] of 'type a[N], *b' as in a field, a parameter or a variable."""
    decl = re.sub(r"\b(?:const|static|extern|volatile|struct)\b|__attribute__.*", "", flat(decl).split("=")[0]).strip()
    m = re.match(r"(\w+)\s*(.+)$", decl)
    if not m:
        return []
    out = []
    for one in m[2].split(","):
        d = re.match(r"\s*(\**)\s*(\w+)\s*((?:\[[^\]]*\]\s*)*)(?:IN_SECTION.*)?$", one)
        if d:
            out.append((d[2], (m[1] + d[1], flat(d[3]).strip())))
    return out


class Names:
    """What can stand for what: variables and arrays of one type, fields of one type, constants of one family."""

    def __init__(self, texts):
        self.globals, self.fields, self.calls, self.constants = {}, {}, {}, {}
        for text in texts:
            self.macros(text)
            bare = source.code(text)
            for m in re.finditer(r"typedef\s+struct\s*\{(.*?)\}\s*(\w+)\s*;", bare, re.S):
                self.fields[m[2]] = [d for decl in m[1].split(";") for d in declared(decl)]
            bare = re.sub(r"typedef\s+struct\s*\{.*?\}\s*\w+\s*;", lambda m: source.blank(m[0]), bare, flags=re.S)
            self.outside(self.top_level(bare))

    @staticmethod
    def top_level(bare):
        out, depth = [], 0
        for c in bare:
            depth += {"{": 1, "}": -1}.get(c, 0)
            out.append(c if depth == 0 and c != "}" else ";" if c == "}" and depth == 0 else " ")
        return "".join(out)

    def outside(self, bare):
        for decl in bare.split(";"):
            m = re.search(r"\b(\w+)\s*\(([^()]*)\)\s*(?:__attribute__.*)?$", decl.strip(), re.S)
            if m and "=" not in decl:
                self.calls[m[1]] = [d[0][1] for d in (declared(p) for p in m[2].split(",")) if d]
            elif "(" not in re.sub(r"__attribute__.*|IN_SECTION.*", "", decl):
                self.globals.update(declared(decl))

    def macros(self, text):
        """Constants by family, which is what comes before the first _; N... are sizes and null values."""
        for m in re.finditer(r"^[ \t]*#[ \t]*define[ \t]+([A-Z]\w*)[ \t]+([^\s/][^\n]*)", text, re.M):
            name = m[1]
            family = name.split("_")[0] + "_" if "_" in name else "N" if name.startswith("N") else ""
            if re.search(r"\d|[A-Z]", m[2]) and '"' not in m[2] and "\\" not in m[2]:
                self.constants[name] = family

    def family(self, name):
        f = self.constants.get(name)
        return sorted(n for n in self.constants if f and self.constants[n] == f and n != name)

    def locals_of(self, text, function, body):
        """Parameters and local variables of a function."""
        head = source.code(text)[function.head:function.body].rstrip()
        out = {}
        m = re.search(r"\(([^()]*)\)\s*$", head)
        for p in (m[1] if m else "").split(","):
            out.update(declared(p))
        for s in body.statements.walk():
            if s.kind == "declaration":
                out.update(declared(body.span(s.first, s.last - 1)))
            elif s.kind == "for" and body.declares(s.cond[0]):
                out.update(declared(body.span(s.cond[0], body.semicolon(s.cond[0]) - 1)))
        return out
