"""Reads one moment at a place among the tokens: a day, month, quarter, half, season, year, or a span of them.

A moment whose year is not named carries `build`, which makes its days once a year is known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.due import Span
from answerable.periods.expressions.fiscal import Year
from answerable.periods.expressions.lexer import Token
from answerable.periods.expressions.vocab import Precision
from answerable.periods.expressions.words import ARTICLES, LABELS, MONTHS, ORDINALS, PARTS, SEASONS

CENTURY = 2000


@dataclass(frozen=True)
class Moment:
    """What was read, and the index of the first token behind it."""

    next: int
    precision: Precision
    span: Span | None = None  # None: ambiguous, or no year was named
    build: Callable[[int], Span | None] | None = None
    assumptions: tuple[str, ...] = ()
    readings: tuple[Span, ...] = ()
    is_end: bool = False  # “end of X”: its last day is meant

    @property
    def is_ambiguous(self) -> bool:
        """True where it cannot be read in one way and a year would not help."""
        return self.span is None and self.build is None


def day_or_none(year: int, month: int, day: int) -> Span | None:
    """The day as a span, None where there is no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


class MomentReader:
    """Reads moments in one list of tokens, with one fiscal calendar."""

    def __init__(self, tokens: list[Token], first_month: int) -> None:
        self.tokens = tokens
        self.first_month = first_month

    # -- looking at tokens

    def kind(self, index: int) -> str:
        """The kind of a token, "" behind the last one."""
        return self.tokens[index].kind if 0 <= index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The folded text of a token, "" behind the last one."""
        return self.tokens[index].text if 0 <= index < len(self.tokens) else ""

    def skip(self, index: int, extra: str = "") -> int:
        """The first token that is no article, apostrophe, nor one of the marks in `extra`."""
        while self.text(index) in ARTICLES or (self.text(index) and self.text(index) in "'" + extra):
            index += 1
        return index

    def number(self, index: int) -> int | None:
        """A number or an ordinal such as 1st, 28ieme; None for anything else."""
        if self.kind(index) in {"number", "ordinal"}:
            return int("".join(letter for letter in self.text(index) if letter.isdigit()))
        return None

    # -- years

    def read_year(self, index: int, *, fiscal_wanted: bool = False) -> tuple[Year | None, int] | None:
        """A year at a place: fiscal (marked, or two years in a row) or calendar. (None, next) where it is damaged."""
        index = self.skip(index, ",([")
        marked, index = self._skip_fiscal_mark(index)
        if self.text(index) == "calendar":
            index += 2 if self.text(index + 1) == "year" else 1
            year = self._plain_year(index, two_digits=True)
            return (Year(year), index + 1) if year else None
        index = self.skip(index)
        if self.kind(index) == "pair":
            return self._year_of_pair(index, marked or fiscal_wanted)
        if marked and self.kind(index) == "shortpair":
            first, second = (int(part) for part in self.text(index).replace("/", "-").split("-"))
            return (Year(CENTURY + first, True), index + 1) if second == first + 1 else (None, index + 1)
        return self._single_year(index, marked)

    def _single_year(self, index: int, marked: bool) -> tuple[Year | None, int] | None:
        year = self._plain_year(index, two_digits=marked)
        if year is None:
            return None
        second = self._plain_year(index + 2) if self.text(index + 1) in {"to", "a"} else None
        if second == year + 1 and (marked or self._is_fiscal_mark(index + 3)):
            return Year(year, True), self._skip_fiscal_mark(index + 3)[1]
        if marked or self._is_fiscal_mark(index + 1):
            found = fiscal.single_fiscal_year(year, self.first_month)
            return found, index + 1 if marked else self._skip_fiscal_mark(index + 1)[1]
        return Year(year), index + 1

    def _plain_year(self, index: int, two_digits: bool = False) -> int | None:
        text = self.text(index)
        if self.kind(index) != "number":
            return None
        if len(text) == 4 and text[:2] in {"19", "20"}:
            return int(text)
        return CENTURY + int(text) if two_digits and len(text) == 2 else None

    def _year_of_pair(self, index: int, marked: bool) -> tuple[Year | None, int] | None:
        first, second = self.pair_years(index)
        behind = index + 1
        if self._is_fiscal_mark(behind):
            marked, behind = True, self._skip_fiscal_mark(behind)[1]
        if second != first + 1:
            return (None, behind) if marked else None
        if self.first_month == 1 and not marked:
            return None, behind
        return Year(first, True, () if marked else (fiscal.FISCAL_PAIR,)), behind

    def pair_years(self, index: int) -> tuple[int, int]:
        """Both years of a token such as 2010-11 or 2010/2011, in full."""
        first, second = self.text(index).replace("/", "-").replace(" ", "").split("-")
        return int(first), int(second) if len(second) == 4 else int(first[:2] + second)

    def _is_fiscal_mark(self, index: int) -> bool:
        return self._skip_fiscal_mark(index)[0]

    def _skip_fiscal_mark(self, index: int) -> tuple[bool, int]:
        """Past “FY”, “fiscal year”, “exercice (financier)”, “année(s) financière(s)”, where one stands here."""
        word, after = self.text(index), self.text(index + 1)
        if word == "fy" or (word in {"exercice", "exercices"} and after not in {"financier", "financiers"}):
            return True, index + 1
        if word == "f" and after == "." and self.text(index + 2) == "y":
            return True, index + 4
        if word in {"exercice", "exercices", "fiscal", "financial", "annee", "annees"} and after in {
            "financier", "financiers", "year", "years", "financiere", "financieres", "fiscale", "fiscales",
        }:  # fmt: skip
            return True, index + 2
        return (True, index + 1) if word == "fiscal" else (False, index)

    def assume(self, year: Year, *others: str) -> tuple[str, ...]:
        """The assumptions behind a reading in this year, the calendar first."""
        start = (fiscal.say_start(self.first_month),) if year.is_fiscal and self.first_month != 1 else ()
        return (*start, *year.assumptions, *others)

    # -- moments

    def read(self, index: int) -> Moment | None:
        """One moment or a span of two, beginning exactly at a token."""
        first = self._read_single(index)
        if first is None:
            return self._read_day_range(index)
        return self._read_span_from(first) or (self._read_day_range(index) or first)

    def _read_span_from(self, first: Moment) -> Moment | None:
        """first – second, with a word or a dash between."""
        index = first.next
        if self.text(index) not in {"to", "-", "a", "au", "and", "et", "through", "until", "jusqu", "/", "or", "ou"}:
            return None
        if self.text(index) in {"and", "et"} and not self._stands_behind(first, {"between", "entre"}):
            return None
        second = self._read_single(self.skip(index + 1, "'"))
        if second is None or second.is_ambiguous or first.is_ambiguous:
            return None
        return self._join(first, second)

    def _stands_behind(self, moment: Moment, words: set[str]) -> bool:
        window = {self.text(index) for index in range(max(0, moment.next - 9), moment.next)}
        return bool(window & words)

    def _join(self, first: Moment, second: Moment) -> Moment | None:
        assumptions = tuple(dict.fromkeys((*first.assumptions, *second.assumptions)))
        if first.build and second.build:
            return Moment(
                second.next, Precision.SPAN, None, lambda y: _stretch(first.build, second.build, y), assumptions
            )
        if second.span is None:
            return None
        begin = first.span or _build_before(first.build, second.span)
        if begin is None or begin.start is None or second.span.end is None or begin.start > second.span.end:
            return None
        return Moment(second.next, Precision.SPAN, Span(begin.start, second.span.end), None, assumptions)

    def _read_single(self, index: int) -> Moment | None:
        index = self.skip(index)
        readers = (
            self._read_end_of, self._read_part_of, self._read_numeric, self._read_quarter, self._read_half,
            self._read_season, self._read_day, self._read_month, self._read_years,
        )  # fmt: skip
        return next((moment for moment in (reader(index) for reader in readers) if moment), None)

    def _read_end_of(self, index: int) -> Moment | None:
        if self.text(index) not in {"end", "fin"}:
            return None
        inner = self._read_single(self.skip(index + 1, "-"))
        return replace(inner, is_end=True) if inner and not inner.is_end else None

    def _read_part_of(self, index: int) -> Moment | None:
        third = PARTS.get(self.text(index))
        if third is None:
            return None
        inner = self._read_single(self.skip(index + 1, "-"))
        if inner is None or inner.is_ambiguous or inner.precision not in {Precision.MONTH, Precision.YEAR}:
            return None
        assumptions = (*inner.assumptions, "parts of a year or month read as thirds")
        if inner.span:
            return Moment(inner.next, Precision.SPAN, fiscal.third_of(inner.span, third), None, assumptions)
        build = inner.build
        return Moment(inner.next, Precision.SPAN, None, lambda y: _third(build, y, third), assumptions)

    def _read_numeric(self, index: int) -> Moment | None:
        token, kind = self.text(index), self.kind(index)
        if kind == "compact":
            return self._day(index + 1, day_or_none(int(token[:4]), int(token[4:6]), int(token[6:])))
        if kind == "monthyear":
            month, year = (int(part) for part in token.split("/"))
            span = fiscal.months_span(year, month, 1) if 1 <= month <= 12 else None
            return Moment(index + 1, Precision.MONTH, span)
        return self._read_numeric_day(index) if kind == "numdate" else None

    def _day(self, behind: int, span: Span | None, *assumptions: str) -> Moment:
        return Moment(behind, Precision.DAY, span, None, assumptions)

    def _read_numeric_day(self, index: int) -> Moment:
        first, second, third = _numbers(self.text(index))
        if first > 31:
            return self._day(index + 1, day_or_none(first, second, third))
        year = third if third > 99 else CENTURY + third
        found = {span for span in (day_or_none(year, second, first), day_or_none(year, first, second)) if span}
        if len(found) == 1 and (third > 99 or max(first, second) > 12):
            return self._day(index + 1, found.pop(), *(() if third > 99 else ("two-digit year",)))
        readings = tuple(sorted(found, key=lambda span: span != day_or_none(year, second, first)))
        why = "day and month could be exchanged" if readings else "there is no such day"
        return Moment(index + 1, Precision.DAY, None, None, (why,), readings)

    def _read_quarter(self, index: int) -> Moment | None:
        found = self._quarter_number(index)
        if found is None:
            return None
        first, last, index = found
        named = self.read_year(index, fiscal_wanted=False)
        if named is None:
            return Moment(index, Precision.QUARTER, assumptions=("no year is named",))
        year, behind = named
        if year is None:
            return Moment(behind, Precision.QUARTER)
        begin = fiscal.parts_of_year(year, self.first_month, 3, first - 1)
        end = fiscal.parts_of_year(year, self.first_month, 3, last - 1)
        assumptions = self.assume(year, *(() if year.is_fiscal else (fiscal.CALENDAR_QUARTER,)))
        precision = Precision.QUARTER if first == last else Precision.SPAN
        return Moment(behind, precision, Span(begin.start, end.end), None, assumptions)

    def _quarter_number(self, index: int) -> tuple[int, int, int] | None:
        """(first, last, next) of “Quarter 4”, “Q1-Q3”, “T4”, “2nd Quarter”, “4e trimestre”."""
        number: int | None
        if self.text(index) in {"quarter", "q", "t", "trimestre"} and self.number(index + 1) in {1, 2, 3, 4}:
            number, behind = self.number(index + 1), index + 2
        else:
            number = ORDINALS.get(self.text(index)) or (self.number(index) if self.kind(index) == "ordinal" else None)
            behind = index + 2
            if number not in {1, 2, 3, 4} or self.text(index + 1) not in {"quarter", "trimestre"}:
                return None
        assert number
        is_range = self.text(behind) in {"-", "to", "a"} and self.text(behind + 1) in {"q", "t"}
        last = self.number(behind + 2) if is_range else None
        return (number, last, behind + 3) if last in {1, 2, 3, 4} and last else (number, number, behind)

    def _read_half(self, index: int) -> Moment | None:
        number = ORDINALS.get(self.text(index)) or self.number(index)
        if self.text(index) in {"h", "s"} and self.number(index + 1) in {1, 2}:
            number = self.number(index + 1)
        elif self.text(index + 1) not in {"half", "semestre", "moitie"}:
            return None
        named = self.read_year(index + 2) if number in {1, 2} else None
        if named is None or named[0] is None or number is None:
            return None
        year, behind = named
        span = fiscal.parts_of_year(year, self.first_month, 6, number - 1)
        others = () if year.is_fiscal else (fiscal.CALENDAR_HALF,)
        return Moment(behind, Precision.HALF, span, None, self.assume(year, *others))

    def _read_season(self, index: int) -> Moment | None:
        if self.kind(index) == "number" and self.text(index + 1) in SEASONS:  # 2009 Spring
            year = self._plain_year(index)
            return self._season(year, index + 1, index + 2, index + 2) if year else None
        if self.kind(index) == "pair" and self.text(index + 1) in SEASONS:
            return self._season_of_pair(index, index + 1, index + 2)
        if self.text(index) not in SEASONS:
            return None
        last = (
            index + 2 if self.text(index + 1) in {"/", "-", "and", "et"} and self.text(index + 2) in SEASONS else index
        )
        behind = self.skip(last + 1, ",")
        if self.kind(behind) == "pair":
            return self._season_of_pair(behind, index, behind + 1)
        year = self._plain_year(behind)
        return self._season(year, index, last + 1, behind + 1 if year else last + 1)

    def _season(self, year: int | None, first: int, behind_name: int, behind: int) -> Moment:
        start, assumption = SEASONS[self.text(first)]
        last, other = SEASONS[self.text(behind_name - 1)]
        single = first == behind_name - 1
        precision = Precision.SEASON if single else Precision.SPAN
        assumptions = (assumption,) if single else (assumption, other)

        def build(number: int) -> Span:
            end = fiscal.months_span(number + (last < start), last, 3)
            return Span(fiscal.months_span(number, start, 3).start, end.end)

        span = build(year) if year else None
        return Moment(behind, precision, span, None if year else build, assumptions)

    def _season_of_pair(self, pair: int, name: int, behind: int) -> Moment:
        """“Winter 2025-26” is in the second year; a summer of two years is a southern one."""
        start, assumption = SEASONS[self.text(name)]
        first, second = self.pair_years(pair)
        if second != first + 1 or start == 7:
            return Moment(behind, Precision.SEASON, assumptions=("a season of two years",))
        year = second if start < self.first_month or start == 1 else first
        return Moment(behind, Precision.SEASON, fiscal.months_span(year, start, 3), None, (assumption,))

    def _read_day(self, index: int) -> Moment | None:
        if self.text(index) in MONTHS:
            month, day_at = MONTHS[self.text(index)], self._past_dot(index + 1)
            behind = day_at + 1
        else:
            day_at, behind = index, self.skip(index + 1, "")
            if self.text(behind) not in MONTHS or self.text(index - 1) in LABELS:
                return None
            month, behind = MONTHS[self.text(behind)], self._past_dot(behind + 1)
        day = self.number(day_at)
        if day is None or (self.kind(day_at) == "number" and len(self.text(day_at)) > 2):
            return None
        year_at = self.skip(behind, ",")
        year = self._plain_year(year_at)
        if year is None:
            return Moment(behind, Precision.DAY, None, lambda number: day_or_none(number, month, day))
        span = day_or_none(year, month, day)
        return self._day(year_at + 1, span, *(() if span else ("there is no such day",)))

    def _past_dot(self, index: int) -> int:
        return index + 1 if self.text(index) == "." else index

    def _read_month(self, index: int) -> Moment | None:
        if self.text(index) not in MONTHS:
            return None
        month, behind = MONTHS[self.text(index)], self._past_dot(index + 1)
        last = month
        if self.text(behind) in {"/", "-"} and self.text(behind + 1) in MONTHS:
            last, behind = MONTHS[self.text(behind + 1)], self._past_dot(behind + 2)
        precision = Precision.MONTH if last == month else Precision.SPAN

        def build(number: int) -> Span:
            return fiscal.months_span(number, month, (last - month) % 12 + 1)

        year_at = self.skip(behind, ",")
        year = self._plain_year(year_at)
        return Moment(year_at + 1, precision, build(year)) if year else Moment(behind, precision, None, build)

    def _read_day_range(self, index: int) -> Moment | None:
        """“1-15 November 2025”, “26 to 29 November 2013”, “November 26-29, 2013”."""
        if self.kind(index) == "shortpair" and "-" in self.text(index):
            first, last = (int(part) for part in self.text(index).split("-"))
            behind = index + 1
        elif self.text(index + 1) in {"-", "to", "au", "and", "et", "a"} and self.text(index - 1) not in LABELS:
            one, two = self.number(index), self.number(index + 2)
            if not one or not two:
                return None
            first, last, behind = one, two, index + 3
        else:
            return None
        month, year = MONTHS.get(self.text(behind)), self._plain_year(self.skip(self._past_dot(behind + 1), ","))
        if not month or not year:
            return None
        begin, end = day_or_none(year, month, first), day_or_none(year, month, last)
        if not begin or not end or first > last:
            return None
        return Moment(self.skip(self._past_dot(behind + 1), ",") + 1, Precision.SPAN, Span(begin.start, end.end))

    def _read_years(self, index: int) -> Moment | None:
        if self.kind(index) == "pair":
            return self._read_pair(index)
        named = self.read_year(index)
        if named is None:
            return None
        year, behind = named
        if year is None:
            return Moment(behind, Precision.FISCAL_YEAR, assumptions=("the two years do not make a fiscal year",))
        span = fiscal.parts_of_year(year, self.first_month, 12, 0)
        return Moment(
            behind, Precision.FISCAL_YEAR if year.is_fiscal else Precision.YEAR, span, None, self.assume(year)
        )

    def _read_pair(self, index: int) -> Moment | None:
        """“2017-18” is a fiscal year, “2010/12” a month, “2017-2021” a span, “2011-12” could be two of them."""
        first, second = self.pair_years(index)
        short = int(self.text(index).replace(" ", "")[5:])
        marked = self._is_fiscal_mark(index + 1) or self._is_behind_fiscal_mark(index)
        month = fiscal.months_span(first, short, 1) if 1 <= short <= 12 else None
        if month and not marked and not self._continues_with_pair(index):
            if short != (first + 1) % 100:
                return Moment(index + 1, Precision.MONTH, month)
            year = fiscal.parts_of_year(Year(first, True), self.first_month, 12, 0)
            return Moment(index + 1, Precision.MONTH, None, None, ("a month or a fiscal year",), (month, year))
        of_two_years = self.text(index - 1) == "biennium"
        if (second > first + 1 and not marked) or of_two_years:
            return Moment(
                index + 1, Precision.SPAN, Span(date(first, 1, 1), date(second, 12, 31)), None, ("calendar years",)
            )
        named = self._year_of_pair(index, marked)
        if named is None or named[0] is None:
            return Moment(index + 1, Precision.FISCAL_YEAR, assumptions=("the two years do not make a fiscal year",))
        span = fiscal.parts_of_year(named[0], self.first_month, 12, 0)
        return Moment(named[1], Precision.FISCAL_YEAR, span, None, self.assume(named[0]))

    def _is_behind_fiscal_mark(self, index: int) -> bool:
        return any(self._skip_fiscal_mark(back) == (True, index) for back in range(max(0, index - 4), index))

    def _continues_with_pair(self, index: int) -> bool:
        """True inside “2010-11 to 2011-12”: two pairs in a row are fiscal years."""
        near = {self.kind(index + 2), self.kind(index - 2)}
        return "pair" in near and bool({self.text(index + 1), self.text(index - 1)} & {"to", "a", "-", "and", "et"})


def _numbers(text: str) -> tuple[int, int, int]:
    first, second, third = text.replace(".", "-").replace("/", "-").split("-")
    return int(first), int(second), int(third)


def _third(build: Callable[[int], Span | None] | None, year: int, third: int) -> Span | None:
    span = build(year) if build else None
    return fiscal.third_of(span, third) if span else None


def _stretch(
    first: Callable[[int], Span | None] | None, second: Callable[[int], Span | None] | None, year: int
) -> Span | None:
    begin, end = first and first(year), second and second(year)
    if begin and end and begin.start and end.end and begin.start > end.end:
        end = second and second(year + 1)
    return Span(begin.start, end.end) if begin and end else None


def _build_before(build: Callable[[int], Span | None] | None, later: Span) -> Span | None:
    """The first moment without a year, in the year of the later one or the year before."""
    assert later.end
    found = build(later.end.year) if build else None
    if found and found.start and found.start > later.end and build:
        return build(later.end.year - 1)
    return found
