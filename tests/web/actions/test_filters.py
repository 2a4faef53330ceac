"""The register's filter lives in its address."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from answerable.followup.actions.queries import ActionFilter
from answerable.followup.evaluations.models import Evaluation
from answerable.people.models import Office, Person
from answerable.web.actions.filters import Asked, read_due, read_filter, read_key, read_quarter, write_key
from tests.clock import TODAY


def _read(person: Person | AnonymousUser, **query: str) -> Asked:
    return read_filter(person, query, TODAY)


def test_an_empty_address_narrows_nothing(amina: Person) -> None:
    assert _read(amina, words=" ", office="").wanted == ActionFilter()


def test_an_office_is_asked_for_with_its_parts(amina: Person, department: Office, branch: Office) -> None:
    assert _read(amina, office=str(department.pk)).wanted.offices == {department.pk, branch.pk}


def test_what_is_known_becomes_the_filter(amina: Person, evaluation: Evaluation) -> None:
    asked = _read(amina, status="in-progress", evaluation=evaluation.slug, theme="Effectiveness", words="lake")
    wanted = ActionFilter(status="in-progress", evaluation=evaluation.slug, theme="Effectiveness", words="lake")
    assert asked.wanted == wanted
    assert asked.ignored == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "banana"),
        ("office", "9999"),
        ("office", "x"),
        ("due", "2011-Q9"),
        ("evaluation", "no-such"),
        ("after", "12"),
    ],
)
def test_what_is_not_known_is_left_out_and_named(amina: Person, name: str, value: str) -> None:
    asked = _read(amina, **{name: value})
    assert asked.wanted == ActionFilter()
    assert asked.ignored == ((name, value),)


def test_a_report_that_is_not_published_is_not_known_to_a_visitor(evaluation: Evaluation) -> None:
    assert _read(AnonymousUser(), evaluation=evaluation.slug).ignored == (("evaluation", evaluation.slug),)


def test_no_value_can_break_the_database(amina: Person) -> None:
    assert _read(amina, words="a\0b").wanted.words == "ab"
    assert len(_read(amina, words="x" * 5000).wanted.words) == 200


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2011-Q2", date(2011, 7, 1), date(2011, 9, 30)),
        ("2010-q4", date(2011, 1, 1), date(2011, 3, 31)),
        ("this-quarter", date(2025, 4, 1), date(2025, 6, 30)),
        ("next-quarter", date(2025, 7, 1), date(2025, 9, 30)),
    ],
)
def test_a_fiscal_quarter_is_its_days(text: str, start: date, end: date) -> None:
    assert read_due(text, TODAY) == {"due_from": start, "due_to": end}


def test_the_quarter_after_the_fourth_is_the_first_of_the_next_year() -> None:
    assert read_due("next-quarter", date(2026, 2, 1)) == {"due_from": date(2026, 4, 1), "due_to": date(2026, 6, 30)}


@pytest.mark.parametrize("text", ["0999-Q1", "9999-Q4", "2011-Q0", "Q2", ""])
def test_what_is_no_quarter_is_none(text: str) -> None:
    assert read_quarter(text) is None


def test_the_address_is_written_back_without_one_filter(amina: Person) -> None:
    asked = _read(amina, status="in-progress", words="lac & rivière", after="2011-03-31.12")
    assert asked.query() == "words=lac+%26+rivi%C3%A8re&status=in-progress"
    assert asked.query(without="words") == "status=in-progress"


def test_the_key_of_a_page_is_read_as_it_is_written() -> None:
    key = (date(2011, 3, 31), 12)
    assert read_key(write_key(key)) == key


@pytest.mark.parametrize("text", ["", "2011-13-31.1", "2011-03-31", "2011-03-31.-1", f"2011-03-31.{'9' * 30}"])
def test_what_is_no_key_is_none(text: str) -> None:
    assert read_key(text) is None
