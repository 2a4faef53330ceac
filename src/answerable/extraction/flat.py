"""Text that was copied out of a table and has lost its cells: rows are told by numbers, cells by their words.

The order of the columns is that of the headings; a recommendation begins with its number, an answer with its
position, a promise with its office or an order, and a row ends with its office and its dates.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.headings import Field, field_of
from answerable.extraction.rows import Row
from answerable.periods.expressions.reading import Context, read_expressions

_PHRASES = re.compile(
    r"key findings?|project recommendations?|recommend?ations?|recommandations?|conclusions?|findings?|constats?"
    r"|management['’]?s? responses? and planned management actions?"
    r"|management responses? and planned management actions?"
    r"|réponses? et mesures prévues par la direction|réponses? de la direction|(?:management|departmental"
    r"|program(?:me)?)?['’]?s? ?responses?|réponses?"
    r"|(?:management )?action plans?|planned (?:management )?actions?|corrective measures?|plans? d['’]action"
    r"|mesures?|actions?"
    r"|produits livrables|deliverables?|livrables?|accountability|responsib(?:le|ility)(?: manager"
    r"| centre)?(?: ?\([^)]*\))?|responsabilité|responsables?|lead"
    r"|offices? of primary interest|(?:planned |expected |target )?(?:implementation|completion|target"
    r"|due)\s+dates?|date d['’]achèvement prévue|date de mise en œuvre|time ?frames?|deadlines?|échéanc(?:e"
    r"|ier)s?|status",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"(?<![\w’'])(?:Agreed?(?: with conditions| in part| in principle)?|Partially (?:agreed?|accepted)"
    r"|Not (?:agreed|accepted)|Disagreed?|Accepted|Rejected|Noted"
    r"|We (?:concur|agree|accept)[^.\n]{0,40}|(?:Management|The [A-Za-z]+) (?:concurs|agrees"
    r"|accepts)[^.\n]{0,40}|Recommendation (?:accepted|rejected)"
    r"|En accord|D['’]accord|Accepte|Acceptée|Partiellement (?:acceptée|d['’]accord)|Refusée|Rejetée"
    r"|La direction (?:souscrit|accepte|est d['’]accord)[^.\n]{0,40}|Sans objet)"
    r"(?:\.|(?=\s)|$)"
)
_ROW = re.compile(r"^(?P<theme>[A-ZÀ-Ö][^.:;\n\d]{2,60}? )?(?P<number>\d{1,3})\.?\s+(?=[A-ZÀ-Ö])")
_ROW_LABEL = re.compile(r"^(?:Recommendation|Recommandation)\s+(?P<number>\d{1,3})\s*[.:]?\s*$", re.IGNORECASE)
_OFFICE_NOUN = (
    r"(?:Branch|Directorate|Division|Sector|Unit|Office|Secretariat|Services?|Group|Bureau|Region|Committee"
    r"|Centre|Center|Department|Agency|Team|Section"
    r"|Manager|Director|Officer|Operations|Policy|Planning|Council|Program|Programme)"
)
_OFFICE = re.compile(
    rf"^(?P<name>(?:[A-ZÀ-Ö][\w&.’'-]*|\([A-Z][\w-]*\)|and|of|the|for|,|/|-|et|de|des|du|la|l[’'][\w-]+|les"
    rf"|pour|aux?)(?:[ ,/]+(?:[A-ZÀ-Ö][\w&.’'-]*|\([A-Z][\w-]*\)|and|of|the|for|et|de|des|du|la|l[’'][\w-]+|les"
    rf"|pour|aux?))*?[ ]{_OFFICE_NOUN}(?:, [A-Z][\w ]+?(?= (?:[A-Z][a-z]+ \d|Q\d|\d)))?(?: \([A-Z][\w-]*\))?"
    rf"|(?:Director|Senior Director|Assistant Deputy Minister)[^\d\n]*?|[A-Z]{{2,8}})(?=\s|$)"
)
_IMPERATIVE = re.compile(
    r"^(?:Recommend|Develop|Review|Update|Publish|Draft|Implement|Establish|Create|Prepare|Ensure|Continue"
    r"|Identify|Provide|Define|Conduct|Strengthen|Improve|"
    r"Consult|Complete|Finali[sz]e|Monitor|Assess|Explore|Revise|Propose|Organi[sz]e|Set|Work|Present|Seek"
    r"|Include|Clarify|Communicate|Design|Deliver|Hold|Build|"
    r"Introduce|Maintain|Report|Submit|Train|Undertake|Use|Examine|Engage|Evaluate|Expand|Facilitate"
    r"|Formali[sz]e|Issue|Make|Negotiate|Obtain|Pilot|Plan|Promote|"
    r"[A-ZÉ][a-zéèêâîôûç]+(?:er|ir|re)\b(?= (?:le|la|les|un|une|au|aux|des|en|à|l’|l'|son|sa|ses)))\b"
)
_LONGEST_LOOK = 500  # characters; a promise is told by its beginning
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


def find_flat_table(document: Document) -> FlatTable | None:
    """The headings of a flattened table: three or more in a row, on one line or wrapped over a few."""
    for first, block in enumerate(document.blocks):
        if block.cell is not None or len(block.text) > 200:
            continue
        for last in range(first + 1, min(first + 5, len(document.blocks)) + 1):
            text = " ".join(b.text for b in document.blocks[first:last] if b.cell is None)
            found = list(_PHRASES.finditer(text))
            covered = sum(len(match.group().replace(" ", "")) for match in found)
            if len(found) >= 3 and covered >= 0.8 * len(re.sub(r"[\s|]", "", text)):
                following = document.blocks[last].text if last < len(document.blocks) else ""
                if _PHRASES.fullmatch(following.strip()):
                    continue
                fields = [field for match in found if (field := field_of(match.group()))]
                return FlatTable(last, fields)
    return None


def read_flat(document: Document, table: FlatTable, context: Context) -> Iterator[Row]:
    """The rows of a flattened table."""
    starts = list(_find_starts(document, table.after))
    if not starts:
        return
    ends = [start[0] for start in starts[1:]] + [_end_of_body(document, table.after)]
    theme: Excerpt | None = None
    for (block, number, named_theme, text_at), end in zip(starts, ends, strict=True):
        theme = named_theme or theme
        row = Row(theme=theme, begins=True)
        row.add(Field.NUMBER, number)
        body = _join(document, block, text_at, end)
        if body:
            _fill(row, body, context)
        yield row


def _end_of_body(document: Document, after: int) -> int:
    stops = (n for n in range(after, len(document.blocks)) if _STOPS.match(document.blocks[n].text))
    return next(stops, len(document.blocks))


def _find_starts(document: Document, after: int) -> Iterator[tuple[int, Excerpt, Excerpt | None, int]]:
    """(block, number, theme, where its text begins) of each recommendation: numbers that count up."""
    expected: int | None = None
    for number in range(after, _end_of_body(document, after)):
        excerpt = whole(document, number)
        match = _ROW_LABEL.match(excerpt.text) or _ROW.match(excerpt.text)
        if not match or excerpt.first_block.items:
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


def _fill(row: Row, body: Excerpt, context: Context) -> None:
    """Part the text of one row into its cells."""
    text = body.text
    position = _POSITION.search(text)
    if position is None:
        row.add(Field.RECOMMENDATION, body)
        return
    row.add(Field.RECOMMENDATION, body.cut(0, position.start()))
    answer = body.cut(position.start())
    tail_at = _find_tail(answer, context)
    middle = answer.cut(0, tail_at)
    stated = position.end() - position.start()
    promise_at = _find_promise(middle, stated, answer.cut(tail_at))
    row.add(Field.RESPONSE, middle.cut(0, promise_at))
    row.add(Field.ACTION, middle.cut(promise_at))
    _fill_tail(row, answer.cut(tail_at))
    for field in (Field.RESPONSE, Field.ACTION):
        row.reasons[field] = "the text has no cells: where one ends and the next begins was told by its words"


def _find_tail(answer: Excerpt, context: Context) -> int:
    """Where the office and the dates at the end of a row begin, in characters; the length where there are none."""
    text = answer.text
    begin = len(text)
    for line in reversed(text.split("\n")):
        start = begin - len(line) - (1 if begin < len(text) else 0)
        start = text.rfind(line, 0, begin)
        goes_on = bool(re.search(r"\b(?:in|by|on|at|en|au|be)$", line)) and begin < len(text)
        # The first line begins with the position: it is never all office and date, however short it is.
        if start == 0 or not (goes_on or _is_tail(line, context)):
            return _tail_in_line(text, start, begin, line, context)
        begin = start
    return begin


def _is_tail(line: str, context: Context) -> bool:
    """A line of a date cell or of an office: short, with a date in it or an office alone, and no sentence."""
    if len(line.split()) > 16 or (re.search(r"[.;]$", line.strip()) and len(line.split()) > 6):
        return False
    office = _OFFICE.match(line)
    return bool(read_expressions(line, context)) or bool(office and office.end() >= len(line.rstrip()))


def _tail_in_line(text: str, start: int, begin: int, line: str, context: Context) -> int:
    """A line may hold the promise and, behind its last stop, the office and the dates."""
    if begin < len(text):
        return begin
    for stop in reversed(list(re.finditer(r"[.;]\s+(?=[A-ZÀ-Ö])", line))):
        rest = line[stop.end() :]
        if len(rest.split()) <= 30 and read_expressions(rest, context):
            return start + stop.end()
    return begin


def _find_promise(middle: Excerpt, stated: int, tail: Excerpt) -> int:
    """Where the first promise begins: a line that orders, or in which an office of the row is to do something."""
    text = middle.text
    office = _OFFICE.match(tail.text) if tail else None
    names = _names_of(office.group("name")) if office else []
    subject = "|".join(re.escape(name) for name in names)
    named = re.compile(rf"^[^.]{{0,120}}?(?:{subject})[^.]{{0,60}}? (?:to|will|shall) ") if subject else None
    general = re.compile(r"^(?:The |La |Le |L['’])?[\w’' -]{2,60}? (?:will|shall|is to|are to|to) (?!be able)\w+")
    first = stated + len(text[stated:]) - len(text[stated:].lstrip())
    starts = [first, *(match.end() for match in re.finditer(r"\n|(?<=\.)\s+", text) if match.end() > first)]
    for pattern in (_IMPERATIVE, named, general):
        for start in starts if pattern else []:
            if (
                pattern
                and pattern.match(text[start : start + _LONGEST_LOOK])
                and not (pattern is general and _is_inside_paragraph(text, start))
            ):
                return start
    return len(text)


def _is_inside_paragraph(text: str, start: int) -> bool:
    return start > 0 and text[start - 1] != "\n"


def _names_of(office: str) -> list[str]:
    """The ways in which a text may name an office again: as it is, and by its acronym."""
    acronyms = re.findall(r"\b[A-Z]{2,8}\b", office)
    return [office, *acronyms]


def _fill_tail(row: Row, tail: Excerpt) -> None:
    if not tail:
        return
    office = _OFFICE.match(tail.text)
    if office:
        row.add(Field.ACCOUNTABILITY, tail.cut(0, office.end()))
        tail = tail.cut(office.end())
    row.add(Field.DUE, tail)
