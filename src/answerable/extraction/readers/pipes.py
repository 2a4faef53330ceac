"""Tables in text whose cells end in a pipe, as browsers and converters copy them out of pages: “a | b | c |”.

Cells may be wrapped over lines, a row may leave out its last cells, and the last row may lack its last pipe.
"""

import re
from collections.abc import Iterator

from answerable.extraction.blocks import Builder, Cell, split_bullet
from answerable.extraction.headings import Field, field_of

MARK = "|"
_RULE_MARKS = frozenset("|:+-= \t")
_FEWEST_FIELDS = 3
_LONGEST_HEADING = 9  # words
_HEADING_LINES = 24  # in which a rule stands below wrapped headings
_AHEAD = 40  # lines; a cell may be wrapped over so many
_LABEL = re.compile(r"^[^:|]{3,60}:")
_BEGINS = re.compile(r"^\(?\d{1,3}(?:\.\d{1,3})*[a-z]?(?:[.):]|\s*[:–-])?\s+\S")  # a row that begins with a number


def is_pipe_table(lines: list[str], index: int) -> bool:
    """True where a table begins at this line: it ends in a pipe, begins with none, and another soon has one."""
    line = lines[index].strip()
    return _above_rule(lines, index) is not None or (
        line.endswith(MARK) and not line.startswith(MARK) and any(MARK in each for each in lines[index + 1 : index + 4])
    )


def read_pipes(reader: Builder, lines: list[str], index: int) -> int:
    """Add the table that begins at a line; the index of the first line behind it."""
    heading, index = _read_heading(lines, index)
    table = _Table(reader, len(heading))
    table.add(heading, is_header=True)
    while index < len(lines) and _goes_on(lines, index):
        if is_rule(lines[index]):
            index += 1
            continue
        cells, index = _read_row(lines, index, len(heading))
        table.add(cells)
    return index


def is_rule(line: str) -> bool:
    """True for a line that only draws, such as “|---|:--:|”."""
    return ("---" in line or "===" in line) and set(line.strip()) <= _RULE_MARKS


class _Table:
    """One table and its next row."""

    def __init__(self, reader: Builder, columns: int) -> None:
        self.reader, self.number, self.columns, self.row = reader, reader.new_table(), columns, 0

    def add(self, cells: list[str], is_header: bool = False) -> None:
        """Add one row; an empty one is passed over."""
        if not any(cell.strip() for cell in cells):
            return
        for column, text in enumerate(cells):
            lines = [(line, False) for line in _unwrap(text.split("\n"))]
            self.reader.add_cell(Cell(self.number, self.row, column, is_header=is_header), lines)
        self.row += 1


def _unwrap(lines: list[str]) -> Iterator[str]:
    """Lines that were broken in the middle of a sentence, joined: the next begins with a small letter or a number."""
    open_line = ""
    for line in (each.strip() for each in lines):
        is_part = line[:1].islower() or line[:1] == ":" or (line[:1].isdigit() and not _BEGINS.match(line))
        if open_line and line and is_part and open_line[-1] not in ".:;!?" and not split_bullet(line)[1]:
            open_line = f"{open_line} {line}"
            continue
        if open_line:
            yield open_line
        open_line = line
    if open_line:
        yield open_line


def _read_heading(lines: list[str], index: int) -> tuple[list[str], int]:
    """The headings: all that stands above a rule; without one, those of the first line, and of the lines below it that
    hold one heading each."""
    if above := _above_rule(lines, index):
        return above
    cells = lines[index].strip().removesuffix(MARK).split(MARK)
    index += 1
    if len(cells) == 1:
        while index < len(lines) and _is_heading(lines[index]):
            cells.append(lines[index].strip().removesuffix(MARK))
            index += 1
    return cells, index


def _above_rule(lines: list[str], index: int) -> tuple[list[str], int] | None:
    """The headings from a line down to a rule such as “---|---|”, over which they are wrapped, and the index behind the
    rule; None where none stands below them."""
    last = min(index + _HEADING_LINES, len(lines))
    end = next((n for n in range(index, last) if is_rule(lines[n]) or not lines[n].strip()), None)
    if end is None or end == index or not is_rule(lines[end]) or lines[end].strip().startswith(MARK):
        return None
    if not lines[end - 1].strip().endswith(MARK):  # cells end in no pipe
        return None
    headings = " ".join(line.strip() for line in lines[index:end]).removesuffix(MARK).split(MARK)
    return (headings, end + 1) if len(headings) == len(lines[end].strip().strip(MARK).split(MARK)) > 1 else None


def _is_heading(line: str) -> bool:
    """True for a line with one cell that names a field."""
    text = line.strip()
    if text.count(MARK) != 1 or not text.endswith(MARK):
        return False
    return len(text.split()) <= _LONGEST_HEADING and field_of(text.removesuffix(MARK)) is not None


def _goes_on(lines: list[str], index: int) -> bool:
    """True where a row begins at this line: it has a pipe, or one comes before another table begins."""
    if MARK in lines[index]:
        return not _is_table_heading(lines[index])
    following = next((line for line in lines[index : index + _AHEAD] if MARK in line), None)
    return following is not None and not _is_table_heading(following) and bool(lines[index].strip())


def _is_table_heading(line: str) -> bool:
    """True for a row of headings: another table begins, or the same one again."""
    fields = {field_of(cell) for cell in line.split(MARK) if cell.strip()} - {None, Field.OTHER}
    return len(fields) >= _FEWEST_FIELDS


def _read_row(lines: list[str], index: int, columns: int) -> tuple[list[str], int]:
    """(the cells of a row, the index of the line behind it)."""
    text = ""
    while index < len(lines):
        line = lines[index]
        if text and _ends_before(lines, index, text):
            break
        text = f"{text}\n{line}" if text else line
        index += 1
        if text.count(MARK) >= columns:
            break
    cells = text.split(MARK)
    return cells[:columns] if len(cells) > columns else cells, index


def _ends_before(lines: list[str], index: int, text: str) -> bool:
    """True where a row that is not full ends, because what stands on the next line cannot be part of it."""
    line, has_ended = lines[index].strip(), text.rstrip().endswith(MARK)
    if is_rule(line) or _is_table_heading(line):
        return True
    if has_ended and _BEGINS.match(line) and MARK in text.strip(MARK + " \n"):
        return True
    if (
        has_ended
        and MARK not in line
        and _LABEL.match(line)
        and field_of(line.split(":")[0]) not in {None, Field.OTHER}
    ):
        return True
    if not line:
        return not any(MARK in each for each in lines[index : index + _AHEAD])
    following = next((each for each in lines[index : index + _AHEAD] if MARK in each), None)
    return following is not None and _is_table_heading(following) and MARK not in line
