"""Offices that stand in one another's way: “Human Resources and Emergency Director” is two, where each of them is named
by itself elsewhere in the document."""

import re
from collections.abc import Iterable
from typing import Any

from answerable.extraction.words import fold

_BETWEEN = re.compile(r",\s+(?:and |et )?|\s+(?:and|et|&)\s+|\s*[/;]\s*")
_FEWEST = 2  # words of a name; “Director, Operations” is one post, though both may stand alone elsewhere
Span = tuple[int, int]


def part_known_offices(actions: Iterable[dict[str, Any]]) -> None:
    """Part every office of these actions, which are changed, that is made up of others of theirs."""
    actions = list(actions)
    written = {office["as_written"] for action in actions for office in action["offices"]}
    known = {fold(name) for name in written}
    spans = {name: found for name in written if (found := _find_parts(name, known))}
    for action in actions if spans else []:
        action["offices"] = [part for office in action["offices"] for part in _part(office, spans)]


def _find_parts(name: str, known: set[str]) -> list[Span]:
    """Where the offices stand that a name is made up of; [] for a name of one."""
    between = [match.span() for match in _BETWEEN.finditer(name)]
    for cuts in (between, *([each] for each in between), *([match.span()] for match in re.finditer(r"\s+", name))):
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(name)]
        spans = list(zip(starts, ends, strict=True))
        if len(spans) > 1 and all(_is_known(name[start:end], known) for start, end in spans):
            return spans
    return []


def _is_known(part: str, known: set[str]) -> bool:
    return (len(part.split()) >= _FEWEST or part.isupper()) and fold(part) in known


def _part(office: dict[str, Any], spans: dict[str, list[Span]]) -> list[dict[str, Any]]:
    place = office["evidence"]["place"]
    found = spans.get(office["as_written"])
    if not found or place is None or "more" in place:
        return [office]
    return [
        {
            **office,
            "as_written": office["as_written"][start:end],
            "evidence": {
                **office["evidence"],
                "place": {**place, "start": place["start"] + start, "end": place["start"] + end},
            },
        }
        for start, end in found
    ]
