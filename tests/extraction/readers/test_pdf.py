"""PDF files: what stands in a cell comes out of it, whatever the page does to it."""

import io
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from answerable.extraction.blocks import Document
from answerable.extraction.readers.pdf import read_pdf
from answerable.extraction.readers.pdf_lines import TextLine, find_spots
from answerable.extraction.readers.pdf_page import Box, Word
from answerable.extraction.readers.refusals import Unreadable
from answerable.extraction.sandbox import read_file
from tests.extraction import made_pdf as made


def cells_of(document: Document) -> list[list[str]]:
    """The texts of the tables, row by row."""
    found: dict[tuple[int, int], list[str]] = {}
    for block in document.blocks:
        if block.cell:
            found.setdefault((block.cell.table, block.cell.row), []).append(block.text)
    return list(found.values())


def prose_of(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.cell is None]


def summary_of(content: bytes) -> list[tuple[str | None, str, str, list[str], list[str]]]:
    """(number, position, action, offices, due ends) of what was read."""
    candidate: dict[str, Any] = read_file(content, "made.pdf", {})
    found = []
    for recommendation in candidate["recommendations"]:
        key = recommendation["key"]
        (response,) = [each for each in candidate["responses"] if key in each["recommendations"]]
        for action in (each for each in candidate["actions"] if key in each["recommendations"]):
            offices = [each["as_written"] for each in action["offices"]]
            ends = [each["end"] for each in action["due"]]
            found.append((recommendation["number"], response["position"], action["text"], offices, ends))
    return found


def expected(count: int) -> list[tuple[str, str, str, list[str], list[str]]]:
    return [(str(n + 1), "accepted", row[2], [row[3]], [f"{2026 + n}-03-31"]) for n, row in enumerate(made.rows(count))]


@pytest.mark.parametrize("rules", [True, False], ids=["with rules", "without rules"])
@pytest.mark.parametrize("count", [1, 4, 30])
def test_a_table_is_read_over_all_its_pages(rules: bool, count: int) -> None:
    assert summary_of(made.write(made.table(made.rows(count), rules))) == expected(count)


HEAD = [["Recommendation"], ["Response"], ["Action"]]


@pytest.mark.parametrize("head", [[HEAD], []], ids=["with its headings again", "without headings"])
def test_a_row_that_is_cut_at_the_end_of_a_page_is_one(head: list[list[list[str]]]) -> None:
    first = made.grid(
        [HEAD, [["1. Clean the wells."], ["Agreed. The wells of the"], ["Buy brushes", "and"]]], is_open=True
    )
    second = made.grid([*head, [[], ["region are deep."], ["pumps."]], [["2. Tell the public."], ["No."], ["None."]]])
    assert cells_of(read_pdf(made.draw(first, second)))[1:] == [
        ["1. Clean the wells.", "Agreed. The wells of the region are deep.", "Buy brushes and pumps."],
        ["2. Tell the public.", "No.", "None."],
    ]


def test_cells_that_span_rows_go_on_over_the_page() -> None:
    first = made.grid(
        [HEAD, [["1. Clean the wells."], ["Agreed."], ["Buy brushes."]], [made.JOINED, ["–"], ["Buy pumps."]]]
    )
    second = made.grid([HEAD, [[], ["–"], ["Hire a diver."]], [["2. Tell the public."], ["No."], ["None."]]])
    document = read_pdf(made.draw(first, second))
    spanning = next(block for block in document.blocks if block.text == "1. Clean the wells.")
    assert (spanning.cell and spanning.cell.rows) == 3
    actions = [block.text for block in document.blocks if block.cell and block.cell.column == 2]
    assert actions == ["Action", "Buy brushes.", "Buy pumps.", "Hire a diver.", "None."]


def test_a_table_drawn_as_one_path_has_its_cells() -> None:
    def page(canvas: Canvas) -> None:
        canvas.grid([50, 200, 350, 500], [500, 600, 700])
        for row, y in enumerate((680, 580)):
            for column, x in enumerate((60, 210, 360)):
                canvas.drawString(x, y, f"{row} {column}")

    assert cells_of(read_pdf(made.draw(page))) == [["0 0", "0 1", "0 2"], ["1 0", "1 1", "1 2"]]


@pytest.mark.parametrize("says_so", [True, False], ids=["sheet turned", "sheet as it lies"])
@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_table_that_is_set_sideways_is_read_upright(quarters: int, says_so: bool) -> None:
    def draw(canvas: Canvas) -> None:
        wide, high = canvas._pagesize
        x, y = {1: (wide, 0), 2: (wide, high), 3: (0, high)}[quarters]
        canvas.translate(x, y)
        canvas.rotate(90 * quarters)
        table = made.table(made.rows(2))
        table.wrapOn(canvas, *landscape(A4))
        table.drawOn(canvas, 40, 200)
        canvas.setPageRotation(90 * quarters if says_so else 0)

    size = landscape(A4) if quarters == 2 else A4
    upright = cells_of(read_pdf(made.write(made.table(made.rows(2)))))
    assert cells_of(read_pdf(made.draw(draw, size=size))) == upright


def test_prose_in_two_columns_is_read_down_each_of_them() -> None:
    left = [f"The left column goes on in line {n} of it," for n in range(12)]
    right = [f"and the right one has its own line {n}," for n in range(12)]

    def page(canvas: Canvas) -> None:
        made.lines(canvas, 60, 100, left)
        made.lines(canvas, 320, 100, right)

    assert " ".join(prose_of(read_pdf(made.draw(page)))) == " ".join(left + right)


def test_running_heads_feet_and_page_numbers_are_left_out() -> None:
    def on_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.drawString(40, 570, "Audit of wells – draft for comment")
        canvas.drawString(400, 20, f"Page {document.page} of 4")

    document = read_pdf(made.write(made.table(made.rows(30)), on_page=on_page))
    assert prose_of(document) == ["Audit of wells"]
    assert document.page_head == "Audit of wells – draft for comment"
    assert summary_of(made.write(made.table(made.rows(30)), on_page=on_page)) == expected(30)


def test_a_footnote_is_kept_out_of_the_answer() -> None:
    def page(canvas: Canvas) -> None:
        made.lines(canvas, 60, 100, ["Recommendation 1: Keep the wells clean and look after each of them.", "Agreed."])
        made.lines(canvas, 60, 140, ["Management response: The Branch has always kept them clean."])
        canvas.setFont("Helvetica", 7)
        made.lines(canvas, 60, 740, ["1 See the audit of wells."])

    document = read_pdf(made.draw(page))
    assert [block.text for block in document.blocks if block.is_aside] == ["1 See the audit of wells."]


def test_recommendations_in_frames_are_answered_by_the_prose_below() -> None:
    parts: list[Flowable] = []
    for number in (1, 2):
        parts += [made.framed("Committee recommendation", f"4.{number} The wells of region {number} should be clean.")]
        parts += [Spacer(1, 8), Paragraph("The Government agrees with the recommendation.", made.TEXT), Spacer(1, 8)]
        parts += [Paragraph(f"Region {number} has been cleaned since. {made.LONG}", made.TEXT), Spacer(1, 8)]
    candidate = read_file(made.write(*parts), "made.pdf", {})
    assert [each["number"] for each in candidate["recommendations"]] == ["4.1", "4.2"]
    assert [each["position"] for each in candidate["responses"]] == ["accepted", "accepted"]
    assert candidate["responses"][1]["text"] == f"Region 2 has been cleaned since. {made.LONG.strip()}"


def test_a_page_that_is_a_picture_is_said_to_be_one() -> None:
    def words(canvas: Canvas) -> None:
        made.lines(canvas, 60, 100, ["Recommendation 1: Keep the wells clean.", "Response: Agreed."])

    def picture(canvas: Canvas) -> None:
        canvas.drawInlineImage(_picture(), 50, 50, 400, 600)

    assert read_pdf(made.draw(words, picture)).notes == ["Page 2 is a picture without text; its words were not read."]


def _picture() -> Any:
    from PIL import Image

    return Image.new("RGB", (40, 60), "grey")


def test_pages_can_be_chosen() -> None:
    def page(text: str) -> Any:
        return lambda canvas: made.lines(canvas, 60, 100, [text])

    content = made.draw(page("The first."), page("The second."), page("The third."))
    assert prose_of(read_pdf(content, frozenset({2, 3}))) == ["The second.", "The third."]
    with pytest.raises(Unreadable, match=r"The file has 3 pages and none of those that were asked for\."):
        read_pdf(content, frozenset({7}))


def test_a_password_is_named_and_not_asked_for() -> None:
    with pytest.raises(Unreadable, match="protected by a password"):
        read_pdf(made.write(made.table(made.rows(1)), password="secret"))


def test_every_block_knows_its_page_and_its_place_on_it() -> None:
    document = read_pdf(made.write(made.table(made.rows(30))))
    assert {block.page for block in document.blocks} == {1, 2, 3}
    assert all(block.box and block.box[0] < block.box[2] and block.box[1] < block.box[3] for block in document.blocks)


@pytest.mark.parametrize("rules", [True, False])
def test_every_line_knows_where_it_stands(rules: bool) -> None:
    blocks = [block for block in read_pdf(made.write(made.table(made.rows(14), rules))).blocks if block.text]
    for block in blocks:
        read = "".join(block.text[spot.start : spot.end] for spot in block.spots)
        assert read.replace(" ", "") == block.text.replace(" ", "").replace("\n", "")
        assert all(spot.box[0] < spot.box[2] and spot.box[1] < spot.box[3] for spot in block.spots)


def test_the_lines_of_a_cut_row_stand_on_both_pages() -> None:
    first = made.grid([HEAD, [["1. Clean the wells."], ["Agreed. The wells of the"], ["Buy brushes"]]], is_open=True)
    blocks = read_pdf(made.draw(first, made.grid([[[], ["region are deep."], []]]))).blocks
    answer = next(block for block in blocks if block.text.startswith("Agreed"))
    assert [(answer.text[spot.start : spot.end], spot.page) for spot in answer.spots] == [
        ("Agreed. The wells of the", 1),
        ("region are deep.", 2),
    ]


def test_a_line_without_its_bullet_or_hyphen_is_found_in_the_text() -> None:
    lines = [_line("• Visit the wa-", 0), _line("ters of the North.", 12), _line("Words that are nowhere", 24)]
    spots = list(find_spots("Visit the waters of the North.", 0, lines, 3))
    assert [(spot.start, spot.end, spot.page) for spot in spots] == [(0, 12, 3), (12, 30, 3)]


def _line(text: str, top: float) -> TextLine:
    box = Box(0, top, 100, top + 10)
    return TextLine((Word(text, box),), box)


def test_the_headings_of_a_table_without_rules_may_be_wrapped() -> None:
    head = ("Recommendation", "Management response and planned actions", "Office of primary interest", "Due date")
    body = [(row[0], f"{row[1]} {row[2]}", *row[3:]) for row in made.rows(3)]
    cells = [[Paragraph(text, made.TEXT) for text in row] for row in (head, *body)]
    table = Table(cells, colWidths=(230, 80, 80, 95), style=made.NO_RULES)
    assert cells_of(read_pdf(made.write(table)))[0] == list(head)


LEVEL_RULES = [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def test_a_table_with_level_rules_alone_has_rows_and_columns() -> None:
    short = [(f"{n}. Keep list {n}.", "Agreed.", f"Make list {n}.", "Fleet Unit", f"May {2025 + n}") for n in (1, 2, 3)]
    cells = [[Paragraph(text, made.TEXT) for text in row] for row in (made.HEAD, *short)]
    found = cells_of(read_pdf(made.write(Table(cells, colWidths=made.WIDTHS, style=LEVEL_RULES))))
    assert found[1:] == [list(row) for row in short]


def test_columns_of_prose_are_read_down_even_where_their_lines_are_out_of_step() -> None:
    left = ["Words of the left column that go on and on.", "More of them stand below the first."] * 5
    right = ["Words of the right column that go on and on.", "More of them stand below these."] * 5
    document = read_pdf(_two_columns(left, right))
    text = " ".join(prose_of(document))
    assert text.index("More of them stand below the first.") < text.index("Words of the right column")


def _two_columns(left: list[str], right: list[str]) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    canvas.setFont("Helvetica", 9)
    for number, text in enumerate(left):
        canvas.drawString(60, 700 - 14 * number, text)
    for number, text in enumerate(right):
        canvas.drawString(320, 700 - 14 * number - (0 if number < 4 else 6), text)
    canvas.save()
    return stream.getvalue()


def test_a_row_that_is_cut_inside_its_first_cell_is_one() -> None:
    first = made.grid([HEAD, [["1. Clean the wells of the"], ["Agreed."], ["Buy brushes."]]], is_open=True)
    second = made.grid([HEAD, [["region that are deep."], [], []], [["2. Tell the public."], ["No."], ["None."]]])
    assert [row[0] for row in cells_of(read_pdf(made.draw(first, second)))[1:]] == [
        "1. Clean the wells of the region that are deep.",
        "2. Tell the public.",
    ]


def test_a_table_in_small_letters_is_no_footnote() -> None:
    prose = Paragraph("The Branch looked at every well. " * 60, made.HEADING)
    content = made.write(prose, made.table(made.rows(2)))
    assert [each[0] for each in summary_of(content)] == ["1", "2"]


def raised(canvas: Canvas) -> None:
    """A line with the small raised number of a footnote behind its last word."""
    made.lines(canvas, 60, 100, ["The wells are old and deep"])
    canvas.setFont("Helvetica", 6)
    made.lines(canvas, 60 + canvas.stringWidth("The wells are old and deep", "Helvetica", 10), 96, ["1"])


def test_the_number_of_a_footnote_is_no_part_of_the_word_before_it() -> None:
    assert prose_of(read_pdf(made.draw(raised))) == ["The wells are old and deep"]


def test_a_numbered_sentence_in_bold_letters_is_no_heading() -> None:
    bold = Paragraph("1. The Branch should keep a list of its wells. (Recommendation, Paragraph 21)", made.BOLD)
    document = read_pdf(made.write(bold, Paragraph("The Branch agrees. " * 9, made.TEXT)))
    assert [block.level for block in document.blocks if block.text.startswith("1.")] == [0]


def boxes(canvas: Canvas) -> None:
    """Two recommendations with their labels in the margin, each with its answer below a label in bold letters."""
    for number, top in ((1, 100), (2, 250)):
        canvas.setFont("Helvetica-Bold", 10)
        made.lines(canvas, 60, top, [f"Recommendation no. {number}", f"Paragraph 2.{number}"])
        made.lines(canvas, 200, top + 39, ["Wells Office response:"])
        canvas.setFont("Helvetica", 10)
        made.lines(canvas, 200, top, ["The Wells Office should write down the reasons", f"for closing well {number}."])
        made.lines(canvas, 315, top + 39, ["Agreed."])
        made.lines(canvas, 200, top + 52, ["The reasons are written down since May."])


def test_a_label_in_the_margin_is_that_of_the_text_beside_it() -> None:
    found = read_file(made.draw(boxes), "made.pdf", {})
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        (str(n), f"The Wells Office should write down the reasons for closing well {n}.") for n in (1, 2)
    ]
    assert [(each["organisation"], each["position"], each["text"]) for each in found["responses"]] == [
        ("Wells Office", "accepted", "The reasons are written down since May.")
    ] * 2


def test_a_box_without_actions_stands_among_tables_with_them() -> None:
    action = [
        ["Recommendation 1: Keep a list.", "", ""],
        ["Response: Agreed.", "", ""],
        ["Action", "Office", "Due date"],
    ]
    action += [["Write the list.", "CPB", "May 2026"]]
    spans = [("SPAN", (0, 0), (2, 0)), ("SPAN", (0, 1), (2, 1)), *made.RULES]
    refused = Table([["Recommendation 2: Publish it."], ["Response: Rejected."]], colWidths=[600], style=made.RULES)
    content = made.write(Table(action, colWidths=[300, 150, 150], style=spans), Spacer(1, 20), refused)
    found = read_file(content, "made.pdf", {})
    assert [each["position"] for each in found["responses"]] == ["accepted", "not-accepted"]


def pairs(canvas: Canvas) -> None:
    """Boxes beside one another: what was found and recommended at the left, the answer at the right."""
    for number, top in ((1, 100), (2, 220)):
        for left in (50, 300):
            canvas.rect(left, made.A4[1] - top - 90, 240, 100)
        canvas.setFont("Helvetica-Bold", 10)
        made.lines(canvas, 56, top + 5, [f"{number}. Finding", "", "Recommendation"])
        made.lines(canvas, 306, top + 5, ["Management response"])
        canvas.setFont("Helvetica", 10)
        made.lines(canvas, 56, top + 18, [f"There is no list {number}.", "", f"Keep list number {number}."])
        made.lines(canvas, 306, top + 18, ["Agreed. It will be short.", "Responsible: Fleet Unit"])


def test_boxes_beside_one_another_are_read_from_left_to_right() -> None:
    found = read_file(made.draw(pairs), "made.pdf", {})
    assert [each["text"] for each in found["recommendations"]] == ["Keep list number 1.", "Keep list number 2."]
    assert [each["recommendations"] for each in found["responses"]] == [["1"], ["2"]]


def register(canvas: Canvas) -> None:
    """A wide table without rules, of whose headings the fewest are known, with the number of the page below it."""
    canvas.setFont("Helvetica", 6)
    heads = ["No.", "Year", "Reference", "Recommendation", "Response", "Implemente", "Under"]
    rows = [["1", "2019", "A/75/5", "Keep a list of boats.", "The list is kept.", "X", ""]]
    rows += [["2", "2020", "A/76/5", "Keep a log of boats.", "It will be kept.", "", "X"]]
    for top, row in ((100, heads), (150, rows[0]), (180, rows[1]), (800, ["22-08841", "", "", "", "", "", "1/112"])):
        for left, text in zip((40, 70, 110, 180, 300, 420, 480), row, strict=True):
            made.lines(canvas, left, top, [text])
    made.lines(canvas, 420, 107, ["d"])
    made.lines(canvas, 480, 107, ["implementation"])


def test_a_register_of_many_columns_without_rules_is_read() -> None:
    found = read_file(made.draw(register), "made.pdf", {})
    assert [each["number"] for each in found["recommendations"]] == ["1", "2"]
    assert [each["status"]["progress"] for each in found["actions"]] == ["completed", "in-progress"]


def box(number: int, answer: str) -> Table:
    """A box of one column that names a recommendation and its answer."""
    rows = [[f"Recommendation {number}: Keep list {number}."], [f"Response: {answer}"]]
    return Table(rows, colWidths=[600], style=made.RULES)


def test_actions_on_the_next_page_belong_to_the_box_that_ended_the_last_one() -> None:
    plan = Table([["Action", "Office", "Due date"], ["Write list 2.", "CPB", "May 2026"]], style=made.RULES)
    content = made.write(box(1, "Rejected."), Spacer(1, 20), box(2, "Agreed."), PageBreak(), plan)
    found = read_file(content, "made.pdf", {})
    assert [each["position"] for each in found["responses"]] == ["not-accepted", "accepted"]
    assert [each["recommendations"] for each in found["actions"]] == [["2"]]


def counted(canvas: Canvas) -> None:
    """Dates in a narrow cell, each behind the number of its action."""
    made.lines(canvas, 60, 100, ["2.1 Q3 2024-25", "2.2 June 30, 2025", "2.3 Fall 2025"])


def test_numbers_that_count_on_begin_lines_of_their_own() -> None:
    assert prose_of(read_pdf(made.draw(counted))) == ["2.1 Q3 2024-25", "2.2 June 30, 2025", "2.3 Fall 2025"]


def chapters(canvas: Canvas) -> None:
    """Two chapters with a table each, whose headings are underlined cell by cell, and prose below the second."""
    lefts = (50, 80, 240, 420)
    for top, title, first, text in (
        (100, "Finances", 1, "Keep a register."),
        (220, "Staff", 3, "Train the crews."),
    ):
        canvas.setFont("Helvetica-Bold", 13)
        made.lines(canvas, 50, top, [title])
        canvas.setFont("Helvetica-Bold", 10)
        for left, right, word in zip(
            lefts, (*lefts[1:], 540), ("No.", "Recommendation", "Action", "Due date"), strict=True
        ):
            made.lines(canvas, left, top + 24, [word])
            canvas.line(left, A4[1] - top - 28, right, A4[1] - top - 28)
        canvas.setFont("Helvetica", 10)
        for row, more in enumerate((text, f"{text[:-1]} again.")):
            for left, word in zip(lefts, (str(first + row), more, "It will be done.", "May 2026"), strict=True):
                made.lines(canvas, left, top + 44 + 30 * row, [word])
    made.lines(
        canvas,
        50,
        330,
        ["The status is that of the end of the year, in the words of the court, as the council was told."],
    )


def test_tables_of_chapters_on_one_page_are_several_and_prose_below_them_is_none() -> None:
    document = read_pdf(made.draw(chapters))
    found = read_file(made.draw(chapters), "made.pdf", {})
    assert [(each["theme"], each["text"]) for each in found["recommendations"]] == [
        ("Finances", "Keep a register."),
        ("Finances", "Keep a register again."),
        ("Staff", "Train the crews."),
        ("Staff", "Train the crews again."),
    ]
    assert prose_of(document)[-1].startswith("The status is that")


def columns_with_boxes(canvas: Canvas) -> None:
    """Prose in two columns, each with a box in its midst."""
    for left, numbers in ((50, (1, 2)), (310, (3, 4))):
        for number, top in zip(numbers, (100, 330), strict=True):
            words = [f"{number}.{line} The audit looked at the lists of part {number}." for line in range(1, 8)]
            made.lines(canvas, left, top, words)
            canvas.rect(left - 4, A4[1] - top - 190, 236, 80)
            box = [f"Recommendation no. {number}", f"The Agency should keep list {number}.", "Agency response: Agreed."]
            made.lines(canvas, left, top + 128, box, leading=22)


def test_boxes_in_two_columns_are_read_down_each_of_them() -> None:
    found = read_file(made.draw(columns_with_boxes), "made.pdf", {})
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        (str(number), f"The Agency should keep list {number}.") for number in range(1, 5)
    ]
    assert [(each["position"], each["text"]) for each in found["responses"]] == [("accepted", "")] * 4
