"""The archive for Lambda against what the templates made in an emulator: each function in a process of its own under the
real runtime interface client, with the handler, the environment and the limit that the emulator holds of the template.
The metrics that they print go into the emulator too, and fill the dashboard.

usage: functions.py STACKS AWS CLIENT      CLIENT: folder with the jars of the runtime interface client
"""

import collections
import contextlib
import datetime
import http.server
import json
import os
import pathlib
import queue
import shutil
import subprocess
import sys
import threading
import time
import uuid
import zipfile

import container
import emf
import shown
import stacks

ARCHIVE = "target/order-gateway-lambda.zip"
HOME = pathlib.Path("target/ci/functions")
ORDERS, LEFT_BEHIND = 30, 5
LONGEST_START = 120
LEASE = 600

# How an answer reads, as the metrics name it; everything else is a refusal, after which a caller may repeat.
OUTCOMES = {200: "accepted", 409: "conflict", 422: "invalid"}

ABOVE_ZERO = {
    "request.latency",
    "delivery.latency",
    "dependency.latency",
    "dependency.calls",
    "dependency.attempts",
    "admission.limit",
    "admission.in-flight",
    "outbox.oldest",
}
# Functions hand over each time by itself, no percentile, and nothing watches how late their one loop is.
NEVER = {
    *(f"request.latency.{percentile}" for percentile in ("p50", "p95", "p99")),
    *(f"delivery.latency.{percentile}" for percentile in ("p50", "p99")),
    "dependency.latency.p99",
    "loop.lag",
}
# A function says nothing of what is zero and was, and these are above it only where something fails.
MAYBE = {
    *(("orders", outcome) for outcome in ("not-stored", "unknown", "overloaded", "failed")),
    "dependency.failures",
    "dependency.retries",
    "breaker.open",
    "outbox.parked",
    "mails.refused",
}

# An emulator is no load target: longer limits than on AWS.
PATIENT = {"DYNAMODB_TIMEOUT": "6s", "REQUEST_DEADLINE": "8s", "DYNAMODB_ACQUIRE_TIMEOUT": "3s"} | {
    f"{service}_ATTEMPT_TIMEOUT": "3s" for service in ("DYNAMODB", "SNS", "SQS")
}


class RuntimeApi(http.server.BaseHTTPRequestHandler):
    """Lambda, as one process of a function sees it: hands out events and takes what is made of them."""

    protocol_version = "HTTP/1.1"

    def handle(self):
        with contextlib.suppress(ConnectionResetError):  # the function was ended
            super().handle()

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        function = self.server.function
        event = function.events.get()
        self.answer(
            200,
            json.dumps(event).encode(),
            Content_Type="application/json",
            Lambda_Runtime_Aws_Request_Id=str(uuid.uuid4()),
            Lambda_Runtime_Deadline_Ms=str(int((time.time() + function.limit) * 1000)),
            Lambda_Runtime_Invoked_Function_Arn=function.arn,
        )

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.function.results.put((self.path.endswith("/response"), body))
        self.answer(202)

    def log_message(self, *_):
        pass


class Thrown(Exception):
    """What Lambda would report as an error of the function."""


class Function:
    """One function of the template, as a process."""

    def __init__(self, made, aws, client, task, java):
        self.name, self.arn, self.limit = made["FunctionName"], made["FunctionArn"], made["Timeout"]
        self.events, self.results = queue.Queue(), queue.Queue()
        self.api = http.server.ThreadingHTTPServer(("127.0.0.1", 0), RuntimeApi)
        self.api.daemon_threads, self.api.function = True, self
        threading.Thread(target=self.api.serve_forever, daemon=True).start()
        library = HOME / "libaws-lambda-jni.so"
        environment = {
            "PATH": os.environ["PATH"],
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self.api.server_port}",
            "AWS_LAMBDA_FUNCTION_NAME": self.name,
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE": str(made["MemorySize"]),
            "LAMBDA_TASK_ROOT": str(task.resolve()),
            "_HANDLER": made["Handler"],
            "AWS_ENDPOINT_URL": aws,
            "AWS_REGION": stacks.REGION,
            "AWS_ACCESS_KEY_ID": stacks.KEY,
            "AWS_SECRET_ACCESS_KEY": stacks.KEY,
        }
        jars = ":".join(str(jar.resolve()) for jar in sorted(pathlib.Path(client).glob("*.jar")))
        self.log = HOME / f"{self.name}.log"
        self.process = subprocess.Popen(
            [
                java,
                *("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"),
                f"-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI={library.resolve()}",
                *("-cp", jars, "com.amazonaws.services.lambda.runtime.api.client.AWSLambda", made["Handler"]),
            ],
            cwd=task,
            env=environment | made["Environment"]["Variables"] | PATIENT,
            stdout=open(self.log, "wb"),
            stderr=subprocess.STDOUT,
        )

    def invoke(self, event):
        self.events.put(event)
        try:
            well, body = self.results.get(timeout=LONGEST_START)
        except queue.Empty:
            sys.exit(f"{self.name}: no answer, see {self.log}")
        if not well:
            raise Thrown(f"{self.name} threw: {body[:200]}, see {self.log}")
        return json.loads(body)

    def end(self):
        self.process.kill()
        self.process.wait()
        self.api.shutdown()


def unpack(client):
    shutil.rmtree(HOME, ignore_errors=True)
    with zipfile.ZipFile(ARCHIVE) as archive:
        archive.extractall(HOME / "task")
    jar = next(pathlib.Path(client).glob("aws-lambda-java-runtime-interface-client-*.jar"))
    machine = {"x86_64": "x86_64", "aarch64": "aarch_64"}[os.uname().machine]
    with zipfile.ZipFile(jar) as inside:
        (HOME / "libaws-lambda-jni.so").write_bytes(inside.read(f"jni/libaws-lambda-jni.linux-{machine}.so"))
    return HOME / "task"


def request(method, path, document=None):
    """The event of the HTTP API, payload format 2.0."""
    return {
        "version": "2.0",
        "routeKey": f"{method} {path}",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"content-type": "application/json"},
        "requestContext": {"stage": "$default", "http": {"method": method, "path": path}},
        "body": None if document is None else json.dumps(document),
        "isBase64Encoded": False,
    }


def matches(record, pattern):
    """Whether a filter of an event source mapping lets the record through; of its language what ours use."""
    if isinstance(pattern, list):
        return record in pattern
    return isinstance(record, dict) and all(matches(record.get(key), each) for key, each in pattern.items())


def stream(aws, arn):
    """Every record of the table's stream so far, as Lambda hands them on."""
    streams, records = stacks.client("dynamodbstreams", aws), []
    for shard in streams.describe_stream(StreamArn=arn)["StreamDescription"]["Shards"]:
        at = streams.get_shard_iterator(
            StreamArn=arn, ShardId=shard["ShardId"], ShardIteratorType="TRIM_HORIZON"
        )["ShardIterator"]
        while at:
            page = streams.get_records(ShardIterator=at)
            records += page["Records"]
            at = page.get("NextShardIterator") if page["Records"] else None
    return [dict(json.loads(json.dumps(each, default=plain)), eventSourceARN=arn) for each in records]


def plain(value):
    return value.timestamp() if isinstance(value, datetime.datetime) else str(value)


def lease(aws, order, seconds):
    """As if its lease ended in so many seconds; after an end in the past whoever held it is gone."""
    stacks.client("dynamodb", aws).update_item(
        TableName="Orders",
        Key={"order_id": {"S": order}},
        UpdateExpression="SET due_at = :end",
        ConditionExpression="attribute_exists(pending)",
        ExpressionAttributeValues={":end": {"N": str(int((time.time() + seconds) * 1000))}},
    )


def post(process, answered, order, price=999.99):
    """Gives what becomes of it, and counts each answer. Refused is not lost: whoever is told so repeats it as it is."""
    event = request("POST", "/orders", {"order_id": order, "product": "Laptop", "price": price})
    for _ in range(container.TRIES):
        answer = process.invoke(event)
        again = any(name.lower() == "idempotent-replayed" for name in answer["headers"])
        outcome = "replayed" if again else OUTCOMES.get(answer["statusCode"], "refused")
        answered[outcome] += 1
        if outcome != "refused":
            break
    return outcome


def pending(aws):
    return {order for order, item in container.items(aws).items() if "pending" in item}


def walk(relay):
    """Whether one went well. After one that failed its schedule calls again."""
    try:
        print(f"RelayOrders: {relay.invoke({})}")
    except Thrown as failure:
        print(failure)
        return False
    return True


def walks(aws, relay):
    """Walks until nothing is pending, each as late as a lease is long."""
    for _ in range(container.TRIES):
        left = pending(aws)
        if not left:
            return
        for order in left:
            lease(aws, order, -1)
        walk(relay)


def orders(made, aws, functions):
    """Gives what the rows of the dashboard must show to the number."""
    data = made["outputs"]["data"]
    listener = container.listener(aws, data["TopicArn"])
    process, deliver, relay = (functions[name] for name in ("ProcessOrder", "DeliverOrders", "RelayOrders"))

    ids, answered = {f"function-{number}" for number in range(ORDERS)}, collections.Counter()
    became = {id: post(process, answered, id) for id in sorted(ids)}
    container.expect("ProcessOrder accepts every order", {id for id in ids if became[id] not in ("accepted", "replayed")})
    others = {"replayed": 999.99, "conflict": 1, "invalid": -1}
    odd = {outcome for outcome, price in others.items() if post(process, answered, "function-0", price) != outcome}
    container.expect("and neither a repeat nor another nor a bad one of the same id", odd)
    container.expect("every order is in the table", ids - container.items(aws).keys())

    mapping = stacks.template("lambda")["Resources"]["DeliverOrders"]["Properties"]["Events"]["Stream"]["Properties"]
    filters = [json.loads(each["Pattern"]) for each in mapping["FilterCriteria"]["Filters"]]
    records = [each for each in stream(aws, data["StreamArn"]) if any(matches(each, one) for one in filters)]
    seen = {each["dynamodb"]["Keys"]["order_id"]["S"] for each in records}
    container.expect("the stream brings every order through the filter", ids - seen)
    kept = [each for each in records if each["dynamodb"]["Keys"]["order_id"]["S"] in sorted(ids)[LEFT_BEHIND:]]
    report = deliver.invoke({"Records": kept[: mapping["BatchSize"]]})
    container.expect("DeliverOrders reports nothing failed", {str(each) for each in report["batchItemFailures"]})
    left = set(sorted(ids)[:LEFT_BEHIND])
    container.expect("it told of all that it was given", pending(aws) - left)
    container.expect("and of nothing else", left - pending(aws))
    for order in left:
        lease(aws, order, LEASE)
    any(walk(relay) for _ in range(container.TRIES))
    container.expect("RelayOrders leaves alone what somebody holds", left - pending(aws))
    walks(aws, relay)
    container.expect("RelayOrders told of what was left behind", pending(aws))
    container.told(aws, listener, data["QueueUrl"], ids)
    looks = {id: process.invoke(request("GET", f"/orders/{id}")) for id in ids}
    container.expect("ProcessOrder shows every order as told", {id for id in ids if "pending" in looks[id]["body"]})
    return {
        **{("orders", outcome): answered[outcome] for outcome in ("accepted", "replayed", "conflict", "invalid")},
        **{("deliveries", sink): ORDERS for sink in ("event", "fulfilment", "confirmation")},
        ("requests", "place-order"): answered.total(),
        ("requests", "show-order"): len(looks),
        ("outbox.pending", ""): LEFT_BEHIND,
        ("starts", ""): len(functions),
    }


def metrics(aws, functions, begun, counts):
    """What the functions printed, read as CloudWatch reads it, must fill their rows of the dashboard."""
    cloudwatch = stacks.client("cloudwatch", aws)
    for each in functions.values():
        printed = each.log.read_text()
        print(f"{each.name}: {emf.put(cloudwatch, printed)} lines of metrics")
    shown.demand(aws, begun, counts, ABOVE_ZERO, NEVER, MAYBE)


def main(file, aws, client):
    made = json.load(open(file, encoding="utf-8"))
    begun = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=2)
    task = unpack(client)
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java")
    functions = {name: Function(each, aws, client, task, java) for name, each in made["functions"].items()}
    try:
        counts = orders(made, aws, functions)
    finally:
        for each in functions.values():
            each.end()
    metrics(aws, functions, begun, counts)


if __name__ == "__main__":
    main(*sys.argv[1:])
