"""Tables to rows: finds the heading row, what each column holds, theme rows, and tables of labels and values."""

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from answerable.extraction.blocks import Document, Excerpt, Grid, whole
from answerable.extraction.headings import Field, field_of, is_named, is_theme, names_office_and_date
from answerable.extraction.labels import read_label
from answerable.extraction.numbering import LABELLED, NUMBERED
from answerable.extraction.positions import read_position
from answerable.extraction.rows import Row
from answerable.extraction.words import fold
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind

_ANSWERS = frozenset({Field.RESPONSE, Field.ACTION, Field.DELIVERABLE, Field.ACCOUNTABILITY, Field.STATUS})
_LONGEST_LABEL = 6  # words
_FIRST_ROWS = 12  # headings stand among these, below titles
_TELLING = frozenset({Field.RECOMMENDATION, Field.FINDING, Field.ACTION, Field.DELIVERABLE})
_ENDS = frozenset({Field.DUE, Field.ACCOUNTABILITY})
_ADDRESSED = re.compile(r"^(?:To|À|Au|Aux) (?:the |la |le |l['’])?[A-ZÀ-Ö]")  # “To the Harbour Board”, above its rows
_LABEL_IN_CELL = re.compile(r"^(?P<label>[^:\n]{2,40}?)\s*:\s*(?=\S)")
_DATE_BEHIND = re.compile(r"^(?P<office>.+?)\s*(?:\(|[,;–—-]\s)\s*(?P<date>[^()]*\d[^()]*)\)?$")
_THEME_LABEL = re.compile(r"^(?:theme|thème|section|area|objective|objectif)\s*:\s*(?=\S)", re.IGNORECASE)
_LOOKS: dict[Field, Callable[[str], object]] = {
    Field.RECOMMENDATION: NUMBERED.match,
    Field.RESPONSE: read_position,
    Field.DUE: lambda text: read_expressions(text, Context()),
}
_ORGANISATION = re.compile(
    r"^(?:management )?(?:response|reply|réponse)s? (?:of|by|from|de la|de l['’]|du|des"
    r"|de)(?: the)? ?(?P<name>(?-i:[A-ZÀ-Ö]).+)$|^(?P<before>.+?)[’']s? response$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """The heading rows of a table: the last of them, and what each column holds."""

    row: int
    fields: dict[int, Field]
    as_of: dict[int, date]
    organisations: dict[int, str]
    shared: frozenset[int]  # columns that hold offices and dates
    rounds: dict[int, int]  # column of an answer → the column of its words, where every year has two


def find_heading(grid: Grid, context: Context) -> Heading | None:
    """The heading of a table whose columns hold recommendations, actions and the like; None for any other."""
    scored = [(_score(grid, row), -row) for row in range(min(_FIRST_ROWS, grid.rows))]
    best, negative = max(scored, default=(0, 0))
    if best < 2:
        return None
    row, last = -negative, _last_heading_row(grid, -negative)
    fields = {column: field_of(_heading_text(grid, row, column)) or Field.OTHER for column in range(grid.columns)}
    fields = _name_the_unnamed(grid, row, _push_right(grid, row, fields))
    below, bodies = _read_second_row(grid, row, last, fields)
    fields |= below
    if not _TELLING & set(fields.values()) and not {Field.NUMBER, Field.STATUS} <= set(fields.values()):
        return None
    if Field.RECOMMENDATION not in fields.values() and Field.FINDING in fields.values():
        fields = {column: Field.RECOMMENDATION if f == Field.FINDING else f for column, f in fields.items()}
    fields = _without_second_theme(grid, row, _without_date_of_report(grid, row, fields))
    organisations = _organisations(grid, row) | bodies
    return Heading(
        last,
        fields,
        _days(grid, row, context) | _days(grid, last, context),
        organisations,
        _shared(grid, row),
        _rounds(grid, row, fields),
    )


def _last_heading_row(grid: Grid, row: int) -> int:
    """The last row of a heading: one that covers several columns has its parts below it, beside those that go down."""
    cells = [cell for block in grid.row_blocks(row) if (cell := grid.document.blocks[block].cell)]
    down = max((cell.row + cell.rows - 1 for cell in cells if cell.row == row), default=row)
    parted = any(cell.columns > 1 and cell.rows == 1 and cell.row == row for cell in cells)
    texts = [grid.document.blocks[block].text for block in grid.row_blocks(down)] if down > row else []
    is_short = all(len(text.split()) <= _LONGEST_LABEL for text in texts)
    return down if down == row + 1 and parted and is_short else row


def _read_second_row(
    grid: Grid, row: int, last: int, fields: dict[int, Field]
) -> tuple[dict[int, Field], dict[int, str]]:
    """(the fields that a second row of headings names, whose answer each column is where it names a body)."""
    named: dict[int, Field] = {}
    bodies: dict[int, str] = {}
    for column in range(grid.columns if last > row else 0):
        if grid.block_at(last, column) == grid.block_at(row, column):
            continue
        text = _heading_text(grid, last, column)
        field = field_of(text)
        if field not in {None, Field.OTHER}:
            named[column] = field or Field.OTHER
        elif text and fields.get(column) == Field.RESPONSE:
            bodies[column] = text
    return named, bodies


def _push_right(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, Field]:
    """The fields, each moved to the next column where the last heading is empty and what stands below fits so better.

    Converters put an empty heading of the first column behind the others.
    """
    last = grid.columns - 1
    has_body = any(grid.at(number, last) for number in range(row + 1, grid.rows))
    if last < 2 or grid.at(row, last) is not None or grid.at(row, 0) is None or not has_body:
        return fields
    pushed = {0: Field.OTHER} | {column + 1: field for column, field in fields.items() if column < last}
    if _count_fitting(grid, row, pushed) > _count_fitting(grid, row, fields):
        return pushed | {0: Field.THEME}
    return fields


def _count_fitting(grid: Grid, row: int, fields: dict[int, Field]) -> int:
    """How many cells below a heading look like what their column should hold: numbers, positions, dates."""
    cells = [(f, cell) for n in range(row + 1, grid.rows) for c, f in fields.items() if (cell := grid.at(n, c))]
    return sum(bool(_LOOKS[field](cell.text)) for field, cell in cells if field in _LOOKS)


def _without_date_of_report(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, Field]:
    """A column headed “Date” and no more, in a list of recommendations without answers, gives the date of a report."""
    if _ANSWERS & set(fields.values()):
        return fields
    dates = {c for c, field in fields.items() if field == Field.DUE and fold(_heading_text(grid, row, c)) == "date"}
    return {column: Field.OTHER if column in dates else field for column, field in fields.items()}


def _shared(grid: Grid, row: int) -> frozenset[int]:
    return frozenset(c for c in range(grid.columns) if names_office_and_date(_heading_text(grid, row, c)))


def _without_second_theme(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, Field]:
    """The title of a report is the theme of its rows only where no other column is."""
    themes = [column for column, field in fields.items() if field == Field.THEME]
    named = [
        column for column in themes if not fold(_heading_text(grid, row, column)).startswith(("report", "rapport"))
    ]
    return {c: Field.OTHER if c in themes and named and c not in named else field for c, field in fields.items()}


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _rounds(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, int]:
    """Answers of several years: each year has a column for the position and one for the words beside it."""
    answers = [c for c, field in fields.items() if field in {Field.RESPONSE, Field.COMMENT}]
    years = {column: match[0] for column in answers if (match := _YEAR.search(_heading_text(grid, row, column)))}
    return {
        one: other
        for one, other in pairwise(answers)
        if years.get(one) is not None and years.get(one) == years.get(other)
    }


def _score(grid: Grid, row: int) -> int:
    """How many different fields the cells of a row name; 0 where a cell is too long for a heading."""
    blocks = [grid.document.blocks[number] for number in grid.row_blocks(row)]
    texts = [block.text for block in blocks if block.text]
    if not texts or max(len(text.split("\n")[0].split()) for text in texts) > 16:
        return 0
    named = [field for field in map(field_of, texts) if field not in {None, Field.OTHER}]
    return len(set(named)) if len(named) >= len(texts) / 2 else 0


def _heading_text(grid: Grid, row: int, column: int) -> str:
    """The heading of a column; where it is empty, that of the row above which covers several columns."""
    cell = grid.at(row, column)
    return cell.text if cell else ""


def _name_the_unnamed(grid: Grid, row: int, fields: dict[int, Field]) -> dict[int, Field]:
    """A column without a heading on the left holds themes, or numbers."""
    named = dict(fields)
    for column in range(min(2, grid.columns)):
        if grid.at(row, column) is not None:
            break
        texts = [cell.text for r in range(row + 1, grid.rows) if (cell := grid.at(r, column))]
        if not texts:
            continue
        numbers = sum(bool(re.fullmatch(r"\W*(?:[A-Z]{0,3}[-.]?\d+(?:\.\d+)*)\W*", text)) for text in texts)
        named[column] = Field.NUMBER if numbers > len(texts) / 2 else Field.THEME
    return named


def _days(grid: Grid, row: int, context: Context) -> dict[int, date]:
    """The day that the heading of a status column names: “Status at 31 December 2024”."""
    found = {}
    for column in range(grid.columns):
        day = day_in(_heading_text(grid, row, column), context)
        if day:
            found[column] = day
    return found


def day_in(text: str, context: Context) -> date | None:
    """The one day that a short text names, such as “As of 31/03/2014:”."""
    days = [due.end for due in read_expressions(text, context) if due.kind in {Kind.DATE, Kind.BEFORE} and due.end]
    return days[0] if len(days) == 1 else None


def _organisations(grid: Grid, row: int) -> dict[int, str]:
    found = {}
    for column in range(grid.columns):
        match = _ORGANISATION.match(_heading_text(grid, row, column))
        if match:
            found[column] = match.group("name") or match.group("before")
    return found


def read_columns(grid: Grid, heading: Heading) -> Iterator[Row]:
    """The rows below the heading; a row that is a theme is not one of them but is told by the next."""
    theme: Excerpt | None = None
    addressee: Excerpt | None = None
    titles = {fold(_heading_text(grid, heading.row, column)) for column in heading.fields} - {""}
    yield from _read_above(grid, heading)
    for number in range(heading.row + 1, grid.rows):
        blocks = [block for block in grid.row_blocks(number) if grid.document.blocks[block].text]
        texts = {fold(grid.document.blocks[block].text) for block in blocks}
        if not blocks or texts <= titles:
            continue  # empty, or the heading again at the top of a page
        labelled = _labelled_row(grid, blocks)
        if labelled:
            yield labelled
            continue
        if _is_theme_row(grid, heading, number, blocks):
            title = whole(grid.document, blocks[0])
            addressee = title if _ADDRESSED.match(title.text) else None
            theme = None if addressee else _without_label(title)
            continue
        row = _read_row(grid, heading, number, theme)
        row.add(Field.ADDRESSEE, addressee.cut(addressee.text.index(" ")) if addressee else None)
        yield row


def _read_above(grid: Grid, heading: Heading) -> Iterator[Row]:
    """The rows above a heading that name a recommendation or its answer, as where each has a table of its own."""
    for number in range(heading.row):
        row = _labelled_row(grid, [block for block in grid.row_blocks(number) if grid.document.blocks[block].text])
        if row:
            yield row


def _labelled_row(grid: Grid, blocks: list[int]) -> Row | None:
    """A row that is one cell over all columns, or a label with one value beside it: “Recommendation 3: …”."""
    cells = [whole(grid.document, block) for block in blocks]
    first = grid.document.blocks[blocks[0]].cell if blocks else None
    if not cells or first is None or len(cells) > 2 or first.column > 0 or grid.columns < 3:
        return None
    if len(cells) == 1 and first.columns < grid.columns - 1:
        return None
    found = read_label(cells[0])
    if found is None or found.field not in {Field.RECOMMENDATION, Field.RESPONSE}:
        return None
    if (found.value is None) == (len(cells) == 1):  # one value: behind the label, or beside it
        return None
    if len(cells) == 2 and cells[1].text[-1] not in ".;:" and is_named(cells[1].text):
        return None  # two headings of groups of columns
    row = Row(begins=found.field == Field.RECOMMENDATION)
    row.add(Field.NUMBER, found.number)
    row.add(found.field, found.value or cells[1])
    return row


def _without_label(theme: Excerpt) -> Excerpt:
    """“Theme: Access to water” is the theme “Access to water”."""
    label = _THEME_LABEL.match(theme.text)
    return theme.cut(label.end()) if label else theme


def _is_theme_row(grid: Grid, heading: Heading, number: int, blocks: list[int]) -> bool:
    """A row with one cell over (nearly) all columns, or with its first cell alone and no number in it."""
    if len(blocks) != 1:
        return False
    block = grid.document.blocks[blocks[0]]
    text = block.text
    if len(text.split()) > 14 or LABELLED.match(text) or block.cell is None or block.cell.rows > 1:
        return False
    if block.cell.columns >= max(2, grid.columns - 1):
        return True
    field = heading.fields.get(block.cell.column)
    starts = block.cell.column == 0 and field in {Field.NUMBER, Field.RECOMMENDATION, Field.OTHER}
    return starts and not NUMBERED.match(text) and not re.search(r"\d$|[.:;]$", text) and len(text.split()) <= 8


def _read_row(grid: Grid, heading: Heading, number: int, theme: Excerpt | None) -> Row:
    row = Row(theme=theme)
    seen: set[tuple[int, Field]] = set()
    lost = 1 if _has_lost_its_first_cell(grid, heading, number) else 0
    for column, field in heading.fields.items():
        cell, block = grid.at(number, column - lost), grid.block_at(number, column - lost)
        if cell is None or block is None or field == Field.OTHER or (block, field) in seen:
            continue
        if block == grid.block_at(heading.row, column):
            continue  # a heading at the side, which goes down beside the rows
        seen.add((block, field))
        if field == Field.THEME:
            row.theme = theme or cell
            continue
        if field == Field.STATUS and column in heading.as_of:
            if row.as_of is not None and row.as_of > heading.as_of[column]:
                continue  # of several years the newest counts
            row.as_of = heading.as_of[column]
            row.cells.pop(field, None)
        for name, part in _parts_of(cell, field, column in heading.shared):
            row.add(name, part)
        if column in heading.organisations:
            row.organisations[cell.key] = heading.organisations[column]
    if heading.rounds:
        row.rounds = list(_read_rounds(grid, heading, number))
    row.is_bare = bool(_ENDS & set(heading.fields.values())) and not _ENDS & set(row.cells)
    return row


def _parts_of(cell: Excerpt, field: Field, is_shared: bool) -> Iterator[tuple[Field, Excerpt]]:
    """What a cell holds: a column of offices and dates is parted line by line, and labels at the end of an action
    name its office, date or status."""
    lines = cell.lines()
    if is_shared:
        for line in lines:
            yield from _part_line(line.excerpt)
        return
    end = len(lines)
    while field == Field.ACTION and end > 1 and _own_label(lines[end - 1].excerpt):
        end -= 1
    labels = [found for line in lines[end:] if (found := _own_label(line.excerpt))]
    yield field, lines[0].excerpt.through(lines[end - 1].excerpt) if labels else cell
    yield from labels


def _part_line(line: Excerpt) -> Iterator[tuple[Field, Excerpt]]:
    """The office and the date of one line: the date stands alone, in brackets, or behind a comma or a dash."""
    match = _DATE_BEHIND.match(line.text)
    if _is_all_dates(line.text):
        yield Field.DUE, line
    elif match and _is_all_dates(match["date"]):
        yield Field.ACCOUNTABILITY, line.cut(0, match.end("office"))
        yield Field.DUE, line.cut(match.start("date"), match.end("date"))
    else:
        yield Field.ACCOUNTABILITY, line


def _own_label(line: Excerpt) -> tuple[Field, Excerpt] | None:
    """The office, date or status that a line inside an action names with a label."""
    match = _LABEL_IN_CELL.match(line.text)
    field = field_of(match["label"]) if match else None
    if match is None or field not in {Field.ACCOUNTABILITY, Field.DUE, Field.STATUS, Field.SUPPORT}:
        return None
    value = line.cut(match.end())
    return (field, value) if value else None


def _read_rounds(grid: Grid, heading: Heading, number: int) -> Iterator[tuple[Excerpt | None, Excerpt | None]]:
    """(position, words) of every year that says something; marks such as “--” and “**” say nothing."""
    for one, other in heading.rounds.items():
        position, words = grid.at(number, one), grid.at(number, other)
        position = position if position and re.search(r"\w", position.text) else None
        if position or words:
            yield position, words


def _has_lost_its_first_cell(grid: Grid, heading: Heading, number: int) -> bool:
    """True where the dates of a row stand one column too far to the left.

    Converters leave out the cell that spans several rows, in all but the first of them.
    """
    for column, field in heading.fields.items():
        beside = grid.at(number, column - 1) if column else None
        if field == Field.DUE and grid.at(number, column) is None and beside is not None:
            return heading.fields.get(column - 1) != Field.DUE and _is_all_dates(beside.text)
    return False


def _is_all_dates(text: str) -> bool:
    """True for a short text with a date in it and hardly anything else."""
    written = sum(len(due.as_written) for due in read_expressions(text, Context()))
    return written > 0.6 * len(text)


def is_label_table(grid: Grid) -> bool:
    """True for a table of labels (left) and values (right), such as one for each recommendation."""
    if grid.columns != 2 or grid.rows < 2 or _has_two_headings(grid):
        return False
    cells = [grid.at(row, 0) for row in range(grid.rows)]
    labels = [cell.text.rstrip(" \t\n0123456789.:#-") for cell in cells if cell]
    named = [field for text in labels if _is_short(text) and (field := field_of(text)) not in {None, Field.OTHER}]
    return len(set(named)) >= 2 and len(labels) >= grid.rows - 1 and len(named) > len(labels) / 2


def _has_two_headings(grid: Grid) -> bool:
    """True for two columns with a heading each, and not a label with its value."""
    texts = [cell.text for column in range(2) if (cell := grid.at(0, column))]
    are_words = all(_is_short(text) and text[-1] not in ".;" and not text[-1].isdigit() for text in texts)
    return len(texts) == 2 and are_words and _score(grid, 0) == 2


def _is_short(label: str) -> bool:
    return len(label) <= 80 and len(label.split()) <= _LONGEST_LABEL


def read_labels(grid: Grid) -> list[tuple[Excerpt, Excerpt | None]]:
    """The pairs of a table of labels and values, in order."""
    pairs = ((grid.at(row, 0), grid.at(row, 1)) for row in range(grid.rows))
    return [(label, value) for label, value in pairs if label]


def themes_of_tables(document: Document, tables: Set[int]) -> dict[int, Excerpt]:
    """The heading right before each table, where the tables of one document stand under several."""
    found: dict[int, Excerpt] = {}
    heading: Excerpt | None = None
    for number, block in enumerate(document.blocks):
        if block.cell is None and block.level and is_theme(block.text):
            heading = whole(document, number)
        elif block.cell and block.cell.table in tables and heading:
            found.setdefault(block.cell.table, heading)
    return found if len({excerpt.key for excerpt in found.values()}) > 1 else {}
