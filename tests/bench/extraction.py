"""How long it takes to read the document this product began with, as text and as a page."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

import lxml.html

from answerable.extraction.sandbox import read_file, read_in_sandbox
from tests.bench.timing import ROOT, format_table, measure, say

SEED = ROOT.parent / "shared" / "seed"
HEAD = ["What is read", "bytes", "median, ms", "processor, ms", "bare lxml parse, ms", "in the sandbox, ms"]
BUSY = "“Processor” and the bare parse are the processor's time, which other programs on the machine do not lengthen."
_TINY = b"Recommendation 1: Keep minutes.\nAction: The branch will keep minutes by March 2027.\n"


def bench_extraction(times: int = 50, folder: Path = SEED) -> str:
    """Medians for the text, for a page that holds the same table, and for the sandbox around next to nothing."""
    say("Reading the seed document …")
    found = sorted(folder.glob("*.txt"))
    if not found:
        return f"There is no document in {folder.name}, so nothing was read."
    text = found[0].read_bytes()
    page = write_page(read_file(text, "seed.txt", {})).encode()
    rows = [
        _row("the seed, as text", text, "seed.txt", times),
        _row("the seed, as an HTML page", page, "seed.html", times),
    ]
    rows.append(_row("two lines of text", _TINY, "tiny.txt", times))
    note = f"Medians of {times} readings; of {_few(times)} in the sandbox, its start included. {BUSY}"
    return f"{format_table(HEAD, rows)}\n\n{note}"


def _row(what: str, content: bytes, name: str, times: int) -> list[str]:
    inside = measure(lambda: read_file(content, name, {}), times)
    is_page = name.endswith(".html")
    bare = f"{measure(lambda: lxml.html.document_fromstring(content), times).busy_median:.2f}" if is_page else "–"
    outside = measure(lambda: read_in_sandbox(content, name), _few(times), warm_up=1).median
    return [what, f"{len(content):,}", f"{inside.median:.1f}", f"{inside.busy_median:.1f}", bare, f"{outside:.0f}"]


def _few(times: int) -> int:
    return max(1, times // 5)


def write_page(candidate: dict[str, Any]) -> str:
    """What was read, as an HTML page with one table as such responses are published."""
    rows = "\n".join(line for each in candidate["recommendations"] for line in _rows_of(each, candidate))
    head = "".join(f"<th>{name}</th>" for name in ("Key Finding", "Response", "Action", "Accountability", "Date"))
    title = escape(candidate["report"]["title"])
    return f"<html lang='en'><title>{title}</title><h1>{title}</h1><table><tr>{head}</tr>\n{rows}</table></html>"


def _rows_of(recommendation: dict[str, Any], candidate: dict[str, Any]) -> Iterator[str]:
    key = recommendation["key"]
    actions = [each for each in candidate["actions"] if key in each["recommendations"]]
    answers = [each for each in candidate["responses"] if key in each["recommendations"]]
    asked = f"{recommendation['number']}. {recommendation['text']}"
    answered = "\n".join(f"{each['as_written']}\n{each['text']}" for each in answers)
    yield f"<tr><th colspan='5'>{escape(recommendation['theme'] or '')}</th></tr>"
    for place, action in enumerate(actions):
        spanning = "".join(f"<td rowspan='{len(actions)}'>{_lines(text)}</td>" for text in (asked, answered))
        offices = "\n".join(each["as_written"] for each in action["offices"])
        dates = "\n".join(f"{each['deliverable'] or ''} {each['as_written']}" for each in action["due"])
        cells = "".join(f"<td>{_lines(text)}</td>" for text in (action["text"], offices, dates))
        yield f"<tr>{spanning if place == 0 else ''}{cells}</tr>"


def _lines(text: str) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in text.split("\n") if line.strip())
