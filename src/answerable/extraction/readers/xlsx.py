"""Reads XLSX workbooks as streams: what the cells show, with merged cells, hidden columns and dates.

Not through openpyxl, which makes several objects of every cell: docs/benchmarks.md has both times for one workbook.
The names of parts and elements are those of ECMA-376, part 1.
"""

import itertools
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, NamedTuple

from lxml import etree

from answerable.extraction.blocks import MOST_COLUMNS, Builder, Cell, Document
from answerable.extraction.readers.packages import SAFE_XML, Package, open_package
from answerable.extraction.readers.sheets import Shown, show_value

_DAY_ZERO, _DAY_ZERO_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001  # a sheet has no time zone
_LEAP_THAT_WAS_NONE = 60  # Excel's 1900 has a 29 February: the numbers before it are one day further
# Numbers of formats that a workbook need not write out (18.8.30).
_KNOWN_FORMATS = {
    9: "0%", 10: "0.00%", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mmss.0",
}  # fmt: skip
_UNSAID = re.compile(r"\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|\"[^\"]*\"|[\\_*].")  # colours, languages, plain words
_DATE_CODE = re.compile(r"[dmhys]", re.IGNORECASE)
_LENGTH_OF_TIME = re.compile(r"\[(?:h|m|s)+\]", re.IGNORECASE)
_DIGITS = "0123456789"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # a character that XML cannot hold, or would fold away


class _Span(NamedTuple):
    """A merged cell: its first place and its size."""

    row: int
    column: int
    rows: int
    columns: int

    def list_columns(self) -> range:
        """The columns that it covers, as far as they are read."""
        return range(self.column, min(self.column + self.columns, MOST_COLUMNS))

    def cover(self, rows: int) -> Iterator[tuple[int, int]]:
        """Its places in a sheet of so many rows."""
        return itertools.product(range(self.row, min(self.row + self.rows, rows)), self.list_columns())


class _Format(NamedTuple):
    """A number format, and whether its numbers are days or times."""

    code: str = "General"
    is_date: bool = False


_GENERAL = _Format()


@dataclass
class _Book:
    """What the sheets of a workbook share."""

    package: Package
    strings: list[str] = field(default_factory=list)
    formats: list[_Format] = field(default_factory=list)  # by the style of a cell
    day_zero: datetime = _DAY_ZERO


def read_xlsx(content: bytes) -> Document:
    """The blocks of a workbook, one table a visible sheet. Raises what lxml and zipfile raise for a damaged one."""
    package = open_package(content)
    main = _find_main(package)
    root, parts = package.parse(main), dict(_relations(package, main))
    book = _open_book(package, root, dict(parts.values()))
    reader = _SheetReader(book)
    reader.document.title = _title_of(package)
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        kind, path = parts.get(_own(sheet, "id"), ("", ""))
        if kind == "worksheet" and sheet.get("state", "visible") == "visible":
            reader.read_sheet(sheet.get("name", ""), path)
    reader.document.form = "marked"
    return reader.document


def _find_main(package: Package) -> str:
    """The part that lists the sheets; it may have any name."""
    found = (path for kind, path in dict(_relations(package, "")).values() if kind == "officeDocument")
    return next(found, "xl/workbook.xml")


def _relations(package: Package, part: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """(id, (last word of the type, path)) of what a part refers to inside the package."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if not package.holds(path):
        return
    for each in package.parse(path).iterfind("{*}Relationship"):
        target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
        yield each.get("Id", ""), (each.get("Type", "").rpartition("/")[2], target)


def _open_book(package: Package, root: Any, parts: dict[str, str]) -> _Book:
    book = _Book(package)
    settings = root.find("{*}workbookPr")
    if settings is not None and settings.get("date1904") in {"1", "true"}:
        book.day_zero = _DAY_ZERO_1904
    if package.holds(parts.get("sharedStrings", "")):
        book.strings = [_words_of(item) for item in _stream(package, parts["sharedStrings"], "si")]
    if package.holds(parts.get("styles", "")):
        book.formats = list(_formats_of(package.parse(parts["styles"])))
    return book


def _formats_of(styles: Any) -> Iterator[_Format]:
    """The number format of every style of a cell."""
    own = {each.get("numFmtId"): each.get("formatCode", "") for each in styles.iterfind("{*}numFmts/{*}numFmt")}
    for style in styles.iterfind("{*}cellXfs/{*}xf"):
        number = style.get("numFmtId", "0")
        code = own.get(number) or _KNOWN_FORMATS.get(int(number), "General")
        yield _Format(code, _DATE_CODE.search(_UNSAID.sub("", code.split(";")[0])) is not None)


def _title_of(package: Package) -> str | None:
    """The title that the properties of the file name."""
    path = "docProps/core.xml"
    return package.parse(path).findtext("{*}title") if package.holds(path) else None


class _SheetReader(Builder):
    """Reads the sheets of one workbook."""

    def __init__(self, book: _Book) -> None:
        super().__init__()
        self.book = book

    def read_sheet(self, name: str, path: str) -> None:
        """One sheet as one table; hidden columns are left out, empty rows are passed over, hidden rows are kept."""
        table, first, row = self.new_table(), len(self.document.blocks), -1
        self.document.sheets.append(name)
        hidden: set[int] = set()
        merges: list[str] = []
        for element in _stream(self.book.package, path, "col", "row", "mergeCell"):
            match element.tag.rpartition("}")[2]:
                case "row":
                    row = int(element.get("r", row + 2)) - 1
                    self._read_row(element, table, row, hidden)
                case "col" if element.get("hidden") in {"1", "true"}:
                    hidden |= set(range(int(element.get("min")) - 1, min(int(element.get("max")), MOST_COLUMNS)))
                case "mergeCell":
                    merges.append(element.get("ref", ""))
        if merges:
            self._merge(first, [_span_of(ref) for ref in merges], hidden)
        if hidden:
            self._close_up(first, hidden)

    def _read_row(self, element: Any, table: int, row: int, hidden: set[int]) -> None:
        """Add the cells of a row that hold something; far away ones are left out, and said to be."""
        column = -1
        for cell in element:
            ref = cell.get("r")
            column = _column_of(ref.rstrip(_DIGITS)) if ref else column + 1
            text, day, has_no_day = self._show(cell)
            if text and column not in hidden:
                self.add_cell(Cell(table, row, column), [(text, False)], day, has_no_day)

    def _merge(self, first: int, spans: list[_Span], hidden: set[int]) -> None:
        """Let merged cells cover their places; what else stands in those is never shown, and is left out."""
        blocks = self.document.blocks[first:]
        rows = blocks[-1].cell.row + 1 if blocks and blocks[-1].cell else 0
        sizes = {(span.row, span.column): span for span in spans}
        covered = {place for span in spans for place in span.cover(rows)} - sizes.keys()
        placed = [(block, block.cell, block.cell and (block.cell.row, block.cell.column)) for block in blocks]
        self.document.blocks[first:] = [
            block._replace(cell=_stretch(cell, sizes[place], rows, hidden)) if cell and place in sizes else block
            for block, cell, place in placed
            if place not in covered
        ]

    def _close_up(self, first: int, hidden: set[int]) -> None:
        """Count the columns without those that are hidden."""
        place_of = {column: place for place, column in enumerate(c for c in range(MOST_COLUMNS) if c not in hidden)}
        blocks = self.document.blocks
        for number in range(first, len(blocks)):
            cell = blocks[number].cell
            if cell:
                blocks[number] = blocks[number]._replace(cell=cell._replace(column=place_of[cell.column]))

    def _show(self, cell: Any) -> Shown:
        """What a cell shows; "" for an empty one."""
        kind, text = cell.get("t", "n"), None
        if kind == "inlineStr":
            return (_words_of(cell[-1]) if len(cell) else ""), None, False
        for child in cell:
            if child.tag.endswith("}v"):
                text = child.text
        if not text:
            return "", None, False
        if kind == "s":
            return self.book.strings[int(text)], None, False
        if kind == "n" or kind == "d":
            style = int(cell.get("s", 0))
            own = self.book.formats[style] if style < len(self.book.formats) else _GENERAL
            return show_value(self._number_of(text, own) if kind == "n" else _moment_of(text), own.code)
        return show_value(text == "1", "") if kind == "b" else (_unescape(text), None, False)

    def _number_of(self, text: str, own: _Format) -> Any:
        """A number, or the day or time that it stands for; one that no calendar has is shown as its number."""
        number = float(text) if "." in text or "e" in text.lower() else int(text)
        if not own.is_date:
            return number
        if _LENGTH_OF_TIME.search(own.code):
            return str(timedelta(days=number))
        day_zero = self.book.day_zero
        if number < 1:
            return (day_zero + timedelta(days=number)).time().replace(microsecond=0) if number >= 0 else number
        if day_zero == _DAY_ZERO and number < _LEAP_THAT_WAS_NONE:
            number += 1
        try:
            return day_zero + timedelta(days=number)
        except OverflowError:
            return number


def _stretch(cell: Cell, span: _Span, rows: int, hidden: set[int]) -> Cell:
    """A cell over the places of a merge that are shown."""
    columns = sum(column not in hidden for column in span.list_columns())
    return cell._replace(rows=min(span.rows, rows - span.row), columns=columns)


def _moment_of(text: str) -> date | time | str:
    """A day or time that is written out, or the words where it is none."""
    try:
        return datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        return text


@lru_cache(maxsize=1024)
def _column_of(letters: str) -> int:
    """“AB” is the 28th column, which is number 27."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _span_of(ref: str) -> _Span:
    """The places of “B2:C4”."""
    first, _, last = ref.replace("$", "").partition(":")
    (top, left), (bottom, right) = _place_of(first), _place_of(last or first)
    return _Span(top, left, bottom - top + 1, right - left + 1)


def _place_of(ref: str) -> tuple[int, int]:
    letters = ref.rstrip(_DIGITS)
    return int(ref[len(letters) :]) - 1, _column_of(letters)


def _words_of(item: Any) -> str:
    """The text of a string, plain or in runs; how it is pronounced is left out."""
    if len(item) == 1 and item[0].tag.endswith("}t"):
        return _unescape(item[0].text or "")
    texts = (each.text or "" for each in item.iter("{*}t") if not each.getparent().tag.endswith("}rPh"))
    return _unescape("".join(texts))


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _own(element: Any, name: str) -> str:
    """An attribute by its last name, whatever its name space."""
    return next((value for key, value in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _stream(package: Package, name: str, *tags: str) -> Iterator[Any]:
    """The elements of these names in a part, one after the other; each is forgotten when the next is asked for."""
    with package.file.open(name) as part:
        wanted = [f"{{*}}{tag}" for tag in tags]
        for _, element in etree.iterparse(part, tag=wanted, **SAFE_XML):
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
