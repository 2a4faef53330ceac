"""Reads the date expressions in a text, in order, each with what it is a date for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.periods.expressions import phrases
from answerable.periods.expressions.deliverables import name_deliverables
from answerable.periods.expressions.due import Due, Span
from answerable.periods.expressions.lexer import Token, cut_tokens, fold_in_place
from answerable.periods.expressions.moments import Moment, MomentReader
from answerable.periods.expressions.vocab import Cadence, Kind, Precision


@dataclass(frozen=True)
class Context:
    """What a reading depends on: the language, the first month of the fiscal year (1 to 12), the report's date."""

    language: str = "en"
    fiscal_year_start: int = 4
    report_date: date | None = None


@dataclass(frozen=True)
class _Found:
    """An expression in the making: where it stands in the text, and what it says."""

    start: int
    end: int
    due: Due


# Words in front of a moment that make it an upper bound, the longest first.
_BEFORE = re.compile(
    r"(?:(?:but |and )?(?:no later than|not later than|by no later than|at the latest by|on or before|by|until|till|up to"
    r"|d'ici|au plus tard|jusqu'(?:au|aux|en|a)|pour le|pour la))"
    r"(?: (?:the|le|la|les|l|au|en|a|next|prochain))*[ ']*$"
)
_BEFORE_EXCLUSIVE = re.compile(r"(?:before|prior to|avant)(?: (?:the|le|la|les|l))*[ ']*$")
_START = re.compile(
    r"(?:starting|beginning|commencing|effective|from|since|as from|a compter d[eu]?|a partir d[eu]?|depuis|des)"
    r"(?: (?:in|on|with|from|the|le|la|l|du|de|d))*[ ']*$"
)
_BEGUN = re.compile(
    r",? ?(?:(?:starting|beginning|commencing|from|as of)(?: in| on| with| the)*"
    r"|(?:a compter|a partir) d(?:e la|e l|es|e|u|)(?=\W))[ ']*"
)
_END_OF_THIS_YEAR = re.compile(
    r"(?:by|at|before|d'ici) (?:the |a |la )*(?:end|fin) (?:of|de) (?:this|the current|la presente|l'|cette) ?(?:\w+ )?(?:year|annee|exercice) \($"
)
_SINCE = re.compile(r"(?:since|depuis)(?: (?:the|le|la|l))*[ ']*$")
_BETWEEN = re.compile(
    r"(?:between|entre|from|du|de|d'|des|starting in|starting|during|over)(?: (?:the|le|la|l))*[ ']*$"
)
_START_LABEL = re.compile(r"(?:start(?:ing)?(?: date)?|debut|date de debut)\s*:?\s*$")
_END_LABEL = re.compile(r"\s*[,;.]?\s*(?:completion|end|finish|fin)(?: date)?\s*:\s*")
_IN = re.compile(
    r"(?:\bin|\bon|\bat|\bduring|\bover|\bfor|\ben|\bau|\ba|\ble|\bla|\bl|\bdu|\bdes|\bde|\bd|\bthe|\bof|\bdate|biennium|planned for|next|:)[ ']*$"
)
_LATEST = re.compile(r"\s*,? ?(?:at the latest|au plus tard)(?!\w)")
_EARLIEST = re.compile(r"\s*,? ?(?:at the earliest|au plus tot)(?!\w)")
_ONWARD = re.compile(r"\s*,? ?(?:and )?(?:onwards?|and (?:after|beyond)|et (?:apres|au-dela))(?!\w)")
_OF_EACH_YEAR = re.compile(
    r"\s*,? ?(?:of|in) (?:each|every) (?:calendar |fiscal )?year|\s*(?:de )?chaque annee|\s*thereafter"
)
_HISTORY = re.compile(r"\b(?:began|begun|started|commenced|introduced|since|a commence|a debute|depuis)\b[^.;\n]*$")
_JOINED = re.compile(r"[\s,(:–-]*(?:(?:in|on|since|as of|en|le|au|depuis|:) )?[ (]*")


def read_expressions(text: str, context: Context) -> list[Due]:
    """Every date expression in the text, in order of appearance.

    `as_written` is the expression with the words that change it; `deliverable` is what stands before it on
    its line, where that names something. Ambiguous or damaged ones come back as such, never guessed.
    """
    found = list(_Scanner(text, context).scan())
    return [replace(due.due, at=due.start) for due in name_deliverables(text, _merge(text, found, context))]


class _Scanner:
    """Walks through one text once."""

    def __init__(self, text: str, context: Context) -> None:
        self.text, self.context = text, context
        self.folded = fold_in_place(text)
        self.tokens: list[Token] = cut_tokens(self.folded)
        self.reader = MomentReader(self.tokens, context.fiscal_year_start)

    def scan(self) -> Iterator[_Found]:
        """The expressions in order; they do not overlap."""
        index, reached = 0, 0
        while index < len(self.tokens):
            token = self.tokens[index]
            found = None
            if token.start >= reached:
                found = self._read_phrase(token.start) or self._read_moment(index, reached)
            if found:
                yield found
                reached = found.end
                while index < len(self.tokens) and self.tokens[index].start < reached:
                    index += 1
            else:
                index += 1

    # -- phrases

    def _read_phrase(self, at: int) -> _Found | None:
        readers = (
            self._damaged, self._cadence, self._not_applicable, self._undetermined, self._relative, self._done,
            self._ongoing,
        )  # fmt: skip
        return next((found for found in (reader(at) for reader in readers) if found), None)

    def _make(self, start: int, end: int, due: Due) -> _Found:
        written = self.text[start:end]
        trimmed = written.rstrip(" ,;:-–\n\t")
        lost = len(written) - len(trimmed)
        return _Found(start, end - lost, replace(due, as_written=trimmed))

    def _damaged(self, at: int) -> _Found | None:
        match = phrases.DAMAGED.match(self.folded, at)
        why = ("the date is damaged",)
        return self._make(at, match.end(), Due("", Kind.AMBIGUOUS, assumptions=why)) if match else None

    def _not_applicable(self, at: int) -> _Found | None:
        match = phrases.NOT_APPLICABLE.match(self.folded, at)
        return self._make(at, match.end(), Due("", Kind.NOT_APPLICABLE)) if match else None

    def _undetermined(self, at: int) -> _Found | None:
        match = phrases.UNDETERMINED.match(self.folded, at)
        return self._make(at, match.end(), Due("", Kind.UNDETERMINED)) if match else None

    def _ongoing(self, at: int) -> _Found | None:
        match = phrases.ONGOING.match(self.folded, at)
        if not match or not self._stands_alone(at, match.end()):
            return None
        return self._make(at, match.end(), Due("", Kind.ONGOING))

    def _stands_alone(self, start: int, end: int) -> bool:
        """True where a word is a value of its own and no adjective: “Ongoing” and not “ongoing work”."""
        behind = self.folded[end:].lstrip(" ")
        before = self.folded[:start].rstrip(" ")
        opens = (
            not before or before[-1] in ",;:.(\n-/" or before.endswith((" and", " is", " are", " et", " est", " then"))
        )
        closes = (
            not behind or behind[0] in ",;:.)\n-/(" or bool(re.match(r"(?:and|et|with|until|as|thereafter)\b", behind))
        )
        return closes or (opens and self._something_else_begins(end))

    def _something_else_begins(self, end: int) -> bool:
        """True where a capital letter begins what follows: “Ongoing IDM to be held in …”."""
        return bool(re.match(r"\s+[A-ZÉÀÂÎÔ]", self.text[end:]))

    def _cadence(self, at: int) -> _Found | None:
        match = phrases.CADENCE.match(self.folded, at)
        if not match or match.end() == at:
            return None
        cadence = phrases.cadence_of(match)
        if not self._closes_clause(match):
            return None
        end, start = match.end(), None
        begun = _BEGUN.match(self.folded, end)
        if begun:
            moment = self.reader.read(self._token_at(begun.end()))
            if moment and moment.span:
                end, start = self.tokens[moment.next - 1].end, moment.span.start
        return self._make(at, end, Due("", Kind.ONGOING, start=start, cadence=cadence))

    def _closes_clause(self, match: re.Match[str]) -> bool:
        """False for a cadence that is an adjective of what follows: “quarterly note”, “monthly meetings”."""
        words = match.group().split()
        behind = self.folded[match.end() :]
        is_adverb = words[-1].endswith(("ally", "ement")) or len(words) > 1
        return (
            is_adverb
            or not re.match(r" [a-z]", behind)
            or bool(re.match(r" (?:starting|beginning|from|until|and|a compter)", behind))
        )

    def _token_at(self, place: int) -> int:
        return next((i for i, token in enumerate(self.tokens) if token.start >= place), len(self.tokens))

    # -- relative

    def _relative(self, at: int) -> _Found | None:
        match = phrases.RELATIVE.match(self.folded, at)
        if not match and at == len(self.folded) - len(self.folded.lstrip()):
            match = phrases.BARE_LENGTH.match(self.folded)
        if not match:
            return None
        namely = phrases.NAMELY.search(self.folded, at, match.end() + 12)
        if namely:
            return self._settled(at, namely.end())
        if self._names_a_moment(match):
            return None
        end, day = self._event_day(match)
        months, days = phrases.months_and_days(match)
        due_on = _add(day, months, days) if day and (months or days) else None
        return self._make(at, end, Due("", Kind.RELATIVE, end=due_on))

    def _settled(self, at: int, behind: int) -> _Found | None:
        """A day that the text names itself settles the offset before it."""
        found = next((self._read_moment(i, behind) for i, t in enumerate(self.tokens) if t.start >= behind), None)
        return self._make(at, found.end, found.due) if found else None

    def _names_a_moment(self, match: re.Match[str]) -> bool:
        """True for “in 2 months”-like matches that are moments after all: “over summer 2011”, “following June 2012”."""
        if phrases.has_length(match):
            return False
        inside = [i for i, token in enumerate(self.tokens) if match.start() <= token.start < match.end()]
        moments = (self.reader.read(index) for index in inside)
        return any(moment and moment.span for moment in moments)

    def _event_day(self, match: re.Match[str]) -> tuple[int, date | None]:
        """Where the expression ends, and the day of the event it is counted from, where that is known."""
        bracket = re.compile(r"\s*\(([^)]*)\)").match(self.folded, match.end())
        if bracket:
            inside = (i for i, t in enumerate(self.tokens) if bracket.start() < t.start < bracket.end())
            moment = next((m for m in map(self.reader.read, inside) if m and m.span), None)
            if moment and moment.span and moment.precision == Precision.DAY:
                return bracket.end(), moment.span.end
            return bracket.end(), None
        known = phrases.REPORT_DATE.search(match.group())
        return match.end(), self.context.report_date if known else self._day_inside(match)

    def _day_inside(self, match: re.Match[str]) -> date | None:
        """“Within 30 days of 3 May 2020”: the event is the day itself."""
        inside = [i for i, token in enumerate(self.tokens) if match.start() < token.start < match.end()]
        moments = (self.reader.read(index) for index in inside)
        days = (m.span.end for m in moments if m and m.span and m.precision == Precision.DAY)
        return next(days, None)

    # -- done

    def _done(self, at: int) -> _Found | None:
        match = phrases.DONE.match(self.folded, at)
        if not match or not self._opens_clause(at) or not self._is_verdict(match.end()):
            return None
        end, day = match.end(), None
        joined = _JOINED.match(self.folded, end)
        if joined:
            moment = self.reader.read(self._token_at(joined.end()))
            closing = self._token_at(joined.end())
            if moment and moment.span and self.tokens[closing].start == joined.end():
                end, day = self.tokens[moment.next - 1].end, moment.span.end
                end += 1 if self.folded[end : end + 1] == ")" else 0
        return self._make(at, end, Due("", Kind.DONE, end=day))

    def _opens_clause(self, at: int) -> bool:
        before = self.folded[:at].rstrip(" ")
        return not before or before[-1] in ";:.\n-/" or before.endswith(("status", " was", " were"))

    def _is_verdict(self, end: int) -> bool:
        """False for “Completed by March 2012” and for “complete the review”."""
        return not re.match(
            r" (?:by|before|no later|d'ici|the|a|an|of|le|la|les|des|du|once|when|within)\b", self.folded[end:]
        )

    # -- moments

    def _read_moment(self, index: int, reached: int) -> _Found | None:
        moment = self.reader.read(index)
        if moment is None:
            return None
        start, end = self.tokens[self.reader.skip(index)].start, self.tokens[moment.next - 1].end
        before = self.folded[reached:start]
        label = _START_LABEL.search(before)
        completion = _END_LABEL.match(self.folded, end)
        if label and completion:
            return self._from_start_to_completion(reached + label.start(), completion.end(), moment)
        return self._read_bounded(index, moment, reached, start, end)

    def _from_start_to_completion(self, start: int, behind: int, first: Moment) -> _Found | None:
        last = self.reader.read(self._token_at(behind))
        if not last or not last.span or not last.span.end or not first.span or not first.span.start:
            return None
        due = Due("", Kind.PERIOD, first.span.start, last.span.end, Precision.SPAN, assumptions=first.assumptions)
        return self._make(start, self.tokens[last.next - 1].end, due)

    def _read_bounded(self, index: int, moment: Moment, reached: int, start: int, end: int) -> _Found | None:
        before = self.folded[reached:start]
        each = _OF_EACH_YEAR.match(self.folded, end)
        if each and moment.build:
            bound = _BEFORE.search(before)
            return self._make(reached + bound.start() if bound else start, each.end(), self._yearly())
        moment_of_year = self._with_year(moment, bool(_BEFORE.search(before) or moment.is_end))
        if moment_of_year is None or self._is_bare_number(index, moment, before):
            return None
        return self._with_bound(moment_of_year, reached, start, end)

    @staticmethod
    def _yearly() -> Due:
        return Due("", Kind.ONGOING, cadence=Cadence.YEARLY)

    def _is_bare_number(self, index: int, moment: Moment, before: str) -> bool:
        """A year in a sentence is a date only behind a word of time; alone in its text it always is."""
        if moment.precision != Precision.YEAR or moment.next - self.reader.skip(index) > 1 or moment.is_end:
            return False
        timed = any(pattern.search(before) for pattern in (_BEFORE, _BEFORE_EXCLUSIVE, _START, _IN, _END_LABEL))
        around = (before + self.folded[self.tokens[moment.next - 1].end :]).strip(" .;:,()\n")
        is_number_of_something = bool(re.search(r"(?:no|numero|#|section|act|loi|resolution) ?\.? ?$", before))
        return (not timed and bool(around) and not before.endswith("\n")) or is_number_of_something

    def _with_year(self, moment: Moment, is_bounded: bool) -> Moment | None:
        """A moment without a year in the year of the report: the first such day on or after its date."""
        if moment.build is None:
            return moment
        if not (is_bounded or moment.precision == Precision.DAY):
            return None
        today = self.context.report_date
        if today is None:
            return replace(moment, build=None, assumptions=("no year is named",))
        span = moment.build(today.year)
        if span and span.end and span.end < today:
            span = moment.build(today.year + 1)
        return replace(moment, span=span, build=None, assumptions=(*moment.assumptions, "year of the report"))

    def _with_bound(self, moment: Moment, reached: int, start: int, end: int) -> _Found:
        before = self.folded[reached:start]
        latest = _LATEST.match(self.folded, end)
        bound = _BEFORE.search(before)
        exclusive = _BEFORE_EXCLUSIVE.search(before)
        begun = _START.search(before) if moment.precision != Precision.SPAN or _SINCE.search(before) else None
        onward = _ONWARD.match(self.folded, end)
        of_this_year = _END_OF_THIS_YEAR.search(before)
        if of_this_year:  # the day in brackets settles the year
            closing = end + 1 if self.folded[end : end + 1] == ")" else end
            return self._make(reached + of_this_year.start(), closing, _upper_bound(moment))
        if bound or latest:
            begin = reached + bound.start() if bound else start
            return self._make(begin, latest.end() if latest else end, _upper_bound(moment))
        if exclusive:
            return self._make(reached + exclusive.start(), end, _before_start(moment))
        if begun or onward:
            begin = reached + begun.start() if begun else start
            return self._make(begin, onward.end() if onward else end, _from_start(moment))
        return self._plain(moment, reached, start, end)

    def _plain(self, moment: Moment, reached: int, start: int, end: int) -> _Found:
        earliest = _EARLIEST.match(self.folded, end)
        due = _exact(moment)
        if earliest:
            due, end = replace(due, assumptions=(*due.assumptions, "at the earliest")), earliest.end()
        start, end = self._take_whole(reached, start, end)
        return self._make(start, end, due)

    def _take_whole(self, reached: int, start: int, end: int) -> tuple[int, int]:
        """A text that is nothing but the expression is taken whole, with “Le”, “in” or brackets."""
        prefix = self.folded[:start]
        while _IN.search(prefix):
            prefix = prefix[: _IN.search(prefix).start()].rstrip(" ")  # type: ignore[union-attr]
        alone = not prefix.strip(" ([") and not self.folded[end:].strip(" .,;)]\n")
        if alone and reached == 0:
            return len(self.text) - len(self.text.lstrip()), len(self.text.rstrip(" .,;\n"))
        return start, end


def _exact(moment: Moment) -> Due:
    if moment.is_ambiguous or moment.span is None:
        likely = None
        return Due("", Kind.AMBIGUOUS, assumptions=moment.assumptions, readings=moment.readings, likely=likely)
    if moment.is_end:
        return Due("", Kind.DATE, moment.span.end, moment.span.end, Precision.DAY, assumptions=moment.assumptions)
    kind = Kind.DATE if moment.precision == Precision.DAY else Kind.PERIOD
    return Due("", kind, moment.span.start, moment.span.end, moment.precision, assumptions=moment.assumptions)


def _upper_bound(moment: Moment) -> Due:
    if moment.span is None:
        return _exact(moment)
    return Due("", Kind.BEFORE, None, moment.span.end, moment.precision, assumptions=moment.assumptions)


def _before_start(moment: Moment) -> Due:
    """“Before X” ends the day before X; “before the end of X” ends with X."""
    if moment.span is None or moment.span.start is None or moment.is_end:
        return _upper_bound(moment)
    day = moment.span.start - timedelta(days=1)
    return Due("", Kind.BEFORE, None, day, moment.precision, assumptions=moment.assumptions)


def _from_start(moment: Moment) -> Due:
    if moment.span is None:
        return _exact(moment)
    return Due("", Kind.ONGOING, moment.span.start, assumptions=moment.assumptions)


def _add(day: date, months: int, days: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = Span(date(year, month + 1, 1)).start
    assert last
    length = (date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1) - last).days
    return date(year, month + 1, min(day.day, length)) + timedelta(days=days)


def _merge(text: str, found: list[_Found], context: Context) -> list[_Found]:
    """Put together what belongs together, and leave out what only tells how it came about."""
    folded = fold_in_place(text)
    kept: list[_Found] = []
    for item in found:
        last = kept[-1] if kept else None
        between = folded[last.end : item.start] if last else folded[: item.start]
        if last and last.due.kind == Kind.DONE and _HISTORY.search(between):
            continue
        if last and _explains(last.due, item.due, between):
            continue
        if last and last.due.kind == Kind.ONGOING and item.due.kind == Kind.ONGOING and _continues(between, last, item):
            start = last.due.start or item.due.start
            due = replace(last.due, start=start, cadence=last.due.cadence or item.due.cadence)
            kept[-1] = _Found(last.start, item.end, replace(due, as_written=text[last.start : item.end]))
            continue
        kept.append(item)
    return kept


def _explains(first: Due, second: Due, between: str) -> bool:
    """True for a day in brackets that says the same again: “Q4 2011-12 (31 March 2012)”."""
    return between.strip() == "(" and first.end is not None and first.end == second.end


def _continues(between: str, last: _Found, item: _Found) -> bool:
    near = between.strip(" ,") == ""
    return near and (item.due.start is not None or last.due.cadence is None) and "\n" not in between
