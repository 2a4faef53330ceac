"""How long it takes to read real documents of every kind, beside what the bare library takes for the same file."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pypdfium2

from answerable.extraction.sandbox import read_file
from tests.bench.timing import ROOT, format_table, measure, say

DOCUMENTS = ROOT.parent / "shared" / "corpus" / "documents"
HEAD = ["Document", "kB", "pages", "median, ms", "a page, ms", "bare library, ms"]
NOTE = """\
Medians of {times} readings, without the sandbox. The bare library: lxml parses a page, pypdfium2 gives the text of a
PDF, openpyxl opens a workbook and python-docx a Word file; none of them knows what it has read."""
_ROWS = 50_000
_LARGE = 1_000_000  # bytes of a file that needs no warming up


def bench_documents(times: int = 10, folder: Path = DOCUMENTS) -> str:
    """Medians for each file that is no text, and for a workbook of fifty thousand rows."""
    files = [path for path in sorted(folder.glob("*")) if path.suffix in _BARE]
    if not files:
        return f"There are no documents in {folder.name}, so nothing was read."
    rows = []
    for path in files:
        say(f"Reading {path.name} …")
        rows.append(_row(path.name, path.read_bytes(), times))
    say(f"Reading a workbook of {_ROWS:,} rows …")
    rows.append(_row("a made workbook.xlsx", make_workbook(_ROWS), min(times, 3)))
    return f"{format_table(HEAD, rows)}\n\n{NOTE.format(times=times)}"


def _row(name: str, content: bytes, times: int) -> list[str]:
    median = measure(lambda: read_file(content, name, {}), times, warm_up=1 if len(content) < _LARGE else 0).median
    bare = measure(lambda: _BARE[Path(name).suffix](content), times, warm_up=0).median
    pages = len(pypdfium2.PdfDocument(content)) if name.endswith(".pdf") else 0
    each = f"{median / pages:.1f}" if pages else "–"
    return [name, f"{len(content) / 1000:.0f}", str(pages or "–"), f"{median:.1f}", each, f"{bare:.1f}"]


def _read_text_of_pdf(content: bytes) -> None:
    for page in pypdfium2.PdfDocument(content):
        page.get_textpage().get_text_bounded()


_BARE: dict[str, Callable[[bytes], object]] = {
    ".html": lxml.html.document_fromstring,
    ".pdf": _read_text_of_pdf,
    ".xlsx": lambda content: openpyxl.load_workbook(io.BytesIO(content), data_only=True),
    ".docx": lambda content: docx.Document(io.BytesIO(content)),
}


def make_workbook(rows: int) -> bytes:
    """A tracker of so many actions under a heading."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Tracker")
    sheet.append(["No.", "Recommendation", "Response", "Action", "Office", "Due date", "Status"])
    for number in range(1, rows + 1):
        words = (
            f"Look after well {number}.",
            "Agreed.",
            f"Visit well {number}.",
            "Wells Branch",
            "March 2027",
            "Ongoing",
        )
        sheet.append([number, *words])
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()
