"""Pages in two columns with frames inside them: each column is read with its own frames, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from answerable.extraction.readers.pdf_columns import crosses, find_two_columns
from answerable.extraction.readers.pdf_grid import RuledTable
from answerable.extraction.readers.pdf_lines import TextLine, group_lines
from answerable.extraction.readers.pdf_page import Word

_SHARE = 0.2  # of a frame may reach over the place between the columns, which is not known to the point


@dataclass
class Half:
    """Words of a page that are read together, and the tables among them, from top to bottom."""

    words: list[Word]
    tables: list[RuledTable]


def part_halves(words: list[Word], tables: Sequence[RuledTable]) -> list[Half]:
    """The parts of a page in the order in which they are read: all of it, but where frames stand in two columns."""
    parting = find_two_columns(words) if tables else None
    if parting is None or any(_reaches_over(table, parting) for table in tables):
        return [Half(words, list(tables))]
    bands = groupby(group_lines(words), key=lambda line: crosses(line, parting))
    return [half for is_whole, band in bands for half in _halves_of(list(band), tables, parting, is_whole)]


def _reaches_over(table: RuledTable, parting: float) -> bool:
    """True for a table of which a good part stands in either column."""
    beyond = min(parting - table.box.left, table.box.right - parting)
    return beyond > _SHARE * (table.box.right - table.box.left)


def _halves_of(band: list[TextLine], tables: Sequence[RuledTable], parting: float, is_whole: bool) -> Iterator[Half]:
    """Lines over both columns are one part; lines in columns are two."""
    words = [word for line in band for word in line.words]
    if is_whole:
        yield Half(words, [])
        return
    top, bottom = min(line.box.top for line in band), max(line.box.bottom for line in band)
    inside = [table for table in tables if top <= table.box.middle[1] <= bottom]
    for is_right in (False, True):
        half = [word for word in words if (word.box.middle[0] >= parting) == is_right]
        beside = [table for table in inside if (table.box.middle[0] >= parting) == is_right]
        if half or beside:
            yield Half(half, beside)
