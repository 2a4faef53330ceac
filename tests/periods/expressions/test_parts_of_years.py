"""Quarters, halves, seasons and years, fiscal and calendar."""

import pytest

from answerable.periods.expressions.assumptions import CALENDAR_QUARTER, FISCAL_PAIR
from answerable.periods.expressions.vocab import Precision
from tests.periods.expressions.saying import REPORT_DATE, read, say

THIRD_FISCAL_QUARTER = (
    "2025-26 Q3", "FY 2025-26, Q3", "2025–26 (Q3)", "Q3 FY25/26", "Q3 25/26", "Q3 of FY2025/26",
    "Quarter Three 2025-26", "Fiscal year 2025-26, third quarter", "third quarter (Q3) of 2025-26",
    "3rd qtr. 2025-26", "third fiscal quarter 2025-26", "3rd Quarter (October to December) 2025-26", "2025-2026, T3",
    "troisième trimestre de 2025-2026", "IIIe trimestre 2025-2026",
    "troisième trimestre (T3) de l’exercice financier 2025-2026", "Au cours du T3 de l’année financière 2025-2026",
    "Q3 FY2026",
)  # fmt: skip


@pytest.mark.parametrize("text", THIRD_FISCAL_QUARTER)
def test_a_fiscal_quarter_is_read_however_it_is_written(text: str) -> None:
    assert say(text) == ["period 2025-10-01 2025-12-31"]
    assert read(text)[0].precision == Precision.QUARTER


@pytest.mark.parametrize(
    "text", ["Q1/2026", "1Q 2026", "First quarter of 2026", "1st-quarter 2026", "CY 2026 Q1", "Q I 2026"]
)
def test_a_quarter_of_one_year_is_one_of_the_calendar_and_says_so(text: str) -> None:
    (due,) = read(text, first_month=10)
    assert (str(due.start), str(due.end)) == ("2026-01-01", "2026-03-31")
    assert CALENDAR_QUARTER in due.assumptions


SEVERAL_QUARTERS = {
    "Q2/Q3 2026-27": "2026-07-01 2026-12-31",
    "Q1 & Q2 2026-27": "2026-04-01 2026-09-30",
    "T1 à T3 2026-2027": "2026-04-01 2026-12-31",
    "first and second quarters of 2026-27": "2026-04-01 2026-09-30",
    "Q4 2025-26 to Q2 2026-27": "2026-01-01 2026-09-30",
    "Q4 2025-26 / Q1 2026-27": "2026-01-01 2026-06-30",
}


@pytest.mark.parametrize(("text", "days"), SEVERAL_QUARTERS.items())
def test_quarters_in_a_row_are_one_span(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


def test_quarters_apart_are_two_periods() -> None:
    two = ["period 2026-04-01 2026-06-30", "period 2026-10-01 2026-12-31"]
    assert say("Q1 and Q3 2026-27") == two
    assert say("1st and 3rd quarters of 2026-27") == two


HALVES = {
    "H2 2026-27": "2026-10-01 2027-03-31",
    "2H 2026": "2026-07-01 2026-12-31",
    "2nd half of 2026": "2026-07-01 2026-12-31",
    "latter half of 2026": "2026-07-01 2026-12-31",
    "S1 2027": "2027-01-01 2027-06-30",
    "1er semestre de l’exercice 2026-2027": "2026-04-01 2026-09-30",
    "2026-27 (second half)": "2026-10-01 2027-03-31",
    "deuxième moitié de 2026": "2026-07-01 2026-12-31",
}


@pytest.mark.parametrize(("text", "days"), HALVES.items())
def test_halves_follow_the_year_that_is_named(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


SEASONS = {
    "hiver 2027": "2027-01-01 2027-03-31",
    "in the spring of 2027": "2027-04-01 2027-06-30",
    "à l’été 2027": "2027-07-01 2027-09-30",
    "2027 Fall": "2027-10-01 2027-12-31",
    "winter of 2026/27": "2027-01-01 2027-03-31",
    "Fall/Winter 2026": "2026-10-01 2027-03-31",
    "Fall/Winter 2026-27": "2026-10-01 2027-03-31",
    "hiver-printemps 2027": "2027-01-01 2027-06-30",
    "Spring to Fall 2027": "2027-04-01 2027-12-31",
}


@pytest.mark.parametrize(("text", "days"), SEASONS.items())
def test_seasons_are_northern_quarters(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


FISCAL_YEARS = {
    "FY27": "2026-04-01 2027-03-31",
    "fiscal 2027": "2026-04-01 2027-03-31",
    "F.Y. 2026-27": "2026-04-01 2027-03-31",
    "AF 2026-2027": "2026-04-01 2027-03-31",
    "the 2026/27 financial year": "2026-04-01 2027-03-31",
    "2026 to 2027 fiscal year": "2026-04-01 2027-03-31",
    "1999-00": "1999-04-01 2000-03-31",
    "fiscal years 2026-27 and 2027-28": "2026-04-01 2028-03-31",
    "Exercices 2025-2026 à 2027-2028": "2025-04-01 2028-03-31",
}


@pytest.mark.parametrize(("text", "days"), FISCAL_YEARS.items())
def test_two_years_or_the_word_make_a_fiscal_year(text: str, days: str) -> None:
    assert say(text) == [f"period {days}"]


@pytest.mark.parametrize("month", range(2, 13))
def test_a_fiscal_year_begins_in_the_month_that_was_told(month: int) -> None:
    (due,) = read("2026-27", first_month=month)
    assert str(due.start) == f"2026-{month:02}-01"
    assert due.assumptions[-1] == FISCAL_PAIR


@pytest.mark.parametrize(
    "text", ["CY 2027", "the 2027 calendar year", "année civile 2027", "l’an 2027", "In 2027", "courant 2027"]
)
def test_a_year_alone_is_one_of_the_calendar(text: str) -> None:
    assert say(text) == ["period 2027-01-01 2027-12-31"]


@pytest.mark.parametrize("text", ["2026–2027 biennium", "Biennium 2026-27", "2026 to 2027"])
def test_a_biennium_is_two_calendar_years(text: str) -> None:
    assert say(text) == ["period 2026-01-01 2027-12-31"]


@pytest.mark.parametrize(
    ("text", "reading"),
    [("by the end of this fiscal year", "before - 2026-03-31"), ("next fiscal year", "period 2026-04-01 2027-03-31"),
     ("early next year", "period 2026-01-01 2026-04-30"), ("D’ici la fin de l’année", "before - 2025-12-31"),
     ("l’exercice en cours", "period 2025-04-01 2026-03-31"), ("End of FY", "date 2026-03-31 2026-03-31"),
     ("in the first quarter of the next fiscal year", "period 2026-04-01 2026-06-30"),
     ("later this year", "period 2025-09-01 2025-12-31")],
)  # fmt: skip
def test_a_year_without_its_number_follows_from_the_report(text: str, reading: str) -> None:
    assert say(text, report_date=REPORT_DATE) == [reading]
