# SPDX-License-Identifier: BSD-2-Clause
"""Pictures of the results: one pair of bars for each figure, ours as a share of the peer's; and the cost of kernel
operations with more and more waiting callers, threads and domains."""

from xml.sax.saxutils import escape

from reference import REFERENCES

WIDTH, LEFT, RIGHT, TOP, ROW = 960, 330, 170, 62, 26
SCALE_MAX = 1.5     # longer bars are cut off there and marked
OURS_MET, OURS_MISSED, THEIRS, GOAL = "#2a7ab0", "#c4501b", "#d5d9dd", "#222222"


def text(x, y, content, anchor="start", size=12, colour="#222222"):
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
            f'fill="{colour}">{escape(content)}</text>')


def rectangle(x, y, width, height, colour):
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height}" fill="{colour}"/>'


def short(value):
    for limit, unit in ((1e6, "M"), (1e4, "k")):
        if value >= limit:
            return f"{value / limit * (10 if unit == 'k' else 1):.3g} {unit}"
    return str(value)


def rows(results):
    """Linux' own figures are the machine's, not ours: no bar."""
    return [r for r in results if r["id"] in REFERENCES and not r["id"].endswith(".linux")]


def draw_row(result, y, length):
    ref, value = REFERENCES[result["id"]], result["value"]
    ratio = value / ref.figure
    colour = OURS_MISSED if ref.must is not None and value > ref.must else OURS_MET
    parts = [text(LEFT - 10, y + 13, ref.what, "end"),
             rectangle(LEFT, y, length(1), 18, THEIRS),
             rectangle(LEFT, y + 4, length(min(ratio, SCALE_MAX)), 10, colour)]
    if ref.must is not None:
        parts.append(rectangle(LEFT + length(ref.must / ref.figure) - 1, y, 2, 18, GOAL))
    cut = " (cut)" if ratio > SCALE_MAX else ""
    parts.append(text(WIDTH - RIGHT + 10, y + 13, f"{short(value)} : {short(ref.figure)} {ref.peer}{cut}"))
    return parts


def svg(results):
    shown = rows(results)
    height = TOP + ROW * len(shown) + 20
    unit = (WIDTH - LEFT - RIGHT) / SCALE_MAX
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
             f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">',
             rectangle(0, 0, WIDTH, height, "#ffffff"),
             text(12, 22, "MicroTEE: guest instructions, as a share of what the peer needs", size=16),
             text(12, 42, "grey: the peer (100 %); blue: ours, goal met; orange: ours, goal missed; line: the goal "
                          "(\"must\")")]
    for i, result in enumerate(shown):
        parts += draw_row(result, TOP + i * ROW, lambda share: share * unit)
    return "\n".join(parts + ["</svg>", ""])


LINES = ("#2a7ab0", "#c4501b", "#4a8a3c")
LOAD_WIDTH, LOAD_HEIGHT, MARGIN = 640, 360, 60


def load_panel(load, x, top):
    """One of trace.py's loads, drawn from x on; `top` is the largest value of all."""
    last, right = load["n"][-1], x + LOAD_WIDTH - 3 * MARGIN

    def place(n, value):
        return (x + MARGIN + n / last * (right - x - MARGIN),
                LOAD_HEIGHT - MARGIN - value / top * (LOAD_HEIGHT - 2 * MARGIN))

    parts = [text(x + MARGIN, 50, "with " + load["what"]),
             rectangle(x + MARGIN, LOAD_HEIGHT - MARGIN, right - x - MARGIN, 1, GOAL)]
    parts += [text(place(n, 0)[0], LOAD_HEIGHT - MARGIN + 18, str(n), "middle") for n in load["n"]]
    for (name, values), colour in zip(load["operations"].items(), LINES):
        points = [place(n, v) for n, v in zip(load["n"], values) if v is not None]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        parts.append(f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>')
        parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="3" fill="{colour}"/>' for px, py in points]
        parts.append(text(points[-1][0] + 10, points[-1][1] + 4, f"{name} {values[-1]}", colour=colour))
    return parts


def load_svg(loads):
    """loads: bench/trace.py's, one panel each."""
    top = max(v for load in loads for values in load["operations"].values() for v in values if v is not None) * 1.2
    width = LOAD_WIDTH * len(loads)
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{LOAD_HEIGHT}" '
             f'viewBox="0 0 {width} {LOAD_HEIGHT}" font-family="sans-serif">',
             rectangle(0, 0, width, LOAD_HEIGHT, "#ffffff"),
             text(MARGIN, 28, "Kernel instructions of one operation", size=15)]
    for i, load in enumerate(loads):
        parts += load_panel(load, i * LOAD_WIDTH, top)
    return "\n".join(parts + ["</svg>", ""])
