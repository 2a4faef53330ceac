"""Due dates, as values: what the dates library would have read."""

from datetime import date

from answerable.followup.actions.changes import Promise
from answerable.periods.expressions.due import Due
from answerable.periods.expressions.vocab import Cadence, Kind, Precision


def on(day: date) -> Due:
    """One day, written as “30 September 2025”."""
    return Due(f"{day.day} {day:%B %Y}", Kind.DATE, day, day, Precision.DAY)


def within(start: date, end: date, as_written: str = "", precision: Precision = Precision.QUARTER) -> Due:
    """A period from its first to its last day."""
    return Due(as_written or f"{start} – {end}", Kind.PERIOD, start, end, precision)


def ongoing(cadence: Cadence | None = None) -> Due:
    """A commitment that continues."""
    return Due("Ongoing", Kind.ONGOING, cadence=cadence)


def without_a_day(kind: Kind = Kind.UNDETERMINED, as_written: str = "To be determined") -> Due:
    """A date that names no day."""
    return Due(as_written, kind)


def as_promise(due: Due | date | Promise) -> Promise:
    """A due date to be recorded; a day is a due date on that day."""
    if isinstance(due, Promise):
        return due
    due = on(due) if isinstance(due, date) else due
    return Promise(due, {"en": due.as_written})
