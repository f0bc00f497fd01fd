"""Posts orders as fast as the gateway takes them, then looks for each in the table, on the topic and in the queue.

usage: at_full_speed.py GATEWAY LOCAL_AWS ORDERS CALLERS
"""

import http.client
import json
import sys
import threading
import time
import urllib.parse
import urllib.request

gateway, local_aws, orders, callers = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
host = urllib.parse.urlparse(gateway).netloc
numbers = iter(range(orders))
lock = threading.Lock()
accepted, refused, waits = set(), {}, []


def call():
    connection = http.client.HTTPConnection(host, timeout=30)
    while True:
        with lock:
            number = next(numbers, None)
        if number is None:
            return
        order_id = f"speed-{number}"
        body = json.dumps({"order_id": order_id, "product": "Laptop", "price": 999.99})
        begun = time.monotonic()
        connection.request("POST", "/orders", body, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        with lock:
            waits.append(time.monotonic() - begun)
            if answer.status == 200:
                accepted.add(order_id)
            else:
                refused[answer.status] = refused.get(answer.status, 0) + 1


def dynamodb(operation, request):
    headers = {
        "X-Amz-Target": f"DynamoDB_20120810.{operation}",
        "Content-Type": "application/x-amz-json-1.0",
        "Authorization": "AWS4-HMAC-SHA256 Credential=any/20260101/eu-west-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    }
    call = urllib.request.Request(local_aws, json.dumps(request).encode(), headers)
    return json.load(urllib.request.urlopen(call))


def items():
    found, start = [], None
    while True:
        request = {"TableName": "Orders", "ProjectionExpression": "order_id, pending", "ConsistentRead": True}
        if start:
            request["ExclusiveStartKey"] = start
        page = dynamodb("Scan", request)
        found += page["Items"]
        start = page.get("LastEvaluatedKey")
        if not start:
            return found


def heard(what):
    page = json.load(urllib.request.urlopen(f"{local_aws}/_local/{what}?limit=20000"))
    return json.dumps(page["latest"])


begun = time.monotonic()
threads = [threading.Thread(target=call) for _ in range(callers)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
took = time.monotonic() - begun
waits.sort()
print(f"{len(accepted)} accepted, refused {refused}, {orders / took:.0f} orders/s, {callers} callers, "
      f"p50 {waits[len(waits) // 2] * 1000:.0f} ms, p99 {waits[len(waits) * 99 // 100] * 1000:.0f} ms")

end = time.monotonic() + 300
stored = items()
while any("pending" in item for item in stored) and time.monotonic() < end:
    time.sleep(1)
    stored = items()
print(f"everyone told {time.monotonic() - begun:.0f} s after the first order")

ids = [item["order_id"]["S"] for item in stored if item["order_id"]["S"].startswith("speed-")]
topic, queue = heard("topic"), heard("queue")
gaps = {
    "accepted, not in the table": accepted - set(ids),
    "still pending": {item["order_id"]["S"] for item in stored if "pending" in item},
    "not on the topic": {order for order in accepted if f"{order}/event:placed\"" not in topic},
    "not in the queue": {order for order in accepted if f"{order}/fulfilment:placed\\" not in queue},
}
for what, which in gaps.items():
    print(f"{what}: {len(which)} {sorted(which)[:5]}")
sys.exit(1 if any(gaps.values()) or len(accepted) != orders else 0)
