"""Layouts: what each column of a table holds as a person said it, kept by the words of its headings.

A layout is a list of tables, as JSON: {"headings": [words], "fields": [codes], "table": number or null}. A table of a
document is meant where all headings of columns that are kept stand in one of its first rows, in any order; so a
tracker is read the same way next year, when a column was added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from answerable.extraction.blocks import Grid
from answerable.extraction.column_fields import heading_text
from answerable.extraction.headings import Field
from answerable.extraction.table_headings import FIRST_ROWS, Heading, make_heading
from answerable.extraction.words import fold
from answerable.periods.expressions.reading import Context

OFFICE_AND_DATE = "office-and-date"  # a column that holds both
CODES = (Field.OTHER.value, *(f.value for f in Field if f not in {Field.FINDING, Field.OTHER}), OFFICE_AND_DATE)
NO_HEADINGS = -1  # the row of the headings where a table has none
NOT_A_LAYOUT = (
    "The layout is not understood. It has to be a list of tables, each with “headings” and, for each of them, one of "
    "the codes that “answerable layout codes” lists under “fields”."
)


@dataclass(frozen=True)
class TableLayout:
    """What the columns of one kind of table hold."""

    headings: tuple[str, ...]  # as written; all empty for a table without headings
    fields: tuple[str, ...]  # codes, one for each heading
    table: int | None = None  # the number of the table in the document in which it was said

    @property
    def has_headings(self) -> bool:
        """True where a heading names at least one column."""
        return any(self.headings)

    @property
    def keeps_something(self) -> bool:
        """False where every column is left out: the whole table is."""
        return any(code != Field.OTHER for code in self.fields)

    def as_json(self) -> dict[str, Any]:
        """The layout of one kind of table as it is kept."""
        return {"headings": list(self.headings), "fields": list(self.fields), "table": self.table}


def load_layout(tables: Any) -> tuple[TableLayout, ...]:
    """The layout in JSON data. Raises ValueError(NOT_A_LAYOUT) for what is none."""
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        raise ValueError(NOT_A_LAYOUT)
    return tuple(_load_table(each) for each in tables)


def _load_table(kept: dict[str, Any]) -> TableLayout:
    headings, fields, table = kept.get("headings"), kept.get("fields"), kept.get("table")
    if not isinstance(headings, list) or not isinstance(fields, list) or not 0 < len(headings) == len(fields):
        raise ValueError(NOT_A_LAYOUT)
    if not all(isinstance(each, str) for each in [*headings, *fields]) or set(fields) - set(CODES):
        raise ValueError(NOT_A_LAYOUT)
    return TableLayout(tuple(headings), tuple(fields), table if isinstance(table, int) else None)


def find_given(
    layout: Sequence[TableLayout], grid: Grid, is_read_otherwise: bool, context: Context
) -> tuple[TableLayout, Heading] | None:
    """The heading of a table as a layout has it; None where none speaks of this table.

    A table without headings is told by how many columns it has. Where the reader finds headings of its own in such a
    table (`is_read_otherwise`), only the table itself is meant in which that was said.
    """
    for named in (each for each in layout if each.has_headings):
        for row in range(min(FIRST_ROWS, grid.rows)):
            codes = _match(named, grid, row)
            if codes:
                return named, _make(grid, row, codes, context)
    for bare in (each for each in layout if not each.has_headings and len(each.fields) == grid.columns):
        if bare.table == grid.table or not is_read_otherwise:
            return bare, _make(grid, NO_HEADINGS, dict(enumerate(bare.fields)), context)
    return None


def _match(named: TableLayout, grid: Grid, row: int) -> dict[int, str] | None:
    """The code of each column, where every column that the layout keeps has its heading in this row."""
    left = [
        (_key(heading, n), code) for n, (heading, code) in enumerate(zip(named.headings, named.fields, strict=True))
    ]
    codes: dict[int, str] = {}
    for column in range(grid.columns):
        key = _key(heading_text(grid, row, column), column)
        found = next((each for each in left if each[0] == key), None)
        if found:
            left.remove(found)
            codes[column] = found[1]
    is_kept = any(code != Field.OTHER for _, code in left)
    is_named = any(heading_text(grid, row, column) for column in codes)
    return codes if is_named and not is_kept else None


def _key(heading: str, column: int) -> str:
    """The words of a heading; the place of a column without one."""
    return fold(heading) or f"#{column}"


def _make(grid: Grid, row: int, codes: dict[int, str], context: Context) -> Heading:
    shared = frozenset(column for column, code in codes.items() if code == OFFICE_AND_DATE)
    fields = {c: Field.ACCOUNTABILITY if c in shared else Field(code) for c, code in codes.items()}
    return make_heading(grid, row, fields, shared, context)


def list_columns(grids: Iterable[Grid], headings: dict[int, Heading]) -> list[dict[str, Any]]:
    """What each table was taken for: its number, the row of its headings and the code of each column; no codes for a
    table that was not read by columns."""
    return [_describe(grid, headings.get(grid.table)) for grid in grids]


def _describe(grid: Grid, heading: Heading | None) -> dict[str, Any]:
    if heading is None:
        return {"table": grid.table, "row": None, "columns": grid.columns, "fields": []}
    codes = [
        OFFICE_AND_DATE if column in heading.shared else heading.fields.get(column, Field.OTHER).value
        for column in range(grid.columns)
    ]
    return {"table": grid.table, "row": heading.row, "columns": grid.columns, "fields": codes}
