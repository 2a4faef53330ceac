"""What the headings of a table say of it as a whole."""

import pytest

from tests.extraction.building import draw, html_table, read_page, read_table, slot


def test_a_table_that_answers_findings_is_left_out_beside_one_of_recommendations() -> None:
    findings = draw(["Finding", "Respondent", "Response"], ["There is no list.", "Ferry Board", "Agree"])
    plan = draw(["Recommendation", "Respondent", "Response"], ["Keep a list.", "Ferry Board", "Will be implemented"])
    found = read_page(html_table(findings), html_table(plan))
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list."]


def test_a_table_that_counts_statuses_holds_no_recommendations() -> None:
    counts = draw(["Status", "Number"], ["Implemented", "5"], ["In progress", "4"])
    plan = draw(["No.", "Recommendation", "Status"], ["1", "Keep a list.", "In progress"])
    found = read_page(html_table(counts), html_table(plan))
    assert [each["number"] for each in found["recommendations"]] == ["1"]


@pytest.mark.parametrize(("last", "theme"), [("Pay", "Boats"), ("Boats", None)])
def test_the_title_of_a_report_is_a_theme_where_there_are_several(last: str, theme: str | None) -> None:
    rows = [[title, f"Keep list {number}.", "Agreed"] for number, title in enumerate(["Boats"] * 5 + [last])]
    found = read_table(["Audit", "Recommendation", "Response"], *rows)
    assert found["recommendations"][0]["theme"] == theme


def test_columns_to_be_ticked_are_no_unknown_headings() -> None:
    marks = ["Implemented", "Under implementation", "Not implemented", "Overtaken by events"]
    found = read_table(
        ["No.", "Year", "Reference", "Recommendation of the Board", "Response of the Administration", *marks],
        ["1", "2019", "A/75/5", "Keep a list.", "The list is kept.", "X", "", "", ""],
        ["2", "2020", "A/76/5", "Keep a log.", "The log will be kept.", "", "X", "", ""],
    )
    assert [each["status"]["progress"] for each in found["actions"]] == ["completed", "in-progress"]


def test_headings_below_a_recommendation_are_no_labels_where_nothing_stands_below_them() -> None:
    found = read_table(
        [slot("Recommendation 3: Close the office.", across=4), None, None, None],
        [slot("Management response: Rejected. It is needed.", across=4), None, None, None],
        ["Key actions", "Time frame", "Responsible unit", "Status"],
    )
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [("3", "Close the office.")]
    assert [each["position"] for each in found["responses"]] == ["not-accepted"]


def test_a_column_of_statuses_is_one_whatever_its_heading() -> None:
    found = read_table(
        ["No.", "Recommendation", "Acceptance", "Implementation"],
        [slot("Report on boats", across=4), None, None, None],
        ["1", "Keep a list.", "Accepted", "Implemented"],
        ["2", "Keep a log.", "Accepted", "In progress"],
        ["3", "Sell boats.", "Not accepted", "–"],
    )
    assert [each["status"]["progress"] for each in found["actions"]] == ["completed", "in-progress"]


def test_auditors_say_what_they_were_told_and_what_they_make_of_it() -> None:
    found = read_table(
        ["", "Recommendation (2022)", "What the organisation told us", "Our assessment at 30 June 2025"],
        ["1", "Keep a list.", "The list was published in May.", "Implemented"],
    )
    assert [each["text"] for each in found["responses"]] == ["The list was published in May."]
    assert [each["status"]["as_of"] for each in found["actions"]] == ["2025-06-30"]


def test_the_reason_of_an_answer_is_part_of_it_and_a_comment_on_the_status_is_not() -> None:
    head = ["No.", "Recommendation", "Response", "Reason", "Action", "Status", "Comment"]
    found = read_table(
        head,
        ["1", "Keep a list.", "Disagree", "Lists cost too much.", "", "", "None needed."],
        ["2", "Sell boats.", "Agree", "", "Sell them.", "In progress", "Waiting for the vendor."],
    )
    assert [each["text"] for each in found["responses"]] == ["Lists cost too much.", ""]


def test_a_column_of_positions_holds_answers_whatever_its_heading_says() -> None:
    head = ["N°", "Recommandation", "Suites données", "Commentaires", "Pilote", "Échéance"]
    found = read_table(
        head,
        ["1", "Tenir un registre.", "Acceptée", "Deux agents ont été recrutés.", "Direction des ports", "mai 2026"],
        ["2", "Compter.", "Refusée", "", "", ""],
    )
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Deux agents ont été recrutés."),
        ("not-accepted", ""),
    ]
    assert [each["text"] for each in found["actions"]] == [""]


def test_observations_right_behind_the_answers_are_part_of_them() -> None:
    head = ["N°", "Recommandation", "Avis du ministère", "Observations", "Activités"]
    found = read_table(head, ["1", "Tenir un registre.", "Acceptée", "Le budget est acquis.", "Écrire le registre."])
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", "Le budget est acquis.")]


def test_milestones_with_nothing_above_them_are_actions() -> None:
    plan = draw(["Milestone", "Owner", "Target", "Progress"], ["Draw up the list", "Fleet Unit", "May 2026", "Done"],
                ["Report gaps", "Board", "June 2026", "Not started"])  # fmt: skip
    text = "<h3>Recommendation 1</h3><p>Keep a list.</p><h4>Management response</h4><p>Agreed.</p>"
    found = read_page(text, html_table(plan), text.replace("1<", "2<").replace("Keep", "Sell"), html_table(plan))
    assert [each["text"] for each in found["actions"]][:2] == ["Draw up the list", "Report gaps"]


def test_the_title_of_a_report_is_its_theme_and_not_its_number() -> None:
    head = ["Report", "Report title", "Rec. No.", "Recommendation", "Acceptance"]
    rows = ["R/1", "Travel", "1", "Set a target.", "Accepted"], ["R/2", "Ethics", "1", "Fix a term.", "Accepted"]
    assert [each["theme"] for each in read_table(head, *rows)["recommendations"]] == ["Travel", "Ethics"]
