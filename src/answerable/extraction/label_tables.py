"""Tables of labels and values: one for all recommendations, or a form for each."""

from collections.abc import Iterator

from answerable.extraction.blocks import Excerpt, Grid, whole
from answerable.extraction.column_fields import LONGEST_LABEL
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import LABELLED, is_bare_number
from answerable.extraction.table_headings import count_named

Pair = tuple[Excerpt | None, Excerpt | None]  # label, value; without a label, the value is a number at the side
_FEWEST = 3  # labels of a form that has more columns than two
_SIDE_BY_SIDE = 2
_MOST_ROWS = 2_000  # a longer table is a register
_LONGEST_SIDE = 12  # letters of a number beside the rows that belong to it


def is_label_table(grid: Grid) -> bool:
    """True for a table of labels and values: in two columns, in pairs side by side, with titles above them, or with
    the number of the recommendation beside its rows."""
    if grid.rows > _MOST_ROWS:
        return False
    pairs = read_labels(grid)
    labels = [label.text for label, _ in pairs if label]
    numbered = [text for text in labels if LABELLED.match(text)]
    if grid.columns == 2 and len(numbered) == len(labels) == grid.rows > 1:
        return True  # nothing but recommendations by their numbers
    named = [field for text in labels if (field := _field(text)) is not None]
    if len(set(named)) < 2 or len(named) <= len(labels) / 2 or _has_headings(grid):
        return False
    if grid.columns == 2:
        return len(labels) >= grid.rows - _count_titles(grid) - 1
    return len(named) >= _FEWEST and len(named) > 0.8 * len(labels) and len(labels) > 0.6 * _count_filled(grid)


def read_labels(grid: Grid) -> list[Pair]:
    """The pairs of a table of labels and values, in order."""
    return list(_pairs(grid))


def _pairs(grid: Grid) -> Iterator[Pair]:
    open_label: Excerpt | None = None  # fills its row, and its value is the row below
    above: list[Excerpt] = []  # labels in a row, and their values in the row below
    for row in range(grid.rows):
        cells = _cells_of(grid, row)
        if above:
            yield from zip(above, cells, strict=True)
            above = []
            continue
        if row and grid.columns > _SIDE_BY_SIDE and _are_labels(cells, _cells_of(grid, row + 1)):
            above = cells
            continue
        own = [_part_own(cell) for cell in cells]
        if own and all(own):
            yield from (pair for pair in own if pair)
            continue
        if len(cells) > 1 and _is_number_at_side(cells):
            yield None, cells.pop(0)
        alone = cells[0] if len(cells) == 1 else None
        if open_label is not None:
            yield open_label, alone if alone and _field(alone.text) is None else None
            if alone and _field(alone.text) is None:
                open_label = None
                continue
        open_label = alone if alone and grid.columns > 1 and _fills_row(grid, alone) and _field(alone.text) else None
        if open_label is None and not (alone and _fills_row(grid, alone)):
            yield from ((cell, _value(cells, place + 1)) for place, cell in enumerate(cells) if place % 2 == 0 and cell)
    if open_label is not None:
        yield open_label, None


def _are_labels(cells: list[Excerpt], below: list[Excerpt]) -> bool:
    """True for two labels side by side with their values in the row below: “Responsible officer”, “Due date”."""
    is_pair = len(cells) == len(below) == _SIDE_BY_SIDE
    return is_pair and all(_field(cell.text) for cell in cells) and not any(_field(cell.text) for cell in below)


def _part_own(cell: Excerpt) -> Pair | None:
    """A label in the first line of a cell, and its value below it."""
    first, mark, _ = cell.text.partition("\n")
    return (cell.cut(0, len(first)), cell.cut(len(first) + 1)) if mark and _field(first) else None


def _cells_of(grid: Grid, row: int) -> list[Excerpt]:
    """The cells that begin in a row, without the empty ones at its end."""
    cells = [whole(grid.document, block) for block in grid.row_blocks(row)]
    cells = [cell for cell in cells if (at := cell.first_block.cell) and at.row == row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _value(cells: list[Excerpt], place: int) -> Excerpt | None:
    return cells[place] if place < len(cells) and cells[place] else None


def _is_number_at_side(cells: list[Excerpt]) -> bool:
    """True for a number that goes down beside the labels of one recommendation, or stands before one."""
    at, text = cells[0].first_block.cell, cells[0].text
    is_beside = at is not None and at.column == 0 and (at.rows > 1 or len(cells) == 3)
    return is_beside and len(text) <= _LONGEST_SIDE and is_bare_number(text) and _field(cells[1].text) is not None


def _fills_row(grid: Grid, cell: Excerpt) -> bool:
    at = cell.first_block.cell
    return at is not None and at.column == 0 and at.columns >= max(2, grid.columns - 1)


def _field(label: str) -> Field | None:
    """What a short label names; None for one that names nothing which is kept."""
    plain = label.rstrip(" \t\n0123456789.:#-")
    field = field_of(plain) if _is_short(plain) else None
    return None if field == Field.OTHER else field


def _is_short(label: str) -> bool:
    return len(label) <= 80 and len(label.split()) <= LONGEST_LABEL


def _count_titles(grid: Grid) -> int:
    return sum(
        len(cells) == 1 and _fills_row(grid, cells[0]) for row in range(grid.rows) if (cells := _cells_of(grid, row))
    )


def _count_filled(grid: Grid) -> int:
    return sum(bool(_cells_of(grid, row)) for row in range(grid.rows)) - _count_titles(grid)


def _has_headings(grid: Grid) -> bool:
    """True for columns with a heading each: two short ones above everything, or a row of several."""
    texts = [cell.text for column in range(2) if (cell := grid.at(0, column))]
    are_words = all(_is_short(text) and text[-1] not in ".;" and not text[-1].isdigit() for text in texts)
    if grid.columns == 2:
        return len(texts) == 2 and are_words and count_named(grid, 0) == 2
    return any(_are_headings(_cells_of(grid, row)) for row in range(grid.rows))


def _are_headings(cells: list[Excerpt]) -> bool:
    """True for a row of three cells or more that all name a field."""
    return len(cells) > 2 and all(cell and _field(cell.text) for cell in cells)
