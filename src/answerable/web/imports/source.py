"""Draws the blocks of a document, never the raw file, with a mark at every place that a value rests on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, groupby
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from answerable.web.imports.grids import Cell, Grid, draw_grid

Block = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A stretch of one block, the id under which a value points at it, and whether that value is in doubt."""

    start: int
    end: int
    id: str
    is_doubtful: bool


@dataclass(frozen=True)
class Drawn:
    """A paragraph (level 0), a heading (level 2 or 3) or a table of the document."""

    html: SafeString = field(default_factory=SafeString)
    level: int = 0
    grid: Grid | None = None
    table: int | None = None  # its number in the document
    choice: object = None  # what its columns are, where a person is asked


def place_id(place: dict[str, Any] | None) -> str:
    """The id of the mark at a place; "" for a value that stands nowhere in the document."""
    return f"p{place['block']}-{place['start']}-{place['end']}" if place and place["end"] > place["start"] else ""


def place_ids(place: dict[str, Any] | None) -> str:
    """The ids of every mark of a value that spreads over several blocks, parted by spaces."""
    spots = [place, *place.get("more", [])] if place else []
    return " ".join(filter(None, map(place_id, spots)))


def list_places(value: Any) -> Iterator[dict[str, Any]]:
    """Every place in a candidate, those of evidence and those that a value spreads over."""
    if isinstance(value, dict):
        if {"block", "start", "end"} <= set(value):
            yield value
            yield from value.get("more", [])
        else:
            for item in value.values():
                yield from list_places(item)
    elif isinstance(value, list):
        for item in value:
            yield from list_places(item)


def draw_source(
    blocks: list[Block],
    places: Iterable[dict[str, Any]],
    doubtful: set[str],
    shown: range | None = None,
    columns: Iterable[dict[str, Any]] = (),
) -> list[Drawn]:
    """The document as paragraphs, headings and tables, with the places marked; `doubtful` holds ids of marks.

    Of a long document the blocks in `shown` alone, and the headings of its tables, which `columns` tells by their rows.
    """
    marks: dict[int, dict[str, Mark]] = {}
    for place in places:
        found = place_id(place)
        if found:
            marks.setdefault(place["block"], {})[found] = Mark(place["start"], place["end"], found, found in doubtful)
    numbers = [n for n in range(len(blocks)) if shown is None or n in shown]
    numbers = [*_headings(blocks, numbers, columns), *numbers] if shown is not None else numbers
    drawn = ((blocks[n], _draw_block(blocks[n], list(marks.get(n, {}).values()))) for n in numbers)
    parts = [list(part) for _, part in groupby(drawn, _part_of())]
    levels = _levels([part[0][0].get("level", 0) for part in parts])
    return [_draw_part(part, level) for part, level in zip(parts, levels, strict=True)]


def _headings(blocks: list[Block], shown: list[int], columns: Iterable[dict[str, Any]]) -> list[int]:
    """The rows of headings of the table that goes on at the first block that is shown."""
    table = blocks[shown[0]].get("table") if shown else None
    rows = [each["row"] for each in columns if each["table"] == table and each["row"] is not None]
    heads = range(shown[0]) if shown and rows and table is not None else range(0)
    return [n for n in heads if blocks[n].get("table") == table and blocks[n]["row"] <= rows[0]]


def _part_of() -> Callable[[tuple[Block, SafeString]], tuple[str, int]]:
    """What stands together: the cells of one table; everything else stands alone."""
    alone = count()
    return lambda each: ("table", each[0]["table"]) if "table" in each[0] else ("alone", next(alone))


def _levels(levels: list[int]) -> list[int]:
    """The levels of headings on a page that has its own first heading: 2, and 3 where a 2 stands before it."""
    highest = min((level for level in levels if level), default=0)
    found = [0 if not level else 2 if level == highest else 3 for level in levels]
    first = next((number for number, level in enumerate(found) if level), None)
    return [2 if number == first else level for number, level in enumerate(found)]


def _draw_part(part: list[tuple[Block, SafeString]], level: int) -> Drawn:
    if "table" in part[0][0]:
        grid = draw_grid([_make_cell(block, html) for block, html in part])
        return Drawn(grid=grid, table=part[0][0]["table"])
    return Drawn(part[0][1], level)


def _make_cell(block: Block, html: SafeString) -> Cell:
    spans = block.get("rows", 1), block.get("columns", 1)
    return Cell(html, block["row"], block["column"], *spans, is_header=block.get("is_header", False))


def _draw_block(block: Block, marks: list[Mark]) -> SafeString:
    """The text of a block with its marks; bullets get their dot back."""
    html = "".join(_draw(block["text"], 0, len(block["text"]), sorted(marks, key=lambda m: (m.start, -m.end))))
    lines = html.split("\n")
    items = set(block.get("items", []))
    dotted = [f"• {line}" if number in items else line for number, line in enumerate(lines)]
    return mark_safe("<br>".join(dotted))  # noqa: S308 - every text in it was escaped by _draw


def _draw(text: str, start: int, end: int, marks: list[Mark]) -> Iterator[str]:
    """Text with nested marks; a mark that crosses another one's end is cut there."""
    place = start
    while marks:
        mark, marks = marks[0], marks[1:]
        if mark.start < place or mark.start >= end:
            continue
        stop = min(mark.end, end)
        inner = [each for each in marks if each.start < stop]
        marks = [each for each in marks if each.start >= stop]
        yield conditional_escape(text[place : mark.start])
        yield format_html('<mark id="{}" class="{}">', mark.id, "mark-doubt" if mark.is_doubtful else "mark-read")
        yield from _draw(text, mark.start, stop, inner)
        yield "</mark>"
        place = stop
    yield conditional_escape(text[place:end])
