"""Pieces that the patterns for phrases are put together from."""

import re

from answerable.periods.expressions.words import SEASONS


def either(*alternatives: str) -> str:
    """The source of a pattern for any of these; each may hold several, parted by strokes."""
    return f"(?:{'|'.join(alternatives)})"


def whole_words(*alternatives: str) -> re.Pattern[str]:
    """A pattern for any of these where it is no part of a longer word."""
    return re.compile(rf"(?<!\w){either(*alternatives)}(?!\w)")


# The keys of words.MONTHS, folded together: this stands in many patterns, and they are compiled at every start.
A_MONTH = either(
    r"jan(?:uary|vier|v)?|feb(?:ruary)?|fev(?:rier|r)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|ma[iy]|june?|juin|jul(?:y)?",
    r"juil(?:let|l)?|aug(?:ust)?|aout|sep(?:t(?:emb(?:er|re))?)?|oct(?:ob(?:er|re))?|nov(?:emb(?:er|re))?",
    r"dec(?:emb(?:er|re))?",
)
A_SEASON = either(*SEASONS)
# To the end of the clause; a dash between spaces ends it, too.
REST = either(r"(?:(?! -+ | and then | et ensuite )[^.;,:\n(]){0,200}")
ALL_OF_LINE = either(r"(?=[ .,;)]*(?:\n|$))")
