"""What each column of a table holds: by the words of its heading, what stands in it, and the columns beside it."""

import re
from collections.abc import Callable
from statistics import median

from answerable.extraction.blocks import Grid
from answerable.extraction.headings import Field, field_of, is_of_auditors, organisation_in
from answerable.extraction.numbering import NUMBERED, is_action_number, names_recommendation
from answerable.extraction.positions import is_position, read_position
from answerable.extraction.statuses import read_status
from answerable.extraction.words import fold
from answerable.periods.expressions.reading import Context, read_expressions

Fields = dict[int, Field]  # by column
_ANSWERS = frozenset({Field.RESPONSE, Field.ACTION, Field.DELIVERABLE, Field.ACCOUNTABILITY, Field.STATUS})
LONGEST_LABEL = 6  # words
_LONGEST_NUMBER = 2  # words: “Recommendation 3”
_LONGEST_MARK = 3  # letters of what ticks an answer: “X”, “Yes”, “Oui”
_ROWS_THAT_TELL = 500
_OF_TITLES = re.compile(r"\b(?:title|titre|name|intitulé|nom)\b", re.IGNORECASE)
_OBSERVATIONS = re.compile(r"observations?$", re.IGNORECASE)
# “Agency comments”, “Reason if not accepted”: what stands there says more of the answer beside it.
_SAYS_MORE = re.compile(
    r"(?:\b|_)(?:comments?|commentaires?)$|^(?:reasons?|rationale|explanation|justification|motifs?)\b"
)
_OF_REPORTS = re.compile(
    r"(?:title|name|titre|intitule|nom|report|rapport|audit|evaluation|review|inspection|mission)\b"
)
_PAIR = 2
_MANY = 5  # cells
_A_WORD = 3  # words of a status that is nothing else
_AREA = re.compile(r"(?:service|department|directorate|division|area|site|direction)s?")
_MOST_ARE = 0.7  # of the cells of a column that are positions
_MOST_TELL = 0.8  # of the cells of a column
_LOOKS: dict[Field, Callable[[str], object]] = {
    Field.RECOMMENDATION: NUMBERED.match,
    Field.RESPONSE: read_position,
    Field.DUE: lambda text: read_expressions(text, Context()),
}


def name_columns(grid: Grid, row: int) -> Fields:
    """What each column holds by the words of its heading, which begins in a row."""
    fields = {column: _field_at(grid, row, column) for column in range(grid.columns)}
    return _name_the_unnamed(grid, row, _push_right(grid, row, fields))


def find_by_cells(grid: Grid, last: int, fields: Fields) -> Fields:
    """The columns whose headings do not say what they hold, and whose cells do; `last` is the last row of headings."""
    fields = _find_ticked_statuses(grid, last, _find_words_under_number(grid, last, fields))
    return _find_plain_statuses(grid, last, fields)


def settle_columns(grid: Grid, row: int, last: int, fields: Fields) -> Fields:
    """The columns as they are beside each other: which of two themes, answers, leads and statuses counts."""
    fields = _find_numbers_of_actions(grid, last, _without_observations_on_status(grid, last, fields))
    if Field.RECOMMENDATION not in fields.values() and Field.FINDING in fields.values():
        fields = {column: Field.RECOMMENDATION if f == Field.FINDING else f for column, f in fields.items()}
    fields = _without_second_theme(grid, row, _without_date_of_report(grid, row, fields))
    fields = _without_rating(grid, row, fields)
    fields = _find_comments(grid, row, _find_answers(grid, last, _find_labelled(grid, last, fields)))
    fields = _name_milestones(_find_observations(grid, row, fields))
    fields = _without_comments_on_status(_without_those_of_recommendations(grid, row, fields))
    return _without_narratives(grid, last, _name_areas(grid, row, fields))


def _without_observations_on_status(grid: Grid, last: int, fields: Fields) -> Fields:
    """“Observations” behind the actions, beside the status, are no findings."""
    actions = [column for column, field in fields.items() if field == Field.ACTION]
    if not actions or Field.STATUS not in fields.values():
        return fields
    found = [column for column, field in fields.items() if field == Field.FINDING and column > actions[0]]
    behind = [c for c in found if _OBSERVATIONS.fullmatch(heading_text(grid, last, c).strip())]
    return fields | dict.fromkeys(behind, Field.OTHER)


def _list_narrow(grid: Grid, last: int, column: int) -> list[str]:
    """The words of the cells of a column that cover no other."""
    cells = (cell for n in range(last + 1, grid.rows) if grid.block_at(n, column) not in grid.wide
             and (cell := grid.at(n, column)))  # fmt: skip
    return [cell.text for cell in cells]


def _find_numbers_of_actions(grid: Grid, last: int, fields: Fields) -> Fields:
    """Where rows of their own say what is recommended, as “Requirement 2: …”, the numbers are those of the actions; and
    so they are where nothing is recommended in the table, and they are such as “2.1”."""
    if not {Field.RECOMMENDATION, Field.FINDING}.isdisjoint(fields.values()) or Field.ACTION not in fields.values():
        return fields
    numbers = [column for column, field in fields.items() if field == Field.NUMBER]
    wide = {block for block in grid.cells.values() if block in grid.wide} if numbers else set()
    is_named = any(names_recommendation(grid.document.blocks[block].text) for block in wide)
    cells = [text for column in numbers[:1] for text in _list_narrow(grid, last, column)]
    are_of_actions = bool(cells) and all(map(is_action_number, cells))
    return fields | dict.fromkeys(numbers if is_named or are_of_actions else [], Field.ACTION_NUMBER)


def _name_areas(grid: Grid, row: int, fields: Fields) -> Fields:
    """“Service” or “Department” in front of what is recommended, where leads have columns behind it, says what it is
    about."""
    about = [column for column, field in fields.items() if field == Field.RECOMMENDATION]
    leads = [column for column, field in fields.items() if field == Field.ACCOUNTABILITY]
    if not about or not leads or leads[-1] < about[0] or Field.THEME in fields.values():
        return fields
    areas = [c for c in leads if c < about[0] and _AREA.fullmatch(fold(heading_text(grid, row, c)))]
    return fields | dict.fromkeys(areas[:1], Field.THEME)


def _without_narratives(grid: Grid, last: int, fields: Fields) -> Fields:
    """Of two columns on how far things are, “Progress” that tells a story gives way to “Status” that says it in a
    word."""
    statuses = [column for column, field in fields.items() if field == Field.STATUS]
    cells = {c: _list_narrow(grid, last, c) for c in statuses[:_PAIR]}
    lengths = {c: median(len(text.split()) for text in texts) for c, texts in cells.items() if texts}
    if len(statuses) != _PAIR or len(lengths) < _PAIR or min(lengths.values()) > _A_WORD:
        return fields
    return fields | {c: Field.OTHER for c, length in lengths.items() if length > LONGEST_LABEL}


def _find_answers(grid: Grid, last: int, fields: Fields) -> Fields:
    """Of two columns of actions, without one for answers, that holds the answers whose cells open with a position; a
    single one does where most of its cells are positions and nothing else: “Suites données”."""
    actions = [column for column, field in fields.items() if field == Field.ACTION]
    answers = {column: Field.COMMENT for column, field in fields.items() if field == Field.RESPONSE}
    for column in actions:
        is_all = len(actions) == 1 or bool(answers)
        if _hold_answers(grid, last, column, is_all) and not any(_hold_answers(grid, last, c, False) for c in answers):
            return fields | answers | {column: Field.RESPONSE}
    return fields


def _hold_answers(grid: Grid, last: int, column: int, is_all: bool) -> bool:
    """True for a column most of whose cells open with a position, or are one and nothing else; the first rows tell."""
    end = min(grid.rows, last + 1 + _ROWS_THAT_TELL)
    cells = [cell.text for n in range(last + 1, end) if (cell := grid.at(n, column))]
    return sum(_is_answer(text, is_all) for text in cells) > len(cells) / 2


def _is_answer(text: str, is_all: bool) -> bool:
    """True for words that open with a position, or that are one and nothing else."""
    position = read_position(text)
    return is_position(text) if is_all else position is not None and position.start == 0


def _find_observations(grid: Grid, row: int, fields: Fields) -> Fields:
    """“Observations” right behind the column of answers are those of who answers, and no finding."""
    behind = {column + 1 for column, field in fields.items() if field == Field.RESPONSE}
    return {
        column: Field.COMMENT if column in behind and _OBSERVATIONS.match(heading_text(grid, row, column)) else field
        for column, field in fields.items()
    }


def _name_milestones(fields: Fields) -> Fields:
    """In a table of milestones, with nothing above them that is recommended, answered or done, they are the actions."""
    if not {Field.ACTION, Field.RESPONSE, Field.RECOMMENDATION}.isdisjoint(fields.values()):
        return fields
    return {column: Field.ACTION if field == Field.DELIVERABLE else field for column, field in fields.items()}


def _find_labelled(grid: Grid, last: int, fields: Fields) -> Fields:
    """A column of measures whose cells open with “Prescription 1 :” or “Recommandation 2 :” holds recommendations."""
    if Field.RECOMMENDATION in fields.values():
        return fields
    for column in (column for column, field in fields.items() if field == Field.ACTION):
        cells = [cell.text for n in range(last + 1, grid.rows) if (cell := grid.at(n, column))]
        if sum(map(names_recommendation, cells)) > len(cells) / 2:
            return fields | {column: Field.RECOMMENDATION}
    return fields


def _without_those_of_recommendations(grid: Grid, row: int, fields: Fields) -> Fields:
    """Where recommendations have a lead and a deadline of their own beside those of the actions, these count."""
    kept = dict(fields)
    for field in (Field.ACCOUNTABILITY, Field.DUE):
        named = {c: fold(heading_text(grid, row, c)) for c, each in fields.items() if each == field}
        of_actions = [c for c, text in named.items() if re.match(r"(?:sub-?)?(?:action|mesure)", text)]
        others = [c for c, text in named.items() if re.match(r"(?:sub-?)?recomm", text)]
        kept.update(dict.fromkeys(others if of_actions else [], Field.OTHER))
    return kept


def _without_comments_on_status(fields: Fields) -> Fields:
    """Of two columns of comments, that behind the status says more of the status and not of the answer."""
    statuses = [column for column, field in fields.items() if field == Field.STATUS]
    comments = [column for column, field in fields.items() if field == Field.COMMENT]
    if not statuses or len(comments) < _PAIR or comments[0] > statuses[0]:
        return fields
    return {c: Field.OTHER if c in comments and c > statuses[0] else field for c, field in fields.items()}


def _beside_positions(grid: Grid, row: int, columns: list[int]) -> set[int]:
    """The one of two columns that says why, where the other holds positions and nothing else."""
    bare = {}
    for column in columns:
        cells = [cell.text for n in range(row + 1, grid.rows) if (cell := grid.at(n, column))]
        bare[column] = bool(cells) and sum(map(is_position, cells)) > _MOST_ARE * len(cells)
    return {column for column in columns if not bare[column]} if any(bare.values()) else set()


def _field_at(grid: Grid, row: int, column: int) -> Field:
    """What the heading of a column names; what auditors say to the answer is no part of it."""
    text = heading_text(grid, row, column)
    return Field.OTHER if is_of_auditors(text) else field_of(text) or Field.OTHER


def _find_comments(grid: Grid, row: int, fields: Fields) -> Fields:
    """A column of comments beside one of responses, of nobody in particular, says more of the same answer."""
    answers = {c: fold(heading_text(grid, row, c)) for c, field in fields.items() if field == Field.RESPONSE}
    comments = {column for column, text in answers.items() if _SAYS_MORE.search(text)}
    if not comments and len(answers) == 2:
        comments = _beside_positions(grid, row, list(answers))
    is_one = len(comments) == 1 and len(answers) == 2 and not name_organisations(grid, row)
    return {c: Field.COMMENT if is_one and c in comments else field for c, field in fields.items()}


def _find_ticked_statuses(grid: Grid, row: int, fields: Fields) -> Fields:
    """Boards of auditors have a column for each status, “Implemented” and “Under implementation”, and tick one."""
    named = [c for c, field in fields.items() if field == Field.OTHER and read_status(heading_text(grid, row, c))]
    is_ticked = len(named) > 1 and hold_marks(grid, row, named)
    return fields | dict.fromkeys(named, Field.STATUS) if is_ticked else fields


def _find_plain_statuses(grid: Grid, row: int, fields: Fields) -> Fields:
    """Where no heading says status, a column of an unknown heading is one whose cells are nothing else, such as
    “Implementation” above “In progress”."""
    if Field.STATUS in fields.values():
        return fields
    for column in (column for column, field in fields.items() if field == Field.OTHER):
        blocks = {grid.block_at(n, column) for n in range(row + 1, grid.rows)} - {None} - grid.wide
        cells = [grid.document.blocks[block].text for block in blocks if block is not None]
        told = [text for text in cells if len(text.split()) <= LONGEST_LABEL and read_status(text)]
        if len(told) > 1 and len(told) >= _MOST_TELL * len([text for text in cells if re.search(r"\w", text)]):
            return fields | {column: Field.STATUS}
    return fields


def hold_marks(grid: Grid, row: int, columns: list[int]) -> bool:
    cells = [cell.text for n in range(row + 1, grid.rows) for c in columns if (cell := grid.at(n, c))]
    return bool(cells) and max(map(len, cells)) <= _LONGEST_MARK


def _push_right(grid: Grid, row: int, fields: Fields) -> Fields:
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


def _count_fitting(grid: Grid, row: int, fields: Fields) -> int:
    """How many cells below a heading look like what their column should hold: numbers, positions, dates."""
    cells = [(f, cell) for n in range(row + 1, grid.rows) for c, f in fields.items() if (cell := grid.at(n, c))]
    return sum(bool(_LOOKS[field](cell.text)) for field, cell in cells if field in _LOOKS)


def _without_date_of_report(grid: Grid, row: int, fields: Fields) -> Fields:
    """A column headed “Date” and no more, in a list of recommendations without answers, gives the date of a report."""
    if _ANSWERS & set(fields.values()):
        return fields
    dates = {c for c, field in fields.items() if field == Field.DUE and fold(heading_text(grid, row, c)) == "date"}
    return {column: Field.OTHER if column in dates else field for column, field in fields.items()}


def _without_rating(grid: Grid, row: int, fields: Fields) -> Fields:
    """A column headed “Rating” beside one for the status says how urgent a recommendation is."""
    status = [column for column, field in fields.items() if field == Field.STATUS]
    rated = {column for column in status if fold(heading_text(grid, row, column)) in {"rating", "cote"}}
    return {c: Field.PRIORITY if c in rated and len(status) > 1 else field for c, field in fields.items()}


def _find_words_under_number(grid: Grid, last: int, fields: Fields) -> Fields:
    """A column headed “Rec.” or “No.” that holds sentences holds the recommendations, where no other column does."""
    if Field.RECOMMENDATION in fields.values():
        return fields
    for column, field in fields.items():
        cells = _list_narrow(grid, last, column) if field == Field.NUMBER else []
        if cells and median(len(text.split()) for text in cells) > _LONGEST_NUMBER:
            return fields | {column: Field.RECOMMENDATION}
    return fields


def _without_second_theme(grid: Grid, row: int, fields: Fields) -> Fields:
    """The title of a report is the theme of its rows only where no other column is, and where there are several."""
    themes = [column for column, field in fields.items() if field == Field.THEME]
    titles = [column for column in themes if _OF_REPORTS.match(fold(heading_text(grid, row, column)))]
    named = set(themes) - set(titles)
    titled = {column for column in titles if _OF_TITLES.search(heading_text(grid, row, column))}
    if titled and not named and len(titled) < len(titles):
        named, titles = titled, [column for column in titles if column not in titled]  # beside the number of a report
    lone = {column for column in titles if named or not _differ(grid, row, column)}
    return {column: Field.OTHER if column in lone else field for column, field in fields.items()}


def _differ(grid: Grid, row: int, column: int) -> bool:
    """True for a column that does not hold the same words in all of its many cells."""
    cells = [cell for number in range(row + 1, grid.rows) if (cell := grid.at(number, column))]
    return len({cell.text for cell in cells}) > 1 or len(cells) < _MANY


def _name_the_unnamed(grid: Grid, row: int, fields: Fields) -> Fields:
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


def heading_text(grid: Grid, row: int, column: int) -> str:
    """The heading of a column as this row has it; empty where it has none."""
    cell = grid.at(row, column)
    return cell.text if cell else ""


def name_organisations(grid: Grid, row: int) -> dict[int, str]:
    """Whose answers a column holds, where its heading names a body."""
    named = {column: organisation_in(heading_text(grid, row, column)) for column in range(grid.columns)}
    return {column: name for column, name in named.items() if name}
