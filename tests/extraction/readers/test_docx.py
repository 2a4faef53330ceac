"""Word files."""

import io

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsmap

from answerable.extraction.blocks import Document
from answerable.extraction.readers.docx import read_docx
from tests.extraction.building import Bullet, draw, places, rewritten, saved, slot, texts, word

W = "word/document.xml"


def changed(old: str, new: str, *parts: object) -> Document:
    """A Word file of these parts with other words in its main part."""
    return read_docx(rewritten(word(*parts), W, old, new))


def test_merged_cells_cover_their_rows_and_columns() -> None:
    table = draw([slot("a", down=2), slot("b", across=2), None], [None, "c", "d"])
    found = places(read_docx(word(table)))
    assert found == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}


def test_blank_cells_that_continue_a_row_stay_blank() -> None:
    found = places(read_docx(word(draw(["a", "b"], ["", "c"]))))
    assert (found["a"], found["c"]) == ((0, 0, 1, 1), (1, 1, 1, 1))


def test_two_merges_below_each_other_are_two_cells() -> None:
    found = places(read_docx(word(draw([slot("a", down=2), "x"], [None, "y"], [slot("b", down=2), "z"], [None, "w"]))))
    assert (found["a"], found["b"]) == ((0, 0, 2, 1), (2, 0, 2, 1))


def test_lists_are_bullets_in_cells_and_between_paragraphs() -> None:
    document = read_docx(word("We ask:", Bullet("ports"), Bullet("crews"), draw([slot("They:", Bullet("one"))])))
    assert [(block.text, sorted(block.items)) for block in document.blocks] == [
        ("We ask:\nports\ncrews", [1, 2]),
        ("They:\none", [1]),
    ]


def test_headings_and_the_title_have_levels() -> None:
    document = read_docx(word(("Audit", 0), ("Part A", 1), ("Detail", 2), "words"))
    assert [block.level for block in document.blocks] == [1, 2, 3, 0]


def test_tracked_changes_are_read_as_if_accepted_and_said() -> None:
    run = "<w:r><w:t>five landings</w:t></w:r>"
    deleted = '<w:del w:id="1" w:author="x"><w:r><w:delText>five</w:delText></w:r></w:del>'
    inserted = '<w:ins w:id="2" w:author="x"><w:r><w:t xml:space="preserve">six landings</w:t></w:r></w:ins>'
    document = changed(run, deleted + inserted, "five landings")
    assert texts(document) == ["six landings"]
    assert any("tracked changes" in note for note in document.notes)


def test_a_row_whose_deletion_is_tracked_is_gone() -> None:
    deleted = (
        '<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr><w:tc><w:p><w:r><w:t>old</w:t></w:r></w:p></w:tc></w:tr>'
    )
    document = changed("</w:tbl>", f"{deleted}</w:tbl>", draw(["new"]))
    assert texts(document) == ["new"]


def test_footnote_marks_are_left_out_and_other_raised_words_kept() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'
    document = changed("</w:r></w:p>", "</w:r>" + raised.format("2") + raised.format("er") + "</w:p>", "Le 1")
    assert texts(document) == ["Le 1er"]


def test_breaks_are_lines_and_tabs_are_spaces() -> None:
    document = changed(
        "<w:t>x</w:t>", "<w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t>", "x"
    )
    assert texts(document) == ["a\nb c-d"]


def test_content_controls_are_looked_into() -> None:
    paragraph = "<w:p><w:r><w:t>inside</w:t></w:r></w:p>"
    control = f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    assert texts(changed(paragraph, control, "inside")) == ["inside"]


def test_a_table_inside_a_cell_is_lines_of_that_cell() -> None:
    inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>inner</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert texts(changed("</w:p></w:tc>", f"</w:p>{inner}<w:p/></w:tc>", draw(["outer"]))) == ["outer\ninner"]


def test_columns_left_free_at_the_beginning_of_a_row_count() -> None:
    document = changed("<w:tr>", '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>', draw(["a"]))
    assert places(document)["a"] == (0, 2, 1, 1)


def test_the_file_tells_its_title_and_language() -> None:
    package = docx.Document(io.BytesIO(word("words")))
    package.core_properties.title, package.core_properties.language = "Audit", "fr-CA"
    document = read_docx(saved(package))
    assert (document.title, document.language) == ("Audit", "fr")


def test_what_stands_above_every_page_is_kept_apart_without_the_number_of_the_page() -> None:
    package = docx.Document(io.BytesIO(word("words")))
    package.sections[0].header.paragraphs[0].text = "Audit of wells\t\tOpen actions\tPage 3 of 9"
    document = read_docx(saved(package))
    assert (document.page_head, [block.text for block in document.blocks]) == ("Audit of wells Open actions", ["words"])
    assert read_docx(word("words")).page_head is None


def test_content_controls_around_rows_and_inside_cells_are_looked_into() -> None:
    paragraph = "<w:p><w:r><w:t>inside</w:t></w:r></w:p>"
    inside = f"<w:sdt><w:sdtContent>{paragraph}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:tr><w:tc>{inside}<w:p/></w:tc></w:tr></w:sdtContent></w:sdt>"
    assert texts(changed("</w:tbl>", f"{row}</w:tbl>", draw(["first"]))) == ["first", "inside"]


def numbered(*paragraphs: tuple[str, int]) -> list[str]:
    """The texts of paragraphs in the list of Word's own numbers, each on a level of it."""
    package = docx.Document()
    for text, level in paragraphs:
        properties = package.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = 1, level
    numbering = package.part.numbering_part.element
    for each in list(numbering):
        numbering.remove(each)
    for xml in (LIST, '<w:num xmlns:w="{ns}" w:numId="1"><w:abstractNumId w:val="7"/></w:num>'):
        numbering.append(parse_xml(xml.replace("{ns}", nsmap["w"])))
    return texts(read_docx(saved(package)))


LEVEL = '<w:lvl w:ilvl="{}"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl>'
LEVELS = [
    (0, 3, "decimal", "Recommendation %1:"),
    (1, 1, "lowerLetter", "%2)"),
    (2, 1, "upperRoman", "%1.%3"),
    (3, 1, "bullet", "•"),
]
LEVEL_LIST = "".join(LEVEL.format(*each) for each in LEVELS)
LIST = f'<w:abstractNum xmlns:w="{{ns}}" w:abstractNumId="7">{LEVEL_LIST}</w:abstractNum>'


def test_the_numbers_that_word_writes_by_itself_are_read() -> None:
    assert numbered(("Keep a list.", 0), ("Sell boats.", 0))[0].split("\n") == [
        "Recommendation 3: Keep a list.",
        "Recommendation 4: Sell boats.",
    ]


def test_levels_count_by_themselves_and_begin_anew() -> None:
    found = numbered(("A", 0), ("b", 1), ("c", 1), ("d", 2), ("E", 0), ("f", 1), ("g", 3))
    assert "\n".join(found).split("\n") == [
        *("Recommendation 3: A", "a) b", "b) c", "3.I d", "Recommendation 4: E", "a) f", "g")
    ]


INNER = (("Action", "Lead", "Date"), ("Make one.", "Fleet Unit", "May 2026"), ("Print it.", "Press Unit", "June 2026"))


def with_inner(*tables: tuple[tuple[str, ...], ...]) -> Document:
    """Recommendations with an answer, and a small table in the third column of each."""
    package = docx.Document()
    outer = package.add_table(rows=1 + len(tables), cols=3)
    for column, text in enumerate(("Recommendation", "Response", "Planned actions")):
        outer.cell(0, column).text = text
    for row, rows in enumerate(tables, 1):
        outer.cell(row, 0).text, outer.cell(row, 1).text = f"{row}. Keep list {row}.", "Agreed."
        inner = outer.cell(row, 2).add_table(rows=len(rows), cols=len(rows[0]))
        for place, texts_ in enumerate(rows):
            for column, text in enumerate(texts_):
                inner.cell(place, column).text = text
    return read_docx(saved(package))


def test_the_rows_of_small_tables_are_rows_of_the_whole() -> None:
    at = places(with_inner(INNER, INNER[:2]))
    assert (at["Recommendation"], at["Planned actions"]) == ((0, 0, 2, 1), (0, 2, 1, 3))
    assert (at["Lead"], at["1. Keep list 1."], at["Print it."]) == ((1, 3, 1, 1), (2, 0, 2, 1), (3, 2, 1, 1))


def test_small_tables_with_different_headings_stay_lines_of_their_cells() -> None:
    other = (("What", "Who", "When"), ("Sell it.", "Sales Unit", "July 2026"))
    assert "Action\nLead\nDate\nMake one.\nFleet Unit\nMay 2026" in "\n".join(texts(with_inner(INNER[:2], other)))
