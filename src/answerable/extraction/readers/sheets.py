"""Reads workbooks: XLSX with formats, merges and hidden columns; XLS and XLSB by their values alone."""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import openpyxl
import python_calamine
from openpyxl.utils import get_column_letter

from answerable.extraction.blocks import BEYOND, MOST_COLUMNS, Builder, Cell, Document

VALUES_ONLY = "This kind of workbook gives values and not what its cells show; dates are written year-month-day."


def read_xlsx(content: bytes) -> Document:
    """The blocks of a workbook, one table a visible sheet. Raises what openpyxl raises."""
    workbook = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    reader = _SheetReader()
    title = workbook.properties.title
    reader.document.title = title if isinstance(title, str) else None
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            reader.read_sheet(sheet)
    reader.document.form = "marked"
    return reader.document


class _SheetReader(Builder):
    """Reads the sheets of one workbook."""

    def read_sheet(self, sheet: Any) -> None:
        """One sheet as one table; hidden columns are left out, empty rows are passed over."""
        number = self.new_table()
        self.document.sheets.append(sheet.title)
        spans = {(r.min_row, r.min_col): r for r in sheet.merged_cells.ranges}
        hidden = {key for key, column in _columns(sheet) if column.hidden}
        columns = [c for c in range(1, min(sheet.max_column, MOST_COLUMNS) + 1) if get_column_letter(c) not in hidden]
        place_of = {column: place for place, column in enumerate(columns)}
        # Not row by row: one cell in the last row of a sheet would bring a million empty ones into being.
        filled = [cell for _, cell in sorted(sheet._cells.items()) if cell.value is not None]
        last = filled[-1].row if filled else 0
        for cell in filled:
            if cell.column in place_of:
                self._add(number, last, place_of, cell, spans.get((cell.row, cell.column)))
            elif cell.column > MOST_COLUMNS:
                self.note(BEYOND)

    def _add(self, table: int, last: int, place_of: dict[int, int], cell: Any, span: Any) -> None:
        rows = min(span.max_row, last) - span.min_row + 1 if span else 1
        covered = [c for c in range(span.min_col, span.max_col + 1) if c in place_of] if span else [cell.column]
        text, day, has_no_day = show_value(cell.value, cell.number_format)
        place = Cell(table, cell.row - 1, place_of[cell.column], rows, max(1, len(covered)))
        self.add_cell(place, [(text, False)], day=day, has_no_day=has_no_day)


def _columns(sheet: Any) -> Iterator[tuple[str, Any]]:
    """Column letters with their settings; one setting may cover several columns."""
    for key, setting in sheet.column_dimensions.items():
        first, last = setting.min or 0, setting.max or 0
        if last > first:
            yield from ((get_column_letter(c), setting) for c in range(first, min(last, MOST_COLUMNS) + 1))
        else:
            yield key, setting


def show_value(value: Any, number_format: str) -> tuple[str, date | None, bool]:
    """(what the cell shows, its day where it is a date, whether its format shows no day)."""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        shown = _show_day(day, number_format)
        return shown, day, "d" not in _date_part(number_format)
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), None, False
    if isinstance(value, time):
        return value.isoformat(), None, False
    if isinstance(value, int | float):
        return _show_number(value, number_format), None, False
    return str(value), None, False


def _show_number(value: float, number_format: str) -> str:
    if number_format.endswith("%"):
        return f"{round(value * 100, 2):g}%"
    return f"{value:g}" if abs(value) < 1e15 and value == round(value, 10) else str(value)


def _date_part(number_format: str) -> str:
    """The format without what is in brackets or quotes, first section, lower case."""
    plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|\\.", "", number_format.split(";")[0])
    return plain.lower() if plain.lower() != "general" else "yyyy-mm-dd"


_DATE_CODE = re.compile(r"yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|\"[^\"]*\"|\\.|.", re.IGNORECASE)
_SHOWN = {
    "yyyy": "%Y", "yy": "%y", "mmmmm": "%b", "mmmm": "%B", "mmm": "%b", "mm": "%m", "m": "-m", "dddd": "%A",
    "ddd": "%a", "dd": "%d", "d": "-d",
}  # fmt: skip


def _show_day(day: date, number_format: str) -> str:
    """The day in the way the cell's format writes it; times are left out."""
    section = re.sub(r"\[[^\]]*\]", "", number_format.split(";")[0])
    section = re.sub(r"\s*[hH]+:.*$", "", section)
    if section.lower() in {"general", ""}:
        return day.isoformat()
    return "".join(_show_code(day, code) for code in _DATE_CODE.findall(section)).strip()


def _show_code(day: date, code: str) -> str:
    pattern = _SHOWN.get(code.lower())
    if pattern is None:
        return code.strip('"').lstrip("\\")
    if pattern.startswith("-"):
        return str(day.day if pattern == "-d" else day.month)
    return day.strftime(pattern)


def read_by_values(content: bytes) -> Document:
    """XLS and XLSB: what the cells hold, with merged cells where the library knows them."""
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    reader = Builder()
    reader.note(VALUES_ONLY)
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        reader.document.sheets.append(name)
        _add_rows(reader, sheet.to_python(skip_empty_area=False), _merges(sheet))
    reader.document.form = "marked"
    return reader.document


def _merges(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """(row, column) of the first cell → (rows, columns) covered; not every format tells."""
    ranges = getattr(sheet, "merged_cell_ranges", None) or []
    return {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in ranges}


def _add_rows(reader: Builder, rows: list[list[Any]], merges: dict[tuple[int, int], tuple[int, int]]) -> None:
    number = reader.new_table()
    for row, values in enumerate(rows):
        for column, value in enumerate(values[:MOST_COLUMNS]):
            if value is None or value == "":
                continue
            text, day, _ = show_value(value, "yyyy-mm-dd")
            down, right = merges.get((row, column), (1, 1))
            reader.add_cell(Cell(number, row, column, down, right), [(text, False)], day=day)
