"""Draws what CloudWatch answered to the dashboard's queries, in the dashboard's own layout, as SVG."""

import datetime
import html
import json
import math
from pathlib import Path

KEPT, DRAWN = Path("k6/results/dashboard.json"), Path("k6/results/dashboard.svg")

COLUMN, ROW, GAP, FLAT = 46, 36, 6, 1.7
COLOURS = ("#1f77b4", "#ff7f0e", "#2ca02c", "#d62728", "#9467bd", "#8c564b", "#e377c2", "#7f7f7f")
INK, SOFT, RULE = "#16191f", "#545b64", "#d5dbdb"
LETTER = 6.5


def text(x, y, words, size=11, colour=INK, anchor="start", weight="normal"):
    return (f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}" '
            f'font-weight="{weight}">{html.escape(str(words))}</text>')


def ceiling(value):
    """The next round number above, to end an axis with: 1, 2, 4, 5 or 10 times a power of ten."""
    if value <= 0:
        return 1
    power = 10 ** math.floor(math.log10(value))
    return next(round(times * power, 12) for times in (1, 2, 4, 5, 10) if times * power >= value * 0.999)


def told(value):
    return f"{value / 1000:g}k" if value >= 10_000 else f"{value:g}"


def legend(lines, x, width):
    """Rows of (offset, label, colour) that fit into `width`."""
    rows, row, at = [], [], 0
    for number, line in enumerate(lines):
        label = line["label"] + (" *" if line["reckoned_here"] else "")
        needed = len(label) * LETTER + 22
        if row and at + needed > width:
            rows, row, at = [*rows, row], [], 0
        row.append((x + at, label, COLOURS[number % len(COLOURS)]))
        at += needed
    return [*rows, row]


def stacked(lines):
    """Each line with where it begins and ends: on top of the one before."""
    below = {}
    for line in lines:
        points = [(at, below.get(at, 0.0), below.get(at, 0.0) + value) for at, value in line["points"]]
        below |= {at: top for at, _, top in points}
        yield points


def marks(x, y, width, height, most, kept):
    drawn = []
    for part in (0, 0.5, 1):
        level = y + height - part * height
        drawn.append(f'<line x1="{x}" x2="{x + width}" y1="{level:.1f}" y2="{level:.1f}" stroke="{RULE}"/>')
        drawn.append(text(x - 5, level + 4, told(part * most), 10, SOFT, "end"))
    span = kept["to"] - kept["from"]
    every = 60 * max(1, math.ceil(span / 60 / max(2, width // 70)))
    for at in range(kept["from"], kept["to"] + 1, every):
        across = x + (at - kept["from"]) / span * width
        when = datetime.datetime.fromtimestamp(at, datetime.timezone.utc).strftime("%H:%M")
        drawn.append(text(across, y + height + 14, when, 10, SOFT, "middle"))
    return drawn


def plot(widget, kept, x, y, width, height):
    lines = widget["lines"]
    places = list(stacked(lines)) if widget["properties"]["stacked"] else [
        [(at, 0.0, value) for at, value in line["points"]] for line in lines]
    most = ceiling(max((top for points in places for _, _, top in points), default=0))
    span = kept["to"] - kept["from"]

    def place(at, value):
        return f"{x + (at - kept['from']) / span * width:.1f},{y + height - value / most * height:.1f}"

    drawn = marks(x, y, width, height, most, kept)
    for number, points in enumerate(places):
        colour = COLOURS[number % len(COLOURS)]
        tops = [place(at, top) for at, _, top in points]
        if widget["properties"]["stacked"] and points:
            area = tops + [place(at, bottom) for at, bottom, _ in reversed(points)]
            drawn.append(f'<polygon points="{" ".join(area)}" fill="{colour}" fill-opacity=".5"/>')
        drawn.append(f'<polyline points="{" ".join(tops)}" fill="none" stroke="{colour}" stroke-width="1.8"/>')
    return drawn


def graph(widget, kept, x, y, width, height):
    title = widget["properties"]["title"]
    drawn = [f'<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="#fff" stroke="{RULE}" rx="3"/>',
             text(x + 10, y + 18, title, 12.5, INK, weight="600")]
    if not any(line["points"] for line in widget["lines"]):
        where = (y + height / 2 + 5) if height > 3 * ROW else y + 40
        return [*drawn, text(x + 10, where, nothing(widget), 11.5, SOFT)]
    rows = legend(widget["lines"], x + 12, width - 20)
    top, foot = y + 32, y + height - 8 - 14 * len(rows)
    drawn += plot(widget, kept, x + 44, top, width - 64, foot - 22 - top)
    for number, row in enumerate(rows):
        level = foot + 14 * number + 8
        for at, label, colour in row:
            drawn.append(f'<rect x="{at:.0f}" y="{level - 8:.0f}" width="9" height="9" fill="{colour}"/>')
            drawn.append(text(at + 13, level, label))
    return drawn


def nothing(widget):
    """Why a graph is empty, by who would have filled it."""
    asked = next(part for row in widget["properties"]["metrics"] for part in row if isinstance(part, str))
    return f"filled by AWS alone ({asked})" if asked.startswith("AWS/") else "filled by functions alone: none ran"


def levels(kept):
    """Where each row of the layout begins, and how high it is. A row in which nothing has values is drawn flat."""
    rows = {}
    for widget in kept["widgets"]:
        filled = any(line["points"] for line in widget["lines"])
        rows.setdefault(widget["y"], []).append((widget["height"], filled or widget["type"] == "text"))
    at, found = 0, {}
    for y, parts in sorted(rows.items()):
        height = max(height for height, _ in parts) if any(filled for _, filled in parts) else FLAT
        found[y] = (at * ROW, height * ROW)
        at += height
    return found, at * ROW


def draw():
    kept = json.loads(KEPT.read_text())
    begins, height = levels(kept)
    width, drawn = 24 * COLUMN, []
    for widget in kept["widgets"]:
        top, tall = begins[widget["y"]]
        x, wide = widget["x"] * COLUMN + GAP / 2, widget["width"] * COLUMN - GAP
        if widget["type"] == "text":
            words = widget["properties"]["markdown"].removeprefix("## ")
            drawn.append(text(x + 4, top + tall - 10, words, 15, INK, weight="600"))
        else:
            drawn += graph(widget, kept, x, top + GAP / 2, wide, tall - GAP)
    if any(line["reckoned_here"] for widget in kept["widgets"] for line in widget["lines"]):
        drawn.append(text(8, height + 16, "* the quotient of the dashboard's expression, reckoned by the script from the "
                                          "two metrics: the emulator knows no expressions", 11, SOFT))
    DRAWN.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height + 26:.0f}" width="{width}" role="img" '
        f'aria-label="The dashboard of the order gateway" font-family="system-ui, \'Segoe UI\', Helvetica, Arial, '
        f'sans-serif">\n<rect width="{width}" height="{height + 26:.0f}" fill="#f2f3f3"/>\n' + "\n".join(drawn) + "\n</svg>\n")


if __name__ == "__main__":
    draw()
