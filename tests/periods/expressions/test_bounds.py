"""Words around a date that change its reading: by, before, until, from, after, at the earliest."""

import pytest

from answerable.periods.expressions.assumptions import AT_THE_EARLIEST
from tests.periods.expressions.saying import read, say

UPPER_BOUNDS = {
    "By Friday, March 14, 2025": "2025-03-14",
    "no later than the end of Q2 2025-26": "2025-09-30",
    "June 2026 at the latest": "2026-06-30",
    "June 2026 or earlier": "2026-06-30",
    "until 15 May 2026": "2026-05-15",
    "by end-2026": "2026-12-31",
    "By fiscal year-end 2026-27": "2027-03-31",
    "on or before 1 June 2026": "2026-06-01",
    "D’ici fin mars 2026": "2026-03-31",
    "d’ici à la fin de mars 2026": "2026-03-31",
    "au plus tard à l’automne 2026": "2026-12-31",
    "1er octobre 2026 au plus tard": "2026-10-01",
    "Pour le 31 mars 2026": "2026-03-31",
    "jusqu’en juin 2026": "2026-06-30",
}


@pytest.mark.parametrize(("text", "day"), UPPER_BOUNDS.items())
def test_an_upper_bound_ends_on_the_last_day_and_is_taken_with_its_words(text: str, day: str) -> None:
    assert say(text) == [f"before - {day}"]
    assert read(text)[0].as_written == text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("before July 1, 2026", "2026-06-30"),
        ("prior to fall 2026", "2026-09-30"),
        ("avant le 31 mars 2026", "2026-03-30"),
        ("ahead of Q2 2026-27", "2026-06-30"),
    ],
)
def test_before_ends_the_day_before(text: str, day: str) -> None:
    assert say(text) == [f"before - {day}"]


@pytest.mark.parametrize(
    "text", ["before the end of June 2026", "avant la fin juin 2026", "prior to the end of June 2026"]
)
def test_before_the_end_includes_the_last_day(text: str) -> None:
    assert say(text) == ["before - 2026-06-30"]


@pytest.mark.parametrize(
    "text",
    ["no earlier than April 2026", "April 2026 at the earliest", "au plus tôt en avril 2026", "not before April 2026"],
)
def test_at_the_earliest_is_the_period_itself_and_says_so(text: str) -> None:
    assert say(text) == ["period 2026-04-01 2026-04-30"]
    assert read(text)[0].assumptions == (AT_THE_EARLIEST,)


STARTS = {
    "from April 2026 onward": "2026-04-01",
    "2026 onwards": "2026-01-01",
    "Commencing in Q1 2026-27": "2026-04-01",
    "April 2026 – ongoing": "2026-04-01",
    "à compter du 15 mai 2026": "2026-05-15",
    "dès l’automne 2026": "2026-10-01",
    "depuis mars 2020": "2020-03-01",
    "after March 2026": "2026-04-01",
}


@pytest.mark.parametrize(("text", "day"), STARTS.items())
def test_a_start_without_an_end_is_ongoing(text: str, day: str) -> None:
    assert say(text) == [f"ongoing {day} -"]


@pytest.mark.parametrize(
    "text",
    ["Start: April 2026 / End: March 2027", "From: April 2026 To: March 2027", "Début : avril 2026 Fin : mars 2027",
     "from 1 April 2026 to 31 March 2027", "du 1er avril 2026 au 31 mars 2027"],
)  # fmt: skip
def test_a_start_with_an_end_is_a_span(text: str) -> None:
    assert say(text) == ["period 2026-04-01 2027-03-31"]


def test_a_date_that_was_moved_is_two_dates() -> None:
    assert say("Revised from March to September 2026") == [
        "period 2026-03-01 2026-03-31",
        "period 2026-09-01 2026-09-30",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "within six months (by 30 June 2026)",
        "Within the next year, that is by June 30, 2026",
        "d’ici six mois, soit le 30 juin 2026",
    ],
)
def test_a_day_that_is_named_settles_an_offset(text: str) -> None:
    assert say(text) == ["before - 2026-06-30"]
    assert read(text)[0].as_written == text


def test_a_bracket_that_says_the_same_again_is_no_second_date() -> None:
    assert say("Q4 2025-26 (31 March 2026)") == ["period 2026-01-01 2026-03-31"]
    assert say("Winter 2026 (Q4 2025-26)") == ["period 2026-01-01 2026-03-31"]


def test_a_bracket_gives_the_year_that_was_missing() -> None:
    assert say("Q3 (December 2026)") == ["period 2026-12-01 2026-12-31"]
    assert say("by the end of the fiscal year (March 31, 2027)") == ["before - 2027-03-31"]
