"""Which dates and offices of a row belong to which of its promises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from answerable.extraction.blocks import Block, Document, Excerpt, whole
from answerable.extraction.cutting import Cut
from answerable.extraction.offices import NamedOffice, split_offices
from answerable.extraction.words import fold_in_place
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind, Precision

ORDER = "several dates in one cell and several actions: their order was assumed"
OFFICE_ORDER = "several offices and dates beside several actions: their order was assumed"
NAMED = "the date was tied to the action by the words before it"
LEFT = "a date without a name went to the action that no other date names"
_LETTER = re.compile(
    r"\(?(?P<label>\d{1,3}(?:\.\d{1,3})+|[A-Za-z]|[ivx]{1,4})(?:\)|\.(?=\s))\s*"
    r"|(?P<number>\d{1,3}(?:\.\d{1,3})+)\s*[:.)–-]?\s+"
)
# “1. March 2024” above “2. June 2024”: where the lines count, the numbers are no days.
_COUNTED = re.compile(r"\(?(?P<label>\d{1,2})\s?[.):-]\s+(?P<number>)")
_Span = tuple[int, int]  # in a text
_FARTHEST = 200  # characters between the name of what is due and its date
_PART = re.compile(r"(?:^|\n|/|;)[ \t]*")  # a label stands at the beginning of a line, or behind a stroke or semicolon
_SMALL = frozenset([
    "the", "a", "an", "of", "to", "and", "in", "for", "on", "by", "be", "is", "with", "its", "it", "this", "that",
    "from", "or", "at", "as", "le", "la", "les", "l", "de", "du", "des", "d", "et", "en", "à", "au", "aux", "un",
    "une", "pour", "par", "sur", "held", "will", "new", "first", "final", "each",
])  # fmt: skip


@dataclass(frozen=True)
class FoundDue:
    """A date expression with its places, the label in front of its line, and why it may be wrong."""

    due: Due
    written: Excerpt
    name: Excerpt | None
    label: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Tied:
    """What belongs to one promise."""

    cut: Cut
    dues: list[FoundDue]
    offices: list[NamedOffice]
    office_reason: str = ""


def read_dues(excerpt: Excerpt, context: Context) -> list[FoundDue]:
    """The date expressions of a cell, each with its place; a date cell of a workbook brings its own day."""
    day = excerpt.first_block.day
    if day is not None:
        return [_from_date_cell(excerpt, day)]
    if len(excerpt.pieces) > 1:
        return list(_read_parts(excerpt, context))
    return [
        FoundDue(due, excerpt.cut(*written), excerpt.cut(*name) if name else None, label)
        for due, written, name, label in _read_text(excerpt.text, context)
    ]


@lru_cache(maxsize=4096)  # trackers repeat the same few dates in thousands of rows
def _read_text(text: str, context: Context) -> tuple[tuple[Due, _Span, _Span | None, str], ...]:
    """(the date, where it is written, where what is due is named, its label) of the dates in a text of one block."""
    found = _read_parts(whole(Document([Block(text)]), 0), context)
    return tuple(
        (each.due, _span_of(each.written), _span_of(each.name) if each.name else None, each.label) for each in found
    )


def _span_of(excerpt: Excerpt) -> _Span:
    _, start, end = excerpt.pieces[0]
    return start, end


def _read_parts(excerpt: Excerpt, context: Context) -> Iterator[FoundDue]:
    for label, part in labelled_parts(excerpt):
        for due in read_expressions(part.text, context):
            written = part.cut(due.at, due.at + len(due.as_written))
            yield FoundDue(due, written, _place_name(part, due), label)


def labelled_parts(excerpt: Excerpt) -> Iterator[tuple[str, Excerpt]]:
    """The parts of a cell, each with the label in front of it, such as “A)” or “1.1”; "" where it has none.

    Parts are read apart, so that “A) Completed / B) May 2025” is not completed in May 2025.
    """
    text, name, begin = excerpt.text, "", 0
    mark = _mark_of([line.text for line in excerpt.lines()])
    for start in (part.end() for part in _PART.finditer(text)):
        label = mark.match(text, start)
        if label is None:
            continue
        if text[begin:start].strip(" /;\n"):
            yield name, excerpt.cut(begin, start)
        name, begin = name_of_label(label), label.end()
    yield name, excerpt.cut(begin)


def _mark_of(lines: Sequence[str]) -> re.Pattern[str]:
    """What a label looks like in these lines: a plain number too, where they count from 1."""
    counted = [_COUNTED.match(line) for line in lines]
    numbers = [int(match["label"]) for match in counted if match]
    return _COUNTED if len(lines) > 1 and numbers == list(range(1, len(lines) + 1)) else _LETTER


def name_of_label(label: re.Match[str]) -> str:
    """The letter or number of a label, lower case."""
    return (label.group("label") or label.group("number")).lower()


def _from_date_cell(excerpt: Excerpt, day: date) -> FoundDue:
    if excerpt.first_block.has_no_day:
        month = read_expressions(f"{day.year}-{day.month:02}", Context(fiscal_year_start=2))
        start, end = day.replace(day=1), month[0].end if month else day
        due = Due(excerpt.text, Kind.PERIOD, start, end, Precision.MONTH)
    else:
        due = Due(excerpt.text, Kind.DATE, day, day, Precision.DAY)
    return FoundDue(due, excerpt, None)


def _place_name(part: Excerpt, due: Due) -> Excerpt | None:
    """Where the name of what is due stands: the last time before the date."""
    name = due.deliverable
    if not name or not name.strip(" ()"):
        return None
    at = part.text.rfind(name, max(0, due.at - len(name) - _FARTHEST), due.at)
    if at < 0:
        return None
    found = part.cut(at, at + len(name))
    return found if len(found.text) > 1 else None


def tie(cuts: Sequence[Cut], dues: Sequence[FoundDue], offices: Sequence[Excerpt]) -> list[Tied]:
    """Give each promise its dates and offices. Cells apply to the whole row, unless letters, numbers, names or the
    order in them tie each part to one promise."""
    if len(cuts) == 1:
        return [Tied(cuts[0], list(dues), _offices_in(offices))]
    of_dues = _tie_dues(cuts, list(dues))
    of_offices = _tie_offices(cuts, offices, len(of_dues) == len(dues) and _are_in_order(of_dues))
    return [Tied(cut, of_dues[number], of_offices[number][0], of_offices[number][1]) for number, cut in enumerate(cuts)]


def _are_in_order(tied: Sequence[list[FoundDue]]) -> bool:
    """True where the dates went to the promises by their order."""
    return all(len(dues) == 1 and dues[0].reason == ORDER for dues in tied)


def _tie_dues(cuts: Sequence[Cut], dues: list[FoundDue]) -> list[list[FoundDue]]:
    if not dues:
        return [[] for _ in cuts]
    labels = {cut.label: number for number, cut in enumerate(cuts) if cut.label}
    if any(due.label in labels for due in dues):
        return _tie_by_label(cuts, dues, labels)
    if len(dues) == 1:
        return [list(dues) for _ in cuts]
    if any(due.name for due in dues):
        return _tie_by_name(cuts, dues)
    if len(dues) == len(cuts):
        return [[replace(due, reason=ORDER)] for due in dues]
    return [list(dues) for _ in cuts]


def _tie_by_label(cuts: Sequence[Cut], dues: list[FoundDue], labels: dict[str, int]) -> list[list[FoundDue]]:
    """Letters or numbers tie; a due behind a labelled one without a label of its own belongs to the same."""
    tied: list[list[FoundDue]] = [[] for _ in cuts]
    last = 0
    for due in dues:
        last = labels.get(due.label, last)
        tied[last].append(due)
    return tied


def _tie_by_name(cuts: Sequence[Cut], dues: list[FoundDue]) -> list[list[FoundDue]]:
    """The words before a date name its promise; dates without a name go where no other date went."""
    tied: list[list[FoundDue]] = [[] for _ in cuts]
    unnamed = []
    for due in dues:
        best = _best_match(due.name.text, cuts) if due.name else None
        if best is None:
            unnamed.append(due)
        else:
            tied[best].append(replace(due, reason=NAMED))
    free = [number for number, found in enumerate(tied) if not found]
    for place, due in enumerate(unnamed):
        if due.name is not None and len(unnamed) == len(free):
            tied[free[place]].append(replace(due, reason=ORDER))
        else:
            for number in free or range(len(cuts)):
                tied[number].append(replace(due, reason=LEFT))
    order = {id(due.written): place for place, due in enumerate(dues)}
    return [sorted(found, key=lambda due: order[id(due.written)]) for found in tied]


def _best_match(name: str, cuts: Sequence[Cut]) -> int | None:
    """The promise that shares most words with a name; None where none shares any."""
    wanted = _stems(name)
    scores = [len(wanted & _stems(cut.excerpt.text)) / max(1, len(wanted)) for cut in cuts]
    best = max(scores)
    return scores.index(best) if best >= 0.3 else None


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W_]+", fold_in_place(text))
    return {word[:6].rstrip("s") for word in words if word not in _SMALL and len(word) > 1}


def _offices_in(cells: Sequence[Excerpt]) -> list[NamedOffice]:
    """The different offices that cells name."""
    found = [office for cell in cells for office in split_offices(cell)]
    return list({(office.excerpt.text, office.role): office for office in found}.values()) if len(found) > 1 else found


def _tie_offices(
    cuts: Sequence[Cut], cells: Sequence[Excerpt], dates_in_order: bool
) -> list[tuple[list[NamedOffice], str]]:
    found = _offices_in(cells)
    labels = {cut.label: number for number, cut in enumerate(cuts) if cut.label}
    parts = [part for cell in cells for part in labelled_parts(cell)]
    if any(label in labels for label, _ in parts):
        tied: list[list[NamedOffice]] = [[] for _ in cuts]
        last = 0
        for label, part in parts:
            last = labels.get(label, last)
            tied[last] += split_offices(part)
        return [(offices, "") for offices in tied]
    if dates_in_order and len(found) == sum(len(cell.lines()) for cell in cells) == len(cuts):
        return [([office], OFFICE_ORDER) for office in found]
    return [(found, "") for _ in cuts]
