"""What one moment in a text says, and how two of them become one span.

A moment whose year is not named carries `build`, which makes its days once a year is known.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from answerable.periods.expressions import fiscal
from answerable.periods.expressions.assumptions import (
    NO_SUCH_DAY,
    NO_YEAR,
    THIRDS,
    THIRDS_OF_OTHERS,
    YEAR_OF_REPORT,
)
from answerable.periods.expressions.due import Span
from answerable.periods.expressions.vocab import Precision

Build = Callable[[int], Span | None]


@dataclass(frozen=True)
class Moment:
    """What was read, and the index of the first token behind it."""

    next: int
    precision: Precision
    span: Span | None = None  # None: ambiguous, or no year was named
    build: Build | None = None
    assumptions: tuple[str, ...] = ()
    readings: tuple[Span, ...] = ()
    is_end: bool = False  # “end of X”: its last day is meant
    shift: int = 0  # “next fiscal year”: so many years later
    whole: Build | None = None  # of “early next year”: the year that the report lies in, or before

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


def join(first: Moment, second: Moment) -> Moment | None:
    """The span from the first moment to the second; None where it would end before it begins."""
    assumptions = tuple(dict.fromkeys((*first.assumptions, *second.assumptions)))
    one, two = first.build, second.build
    if one and two:
        return Moment(second.next, Precision.SPAN, None, lambda year: _stretch(one, two, year), assumptions)
    begin = first.span or (_build_before(one, second.span) if one and second.span else None)
    if begin is None or second.span is None or begin.start is None or second.span.end is None:
        return None
    start = begin.end if first.is_end and begin.end else begin.start
    if start > second.span.end:
        return None
    return Moment(second.next, Precision.SPAN, Span(start, second.span.end), None, assumptions)


def _stretch(first: Build, second: Build, year: int) -> Span | None:
    begin, end = first(year), second(year)
    if begin and end and begin.start and end.end and begin.start > end.end:
        end = second(year + 1)
    return Span(begin.start, end.end) if begin and end else None


def _build_before(build: Build, later: Span) -> Span | None:
    """The first moment without a year, in the year of the later one or the year before."""
    year = (later.end or later.start or date.min).year
    found = build(year)
    if found and found.start and later.end and found.start > later.end:
        return build(year - 1)
    return found


def touch(first: Moment, second: Moment) -> bool:
    """True where the second begins on the day after the first ends, in whatever year: May and June."""
    one = first.span or (first.build(2001) if first.build else None)
    two = second.span or (second.build(2001) if second.build else None)
    if one is None or two is None or one.end is None or two.start is None:
        return False
    if first.span is None:  # the second names the year of both
        one = _build_before(first.build, two) if first.build else None
    return bool(one and one.end and one.end + timedelta(days=1) == two.start)


def take_third(moment: Moment, third: int) -> Moment:
    """The early, middle or late third of a moment."""
    plain = moment.precision in {Precision.MONTH, Precision.YEAR, Precision.FISCAL_YEAR}
    assumption = THIRDS if plain else THIRDS_OF_OTHERS
    cut = replace(
        moment,
        precision=Precision.SPAN,
        assumptions=(*moment.assumptions, assumption),
        whole=moment.build if moment.shift else None,
    )
    build = moment.build
    if moment.span:
        return replace(cut, span=fiscal.third_of(moment.span, third))
    return replace(cut, build=(lambda year: _third(build, year, third)) if build else None)


def take_quarter(moment: Moment, number: int) -> Moment:
    """The first to fourth quarter of a year that is not named."""
    build = moment.build
    cut = replace(moment, precision=Precision.QUARTER, whole=build)
    return replace(cut, build=(lambda year: _quarter(build, year, number)) if build else None)


def _quarter(build: Build, year: int, number: int) -> Span | None:
    span = build(year)
    return fiscal.months_span(span.start.year, span.start.month + 3 * (number - 1), 3) if span and span.start else None


def _third(build: Build, year: int, third: int) -> Span | None:
    span = build(year)
    return fiscal.third_of(span, third) if span else None


def in_year(moment: Moment, year: int) -> Moment:
    """A moment without a year, in this one."""
    return replace(moment, span=moment.build(year) if moment.build else None, build=None)


def in_year_of_report(moment: Moment, report_date: date | None) -> Moment:
    """A moment without a year: the first such one that ends on or after the report's date; ambiguous without it."""
    if moment.build is None:
        return moment
    if report_date is None:
        return replace(moment, build=None, assumptions=(NO_YEAR,))
    year = report_date.year
    span = (moment.whole or moment.build)(year)
    if span and span.end and span.end < report_date:
        year += 1
    found = in_year(moment, year + moment.shift)
    return replace(found, assumptions=(*moment.assumptions, YEAR_OF_REPORT if found.span else NO_SUCH_DAY))
