"""A file is read in a process of its own: 512 MB, 10 seconds, and nothing of what it does is trusted but its answer.

Run as a module it is that process: a line of JSON with the name and the options, then the bytes, on standard
input; one JSON object on standard output.
"""

import json
import os
import resource
import signal
import struct
import subprocess
import sys
import zipfile
from datetime import date
from typing import Any

MEMORY = 512 * 1024 * 1024  # bytes of address space
SECONDS = 10
TOO_LONG = "Reading the file took longer than 10 seconds, so it was stopped. Send a shorter part of it."
NO_PAGES = "This format has no pages, so the choice of pages was not used."
TOO_LARGE = "Reading the file took more than 512 MB of memory, so it was stopped. Send a shorter part of it."


class ReadingFailed(RuntimeError):  # noqa: N818  # it says what happened
    """The reader itself broke on a file; the message holds what it said."""


def read_in_sandbox(content: bytes, name: str, options: dict[str, Any] | None = None) -> dict[str, Any]:
    """The candidate of a file, with its blocks and notes, or {"refused": sentence}.

    `options`: language, fiscal_year_start (1 to 12), report_date (ISO text), pages (text such as "9-10").
    Raises ReadingFailed where the reader breaks in a way that nobody foresaw.
    """
    head = json.dumps({"name": name, "options": options or {}}).encode() + b"\n"
    # -I: neither the folder nor PYTHON… variables of whoever calls can change what is run.
    child = subprocess.Popen(  # noqa: S603  # our own interpreter, and no word of the caller
        [sys.executable, "-c", _BOOT.format(path=sys.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    try:
        answer, errors = child.communicate(head + content, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return {"refused": TOO_LONG}
    return _understand(child.returncode, answer, errors.decode("utf-8", "replace"))


_BOOT = "import sys; sys.path = {path!r}; from answerable.extraction.sandbox import main; main()"


def _understand(status: int, answer: bytes, errors: str) -> dict[str, Any]:
    if status == -signal.SIGXCPU or status == -signal.SIGKILL:
        return {"refused": TOO_LONG}
    if status != 0:
        if "MemoryError" in errors or "bad_alloc" in errors or "memory allocation" in errors:
            return {"refused": TOO_LARGE}
        raise ReadingFailed(f"the reader ended with status {status}: {errors[-2000:]}")
    found: dict[str, Any] = json.loads(answer)
    return found


def main() -> None:
    """Read one file from standard input and print what was found."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    head = json.loads(sys.stdin.buffer.readline())
    found = read_file(sys.stdin.buffer.read(), head["name"], head["options"])
    sys.stdout.write(json.dumps(found, ensure_ascii=False))


def read_file(content: bytes, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """As read_in_sandbox, in this process and without its limits: for trusted files, tests and benchmarks."""
    from answerable.extraction.interpret import Options, interpret
    from answerable.extraction.readers.formats import DAMAGED, Unreadable, find_reader

    day = options.get("report_date")
    told = Options(options.get("language"), options.get("fiscal_year_start"), date.fromisoformat(day) if day else None)
    try:
        reader = find_reader(content, name)
        document = reader(content)
    except Unreadable as refused:
        return {"refused": refused.sentence}
    except MemoryError:
        return {"refused": TOO_LARGE}
    except _damage() as error:
        return {"refused": DAMAGED, "because": f"{type(error).__name__}: {error}"[:300]}
    if options.get("pages"):
        document.notes.append(NO_PAGES)
    return interpret(document, told)


def _damage() -> tuple[type[Exception], ...]:
    """What the libraries raise for a file that is not what it says."""
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError
    from openpyxl.utils.exceptions import InvalidFileException
    from python_calamine import CalamineError

    known = (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError, EOFError, struct.error)
    return (*known, PackageNotFoundError, LxmlError, InvalidFileException, CalamineError)
