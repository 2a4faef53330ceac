"""Reads days, months and weeks among the tokens."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

from answerable.periods.expressions import assumptions, fiscal
from answerable.periods.expressions.due import Span
from answerable.periods.expressions.moment import Moment, day_or_none
from answerable.periods.expressions.vocab import Precision
from answerable.periods.expressions.words import ALSO_VERBS, MONTHS, ORDINALS, SHORT_MONTHS
from answerable.periods.expressions.years import CENTURY, YearReader

WEEKS = frozenset({"week", "semaine"})
_RANGE = {"-", "to", "au", "a", "through", "until"}


class DayReader(YearReader):
    """Reads what is named by a day or a month."""

    # -- figures alone

    def read_numeric(self, index: int) -> Moment | None:
        """“2026-03-31”, “31/03/2026”, “20260331”, “03/2026”."""
        token, kind = self.text(index), self.kind(index)
        if kind == "compact":
            return self._day(index + 1, day_or_none(int(token[:4]), int(token[4:6]), int(token[6:])))
        if kind == "monthyear":
            month, year = (int(part) for part in token.replace("-", "/").split("/"))
            return Moment(index + 1, Precision.MONTH, fiscal.months_span(year, month, 1)) if 1 <= month <= 12 else None
        return self._read_numeric_day(index) if kind == "numdate" and not self.is_label(index) else None

    def _day(self, behind: int, span: Span | None, *assumed: str) -> Moment:
        return Moment(behind, Precision.DAY, span, None, assumed if span else (assumptions.NO_SUCH_DAY,))

    def _read_numeric_day(self, index: int) -> Moment | None:
        parts = self.text(index).replace(".", "-").replace("/", "-").split("-")
        first, second, third = (int(part) for part in parts)
        if len(parts[0]) == 4:
            return self._day(index + 1, day_or_none(first, second, third)) if 1900 <= first < 2100 else None
        if len(parts[2]) == 4:
            return self._day_or_both(index, first, second, third) if 1900 <= third < 2100 else None
        if "." in self.text(index) and any(len(part) == 1 for part in parts):
            return None  # 3.1.12 is a heading
        return self._day_or_both(index, first, second, CENTURY + third, assumptions.TWO_DIGITS)

    def _day_or_both(self, index: int, first: int, second: int, year: int, *assumed: str) -> Moment | None:
        """Day and month in either order: one reading where only one is a day, else both."""
        found = [span for span in (day_or_none(year, second, first), day_or_none(year, first, second)) if span]
        readings = tuple(dict.fromkeys(found))
        if not readings:
            return None if assumed else self._day(index + 1, None)
        if len(readings) == 1 and not (assumed and max(first, second) <= 12):
            return self._day(index + 1, readings[0], *assumed)
        return Moment(index + 1, Precision.DAY, None, None, (assumptions.DAY_OR_MONTH,), readings)

    # -- days with the name of their month

    def read_day(self, index: int) -> Moment | None:
        """“31 March 2026”, “March 31st, 2026”, “31-Mar-26”; without a year its days are built later."""
        by_stroke = self._month_then_stroke(index)
        if by_stroke:
            return by_stroke
        found = self._month_then_day(index) or self._day_then_month(index)
        if found is None:
            return None
        day, month, behind = found
        year, year_behind, *assumed = self._year_of_day(index, behind)
        if year is not None:
            return self._day(year_behind, day_or_none(year, month, day), *assumed)
        if not self._is_name(index if self.text(index) in MONTHS else behind - 1):
            return None
        return Moment(behind, Precision.DAY, None, lambda number: day_or_none(number, month, day))

    def _month_then_day(self, index: int) -> tuple[int, int, int] | None:
        """(day, month, next)."""
        if self.text(index) not in MONTHS:
            return None
        day_at = self.past_dot(index)
        if self.text(day_at) == "-" and self._plain_year(day_at + 2):  # Mar-31-2026 has both dashes
            return None
        if self.text(day_at) == "-" and self.text(day_at + 2) == "-" and self._plain_year(day_at + 3):
            day_at += 1
        day = self._day_number(day_at)
        return (day, MONTHS[self.text(index)], day_at + 1) if day else None

    def _month_then_stroke(self, index: int) -> Moment | None:
        """“Mar. 31/25”: a day and a year, where the second figure is the smaller one; else it could be two days."""
        found = self._two_by_stroke(self.past_dot(index)) if self.text(index) in MONTHS else None
        if found is None:
            return None
        day, year, behind = found
        span = day_or_none(CENTURY + year, MONTHS[self.text(index)], day)
        if year > day or span is None:
            return Moment(behind, Precision.DAY, None, None, (assumptions.YEAR_OR_SECOND_DAY,), (span,) if span else ())
        return self._day(behind, span, assumptions.TWO_DIGITS)

    def _two_by_stroke(self, index: int) -> tuple[int, int, int] | None:
        """(first, second, next) of “31/26”."""
        if self.kind(index) == "shortpair" and "/" in self.text(index):
            first, second = (int(part) for part in self.text(index).split("/"))
            return first, second, index + 1
        one, two = self._day_number(index), self._plain_year(index + 2, two_digits=True)
        return (one, two - CENTURY, index + 3) if one and two and self.text(index + 1) == "/" else None

    def _day_then_month(self, index: int) -> tuple[int, int, int] | None:
        day = self._day_number(index) or (1 if self.text(index) in {"first", "premier"} else None)
        if day is None or self.is_label(index):
            return None
        month_at = self.skip_of(index + 1, "-/." if self.is_glued(index + 1) else "")
        if self.text(month_at) not in MONTHS:
            return None
        return day, MONTHS[self.text(month_at)], self.past_dot(month_at)

    def _day_number(self, index: int) -> int | None:
        """1 to 31, of at most two figures."""
        number = self.number(index)
        return (
            number
            if number and number <= 31 and len(self.text(index).strip("abcdefghijklmnopqrstuvwxyz ")) <= 2
            else None
        )

    def _year_of_day(self, index: int, behind: int) -> tuple[int | None, int, *tuple[str, ...]]:
        """(year, next, assumptions) behind a day; two figures only with the dashes of 31-Mar-26 or an apostrophe."""
        year_at = self.skip_of(behind, ",-/.")
        year = self._plain_year(year_at)
        if year is not None:
            return year, year_at + 1
        ends = self.kind(behind + 1) in {"", "line", "punct"}
        short_here = self._plain_year(behind, two_digits=True)
        if short_here and ends and not self.is_glued(behind):
            return short_here, behind + 1, assumptions.TWO_DIGITS
        marks = [self.text(place) for place in range(index, behind + 1)]
        is_tight = all(self.is_glued(place) for place in range(index + 1, behind + 2))
        short = self._plain_year(behind + 1, two_digits=True)
        if short and self.text(behind) == "'":
            return short, behind + 2
        if short and is_tight and marks.count("-") + marks.count("/") == 2 and self.text(behind + 2) not in MONTHS:
            return short, behind + 2, assumptions.TWO_DIGITS
        return None, behind

    def _is_name(self, index: int) -> bool:
        """False for “may” and “march” in small letters, which are verbs."""
        index = index - 1 if self.text(index) == "." else index
        return self.text(index) not in ALSO_VERBS or self.is_capital(index)

    def past_dot(self, index: int) -> int:
        """Past a month and the stop of its abbreviation; the stop behind a full name ends the sentence."""
        is_short = self.text(index) in SHORT_MONTHS and self.text(index + 1) == "." and self.kind(index + 2) != ""
        return index + 2 if is_short else index + 1

    # -- months

    def read_month(self, index: int) -> Moment | None:
        """“March 2026”, “Sept./Oct. 2026”, “Mar ’26”; “Mar-26” could be a day and is ambiguous."""
        if self.text(index) not in MONTHS:
            return None
        month, behind = MONTHS[self.text(index)], self.past_dot(index)
        last = month
        if self.text(behind) in {"/", "-"} and self.text(behind + 1) in MONTHS:
            last, behind = MONTHS[self.text(behind + 1)], self.past_dot(behind + 1)
        found = Moment(
            behind, Precision.MONTH if last == month else Precision.SPAN, None, partial(_months, month, last)
        )
        year_at = self.skip_of(behind, ",-/")
        year = self._plain_year(year_at)
        if year:
            span = _months(month, last, year - (last < month))  # “Dec-Jan 2026” ends in 2026
            return replace(found, next=year_at + 1, span=span, build=None)
        short = self._short_year(found, month, behind)
        return short or (found if self._is_name(index) else None)

    def _short_year(self, found: Moment, month: int, behind: int) -> Moment | None:
        """“Mar ’26” and “Mar-26”."""
        year = self._plain_year(behind + 1, two_digits=True)
        if year is None or found.build is None or found.precision != Precision.MONTH:
            return None
        span = found.build(year)
        if self.text(behind) == "'" or (self.text(behind) == "-" and self.is_glued(behind) and year > CENTURY + 31):
            return replace(found, next=behind + 2, span=span, build=None, assumptions=(assumptions.TWO_DIGITS,))
        if self.text(behind) != "-" or not (self.is_glued(behind) and self.is_glued(behind + 1)) or not span:
            return None
        if self.text(behind + 2) in {*MONTHS, "-"} or not day_or_none(2000, month, year - CENTURY):
            return None
        return Moment(behind + 2, Precision.MONTH, None, None, (assumptions.MONTH_OR_DAY,), (span,))

    # -- spans of days, and weeks

    def read_day_range(self, index: int) -> Moment | None:
        """“1–15 November 2025”, “26 to 29 November 2013”, “November 26–29, 2013”."""
        month_at = index if self.text(index) in MONTHS else None
        days = self._two_days(self.past_dot(index) if month_at is not None else index)
        if days is None:
            return None
        first, last, behind = days
        if month_at is None:
            month_at = behind = self.skip_of(behind)
            behind = self.past_dot(month_at)
        month = MONTHS.get(self.text(month_at))
        year_at = self.skip_of(behind, ",")
        year = self._plain_year(year_at)
        if month is None or year is None or first >= last:
            return None
        begin, end = day_or_none(year, month, first), day_or_none(year, month, last)
        return Moment(year_at + 1, Precision.SPAN, Span(begin.start, end.end)) if begin and end else None

    def _two_days(self, index: int) -> tuple[int, int, int] | None:
        """(first, last, next) of “26-29”, “26 to 29”; with “and” only days in a row."""
        if self.kind(index) == "shortpair" and "-" in self.text(index):
            first, last = (int(part) for part in self.text(index).split("-"))
            return first, last, index + 1
        one, two, between = self._day_number(index), self._day_number(index + 2), self.text(index + 1)
        if not one or not two or self.is_label(index):
            return None
        in_a_row = between in {"and", "et", "&"} and two == one + 1
        return (one, two, index + 3) if between in _RANGE or in_a_row else None

    def read_week(self, index: int) -> Moment | None:
        """“week of 3 March 2025”, “w/c 3 March 2025”, “last week of June 2025”."""
        is_commencing = [self.text(place) for place in range(index, index + 3)] == ["w", "/", "c"]
        if self.text(index) in WEEKS or is_commencing:
            day = self.read_day(self.skip_of(index + (3 if is_commencing else 1)))
            return _seven_days(day) if day and day.span else None
        number = ORDINALS.get(self.text(index)) or (self.number(index) if self.kind(index) == "ordinal" else None)
        if number not in {1, 2, 3, 4} or self.text(index + 1) not in WEEKS:
            return None
        month = self.read_month(self.skip(index + 2))
        if month is None or month.precision != Precision.MONTH or not month.span:
            return None
        return _week_of_month(month, 0 if self.text(index) in {"last", "final", "derniere"} else number)


def _months(first: int, last: int, year: int) -> Span:
    """From the first day of one month to the last day of another; the year is that of the first."""
    return fiscal.months_span(year, first, (last - first) % 12 + 1)


def _seven_days(day: Moment) -> Moment | None:
    if day.span is None or day.span.start is None:
        return None
    return Moment(day.next, Precision.SPAN, Span(day.span.start, day.span.start + timedelta(days=6)))


def _week_of_month(month: Moment, number: int) -> Moment | None:
    """The days 1–7, 8–14 and so on; number 0 for the last seven days."""
    span = month.span
    if span is None or span.start is None or span.end is None:
        return None
    first = span.start + timedelta(days=7 * (number - 1)) if number else span.end - timedelta(days=6)
    return Moment(month.next, Precision.SPAN, Span(first, first + timedelta(days=6)), None, (assumptions.SEVEN_DAYS,))
