"""What a person says of the columns of a table, kept by the words of its headings."""

from typing import Any

import pytest

from answerable.extraction.blocks import Grid, build_grids
from answerable.extraction.headings import Field
from answerable.extraction.interpret import LAYOUT_UNUSED
from answerable.extraction.layouts import NO_HEADINGS, NOT_A_LAYOUT, find_given, load_layout
from answerable.extraction.readers.html import read_html
from answerable.extraction.sandbox import read_file
from answerable.extraction.table_headings import Heading
from answerable.periods.expressions.reading import Context
from tests.extraction.building import draw, html_table, page, slot

HEADINGS = ["Line", "Words of the auditors", "Steps", "Desk", "Moment"]
FIELDS = ["number", "recommendation", "action", "accountability", "due"]
ROW = ["1", "Count the boats.", "Count them in spring.", "Harbour Office", "June 2026"]


def a_table(*rows: list[Any]) -> bytes:
    return page(html_table(draw(*rows)))


def a_grid(*rows: list[Any]) -> Grid:
    return build_grids(read_html(a_table(*rows)))[0]


def given(
    grid: Grid, headings: list[str], fields: list[str], table: int | None = None, otherwise: bool = False
) -> Heading | None:
    layout = load_layout([{"headings": headings, "fields": fields, "table": table}])
    found = find_given(layout, grid, otherwise, Context())
    return found[1] if found else None


def read(layout: list[dict[str, Any]], *rows: list[Any]) -> dict[str, Any]:
    return read_file(a_table(*rows), "a.html", {"layout": layout})


def test_columns_that_nothing_names_are_read_as_a_person_says() -> None:
    found = read([{"headings": HEADINGS, "fields": FIELDS}], HEADINGS, ROW)
    (action,) = found["actions"]
    assert [found["recommendations"][0][name] for name in ("key", "text")] == ["1", "Count the boats."]
    assert (action["text"], action["offices"][0]["as_written"]) == ("Count them in spring.", "Harbour Office")
    assert action["due"][0]["end"] == "2026-06-30"


def test_what_a_person_says_comes_before_what_the_headings_say() -> None:
    rows = ["Recommendation", "Action", "Owner"], ["1. Count the boats.", "Count them.", "Harbour Office"]
    swapped = [{"headings": rows[0], "fields": ["recommendation", "action", "support"]}]
    assert read(swapped, *rows)["actions"][0]["offices"][0]["role"] == "support"
    assert read([], *rows)["actions"][0]["offices"][0]["role"] == "lead"


def test_a_table_of_which_nothing_is_kept_is_left_out() -> None:
    rows = ["Recommendation", "Action"], ["1. Count the boats.", "Count them."]
    found = read([{"headings": rows[0], "fields": ["other", "other"]}], *rows)
    assert (found["recommendations"], found["actions"]) == ([], [])


def test_a_column_may_hold_the_office_and_the_date() -> None:
    rows = ["1. Count the boats.", "Count them.", slot("Harbour Office", "June 2026")]
    fields = ["recommendation", "action", "office-and-date"]
    found = read([{"headings": ["A", "B", "C"], "fields": fields}], ["A", "B", "C"], rows)
    (action,) = found["actions"]
    assert (action["offices"][0]["as_written"], action["due"][0]["as_written"]) == ("Harbour Office", "June 2026")


def test_headings_may_have_moved_and_others_may_have_come() -> None:
    heading = given(a_grid(["Moment", "New", "Line", "Words of the auditors", "Steps", "Desk"], []), HEADINGS, FIELDS)
    assert heading is not None
    assert [heading.fields.get(column) for column in range(6)] == [
        *(Field.DUE, None, Field.NUMBER, Field.RECOMMENDATION, Field.ACTION, Field.ACCOUNTABILITY)
    ]


def test_a_table_that_lacks_a_kept_heading_is_not_meant() -> None:
    assert given(a_grid(HEADINGS[:4], ROW[:4]), HEADINGS, FIELDS) is None
    assert given(a_grid(HEADINGS[:4], ROW[:4]), HEADINGS, [*FIELDS[:4], "other"]) is not None


def test_headings_may_stand_below_titles() -> None:
    heading = given(a_grid(["Answers", "", "", "", ""], HEADINGS, ROW), HEADINGS, FIELDS)
    assert heading is not None
    assert heading.row == 1


def test_two_columns_with_the_same_heading_are_told_apart_by_their_order() -> None:
    heading = given(a_grid(["Comment", "Comment"], ["a", "b"]), ["Comment", "Comment"], ["recommendation", "action"])
    assert heading is not None
    assert heading.fields == {0: Field.RECOMMENDATION, 1: Field.ACTION}


def test_a_table_without_headings_is_told_by_its_columns() -> None:
    heading = given(a_grid(ROW), [""] * 5, FIELDS)
    assert heading is not None
    assert heading.row == NO_HEADINGS
    assert given(a_grid(ROW[:4]), [""] * 5, FIELDS) is None


@pytest.mark.parametrize(("table", "is_meant"), [(0, True), (3, False), (None, False)])
def test_where_the_reader_finds_headings_only_the_table_itself_is_meant(table: int | None, is_meant: bool) -> None:
    assert (given(a_grid(ROW), [""] * 5, FIELDS, table, otherwise=True) is not None) is is_meant


def test_every_row_of_a_table_without_headings_is_read() -> None:
    found = read([{"headings": [""] * 5, "fields": FIELDS}], ROW, ["2", *ROW[1:]])
    assert [each["key"] for each in found["recommendations"]] == ["1", "2"]


def test_a_layout_that_fits_no_table_is_said_to() -> None:
    assert LAYOUT_UNUSED in read([{"headings": ["A", "B"], "fields": ["number", "action"]}], HEADINGS, ROW)["notes"]
    assert LAYOUT_UNUSED not in read([{"headings": HEADINGS, "fields": FIELDS}], HEADINGS, ROW)["notes"]


def test_it_is_told_what_each_table_was_read_as() -> None:
    assert read([], HEADINGS, ROW)["columns"] == [{"table": 0, "row": None, "columns": 5, "fields": []}]
    told = read([{"headings": HEADINGS, "fields": FIELDS}], HEADINGS, ROW)["columns"]
    assert told == [{"table": 0, "row": 0, "columns": 5, "fields": FIELDS}]


@pytest.mark.parametrize(
    "tables",
    [
        {},
        "words",
        ["words"],
        [{}],
        [{"headings": [], "fields": []}],
        [{"headings": ["A"], "fields": []}],
        [{"headings": ["A"], "fields": ["soon"]}],
        [{"headings": [1], "fields": ["due"]}],
        [{"headings": ["A"], "fields": [["due"]]}],
    ],
)
def test_what_is_no_layout_is_refused(tables: Any) -> None:
    with pytest.raises(ValueError, match=NOT_A_LAYOUT[:30]):
        load_layout(tables)


def test_a_layout_is_written_as_it_was_read() -> None:
    table = {"headings": HEADINGS, "fields": FIELDS, "table": 2}
    assert [each.as_json() for each in load_layout([table])] == [table]
