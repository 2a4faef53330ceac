"""Reads CSV files in any common encoding and with any common separator."""

import csv
import io
from collections import Counter, deque

from answerable.extraction.blocks import Builder, Cell, Document
from answerable.extraction.headings import Field, field_of
from answerable.extraction.readers.decoding import decode_text
from answerable.extraction.readers.refusals import OPEN_QUOTE, UNCLOSED, Unreadable

_SEPARATORS = ",;\t|"
_NO_HEADINGS = frozenset({None, Field.OTHER})
_FIRST_ROWS = 12  # headings stand among these, below titles
_SAMPLE = 200_000  # characters
_LONGEST_CELL = 1_000_000  # characters


def read_csv(content: bytes) -> Document:
    """The blocks of a CSV file: one table."""
    text, note = decode_text(content)
    reader = Builder()
    if note:
        reader.note(note)
    number = reader.new_table()
    csv.field_size_limit(_LONGEST_CELL)
    separator = find_separator(text)
    if _ends_in_quotes(text, separator):
        raise Unreadable(UNCLOSED)
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text), delimiter=separator)):
            for column, value in enumerate(values):
                if value.strip():
                    reader.add_cell(Cell(number, row, column), [(value, False)])
    except csv.Error as error:
        raise Unreadable(OPEN_QUOTE) from error
    reader.document.form = "marked"
    return reader.document


def _ends_in_quotes(text: str, separator: str) -> bool:
    """True where a cell begins with a quotation mark that nothing closes."""
    try:
        deque(csv.reader(io.StringIO(text), delimiter=separator, strict=True), maxlen=0)
    except csv.Error as error:
        # Other marks in odd places are put up with: this reader is strict for the sake of this one question.
        return str(error) == "unexpected end of data"
    return False


def find_separator(text: str) -> str:
    """The separator under which most headings can be told; else the one that cuts most cells out of rows of one width.

    Marks inside sentences may outnumber the separators, but they make no headings.
    """
    return max(_SEPARATORS, key=lambda separator: _fit(text[:_SAMPLE], separator))


def _fit(text: str, separator: str) -> tuple[int, int]:
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=separator) if row]
    named = max((len({field_of(cell) for cell in row} - _NO_HEADINGS) for row in rows[:_FIRST_ROWS]), default=0)
    widths = Counter(map(len, rows))
    return named, max(((width - 1) * count for width, count in widths.items()), default=0)
