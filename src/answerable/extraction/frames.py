"""Recommendations in frames, each followed by prose that answers what stands in the frame.

Government responses to committees are set like this: a frame with a heading and one numbered paragraph or several, then
paragraphs without any label until the next frame.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.extraction.blocks import Document, Excerpt, Grid, go_on, whole
from answerable.extraction.headings import Field, field_of
from answerable.extraction.labels import ALONE
from answerable.extraction.numbering import LABELLED, NUMBERED
from answerable.extraction.rows import Row

_LONGEST_THEME = 10  # words
BELOW = "the frame has no label for its answer: the text below it was taken"


@dataclass
class _Frame:
    """What one frame holds, and the prose below it."""

    parts: list[tuple[Excerpt, Excerpt | None]]  # recommendation, theme
    answer: Excerpt | None = None


def find_frames(grids: dict[int, Grid]) -> set[int]:
    """The tables of one column whose heading says that they hold recommendations."""
    return {number for number, grid in grids.items() if grid.columns == 1 and grid.rows > 1 and _is_frame(grid)}


def _is_frame(grid: Grid) -> bool:
    heading = grid.at(0, 0)
    if heading is None or "\n" in heading.text or LABELLED.match(heading.text):
        return False
    return field_of(heading.text) == Field.RECOMMENDATION and not _holds_answer(grid)


def _holds_answer(grid: Grid) -> bool:
    """True for a box with a row for the answer: “Management’s response”."""
    cells = (grid.at(row, 0) for row in range(1, grid.rows))
    return any(cell is not None and ALONE.match(cell.text) and field_of(cell.text) == Field.RESPONSE for cell in cells)


def read_frames(document: Document, grids: dict[int, Grid], frames: set[int]) -> Iterator[Row]:
    """One row for each recommendation; those of one frame share the answer below it."""
    for frame in _collect(document, grids, frames):
        for text, theme in frame.parts:
            row = Row(theme=theme, begins=True)
            row.add(Field.RECOMMENDATION, text)
            row.add(Field.RESPONSE, frame.answer)
            row.reasons[Field.RESPONSE] = BELOW
            yield row


def _collect(document: Document, grids: dict[int, Grid], frames: set[int]) -> list[_Frame]:
    found: list[_Frame] = []
    seen: set[int] = set()
    for number, block in enumerate(document.blocks):
        if block.cell is not None and block.cell.table in frames:
            if block.cell.table not in seen:
                seen.add(block.cell.table)
                found.append(_Frame(list(_parts_of(grids[block.cell.table]))))
        elif found and block.cell is None and not block.level and not block.is_aside:
            excerpt = whole(document, number)
            found[-1].answer = go_on(found[-1].answer, excerpt)
    return [frame for frame in found if frame.parts]


def _parts_of(grid: Grid) -> Iterator[tuple[Excerpt, Excerpt | None]]:
    """The numbered paragraphs of a frame, each with what follows it; a short line before one is its theme."""
    open_part: Excerpt | None = None
    theme: Excerpt | None = None
    waiting: Excerpt | None = None
    for line in (line for row in range(1, grid.rows) if (cell := grid.at(row, 0)) for line in cell.lines()):
        text = line.text
        if NUMBERED.match(text) or LABELLED.match(text):
            if open_part:
                yield open_part, theme
            theme, waiting, open_part = waiting or theme, None, line.excerpt
        elif not line.is_item and len(text.split()) <= _LONGEST_THEME and text[-1] not in ".;:,":
            waiting = line.excerpt
        else:
            open_part = go_on(open_part, line.excerpt)
    if open_part:
        yield open_part, theme
