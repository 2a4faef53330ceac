"""What the columns of a table are: the choice above it, and what the form sends of it."""

from typing import Any

import pytest
from django.http import QueryDict

from answerable.ingest.columns import Choice
from answerable.web.imports.columns import TableChoice, offer_choices, read_choices
from answerable.web.imports.source import Drawn, draw_source


def cells(table: int, *rows: list[str]) -> list[dict[str, Any]]:
    return [
        {"text": text, "table": table, "row": row, "column": column}
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def offer(blocks: list[dict[str, Any]], *columns: dict[str, Any]) -> list[Drawn]:
    return offer_choices(draw_source(blocks, [], set()), {"columns": list(columns)}, blocks)


def described(table: int = 0, row: int | None = 0, *fields: str, width: int = 2) -> dict[str, Any]:
    return {"table": table, "row": row, "columns": width, "fields": list(fields)}


def choice_of(drawn: Drawn) -> TableChoice:
    assert isinstance(drawn.choice, TableChoice)
    return drawn.choice


def chosen(options: list[tuple[str, str, bool]]) -> list[str]:
    return [code for code, _label, is_chosen in options if is_chosen]


def test_a_column_offers_what_it_was_read_as() -> None:
    (drawn,) = offer(cells(0, ["No.", "Text"], ["1", "Do it."]), described(0, 0, "number", "action"))
    choice = choice_of(drawn)
    assert [chosen(column.options) for column in choice.columns] == [["number"], ["action"]]
    assert [column.heading for column in choice.columns] == ["No.", "Text"]
    assert choice.rows[1] == ("0", "Row 1: No. | Text", True)


def test_a_table_that_was_not_read_by_columns_offers_its_first_row() -> None:
    (drawn,) = offer(cells(0, ["No.", "Text"]), described(0, None))
    choice = choice_of(drawn)
    assert [chosen(column.options) for column in choice.columns] == [["other"], ["other"]]
    assert chosen(choice.rows) == ["0"]


def test_tables_with_the_same_headings_are_asked_about_once() -> None:
    blocks = cells(0, ["No.", "Text"], ["1", "a"]) + cells(1, ["NO.", "Text"], ["2", "b"]) + cells(2, ["Else", "x"])
    fields = ("number", "action")
    drawn = offer(blocks, described(0, 0, *fields), described(1, 0, *fields), described(2, 0, *fields))
    assert [bool(each.choice) for each in drawn] == [True, False, True]


def test_a_table_of_one_column_and_a_document_of_long_ago_have_no_choice() -> None:
    assert offer(cells(0, ["Text"]), described(0, 0, "action", width=1))[0].choice is None
    assert offer(cells(0, ["No.", "Text"]))[0].choice is None


def test_a_long_row_is_cut() -> None:
    (drawn,) = offer(cells(0, ["word " * 20, "Text"]), described(0, 0, "number", "action"))
    assert choice_of(drawn).rows[1][1].endswith("…")


def test_what_the_form_sends_is_a_choice_for_each_table() -> None:
    posted = QueryDict("columns.0.row=1&columns.0.0=number&columns.0.2=due&columns.3.row=-1&version=4")
    assert read_choices(posted) == {0: Choice(1, {0: "number", 2: "due"}), 3: Choice(-1, {})}


@pytest.mark.parametrize(
    "sent", ["columns.0.row=x", "columns.x.row=1", "columns.0.0=due", "columns.0.row=-2", "columns.0.row=1000"]
)
def test_what_is_no_choice_is_passed_over(sent: str) -> None:
    assert read_choices(QueryDict(sent)) == {}


def test_a_code_that_is_none_is_passed_over() -> None:
    assert read_choices(QueryDict("columns.0.row=1&columns.0.0=soon")) == {0: Choice(1, {})}
