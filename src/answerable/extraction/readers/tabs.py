"""Tables as browsers copy them: a tab between cells, a line break between rows, and line breaks inside cells, too.

A cell that covers several rows is copied once, so the rows below it have fewer tabs. Where a line break ends a row and
where it stands inside a cell is told by what the columns hold, as their headings say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from answerable.extraction.blocks import Block, Builder, Cell, Document, Excerpt, whole
from answerable.extraction.flat_atoms import look_at
from answerable.extraction.flat_columns import fit_column
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import LABELLED, NUMBERED, is_bare_number, names_recommendation, split_label

MARK = "\t"
_FEWEST_FIELDS = 3
_AHEAD = 12  # lines; a cell may have so many
_LONGEST_THEME = 10  # words
_NEVER = -5.0
_EMPTY = -0.5  # for a cell without words
_SURELY = 4.0  # how well a line fits a column that it belongs to
_NUMBER = 3.0  # for a number where a row begins


class _Split(NamedTuple):
    """What stands between two tabs where a row ends."""

    last: tuple[str, ...]  # the lines of the last cell
    themes: tuple[str, ...]  # rows of one cell
    first: tuple[str, ...]  # the lines with which the next row begins


class _Row(NamedTuple):
    """Where a row of the best cut begins and ends, between two tabs each, and how it goes on from there."""

    score: float
    column: int  # in which it begins
    end: int
    split: _Split | None = None  # none behind the last row
    below: "_Row | None" = None


@dataclass
class _Copied:
    """What a copied row says: its cells by column, from the one in which it begins."""

    first: int
    cells: list[str]
    is_theme: bool = False


def is_copied_table(lines: Sequence[str], index: int) -> bool:
    """True where a table begins at this line whose headings are known, and whose rows are not on one line each."""
    headings, body = _read_headings(lines, index)
    if len(headings) < _FEWEST_FIELDS or len(_known(headings)) < _FEWEST_FIELDS:
        return False
    return any(line.count(MARK) != len(headings) - 1 for line in lines[body : _end_of(lines, index, headings)])


def _read_headings(lines: Sequence[str], index: int) -> tuple[list[str], int]:
    """(the headings that begin at a line, the index of the line behind them): parts of the last one may stand below."""
    headings = lines[index].split(MARK)
    below = lines[index + 1].split(MARK) if index + 1 < len(lines) else []
    place = len(headings) - 1
    are_parts = len(below) > len(headings) and not any(cell.strip() for cell in below[:place])
    if are_parts and all(field_of(cell) not in {None, Field.OTHER} for cell in below[place:]):
        return [*headings[:place], *below[place:]], index + 2
    return headings, index + 1


def read_copied(reader: Builder, lines: Sequence[str], index: int) -> int:
    """Add the table that begins at a line; the index of the first line behind it. Where its lines cannot be cut into
    rows that end in the last column, each line is one."""
    headings, first = _read_headings(lines, index)
    end = _end_of(lines, index, headings)
    fields = tuple(field_of(heading) or Field.OTHER for heading in headings)
    body = list(_fill_up(lines[first:end], fields))
    rows = list(_cut_rows("\n".join(body).split(MARK), fields)) or [_Copied(0, line.split(MARK)) for line in body]
    _add_rows(reader, [_Copied(0, headings), *rows], len(headings))
    return end


def _fill_up(lines: Sequence[str], fields: tuple[Field, ...]) -> Iterator[str]:
    """The lines, those with empty cells at their end that begin with a number and have a whole row's end below them:
    editors take away what nobody sees, the last tabs of a line."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        is_row = fields[0] == Field.NUMBER and _begins_row(line) and (not below.strip() or _begins_row(below))
        yield line + MARK * (len(fields) - 1 - line.count(MARK)) if is_row else line


def _begins_row(line: str) -> bool:
    first, mark, _ = line.partition(MARK)
    return bool(mark) and is_bare_number(first.strip())


def _known(cells: Sequence[str]) -> set[Field | None]:
    return {field_of(cell) for cell in cells if cell.strip()} - {None, Field.OTHER}


def _may_head(cell: str) -> bool:
    """True for a few words that are no sentence: “Agreed.” and a promise name no column of a further table."""
    return len(cell.split()) <= _LONGEST_THEME and cell.rstrip()[-1:] not in {".", ":", ";"}


def _end_of(lines: Sequence[str], index: int, headings: Sequence[str]) -> int:
    """The line behind the table: its last one with a tab before another table begins, or before what no cell holds."""
    end = index + 1
    is_below = Field.RECOMMENDATION not in _known(headings)  # what is recommended stands above, in a line of its own
    marks = 0  # of the rows so far; where they make no whole rows, one is open
    for place in range(index + 1, len(lines)):
        cells = lines[place].split(MARK)
        marks += len(cells) - 1
        if is_below and is_bare_number(cells[0].strip()) and names_recommendation(cells[0].strip()):
            break
        if MARK in lines[place]:
            if len(_known([cell for cell in cells if _may_head(cell)])) >= _FEWEST_FIELDS:
                break
            end = place + 1
        elif place - end > _AHEAD or not (marks % (len(headings) - 1) or _is_inside(lines, end, place)):
            break
    last = field_of(headings[-1]) or Field.OTHER
    while last != Field.OTHER and end < len(lines) and lines[end].strip() and _ends_cell(lines[end].strip(), last):
        end += 1
    return end


def _ends_cell(line: str, column: Field) -> bool:
    """True for a further line of the last cell, such as the date of the second action: “5.2 Autumn 2026”."""
    _, words = split_label(_excerpt(line))
    return bool(words) and fit_column(look_at(words), column, (column,)) >= _SURELY


def _is_inside(lines: Sequence[str], end: int, place: int) -> bool:
    """True for a line without a tab that may stand inside a cell: no empty line is above it, or the cell goes on
    below, up to a line that begins with a tab, or to the next row."""
    if all(lines[number].strip() for number in range(end, place + 1)):
        return True
    following = next((line for line in lines[place : place + _AHEAD] if MARK in line), "")
    return following.startswith(MARK) or _is_above_row(lines, end, place)


def _is_above_row(lines: Sequence[str], end: int, place: int) -> bool:
    """True for the rest of a last cell, or the first cell of the next row: a numbered row begins behind the last tab,
    and it has tabs."""
    ahead = range(end, min(place + _AHEAD, len(lines)))
    begins = next((n for n in ahead if NUMBERED.match(lines[n].strip())), None)
    return begins is not None and any(MARK in line for line in lines[max(begins, place) : max(begins, place) + _AHEAD])


def _cut_rows(chunks: list[str], fields: tuple[Field, ...]) -> Iterator[_Copied]:
    """The rows of a body that was cut at its tabs; none where it cannot be cut so that every row ends in the last
    column."""
    best: dict[tuple[int, int], _Row] = {}  # by the place where a row begins, and the column
    for start in range(len(chunks) - 1, -1, -1):
        for column in range(len(fields) - 1):
            if row := _best_row(chunks, fields, best, start, column):
                best[start, column] = row
    # Rows of one cell may stand above the first one, too.
    openings = [split for split in _splits_of(f"\n{chunks[0]}") if not split.last]
    split: _Split | None = max(openings, key=lambda split: _fit_split(split, fields, 0))
    start, row = 0, best.get((0, 0))
    while row is not None:
        yield from (_Copied(0, [theme], is_theme=True) for theme in (split.themes if split else ()))
        first = split.first if split else ()
        last = row.split.last if row.split else tuple(_lines_of(chunks[row.end]))
        yield _Copied(row.column, ["\n".join(first), *chunks[start + 1 : row.end], "\n".join(last)])
        start, split, row = row.end, row.split, row.below


def _best_row(
    chunks: list[str], fields: tuple[Field, ...], best: dict[tuple[int, int], _Row], start: int, column: int
) -> _Row | None:
    """The best way to cut off a row that begins here, given those for all that follows; none where nothing fits."""
    end = start + len(fields) - 1 - column
    if end >= len(chunks):
        return None
    inner = sum(_fit(chunks[start + n], fields[column + n], fields) for n in range(1, end - start))
    if end == len(chunks) - 1:
        return _Row(inner + _fit(chunks[end], fields[-1], fields), column, end)
    ways = (
        _Row(inner + _fit_split(split, fields, below.column) + below.score, column, end, split, below)
        for next_column in range(len(fields) - 1)
        if (below := best.get((end, next_column)))
        for split in _splits_of(chunks[end])
    )
    return max(ways, key=lambda row: row.score, default=None)


@lru_cache(maxsize=1024)
def _splits_of(chunk: str) -> list[_Split]:
    """The ways in which a row may end between two tabs; none where no line ends."""
    before, mark, _ = chunk.partition("\n")
    if not mark:
        return []
    lines = tuple(_lines_of(chunk))
    earliest = 0 if not before.strip() else 1
    latest = len(lines) if not chunk.rpartition("\n")[2].strip() else len(lines) - 1
    return [
        _Split(lines[:one], lines[one:other], lines[other:])
        for one in range(earliest, latest + 1)
        for other in range(one, latest + 1)
    ]


def _lines_of(chunk: str) -> list[str]:
    return [line.strip() for line in chunk.split("\n") if line.strip()]


def _fit_split(split: _Split, fields: tuple[Field, ...], column: int) -> float:
    """How well a row ends here and the next begins in a column."""
    begins = bool(split.first) and bool(NUMBERED.match(split.first[0]) or LABELLED.match(split.first[0]))
    number = _NUMBER if begins and column == 0 else 0.0
    themes = sum(0.0 if _may_be_theme(line) else _NEVER for line in split.themes)
    return (
        _fit_lines(split.last, fields[-1], fields) + themes + _fit_lines(split.first, fields[column], fields) + number
    )


def _may_be_theme(line: str) -> bool:
    atom = look_at(_excerpt(line))
    is_title = len(line.split()) <= _LONGEST_THEME and line[-1] not in ".;:," and not NUMBERED.match(line)
    return is_title and not (atom.is_date or atom.is_office or atom.is_status)


def _fit(chunk: str, column: Field, fields: tuple[Field, ...]) -> float:
    return _fit_lines(tuple(_lines_of(chunk)), column, fields)


@lru_cache(maxsize=4096)
def _fit_lines(lines: tuple[str, ...], column: Field, fields: tuple[Field, ...]) -> float:
    """How well the lines of a cell fit what its column holds, on average."""
    if not lines:
        return _EMPTY
    if column == Field.NUMBER:
        return _NUMBER if len(lines) == 1 and is_bare_number(lines[0]) else -_NUMBER
    return sum(fit_column(look_at(_excerpt(line)), column, fields) for line in lines) / len(lines)


def _excerpt(line: str) -> Excerpt:
    return whole(Document([Block(line)]), 0)


def _add_rows(reader: Builder, rows: list[_Copied], columns: int) -> None:
    """Add the rows as a table; a cell covers the rows below it that begin further to the right."""
    number = reader.new_table()
    for place, row in enumerate(rows):
        if row.is_theme:
            reader.add_cell(Cell(number, place, 0, columns=columns), [(row.cells[0], False)])
            continue
        for column, text in enumerate(row.cells, row.first):
            lines = [(line, False) for line in text.split("\n")]
            reader.add_cell(Cell(number, place, column, _height(rows, place, column), is_header=place == 0), lines)


def _height(rows: list[_Copied], place: int, column: int) -> int:
    """How many rows a cell covers."""
    below = place + 1
    while below < len(rows) and not rows[below].is_theme and rows[below].first > column:
        below += 1
    return below - place
