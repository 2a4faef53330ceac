"""The headings of a table: which row they are, what each column holds, whose answers and of which day or year."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from answerable.extraction.blocks import Grid
from answerable.extraction.column_fields import (
    LONGEST_LABEL,
    find_by_cells,
    heading_text,
    hold_marks,
    name_columns,
    name_organisations,
    settle_columns,
)
from answerable.extraction.headings import (
    Field,
    count_heading_words,
    field_of,
    names_comments_too,
    names_office_and_date,
    names_support_in_brackets,
)
from answerable.extraction.positions import read_position
from answerable.extraction.statuses import read_status
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind

FIRST_ROWS = 12  # headings stand among these, below titles
_MAY_HOLD_MORE = frozenset({Field.RESPONSE, Field.COMMENT, Field.ACTION, Field.THEME})  # than the heading says
_TELLING = frozenset({Field.RECOMMENDATION, Field.FINDING, Field.ACTION, Field.DELIVERABLE})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Heading:
    """The heading rows of a table: the last of them, and what each column holds."""

    row: int
    fields: dict[int, Field]
    as_of: dict[int, date]
    organisations: dict[int, str]
    shared: frozenset[int]  # columns that hold offices and dates
    helped: frozenset[int]  # columns of offices that name who supports them in brackets
    mixed: frozenset[int]  # columns of actions that hold comments on the answer, too
    rounds: dict[int, int]  # column of an answer → the column of its words, where every year has two
    ticked: dict[int, int]  # column of one possible answer → the row that names it, where rows tick one of several

    @cached_property
    def columns(self) -> list[tuple[int, Field]]:
        """The columns that hold something which is kept."""
        return [(column, field) for column, field in self.fields.items() if field is not Field.OTHER]

    @cached_property
    def plain(self) -> frozenset[int]:
        """The columns whose cells hold what the heading says and nothing else."""
        more = _MAY_HOLD_MORE if self.has_answers else _MAY_HOLD_MORE | {Field.STATUS}
        return frozenset(c for c, field in self.fields.items() if field not in more and c not in self.particular)

    @cached_property
    def has_ends(self) -> bool:
        """True where a column holds offices or due dates."""
        return not {Field.DUE, Field.ACCOUNTABILITY}.isdisjoint(self.fields.values())

    @cached_property
    def particular(self) -> frozenset[int]:
        """The columns of which more is known than their field."""
        return self.shared.union(self.helped, self.mixed, self.ticked, self.as_of, self.organisations)

    @cached_property
    def has_answers(self) -> bool:
        """True where a column holds answers, or what will be done."""
        return not {Field.RESPONSE, Field.COMMENT, Field.ACTION, Field.DELIVERABLE}.isdisjoint(self.fields.values())

    @cached_property
    def of_dates(self) -> list[int]:
        """The columns of due dates."""
        return [column for column, field in self.fields.items() if field == Field.DUE]


def find_heading(grid: Grid, context: Context) -> Heading | None:
    """The heading of a table whose columns hold recommendations, actions and the like; None for any other."""
    scored = [(count_named(grid, row), -row) for row in range(min(FIRST_ROWS, grid.rows))]
    best, negative = max(scored, default=(0, 0))
    if best < 2:
        return None
    row, last = -negative, _last_heading_row(grid, -negative)
    below, bodies = _read_second_row(grid, row, last, fields := name_columns(grid, row))
    fields = find_by_cells(grid, last, fields | below)
    if not _TELLING & set(fields.values()) and not _is_register(fields):
        return None
    fields = settle_columns(grid, row, last, fields)
    return make_heading(grid, row, fields, _shared(grid, row), context, last, bodies)


def make_heading(
    grid: Grid,
    row: int,
    fields: dict[int, Field],
    shared: frozenset[int],
    context: Context,
    last: int | None = None,
    bodies: dict[int, str] | None = None,
) -> Heading:
    """The heading whose first row is `row`, with the days, years and organisations that its words name.

    `last` is its last row where it has several, `bodies` whose answer a column is by the words of that row.
    """
    last = row if last is None else last
    days = _days(grid, row, context) | _days(grid, last, context)
    organisations = name_organisations(grid, row) | (bodies or {})
    ticked = dict.fromkeys(_find_ticked(grid, last, fields), last)
    leads = [column for column, field in fields.items() if field == Field.ACCOUNTABILITY]
    helped = frozenset(c for c in leads if names_support_in_brackets(heading_text(grid, row, c)))
    actions = [column for column, field in fields.items() if field == Field.ACTION]
    mixed = frozenset(
        c for c in actions if any(names_comments_too(heading_text(grid, line, c)) for line in {row, last})
    )
    return Heading(last, fields, days, organisations, shared, helped, mixed, _rounds(grid, row, fields), ticked)


def _find_ticked(grid: Grid, row: int, fields: dict[int, Field]) -> list[int]:
    """The columns that are headed by one answer or status each, such as “Accepted” and “Rejected”, and hold marks."""
    found: list[int] = []
    for field, is_one in ((Field.RESPONSE, _opens_with_position), (Field.STATUS, read_status)):
        named = [c for c, each in fields.items() if each == field and is_one(heading_text(grid, row, c))]
        found += named if len(named) > 1 and hold_marks(grid, row, named) else []
    return found


def _opens_with_position(text: str) -> bool:
    found = read_position(text)
    return found is not None and not found.start


def _last_heading_row(grid: Grid, row: int) -> int:
    """The last row of a heading: one that covers several columns has its parts below it, beside those that go down."""
    cells = [cell for block in grid.row_blocks(row) if (cell := grid.document.blocks[block].cell)]
    down = max((cell.row + cell.rows - 1 for cell in cells if cell.row == row), default=row)
    parted = any(cell.columns > 1 and cell.rows == 1 and cell.row == row for cell in cells)
    texts = [grid.document.blocks[block].text for block in grid.row_blocks(down)] if down > row else []
    is_short = all(len(text.split()) <= LONGEST_LABEL for text in texts)
    is_parted = down == row + 1 and parted and is_short
    return row + 1 if is_parted or _is_parted_without_cells(grid, row) else row


def _is_parted_without_cells(grid: Grid, row: int) -> bool:
    """True where the row below names parts of the last headings, and nothing else: text has no cells over several
    columns, but empty ones beside “Tracking”, above “Comments” and “Status”."""
    below = [heading_text(grid, row + 1, column) if row + 1 < grid.rows else "" for column in range(grid.columns)]
    named = [column for column, text in enumerate(below) if text]
    are_last = bool(named) and named == list(range(grid.columns - len(named), grid.columns)) and len(named) > 1
    fields = {field_of(below[column]) for column in named}
    is_short = all(len(below[column].split()) <= LONGEST_LABEL for column in named)
    fills = any(not heading_text(grid, row, column) for column in named) and len(named) < grid.columns
    return are_last and fills and is_short and fields.isdisjoint({None, Field.OTHER})


def _read_second_row(
    grid: Grid, row: int, last: int, fields: dict[int, Field]
) -> tuple[dict[int, Field], dict[int, str]]:
    """(the fields that a second row of headings names, whose answer each column is where it names a body)."""
    named: dict[int, Field] = {}
    bodies: dict[int, str] = {}
    for column in range(grid.columns if last > row else 0):
        if grid.block_at(last, column) == grid.block_at(row, column):
            continue
        text = heading_text(grid, last, column)
        field = field_of(text)
        if field not in {None, Field.OTHER}:
            named[column] = field or Field.OTHER
        elif text and fields.get(column) == Field.RESPONSE:
            bodies[column] = text
    return named, bodies


def _shared(grid: Grid, row: int) -> frozenset[int]:
    return frozenset(c for c in range(grid.columns) if names_office_and_date(heading_text(grid, row, c)))


def _rounds(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, int]:
    """Answers of several years: each year has a column for the position and one for the words beside it."""
    answers = [c for c, field in fields.items() if field in {Field.RESPONSE, Field.COMMENT}]
    years = {column: match[0] for column in answers if (match := _YEAR.search(heading_text(grid, row, column)))}
    return {
        one: other
        for one, other in pairwise(answers)
        if years.get(one) is not None and years.get(one) == years.get(other)
    }


def count_named(grid: Grid, row: int) -> int:
    """How many different fields the cells of a row name; 0 where a cell is too long for a heading."""
    blocks = [grid.document.blocks[number] for number in grid.row_blocks(row)]
    texts = [block.text for block in blocks if block.text]
    if not texts or max(map(count_heading_words, texts)) > 16:
        return 0
    fields = list(map(field_of, texts))
    named = [field for field in fields if field not in {None, Field.OTHER}]
    # Columns that are headed by one status each, to be ticked, say nothing against the others.
    ticked = [text for text, field in zip(texts, fields, strict=True) if field == Field.OTHER and read_status(text)]
    return len(set(named)) if len(named) >= (len(texts) - len(ticked)) / 2 else 0


def _is_register(fields: dict[int, Field]) -> bool:
    """True for numbers with their statuses; a table of statuses, each with a number behind it, counts them."""
    columns = {field: column for column, field in reversed(fields.items())}
    return columns.get(Field.NUMBER, len(fields)) < columns.get(Field.STATUS, -1)


def is_of_findings(grid: Grid, heading: Heading) -> bool:
    """True for a table that answers findings, such as stands beside one that answers recommendations."""
    promised = {Field.ACTION, Field.DELIVERABLE, Field.DUE} & set(heading.fields.values())
    named = [column for column, field in heading.fields.items() if field == Field.RECOMMENDATION]
    is_finding = [field_of(heading_text(grid, heading.row, column)) == Field.FINDING for column in named]
    return not promised and bool(is_finding) and all(is_finding)


def _days(grid: Grid, row: int, context: Context) -> dict[int, date]:
    """The day that the heading of a status column names: “Status at 31 December 2024”."""
    found = {}
    for column in range(grid.columns):
        day = day_in(heading_text(grid, row, column), context)
        if day:
            found[column] = day
    return found


def day_in(text: str, context: Context) -> date | None:
    """The one day that a short text names, such as “As of 31/03/2014:”."""
    days = [due.end for due in read_expressions(text, context) if due.kind in {Kind.DATE, Kind.BEFORE} and due.end]
    return days[0] if len(days) == 1 else None
