"""What the cells of a workbook show, and the reader of XLS and XLSB, which goes by their values alone."""

import io
import re
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from answerable.extraction.blocks import MOST_COLUMNS, Builder, Cell, Document

VALUES_ONLY = "This kind of workbook gives values and not what its cells show; dates are written year-month-day."


Shown = tuple[str, date | None, bool]  # what a cell shows, its day where it is a date, whether its format shows no day


def show_value(value: Any, number_format: str) -> Shown:
    """What a cell shows that holds a value in a number format."""
    if isinstance(value, str):
        return value, None, False
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


@lru_cache(maxsize=256)
def _date_part(number_format: str) -> str:
    """The format without what is in brackets or quotes, first section, lower case."""
    plain = re.sub(r"\[[^\]]*\]|\"[^\"]*\"|\\.", "", number_format.split(";")[0])
    return plain.lower() if plain.lower() != "general" else "yyyy-mm-dd"


_DATE_CODE = re.compile(r"yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|\"[^\"]*\"|\\.|.", re.IGNORECASE)
_SHOWN = {
    "yyyy": "%Y", "yy": "%y", "mmmmm": "%b", "mmmm": "%B", "mmm": "%b", "mm": "%m", "m": "-m", "dddd": "%A",
    "ddd": "%a", "dd": "%d", "d": "-d",
}  # fmt: skip


@lru_cache(maxsize=4096)  # the rows of a tracker share a few hundred days
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
    import python_calamine  # here, because XLSX needs the rest of this module and not the library

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
