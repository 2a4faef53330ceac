"""Text that was copied out of a table and has lost its cells: rows are told by numbers, cells by their words.

The order of the columns is that of the headings; a recommendation begins with its number, an answer with its
position, a promise with its office or an order, and a row ends with its office and its dates.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.flat_atoms import Atom, cut_atoms, cut_cells, look_at
from answerable.extraction.flat_columns import ORDER, asks, assign_columns
from answerable.extraction.flat_headings import FlatTable, find_headings
from answerable.extraction.headings import Field, field_of
from answerable.extraction.labels import Labelled, read_label
from answerable.extraction.numbering import (
    is_bare_number,
    is_below,
    names_number_behind,
    names_paragraph,
    without_title_number,
)
from answerable.extraction.offices import part_support
from answerable.extraction.positions import read_position, states_bare_position
from answerable.extraction.rows import Row
from answerable.extraction.statuses import read_status
from answerable.extraction.stories import part_story

_ROW = re.compile(r"^(?P<theme>[A-ZÀ-Ö][^.:;\n\d]{2,60}? )?(?P<number>\d{1,3})[.)]?\s+(?=[A-ZÀ-Ö])")
# “A14-01” and “2025-001”: boards and single audits number by year.
_ROW_CODE = re.compile(r"^(?P<number>[A-Z]{1,3}\d{2}-\d{1,3}|20\d\d-\d{2,3})\.?\s+(?=[A-ZÀ-Ö])")
_NUMBER_ALONE = re.compile(r"^(?P<number>\d{1,3})[.)]?$")
_ROW_LABEL = re.compile(
    r"^(?:Recommendation|Recommandation|Rec\.)\s+(?:no\.?\s*|n[o°]\s*)?(?P<number>\d{1,3})\s*(?:[.:]?\s*$"
    r"|[.:–-]\s+(?=\S))",
    re.IGNORECASE,
)
_LIST_OF = re.compile(r"\b(?:recommendations|recommandations)\b", re.IGNORECASE)
_FOOT = re.compile(
    r"\s+(?:page\s+)?\d{1,4}(?:\s*(?:of|de|sur|/)\s*\d{1,4})?$|^\d{1,4}\s+", re.IGNORECASE
)  # the number of a page beside its words
_NOTE = re.compile(r"^1[.)]?\s+[A-ZÀ-Ö]")
_WRAPPED = 0.15  # of the lines begin with a small letter
_DATED = 0.7  # of the rows have a date in a paragraph of its own
_LONGEST_THEME = 8  # words
_TITLE_WITHIN = 4  # blocks above the headings
# “Canal Department The Secretary should …”: two cells in one line.
_OFFICE_AHEAD = re.compile(
    r"(?P<office>(?!The )[A-Z][\w&,.’'()-]*(?: (?:of|the|and|for|[A-Z][\w&,.’'()-]*))*?) (?=The [A-Z])"
)
_LABELLED = frozenset({Field.ACCOUNTABILITY, Field.DUE, Field.PRIORITY})
_MARKED = re.compile(r"priority rec(?:ommendation|\.)?", re.IGNORECASE)
BY_WORDS = "the text has no cells: where one ends and the next begins was told by its words"
_STOPS = re.compile(
    r"^(?:page details|date modified|détails de la page|date de modification|report a problem|footnotes?"
    r"|notes? de bas|(?:acronyms|abbreviations|acronymes|sigles)\W*$)",
    re.IGNORECASE,
)


_ABOVE_PARTS = frozenset({Field.RECOMMENDATION, Field.RESPONSE, Field.FINDING, Field.NUMBER})


class _Start(NamedTuple):
    """Where a recommendation begins."""

    block: int
    text_at: int  # its words in that block
    number: Excerpt
    theme: Excerpt | None
    title: int  # the block of a theme that stands above; 0 where none does


def find_flat_table(document: Document) -> FlatTable | None:
    """The headings of a flattened table."""
    found = (find_headings(document, first) for first in range(len(document.blocks)))
    return next((table for table in found if table), None)


def counts_rows(document: Document, table: FlatTable) -> bool:
    """True where two rows or more begin with a number that counts up."""
    starts = _find_starts(document, table, end_of_body(document, table.after))
    return next(itertools.islice(starts, 1, None), None) is not None


def read_flat(document: Document, table: FlatTable) -> Iterator[Row]:
    """The rows of a flattened table."""
    end = end_of_body(document, table.after)
    torn = find_torn(document, table, end)
    starts = [
        start._replace(theme=None, title=0) if start.title in torn else start
        for start in _find_starts(document, table, end)
        if start.block not in torn
    ]
    if not starts:
        yield from _read_numbered_behind(document, table)
        return
    ends = [start.title or start.block for start in starts[1:]] + [_end_of_last(document, starts[-1], end)]
    theme = _theme_above(document, table.after, starts[0].block)
    has_cells = (table.has_cells and not is_wrapped(document, starts[0].block, ends[-1])) or _are_cells(
        document, starts, ends[-1]
    )
    for start, stop in zip(starts, ends, strict=True):
        theme = start.theme or theme
        row = Row(theme=theme, begins=not table.is_register)
        body = _join(document, start.block, start.text_at, stop, torn)
        if table.is_register:
            body = _behind_names(body) if body else None
        else:
            row.add(Field.NUMBER, start.number)
        if body:
            atoms = cut_cells(body) if has_cells else cut_atoms(body, Field.PRIORITY in table.fields)
            filled = _fill(row, _take_finding(row, atoms) if table.has_findings else atoms, table.fields)
            yield from map(_part_support, filled) if table.has_support else filled
        else:
            yield row


def is_wrapped(document: Document, first: int, end: int) -> bool:
    """True where many lines go on with the one above: cells were wrapped, and no line is one."""
    texts = [document.blocks[n].text for n in range(first, end)]
    return sum(text[:1].islower() for text in texts) > _WRAPPED * len(texts)


def _are_cells(document: Document, starts: list[_Start], end: int) -> bool:
    """True where every paragraph was a cell: as many as there are recommendations, or nearly, are dates."""
    dates = sum(look_at(whole(document, n)).is_date for n in range(starts[0].block, end))
    return all(document.blocks[start.block].is_apart for start in starts[1:]) and dates >= _DATED * len(starts)


def find_part(document: Document, first: int) -> tuple[FlatTable, int] | None:
    """The headings of a table of actions below one recommendation that begin at a block, and the block behind its last
    row; None where none begins there."""
    table = find_headings(document, first)
    if table is None or table.is_register or Field.RECOMMENDATION in table.fields or Field.ACTION not in table.fields:
        return None
    end = end_of_body(document, table.after)
    end = next((n for n in range(table.after, end) if _ends_part(document, n)), end)
    has_title = (
        end - 1 > table.after and document.blocks[end - 1].is_apart and _is_chapter(document.blocks[end - 1].text)
    )
    return table, end - has_title


def _is_chapter(text: str) -> bool:
    """True for the title of what follows: “Cluster 2: Strategic recommendations”."""
    return bool(_LIST_OF.search(text)) and text[-1] not in ".;:"


def _ends_part(document: Document, block: int) -> bool:
    """True for a heading, and for a label of the next recommendation or an answer."""
    excerpt = whole(document, block)
    found = read_label(excerpt)
    is_next = found is not None and found.field in _ABOVE_PARTS
    return bool(excerpt.first_block.level) or excerpt.first_block.cell is not None or is_next


def read_part(document: Document, table: FlatTable, end: int) -> Iterator[Row]:
    """The rows of a table of actions below one recommendation, up to a block."""
    body = _join(document, table.after, 0, end) if end > table.after else None
    if body:
        rows = _fill(Row(), cut_cells(body) if table.has_cells else cut_atoms(body), table.fields)
        yield from (row for row in rows if row.cells)


def _read_numbered_behind(document: Document, table: FlatTable) -> Iterator[Row]:
    """The rows of tables in which a recommendation ends with its number, and none where none does; where the headings
    come again, a title may stand above each of them."""
    end = end_of_body(document, table.after)
    heads = [table.first, *_find_again(document, table, end)]
    titles = [_find_title(document, head) for head in heads] if len(heads) > 1 else [None]
    ends = [head if title is None else title for head, title in zip(heads[1:], titles[1:], strict=True)] + [end]
    for head, title, stop in zip(heads, titles, ends, strict=True):
        theme = None if title is None else whole(document, title)
        for row in _read_section(document, table, head + table.after - table.first, stop):
            yield row.under(theme)


def _find_title(document: Document, head: int) -> int | None:
    """The block of the title above headings: a count and the like may stand between the two."""
    longer = (n for n in range(head - 1, max(head - _TITLE_WITHIN, -1), -1) if len(document.blocks[n].text.split()) > 3)
    title = next(longer, None)
    is_title = title is not None and not re.search(r"[.;:]$|\d$", document.blocks[title].text)
    return title if is_title else None


def _read_section(document: Document, table: FlatTable, first: int, stop: int) -> Iterator[Row]:
    """The rows below one line of headings: the office that a recommendation is addressed to may stand in front of it,
    and what became of it below."""
    has_office = table.fields[:2] == [Field.ADDRESSEE, Field.RECOMMENDATION]
    starts = [n for n in range(first, stop) if names_number_behind(document.blocks[n].text)]
    if not starts:
        return
    found = [_find_addressed(document, first, n) if has_office else (n, None, whole(document, n)) for n in starts]
    for start, (_, office, words), following in zip(starts, found, [*(n for n, *_ in found[1:]), stop], strict=True):
        row = Row(begins=True)
        row.add(Field.ADDRESSEE, office)
        row.add(Field.RECOMMENDATION, words)
        told = _join(document, start + 1, 0, following) if following > start + 1 else None
        parted = part_story(told) if told else None
        row.add(Field.STATUS, parted[0] if parted else told)
        row.add(Field.RESPONSE, parted[1] if parted else None)
        yield row


def _find_addressed(document: Document, first: int, start: int) -> tuple[int, Excerpt | None, Excerpt]:
    """(the block with which a row begins, the office that it is addressed to, the words of the recommendation)."""
    words = whole(document, start)
    office = _OFFICE_AHEAD.match(words.text)
    if office:
        return start, words.cut(0, office.end("office")), words.cut(office.end())
    above = start - 1
    above -= above > first and bool(_MARKED.fullmatch(document.blocks[above].text))
    # “Department of Ports” right below the headings may have been taken for one of them.
    is_office = above >= first or field_of(document.blocks[above].text) in {Field.ACCOUNTABILITY, Field.OTHER}
    return (above, whole(document, above), words) if is_office else (start, None, words)


def _behind_names(body: Excerpt) -> Excerpt:
    """What is to be delivered, behind the names of region and the like: it begins with an order."""
    order = ORDER.search(body.text)
    return body.cut(order.start()) if order else body


def _theme_above(document: Document, after: int, first: int) -> Excerpt | None:
    """The one short line between the headings and the first row."""
    excerpt = whole(document, after) if first == after + 1 else None
    is_title = excerpt is not None and len(excerpt.text.split()) <= _LONGEST_THEME and excerpt.text[-1] not in ".;:"
    return excerpt if is_title else None


def end_of_body(document: Document, after: int) -> int:
    """The block behind a table whose body begins at a block: what stands at the foot of a page, or the end."""
    stops = (n for n in range(after, len(document.blocks)) if _STOPS.match(document.blocks[n].text))
    return next(stops, len(document.blocks))


def _find_starts(document: Document, table: FlatTable, end: int) -> Iterator[_Start]:
    """Where each recommendation begins: at its label, or at numbers that count up."""
    expected: int | None = None
    latest = ""
    for number in range(table.after, end):
        excerpt = whole(document, number)
        if table.has_numbers:
            if is_bare_number(excerpt.text) and not (table.has_actions and is_below(excerpt.text, latest)):
                latest = excerpt.text
                above = _title_of(document, number - 1) if table.may_have_titles and number > table.after else None
                yield _Start(number, len(excerpt.text), excerpt, above, number - 1 if above else 0)
            continue
        labelled = _ROW_LABEL.match(excerpt.text) or _ROW_CODE.match(excerpt.text)
        match = labelled or _ROW.match(excerpt.text) or _NUMBER_ALONE.match(excerpt.text)
        if not match or 0 in excerpt.first_block.items:
            continue
        value = int(re.sub(r"\D", "", match["number"]))
        if expected is not None and value != expected and not labelled:
            continue
        theme, title, expected = match.groupdict().get("theme"), 0, value + 1
        named = excerpt.cut(0, len(theme)) if theme else None
        if not named and table.may_have_titles and number > table.after and (above := _title_of(document, number - 1)):
            named, title = above, number - 1
        yield _Start(number, match.end(), excerpt.cut(*match.span("number")), named, title)


def _title_of(document: Document, block: int) -> Excerpt | None:
    """The words of a line that is a title, without its number: “4.1 Safety” above the row of a recommendation."""
    title = whole(document, block)
    words = without_title_number(title)
    atom = look_at(words)
    is_title = words.text[:1].isupper() and len(words.text.split()) <= _LONGEST_THEME and words.text[-1] not in ".;:,)"
    is_cell = atom.is_date or atom.is_office or atom.is_status or atom.has_date or bool(read_position(words.text))
    is_cell = is_cell or read_status(words.text) is not None
    return words if is_title and not is_cell and not title.first_block.items else None


def _end_of_last(document: Document, start: _Start, end: int) -> int:
    """Notes below the table begin to count anew."""
    notes = (n for n in range(start.block + 1, end) if _NOTE.match(document.blocks[n].text))
    return next(notes, end) if int(re.sub(r"\D", "", start.number.text)) > 1 else end


def find_torn(document: Document, table: FlatTable, end: int) -> frozenset[int]:
    """The blocks at which a page ended: the headings again, and above them the foot of the page and the title."""
    texts = [block.text for block in document.blocks[:end]]
    headings, titles = texts[table.first : table.after], set(texts[: table.first])
    feet = Counter(_FOOT.sub("", text) for text in texts if _FOOT.search(text))
    titles |= {text for text, count in feet.items() if count > 1}
    again = _find_again(document, table, end)
    torn = {n + place for n in again for place in range(len(headings))}
    for heading in again:
        above = takewhile(lambda n: _FOOT.sub("", texts[n]) in titles, range(heading - 1, table.after, -1))
        torn |= set(above)
    if again:  # the foot of the last page
        torn |= set(takewhile(lambda n: _FOOT.sub("", texts[n]) in titles, range(end - 1, table.after, -1)))
    return frozenset(torn)


def _find_again(document: Document, table: FlatTable, end: int) -> list[int]:
    """The blocks with which the headings begin again."""
    texts = [block.text for block in document.blocks[:end]]
    headings = texts[table.first : table.after]
    return [n for n in range(table.after, end) if texts[n : n + len(headings)] == headings]


def _join(
    document: Document, first: int, text_at: int, end: int, left_out: frozenset[int] = frozenset()
) -> Excerpt | None:
    parts = [whole(document, n) for n in range(first, end) if n not in left_out]
    start = parts[0].cut(text_at)
    parts = ([start] if start else []) + parts[1:]
    if not parts:
        return None
    body = parts[0]
    for part in parts[1:]:
        body = body.through(part)
    return body


def _take_finding(row: Row, atoms: list[Atom]) -> list[Atom]:
    """The parts behind the finding of a row: up to it there are a title, and sentences that ask for nothing."""
    asked = next((number for number, atom in enumerate(atoms) if asks(atom)), 0)
    if asked and atoms[0].text[-1:] not in set(".;:"):
        row.add(Field.FINDING, atoms[min(1, asked - 1)].excerpt.through(atoms[asked - 1].excerpt))
        return atoms[asked:]
    return atoms


def _take_labelled(atoms: list[Atom], fields: list[Field]) -> tuple[list[Atom], dict[int, list[Labelled]]]:
    """(the parts without labels, the labelled values by the number of parts in front of them): “Agreed date: May 2026”.

    Beside them a position that has no column is one, too, and what says where a recommendation stands is left out.
    """
    found = [_read_ending(atom) for atom in atoms]
    if not any(found):
        return atoms, {}
    parts: list[Atom] = []
    labelled: dict[int, list[Labelled]] = {}
    for atom, item in zip(atoms, found, strict=True):
        is_answer = Field.RESPONSE not in fields and states_bare_position(atom.text)
        if item or is_answer:
            labelled.setdefault(len(parts), []).append(item or Labelled(Field.RESPONSE, atom.excerpt))
        elif not names_paragraph(atom.text):
            parts.append(atom)
    return parts, labelled


def _read_ending(atom: Atom) -> Labelled | None:
    """The office, date or priority behind its label."""
    found = read_label(atom.excerpt) if ":" in atom.text else None
    return found if found and found.value and found.field in _LABELLED else None


def _fill(row: Row, atoms: list[Atom], fields: list[Field]) -> Iterator[Row]:
    """Part the text of one recommendation into its cells; a further row where a further action begins."""
    atoms, labelled = _take_labelled(atoms, fields)
    named = {item.field for items in labelled.values() for item in items}
    columns = assign_columns(atoms, [field for field in fields if field not in named])
    status: Excerpt | None = None
    last: Field | None = None
    for number, (atom, (column, begins)) in enumerate(zip(atoms, columns, strict=True)):
        for item in labelled.get(number, []):
            row.add(item.field, item.value)
        if begins:
            yield _finish(row, status)
            status, row, last = row.first(Field.STATUS) or status, Row(), None
        if column is not None and column == last and column != Field.ACCOUNTABILITY:
            row.extend_last(column, atom.excerpt)
        elif column is not None:
            row.add(column, atom.excerpt)
        last = column
    for item in labelled.get(len(atoms), []):
        row.add(item.field, item.value)
    yield _finish(row, status)


def _part_support(row: Row) -> Row:
    """The row, with those who support its offices apart from these."""
    parted = [part_support(office) for office in row.cells.pop(Field.ACCOUNTABILITY, [])]
    for lead, support in parted:
        row.add(Field.ACCOUNTABILITY, lead)
        row.add(Field.SUPPORT, support)
    return row


def _finish(row: Row, status: Excerpt | None) -> Row:
    """A status that spans several actions belongs to each."""
    if Field.STATUS not in row.cells and not row.begins:
        row.add(Field.STATUS, status)
    for field in (Field.RESPONSE, Field.ACTION):
        row.reasons[field] = BY_WORDS
    return row
