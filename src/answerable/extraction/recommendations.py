"""Rows to recommendations: where a new one begins, its number, its key, its findings."""

import re
from typing import Any

from answerable.extraction.blocks import Excerpt
from answerable.extraction.headings import Field
from answerable.extraction.numbering import number_in, split_number, split_number_behind, without_title_number
from answerable.extraction.offices import split_offices
from answerable.extraction.rows import Row
from answerable.extraction.values import CHECK, checked, make_evidence, one_line
from answerable.extraction.words import fold

SAME_NUMBER = "two recommendations of this document have the same number"
_LETTERED = re.compile(r"\(?(?P<letter>[a-z])\)\s+")
Identity = tuple[Any, str | None]  # the cell of its text, its number


class RecommendationCollector:
    """Collects the recommendations of one document; the last one is that of the row at hand."""

    def __init__(self) -> None:
        self.found: list[dict[str, Any]] = []
        self.findings: list[dict[str, Any]] = []
        self.current: dict[str, Any] | None = None
        self._identity: Identity = (None, None)
        self._keys: set[str] = set()
        self._copies: dict[str, int] = {}  # how often a key was wanted again
        self._parent = ""  # the key of the last recommendation that is no part of another
        self._leads_in = False  # its parts may follow

    def begin(self) -> None:
        """A new table begins: its rows do not go on with the recommendation of the one before."""
        self.current, self._identity = None, (None, None)

    def take(self, row: Row, theme: Excerpt | None) -> bool:
        """Take a row in; True where it begins a recommendation."""
        number, text = _parts_of(row)
        letter = self._letter_of(text) if text and number is None else None
        if text and letter:
            number, text = text.cut(*letter.span("letter")), text.cut(letter.end())
        cell = row.first(Field.RECOMMENDATION)
        identity = (cell.key if cell else None, number.text if number else None)
        if not self._is_new(row, identity, text):
            return False
        self._identity = identity
        self.current = self._make(row, number, text, theme, f"{self._parent}{number.text}" if number and letter else "")
        self._parent = self._parent if letter else self.current["key"]
        self._leads_in = bool(letter) or self.current["text"].endswith(":")
        self.found.append(self.current)
        return True

    def _letter_of(self, text: Excerpt) -> re.Match[str] | None:
        """The letter of a part of the recommendation before, which ends with a colon: “a) publish the guide;”."""
        return _LETTERED.match(text.text) if self._leads_in else None

    def _is_new(self, row: Row, identity: Identity, text: Excerpt | None) -> bool:
        if row.begins:
            return True
        if identity == (None, None):
            return False
        if self.current is None or identity == self._identity:
            return self.current is None
        if identity[1] is not None and identity[1] != self._identity[1]:
            return True
        same_text = text is None or not text or fold(text.text) == fold(self.current["text"])
        return not same_text or (identity[1] is None and text is None)

    def _make(
        self, row: Row, number: Excerpt | None, text: Excerpt | None, theme: Excerpt | None, wanted: str
    ) -> dict[str, Any]:
        """`wanted` is its key where that is more than its number."""
        wanted = wanted or (number.text if number else str(len(self.found) + 1))
        key = self._free_key(wanted)
        addressees = [each.excerpt for cell in row.all(Field.ADDRESSEE) for each in split_offices(cell)]
        priority = row.first(Field.PRIORITY)
        evidence: dict[str, Any] = {"text": checked(text, row.reasons.get(Field.RECOMMENDATION, ""))}
        if number:
            evidence["number"] = make_evidence(number, CHECK, SAME_NUMBER) if key != wanted else make_evidence(number)
        theme = without_title_number(theme) if theme else None
        told = {"theme": theme, "priority": priority}
        evidence |= {name: make_evidence(excerpt) for name, excerpt in told.items() if excerpt}
        evidence["addressees"] = [make_evidence(each) for each in addressees]
        self.findings += [_make_finding(excerpt, key) for excerpt in row.all(Field.FINDING)]
        return {
            "key": key,
            "number": one_line(number) if number else None,
            "theme": one_line(theme) if theme else None,
            "text": text.text if text else "",
            "addressees": [one_line(each) for each in addressees],
            "priority": one_line(priority) if priority else None,
            "evidence": evidence,
        }

    def _free_key(self, wanted: str) -> str:
        copies = self._copies.get(wanted, 0)
        key = wanted
        while key in self._keys:
            copies += 1
            key = f"{wanted} ({copies + 1})"
        self._copies[wanted] = copies
        self._keys.add(key)
        return key


def _parts_of(row: Row) -> tuple[Excerpt | None, Excerpt | None]:
    """(number, text) of the recommendation in a row; the number may stand in a cell of its own or before the text."""
    written, text = row.first(Field.NUMBER), row.first(Field.RECOMMENDATION)
    number = number_in(written) if written else None
    if text is not None:
        found, text = split_number(_without_source(text))
        behind, text = split_number_behind(text)
        is_year = number is not None and _YEAR.fullmatch(number.text) is not None
        number = (found if is_year else None) or number or found or behind
    return number, text


_YEAR = re.compile(r"(?:19|20)\d\d")  # registers of audit boards begin with the year of the report
_SOURCE = re.compile(r"\n(?:source(?: of (?:the )?position)?|references?|références?)\s*:[^\n]*$", re.IGNORECASE)


def _without_source(text: Excerpt) -> Excerpt:
    """Without the line at its end that says where the recommendation was made, as lists of many reports have it."""
    source = _SOURCE.search(text.text)
    return text.cut(0, source.start()) if source else text


def _make_finding(excerpt: Excerpt, key: str) -> dict[str, Any]:
    return {"recommendations": [key], "text": excerpt.text, "evidence": {"text": make_evidence(excerpt)}}
