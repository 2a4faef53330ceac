"""What a person chose of the columns of tables, as the layout in which the document is read again."""

from typing import Any

from answerable.extraction.layouts import NO_HEADINGS
from answerable.ingest.columns import Choice, headings_at, make_layout, read_as, without_tables

COLUMNS = [
    {"table": 0, "row": 1, "columns": 3, "fields": ["number", "recommendation", "other"]},
    {"table": 1, "row": None, "columns": 2, "fields": []},
]
FIRST = {"headings": ["No.", "Words", "Words"], "fields": ["number", "action", "other"], "table": 0}


def a_cell(text: str, table: int, row: int, column: int, **spans: int) -> dict[str, Any]:
    return {"text": text, "table": table, "row": row, "column": column, **spans}


BLOCKS = [
    {"text": "A title"},
    a_cell("Plan", 0, 0, 0, columns=3),
    a_cell("No.", 0, 1, 0),
    a_cell("Words", 0, 1, 1, columns=2),
    a_cell("1", 0, 2, 0),
    a_cell("Left", 1, 0, 0, rows=2),
    a_cell("Right", 1, 0, 1),
]


def test_a_cell_over_several_columns_or_rows_is_the_heading_of_each() -> None:
    assert headings_at(BLOCKS, 0, 1, 3) == ["No.", "Words", "Words"]
    assert headings_at(BLOCKS, 1, 1, 2) == ["Left", ""]


def test_a_table_that_was_not_read_by_columns_keeps_nothing() -> None:
    assert read_as(COLUMNS[1]) == Choice(0, {0: "other", 1: "other"})


def test_a_choice_becomes_a_layout_with_the_headings_of_its_row() -> None:
    assert make_layout(BLOCKS, COLUMNS, [], {0: Choice(1, {1: "action"})}) == [FIRST]


def test_a_choice_that_changes_nothing_is_none() -> None:
    unchanged = {0: Choice(1, {0: "number", 1: "recommendation"}), 1: Choice(0, {0: "other"})}
    assert make_layout(BLOCKS, COLUMNS, [], unchanged) == []


def test_another_row_of_headings_is_a_choice() -> None:
    (made,) = make_layout(BLOCKS, COLUMNS, [], {0: Choice(0, {})})
    assert made["headings"] == ["Plan", "Plan", "Plan"]


def test_a_table_without_headings_has_none_in_its_layout() -> None:
    (made,) = make_layout(BLOCKS, COLUMNS, [], {1: Choice(NO_HEADINGS, {0: "number", 1: "action"})})
    assert made == {"headings": ["", ""], "fields": ["number", "action"], "table": 1}


def test_a_table_that_is_not_there_is_passed_over() -> None:
    assert make_layout(BLOCKS, COLUMNS, [], {7: Choice(0, {0: "due"})}) == []


def test_what_was_chosen_before_stays_and_the_same_headings_are_chosen_anew() -> None:
    other = {"headings": ["Else"], "fields": ["due"], "table": 5}
    before = [{**FIRST, "fields": ["number", "response", "other"], "table": 9}, other]
    assert make_layout(BLOCKS, COLUMNS, before, {0: Choice(1, {1: "action"})}) == [other, FIRST]


def test_two_tables_without_headings_are_not_the_same() -> None:
    before = [{"headings": ["", ""], "fields": ["number", "due"], "table": 4}]
    made = make_layout(BLOCKS, COLUMNS, before, {1: Choice(NO_HEADINGS, {0: "number"})})
    assert [each["table"] for each in made] == [4, 1]


def test_a_kept_layout_names_no_table() -> None:
    assert without_tables([FIRST]) == [{**FIRST, "table": None}]
