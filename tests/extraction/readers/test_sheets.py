"""Excel workbooks, and old ones by their values."""

import io
from datetime import date, datetime, time
from typing import Any

import openpyxl
import pytest

from answerable.extraction.readers.sheets import read_xlsx, show_value
from answerable.extraction.sandbox import read_file
from tests.extraction.building import draw, places, saved, slot, texts, workbook


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_merged_cells_cover_their_rows_and_columns() -> None:
    table = draw([slot("a", down=2), slot("b", across=2), None], [None, "c", "d"])
    found = places(read_xlsx(workbook(table)))
    assert found == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}


def test_hidden_columns_are_left_out_and_the_others_close_up() -> None:
    book = opened(workbook(draw(["a", "secret", "hidden", "b"])))
    book.worksheets[0].column_dimensions.group("B", "C", hidden=True)
    assert places(read_xlsx(saved(book))) == {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1)}


def test_a_merge_over_a_hidden_column_covers_those_that_are_shown() -> None:
    book = opened(workbook(draw([slot("a", across=3), None, None], ["b", "c", "d"])))
    book.worksheets[0].column_dimensions["B"].hidden = True
    assert places(read_xlsx(saved(book)))["a"] == (0, 0, 1, 2)


def test_rows_that_a_filter_hides_are_kept() -> None:
    book = opened(workbook(draw(["a"], ["b"])))
    book.worksheets[0].row_dimensions[2].hidden = True
    assert texts(read_xlsx(saved(book))) == ["a", "b"]


def test_hidden_sheets_are_left_out() -> None:
    book = opened(workbook(draw(["shown"]), draw(["not shown"])))
    book.worksheets[1].sheet_state = "hidden"
    assert texts(read_xlsx(saved(book))) == ["shown"]


def test_empty_rows_keep_their_place() -> None:
    assert places(read_xlsx(workbook(draw(["a"], [""], ["b"])))) == {"a": (0, 0, 1, 1), "b": (2, 0, 1, 1)}


@pytest.mark.parametrize(
    ("number_format", "shown", "has_no_day"),
    [
        ("yyyy-mm-dd", "2025-06-03", False),
        ("d mmmm yyyy", "3 June 2025", False),
        ("mmm d, yyyy", "Jun 3, 2025", False),
        ("dd/mm/yy", "03/06/25", False),
        ("[$-409]mmmm d, yyyy;@", "June 3, 2025", False),
        ("mmm-yy", "Jun-25", True),
        ("mmmm yyyy", "June 2025", True),
        ("yyyy-mm", "2025-06", True),
        ('"by" mmmm yyyy', "by June 2025", True),
        ("yyyy-mm-dd hh:mm", "2025-06-03", False),
        ("General", "2025-06-03", False),
    ],
)
def test_a_date_is_shown_as_its_format_writes_it(number_format: str, shown: str, has_no_day: bool) -> None:
    assert show_value(datetime(2025, 6, 3), number_format) == (shown, date(2025, 6, 3), has_no_day)


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (0.25, "0%", "25%"),
        (3, "General", "3"),
        (3.0, "General", "3"),
        (1.1, "General", "1.1"),
        (True, "General", "TRUE"),
        (time(9, 30), "h:mm", "09:30:00"),
    ],
)
def test_other_values_are_shown_plainly(value: Any, number_format: str, shown: str) -> None:
    assert show_value(value, number_format)[0] == shown


def dated(number_format: str) -> dict[str, Any]:
    """The date of an action whose cell holds a real date."""
    book = opened(workbook(draw(["Recommendation", "Action", "Due date"], ["Keep a list.", "Write it.", "x"])))
    cell = book.worksheets[0]["C2"]
    cell.value, cell.number_format = datetime(2025, 6, 1), number_format
    due: dict[str, Any] = read_file(saved(book), "a.xlsx", {})["actions"][0]["due"][0]
    return due


def test_the_value_of_a_date_cell_counts_and_not_its_look() -> None:
    due = dated("dd/mm/yyyy")
    assert (due["as_written"], due["kind"], due["start"], due["end"]) == (
        "01/06/2025",
        "date",
        "2025-06-01",
        "2025-06-01",
    )


def test_a_format_without_a_day_means_the_month() -> None:
    due = dated("mmm-yy")
    assert (due["as_written"], due["precision"], due["end"]) == ("Jun-25", "month", "2025-06-30")


def test_title_rows_and_two_heading_rows_are_passed_over() -> None:
    table = draw(
        [slot("Agency for Ferries", across=4), None, None, None],
        [slot("Tracker of the Evaluation of Crossings", across=4), None, None, None],
        ["", "", "", ""],
        [slot("Recommendation", across=2), None, slot("Action", across=2), None],
        ["No.", "Recommendation", "Action", "Target date"],
        ["1", "Keep a list.", "Write it.", "May 2025"],
    )
    found = read_file(workbook(table), "a.xlsx", {})
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list."]
    assert found["report"]["title"] == "Tracker of the Evaluation of Crossings"


def test_other_sheets_of_a_tracker_are_no_recommendations() -> None:
    notes = draw(["How to use this file"], ["Update the actions each quarter."])
    lists = draw(["Status", "Priority"], ["Open", "High"], ["Done", "Low"])
    plan = draw(["Recommendation", "Action"], ["Keep a list.", "Write it."])
    found = read_file(workbook(notes, plan, lists), "a.xlsx", {})
    assert len(found["recommendations"]) == len(found["actions"]) == 1
