"""What an expression is a date for: the words before it on its line, without the verb that ties them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from answerable.periods.expressions.lexer import fold_in_place

if TYPE_CHECKING:
    from answerable.periods.expressions.reading import _Found

# From here on the words tie the thing to its date and do not name it.
_TIE = re.compile(
    r"\s*(?:\b(?:to be|will|shall|should|is|are|was|were|has|have|being|due|planned|expected|scheduled|programmed|available|no later)\b"
    r"|\b(?:sera|seront|est|sont|doit|doivent|prevu\w*|attendu\w*)\b|\ba [a-z]+(?:er|re|ir)\b(?= |$)"
    r"|[:;=]|\s[-]\s).*$",
    re.DOTALL,
)
_JOINTS = re.compile(r"^(?:and|then|with|et|puis|avec|or|;|,|\.|\(|\)|-|/|•|\d+[.)])\s*")
_PREPOSITIONS = re.compile(
    r"\s*\b(?:in|by|on|at|for|during|over|en|au|a|le|la|l|du|de|d|pour|as|of|the|before|from|:|,)[ ']*$"
)
_ONLY_A_LABEL = re.compile(
    r"(?:(?:target|due|end|start|completion|implementation|expected|planned)? ?date.*|timeframe|status|open|echeance|date|when|as of|and|et|annual(?:ly)?)$"
)
_LEADS_IN = re.compile(r"\b(?:in|by|on|be|for|en|au|le|pour|held|etre)$")
_LONGEST = 90  # characters; what is longer is a sentence and names no deliverable


def name_deliverables(text: str, found: list[_Found]) -> list[_Found]:
    """The same expressions, each with its deliverable where the words before it name one."""
    named, reached = [], 0
    for item in found:
        name = _name_before(text, max(reached, _line_start(text, item.start)), item.start)
        named.append(replace(item, due=replace(item.due, deliverable=name)))
        reached = item.end
    return named


def _line_start(text: str, place: int) -> int:
    """Where the line of a place begins; a date that begins its line belongs to a line above that leads in to it."""
    start = text.rfind("\n", 0, place) + 1
    above = text[:start].rstrip("\n")
    leads_in = start and not text[start:place].strip() and _LEADS_IN.search(fold_in_place(above))
    return text.rfind("\n", 0, len(above)) + 1 if leads_in else start


def _name_before(text: str, start: int, end: int) -> str | None:
    written = text[start:end]
    folded = fold_in_place(written)
    begin = 0
    while match := _JOINTS.match(folded[begin:].lstrip()):
        begin += len(folded[begin:]) - len(folded[begin:].lstrip()) + match.end()
    tie = _TIE.search(folded, begin)
    stop = tie.start() if tie else len(folded)
    while match := _PREPOSITIONS.search(folded[begin:stop]):
        stop = begin + match.start()
    name = written[begin:stop].strip(" ,;:-–—()[]")
    name = re.sub(r"^(?:an?|une?) ", "", name)
    if not any(letter.isalnum() for letter in name) or len(name) > _LONGEST:
        return None
    return None if _ONLY_A_LABEL.match(fold_in_place(name)) else name
