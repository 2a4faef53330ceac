"""Ruled tables of a page: where the rules are, which cells they part, which cells are joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from answerable.extraction.readers.pdf_lines import group_lines
from answerable.extraction.readers.pdf_page import Box, Page, Rule, Word

_NEAR = 3.0  # points; rules closer than this are one, such as double lines
_REACH = 2.0  # points by which a rule may fall short of a corner
_FEWEST_EDGES, _FEWEST_RULED = 4, 3  # of cells in a row; rows; a table without upright rules has so many
_MOST_RULES = 5000  # a page with more is a drawing
_Place = tuple[int, int]  # row, column


@dataclass(frozen=True)
class RuledCell:
    """A cell: its first row and column, how many it covers, and its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True)
class RuledTable:
    """A table on a page; one with a single column is a frame around text."""

    box: Box
    cells: list[RuledCell]
    columns: list[float]  # where the columns begin and end

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return max(cell.row + cell.rows for cell in self.cells)


def find_tables(page: Page) -> list[RuledTable]:
    """The ruled tables and frames of a page, from the top."""
    upright, level = page.upright, page.level
    if len(upright) < 2 and len(level) < 2:
        upright, level = _edges_of(page.grounds)
    if len(upright) + len(level) > _MOST_RULES:
        return []
    upright = upright or _find_uprights(level, page.words)
    found = (_build(upright, level) for upright, level in _group(upright, level))
    return sorted((table for table in found if table), key=lambda table: (table.box.top, table.box.left))


def _edges_of(grounds: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """The edges of coloured cells, for a page without rules; on others they may stand behind single lines of text."""
    grounds = list(grounds)
    upright = [(x, box.top, box.bottom) for box in grounds for x in (box.left, box.right)]
    return upright, [(y, box.left, box.right) for box in grounds for y in (box.top, box.bottom)]


def _find_uprights(level: list[Rule], words: list[Word]) -> list[Rule]:
    """The upright rules that a table without any would have: its level rules are drawn cell by cell, row by row.

    Its headings may stand above the first of them.
    """
    ends: dict[int, set[int]] = defaultdict(set)
    for y, left, right in level:
        ends[round(y)] |= {round(left), round(right)}
    if sum(len(xs) >= _FEWEST_EDGES for xs in ends.values()) < _FEWEST_RULED:
        return []
    if _underline_headings(sorted(ends), words):
        return []
    shared = ((above, below, ends[above] & ends[below]) for above, below in pairwise(sorted(ends)))
    found = [(float(x), float(above), float(below)) for above, below, xs in shared for x in xs]
    first = min(y for y, xs in ends.items() if len(xs) >= _FEWEST_EDGES)
    top = _top_of_headings([word for word in words if word.box.bottom <= first + _REACH], ends[first], first)
    return [*found, *((float(x), top, float(first)) for x in ends[first] if top < first)]


def _underline_headings(heights: list[int], words: list[Word]) -> bool:
    """True where the same line stands right above several rules: they underline the headings of several tables."""
    lines = group_lines(words)
    above = [next((line.text for line in reversed(lines) if line.box.bottom <= y + _REACH), "") for y in heights]
    return len(set(above)) < len(above)


def _top_of_headings(above: list[Word], edges: set[int], first: float) -> float:
    """Where the lines begin that stand right above a rule, in several of its columns and across none of its edges."""
    top = first
    for line in reversed(group_lines(above)):
        crosses = any(word.box.left < x - 1 and word.box.right > x + 1 for word in line.words for x in edges)
        columns = {sum(word.box.middle[0] > x for x in edges) for word in line.words}
        if crosses or len(columns) < 2 or top - line.box.bottom > line.box.height:
            break
        top = line.box.top - 1
    return top


def _group(upright: list[Rule], level: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch belong to one table."""
    boxes = [(Box(x, top, x, bottom), True, (x, top, bottom)) for x, top, bottom in upright]
    boxes += [(Box(left, y, right, y), False, (y, left, right)) for y, left, right in level]
    groups: list[tuple[Box, list[tuple[bool, Rule]]]] = []
    for box, is_upright, rule in sorted(boxes, key=lambda each: each[0].top):
        reach, members, rest = box, [(is_upright, rule)], []
        for group in groups:
            if _touch(group[0], reach):
                reach, members = reach.join(group[0]), group[1] + members
            else:
                rest.append(group)
        groups = [*rest, (reach, members)]
    return [([r for up, r in members if up], [r for up, r in members if not up]) for _, members in groups]


def _touch(one: Box, other: Box) -> bool:
    across = one.left <= other.right + _NEAR and other.left <= one.right + _NEAR
    return across and one.top <= other.bottom + _NEAR and other.top <= one.bottom + _NEAR


def _merge_places(values: Iterable[float]) -> list[float]:
    """Places closer than _NEAR become one, their mean."""
    groups: list[list[float]] = []
    for value in sorted(values):
        if groups and value - groups[-1][-1] <= _NEAR:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [sum(group) / len(group) for group in groups]


def _build(upright: list[Rule], level: list[Rule]) -> RuledTable | None:
    xs, ys = _merge_places(x for x, _, _ in upright), _merge_places(y for y, _, _ in level)
    if upright:
        # A row that is cut at the end of a page has no rule below it: the ends of the upright rules close it.
        ends = [end for _, top, bottom in upright for end in (top, bottom)]
        ys = _merge_places([*ys, min(ends), max(ends)])
    if level and len(xs) > 1:
        # A table that is open at its sides is closed by the ends of the level rules.
        sides = [end for _, left, right in level for end in (left, right)]
        xs = _merge_places([*xs, min(sides), max(sides)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    cells = [_make_cell(xs, ys, members) for members in _join_cells(xs, ys, upright, level)]
    return RuledTable(Box(xs[0], ys[0], xs[-1], ys[-1]), cells, xs)


def _make_cell(xs: list[float], ys: list[float], members: list[_Place]) -> RuledCell:
    rows, columns = [row for row, _ in members], [column for _, column in members]
    row, column, last_row, last_column = min(rows), min(columns), max(rows) + 1, max(columns) + 1
    box = Box(xs[column], ys[row], xs[last_column], ys[last_row])
    return RuledCell(row, column, last_row - row, last_column - column, box)


def _join_cells(xs: list[float], ys: list[float], upright: list[Rule], level: list[Rule]) -> list[list[_Place]]:
    """The smallest cells, those together between which no rule stands; in reading order."""
    owner = {(row, column): (row, column) for row in range(len(ys) - 1) for column in range(len(xs) - 1)}
    by_x, by_y = _by_place(xs, upright), _by_place(ys, level)
    for row, column in list(owner):
        down, across = (ys[row] + ys[row + 1]) / 2, (xs[column] + xs[column + 1]) / 2
        if column and not _is_ruled(by_x[column], down):
            _unite(owner, (row, column - 1), (row, column))
        if row and not _is_ruled(by_y[row], across):
            _unite(owner, (row - 1, column), (row, column))
    joined: dict[_Place, list[_Place]] = defaultdict(list)
    for place in owner:
        joined[_owner_of(owner, place)].append(place)
    return [joined[first] for first in sorted(joined)]


def _by_place(places: list[float], rules: list[Rule]) -> list[list[Rule]]:
    """The rules that stand at each place."""
    return [[rule for rule in rules if abs(rule[0] - place) <= _NEAR] for place in places]


def _is_ruled(rules: list[Rule], at: float) -> bool:
    return any(start - _REACH <= at <= end + _REACH for _, start, end in rules)


def _owner_of(owner: dict[_Place, _Place], place: _Place) -> _Place:
    while owner[place] != place:
        owner[place] = owner[owner[place]]
        place = owner[place]
    return place


def _unite(owner: dict[_Place, _Place], one: _Place, other: _Place) -> None:
    first, second = sorted((_owner_of(owner, one), _owner_of(owner, other)))
    owner[second] = first
