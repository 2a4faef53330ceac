"""How much memory the processes of the demo hold: after their start, and after people have looked around."""

import http.cookiejar
import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from tests.bench.timing import format_table, say

HEAD = ["Process", "after the start, MB", "after 80 pages, MB"]
PAGES = (
    "/",
    "/evaluations/",
    "/actions/",
    "/actions/?due=overdue",
    "/actions/1/",
    "/offices/",
    "/history/",
    "/public/",
)
_PATIENCE = 60  # seconds for the site to answer
_ANSWERABLE = [sys.executable, "-c", "from answerable.cli.main import run; run()"]


def bench_memory() -> str:
    """Start the demo in a folder of its own, look at its processes, visit pages, look again."""
    say("Starting the demo …")
    with tempfile.TemporaryDirectory(prefix="answerable-bench-") as folder:
        environment = {**os.environ, "ANSWERABLE_DATA_DIR": folder, "ANSWERABLE_DEMO": "yes", "DATABASE_URL": ""}
        environment["DJANGO_SETTINGS_MODULE"] = "answerable.config.settings"
        subprocess.run([*_ANSWERABLE, "demo"], env=environment, check=True, stdout=subprocess.DEVNULL)
        port = _free_port()
        up = subprocess.Popen(
            [*_ANSWERABLE, "up", "--port", str(port)],
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            visitor = Visitor(f"http://127.0.0.1:{port}")
            visitor.wait()
            time.sleep(3)  # the worker starts beside the web server
            before = _measure(up.pid)
            say("Looking around …")
            visitor.look_around()
            after = _measure(up.pid)
        finally:
            up.terminate()
            up.wait(30)
    return format_table(HEAD, [[name, f"{before[name]:.0f}", f"{after[name]:.0f}"] for name in before])


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    return number


def _measure(pid: int) -> dict[str, float]:
    """Megabytes by what a process is: the web server with all of its processes, the worker, what watches both."""
    found = {"web server": 0.0, "worker": 0.0, "what watches both": read_memory(pid)}
    for child in list_children(pid):
        command = Path(f"/proc/{child}/cmdline").read_text()
        name = "web server" if "granian" in command else "worker"
        found[name] += sum(read_memory(each) for each in [child, *list_descendants(child)])
    return found


def list_children(pid: int) -> list[int]:
    """The processes that a process started and that still run."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def list_descendants(pid: int) -> list[int]:
    """The processes below a process, on every level."""
    return [each for child in list_children(pid) for each in (child, *list_descendants(child))]


def read_memory(pid: int) -> float:
    """What a process holds in memory (its resident set), in megabytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"^VmRSS:\s+(\d+) kB", status, re.MULTILINE)
    return int(found[1]) * 1024 / 1_000_000 if found else 0.0


class Visitor:
    """Somebody with a browser that keeps cookies."""

    def __init__(self, site: str) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.browser = urllib.request.build_opener(cookies)

    def read(self, path: str) -> str:
        """The page under a path that begins behind the language."""
        with self.browser.open(f"{self.site}{path}", timeout=30) as answer:
            page: bytes = answer.read()
        return page.decode()

    def wait(self) -> None:
        """Until the site answers."""
        for _ in range(_PATIENCE * 4):
            try:
                self.read("/en/")
            except urllib.error.URLError:
                time.sleep(0.25)
            else:
                return
        raise TimeoutError(f"{self.site} does not answer")

    def look_around(self) -> None:
        """Sign in as the reader of the demo, and open the pages in both languages, five times each."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.read("/en/"))
        assert token, "the first page of the demo offers no sign-in"
        form = {"csrfmiddlewaretoken": token[1], "email": "dalia@demo.example"}
        data = urllib.parse.urlencode(form).encode()
        self.browser.open(f"{self.site}/en/demo/sign-in/", data=data, timeout=30).close()
        for language in ("en", "fr"):
            for page in PAGES * 5:
                self.read(f"/{language}{page}")
