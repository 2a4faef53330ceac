"""Labelled values put right before they become rows: which of them are recommendations, titles and answers."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from answerable.extraction.blocks import Block, Document, Excerpt, whole
from answerable.extraction.flat_atoms import look_at
from answerable.extraction.headings import Field, is_theme
from answerable.extraction.labels import Labelled
from answerable.extraction.numbering import NUMBERED, is_action_number, split_number
from answerable.extraction.positions import is_position, read_position
from answerable.extraction.statuses import read_status
from answerable.extraction.words import ASKING

LONGEST_TITLE = 12  # words
_FEWEST_WORDS = 3
LONGEST_THEME = 6  # words of a line that is one
TITLE = re.compile(r"[A-ZÀ-Ö][^.:;?!\n\d]*[\w)]")
BELOW = frozenset({Field.ACCOUNTABILITY, Field.DUE, Field.STATUS})
_ENDING = frozenset({Field.DUE, Field.STATUS})
_ANSWERS = frozenset({Field.RESPONSE, Field.COMMENT, Field.ACTION})
_ASKS = re.compile(rf"\b(?:{ASKING}|recommends?|recommande)\b")
# Above the label of a recommendation: “Point 3”, “Finding 2025-001”.
_NUMBERED_ABOVE = re.compile(
    r"(?:point|item|issue|finding|observation|constat(?:ation)?|suggestion)\s+(?:no\.?\s*|n°\s*|#\s*)?"
    r"(?P<number>[\d.-]*\d[a-z]?)\.?",
    re.IGNORECASE,
)
_LETTER, _FEWEST_PARTS = re.compile(r"\(?[a-h]\)\s"), 2


def is_labelled(found: list[Labelled]) -> bool:
    """True where a document is written in labels: several of them, and answers or actions among them."""
    fields: list[Field] = [item.field for item in found if item.field != Field.OTHER and not item.heading]
    fields += [field for item in found if item.row for field in item.row.cells]
    fewest = 3 if Field.RECOMMENDATION in fields else 4
    told = {Field.RESPONSE, Field.ACTION} | (
        {Field.COMMENT, Field.STATUS} if fields.count(Field.RECOMMENDATION) > 1 else set()
    )
    return len(fields) >= fewest and len(set(fields)) >= 2 and bool(told & set(fields))


def is_list(found: list[Labelled]) -> bool:
    """True where labels name several recommendations by number, answered or not."""
    return sum(item.field == Field.RECOMMENDATION and item.number is not None for item in found) > 1


def are_answered(found: list[Labelled]) -> bool:
    """True where numbered paragraphs are each followed by an answer: its label, or words that open with a position.

    Parliaments number what they recommend and say so in no label.
    """
    answered, is_open = 0, False
    for item in found:
        if is_numbered(item):
            is_open = True
        elif is_open and _answers(item):
            answered, is_open = answered + 1, False
    return answered > 1


def _answers(item: Labelled) -> bool:
    if item.field == Field.OTHER:
        return item.value is not None and read_position(item.value.text) is not None
    return item.field == Field.RESPONSE and item.value is not None


def put_right(found: list[Labelled]) -> list[Labelled]:
    """The labelled values of a document, with what stands in no label of its own told by its words."""
    for mend in (
        _leave_out_agenda,
        _name_holders,
        _number_actions,
        _leave_out_reasons,
        _end_at_form_labels,
        _join_stated,
        _number_above,
        _head_titles,
        _number_recommendations,
        _part_titles,
        _part_letters,
    ):
        found = list(mend(found))
    return found


def _name_holders(found: list[Labelled]) -> Iterator[Labelled]:
    """Below the label of an answer the number of the recommendation again, and who answers: “3.1.B. Fleet Service”."""
    number = ""
    for above, item in zip([None, *found[:-1]], found, strict=True):
        number = item.number.text if item.field == Field.RECOMMENDATION and item.number else number
        words = item.value if item.field == Field.OTHER and above and above.field == Field.RESPONSE else None
        own, office = split_number(words) if words else (None, None)
        if own is None and above and above.field == Field.RECOMMENDATION and item.value:
            number = found_number.text if (found_number := split_number(item.value)[0]) else number
        if own and office and own.text == number and office.text[-1] not in ".;:":
            yield Labelled(Field.OTHER, office, is_holder=True)
        else:
            yield item


def _number_actions(found: list[Labelled]) -> Iterator[Labelled]:
    """The number of an action in a line of its own, its words below, and below these who, when or how far."""
    taken = -1
    for place, item in enumerate(found):
        below = found[place + 1 : place + 3]
        number = item.value.text if item.field == Field.OTHER and item.value else ""
        is_above = is_action_number(number) and len(below) > 1 and below[0].field == Field.OTHER and below[0].value
        if place == taken:
            continue
        if is_above and below[1].field in BELOW | {Field.SUPPORT}:
            taken = place + 1
            yield Labelled(Field.ACTION, below[0].value)
        else:
            yield item


def _leave_out_reasons(found: list[Labelled]) -> list[Labelled]:
    """What stands between several recommendations and the labels of their answers, as “Rationale: …”, says why."""
    begins = [n for n, item in enumerate(found) if item.field == Field.RECOMMENDATION]
    reasons = {}
    for first, end in pairwise([*begins, len(found)]):
        answers = [n for n in range(first, end) if found[n].field in {Field.RESPONSE, Field.COMMENT}]
        value = found[answers[0]].value if len(answers) > 1 else None
        is_labelled_below = len(answers) > 1 and found[answers[1]].field == Field.RESPONSE
        if value and is_labelled_below and found[answers[1]].value is None and read_position(value.text) is None:
            reasons[answers[0]] = replace(found[answers[0]], field=Field.FINDING, organisation="")
    if len(reasons) < _FEWEST_PARTS:
        return found
    return [reasons.get(n, item) for n, item in enumerate(found)]


def _end_at_form_labels(found: list[Labelled]) -> Iterator[Labelled]:
    """A line of a form that nobody knows, word for word below several recommendations, ends the answer above it."""
    counts = Counter(item.value.text for item in found if item.field == Field.OTHER and item.value)
    for item, below in zip(found, [*found[1:], None], strict=True):
        text = item.value.text if item.field == Field.OTHER and item.value and not item.is_item else ""
        is_above = below is not None and below.field not in {Field.RECOMMENDATION, Field.NUMBER} and not below.heading
        if counts[text] >= _FEWEST_PARTS and is_above and item.value and _is_form_label(item.value):
            yield Labelled(Field.OTHER, None, ends=True)
        else:
            yield item


def _is_form_label(line: Excerpt) -> bool:
    """True for several words without a stop that are no value."""
    words = line.text.split()
    is_short = _FEWEST_WORDS <= len(words) <= LONGEST_TITLE and line.text[0].isupper() and line.text[-1] not in ".;:,!?"
    return is_short and not look_at(line).is_name and not is_value(line.text)


def is_value(text: str) -> bool:
    """True for a date, an office, a status or a position."""
    atom = look_at(whole(Document([Block(text)]), 0))
    is_told = bool(read_position(text) or read_status(text))
    return atom.is_date or atom.is_office or atom.is_status or is_told


def _leave_out_agenda(found: list[Labelled]) -> list[Labelled]:
    """Minutes number their items, and what is recommended inside one of them: “3.2 Keep a list.” Where every answer
    stands below a number of several parts, a plain number begins an item and no recommendation."""
    if any(item.field == Field.RECOMMENDATION for item in found):
        return found
    numbered = [n for n, item in enumerate(found) if is_numbered(item)]
    answered = {n for n, end in pairwise([*numbered, len(found)]) if any(map(_answers, found[n + 1 : end]))}
    plain = {n for n in numbered if _is_plain(found[n])}
    if len(answered) < _FEWEST_PARTS or answered & plain:
        return found
    return [Labelled(Field.OTHER, None, ends=True) if n in plain else item for n, item in enumerate(found)]


def _is_plain(item: Labelled) -> bool:
    """True for a paragraph whose number is a whole one."""
    match = NUMBERED.match(item.value.text) if item.value else None
    return match is not None and match["number"].isdigit()


def _join_stated(found: list[Labelled]) -> Iterator[Labelled]:
    """A position that stands alone above the label of its answer is its first sentence."""
    is_stated = False
    for item, below in zip(found, [*found[1:], None], strict=True):
        if is_stated:
            is_stated = False
            if item.value:
                yield Labelled(Field.OTHER, item.value)
        elif below is not None and below.field == Field.RESPONSE and _states_only(item):
            is_stated = True
            yield Labelled(Field.RESPONSE, item.value, organisation=below.organisation)
        else:
            yield item


def _states_only(item: Labelled) -> bool:
    """True for a paragraph that is a position and nothing else."""
    text = item.value.text if item.field == Field.OTHER and item.value and not item.is_item else ""
    return bool(text) and is_position(text)


def _number_above(found: list[Labelled]) -> Iterator[Labelled]:
    """A line such as “Point 3” above the label of a recommendation without a number has its number."""
    for item, below in zip(found, [*found[1:], None], strict=True):
        text = item.value if item.field == Field.OTHER and item.heading is None else None
        match = _NUMBERED_ABOVE.fullmatch(text.text) if text else None
        is_above = below is not None and below.field == Field.RECOMMENDATION and below.number is None
        yield Labelled(Field.NUMBER, text.cut(*match.span("number"))) if text and match and is_above else item


def _head_titles(found: list[Labelled]) -> list[Labelled]:
    """Short lines between the date or status of one recommendation and the label of the next are titles, and so is the
    line above the first where there are such."""
    above = [None, *found[:-1]]
    lines = [n for n, below in enumerate(found[1:]) if below.field == Field.RECOMMENDATION and _is_title_line(found[n])]
    titles = {n for n in lines if (before := above[n]) and before.field in _ENDING and before.value}
    first = next((n for n, item in enumerate(found) if item.field == Field.RECOMMENDATION and item.value), 0) - 1
    titles |= {first} & set(lines) if titles else set()
    return [Labelled(Field.OTHER, None, heading=item.value) if n in titles else item for n, item in enumerate(found)]


def _is_title_line(item: Labelled) -> bool:
    words = item.value if item.field == Field.OTHER and item.heading is None and not item.is_item else None
    is_short = words is not None and len(words.text.split()) <= LONGEST_THEME
    is_title = words is not None and is_short and bool(TITLE.fullmatch(words.text)) and is_theme(words.text)
    return is_title and words is not None and not (read_status(words.text) or read_position(words.text))


def _number_recommendations(found: list[Labelled]) -> Iterator[Labelled]:
    """Where numbers have labels and no recommendation has one, each number begins a recommendation without words.

    A single number among several recommendations is that of the document."""
    fields = [item.field for item in found]
    is_numbered = fields.count(Field.NUMBER) > 1 and Field.RECOMMENDATION not in fields
    is_of_document = fields.count(Field.NUMBER) == 1 < fields.count(Field.RECOMMENDATION)
    for item in found:
        if is_of_document and item.field == Field.NUMBER:
            continue
        begins = is_numbered and item.field == Field.NUMBER
        yield Labelled(Field.RECOMMENDATION, None, number=item.value) if begins else item


def _part_titles(found: list[Labelled]) -> Iterator[Labelled]:
    """A title behind the number of a recommendation, above the words that recommend, is its theme: “Recommendation 1 –
    Choose ports by their landings”, “The Commission should …”."""
    for item, below in zip(found, [*found[1:], None], strict=True):
        title = item.value if item.field == Field.RECOMMENDATION and item.number and item.value else None
        asks = (
            below is not None
            and below.field == Field.OTHER
            and below.value is not None
            and _ASKS.search(below.value.text)
        )
        is_title = title is not None and bool(TITLE.fullmatch(title.text)) and len(title.text.split()) <= LONGEST_TITLE
        if title and is_title and asks and not _ASKS.search(title.text):
            yield Labelled(Field.OTHER, None, heading=title)
            yield replace(item, value=None)
        else:
            yield item


def _part_letters(found: list[Labelled]) -> Iterator[Labelled]:
    """Lettered parts of a recommendation that are each answered below their own words are recommendations."""
    begins = [number for number, item in enumerate(found) if item.field == Field.RECOMMENDATION]
    parts = [part for start, end in pairwise([*begins, len(found)]) for part in _answered_letters(found, start, end)]
    for number, item in enumerate(found):
        yield replace(item, field=Field.RECOMMENDATION) if number in parts else item


def _answered_letters(found: list[Labelled], start: int, end: int) -> list[int]:
    """The places of lettered paragraphs below a recommendation, where something answers behind the first of them."""
    lettered = [number for number in range(start + 1, end) if _is_lettered(found[number])]
    if len(lettered) < _FEWEST_PARTS:
        return []
    between = found[lettered[0] + 1 : lettered[1]]
    return lettered if any(_answers(item) or item.field in BELOW for item in between) else []


def _is_lettered(item: Labelled) -> bool:
    return item.field == Field.OTHER and item.value is not None and bool(_LETTER.match(item.value.text))


def is_numbered(item: Labelled) -> bool:
    """True for a paragraph without a label that begins with a number."""
    return item.field == Field.OTHER and item.value is not None and bool(NUMBERED.match(item.value.text))


def name_recommendations(found: list[Labelled]) -> Iterator[Labelled]:
    """Where no label and no number says what is recommended, it is the paragraph before the labels that answer it.

    A tracker may leave it out altogether: then each answer begins a recommendation without words.
    """
    has_answer = True
    for item, following in zip(found, [*found[1:], None], strict=True):
        is_text = item.field == Field.OTHER and item.heading is None and _is_sentence(item.value)
        if is_text and has_answer and following is not None and following.field in _ANSWERS:
            yield replace(item, field=Field.RECOMMENDATION)
            has_answer = False
            continue
        if item.field == Field.RESPONSE:
            if has_answer:
                yield Labelled(Field.RECOMMENDATION, None)
            has_answer = True
        yield item


def _is_sentence(text: Excerpt | None) -> bool:
    """False for a title above what follows."""
    return text is not None and (text.text.rstrip()[-1:] in set(".;:?") or len(text.text.split()) > LONGEST_TITLE)
