"""Cuts a text into tokens whose places are those of the text."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from answerable.periods.expressions.words import MONTHS

_SAME_LENGTH = str.maketrans("’‘ʼ–—‑‐−\u00a0\u202f\t", "'''-----   ")
_TOKEN = re.compile(
    r"""
    (?P<code>\d+(?P<same>[/.-])\d+(?:(?P=same)\d+){2,})                      # 192.168.1.1, 1.2.3.4: no date
  | (?P<numdate>(?<![a-z][/-])
      (?:\d{4}(?P<a>[/.-])\d{1,2}(?P=a)\d{1,2} | \d{1,2}(?P<b>[/.-])\d{1,2}(?P=b)(?:\d{4}|\d{2}))(?!\d))
  | (?P<compact>(?:19|20)\d{6}(?!\d))
  | (?P<pair>(?<![a-z]/)(?:19|20)\d\d[ ]?[-/][ ]?(?:(?:19|20)\d\d|\d\d)(?!\d|[-/]\d))
  | (?P<monthyear>(?<![a-z])(?<![a-z\d][/-])(?:\d{1,2}/|\d\d-)(?:19|20)\d\d(?!\d|[-/]\d))
  | (?P<shortpair>(?<![\d.][-/.])\d\d[-/]\d\d(?!\d|[-/]\d))
  | (?P<ordinal>\d{1,2}(?:(?:st|nd|rd|th|ere|er|re|ieme|eme|e|nde|d)\b|[ ](?:st|nd|rd|th|er|ieme|eme)\b))
  | (?P<number>\d+)
  | (?P<word>[^\W\d_]+)
  | (?P<line>\n)
  | (?P<punct>\S)
    """,
    re.VERBOSE,
)
_PAIR = re.compile(r"(\d{4})( ?[-/] ?)(\d\d)$")
# A narrow cell breaks a date in front of its year: “30 June” above “2020”.
_BROKEN = re.compile(
    rf"(?<![a-z])(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))}|quarter(?: \d)?|trimestre|[qt][1-4]"
    r"|fiscal year|fy|exercice|fin|spring|summer|fall|autumn|winter|printemps|ete|automne|hiver)[.,]?"
    r"(?P<line>\n)(?=(?:19|20)\d\d(?:[-/](?:\d\d){1,2})?[.,;)]* *(?:\n|$))"
)
_A_MONTH = re.compile(rf" (?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b")


@dataclass(frozen=True, slots=True)
class Token:
    """One token: what it is, its folded text, where it stands, and whether it began with a capital letter."""

    kind: str
    text: str
    start: int
    end: int
    is_capital: bool = True


def fold_in_place(text: str) -> str:
    """Lower case, without accents, plain quotes and dashes, and without line breaks in front of the year of a date;
    every character keeps its place."""
    if text.isascii():
        folded = text.replace("\t", " ").lower()
    else:
        folded = "".join(map(_fold_letter, text.translate(_SAME_LENGTH)))
    return _BROKEN.sub(lambda match: match.group()[:-1] + " ", folded) if "\n" in folded else folded


@cache
def _fold_letter(letter: str) -> str:
    if letter.isascii():
        return letter.lower()
    if unicodedata.category(letter) == "No":  # the mark of a footnote is no digit of the year before it
        return letter
    plain = unicodedata.normalize("NFKD", letter)[0].lower()
    return plain if len(plain) == 1 else letter


def cut_tokens(folded: str, written: str = "") -> list[Token]:
    """The tokens of a folded text, in order; `written` is the text before folding, for its capitals."""
    return list(_cut(folded, written or folded))


def _cut(folded: str, written: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(folded):
        kind = match.lastgroup or "punct"  # of groups within groups, the outer one
        token = Token(kind, match.group(), match.start(), match.end(), written[match.start()].isupper())
        yield from _split_pair(token, folded) if kind == "pair" else (token,)


def _split_pair(token: Token, folded: str) -> tuple[Token, ...]:
    """“1 April 2024 – 31 March 2025” holds no pair of years “2024 – 31”, but the end of a day and the next one."""
    match = _PAIR.match(token.text)
    if not match or not _A_MONTH.match(folded, token.end) or int(match[3]) == (int(match[1]) + 1) % 100:
        return (token,)
    dash = token.start + 4 + len(match[2]) - len(match[2].lstrip())
    return (
        Token("number", match[1], token.start, token.start + 4),
        Token("punct", match[2].strip(), dash, dash + 1),
        Token("number", match[3], token.end - 2, token.end),
    )
