"""Plain text: drawn tables and lines without marks."""

import textwrap

from answerable.extraction.readers.text import read_pasted, read_text
from answerable.extraction.sandbox import read_file
from tests.extraction.building import places, texts


def test_a_table_drawn_with_pipes_is_a_table() -> None:
    document = read_pasted("Title\n\n| No. | Action |\n|---|:---:|\n| 1 | Write it. |\n\nAfter")
    assert texts(document) == ["Title", "No.", "Action", "1", "Write it.", "After"]
    assert places(document)["Write it."] == (1, 1, 1, 1)


def test_pipes_at_the_ends_may_be_missing_and_cells_empty() -> None:
    document = read_pasted("No. | Action | Due\n1 | Write it. | May\n | Send it. | June")
    assert places(document)["Send it."] == (2, 1, 1, 1)


def test_a_cell_may_be_wrapped_over_lines() -> None:
    document = read_pasted("| No. | Action |\n| 1 | Write it:\n- one\n- two |\n| 2 | Send it. |")
    assert places(document)["Write it:\none\ntwo"] == (1, 1, 1, 1)
    assert places(document)["Send it."] == (2, 1, 1, 1)


def test_a_table_of_tabs_is_a_table() -> None:
    document = read_pasted("No.\tAction\tDue\n1\tWrite it.\tMay\n\tSend it.\tJune\n")
    assert places(document)["Send it."] == (2, 1, 1, 1)


def test_a_line_with_one_pipe_alone_is_a_line() -> None:
    assert texts(read_pasted("either | or\n\nand nothing more")) == ["either | or", "and nothing more"]


def test_bullets_of_many_marks_are_bullets() -> None:
    document = read_pasted("We ask:\n  • ports;\n - crews;\n* the Board.")
    assert [(block.text, sorted(block.items)) for block in document.blocks] == [
        ("We ask:\nports;\ncrews;\nthe Board.", [1, 2, 3])
    ]


def test_an_empty_line_stands_before_what_is_apart() -> None:
    assert [block.is_apart for block in read_pasted("one\ntwo\n\nthree").blocks] == [False, False, True]


def test_form_feeds_and_old_line_ends_part_lines() -> None:
    assert texts(read_pasted("one\ftwo\rthree\r\nfour")) == ["one", "two", "three", "four"]


def test_a_guessed_encoding_is_said() -> None:
    assert "Windows-1252" in read_text("déjà".encode("cp1252")).notes[0]


def test_labels_and_values_on_lines_are_read() -> None:
    text = (
        "Recommendation 1: Keep a list.\nResponse: Agreed.\nAction: Write it.\nResponsible: CPB\nDue date: May 2025\n"
    )
    found = read_file(text.encode(), "a.txt", {})
    assert [(each["text"], each["due"][0]["end"]) for each in found["actions"]] == [("Write it.", "2025-05-31")]


def test_marks_of_markdown_are_no_words() -> None:
    document = read_pasted("## A plan\n\n| **Action** | Office |\n|---|---|\n| Write it. | VP<br>CFO |\n")
    assert texts(document) == ["A plan", "Action", "Office", "Write it.", "VP\nCFO"]


PARAGRAPHS = [
    "Our answers are set out under each of the recommendations that you sent us in spring.",
    "Recommendation 1: The Library should count its rare books every five years and keep a record.",
    "Response: Agreed. We will count them over the summer, and present a record of the inter-library collection.",
    "Due date: May 2026",
]
WRAPPED = "\n\n".join("\n".join(textwrap.wrap(text, 70)) for text in PARAGRAPHS)


def test_lines_that_were_broken_at_a_width_are_joined() -> None:
    assert texts(read_pasted(WRAPPED)) == PARAGRAPHS


def test_a_line_that_ends_behind_a_bracket_goes_on_in_none() -> None:
    closed = "2. The Library should publish, in each year, the count of its books. (Paragraph 27)"
    answer = "The Library accepts this recommendation. The first of these counts will appear in May 2026."
    pair = "\n".join([*textwrap.wrap(closed, 90), *textwrap.wrap(answer, 90)])
    wide = "\n\n".join("\n".join(textwrap.wrap(text, 90)) for text in PARAGRAPHS * 2)
    assert texts(read_pasted(f"{wide}\n\n{pair}"))[-2:] == [closed, answer]


def test_lines_of_all_lengths_are_left_as_they_are() -> None:
    lines = [
        "Recommendation",
        "Response",
        "Count the rare books of the Library every five years.",
        "Agreed.",
        "May 2026",
    ]
    assert texts(read_pasted("\n".join(lines))) == lines


def test_markdown_is_read_without_its_marks() -> None:
    text = "# Audit of boats\n\n**Recommendation 1:** Keep a *full* list.\n\n**Response:** Agreed.\n\n## Boats\n"
    document = read_pasted(text)
    assert texts(document) == ["Audit of boats", "Recommendation 1: Keep a full list.", "Response: Agreed.", "Boats"]
    assert [block.level for block in document.blocks] == [1, 0, 0, 2]


def test_a_number_sign_alone_makes_no_markdown() -> None:
    assert texts(read_pasted("# 4 is the number\nof the boat")) == ["# 4 is the number", "of the boat"]


def test_page_numbers_and_what_stands_beside_them_on_every_page_are_left_out() -> None:
    page = "Evaluation of boats\nPage {} of 3\nWords of page {}.\n"
    text = "".join(page.format(number, number) for number in (1, 2, 3))
    assert texts(read_pasted(text)) == ["Words of page 1.", "Words of page 2.", "Words of page 3."]


def test_cells_that_were_run_together_are_parted() -> None:
    rows = "".join(
        f"Recommendation {n}: Keep list {n}.Agree.The Unit will write it.Fleet BranchMay 202{n}" for n in range(1, 4)
    )
    found = texts(read_pasted(f"RecommendationResponsePlanned ActionResponsibilityTimeline{rows}"))
    assert found[:5] == ["Recommendation", "Response", "Planned Action", "Responsibility", "Timeline"]
    assert found[5:10] == [
        "Recommendation 1: Keep list 1.",
        "Agree.",
        "The Unit will write it.",
        "Fleet Branch",
        "May 2021",
    ]


def test_a_line_with_a_few_names_in_two_capitals_is_a_line() -> None:
    line = (
        "The JavaScript of McArthur and MacDonald was kept. " * 2 + "It was kept for a year and a day, and then left."
    )
    assert texts(read_pasted(line)) == [line]


def test_the_marks_of_a_quoted_mail_are_none_of_its_words() -> None:
    lines = [
        "Dear Chen,",
        "",
        "> Recommendation 1: Keep a list.",
        "> Response: Agreed.",
        ">",
        "> > Owner: Fleet Unit",
        "> Due: May",
    ]
    found = texts(read_pasted("\n".join(lines)))
    assert found == [
        "Dear Chen,",
        "Recommendation 1: Keep a list.",
        "Response: Agreed.",
        "Owner: Fleet Unit",
        "Due: May",
    ]


def test_a_pasted_sheet_has_cells_of_several_lines_in_quotation_marks() -> None:
    at = places(read_pasted('No.\tAction\tDue\n1\t"Write ""the list"".\nSend it."\tMay\n2\tRead it.\tJune\n'))
    assert at['Write "the list".\nSend it.'] == (1, 1, 1, 1)
    assert at["Read it."] == (2, 1, 1, 1)


def test_paragraphs_of_several_widths_are_joined() -> None:
    wide = ["The Department does not know how much silt its contractors remove from the ports", "of the coast."]
    narrow = [
        "  The Department should publish in each year, and for every contract,", "  the volume that was removed.", "",
        "  Contractors report what they removed on every invoice already. The", "  Department will publish it.", "",
        "  Smaller contracts will be looked at in samples, as the Committee has", "  asked.", "",
    ]  # fmt: skip
    assert len(texts(read_pasted("\n".join([*wide, "", *narrow])))) == 4


def test_two_columns_of_tabs_under_known_headings_are_a_table() -> None:
    at = places(read_pasted("Action plan\tCompletion date\n1. Write it.\tMay 2026\n2. Send it.\tJune 2026\n"))
    assert at["June 2026"] == (2, 1, 1, 1)
