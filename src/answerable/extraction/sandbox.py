"""A file is read in a process of its own: 1 GB, 20 seconds, and nothing of what it does is trusted but its answer.

That process gets a line of JSON with the name, the options and the limits, then the bytes, on standard input; it
gives one JSON object on standard output.
"""

import gc
import json
import math
import os
import resource
import signal
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

import orjson


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes of address space, seconds, and bytes of the answer."""

    memory: int = 1024 * 1024 * 1024  # a workbook of 50,000 rows takes three quarters of it
    seconds: float = 20
    answer: int = 200_000_000


LIMITS = Limits()
TOO_LONG = "Reading the file took longer than 20 seconds, so it was stopped. Send a shorter part of it."
TOO_LARGE = "Reading the file took more than 1 GB of memory, so it was stopped. Send a shorter part of it."
STOPPED = "Reading the file was stopped from outside, most likely because the machine ran short. Send it again later."
_TO_ANSWER = 64 * 1024 * 1024  # bytes that are kept free for writing the answer
_PIECE = 1000  # records of the answer that are written at once
NO_PAGES = "This format has no pages, so the choice of pages was not used."
# The interpreter is told where the packages are and nothing else: -I shuts out its folder and PYTHON… variables.
_PROGRAM = "import sys; sys.path = {path!r}; from answerable.extraction.sandbox import main; main()"
_WORDS_OF_NO_MEMORY = ("MemoryError", "bad_alloc", "memory allocation", "Cannot allocate memory")


class ReadingFailed(RuntimeError):  # noqa: N818  # it says what happened
    """The reader itself broke on a file; the message holds what it said."""


def read_in_sandbox(
    content: bytes, name: str, options: dict[str, Any] | None = None, limits: Limits = LIMITS
) -> dict[str, Any]:
    """The candidate of a file, with its blocks and notes, or {"refused": sentence}. Where the file says everything in
    two languages, the candidate of the second stands under "others", a list, in that of the first.

    `options`: language, fiscal_year_start (1 to 12), report_date (ISO text), pages (text such as "9-10"), layout (as
    layouts.py has it, checked before).
    Raises ReadingFailed where the reader breaks in a way that nobody foresaw.
    """
    head = json.dumps({"name": name, "options": options or {}, "limits": asdict(limits)}).encode()
    return run_limited(_PROGRAM.format(path=sys.path), head + b"\n" + content, limits)


def run_limited(program: str, given: bytes, limits: Limits) -> dict[str, Any]:
    """The JSON object that a Python program prints; a refusal where it takes too long, too much, or is killed."""
    child = subprocess.Popen(  # noqa: S603  # our own interpreter, and no word of the caller
        [sys.executable, "-I", "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )
    try:
        answer, errors = child.communicate(given, timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()
        return {"refused": TOO_LONG}
    return _understand(child.returncode, answer, errors.decode("utf-8", "replace"))


def _understand(status: int, answer: bytes, errors: str) -> dict[str, Any]:
    """The answer of a process that has ended, or why there is none."""
    if status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return {"refused": TOO_LONG if status == -signal.SIGXCPU else STOPPED}
    if status != 0:
        if any(words in errors for words in _WORDS_OF_NO_MEMORY):
            return {"refused": TOO_LARGE}
        raise ReadingFailed(f"the reader ended with status {status}: {errors[-2000:]}")
    try:
        with without_collecting():
            found = orjson.loads(answer)
    except ValueError as error:
        raise ReadingFailed(f"the reader gave no JSON: {answer[:200]!r}") from error
    if not isinstance(found, dict):
        raise ReadingFailed(f"the reader gave no object: {answer[:200]!r}")
    return found


@contextmanager
def without_collecting() -> Iterator[None]:
    """Reading makes millions of objects that stay and hardly any garbage; looking for it takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # and thaw at once: what was made counts as old, and is not gone through right away
            gc.unfreeze()
            gc.enable()


def main() -> None:
    """Read one file from standard input and print what was found."""
    gc.disable()  # this process ends with its answer
    head = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**head["limits"])
    limit_process(limits)
    found = read_file(sys.stdin.buffer.read(), head["name"], head["options"])
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory + _TO_ANSWER, limits.memory + _TO_ANSWER))
    written = 0
    for piece in _encode(found):
        written += len(piece)
        if written > limits.answer:
            sys.exit(f"MemoryError: an answer of more than {limits.answer} bytes")
        sys.stdout.buffer.write(piece)


def _encode(found: dict[str, Any]) -> Iterator[bytes]:
    """The answer as JSON, piece by piece. As a whole that of a large workbook would need a hundred megabytes more; and
    orjson, three times as fast as json, ends the process where it gets no memory."""
    for number, (key, value) in enumerate(found.items()):
        yield (b"," if number else b"{") + orjson.dumps(key) + b":"
        if not isinstance(value, list) or not value:
            yield orjson.dumps(value)
            continue
        for start in range(0, len(value), _PIECE):
            yield (b"," if start else b"[") + orjson.dumps(value[start : start + _PIECE])[1:-1]
        yield b"]"
    yield b"}" if found else b"{}"


def limit_process(limits: Limits) -> None:
    """Bind this process to limits for good, but for what its answer takes; it writes no file."""
    seconds = math.ceil(limits.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory + _TO_ANSWER))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_file(content: bytes, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """As read_in_sandbox, in this process and without its limits: for trusted files, tests and benchmarks."""
    with without_collecting():
        return _read(content, name, options)


def _read(content: bytes, name: str, options: dict[str, Any]) -> dict[str, Any]:
    from answerable.extraction.interpret import Options, interpret_languages
    from answerable.extraction.layouts import load_layout
    from answerable.extraction.readers.formats import find_reader
    from answerable.extraction.readers.refusals import DAMAGED, NESTED, NO_WORDS, Unreadable

    day = options.get("report_date")
    issued = date.fromisoformat(day) if day else None
    layout = load_layout(options.get("layout") or [])
    told = Options(options.get("language"), options.get("fiscal_year_start"), issued, layout)
    try:
        document = find_reader(content, name, options.get("pages") or "")(content)
    except Unreadable as refused:
        return {"refused": refused.sentence}
    except MemoryError:
        return {"refused": TOO_LARGE}
    except RecursionError:
        return {"refused": NESTED}
    except _damage() as error:
        return {"refused": DAMAGED, "because": f"{type(error).__name__}: {error}"[:300]}
    if not any(block.text for block in document.blocks):
        return {"refused": NO_WORDS}
    if options.get("pages") and not any(block.page for block in document.blocks):
        document.notes.append(NO_PAGES)
    return interpret_languages(document, told)


def _damage() -> tuple[type[Exception], ...]:
    """What the libraries raise for a file that is not what it says."""
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import LxmlError
    from pypdfium2 import PdfiumError
    from python_calamine import CalamineError

    broken = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError)
    known = (KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError)
    return (*broken, *known, PackageNotFoundError, LxmlError, CalamineError, PdfiumError)
