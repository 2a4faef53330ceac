"""answerable up, web, worker, migrate: runs the site."""

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import Any

_BLOCKING_THREADS = 4  # for each web process; measured best for synchronous Django
_PATIENCE = 10  # seconds that a process gets to end by itself


def register(commands: Any) -> None:
    """Add the commands to the parser's sub-commands."""
    up = commands.add_parser(
        "up",
        help="run the site: migrate the database, then web server and worker",
        description="One command for a team of fifty. Stops with Ctrl-C.",
        epilog="Example: answerable up --port 8080",
    )
    _add_address(up)
    up.set_defaults(run=run_up)
    web = commands.add_parser(
        "web", help="run the web server alone, for larger installations", epilog="Example: answerable web --processes 4"
    )
    _add_address(web)
    web.set_defaults(run=run_web)
    worker = commands.add_parser(
        "worker", help="run the worker alone, for larger installations", epilog="Example: answerable worker"
    )
    worker.set_defaults(run=run_worker)
    migrate = commands.add_parser("migrate", help="bring the database up to date", epilog="Example: answerable migrate")
    migrate.set_defaults(run=run_migrate)


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (8000)")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="web processes (1)")


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def run_migrate(arguments: argparse.Namespace) -> int:
    """Bring the database and the static files up to date."""
    _prepare()
    print("The database is up to date.")
    return 0


def web_command(host: str, port: int, processes: int) -> list[str]:
    """The command line of the web server."""
    return [
        sys.executable,
        "-m",
        "granian",
        "--interface",
        "wsgi",
        "--host",
        host,
        "--port",
        str(port),
        "--workers",
        str(processes),
        "--blocking-threads",
        str(_BLOCKING_THREADS),
        "--no-access-log",
        "--log-level",
        "warning",
        "answerable.config.wsgi:application",
    ]


def run_web(arguments: argparse.Namespace) -> int:
    """Become the web server."""
    command = web_command(arguments.host, arguments.port, arguments.processes)
    os.execv(command[0], command)  # noqa: S606 - our own command line


def run_worker(arguments: argparse.Namespace) -> int:
    """Become the worker, after taking up what another one left behind."""
    import django

    django.setup()
    from django.core.management import call_command

    from answerable.ingest.tasks import enqueue_left_behind

    enqueue_left_behind()
    call_command("db_worker", interval=0.3)
    return 0


def is_free(host: str, port: int) -> bool:
    """True where nothing listens on the port yet."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def run_up(arguments: argparse.Namespace) -> int:
    """Run web server and worker until told to stop; 1 where the port is taken or the server ends by itself."""
    if not is_free(arguments.host, arguments.port):
        print(f"Port {arguments.port} is taken. Stop what uses it, or choose another one with --port.", file=sys.stderr)
        return 1
    _prepare()
    _warn_about_demo(arguments.host)
    processes = Processes(web_command(arguments.host, arguments.port, arguments.processes))
    print(f"Answerable runs at http://{arguments.host}:{arguments.port}/ (Ctrl-C stops it).", flush=True)
    return processes.watch()


def _warn_about_demo(host: str) -> None:
    from django.conf import settings

    if settings.DEMO and not host.startswith("127."):
        print("Warning: the demo lets everybody who reaches this address sign in.", file=sys.stderr)


class Processes:
    """The web server and the worker. A worker that dies is started again; when the server ends, all ends."""

    def __init__(self, command: list[str]) -> None:
        self.is_stopping = False
        # A process group of its own each, so that Ctrl-C reaches them through us, once and in order.
        self.web = subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command line
        self.worker = self._start_worker()

    @staticmethod
    def _start_worker() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-c", "from answerable.cli.main import main; main(['worker'])"]
        return subprocess.Popen(command, start_new_session=True)  # noqa: S603 - our own command line

    def watch(self) -> int:
        """Wait until a signal says stop or the web server ends."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        while not self.is_stopping and self.web.poll() is None:
            if self.worker.poll() is not None:
                print("The worker ended and is started again.", file=sys.stderr)
                time.sleep(1)
                self.worker = self._start_worker()
            time.sleep(0.3)
        failed = not self.is_stopping
        for process in (self.web, self.worker):
            _end(process)
        if failed:
            print("The web server ended by itself.", file=sys.stderr)
        return int(failed)

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.is_stopping = True


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
