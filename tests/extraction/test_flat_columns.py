"""Which column each part of a text without cells stood in."""

from typing import Any

import pytest

from answerable.extraction.flat import BY_WORDS
from answerable.extraction.flat_atoms import cut_atoms
from answerable.extraction.flat_columns import assign_columns
from answerable.extraction.headings import Field
from answerable.extraction.sandbox import read_file
from tests.extraction.building import excerpt_of

COLUMNS = [Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE]


def atoms_of(text: str) -> list[str]:
    return [atom.text for atom in cut_atoms(excerpt_of(text))]


def columns_of(text: str, fields: list[Field]) -> list[Field | None]:
    return [column for column, _ in assign_columns(cut_atoms(excerpt_of(text)), fields)]


def read(text: str) -> dict[str, Any]:
    return read_file(text.encode(), "a.txt", {})


def actions_of(text: str) -> list[tuple[str, list[str], list[str]]]:
    """(text, offices, dates as written) of each action."""
    return [
        (each["text"], [o["as_written"] for o in each["offices"]], [due["as_written"] for due in each["due"]])
        for each in read(text)["actions"]
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The role will be reviewed March 2025 Status: Done",
            ["The role will be reviewed", "March 2025", "Status: Done"],
        ),
        ("Finish the list by March 31, 2025.", ["Finish the list by March 31, 2025."]),
        ("Publish it. Wells Branch June 2025", ["Publish it.", "Wells Branch", "June 2025"]),
        ("Director, Wells Directorate April 1, 2025", ["Director, Wells Directorate", "April 1, 2025"]),
        ("WB Completed.", ["WB", "Completed."]),
        ("The branch visits every well annually.", ["The branch visits every well annually."]),
        ("Dresser la liste. Le 30 juin 2025", ["Dresser la liste.", "Le 30 juin 2025"]),
        ("The wells are old Agreed", ["The wells are old", "Agreed"]),
    ],
)
def test_a_line_is_cut_where_a_cell_may_have_ended(text: str, parts: list[str]) -> None:
    assert atoms_of(text) == parts


def test_a_row_goes_through_its_columns_from_left_to_right() -> None:
    text = "Wells should be clean. Agreed. Half of them are. The branch will clean the rest. Wells Branch June 2025"
    assert columns_of(text, COLUMNS) == [
        Field.RECOMMENDATION,
        Field.RESPONSE,
        Field.RESPONSE,
        Field.ACTION,
        Field.ACCOUNTABILITY,
        Field.DUE,
    ]


def test_a_further_action_begins_a_row_of_its_own() -> None:
    text = "Wells should be clean. Agreed. It will buy brushes. June 2025\nIt will hire divers. May 2026"
    begins = [begins for _, begins in assign_columns(cut_atoms(excerpt_of(text)), COLUMNS)]
    assert begins == [False, False, False, False, True, False]


FOLLOW_UP = """Audit of Wells - Follow-up Report Status Update as of March 31, 2024

Project Recommendations Action Plan Expected
Completion Date
Program Response
1. The list of wells should hold, for each of them:
  • its depth; and
  • its owner.
We concur.
The branch will add both. February 2024 Status: Completed

As of 31/03/2024:

Both were added.
Owners will be asked. March 2024
2. Wells should be clean. The plan for cleaning will be renewed. March 2025 Status: Ongoing
"""


def test_a_follow_up_has_its_status_and_a_status_that_spans_actions_is_that_of_each() -> None:
    found = [(each["text"], each["status"]["progress"], each["status"]["as_of"]) for each in read(FOLLOW_UP)["actions"]]
    assert found == [
        ("The branch will add both.", "completed", "2024-03-31"),
        ("Owners will be asked.", "completed", "2024-03-31"),
        ("The plan for cleaning will be renewed.", "in-progress", "2024-03-31"),
    ]


DELIVERABLES = """Audit of wells

Recommendation Management Response and Planned Management Action Deliverables Expected Completion Date Responsibility

Recommendation 1

The list of wells should be complete.

Management agrees with this recommendation.

The branch will complete the list.

1.1 Approved list.

March 31, 2025

Director, Wells Branch

1.2 Letter to owners.

April 30, 2025

WB-ADM-RO
"""


def test_deliverables_below_one_another_belong_to_one_action() -> None:
    (action,) = read(DELIVERABLES)["actions"]
    assert [(due["deliverable"], due["end"]) for due in action["due"]] == [
        ("Approved list.", "2025-03-31"),
        ("Letter to owners.", "2025-04-30"),
    ]
    assert [each["as_written"] for each in action["offices"]] == ["Director, Wells Branch", "WB-ADM-RO"]


def test_the_title_above_the_first_row_is_its_theme() -> None:
    text = "A plan\nRecommendation Management response Corrective measures Lead Time frame\nUpkeep of wells\n"
    found = read(f"{text}1 Wells should be clean. Recommendation accepted. A plan will be written. WB Completed.\n")
    assert [each["theme"] for each in found["recommendations"]] == ["Upkeep of wells"]
    assert [each["due"][0]["kind"] for each in found["actions"]] == ["done"]


FRENCH = """Audit des puits

Recommandations Réponses et mesures prévues par la direction Produits livrables Date d’achèvement prévue Responsabilité
Recommandation 1

Dresser la liste des puits.
La direction souscrit à cette recommandation et utilisera la liste actuelle.
Elle complétera la liste avec les régions.
Publier la liste. Le 30 juin 2025 Direction des eaux souterraines (DES)/-Direction des régions (DR)
"""


def test_french_is_read_alike() -> None:
    (action,) = read(FRENCH)["actions"]
    assert action["text"] == "Elle complétera la liste avec les régions."
    assert [(due["as_written"], due["deliverable"]) for due in action["due"]] == [
        ("Le 30 juin 2025", "Publier la liste.")
    ]
    assert [each["as_written"] for each in action["offices"]] == [
        "Direction des eaux souterraines (DES)",
        "Direction des régions (DR)",
    ]


def test_what_was_told_by_words_is_to_be_checked() -> None:
    assert {each["evidence"]["text"]["reason"] for each in read(DELIVERABLES)["actions"]} == {BY_WORDS}


REGISTER = """Work plan for wells

The status is that of March 31, 2024.

# Region Kind of Well Description of Deliverables (2023-24) Status of Deliverable
1 Northern Plains Deep Well Develop a list of owners by March 31, 2024. Complete
2 Southern Hills Shallow Well Publish the list. Delayed
3 Western Shore Deep Well Publish the list. Delayed
"""


def test_a_register_without_recommendations_holds_actions() -> None:
    found = read(REGISTER)
    assert found["recommendations"] == []
    assert [(each["text"], each["status"]["progress"]) for each in found["actions"]] == [
        ("Develop a list of owners by March 31, 2024.", "completed"),
        ("Publish the list.", "overdue"),
        ("Publish the list.", "overdue"),
    ]
