"""Where a recommendation begins, and what it is called."""

from tests.extraction.building import draw, html_table, read_page, read_table


def test_lettered_rows_below_a_colon_are_parts_of_the_recommendation_above() -> None:
    found = read_table(
        ["Recommendation", "Action", "Due date"],
        ["1. The Agency should improve its lists by:", "", ""],
        ["a) writing them down; and", "Write them.", "May 2026"],
        ["b) publishing them.", "Publish them.", "June 2026"],
        ["2. The Agency should sell boats.", "Sell them.", "July 2026"],
    )
    assert [(each["key"], each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "1", "The Agency should improve its lists by:"),
        ("1a", "a", "writing them down; and"),
        ("1b", "b", "publishing them."),
        ("2", "2", "The Agency should sell boats."),
    ]
    assert [each["recommendations"] for each in found["actions"]] == [["1a"], ["1b"], ["2"]]


def test_a_letter_without_a_recommendation_that_leads_in_is_a_word() -> None:
    found = read_table(["Recommendation", "Action"], ["a) Keep a list.", "Write it."], ["b) Sell boats.", "Sell them."])
    assert [each["number"] for each in found["recommendations"]] == [None, None]


def test_the_year_of_a_report_is_no_number_where_the_words_have_one() -> None:
    head = ["Ref.", "Audit recommendations", "Action plan"]
    rows = ["2022", "1. We recommend a register.", "Write it."], ["2022", "2. We recommend a list.", "Keep it."]
    assert [each["number"] for each in read_table(head, *rows)["recommendations"]] == ["1", "2"]


def test_the_number_of_a_chapter_is_no_part_of_a_theme() -> None:
    head = ["Recommendation", "Response", "Action"]
    first, second = (html_table(draw(head, [text, "Agreed.", "Do it."])) for text in ("Keep a list.", "Count."))
    found = read_page(
        "<h2>2. Opinion</h2><p>Limited.</p><h2>3 Safety</h2>", first, "<h2>A Harbour for All</h2>", second
    )
    assert [each["theme"] for each in found["recommendations"]] == ["Safety", "A Harbour for All"]
