"""Reads quarters, halves and seasons among the tokens."""

from functools import partial

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.assumptions import (
    CALENDAR_HALF,
    CALENDAR_QUARTER,
    NO_YEAR,
    OTHER_MONTHS,
    SEASON_OF_TWO_YEARS,
    TWO_READINGS,
)
from answerable.periods.expressions.days import DayReader
from answerable.periods.expressions.due import Span
from answerable.periods.expressions.moment import Moment
from answerable.periods.expressions.vocab import Precision
from answerable.periods.expressions.words import ALSO_VERBS, MONTHS, NUMBERS, ORDINALS, ROMAN, SEASONS
from answerable.periods.expressions.years import NamedYear

QUARTERS = {"quarter", "quarters", "qtr", "trimestre", "trimestres", "trim", "trimester"}
_HALVES = {"half", "semestre", "semester", "moitie"}
_RANGE = {"-", "to", "a", "through", "/", "au"}
_AND = {"and", "et", "&", "or", "ou"}
_HELPERS = {
    "a",
    "ont",
    "avait",
    "avaient",
    "ait",
    "aient",
    "aura",
    "auront",
    "ayant",
    "pas",
    "deja",
    "jamais",
    "toujours",
}
Parts = tuple[int, int, int]  # first, last, index of the token behind


class PartReader(DayReader):
    """Reads the parts of a year."""

    # -- quarters

    def read_quarter(self, index: int) -> Moment | None:
        """“Quarter 4 of FY 2010-11”, “Q1–Q3 2025-26”, “4e trimestre”, “third quarter (Q3) of 2025”."""
        found = self.quarter_number(index)
        if found is None:
            return None
        behind = self._past_bracket(found[2])
        named = self.read_year(behind) or self._year_of_next_quarter(behind)
        if named is None:
            is_previous = self.text(index) in {"last", "final", "latter", "dernier", "derniere"}
            return None if is_previous else Moment(found[2], Precision.QUARTER, assumptions=(NO_YEAR,))
        return self._check_months(self.quarter_of(found, named), found[2], behind)

    def _check_months(self, quarter: Moment, bracket: int, behind: int) -> Moment:
        """“2nd Quarter (July to September) 2025-26”: other months than those of the quarter make it ambiguous."""
        month = next((MONTHS[self.text(place)] for place in range(bracket, behind) if self.text(place) in MONTHS), None)
        span = quarter.span
        if month is None or span is None or span.start is None or span.start.month == month:
            return quarter
        other = fiscal.months_span(span.start.year, month, 3)
        return Moment(quarter.next, Precision.QUARTER, assumptions=(OTHER_MONTHS,), readings=(span, other))

    def quarter_of(self, parts: Parts, named: NamedYear) -> Moment:
        """The quarters `parts` of a year."""
        first, last, _ = parts
        year, behind = named
        if year is None:
            return Moment(behind, Precision.QUARTER, assumptions=(TWO_READINGS,))
        begin = fiscal.parts_of_year(year, self.first_month, 3, first - 1)
        end = fiscal.parts_of_year(year, self.first_month, 3, last - 1)
        assumptions = self.assume(year, *(() if year.is_fiscal else (CALENDAR_QUARTER,)))
        precision = Precision.QUARTER if first == last else Precision.SPAN
        return Moment(behind, precision, Span(begin.start, end.end), None, assumptions)

    def quarter_number(self, index: int) -> Parts | None:
        """(first, last, next) of “Quarter 4”, “Q1-Q3”, “T4”, “3Q”, “2nd Quarter”, “first and second quarters”."""
        return self._quarter_then_number(index) or self._number_then_quarter(index)

    def _quarter_then_number(self, index: int) -> Parts | None:
        if self.text(index) not in QUARTERS | {"q", "t"}:
            return None
        number = self._one_to_four(self._past_stop(index))
        if number is None:
            return None
        behind = self._past_stop(index) + 1
        second = self._past_stop(behind + 1) if self.text(behind + 1) in QUARTERS | {"q", "t"} else behind + 1
        last = self._one_to_four(second)
        is_letter = second > behind + 1 or self.text(behind) == "-"
        if last and is_letter and self._makes_range(behind, number, last):
            return number, last, second + 1
        return number, number, behind

    def _makes_range(self, between: int, first: int, last: int) -> bool:
        return first < last and (self.text(between) in _RANGE or (self.text(between) in _AND and last == first + 1))

    def _past_stop(self, index: int) -> int:
        return index + 2 if self.text(index + 1) == "." and self.text(index) in {"qtr", "trim"} else index + 1

    def _one_to_four(self, index: int) -> int | None:
        text = self.text(index)
        number = self.number(index) or ROMAN.get(text) or (NUMBERS.get(text) if len(text) > 2 else None)
        return number if number in {1, 2, 3, 4} and self.kind(index) != "ordinal" else None

    def _number_then_quarter(self, index: int) -> Parts | None:
        first = self._ordinal(index)
        if first is None:
            return None
        last, behind = first, index + 1
        second = self._ordinal(index + 2) if self._is_quarter(index + 3) else None
        if second and self._makes_range(index + 1, first, second):
            last, behind = second, index + 3
        elif second and self.text(index + 1) in _AND:  # “1st and 3rd quarters”: the second is read by itself
            return first, first, index + 1
        behind += self.text(behind) == "-"
        behind += self.text(behind) == "fiscal"
        is_letter = self.text(behind) == "q" and self.kind(index) == "number" and self.is_glued(behind)
        if self.text(behind) not in QUARTERS and not is_letter:
            return None
        return first, last, self._past_stop(behind)

    def _is_quarter(self, index: int) -> bool:
        return self.text(index) in QUARTERS

    def _ordinal(self, index: int) -> int | None:
        """1 to 4, of “first”, “1st”, « 1er », « IIe », or the 1 of “1Q”."""
        text = self.text(index)
        found = ORDINALS.get(text) or ROMAN.get(text)
        if found is None and (self.kind(index) == "ordinal" or self.text(index + 1) == "q"):
            found = self.number(index)
        return found if found in {1, 2, 3, 4} else None

    def _past_bracket(self, index: int) -> int:
        """Past a bracket that says the same again: “third quarter (Q3) of 2025-26”, “Q3 (October–December) 2025”."""
        if self.text(index) != "(":
            return index
        closing = next((place for place in range(index + 1, index + 7) if self.text(place) == ")"), None)
        inside = range(index + 1, closing or index)
        if closing is None or any(len(self.text(place)) > 1 and self.number(place) is not None for place in inside):
            return index
        is_clean = not any(self.kind(place) == "line" for place in inside)
        return closing + 1 if is_clean and self.year_at(self.skip(closing + 1, ",")) else index

    def _year_of_next_quarter(self, index: int) -> NamedYear | None:
        """“Q1 and Q3 2025-26”: the year of the quarter that comes next, for the one before it."""
        if self.text(index) not in _AND | {",", "/"}:
            return None
        following = self.quarter_number(self.skip(index + 1))
        named = following and self.read_year(following[2])
        return (named[0], index) if named else None

    # -- halves

    def read_half(self, index: int) -> Moment | None:
        """“First half of 2025-26”, “H1 2026”, “1H 2026”, « 2e semestre 2026 »."""
        found = self.half_number(index)
        named = self.read_year(found[1]) if found else None
        return self.half_of(found[0], named) if found and named else None

    def half_of(self, number: int, named: NamedYear) -> Moment:
        """One half of a year."""
        year, behind = named
        if year is None:
            return Moment(behind, Precision.HALF, assumptions=(TWO_READINGS,))
        span = fiscal.parts_of_year(year, self.first_month, 6, number - 1)
        others = () if year.is_fiscal else (CALENDAR_HALF,)
        return Moment(behind, Precision.HALF, span, None, self.assume(year, *others))

    def half_number(self, index: int) -> tuple[int, int] | None:
        """(1 or 2, next)."""
        number, behind = ORDINALS.get(self.text(index)) or self.number(index), index + 1
        if self.text(index) in {"h", "s"} and self.is_glued(index + 1):
            number, behind = self.number(index + 1), index + 2
        elif self.text(index + 1) == "h" and self.is_glued(index + 1):
            behind = index + 2
        elif self.text(self._past_dash(behind)) in _HALVES:
            behind = self._past_dash(behind) + 1
        else:
            return None
        return (number, behind) if number in {1, 2} else None

    def _past_dash(self, index: int) -> int:
        return index + 1 if self.text(index) == "-" else index

    # -- seasons

    def read_season(self, index: int) -> Moment | None:
        """“Winter 2025-26”, “Spring/Summer 2026”, “2009 Spring”; without a year its days are built later."""
        if self.text(index) not in SEASONS or self._is_no_season(index):
            return None
        has_second = self.text(index + 1) in {"/", "-", *_AND} and self.text(index + 2) in SEASONS
        last = index + 2 if has_second else index
        behind = self.skip_of(last + 1, ",(")
        if self.kind(behind) == "pair":
            return self.season_of_pair(behind, index, last, behind + 1)
        year = self._plain_year(behind)
        if year is None and self.text(last + 1) == "'":
            behind, year = last + 2, self._plain_year(last + 2, two_digits=True)
        if year is None and self.text(index) in ALSO_VERBS and not self._names_season(index):
            return None
        return self.season_of(year, index, last, behind + 1 if year else last + 1)

    def _is_no_season(self, index: int) -> bool:
        """True for « a été », and for “a fall in prices”."""
        if self.text(index) == "ete":
            return self.text(index - 1) in _HELPERS
        return self.text(index + 1) in {"in", "from", "into", "by"} and not self._plain_year(index + 2)

    def _names_season(self, index: int) -> bool:
        return self.is_capital(index) or self.text(index - 1) in {
            "the",
            "this",
            "next",
            "by",
            "each",
            "early",
            "late",
            "mid",
            "-",
        }

    def season_of(self, year: int | None, first: int, last: int, behind: int) -> Moment:
        """The season at the token `first`, through the one at `last`."""
        assumptions = tuple(dict.fromkeys(SEASONS[self.text(place)][1] for place in (first, last)))
        build = partial(_seasons, SEASONS[self.text(first)][0], SEASONS[self.text(last)][0])
        precision = Precision.SEASON if first == last else Precision.SPAN
        span = build(year) if year else None
        return Moment(behind, precision, span, None if year else build, assumptions)

    def season_of_pair(self, pair: int, first: int, last: int, behind: int) -> Moment:
        """“Winter 2025-26” is in the second year; a summer of two years is a southern one."""
        one, two = self.pair_years(pair)
        months = [SEASONS[self.text(place)][0] for place in (first, last)]
        if two != one + 1 or months[0] == 7:
            return Moment(behind, Precision.SEASON, assumptions=(SEASON_OF_TWO_YEARS,))
        begin, end = (self._season_in(month, one) for month in months)
        if begin.start is None or end.end is None or begin.start > end.end:
            return Moment(behind, Precision.SEASON, assumptions=(SEASON_OF_TWO_YEARS,))
        assumptions = tuple(dict.fromkeys(SEASONS[self.text(place)][1] for place in (first, last)))
        precision = Precision.SEASON if first == last else Precision.SPAN
        return Moment(behind, precision, Span(begin.start, end.end), None, assumptions)

    def _season_in(self, month: int, first_year: int) -> Span:
        return fiscal.months_span(first_year + (month < self.first_month or month == 1), month, 3)

    # -- the year first

    def read_part_behind_year(self, year: NamedYear, index: int) -> Moment | None:
        """“2025-26, Q3”, “2025 (second half)”, “2009 Spring”: the part at `index` of the year before it."""
        quarter = self.quarter_number(index)
        if quarter and not self.read_year(quarter[2]):
            return self.quarter_of(quarter, (year[0], quarter[2]))
        half = self.half_number(index)
        if half and not self.read_year(half[1]):
            return self.half_of(half[0], (year[0], half[1]))
        return None


def _seasons(first: int, last: int, year: int) -> Span:
    end = fiscal.months_span(year + (last < first), last, 3)
    return Span(fiscal.months_span(year, first, 3).start, end.end)
