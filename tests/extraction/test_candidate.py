"""Rows to recommendations, responses and actions, with place, doubt and reason."""

from typing import Any

import pytest

from answerable.extraction.actions import IN_SENTENCE
from answerable.extraction.blocks import text_at
from answerable.extraction.responses import NO_POSITION
from answerable.extraction.twins import NEAR, TWINS
from answerable.extraction.values import AMBIGUOUS
from tests.extraction.building import Bullet, draw, html_table, read_page, read_table, slot

HEADINGS = ["No.", "Recommendation", "Response", "Action", "Responsible", "Due date", "Status"]
ROW = ["1", "Keep a list.", "Agreed.", "Write it.", "CPB", "May 2025", "Done"]


def row(**changed: Any) -> list[Any]:
    names = ("number", "recommendation", "response", "action", "office", "due", "status")
    return [changed.get(name, value) for name, value in zip(names, ROW, strict=True)]


def test_one_row_is_one_chain() -> None:
    found = read_table(HEADINGS, ROW)
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list."]
    assert [(each["position"], each["as_written"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Agreed", "")
    ]
    assert [(each["key"], each["text"], each["recommendations"]) for each in found["actions"]] == [
        ("1.1", "Write it.", ["1"])
    ]


def test_every_value_has_a_place_that_leads_back_to_its_words() -> None:
    found = read_table(HEADINGS, ROW)
    action = found["actions"][0]
    told = [
        (found["recommendations"][0]["evidence"]["number"], "1"),
        (found["recommendations"][0]["evidence"]["text"], "Keep a list."),
        (found["responses"][0]["evidence"]["position"], "Agreed"),
        (action["evidence"]["text"], "Write it."),
        (action["offices"][0]["evidence"], "CPB"),
        (action["due"][0]["evidence"], "May 2025"),
        (action["status"]["evidence"], "Done"),
    ]
    assert [text_at(found["blocks"], evidence["place"]) for evidence, _ in told] == [words for _, words in told]
    assert {evidence["doubt"] for evidence, _ in told} == {"sure"}


def test_a_recommendation_that_is_repeated_in_the_next_row_is_one() -> None:
    found = read_table(HEADINGS, ROW, row(action="Send it."))
    assert len(found["recommendations"]) == len(found["responses"]) == 1
    assert [each["text"] for each in found["actions"]] == ["Write it.", "Send it."]


def test_rows_that_leave_the_recommendation_blank_go_on_with_it() -> None:
    found = read_table(HEADINGS, ROW, row(number="", recommendation="", response="", action="Send it."))
    assert [each["recommendations"] for each in found["actions"]] == [["1"], ["1"]]


def test_recommendations_without_numbers_have_running_keys() -> None:
    found = read_table(HEADINGS, row(number=""), row(number="", recommendation="Close two.", action="Close them."))
    assert [(each["key"], each["number"]) for each in found["recommendations"]] == [("1", None), ("2", None)]


def test_numbers_that_return_get_keys_of_their_own() -> None:
    rows = [row(recommendation=f"Keep list {name}.", action=f"Write list {name}.") for name in "ABC"]
    assert [each["key"] for each in read_table(HEADINGS, *rows)["recommendations"]] == ["1", "1 (2)", "1 (3)"]


def test_priority_addressee_and_findings_are_kept_beside() -> None:
    found = read_table(
        ["Findings", "Recommendation", "Priority", "Addressed to", "Action"],
        ["Lists are old.", "Keep a list.", "High", "CPB; LSD", "Write it."],
    )
    recommendation = found["recommendations"][0]
    assert (recommendation["priority"], recommendation["addressees"]) == ("High", ["CPB", "LSD"])
    assert [(each["text"], each["recommendations"]) for each in found["findings"]] == [("Lists are old.", ["1"])]


def test_an_answer_keeps_what_says_more_than_the_position() -> None:
    found = read_table(HEADINGS, row(response=slot("Partially agreed.", "The rules are old.", "They will be changed.")))
    response = found["responses"][0]
    assert (response["position"], response["as_written"]) == ("partially-accepted", "Partially agreed")
    assert response["text"] == "The rules are old.\nThey will be changed."


def test_an_answer_without_a_known_position_is_unsure() -> None:
    response = read_table(HEADINGS, row(response="The rules are old."))["responses"][0]
    assert (response["position"], response["as_written"]) == ("not-stated", None)
    assert (response["evidence"]["position"]["doubt"], response["evidence"]["position"]["reason"]) == (
        "unsure",
        NO_POSITION,
    )


def test_a_comment_beside_the_position_is_the_text_of_the_answer() -> None:
    found = read_table(
        ["Recommendation", "Response", "Comment", "Action"], ["Keep a list.", "Agreed", "It is old.", "Write it."]
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", "It is old.")]


def test_two_columns_of_answers_are_two_organisations() -> None:
    found = read_table(
        ["Recommendation", "Response of the Agency", "Response of the Council", "Action"],
        ["Keep a list.", "Agreed", "Noted", "Write it."],
    )
    assert [(each["organisation"], each["position"]) for each in found["responses"]] == [
        ("Agency", "accepted"),
        ("Council", "noted"),
    ]


def test_an_action_cell_that_opens_with_the_position_holds_the_answer_too() -> None:
    found = read_table(
        ["Recommendation", "Management response and action plan", "Due date"],
        ["Keep a list.", slot("Agreed.", "Write it."), "May 2025"],
    )
    assert [each["position"] for each in found["responses"]] == ["accepted"]
    assert [each["text"] for each in found["actions"]] == ["Write it."]


def test_a_date_in_the_sentence_counts_where_there_is_no_date_cell() -> None:
    found = read_table(["Recommendation", "Response", "Action"], ["Keep a list.", "Agreed", "Write it by May 2025."])
    due = found["actions"][0]["due"][0]
    assert (due["as_written"], due["evidence"]["reason"]) == ("by May 2025", IN_SENTENCE)
    found = read_table(HEADINGS, row(action="Write it by May 2024.", due="June 2025"))
    assert [each["as_written"] for each in found["actions"][0]["due"]] == ["June 2025"]


def test_an_ambiguous_date_is_unsure_with_its_reason() -> None:
    due = read_table(HEADINGS, row(due="11/2/2016"))["actions"][0]["due"][0]
    assert (due["kind"], due["evidence"]["doubt"]) == ("ambiguous", "unsure")
    assert due["evidence"]["reason"]
    assert AMBIGUOUS


def test_a_date_cell_that_spans_several_actions_is_tied_over_all_of_them() -> None:
    dates = slot("Agreement: May 2024", "Notices: ongoing", down=2)
    found = read_table(
        ["Recommendation", "Action", "Due date"],
        [slot("Keep a list.", down=2), "Sign an agreement.", dates],
        [None, "Send notices to the ports.", None],
    )
    assert [[due["as_written"] for due in each["due"]] for each in found["actions"]] == [["May 2024"], ["ongoing"]]


def test_a_deliverables_column_names_what_is_due() -> None:
    found = read_table(
        ["Recommendation", "Action", "Deliverables", "Due date"],
        ["Keep a list.", "Write it.", slot("1.1 Draft", "1.2 Final list"), slot("May 2025", "June 2025")],
    )
    assert [(due["deliverable"], due["end"]) for due in found["actions"][0]["due"]] == [
        ("Draft", "2025-05-31"),
        ("Final list", "2025-06-30"),
    ]


def test_further_rows_of_deliverables_belong_to_the_action_above() -> None:
    found = read_table(
        ["Recommendation", "Action", "Deliverable", "Responsible", "Due date"],
        [slot("Keep a list.", down=2), slot("Write it.", down=2), "Draft", "CPB", "May 2025"],
        [None, None, "Final list", "LSD", "June 2025"],
    )
    action = found["actions"][0]
    assert [due["deliverable"] for due in action["due"]] == ["Draft", "Final list"]
    assert [office["as_written"] for office in action["offices"]] == ["CPB", "LSD"]


def test_a_status_without_a_sentence_belongs_to_an_action_without_text() -> None:
    found = read_table(["Recommendation", "Response", "Action", "Status"], ["Keep a list.", "Agreed", "", "Completed"])
    assert [(each["text"], each["status"]["progress"]) for each in found["actions"]] == [("", "completed")]


def test_dashes_are_nothing() -> None:
    found = read_table(HEADINGS, row(response="Not agreed.", action="–", office="–", due="–", status=""))
    assert found["actions"] == []


@pytest.mark.parametrize(
    ("heading", "cell", "day"),
    [
        ("Status at 31 December 2024", "Done", "2024-12-31"),
        ("Status", "As of 30/06/2014: Done", "2014-06-30"),
        ("Status", "Done", None),
    ],
)
def test_the_day_of_a_status_is_found(heading: str, cell: str, day: str | None) -> None:
    status = read_table([*HEADINGS[:-1], heading], row(status=cell))["actions"][0]["status"]
    assert (status["progress"], status["as_of"]) == ("completed", day)


def test_a_column_of_days_dates_the_status() -> None:
    found = read_table([*HEADINGS, "As of"], [*ROW, "2024-06-30"])
    assert found["actions"][0]["status"]["as_of"] == "2024-06-30"


# -- the same promise twice


def test_the_same_promise_under_two_recommendations_is_one_action() -> None:
    found = read_table(HEADINGS, ROW, row(number="2", recommendation="Close two."))
    assert [(each["key"], each["recommendations"]) for each in found["actions"]] == [("1.1", ["1", "2"])]
    assert found["actions"][0]["evidence"]["recommendations"]["reason"] == TWINS


@pytest.mark.parametrize("changed", [{"office": "LSD"}, {"due": "June 2025"}, {"status": "Not started"}])
def test_another_office_date_or_status_makes_it_another_promise(changed: dict[str, str]) -> None:
    found = read_table(HEADINGS, ROW, row(number="2", recommendation="Close two.", **changed))
    assert [each["recommendations"] for each in found["actions"]] == [["1"], ["2"]]


def test_bullets_of_an_action_stay_with_it() -> None:
    found = read_table(HEADINGS, row(action=slot("Ask:", Bullet("the ports;"), Bullet("the crews."))))
    assert [each["text"] for each in found["actions"]] == ["Ask:\nthe ports;\nthe crews."]


def test_several_tables_are_read_one_after_another() -> None:
    table = html_table(draw(HEADINGS, ROW))
    other = html_table(draw(HEADINGS, row(number="2", recommendation="Close two.", action="Close them.")))
    found = read_page("<h1>Audit</h1><h2>Safety</h2>", table, "<h2>People</h2>", other)
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [("1", "Safety"), ("2", "People")]


# -- layouts of trackers and lists


def test_one_answer_under_several_recommendations_is_one_response() -> None:
    first = [slot("1"), slot("Keep a list."), slot("Agreed.", down=2), *ROW[3:]]
    found = read_table(HEADINGS, first, ["2", "Keep it dry.", None, "Buy a box.", *ROW[4:]])
    assert [each["recommendations"] for each in found["responses"]] == [["1", "2"]]


def test_a_date_alone_on_its_line_heads_the_actions_below_it() -> None:
    found = read_table(
        HEADINGS[:4],
        ["1", "Keep a list.", "Agreed.", slot("By June 2025", "Write it.", "Send it.", "By May 2026", "Burn it.")],
    )
    assert [(each["text"], each["due"][0]["end"]) for each in found["actions"]] == [
        ("Write it.", "2025-06-30"),
        ("Send it.", "2025-06-30"),
        ("Burn it.", "2026-05-31"),
    ]


def test_answers_of_several_years_have_a_code_and_words_each() -> None:
    heads = [
        "Report title",
        "Recommendation",
        "Response required",
        "2006 response",
        "2006 response text",
        "2007 response",
        "2007 response text",
    ]
    rows = [
        [
            "Wells",
            "1. Clean them.",
            "Mayor",
            "--",
            "We agree that wells matter.",
            "Recommendation Implemented",
            "They are clean.",
        ],
        [
            "Wells",
            "1. Clean them.",
            "Board",
            "Recommendation Implemented/Will Not Be Implemented",
            "Half of them.",
            "**",
            "",
        ],
    ]
    found = read_table(heads, *rows)
    assert [(each["organisation"], each["position"], each["text"]) for each in found["responses"]] == [
        ("Mayor", "not-stated", "We agree that wells matter."),
        ("Mayor", "accepted", "They are clean."),
        ("Board", "partially-accepted", "Half of them."),
    ]
    assert [each["theme"] for each in found["recommendations"]] == ["Wells"]


def test_a_theme_row_loses_its_label_and_a_recommendation_its_source() -> None:
    theme = [slot("Theme: Access to water", across=2), None]
    text = slot("1.1 Clean the wells;", "Source of position: A/1 - Para. 3")
    (recommendation,) = read_table(["Recommendation", "Position"], theme, [text, "Supported"])["recommendations"]
    assert (recommendation["theme"], recommendation["text"]) == ("Access to water", "Clean the wells;")


def test_a_column_headed_date_beside_reports_is_no_due_date() -> None:
    found = read_table(["Report", "Date", "Recommendation"], ["Audit of wells", "May 2011", "Clean the wells."])
    assert [each["theme"] for each in found["recommendations"]] == ["Audit of wells"]
    assert found["actions"] == []


def test_a_comment_beside_a_status_is_no_answer() -> None:
    found = read_table(
        ["Recommendation", "Action", "Status", "Comments"], ["1. Clean.", "Buy brushes.", "Done", "We bought ten."]
    )
    assert found["responses"] == []


def test_deliverables_are_tied_to_dates_by_their_letters() -> None:
    heads = [*HEADINGS[:4], "Deliverables", "Due date"]
    found = read_table(
        heads,
        [
            "1",
            "Keep a list.",
            "Agreed.",
            slot("a) Write it.", "b) Send it."),
            slot("a) –", "b) Proof"),
            slot("a) May 2025", "b) June 2025; July 2025"),
        ],
    )
    assert [[due["deliverable"] for due in each["due"]] for each in found["actions"]] == [[None], ["Proof", "Proof"]]


# -- near twins

PUBLISH = "Publish a plan for measuring the water of every lake in the North."


def near(*texts: str, same: bool = False) -> list[str | None]:
    """The reason at each action, where each stands under a recommendation of its own, or all under the same."""
    rows = [
        [f"{1 if same else number}. Keep list {1 if same else number}.", text] for number, text in enumerate(texts, 1)
    ]
    actions = read_table(["Recommendation", "Action"], *rows)["actions"]
    return [(each["evidence"].get("twin") or {}).get("reason") for each in actions]


def test_nearly_the_same_promise_under_another_recommendation_is_asked_about() -> None:
    assert near(PUBLISH, PUBLISH.replace("a plan", "the plan")) == [None, NEAR.format(number="1")]


@pytest.mark.parametrize(
    "other",
    ["Publish a plan.", PUBLISH.replace("North", "South of 3 lakes"), "Hire crews for the boats of the Branch."],
)
def test_other_promises_are_not_asked_about(other: str) -> None:
    assert near(PUBLISH, other) == [None, None]


def test_promises_that_differ_in_a_number_are_two() -> None:
    assert near("Visit the wells of region 3 in spring.", "Visit the wells of region 4 in spring.") == [None, None]


def test_promises_under_one_recommendation_are_two() -> None:
    assert near(PUBLISH, PUBLISH.replace("a plan", "the plan"), same=True) == [None, None]
