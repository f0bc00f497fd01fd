"""The processes of a run: each with a log of its own, on the cores that it is given, ended in order."""

import os
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.request
from pathlib import Path

OUT = Path("target/k6")
LOGS = OUT / "logs"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def on_cores(cores, words):
    """The command on these cores alone, where the system can do that and has them."""
    wanted = [core for core in cores if core < (os.cpu_count() or 1)]
    pinned = shutil.which("taskset") and wanted
    return ["taskset", "-c", ",".join(map(str, wanted)), *words] if pinned else list(words)


class Running:
    """A process that serves until it is stopped."""

    def __init__(self, name, words, environment=None, cores=()):
        LOGS.mkdir(parents=True, exist_ok=True)
        self.name = name
        self.log = LOGS / f"{name}.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                on_cores(cores, words) if cores else list(words),
                env={**os.environ, **(environment or {})}, stdout=log, stderr=subprocess.STDOUT,
                start_new_session=True)

    def wait_for(self, url, seconds=120):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(url, timeout=2):
                    return self
            except OSError:
                time.sleep(0.1)
        tail = "\n".join(self.log.read_text().splitlines()[-20:])
        self.stop()
        raise SystemExit(f"{self.name} does not answer at {url}\n{tail}")

    def memory(self):
        """Resident, in MiB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) // 1024
        return 0

    def cpu_seconds(self):
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self):
        """Ends it as a supervisor would. Its exit code; None if it had to be killed."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                return self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                return None
        return self.process.returncode


class Watch:
    """Looks at a process's memory and processor time every half second, from a thread of its own."""

    def __init__(self, running):
        self.running, self.seen, self.over = running, [], threading.Event()
        self.thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self):
        self.begun = time.monotonic()
        self.thread.start()
        return self

    def __exit__(self, *unused):
        self.over.set()
        self.thread.join()

    def _look(self):
        while not self.over.is_set():
            try:
                self.seen.append((time.monotonic() - self.begun, self.running.memory(), self.running.cpu_seconds()))
            except OSError:
                return
            self.over.wait(0.5)

    def most_memory(self):
        return max((memory for _, memory, _ in self.seen), default=0)

    def cpu(self):
        return self.seen[-1][2] - self.seen[0][2] if self.seen else 0.0
