"""What every reader yields: blocks of text, each a paragraph or a cell of a table, and places in them.

Nothing behind the readers knows a file format. A block's text is Unicode NFC, white space folded to single
spaces, one line for each paragraph or bullet inside it.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

MOST_ROWS, MOST_COLUMNS = 60_000, 200
BEYOND = f"A table has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns; what lies beyond was not read."
SPAN_CUT = "A cell claims to span more rows or columns than its table has; it was cut to the table."
_SPACES = re.compile(r"[^\S\n]+")
_NONE: frozenset[int] = frozenset()
_FIRST = frozenset({0})
_CLEAN = re.compile(r"[!-~]+(?: [!-~]+)*")  # plain letters on one line, as nearly every cell of a large workbook has


# A bullet that was typed: a mark at the beginning of a line with words behind it. Workbooks, CSV and text have no
# other bullets, and pages and Word files often use these too.
TYPED_BULLET = re.compile(r"^(?:[•◦▪▫■□●○‣➢►▸·\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s))\s*(?=\w|[«“\"'(\[$€£])")


def split_bullet(line: str, is_item: bool = False) -> tuple[str, bool]:
    """(the line without the mark of a typed bullet, whether it is a bullet)."""
    match = TYPED_BULLET.match(line)
    return (line[match.end() :], True) if match else (line, is_item)


def clean_text(text: str) -> str:
    """NFC, no soft hyphens or zero-width marks, single spaces, no empty lines, no spaces around lines."""
    if _CLEAN.fullmatch(text):
        return text
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


class Cell(NamedTuple):
    """Where a block stands in a table, and how many rows and columns it covers."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False

    def describe_in(self, found: dict[str, Any]) -> None:
        """Add the place of the cell; what it covers where that is more than one row or column."""
        found["table"], found["row"], found["column"] = self[:3]
        if self.rows > 1:
            found["rows"] = self.rows
        if self.columns > 1:
            found["columns"] = self.columns
        if self.is_header:
            found["is_header"] = True


class Spot(NamedTuple):
    """Where a stretch of a block, mostly one line, stands on a page, in points from the top left."""

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]  # left, top, right, bottom


class Block(NamedTuple):
    """One paragraph or one cell."""

    text: str
    level: int = 0  # 1 to 6 for a heading, 0 for everything else
    cell: Cell | None = None
    items: frozenset[int] = frozenset()  # the lines that are bullets
    day: date | None = None  # of a date cell in a workbook
    has_no_day: bool = False  # its format shows month and year alone
    is_apart: bool = False  # a blank line stands before it in a text
    is_aside: bool = False  # a footnote: part of the document, but of no cell and no answer
    page: int | None = None
    box: tuple[float, float, float, float] | None = None  # on its page, in points
    spots: tuple[Spot, ...] = ()  # its lines, which may stand on several pages

    def as_json(self) -> dict[str, Any]:
        """The block as the review page draws it; empty fields are left out."""
        found: dict[str, Any] = {"text": self.text}
        if self.level:
            found["level"] = self.level
        if self.cell:
            self.cell.describe_in(found)
        if self.items:
            found["items"] = sorted(self.items)
        if self.spots:
            found["spots"] = [[spot.start, spot.end, spot.page, *spot.box] for spot in self.spots]
        if self.page:
            found["page"], found["box"] = self.page, self.box
        return found


@dataclass
class Document:
    """One document as it was read."""

    blocks: list[Block] = field(default_factory=list)
    language: str | None = None  # as the file says
    title: str | None = None
    page_head: str | None = None  # what stands above every page, where it is no part of the text
    issued_on: date | None = None
    modified_on: date | None = None
    notes: list[str] = field(default_factory=list)  # what a person should know of the reading as a whole
    form: str = "flat"  # "flat" where a text has no marks of its own for cells
    sheets: list[str] = field(default_factory=list)
    pages: dict[int, tuple[float, float, int]] = field(default_factory=dict)  # width, height, quarters it is turned


Piece = tuple[int, int, int]  # a stretch of one block: its number, and the first and the last character but one


class Excerpt:
    """A stretch of the document, over one block or several; its text has a line break between blocks.

    A large workbook has a million of them, so each is as small as Python allows, and never changed.
    """

    __slots__ = ("document", "pieces", "text")

    def __init__(self, document: Document, pieces: tuple[Piece, ...], text: str | None = None) -> None:
        """`text` where it is known already."""
        self.document, self.pieces = document, pieces
        self.text = _join_pieces(document.blocks, pieces) if text is None else text

    @property
    def key(self) -> tuple[Piece, ...]:
        """The same for the same place."""
        return self.pieces

    @property
    def first_block(self) -> Block:
        """The block it begins in."""
        return self.document.blocks[self.pieces[0][0]]

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int | None = None) -> Excerpt:
        """The part between two characters of the text, without white space at its ends."""
        text = self.text
        part = text[start:end]
        words = part.strip()
        if words == text:
            return self
        start += len(part) - len(part.lstrip())
        end = max(start, start + len(words))
        if len(self.pieces) == 1 and end <= len(text):
            block, begin, _ = self.pieces[0]
            return Excerpt(self.document, ((block, begin + start, begin + end),), words)
        return Excerpt(self.document, tuple(self._pieces_between(start, end)))

    def _pieces_between(self, start: int, end: int) -> Iterator[Piece]:
        offset = 0
        for block, begin, stop in self.pieces:
            length = stop - begin
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high or (low == high == 0 == length) or (start == end and low == high):
                yield block, begin + low, begin + high
                if start == end:
                    return
            offset += length + 1

    def lines(self) -> list[Line]:
        """The lines, each with whether it is a bullet."""
        if len(self.pieces) == 1 and "\n" not in self.text:
            return [Line(self, self._is_item())] if self else []
        found: list[Line] = []
        for number, begin, stop in self.pieces:
            block = self.document.blocks[number]
            place, count = begin, block.text.count("\n", 0, begin)
            for text in block.text[begin:stop].split("\n"):
                if text.strip():
                    excerpt = Excerpt(self.document, ((number, place, place + len(text)),), text)
                    found.append(Line(excerpt, count in block.items))
                place, count = place + len(text) + 1, count + 1
        return found

    def _is_item(self) -> bool:
        """True for an excerpt whose first line is a bullet."""
        block = self.first_block
        return bool(block.items) and block.text.count("\n", 0, self.pieces[0][1]) in block.items

    def through(self, other: Excerpt) -> Excerpt:
        """From the beginning of this one to the end of the other; pieces that touch become one."""
        pieces = list(self.pieces)
        for block, start, end in other.pieces:
            if pieces and pieces[-1][0] == block:
                pieces[-1] = block, pieces[-1][1], max(end, pieces[-1][2])
            else:
                pieces.append((block, start, end))
        return Excerpt(self.document, tuple(pieces))

    def place(self) -> dict[str, Any]:
        """The place as it is kept: block, start, end; table, row, column, page where there is one."""
        found = self._describe(self.pieces[0])
        if len(self.pieces) > 1:
            found["more"] = [self._describe(piece) for piece in self.pieces[1:]]
        return found

    def _describe(self, piece: Piece) -> dict[str, Any]:
        number, start, end = piece
        block = self.document.blocks[number]
        cell = block.cell
        if cell is None:
            found: dict[str, Any] = {"block": number, "start": start, "end": end}
        else:
            table, row, column = cell[:3]
            found = {"block": number, "start": start, "end": end, "table": table, "row": row, "column": column}
        if block.page:
            found |= {"page": block.page, "box": block.box}
        return found


class Line(NamedTuple):
    """One line of an excerpt."""

    excerpt: Excerpt
    is_item: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.excerpt.text


def whole(document: Document, block: int) -> Excerpt:
    """All of one block."""
    text = document.blocks[block].text
    return Excerpt(document, ((block, 0, len(text)),), text)


def _join_pieces(blocks: list[Block], pieces: tuple[Piece, ...]) -> str:
    return "\n".join([blocks[block].text[start:end] for block, start, end in pieces])


def go_on(before: Excerpt | None, excerpt: Excerpt) -> Excerpt:
    """What was read before and goes on in this excerpt; the excerpt alone where nothing was."""
    return before.through(excerpt) if before else excerpt


def text_at(blocks: list[dict[str, Any]], place: dict[str, Any]) -> str:
    """The words at a kept place, in blocks as as_json wrote them."""
    spots = [place, *place.get("more", [])]
    return "\n".join(blocks[spot["block"]]["text"][spot["start"] : spot["end"]] for spot in spots)


class Builder:
    """Collects the blocks of one document."""

    def __init__(self) -> None:
        self.document = Document()
        self.tables = 0

    def note(self, sentence: str) -> None:
        """Keep a sentence about the reading as a whole, once."""
        if sentence not in self.document.notes:
            self.document.notes.append(sentence)

    def add_paragraph(self, text: str, level: int = 0, is_item: bool = False, is_apart: bool = False) -> None:
        """A paragraph, or a bullet: bullets belong to the paragraph before them that leads in with a colon."""
        text = clean_text(text)
        if "\n" not in text:
            text, is_item = split_bullet(text, is_item)
        if not text:
            return
        blocks = self.document.blocks
        last = blocks[-1] if blocks else None
        if is_item and last and not last.level and not last.cell and (last.items or last.text.rstrip().endswith(":")):
            lines = last.text.count("\n") + 1
            added = frozenset(range(lines, lines + text.count("\n") + 1))
            blocks[-1] = last._replace(text=f"{last.text}\n{text}", items=last.items | added)
            return
        blocks.append(Block(text, level, items=frozenset({0}) if is_item else frozenset(), is_apart=is_apart))

    def new_table(self) -> int:
        """The number of the table whose cells come next."""
        self.tables += 1
        return self.tables - 1

    def add_cell(
        self, cell: Cell, lines: list[tuple[str, bool]], day: date | None = None, has_no_day: bool = False
    ) -> None:
        """A cell from its lines, each with whether it is a bullet; far away ones are left out, and said to be."""
        if cell.row >= MOST_ROWS or cell.column >= MOST_COLUMNS:
            self.note(BEYOND)
            return
        if cell.rows > MOST_ROWS - cell.row or cell.columns > MOST_COLUMNS - cell.column:
            self.note(SPAN_CUT)
            rows, columns = min(cell.rows, MOST_ROWS - cell.row), min(cell.columns, MOST_COLUMNS - cell.column)
            cell = cell._replace(rows=rows, columns=columns)
        text, items = _join_lines(lines)
        self.document.blocks.append(Block(text, 0, cell, items, day, has_no_day))


@lru_cache(maxsize=4096)  # trackers repeat the same few words in thousands of cells
def _read_line(line: str, is_item: bool) -> tuple[str, frozenset[int]]:
    """(the clean text of one line, whether it is a bullet: the number of that line, or none)."""
    text, is_item = split_bullet(clean_text(line), is_item)
    return text, _FIRST if is_item and text else _NONE


def _join_lines(lines: list[tuple[str, bool]]) -> tuple[str, frozenset[int]]:
    """(the clean text of a cell, which of its lines are bullets)."""
    if len(lines) == 1 and "\n" not in lines[0][0]:
        return _read_line(*lines[0])
    kept = [split_bullet(part, is_item) for text, is_item in lines for part in clean_text(text).split("\n") if part]
    items = frozenset([number for number, (_, is_item) in enumerate(kept) if is_item])
    return "\n".join([text for text, _ in kept]), items


@dataclass(frozen=True)
class Grid:
    """One table: the block at every row and column, spans filled in."""

    document: Document
    table: int
    cells: dict[tuple[int, int], int]  # (row, column) → block
    rows: int
    columns: int
    wide: frozenset[int]  # the blocks that cover several columns

    def at(self, row: int, column: int) -> Excerpt | None:
        """The cell that covers a place, None where there is none or it is empty."""
        block = self.cells.get((row, column))
        return whole(self.document, block) if block is not None and self.document.blocks[block].text else None

    def text_at(self, row: int, column: int) -> str:
        """The words of the cell that covers a place; "" where there is none. Quicker than its excerpt."""
        block = self.cells.get((row, column))
        return self.document.blocks[block].text if block is not None else ""

    def block_at(self, row: int, column: int) -> int | None:
        """The number of the block that covers a place."""
        return self.cells.get((row, column))

    def row_blocks(self, row: int) -> list[int]:
        """The different blocks of a row, from left to right."""
        found = [self.cells.get((row, column)) for column in range(self.columns)]
        return [block for block in dict.fromkeys(found) if block is not None]


def build_grids(document: Document) -> dict[int, Grid]:
    """Every table of a document as a grid, by its number."""
    places: dict[int, dict[tuple[int, int], int]] = {}  # of each table: (row, column) → block
    wide = set()
    for number, block in enumerate(document.blocks):
        if block.cell is None:
            continue
        table, row, column, rows, columns, _ = block.cell
        cells = places.setdefault(table, {})
        if rows == columns == 1:
            cells.setdefault((row, column), number)
            continue
        wide |= {number} if columns > 1 else set()
        for place in itertools.product(range(row, row + rows), range(column, column + columns)):
            cells.setdefault(place, number)
    sizes = {table: (max(cells)[0] + 1, max({column for _, column in cells}) + 1) for table, cells in places.items()}
    return {table: Grid(document, table, cells, *sizes[table], frozenset(wide)) for table, cells in places.items()}
