"""Reads one moment at a place among the tokens: a day, month, quarter, half, season, year, or a span of them."""

from dataclasses import replace
from datetime import date

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.assumptions import CALENDAR_YEARS, MONTH_OR_FISCAL_YEAR, NOT_A_FISCAL_YEAR
from answerable.periods.expressions.days import WEEKS
from answerable.periods.expressions.due import Span
from answerable.periods.expressions.fiscal import Year
from answerable.periods.expressions.moment import Moment, day_or_none, join, take_third, touch
from answerable.periods.expressions.parts import QUARTERS, PartReader
from answerable.periods.expressions.vocab import Precision
from answerable.periods.expressions.words import MONTHS, ORDINALS, PARTS, REFERENCES, ROMAN, SEASONS
from answerable.periods.expressions.years import YEAR_MARKS, NamedYear

_TO = {"to", "-", "a", "au", "aux", "through", "thru", "until", "jusqu", "/", "or", "ou"}
_AND = {"and", "et", "&"}
_BETWEEN = {"between", "entre"}
_BEFORE_BETWEEN = 9  # tokens in which “between” is looked for
_MAY_RUN_ON = {Precision.MONTH, Precision.SEASON, Precision.QUARTER, Precision.YEAR, Precision.FISCAL_YEAR}
_END_OF = {"end", "fin", "close"}
_FIRST_WORDS = frozenset(
    {*MONTHS, *SEASONS, *ORDINALS, *ROMAN, *PARTS, *_END_OF, *QUARTERS, *WEEKS, *YEAR_MARKS, "q", "t", "h", "s", "w"}
)  # with any other word no moment begins


class MomentReader(PartReader):
    """Reads moments in one list of tokens, with one fiscal calendar."""

    def read(self, index: int, *, spans: bool = True) -> Moment | None:
        """One moment or (unless told otherwise) a span of two, beginning at a token or at the article before it."""
        first = self._read_single(index)
        if first is None or not spans:
            return first
        return self._read_span_from(first) or self._past_next(first)

    def _past_next(self, moment: Moment) -> Moment:
        """Past « prochain », which stands behind a month or season without a year."""
        is_next = moment.build is not None and self.text(moment.next) in {"prochain", "prochaine"}
        return replace(moment, next=moment.next + 1) if is_next else moment

    def _read_span_from(self, first: Moment) -> Moment | None:
        """first – second, with a word or a dash between."""
        between = self.text(first.next)
        if between not in _TO | _AND or first.is_ambiguous:
            return None
        second = self._read_single(self.skip(first.next + 1))
        if second is None or second.is_ambiguous:
            return None
        if between in _AND and not self._belongs_together(first, second):
            return None
        if between == "/" and first.precision == second.precision == Precision.DAY:
            return None  # June 30 / December 31 are two days
        return join(first, second)

    def _belongs_together(self, first: Moment, second: Moment) -> bool:
        """True for “between May and July”, and for “May and June”, which follow each other."""
        if self.within(first.next - _BEFORE_BETWEEN, first.next, words=_BETWEEN):
            return True
        return first.precision == second.precision and first.precision in _MAY_RUN_ON and touch(first, second)

    def _read_single(self, index: int) -> Moment | None:
        index = self.skip(index)
        if self.kind(index) == "word" and self.text(index) not in _FIRST_WORDS:
            return None
        return self._read_end_of(index) or self._read_part_of(index) or self._read_plain(index)

    def _read_plain(self, index: int) -> Moment | None:
        """One moment without “end of”, “early”, “mid” or “late”."""
        if self.kind(index) in {"", "line", "punct"}:
            return None
        readers = (
            self.read_numeric, self._read_year_first, self.read_quarter, self.read_half, self.read_season,
            self.read_week, self.read_day_range, self.read_day, self.read_month, self._read_years,
        )  # fmt: skip
        return next((moment for moment in (reader(index) for reader in readers) if moment), None)

    def _read_end_of(self, index: int) -> Moment | None:
        """“End of March 2026”, “end-2026”, « fin mars 2026 », “year-end 2026”."""
        if self.text(index) not in _END_OF:
            return self._read_year_end(index)
        inner = self._read_inner(self.skip_of(index + 1, "-"))
        return replace(inner, is_end=True) if inner else None

    def _read_year_end(self, index: int) -> Moment | None:
        """“Year-end 2026”, “fiscal year-end 2025-26”."""
        start = index + 1 if self.text(index) in {"fiscal", "financial", "calendar"} else index
        behind = start + 2 if self.text(start + 1) == "-" else start + 1
        if self.text(start) != "year" or self.text(behind) != "end":
            return None
        named = self.year_at(self.skip_of(behind + 1, ",("))
        if named is None or named[0] is None:
            return None
        year = named[0]
        if start > index and self.text(index) != "calendar" and not year.is_fiscal:
            year = fiscal.single_fiscal_year(year.number, self.first_month)
        return replace(self._whole_year(year, named[1]), is_end=True)

    def _read_inner(self, index: int) -> Moment | None:
        """What “end of” or “early” is the end or beginning of."""
        is_word = self.text(index) in {"mois", "month"} or (
            self.text(index) == "year" and self.kind(index + 1) == "pair"
        )
        index = index + 1 if is_word else index
        return self._read_plain(self.skip_of(index))

    def _read_part_of(self, index: int) -> Moment | None:
        """“Early 2026”, “mid-September”, « début mars », “mid to late 2026”."""
        first = PARTS.get(self.text(index))
        if first is None:
            return None
        last, behind = first, index + 1
        if self.text(behind) in {"to", "/", "-", "or"} and self.text(behind + 1) in PARTS:
            last, behind = PARTS[self.text(behind + 1)], behind + 2
        skip = self.skip if self.text(index) in {"early", "late", "later"} else self.skip_of
        inner = self._read_inner(skip(behind, "-"))
        if skip(behind, "-") == behind and self.text(index) in {"start", "beginning"}:
            return None  # “to start April 2026” is a verb
        if inner is None or inner.is_ambiguous or inner.precision in {Precision.DAY, Precision.SPAN}:
            return None
        found = take_third(inner, first)
        return found if first == last else join(found, take_third(inner, last))

    # -- years

    def _read_year_first(self, index: int) -> Moment | None:
        """“2025-26, Q3”, “2025 (second half)”, “2009 Spring”, “2025 March 31”."""
        named = self.year_at(index)
        if named is None:
            return None
        behind = self.skip_of(named[1], ",(-/:")
        if self.text(behind) in SEASONS:
            return self._read_season_behind(index, behind)
        if self.text(behind) in MONTHS:
            return self._read_month_behind(named, behind)
        is_end = self.text(behind) in _END_OF
        part = self.skip_of(behind + 1) if is_end else behind
        found = self.read_part_behind_year(named, part)
        return replace(self._close_bracket(found, named[1], part), is_end=is_end) if found else None

    def _close_bracket(self, found: Moment, start: int, behind: int) -> Moment:
        is_open = any(self.text(place) == "(" for place in range(start, behind))
        return replace(found, next=found.next + 1) if is_open and self.text(found.next) == ")" else found

    def _read_season_behind(self, index: int, season: int) -> Moment | None:
        found = self.read_season(season)
        if season != index + 1 or (found and found.span):
            return None
        if self.kind(index) == "pair":
            return self.season_of_pair(index, season, season, season + 1)
        return self.season_of(self._plain_year(index), season, season, season + 1)

    def _read_month_behind(self, named: NamedYear, month: int) -> Moment | None:
        """“2025 March 31”, “2025-Mar-31”, “2025, March”: only where the month has no year of its own."""
        year = named[0]
        if year is None or year.is_fiscal:
            return None
        day = self._day_number(month + 2) if self.text(month + 1) == "-" else None
        if day:
            return self._day(month + 3, day_or_none(year.number, MONTHS[self.text(month)], day))
        found = self.read_day(month) or self.read_month(month)
        if found is None or found.build is None:
            return None
        return replace(found, span=found.build(year.number), build=None)

    def _read_years(self, index: int) -> Moment | None:
        if self.kind(index) == "pair":
            return None if self.text(index - 1) in REFERENCES else self._read_pair(index)
        named = self.year_at(index)
        if named is None or self.is_label(index):
            return None
        year, behind = named
        if year is None:
            return Moment(behind, Precision.FISCAL_YEAR, assumptions=(NOT_A_FISCAL_YEAR,))
        return self._ended(self._whole_year(year, behind))

    def _ended(self, moment: Moment) -> Moment:
        """“2025-26 year-end” is the last day of it."""
        words = [self.text(place) for place in range(moment.next, moment.next + 3)]
        if words[:2] == ["year", "end"] or words == ["year", "-", "end"]:
            return replace(moment, next=moment.next + len(words) - (words[1] == "end"), is_end=True)
        return moment

    def _whole_year(self, year: Year, behind: int) -> Moment:
        precision = Precision.FISCAL_YEAR if year.is_fiscal else Precision.YEAR
        span = fiscal.parts_of_year(year, self.first_month, 12, 0)
        return Moment(behind, precision, span, None, self.assume(year))

    def _read_pair(self, index: int) -> Moment | None:
        """“2017-18” is a fiscal year, “2010/12” a month, “2017-2021” a span, “2011-12” could be two of them."""
        first, second = self.pair_years(index)
        marked = self._is_fiscal_mark(index + 1) or self.is_behind_fiscal_mark(index)
        month = self._month_of_pair(index, first)
        if month and not marked and not self._continues_with_pair(index):
            if second != first + 1:
                return Moment(index + 1, Precision.MONTH, month)
            year = fiscal.parts_of_year(Year(first, True), self.first_month, 12, 0)
            return Moment(index + 1, Precision.MONTH, None, None, (MONTH_OR_FISCAL_YEAR,), (month, year))
        if (second > first + 1 and not marked) or self._is_biennium(index):
            span = Span(date(first, 1, 1), date(second, 12, 31))
            behind = index + 1 + (self.text(index + 1) == "biennium")
            return Moment(behind, Precision.SPAN, span, None, (CALENDAR_YEARS,)) if second > first else None
        named = self._year_of_pair(index, marked)
        if named is None or named[0] is None:
            return Moment(
                named[1] if named else index + 1, Precision.FISCAL_YEAR, assumptions=(self.why_no_fiscal_year(index),)
            )
        return self._ended(self._whole_year(named[0], named[1]))

    def _month_of_pair(self, index: int, year: int) -> Span | None:
        short = self.text(index).replace(" ", "")[5:]
        return fiscal.months_span(year, int(short), 1) if len(short) == 2 and 1 <= int(short) <= 12 else None

    def _is_biennium(self, index: int) -> bool:
        return "biennium" in (self.text(index - 1), self.text(index + 1)) or "biennal" in self.text(index + 1)

    def _continues_with_pair(self, index: int) -> bool:
        """True inside “2010-11 to 2011-12”: two pairs in a row are fiscal years."""
        near = {self.kind(index + 2), self.kind(index - 2)}
        return "pair" in near and bool({self.text(index + 1), self.text(index - 1)} & {"to", "a", "-", "and", "et"})
