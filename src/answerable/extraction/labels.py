"""Labels and values to rows: key-value tables, and paragraphs such as "Management response: Agreed"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import LABELLED, NUMBERED
from answerable.extraction.rows import Row

_COLON = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:(?:\s+|$|(?=\S))")
_NAMED = re.compile(
    r"^(?P<label>(?:key )?(?:actions?|mesures?|deliverables?|livrables?)\s+(?:no\.?\s*|n°\s*)?[A-Z]?\d+(?:[.-]\d+)*[a-z]?)\s*[.:)–-]?\s+(?=\S)", re.IGNORECASE
)
_ALONE = re.compile(r"^(?:management |departmental |agency )?(?:response|action plan|réponse(?: de la direction)?|plan d['’]action|actions?|management action plan|key actions?|recommendations?|recommandations?)\s*:?\s*$", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:management )?(?:response|reply|réponse)s? (?:of|by|from|de la|de l['’]|du|des|de)(?: the)? ?(?P<name>.+)$", re.IGNORECASE)
_GOES_ON = frozenset({Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.FINDING})
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


def from_paragraphs(document: Document) -> Iterator[Labelled]:
    """The labelled lines of a document that has no tables for them."""
    for number, block in enumerate(document.blocks):
        if block.cell is not None:
            continue
        excerpt = whole(document, number)
        if block.level and not LABELLED.match(block.text) and not _is_label_heading(block.text):
            yield Labelled(Field.OTHER, None, heading=excerpt)
            continue
        yield from _read_block(excerpt)


def _is_label_heading(text: str) -> bool:
    return bool(_ALONE.match(text))


def _read_block(excerpt: Excerpt) -> Iterator[Labelled]:
    lines = excerpt.lines()
    if len(lines) > 1 and all(_read_label(line.excerpt) for line in lines):
        for line in lines:
            found = _read_label(line.excerpt)
            if found:
                yield found
        return
    yield _read_label(excerpt) or Labelled(Field.OTHER, excerpt, is_item=bool(lines and lines[0].is_item))


def _read_label(excerpt: Excerpt) -> Labelled | None:
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
    field = field_of(label) if label and len(label.split()) <= 8 else None
    if colon and field in _KEPT:
        rest = excerpt.cut(colon.end())
        return Labelled(field, rest or None, organisation=_whose(label))
    return None


def is_labelled(found: list[Labelled]) -> bool:
    """True where a document is written in labels: several of them, and answers or actions among them."""
    fields = [item.field for item in found if item.field != Field.OTHER]
    return len(fields) >= 4 and len(set(fields)) >= 2 and bool({Field.RESPONSE, Field.ACTION} & set(fields))


def read_rows(found: Iterable[Labelled]) -> Iterator[Row]:
    """Rows from labelled values: a recommendation or an action begins a new one."""
    found = list(found)
    has_labels = any(item.field == Field.RECOMMENDATION for item in found)
    row, last, theme = Row(), Field.OTHER, None
    for item in found:
        if item.heading:
            if row.cells:
                yield row
            row, last, theme = Row(theme=item.heading), Field.OTHER, item.heading
            continue
        numbered = item.value is not None and not has_labels and bool(NUMBERED.match(item.value.text))
        if item.field == Field.RECOMMENDATION or (item.field == Field.OTHER and numbered):
            if row.cells:
                yield row
            row, last = Row(theme=theme, begins=True), Field.RECOMMENDATION
            row.add(Field.NUMBER, item.number)
            row.add(Field.RECOMMENDATION, item.value)
        elif item.field == Field.ACTION and Field.ACTION in row.cells:
            yield row
            row, last = Row(theme=theme), Field.ACTION
            row.add(Field.ACTION, item.value)
        elif item.field == Field.OTHER:
            if item.value is not None and last in _GOES_ON and not (item.is_item and last != Field.ACTION and row.cells.get(last)):
                row.extend_last(last, item.value)
        else:
            last = item.field
            row.add(item.field, item.value)
            if item.organisation and item.value:
                row.organisations[item.value.key] = item.organisation
    if row.cells:
        yield row
