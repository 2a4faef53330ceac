"""Tables inside the cells of tables: a frame around others, or a small table in every row, whose rows become rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from answerable.extraction.blocks import Builder, Cell, clean_text
from answerable.extraction.words import fold

Lines = list[tuple[str, bool]]  # each with whether it is a bullet
_FRAME = 2  # rows; a table of so many that holds others is a frame around them


@dataclass(frozen=True)
class RawCell:
    """A cell as a file has it: where it stands, its lines, and the tables inside it."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False
    lines: Lines = field(default_factory=list)
    inner: tuple[Sequence[RawCell], ...] = ()


def is_frame(cells: Sequence[RawCell]) -> bool:
    """True for a table that only arranges others: of one column or few rows, with a table of columns inside."""
    holds = any(_size(table) >= (2, 2) and _size(table)[1] >= 2 for cell in cells for table in cell.inner)
    rows, columns = _size(cells)
    return holds and (rows <= _FRAME or columns == 1)


def add_table(builder: Builder, cells: Sequence[RawCell]) -> None:
    """Add the cells of a table that is no frame, the rows of small tables inside it as its own."""
    number = builder.new_table()
    for cell in unnest(cells):
        place = Cell(number, cell.row, cell.column, cell.rows, cell.columns, cell.is_header)
        builder.add_cell(place, cell.lines)


def unnest(cells: Sequence[RawCell]) -> Sequence[RawCell]:
    """The cells, with the rows of small tables as rows of the whole: their headings stand below that of the column.

    Cells are left as they are where the small tables do not all have the same headings.
    """
    holding = [cell for cell in cells if len(cell.inner) == 1 and cell.rows == cell.columns == 1]
    columns = {cell.column for cell in holding}
    first = min((cell.row for cell in holding), default=0)
    if len(columns) != 1 or first == 0 or sum(bool(cell.inner) for cell in cells) > len(holding):
        return cells
    headings = {_heading(cell.inner[0]) for cell in holding}
    width = max(_size(cell.inner[0])[1] for cell in holding)
    if len(headings) != 1 or width < 2 or not all(headings.pop()):
        return cells
    return _Unnested(cells, first - 1, columns.pop(), width, holding[0].inner[0]).cells()


def _size(cells: Sequence[RawCell]) -> tuple[int, int]:
    rows = max((cell.row + cell.rows for cell in cells), default=0)
    return rows, max((cell.column + cell.columns for cell in cells), default=0)


def _heading(cells: Sequence[RawCell]) -> tuple[str, ...]:
    """The words of the first row."""
    return tuple(fold(clean_text("\n".join(text for text, _ in cell.lines))) for cell in cells if cell.row == 0)


class _Unnested:
    """Where the rows and columns of a table come to stand when those of its small tables are put between them."""

    def __init__(
        self, cells: Sequence[RawCell], heading: int, column: int, width: int, pattern: Sequence[RawCell]
    ) -> None:
        self.old, self.heading, self.column, self.width, self.pattern = cells, heading, column, width, pattern
        heights = {cell.row: max(1, _size(cell.inner[0])[0] - 1) for cell in cells if cell.inner}
        heights[heading] = 2
        self.starts, start = [], 0
        for row in range(_size(cells)[0] + 1):
            self.starts.append(start)
            start += heights.get(row, 1)

    def cells(self) -> list[RawCell]:
        """The cells where they come to stand."""
        found = [self._place(cell) for cell in self.old if not cell.inner]
        for cell in self.old:
            body = (each for each in cell.inner[0] if each.row > 0) if cell.inner else ()
            found += [self._put(each, self.starts[cell.row] + each.row - 1) for each in body]
        names = (each for each in self.pattern if each.row == 0)
        found += [self._put(each, self.starts[self.heading] + 1) for each in names]
        return sorted(found, key=lambda cell: (cell.row, cell.column))

    def _place(self, cell: RawCell) -> RawCell:
        row, rows = self.starts[cell.row], self.starts[min(cell.row + cell.rows, len(self.starts) - 1)]
        is_over = cell.column <= self.column < cell.column + cell.columns
        column = cell.column + (self.width - 1 if cell.column > self.column else 0)
        columns = cell.columns + (self.width - 1 if is_over else 0)
        height = 1 if is_over and cell.row == self.heading else rows - row
        return replace(cell, row=row, column=column, rows=height, columns=columns)

    def _put(self, cell: RawCell, row: int) -> RawCell:
        return replace(cell, row=row, column=cell.column + self.column)
