"""OpenDocument texts."""

from answerable.extraction.blocks import Document
from answerable.extraction.readers.opendocument_text import read_odt
from answerable.extraction.readers.refusals import TRACKED
from answerable.extraction.sandbox import read_file
from tests.extraction.building import package, places, texts

ODT = "application/vnd.oasis.opendocument.text"
_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
)


def odt(body: str) -> bytes:
    content = f"<office:document-content {_NAMES}><office:body><office:text>{body}</office:text></office:body>"
    return package({"content.xml": f"{content}</office:document-content>"}, first=ODT)


def read(body: str) -> Document:
    return read_odt(odt(body))


def cell(*lines: str, spans: str = "") -> str:
    return f"<table:table-cell{spans}>{''.join(f'<text:p>{line}</text:p>' for line in lines)}</table:table-cell>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(f'<table:table-row>{row}</table:table-row>' for row in rows)}</table:table>"


def test_headings_paragraphs_and_lists_are_blocks() -> None:
    items = "<text:list><text:list-item><text:p>one</text:p></text:list-item></text:list>"
    document = read(f'<text:h text:outline-level="2">Wells</text:h><text:p>We look at:</text:p>{items}')
    assert [(block.text, block.level, sorted(block.items)) for block in document.blocks] == [
        ("Wells", 2, []),
        ("We look at:\none", 0, [1]),
    ]


def test_cells_that_span_cover_their_places() -> None:
    across = cell("a", spans=' table:number-columns-spanned="2"') + "<table:covered-table-cell/>"
    assert places(read(table(across, cell("b") + cell("c")))) == {
        "a": (0, 0, 1, 2), "b": (1, 0, 1, 1), "c": (1, 1, 1, 1)
    }  # fmt: skip


def test_rows_of_a_repeated_heading_come_first() -> None:
    head = f"<table:table-header-rows><table:table-row>{cell('Action')}</table:table-row></table:table-header-rows>"
    body = f"<table:table>{head}<table:table-row>{cell('Write it.')}</table:table-row></table:table>"
    assert texts(read(body)) == ["Action", "Write it."]


def test_deleted_words_and_footnotes_are_left_out_and_changes_are_said() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region><text:p>gone</text:p></text:changed-region></text:tracked-changes>"
    )
    note = "<text:note><text:note-body><text:p>See below.</text:p></text:note-body></text:note>"
    document = read(f"{changes}<text:p>Keep{note} it.</text:p>")
    assert (texts(document), document.notes) == (["Keep it."], [TRACKED])


def test_a_response_is_read_from_it() -> None:
    head = "".join(cell(name) for name in ("Recommendation", "Response", "Action", "Due date"))
    row = "".join(cell(text) for text in ("1. Keep a list.", "Agreed.", "Write it.", "May 2025"))
    (action,) = read_file(odt(table(head, row)), "plan.odt", {})["actions"]
    assert (action["text"], action["due"][0]["end"]) == ("Write it.", "2025-05-31")
