"""A file is read in a process of its own: 512 MB, 10 seconds, and nothing of what it does is trusted but its answer.

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
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Limits:
    """What one file may take: bytes of address space, seconds, and characters of the answer."""

    memory: int = 512 * 1024 * 1024
    seconds: float = 10
    answer: int = 100_000_000


LIMITS = Limits()
TOO_LONG = "Reading the file took longer than 10 seconds, so it was stopped. Send a shorter part of it."
TOO_LARGE = "Reading the file took more than 512 MB of memory, so it was stopped. Send a shorter part of it."
STOPPED = "Reading the file was stopped from outside, most likely because the machine ran short. Send it again later."
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
        found = json.loads(answer)
    except ValueError as error:
        raise ReadingFailed(f"the reader gave no JSON: {answer[:200]!r}") from error
    if not isinstance(found, dict):
        raise ReadingFailed(f"the reader gave no object: {answer[:200]!r}")
    return found


def main() -> None:
    """Read one file from standard input and print what was found."""
    head = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**head["limits"])
    limit_process(limits)
    gc.disable()  # this process ends when it has read; looking for garbage takes a third of a large workbook's time
    found = read_file(sys.stdin.buffer.read(), head["name"], head["options"])
    answer = json.dumps(found, ensure_ascii=False)
    sys.stdout.write(answer if len(answer) <= limits.answer else json.dumps({"refused": TOO_LARGE}))


def limit_process(limits: Limits) -> None:
    """Bind this process to limits for good; it writes no file."""
    seconds = math.ceil(limits.seconds)
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def read_file(content: bytes, name: str, options: dict[str, Any]) -> dict[str, Any]:
    """As read_in_sandbox, in this process and without its limits: for trusted files, tests and benchmarks."""
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
    from openpyxl.utils.exceptions import InvalidFileException
    from pypdfium2 import PdfiumError
    from python_calamine import CalamineError

    broken = (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError)
    known = (KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError)
    return (*broken, *known, PackageNotFoundError, LxmlError, InvalidFileException, CalamineError, PdfiumError)
