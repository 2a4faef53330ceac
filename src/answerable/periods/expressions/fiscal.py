"""Years, quarters and halves of a fiscal calendar."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.periods.expressions.assumptions import SINGLE_YEAR
from answerable.periods.expressions.due import Span


@dataclass(frozen=True)
class Year:
    """A year that was named: the calendar year, or the fiscal year by the year it starts in."""

    number: int
    is_fiscal: bool = False
    assumptions: tuple[str, ...] = ()


def say_start(first_month: int) -> str:
    """The assumption that names the first day of the fiscal year."""
    return f"fiscal year starts 1 {calendar.month_name[first_month]}"


def months_span(year: int, month: int, count: int) -> Span:
    """From the first day of a month (which may lie beyond 12) through `count` months."""
    first, last = year * 12 + month - 1, year * 12 + month - 1 + count
    return Span(date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1) - timedelta(days=1))


def parts_of_year(year: Year, first_month: int, months: int, index: int) -> Span:
    """The `index`-th part (from 0) of a year when it is cut into parts of `months` months."""
    start = first_month if year.is_fiscal else 1
    return months_span(year.number, start + index * months, months)


def single_fiscal_year(number: int, first_month: int) -> Year:
    """“FY 2024”: the fiscal year that ends in 2024, unless fiscal years are calendar years."""
    if first_month == 1:
        return Year(number, True)
    return Year(number - 1, True, (SINGLE_YEAR,))


def year_that_ends_in(number: int, first_month: int, is_fiscal: bool) -> Span:
    """The calendar or fiscal year whose last day lies in the year `number`."""
    year = single_fiscal_year(number, first_month) if is_fiscal else Year(number)
    return parts_of_year(year, first_month, 12, 0)


def third_of(span: Span, third: int) -> Span:
    """Early, mid or late (1 to 3): of a month the days 1–10, 11–20, 21–end; of a longer span its months in three."""
    if span.start is None or span.end is None:
        return span
    if span.start.replace(day=1) == span.end.replace(day=1):
        first = span.start.replace(day=(1, 11, 21)[third - 1])
        return Span(first, (span.start.replace(day=10), span.start.replace(day=20), span.end)[third - 1])
    months = (span.end.year - span.start.year) * 12 + span.end.month - span.start.month + 1
    size = max(1, months // 3)
    return months_span(span.start.year, span.start.month + size * (third - 1), size)
