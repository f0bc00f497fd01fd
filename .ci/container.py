"""What .ci/container asks of the container, from outside.

usage: container.py options STACKS                 what the task definition says, as options of docker run
       container.py orders STACKS AWS GATEWAY      orders, and a look for each in the table and at everyone who was told
       container.py drain AWS GATEWAY PID          SIGTERM under load: nobody's request may break
"""

import http.client
import json
import os
import signal
import sys
import threading
import time
import urllib.parse
import urllib.request

import stacks

ORDERS, CALLERS, TRIES = 1000, 8, 10
LONGEST_END = 20


def options(file):
    made = json.load(open(file, encoding="utf-8"))["task"]
    for variable in made["environment"]:
        print(f"--env={variable['name']}={variable['value']}")
    print(f"--user={made['user']}")
    print(f"--stop-timeout={made['stopTimeout']}")
    assert made["readonlyRootFilesystem"], "the task's root can be written"
    probe = stacks.template("fargate")["Resources"]["Task"]["Properties"]["ContainerDefinitions"][0]["HealthCheck"]
    image = open("Dockerfile", encoding="utf-8").read()
    assert json.dumps(probe["Command"][1:]) in image, "the template's probe is not the image's"
    print("--health-interval=2s")


class Callers:
    """Posts orders from several threads at once, each on one connection, until stopped or out of numbers."""

    def __init__(self, gateway, prefix, most):
        self.host = urllib.parse.urlparse(gateway).netloc
        self.prefix, self.numbers = prefix, iter(range(most))
        self.lock, self.stopped = threading.Lock(), False
        self.accepted, self.refused, self.broken = set(), {}, []
        self.threads = [threading.Thread(target=self.call) for _ in range(CALLERS)]
        for thread in self.threads:
            thread.start()

    def call(self):
        connection = http.client.HTTPConnection(self.host, timeout=30)
        while not self.stopped:
            with self.lock:
                number = next(self.numbers, None)
            if number is None:
                return
            order = f"{self.prefix}-{number}"
            # Refused is not lost: whoever is told so repeats with the same id.
            if not any(self.accepts(connection, order) for _ in range(TRIES)):
                return

    def accepts(self, connection, order):
        """Whether the order is accepted. A gateway that is gone for good ends the tries."""
        if self.stopped:
            return False
        body = json.dumps({"order_id": order, "product": "Laptop", "price": 999.99})
        try:
            connection.request("POST", "/orders", body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            answer.read()
        except ConnectionRefusedError:
            self.stopped = True
            return False
        except (OSError, http.client.HTTPException) as failure:
            with self.lock:
                self.broken.append(repr(failure))
            self.stopped = True
            return False
        with self.lock:
            if answer.status == 200:
                self.accepted.add(order)
            else:
                self.refused[answer.status] = self.refused.get(answer.status, 0) + 1
        return answer.status == 200

    def end(self):
        for thread in self.threads:
            thread.join()


def items(aws):
    pages = stacks.client("dynamodb", aws).get_paginator("scan").paginate(TableName="Orders", ConsistentRead=True)
    return {item["order_id"]["S"]: item for page in pages for item in page["Items"]}


def received(aws, queue):
    """Every message of the queue, received and deleted."""
    sqs, bodies = stacks.client("sqs", aws), []
    while batch := sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", []):
        bodies += [json.loads(message["Body"]) for message in batch]
        entries = [{"Id": str(at), "ReceiptHandle": each["ReceiptHandle"]} for at, each in enumerate(batch)]
        sqs.delete_message_batch(QueueUrl=queue, Entries=entries)
    return bodies


def expect(what, missing):
    if missing:
        sys.exit(f"{what}: {len(missing)} missing, {sorted(missing)[:3]}")
    print(f"ok: {what}")


def listener(aws, topic):
    """A queue that hears what the topic is told."""
    sqs = stacks.client("sqs", aws)
    url = sqs.create_queue(QueueName="listener")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    stacks.client("sns", aws).subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn)
    return url


def told(aws, listening, queue, ids):
    """Everyone must have been told of each of these orders."""
    stored = items(aws)
    expect("every order is told", {order for order, item in stored.items() if "pending" in item or "outcomes" in item})
    heard = {body["Message"] for body in received(aws, listening)}
    expect("the topic heard of every order", {f"Nouvelle commande reçue: {order}" for order in ids} - heard)
    expect("the queue holds every order", ids - {body["data"]["order_id"] for body in received(aws, queue)})
    mails = urllib.request.urlopen(f"{aws}/_ministack/ses/messages").read().decode()
    expect("every order is confirmed by mail", {order for order in ids if order not in mails})


def orders(file, aws, gateway):
    outputs = json.load(open(file, encoding="utf-8"))["outputs"]["data"]
    listening = listener(aws, outputs["TopicArn"])

    begun = time.monotonic()
    callers = Callers(gateway, "order", ORDERS)
    callers.end()
    print(f"{len(callers.accepted)} accepted, refused {callers.refused}, in {time.monotonic() - begun:.1f} s")
    expect("every order is accepted", {f"order-{number}" for number in range(ORDERS)} - callers.accepted)
    end = time.monotonic() + 120
    while any("pending" in item for item in items(aws).values()) and time.monotonic() < end:
        time.sleep(0.5)
    expect("every order is in the table", callers.accepted - items(aws).keys())
    told(aws, listening, outputs["QueueUrl"], callers.accepted)


def drain(aws, gateway, pid):
    callers = Callers(gateway, "drained", 1_000_000)
    time.sleep(2)
    begun = time.monotonic()
    os.kill(int(pid), signal.SIGTERM)
    while os.path.exists(f"/proc/{pid}") and time.monotonic() < begun + LONGEST_END:
        time.sleep(0.1)
    took = time.monotonic() - begun
    callers.stopped = True
    callers.end()
    if took >= LONGEST_END:
        sys.exit(f"still there {took:.1f} s after SIGTERM")
    print(f"ended {took:.1f} s after SIGTERM, {len(callers.accepted)} orders, refused {callers.refused}")
    expect("no request broke", set(callers.broken))
    expect("every order that was accepted is in the table", callers.accepted - items(aws).keys())


if __name__ == "__main__":
    {"options": options, "orders": orders, "drain": drain}[sys.argv[1]](*sys.argv[2:])
