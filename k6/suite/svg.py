"""Pictures of a run, as SVG that reads on light and on dark."""

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 900, 220, 50, 50, 24, 30
GREY = "#888"
COLOURS = {"good": "#2a9d5c", "shed": "#e0a030", "unavailable": "#c84040", "wrong": "#a000a0"}
LINE = "#3a6ea5"


def _scale(most, length):
    return length / most if most else 0


def _frame(left_label, right_label, marks, content):
    label = f'fill="{GREY}"'
    ticks = "".join(f'<text x="{x:.0f}" y="{HEIGHT - 10}" text-anchor="middle" {label}>{text}</text>'
                    for x, text in marks)
    base = HEIGHT - BOTTOM
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" role="img" '
            f'font-family="system-ui, sans-serif" font-size="11">'
            f'<text x="4" y="14" {label}>{left_label}</text>'
            f'<text x="{WIDTH - 4}" y="14" text-anchor="end" {label}>{right_label}</text>{content}'
            f'<line x1="{LEFT}" y1="{base}" x2="{WIDTH - RIGHT}" y2="{base}" stroke="{GREY}"/>{ticks}</svg>')


def _path(points, colour, dash=""):
    joined = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polyline points="{joined}" fill="none" stroke="{colour}" stroke-width="2" stroke-dasharray="{dash}"/>'


def timeline(seconds):
    """Orders of each second by outcome as bars, and the p99 of those that were taken as a line."""
    last = seconds[-1]["second"] + 1
    most = max(sum(each[outcome] for outcome in COLOURS) for each in seconds)
    slowest = max(1.0, max(each["p99"] for each in seconds))
    across, up = _scale(last, WIDTH - LEFT - RIGHT), _scale(most, HEIGHT - TOP - BOTTOM)
    bars, base = [], HEIGHT - BOTTOM
    for each in seconds:
        top = base
        for outcome, colour in COLOURS.items():
            tall = each[outcome] * up
            top -= tall
            if tall:
                bars.append(f'<rect x="{LEFT + each["second"] * across:.1f}" y="{top:.1f}" '
                            f'width="{max(1, across - 1):.1f}" height="{tall:.1f}" fill="{colour}" fill-opacity=".7"/>')
    line = [(LEFT + (each["second"] + 0.5) * across, base - each["p99"] * _scale(slowest, HEIGHT - TOP - BOTTOM))
            for each in seconds if each["good"]]
    every = max(1, last // 12)
    marks = [(LEFT + second * across, f"{second} s") for second in range(0, last, every)]
    told = ", ".join(f'<tspan fill="{colour}">{outcome}</tspan>' for outcome, colour in COLOURS.items()
                     if any(each[outcome] for each in seconds))
    return _frame(f"orders a second, up to {most}: {told}", f"p99 of those taken (line), up to {slowest:.0f} ms", marks,
                  "".join(bars) + _path(line, LINE))


def latency(rates, spread=()):
    """p50 and p99 over the offered rate, both on a scale of powers of ten; `spread` has (rate, lowest, highest) of these."""
    from math import log10

    rates = [(rate, taken, good) for rate, taken, good in rates if good["p50"] > 0]
    if not rates:
        return ""
    most = max(rate for rate, _, _ in rates)
    slowest = max(2, log10(max([good["p99"] for _, _, good in rates] + [high for _, _, high in spread])))
    across, up = _scale(most, WIDTH - LEFT - RIGHT), _scale(slowest, HEIGHT - TOP - BOTTOM)

    def points(which):
        return [(LEFT + rate * across, HEIGHT - BOTTOM - max(0.0, log10(good[which])) * up) for rate, _, good in rates]

    def height(value):
        return HEIGHT - BOTTOM - max(0.0, log10(max(value, 1))) * up

    bars = "".join(f'<line x1="{LEFT + rate * across:.1f}" x2="{LEFT + rate * across:.1f}" y1="{height(low):.1f}" '
                   f'y2="{height(high):.1f}" stroke="{LINE}" stroke-width="6" stroke-opacity=".25"/>'
                   for rate, low, high in spread)
    lines = bars + "".join(
        f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{HEIGHT - BOTTOM - power * up:.0f}" '
        f'y2="{HEIGHT - BOTTOM - power * up:.0f}" stroke="{GREY}" stroke-opacity=".3"/>'
        f'<text x="{LEFT - 6}" y="{HEIGHT - BOTTOM - power * up + 4:.0f}" text-anchor="end" fill="{GREY}">{10 ** power}'
        "</text>" for power in range(0, int(slowest) + 1))
    marks = [(LEFT + rate * across, f"{rate}/s") for rate, _, _ in rates]
    return _frame("milliseconds (each line ten times the one below)", "p50 dashed, p99 solid; offered orders a second",
                  marks, lines + _path(points("p50"), LINE, "5 4") + _path(points("p99"), LINE))
