"""Due dates in words."""

from datetime import date

import pytest

from answerable.periods.expressions.due import Due
from answerable.periods.expressions.reading import Context, read_expressions
from answerable.periods.expressions.vocab import Kind
from answerable.web.due_words import say_assumed, say_due, say_review, say_unclear


def _read(text: str) -> Due:
    (due,) = read_expressions(text, Context(report_date=date(2025, 6, 2)))
    return due


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Q2 of FY 2011-12", "1 Jul – 30 Sep 2011"),
        ("31 March 2012", "31 Mar 2012"),
        ("by the end of 2012", "by 31 Dec 2012 at the latest"),
        ("ongoing", "ongoing"),
        ("quarterly", "ongoing, every quarter"),
        ("within six months of tabling", "counted from an event whose day is not known"),
        ("TBD", "No date yet"),
    ],
)
def test_a_due_date_is_said_as_it_is_read(text: str, words: str) -> None:
    assert say_due(_read(text)) == words


def test_ongoing_from_a_day_names_the_day() -> None:
    assert say_due(Due("from March 2021", Kind.ONGOING, start=date(2021, 3, 1))) == "ongoing, from 1 Mar 2021"


def test_assumptions_make_one_sentence() -> None:
    sentence = "Assumed: the fiscal year starts on 1 April and the two years are a fiscal year."
    assert say_assumed(_read("Q4 of 2010-2011").assumptions) == sentence


def test_nothing_assumed_says_nothing() -> None:
    assert say_assumed(()) == ""


def test_an_assumption_that_nobody_has_words_for_is_said_as_it_was_noted() -> None:
    assert say_assumed(("the moon is full",)) == "Assumed: the moon is full."


def test_readings_are_named() -> None:
    assert say_unclear(_read("11/2/2016")) == "It can be read in more than one way: 11 Feb 2016 or 2 Nov 2016."


def test_a_damaged_date_says_why_it_cannot_be_read() -> None:
    assert say_unclear(_read("SEP 1 7 2013")) == "It cannot be read for certain: the date is damaged."


@pytest.mark.parametrize(
    ("cadence", "words"),
    [
        ("", "Reviewed yearly, because the response names no cadence."),
        ("yearly", "Reviewed yearly, as the response says."),
        ("monthly", "Reviewed every month."),
    ],
)
def test_the_review_says_how_often_and_why(cadence: str, words: str) -> None:
    assert say_review(cadence) == words
