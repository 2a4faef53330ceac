"""Registers whose recommendations are told in paragraphs elsewhere."""

from typing import Any

import pytest

from answerable.extraction.details import is_code
from tests.extraction.building import draw, html_table, read_page, slot

HEADINGS = ["Inquiry", "Number", "Status at 30-Jun-21", "Status at 30-Jun-22"]


def row(number: str, status: str, before: str = "Being implemented") -> list[str]:
    return ["WR-2018-01", number, before, status]


def read(rows: list[list[Any]], *paragraphs: str) -> dict[str, Any]:
    below = "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs)
    return read_page(html_table(draw(HEADINGS, *rows)) + below)


def texts_of(found: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["number"], each["text"]) for each in found["recommendations"]]


@pytest.mark.parametrize(
    ("number", "is_one"), [("011/20", True), ("A-14", True), ("12", False), ("2018", False), ("AB", False)]
)
def test_a_number_that_may_stand_anywhere_by_chance_is_no_code(number: str, is_one: bool) -> None:
    assert is_code(number) is is_one


def test_a_row_without_words_is_a_recommendation_with_its_newest_status() -> None:
    found = read([row("011/20", "Implemented")])
    assert texts_of(found) == [("011/20", "")]
    assert [(each["status"]["as_written"], each["status"]["as_of"]) for each in found["actions"]] == [
        ("Implemented", "2022-06-30")
    ]


def test_the_words_stand_below_its_number_and_the_answer_below_a_label() -> None:
    words = ("WR-2018-01 (011/20)", "The board should clean the wells.", "Update", "Half of them are clean.")
    found = read([row("011/20", "Being implemented")], *words)
    assert texts_of(found) == [("011/20", "The board should clean the wells.")]
    assert [each["text"] for each in found["responses"]] == ["Half of them are clean."]


def test_the_words_may_follow_their_number_and_what_speaks_of_the_recommendation_answers_it() -> None:
    words = ("011/20 (implemented) – The board should clean the wells.", "The board implemented this recommendation.")
    found = read([row("011/20", "Implemented")], "<h4>Upkeep</h4>", *words, "It did so in May.")
    (recommendation,), (response,) = found["recommendations"], found["responses"]
    assert (recommendation["text"], recommendation["theme"]) == ("The board should clean the wells.", "Upkeep")
    assert (response["position"], response["text"].count("\n")) == ("not-stated", 1)


def test_two_numbers_may_share_the_paragraphs_below_them() -> None:
    told = ("011/20 – Clean the wells.", "012/20 – Tell the public.", "Recommendation 011/20 is done.", "So is 012/20.")
    found = read([row("011/20", "Implemented"), row("012/20", "Implemented")], *told)
    assert [each["text"] for each in found["responses"]] == ["Recommendation 011/20 is done.", "So is 012/20."]


def test_a_paragraph_may_name_its_numbers_at_its_end() -> None:
    rows = [row("011/20", "Being implemented"), row("012/20", "Being implemented")]
    found = read(rows, "Wells: Works are under way. (WR-2018-01, 011/20 &amp; 012/20)")
    assert [each["recommendations"] for each in found["responses"]] == [["011/20", "012/20"]]


def test_a_status_that_is_a_position_is_one() -> None:
    found = read([row("011/20", "Rejected")], "WR-2018-01 (011/20)", "Clean the wells.", "Update", "They are clean.")
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("not-accepted", "They are clean.")]


def test_a_row_that_names_to_whom_is_no_theme() -> None:
    found = read([[slot("To the Harbour Board", across=4), None, None, None], row("011/20", "Implemented")])
    assert [(each["theme"], each["addressees"]) for each in found["recommendations"]] == [(None, ["the Harbour Board"])]


def test_a_report_may_list_its_own_recommendations_and_follow_up_those_of_an_earlier_one() -> None:
    own = "<p>Recommendation 1: Adopt a budget rule.</p><p>Recommendation 2: Count the assets.</p>"
    earlier = html_table(
        draw(
            ["No.", "Recommendation", "Degree of implementation"],
            ["1", "Close the imprest account of the pool.", "Fully implemented"],
            ["2", "Publish the grants to clubs.", "Not implemented"],
        )
    )
    found = read_page("<h1>Audit</h1><h2>Recommendations</h2>", own, "<h2>Follow-up of the last audit</h2>", earlier)
    assert [each["text"] for each in found["recommendations"]] == [
        "Close the imprest account of the pool.",
        "Publish the grants to clubs.",
        "Adopt a budget rule.",
        "Count the assets.",
    ]
