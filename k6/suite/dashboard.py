"""Runs k6/dashboard.js on two gateways whose metrics go to an emulator, and asks that with the dashboard's queries."""

import datetime
import json
import os
import sys
from pathlib import Path

sys.path[:0] = [".ci", "k6/suite"]

import panels  # noqa: E402
import report  # noqa: E402
import scripts  # noqa: E402
import stacks  # noqa: E402
import targets  # noqa: E402
import widgets  # noqa: E402
from processes import OUT, Running, free_port  # noqa: E402

TASKS = 2
UTC = datetime.timezone.utc


class Tasks(targets.Embedded):
    """Packaged gateways on the embedded AWS, as tasks are on the real one. Metrics go to an emulator of CloudWatch."""

    prefix = "dashboard-"
    settings = {**targets.Embedded.settings, "HOST": "127.0.0.1", "METRICS": "cloudwatch", "DRAIN_DELAY": "0s", "REHEARSAL": "0s",
                "SES_SENDER": "commandes@anycompany.example", "CONFIRMATION_TO": "client@anycompany.example",
                "SES_RATE": "1000", "SNS_TOPIC": f"arn:aws:sns:{stacks.REGION}:000000000000:OrderNotifications"}

    def start(self):
        # The embedded AWS brings a gateway of its own, which must leave orders to those that are looked at.
        self.beside = targets.Embedded()
        self.beside.settings = {**self.beside.settings, "RELAY_IDLE": "60m", "METRICS": "none"}
        self.aws = self.beside.start().aws
        self.cloudwatch = f"http://127.0.0.1:{(port := free_port())}"
        self.emulator = Running("cloudwatch", [str(Path(sys.executable).parent / "ministack")],
                                {"GATEWAY_PORT": str(port)}).wait_for(self.cloudwatch)
        self.tasks = [self.task(number) for number in range(TASKS)]
        self.gateway, self.url = self.tasks[0][0], ",".join(url for _, url in self.tasks)
        return self

    def task(self, number):
        port = free_port()
        url = f"http://127.0.0.1:{port}"
        queue = f"{self.aws}/000000000000/OrderProcessingQueue"
        running = Running(f"task-{number}", [targets.java(), "-Xmx256m", "-jar", targets.JAR, "serve"],
                          {**targets.KEYS, **self.settings, "PORT": str(port), "SQS_QUEUE_URL": queue,
                           "AWS_ENDPOINT_URL": self.aws, "AWS_ENDPOINT_URL_CLOUDWATCH": self.cloudwatch})
        return running.wait_for(url + "/health/ready"), url

    def end(self):
        """Ends the gateways, which send what they still hold."""
        return [running.stop() for running, _ in self.tasks]

    def stop(self):
        self.end()
        self.emulator.stop()
        return self.beside.stop()


def query(number, widget, texts, own):
    """One line of a widget as GetMetricData takes it."""
    name = own.get("id", f"line{number}")
    properties = widget["properties"]
    asked = {"Id": name, "Label": own.get("label", texts[1] if texts else name), "ReturnData": own.get("visible", True)}
    if "expression" in own:
        return asked | {"Expression": own["expression"], "Period": properties["period"]}
    dimensions = [{"Name": key, "Value": value} for key, value in zip(texts[2::2], texts[3::2])]
    metric = {"Namespace": texts[0], "MetricName": texts[1], "Dimensions": dimensions}
    return asked | {"MetricStat": {"Metric": metric, "Period": properties["period"],
                                   "Stat": own.get("stat", properties["stat"])}}


def answers(cloudwatch, queries, begun, ended):
    got = cloudwatch.get_metric_data(MetricDataQueries=queries, StartTime=begun, EndTime=ended)["MetricDataResults"]
    unsupported = {each["Id"] for each in got if each.get("StatusCode") == "InternalError"}
    return {each["Id"]: {int(at.timestamp()): value for at, value in zip(each["Timestamps"], each["Values"])}
            for each in got}, unsupported


def lines(cloudwatch, widget, begun, ended):
    """What a widget shows. A quotient that the emulator cannot reckon is reckoned here, and marked."""
    queries = [query(number, widget, *each) for number, each in enumerate(widgets.shown(widget))]
    if not queries:
        return []
    got, unsupported = answers(cloudwatch, queries, begun, ended)
    if unsupported:
        operands = [{**each, "ReturnData": True} for each in queries if "MetricStat" in each]
        got |= answers(cloudwatch, operands, begun, ended)[0]
    drawn = []
    for each in queries:
        if each["ReturnData"]:
            points = got.get(each["Id"], {})
            if each["Id"] in unsupported:
                above, below = (got[name] for name in each["Expression"].split("/"))
                points = {at: above[at] / below[at] for at in above if below.get(at)}
            drawn.append({"label": each["Label"], "reckoned_here": each["Id"] in unsupported,
                          "points": sorted(points.items())})
    return drawn


def main():
    begun = datetime.datetime.now(UTC).replace(second=0, microsecond=0)
    options = {name: os.environ[name] for name in ("MINUTES", "RATE") if name in os.environ}
    target = Tasks()
    target.start()
    try:
        result = scripts.run("dashboard", target, options)
        print(report.in_a_line(result), *result["faults"], sep="\n", flush=True)
        codes = target.end()
        ended = datetime.datetime.now(UTC) + datetime.timedelta(minutes=1)
        cloudwatch = stacks.client("cloudwatch", target.cloudwatch)
        shown = [{**widget, "lines": lines(cloudwatch, widget, begun, ended)} for widget in widgets.widgets()]
    finally:
        target.stop()
    command = " ".join([*(f"{name}={value}" for name, value in options.items()), "k6/dashboard"])
    seen = [at for each in shown for line in each["lines"] for at, _ in line["points"]]
    if not seen:
        sys.exit("FAILED: the emulator was sent nothing")
    kept = {"command": command, "machine": report.machine(), "tasks": TASKS, "from": min(seen), "to": max(seen) + 60,
            "acknowledged": result.get("acknowledged"), "audit": result.get("audit"), "widgets": shown}
    panels.KEPT.write_text(json.dumps(kept, ensure_ascii=False) + "\n")
    panels.draw()
    filled = sum(1 for each in shown for line in each["lines"] if line["points"])
    print(f"{panels.DRAWN}: {filled} of {sum(len(each['lines']) for each in shown)} lines have values")
    if result["faults"] or any(codes):
        sys.exit(f"FAILED: {result['faults']}, gateways ended with {codes} (expected: 0)")


if __name__ == "__main__":
    OUT.mkdir(parents=True, exist_ok=True)
    main()
