"""answerable up, web, worker, migrate: runs the site."""

import argparse
import errno
import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from types import FrameType
from typing import Any

from answerable.cli.options import read_count, read_port
from answerable.cli.settings import list_problems
from answerable.cli.site import Trouble, start

_BLOCKING_THREADS = 4  # for each web process; measured best for synchronous Django
_PATIENCE = 10  # seconds that a process gets to end by itself
_PAUSE = 1  # seconds before a worker that died is started again


def register(commands: Any) -> None:
    """Add the commands to the parser's sub-commands."""
    up = commands.add_parser(
        "up",
        help="run the site: migrate the database, then web server and worker",
        description=(
            "One command for a team of fifty: brings the database and the static files up to date, and runs web server "
            "and worker until Ctrl-C. A worker that dies is started again."
        ),
        epilog="Example: answerable up --port 8080",
    )
    _add_address(up)
    up.set_defaults(run=run_up)
    web = commands.add_parser(
        "web",
        help="run the web server alone, for larger installations",
        description="Run “answerable migrate” before, and “answerable worker” beside it. Stops with Ctrl-C.",
        epilog="Example: answerable web --host 0.0.0.0 --processes 4",
    )
    _add_address(web)
    web.set_defaults(run=run_web)
    worker = commands.add_parser(
        "worker",
        help="run the worker alone, for larger installations",
        description="Reads the documents that were uploaded. Run as many as you like. Stops with Ctrl-C.",
        epilog="Example: answerable worker",
    )
    worker.set_defaults(run=run_worker)
    migrate = commands.add_parser(
        "migrate",
        help="bring the database and the static files up to date",
        description="“answerable up” does it by itself. Larger installations do it before they start a new version.",
        epilog="Example: answerable migrate",
    )
    migrate.set_defaults(run=run_migrate)


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=read_port, default=8000, help="port to listen on (8000)")
    parser.add_argument("--processes", type=read_count, default=1, metavar="N", help="web processes (1)")


def _prepare() -> None:
    """Bring the database and the static files up to date."""
    for problem in list_problems():
        raise Trouble(problem)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def run_migrate(arguments: argparse.Namespace) -> int:
    """Bring the database and the static files up to date."""
    _prepare()
    print("The database and the static files are up to date.")
    return 0


def web_command(host: str, port: int, processes: int) -> list[str]:
    """The command line of the web server."""
    options = {
        "--interface": "wsgi",
        "--host": host,
        "--port": str(port),
        "--workers": str(processes),
        "--blocking-threads": str(_BLOCKING_THREADS),
        "--log-level": "warning",
    }
    words = [word for option in options.items() for word in option]
    return [sys.executable, "-m", "granian", *words, "--no-access-log", "answerable.config.wsgi:application"]


def run_web(arguments: argparse.Namespace) -> int:
    """Become the web server. Raises Trouble where the address cannot be used."""
    start()
    check_address(arguments.host, arguments.port)
    _print_warnings(arguments.host)
    command = web_command(arguments.host, arguments.port, arguments.processes)
    os.execv(command[0], command)  # noqa: S606 - our own command line


def run_worker(arguments: argparse.Namespace) -> int:
    """Become the worker, after taking up what another one left behind."""
    start()
    from django.core.management import call_command

    from answerable.ingest.tasks import enqueue_left_behind

    enqueue_left_behind()
    call_command("db_worker", interval=0.3)
    return 0


def check_address(host: str, port: int) -> None:
    """Raise Trouble where nobody can listen there: the port is taken, or the host is none of this computer."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        raise Trouble(f"Port {port} is not open to you. Choose one from 1024 with --port.") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise Trouble(f"Port {port} is taken. Stop what uses it, or choose another one with --port.") from None
        raise Trouble(f"{host} is no address of this computer. Give one with --host, such as 127.0.0.1.") from None


def list_warnings(host: str, hosts: list[str], *, is_demo: bool, is_debug: bool) -> Iterator[str]:
    """A sentence for every setting that fits one's own computer and not the address that is listened on."""
    is_own = is_loopback(host) and all(is_loopback(name) for name in hosts)
    if is_demo and not is_own:
        yield "ANSWERABLE_DEMO is on: everybody who reaches this site can sign in as anybody."
    if is_debug and not is_own:
        yield "ANSWERABLE_DEBUG is on: everybody who reaches this site can read its settings when something fails."
    if not is_loopback(host) and all(is_loopback(name) for name in hosts):
        yield f"ANSWERABLE_HOSTS names this computer alone, so requests from others to {host} are refused."


def is_loopback(host: str) -> bool:
    """True for names and addresses that only this computer reaches."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _print_warnings(host: str) -> None:
    from django.conf import settings

    warnings = list_warnings(host, settings.ALLOWED_HOSTS, is_demo=settings.DEMO, is_debug=settings.DEBUG)
    for warning in warnings:
        print(f"Warning: {warning}", file=sys.stderr)


def run_up(arguments: argparse.Namespace) -> int:
    """Run web server and worker until told to stop; 1 where the server ends by itself."""
    check_address(arguments.host, arguments.port)
    _prepare()
    _print_warnings(arguments.host)
    processes = Processes(web_command(arguments.host, arguments.port, arguments.processes))
    host = f"[{arguments.host}]" if ":" in arguments.host else arguments.host
    print(f"Answerable runs at http://{host}:{arguments.port}/ (Ctrl-C stops it).", flush=True)
    return processes.watch()


class Processes:
    """The web server and the worker. A worker that dies is started again; when the server ends, all ends."""

    def __init__(self, web: list[str], worker: list[str] | None = None) -> None:
        self.is_stopping = False
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        self.worker_command = worker or [sys.executable, "-c", "from answerable.cli.main import run; run()", "worker"]
        self.web = _start_process(web)
        self.worker = _start_process(self.worker_command)

    def watch(self) -> int:
        """Wait until a signal says stop or the web server ends."""
        while not self.is_stopping and self.web.poll() is None:
            if self.worker.poll() is not None:
                print("The worker ended and is started again.", file=sys.stderr)
                time.sleep(_PAUSE)
                self.worker = _start_process(self.worker_command)
            time.sleep(0.3)
        failed = not self.is_stopping
        for process in (self.web, self.worker):
            _end(process)
        if failed:
            print("The web server ended by itself.", file=sys.stderr)
        return int(failed)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True


def _start_process(command: list[str]) -> subprocess.Popen[bytes]:
    """A process in a group of its own, so that Ctrl-C reaches it through us, once and in order."""
    return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command line


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
