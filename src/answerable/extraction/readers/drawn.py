"""Tables drawn with lines around their cells: “+-----+-----+”, or box-drawing characters.

A cell may be wrapped over lines, and may go on beside several rows: then the rule between those stops at its edge.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from answerable.extraction.blocks import Builder, Cell
from answerable.extraction.readers.wrapping import join_wrapped

_TO_PLAIN = str.maketrans({
    **dict.fromkeys("│┃║", "|"), **dict.fromkeys("─━═", "-"),
    **dict.fromkeys("┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╒╤╕╞╪╡╘╧╛╓╥╖╟╫╢╙╨╜┏┳┓┣╋┫┗┻┛", "+"),
})  # fmt: skip
_EDGES = ("+", "|")
_RULES = frozenset("-=+: ")
_FEWEST_RULES = 3
_BORDERS = 2  # spaces beside the words of a cell


def draw_plainly(text: str) -> str:
    """The text with the marks of a typewriter for box-drawing characters."""
    return text.translate(_TO_PLAIN)


def is_drawn_table(lines: Sequence[str], index: int) -> bool:
    """True where the top of a table is drawn at this line, with a rule below its headings and one at its foot."""
    if not _is_whole_rule(lines[index]):
        return False
    return sum(_is_whole_rule(line) for line in lines[index : _end_of(lines, index)]) >= _FEWEST_RULES


def _is_whole_rule(line: str) -> bool:
    text = line.strip()
    return text.startswith("+") and text.endswith("+") and ("--" in text or "==" in text) and set(text) <= _RULES


def _end_of(lines: Sequence[str], index: int) -> int:
    """The line behind the table."""
    return next((n for n in range(index, len(lines)) if not lines[n].strip().startswith(_EDGES)), len(lines))


class _Part(NamedTuple):
    """What one line holds of one cell."""

    column: int
    columns: int
    text: str

    @property
    def is_rule(self) -> bool:
        """True where the cell above ends here."""
        return bool(self.text) and set(self.text) <= _RULES and ("-" in self.text or "=" in self.text)


def read_drawn(reader: Builder, lines: Sequence[str], index: int) -> int:
    """Add the table that begins at a line; the index of the first line behind it."""
    end = _end_of(lines, index)
    drawn = [line.strip() for line in lines[index:end]]
    rules = [line for line in drawn if _is_whole_rule(line)]
    edges = sorted({at for line in rules for at, mark in enumerate(line) if mark == "+"})
    number = reader.new_table()
    # With rules around the headings and at the foot alone, every line below the headings is a row.
    has_rows = len(rules) > _FEWEST_RULES or not _are_rows(drawn[drawn.index(rules[1], 1) : -1], edges)
    cells = _find_cells(drawn, edges, has_rows)
    for place, texts in sorted(cells, key=lambda cell: cell[0]):
        cell = Cell(number, *place, is_header=place[0] == 0)
        width = edges[cell.column + cell.columns] - edges[cell.column] - 1 - _BORDERS
        reader.add_cell(cell, [(text, False) for text in join_wrapped(texts, width)])
    return end


def _are_rows(body: Sequence[str], edges: Sequence[int]) -> bool:
    """True where every line has something in its first column."""
    return all(next(_parts_of(line, edges)).text.strip() for line in body)


def _find_cells(
    drawn: Sequence[str], edges: Sequence[int], has_rows: bool
) -> Iterator[tuple[tuple[int, int, int, int], list[str]]]:
    """(row, column, rows, columns) and the lines of every cell; a rule ends the cells that it stands below."""
    row, was_rule = -1, False
    tops = dict.fromkeys(range(len(edges) - 1), 0)  # the row in which the cell of a column begins
    open_cells: dict[int, tuple[int, list[str]]] = {}  # by column: how many columns, and its lines
    for line in drawn:
        parts = list(_parts_of(line, edges))
        ruled = [part for part in parts if part.is_rule]
        row += bool(ruled) or not (has_rows or was_rule or row == 0)
        was_rule = bool(ruled)
        for part in parts if not has_rows and not ruled else ruled:
            for column in range(part.column, part.column + part.columns):
                if column in open_cells:
                    columns, lines = open_cells.pop(column)
                    yield (tops[column], column, row - tops[column], columns), lines
                tops[column] = row
        for part in parts:
            if not part.is_rule and part.text.strip():
                open_cells.setdefault(part.column, (part.columns, []))[1].append(part.text)
    for column, (columns, lines) in open_cells.items():  # the foot was not drawn
        yield (tops[column], column, row + 1 - tops[column], columns), lines


def _parts_of(line: str, edges: Sequence[int]) -> Iterator[_Part]:
    """What a line holds between the edges; where an edge is missing, a cell goes on over the next column."""
    first = 0
    for column, (_, right) in enumerate(pairwise(edges)):
        if line[right : right + 1] in _EDGES or right >= len(line) - 1:
            yield _Part(first, column - first + 1, line[edges[first] + 1 : right])
            first = column + 1
