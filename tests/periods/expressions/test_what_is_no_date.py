"""Numbers and words that only look like dates, and dates that cannot be read in one way."""

import pytest

from tests.periods.expressions.saying import read, say

NO_DATES = (
    "in accordance with section 2010 of the Act", "Bill C-2012 received first reading",
    "The Branch may consult 12 sites.", "a second review of Phase 2", "There was a fall in prices.",
    "Recommendation 3.1 is accepted.", "See 3.1.2 and 4.2.1", "Section 12 may apply.", "All 12 may be reviewed.",
    "2000 employees were trained", "increase by 2000 units", "$2025 was spent", "ISO 9001:2015", "COVID-19",
    "call 819-555-1234", "A/RES/70/1 and DP/2025/12", "decision 2019/12", "the 2016 audit found gaps",
    "as part of the 2024-25 Departmental Plan", "Form T4 and Form Q1", "the market may march forward", "192.168.1.10",
    "in 2000 cases", "Resolution 2025 was adopted", "items 12 to 15", "spring cleaning and summer students",
    "a half day", "Costs rose in the last quarter.", "The second half of the project needs staff.",
    "Continuing education will be offered.", "Continuous improvement of the process",
    "Weekly meetings are held with staff", "Continue to consult partners", "a 24-month contract",
    "over three years the cost fell", "Chapter 3 of the Fall 2009 Report", "Contract 2024-031",
    "once a decision is made, consult", "the plan was written when staff were few, and it shows", "Agenda 2030",
    "Membership to be confirmed by the Minister", "au cours des mois à venir, on consultera",
    "Le plan annuel sera revu.", "l’article 2010 de la Loi", "l’évaluation de 2019 recommande", "Le plan a été revu.",
    "un second examen", "le Programme 2021-2027 sera révisé", "Tenir des rencontres mensuelles.",
    "Les 12 sites seront visités.", "des ports", "des directeurs",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_DATES)
def test_it_is_no_date(text: str) -> None:
    assert say(text) == []


@pytest.mark.parametrize(
    "text",
    ["Appendix 3 March 2026", "Recommendation 4 – March 2026", "1.2 March 2026", "R4 March 2026", "b) March 2026"],
)
def test_a_label_before_a_month_is_no_day(text: str) -> None:
    assert say(text) == ["period 2026-03-01 2026-03-31"]


def test_may_is_a_month_with_a_year_or_a_capital_only() -> None:
    assert say("The Branch may 3 times review its work.") == []
    assert say("by may 2026") == ["before - 2026-05-31"]
    assert say("a été de 2019 à 2024") == ["period 2019-01-01 2024-12-31"]


AMBIGUOUS = {
    "08/09/2026": 2, "1/2/26": 2, "Mar-26": 1, "2008-09": 2, "Q2": 0, "31 September 2026": 0, "2026-13-01": 0,
    "June 2O26": 0, "14/15/2026": 0, "FY 2025-29": 0, "academic year 2026-27": 0, "Summer 2026-27": 0,
    "Q3 (July to September) 2026-27": 2, "Mar. 5/26": 1,
}  # fmt: skip


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS.items())
def test_what_has_more_than_one_reading_is_reported_and_not_guessed(text: str, readings: int) -> None:
    (due,) = read(text)
    assert (due.kind, due.start, due.end, due.likely) == ("ambiguous", None, None, None)
    assert len(due.readings) == readings
    assert due.assumptions


@pytest.mark.parametrize("text", ["2026-27", "FY 2026-27", "Q2 2026-27", "H1 2026-27"])
def test_two_years_are_ambiguous_where_the_fiscal_year_starts_in_january(text: str) -> None:
    assert say(text, first_month=1) == ["ambiguous - -"]
