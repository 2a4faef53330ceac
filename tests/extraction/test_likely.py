"""The other dates of a document speak for one reading of a date that has two."""

from typing import Any

import pytest

from answerable.extraction.likely import LIKELY, find_order
from tests.extraction.building import document_of, read_table

HEADINGS = ["Recommendation", "Response", "Action", "Due date"]


def due_of(written: str, *others: str) -> dict[str, Any]:
    rows = [[f"{n}. Clean.", "Agreed.", f"Buy {n} brushes.", other] for n, other in enumerate((written, *others), 1)]
    due: dict[str, Any] = read_table(HEADINGS, *rows)["actions"][0]["due"][0]
    return due


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["30/06/2014", "as of 31/03/2014"], "day"),
        (["approved 09/28/2012"], "month"),
        (["30/06/2014", "09/28/2012"], ""),
        (["03/04/2014"], ""),
        (["33/44/2014", "version 1.13.2014.2"], ""),
    ],
)
def test_dates_that_leave_no_choice_tell_the_order(texts: list[str], order: str) -> None:
    assert find_order(document_of(*texts).blocks) == order


@pytest.mark.parametrize(("other", "end"), [("30/06/2025", "2025-04-03"), ("06/30/2025", "2025-03-04")])
def test_the_likely_reading_is_named_and_the_date_stays_ambiguous(other: str, end: str) -> None:
    due = due_of("03/04/2025", other)
    assert (due["kind"], due["end"], due["evidence"]["doubt"]) == ("ambiguous", None, "unsure")
    assert due["readings"][due["likely"]]["end"] == end
    assert due["evidence"]["reason"] == LIKELY


def test_where_nothing_speaks_for_one_reading_none_is_likely() -> None:
    assert due_of("03/04/2025", "May 2025")["likely"] is None
