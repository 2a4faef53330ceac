"""Tables of labels and values: told from columns, and read into pairs."""

from answerable.extraction.blocks import Grid, build_grids
from answerable.extraction.label_tables import is_label_table, read_labels
from answerable.extraction.readers.html import read_html
from answerable.extraction.table_headings import find_heading
from answerable.extraction.tables import read_columns
from answerable.periods.expressions.reading import Context
from tests.extraction.building import Line, Slot, draw, html_table, page, read_page, read_table, slot


def grid_of(*rows: list[Slot | Line | None]) -> Grid:
    return build_grids(read_html(page(html_table(draw(*rows)))))[0]


def pairs_of(grid: Grid) -> list[tuple[str | None, str | None]]:
    return [(label and label.text, value and value.text) for label, value in read_labels(grid)]


def test_labels_and_values_are_told_from_columns() -> None:
    labels = grid_of(["Recommendation 1", "Keep a list."], ["Response", "Agreed"], ["Due date", "May 2025"])
    columns = grid_of(["Recommendation", "Response"], ["Keep a list.", "Agreed"], ["Close two.", "Agreed"])
    assert is_label_table(labels)
    assert not is_label_table(columns)
    assert pairs_of(labels)[1] == ("Response", "Agreed")


def test_two_headings_side_by_side_are_columns_however_short_their_cells() -> None:
    short = (
        ["Review the action plan.", "Agreed"],
        ["Publish the status of all actions.", "Agreed"],
        ["Set dates.", "Noted"],
    )
    grid = grid_of(["Recommendation", "Management response"], *short)
    heading = find_heading(grid, Context())
    assert not is_label_table(grid)
    assert heading is not None
    assert len(list(read_columns(grid, heading))) == 3


def test_a_short_value_beside_its_label_is_no_heading() -> None:
    for value in ("Agree on a plan.", "Publish the action plan", "Set due dates"):
        assert is_label_table(grid_of(["Recommendation 1", value], ["Response", "Agreed"], ["Due date", "May 2025"]))


def test_the_number_of_a_recommendation_may_go_down_beside_its_labels() -> None:
    rows = [
        [slot("1", down=3), "Recommendation", "Keep a list."],
        [None, "Response", "Agreed."],
        [None, "Due date", "May 2025"],
        [slot("2", down=2), "Recommendation", "Sell boats."],
        [None, "Response", "Not agreed."],
    ]
    assert pairs_of(grid_of(*rows))[:2] == [(None, "1"), ("Recommendation", "Keep a list.")]
    found = read_table(*rows)["recommendations"]
    assert [(each["number"], each["text"]) for each in found] == [("1", "Keep a list."), ("2", "Sell boats.")]


def test_pairs_may_stand_side_by_side_and_values_over_columns() -> None:
    grid = grid_of(
        ["Recommendation 1", slot("Keep a list.", across=3), None, None],
        ["Response", slot("Agreed.", across=3), None, None],
        ["Responsible", "Fleet Unit", "Due date", "June 2024"],
    )
    assert is_label_table(grid)
    assert pairs_of(grid)[2:] == [("Responsible", "Fleet Unit"), ("Due date", "June 2024")]


def test_titles_above_a_form_and_empty_values_do_no_harm() -> None:
    grid = grid_of(
        [slot("Follow-up form", across=3), None, None],
        ["Recommendation No.", slot("1", across=2), None],
        ["Recommendation", slot("Keep one register.", across=2), None],
        ["Accepted / Not accepted", slot("Accepted", across=2), None],
        ["Management comments", "", ""],
        ["Implementation date", slot("15 February 2024", across=2), None],
    )
    assert is_label_table(grid)
    assert pairs_of(grid)[0] == ("Recommendation No.", "1")


def test_a_label_that_fills_its_row_has_its_value_in_the_row_below() -> None:
    grid = grid_of(
        [slot("Recommendation 1", across=2), None],
        [slot("Keep a list of boats.", across=2), None],
        ["Response", "Agreed."],
        ["Due date", "May 2025"],
    )
    assert pairs_of(grid)[0] == ("Recommendation 1", "Keep a list of boats.")


def test_a_row_of_headings_makes_columns() -> None:
    rows = [
        [slot("Recommendation 1", across=3), None, None],
        [slot("Buy ferries.", across=3), None, None],
        ["Response", slot("Agreed.", across=2), None],
        ["Action", "Responsible", "Due date"],
        ["Buy two.", "Fleet Unit", "June 2024"],
    ]
    assert not is_label_table(grid_of(*rows))
    found = read_table(*rows)
    assert [each["text"] for each in found["recommendations"]] == ["Buy ferries."]
    assert [each["position"] for each in found["responses"]] == ["accepted"]
    assert [(each["text"], each["recommendations"]) for each in found["actions"]] == [("Buy two.", ["1"])]


def test_a_number_above_a_recommendation_is_its_own() -> None:
    forms = [
        html_table(draw(["Recommendation No.", number], ["Recommendation", text], ["Management response", "Accepted"]))
        for number, text in (("4", "Keep a list."), ("7", "Sell boats."))
    ]
    found = read_page(*forms)["recommendations"]
    assert [(each["number"], each["text"]) for each in found] == [("4", "Keep a list."), ("7", "Sell boats.")]


def test_labels_inside_a_value_are_parted_and_say_who_answers() -> None:
    rows = (
        ["Recommendation no. 1", slot("Keep a list.", "Ferry Authority response: Agreed.", "Lists cost little.")],
        ["Recommendation no. 2", slot("Sell boats.", "Department response: Not agreed.")],
    )
    found = read_table(*rows)
    assert [each["text"] for each in found["recommendations"]] == ["Keep a list.", "Sell boats."]
    assert [(each["position"], each["organisation"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Ferry Authority", "Lists cost little."),
        ("not-accepted", None, ""),
    ]


def test_a_frame_of_one_cell_holds_labels() -> None:
    boxes = [f"<table><tr><td>Recommendation {n}: Buy {n} boats.</td></tr></table>" for n in (1, 2)]
    answers = "<p>Management response: Agreed.</p>", "<p>Management response: Not agreed.</p>"
    found = read_page(boxes[0], answers[0], boxes[1], answers[1])
    assert [each["text"] for each in found["recommendations"]] == ["Buy 1 boats.", "Buy 2 boats."]
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


def test_two_labels_side_by_side_have_their_values_in_the_row_below() -> None:
    forms = [
        html_table(
            draw(
                ["Ref.", number, "Grade", "High"],
                [slot("Recommendation", text, across=4)],
                [slot("Management response", "Accepted. It will be done.", across=4)],
                [slot("Responsible officer", across=2), None, slot("Implementation date", across=2)],
                [slot("Fleet Manager", across=2), None, slot("31 March 2026", across=2)],
            )
        )
        for number, text in (("4.1", "Keep a list."), ("4.2", "Sell boats."))
    ]
    found = read_page(*forms)
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("4.1", "Keep a list."),
        ("4.2", "Sell boats."),
    ]
    told = [(each["offices"][0]["as_written"], each["due"][0]["end"]) for each in found["actions"]]
    assert told == [("Fleet Manager", "2026-03-31")] * 2
