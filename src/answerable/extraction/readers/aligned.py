"""Text in columns of spaces, as `pdftotext -layout` and old reports have it: a page in letters of one width.

It is read by the same geometry as a page of a PDF, each letter being as wide as every other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from answerable.extraction.blocks import Document
from answerable.extraction.numbering import names_recommendation

if TYPE_CHECKING:
    from answerable.extraction.readers.pdf_page import Page, Word

_WIDTH, _HEIGHT, _SIZE = 5.0, 12.0, 10.0  # points: of a letter, of a line, and of the letters
_RUNS = re.compile(r"\S {2,}(?=\S.*?\S {2,}\S)")  # a line of three parts or more
_FOOT = re.compile(r"^[^\n]*\bpage \d{1,4} (?:of|de|sur) \d{1,4}[ \t]*$", re.IGNORECASE | re.MULTILINE)
_EMPTY_LINES = re.compile(r"\A(?:[ \t]*\n)+")
_AWAY = 4  # lines from the edge of a page, and a quarter of its lines
_FEWEST_LINES = 4


def read_aligned(text: str) -> Document | None:
    """The blocks of a text in columns; None for any other text."""
    lines = text.split("\n")
    is_drawn = sum(mark in line for mark in "|\t" for line in lines) > 1
    if is_drawn or sum(bool(_RUNS.search(line)) for line in lines) < _FEWEST_LINES:
        return None
    # Here, because hardly any text needs what reads a PDF.
    from answerable.extraction.readers.pdf import PdfReader
    from answerable.extraction.readers.pdf_columns import find_open_table

    pages = [_make_page(number, lines) for number, lines in enumerate(_part_pages(text), 1)]
    if not any(find_open_table(page.words) for page in pages):
        return None
    reader = PdfReader(pages)
    for page in pages:
        reader.read(page)
    return _without_pages(reader.document)


def _part_pages(text: str) -> Iterator[list[str]]:
    """The lines of each page, without empty ones at its ends, so that its head and foot stand at its edges; a page is
    parted where a line of its own names a recommendation, since no table goes on behind it."""
    for page in _FOOT.sub("\f", text).split("\f"):
        lines = _EMPTY_LINES.sub("", page).rstrip().split("\n")
        begins = [n for n, line in enumerate(lines) if n and _names_recommendation(line.strip())]
        for first, last in pairwise([0, *begins, len(lines)]):
            away = [""] * (_AWAY + (last - first) // _AWAY)  # what stands where it was cut is neither head nor foot
            yield [*(away if first else []), *lines[first:last], *(away if last < len(lines) else [])]


def _names_recommendation(line: str) -> bool:
    return "  " not in line and names_recommendation(line)


def _make_page(number: int, lines: Sequence[str]) -> Page:
    from answerable.extraction.readers.pdf_page import Page

    width = _WIDTH * max((len(line) for line in lines), default=1)
    words = [word for row, line in enumerate(lines) for word in _words_of(row, line)]
    return Page(number, width, _HEIGHT * max(1, len(lines)), words=words)


def _words_of(row: int, line: str) -> Iterator[Word]:
    from answerable.extraction.readers.pdf_page import Box, Word

    top = row * _HEIGHT
    for match in re.finditer(r"\S+", line):
        yield Word(match.group(), Box(match.start() * _WIDTH, top, match.end() * _WIDTH, top + _SIZE), _SIZE)


def _without_pages(document: Document) -> Document:
    """The document without places on pages, of which a text has none."""
    document.blocks = [block._replace(level=0, page=None, box=None, spots=()) for block in document.blocks]
    document.pages = {}
    return document
