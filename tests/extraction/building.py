"""Small documents of our own: one drawn table, written as HTML, Word, workbook, CSV or text."""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Alignment

from answerable.extraction.blocks import Builder, Cell, Document, Excerpt, whole
from answerable.extraction.sandbox import read_file


@dataclass(frozen=True)
class Bullet:
    """A line that is a bullet."""

    text: str


Line = str | Bullet


@dataclass(frozen=True)
class Slot:
    """One cell: its lines, and how many rows and columns it covers."""

    lines: tuple[Line, ...] = ()
    down: int = 1
    across: int = 1


def slot(*lines: Line, down: int = 1, across: int = 1) -> Slot:
    """A cell from its lines."""
    return Slot(lines, down, across)


@dataclass
class Drawn:
    """A table: the cells by the row and column they begin in."""

    width: int
    height: int
    cells: dict[tuple[int, int], Slot]

    def rows(self) -> Iterable[list[tuple[int, Slot]]]:
        """Row by row the cells that begin in it, an empty one at every place that none covers."""
        taken: set[tuple[int, int]] = set()
        for row in range(self.height):
            found = []
            for column in range(self.width):
                if (row, column) not in taken:
                    cell = self.cells.get((row, column), Slot())
                    found.append((column, cell))
                    taken |= {(row + d, column + a) for d in range(cell.down) for a in range(cell.across)}
            yield found


def draw(*rows: Sequence[Slot | Line | None]) -> Drawn:
    """A table from its rows; None where a cell from above or from the left covers the place."""
    cells = {
        (number, column): value if isinstance(value, Slot) else Slot((value,))
        for number, row in enumerate(rows)
        for column, value in enumerate(row)
        if value is not None and value != ""
    }
    return Drawn(max(map(len, rows)), len(rows), cells)


# -- HTML


def page(*parts: str, language: str = "en", head: str = "") -> bytes:
    """A web page with these parts in its main part."""
    opening = f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">{head}</head>'
    return f"{opening}<body><main>{''.join(parts)}</main></body></html>".encode()


def html_table(table: Drawn) -> str:
    """The table in HTML, with spans; bullets are lists."""
    return f"<table>{''.join(f'<tr>{_html_row(row)}</tr>' for row in table.rows())}</table>"


def _html_row(row: list[tuple[int, Slot]]) -> str:
    found = []
    for _, cell in row:
        spans = f' rowspan="{cell.down}"' if cell.down > 1 else ""
        spans += f' colspan="{cell.across}"' if cell.across > 1 else ""
        found.append(f"<td{spans}>{_html_lines(cell.lines)}</td>")
    return "".join(found)


def _html_lines(lines: tuple[Line, ...]) -> str:
    if len(lines) == 1 and isinstance(lines[0], str):
        return escape(lines[0])
    marked = (
        f"<ul><li>{escape(each.text)}</li></ul>" if isinstance(each, Bullet) else f"<p>{escape(each)}</p>"
        for each in lines
    )
    return "".join(marked).replace("</ul><ul>", "")


# -- Word


def word(*parts: Drawn | str | Bullet | tuple[str, int]) -> bytes:
    """A Word file: paragraphs, bullets, (text, level) for headings, and tables with merged cells."""
    package = docx.Document()
    for part in parts:
        if isinstance(part, Drawn):
            _add_word_table(package, part)
        elif isinstance(part, tuple):
            package.add_heading(part[0], part[1])
        elif isinstance(part, Bullet):
            package.add_paragraph(part.text, style="List Bullet")
        else:
            package.add_paragraph(part)
    return saved(package)


def saved(package: Any) -> bytes:
    """The bytes of what a library would write to a file."""
    stream = io.BytesIO()
    package.save(stream)
    return stream.getvalue()


def _add_word_table(package: Any, table: Drawn) -> None:
    made = package.add_table(rows=table.height, cols=table.width)
    for (row, column), cell in table.cells.items():
        target = made.cell(row, column)
        if cell.down > 1 or cell.across > 1:
            target = target.merge(made.cell(row + cell.down - 1, column + cell.across - 1))
        for place, line in enumerate(cell.lines):
            paragraph = target.paragraphs[0] if place == 0 else target.add_paragraph()
            if isinstance(line, Bullet):
                paragraph.style = package.styles["List Bullet"]
            paragraph.add_run(line.text if isinstance(line, Bullet) else line)


# -- workbooks, CSV and text


def plain(cell: Slot, bullet: str = "• ") -> str:
    """The lines of a cell as typed text."""
    return "\n".join(f"{bullet}{line.text}" if isinstance(line, Bullet) else line for line in cell.lines)


def workbook(*tables: Drawn, top: int = 0) -> bytes:
    """An Excel file, one sheet a table, with merged cells; `top` rows are left free above."""
    package = openpyxl.Workbook()
    package.remove(package.active)
    for table in tables:
        sheet = package.create_sheet()
        for (row, column), cell in table.cells.items():
            place = sheet.cell(row + top + 1, column + 1, plain(cell))
            place.alignment = Alignment(wrap_text=True)
            if cell.down > 1 or cell.across > 1:
                last = {"end_row": row + top + cell.down, "end_column": column + cell.across}
                sheet.merge_cells(start_row=row + top + 1, start_column=column + 1, **last)
    return saved(package)


def grid_of(table: Drawn) -> list[list[str]]:
    """The table as rows of texts, empty where a cell from above or from the left covers the place."""
    return [
        [plain(table.cells.get((row, column), Slot())) for column in range(table.width)] for row in range(table.height)
    ]


def csv_file(table: Drawn, separator: str = ",", encoding: str = "utf-8") -> bytes:
    """The table as a CSV file: spanned places are empty, as in rows that continue the one above."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows(grid_of(table))
    return stream.getvalue().encode(encoding)


def package(parts: dict[str, bytes | str], first: str = "") -> bytes:
    """A zip package of these parts; `first` is a type stored uncompressed at its beginning."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        if first:
            made.writestr("mimetype", first, compress_type=zipfile.ZIP_STORED)
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def rewritten(content: bytes, part: str, old: str, new: str) -> bytes:
    """A package with other words in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as given:
        parts: dict[str, bytes | str] = {name: given.read(name) for name in given.namelist()}
    parts[part] = given_text(parts[part]).replace(old, new)
    return package(parts)


def given_text(part: bytes | str) -> str:
    """The text of a part."""
    return part.decode() if isinstance(part, bytes) else part


ODS = "application/vnd.oasis.opendocument.spreadsheet"
_ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3">'
    "<office:body><office:spreadsheet>"
)


def ods_file(table: Drawn) -> bytes:
    """An OpenDocument sheet with merged cells."""
    body = "".join(f"<table:table-row>{''.join(_ods_row(table, row))}</table:table-row>" for row in range(table.height))
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/></manifest:manifest>'
    )
    content = f'{_ODS_HEAD}<table:table table:name="Plan">{body}{tail}'
    return package({"content.xml": content, "META-INF/manifest.xml": manifest}, first=ODS)


def _ods_row(table: Drawn, row: int) -> Iterable[str]:
    covered = {
        (r + d, c + a)
        for (r, c), cell in table.cells.items()
        for d in range(cell.down)
        for a in range(cell.across)
        if (d, a) != (0, 0)
    }
    for column in range(table.width):
        cell = table.cells.get((row, column), Slot())
        if (row, column) in covered:
            yield "<table:covered-table-cell/>"
            continue
        spans = f' table:number-rows-spanned="{cell.down}" table:number-columns-spanned="{cell.across}"'
        kind = ' office:value-type="string"' if cell.lines else ""
        words = "".join(f"<text:p>{escape(line)}</text:p>" for line in plain(cell).split("\n") if line)
        yield f"<table:table-cell{spans if cell.down * cell.across > 1 else ''}{kind}>{words}</table:table-cell>"


# -- pieces of a document


def excerpt_of(*lines: Line) -> Excerpt:
    """A cell that stands alone in a document."""
    builder = Builder()
    builder.add_cell(Cell(0, 0, 0), [(_text_of(line), isinstance(line, Bullet)) for line in lines])
    return whole(builder.document, 0)


def document_of(*lines: Line) -> Document:
    """A document of paragraphs and bullets."""
    builder = Builder()
    for line in lines:
        builder.add_paragraph(_text_of(line), is_item=isinstance(line, Bullet))
    return builder.document


def _text_of(line: Line) -> str:
    return line.text if isinstance(line, Bullet) else line


def texts(document: Document) -> list[str]:
    """The text of every block."""
    return [block.text for block in document.blocks]


def places(document: Document) -> dict[str, tuple[int, int, int, int]]:
    """Text of every cell → (row, column, rows, columns)."""
    cells = ((block.text, block.cell) for block in document.blocks if block.cell)
    return {text: (cell.row, cell.column, cell.rows, cell.columns) for text, cell in cells}


def read_page(*parts: str) -> dict[str, Any]:
    """The candidate of a page with these parts."""
    return read_file(page(*parts), "page.html", {})


def read_table(*rows: Sequence[Slot | Line | None]) -> dict[str, Any]:
    """The candidate of a page that holds one table."""
    return read_page(html_table(draw(*rows)))
