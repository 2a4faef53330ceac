"""What a document says of each recommendation elsewhere than in its table.

Registers list numbers and statuses, and tell the words of each number in paragraphs below. A paragraph that opens with
a number of the table (“WR-2018-01 (011/20)”, “011/20 (implemented) – The board should …”) begins the words of that
recommendation; what answers it begins at a label, at a bullet, or where the text speaks of “this recommendation”. A
paragraph may also name its numbers at its end: “Works are under way. (WR-2018-01, 011/20)”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from answerable.extraction.blocks import Document, Excerpt, go_on, whole
from answerable.extraction.headings import Field, field_of, is_theme

_CODE = re.compile(r"(?=[^\s]*\d)[\w./-]{4,}")  # a number that cannot be mistaken for another
_CODES_AHEAD = r"(?:[A-Z]{1,4}[-/]?\d{2,4}[-/]?\d{0,4}\s*)?\(?"
_STATUS_BEHIND = re.compile(r"\)?\s*(?:\((?P<status>[^()]{3,40})\))?\s*[:–—-]?\s*")
_ANSWERS = re.compile(
    r"\b(?:this|these) recommendations?\b|\brecommendation \d|\bcette recommandation\b", re.IGNORECASE
)
_NAMED_AT_END = re.compile(r"\(([^()]*)\)\.?$")


@dataclass
class Details:
    """The words of one recommendation, of its answer, and the heading that they stand under."""

    text: Excerpt | None = None
    answer: Excerpt | None = None
    theme: Excerpt | None = None


def is_code(number: str) -> bool:
    """True for a number such as “011/20” or “A-14”, which a text does not hold by chance."""
    return bool(_CODE.fullmatch(number)) and not number.isdigit()


def find_details(document: Document, numbers: Iterable[str]) -> dict[str, Details]:
    """What the paragraphs of a document say of each of these numbers."""
    codes = sorted({number for number in numbers if is_code(number)}, key=len, reverse=True)
    if not codes:
        return {}
    one = "|".join(map(re.escape, codes))
    collector = _Collector(
        re.compile(rf"^{_CODES_AHEAD}(?P<number>{one})(?![\w/])"), re.compile(rf"(?<![\w/])(?:{one})(?![\w/])")
    )
    for number, block in enumerate(document.blocks):
        if block.cell is not None or block.is_aside:
            collector.close()
        elif block.level and not collector.opening.match(block.text):
            collector.head(whole(document, number))
        else:
            collector.take(whole(document, number))
    return collector.found


class _Collector:
    """Goes through the paragraphs and holds the numbers whose words are being told."""

    def __init__(self, opening: re.Pattern[str], naming: re.Pattern[str]) -> None:
        self.opening, self.naming = opening, naming
        self.found: dict[str, Details] = {}
        self._open: list[str] = []
        self._is_answer = False
        self._waiting: Excerpt | None = None  # paragraphs that name no number yet
        self._theme: Excerpt | None = None

    def close(self) -> None:
        """A table stands here: what was told before it ends."""
        self._open, self._waiting, self._is_answer = [], None, False

    def head(self, heading: Excerpt) -> None:
        """A heading: what was told before it ends, and it may be the theme of what comes."""
        self.close()
        self._theme = heading if is_theme(heading.text) else None

    def take(self, paragraph: Excerpt) -> None:
        """One paragraph."""
        opened = self.opening.match(paragraph.text)
        if opened:
            self._begin(paragraph, opened)
        elif self._open:
            self._go_on(paragraph)
        else:
            self._wait(paragraph)

    def _begin(self, paragraph: Excerpt, opened: re.Match[str]) -> None:
        number = opened.group("number")
        if self._is_answer or (self._open and self.found[self._open[-1]].text is None):
            self._open = []
        self._open, self._is_answer, self._waiting = [*self._open, number], False, None
        behind = _STATUS_BEHIND.match(paragraph.text, opened.end())
        rest = paragraph.cut(behind.end() if behind else opened.end())
        self.found.setdefault(number, Details(theme=self._theme)).text = rest or None

    def _go_on(self, paragraph: Excerpt) -> None:
        details = self.found[self._open[-1]]
        if field_of(paragraph.text) in {Field.RESPONSE, Field.AS_OF, Field.STATUS} and len(paragraph.text.split()) <= 3:
            self._is_answer = True
        elif self._is_answer or self._begins_answer(paragraph, details):
            self._is_answer = True
            self._add_answer(paragraph)
        else:
            details.text = go_on(details.text, paragraph)

    def _begins_answer(self, paragraph: Excerpt, details: Details) -> bool:
        is_item = 0 in paragraph.first_block.items
        says_so = bool(_ANSWERS.search(paragraph.text[:200]) or self.naming.search(paragraph.text))
        return details.text is not None and (is_item or says_so or len(self._open) > 1)

    def _add_answer(self, paragraph: Excerpt) -> None:
        """To the numbers that it names, or else to the one whose answer is being told."""
        named = [match for match in self.naming.findall(paragraph.text) if match in self._open]
        for number in named or self._open[-1:]:
            details = self.found[number]
            details.answer = go_on(details.answer, paragraph)

    def _wait(self, paragraph: Excerpt) -> None:
        """Paragraphs whose numbers stand at the end of the last of them."""
        self._waiting = go_on(self._waiting, paragraph)
        named = _NAMED_AT_END.search(paragraph.text)
        for number in self.naming.findall(named[1]) if named else []:
            self.found.setdefault(number, Details()).answer = self._waiting
        if named:
            self._waiting = None
