"""What k6 wrote about each answer: order, kind, outcome, milliseconds, scenario, when."""

from collections import defaultdict

# How a line about a wrong answer begins.
WRONG = "wrong:"

# What becomes of a new order.
OUTCOMES = ("good", "shed", "unavailable", "wrong")


def wrong(file):
    return [line for line in file.read_text().splitlines() if line.startswith(WRONG)]


def read(file):
    answers = []
    for line in file.read_text().splitlines():
        words = line.split()
        if len(words) == 6 and words[0] != WRONG:
            order, kind, outcome, took, scenario, when = words
            answers.append((order, scenario, kind, outcome, float(took), int(when)))
    return answers


def acknowledged(answers):
    return {order for order, _, _, outcome, _, _ in answers if outcome in ("good", "replayed")}


def percentile(sorted_values, percent):
    if not sorted_values:
        return 0.0
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * percent / 100))]


def figures(values):
    values = sorted(values)
    return {"count": len(values), "p50": percentile(values, 50), "p95": percentile(values, 95),
            "p99": percentile(values, 99), "max": values[-1] if values else 0.0}


def by_scenario(answers):
    """For each scenario and kind of answer: how many, and how long they took."""
    times = defaultdict(list)
    for _, scenario, kind, outcome, took, _ in answers:
        times[scenario, f"{kind} {outcome}"].append(took)
    result = defaultdict(dict)
    for (scenario, what), values in times.items():
        result[scenario][what] = figures(values)
    return dict(result)


def by_second(answers):
    """For each second of the run: new orders by outcome, and the p99 of those that were taken."""
    seconds = defaultdict(lambda: defaultdict(list))
    for _, _, kind, outcome, took, when in answers:
        if kind == "order":
            seconds[when // 1000][outcome].append(took)
    times = {second: {outcome: figures(of[outcome]) for outcome in OUTCOMES} for second, of in sorted(seconds.items())}
    return [
        {"second": second, "p50": of["good"]["p50"], "p99": of["good"]["p99"],
         **{outcome: of[outcome]["count"] for outcome in OUTCOMES},
         "shed_p99": of["shed"]["p99"], "unavailable_p99": of["unavailable"]["p99"]}
        for second, of in times.items()]
