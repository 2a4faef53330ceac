"""Rows of tables that are no cells under headings: themes, and recommendations and answers that fill a row."""

import pytest

from tests.extraction.building import Line, Slot, draw, html_table, read_page, read_table, slot

CONCLUSION = (
    "The Agency keeps no list of its boats, so that nobody knows how many there are, where they lie and who steers."
)


def test_a_sentence_over_all_columns_is_the_theme_of_what_stands_below() -> None:
    found = read_table(["Recommendation", "Response", "Action"], [slot(CONCLUSION, across=3), None, None],
                       ["1. Keep a list.", "Agreed", "Make one."])  # fmt: skip
    assert [(each["number"], each["theme"]) for each in found["recommendations"]] == [("1", CONCLUSION)]


def test_priority_and_addressee_may_stand_beside_a_recommendation_above_its_table() -> None:
    rows = [["Recommendation #1: Keep a list.", slot("Priority level: High", across=2), None],
            [slot("Management response: Accepted.", across=3), None, None],
            ["Action", "Responsible", "Due date"], ["Make one.", "Fleet Unit", "June 2026"]]  # fmt: skip
    found = read_table(*rows)
    assert [(each["text"], each["priority"]) for each in found["recommendations"]] == [("Keep a list.", "High")]
    assert [each["recommendations"] for each in found["actions"]] == [["1"]]


@pytest.mark.parametrize("answer", ["Accepted", "Accepted."])
def test_a_short_answer_above_a_table_is_no_heading(answer: str) -> None:
    rows = [[slot("Recommendation 1: Keep a list.", across=3), None, None],
            ["Management response", slot(answer, across=2), None],
            ["Action", "Responsible", "Due date"], ["Make one.", "Fleet Unit", "June 2026"]]  # fmt: skip
    assert [each["position"] for each in read_table(*rows)["responses"]] == ["accepted"]


def test_a_table_may_hold_one_recommendation_after_the_other() -> None:
    def block(number: int, text: str) -> list[list[Slot | Line | None]]:
        return [[slot(f"Recommendation {number}", across=3), None, None], [slot(text, across=3), None, None],
                [slot("Management response: Agreed.", across=3), None, None],
                ["Action", "Responsible", "Due date"], [f"Do {text}", "Fleet Unit", "June 2026"]]  # fmt: skip

    found = read_table(*block(1, "Keep a list."), *block(2, "Sell boats."))
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list.", "Sell boats."]
    assert [each["recommendations"] for each in found["actions"]] == [["1"], ["2"]]


def test_a_recommendation_without_actions_may_have_a_table_without_headings() -> None:
    wide = [None, None]
    with_actions = draw(
        [slot("Recommendation 1: Keep a list.", across=3), *wide],
        [slot("Management response: Agreed.", across=3), *wide],
        ["Action", "Owner", "Due date"],
        ["Make one.", "Fleet Unit", "May 2026"],
    )
    without = draw(
        [slot("Recommendation 2: Sell boats.", across=3), *wide],
        [slot("Management response: Rejected. They are needed.", across=3), *wide],
        ["", "", ""],
    )
    found = read_page(html_table(with_actions), html_table(without))
    assert [(each["recommendations"], each["position"]) for each in found["responses"]] == [
        (["1"], "accepted"),
        (["2"], "not-accepted"),
    ]


def test_a_theme_stands_above_the_recommendation_that_fills_its_row() -> None:
    rows: list[list[Slot | Line | None]] = [["Action", "Owner", "Due date"]]
    for number, theme in enumerate(("Safety", "Money"), 1):
        bands = theme, f"Recommendation {number}: Do {number}."
        rows += [[slot(band, across=3), None, None] for band in bands]
        rows.append(["Make one.", f"Unit {number}", "May 2026"])
    assert [each["theme"] for each in read_table(*rows)["recommendations"]] == ["Safety", "Money"]


def test_a_comment_in_a_row_below_the_answer_is_part_of_it() -> None:
    found = read_table(
        [slot("Recommendation 1: Keep a list.", across=3), None, None],
        ["Response", slot("Accepted", across=2), None],
        ["Comments", slot("Lists are kept in three of five ports.", across=2), None],
        ["Action planned", "By whom", "By when"],
        ["Write the list.", "CPB", "May 2026"],
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Lists are kept in three of five ports."),
    ]


def test_the_captions_of_tables_are_their_themes() -> None:
    head = ["Recommandation", "Réponse", "Mesures prévues"]
    first, second = (
        html_table(draw(head, [text, "D’accord.", "Le faire."])) for text in ("Tenir un plan.", "Compter.")
    )
    found = read_page("<p>Tableau 1 – Gouvernance</p>", first, "<p>Tableau 2 – Rendement</p>", second)
    assert [each["theme"] for each in found["recommendations"]] == ["Gouvernance", "Rendement"]


def test_an_audit_and_its_year_may_be_a_theme() -> None:
    head = ["Ref.", "Recommendation", "Response"]
    rows = (
        ["Payroll 2022/23", "", ""],
        ["1", "Keep a list.", "Agreed."],
        ["Fuel 2021", "", ""],
        ["1", "Sell.", "Agreed."],
    )
    assert [each["theme"] for each in read_table(head, *rows)["recommendations"]] == ["Payroll 2022/23", "Fuel 2021"]


def test_in_two_columns_a_row_may_open_the_actions_with_who_and_when_beside_them() -> None:
    found = read_table(
        ["Recommendation", "Management response"],
        ["Recommendation 1: Keep a list of wells.", ""],
        ["Justification: Only four ports have one.", "AGREED – It is needed."],
        ["Actions:", ""],
        ["Write the list.", "PICR.2 / PGCL, Q3 2026"],
        ["Send the list.", ""],
        ["SNOR, within three months of its approval", ""],
        ["Recommendation 2: Count the wells.", ""],
        ["", "REJECTED – They were counted in 2025."],
    )
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list of wells.", "Count the wells."]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]
    assert [
        (each["text"], [office["as_written"] for office in each["offices"]], [due["as_written"] for due in each["due"]])
        for each in found["actions"]
    ] == [
        ("Write the list.", ["PICR.2", "PGCL"], ["Q3 2026"]),
        ("Send the list.", ["SNOR"], ["within three months of its approval"]),
    ]


def test_a_box_holds_a_recommendation_its_answer_and_what_is_done() -> None:
    first = draw(
        [slot("Recommendation", across=3), None, None],
        [slot("Recommendation 1: Keep a list of wells.", across=3), None, None],
        [slot("Management’s response", across=3), None, None],
        [slot("AGREED", "Lists are needed.", across=3), None, None],
        ["Actions", "Responsible", "Timeline"],
        ["Action 1.1 – Write the list.", "AWD, Country Offices", "Q4 2026"],
    )
    second = draw(
        ["Recommendation"],
        ["Recommendation 2: Sell the list of wells to whoever asks for it."],
        ["Management’s response"],
        [slot("NOT AGREED", "No.")],
    )
    found = read_page(html_table(first), html_table(second))
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "Keep a list of wells."),
        ("2", "Sell the list of wells to whoever asks for it."),
    ]
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Lists are needed."),
        ("not-accepted", "No."),
    ]
    assert [[office["as_written"] for office in each["offices"]] for each in found["actions"]] == [
        ["AWD", "Country Offices"]
    ]
