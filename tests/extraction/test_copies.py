"""Recommendations that are listed first and answered further below."""

from tests.extraction.building import draw, html_table, read_page

SUMMARY = draw(["No.", "Recommendation"], ["1", "Keep a list."], ["2", "Sell boats."])
ANSWERS = draw(
    ["No.", "Recommendation", "Response", "Action"],
    ["1", "Keep a list.", "Agreed.", "Write it."],
    ["2", "Sell boats.", "Refused.", ""],
)


def test_what_is_listed_first_and_answered_below_is_one() -> None:
    found = read_page(html_table(SUMMARY), html_table(ANSWERS))
    assert [(each["key"], each["text"]) for each in found["recommendations"]] == [
        ("1", "Keep a list."),
        ("2", "Sell boats."),
    ]
    assert [each["recommendations"] for each in found["responses"]] == [["1"], ["2"]]
    assert [each["recommendations"] for each in found["actions"]] == [["1"]]


def test_the_same_number_with_other_words_is_another() -> None:
    other = draw(["No.", "Recommendation", "Response"], ["1", "Count the crews.", "Agreed."])
    found = read_page(html_table(SUMMARY), html_table(other))
    assert [each["key"] for each in found["recommendations"]] == ["1", "2", "1 (2)"]


def test_a_list_without_answers_is_kept() -> None:
    assert [each["key"] for each in read_page(html_table(SUMMARY))["recommendations"]] == ["1", "2"]
