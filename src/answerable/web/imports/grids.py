"""Puts the cells of a table into rows again, with an empty cell wherever the document had none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

WIDE = 6  # columns; a table with that many keeps a readable width and may be wider than its frame


@dataclass(frozen=True)
class Cell:
    """A cell as the reader found it: where it stands, the rows and columns that it covers, and what it shows."""

    html: SafeString
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class DrawnCell:
    """A cell as the page draws it; what it covers is counted in the rows and columns that are drawn."""

    html: SafeString
    rows: int = 1
    columns: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class Grid:
    """The rows of a table."""

    rows: list[list[DrawnCell]]
    edges: list[int]  # the columns of the document in which those that are drawn begin, and where the last ends

    @property
    def columns(self) -> int:
        """How many columns are drawn."""
        return len(self.edges) - 1

    @property
    def is_wide(self) -> bool:
        """True where the table has too many columns for half a page."""
        return self.columns >= WIDE


def draw_grid(cells: list[Cell]) -> Grid:
    """The cells, in reading order, as rows. Rows and columns in which nothing begins are left out."""
    numbers = sorted({cell.row for cell in cells})
    edges = sorted({cell.column for cell in cells} | {cell.column + cell.columns for cell in cells})
    by_row: dict[int, list[tuple[int, int, Cell]]] = defaultdict(list)
    for cell in cells:
        start, end = bisect_left(edges, cell.column), bisect_left(edges, cell.column + cell.columns)
        by_row[cell.row].append((start, end, cell))
    covered: list[tuple[int, int, int]] = []  # start, end, first row below: cells that reach down
    rows = []
    for number in numbers:
        covered = [each for each in covered if each[2] > number]
        rows.append(list(_draw_row(by_row[number], covered, len(edges) - 1, numbers)))
        covered += [(start, end, number + cell.rows) for start, end, cell in by_row[number] if cell.rows > 1]
    return Grid(rows, edges)


def _draw_row(
    cells: list[tuple[int, int, Cell]], covered: list[tuple[int, int, int]], width: int, numbers: list[int]
) -> Iterator[DrawnCell]:
    """The cells of one row, and empty ones for what neither they nor cells from above cover."""
    taken = [(start, end, None) for start, end, _ in covered] + [(width, width, None)]
    here = 0
    for start, end, cell in sorted([*cells, *taken], key=lambda each: each[:2]):
        if start > here:
            yield DrawnCell(SafeString(), columns=start - here)
        if cell is not None:
            below = bisect_left(numbers, cell.row + cell.rows) - bisect_left(numbers, cell.row)
            yield DrawnCell(cell.html, below, max(1, end - start), cell.is_header)
        here = max(here, end)
