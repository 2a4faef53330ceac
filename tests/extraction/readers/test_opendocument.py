"""OpenDocument sheets."""

from datetime import date

from answerable.extraction.readers.opendocument import read_ods
from tests.extraction.building import draw, ods_file, places, rewritten, slot, texts

CONTENT = "content.xml"


def test_merged_cells_cover_their_rows_and_columns() -> None:
    table = draw([slot("a", down=2), slot("b", across=2), None], [None, "c", "d"])
    found = places(read_ods(ods_file(table)))
    assert found == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}


def test_paragraphs_and_breaks_of_a_cell_are_lines() -> None:
    content = rewritten(ods_file(draw(["one\ntwo"])), CONTENT, "one", "one<text:line-break/>more<text:s/>words")
    assert texts(read_ods(content)) == ["one\nmore words\ntwo"]


def test_hidden_columns_are_left_out() -> None:
    hidden = '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    content = rewritten(
        ods_file(draw(["a", "secret", "too", "b"])), CONTENT, "<table:table-row>", f"{hidden}<table:table-row>"
    )
    assert places(read_ods(content)) == {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1)}


def test_repeated_empty_rows_keep_their_place_and_cost_nothing() -> None:
    gap = '<table:table-row table:number-rows-repeated="12"><table:table-cell/></table:table-row>'
    far = '<table:table-row table:number-rows-repeated="900000000"><table:table-cell/></table:table-row></table:table>'
    content = rewritten(
        ods_file(draw(["a"], ["b"])),
        CONTENT,
        "</table:table-row><table:table-row>",
        f"</table:table-row>{gap}<table:table-row>",
    )
    content = rewritten(content, CONTENT, "</table:table>", far)
    assert places(read_ods(content)) == {"a": (0, 0, 1, 1), "b": (13, 0, 1, 1)}


def test_repeated_cells_are_several() -> None:
    content = rewritten(
        ods_file(draw(["a", "b"])),
        CONTENT,
        "<table:table-cell ",
        '<table:table-cell table:number-columns-repeated="2" ',
    )
    assert [(block.text, block.cell and block.cell.column) for block in read_ods(content).blocks] == [
        ("a", 0),
        ("a", 1),
        ("b", 2),
        ("b", 3),
    ]


def _dated(shown: str) -> tuple[date | None, bool]:
    value = 'office:value-type="date" office:date-value="2025-06-30"'
    content = rewritten(ods_file(draw([shown])), CONTENT, 'office:value-type="string"', value)
    block = read_ods(content).blocks[0]
    return block.day, block.has_no_day


def test_a_date_cell_brings_its_day_and_whether_it_is_shown() -> None:
    assert _dated("30 June 2025") == (date(2025, 6, 30), False)
    assert _dated("30/06/25") == (date(2025, 6, 30), False)
    assert _dated("June 2025") == (date(2025, 6, 30), True)
    assert _dated("06/2025") == (date(2025, 6, 30), True)


def test_hidden_sheets_are_left_out() -> None:
    style = (
        '<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<style:style style:name="ta2">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body>'
    )
    content = rewritten(ods_file(draw(["a"])), CONTENT, "<office:body>", style)
    assert texts(read_ods(content)) == ["a"]
    assert texts(read_ods(rewritten(content, CONTENT, "<table:table ", '<table:table table:style-name="ta2" '))) == []


def test_comments_pinned_to_a_cell_are_left_out() -> None:
    pinned = "<office:annotation><text:p>check this</text:p></office:annotation><text:p>a</text:p>"
    assert texts(read_ods(rewritten(ods_file(draw(["a"])), CONTENT, "<text:p>a</text:p>", pinned))) == ["a"]
