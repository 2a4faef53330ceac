"""Damaged, locked and hostile files are refused with a sentence; odd ones are read with a note or a doubt."""

import io
import random
import time
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from answerable.extraction.actions import NO_READING
from answerable.extraction.blocks import BEYOND, SPAN_CUT
from answerable.extraction.interpret import NO_TABLE, THIRD_LANGUAGE
from answerable.extraction.readers import refusals
from answerable.extraction.readers.decoding import GUESSED
from answerable.extraction.recommendations import SAME_NUMBER
from answerable.extraction.sandbox import TOO_LARGE, TOO_LONG, Limits, read_in_sandbox
from tests.extraction import bad_files
from tests.extraction.building import ODS, draw, html_table, package, page, rewritten, saved

STOPPED = (TOO_LONG, TOO_LARGE, refusals.NESTED, refusals.BOMB)

REFUSED: dict[str, tuple[str, Callable[[], bytes], tuple[str, ...]]] = {
    "an empty file": ("a.docx", lambda: b"", (refusals.EMPTY,)),
    "white space": ("a.txt", lambda: b" \r\n\t\n" * 9, (refusals.EMPTY,)),
    "white space in UTF-16": ("a.txt", lambda: " \n \n".encode("utf-16"), (refusals.EMPTY,)),
    "a page without a word": ("a.html", lambda: page("<p> </p>"), (refusals.NO_WORDS,)),
    "a picture named .docx": ("a.docx", lambda: bad_files.PNG, (refusals.PICTURE,)),
    "a locked workbook": (
        "a.xlsx",
        lambda: bad_files.make_container("EncryptionInfo", "EncryptedPackage"),
        (refusals.LOCKED,),
    ),
    "a locked OpenDocument sheet": (
        "a.ods",
        lambda: package({"content.xml": "?", "META-INF/manifest.xml": "<x><encryption-data/></x>"}, first=ODS),
        (refusals.LOCKED,),
    ),
    "an old Word file": ("a.doc", lambda: bad_files.make_container("WordDocument"), (refusals.OLD_WORD,)),
    "an old file of another kind": ("a.ppt", lambda: bad_files.make_container("PowerPoint"), (refusals.UNKNOWN,)),
    "a PDF that was cut off": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj", (refusals.DAMAGED,)),
    "a bomb in a Word file": ("a.docx", bad_files.bomb, (refusals.BOMB,)),
    "a bomb that lies about its size": ("a.docx", bad_files.lying_bomb, (refusals.DAMAGED,)),
    "a package of many parts": ("a.docx", bad_files.crowded_package, (refusals.BOMB,)),
    "millions of paragraphs": ("a.docx", bad_files.crowded_paragraphs, (*STOPPED, refusals.DAMAGED)),
    "an entity in a Word file": (
        "a.docx",
        lambda: bad_files.word_with(bad_files.with_entity("<x>&out;</x>")),
        (refusals.ENTITY,),
    ),
    "an entity in XML": ("a.xml", lambda: bad_files.with_entity("<x>&out;</x>"), (refusals.ENTITY,)),
    "an entity in a page": ("a.html", lambda: bad_files.with_entity("<html>&out;</html>"), (refusals.ENTITY,)),
    "an entity in XML in UTF-16": ("a.xml", lambda: bad_files.with_entity("<x/>", "utf-16"), (refusals.ENTITY,)),
    "XML": ("a.xml", lambda: b'<?xml version="1.0"?><list/>', (refusals.UNKNOWN,)),
    "random bytes": ("a.docx", lambda: random.Random(1).randbytes(5000), (refusals.UNKNOWN,)),
    "random bytes that begin as a zip": (
        "a.docx",
        lambda: b"PK\x03\x04" + random.Random(1).randbytes(5000),
        (refusals.DAMAGED,),
    ),
    "half a Word file": ("a.docx", lambda: bad_files.some_word()[:9000], (refusals.DAMAGED,)),
    "half a workbook": ("a.xlsx", lambda: bad_files.some_workbook()[:3000], (refusals.DAMAGED,)),
    "a Word file without its parts": ("a.docx", lambda: bad_files.word_with("<x/>"), (refusals.DAMAGED,)),
    "a zip of something else": ("a.docx", lambda: package({"notes.txt": "Agreed."}), (refusals.UNKNOWN,)),
    "a page that nests 100,000 deep": (
        "a.html",
        lambda: page("<div>" * 100_000, "words", "</div>" * 100_000),
        (refusals.NESTED,),
    ),
    "a CSV file with an open quotation mark": (
        "a.csv",
        lambda: b'Recommendation,Action\nKeep a list.,"Write it.\nSell boats.,Sell them.\n',
        (refusals.UNCLOSED,),
    ),
    "a CSV file of one field": (
        "a.csv",
        lambda: b'Recommendation,Action\n"' + b"x" * 12_000_000,
        (refusals.UNCLOSED, refusals.OPEN_QUOTE),
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_it_is_refused_with_a_sentence_of_its_own(what: str) -> None:
    name, make, sentences = REFUSED[what]
    content = make()
    began = time.perf_counter()
    found = read_in_sandbox(content, name)
    assert found.get("refused") in sentences
    assert time.perf_counter() - began < 12  # ten seconds, and what a busy machine takes to start and end


def test_a_text_of_24_megabytes_without_a_break_is_stopped_in_time() -> None:
    found = read_in_sandbox(b"promise " * 3_000_000, "a.txt", limits=Limits(seconds=3))
    assert found.get("refused") in STOPPED


def test_a_small_limit_of_memory_is_kept() -> None:
    found = read_in_sandbox(b"promise " * 3_000_000, "a.txt", limits=Limits(memory=120_000_000))
    assert found == {"refused": TOO_LARGE}


# -- what is read, with a note or a doubt

HEADINGS = ["No.", "Recommendation", "Response", "Action", "Responsible", "Due date"]
ROW = ["1", "Keep one register.", "Agreed.", "Open the register.", "Crossings Branch", "June 30, 2025"]


def read(content: bytes, name: str) -> dict[str, Any]:
    return read_in_sandbox(content, name)


def test_a_cell_that_spans_a_thousand_million_rows_is_cut_to_the_table() -> None:
    table = html_table(draw(HEADINGS, ROW)).replace("<td>1<", '<td rowspan="1000000000">1<')
    found = read(page(table), "a.html")
    assert [each["number"] for each in found["recommendations"]] == ["1"]
    assert SPAN_CUT in found["notes"]


def test_a_page_without_a_table_is_read_and_says_so() -> None:
    found = read(page("<p>The Agency thanks the auditors.</p>"), "a.html")
    assert found["notes"] == [NO_TABLE]
    assert found["recommendations"] == found["actions"] == []


GERMAN = (
    "Die Behörde hat die Empfehlungen geprüft und wird bis Ende März einen Plan vorlegen. Die Leitung stimmt zu, dass"
    " ein Verzeichnis aller Anlegestellen geführt werden soll, und sie wird dafür zwei Stellen schaffen. Über den Stand"
    " der Arbeiten berichtet sie jedes Jahr dem Rat, der die Ergebnisse veröffentlicht."
)
SPANISH = (
    "La agencia ha examinado las recomendaciones y presentará un plan antes de fines de marzo. La dirección acepta que"
    " se lleve un registro único de todos los embarcaderos, y creará dos puestos con ese fin. Cada año informará al"
    " consejo sobre el avance de los trabajos, y el consejo publicará los resultados obtenidos."
)


@pytest.mark.parametrize("text", [GERMAN, SPANISH], ids=["German", "Spanish"])
def test_a_text_in_a_third_language_is_read_and_says_so(text: str) -> None:
    assert THIRD_LANGUAGE in read(text.encode(), "a.txt")["notes"]


ACCENTED = (
    "N°;Recommandation;Réponse;Mesure;Échéance\n1;Tenir un registre à jour.;Acceptée;Créer le registre.;Été 2025\n"
)


@pytest.mark.parametrize(
    ("encoding", "label"),
    [("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp850", "DOS (code page 850)"), ("utf-16-le", "UTF-16")],
)
def test_another_encoding_is_read_and_named(encoding: str, label: str) -> None:
    found = read(ACCENTED.encode(encoding), "a.csv")
    assert found["actions"][0]["text"] == "Créer le registre."
    assert GUESSED.format(encoding=label) in found["notes"]


def test_utf_16_with_its_mark_needs_no_note() -> None:
    found = read(ACCENTED.encode("utf-16"), "a.csv")
    assert (found["actions"][0]["text"], found["notes"]) == ("Créer le registre.", [])


def test_two_recommendations_with_one_number_are_kept_apart_and_marked() -> None:
    again = ["1", "Train the crews.", "Agreed.", "Write a course.", "Crossings Branch", "Fall 2025"]
    found = read(page(html_table(draw(HEADINGS, ROW, again))), "a.html")
    assert [each["key"] for each in found["recommendations"]] == ["1", "1 (2)"]
    assert found["recommendations"][1]["evidence"]["number"]["reason"] == SAME_NUMBER


def test_a_date_that_fits_no_reading_is_marked_and_not_guessed() -> None:
    found = read(page(html_table(draw(HEADINGS, [*ROW[:-1], "ask Anna"]))), "a.html")
    action = found["actions"][0]
    assert action["due"] == []
    assert action["evidence"]["due"]["reason"] == NO_READING


def test_a_day_that_is_not_in_the_calendar_is_ambiguous() -> None:
    found = read(page(html_table(draw(HEADINGS, [*ROW[:-1], "June 31, 2025"]))), "a.html")
    due = found["actions"][0]["due"][0]
    assert (due["kind"], due["evidence"]["doubt"]) == ("ambiguous", "unsure")


def test_one_cell_in_the_last_row_of_a_sheet_costs_nothing() -> None:
    book = openpyxl.load_workbook(io.BytesIO(bad_files.some_workbook()))
    book.worksheets[0].cell(1_048_576, 16_384, "far away")
    found = read(saved(book), "a.xlsx")
    assert len(found["actions"]) == 1
    assert BEYOND in found["notes"]


def test_a_far_away_cell_of_a_word_table_is_left_out() -> None:
    content = rewritten(
        bad_files.some_word(),
        "word/document.xml",
        "<w:tr>",
        '<w:tr><w:trPr><w:gridBefore w:val="2000000000"/></w:trPr>',
    )
    assert BEYOND in read(content, "a.docx")["notes"]
