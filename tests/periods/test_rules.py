from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from answerable.periods import rules
from answerable.periods.expressions.vocab import WITH_AN_END, Cadence, Kind

END = date(2011, 9, 30)
DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


def test_a_period_is_overdue_on_the_day_after_its_last_day_and_not_before() -> None:
    assert not rules.is_overdue(Kind.PERIOD, END, END)
    assert rules.is_overdue(Kind.PERIOD, END, END + timedelta(days=1))


@pytest.mark.parametrize("kind", sorted(set(Kind) - WITH_AN_END))
def test_what_names_no_last_day_is_never_overdue(kind: Kind) -> None:
    assert not rules.is_overdue(kind, END, date(2099, 1, 1))


def test_a_relative_date_without_a_day_is_not_overdue() -> None:
    assert not rules.is_overdue(Kind.RELATIVE, None, date(2099, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 12, 5), 1, date(2025, 1, 5)),
        (date(2024, 3, 31), -1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 5, 6), 0, date(2024, 5, 6)),
    ],
)
def test_months_are_added_and_a_missing_day_becomes_the_last_of_its_month(day: date, months: int, later: date) -> None:
    assert rules.add_months(day, months) == later


@given(DAYS, st.integers(-240, 240))
def test_adding_months_moves_the_month_by_exactly_so_many(day: date, months: int) -> None:
    later = rules.add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months


@pytest.mark.parametrize(
    ("cadence", "review"),
    [
        (Cadence.WEEKLY, date(2025, 6, 7)),
        (Cadence.MONTHLY, date(2025, 6, 15)),
        (Cadence.QUARTERLY, date(2025, 8, 15)),
        (Cadence.HALF_YEARLY, date(2025, 8, 15)),
        (Cadence.YEARLY, date(2026, 2, 15)),
        (None, date(2026, 2, 15)),
        ("", date(2026, 2, 15)),
    ],
)
def test_the_next_review_is_counted_from_the_start(cadence: str | None, review: date) -> None:
    assert rules.next_review(cadence, date(2025, 2, 15), date(2025, 6, 2)) == review


def test_a_review_that_is_today_is_the_next_one() -> None:
    assert rules.next_review(Cadence.MONTHLY, date(2025, 2, 15), date(2025, 6, 15)) == date(2025, 6, 15)


def test_a_commitment_of_today_is_not_reviewed_today() -> None:
    assert rules.next_review(Cadence.WEEKLY, date(2025, 6, 2), date(2025, 6, 2)) == date(2025, 6, 9)


@given(st.sampled_from([None, *Cadence]), DAYS, DAYS)
def test_the_next_review_lies_ahead_and_none_before_it_does(cadence: Cadence | None, since: date, today: date) -> None:
    review = rules.next_review(cadence, since, today)
    longest = {Cadence.WEEKLY: 7, Cadence.MONTHLY: 31, Cadence.QUARTERLY: 92, Cadence.HALF_YEARLY: 184}
    assume(since <= today)
    assert today <= review <= today + timedelta(days=longest.get(cadence, 366))
    assert review > since


def test_only_what_is_ongoing_counts_as_ongoing() -> None:
    assert [kind for kind in Kind if rules.counts_as_ongoing(kind)] == [Kind.ONGOING]


@pytest.mark.parametrize(
    ("day", "first_month", "quarter"),
    [
        (date(2011, 3, 31), 4, (2010, 4)),
        (date(2011, 4, 1), 4, (2011, 1)),
        (date(2011, 7, 1), 4, (2011, 2)),
        (date(2011, 12, 31), 1, (2011, 4)),
        (date(2011, 9, 30), 10, (2010, 4)),
    ],
)
def test_a_day_falls_into_a_quarter_of_the_fiscal_year(day: date, first_month: int, quarter: tuple[int, int]) -> None:
    assert rules.quarter_of(day, first_month) == quarter


def test_the_fourth_quarter_of_2010_11_ends_in_march_2011() -> None:
    assert rules.quarter_span(2010, 4, 4) == (date(2011, 1, 1), date(2011, 3, 31))


@given(DAYS, st.integers(1, 12))
def test_a_day_lies_within_the_span_of_its_quarter(day: date, first_month: int) -> None:
    start, end = rules.quarter_span(*rules.quarter_of(day, first_month), first_month)
    assert start <= day <= end
