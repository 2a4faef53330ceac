"""Reads the date expressions in a text, in order, each with what it is a date for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from answerable.periods.expressions import bounds, phrases, relative
from answerable.periods.expressions.assumptions import NO_YEAR
from answerable.periods.expressions.attributes import RUNS_ON, is_name_of_paper, is_year_of_something
from answerable.periods.expressions.deliverables import name_deliverables
from answerable.periods.expressions.due import Due, Found
from answerable.periods.expressions.finding import Finder
from answerable.periods.expressions.merging import merge
from answerable.periods.expressions.moment import Moment, in_year, in_year_of_report
from answerable.periods.expressions.phrase_reader import PhraseReader
from answerable.periods.expressions.scanned import NEAR
from answerable.periods.expressions.unnamed import UNNAMED_YEAR, read_unnamed_year
from answerable.periods.expressions.vocab import Cadence, Kind, Precision

_LIST = {",", "and", "et", "&", "or", "ou", "/", "to", "au", "a"}
# “Revised from March to September 2026” names two dates and no span.
_MOVED = re.compile(
    r"\b(?:revised|moved|postponed|delayed|deferred|changed|extended|reportee?s?|decalee?s?|deplacee?s?|prolongee?s?)"
    r" (?:from|de|du|d')[ ']*$"
)
_YEARS = {Precision.YEAR, Precision.FISCAL_YEAR}


@dataclass(frozen=True)
class Context:
    """What a reading depends on: the language, the first month of the fiscal year (1 to 12), the report's date."""

    language: str = "en"
    fiscal_year_start: int = 4
    report_date: date | None = None


def read_expressions(text: str, context: Context) -> list[Due]:
    """Every date expression in the text, in order of appearance.

    `as_written` is the expression with the words that change it; `deliverable` is what stands before it on
    its line, where that names something. Ambiguous or damaged ones come back as such, never guessed.
    """
    scanner = _Scanner(text, context.fiscal_year_start, context.report_date)
    found = merge(text, scanner.folded, list(scanner.scan()))
    return [replace(item.due, at=item.start) for item in name_deliverables(text, scanner.folded, found)]


class _Scanner(PhraseReader):
    """Walks through one text once."""

    def scan(self) -> Iterator[Found]:
        """The expressions in order; they do not overlap."""
        phrase_places = Finder(self.folded, (*phrases.PATTERNS, *relative.PATTERNS))
        unnamed_places = Finder(self.folded, (UNNAMED_YEAR,))
        index, reached = 0, 0
        while index < len(self.tokens):
            place = self.starts[index]
            found = self.read_phrase(place) if phrase_places.begins(place) else None
            found = found or self._read_moment(index, reached)
            if not found and unnamed_places.begins(place):
                found = self._read_unnamed(place, reached)
            if found and found.end > place:
                yield found
                reached = found.end
            index = max(index + 1, self.token_at(reached))

    def _read_moment(self, index: int, reached: int) -> Found | None:
        moved = _MOVED.search(self.before(self.starts[index], reached))
        moment = self.reader.read(index, spans=not moved)
        if moment is None:
            return None
        first = self.reader.skip(index)
        start, end = self.starts[first], self.end_of(moment)
        completion = bounds.END_LABEL.match(self.folded, end)
        label = bounds.START_LABEL.search(self.before(start, reached)) if completion else None
        if label and completion:
            return self._from_start_to_completion(start - len(label.group()), completion.end(), moment)
        each = bounds.OF_EACH_YEAR.match(self.folded, end)
        if each and moment.build:
            return self._yearly(reached, start, each.end())
        if not self._is_date(moment, first, start, end):
            return None
        moment = in_year_of_report(self._borrow_year(moment), self.report_date)
        if moved:
            return self.make(start, end, bounds.exact(moment))
        return self._with_bound(moment, reached, start, end)

    def _from_start_to_completion(self, start: int, behind: int, first: Moment) -> Found | None:
        """“Start date: April 2018 Completion: March 2019”."""
        last = self.reader.read(self.token_at(behind))
        if not last or not last.span or not last.span.end or not first.span or not first.span.start:
            return None
        if first.span.start > last.span.end:
            return None
        due = Due("", Kind.PERIOD, first.span.start, last.span.end, Precision.SPAN, assumptions=first.assumptions)
        return self.make(start, self.end_of(last), due)

    def _yearly(self, reached: int, start: int, end: int) -> Found:
        """“By April 1st of each year”."""
        before = self.before(start, reached)
        bound = bounds.BEFORE.search(before)
        begin = start - len(before) + bound.start() if bound else self._take_whole(reached, start, end)[0]
        return self.make(begin, end, Due("", Kind.ONGOING, cadence=Cadence.YEARLY))

    def _read_unnamed(self, start: int, reached: int) -> Found | None:
        """“By the end of this fiscal year”."""
        match = UNNAMED_YEAR.match(self.folded, start)
        if match is None or RUNS_ON.match(self.folded, match.end()):
            return None
        is_bounded = bool(bounds.BEFORE.search(self.before(start, reached)))
        found = read_unnamed_year(match, self.first_month, is_bounded=is_bounded)
        is_timed = bounds.is_timed(self.folded, start) or bounds.is_in_season(self.folded, start)
        if found is None or not (found[2] or is_timed or self.is_alone(start, found[1])):
            return None
        return self._with_bound(in_year_of_report(found[0], self.report_date), reached, start, found[1])

    # -- is it a date?

    def _is_date(self, moment: Moment, first: int, start: int, end: int) -> bool:
        """False for what only looks like a date: the year of something, a month without year or preposition."""
        if self.folded[start - 1 : start] in {"$", "#"}:
            return False
        if bounds.is_continued(self.folded, end):
            return True
        is_years = self.reader.kind(first) == "pair" or moment.precision == Precision.YEAR
        if moment.next - first == 1 and is_years:
            return self._is_date_of_its_own(moment, start, end)
        if moment.precision in {Precision.MONTH, Precision.SEASON} and is_name_of_paper(self.folded, start, end):
            return False
        lacks_year = moment.span is None and (moment.build is not None or NO_YEAR in moment.assumptions)
        return not lacks_year or moment.precision == Precision.DAY or self._is_said_in_time(moment, start, end)

    def _is_date_of_its_own(self, moment: Moment, start: int, end: int) -> bool:
        """True for a year, or two in a row, that is not the year of something."""
        if self.is_whole_line(start, end):
            return True
        is_number = moment.precision == Precision.YEAR and not moment.is_end
        is_timed = not is_number or bounds.is_timed(self.folded, start)
        return is_timed and not is_year_of_something(self.folded, start, end)

    def _is_said_in_time(self, moment: Moment, start: int, end: int) -> bool:
        """True for a month, season or quarter without a year that stands alone, or behind a preposition."""
        if self.is_whole_line(start, end) or self.is_alone(start, end):
            return True
        if RUNS_ON.match(self.folded, end):
            return False
        has_next = self.reader.text(moment.next - 1).startswith("prochain")
        if moment.is_end or has_next or bounds.is_timed(self.folded, start):
            return True
        return moment.precision != Precision.MONTH and bounds.is_in_season(self.folded, start)

    def _borrow_year(self, moment: Moment) -> Moment:
        """“June 30 and December 31, 2025”: a moment without a year has the one of the next in its list."""
        index = moment.next
        for _ in range(4):
            if moment.build is None or self.reader.text(index) not in _LIST:
                break
            following = self.reader.read(self.reader.skip(index + 1, ",&"))
            if following is None:
                break
            if following.span and following.span.start and following.precision not in _YEARS:
                return in_year(moment, following.span.start.year)
            index = following.next
        return moment

    # -- the words around it

    def _with_bound(self, moment: Moment, reached: int, start: int, end: int) -> Found:
        bounded = bounds.read_bound(self.folded, self.text, moment, reached, start, end)
        if bounded:
            return self.make(bounded.start, bounded.end, bounded.due)
        start, end = self._take_whole(reached, start, end)
        return self.make(start, end, bounds.exact(moment))

    def _take_whole(self, reached: int, start: int, end: int) -> tuple[int, int]:
        """A text that is nothing but the expression is taken whole, with “Le”, “in” or brackets."""
        if reached or start > NEAR or self.folded[end : end + NEAR].strip(" .,;)]\n"):
            return start, end
        prefix = self.folded[:start]
        while match := bounds.IN.search(prefix):
            prefix = prefix[: match.start()].rstrip(" ")
        if prefix.strip(" (["):
            return start, end
        return len(self.text) - len(self.text.lstrip()), len(self.text.rstrip(" .,;\n"))
