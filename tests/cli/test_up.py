"""answerable up, web, worker, migrate."""

import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from answerable.cli import up
from answerable.cli.main import main
from answerable.cli.site import Trouble
from tests.cli.stranger import PROGRAM, call, environment

LOCAL = ["127.0.0.1", "localhost"]


@pytest.fixture
def port() -> Iterator[int]:
    """A port that something listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.fixture
def _signals() -> Iterator[None]:
    """The handlers of signals are those of the tests again afterwards."""
    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    kept = [signal.getsignal(number) for number in numbers]
    yield
    for number, handler in zip(numbers, kept, strict=True):
        signal.signal(number, handler)


@pytest.mark.parametrize("command", ["up", "web"])
@pytest.mark.django_db
def test_a_port_that_is_taken_is_told_in_one_sentence(
    command: str, port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--port", str(port)]) == 1
    assert capsys.readouterr().err == f"Port {port} is taken. Stop what uses it, or choose another one with --port.\n"


@pytest.mark.parametrize("host", ["192.0.2.1", "no host at all"])
def test_an_address_of_another_computer_cannot_be_listened_on(host: str) -> None:
    with pytest.raises(Trouble, match="no address of this computer"):
        up.check_address(host, 8000)


def test_the_web_server_runs_the_site_with_blocking_threads() -> None:
    words = up.web_command("127.0.0.1", 8080, 3)
    assert words[1:3] == ["-m", "granian"]
    assert words[words.index("--workers") + 1] == "3"
    assert words[-1] == "answerable.config.wsgi:application"


@pytest.mark.parametrize(
    ("host", "hosts", "is_demo", "is_debug", "named"),
    [
        ("127.0.0.1", LOCAL, True, True, []),
        ("0.0.0.0", ["example.org"], False, False, []),
        ("0.0.0.0", LOCAL, False, False, ["ANSWERABLE_HOSTS"]),
        ("127.0.0.1", ["example.org"], True, True, ["ANSWERABLE_DEMO", "ANSWERABLE_DEBUG"]),
        ("::1", ["::1"], True, False, []),
    ],
)
def test_settings_that_do_not_fit_the_address_are_warned_of(
    host: str, hosts: list[str], is_demo: bool, is_debug: bool, named: list[str]
) -> None:
    warnings = list(up.list_warnings(host, hosts, is_demo=is_demo, is_debug=is_debug))
    assert [warning.split()[0] for warning in warnings] == named


@pytest.mark.usefixtures("_signals")
def test_when_the_web_server_ends_all_ends(capsys: pytest.CaptureFixture[str]) -> None:
    processes = up.Processes([sys.executable, "-c", ""], [sys.executable, "-c", "import time; time.sleep(60)"])
    assert processes.watch() == 1
    assert processes.worker.poll() is not None
    assert capsys.readouterr().err == "The web server ended by itself.\n"


@pytest.mark.usefixtures("_signals")
def test_a_worker_that_dies_is_started_again(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(up, "_PAUSE", 0)
    processes = up.Processes(
        [sys.executable, "-c", "import time; time.sleep(60)"], [sys.executable, "-c", "print('up')"]
    )
    threading.Timer(2, processes._stop, (signal.SIGTERM, None)).start()
    assert processes.watch() == 0
    assert processes.web.poll() is not None
    assert capfd.readouterr().err.count("The worker ended and is started again.") >= 1


def _read_until(process: subprocess.Popen[str], pattern: str) -> str:
    assert process.stdout
    for line in process.stdout:
        match = re.search(pattern, line)
        if match:
            return match[0]
    raise AssertionError(f"the command ended without saying {pattern}")


def test_one_command_runs_the_site_until_it_is_stopped(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    words = [*PROGRAM, "up", "--port", str(free)]
    with subprocess.Popen(words, cwd=tmp_path, env=environment(tmp_path), stdout=subprocess.PIPE, text=True) as process:
        try:
            address = _read_until(process, r"http://127\.0\.0\.1:\d+/")
            assert _fetch(f"{address}en/") == 200
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    with pytest.raises(OSError):
        _fetch(f"{address}en/", patience=0)


def _fetch(address: str, patience: float = 20) -> int:
    """The status of a page, asked for again until the server answers."""
    until = time.monotonic() + patience
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as page:
                return int(page.status)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)


def test_an_empty_site_is_laid_out_by_the_first_command(tmp_path: Path) -> None:
    words = ("person", "add", "--email", "eva@example.org", "--name", "Eva", "--role", "administrator")
    assert call(tmp_path, *words).returncode == 0
    assert call(tmp_path, "migrate").stdout == "The database and the static files are up to date.\n"
    told = call(tmp_path, "ledger", "verify")
    assert told.stdout.startswith("The ledger holds: 1 entries")
