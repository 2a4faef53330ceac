"""Draws the blocks of a document, never the raw file, with a mark at every place that a value rests on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

Block = dict[str, Any]


@dataclass(frozen=True)
class Mark:
    """A stretch of one block, the id under which a value points at it, and whether that value is in doubt."""

    start: int
    end: int
    id: str
    is_doubtful: bool


@dataclass
class DrawnCell:
    """A cell of a table: what it shows, and the rows and columns it covers."""

    html: SafeString
    rows: int
    columns: int
    is_header: bool


@dataclass
class Drawn:
    """A paragraph (level 0), a heading (level 2 to 6) or a table of the document."""

    html: SafeString = field(default_factory=SafeString)
    level: int = 0
    rows: list[list[DrawnCell]] = field(default_factory=list)


def place_id(place: dict[str, Any] | None) -> str:
    """The id of the mark at a place; "" for a value that stands nowhere in the document."""
    return f"p{place['block']}-{place['start']}-{place['end']}" if place and place["end"] > place["start"] else ""


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


def draw_source(blocks: list[Block], places: Iterable[dict[str, Any]], doubtful: set[str]) -> list[Drawn]:
    """The document as paragraphs, headings and tables, with the places marked; `doubtful` holds ids of marks."""
    marks: dict[int, dict[str, Mark]] = {}
    for place in places:
        found = place_id(place)
        if found:
            marks.setdefault(place["block"], {})[found] = Mark(place["start"], place["end"], found, found in doubtful)
    drawn: list[Drawn] = []
    last: tuple[int, int] | None = None  # table and row of the last cell
    for number, block in enumerate(blocks):
        html = _draw_block(block, list(marks.get(number, {}).values()))
        if "table" not in block:
            drawn.append(Drawn(html, min(6, block["level"] + 1) if block.get("level") else 0))
            last = None
            continue
        if last is None or last[0] != block["table"]:
            drawn.append(Drawn())
        if last != (block["table"], block["row"]):
            drawn[-1].rows.append([])
        last = (block["table"], block["row"])
        cell = DrawnCell(html, block.get("rows", 1), block.get("columns", 1), block.get("is_header", False))
        drawn[-1].rows[-1].append(cell)
    return drawn


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
