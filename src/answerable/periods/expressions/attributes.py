"""Years and months that are no date but belong to a noun: “the 2016 audit”, “2024-25 Plan”, “the Fall 2009 Report”."""

import re

from answerable.periods.expressions.bounds import is_timed
from answerable.periods.expressions.patterns import either

_NEAR = 40  # characters before that are looked at
# Words that may follow a date; with any other word a year on its own is the year of something.
_MAY_FOLLOW = either(
    r"and|or|to|with|as|but|if|for|at|in|on|by|then|until|through|when|while|per|is|are|was|were|will|the|which|that|we|all|an?",
    r"et|ou|a|au|aux|avec|puis|pour|dans|selon|en|afin|par|le|la|les|des|de|qui|que|onwards?|ongoing|annual|only",
)
RUNS_ON = re.compile(rf" (?!{_MAY_FOLLOW}\b)[^\W\d_]{{2,}}")
_ARTICLE = re.compile(r"\b(?:the|this|its|our|their|an?|le|la|l'|du|ce|cette|cet|nos|ses|son)\s*$")
_COUNTS_THINGS = re.compile(r"(?: ?%| (?!(?:this|dans|sans|plus|nous|vous|tous|their|across)\b)[a-z]{4,}s\b)")
_MONEY = re.compile(r"[$€£#]\s?$")
_GOES_ON = re.compile(r"-\w|\.\d|,\d{3}")
# Papers are named by a month or a season.
_PAPER = re.compile(
    r" (?:report|audit|evaluation|review|plan|budget|survey|study|strategy|version|edition|statement|update|release"
    r"|rapport)s?\b"
)


def is_year_of_something(folded: str, start: int, end: int) -> bool:
    """True for a year that is an attribute: “the 2016 audit”, “2024-25 Departmental Plan”, “by 2000 units”, “$2025”."""
    before = folded[max(0, start - _NEAR) : start]
    if _MONEY.search(before) or _GOES_ON.match(folded, end):
        return True
    if is_timed(folded, start) and not _ARTICLE.search(before):
        return bool(_COUNTS_THINGS.match(folded, end))
    return bool(RUNS_ON.match(folded, end))


def is_name_of_paper(folded: str, start: int, end: int) -> bool:
    """True for “the Fall 2009 Report” and “its May 2025 plan”."""
    return bool(_ARTICLE.search(folded[max(0, start - _NEAR) : start]) and _PAPER.match(folded, end))
