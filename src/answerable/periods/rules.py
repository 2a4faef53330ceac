"""What a due date means on a given day: overdue, due soon, next review."""

import calendar
from datetime import date, timedelta

from answerable.periods.expressions.vocab import WITH_AN_END, Cadence, Kind

NO_END = date(9999, 12, 31)  # sorts what has no end behind everything that has one

_MONTHS = {Cadence.MONTHLY: 1, Cadence.QUARTERLY: 3, Cadence.HALF_YEARLY: 6, Cadence.YEARLY: 12}


def is_overdue(kind: str, end: date | None, today: date) -> bool:
    """True when today is after the end of the period; kinds without an end are never overdue."""
    return kind in WITH_AN_END and end is not None and today > end


def add_months(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def next_review(cadence: str | None, since: date, today: date) -> date:
    """The first review on or after today, counted from `since`; without a cadence, yearly."""
    if cadence == Cadence.WEEKLY:
        weeks = max(1, -(-(today - since).days // 7))
        return since + timedelta(weeks=weeks)
    months = _MONTHS[Cadence(cadence) if cadence else Cadence.YEARLY]
    turns = max(1, ((today.year - since.year) * 12 + today.month - since.month) // months)
    found = add_months(since, turns * months)
    return found if found >= today else add_months(since, (turns + 1) * months)


def counts_as_ongoing(kind: str) -> bool:
    """True for commitments that continue and show their next review instead of an end."""
    return kind == Kind.ONGOING


def quarter_of(day: date, first_month: int) -> tuple[int, int]:
    """(fiscal year, quarter 1 to 4) of a day; the fiscal year is named by the year it starts in."""
    year = day.year if day.month >= first_month else day.year - 1
    return year, ((day.month - first_month) % 12) // 3 + 1


def quarter_span(year: int, quarter: int, first_month: int) -> tuple[date, date]:
    """First and last day of a quarter of the fiscal year that starts in `year`."""
    start = add_months(date(year, first_month, 1), 3 * (quarter - 1))
    return start, add_months(start, 3) - timedelta(days=1)
