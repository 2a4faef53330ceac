"""Labelled values to rows, in the order of the document."""

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from itertools import pairwise

from answerable.extraction.blocks import Document, Excerpt, whole
from answerable.extraction.headings import Field, field_of, is_theme
from answerable.extraction.labelled_items import (
    BELOW,
    LONGEST_THEME,
    LONGEST_TITLE,
    TITLE,
    is_list,
    is_numbered,
    is_value,
    name_recommendations,
    put_right,
)
from answerable.extraction.labels import Labelled
from answerable.extraction.numbering import NUMBERED, TITLE_NUMBER, names_paragraph, without_title_number
from answerable.extraction.positions import is_position, read_position
from answerable.extraction.rows import Row
from answerable.extraction.words import fold

_LIST_HEADING = re.compile(r"\brecomm?[ae]nd?ations?\b", re.IGNORECASE)
_OF_ANSWERS = re.compile(r"\b(?:responses?|réponses?)\b", re.IGNORECASE)  # “4.0 Management response”
_SHORTEST_SENTENCE = 4  # words
_LONGEST_LEAD = 120  # characters at the end of an answer that lead to what will be done
_LEADS = re.compile(
    r"\b(?:actions?|measures?|mesures?|steps?|following|suivante?s?|will|plan)\b[^.:]{0,60}:\s*$", re.IGNORECASE
)
# The end of a letter is the end of the answer, too.
_CLOSING = re.compile(
    r"^(?:yours (?:sincerely|faithfully|truly)|(?:kind |best )?regards|sincerely|veuillez (?:agréer|recevoir)"
    r"|je vous prie (?:d['’]agréer|de croire)|cordialement|signed|signature|signé"
    r"|(?:if|should) (?:there are|you have) (?:any )?(?:further )?questions|pour toute question)\b",
    re.IGNORECASE,
)
# Committees say behind each of their recommendations where it stands in their report, and the answer follows.
_SOURCE_BEHIND = re.compile(
    r"\((?:(?:recommendation|conclusion|recommandation),? )?paragra(?:ph|phe)s? [\d, and–-]+\)$", re.IGNORECASE
)
_PARAGRAPH_NUMBER = re.compile(
    r"\d{1,2}\.\d{1,2}\.?\s+(?=[A-ZÀ-Ö])"
)  # minutes number what they say of a recommendation
_PAIR = re.compile(r"[^:\n]{2,50}:\s*\S+(?: \S+){0,3}")  # a label that nobody knows, and its value
_BOXED = re.compile(r"\[\d{1,2}\]\s+\w")
_MARGIN = 8  # characters in front of an answer in which its number stands
_TO = re.compile(r"(?:To|À|Au):? (?:the |la |l['’])?[A-ZÀ-Ö][^.;:]{2,80}$")  # “To the Country Office”
_NAMED_ABOVE = frozenset({Field.NUMBER, Field.ADDRESSEE, Field.PRIORITY})
_GOES_ON = frozenset({Field.RECOMMENDATION, Field.RESPONSE, Field.COMMENT, Field.ACTION, Field.FINDING})


def list_recommendations(document: Document) -> Iterator[Row]:
    """The bullets and numbered paragraphs under a heading that says recommendations, up to the next heading like it.

    Lists without answers look like this. A heading further below is the theme of what stands under it.
    """
    level, theme = 0, None
    for number, block in enumerate(document.blocks):
        excerpt = whole(document, number)
        if block.cell is not None or block.is_aside:
            level = 0
        elif block.level and _LIST_HEADING.search(block.text):
            level, theme = block.level, None
        elif block.level:
            level, theme = (level, excerpt) if block.level > level > 0 else (0, None)
        elif level:
            lines = [line.excerpt for line in excerpt.lines() if line.is_item]
            numbered = [excerpt] if not lines and NUMBERED.match(block.text) else []
            for text in [*lines, *numbered]:
                row = Row(theme=theme, begins=True)
                row.add(Field.RECOMMENDATION, text)
                yield row


def read_rows(found: Iterable[Labelled]) -> Iterator[Row]:
    """Rows from labelled values: a heading, a recommendation or a further action begins a new one."""
    found = put_right(list(found))
    fields = {item.field for item in found if item.value or item.number or item.field != Field.RECOMMENDATION}
    fields |= {Field.RECOMMENDATION} if _has_labels_above(found) else set()
    if Field.RECOMMENDATION not in fields and not any(is_numbered(item) for item in found):
        found = list(name_recommendations(found))
        fields |= {Field.RECOMMENDATION}
    has_answers = any(item.field == Field.RESPONSE and item.value for item in found) or _has_empty_answers(found)
    fields -= set() if has_answers else {Field.RESPONSE}  # a heading “Response” above everything labels no answer
    if not fields & {Field.RESPONSE, Field.ACTION}:
        found = [_as_answer(item) for item in found]
    yield from _share_answers(list(_collect(found, fields)))


def _share_answers(rows: list[Row]) -> Iterator[Row]:
    """An answer below several recommendations under one heading is that of each of them."""
    for row, above in zip(reversed(rows), [*reversed(rows[:-1]), None], strict=True):
        answer = row.all(Field.RESPONSE)[:1]
        if above and answer and _waits(above) and row.begins and _same_theme(above, row):
            above.cells[Field.RESPONSE] = list(answer)
    yield from rows


def _waits(row: Row) -> bool:
    """True for a recommendation of which nothing more is said; paragraphs that go on with it may be its answer."""
    words = row.first(Field.RECOMMENDATION)
    is_all = not set(row.cells) - {Field.RECOMMENDATION, Field.NUMBER}
    return row.begins and is_all and words is not None and len(words.pieces) == 1 and words.text[-1:] != ":"


def _same_theme(one: Row, other: Row) -> bool:
    return (one.theme and one.theme.key) == (other.theme and other.theme.key)


def _collect(found: list[Labelled], fields: Set[Field]) -> Iterator[Row]:
    collector = _RowCollector(fields, has_numbers=is_list(found))
    for item, below in zip(found, [*found[1:], None], strict=True):
        if collector.is_title(item, below):
            title = without_title_number(item.value) if item.value else None
            finished = collector.take(Labelled(Field.OTHER, None, heading=title))
        else:
            finished = collector.take(_as_action(item) if collector.is_next_action(item, below) else item)
        if finished is not None and finished.cells:
            yield finished
    if collector.row.cells:
        yield collector.finish()


def _as_answer(item: Labelled) -> Labelled:
    """Where nothing else answers, comments do."""
    return replace(item, field=Field.RESPONSE) if item.field == Field.COMMENT else item


def _is_list_heading(item: Labelled) -> bool:
    """True for “Recommendations” above all of them, where each has a number in its own label."""
    text = item.alone.text if item.alone and item.number is None else ""
    return item.field == Field.RECOMMENDATION and fold(text) in {"recommendations", "recommandations"}


def _has_labels_above(found: list[Labelled]) -> bool:
    """True where several labels “Recommendation” stand each above its words."""
    pairs = ((one, below) for one, below in pairwise(found) if one.field == Field.RECOMMENDATION and one.alone)
    return sum(below.field == Field.OTHER and below.value is not None for _, below in pairs) > 1


def _as_action(item: Labelled) -> Labelled:
    return replace(item, field=Field.ACTION)


def _has_empty_answers(found: list[Labelled]) -> bool:
    """True where labels of answers stand above their words, each below a recommendation."""
    names = [item.field for item in found if item.field in {Field.RECOMMENDATION, Field.RESPONSE}]
    pairs = sum(one == Field.RECOMMENDATION and other == Field.RESPONSE for one, other in pairwise(names))
    return pairs > 1 or (pairs == 1 and names.count(Field.RECOMMENDATION) == 1)  # one pair may be headings above all


def _explains(item: Labelled) -> bool:
    """True for a whole sentence, and not a list or a signature."""
    text = item.value.text if item.value and not item.is_item else ""
    return text[-1:] in set(".!?") and len(text.split()) > _SHORTEST_SENTENCE


def _behind_to(words: Excerpt | None) -> Excerpt | None:
    """Whom “To: Harbour Board” names; any other words are as they are."""
    return words.cut(words.text.index(" ")) if words and _TO.match(words.text) else words


class _RowCollector:
    """Holds the row that is being filled."""

    def __init__(self, fields: Set[Field], has_numbers: bool) -> None:
        self.has_numbers = has_numbers  # labels name the numbers of recommendations
        self.has_labels = Field.RECOMMENDATION in fields  # else recommendations are told by their numbers alone
        self.has_actions = Field.ACTION in fields  # else no label says what will be done
        self.has_answers = Field.RESPONSE in fields  # else an answer is told by the position that it opens with
        self.row = Row()
        self.last = Field.OTHER  # what unlabelled text goes on with
        self.answerer: str | None = None  # whose answer stands below a label without a value; None behind its words
        self.theme: Excerpt | None = None
        self.number: Excerpt | None = None  # stands above the recommendation that it is the number of
        self.priority: Excerpt | None = None  # stands between that number and the recommendation
        self.holder: Excerpt | None = None  # whose promises stand below
        self.offices: list[Excerpt] = []  # stand above a table of the actions of one recommendation

    def take(self, item: Labelled) -> Row | None:
        """Take one value in; the row before it where the value begins a new one."""
        if item.heading:
            self.theme = item.heading
            return self._begin(Field.OTHER)
        if item.row is not None:
            return self._take_row(item.row)
        self.holder = item.value if item.is_holder else self.holder
        above = self.theme.first_block.level if self.theme else 0
        if item.introduces or 0 < item.level < above or (self.has_numbers and _is_list_heading(item)):
            self.theme = None
            return self._begin(Field.OTHER)
        finished: Row | None = None
        if self._is_recommendation(item) and self._is_named_again(item):
            self.row.add(Field.RECOMMENDATION, item.value)
        elif self._is_recommendation(item):
            finished = self._begin(Field.RECOMMENDATION, begins=True)
            self.row.add(Field.NUMBER, item.number or self.number)
            self.row.add(Field.PRIORITY, self.priority)
            self.number = self.priority = None
            is_to = item.value is not None and _TO.match(item.value.text)
            self.row.add(Field.ADDRESSEE if is_to else Field.RECOMMENDATION, _behind_to(item.value))
        elif item.ends or item.is_holder:
            self.last = Field.OTHER if item.ends else self.last
        elif item.field == Field.NUMBER or (item.field == Field.PRIORITY and self.number is not None):
            self._take_above(item)
        elif item.field == Field.OTHER:
            self._go_on(item)
        else:
            if item.field == Field.ACTION and Field.ACTION in self.row.cells:
                finished = self._begin(Field.ACTION)
            self._add(item)
        return finished

    def _is_named_again(self, item: Labelled) -> bool:
        """True for “Recommendation 3: …” right below a heading “Recommendation 3”, and for the number again, and no
        words, right below those of its recommendation."""
        number, words = self.row.first(Field.NUMBER), self.row.first(Field.RECOMMENDATION)
        is_same = number is not None and item.number is not None and number.text == item.number.text
        is_open = item.value is None if words else set(self.row.cells) == {Field.NUMBER}
        return is_same and is_open and self.last == Field.RECOMMENDATION

    def is_title(self, item: Labelled, below: Labelled | None) -> bool:
        """True for a short line without a mark, such as “Insurance”, right above a recommendation that is told by its
        number alone: text that was pasted has lost what told its headings."""
        text = item.value.text if item.field == Field.OTHER and item.value and not item.is_item else ""
        is_above = below is not None and (self._is_recommendation(below) or below.field == Field.NUMBER)
        if text and below is not None and self._begins_chapter(item, below):
            return True
        if not is_above or not text:
            return False
        number = TITLE_NUMBER.match(text)
        if number:
            title = text[number.end() :]
            return bool(TITLE.fullmatch(title)) and len(text.split()) <= LONGEST_TITLE and not _OF_ANSWERS.search(title)
        is_short = len(text.split()) <= LONGEST_THEME
        is_marked = not self.has_labels or text.isupper()
        return is_marked and is_short and bool(TITLE.fullmatch(text)) and is_theme(text)

    def is_next_action(self, item: Labelled, below: Labelled | None) -> bool:
        """True for words without a label below the office and date of an action, above an office or date of their own:
        several actions may stand below one label."""
        is_text = item.field == Field.OTHER and item.value is not None and item.heading is None
        is_text = is_text and not (item.value and _PAIR.fullmatch(item.value.text))
        is_open = self.last in BELOW and Field.ACTION in self.row.cells
        return is_text and is_open and below is not None and below.field in BELOW

    def _begins_chapter(self, item: Labelled, below: Labelled) -> bool:
        """True for a title and the words of a finding below it, behind the office or date of the answer before."""
        text = item.value.text if item.value else ""
        is_title = len(text.split()) <= LONGEST_THEME and bool(TITLE.fullmatch(text)) and is_theme(text)
        is_open = self.last in BELOW and Field.RESPONSE in self.row.cells and self.has_labels
        return is_title and is_open and below.field == Field.OTHER and _explains(below) and not is_value(text)

    def _take_above(self, item: Labelled) -> None:
        """A number right below a recommendation is its own; any other is that of the one below, and so is the priority
        behind it."""
        if item.field == Field.PRIORITY:
            self.priority = item.value
        elif set(self.row.cells) == {Field.RECOMMENDATION}:
            self.row.add(Field.NUMBER, item.value)
        else:
            self.number, self.last = item.value, Field.OTHER

    def _take_row(self, row: Row) -> Row:
        """A row of a table stands for itself; what comes behind the table goes on with nothing in it."""
        if Field.ACTION in row.cells and Field.ACTION not in self.row.cells:
            self.offices = self.row.cells.pop(Field.ACCOUNTABILITY, []) or self.offices
        if Field.ACCOUNTABILITY not in row.cells and not row.begins:
            for office in self.offices:
                row.add(Field.ACCOUNTABILITY, office)
        finished, self.row, self.last = self.row, row, Field.OTHER
        row.theme = row.theme or self.theme
        return finished

    def _is_recommendation(self, item: Labelled) -> bool:
        if item.field == Field.RECOMMENDATION:
            return True
        return not self.has_labels and is_numbered(item) and not self._is_numbered_action()

    def _is_numbered_action(self) -> bool:
        """True where a number goes on with the numbers of actions, or begins them."""
        actions = self.row.all(Field.ACTION)
        return self.last == Field.ACTION and (not actions or bool(NUMBERED.match(actions[0].text)))

    def finish(self) -> Row:
        """The row as it is, its promise that of who holds it where it names nobody."""
        if self.holder and Field.ACTION in self.row.cells and Field.ACCOUNTABILITY not in self.row.cells:
            self.row.add(Field.ACCOUNTABILITY, self.holder)
        return self.row

    def _begin(self, field: Field, begins: bool = False) -> Row:
        finished, self.row, self.last = self.finish(), Row(theme=self.theme, begins=begins), field
        self.holder = None if begins else self.holder
        self.offices = [] if begins else self.offices
        return finished

    def _go_on(self, item: Labelled) -> None:
        """Text without a label goes on with the value before it; a list under an answer is none of its words."""
        number = _PARAGRAPH_NUMBER.match(item.value.text) if item.value and self.has_labels else None
        if number and self._is_answered_without_number():
            self.last = Field.OTHER  # the report goes on below the frame of the recommendation
            return
        item = replace(item, value=item.value.cut(number.end())) if item.value and number else item
        if item.value is None or self._is_lost_heading(item.value.text) or names_paragraph(item.value.text):
            return
        if _CLOSING.match(item.value.text):
            self.last = Field.OTHER
            return
        if self._take_addressee(item.value):
            return
        if self._is_bare_answer(item):
            self.last = Field.RESPONSE
            self._add_answer(item.value)
            return
        if self._takes_actions(item):
            for line in item.value.lines():
                self.row.add(Field.ACTION, line.excerpt)
            return
        is_apart = item.is_item and self.last != Field.ACTION and bool(self.row.cells.get(self.last))
        if self.last in _GOES_ON and not is_apart:
            self._extend(item.value)
        elif self.last in BELOW and self._may_answer() and not self.has_actions and _explains(item):
            self.row.extend_last(Field.RESPONSE, item.value)  # why, below who and when

    def _takes_actions(self, item: Labelled) -> bool:
        """True below an answer where no label says what will be done: for a list, and for “[1] Buy the pumps.”"""
        if self.has_actions or item.value is None:
            return False
        is_numbered = self.last in {Field.RESPONSE, Field.ACTION} and _BOXED.match(item.value.text) is not None
        return is_numbered or (self.last == Field.RESPONSE and self._leads_to(item))

    def _take_addressee(self, words: Excerpt) -> bool:
        """Whom a recommendation is addressed to and how urgent it is may stand between its number and its words."""
        if not set(self.row.cells) <= _NAMED_ABOVE or self.last not in {Field.RECOMMENDATION, Field.PRIORITY}:
            return False
        self.last = Field.RECOMMENDATION
        is_addressee = bool(_TO.match(words.text))
        self.row.add(Field.ADDRESSEE, _behind_to(words) if is_addressee else None)
        return is_addressee

    def _is_answered_without_number(self) -> bool:
        """True behind an answer whose own words have no number: paragraphs with numbers are those of the report."""
        answers = self.row.all(Field.RESPONSE)
        if self.last != Field.RESPONSE or not answers:
            return False
        start = answers[-1].pieces[0][1]
        before = answers[-1].first_block.text[:start]
        return not _PARAGRAPH_NUMBER.match(answers[-1].text) and not _PARAGRAPH_NUMBER.search(f"{before[-_MARGIN:]}A")

    def _extend(self, words: Excerpt) -> None:
        """Let the value before it go on; behind the label of a second body that answers, it is a value of its own."""
        if self.last == Field.RESPONSE and self.answerer is not None:
            self.row.add(Field.RESPONSE, words)
            if self.answerer:
                self.row.organisations[words.key] = self.answerer
            self.answerer = None
        else:
            self.row.extend_last(self.last, words)

    def _may_answer(self) -> bool:
        """True below an answer, and below a status where no label says “response”."""
        return Field.RESPONSE in self.row.cells or (self.last == Field.STATUS and not self.has_answers)

    def _leads_to(self, item: Labelled) -> bool:
        """True for a list below an answer without a label, and for what stands below “the following measures:”."""
        answer = self.row.all(Field.RESPONSE)[-1:]
        leads = bool(answer) and bool(_LEADS.search(answer[0].text[-_LONGEST_LEAD:]))
        return leads or (item.is_item and not self.has_answers)

    def _is_bare_answer(self, item: Labelled) -> bool:
        """True for words below a recommendation that open with a position, where no label says “response”."""
        is_next = self.last in BELOW | {Field.RECOMMENDATION} and Field.RESPONSE not in self.row.cells
        is_below = is_next and Field.RECOMMENDATION in self.row.cells
        if self.has_answers or not is_below or item.is_item or item.value is None:
            return False
        is_ended = bool(_SOURCE_BEHIND.search(self.row.all(Field.RECOMMENDATION)[0].text))
        return is_ended or read_position(item.value.text) is not None

    def _is_lost_heading(self, text: str) -> bool:
        """True for the heading of a column, such as “Completion dates”, between a label and what it names."""
        is_open = self.last == Field.ACTION and Field.ACTION not in self.row.cells
        return is_open and len(text.split()) <= 3 and field_of(text) in {Field.DUE, Field.ACCOUNTABILITY, Field.STATUS}

    def _add(self, item: Labelled) -> None:
        self.last = item.field
        self.answerer = item.organisation if item.field == Field.RESPONSE and item.value is None else None
        if item.field == Field.RESPONSE and item.value and self._says_more(item.value):
            self.row.add(Field.COMMENT, item.value)
        elif item.field == Field.RESPONSE and item.value and not self.has_actions:
            self._add_answer(item.value)
        else:
            self.row.add(item.field, item.value)
        if item.organisation and item.value:
            self.row.organisations[item.value.key] = item.organisation

    def _says_more(self, words: Excerpt) -> bool:
        """True for words without a position below an answer that is a position and nothing else: they go with it."""
        answers = self.row.all(Field.RESPONSE)
        return len(answers) == 1 and is_position(answers[0].text) and read_position(words.text) is None

    def _add_answer(self, answer: Excerpt) -> None:
        """Where no label says what will be done, a list at the end of an answer does."""
        lines = answer.lines()
        words = len(lines)
        while words and lines[words - 1].is_item:
            words -= 1
        if not 0 < words < len(lines):
            self.row.add(Field.RESPONSE, answer)
            return
        self.row.add(Field.RESPONSE, lines[0].excerpt.through(lines[words - 1].excerpt))
        for line in lines[words:]:
            self.row.add(Field.ACTION, line.excerpt)
