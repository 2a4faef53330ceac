"""Text that was copied out of a table and has lost its cells."""

from typing import Any

from answerable.extraction.flat import find_flat_table
from answerable.extraction.headings import Field
from answerable.extraction.sandbox import read_file
from tests.extraction.building import document_of

TEXT = """Evaluation of the Crossings Program

Crossings Evaluation – Management Response

  Recommendation Response Action Accountability Implementation date
Relevance 1. Keep one register of all landings. Agreed Publish the register. Crossings Branch List in Q4 of FY 2024-25
Performance 2. The Agency should train its crews, in particular for night crossings. Agreed

Half of the crews had no training in the past five years.
Crossings Branch will consult on:
  • the course; and
  • its dates.
In addition, Crossings Branch will hold an exchange with the ports.
Crossings Branch Ongoing
Exchange to be held in
Quarter 2 of FY 2025-26
3. The Agency should report to the Board. Not agreed
Page details
"""


def test_three_headings_on_one_line_begin_a_flattened_table() -> None:
    table = find_flat_table(document_of("A title", "Recommendation Response Action Accountability Implementation date"))
    assert table is not None
    assert (table.after, table.fields) == (
        2,
        [Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE],
    )


def test_headings_may_be_wrapped_over_lines() -> None:
    assert find_flat_table(document_of("Recommendation Management response", "Action plan Deadline")) is not None


def test_a_sentence_is_no_row_of_headings() -> None:
    assert find_flat_table(document_of("The action plan answers the recommendation and its status.")) is None


FOUND = read_file(TEXT.encode(), "a.txt", {})


def test_numbers_that_count_up_begin_recommendations() -> None:
    assert [(each["number"], each["theme"]) for each in FOUND["recommendations"]] == [
        ("1", "Relevance"),
        ("2", "Performance"),
        ("3", "Performance"),
    ]
    assert FOUND["recommendations"][0]["text"] == "Keep one register of all landings."


def test_a_position_begins_the_answer() -> None:
    assert [(each["position"], each["text"]) for each in FOUND["responses"]] == [
        ("accepted", ""),
        ("accepted", "Half of the crews had no training in the past five years."),
        ("not-accepted", ""),
    ]


def test_promises_end_in_their_office_and_dates() -> None:
    told = [(each["offices"][0]["as_written"], [due["as_written"] for due in each["due"]]) for each in FOUND["actions"]]
    assert told == [
        ("Crossings Branch", ["Q4 of FY 2024-25"]),
        ("Crossings Branch", ["Ongoing"]),
        ("Crossings Branch", ["Quarter 2 of FY 2025-26"]),
    ]


def test_what_stands_behind_the_table_is_left_out() -> None:
    assert "Page details" not in str(FOUND["actions"])


def test_every_value_that_was_told_by_words_alone_is_to_be_checked() -> None:
    assert {each["evidence"]["text"]["doubt"] for each in FOUND["actions"]} == {"check"}


CELLS = """Suivi des recommandations

Recommandation

Réponse de l’entité

Mesures prévues

Responsable

Échéance

État d’avancement

1. Tenir un registre.

L’entité adhère à la recommandation. Les registres seront publiés.

Dresser la liste.

Direction des ports

Décembre 2025

Terminée

Publier la liste.

Direction des ports

En continu

2. Former les équipes.

Refusée.
"""


def test_where_every_heading_is_a_paragraph_so_is_every_cell() -> None:
    found = read_file(CELLS.encode(), "a.txt", {})
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Les registres seront publiés."),
        ("not-accepted", ""),
    ]
    assert [each["text"] for each in found["actions"]] == ["Dresser la liste.", "Publier la liste."]


def test_behind_a_date_a_status_is_one_and_alone_it_is_the_date() -> None:
    actions = read_file(CELLS.encode(), "a.txt", {})["actions"]
    assert [[due["as_written"] for due in action["due"]] for action in actions] == [["Décembre 2025"], ["En continu"]]
    assert actions[0]["status"]["progress"] == "completed"


def test_one_heading_may_name_two_dates() -> None:
    line = "Recommendations Actions Responsible Manager (Title / Sector) Planned Start and Completion Dates"
    table = find_flat_table(document_of(line))
    assert table is not None
    assert table.fields == [Field.RECOMMENDATION, Field.ACTION, Field.ACCOUNTABILITY, Field.DUE]


WATCHDOG = """Agency Affected
Recommendation
Status
Department of Harbors
The Secretary should require a uniform format for all reports. (Recommendation 1)
Closed – Implemented
The Department agreed with this recommendation. In August, it issued a template for reports.
Port Administration
The Administrator should write a plan for pilots. (Recommendation 2)
Open
The Administration partially agreed with this recommendation. A draft plan is with the Board.
"""


def test_a_number_behind_a_recommendation_begins_its_row_in_the_line_above() -> None:
    found = read_file(WATCHDOG.encode(), "a.txt", {})
    assert [(each["number"], each["addressees"]) for each in found["recommendations"]] == [
        ("1", ["Department of Harbors"]),
        ("2", ["Port Administration"]),
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "partially-accepted"]
    assert [each["status"]["progress"] for each in found["actions"]] == ["completed"]


def read(text: str) -> dict[str, Any]:
    """The candidate of a text."""
    return read_file(text.encode(), "a.txt", {})


ROWS = """Para.
Recommendation
Response
Action to be taken
Officer responsible
Timeline
Landings
3.4
Keep a list of landings.
Accepted.
Write the list.
Chief Engineer
Annually
Stores
4.11
Count the stores.
Not accepted. They are counted already.
Nil
"""


def test_cells_in_lines_of_their_own_are_told_by_the_number_of_the_row() -> None:
    found = read(ROWS)
    assert [(each["number"], each["text"], each["theme"]) for each in found["recommendations"]] == [
        ("3.4", "Keep a list of landings.", "Landings"),
        ("4.11", "Count the stores.", "Stores"),
    ]
    assert [(each["text"], each["offices"][0]["as_written"]) for each in found["actions"]] == [
        ("Write the list.", "Chief Engineer")
    ]


NUMBERED = """Recommendations Action plan Responsible official Completion date
4.1 Control
1) The Director should keep a list. The list will be written. Director, Fisheries 30 September 2010
2) The Director should visit the ports. The ports will be visited each year. Regional Executive Directors Ongoing
4.2 Results
3) The Director should publish the list. The list will be published. Director, Fisheries Completed
1. Amounts are those of the first year.
"""


def test_a_title_above_a_row_is_its_theme_and_notes_below_the_table_are_none_of_it() -> None:
    found = read(NUMBERED)
    assert [each["theme"] for each in found["recommendations"]] == ["Control", "Control", "Results"]
    assert [each["text"] for each in found["actions"]] == [
        "The list will be written.",
        "The ports will be visited each year.",
        "The list will be published.",
    ]


def test_an_office_in_front_of_a_status_ends_where_the_status_begins() -> None:
    offices = [each["offices"][0]["as_written"] for each in read(NUMBERED)["actions"]]
    assert offices == ["Director, Fisheries", "Regional Executive Directors", "Director, Fisheries"]


PARTS = """Recommendation 1: Keep a list of landings.
Management response: Accepted.
Key action Responsible DueDate Status Comments
1.1. Write the list
[Added: 2019/05/08]
Project Team 2019/03 Completed
1.2. Send the list
[Added: 2019/05/08] [Last updated: 2020/01/09]
Project Team 2020/10 Initiated
Recommendation 2: Count the stores.
Management response: Not accepted. They are counted already.
"""


def test_actions_below_headings_of_their_own_go_with_the_recommendation_above() -> None:
    found = read(PARTS)
    assert [(each["recommendations"], each["text"], each["status"]["progress"]) for each in found["actions"]] == [
        (["1"], "Write the list", "completed"),
        (["1"], "Send the list", "in-progress"),
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


PARAGRAPHS = """Recommandations Réponses Plan d’action Produits livrables Date d’achèvement Responsabilité Ressources

Recommandation 1 :
Revoir le volet.

Le Bureau accepte cette recommandation en principe.

Le Bureau comparera les formes d’aide. Il rencontrera douze municipalités.

Rapport sur l’aide

30 juin 2027

Directrice générale, Centre du littoral

Ressources existantes

Recommandation 2 :
Publier la liste.

Le Bureau refuse cette recommandation.

Aucune

Aucune

Sans objet

Directrice générale, Centre du littoral

Aucune
"""


def test_where_dates_have_paragraphs_of_their_own_every_cell_is_a_paragraph() -> None:
    found = read(PARAGRAPHS)
    assert [each["text"] for each in found["actions"]][:1] == [
        "Le Bureau comparera les formes d’aide. Il rencontrera douze municipalités."
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted-with-conditions", "not-accepted"]
    assert found["actions"][0]["offices"][0]["as_written"] == "Directrice générale, Centre du littoral"


PAGES = """Audit of Ports
Port Agency, Internal Audit
Appendix C
Recommendation Action Plan Responsible official
Target date
1. The Agency should keep a list.
Agreed.
1.1 Write the list.
Director, Ports May 2026
Port Agency, Internal Audit 17
Audit of Ports
Recommendation Action Plan Responsible official
Target date
2. The Agency should count the boats.
Agreed.
2.1 Count the boats in May and tell the
Board.
Director, Fleet Annually
"""


def test_headings_that_come_again_on_a_page_and_its_foot_are_left_out() -> None:
    found = read(PAGES)
    assert [(each["text"], [o["as_written"] for o in each["offices"]]) for each in found["actions"]] == [
        ("Write the list.", ["Director, Ports"]),
        ("Count the boats in May and tell the Board.", ["Director, Fleet"]),
    ]
