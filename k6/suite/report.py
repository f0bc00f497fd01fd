"""Writes what a run showed: results.json, a summary in Markdown, and the same as a page with time lines."""

import datetime
import html
import json
import os
import platform
import re
import subprocess
from pathlib import Path

import scripts
import svg
from plan import rates
from processes import OUT


def in_a_line(result):
    if "scenarios" not in result:
        return f"{result['name']}: did not run"
    counts = {}
    for answers in result["scenarios"].values():
        for what, figures in answers.items():
            counts[what] = counts.get(what, 0) + figures["count"]
    told = ", ".join(f"{what.split()[-1]} {count}" for what, count in counts.items() if what != "bad refused")
    return f"{result['name']}: {told}; dropped {result['dropped'].get('all', 0)}; {result['seconds']} s"


def machine():
    processor = next((line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                      if line.startswith("model name")), "?")
    version = subprocess.run([scripts.k6(), "version"], capture_output=True, text=True).stdout.split(" (")[0].strip()
    jdks = subprocess.run(["python3", ".ci/jdk.py"], capture_output=True, text=True).stdout.strip()
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    release = dict(line.split("=", 1) for line in (Path(jdks) / "release").read_text().splitlines() if "=" in line)
    java = (release.get("IMPLEMENTOR_VERSION") or release["JAVA_VERSION"]).strip('"')
    pom = Path("pom.xml").read_text()
    libraries = ", ".join(f"{name} {re.search(f'<{tag}>(.+)</{tag}>', pom)[1]}"
                          for name, tag in (("Vert.x", "vertx.version"), ("AWS SDK", "aws.version")))
    return {"processor": processor, "cores": os.cpu_count(), "k6": version, "java": java, "libraries": libraries,
            "system": f"{platform.system()} {platform.release()}", "commit": commit,
            "at": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC")}


def write(results, form):
    OUT.mkdir(parents=True, exist_ok=True)
    run = {"form": form, "command": "k6/run" + (" full" if form == "full" else ""), "machine": machine(),
           "results": results}
    (OUT / "results.json").write_text(json.dumps(run, indent=1))
    (OUT / "summary.md").write_text(markdown(run))
    (OUT / "report.html").write_text(page(run))


def sections(run):
    """Titles with tables: a heading, then rows."""
    results = [result for result in run["results"] if "scenarios" in result]
    yield "Scripts", [["script", "on", "acknowledged", "dropped", "p50 ms", "p99 ms", "refusals p99 ms", "MiB",
                       "CPU-ms an order", "gateway cores", "k6 cores", "faults"], *map(script_row, results)]
    for result in results:
        if any(scenario.startswith("at_") for scenario in result["scenarios"]):
            yield f"{result['name']}: latency against offered load", [
                ["offered/s", "taken/s", "p50 ms", "p95 ms", "p99 ms", "dropped"],
                *([rate, f"{taken:.0f}", *times(good), result["dropped"].get(f"at_{rate}", 0)]
                  for rate, taken, good in rates(result))]
        if result["name"] == "overload":
            yield f"overload: capacity {result['capacity']} orders a second", overload(result)
    missed = [[result["name"], each] for result in results for each in result["missed"] + result["faults"]]
    if missed:
        yield "Missed", [["script", "what"], *missed]


def times(figures):
    return [f"{figures[each]:.1f}" for each in ("p50", "p95", "p99")]


def merged(result, what):
    """Of all its scenarios: how many, the slowest p99, and the p50 of the largest."""
    found = [answers[what] for answers in result["scenarios"].values() if what in answers]
    largest = max(found, key=lambda figures: figures["count"], default=None)
    return largest and {"p50": largest["p50"], "p99": max(figures["p99"] for figures in found)}


def script_row(result):
    good, shed = merged(result, "order good"), merged(result, "order shed")
    return [result["name"], result["form"], result["acknowledged"], result["dropped"].get("all", 0),
            f"{good['p50']:.1f}" if good else "", f"{good['p99']:.1f}" if good else "",
            f"{shed['p99']:.1f}" if shed else "", result["memory"], f"{result['cpu_ms_an_order']:.2f}",
            result["gateway_cpu"], result["generator_cpu"], len(result["faults"])]


def overload(result):
    rows = [["phase", "offered/s", "taken/s", "of capacity", "taken p50 ms", "taken p99 ms", "refused",
             "refusal p50 ms", "refusal p99 ms", "dropped"]]
    options, capacity = result["options"], result["capacity"]
    for scenario, answers in result["scenarios"].items():
        times_capacity = float(scenario[1:]) if scenario.startswith("x") else 0.5
        if scenario in ("setup", "reads", "repeats"):
            continue
        calm = options.get("CALM", 10)
        length = {"starting": 5, "before": calm, "after": calm, "calming": 5}.get(scenario, options.get("STEP", 10))
        good = answers.get("order good", {"count": 0, "p50": 0, "p99": 0})
        shed = answers.get("order shed")
        taken = good["count"] / float(length)
        rows.append([scenario, f"{times_capacity * capacity:.0f}", f"{taken:.0f}", f"{100 * taken / capacity:.0f} %",
                     f"{good['p50']:.1f}", f"{good['p99']:.1f}", shed["count"] if shed else 0,
                     f"{shed['p50']:.1f}" if shed else "", f"{shed['p99']:.1f}" if shed else "",
                     result["dropped"].get(scenario, "")])
    for aside, kind in (("reads", "read"), ("repeats", "replay")):
        answers = result["scenarios"].get(aside, {})
        right = answers.get("read read") or answers.get("replay replayed") or {"count": 0, "p50": 0, "p99": 0}
        refused = answers.get(f"{kind} shed", {"count": 0})
        rows.append([aside, result["options"].get("ASIDE", 10), right["count"], "", f"{right['p50']:.1f}",
                     f"{right['p99']:.1f}", refused["count"], "", "", ""])
    return rows


def head(run):
    return ", ".join(f"{key} {value}" for key, value in run["machine"].items())


def table(heading, rows):
    """In Markdown."""
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in [heading, ["---"] * len(heading), *rows]) + "\n"


def markdown(run):
    parts = [f"# Load tests, {run['form']} form\n", f"`{run['command']}`: {head(run)}\n"]
    for title, (heading, *rows) in sections(run):
        parts.append(f"## {title}\n")
        parts.append(table(heading, rows))
    return "\n".join(parts)


def page(run):
    def cells(row, tag):
        return "<tr>" + "".join(f"<{tag}>{html.escape(str(cell))}</{tag}>" for cell in row) + "</tr>"

    parts = [f"<h1>Load tests, {run['form']} form</h1><p><code>{run['command']}</code>: {html.escape(head(run))}</p>"]
    for title, (heading, *rows) in sections(run):
        parts.append(f"<h2>{html.escape(title)}</h2><table>{cells(heading, 'th')}"
                     + "".join(cells(row, "td") for row in rows) + "</table>")
    for result in run["results"]:
        if "scenarios" in result and any(name.startswith("at_") for name in result["scenarios"]):
            parts.append(f"<h2>{result['name']}: latency</h2>" + svg.latency(list(rates(result))))
        if result.get("timeline"):
            parts.append(f"<h2>{result['name']}: second by second</h2>" + svg.timeline(result["timeline"]))
    return ("<!doctype html><html lang=en><meta charset=utf-8><title>Load tests</title><style>"
            ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;"
            "padding:0 1rem}table{border-collapse:collapse;font-variant-numeric:tabular-nums}td,th{text-align:right;"
            "padding:.15rem .7rem;border-bottom:1px solid #8884}td:first-child,th:first-child{text-align:left}"
            "svg{max-width:100%;font:11px system-ui}</style>" + "\n".join(parts) + "</html>\n")
