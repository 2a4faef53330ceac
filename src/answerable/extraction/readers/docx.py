"""Reads Word files: paragraphs, headings, lists, tables with merged cells; tracked changes as if accepted."""

import io
import re
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml.ns import qn

from answerable.extraction.blocks import MOST_COLUMNS, Builder, Document
from answerable.extraction.readers.docx_numbers import Numbering
from answerable.extraction.readers.nesting import RawCell, add_table, is_frame
from answerable.extraction.readers.refusals import TRACKED

_SKIPPED_RUNS = {qn("w:del"), qn("w:moveFrom")}
_MARK = re.compile(r"[\d*†‡,\s]{1,4}")
_PAGE = re.compile(r"\s*\bpage \d+(?: (?:of|de|sur|/) \d+)?\s*", re.IGNORECASE)


def read_docx(content: bytes) -> Document:
    """The blocks of a Word file. Raises what python-docx raises for a package it cannot open."""
    package = docx.Document(io.BytesIO(content))
    reader = _DocxReader(package)
    reader.document.title = package.core_properties.title or None
    reader.document.page_head = _read_page_head(package) or None
    reader.document.language = (package.core_properties.language or "")[:2].lower() or None
    reader.walk(package.element.body)
    reader.document.form = "marked"
    if package.element.body.findall(f".//{qn('w:ins')}") or package.element.body.findall(f".//{qn('w:del')}"):
        reader.note(TRACKED)
    return reader.document


def _read_page_head(package: Any) -> str:
    """The words above the pages of the first section on one line, without the number of the page."""
    words = " ".join(paragraph.text for paragraph in package.sections[0].header.paragraphs) if package.sections else ""
    return _PAGE.sub(" ", " ".join(words.split())).strip()


class _DocxReader(Builder):
    """Walks the body of one file."""

    def __init__(self, package: Any) -> None:
        super().__init__()
        self.names = {style.style_id: style.name or "" for style in package.styles}
        self.numbers = Numbering(package)

    def walk(self, body: Any) -> None:
        """Add the blocks of a body, in order; content controls are looked into."""
        for element in body:
            if element.tag == qn("w:p"):
                self.add_paragraph(self._text(element), self._level(element), self._is_item(element))
            elif element.tag == qn("w:tbl"):
                self._table(element)
            elif element.tag == qn("w:sdt"):
                for content in element.findall(qn("w:sdtContent")):
                    self.walk(content)

    def _style_id(self, paragraph: Any) -> str:
        properties = paragraph.find(qn("w:pPr"))
        style = properties.find(qn("w:pStyle")) if properties is not None else None
        return style.get(qn("w:val")) or "" if style is not None else ""

    def _style(self, paragraph: Any) -> str:
        return self.names.get(self._style_id(paragraph), "")

    def _text(self, paragraph: Any) -> str:
        """The words of a paragraph behind the number that Word writes in front of them."""
        label, words = self.numbers.label_of(paragraph, self._style_id(paragraph)), _words(paragraph)
        return f"{label} {words}".strip() if label else words

    def _level(self, paragraph: Any) -> int:
        name = self._style(paragraph).lower()
        if name == "title":
            return 1
        match = re.match(r"(?:heading|titre) (\d)", name)
        return min(6, int(match.group(1)) + 1) if match else 0

    def _is_item(self, paragraph: Any) -> bool:
        properties = paragraph.find(qn("w:pPr"))
        numbered = properties is not None and properties.find(qn("w:numPr")) is not None
        return (numbered or "list" in self._style(paragraph).lower()) and not self._level(paragraph)

    def _table(self, table: Any) -> None:
        cells = list(self._read_table(table))
        if is_frame(cells):
            for row in _rows(table):
                for _, _, cell in row:
                    self.walk(cell)
            return
        add_table(self, cells)

    def _read_table(self, table: Any) -> Iterator[RawCell]:
        rows = list(_rows(table))
        for place, row in enumerate(rows):
            for column, width, cell in row:
                if _merge(cell) == "continue":
                    continue
                inner = tuple(list(self._read_table(each)) for each in _tables_in(cell))
                height, lines = _height(rows, place, column), list(self._cell_lines(cell))
                yield RawCell(place, column, height, width, place == 0, lines, inner)

    def _cell_lines(self, cell: Any) -> Iterator[tuple[str, bool]]:
        for element in cell:
            if element.tag == qn("w:p"):
                yield self._text(element), self._is_item(element)
            elif element.tag == qn("w:sdt"):
                for content in element.findall(qn("w:sdtContent")):
                    yield from self._cell_lines(content)
            elif element.tag == qn("w:tbl"):
                for inner in element.iter(qn("w:tc")):
                    yield from self._cell_lines(inner)


def _words(paragraph: Any) -> str:
    """The text of a paragraph without deleted runs and footnote marks; breaks are line breaks."""
    return "".join(_pieces(paragraph))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED_RUNS:
            continue
        if child.tag == qn("w:r"):
            text = "".join(_run(child))
            if not (_is_raised(child) and _MARK.fullmatch(text)):
                yield text
        elif child.tag != qn("w:pPr"):
            yield from _pieces(child)


def _run(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in {qn("w:br"), qn("w:cr")}:
            yield "\n"
        elif child.tag == qn("w:tab"):
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _is_raised(run: Any) -> bool:
    properties = run.find(qn("w:rPr"))
    align = properties.find(qn("w:vertAlign")) if properties is not None else None
    return align is not None and align.get(qn("w:val")) == "superscript"


def _rows(table: Any) -> Iterator[list[tuple[int, int, Any]]]:
    """The rows of a table: (column, width in columns, cell)."""
    for row in _find_rows(table):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        before = properties.find(qn("w:gridBefore")) if properties is not None else None
        column = min(MOST_COLUMNS, int(before.get(qn("w:val")))) if before is not None else 0
        cells = []
        for cell in row.iter(qn("w:tc")):
            if next(cell.iterancestors(qn("w:tr"))) is not row:
                continue
            width = _width(cell)
            cells.append((column, width, cell))
            column += width
        yield cells


def _tables_in(cell: Any) -> Iterator[Any]:
    """The tables inside a cell, and not those inside them."""
    for table in cell.iter(qn("w:tbl")):
        if next(table.iterancestors(qn("w:tc"))) is cell:
            yield table


def _find_rows(table: Any) -> Iterator[Any]:
    """The rows of a table, those inside content controls too."""
    for element in table:
        if element.tag == qn("w:tr"):
            yield element
        elif element.tag == qn("w:sdt"):
            for content in element.findall(qn("w:sdtContent")):
                yield from _find_rows(content)


def _width(cell: Any) -> int:
    properties = cell.find(qn("w:tcPr"))
    span = properties.find(qn("w:gridSpan")) if properties is not None else None
    return max(1, min(MOST_COLUMNS, int(span.get(qn("w:val"))))) if span is not None else 1


def _merge(cell: Any) -> str:
    """What a cell is in a vertical merge: "restart" or "continue"; "" for a cell that is in none."""
    properties = cell.find(qn("w:tcPr"))
    merge = properties.find(qn("w:vMerge")) if properties is not None else None
    return "" if merge is None else merge.get(qn("w:val")) or "continue"


def _height(rows: list[list[tuple[int, int, Any]]], place: int, column: int) -> int:
    """How many rows a cell covers: itself and the continuing cells below it in the same column."""
    height = 1
    for row in rows[place + 1 :]:
        below = next((cell for start, _, cell in row if start == column), None)
        if below is None or _merge(below) != "continue":
            break
        height += 1
    return height
