"""How a document begins: the lines from which its title, organisation, reference and dates are read."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.numbering import LABELLED, NUMBER_BEFORE

_FIRST_BLOCKS, _FIRST_CELLS = 24, 60
_LAST_ROW = 4  # of a table, that may be part of the head
_PAIRED = 2  # cells of a row that is a label with its value
# What the page of a site says of itself, above what it publishes.
_NAVIGATION = re.compile(
    r"^(?:skip to|passer (?:au|à)|language selection|sélection de la langue|search\b|rechercher|(?:main )?menu\b"
    r"|you are here|vous êtes ici|home$|accueil$|fran[cç]ais$|english$|\d{1,2}\.(?=\S)(?!\d)|(?:format )?pdf\b"
    r"|pdf version|back to top|haut de la page|print|share|[A-Z]{2}(?:\n[A-Z]{2})+$)",
    re.IGNORECASE,
)
_BREADCRUMBS = re.compile(r"^[^>›»\n]{2,40}(?:\s[>›»]\s[^>›»\n]+){2,}$")
# “Dear Ms Roy:”, “Madame la Présidente,”: above it stands who gets the letter.
_SALUTATION = re.compile(r"^(?:dear|madame|monsieur|mesdames|messieurs|chère?s?)\b[^.]{0,60}[,:]$", re.IGNORECASE)
# Papers of boards and memoranda say above their title for whom they are and in which language they were written, and
# annexes which one they are.
_ABOVE_TITLE = re.compile(
    r"^(?:(?:distr(?:ibution)?\.?|date|original|language|langue|to|from|cc|approved|à|de|pour|destinataires?"
    r"|agenda item|point de l['’]ordre du jour|theme|thème)\s*:"
    r"|(?:annexe?|appendix|appendice)\s*(?:[\dIVX]{1,4}|[A-Z])?[.:]?$)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"^(?P<label>[^:|\n]{2,60}?)\s?:\s+(?=\S)")
# A number in front of what is said, and a sentence of several words: a line of the body, and no title.
_ITEM = re.compile(r"^(?:\[\w{1,4}\]|\(\w{1,3}\)|[-–—•▪●]|[a-z\d][.)])\s")
_SENTENCE = re.compile(r"^(?:\S+\s+){4,}\S*[^\W_]\)?[.;]$", re.DOTALL)
# The rest of a title that was broken: “of the Fund” below “Evaluation”, “(2015–2020)”, “PAR LA VILLE”.
_SMALL = r"(?:of|on|in|into|for|to|and|by|the|de|du|des|la|le|les|par|pour|sur|et|à|au|aux)"
_YEARS = re.compile(r"\(\d{4}")
_REST = re.compile(rf"{_SMALL}\b|d['’]|l['’]", re.IGNORECASE)
_OPEN = re.compile(rf"(?:\b{_SMALL}|\bdraft|[:,–—-])$", re.IGNORECASE)
_MOST_LINES, _LONGEST = 4, 240  # of a title: lines and characters


class Pair(NamedTuple):
    """A label with its value, in one line or in two cells of a row."""

    label: str
    value: Excerpt


class Opening:
    """The excerpts with which a document begins."""

    def __init__(self, document: Document) -> None:
        self.document = document
        early = [n for n, b in enumerate(document.blocks) if b.text and (b.cell is None or b.cell.row < _LAST_ROW)]
        self.all = [whole(document, number) for number in early[:_FIRST_BLOCKS]]
        self.path = next((each for each in self.all if _BREADCRUMBS.match(each.text)), None)
        self.is_letter = any(_SALUTATION.match(each.text) for each in self.all)
        self.excerpts = [each for each in self._behind_address() if not _is_navigation(each.text)]

    def _behind_address(self) -> list[Excerpt]:
        """The excerpts behind the salutation of a letter; all of them where there is none."""
        behind = next((place for place, each in enumerate(self.all) if _SALUTATION.match(each.text)), None)
        return self.all if behind is None else self.all[behind + 1 :]

    def lines(self) -> list[Excerpt]:
        """The lines that stand in no row of a table with others."""
        return [line.excerpt for each in self.excerpts if not is_beside(each) for line in each.lines()]

    def pairs(self) -> Iterator[Pair]:
        """Labels with their values: on one line, or in the two cells of a row."""
        for each in self.all:
            for line in () if is_beside(each) else each.lines():
                match = _PAIR.match(line.text)
                if match:
                    yield Pair(match["label"], line.excerpt.cut(match.end()))
        for one, other in pairwise(self.all):
            if _are_a_row(one, other):
                yield Pair(one.text.rstrip(" :"), other)

    def titles(self) -> list[Excerpt]:
        """The lines that may be a title, those of one that was broken joined."""
        joined: list[Excerpt] = []
        count = 0
        for line in (line for line in self.lines() if not _is_of_the_body(line)):
            if joined and count < _MOST_LINES and _goes_on(joined[-1], line):
                joined[-1], count = joined[-1].through(line), count + 1
            else:
                joined, count = [*joined, line], 1
        return [line for line in joined if 3 < len(line.text) < _LONGEST]


def _is_navigation(text: str) -> bool:
    return bool(_NAVIGATION.match(text) or _BREADCRUMBS.match(text))


def _goes_on(before: Excerpt, line: Excerpt) -> bool:
    """True for the rest of a title that was broken in the line above."""
    one, other = before.text.rpartition("\n")[2], line.text
    is_same = before.first_block.level == line.first_block.level and before.first_block.cell is None
    if not is_same or line.first_block.cell or is_said(before.text) or is_said(other):
        return False
    is_rest = other[:1].islower() or _YEARS.match(other) or (one.isupper() and other.isupper() and _REST.match(other))
    return _OPEN.search(one) is not None or (bool(is_rest) and one[-1] not in ".;:!?")


def is_said(text: str) -> bool:
    """True for a line of a list, and for a sentence: neither is a title."""
    return bool(_ITEM.match(text) or _SENTENCE.match(text))


def is_beside(excerpt: Excerpt) -> bool:
    """True for a cell that has others beside it: it is part of a table, and not of a title above one."""
    cell = excerpt.first_block.cell
    if cell is None:
        return False
    others = (other.cell for other in excerpt.document.blocks[:_FIRST_CELLS] if other.text and other.cell)
    return any(o.table == cell.table and o.row == cell.row and o.column != cell.column for o in others)


def _are_a_row(one: Excerpt, other: Excerpt) -> bool:
    """True for the two cells of a row that has no others."""
    left, right = one.first_block.cell, other.first_block.cell
    if left is None or right is None or (left.table, left.row) != (right.table, right.row):
        return False
    cells = (block.cell for block in one.document.blocks[:_FIRST_CELLS] if block.cell and block.text)
    return sum((cell.table, cell.row) == (left.table, left.row) for cell in cells) == _PAIRED


def _is_of_the_body(line: Excerpt) -> bool:
    """True for a label that says what follows, and a recommendation with its number."""
    return any(pattern.match(line.text) for pattern in (LABELLED, NUMBER_BEFORE, _ABOVE_TITLE))
