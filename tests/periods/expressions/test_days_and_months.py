"""Days, months, weeks and spans of them."""

import pytest

from answerable.periods.expressions.assumptions import TWO_DIGITS
from answerable.periods.expressions.vocab import Precision
from tests.periods.expressions.saying import REPORT_DATE, read, say

ONE_DAY = (
    "31-Mar-2026", "31-Mar-26", "2026-Mar-31", "March 31 2026", "Mar. 31, 2026", "Mar. 31/26",
    "the 31st of March 2026", "Tuesday, March 31, 2026", "2026-03-31", "2026-03-31T00:00:00Z", "2026-03-31 00:00:00",
    "31.03.2026", "31/3/26", "03/31/2026", "2026/3/31", "le mardi 31 mars 2026", "31 mars 2026", "31-03-2026",
    "March 31, 2026²",
)  # fmt: skip


@pytest.mark.parametrize("text", ONE_DAY)
def test_a_day_is_read_however_it_is_written(text: str) -> None:
    assert say(text) == ["date 2026-03-31 2026-03-31"]


def test_a_narrow_cell_may_break_a_date_in_front_of_its_year() -> None:
    assert say("31 March\n2026") == ["date 2026-03-31 2026-03-31"]
    assert say("1er trimestre\n2026-2027") == say("1er trimestre 2026-2027")
    assert say("Terminé – mars\n2026") == ["done - 2026-03-31"]


@pytest.mark.parametrize("text", ["1er octobre 2026", "1 er octobre 2026", "October 1st, 2026", "premier octobre 2026"])
def test_the_first_of_a_month_may_be_an_ordinal(text: str) -> None:
    assert say(text) == ["date 2026-10-01 2026-10-01"]


def test_a_year_of_two_digits_is_said_to_be_assumed() -> None:
    assert read("31-Mar-26")[0].assumptions == (TWO_DIGITS,)


MONTHS = {
    "month of May 2026": "2026-05-01 2026-05-31",
    "Mar ’26": "2026-03-01 2026-03-31",
    "mois de février 2028": "2028-02-01 2028-02-29",
    "05-2026": "2026-05-01 2026-05-31",
    "2026, March": "2026-03-01 2026-03-31",
    "Jan–Dec 2026": "2026-01-01 2026-12-31",
    "Dec-Jan 2026": "2025-12-01 2026-01-31",
    "May and June 2026": "2026-05-01 2026-06-30",
    "December 2025/January 2026": "2025-12-01 2026-01-31",
    "de juin à septembre 2026": "2026-06-01 2026-09-30",
    "entre juin et septembre 2026": "2026-06-01 2026-09-30",
    "January or February 2026": "2026-01-01 2026-02-28",
}


@pytest.mark.parametrize(("text", "days"), MONTHS.items())
def test_a_month_goes_from_its_first_to_its_last_day(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


SPANS = {
    "1 April 2025 – 31 March 2026": "2025-04-01 2026-03-31",
    "April 1, 2025-March 31, 2026": "2025-04-01 2026-03-31",
    "1 April – 30 June 2026": "2026-04-01 2026-06-30",
    "November 26–29, 2026": "2026-11-26 2026-11-29",
    "15 and 16 May 2026": "2026-05-15 2026-05-16",
    "December 15, 2025 – January 9, 2026": "2025-12-15 2026-01-09",
    "du 1er au 15 novembre 2026": "2026-11-01 2026-11-15",
    "week of 3 March 2026": "2026-03-03 2026-03-09",
    "w/c 9 March 2026": "2026-03-09 2026-03-15",
    "last week of June 2026": "2026-06-24 2026-06-30",
    "première semaine de mars 2026": "2026-03-01 2026-03-07",
    "mid-March to end of April 2026": "2026-03-11 2026-04-30",
    "fin 2025 – début 2026": "2025-12-31 2026-04-30",
}


@pytest.mark.parametrize(("text", "days"), SPANS.items())
def test_two_days_or_months_make_one_span(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]
    assert read(text)[0].precision == Precision.SPAN


THIRDS = {
    "early April 2026": "2026-04-01 2026-04-10",
    "à la mi-juin 2026": "2026-06-11 2026-06-20",
    "late May 2026": "2026-05-21 2026-05-31",
    "early fall 2026": "2026-10-01 2026-10-31",
    "mid to late 2026": "2026-05-01 2026-12-31",
    "mid-year 2025-26": "2025-08-01 2025-11-30",
    "début de l’automne 2026": "2026-10-01 2026-10-31",
}


@pytest.mark.parametrize(("text", "days"), THIRDS.items())
def test_early_mid_and_late_are_thirds(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("fin août 2026", "2026-08-31"), ("end-February 2028", "2028-02-29"), ("End Q1 2026-27", "2026-06-30"),
     ("year-end 2026", "2026-12-31"), ("2026-27 year-end", "2027-03-31"),
     ("fin du premier semestre 2026", "2026-06-30")],
)  # fmt: skip
def test_the_end_of_a_period_is_its_last_day(text: str, day: str) -> None:
    assert say(text) == [f"date {day} {day}"]


def test_dates_in_a_list_share_the_year_of_the_last() -> None:
    assert say("June 30 and December 31, 2026") == ["date 2026-06-30 2026-06-30", "date 2026-12-31 2026-12-31"]
    assert say("les 30 juin et 31 décembre 2026") == ["date 2026-06-30 2026-06-30", "date 2026-12-31 2026-12-31"]
    assert say("March and October 2026") == ["period 2026-03-01 2026-03-31", "period 2026-10-01 2026-10-31"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [("June 30", "date 2025-06-30 2025-06-30"), ("31 mai", "date 2026-05-31 2026-05-31"),
     ("in September", "period 2025-09-01 2025-09-30"), ("By mid-April", "before - 2026-04-20"),
     ("next May", "period 2026-05-01 2026-05-31"), ("l’été prochain", "period 2025-07-01 2025-09-30")],
)  # fmt: skip
def test_without_a_year_it_is_the_first_such_day_on_or_after_the_report(text: str, reading: str) -> None:
    assert say(text, report_date=REPORT_DATE) == [reading]


@pytest.mark.parametrize("text", ["June 30", "By mid-April", "in September", "over the summer", "By year-end"])
def test_without_a_year_and_a_report_it_is_ambiguous(text: str) -> None:
    assert say(text) == ["ambiguous - -"]
