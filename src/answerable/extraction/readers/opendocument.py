"""Reads OpenDocument sheets: what the cells show, with merged cells, hidden columns and dates."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from answerable.extraction.blocks import MOST_COLUMNS, MOST_ROWS, Builder, Cell, Document
from answerable.extraction.readers.packages import open_package

NAME = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
TABLE, ROW, COLUMN = (NAME % ("table", name) for name in ("table", "table-row", "table-column"))
CELL, COVERED = (NAME % ("table", name) for name in ("table-cell", "covered-table-cell"))
PARAGRAPH, _SPACES, _BREAK, _TAB = (NAME % ("text", name) for name in ("p", "s", "line-break", "tab"))
_ANNOTATION, _NOTE = NAME % ("office", "annotation"), NAME % ("text", "note")


def read_ods(content: bytes) -> Document:
    """The blocks of a workbook, one table a visible sheet. Raises what lxml raises for a damaged one."""
    root = read_content(content)
    hidden = {
        style.get(NAME % ("style", "name")) for style in root.iter(NAME % ("style", "style")) if _is_hidden(style)
    }
    reader = _SheetReader()
    for sheet in root.iter(TABLE):
        if sheet.get(NAME % ("table", "style-name")) not in hidden:
            reader.read_sheet(sheet)
    reader.document.form = "marked"
    return reader.document


def read_content(content: bytes) -> Any:
    """The root of what an OpenDocument file holds. Raises what lxml raises for a damaged one."""
    return open_package(content).parse("content.xml")


def _is_hidden(style: Any) -> bool:
    return any(
        each.get(NAME % ("table", "display")) == "false" for each in style.iter(NAME % ("style", "table-properties"))
    )


class _SheetReader(Builder):
    """Reads the sheets of one workbook."""

    def read_sheet(self, sheet: Any) -> None:
        """One sheet as one table; hidden columns are left out, rows that a filter hides are kept."""
        number, row = self.new_table(), 0
        self.document.sheets.append(sheet.get(NAME % ("table", "name"), ""))
        place_of = _visible_columns(sheet)
        for element in sheet.iter(ROW):
            cells = list(_cells_of(element))
            copies = count(element, "number-rows-repeated")
            for copy in range(min(copies, MOST_ROWS - row) if cells else 0):
                for column, cell in cells:
                    self._add(number, row + copy, column, cell, place_of)
            row = min(row + copies, MOST_ROWS)

    def _add(self, table: int, row: int, column: int, cell: Any, place_of: dict[int, int]) -> None:
        if column not in place_of:
            return
        down, across = count(cell, "number-rows-spanned"), count(cell, "number-columns-spanned")
        covered = sum(each in place_of for each in range(column, min(column + across, MOST_COLUMNS)))
        lines = [(words(each), False) for each in cell.iter(PARAGRAPH) if not _is_noted(each, cell)]
        day, shown = _day_of(cell), " ".join(line for line, _ in lines)
        place = Cell(table, row, place_of[column], down, max(1, covered))
        self.add_cell(place, lines, day=day, has_no_day=day is not None and not _shows_day(shown))


def _visible_columns(sheet: Any) -> dict[int, int]:
    """Column of the sheet → column of the table, for those that are shown."""
    visible: list[int] = []
    column = 0
    for element in sheet.iter(COLUMN):
        last = min(column + count(element, "number-columns-repeated"), MOST_COLUMNS)
        if element.get(NAME % ("table", "visibility"), "visible") == "visible":
            visible += range(column, last)
        column = last
    visible = visible + list(range(column, MOST_COLUMNS))
    return {column: place for place, column in enumerate(visible)}


def _cells_of(row: Any) -> Iterator[tuple[int, Any]]:
    """(column, cell) of every cell of a row that holds something."""
    column = 0
    for element in row:
        if element.tag not in {CELL, COVERED} or column >= MOST_COLUMNS:
            continue
        copies = count(element, "number-columns-repeated")
        if element.tag == CELL and next(element.iter(PARAGRAPH), None) is not None:
            yield from ((column + copy, element) for copy in range(min(copies, MOST_COLUMNS - column)))
        column += copies


def count(element: Any, name: str) -> int:
    """How often something is repeated, or how far it spans; 1 where it does not say."""
    value = element.get(NAME % ("table", name), "1")
    return max(1, int(value[:9])) if value.isdigit() else 1


def _is_noted(paragraph: Any, cell: Any) -> bool:
    """True for a paragraph of a comment that is pinned to the cell."""
    return any(each.tag == _ANNOTATION for each in paragraph.iterancestors() if cell in each.iterancestors())


def words(element: Any) -> str:
    """The text of an element, without its comments and footnotes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == _SPACES or child.tag == _TAB:
            parts.append(" ")
        elif child.tag == _BREAK:
            parts.append("\n")
        elif child.tag not in {_ANNOTATION, _NOTE}:
            parts.append(words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _day_of(cell: Any) -> date | None:
    value = cell.get(NAME % ("office", "date-value"), "")
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _shows_day(shown: str) -> bool:
    """True where a date is shown with its day: three numbers, or two beside the name of the month."""
    numbers = re.findall(r"\d+", shown)
    return len(numbers) >= (2 if re.search(r"[^\W\d_]{3}", shown) else 3)
