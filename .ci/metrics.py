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

import shown
import stacks

ORDERS = 20
SINKS = 3
HOME = pathlib.Path("target/ci")
BIN = pathlib.Path(sys.executable).parent
ANY = {"AWS_ACCESS_KEY_ID": stacks.KEY, "AWS_SECRET_ACCESS_KEY": stacks.KEY, "AWS_REGION": stacks.REGION}

# What a run without a fault must show to the number.
COUNTS = {
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
    *(f"request.latency.{percentile}" for percentile in ("p50", "p95", "p99")),
    *(f"delivery.latency.{percentile}" for percentile in ("p50", "p99")),
    "dependency.latency.p99",
    "dependency.calls",
    "dependency.attempts",
    "admission.limit",
    "admission.in-flight",
}
# Single times, which only functions hand over: a task sends the percentiles of its own. Of the rest a task sends every
# zero, that of failures too.
NEVER = {"request.latency", "delivery.latency", "dependency.latency"}


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


def main():
    HOME.mkdir(parents=True, exist_ok=True)
    aws_port, port = free_port(), free_port()
    endpoint = f"http://127.0.0.1:{aws_port}"
    cloudwatch = os.environ.get("CLOUDWATCH") or endpoint
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
            "AWS_ENDPOINT_URL_CLOUDWATCH": cloudwatch,
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
        shown.demand(cloudwatch, begun, COUNTS | {("requests", "show-order"): len(looks)}, ABOVE_ZERO, NEVER)
    finally:
        for process in reversed(running):
            if process.poll() is None:
                process.terminate()
                process.wait(10)


main()
