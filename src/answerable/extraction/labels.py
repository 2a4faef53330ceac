"""Labels and values to rows: key-value tables, and paragraphs such as "Management response: Agreed"."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, replace
from itertools import groupby

from answerable.extraction.blocks import Excerpt, go_on
from answerable.extraction.flat_atoms import look_at
from answerable.extraction.headings import (
    Field,
    count_heading_words,
    field_of,
    is_introduction,
    is_of_auditors,
    is_theme,
    organisation_in,
)
from answerable.extraction.numbering import LABELLED, names_recommendation, without_stamps
from answerable.extraction.positions import read_position
from answerable.extraction.rows import Row
from answerable.extraction.words import fold

# What leads in to the words of a recommendation is no label: “The Department should:”, “That the Department:”.
_CLAUSE = re.compile(
    r"\b(?:should|shall|must|ought|devrai(?:t|ent)|doi(?:t|vent)|recommande(?:nt)?|(?:we|committee|council|auditors?"
    r"|office|it|general) recommends?|the following|les? suivante?s?)\b|^(?:that|que?) ",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"(?:the|la|le|les) |l['’]", re.IGNORECASE)  # “The Department of Rivers:” leads in to a list
# When a page was changed is no date by which anything is due.
_FOOT = re.compile(
    r"^(?:date (?:modified|de (?:la )?(?:dernière )?(?:modification|mise à jour))|(?:page )?(?:last )?(?:updated"
    r"|modified|reviewed)(?: on)?|dernière (?:mise à jour|modification))\s*:",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s\((?P<inside>[^():;\n]{2,40}:[^()\n]*)\)[.;]?$")
_BETWEEN_LABELS = re.compile(r";\s*|\.\s+(?=[A-ZÀ-Ö][^:.;]{1,40}:)")
_IN_BRACKETS = re.compile(r"\((?P<inside>[^()\n]{4,120})\)\.?$")  # “(Target implementation date: end of 2026)”
_LONGEST_BRACKET = 400  # characters
# A further label on the same line: “Responsible: Fleet Section. Target date: March 2025”.
_FURTHER = re.compile(r"(?:[.;,|–—-]|(?<=[.;|]))\s+(?P<label>[A-ZÀ-Ö][^:.;|\n]{1,40}?)\s?:\s+(?=\S)")
# Minutes number what a committee recommended: “1a. PAC recommendation: …”.
_NUMBER_BEFORE = re.compile(
    r"^(?P<number>\d{1,3}[a-z]?)[.:)]?\s+(?P<label>(?:\w+ ){0,2}(?:recommendation|recommandation)) ?:(?:\s+(?=\S)|$)",
    re.IGNORECASE,
)
# Auditors of cities letter what they recommend below each chapter: “4.1.A. Recommandation”.
_LETTERED = re.compile(
    r"^(?P<number>\d{1,2}(?:\.\d{1,2})*\.?[A-Z])\.?\s+(?:recommendation|recommandation)$", re.IGNORECASE
)
# Minutes say what became of a recommendation in a line of its own.
_STATUS_ALONE = re.compile(
    r"^recommendations? (?:(?:fully|partially|not|has been|was) )*(?:implemented|completed|closed|withdrawn)\.?$"
    r"|^recommandations? (?:mises? en œuvre|appliquées?|closes?|abandonnées?)\.?$",
    re.IGNORECASE,
)
# Auditors number their findings, and a recommendation below one has its number: “Finding 2022-001: Cash”.
_FINDING = re.compile(
    r"^(?:(?:audit )?(?:finding|constat(?:ation)?)\s+(?:no\.?\s*|n°\s*)?(?P<number>\d{4}-\d{1,3})\b"
    r"|(?P<alone>20\d\d-\d{3})[.:]? (?:(?!\b(?:should|must|will)\b)[^.;!?])*$)",
    re.IGNORECASE,
)
_NUMBERED_FINDING = re.compile(r"^(?P<number>\d{1,3})[.)]?\s+(?:finding|constat(?:ation)?)\s*:?$", re.IGNORECASE)
_COLON = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:(?:\s+|$|(?=\S))")
_TAKEN = re.compile(r"(?:taken|planned|proposed)(?:(?: or | and |/)(?:taken|planned|proposed))?\s*:\s*", re.IGNORECASE)
_RUN_IN = re.compile(
    r"(?P<label>(?:[A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|of|to|the|de|la|l['’]\w+)){1,4}|Response|Reply|Réponse))\.\s+"
    r"(?=[A-ZÀ-Ö])"
)
_BARE = re.compile(
    r"(?P<label>responsables?|responsab(?:le|ilité) (?:de la mise en œuvre|du suivi)"
    r"|délai(?: (?:de mise en œuvre|prévu|fixé))?|échéance(?: (?:prévue|de mise en œuvre))?"
    r"|date (?:prévue|d['’]échéance|de mise en œuvre)"
    r"|responsible (?:officer|official|unit|office|manager|person|party|branch)"
    r"|(?:implementation|action) (?:lead|owner)"
    r"|(?:due|target|completion|implementation|target (?:completion|implementation)) date|timeframe|deadline)"
    r"\s+(?=[A-ZÀ-Ö\d])",
    re.IGNORECASE,
)
# What a template asks for: “Management response: Please provide your response …”
_ASKS_FOR_IT = re.compile(r"(?:please|kindly|veuillez|merci d['’e]) ", re.IGNORECASE)
_WHERE_NOT_AGREED = re.compile(
    r"(?:if|where|si) \S", re.IGNORECASE
)  # “If it is rejected in whole or in part, the reasons”
# Auditors ask again after a while: “60-Day Agency Response”, “1-Year Agency Response”.
_PERIOD = re.compile(r"^\d{1,2}-(?:day|month|year)\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"[a-zà-ÿ]{4,}[.;] [A-ZÀ-Ö]")
_WITHIN = re.compile(r"[^\W\d] (?P<number>\d{1,2}) (?:of the|from the|de l['’]|du|de la) ?[a-zé]", re.IGNORECASE)
_OF_RECOMMENDATION = re.compile(
    r"^rec|^r[eé]f(?:erence|érence)?\.?$", re.IGNORECASE
)  # and not “Project number: 1570-7”
_NAMED = re.compile(
    r"^(?P<label>(?:key )?(?:actions?|mesures?|deliverables?|livrables?)\s+(?:no\.?\s*"
    r"|n°\s*)?[A-Z]?\d+(?:[.-]\d+)*[a-z]?)\s*[.:)–-]?\s+(?=\S)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"^(?:management |departmental |agency )?(?:response|action plan|réponse(?: de la direction)?"
    r"|plan d['’]action(?: de la direction)?|(?:planned |proposed |corrective |key |follow-up )?actions?"
    r"|actions? (?:planned|proposed|taken|to be taken|prévues?|proposées?)|management action plan"
    r"|(?:key |planned )?(?:actions?|mesures?) (?:\d{1,2}(?:\.\d{1,2})?[a-z]?|[a-z])"
    r"|mesures?(?: (?:prévues?|proposées?|correctives?|de suivi|à prendre|prises?)(?: (?:ou|et) (?:prévues?"
    r"|à prendre))?)?|recommendations?"
    r"|recommandations?)\s*:?\s*$",
    re.IGNORECASE,
)
_ENDS = frozenset({Field.ACCOUNTABILITY, Field.SUPPORT, Field.DUE, Field.STATUS, Field.PRIORITY})
_FOLLOWED = frozenset({Field.RESPONSE, Field.ACTION, Field.RECOMMENDATION})  # by as many paragraphs as there are
_ALONE_FIELDS = _ENDS | {Field.RESPONSE, Field.COMMENT}
_LONGEST_LABEL, _LONGEST_SHORT = 11, 8  # words; of one that says who, when or how far, and of any other
_LONGEST_ALONE, _LONGEST_WHOSE = 5, 12  # words; of a label that names whose answer it is
_COLUMNS = 3  # labels in a row that are the headings of columns
_NO_LABEL = re.compile(r"[\n:\d]|[.;?!,]$")
# How labels begin that may fill a line; “Equipment accountability” is the name of a chapter.
_OPENS = re.compile(
    r"^(?:responsib|responsab|accountab|lead|owner|action (?:by|owner|officer)|due|target|completion|planned|proposed"
    r"|expected|estimated|anticipated|implementation (?:date|status)|dates?\b|deadline|time|échéanc|calendrier|délai"
    r"|status|current status|état|statut|progress|progrès|avancement|comments?\b|commentaires?\b|office|unit|unité"
    r"|bureau|support|appui|soutien|priorit|who\b|when\b|qui\b|quand\b|management|department|ministry|agency"
    r"|réponse|response|reply|prise de position|position|acceptance|acceptation|decision|décision|rationale|entit"
    r"|direction (?:responsable|concernée))|.*\b(?:response|reply)$",
    re.IGNORECASE,
)
_PARTS = frozenset({Field.RESPONSE, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE, Field.STATUS})
_PROMISED = _PARTS - {Field.RESPONSE}
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
    introduces: bool = False  # and the heading above was the title of the whole
    level: int = 0  # of a heading that is no theme
    row: Row | None = None  # a whole row of a table that goes on with the recommendation before it
    alone: Excerpt | None = None  # the label itself, where it fills its line: it may be none


def from_table(pairs: Iterable[tuple[Excerpt | None, Excerpt | None]]) -> Iterator[Labelled]:
    """The pairs of a table of labels and values; a value without a label is the number of what comes next."""
    for label, value in pairs:
        if label is None:
            yield Labelled(Field.NUMBER, value)
            continue
        plain = re.sub(r"\s*[A-Z]?\d+(?:[.-]\d+)*[a-z]?\s*[.:]?$", "", label.text)
        field = field_of(plain) or Field.OTHER
        numbered = LABELLED.match(label.text)
        if numbered and field in {Field.RECOMMENDATION, Field.OTHER, Field.NUMBER}:
            number = label.cut(numbered.start("number"), numbered.end("number"))
            yield from _part_value(Labelled(Field.RECOMMENDATION, value, number))
        else:
            yield from _part_value(Labelled(field, value, organisation=organisation_in(label.text)))


def _part_value(item: Labelled) -> Iterator[Labelled]:
    """A value whose later lines have labels of their own, such as the answer below a recommendation, is parted."""
    lines = item.value.lines() if item.value else []
    begins = [number for number, line in enumerate(lines) if number and _names_answer(line.excerpt)]
    if item.value is None or not begins:
        yield item
        return
    yield replace(item, value=lines[0].excerpt.through(lines[begins[0] - 1].excerpt))
    yield from _from_lines([line.excerpt for line in lines[begins[0] :]])


def _names(line: Excerpt, fields: Set[Field]) -> Labelled | None:
    """The label of a line where it names one of these fields."""
    found = read_label(line)
    return found if found and found.field in fields else None


def _names_answer(line: Excerpt) -> bool:
    """True for a label of the answer with its value, in a heading or inside a value."""
    found = _names(line, _PARTS)
    return found is not None and found.value is not None


def from_box(cell: Excerpt) -> Iterator[Labelled]:
    """What a table of one column says: it is a frame around labels with their values, or around words that go on."""
    yield from _from_lines([line.excerpt for line in cell.lines()])


def part_answer(cell: Excerpt) -> list[Labelled]:
    """The parts of a cell that holds an answer and, below labels, promises with their offices and dates; [] where no
    label is in it."""
    if ":" not in cell.text and "\n" not in cell.text:
        return []
    lines = [line.excerpt for line in cell.lines()]
    begins = next((number for number, line in enumerate(lines) if _names(line, _PROMISED)), None)
    if begins is None:
        return []
    words = [Labelled(Field.OTHER, lines[0].through(lines[begins - 1]))] if begins else []
    return [*words, *_from_lines(lines[begins:])]


def _from_lines(lines: list[Excerpt]) -> Iterator[Labelled]:
    """Lines with labels, each with those that go on with it. What stands above an office or date of its own, below
    those of another action, is an action."""
    open_item: Labelled | None = None
    for line, below in zip(lines, [*lines[1:], None], strict=True):
        found = _read_lone(line) or (_read_other(line) if open_item and open_item.field in _ENDS else None)
        is_end = open_item is not None and open_item.field in _ENDS and open_item.value is not None
        is_next = is_end and below is not None and _names(below, _ENDS) is not None
        if found is None and open_item is not None and not is_next:
            open_item = replace(open_item, value=go_on(open_item.value, line))
            continue
        if open_item is not None:
            yield open_item
        open_item = found or Labelled(Field.OTHER, line)
    if open_item is not None:
        yield open_item


def _read_other(line: Excerpt) -> Labelled | None:
    """A label that names nothing which is kept, such as “Response date: May 2026”, ends the value above it."""
    label = _COLON.match(line.text)
    words = label["label"] if label else ""
    is_label = words[:1].isupper() and 0 < len(words.split()) <= _LONGEST_ALONE and "." not in words
    return Labelled(Field.OTHER, None, ends=True) if is_label and field_of(words) == Field.OTHER else None


def _read_lone(line: Excerpt) -> Labelled | None:
    """The label of a line with its value, or a label that fills it."""
    field = field_alone(line.text)
    return read_label(line) or (Labelled(field, None) if field else None)


def from_paragraph(excerpt: Excerpt) -> Iterator[Labelled]:
    """What a paragraph or a heading says: labels with their values, a theme, or words that go on."""
    block = excerpt.first_block
    field = None if _find_bare(excerpt) else field_alone(block.text)
    finding = _FINDING.match(block.text) or _NUMBERED_FINDING.match(block.text)
    if finding:
        named = "alone" if finding.groupdict().get("alone") else "number"
        yield Labelled(Field.NUMBER, excerpt.cut(*finding.span(named)))
    elif field is not None:
        is_heading = excerpt if block.level and is_theme(block.text) else None
        yield Labelled(field, None, organisation=organisation_in(block.text), heading=is_heading, alone=excerpt)
    elif _ALONE.match(block.text):
        yield from (replace(item, alone=excerpt) for item in _read_block(excerpt))
    elif _STATUS_ALONE.match(block.text):
        yield Labelled(Field.STATUS, excerpt)
    elif block.level and not LABELLED.match(block.text) and not _names_answer(excerpt):
        names_theme = is_theme(block.text)
        yield Labelled(
            Field.OTHER,
            None,
            heading=excerpt if names_theme else None,
            ends=not names_theme,
            introduces=is_introduction(block.text),
            level=0 if names_theme else block.level,
        )
    else:
        yield from _read_block(excerpt)


def field_alone(text: str) -> Field | None:
    """What a label names that fills its line, as above its value: “Responsible unit”; None for other words."""
    label = _PERIOD.sub("", text.rstrip(" :"))
    if (
        _FOOT.match(f"{label}:")
        or len(label.split()) > (_LONGEST_WHOSE if organisation_in(label) else _LONGEST_ALONE)
        or _NO_LABEL.search(label)
        or _ALONE.match(text)
        or LABELLED.match(text)
    ):
        return None
    field = field_of(label) if _OPENS.match(label) else None
    return field if field in _ALONE_FIELDS else None


def settle_alone(found: Iterable[Labelled]) -> Iterator[Labelled]:
    """Labels that fill their lines, each with the value below it.

    Several in a row are the headings of a table that lost its cells; they, and one without a value, are words like
    any other.
    """
    for are_alone, group in groupby(_with_next(found), lambda pair: pair[0].alone is not None):
        pairs = list(group)
        for item, below in pairs:
            if not are_alone:
                yield item
            elif len(pairs) > 1 and (_are_headings(pairs) or item.field not in _FOLLOWED):
                yield _as_words(item)
            else:
                yield from _settle(item, below)


def _are_headings(pairs: list[tuple[Labelled, Labelled | None]]) -> bool:
    """True for labels of several columns, and not for one with headings of its own below it: “Action plan”, “Dates”."""
    return len(pairs) >= _COLUMNS and len({item.field for item, _ in pairs} & _FOLLOWED) > 1


def _with_next(found: Iterable[Labelled]) -> Iterator[tuple[Labelled, Labelled | None]]:
    items = list(found)
    return zip(items, [*items[1:], None], strict=False)


def _settle(item: Labelled, below: Labelled | None) -> Iterator[Labelled]:
    """A label with the value below it, which is emptied there; what answers goes on over several paragraphs."""
    if item.field in _FOLLOWED and (item.heading is None or _is_value(below)):
        yield replace(item, heading=None)
    elif below is not None and _is_value(below):
        yield Labelled(item.field, below.value)
        below.value = None
    else:
        yield _as_words(item)


def _as_words(item: Labelled) -> Labelled:
    return Labelled(Field.OTHER, None if item.heading else item.alone, heading=item.heading)


def _is_value(item: Labelled | None) -> bool:
    return item is not None and item.field == Field.OTHER and item.value is not None and item.heading is None


def _read_block(excerpt: Excerpt) -> Iterator[Labelled]:
    lines = excerpt.lines()
    if len(lines) > 1 and all(read_label(line.excerpt) for line in lines):
        for line in lines:
            yield from _read_line(line.excerpt)
        return
    if len(lines) > 1 and len(lines) % 2 == 0 and all(field_alone(line.text) for line in lines[::2]):
        for label, value in zip(lines[::2], lines[1::2], strict=True):
            yield Labelled(
                field_alone(label.text) or Field.OTHER, value.excerpt, organisation=organisation_in(label.text)
            )
        return
    inside = _IN_BRACKETS.match(excerpt.text)
    if inside and _names(excerpt.cut(*inside.span("inside")), _ENDS):
        excerpt = excerpt.cut(*inside.span("inside"))
    named = [found for line in lines if (found := read_label(line.excerpt))]
    is_end = any(each.field in _ENDS for each in named)
    if len(named) > 1 or (is_end and any(_read_other(line.excerpt) for line in lines)):
        yield from _from_lines([line.excerpt for line in lines])
    elif read_label(excerpt):
        yield from _read_line(excerpt)
    elif bracket := part_bracket(excerpt):
        yield Labelled(Field.ACTION, bracket[0])
        yield from bracket[1]
    elif further := list(_find_further(excerpt.text)):
        yield Labelled(Field.OTHER, excerpt.cut(0, further[0].start() + 1))
        yield from _part_further(excerpt, further)
    else:
        yield Labelled(Field.OTHER, excerpt, is_item=bool(lines and lines[0].is_item))


def part_bracket(excerpt: Excerpt) -> tuple[Excerpt, list[Labelled]] | None:
    """An action with its office and date behind labels in brackets: “Revise it. (Responsible: Y; Due: May 2026)”."""
    match = _BRACKET.search(excerpt.text, max(1, len(excerpt.text) - _LONGEST_BRACKET))
    if match is None:
        return None
    inside = excerpt.cut(*match.span("inside"))
    begins = [0, *(each.end() for each in _BETWEEN_LABELS.finditer(inside.text))]
    parts = [inside.cut(a, b) for a, b in zip(begins, [*begins[1:], None], strict=True)]
    named = [found for part in parts if (found := _names(part, _ENDS))]
    return (excerpt.cut(0, match.start()), named) if len(named) == len(parts) else None


def _find_further(text: str) -> Iterator[re.Match[str]]:
    """The labels of office, date or status inside a value, and not inside brackets."""
    for match in _FURTHER.finditer(text):
        before = text[: match.start()]
        if field_of(match["label"]) in _ENDS and before.count("(") == before.count(")"):
            yield match


def _read_line(line: Excerpt) -> Iterator[Labelled]:
    """The label of a line with its value, and any further label on it that names office, date or status."""
    found = read_label(line)
    if found is None:
        return
    value = found.value
    further = list(_find_further(value.text)) if value else []
    if value is None or not further:
        yield found
        return
    yield replace(found, value=value.cut(0, further[0].start()) or None)
    yield from _part_further(value, further)


def _part_further(value: Excerpt, further: list[re.Match[str]]) -> Iterator[Labelled]:
    for match, end in zip(further, [*(m.start() for m in further[1:]), len(value.text)], strict=True):
        yield Labelled(field_of(match["label"]) or Field.OTHER, value.cut(match.end(), end))


def read_label(excerpt: Excerpt) -> Labelled | None:
    """The label that a text opens with and its value; None for a text without one that is known."""
    text = excerpt.text
    if _FOOT.match(text):
        return None
    first, mark, _ = text.partition("\n")
    if mark and (_ALONE.match(first) or field_alone(first)):  # a label above its value, in one cell
        field = field_of(first.strip(" :"))
        return Labelled(field or Field.OTHER, excerpt.cut(len(first) + 1), organisation=organisation_in(first))
    before = _NUMBER_BEFORE.match(text) or _LETTERED.match(text)
    if before:
        number = excerpt.cut(before.start("number"), before.end("number"))
        return Labelled(Field.RECOMMENDATION, excerpt.cut(before.end()) or None, number)
    if _ALONE.match(text):
        field = field_of(text.strip(" :"))
        return Labelled(field, None, organisation=organisation_in(text)) if field else None
    named = _NAMED.match(text)
    if named:
        return Labelled(Field.ACTION, excerpt.cut(named.end()))
    numbered = LABELLED.match(text)
    if numbered and names_recommendation(text):
        number = excerpt.cut(numbered.start("number"), numbered.end("number"))
        rest = excerpt.cut(numbered.end())
        return Labelled(Field.RECOMMENDATION, rest or None, number)
    return _read_colon(excerpt) or _read_bare(excerpt)


def _read_bare(excerpt: Excerpt) -> Labelled | None:
    """A label that a form sets beside its value, without a mark between them: “Responsable Section Surveillance”."""
    match = _find_bare(excerpt)
    return Labelled(field_of(match["label"]) or Field.OTHER, excerpt.cut(match.end())) if match else None


def _find_bare(excerpt: Excerpt) -> re.Match[str] | None:
    match = _BARE.match(excerpt.text) if "\n" not in excerpt.text else None
    if match is None:
        return None
    atom = look_at(excerpt.cut(match.end()))
    is_value = atom.is_date if field_of(match["label"]) == Field.DUE else atom.is_office or atom.is_name
    return match if is_value else None


def _find_run_in(text: str) -> re.Match[str] | None:
    """A label that a full stop parts from its value: “Management Response. The Director concurred.”"""
    match = _RUN_IN.match(text)
    is_label = match is not None and (field_of(match["label"]) in _PARTS or is_of_auditors(match["label"]))
    return match if match and is_label and read_position(match["label"]) is None else None


def _read_colon(excerpt: Excerpt) -> Labelled | None:
    """The label before a colon that a text opens with, and its value."""
    colon = (_COLON.match(excerpt.text) if ":" in excerpt.text else None) or _find_run_in(excerpt.text)
    if colon is None:
        return None
    label = colon.group("label")
    if is_of_auditors(label):
        return Labelled(Field.OTHER, None, ends=True)
    # Not “Revise it (Responsible: …)”, and not “It will be revised. Responsible: …”
    is_closed = label.count("(") == label.count(")") and not _SENTENCE.search(label)
    is_label = is_closed and count_heading_words(label) <= _LONGEST_LABEL and not _CLAUSE.search(label)
    has_value = bool(excerpt.text[colon.end() :].split("\n")[0].strip())
    is_label = is_label and (has_value or not _ARTICLE.match(label))
    field = field_of(label) if is_label else None
    may_be_long = field in _ENDS or _WHERE_NOT_AGREED.match(label)
    if not may_be_long and count_heading_words(label) > _LONGEST_SHORT:
        return None
    field = Field.COMMENT if field == Field.RESPONSE and _WHERE_NOT_AGREED.match(label) else field
    if field == Field.NUMBER and _OF_RECOMMENDATION.match(label):
        return Labelled(field, excerpt.cut(colon.end()))
    if field in _KEPT:
        rest = without_stamps(excerpt.cut(colon.end()))
        taken = _TAKEN.match(rest.text) if field == Field.ACTION else None
        rest = rest.cut(taken.end()) if taken else rest
        if field == Field.ACTION and fold(label).startswith("suite") and read_position(rest.text):
            field = Field.RESPONSE  # “Suite donnée : Acceptée.”
        is_asked = bool(_ASKS_FOR_IT.match(rest.text))
        value = None if is_asked else rest or None
        return Labelled(field, value, _number_within(excerpt, label, field), organisation=organisation_in(label))
    return None


def _number_within(excerpt: Excerpt, label: str, field: Field) -> Excerpt | None:
    """The number inside the label of a recommendation: “Recommendation or key question 3 of the evaluation”."""
    number = _WITHIN.search(label) if field == Field.RECOMMENDATION else None
    return excerpt.cut(*number.span("number")) if number else None
