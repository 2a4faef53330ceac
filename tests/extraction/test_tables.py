"""Tables with headings over their columns, and tables of labels and values."""

from datetime import date

import pytest

from answerable.extraction.actions import IN_TAIL
from answerable.extraction.blocks import Document, Grid, build_grids
from answerable.extraction.headings import Field
from answerable.extraction.readers.html import read_html
from answerable.extraction.rows import Row
from answerable.extraction.table_headings import Heading, find_heading
from answerable.extraction.tables import read_columns, themes_of_tables
from answerable.periods.expressions.reading import Context
from tests.extraction.building import Bullet, Line, Slot, draw, html_table, page, read_table, slot

HEADINGS = ("Recommendation", "Response", "Action", "Due date")


def grid_of(*rows: list[Slot | Line | None]) -> Grid:
    return build_grids(read_html(page(html_table(draw(*rows)))))[0]


def heading_of(grid: Grid) -> Heading:
    heading = find_heading(grid, Context())
    assert heading is not None
    return heading


def rows_of(*rows: list[Slot | Line | None]) -> list[Row]:
    grid = grid_of(*rows)
    return list(read_columns(grid, heading_of(grid)))


def test_headings_may_stand_below_titles_and_groups() -> None:
    grid = grid_of(
        [slot("Plan of the Agency", across=4), None, None, None],
        ["", "", "", ""],
        ["Report", slot("Answer", across=3), None, None],
        list(HEADINGS),
        ["Keep a list.", "Agreed", "Make a list.", "May 2025"],
    )
    heading = heading_of(grid)
    assert heading.row == 3
    assert list(heading.fields.values()) == [Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.DUE]


def test_of_two_heading_rows_the_one_that_says_more_counts() -> None:
    grid = grid_of(
        [slot("Recommendation", across=2), None, slot("Action", across=3), None, None],
        ["No.", "Recommendation", "Action", "Lead", "Due"],
        ["1", "Keep a list.", "Make a list.", "CPB", "May 2025"],
    )
    assert heading_of(grid).row == 1


def test_a_table_of_something_else_has_no_heading() -> None:
    assert find_heading(grid_of(["Acronym", "Meaning"], ["CPB", "Crossings Branch"]), Context()) is None
    assert find_heading(grid_of(["Lead", "Status"], ["CPB", "Open"]), Context()) is None


def test_a_first_column_without_a_heading_holds_themes_or_numbers() -> None:
    themes = grid_of(["", *HEADINGS], ["Safety", "Keep a list.", "Agreed", "Make a list.", "May 2025"])
    numbers = grid_of(["", *HEADINGS], ["1", "Keep a list.", "Agreed", "Make a list.", "May 2025"])
    assert heading_of(themes).fields[0] == Field.THEME
    assert heading_of(numbers).fields[0] == Field.NUMBER


def test_findings_stand_for_recommendations_where_no_column_has_these() -> None:
    grid = grid_of(["Findings", "Action", "Due date"], ["Lists should be kept.", "Make a list.", "May 2025"])
    assert heading_of(grid).fields[0] == Field.RECOMMENDATION


def test_the_heading_of_a_status_column_may_name_its_day() -> None:
    grid = grid_of(["Recommendation", "Action", "Status at 31 December 2024"], ["Keep a list.", "Make it.", "Done"])
    assert heading_of(grid).as_of == {2: date(2024, 12, 31)}


@pytest.mark.parametrize("heading", ["Response of the Harbour Trust", "Harbour Trust’s response"])
def test_the_heading_of_a_response_may_name_who_answers(heading: str) -> None:
    grid = grid_of(["Recommendation", heading, "Action"], ["Keep a list.", "Agreed", "Make a list."])
    assert heading_of(grid).organisations == {1: "Harbour Trust"}


def test_a_row_over_all_columns_is_a_theme() -> None:
    rows = rows_of(
        list(HEADINGS),
        [slot("Safety", across=4), None, None, None],
        ["Keep a list.", "Agreed", "Make a list.", "May 2025"],
        ["Close two.", "Agreed", "Close them.", "June 2025"],
    )
    assert [row.theme.text if row.theme else None for row in rows] == ["Safety", "Safety"]


def test_a_row_with_its_first_cell_alone_is_a_theme() -> None:
    rows = rows_of(list(HEADINGS), ["Safety", "", "", ""], ["Keep a list.", "Agreed", "Make a list.", "May 2025"])
    assert [row.theme.text if row.theme else None for row in rows] == ["Safety"]


def test_a_recommendation_without_an_answer_is_no_theme() -> None:
    rows = rows_of(list(HEADINGS), ["3. Keep a list.", "", "", ""], ["4. Close two.", "Agreed", "Close them.", ""])
    assert len(rows) == 2


def test_headings_again_and_empty_rows_are_passed_over() -> None:
    first = ["Keep a list.", "Agreed", "Make a list.", "May 2025"]
    assert len(rows_of(list(HEADINGS), first, ["", "", "", ""], list(HEADINGS), first)) == 2


def test_a_cell_over_two_columns_of_one_kind_is_read_once() -> None:
    rows = rows_of(["Recommendation", "Action", "Action"], ["Keep a list.", slot("Make a list.", across=2), None])
    assert [each.text for each in rows[0].all(Field.ACTION)] == ["Make a list."]


def _document(*parts: str) -> Document:
    return read_html(page(*parts))


TABLE = html_table(draw(list(HEADINGS), ["Keep a list.", "Agreed", "Make a list.", "May 2025"]))


def test_tables_under_different_headings_have_these_as_themes() -> None:
    document = _document("<h1>Audit</h1><h2>Part A</h2>", TABLE, "<h2>Part B</h2><h3>Management response</h3>", TABLE)
    assert {table: theme.text for table, theme in themes_of_tables(document, {0, 1}).items()} == {
        0: "Part A",
        1: "Part B",
    }


def test_tables_under_one_heading_have_no_theme() -> None:
    assert themes_of_tables(_document("<h1>Audit</h1>", TABLE, TABLE), {0, 1}) == {}


# -- columns that hold more than one thing


def test_a_column_of_offices_and_dates_is_parted() -> None:
    heads = ["Recommendation", "Action", "OPI / Due date"]
    found = read_table(
        heads,
        ["1. Clean.", "Buy brushes.", "Director, Wells (March 2025)"],
        ["2. Tell.", "Write.", slot("CPB", "May 2025")],
    )
    assert [(each["offices"][0]["as_written"], each["due"][0]["as_written"]) for each in found["actions"]] == [
        ("Director, Wells", "March 2025"),
        ("CPB", "May 2025"),
    ]


def test_labels_at_the_end_of_an_action_name_its_office_and_date() -> None:
    cell = slot("Buy brushes.", "Responsibility: Director, Wells", "Due date: March 2025")
    (action,) = read_table(["Recommendation", "Response", "Action"], ["1. Clean.", "Agreed.", cell])["actions"]
    assert (action["text"], action["offices"][0]["as_written"], action["due"][0]["end"]) == (
        "Buy brushes.", "Director, Wells", "2025-03-31"
    )  # fmt: skip


def test_in_one_column_the_answer_ends_where_the_first_labelled_action_begins() -> None:
    cell = slot("Agreed.", "A list was begun.", "1.1 Finish the list.", "1.2 Publish it.")
    refused = slot("Not agreed.", "The law says otherwise.")
    found = read_table(["Recommendation", "Response and planned actions"], ["1. Clean.", cell], ["2. Tell.", refused])
    assert [each["text"] for each in found["responses"]] == ["A list was begun.", "The law says otherwise."]
    assert [each["text"] for each in found["actions"]] == ["Finish the list.", "Publish it."]


def test_a_common_noun_is_no_organisation() -> None:
    found = read_table(["Recommandation", "Réponse de la direction"], ["1. Dresser la liste.", "D’accord."])
    assert [each["organisation"] for each in found["responses"]] == [None]


def test_a_table_that_writes_none_promises_nothing() -> None:
    assert read_table(["Recommendation", "Response", "Action"], ["1. Clean.", "No.", "N/A"])["actions"] == []


def test_a_second_row_of_headings_says_who_answers() -> None:
    head = [slot("No.", down=2), slot("Recommendation", down=2), slot("Response", across=2), None]
    found = read_table(
        head, [None, None, "Port Council", "River Guard"], ["1", "Clean.", "Accept", "Reject. It is clean."]
    )
    assert [(each["organisation"], each["position"]) for each in found["responses"]] == [
        ("Port Council", "accepted"),
        ("River Guard", "not-accepted"),
    ]


def test_each_recommendation_may_have_a_table_of_its_own() -> None:
    rows = [
        ["Recommendation 3", slot("Clean the wells.", across=3), None, None],
        ["Management response", slot("Agreed. They are old.", across=3), None, None],
        [slot("Actions", down=2), "Action", "Responsible", "Due date"],
        [None, "Buy brushes.", "Wells Branch", "May 2025"],
    ]
    found = read_table(*rows)
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [("3", "Clean the wells.")]
    assert [each["text"] for each in found["responses"]] == ["They are old."]
    assert [(each["text"], each["due"][0]["end"]) for each in found["actions"]] == [("Buy brushes.", "2025-05-31")]


def test_rows_over_all_columns_may_hold_the_recommendation_and_its_answer() -> None:
    wide = [[slot(text, across=3), None, None] for text in ("Recommendation 1: Clean.", "Management response: Agreed.")]
    found = read_table(["Action", "Lead", "Due date"], *wide, ["Buy brushes.", "Wells Branch", "May 2025"])
    assert [each["text"] for each in found["recommendations"]] == ["Clean."]
    assert [each["recommendations"] for each in found["actions"]] == [["1"]]


# -- columns that are told by what stands under them


def test_a_status_beside_a_date_that_is_not_there_yet_is_no_sign_of_a_lost_cell() -> None:
    headings = ["Recommendation", "Action", "Due date", "Status", "Revised due date"]
    (action,) = read_table(headings, ["1. Keep a list.", "Make one.", "May 2025", "In progress", ""])["actions"]
    assert (action["text"], action["status"]["as_written"]) == ("Make one.", "In progress")
    assert [due["as_written"] for due in action["due"]] == ["May 2025"]


def test_of_columns_with_one_answer_each_the_ticked_one_is_the_position() -> None:
    headings = ["Recommendation", "Accepted", "Partially accepted", "Rejected", "Action"]
    rows = [["1. Keep a list.", "X", "", "", "Make one."], ["2. Sell boats.", "", "", "X", ""]]
    rows.append(["3. Buy oars.", "X", "", "", "Buy two."])
    found = read_table(headings, *rows)["responses"]
    assert [(each["recommendations"], each["position"], each["as_written"]) for each in found] == [
        (["1"], "accepted", "Accepted"),
        (["2"], "not-accepted", "Rejected"),
        (["3"], "accepted", "Accepted"),
    ]


def test_the_text_of_a_form_is_what_stands_beside_its_boxes() -> None:
    answer = slot("☐ Accepted ☒ Partially accepted", "Only the old boats.")
    (response,) = read_table(["Recommendation", "Response", "Action"], ["1. Sell boats.", answer, "Sell two."])[
        "responses"
    ]
    assert (response["position"], response["text"]) == ("partially-accepted", "Only the old boats.")


def test_a_rating_beside_a_status_says_how_urgent_it_is() -> None:
    found = read_table(
        ["Recommendation", "Rating", "Action", "Status"], ["1. Keep a list.", "High", "Make one.", "Done"]
    )
    assert found["recommendations"][0]["priority"] == "High"
    assert found["actions"][0]["status"]["as_written"] == "Done"


def test_sentences_under_a_heading_for_numbers_are_the_recommendations() -> None:
    found = read_table(["Rec.", "Response", "Action"], ["R1. Keep a list of boats.", "Agreed", "Make one."])
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [("R1", "Keep a list of boats.")]


def test_what_stands_below_labels_in_an_answer_is_parted_from_it() -> None:
    answer = slot(
        "Agreed. Old ferries leak.", "Actions:", Bullet("Buy two."), Bullet("Sell three."), "Due date: June 2026"
    )
    found = read_table(["Recommendation", "Management’s response"], ["1. Buy ferries.", answer])
    (response,) = found["responses"]
    assert (response["text"], response["organisation"]) == ("Old ferries leak.", None)
    assert [(each["text"], each["due"][0]["end"]) for each in found["actions"]] == [
        ("Buy two.", "2026-06-30"),
        ("Sell three.", "2026-06-30"),
    ]


def test_an_answer_above_a_labelled_action_is_an_answer() -> None:
    both = slot("Agreed. Old ferries leak.", "Action: Buy two ferries.")
    found = read_table(["Recommendation", "Response and action plan", "Owner"], ["1. Buy ferries.", both, "Fleet Unit"])
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", "Old ferries leak.")]
    assert [each["text"] for each in found["actions"]] == ["Buy two ferries."]


def test_of_two_columns_of_actions_that_opens_with_positions_holds_the_answers() -> None:
    headings = ["Recommandation", "Suite donnée", "Mesures à prendre", "Échéance"]
    rows = [["1. Tenir une liste.", "Acceptée.", "Dresser une liste.", "Mai 2026"]]
    rows.append(["2. Vendre les bacs.", "Rejetée : ils servent.", "", ""])
    found = read_table(headings, *rows)
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
    assert [each["text"] for each in found["actions"]] == ["Dresser une liste."]


def test_a_comment_beside_a_response_says_more_of_it() -> None:
    headings = ["recommendation_text", "agency_response", "agency_comment", "action", "tabled_date", "due_date"]
    row = ["Keep a list.", "Not accept", "It costs too much.", "Look again.", "2024-06-20", "2025-09-30"]
    found = read_table(headings, row)
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("not-accepted", "It costs too much.")]
    assert [due["end"] for due in found["actions"][0]["due"]] == ["2025-09-30"]


def test_of_columns_with_one_status_each_the_ticked_one_is_the_status() -> None:
    headings = ["No.", "Recommendation", "Response", "Implemented", "Under implementation", "Not implemented"]
    rows = [["1", "Keep a list.", "Agreed", "X", "", ""], ["2", "Sell boats.", "Agreed", "", "X", ""]]
    actions = read_table(headings, *rows)["actions"]
    assert [each["status"]["progress"] for each in actions] == ["completed", "in-progress"]


def test_words_beside_a_percentage_are_the_status() -> None:
    headings = ["Recommandation", "Mesure", "% avancement", "Statut"]
    (action,) = read_table(headings, ["1. Tenir une liste.", "La dresser.", "40 %", "En cours"])["actions"]
    assert action["status"]["as_written"] == "En cours"


def test_the_dates_of_recommendations_are_not_those_of_their_actions() -> None:
    headings = [
        "Recommendation",
        "Recommendation lead",
        "Recommendation deadline",
        "Action",
        "Action lead",
        "Action deadline",
    ]
    row = ["1. Keep a list.", "Programme Division", "May 2027", "Make one.", "Fleet Unit", "June 2026"]
    (action,) = read_table(headings, row)["actions"]
    assert [each["as_written"] for each in (*action["offices"], *action["due"])] == ["Fleet Unit", "June 2026"]


def test_measures_that_are_named_prescriptions_are_recommendations() -> None:
    headings = ["Mesure", "Réponse", "Échéance"]
    found = read_table(headings, ["Prescription 1 : Tenir une liste.", "D’accord.", "Mai 2026"])
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [("1", "Tenir une liste.")]


def test_a_number_may_stand_beside_the_place_in_the_report() -> None:
    found = read_table(["No.", "Recommendation", "Action"], ["1 (para 2.21)", "Keep a list.", "Make one."])
    assert found["recommendations"][0]["number"] == "1"


def test_a_total_is_no_action() -> None:
    found = read_table(["Recommendation", "Action"], ["1. Keep a list.", "Make one."], ["Total", "40"])
    assert [each["text"] for each in found["actions"]] == ["Make one."]


TAILS = [
    ("Buy two boats – Fleet Unit – May 2026", "Buy two boats", "Fleet Unit", "May 2026"),
    ("Buy two boats. (Fleet Unit, Q4 2026)", "Buy two boats.", "Fleet Unit", "Q4 2026"),
    ("Buy two boats – Fleet Unit – Ongoing", "Buy two boats", "Fleet Unit", "Ongoing"),
]


@pytest.mark.parametrize(("written", "text", "office", "date"), TAILS)
def test_office_and_date_may_stand_behind_the_words_of_an_action(
    written: str, text: str, office: str, date: str
) -> None:
    (action,) = read_table(["Recommendation", "Action"], ["1. Keep a list.", written])["actions"]
    assert (action["text"], action["offices"][0]["as_written"]) == (text, office)
    assert (action["due"][0]["as_written"], action["due"][0]["evidence"]["reason"]) == (date, IN_TAIL)


@pytest.mark.parametrize(
    "written", ["Buy boats – two of them – now", "Buy boats (old, new)", "Buy two – Fleet – boats"]
)
def test_other_words_behind_a_dash_belong_to_the_action(written: str) -> None:
    (action,) = read_table(["Recommendation", "Action"], ["1. Keep a list.", written])["actions"]
    assert (action["text"], action["offices"]) == (written, [])


@pytest.mark.parametrize("status", [slot("(a) Completed", "(b) In progress"), slot("Completed", "In progress")])
def test_each_action_of_a_cell_has_its_own_status(status: Slot) -> None:
    row = ["1. Keep a list.", slot("(a) Make one.", "(b) Print it."), status]
    actions = read_table(["Recommendation", "Action", "Status"], row)["actions"]
    assert [each["status"]["progress"] for each in actions] == ["completed", "in-progress"]
    assert actions[0]["status"]["as_written"] == "Completed"


def test_the_column_beside_bare_positions_says_why() -> None:
    headings = ["Recommandation", "Position", "Réponse de la direction", "Mesure"]
    rows = [["1. Tenir une liste.", "Acceptée", "Elle coûte peu.", "La dresser."],
            ["2. Vendre les bacs.", "Refusée", "Ils servent.", ""]]  # fmt: skip
    found = read_table(headings, *rows)["responses"]
    assert [(each["position"], each["text"]) for each in found] == [
        ("accepted", "Elle coûte peu."),
        ("not-accepted", "Ils servent."),
    ]


def test_what_internal_audit_says_to_the_answer_is_no_part_of_it() -> None:
    headings = ["Recommendation", "Response", "Internal Audit comment", "Action"]
    (response,) = read_table(headings, ["1. Keep a list.", "Agreed.", "Evidence seen.", "Make one."])["responses"]
    assert response["text"] == ""


def test_two_that_answer_with_the_same_words_are_two() -> None:
    found = read_table(
        ["Recommendation", "Respondent", "Response"],
        [slot("Keep a list.", down=2), "Ferry Board", "Will be implemented"],
        [None, "Port Board", "Will be implemented"],
    )
    assert [each["organisation"] for each in found["responses"]] == ["Ferry Board", "Port Board"]


def test_an_office_that_a_cell_names_twice_is_one() -> None:
    found = read_table(["Recommendation", "Action", "Responsible"], ["Keep a list.", "Write it.", slot("CPB", "CPB")])
    assert [office["as_written"] for office in found["actions"][0]["offices"]] == ["CPB"]


def test_the_sum_of_all_rows_is_none_of_them() -> None:
    found = read_table(["No.", "Recommendation", "Status"], ["1", "Keep a list.", "In progress"], ["Total", "1", "1"])
    assert [each["number"] for each in found["recommendations"]] == ["1"]
