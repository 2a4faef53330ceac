"""Tables in text whose cells end in a pipe."""

from answerable.extraction.blocks import Document
from answerable.extraction.readers.text import read_pasted
from answerable.extraction.sandbox import read_file
from tests.extraction.building import places

HEAD = "Recommendation | Response | Action | Office | Due date |\n---|---|---|---|---|\n"


def rows_of(text: str) -> list[list[str]]:
    document: Document = read_pasted(text)
    found: dict[tuple[int, int], list[str]] = {}
    for block in document.blocks:
        if block.cell:
            found.setdefault((block.cell.table, block.cell.row), []).append(block.text)
    return list(found.values())[1:]


def test_a_row_is_what_ends_in_as_many_pipes_as_its_heading() -> None:
    second = "2. Tell all. | Agreed. | Write. | WQB | June 2025 |"
    assert rows_of(f"{HEAD}1. Clean wells. | Agreed. |\nBuy\nbrushes. | WQB |\nMay 2025 |\n{second}") == [
        ["1. Clean wells.", "Agreed.", "Buy brushes.", "WQB", "May 2025"],
        ["2. Tell all.", "Agreed.", "Write.", "WQB", "June 2025"],
    ]


def test_lines_that_were_broken_in_a_sentence_are_one_and_bullets_are_not() -> None:
    (row,) = rows_of(
        f"{HEAD}1. To\nclean wells, the branch should\n- buy\nbrushes; and\n- hire divers.\n| Agreed. |||"
    )[:1]
    assert row[0] == "1. To clean wells, the branch should\nbuy brushes; and\nhire divers."


def test_a_row_may_leave_out_its_last_cells_before_the_next_begins() -> None:
    rows = rows_of(f"{HEAD}1. Clean wells. | Agreed. |\n2. Tell all. | Agreed. | Write. | WQB | June 2025 |")
    assert [row[0] for row in rows] == ["1. Clean wells.", "2. Tell all."]


def test_the_last_row_may_lack_its_last_pipe() -> None:
    assert rows_of(f"{HEAD}1. Clean wells. | Agreed. |\nBuy brushes.") == [
        ["1. Clean wells.", "Agreed.", "Buy brushes."]
    ]


def test_headings_may_stand_on_lines_of_their_own() -> None:
    text = "Recommendation |\nResponse |\nAction |\n1. Clean\nwells. |\nAgreed. |\nBuy brushes.\n"
    assert rows_of(text) == [["1. Clean wells.", "Agreed.", "Buy brushes."]]


def test_another_table_and_the_words_above_it_belong_to_no_cell() -> None:
    head = "Key action | Responsible | Due date | Status |\n"
    document = read_pasted(
        f"{head}1.1 Buy. | WQB | May 2025 |\nManagement response: Agreed.\n{head}2.1 Sell. | WQB | May 2025 |"
    )
    assert [block.text for block in document.blocks if block.cell is None] == ["Management response: Agreed."]


def test_a_row_that_lost_its_first_cell_is_pushed_back() -> None:
    first, second = (
        "1. Clean wells. | Agreed. | Buy brushes. | WQB | May 2025 |",
        "Agreed. | Hire. | CPB | June 2025 | |",
    )
    found = read_file(f"{HEAD}{first}\n{second}\n".encode(), "a.txt", {})
    assert [(each["offices"][0]["as_written"], each["due"][0]["end"]) for each in found["actions"]] == [
        ("WQB", "2025-05-31"),
        ("CPB", "2025-06-30"),
    ]


def test_headings_that_were_pushed_to_the_left_are_pushed_back() -> None:
    text = (
        "Recommendation | Response | Action | Office | Due date | |\n---|---|---|---|---|---|\n"
        "Water | 1. Clean wells. | Agreed. | Buy brushes. | WQB | May 2025 |\n"
    )
    found = read_file(text.encode(), "a.txt", {})
    (recommendation,) = found["recommendations"]
    assert (recommendation["theme"], recommendation["text"]) == ("Water", "Clean wells.")
    assert [each["due"][0]["end"] for each in found["actions"]] == ["2025-05-31"]


def test_the_position_in_a_row_without_office_and_date_is_a_response_with_its_words() -> None:
    head = "Recommendation | Action | Office | Due date |\n---|---|---|---|\n"
    text = f"{head}1. Clean wells. | Agree. Preamble: The wells are deep. | | |\n | Buy brushes. | WQB | May 2025 |\n"
    found = read_file(text.encode(), "a.txt", {})
    assert [each["text"] for each in found["responses"]] == ["Preamble: The wells are deep."]
    assert [each["text"] for each in found["actions"]] == ["Buy brushes."]


def test_headings_that_are_wrapped_over_lines_end_at_the_rule() -> None:
    text = (
        "No. | Recommendation of the\nOffice | Response of the\nMinistry | Key steps\n(dates) |\n---|---|---|---|\n"
        "4.27 | The Ministry should measure\nthe ice. | Recommendation\naccepted. | March 2026: Buy the\nprobes.\n\n"
        "May 2026: Train the crews. |\n4.35 | Count the bridges. | Accepted. | Done\n: Counted. |\n"
    )
    at = places(read_pasted(text))
    assert at["Recommendation of the Office"] == (0, 1, 1, 1)
    assert at["March 2026: Buy the probes.\nMay 2026: Train the crews."] == (1, 3, 1, 1)
    assert at["Done : Counted."] == (2, 3, 1, 1)
