"""A reading in one line for each expression, so that a test reads as a table."""

from datetime import date

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.reading import Context, read_expressions

REPORT_DATE = date(2025, 6, 2)


def read(text: str, *, first_month: int = 4, report_date: date | None = None) -> list[Due]:
    """The expressions in a text. The language is not named: it changes nothing."""
    return read_expressions(text, Context(fiscal_year_start=first_month, report_date=report_date))


def say(text: str, *, first_month: int = 4, report_date: date | None = None) -> list[str]:
    """Such as ["period 2025-04-01 2025-06-30", "ongoing - - yearly"]."""
    return [_say(due) for due in read(text, first_month=first_month, report_date=report_date)]


def _say(due: Due) -> str:
    parts = [due.kind.value, str(due.start or "-"), str(due.end or "-")]
    return " ".join([*parts, *([due.cadence.value] if due.cadence else [])])
