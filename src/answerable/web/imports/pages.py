"""The pages of a PDF as they look, with a mark over every passage that a value rests on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from answerable.web.imports.source import Block, place_id

Place = dict[str, Any]
Box = tuple[float, float, float, float]  # left, top, width, height, in points


@dataclass(frozen=True)
class PageMark:
    """The lines of one passage on one page."""

    place: str  # the id under which a value points at it
    is_first: bool  # the passage begins on this page
    is_doubtful: bool
    boxes: list[Box]


@dataclass(frozen=True)
class PageView:
    """One page: its number, its size in points, and what is marked on it."""

    number: int
    width: float
    height: float
    marks: list[PageMark] = field(default_factory=list)


def view_pages(
    sizes: dict[str, list[float]], blocks: list[Block], places: Iterable[Place], doubtful: set[str]
) -> list[PageView]:
    """Every page that was read, in order; `sizes` holds width and height by page number, `doubtful` ids of marks."""
    views = {int(number): PageView(int(number), size[0], size[1]) for number, size in sizes.items()}
    once = {place_id(place): place for place in places}
    for name, place in sorted(once.items(), key=lambda each: _letters(each[1]), reverse=True):
        found = _boxes_of(blocks[place["block"]], place) if name else {}
        for number in sorted(found.keys() & views.keys()):
            is_first = number == min(found)
            views[number].marks.append(PageMark(name, is_first, name in doubtful, found[number]))
    return [views[number] for number in sorted(views)]


def _letters(place: Place) -> int:
    """How long a passage is: longer ones lie below shorter ones."""
    length: int = place["end"] - place["start"]
    return length


def _boxes_of(block: Block, place: Place) -> dict[int, list[Box]]:
    """Where a passage stands, by page; the whole block where its lines are not known."""
    found: dict[int, list[Box]] = defaultdict(list)
    for start, end, page, *edges in block.get("spots", []):
        low, high = max(start, place["start"]), min(end, place["end"])
        if low < high:
            found[page].append(_part_of(edges, (low - start) / (end - start), (high - start) / (end - start)))
    if not found and block.get("box"):
        found[block["page"]].append(_part_of(block["box"], 0.0, 1.0))
    return found


def _part_of(edges: Iterable[float], start: float, end: float) -> Box:
    """The part of a line between two shares of its letters; letters count alike, so the edges are near, not exact."""
    left, top, right, bottom = edges
    width = right - left
    return round(left + start * width, 1), top, round((end - start) * width, 1), round(bottom - top, 1)
