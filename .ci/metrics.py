"""Orders through a gateway that sends its metrics to an emulator; then each row of the dashboard is asked for."""

import datetime
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import stacks
import widgets

ORDERS = 20
SINKS = 3
HOME = pathlib.Path("target/ci")
BIN = pathlib.Path(sys.executable).parent
ANY = {"AWS_ACCESS_KEY_ID": stacks.KEY, "AWS_SECRET_ACCESS_KEY": stacks.KEY, "AWS_REGION": stacks.REGION}

# What a run without a fault and without Lambda must show; each of the functions' own rows is empty here.
EXPECTED = {
    ("orders", "accepted"): ORDERS,
    ("orders", "replayed"): 1,
    ("orders", "conflict"): 1,
    ("orders", "failed"): 0,
    ("requests", "place-order"): ORDERS + 2,
    ("deliveries", "event"): ORDERS,
    ("deliveries", "fulfilment"): ORDERS,
    ("deliveries", "confirmation"): ORDERS,
    ("starts", ""): 1,
}
ABOVE_ZERO = {
    ("request.latency.p99", "place-order"),
    ("request.latency.p50", "show-order"),
    ("dependency.calls", "orders-table"),
    ("dependency.latency.p99", "topic"),
    ("delivery.latency.p99", "event"),
    ("admission.limit", "order"),
}


def free_port():
    with socket.socket() as some:
        some.bind(("127.0.0.1", 0))
        return some.getsockname()[1]


def until(what, seconds, check):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if check():
            return
        time.sleep(0.2)
    raise SystemExit(f"FAILED: {what} did not happen within {seconds} s")


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def post(port, order):
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/orders", json.dumps(order).encode(), {"Content-Type": "application/json"}
    )
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status
    except urllib.error.HTTPError as refused:
        return refused.code


def delivered(port, order_id):
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/orders/{order_id}", timeout=10) as answer:
        return answer.read().count(b'"delivered"') == SINKS


def resources(endpoint):
    """What the data's template makes, as a gateway's environment names it."""
    made = stacks.create(stacks.client("cloudformation", endpoint), "data", stacks.template("data"))
    return {
        "DYNAMODB_TABLE": made["TableName"],
        "SNS_TOPIC": made["TopicArn"],
        "SQS_QUEUE_URL": made["QueueUrl"],
        "SES_SENDER": made["SenderAddress"],
        "CONFIRMATION_TO": "client@anycompany.example",
    }


def rows():
    """(title, namespace, name, dimensions, stat, period) of each metric that is shown."""
    for widget in widgets.widgets():
        properties = widget["properties"]
        for texts, own in widgets.shown(widget):
            if texts:
                dimensions = dict(zip(texts[2::2], texts[3::2]))
                stat = own.get("stat", properties["stat"])
                yield properties["title"], texts[0], texts[1], dimensions, stat, properties["period"]


def value(cloudwatch, namespace, name, dimensions, stat, period, begun):
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=2)
    metric = {
        "Namespace": namespace,
        "MetricName": name,
        "Dimensions": [{"Name": key, "Value": text} for key, text in dimensions.items()],
    }
    query = {"Id": "shown", "MetricStat": {"Metric": metric, "Period": period, "Stat": stat}}
    values = cloudwatch.get_metric_data(MetricDataQueries=[query], StartTime=begun, EndTime=end)
    values = values["MetricDataResults"][0]["Values"]
    if not values:
        return None
    return sum(values) if stat == "Sum" else max(values)


def check(endpoint, begun, expected):
    cloudwatch = stacks.client("cloudwatch", endpoint)
    seen, wrong, ours = {}, [], 0
    for title, namespace, name, dimensions, stat, period in rows():
        if namespace != "OrderGateway":
            continue
        ours += 1
        found = value(cloudwatch, namespace, name, dimensions, stat, period, begun)
        seen[(name, next(iter(dimensions.values()), ""))] = found
        print(f"{title:60} {name:24} {' '.join(dimensions.values()):24} {'–' if found is None else round(found, 3)}")
    for key, count in expected.items():
        if seen.get(key) != count:
            wrong.append(f"{key}: {seen.get(key)} (expected: {count})")
    for key in ABOVE_ZERO:
        if not seen.get(key):
            wrong.append(f"{key}: {seen.get(key)} (expected: > 0)")
    if wrong:
        raise SystemExit("FAILED: " + "; ".join(wrong))
    print(f"ok: {ours} rows of the dashboard asked for, and what must be there is")


def main():
    HOME.mkdir(parents=True, exist_ok=True)
    aws_port, port = free_port(), free_port()
    endpoint = f"http://127.0.0.1:{aws_port}"
    running = []
    begun = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=2)
    try:
        with open(HOME / "metrics-emulator.log", "w") as log:
            emulator = {**os.environ, **ANY, "GATEWAY_PORT": str(aws_port)}
            running.append(subprocess.Popen([BIN / "ministack"], env=emulator, stdout=log, stderr=log))
        until("the emulator", 30, lambda: answers(endpoint))
        environment = {
            **os.environ,
            **ANY,
            **resources(endpoint),
            "AWS_ENDPOINT_URL": endpoint,
            "PORT": str(port),
            "HOST": "127.0.0.1",
            "REHEARSAL": "0s",
            "DRAIN_DELAY": "0s",
            "DYNAMODB_ATTEMPT_TIMEOUT": "3s",
            "DYNAMODB_TIMEOUT": "6s",
            "DYNAMODB_ACQUIRE_TIMEOUT": "3s",
            "SNS_ATTEMPT_TIMEOUT": "3s",
            "SQS_ATTEMPT_TIMEOUT": "3s",
            "REQUEST_DEADLINE": "8s",
            "METRICS": "cloudwatch",
        }
        with open(HOME / "metrics-gateway.log", "w") as log:
            command = [pathlib.Path(os.environ["JAVA_HOME"]) / "bin" / "java", "-jar", "target/order-gateway.jar", "serve"]
            gateway = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        running.append(gateway)
        until("the gateway", 60, lambda: answers(f"http://127.0.0.1:{port}/health/live"))
        for number in range(ORDERS):
            assert post(port, {"order_id": f"metrics-{number}", "product": "Laptop", "price": 999.99}) == 200
        assert post(port, {"order_id": "metrics-0", "product": "Laptop", "price": 999.99}) == 200
        assert post(port, {"order_id": "metrics-0", "product": "Laptop", "price": 1}) == 409
        looks = []
        for number in range(ORDERS):
            until(f"delivery {number}", 20, lambda: looks.append(number) or delivered(port, f"metrics-{number}"))
        gateway.send_signal(signal.SIGTERM)
        assert gateway.wait(30) == 0, gateway.returncode
        check(endpoint, begun, {**EXPECTED, ("requests", "show-order"): len(looks)})
    finally:
        for process in reversed(running):
            if process.poll() is None:
                process.terminate()
                process.wait(10)


main()
