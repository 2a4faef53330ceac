"""Labelled values put right: what in a form is a title, a reason, a line of the form or the number of an action."""

from typing import Any

from answerable.extraction.sandbox import read_file


def read(text: str) -> dict[str, Any]:
    return read_file(text.encode(), "a.txt", {})


def read_paragraphs(*paragraphs: str) -> dict[str, Any]:
    return read("\n\n".join(paragraphs))


FORM = """\
- Recommendation 1
- Recommendation 2

Recommendation 1

The Sector should rank its lakes.

Rationale: The list has grown without a record.

Management response

Agree. The Sector has begun to rank them.

Link to larger results (where there are any)

Core responsibility 2: Fresh water

Statement of the results of the plan

A stable list is in use in every region.

Recommendation 2

The Sector should publish its results.

Rationale: Partners get raw files.

Management response

Agree. The portal will be used.

Link to larger results (where there are any)

Core responsibility 2: Fresh water

Statement of the results of the plan

Partners find the results on their own.
"""


def test_reasons_and_the_other_lines_of_a_form_are_no_part_of_the_answers() -> None:
    found = read(FORM)
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "The Sector should rank its lakes."),
        ("2", "The Sector should publish its results."),
    ]
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "The Sector has begun to rank them."),
        ("accepted", "The portal will be used."),
    ]
    assert [each["text"] for each in found["findings"]] == [
        "The list has grown without a record.",
        "Partners get raw files.",
    ]
    assert found["actions"] == []


def test_a_title_and_a_finding_behind_the_date_of_an_answer_begin_a_chapter() -> None:
    found = read_paragraphs(
        "Recommendation 1 (priority 2)",
        "The Office should set goals for its data.",
        "Management response",
        "Agreed. The Office will set them.",
        "Target date: 31 December 2026",
        "Purchases",
        "The auditors looked at fifteen contracts that were worth two million.",
        "Recommendation 2 (priority 1)",
        "The Office should ask for several offers.",
        "Management response",
        "Agreed. It will do so in the plains.",
        "Target date: June 2027",
    )
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [("1", None), ("2", "Purchases")]
    assert [each["text"] for each in found["responses"]] == [
        "The Office will set them.",
        "It will do so in the plains.",
    ]


def test_the_number_of_an_action_may_stand_in_a_line_above_it() -> None:
    found = read(
        "Theme A: Access\nRecommendation 1\nThe Service should use one form.\n1.1\nAgree the form with all.\n"
        "Lead: Clinical Lead\nTimeframe: Q2 2026\nStatus: Complete\n1.2\nTrain the assessors.\n"
        "Lead: Head of Learning\nTimeframe: Q4 2026\nStatus: On track\n"
        "Theme B: Families\nRecommendation 2\nEach family should have a person.\n2.1\nHire forty persons.\n"
        "Lead: National Director\nTimeframe: Q3 2026\nStatus: Delayed\n"
    )
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [
        ("1", "Theme A: Access"),
        ("2", "Theme B: Families"),
    ]
    assert [(each["text"], each["offices"][0]["as_written"]) for each in found["actions"]] == [
        ("Agree the form with all.", "Clinical Lead"),
        ("Train the assessors.", "Head of Learning"),
        ("Hire forty persons.", "National Director"),
    ]
    assert found["responses"] == []


def test_the_follow_up_that_was_given_is_an_answer() -> None:
    found = read_paragraphs(
        "Recommandation n° 1 : Adopter un plan.",
        "Suites données par la collectivité : Le plan a été adopté le 14 décembre 2025.",
        "Degré de mise en œuvre : Totalement mise en œuvre",
    )
    assert [each["text"] for each in found["responses"]] == ["Le plan a été adopté le 14 décembre 2025."]
    assert [(each["text"], each["status"]["progress"]) for each in found["actions"]] == [("", "completed")]
