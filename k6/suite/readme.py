"""The README's report: a section between two marks, made of the raw results of k6/measure in k6/results."""

import json
import re
import statistics
from pathlib import Path

import plan
import report
import svg

README, KEPT = Path("README.md"), Path("k6/results")
MARKS = ("<!-- k6/report begins -->", "<!-- k6/report ends -->")
LOAD, FAULTS = "measured-load.svg", "measured-faults.svg"
FORMS = ("inline", "gateway")
# Beyond this p99 a rate is more than can be done; the same as the script `ramp` holds.
WITHIN = 250

NOT_SHOWN = """\
What it does not show: a network, TLS or the real AWS (all is on one machine, and the stub answers after exactly 4, 12
and 8 ms); more than one core for the gateway in the first table, and more than two for gateway, stub and callers
together in the second; a process that has run for hours; how fast anybody else's machine is. k6 shares its core with
the stub, so that at the highest rates the two are slow themselves; `dropped` are orders that k6 could not send. The time
line of faults is of the embedded AWS, whose table is slower than a real one, so that a call on it and an answer may take
longer there than is preset (`DYNAMODB_ATTEMPT_TIMEOUT=2s`, `REQUEST_DEADLINE=4s`); its latencies say how the gateway finds
its way back, and nothing of how fast it is. Each row of the first table is of some seconds only."""


def runs(kind):
    files = sorted(KEPT.glob(f"{kind}-*.json"), key=lambda file: int(re.search(r"(\d+)\.json", file.name)[1]))
    return [json.loads(file.read_text()) for file in files]


def number(value, places):
    return f"{value:,.{places}f}"


def spread(values, places=0):
    """The median, and from lowest to highest."""
    middle = number(statistics.median(values), places)
    low, high = number(min(values), places), number(max(values), places)
    return middle if low == high else f"{middle} ({low} to {high})"


def result(run, name):
    return next(each for each in run["results"] if each["name"] == name)


# Latency against offered load -----------------------------------------------------------------------------------------


def by_rate(loads):
    """For each rate, of each run: what was taken a second, the times of these, refusals and what k6 dropped."""
    found = {}
    for run in loads:
        ramp = result(run, "ramp")
        for rate, taken, good in plan.rates(ramp):
            shed = ramp["scenarios"][f"at_{rate}"].get("order shed", {"count": 0})["count"]
            found.setdefault(rate, []).append((taken, good, shed, ramp["dropped"].get(f"at_{rate}", 0)))
    return found


def load_table(rates):
    rows = [[number(rate, 0), spread([taken for taken, *_ in seen]),
             *(spread([good[each] for _, good, *_ in seen], 1) for each in ("p50", "p95", "p99")),
             spread([shed for _, _, shed, _ in seen]), spread([lost for *_, lost in seen])]
            for rate, seen in rates.items()]
    return report.table(["offered a second", "taken a second", "p50, ms", "p95, ms", "p99, ms", "refused", "dropped"], rows)


def load_picture(rates):
    def middle(seen, which):
        return statistics.median(good[which] for _, good, *_ in seen)

    medians = [(rate, 0, {which: middle(seen, which) for which in ("p50", "p99")}) for rate, seen in rates.items()]
    bars = [(rate, *(edge(good[which] for _, good, *_ in seen) for edge in (min, max)))
            for rate, seen in rates.items() for which in ("p50", "p99")]
    return svg.latency(medians, bars)


def held(rates):
    """The highest rate of which every run took 95 per cent, 99 of a hundred of them in time; its p99."""
    able = [(rate, statistics.median(good["p99"] for _, good, *_ in seen)) for rate, seen in rates.items()
            if all(taken >= 0.95 * rate and good["p99"] <= WITHIN for taken, good, *_ in seen)]
    return max(able, default=(0, 0))


# Beside the inline form -----------------------------------------------------------------------------------------------


def full(run, form):
    return [each for each in run["rounds"] if each["form"] == form and each["load"] == f"{run['callers']} callers"]


def at_rate(run, form):
    return next(each for each in run["rounds"] if each["form"] == form and each["load"].endswith("/s"))


def middle_of(benches, form, figure):
    """Of each run: the median of its rounds at full load."""
    return [statistics.median(each[figure] for each in full(run, form)) for run in benches]


def to_half(run, form="gateway"):
    """In which second of its orders a fresh process first took half of what it takes at full speed; None if in none."""
    most = statistics.median(each["orders_a_second"] for each in full(run, form))
    seconds = run["cold"][form]["orders_in_each_second"]
    return next((second for second, orders in enumerate(seconds, 1) if orders >= most / 2), None)


def halves(benches, form):
    found = [to_half(run, form) for run in benches]
    return f"not in these {len(benches[0]['cold'][form]['orders_in_each_second'])}" if None in found else spread(found)


def bench_table(benches):
    def both(what, value):
        return [what, *(value(form) for form in FORMS)]

    def figure(name, places):
        return lambda form: spread(middle_of(benches, form, name), places)

    def at_30(name, places):
        return lambda form: spread([at_rate(run, form)[name] for run in benches], places)

    def fresh(name):
        return lambda form: spread([run["cold"][form][name] for run in benches])

    def first_seconds(form):
        each = zip(*(run["cold"][form]["orders_in_each_second"] for run in benches))
        return ", ".join(f"{statistics.median(orders):.0f}" for orders in each)

    def of_all(form):
        return " and ".join(f"{sum(run['heard'][form][what] for run in benches):,}" for what in ("acknowledged", "missing"))

    callers = benches[0]["callers"]
    rows = [both(f"orders a second, {callers} callers", figure("orders_a_second", 0)),
            both("CPU-ms an order", figure("cpu_ms_an_order", 3)), both("calls an order", figure("calls_an_order", 2)),
            both("p50 of the answers, ms", figure("p50_ms", 1)), both("p99, ms", figure("p99_ms", 1)),
            both("p99.9, ms", figure("p999_ms", 1)),
            both("at 30 % of its own full load: orders a second", at_30("orders_a_second", 0)),
            both("p50, ms", at_30("p50_ms", 1)), both("p99, ms", at_30("p99_ms", 1)), both("p99.9, ms", at_30("p999_ms", 1)),
            both("memory, MiB", figure("memory_mib", 0)), both("fresh process: port open, ms", fresh("port_ms")),
            both("first answer, ms", fresh("first_answer_ms")),
            both("orders in its first seconds (medians)", first_seconds),
            both("half of its full speed in second", lambda form: halves(benches, form)), both("acknowledged, and missing anywhere", of_all)]
    return report.table(["", "inline form", "gateway"], rows)


def factors(benches):
    """Of each run: the gateway's CPU-ms an order and orders a second, as parts of the inline form's."""
    return [[ours / plain for plain, ours in zip(*(middle_of(benches, form, name) for form in FORMS))]
            for name in ("cpu_ms_an_order", "orders_a_second")]


def goals(benches):
    cost, speed = factors(benches)
    slow = [at_rate(run, "gateway")["p99_ms"] for run in benches]
    half = [to_half(run) for run in benches]
    reached_in = "in none of the first seconds of some run" if None in half else f"in second {spread(half)}"

    def verdict(reached):
        return "reached" if reached else "not reached"

    return "\n".join([
        f"* at most 0.20 of the inline form's CPU-ms an order: {spread(cost, 2)}, {verdict(max(cost) <= 0.2)};",
        f"* at least 6 times its orders a second: {spread(speed, 1)} times, {verdict(min(speed) >= 6)};",
        f"* at 30 % of full load a p99 of at most 14 ms, ten more than the table: {spread(slow, 1)} ms, "
        f"{verdict(max(slow) <= 14)};",
        f"* half of full speed within 10 s of a fresh process's first order: {reached_in}, "
        f"{verdict(None not in half and max(half) <= 10)}."])


# A fault's time line --------------------------------------------------------------------------------------------------


def begins(options):
    """The second of the run in which each phase of k6/faults.js begins."""
    script, at, found = Path("k6/faults.js").read_text(), 0, {}
    for phase, length, scaled in re.findall(r"^  \['([a-z-]+)', (\d+)( \* SCALE)?", script, re.M):
        found[phase] = at
        at += int(length) * (float(options.get("SCALE", 1)) if scaled else 1)
    return found


def fault_table(loads):
    phases, since = [result(run, "faults")["phases"] for run in loads], begins(result(loads[0], "faults")["options"])
    rows = []
    for phase in sorted(phases[0], key=since.get):
        cells = [f"{since[phase]:.0f} s", phase]
        for what in ("good", "unavailable"):
            seen = [run[phase].get(what, {"count": 0, "p99": 0}) for run in phases]
            cells.append(spread([each["count"] for each in seen]))
            timed = [each["p99"] for each in seen if each["count"]]
            cells.append(spread(timed) if timed else "")
        rows.append(cells)
    return report.table(["from", "phase", "orders taken", "p99, ms", "503, not taken", "p99, ms"], rows)


# The section ----------------------------------------------------------------------------------------------------------


def sentence(rates, benches, acknowledged):
    cost, speed = factors(benches)
    ours = statistics.median(middle_of(benches, "gateway", "cpu_ms_an_order"))
    rate, slowest = held(rates)
    most = statistics.median(middle_of(benches, "gateway", "orders_a_second"))
    at_least = "at least " if rate == max(rates) else ""
    at_load = (f"on one core it takes {at_least}{number(rate, 0)} orders a second, 99 of a hundred of them within {slowest:.0f} ms"
               if rate else f"on one core no rate was held with 99 of a hundred orders within {WITHIN} ms")
    return (f"**An order costs the gateway {ours:.2f} CPU-ms, {statistics.median(cost):.2f} of what the plain inline form "
            f"needs, and it takes {number(most, 0)} orders a second beside its stub on two cores, "
            f"{statistics.median(speed):.1f} times as many; {at_load}; {told_of(acknowledged, benches)}.**")


def told_of(acknowledged, benches):
    missing = sum(run["heard"]["gateway"]["missing"] for run in benches)
    orders = acknowledged + sum(run["heard"]["gateway"]["acknowledged"] for run in benches)
    return f"of {orders:,} acknowledged orders {missing or 'none'} {'are' if missing > 1 else 'is'} missing anywhere"


def section():
    loads, benches = runs("load"), runs("bench")
    if not loads or not benches:
        return f"{MARKS[0]}\n\n{MARKS[1]}", {}
    found = [fault for run in loads for each in run["results"] for fault in each["faults"]]
    if found:
        raise SystemExit(f"k6/report: {len(found)} fault(s) in the kept runs, the first: {found[0]}")
    rates, machine = by_rate(loads), loads[0]["machine"]
    acknowledged = sum(each["acknowledged"] for run in loads for each in run["results"])
    parts = [
        sentence(rates, benches, acknowledged),
        f"`k6/measure` on {machine['at']}, commit {machine['commit']}: {machine['processor']}, {machine['cores']} cores, "
        f"{machine['system']}; {machine['java']}; {machine['libraries']}; {machine['k6']}. {len(loads)} run(s), each with fresh processes; medians, "
        "and the lowest and highest run. The raw results are `k6/results/load-*.json` and `bench-*.json`, and "
        "`k6/report write` makes this section of them.",
        "**Latency against offered load**: the gateway on one core, the stub of AWS (table after 4 ms, topic 12, queue 8) "
        f"and k6 on the other, arrivals that do not wait; {result(loads[0], 'ramp')['options']['STEP']} s a rate, after "
        f"{result(loads[0], 'warm-up')['options']['DURATION']} s of warm-up.",
        load_table(rates), f"![Latency against offered load; bars reach from the lowest to the highest run]({KEPT / LOAD})",
        f"**Beside the inline form** (`{benches[0]['options']}`), gateway, stub and callers on the same two cores, the "
        "gateway with the cache that its image has:",
        bench_table(benches), "Our goals for it:", goals(benches),
        "**One service after the other fails** (`k6/faults.js` on the embedded AWS, 30 orders a second), and what callers "
        "see of it. The gateway has six seconds to find its way back after the table was gone:",
        fault_table(loads), f"![The first of these runs, second by second]({KEPT / FAULTS})", NOT_SHOWN]
    pictures = {LOAD: load_picture(rates), FAULTS: svg.timeline(result(loads[0], "faults")["timeline"])}
    text = "\n\n".join(part.strip() for part in parts)
    return f"{MARKS[0]}\n\n{text}\n\n{MARKS[1]}", pictures


def replaced(readme, made):
    before, rest = readme.split(MARKS[0])
    return before + made + rest.split(MARKS[1])[1]


def write():
    made, pictures = section()
    README.write_text(replaced(README.read_text(), made))
    for name, picture in pictures.items():
        (KEPT / name).write_text(picture + "\n")


def same(file, text):
    return file.exists() and file.read_text() == text


def stale():
    """What is not as the kept results make it."""
    made, pictures = section()
    readme = README.read_text()
    return [*([] if replaced(readme, made) == readme else ["README.md"]),
            *(str(KEPT / name) for name, picture in pictures.items() if not same(KEPT / name, picture + "\n"))]
