# SPDX-License-Identifier: BSD-2-Clause
"""What has been proved before, under a key made of all that the proof saw.

An entry holds Frama-C's output, not a verdict: it is judged anew each time, by today's rules. Only runs that
were good when they were made are kept.
"""

import glob
import hashlib
import json
import os
import re
import threading
import time

import source
import wp

PLACE = wp.OUT + "/cache"
TIMES = PLACE + "/times"
LOCK = threading.Lock()


def digest(parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def imports(path):
    """A WhyML file and those of ours that it imports, directly or not."""
    out, todo = set(), [path]
    while todo:
        f = todo.pop()
        if f in out or not os.path.exists(f):
            continue
        out.add(f)
        here = os.path.dirname(f)
        todo += [os.path.join(here, m + ".mlw") for m in re.findall(r"^\s*(?:use|clone)\s+(?:import\s+|export\s+)?(\w+)\.", source.read(f), re.M)]
    return sorted(out)


def driver_files(driver):
    """The driver, and every WhyML file that it makes WP read."""
    files = {driver}
    for name in re.findall(r"why3\.import\s*\+?=\s*\"(\w+)", source.read(driver)):
        files |= set(imports("spec/%s.mlw" % name))
    for name in re.findall(r"\"([^\":]+\.mlw)", source.read(driver)):
        files |= set(imports(os.path.normpath(os.path.join(os.path.dirname(driver), name))))
    return sorted(files)


def key(unit, with_smoke, tools):
    """All that can change what Frama-C says of a unit. Where in the file it stands is not part of it."""
    src = unit.source
    system = [(f, source.read(f)) for f in src.reads(unit.link) if f.startswith("/")]
    model = [(f, source.read(f)) for f in driver_files(wp.DRIVER)] if unit.uses_model() else []
    return digest(["function", unit.name, src.path, source.bare(unit.text()), src.lemmas, system, model,
                   wp.command(unit, with_smoke, "UNIT"), tools, source.read("proofs/armv7.ml"), source.read(wp.OUT + "/why3.conf").replace(os.getcwd(), ".")])


def get(k):
    place = "%s/%s.json" % (PLACE, k)
    try:
        entry = json.loads(source.read(place))
        os.utime(place)
        return entry
    except (FileNotFoundError, ValueError):
        return None


def put(k, entry):
    wp.write("%s/%s.json" % (PLACE, k), json.dumps(entry))


def times():
    """Seconds that each job took when it last ran, by name."""
    try:
        return json.loads(source.read(TIMES))
    except (FileNotFoundError, ValueError):
        return {}


def remember(new):
    """Done after each job, so that a run that is cut off leaves its times, too."""
    with LOCK:
        wp.write(TIMES, json.dumps(dict(times(), **new), indent=0, sort_keys=True))


def prune(days=30):
    """Drop what has not been asked for in a long time."""
    for f in glob.glob(PLACE + "/*.json"):
        if time.time() - os.stat(f).st_mtime > days * 86400:
            os.unlink(f)
