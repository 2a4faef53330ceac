"""Web pages: what a person sees in the main part."""

from datetime import date

from answerable.extraction.blocks import SPAN_CUT, Document
from answerable.extraction.readers.html import read_html
from tests.extraction.building import page, places, texts


def read(*parts: str, head: str = "") -> Document:
    return read_html(page(*parts, head=head))


def table(body: str) -> dict[str, tuple[int, int, int, int]]:
    return places(read(f"<table>{body}</table>"))


def test_spans_move_the_cells_behind_them() -> None:
    body = '<tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr>'
    assert table(body) == {"a": (0, 0, 2, 1), "b": (0, 1, 1, 2), "c": (1, 1, 1, 1), "d": (1, 2, 1, 1)}


def test_a_span_of_no_rows_goes_to_the_end_of_the_table() -> None:
    body = '<tr><td rowspan="0">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>'
    assert table(body)["a"] == (0, 0, 3, 1)


def test_a_span_beyond_the_table_is_cut() -> None:
    body = '<tr><td rowspan="9">a</td><td>b</td></tr><tr><td>c</td></tr>'
    assert table(body)["a"] == (0, 0, 2, 1)


def test_senseless_spans_count_as_one() -> None:
    body = '<tr><td rowspan="-3" colspan="x">a</td><td colspan="">b</td></tr>'
    assert table(body) == {"a": (0, 0, 1, 1), "b": (0, 1, 1, 1)}


def test_an_enormous_span_is_cut_and_said() -> None:
    document = read('<table><tr><td colspan="1000000">a</td><td>b</td></tr></table>')
    assert SPAN_CUT in document.notes


def test_a_table_inside_a_cell_is_lines_of_that_cell() -> None:
    body = "<tr><td>a<table><tr><td>inner one</td><td>inner two</td></tr></table></td><td>b</td></tr>"
    assert table(body) == {"a\ninner one\ninner two": (0, 0, 1, 1), "b": (0, 1, 1, 1)}


def test_lists_in_cells_are_bullets_even_inside_lists() -> None:
    document = read(
        "<table><tr><td>We ask:<ul><li>ports<ol><li>large</li></ol></li><li>crews</li></ul></td></tr></table>"
    )
    block = document.blocks[0]
    assert (block.text, sorted(block.items)) == ("We ask:\nports\nlarge\ncrews", [1, 2, 3])


def test_line_breaks_and_paragraphs_are_lines() -> None:
    assert list(table("<tr><td>one<br>two<p>three</p>four</td></tr>")) == ["one\ntwo\nthree\nfour"]


def test_breaks_of_the_source_are_spaces() -> None:
    assert texts(read("<p>one\n   two <b>three</b>\tfour</p>")) == ["one two three four"]


def test_headings_keep_their_level() -> None:
    assert [(block.text, block.level) for block in read("<h1>A</h1><h3>B</h3><p>c</p>").blocks] == [
        ("A", 1),
        ("B", 3),
        ("c", 0),
    ]


def test_footnote_marks_are_left_out_and_superscripts_of_words_kept() -> None:
    mark = '<sup id="f"><a href="#n">Footnote 1</a></sup>'
    body = f"Register{mark} of the 1<sup>er</sup> May<sup>2</sup> and more<sup>*</sup>"
    assert texts(read(f"<p>{body}</p>")) == ["Register of the 1er May and more"]


def test_a_repeated_heading_row_in_the_foot_is_a_row_like_any_other() -> None:
    body = "<thead><tr><th>A</th></tr></thead><tfoot><tr><td>B</td></tr></tfoot><tbody><tr><td>C</td></tr></tbody>"
    assert list(table(body)) == ["A", "B", "C"]


def test_what_a_person_does_not_read_is_left_out() -> None:
    parts = (
        "<nav>menu</nav><script>code()</script><style>p{}</style><p hidden>secret</p><p aria-hidden='true'>icon</p>",
        "<div class='breadcrumb'>Home</div><form><label>Name</label></form><p>words</p><!-- remark -->",
        "<aside class='wb-fnote'><p>A note.</p></aside><section class='pagedetails'><p>Details</p></section>",
    )
    assert texts(read(*parts)) == ["words"]


def test_only_the_main_part_counts_where_there_is_one() -> None:
    content = b"<html><body><p>outside</p><main><p>inside</p></main></body></html>"
    assert texts(read_html(content)) == ["inside"]
    assert texts(read_html(b"<html><body><p>all</p></body></html>")) == ["all"]


def test_the_page_tells_its_language_title_and_dates() -> None:
    head = "<title> Audit – Agency </title><meta name='dcterms.issued' content='2024-01-02'>"
    document = read("<p>words</p><time property='dateModified'>2024-03-04</time>", head=head)
    assert (document.language, document.title) == ("en", "Audit – Agency")
    assert (document.issued_on, document.modified_on) == (date(2024, 1, 2), date(2024, 3, 4))


def test_a_date_that_is_none_is_passed_over() -> None:
    assert read("<p>x</p>", head="<meta name='dcterms.issued' content='2024-13-45'>").issued_on is None


def test_the_caption_of_a_table_stands_before_it() -> None:
    assert texts(read("<table><caption>Plan</caption><tr><td>a</td></tr></table>")) == ["Plan", "a"]


TABLE = "<table><tr><th>Recommendation</th><th>Action</th></tr><tr><td>Keep a list.</td><td>Make one.</td></tr></table>"


def test_a_table_that_arranges_others_is_none() -> None:
    document = read(f"<table><tr><td>Menu</td><td><p>Words</p>{TABLE}</td></tr></table>")
    assert texts(document) == ["Menu", "Words", "Recommendation", "Action", "Keep a list.", "Make one."]
    assert {block.cell.table for block in document.blocks if block.cell} == {0}


def test_a_page_that_is_one_form_is_read_and_a_small_form_is_not() -> None:
    assert texts(read(f"<form>{TABLE}</form>"))[0] == "Recommendation"
    assert texts(read("<form><p>Search this site</p></form><p>Words</p>")) == ["Words"]


def test_a_button_in_a_heading_is_its_words_and_any_other_is_not() -> None:
    assert texts(read("<h2><button>Recommendation 1</button></h2><button>Share</button>")) == ["Recommendation 1"]


def test_a_closed_panel_is_read_and_a_drawn_mark_is_not() -> None:
    panel = '<div aria-hidden="true"><p>Management response: Agreed. It will be done in spring.</p></div>'
    document = read(f'<p>Words <span aria-hidden="true">▼</span></p>{panel}')
    assert texts(document) == ["Words", "Management response: Agreed. It will be done in spring."]


def test_a_hidden_panel_that_a_button_opens_is_read() -> None:
    button = '<h3><button aria-controls="one">Recommendation 1</button></h3>'
    document = read(f'{button}<div id="one" hidden>Keep a list.</div><div id="two" hidden>secret</div>')
    assert texts(document) == ["Recommendation 1", "Keep a list."]
