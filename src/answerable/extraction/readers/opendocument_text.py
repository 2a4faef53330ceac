"""Reads OpenDocument texts (.odt): paragraphs, headings, lists, tables; what was deleted and footnotes are left out."""

from collections.abc import Iterator
from typing import Any

from answerable.extraction.blocks import MOST_COLUMNS, Builder, Cell, Document
from answerable.extraction.readers.opendocument import (
    CELL,
    COVERED,
    NAME,
    PARAGRAPH,
    ROW,
    TABLE,
    count,
    read_content,
    words,
)
from answerable.extraction.readers.refusals import TRACKED

_BODY, _CHANGES = NAME % ("office", "text"), NAME % ("text", "tracked-changes")
_HEADING, _LIST, _ITEM = (NAME % ("text", name) for name in ("h", "list", "list-item"))
_DEEPER = tuple(NAME % pair for pair in (("text", "section"), ("text", "index-body"), ("table", "table-header-rows")))


def read_odt(content: bytes) -> Document:
    """The blocks of a text. Raises what lxml raises for a damaged one."""
    root = read_content(content)
    reader = _TextReader()
    for body in root.iter(_BODY):
        if body.find(_CHANGES) is not None:
            reader.note(TRACKED)
        reader.walk(body)
    reader.document.form = "marked"
    return reader.document


class _TextReader(Builder):
    """Walks the body of one text."""

    def walk(self, parent: Any) -> None:
        """Add the blocks below an element, in order."""
        for element in parent:
            if element.tag == PARAGRAPH:
                self.add_paragraph(words(element))
            elif element.tag == _HEADING:
                level = element.get(NAME % ("text", "outline-level"), "1")
                self.add_paragraph(words(element), min(6, int(level)) if level.isdigit() else 1)
            elif element.tag == _LIST:
                for line, _ in _lines_of(element):
                    self.add_paragraph(line, is_item=True)
            elif element.tag == TABLE:
                self._read_table(element)
            elif element.tag in _DEEPER:
                self.walk(element)

    def _read_table(self, table: Any) -> None:
        number = self.new_table()
        for row, element in enumerate(_rows_of(table)):
            for column, cell in _cells_of(element):
                down, across = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
                self.add_cell(Cell(number, row, column, down, across), list(_lines_of(cell)))


def _rows_of(table: Any) -> Iterator[Any]:
    """The rows of a table, those of its repeated heading included; not those of a table in one of its cells."""
    for element in table:
        if element.tag == ROW:
            yield element
        elif element.tag in _DEEPER or element.tag.endswith("}table-rows"):
            yield from _rows_of(element)


def _cells_of(row: Any) -> Iterator[tuple[int, Any]]:
    column = 0
    for element in row:
        if element.tag in {CELL, COVERED} and column < MOST_COLUMNS:
            if element.tag == CELL:
                yield column, element
            column += count(element, "number-columns-repeated")


def _lines_of(element: Any, is_item: bool = False) -> Iterator[tuple[str, bool]]:
    """The paragraphs below an element, each with whether it is a bullet; those of tables inside come along."""
    for child in element:
        if child.tag in {PARAGRAPH, _HEADING}:
            yield words(child), is_item
        else:
            yield from _lines_of(child, is_item or child.tag == _ITEM)
