# SPDX-License-Identifier: BSD-2-Clause
"""What has been proved before, under a key made of all that the proof saw.

An entry holds Frama-C's output, not a verdict: it is judged anew each time, by today's rules. Only runs that
were good when they were made are kept.
"""

import glob
import hashlib
import json
import os
import threading
import time

import source
import wp

PLACE = wp.OUT + "/cache"
TIMES = PLACE + "/times"
LOCK = threading.Lock()


def digest(parts):
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def key(unit, with_smoke, tools):
    """All that can change what Frama-C says of a unit. Where in the file it stands is not part of it."""
    src = unit.source
    system = [(f, source.read(f)) for f in src.reads(unit.link) if f.startswith("/")]
    return digest(["function", unit.name, src.path, source.bare(unit.text()), src.lemmas, system, sorted(unit.premises().items()),
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
