"""The type of a due date, and its form in the interchange format."""

from dataclasses import replace
from datetime import date

import pytest

from answerable.periods.expressions.due import Due, Span, due_from_json
from answerable.periods.expressions.vocab import Kind, Precision
from tests.periods.expressions.saying import read

APRIL, MARCH = date(2025, 4, 1), date(2026, 3, 31)


def test_a_due_date_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="cannot start"):
        Due("", Kind.PERIOD, MARCH, APRIL)


def test_the_interchange_format_names_days_and_leaves_out_readings_where_there_are_none() -> None:
    due = Due("2025-26", Kind.PERIOD, APRIL, MARCH, Precision.FISCAL_YEAR, assumptions=("fiscal year starts 1 April",))
    assert due.as_json() == {
        "as_written": "2025-26",
        "deliverable": None,
        "kind": "period",
        "start": "2025-04-01",
        "end": "2026-03-31",
        "precision": "fiscal-year",
        "cadence": None,
        "assumptions": ["fiscal year starts 1 April"],
    }


def test_an_ambiguous_date_carries_its_readings() -> None:
    (due,) = read("04/05/2026")
    found = due.as_json()
    days = ["2026-05-04", "2026-04-05"]
    assert (found["readings"], found["likely"]) == ([{"start": day, "end": day} for day in days], None)


@pytest.mark.parametrize("text", ["By Q3 2026-27", "04/05/2026", "Monthly from May 2026", "Guide: March 2026", "TBD"])
def test_what_is_written_as_json_is_read_back(text: str) -> None:
    (due,) = read(text)
    assert due_from_json(due.as_json()) == replace(due, at=0)


def test_a_code_that_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError):
        due_from_json({"kind": "some day"})


def test_a_span_may_be_open_at_either_side() -> None:
    assert Span(None, MARCH).start is None
    assert Span(APRIL).end is None
