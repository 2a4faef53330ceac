"""Reads CSV files in any common encoding and with any common separator."""

import csv
import io
from collections import Counter

from answerable.extraction.blocks import Builder, Cell, Document
from answerable.extraction.readers.decoding import decode_text
from answerable.extraction.readers.refusals import OPEN_QUOTE, Unreadable

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1_000_000  # characters


def read_csv(content: bytes) -> Document:
    """The blocks of a CSV file: one table."""
    text, note = decode_text(content)
    reader = Builder()
    if note:
        reader.note(note)
    number = reader.new_table()
    csv.field_size_limit(_LONGEST_CELL)
    try:
        for row, values in enumerate(csv.reader(io.StringIO(text), delimiter=find_separator(text))):
            for column, value in enumerate(values):
                if value.strip():
                    reader.add_cell(Cell(number, row, column), [(value, False)])
    except csv.Error as error:
        raise Unreadable(OPEN_QUOTE) from error
    reader.document.form = "marked"
    return reader.document


def find_separator(text: str) -> str:
    """The separator that cuts the most cells out of rows of one width; marks inside sentences cut few."""
    best, mark = 0, ","
    for separator in _SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(io.StringIO(text[:200_000]), delimiter=separator) if row)
        cut = max(((width - 1) * rows for width, rows in widths.items()), default=0)
        if cut > best:
            best, mark = cut, separator
    return mark
