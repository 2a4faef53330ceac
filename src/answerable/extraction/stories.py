"""What is told below a status: watchdogs write “Open”, and then what the agency said and did."""

import re

from answerable.extraction.blocks import Excerpt
from answerable.extraction.statuses import read_status

_OPEN = re.compile(r"(?:open|closed|ouverte?|fermée?|close?)\b", re.IGNORECASE)
_LONGEST_STATUS, _SHORTEST_STORY = 6, 8  # words


def part_story(cell: Excerpt) -> tuple[Excerpt, Excerpt] | None:
    """(the status, what is told below it) of a cell; None where nothing is told. It is the answer where no other cell
    holds one."""
    first, *rest = cell.lines()
    is_status = read_status(first.text) is not None or _OPEN.match(first.text)
    if not rest or not is_status or len(first.text.split()) > _LONGEST_STATUS:
        return None
    story = rest[0].excerpt.through(rest[-1].excerpt)
    return (first.excerpt, story) if len(story.text.split()) >= _SHORTEST_STORY else None
