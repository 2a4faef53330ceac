"""The document beside the review: drawn from its blocks, with marks where values stand."""

from typing import Any

from django.template.loader import render_to_string
from django.test import Client

from answerable.people.models import Person
from answerable.web.imports.source import draw_source, list_places, place_id
from tests.ingest.accepting import read
from tests.ingest.building import a_document
from tests.web.pages import read_page


def _place(start: int, end: int, block: int = 0, **more: Any) -> dict[str, Any]:
    return {"block": block, "start": start, "end": end, **more}


def _draw(text: str, *places: tuple[int, int], doubtful: str = "", **block: Any) -> str:
    found = draw_source([{"text": text, **block}], [_place(*each) for each in places], {doubtful})
    return " ".join(render_to_string("imports/source.html", {"source": found}).split())


def test_a_place_has_an_id_and_an_empty_place_has_none() -> None:
    assert place_id(_place(2, 5, block=7)) == "p7-2-5"
    assert place_id(_place(2, 2)) == place_id(None) == ""


def test_every_place_is_found_and_those_that_a_value_goes_on_in() -> None:
    content = {"a": [{"evidence": {"place": _place(1, 2, more=[_place(3, 4)])}}, {"place": None}], "b": _place(5, 6)}
    assert [place_id(place) for place in list_places(content)] == ["p0-1-2", "p0-3-4", "p0-5-6"]


# -- what hostile words become


def test_what_looks_like_markup_is_shown_as_text() -> None:
    text = '<script>alert("x")</script> & <b onload=y>'
    assert _draw(text, (0, 8)) == (
        '<p><mark id="p0-0-8" class="mark-read">&lt;script&gt;</mark>alert(&quot;x&quot;)&lt;/script&gt; &amp;'
        " &lt;b onload=y&gt;</p>"
    )


def test_a_script_in_a_document_is_shown_as_text_on_the_page(client: Client, amina: Person) -> None:
    hostile = 'Publish &lt;script&gt;alert(1)&lt;/script&gt; "x" {{ 7|add:7 }}'
    candidate = read(
        amina, a_document([("1. Measure.", "Agreed.", [(hostile, "&lt;img src=x&gt; Branch", "May 2026")])])
    )
    page = read_page(client, f"/en/imports/{candidate.pk}/", amina)
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2  # in the document and in the field


def test_a_name_of_a_file_is_shown_as_text(client: Client, amina: Person) -> None:
    candidate = read(amina, b"<p>Words</p>", "<script>alert(1)</script>.html")
    assert "<script>alert" not in read_page(client, f"/en/imports/{candidate.pk}/", amina)
    assert "<script>alert" not in read_page(client, "/en/imports/")


# -- marks


def test_a_mark_within_a_mark_is_drawn_within_it() -> None:
    assert _draw("one two three", (0, 13), (4, 7)) == (
        '<p><mark id="p0-0-13" class="mark-read">one <mark id="p0-4-7" class="mark-read">two</mark> three</mark></p>'
    )


def test_a_mark_that_crosses_the_end_of_another_is_cut_there() -> None:
    assert _draw("one two three", (0, 7), (4, 13)) == (
        '<p><mark id="p0-0-7" class="mark-read">one <mark id="p0-4-13" class="mark-read">two</mark></mark> three</p>'
    )


def test_marks_that_begin_together_are_drawn_one_in_the_other() -> None:
    assert _draw("one two", (0, 3), (0, 7)) == (
        '<p><mark id="p0-0-7" class="mark-read"><mark id="p0-0-3" class="mark-read">one</mark> two</mark></p>'
    )


def test_one_place_is_marked_once() -> None:
    assert _draw("one two", (0, 3), (0, 3)).count("<mark") == 1


def test_a_mark_beyond_the_words_ends_with_them() -> None:
    assert _draw("one", (0, 99)) == '<p><mark id="p0-0-99" class="mark-read">one</mark></p>'


def test_a_doubtful_place_looks_different() -> None:
    assert 'class="mark-doubt"' in _draw("one two", (0, 3), doubtful="p0-0-3")


# -- paragraphs, headings and bullets


def test_lines_and_bullets_are_seen_again() -> None:
    assert _draw("Through:\nmeetings\nletters", items=[1, 2]) == "<p>Through:<br>• meetings<br>• letters</p>"


def _headings(*levels: int) -> list[int]:
    return [drawn.level for drawn in draw_source([{"text": "x", "level": level} for level in levels], [], set())]


def test_headings_stand_in_order_below_the_heading_of_the_page() -> None:
    assert _headings(1, 2, 3, 1) == [2, 3, 3, 2]
    assert _headings(3, 0, 2, 3) == [2, 0, 2, 3]
    assert _headings(0, 0) == [0, 0]


# -- tables


def test_a_table_is_drawn_with_what_its_cells_cover() -> None:
    blocks = [
        {"text": "Wide", "table": 0, "row": 0, "column": 0, "columns": 2, "is_header": True},
        {"text": "Tall", "table": 0, "row": 1, "column": 0, "rows": 2},
        {"text": "b", "table": 0, "row": 1, "column": 1},
        {"text": "c", "table": 0, "row": 2, "column": 1},
    ]
    drawn = render_to_string("imports/source.html", {"source": draw_source(blocks, [], set())})
    assert "".join(drawn.split()) == (
        '<table><tbody><tr><thcolspan="2">Wide</th></tr>'
        '<tr><tdrowspan="2">Tall</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>'
    )


def test_two_tables_and_the_words_between_them_are_told_apart() -> None:
    cell = {"row": 0, "column": 0}
    blocks = [{"text": "a", "table": 0, **cell}, {"text": "b", "table": 1, **cell}, {"text": "c"}, {"text": "d"}]
    assert [bool(drawn.grid) for drawn in draw_source(blocks, [], set())] == [True, True, False, False]


def test_a_part_of_a_table_stands_below_its_headings() -> None:
    texts = ["Title", "Response", "Agreed.", "Refused.", "Noted."]
    blocks = [{"text": text, "table": 0, "row": row, "column": 0} for row, text in enumerate(texts)]
    (drawn,) = draw_source(blocks, [], set(), range(3, 4), [{"table": 0, "row": 1, "columns": 1, "fields": []}])
    assert drawn.grid is not None
    assert [cell.html for row in drawn.grid.rows for cell in row] == ["Title", "Response", "Refused."]
