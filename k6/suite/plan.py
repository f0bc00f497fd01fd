"""What a run of the suite does: the short form proves that all of it holds, the full form measures."""

import os

import scripts
from targets import Embedded, OnStub

GENERATOR = (1,)

# So many orders at once, and so long for each of them: a capacity of which one core's k6, at half a millisecond a request,
# can offer ten times as much beside the stub. The short form has no time to warm up, and needs room for that.
AT_ONCE, SLOW = {"short": 7, "full": 12}, (100, 12, 8)

# MiB of a gateway beyond capacity: its heap of 512, and what a JVM needs beside one.
MOST_MEMORY = 700

SHORT = {
    "smoke": {"DURATION": 3}, "mixed": {"DURATION": 6, "RATE": 10}, "storm": {"DURATION": 4}, "faults": {"SCALE": 0.7},
    "warm-up": {"DURATION": 8, "RATE": 200}, "baseline": {"DURATION": 5}, "ramp": {"RATES": "50,100,200,400", "STEP": 2},
    "steady": {"DURATION": 6}, "spike": {"BEFORE": 2, "HOLD": 3, "AFTER": 3}, "soak": {"DURATION": 6},
    "usual-sink": {"DURATION": 5}, "slow-sink": {"DURATION": 5}, "warm-up-slow": {"DURATION": int(os.environ.get("WARM_UP", 8)), "RATE": 600},
    "limit": {"STEP": 3, "RATES": "50,75,125"}, "overload": {"STEP": 4, "CALM": 4, "VUS": 600},
}
FULL = {
    "smoke": {"DURATION": 10}, "mixed": {"DURATION": 60}, "storm": {"DURATION": 30}, "faults": {"SCALE": 3},
    "warm-up": {"DURATION": 45}, "baseline": {"DURATION": 30},
    "ramp": {"RATES": "100,200,400,600,800,1000,1200,1400,1600", "STEP": 15}, "steady": {"DURATION": 60},
    "spike": {}, "soak": {"DURATION": 900}, "usual-sink": {"DURATION": 15}, "slow-sink": {"DURATION": 15},
    "limit": {"STEP": 10, "RATES": "50,100,150,200"},
    "warm-up-slow": {"DURATION": 60, "RATE": 1000},
    "overload": {"STEP": 15, "CALM": 10, "VUS": 600},
}
# What the README's report is made of, several times over: each run short, so that all take a quarter of an hour.
REPORT = {
    "faults": {}, "warm-up": {"DURATION": 25, "RATE": 600},
    "ramp": {"RATES": "100,200,400,600,800,1000,1200,1400,1600", "STEP": 6},
}
FORMS = {"short": SHORT, "full": FULL, "report": REPORT}
EMBEDDED = ("smoke", "mixed", "storm", "faults")
ON_STUB = ("baseline", "ramp", "steady", "spike", "soak", "slow-sink")
ALL = (*EMBEDDED, *ON_STUB, "overload")


class Suite:
    def __init__(self, form, wanted, say):
        self.lengths, self.wanted, self.say = FORMS[form], wanted, say
        self.at_once = AT_ONCE.get(form)
        self.results, self.first = [], 0

    def run(self):
        if self.among(EMBEDDED):
            self.on(Embedded(), self.embedded)
        if self.among(ON_STUB):
            self.on(OnStub("usual"), self.usual)
        if self.among(("overload",)):
            limit = {"ADMISSION_LIMIT": str(self.at_once)}
            self.on(OnStub("slow", SLOW, limit), self.overload)
        return self.results

    def among(self, names):
        return [name for name in names if name in self.wanted]

    def on(self, target, work):
        target.start()
        try:
            work(target)
        finally:
            code = target.stop()
        if code != 0:
            self.results[-1]["faults"].append(f"the gateway ended with {code} (expected: 0)")

    def script(self, name, target, script=None, cores=(), **more):
        """Runs k6/<script>.js, or that of the same name, for as long as is planned for `name`."""
        self.first += 1
        options = {**self.lengths.get(name, {}), **more}
        result = scripts.run(name, target, options, cores, self.first * scripts.ROOM, script)
        self.results.append(result)
        self.say(result)
        return result

    def embedded(self, target):
        for name in self.among(EMBEDDED):
            self.script(name, target)

    def loaded(self, name, target, script=None, **more):
        return self.script(name, target, script, GENERATOR, **more)

    def usual(self, target):
        self.loaded("warm-up", target)
        capacity = float(os.environ.get("CAPACITY", 300))
        for name in self.among(ON_STUB):
            if name == "ramp":
                result = self.loaded(name, target)
                result["capacity"] = capacity = capacity_of(result) or capacity
            elif name == "slow-sink":
                self.slow_sink(target)
            else:
                self.loaded(name, target, **({"CAPACITY": capacity} if name == "steady" else {}))

    def slow_sink(self, target):
        """The same twice, the second time with a topic that takes half a second for a call: callers are to notice nothing."""
        usual = self.loaded("usual-sink", target, "steady", CAPACITY=60, SHARE=100)
        target.latency(topic=500)
        try:
            slow = self.loaded("slow-sink", target, "steady", CAPACITY=60, SHARE=100)
        finally:
            target.latency(topic=target.latencies[1])
        before, after = (p99_of_orders(result) for result in (usual, slow))
        if after > 1.5 * before + 10:
            slow["missed"].append(f"p99 of orders {after:.1f} ms (expected: about {before:.1f}, as before)")

    def overload(self, target):
        self.loaded("warm-up-slow", target, "warm-up")
        limit = self.loaded("limit", target, "ramp", VUS=300)
        capacity = most(limit)
        limit["capacity"] = capacity
        result = self.loaded("overload", target, CAPACITY=round(capacity))
        result["capacity"] = round(capacity)
        if result["memory"] > MOST_MEMORY:
            result["faults"].append(f"memory {result['memory']} MiB (expected: <= {MOST_MEMORY})")


def p99_of_orders(result):
    return max(answers["order good"]["p99"] for answers in result["scenarios"].values() if "order good" in answers)


def rates(result):
    """Of a ramp: for each rate, orders that were taken a second, and the p99 of these."""
    step = float(result["options"].get("STEP", 10))
    for scenario, answers in result["scenarios"].items():
        good = answers.get("order good")
        if scenario.startswith("at_") and good:
            yield int(scenario[3:]), good["count"] / step, good


def capacity_of(result, slowest=250):
    """The highest rate of which 95 per cent were taken, 99 of a hundred of them within `slowest` milliseconds."""
    held = [rate for rate, taken, good in rates(result) if taken >= 0.95 * rate and good["p99"] <= slowest]
    return max(held, default=0)


def most(result):
    """The most that were taken in a second at any rate."""
    return max((taken for _, taken, _ in rates(result)), default=0)
