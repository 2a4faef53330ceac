"""Text that was copied out of a table and has lost its cells: rows are told by numbers, cells by their words.

The order of the columns is that of the headings; a recommendation begins with its number, an answer with its
position, a promise with its office or an order, and a row ends with its office and its dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.flat_atoms import Atom, cut_atoms, cut_cells
from answerable.extraction.flat_columns import ORDER, assign_columns
from answerable.extraction.headings import Field, field_of
from answerable.extraction.numbering import names_number_behind
from answerable.extraction.rows import Row
from answerable.extraction.stories import part_story

# Headings that stand in one line, the longest first.
_PHRASES = re.compile(
    r"(?:agency|agencies|organi[sz]ations?) affected"
    r"|management['’]?s? responses? and planned management actions?|management responses? and (?:planned )?actions?"
    r"|réponses? et mesures prévues par la direction|réponses? (?:de la direction"
    r"|de l['’](?:entité|organisme|administration|audité)(?: auditée?)?|du (?:ministère|gestionnaire|destinataire))"
    r"|key findings?|(?:project |report )?recommend?ations?|recommandations?|conclusions?|findings?|constats?"
    r"|(?:(?:management|departmental|program(?:me)?|agency)['’]?s? )?responses?|réponses?"
    r"|plans? d['’]action(?: de la direction)?|(?:management )?action plans?|(?:planned|agreed|corrective|management)"
    r"(?: management)? actions?|corrective measures?|mesures?(?: (?:prévues?|correctives?))?|actions?|commitments?"
    r"|engagements?"
    r"|produits livrables|(?:description of )?deliverables?|livrables?|milestones?|outputs?|expected results?"
    r"|résultats attendus"
    r"|accountab(?:ility|le)(?: officials?)?|responsib(?:le|ility)(?: (?:manager|officer|official|party|person"
    r"|branch|lead|unit|centre))?s?(?: ?\([^)]*\))?|responsabilité"
    r"|(?:gestionnaire|secteur|direction|bureau)s? responsables?|responsables?|lead|owners?"
    r"|opi|bpr|offices? of primary interest|bureaux? de première responsabilité"
    r"|(?:planned |expected |target |proposed |anticipated )?(?:start(?:ing)?(?: and | ?[/&] ?))?"
    r"(?:implementation|completion|target|delivery|due|end)\s+dates?"
    r"|dates? (?:(?:prévues? )?(?:de début et )?d['’]achèvement(?: prévue)?|de mise en œuvre(?: prévue)?|cibles?"
    r"|limites?|d['’]échéance|prévues?)|time ?(?:frame|line)s?|timing"
    r"|deadlines?|échéanc(?:e|ier)s?|calendrier|dates?"
    r"|status(?: of (?:the )?(?:deliverables?|actions?))?|état(?: d['’]avancement)?|statut|progress|priority|priorité",
    re.IGNORECASE,
)
_REGISTER = re.compile(r"^(?:#|No\.?|N°|Item)\s", re.IGNORECASE)
_ROW = re.compile(r"^(?P<theme>[A-ZÀ-Ö][^.:;\n\d]{2,60}? )?(?P<number>\d{1,3})\.?\s+(?=[A-ZÀ-Ö])")
_ROW_LABEL = re.compile(
    r"^(?:Recommendation|Recommandation|Rec\.)\s+(?:no\.?\s*|n[o°]\s*)?(?P<number>\d{1,3})\s*(?:[.:]?\s*$"
    r"|[.:–-]\s+(?=\S))",
    re.IGNORECASE,
)
_COVERED = 0.92  # of the letters of the headings; a column that nobody knows would spoil all others
_LONGEST_THEME = 8  # words
_MOST_HEADINGS = 9  # blocks, where each heading stands in one of its own
BY_WORDS = "the text has no cells: where one ends and the next begins was told by its words"
_TWO_IN_ONE = re.compile(r"(?:response|réponse)s?\b.*\b(?:and|et)\b.*\b(?:action|mesure)s?", re.IGNORECASE)
_STOPS = re.compile(
    r"^(?:page details|date modified|détails de la page|date de modification|report a problem|footnotes?"
    r"|notes? de bas)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class FlatTable:
    """Where the headings end, and which fields they name."""

    after: int  # the first block of the body
    fields: list[Field]
    is_register: bool = False  # numbered rows of what is to be delivered, without recommendations
    has_cells: bool = False  # every heading, and so every cell, stands in a paragraph of its own


def find_flat_table(document: Document) -> FlatTable | None:
    """The headings of a flattened table: three or more in a row, on one line or wrapped over a few."""
    for first, block in enumerate(document.blocks):
        if block.cell is not None or len(block.text) > 200:
            continue
        register = _register_in(block.text)
        if register:
            return FlatTable(first + 1, register, is_register=True)
        if not _PHRASES.match(block.text):
            continue
        for last in range(first + 1, min(first + _MOST_HEADINGS, len(document.blocks)) + 1):
            text = " ".join(b.text for b in document.blocks[first:last] if b.cell is None)
            found = list(_PHRASES.finditer(text))
            covered = sum(len(match.group().replace(" ", "")) for match in found)
            if len(found) >= 3 and found[0].start() == 0 and covered >= _COVERED * len(re.sub(r"[\s|]", "", text)):
                following = document.blocks[last].text if last < len(document.blocks) else ""
                if _PHRASES.fullmatch(following.strip()):
                    continue
                fields = _columns_behind_number([f for m in found for f in _fields_of(m.group())])
                return FlatTable(last, fields, has_cells=last - first == len(found))
    return None


def _register_in(line: str) -> list[Field]:
    """The fields of a register of deliverables or actions, such as “No. Region Description of deliverables Status”.

    Columns that say where or for whom stand before what is to be delivered, and are not kept.
    """
    if not _REGISTER.match(line):
        return []
    fields = list(dict.fromkeys(field for match in _PHRASES.finditer(line) for field in _fields_of(match.group())))
    fields = [Field.ACTION if field == Field.DELIVERABLE else field for field in fields]
    is_register = Field.ACTION in fields and len(fields) > 1 and Field.RECOMMENDATION not in fields
    return fields if is_register else []


def _columns_behind_number(fields: list[Field]) -> list[Field]:
    """What stands behind the number of a row: a finding in a column of its own stands before it."""
    if Field.RECOMMENDATION in fields:
        return [field for field in fields if field not in {Field.FINDING, Field.NUMBER, Field.THEME}]
    return [Field.RECOMMENDATION if field == Field.FINDING else field for field in fields]


def _fields_of(heading: str) -> list[Field]:
    """The fields that one heading names; “Response and planned action” names two."""
    if _TWO_IN_ONE.search(heading):
        return [Field.RESPONSE, Field.ACTION]
    field = field_of(heading)
    return [field] if field else []


def read_flat(document: Document, table: FlatTable) -> Iterator[Row]:
    """The rows of a flattened table."""
    starts = list(_find_starts(document, table.after))
    if not starts:
        yield from _read_numbered_behind(document, table)
        return
    ends = [start[0] for start in starts[1:]] + [_end_of_body(document, table.after)]
    theme = _theme_above(document, table.after, starts[0][0])
    for (block, number, named_theme, text_at), end in zip(starts, ends, strict=True):
        theme = named_theme or theme
        row = Row(theme=theme, begins=not table.is_register)
        body = _join(document, block, text_at, end)
        if table.is_register:
            body = _behind_names(body) if body else None
        else:
            row.add(Field.NUMBER, number)
        if body:
            yield from _fill(row, cut_cells(body) if table.has_cells else cut_atoms(body), table.fields)
        else:
            yield row


def _read_numbered_behind(document: Document, table: FlatTable) -> Iterator[Row]:
    """The rows of a table in which a recommendation ends with its number: the office that it is addressed to may stand
    in the line above it, and what became of it below."""
    end = _end_of_body(document, table.after)
    starts = [n for n in range(table.after, end) if names_number_behind(document.blocks[n].text)]
    above = int(table.fields[:2] == [Field.ADDRESSEE, Field.RECOMMENDATION])
    for start, following in pairwise([*starts, end + above]):
        row = Row(begins=True)
        row.add(Field.ADDRESSEE, whole(document, start - 1) if above else None)
        row.add(Field.RECOMMENDATION, whole(document, start))
        told = _join(document, start + 1, 0, following - above)
        parted = part_story(told) if told else None
        row.add(Field.STATUS, parted[0] if parted else told)
        row.add(Field.RESPONSE, parted[1] if parted else None)
        yield row


def _behind_names(body: Excerpt) -> Excerpt:
    """What is to be delivered, behind the names of region and the like: it begins with an order."""
    order = ORDER.search(body.text)
    return body.cut(order.start()) if order else body


def _theme_above(document: Document, after: int, first: int) -> Excerpt | None:
    """The one short line between the headings and the first row."""
    excerpt = whole(document, after) if first == after + 1 else None
    is_title = excerpt is not None and len(excerpt.text.split()) <= _LONGEST_THEME and excerpt.text[-1] not in ".;:"
    return excerpt if is_title else None


def _end_of_body(document: Document, after: int) -> int:
    stops = (n for n in range(after, len(document.blocks)) if _STOPS.match(document.blocks[n].text))
    return next(stops, len(document.blocks))


def _find_starts(document: Document, after: int) -> Iterator[tuple[int, Excerpt, Excerpt | None, int]]:
    """(block, number, theme, where its text begins) of each recommendation: numbers that count up."""
    expected: int | None = None
    for number in range(after, _end_of_body(document, after)):
        excerpt = whole(document, number)
        match = _ROW_LABEL.match(excerpt.text) or _ROW.match(excerpt.text)
        if not match or 0 in excerpt.first_block.items:
            continue
        value = int(match.group("number"))
        if expected is not None and value != expected and not _ROW_LABEL.match(excerpt.text):
            continue
        expected = value + 1
        theme = match.groupdict().get("theme")
        written = excerpt.cut(match.start("number"), match.end("number"))
        yield number, written, excerpt.cut(0, len(theme)) if theme else None, match.end()


def _join(document: Document, first: int, text_at: int, end: int) -> Excerpt | None:
    parts = [whole(document, n) for n in range(first, end)]
    start = parts[0].cut(text_at)
    parts = ([start] if start else []) + parts[1:]
    if not parts:
        return None
    body = parts[0]
    for part in parts[1:]:
        body = body.through(part)
    return body


def _fill(row: Row, atoms: list[Atom], fields: list[Field]) -> Iterator[Row]:
    """Part the text of one recommendation into its cells; a further row where a further action begins."""
    columns = assign_columns(atoms, fields)
    status: Excerpt | None = None
    last: Field | None = None
    for atom, (column, begins) in zip(atoms, columns, strict=True):
        if begins:
            yield _finish(row, status)
            status, row, last = row.first(Field.STATUS) or status, Row(), None
        if column is not None and column == last and column != Field.ACCOUNTABILITY:
            row.extend_last(column, atom.excerpt)
        elif column is not None:
            row.add(column, atom.excerpt)
        last = column
    yield _finish(row, status)


def _finish(row: Row, status: Excerpt | None) -> Row:
    """A status that spans several actions belongs to each."""
    if Field.STATUS not in row.cells and not row.begins:
        row.add(Field.STATUS, status)
    for field in (Field.RESPONSE, Field.ACTION):
        row.reasons[field] = BY_WORDS
    return row
