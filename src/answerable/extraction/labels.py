"""Labels and values to rows: key-value tables, and paragraphs such as "Management response: Agreed"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.extraction.blocks import Excerpt
from answerable.extraction.headings import Field, field_of, is_of_auditors, is_theme
from answerable.extraction.numbering import LABELLED, without_stamps
from answerable.extraction.rows import Row

_COLON = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:(?:\s+|$|(?=\S))")
_NAMED = re.compile(
    r"^(?P<label>(?:key )?(?:actions?|mesures?|deliverables?|livrables?)\s+(?:no\.?\s*"
    r"|n°\s*)?[A-Z]?\d+(?:[.-]\d+)*[a-z]?)\s*[.:)–-]?\s+(?=\S)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:management |departmental |agency )?(?:response|action plan|réponse(?: de la direction)?"
    r"|plan d['’]action|actions?|management action plan|key actions?|recommendations?"
    r"|recommandations?)\s*:?\s*$",
    re.IGNORECASE,
)
_WHOSE = re.compile(
    r"^(?:management )?(?:response|reply|réponse)s? (?:of|by|from|de la|de l['’]|du|des"
    r"|de)(?: the)? ?(?P<name>(?-i:[A-ZÀ-Ö]).+)$",
    re.IGNORECASE,
)
_KEPT = frozenset(Field) - {Field.OTHER, Field.NUMBER, Field.ACTION_NUMBER}


@dataclass
class Labelled:
    """One labelled value: what it is, its value, and the number in its label."""

    field: Field
    value: Excerpt | None
    number: Excerpt | None = None
    organisation: str = ""
    heading: Excerpt | None = None  # a heading that stands above from here on
    is_item: bool = False
    ends: bool = False  # what is no part of the answer begins here
    row: Row | None = None  # a whole row of a table that goes on with the recommendation before it


def from_table(pairs: Iterable[tuple[Excerpt, Excerpt | None]]) -> Iterator[Labelled]:
    """The pairs of a table of labels and values."""
    for label, value in pairs:
        plain = re.sub(r"\s*[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s*[.:]?$", "", label.text)
        field = field_of(plain) or Field.OTHER
        numbered = LABELLED.match(label.text)
        if numbered and field in {Field.RECOMMENDATION, Field.OTHER, Field.NUMBER}:
            number = label.cut(numbered.start("number"), numbered.end("number"))
            yield Labelled(Field.RECOMMENDATION, value, number)
        else:
            yield Labelled(field, value, organisation=_whose(label.text))


def _whose(label: str) -> str:
    match = _WHOSE.match(label.strip(" :"))
    return match.group("name") if match else ""


def from_paragraph(excerpt: Excerpt) -> Iterator[Labelled]:
    """What a paragraph or a heading says: labels with their values, a theme, or words that go on."""
    block = excerpt.first_block
    if block.level and not LABELLED.match(block.text) and not _ALONE.match(block.text):
        if is_theme(block.text):
            yield Labelled(Field.OTHER, None, heading=excerpt)
    else:
        yield from _read_block(excerpt)


def _read_block(excerpt: Excerpt) -> Iterator[Labelled]:
    lines = excerpt.lines()
    if len(lines) > 1 and all(read_label(line.excerpt) for line in lines):
        for line in lines:
            found = read_label(line.excerpt)
            if found:
                yield found
        return
    yield read_label(excerpt) or Labelled(Field.OTHER, excerpt, is_item=bool(lines and lines[0].is_item))


def read_label(excerpt: Excerpt) -> Labelled | None:
    """The label that a text opens with and its value; None for a text without one that is known."""
    text = excerpt.text
    if _ALONE.match(text):
        field = field_of(text.strip(" :"))
        return Labelled(field, None, organisation=_whose(text)) if field else None
    named = _NAMED.match(text)
    if named:
        return Labelled(Field.ACTION, excerpt.cut(named.end()))
    numbered = LABELLED.match(text)
    if numbered and re.match(r"rec", text, re.IGNORECASE):
        number = excerpt.cut(numbered.start("number"), numbered.end("number"))
        rest = excerpt.cut(numbered.end())
        return Labelled(Field.RECOMMENDATION, rest or None, number)
    colon = _COLON.match(text)
    label = colon.group("label") if colon else ""
    if is_of_auditors(label):
        return Labelled(Field.OTHER, None, ends=True)
    field = field_of(label) if label and len(label.split()) <= 8 else None
    if colon and field in _KEPT:
        rest = without_stamps(excerpt.cut(colon.end()))
        return Labelled(field, rest or None, organisation=_whose(label))
    return None
