"""What load is put on: the embedded form, and the packaged gateway on the benchmark's stub of AWS."""

import functools
import json
import os
import subprocess
import time
import urllib.request
from pathlib import Path

from processes import OUT, Running, free_port

JAR = "target/order-gateway.jar"
LIMIT = 60
KEYS = {"AWS_ACCESS_KEY_ID": "k6", "AWS_SECRET_ACCESS_KEY": "k6", "AWS_REGION": "eu-west-3"}


def build():
    """Makes what is run, and learns its class path."""
    subprocess.run(
        ["mvn", "-B", "-q", "-Pbench", "package", "dependency:build-classpath", "-Dmdep.includeScope=test",
         f"-Dmdep.outputFile={OUT / 'classpath'}"], check=True)


@functools.cache
def java():
    return str(Path(subprocess.check_output(["python3", ".ci/jdk.py"], text=True).strip()) / "bin" / "java")


def class_path():
    return f"target/test-classes:target/classes:{(OUT / 'classpath').read_text().strip()}"


def ask(method, url, body=b""):
    request = urllib.request.Request(url, data=body or None, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.loads(answer.read() or b"{}")


class Embedded:
    """The gateway with AWS embedded beside it, as `mvn -Plocal` starts it, with time limits near those of the real AWS."""

    form = "embedded"
    prefix = "k6-"
    settings = {"DYNAMODB_ATTEMPT_TIMEOUT": "2s", "DYNAMODB_TIMEOUT": "3s", "REQUEST_DEADLINE": "4s",
                "REHEARSAL": "3s", "RELAY_IDLE": "2s", "BACK_OFF_LONGEST": "5s"}

    def start(self):
        self.port, self.aws_port = free_port(), free_port()
        self.aws = f"http://127.0.0.1:{self.aws_port}"
        self.url = f"http://127.0.0.1:{self.port}"
        self.gateway = Running(
            "embedded",
            [java(), "--enable-native-access=ALL-UNNAMED", "-Dsqlite4java.library.path=target/native", "-Xmx1g",
             "-cp", class_path(), "com.anycompany.ordergateway.local.Local"],
            {**self.settings, "PORT": str(self.port), "LOCAL_AWS_PORT": str(self.aws_port)})
        self.gateway.wait_for(self.url + "/health/ready")
        return self

    def environment(self):
        return {"BASE_URL": self.url, "AWS_URL": self.aws}

    def audit(self, acknowledged):
        """The gateway's own audit: everything stored and settled, and in topic and queue what the table says."""
        end = time.monotonic() + LIMIT
        while True:
            audit = subprocess.run(
                [java(), "-jar", JAR, "audit", "--settled", "--acknowledged", str(acknowledged), "--holdings", self.aws],
                env={**os.environ, **KEYS, "AWS_ENDPOINT_URL": self.aws, "DYNAMODB_TABLE": "Orders"},
                capture_output=True, text=True)
            said = audit.stdout.strip().splitlines()
            if audit.returncode == 0 or time.monotonic() > end:
                return audit.returncode == 0, "; ".join(said[-5:]) or audit.stderr.strip()[-500:]
            time.sleep(2)

    def stop(self):
        return self.gateway.stop()


class OnStub:
    """The packaged gateway on a stub of AWS: the gateway on one core, stub and generator on the other."""

    form = "stub"
    prefix = "bench."
    gateway_cores, other_cores = (0,), (1,)

    def __init__(self, name, latencies=(4, 12, 8), settings=None, heap="512m"):
        self.name, self.latencies, self.settings, self.heap = name, latencies, settings or {}, heap

    def start(self):
        stub_port, self.port = free_port(), free_port()
        self.stub_url = f"http://127.0.0.1:{stub_port}"
        self.url = f"http://127.0.0.1:{self.port}"
        store, topic, queue = self.latencies
        self.stub = Running(
            f"{self.name}-stub",
            [java(), "-Xmx512m", f"-Dstub.port={stub_port}", f"-Dbench.store={store}", f"-Dbench.topic={topic}",
             f"-Dbench.queue={queue}", "-cp", class_path(), "com.anycompany.ordergateway.bench.StubProcess"],
            cores=self.other_cores).wait_for(self.stub_url + "/_stub/heard")
        self.gateway = Running(
            f"{self.name}-gateway", [java(), f"-Xmx{self.heap}", "@config/jvm.options", "-jar", JAR, "serve"],
            {**KEYS, **self.settings, "PORT": str(self.port), "HOST": "127.0.0.1", "AWS_ENDPOINT_URL": self.stub_url,
             "SNS_TOPIC": "arn:aws:sns:eu-west-3:000000000000:OrderNotifications",
             "SQS_QUEUE_URL": self.stub_url + "/000000000000/OrderProcessingQueue", "DRAIN_DELAY": "0s"},
            cores=self.gateway_cores)
        self.gateway.wait_for(self.url + "/health/ready")
        return self

    def environment(self):
        return {"BASE_URL": self.url, "STUB_URL": self.stub_url}

    def latency(self, **milliseconds):
        return ask("PUT", f"{self.stub_url}/_stub/latencies?" + "&".join(f"{k}={v}" for k, v in milliseconds.items()))

    def audit(self, acknowledged):
        """Everything that was acknowledged is stored, told to topic and queue, and finished."""
        heard = ask("POST", f"{self.stub_url}/_stub/acknowledged", acknowledged.read_bytes())
        end = time.monotonic() + LIMIT
        while any(heard["missing"].values()) and time.monotonic() < end:
            time.sleep(0.5)
            heard = ask("GET", f"{self.stub_url}/_stub/heard")
        return not any(heard["missing"].values()), f"{heard['heard']}, missing {heard['missing']}"

    def stop(self):
        code = self.gateway.stop()
        self.stub.stop()
        return code
