"""Words to lines and lines to paragraphs, as they stand on a page or in a cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from answerable.extraction.blocks import Spot, clean_text
from answerable.extraction.readers.pdf_page import Box, Word

# Marks of bullets, those of symbol fonts included, which have their letters in the private area.
_BULLET = re.compile(r"^(?:[•◦▪▫●○■□‣➢►\uf0b7\uf0a7\uf0d8\uf0a8\uf076\uf0fc]|[–-](?=\s|$)|o(?=\s))\s*")
_DASH = re.compile(r"^[–-]")  # a bullet only where a line or sentence has ended: else it goes on with the line above
_LETTER = re.compile(r"^\(?[a-zA-Z]\)$|^\([ivx]{1,4}\)$")
_PART_NUMBER = re.compile(r"(?P<part>\d{1,3}\.)(?P<number>\d{1,2})")
_NUMBER = re.compile(r"^(?:\d{1,3}[.)]|\d{1,3}(?:\.\d{1,3})+[.)]?)$")
# First parts of compounds, which are written with a hyphen.
_PREFIX = re.compile(
    r"\b(?:non|self|co|post|mid|multi|cross|sex|gender|year|long|short|full|part|high|low|well|evidence|results|risk"
    r"|sous)-$",
    re.IGNORECASE,
)
_LOST_LETTER = re.compile(r"[b-df-hj-npq-tv-xz]")  # the end of a word that is too long for its narrow column
_PADDING = 6.0  # points between the words of a cell and its rule
_ENDS = re.compile(r"[.;:!?…]['\"”’)]?$")
_OPEN = re.compile(r"(?:[,(&–-]|\b(?:and|of|or|the|for|to|in|et|de|du|des|la|le|les|pour))$")  # goes on below


@dataclass(frozen=True)
class TextLine:
    """One line: its words from left to right."""

    words: tuple[Word, ...]
    box: Box

    @property
    def text(self) -> str:
        """The words, joined."""
        return " ".join(word.text for word in self.words)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return median(word.size for word in self.words)

    @property
    def is_bold(self) -> bool:
        """True where all of its words are bold."""
        return all(word.is_bold for word in self.words)


@dataclass(frozen=True)
class Paragraph:
    """Lines that belong together, whether they are a bullet, and how they look."""

    text: str
    box: Box
    is_item: bool
    size: float
    is_bold: bool
    lines: tuple[TextLine, ...] = ()


def group_lines(words: Sequence[Word]) -> list[TextLine]:
    """Words that share most of their height are one line; raised and lowered ones belong to it."""
    rows: list[list[Word]] = []
    reach: Box | None = None
    for word in sorted(words, key=lambda each: (each.box.middle[1], each.box.left)):
        shared = min(reach.bottom, word.box.bottom) - max(reach.top, word.box.top) if reach else 0.0
        if rows and reach and shared > 0.5 * min(word.box.height, reach.height):
            rows[-1].append(word)
        else:
            rows.append([word])
            reach = word.box
    return [_make_line(row) for row in rows]


def _make_line(words: list[Word]) -> TextLine:
    words.sort(key=lambda word: word.box.left)
    box = words[0].box
    for word in words[1:]:
        box = box.join(word.box)
    return TextLine(tuple(words), box)


def group_paragraphs(lines: Sequence[TextLine], right: float | None = None) -> list[Paragraph]:
    """Lines to paragraphs. `right` is how far they may reach, where a rule says it.

    A new one begins behind a gap that is wider than between most lines, at a bullet or a label, where the look of
    the letters changes, or where the line above was ended although the next word had room in it.
    """
    gap = _usual_gap(lines)
    groups: list[list[TextLine]] = []
    for line in lines:
        edge = _right_edge(lines, line) if right is None else max(_right_edge(lines, line), right - _PADDING)
        if groups and not (_begins(groups[-1][-1], line, edge, gap) or _counts_on(groups[-1][0], line)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_make_paragraph(group) for group in groups]


def _usual_gap(lines: Sequence[TextLine]) -> float:
    """The lower middle of the gaps between lines, so that a text of one-line paragraphs has none of its own."""
    gaps = sorted(below.box.top - above.box.bottom for above, below in pairwise(lines))
    return min(gaps[(len(gaps) - 1) // 3], 0.6 * lines[0].size) if gaps else 0.0


def _right_edge(lines: Sequence[TextLine], line: TextLine) -> float:
    """How far lines of this size reach to the right."""
    return max(each.box.right for each in lines if _is_alike(each, line))


def _is_alike(one: TextLine, other: TextLine) -> bool:
    return abs(one.size - other.size) <= 0.15 * max(one.size, other.size)


def _begins(last: TextLine, line: TextLine, right: float, gap: float) -> bool:
    if line.box.top - last.box.bottom > gap + 0.33 * max(line.size, 6.0) or not _is_alike(last, line):
        return True
    first, has_ended = line.words[0].text, bool(_ENDS.search(last.text))
    if _LETTER.match(first) or (_BULLET.match(line.text) and (has_ended or not _DASH.match(first))):
        return True
    if _opens_label(line) and not last.words[-1].is_bold:
        return True
    had_room = right - last.box.right > line.words[0].box.width + (0.3 if has_ended else 1.5) * line.size
    if (has_ended and line.is_bold != last.is_bold) or (_NUMBER.match(first) and (has_ended or had_room)):
        return True
    is_heading = line.is_bold and last.is_bold
    return had_room and first[:1].isupper() and not _OPEN.search(last.text) and (has_ended or not is_heading)


def _counts_on(above: TextLine, line: TextLine) -> bool:
    """True for “2.3 Fall 2025” below a paragraph that begins with 2.2."""
    labels = [_PART_NUMBER.fullmatch(each.words[0].text) for each in (above, line)]
    if labels[0] is None or labels[1] is None:
        return False
    return labels[0]["part"] == labels[1]["part"] and int(labels[0]["number"]) + 1 == int(labels[1]["number"])


def _opens_label(line: TextLine) -> bool:
    """True for a line that opens with a label in bold letters and goes on in others: “**Agency response:** Agreed.”"""
    bold = [word.is_bold for word in line.words]
    return bold[0] and not all(bold) and line.words[bold.index(False) - 1].text.endswith(":")


def _make_paragraph(group: list[TextLine]) -> Paragraph:
    text, box = group[0].text, group[0].box
    for line in group[1:]:
        text, box = _join(text, line.text), box.join(line.box)
    bullet = _BULLET.match(text)
    text = text[bullet.end() :] if bullet else text
    is_bold = all(line.is_bold for line in group)
    return Paragraph(text.strip(), box, bullet is not None, group[0].size, is_bold, tuple(group))


def _join(above: str, below: str) -> str:
    """Two lines as one. A hyphen goes where it parted a word; “non-”, and “FNIHB-” before a capital, keep theirs."""
    if (_PREFIX.search(above) and below[:1].isalpha()) or _LOST_LETTER.fullmatch(below):
        return f"{above}{below}"
    if re.search(r"[a-zà-ÿ]{2}[-\u00ad]$", above) and re.match(r"[a-zà-ÿ]{2}", below):
        return f"{above[:-1]}{below}"
    return f"{above}{below}" if above.endswith("-") and below[:1].isalnum() else f"{above} {below}"


def find_spots(text: str, start: int, lines: Iterable[TextLine], page: int) -> Iterator[Spot]:
    """Where the lines stand in the text of a block that was made of them, from a letter on.

    A line has lost its bullet there, or the hyphen that parted a word; one that is not found again has no spot.
    """
    for line in lines:
        words = clean_text(line.text)
        bare = words[bullet.end() :] if (bullet := _BULLET.match(words)) else words
        forms = (words, bare, bare.removesuffix("-"))
        found = next(((at, form) for form in forms if form and (at := text.find(form, start)) >= 0), None)
        if found:
            at, form = found
            start = at + len(form)
            yield Spot(at, start, page, line.box.rounded)
