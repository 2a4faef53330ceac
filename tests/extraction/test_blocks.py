"""Blocks of text, and places in them that survive cutting and joining."""

import pytest

from answerable.extraction.blocks import Builder, Cell, build_grids, clean_text, split_bullet, text_at, whole
from tests.extraction.building import Bullet, document_of, excerpt_of


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  two   spaces\t and a tab ", "two spaces and a tab"),
        ("a\u00a0no-break space", "a no-break space"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
        ("one\r\n\r\n  two  \rthree", "one\ntwo\nthree"),
        ("e\u0301te\u0301", "été"),
        (" \n ", ""),
    ],
)
def test_text_is_cleaned(written: str, kept: str) -> None:
    assert clean_text(written) == kept


@pytest.mark.parametrize("mark", ["• ", "•", "- ", "– ", "* ", "▪ ", "○ ", "\uf0b7 "])
def test_the_mark_of_a_typed_bullet_is_dropped(mark: str) -> None:
    assert split_bullet(f"{mark}the fees;") == ("the fees;", True)


@pytest.mark.parametrize("line", ["–", "-5 degrees", "*starred", "1. first", "a - b"])
def test_what_only_looks_like_a_bullet_is_none(line: str) -> None:
    assert split_bullet(line) == (line, False)


def test_bullets_belong_to_the_paragraph_that_leads_in_to_them() -> None:
    document = document_of("We will consult on:", Bullet("the fees;"), Bullet("the hours."), "Then we decide.")
    assert [(block.text, sorted(block.items)) for block in document.blocks] == [
        ("We will consult on:\nthe fees;\nthe hours.", [1, 2]),
        ("Then we decide.", []),
    ]


def test_bullets_without_a_line_that_leads_in_stand_together() -> None:
    document = document_of("A sentence.", Bullet("one"), Bullet("two"))
    assert [block.text for block in document.blocks] == ["A sentence.", "one\ntwo"]


def test_a_cut_keeps_no_white_space_at_its_ends() -> None:
    excerpt = excerpt_of("Agreed. The rules are old.")
    assert excerpt.cut(7).text == "The rules are old."
    assert excerpt.cut(0, 8).text == "Agreed."


def test_a_cut_of_nothing_still_has_a_place() -> None:
    place = excerpt_of("Agreed.").cut(7).place()
    assert (place["block"], place["start"], place["end"]) == (0, 7, 7)


def test_an_excerpt_may_run_over_several_blocks() -> None:
    document = document_of("one two", "three four")
    joined = whole(document, 0).cut(4).through(whole(document, 1).cut(0, 5))
    assert joined.text == "two\nthree"
    assert joined.cut(2).text == "o\nthree"
    assert [line.text for line in joined.lines()] == ["two", "three"]


def test_a_place_leads_back_to_its_words() -> None:
    document = document_of("one two", "three four")
    joined = whole(document, 0).cut(4).through(whole(document, 1).cut(0, 5))
    assert text_at([block.as_json() for block in document.blocks], joined.place()) == "two\nthree"


def test_the_lines_of_a_cell_know_which_are_bullets() -> None:
    lines = excerpt_of("We will:", Bullet("ask;"), Bullet("decide.")).lines()
    assert [(line.text, line.is_item) for line in lines] == [("We will:", False), ("ask;", True), ("decide.", True)]


def test_a_grid_finds_the_cell_that_covers_a_place() -> None:
    builder = Builder()
    builder.add_cell(Cell(0, 0, 0, rows=2), [("left", False)])
    builder.add_cell(Cell(0, 0, 1, columns=2), [("top", False)])
    builder.add_cell(Cell(0, 1, 2), [("corner", False)])
    grid = build_grids(builder.document)[0]
    found = [[(cell.text if (cell := grid.at(row, column)) else None) for column in range(3)] for row in range(2)]
    assert found == [["left", "top", "top"], ["left", None, "corner"]]
    assert (grid.rows, grid.columns) == (2, 3)


def test_a_block_is_kept_without_its_empty_fields() -> None:
    assert document_of("words").blocks[0].as_json() == {"text": "words"}
    assert excerpt_of("words").first_block.as_json() == {"text": "words", "table": 0, "row": 0, "column": 0}
