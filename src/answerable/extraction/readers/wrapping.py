"""Text whose lines were broken at a width: the lines of one paragraph are one line again."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from answerable.extraction.blocks import split_bullet
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import names_recommendation
from answerable.extraction.words import fold
from answerable.periods.expressions.words import MONTHS

_WIDEST = 100  # characters; longer lines were broken by nobody
_NARROWEST = 40
_SHARE = 0.34  # of the lines that another follows: so many have no room for its first word
_LONGEST_LABEL, _MOST_WORDS, _FEW_WORDS = 70, 8, 3  # characters and words; and those of one that nobody knows
_DRAWN = re.compile(r"[|\t]|[-=]{4}")
_LONG = 0.8  # of the width
_OPEN = re.compile(r"\w (?:of|the|and|for|to|with|de|du|des|la|le|les|et|à|aux?|pour|sur)\s*$")
_OPEN_BRACKET = re.compile(r"[\w.;,] \([^()\n]{1,60}$")
_CLOSES_BRACKET = re.compile(r"[^()\n]{1,80}\)")
_CLOSED = re.compile(r"[.;:!?] ?\([^()]{2,40}\)$")  # where a committee says it: “… in each port. (Paragraph 27)”
_BOXED = re.compile(r"\s*\[\d")  # “[2] Count the wells.”: what is in brackets below is said of all that have numbers
_LABEL_IN_BRACKETS = re.compile(r"\((?P<label>[^():\n]{3,40}?)\s?:\s[^()\n]{2,80}\)\.?")
_FEWEST = 3  # different lines that say so


def unwrap_lines(lines: Sequence[str]) -> list[str]:
    """The lines of a text, those of a paragraph joined where the text was broken at a width; else as they are."""
    width = max((len(line) for line in lines if _is_prose(line)), default=0)
    pairs = [
        (one, other) for one, other in pairwise(lines) if _is_prose(one) and _is_prose(other) and not _begins(other)
    ]
    full = [one for one, other in pairs if _is_full(one, other, width)]
    is_broken = len(set(full)) >= _FEWEST and len(full) >= _SHARE * len(pairs)
    if not _NARROWEST <= width <= _WIDEST or not is_broken:
        return list(lines)
    return list(_join(lines, width))


def join_open(lines: Sequence[str]) -> list[str]:
    """The lines of a text; one that ends in a word that nothing ends with, such as “de”, or inside brackets goes on in
    the next, and what is said of an action in brackets belongs to the line above."""
    joined: list[str] = []
    for line in lines:
        above = joined[-1] if joined else ""
        is_open = (_OPEN.search(above) and not names_recommendation(above.strip())) or _goes_on_in_brackets(above, line)
        if is_open and _is_prose(above) and _is_prose(line):
            joined[-1] = _attach(joined[-1], line.strip())
        else:
            joined.append(line)
    return joined


def _goes_on_in_brackets(above: str, line: str) -> bool:
    """True for the rest of a bracket that opened at the end of the line above, and for a label with its value that
    fills a line in brackets: “(Target date: May 2026)”."""
    if _OPEN_BRACKET.search(above):
        return _CLOSES_BRACKET.match(line) is not None
    label = None if _BOXED.match(above) else _LABEL_IN_BRACKETS.fullmatch(line.strip())
    return label is not None and field_of(label["label"]) in {Field.DUE, Field.ACCOUNTABILITY, Field.STATUS}


def join_wrapped(lines: Iterable[str], width: int) -> Iterator[str]:
    """The lines of a cell that is so wide, each joined to the one above where that had no room for its first word."""
    return _join([line.strip() for line in lines if line.strip()], width)


def _join(lines: Sequence[str], width: int) -> Iterator[str]:
    joined: list[str] = []
    last = ""
    for line in lines:
        is_open = _is_prose(last) and _is_prose(line) and not _begins(line)
        if is_open and _is_full(last, line, width):
            joined[-1] = _attach(joined[-1], line.strip())
        else:
            joined.append(line)
        last = line
    return iter(joined)


def _is_prose(line: str) -> bool:
    """False for an empty line and for one of a drawn table."""
    return bool(line.strip()) and not _DRAWN.search(line)


def _is_full(line: str, following: str, width: int) -> bool:
    """True where the first word of the next line had no room at the end of this one. Paragraphs that are set in may be
    narrower: then a long line that ends inside a sentence goes on."""
    line = line.rstrip()
    is_open = len(line) >= _LONG * width and line[-1] not in ".:;!?" and not _CLOSED.search(line)
    return is_open or len(line) + 1 + len(following.split()[0]) > width


def _begins(line: str) -> bool:
    """True for a bullet, and for a label with its value: a short one, or one that names a field."""
    label = line.split(":")[0].strip() if ":" in line[:_LONGEST_LABEL] else ""
    is_label = label[:1].isupper() and ". " not in label
    words = len(label.split())
    names = words <= _MOST_WORDS and field_of(label) not in {None, Field.OTHER}
    return split_bullet(line.strip())[1] or (is_label and (words <= _FEW_WORDS or names))


def _attach(open_line: str, line: str) -> str:
    """A hyphen at the end of a line stays: it stood in the word before the line was broken; but not in a month."""
    open_line = open_line.rstrip()
    first, last = open_line.rpartition(" ")[2].removesuffix("-"), line.partition(" ")[0]
    if open_line.endswith("-") and fold(f"{first}{last}") in MONTHS:
        return f"{open_line[:-1]}{line}"
    return f"{open_line}{'' if open_line.endswith('-') else ' '}{line}"
