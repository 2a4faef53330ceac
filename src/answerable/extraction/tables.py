"""Tables to rows: what stands under each heading, theme rows, and rows that name a recommendation or its answer."""

import re
from collections.abc import Iterator, Set
from dataclasses import replace

from answerable.extraction.blocks import Document, Excerpt, Grid, whole
from answerable.extraction.column_fields import heading_text
from answerable.extraction.headings import Field, field_of, is_named, is_theme
from answerable.extraction.label_lines import part_answer
from answerable.extraction.labels import Labelled, field_alone, read_label
from answerable.extraction.numbering import LABELLED, NUMBERED
from answerable.extraction.offices import part_support
from answerable.extraction.positions import read_position, states_bare_position
from answerable.extraction.rows import Row
from answerable.extraction.stories import part_story
from answerable.extraction.table_headings import Heading
from answerable.extraction.words import fold
from answerable.periods.expressions.reading import Context, read_expressions

_ENDS = frozenset({Field.DUE, Field.ACCOUNTABILITY})
_BESIDE = frozenset({Field.PRIORITY, Field.ADDRESSEE, Field.ORGANISATION, Field.STATUS})
_LONGEST_THEME, _LONGEST_TITLE = 60, 14  # words
_TWO = 2  # columns
_MOST, _ALL = 0.6, 0.97  # of the letters of a text
_TIED = frozenset({Field.DUE, Field.ACCOUNTABILITY, Field.SUPPORT, Field.STATUS})
_ANSWERS = frozenset({Field.RESPONSE, Field.COMMENT, Field.ACTION})  # may hold more than the heading says
_NAMED_IN_ROWS = frozenset({Field.RECOMMENDATION, Field.RESPONSE, Field.COMMENT})
_TOTALS = frozenset(["total", "totals", "grand total", "totaux", "total general"])
_NOT_SHIFTED = frozenset({Field.DUE, Field.STATUS, Field.AS_OF})
_TICK = re.compile(r"^\W*[xX✓✔✗✘☑☒•●]\W*$|^(?:yes|oui)$", re.IGNORECASE)
_ADDRESSED = re.compile(r"^(?:To|À|Au|Aux) (?:the |la |le |l['’])?[A-ZÀ-Ö]")  # “To the Harbour Board”, above its rows
_LABEL_IN_CELL = re.compile(r"^(?P<label>[^:\n]{2,40}?)\s*:\s*(?=\S)")
_DATE_BEHIND = re.compile(r"^(?P<office>.+?)\s*(?:\(|[,;–—-]\s)\s*(?P<date>[^()]+)\)?$")
# In tables of two columns a row may open what is to be done: below it stand actions, and beside each who and when.
_OPENS_ACTIONS = re.compile(r"(?:(?:agreed |planned |key )?actions?|mesures?(?: prévues?)?)\s*:?", re.IGNORECASE)
_SAYS_WHY = frozenset({Field.COMMENT, Field.FINDING})
_COMMENT = re.compile(r"comm?ent(?:aire)?s?\s*:\s*(?=\S)", re.IGNORECASE)
_CAPTION = re.compile(r"^(?:table|tableau) \d{1,2}\s*[:.–—-]\s*(?=\S)", re.IGNORECASE)  # “Table 2 – Safety”
_YEAR_BEHIND = re.compile(r"[a-z)] (?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?$")  # an audit and its year: “Payroll 2022/23”
_THEME_LABEL = re.compile(r"^(?:theme|thème|section|area|objective|objectif)\s*:\s*(?=\S)", re.IGNORECASE)


def read_columns(grid: Grid, heading: Heading) -> Iterator[Row]:
    """The rows below the heading; a row that is a theme is not one of them but is told by the next."""
    theme: Excerpt | None = None
    addressee: Excerpt | None = None
    label: Excerpt | None = None  # fills its row; its value fills the row below
    titles = {fold(heading_text(grid, heading.row, column)) for column in heading.fields} - {""}
    of_recommendations = heading
    yield from _read_above(grid, heading)
    for number in range(heading.row + 1, grid.rows):
        blocks = [block for block in grid.row_blocks(number) if grid.document.blocks[block].text]
        texts = [grid.document.blocks[block].text for block in blocks]
        first = fold(texts[0]) if texts else ""
        if not texts or first in _TOTALS or (first in titles and all(fold(text) in titles for text in texts)):
            continue  # empty, the heading again at the top of a page, or the sum of all
        if grid.columns == _TWO and _opens_actions(texts):
            heading = _of_actions(of_recommendations)
            continue
        if heading is not of_recommendations and LABELLED.match(texts[0]):
            heading = of_recommendations
        if heading is not of_recommendations and (ends := _ends_alone(grid, blocks)):
            yield ends
            continue
        labelled = _row_below(label, blocks, grid) if label else _labelled_row(grid, blocks)
        label = None if labelled else _label_alone(grid, blocks)
        if labelled:
            labelled.theme = labelled.theme or theme
            yield labelled
        if labelled or label:
            continue
        if _is_theme_row(grid, heading, number, blocks):
            title = whole(grid.document, blocks[0])
            addressee = title if _ADDRESSED.match(title.text) else None
            theme = None if addressee else _without_label(title)
            continue
        row = _read_row(grid, heading, number, theme)
        row.add(Field.ADDRESSEE, addressee.cut(addressee.text.index(" ")) if addressee else None)
        yield row


def _opens_actions(texts: list[str]) -> bool:
    return len(texts) == 1 and _OPENS_ACTIONS.fullmatch(texts[0]) is not None


def _of_actions(heading: Heading) -> Heading:
    """The columns of a table of two where what is to be done stands on the left, and who and when beside it."""
    return replace(heading, fields={0: Field.ACTION, 1: Field.ACCOUNTABILITY}, shared=frozenset({1}))


def _ends_alone(grid: Grid, blocks: list[int]) -> Row | None:
    """Who and when in the place of an action, as where a row was broken: they belong to the action above."""
    parts = list(_part_line(whole(grid.document, blocks[0]))) if len(blocks) == 1 else []
    if len(parts) < _TWO:
        return None
    row = Row()
    for field, part in parts:
        row.add(field, part)
    return row


def _read_above(grid: Grid, heading: Heading) -> Iterator[Row]:
    """The rows above a heading that name a recommendation or its answer, as where each has a table of its own."""
    label: Excerpt | None = None  # fills its row; its value fills the row below
    rows: list[Row] = []
    for number in range(heading.row):
        blocks = [block for block in grid.row_blocks(number) if grid.document.blocks[block].text]
        row = _row_below(label, blocks, grid) if label else _labelled_row(grid, blocks)
        label = None if row else _label_alone(grid, blocks)
        comment = row.first(Field.COMMENT) if row else None
        if comment and rows and Field.RESPONSE in rows[-1].cells:
            rows[-1].add(Field.COMMENT, comment)  # in a row below the answer that it goes with
        elif row and not comment:
            rows.append(row)
    yield from rows


def read_without_heading(grid: Grid) -> list[Row]:
    """The rows that name a recommendation or its answer in a table without headings, such as that of one without
    actions among others with them."""
    return list(_read_above(grid, Heading(grid.rows, {}, {}, {}, frozenset(), frozenset(), frozenset(), {}, {})))


def _label_alone(grid: Grid, blocks: list[int]) -> Excerpt | None:
    """A label that fills its row and has no value: “Recommendation 3”, “Management response”."""
    cell = grid.document.blocks[blocks[0]].cell if len(blocks) == 1 else None
    if cell is None or cell.column > 0 or cell.columns < min(grid.columns, max(2, grid.columns - 1)):
        return None
    label = whole(grid.document, blocks[0])
    found = read_label(label)
    is_label = found is not None and found.value is None and found.field in {Field.RECOMMENDATION, Field.RESPONSE}
    return label if is_label else None


def _row_below(label: Excerpt, blocks: list[int], grid: Grid) -> Row | None:
    """What fills the row below “Recommendation 3” is what it says."""
    found = read_label(label)
    if found is None or len(blocks) != 1:
        return None
    return _begin_row(found, whole(grid.document, blocks[0]))


def _begin_row(found: Labelled, value: Excerpt | None) -> Row:
    """The row of a label with its value."""
    row = Row(begins=found.field == Field.RECOMMENDATION)
    row.add(Field.NUMBER, found.number)
    row.add(found.field, value)
    return row


def _labelled_row(grid: Grid, blocks: list[int]) -> Row | None:
    """A row that is one cell over all columns, or a label with one value beside it: “Recommendation 3: …”."""
    if not 0 < len(blocks) < 3 or grid.columns == 2:
        return None
    cells = [whole(grid.document, block) for block in blocks]
    first = cells[0].first_block.cell
    if first is None or first.column > 0:
        return None
    if len(cells) == 1 and first.columns < grid.columns - 1:
        return None
    is_comment = len(cells) == 2 and field_alone(cells[0].text) == Field.COMMENT
    found = Labelled(Field.COMMENT, None) if is_comment else read_label(cells[0])
    if found is None or found.field not in _NAMED_IN_ROWS:
        return None
    beside = read_label(cells[1]) if len(cells) == 2 and found.value is not None else None
    if beside is not None and beside.value is not None and beside.field in _BESIDE:
        row = _begin_row(found, found.value)
        row.add(beside.field, beside.value)
        return row
    if (found.value is None) == (len(cells) == 1):  # one value: behind the label, or beside it
        return None
    if (
        len(cells) == 2
        and cells[1].text[-1] not in ".;:"
        and is_named(cells[1].text)
        and not states_bare_position(cells[1].text)
    ):
        return None  # two headings of groups of columns
    return _begin_row(found, found.value or cells[1])


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
    if LABELLED.match(text) or block.cell is None or block.cell.rows > 1:
        return False
    if block.cell.columns >= max(2, grid.columns - 1):
        return len(text.split()) <= _LONGEST_THEME  # a conclusion may stand above its recommendations
    if len(text.split()) > _LONGEST_TITLE:
        return False
    field = heading.fields.get(block.cell.column)
    starts = block.cell.column == 0 and field in {Field.NUMBER, Field.RECOMMENDATION, Field.OTHER}
    ends = re.search(r"[.:;]$", text) or (re.search(r"\d$", text) and not _YEAR_BEHIND.search(text))
    return starts and not NUMBERED.match(text) and not ends and len(text.split()) <= 8


def _read_row(grid: Grid, heading: Heading, number: int, theme: Excerpt | None) -> Row:
    row, blocks = Row(theme=theme), grid.document.blocks
    seen: dict[int, list[Field]] = {}  # the fields that a wide cell was read as
    lost = 1 if _has_lost_its_first_cell(grid, heading, number) else 0
    for column, field in heading.columns:
        block = grid.cells.get((number, column - lost))
        if block is None or not blocks[block].text:
            continue
        if block == grid.cells.get((heading.row, column)):
            continue  # a heading at the side, which goes down beside the rows
        if block in grid.wide:
            earlier = seen.setdefault(block, [])
            if field in earlier or (field in _TIED and any(other not in _TIED for other in earlier)):
                continue  # a cell over several columns is what its first column is
            earlier.append(field)
        cell = whole(grid.document, block)
        if field is Field.RECOMMENDATION and _says_why(cell):
            continue
        if column in heading.plain:
            row.add(field, cell)
        else:
            _fill(row, grid, heading, column, cell)
    if heading.rounds:
        row.rounds = list(_read_rounds(grid, heading, number))
    row.is_bare = heading.has_ends and _ENDS.isdisjoint(row.cells)
    return row


def _fill(row: Row, grid: Grid, heading: Heading, column: int, cell: Excerpt) -> None:
    """Put what a cell holds into its row."""
    field = heading.fields[column]
    if field == Field.STATUS and not heading.has_answers:
        told = part_story(cell)
        row.add(Field.RESPONSE, told[1] if told else None)
        cell = told[0] if told else cell
    if field == Field.THEME:
        row.theme = row.theme or cell
        return
    if column in heading.ticked:
        if _TICK.match(cell.text):
            row.add(field, grid.at(heading.ticked[column], column))
            row.is_ticked = row.is_ticked or field == Field.RESPONSE
        return
    if field == Field.STATUS and column in heading.as_of:
        if row.as_of is not None and row.as_of > heading.as_of[column]:
            return  # of several years the newest counts
        row.as_of = heading.as_of[column]
        row.cells.pop(field, None)
    parts = _part_comment(row, cell) if column in heading.mixed else _parts_of(cell, heading, column)
    for name, part in parts:
        row.add(name, part)
    if column in heading.organisations:
        row.organisations[cell.key] = heading.organisations[column]


def _says_why(cell: Excerpt) -> bool:
    """True for the reason of a recommendation, below its words: “Justification: Only four ports have a fund.”"""
    label = _LABEL_IN_CELL.match(cell.text) if ":" in cell.text else None
    return label is not None and field_of(label["label"]) in _SAYS_WHY


def _parts_of(cell: Excerpt, heading: Heading, column: int) -> list[tuple[Field, Excerpt]]:
    """What a cell holds: a column of offices and dates is parted line by line, one of offices where brackets say who
    supports; labels at the end of an action name its office, date or status."""
    field = heading.fields[column]
    if column in heading.helped:
        lead, support = part_support(cell)
        return [(field, lead), *([(Field.SUPPORT, support)] if support else [])]
    if column in heading.shared:
        return [part for line in cell.lines() for part in _part_line(line.excerpt)]
    parts = _labelled_parts(cell, field)
    if parts:
        return parts
    return _without_ends(cell) if field == Field.ACTION else [(field, cell)]


def _part_comment(row: Row, cell: Excerpt) -> list[tuple[Field, Excerpt]]:
    """What will be done, and what is said of the answer: all of it where that is a refusal, else the lines behind
    “Comment:”."""
    answer = row.first(Field.RESPONSE)
    position = read_position(answer.text) if answer else None
    if position and position.code == "not-accepted":
        return [(Field.COMMENT, cell)]
    parts: list[tuple[Field, Excerpt]] = []
    for line in cell.lines():
        comment = _COMMENT.match(line.text)
        if comment:
            parts.append((Field.COMMENT, line.excerpt.cut(comment.end())))
        elif parts and parts[-1][0] == Field.ACTION:
            parts[-1] = (Field.ACTION, parts[-1][1].through(line.excerpt))
        else:
            parts.append((Field.ACTION, line.excerpt))
    return parts


def _without_ends(cell: Excerpt) -> list[tuple[Field, Excerpt]]:
    """An action, and what the last lines of its cell name with labels."""
    lines = cell.lines()
    end = len(lines)
    while end > 1 and _own_label(lines[end - 1].excerpt):
        end -= 1
    labels = [found for line in lines[end:] if (found := _own_label(line.excerpt))]
    return [(Field.ACTION, lines[0].excerpt.through(lines[end - 1].excerpt) if labels else cell), *labels]


def _labelled_parts(cell: Excerpt, field: Field) -> list[tuple[Field, Excerpt]]:
    """What stands below labels in a cell that answers; an action cell is one where it says “Action:” in it."""
    if field not in _ANSWERS:
        return []
    parts = part_answer(cell)
    if field == Field.ACTION and not any(part.field == Field.ACTION for part in parts):
        return []
    above = Field.RESPONSE if field == Field.ACTION and read_position(cell.text) else field
    return [(above if part.field == Field.OTHER else part.field, part.value) for part in parts if part.value]


def _part_line(line: Excerpt) -> Iterator[tuple[Field, Excerpt]]:
    """The office and the date of one line: the date stands alone, in brackets, or behind a comma or a dash."""
    match = _DATE_BEHIND.match(line.text)
    if _is_all_dates(line.text, _ALL if match and not _is_all_dates(match["office"]) else _MOST):
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
    for column in heading.of_dates:
        if not column or grid.text_at(number, column):
            continue
        beside = grid.text_at(number, column - 1)
        if beside:
            # “In progress” beside a date that is not there yet is a status, and in its place.
            return heading.fields.get(column - 1) not in _NOT_SHIFTED and _is_all_dates(beside)
    return False


def _is_all_dates(text: str, least: float = _MOST) -> bool:
    """True for a short text with a date in it and hardly anything else."""
    written = sum(len(due.as_written) for due in read_expressions(text, Context()))
    return written > least * len(text)


def themes_of_tables(document: Document, tables: Set[int]) -> dict[int, Excerpt]:
    """The heading or caption right before each table, where the tables of one document stand under several."""
    found: dict[int, Excerpt] = {}
    heading: Excerpt | None = None
    for number, block in enumerate(document.blocks):
        caption = _CAPTION.match(block.text) if block.cell is None else None
        if block.cell is None and (block.level or caption) and is_theme(block.text[caption.end() if caption else 0 :]):
            heading = whole(document, number).cut(caption.end() if caption else 0)
        elif block.cell and block.cell.table in tables and heading:
            found.setdefault(block.cell.table, heading)
    return found if len({excerpt.key for excerpt in found.values()}) > 1 else {}
