"""What every reader yields: blocks of text, each a paragraph or a cell of a table, and places in them.

Nothing behind the readers knows a file format. A block's text is Unicode NFC, white space folded to single
spaces, one line for each paragraph or bullet inside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

MOST_ROWS, MOST_COLUMNS = 20_000, 200
BEYOND = f"A table has more than {MOST_ROWS} rows or {MOST_COLUMNS} columns; what lies beyond was not read."
SPAN_CUT = "A cell claims to span more rows or columns than its table has; it was cut to the table."
_SPACES = re.compile(r"[^\S\n]+")


# A bullet that was typed: a mark at the beginning of a line with words behind it. Workbooks, CSV and text have no
# other bullets, and pages and Word files often use these too.
TYPED_BULLET = re.compile(r"^(?:[•◦▪▫■□●○‣➢►▸·\uf0b7\uf0a7\uf0d8]|[-–—*](?=\s))\s*(?=\w|[«“\"'(\[$€£])")


def split_bullet(line: str, is_item: bool = False) -> tuple[str, bool]:
    """(the line without the mark of a typed bullet, whether it is a bullet)."""
    match = TYPED_BULLET.match(line)
    return (line[match.end() :], True) if match else (line, is_item)


def clean_text(text: str) -> str:
    """NFC, no soft hyphens or zero-width marks, single spaces, no empty lines, no spaces around lines."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    lines = (_SPACES.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


@dataclass(frozen=True)
class Cell:
    """Where a block stands in a table, and how many rows and columns it covers."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class Spot:
    """Where a stretch of a block, mostly one line, stands on a page, in points from the top left."""

    start: int
    end: int
    page: int
    box: tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True)
class Block:
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
            found |= {key: value for key, value in vars(self.cell).items() if value not in (1, False) or key in _CELL}
        if self.items:
            found["items"] = sorted(self.items)
        if self.spots:
            found["spots"] = [[spot.start, spot.end, spot.page, *spot.box] for spot in self.spots]
        return found | ({"page": self.page, "box": self.box} if self.page else {})


_CELL = ("table", "row", "column")


@dataclass
class Document:
    """One document as it was read."""

    blocks: list[Block] = field(default_factory=list)
    language: str | None = None  # as the file says
    title: str | None = None
    issued_on: date | None = None
    modified_on: date | None = None
    notes: list[str] = field(default_factory=list)  # what a person should know of the reading as a whole
    form: str = "flat"  # "flat" where a text has no marks of its own for cells
    sheets: list[str] = field(default_factory=list)
    pages: dict[int, tuple[float, float, int]] = field(default_factory=dict)  # width, height, quarters it is turned


@dataclass(frozen=True)
class Piece:
    """A stretch of one block, in characters."""

    block: int
    start: int
    end: int


@dataclass(frozen=True)
class Excerpt:
    """A stretch of the document, over one block or several; its text has a line break between blocks."""

    document: Document
    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The words at the place."""
        blocks = self.document.blocks
        return "\n".join(blocks[piece.block].text[piece.start : piece.end] for piece in self.pieces)

    @property
    def key(self) -> tuple[tuple[int, int, int], ...]:
        """The same for the same place."""
        return tuple((piece.block, piece.start, piece.end) for piece in self.pieces)

    @property
    def first_block(self) -> Block:
        """The block it begins in."""
        return self.document.blocks[self.pieces[0].block]

    def __bool__(self) -> bool:
        return bool(self.text.strip())

    def cut(self, start: int, end: int | None = None) -> Excerpt:
        """The part between two characters of the text, without white space at its ends."""
        text = self.text
        end = len(text) if end is None else end
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end -= len(part) - len(part.rstrip())
        return Excerpt(self.document, tuple(self._pieces_between(start, max(start, end))))

    def _pieces_between(self, start: int, end: int) -> Iterator[Piece]:
        offset = 0
        for piece in self.pieces:
            length = piece.end - piece.start
            low, high = max(start - offset, 0), min(end - offset, length)
            if low < high or (low == high == 0 == length) or (start == end and low == high):
                yield Piece(piece.block, piece.start + low, piece.start + high)
                if start == end:
                    return
            offset += length + 1

    def lines(self) -> list[Line]:
        """The lines, each with whether it is a bullet."""
        found: list[Line] = []
        for piece in self.pieces:
            block = self.document.blocks[piece.block]
            place, number = piece.start, block.text.count("\n", 0, piece.start)
            for text in block.text[piece.start : piece.end].split("\n"):
                excerpt = Excerpt(self.document, (Piece(piece.block, place, place + len(text)),))
                if text.strip():
                    found.append(Line(excerpt, number in block.items))
                place, number = place + len(text) + 1, number + 1
        return found

    def through(self, other: Excerpt) -> Excerpt:
        """From the beginning of this one to the end of the other; pieces that touch become one."""
        pieces = list(self.pieces)
        for piece in other.pieces:
            if pieces and pieces[-1].block == piece.block:
                pieces[-1] = Piece(piece.block, pieces[-1].start, max(piece.end, pieces[-1].end))
            else:
                pieces.append(piece)
        return Excerpt(self.document, tuple(pieces))

    def place(self) -> dict[str, Any]:
        """The place as it is kept: block, start, end; table, row, column, page where there is one."""
        found = [self._describe(piece) for piece in self.pieces]
        return {**found[0], "more": found[1:]} if len(found) > 1 else found[0]

    def _describe(self, piece: Piece) -> dict[str, Any]:
        block = self.document.blocks[piece.block]
        found: dict[str, Any] = {"block": piece.block, "start": piece.start, "end": piece.end}
        if block.cell:
            found |= {"table": block.cell.table, "row": block.cell.row, "column": block.cell.column}
        if block.page:
            found |= {"page": block.page, "box": block.box}
        return found


@dataclass(frozen=True)
class Line:
    """One line of an excerpt."""

    excerpt: Excerpt
    is_item: bool

    @property
    def text(self) -> str:
        """Its words."""
        return self.excerpt.text


def whole(document: Document, block: int) -> Excerpt:
    """All of one block."""
    return Excerpt(document, (Piece(block, 0, len(document.blocks[block].text)),))


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
            blocks[-1] = replace(last, text=f"{last.text}\n{text}", items=last.items | added)
            return
        blocks.append(Block(text, level, items=frozenset({0}) if is_item else frozenset(), is_apart=is_apart))

    def new_table(self) -> int:
        """The number of the table whose cells come next."""
        self.tables += 1
        return self.tables - 1

    def add_cell(self, cell: Cell, lines: list[tuple[str, bool]], **marks: Any) -> None:
        """A cell from its lines, each with whether it is a bullet; far away ones are left out, and said to be."""
        if cell.row >= MOST_ROWS or cell.column >= MOST_COLUMNS:
            self.note(BEYOND)
            return
        if cell.rows > MOST_ROWS - cell.row or cell.columns > MOST_COLUMNS - cell.column:
            self.note(SPAN_CUT)
            rows, columns = min(cell.rows, MOST_ROWS - cell.row), min(cell.columns, MOST_COLUMNS - cell.column)
            cell = replace(cell, rows=rows, columns=columns)
        kept = [split_bullet(part, is_item) for text, is_item in lines for part in clean_text(text).split("\n") if part]
        items = frozenset(number for number, (_, is_item) in enumerate(kept) if is_item)
        self.document.blocks.append(Block("\n".join(text for text, _ in kept), cell=cell, items=items, **marks))


@dataclass(frozen=True)
class Grid:
    """One table: the block at every row and column, spans filled in."""

    document: Document
    table: int
    cells: dict[tuple[int, int], int]  # (row, column) → block
    rows: int
    columns: int

    def at(self, row: int, column: int) -> Excerpt | None:
        """The cell that covers a place, None where there is none or it is empty."""
        block = self.cells.get((row, column))
        return whole(self.document, block) if block is not None and self.document.blocks[block].text else None

    def block_at(self, row: int, column: int) -> int | None:
        """The number of the block that covers a place."""
        return self.cells.get((row, column))

    def row_blocks(self, row: int) -> list[int]:
        """The different blocks of a row, from left to right."""
        return list(dict.fromkeys(self.cells[row, c] for c in range(self.columns) if (row, c) in self.cells))


def build_grids(document: Document) -> dict[int, Grid]:
    """Every table of a document as a grid, by its number."""
    grids: dict[int, Grid] = {}
    for number, block in enumerate(document.blocks):
        if block.cell is None:
            continue
        grid = grids.get(block.cell.table) or Grid(document, block.cell.table, {}, 0, 0)
        last_row, last_column = block.cell.row + block.cell.rows, block.cell.column + block.cell.columns
        for row in range(block.cell.row, last_row):
            for column in range(block.cell.column, last_column):
                grid.cells.setdefault((row, column), number)
        size = max(grid.rows, last_row), max(grid.columns, last_column)
        grids[block.cell.table] = Grid(document, grid.table, grid.cells, *size)
    return grids
