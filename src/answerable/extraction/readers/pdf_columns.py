"""What is set in columns without rules: tables that are parted by white space, and prose in two columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import names_recommendation
from answerable.extraction.readers.pdf_grid import RuledCell, RuledTable
from answerable.extraction.readers.pdf_lines import TextLine, group_lines
from answerable.extraction.readers.pdf_page import Box, Rule, Word

_FEWEST_FIELDS = 3  # named by the headings of a table without rules
_MOST_HEADING_LINES = 5
_WIDE_TABLE = 6  # columns
_PROMISES = frozenset({Field.RECOMMENDATION, Field.ACTION})
_ANSWERS = frozenset({Field.RESPONSE, Field.STATUS, Field.DUE, Field.ACCOUNTABILITY})
_WIDE = 0.9  # of the size of the letters; a wider gap may part two columns
_CROSSING = 0.04  # of the words; more of them across its gutters and a table is none
_EDGE = 2.0  # points by which words may reach over the place between two columns
_MOST_TRIES = 12  # places where a table may end
_STEP = 1.0  # points between the places that are tried for a gutter
_LABEL = re.compile(
    r"^(?:\(?\d{1,3}(?:\.\d{1,3})*[.)]?|(?:recomm?[ae]nd\w*|rec\.?)\s+(?:no\.?\s*|n°\s*)?\d+.*)$", re.IGNORECASE
)


@dataclass(frozen=True)
class OpenTable:
    """Where the columns of a table without rules are: the places between them, and the lines of its heading."""

    gutters: list[float]  # from the left edge to the right edge
    heading_bottom: float


def find_open_table(words: Sequence[Word]) -> OpenTable | None:
    """The table without rules whose headings are the first lines of these words that name three fields or more."""
    lines = group_lines(words)
    for first in range(len(lines)):
        if len(runs_of(lines[first])) < 2:
            continue  # a title above the headings is none of them
        best: tuple[int, int, list[Box]] | None = None
        for count in range(1, _MOST_HEADING_LINES + 1):
            columns = _find_headings(lines[first : first + count])
            named = _count_fields(columns)
            if named >= _FEWEST_FIELDS and (best is None or named > best[0]):
                best = (named, first + count, [box for box, _ in columns])
        if best:
            return _make_table(lines, *_take_wrapped(lines, best[1], best[2]))
    return None


def _take_wrapped(lines: list[TextLine], after: int, headings: list[Box]) -> tuple[int, list[Box]]:
    """(the line behind the headings, their boxes) with the lines in which headings go on.

    They are as bold as the headings and as close below them as lines of one text; a row of the body is farther away, or
    begins with a number.
    """
    while after < len(lines):
        above, line = lines[after - 1], lines[after]
        is_close = line.box.top - above.box.bottom < 0.4 * line.size and line.is_bold == above.is_bold
        if not is_close or len(line.words) > 2 * len(headings) or line.words[0].text[:1].isdigit():
            break
        parts = [box for box, _ in runs_of(line)]
        if not line.is_bold and (len(parts) > len(headings) / 2 or not all(_is_below(box, headings) for box in parts)):
            break
        for part in parts:
            at = next((n for n, box in enumerate(headings) if _overlap(part, box)), None)
            if at is not None:
                headings[at] = headings[at].join(part)
        after += 1
    return after, headings


def _is_below(part: Box, headings: list[Box]) -> bool:
    return any(_overlap(part, box) for box in headings)


def _find_headings(lines: Sequence[TextLine]) -> list[tuple[Box, str]]:
    """The headings in some lines: runs of words above one another, with their text."""
    columns: list[tuple[Box, str]] = []
    for box, text in (run for line in lines for run in runs_of(line)):
        at = next((n for n, (other, _) in enumerate(columns) if _overlap(box, other)), None)
        if at is None:
            columns.append((box, text))
        else:
            columns[at] = (columns[at][0].join(box), f"{columns[at][1]} {text}")
    return sorted(columns, key=lambda column: column[0].left)


def runs_of(line: TextLine) -> list[tuple[Box, str]]:
    """The parts of a line between wide gaps."""
    runs: list[tuple[Box, str]] = []
    for word in line.words:
        if runs and word.box.left - runs[-1][0].right <= _WIDE * word.size:
            runs[-1] = (runs[-1][0].join(word.box), f"{runs[-1][1]} {word.text}")
        else:
            runs.append((word.box, word.text))
    return runs


def _overlap(one: Box, other: Box) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _count_fields(columns: Sequence[tuple[Box, str]]) -> int:
    fields = [field_of(text) for _, text in columns]
    named = {field for field in fields if field is not None and field != Field.OTHER}
    is_told = not named.isdisjoint(_PROMISES) and not named.isdisjoint(_ANSWERS)
    # Wide tables have columns that nobody keeps: those of a register of an audit board have nine, and five are kept.
    enough = len(columns) / 3 if is_told and len(columns) >= _WIDE_TABLE else len(columns) - 1
    return len(named) if len(columns) >= 2 and len(named) >= enough else 0


def _make_table(lines: list[TextLine], after: int, headings: list[Box]) -> OpenTable | None:
    """The table below its headings: with all lines, or up to one of the last that run over its columns, as notes and
    the text behind a table do."""
    gaps = [(one.right + other.left) / 2 for one, other in pairwise(headings)]
    over = [n for n, line in enumerate(lines) if n > after and _runs_over(line, gaps)]
    last = max((n for n, line in enumerate(lines) if n >= after and len(runs_of(line)) > 1), default=len(lines))
    behind = next((n for n in over if n > last), len(lines))
    for end in (behind, *reversed([n for n in over if n < behind][-_MOST_TRIES:])):
        body = [word for line in lines[after:end] for word in line.words]
        inner = [_find_gutter(body, left, right) for left, right in pairwise(headings)]
        left = min([headings[0].left, *(word.box.left for word in body)])
        right = max([headings[-1].right, *(word.box.right for word in body)])
        gutters = [left - 1, *inner, right + 1]
        if not body or fits(body, gutters):
            return OpenTable(gutters, lines[after - 1].box.bottom)
    return None


def _runs_over(line: TextLine, gaps: Sequence[float]) -> bool:
    return any(line.box.left < gap < line.box.right for gap in gaps)


def find_next_heading(words: Sequence[Word], table: OpenTable) -> float | None:
    """The height at which the same headings come again further down, with the titles above them; None where they do
    not: chapters that follow one another on a page each have a table of their own."""
    lines = group_lines(words)
    headings = {line.text for line in lines if line.box.bottom <= table.heading_bottom + 1}
    again = next(
        (n for n, line in enumerate(lines) if line.box.top > table.heading_bottom and line.text in headings), None
    )
    if again is None:
        return None
    while again and _is_title(lines[again - 1], table):
        again -= 1
    return lines[again].box.top - 0.5


def find_end(words: Sequence[Word], table: OpenTable) -> float | None:
    """The height at which prose begins that stands below the rows: its lines run over the columns, or the first names
    the next recommendation below a table of what is done; None where all is rows."""
    grouped = group_lines(words)
    lines = [line for line in grouped if line.box.top > table.heading_bottom]
    headings = [text for line in grouped[: len(grouped) - len(lines)] for _, text in runs_of(line)]
    first = next((n for n, line in enumerate(lines) if n and _names_next(line, headings)), len(lines))
    lines = lines[: first + 1]
    for number in range(len(lines) - 1, -1, -1):
        if runs_across(lines[number], table):
            first = number
        elif len(runs_of(lines[number])) > 1:
            break
    return lines[first].box.top - 0.5 if 0 < first < len(lines) else None


def _names_next(line: TextLine, headings: Sequence[str]) -> bool:
    """True for “Recommendation 3” alone on its line, below headings of which none says recommendations."""
    is_named = len(runs_of(line)) == 1 and names_recommendation(line.text)
    return is_named and Field.RECOMMENDATION not in map(field_of, headings)


def runs_across(line: TextLine, table: OpenTable) -> bool:
    """True for words that run on over the place between two columns."""
    gutters = table.gutters[1:-1]
    return any(box.left + _EDGE < x < box.right - _EDGE for box, _ in runs_of(line) for x in gutters)


def _is_title(line: TextLine, table: OpenTable) -> bool:
    """True for bold or large words that no column holds."""
    return len(runs_of(line)) == 1 and line.is_bold and line.box.top > table.heading_bottom


def _find_gutter(body: Sequence[Word], left: Box, right: Box) -> float:
    """The place between two headings that fewest words cross; of several, that in the widest gap."""
    tried = [left.left + 2 + _STEP * n for n in range(max(1, int((right.left + 1 - left.left) / _STEP)))]
    crossed = [sum(word.box.left < x < word.box.right for word in body) for x in tried]
    fewest = min(crossed)
    spans: list[list[float]] = []
    for x, count in zip(tried, crossed, strict=True):
        if count != fewest:
            continue
        if spans and x - spans[-1][-1] <= 1.5 * _STEP:
            spans[-1].append(x)
        else:
            spans.append([x])
    # The rightmost wide one: a ragged right edge leaves gaps in a column, but the next begins on one line.
    widest = max(len(span) for span in spans)
    span = [span for span in spans if len(span) >= 0.5 * widest][-1]
    return span[-1] if len(span) < 4 else span[-2]


def fits(words: Sequence[Word], gutters: Sequence[float]) -> bool:
    """True where hardly any word stands across a gutter, and more than one column has words."""
    crossing = sum(any(word.box.left < x < word.box.right for x in gutters[1:-1]) for word in words)
    used = {_column_of(word, gutters) for word in words}
    return crossing <= _CROSSING * len(words) and len(used) >= 2


def _column_of(word: Word, gutters: Sequence[float]) -> int:
    middle = word.box.middle[0]
    return sum(middle >= x for x in gutters[1:-1])


def cut_rows(words: Sequence[Word], table: OpenTable, levels: Sequence[Rule] = ()) -> RuledTable:
    """The rows and cells of a table without rules, as if it had some. `words` are those of the table on one page.

    `levels` are the level rules of the page: some tables have no other, and these part their rows.
    """
    bands = _find_bands(words, table.gutters)
    heads = [band for band in bands if band.box.bottom <= table.heading_bottom + 1]
    body = bands[len(heads) :]
    tops = [heads[0].box.top] if heads else []
    usual = _usual_gap(body)
    parted = _parted_by_rules(body, table.gutters, levels)
    tops += [
        band.box.top
        for above, band in pairwise([None, *body])
        if band and (above is None or id(band) in parted if parted else _is_new_row(above, band, usual))
    ]
    ends = [*tops[1:], bands[-1].box.bottom + 1]
    cells = [
        RuledCell(row, column, 1, 1, Box(left, top - 0.5, right, end - 0.5))
        for row, (top, end) in enumerate(zip(tops, ends, strict=True))
        for column, (left, right) in enumerate(pairwise(table.gutters))
    ]
    box = Box(table.gutters[0], tops[0] - 0.5, table.gutters[-1], ends[-1])
    return RuledTable(box, cells, list(table.gutters))


def _parted_by_rules(bands: Sequence[_Band], gutters: Sequence[float], levels: Sequence[Rule]) -> set[int]:
    """The bands that stand right below a level rule over most of the table; none where fewer than two do."""
    lengths: Counter[int] = Counter()  # a rule may be drawn cell by cell
    for y, left, right in set(levels):
        lengths[round(y)] += max(0, int(min(right, gutters[-1]) - max(left, gutters[0])))
    wide = [y for y, length in lengths.items() if length > 0.6 * (gutters[-1] - gutters[0])]
    below = {
        id(band) for above, band in pairwise(bands) if any(above.box.bottom - 2 <= y <= band.box.top + 2 for y in wide)
    }
    return below if len(below) > 1 else set()


@dataclass
class _Band:
    """What stands at one height, over all columns: its box, and the words of each column that has some."""

    box: Box
    columns: dict[int, str]


def _find_bands(words: Sequence[Word], gutters: Sequence[float]) -> list[_Band]:
    bands: list[_Band] = []
    for line in group_lines(words):
        columns: dict[int, str] = {}
        for word in line.words:
            at = _column_of(word, gutters)
            columns[at] = f"{columns[at]} {word.text}" if at in columns else word.text
        bands.append(_Band(line.box, columns))
    return bands


def _usual_gap(bands: Sequence[_Band]) -> float:
    gaps = sorted(below.box.top - above.box.bottom for above, below in pairwise(bands))
    return gaps[(len(gaps) - 1) // 2] if gaps else 0.0


def _is_new_row(above: _Band | None, band: _Band, usual: float) -> bool:
    """A row begins behind a wider gap where its first column or two others begin, or at a number in its first."""
    if above is None:
        return True
    first = band.columns.get(0, "")
    if first and _LABEL.match(first.split(" ")[0] if first[:1].isdigit() else first):
        return True
    begins = set(band.columns) - set(above.columns)
    is_apart = band.box.top - above.box.bottom > usual + 0.35 * band.box.height
    return is_apart and (0 in band.columns or len(begins) >= 2 or len(band.columns) >= 3)


# -- prose


def find_two_columns(words: Sequence[Word]) -> float | None:
    """The place between two columns of prose; None where a text has one column.

    Lines of both columns share their height, so without this they would be read across.
    """
    lines = [line for line in group_lines(words) if len(line.words) > 1]
    if len(lines) < 8:
        return None
    left, right = min(line.box.left for line in lines), max(line.box.right for line in lines)
    middle = (left + right) / 2
    tried = [middle + offset for offset in range(-40, 41, 4)]
    crossed = {x: sum(crosses(line, x) for line in lines) for x in tried}
    best = min(tried, key=lambda x: (crossed[x], abs(x - middle)))
    both = sum(line.words[0].box.right < best < line.words[-1].box.left for line in lines)
    fewer = min(sum(word.box.left >= best for word in words), sum(word.box.right <= best for word in words))
    # Paragraphs put the lines of the two columns out of step, so that few may share their height.
    is_shared = both >= 0.5 * len(lines) or (both >= 0.2 * len(lines) and fewer >= 0.25 * len(words))
    return best if crossed[best] <= 0.1 * len(lines) and is_shared else None


def crosses(line: TextLine, x: float) -> bool:
    """True where words run over a place without the gap that stands between columns."""
    before = max((word.box.right for word in line.words if word.box.left < x), default=None)
    behind = min((word.box.left for word in line.words if word.box.left >= x), default=None)
    if before is None or behind is None:
        return before is not None and before > x
    return behind - before < 8
