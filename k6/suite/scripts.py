"""Runs one script with k6, and what came of it."""

import json
import os
import resource
import subprocess
import time

import lines
from processes import OUT, Watch, on_cores

MISSED_A_THRESHOLD = 99
ROOM = 2_000_000

# What another machine, or a busy one, may miss; everything else is a fault on any machine.
MEASURED = ("latency_", "orders_shed", "orders_good{scenario:x")


def k6():
    own = "target/ci/k6/bin/k6"
    return os.environ.get("K6") or (own if os.path.exists(own) else "k6")


def run(name, target, options, cores=(), first=0, script=None):
    """Runs `k6/<script>.js`, then the audit. The result is a document; `faults` in it says what is wrong."""
    OUT.mkdir(parents=True, exist_ok=True)
    summary, said, acknowledged = (OUT / f"{name}.{ending}" for ending in ("json", "lines", "acknowledged"))
    summary.unlink(missing_ok=True)
    said.unlink(missing_ok=True)
    environment = {**os.environ, **target.environment(), "LINES": "1", "GOGC": "400", "PREFIX": target.prefix,
                   "FIRST": str(first), "SUMMARY": str(summary), **{key: str(value) for key, value in options.items()}}
    if os.environ.get("DASHBOARD"):
        environment |= {"K6_WEB_DASHBOARD": "true", "K6_WEB_DASHBOARD_PORT": "-1", "K6_WEB_DASHBOARD_PERIOD": "1s",
                        "K6_WEB_DASHBOARD_EXPORT": str(OUT / f"{name}-k6.html")}
    command = [k6(), "run", "--quiet", "--no-usage-report", "--log-format", "raw", f"--console-output={said}",
               f"k6/{script or name}.js"]
    begun = time.monotonic()
    with Watch(target.gateway) as watch:
        before = generator_seconds()
        ran = subprocess.run(on_cores(cores, command) if cores else command, env=environment, capture_output=True,
                             text=True)
    took, generated = time.monotonic() - begun, generator_seconds() - before
    (OUT / f"{name}.log").write_text(ran.stdout + ran.stderr)
    if ran.returncode not in (0, MISSED_A_THRESHOLD) or not summary.exists():
        return {"name": name, "options": options, "faults": [f"k6 ended with {ran.returncode}: {ran.stderr[-500:]}"],
                "missed": []}
    answers = lines.read(said)
    acknowledged.write_text("".join(f"{order}\n" for order in sorted(lines.acknowledged(answers))))
    complete, audit = target.audit(acknowledged)
    missed = thresholds(json.loads(summary.read_text())["metrics"])
    good = sum(1 for answer in answers if answer[3] == "good")
    return {
        "name": name, "form": target.form, "options": options, "seconds": round(took, 1),
        "phases": phases(json.loads(summary.read_text())["metrics"]), "scenarios": lines.by_scenario(answers), "timeline": lines.by_second(answers),
        "dropped": dropped(summary), "memory": watch.most_memory(),
        "watched": [(round(at, 1), memory, round(cpu, 2)) for at, memory, cpu in watch.seen],
        "gateway_cpu": round(watch.cpu() / took, 2), "generator_cpu": round(generated / took, 2),
        "cpu_ms_an_order": watch.cpu() * 1000 / good if good else 0.0,
        "acknowledged": len(lines.acknowledged(answers)), "audit": audit,
        "missed": [each for each in missed if each.startswith(MEASURED)],
        "faults": [each for each in missed if not each.startswith(MEASURED)]
                  + lines.wrong(said)[:3] + ([] if complete else [f"audit: {audit}"]),
    }


def generator_seconds():
    """Processor time of what ran here and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def thresholds(metrics):
    return [f"{name} {shown(metric['values'])} (expected: {wanted})" for name, metric in metrics.items()
            for wanted, threshold in metric.get("thresholds", {}).items() if not threshold["ok"]]


def phases(metrics):
    """Of a script that tells its phases apart, in their order: orders that were taken and those that were not, in ms."""
    found = {}
    for name, metric in metrics.items():
        what, _, phase = name.rstrip("}").partition("{phase:")
        if phase and what in ("latency_good", "latency_unavailable"):
            values = metric["values"]
            found.setdefault(phase, {})[what.removeprefix("latency_")] = {
                "count": values["count"], "p50": values["med"], "p99": values["p(99)"]}
    return found


def shown(values):
    return ", ".join(f"{key} {values[key]:.4g}" for key in ("count", "rate", "p(95)", "p(99)") if key in values)


def dropped(summary):
    metrics = json.loads(summary.read_text())["metrics"]
    return {name.partition("{scenario:")[2].rstrip("}") or "all": metric["values"]["count"]
            for name, metric in metrics.items() if name.startswith("dropped_iterations")}
