# SPDX-License-Identifier: BSD-2-Clause
"""The text in which the link of a function to the abstract model is proved.

The model's equations make every hypothesis dear, so the text has as few as possible: the function, the headers it includes
(in place, so that the text is all there is), the contracts of what it calls, and no other contract. What stands in it
is also what the cache goes by.
"""

import os
import re

import source

CONTRACT = re.compile(r"(/\*@(?!\s*(?:ghost|predicate|logic|lemma|axiomatic)\b)(?:(?!\*/).)*\*/)\s*" + source.ATTRIBUTE +
                      r"(?:\w+[\s*]+)+?(\w+)\s*\(", re.S)


def text(src, function):
    """All that Frama-C gets, with a check that the function does not end in a contradiction."""
    wanted = {function} | src.seen[function]
    return source.with_exit_check(expand(src, src.path, src.without_bodies(function, True), wanted, set()), function)


def expand(src, path, own, wanted, done):
    """A file with the headers of ours that it includes, each once."""
    done.add(path)
    out = ['# 1 "%s"' % path]
    for n, line in enumerate(trimmed(own, wanted).split("\n"), 1):
        m = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        file = header(m[1], path, src) if m else None
        if not file:
            out.append(line)
        elif file not in done:
            out += [expand(src, file, bodiless(file), wanted, done), '# %d "%s"' % (n + 1, path)]
        else:
            out.append("")
    return "\n".join(out)


def bodiless(path):
    """A header without the bodies of its functions."""
    own, out, at = source.read(path), [], 0
    for f in source.scan(own):
        out += [own[at:f.body], ";", re.sub(r"[^\n]", "", own[f.body:f.end])]
        at = f.end
    return "".join(out) + own[at:]


def header(name, includer, src):
    for d in [os.path.dirname(includer), os.path.dirname(src.path)] + source.INCLUDE:
        file = os.path.normpath(os.path.join(d, name))
        if os.path.exists(file):
            return file
    return None


def trimmed(own, wanted):
    """Without comments and without the contracts of functions that are not wanted; lines where they were."""
    own = re.sub(r"/\*(?!@).*?\*/", lambda m: source.blank(m[0]), own, flags=re.S)
    return CONTRACT.sub(lambda m: m[0] if m[2] in wanted else source.blank(m[1]) + m[0][len(m[1]):], own)


def bare(unit_text):
    """A unit's text without places."""
    return [line.rstrip() for line in unit_text.split("\n") if line.strip() and not re.match(r'# \d+ "', line)]
