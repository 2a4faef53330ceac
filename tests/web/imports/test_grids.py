"""Cells become rows again."""

from django.utils.safestring import SafeString

from answerable.web.imports.grids import Cell, DrawnCell, draw_grid


def _rows(*cells: tuple[str, int, int] | tuple[str, int, int, int, int]) -> list[list[str]]:
    """The rows as text: a cell as its words, with rows × columns where it covers more than one."""
    grid = draw_grid([Cell(SafeString(words), *place) for words, *place in cells])
    return [[str(cell.html) + _span(cell) for cell in row] for row in grid.rows]


def _span(cell: DrawnCell) -> str:
    return f" {cell.rows}×{cell.columns}" if (cell.rows, cell.columns) != (1, 1) else ""


def test_a_cell_that_is_missing_is_drawn_empty() -> None:
    assert _rows(("a", 0, 0), ("b", 0, 1), ("c", 0, 2), ("d", 1, 2)) == [["a", "b", "c"], [" 1×2", "d"]]
    assert _rows(("a", 0, 0), ("b", 0, 1), ("c", 1, 0)) == [["a", "b"], ["c", ""]]


def test_what_a_cell_from_above_covers_is_not_empty() -> None:
    cells = [("a", 0, 0, 2, 1), ("b", 0, 1), ("c", 0, 2), ("d", 1, 2)]
    assert _rows(*cells) == [["a 2×1", "b", "c"], ["", "d"]]


def test_rows_and_columns_in_which_nothing_begins_are_left_out() -> None:
    assert _rows(("a", 0, 0), ("b", 9_999, 16_000)) == [["a", " 1×2"], [" 1×2", "b"]]


def test_a_cell_that_reaches_over_rows_that_are_left_out_covers_those_that_are_drawn() -> None:
    assert _rows(("a", 0, 0, 1_000, 1), ("b", 0, 1), ("c", 500, 1)) == [["a 2×1", "b"], ["c"]]


def test_a_heading_over_two_columns_keeps_both() -> None:
    assert _rows(("h", 0, 0, 1, 2), ("a", 1, 0), ("b", 1, 1)) == [["h 1×2"], ["a", "b"]]


def test_a_table_with_many_columns_is_wide() -> None:
    assert draw_grid([Cell(SafeString("x"), 0, n) for n in range(6)]).is_wide
    assert not draw_grid([Cell(SafeString("x"), 0, n) for n in range(5)]).is_wide


def test_a_large_table_is_drawn_at_once() -> None:
    cells = [Cell(SafeString("x"), n, n) for n in range(5_000)]
    assert sum(map(len, draw_grid(cells).rows)) < 15_001
