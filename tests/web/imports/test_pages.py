"""The pages of a PDF as they look, with the passages marked."""

import re
from typing import Any

import pytest
from django.test import Client

from answerable.ingest.models import Candidate
from answerable.people.models import Person
from answerable.web.imports.pages import view_pages
from tests.extraction.made_pdf import rows, table, write
from tests.ingest.accepting import read
from tests.web.pages import read_page

SIZES: dict[str, list[float]] = {"2": [600, 800, 0], "10": [600, 800, 0]}
BLOCK = {
    "text": "Count the boats in spring.",
    "page": 2,
    "box": [0, 0, 200, 60],
    "spots": [[0, 15, 2, 100.0, 50.0, 250.0, 60.0], [16, 26, 10, 100.0, 62.0, 200.0, 72.0]],
}


def place(start: int, end: int) -> dict[str, Any]:
    return {"block": 0, "start": start, "end": end}


def test_a_passage_is_marked_line_by_line_on_every_page_where_it_stands() -> None:
    first, second = view_pages(SIZES, [BLOCK], [place(0, 26)], set())
    assert [(first.number, first.marks[0].boxes), (second.number, second.marks[0].boxes)] == [
        (2, [(100.0, 50.0, 150.0, 10.0)]),
        (10, [(100.0, 62.0, 100.0, 10.0)]),
    ]
    assert (first.marks[0].is_first, second.marks[0].is_first) == (True, False)


def test_of_a_line_only_the_part_is_marked_that_is_meant() -> None:
    first, _second = view_pages(SIZES, [BLOCK], [place(10, 15)], set())
    assert first.marks[0].boxes == [(200.0, 50.0, 50.0, 10.0)]


def test_a_block_whose_lines_are_not_known_is_marked_as_a_whole() -> None:
    block = {key: value for key, value in BLOCK.items() if key != "spots"}
    assert view_pages(SIZES, [block], [place(0, 5)], set())[0].marks[0].boxes == [(0.0, 0, 200.0, 60)]


def test_shorter_passages_lie_above_longer_ones_and_doubtful_ones_are_told() -> None:
    marks = view_pages(SIZES, [BLOCK], [place(0, 5), place(0, 15), place(0, 5)], {"p0-0-5"})[0].marks
    assert [(mark.place, mark.is_doubtful) for mark in marks] == [("p0-0-15", False), ("p0-0-5", True)]


def test_a_place_without_words_has_no_mark() -> None:
    assert view_pages(SIZES, [BLOCK], [place(5, 5)], set())[0].marks == []


@pytest.fixture
def pdf(amina: Person) -> Candidate:
    """A PDF under review."""
    return read(amina, write(table(rows(12))), "wells.pdf")


def test_a_pdf_is_shown_as_it_looks(client: Client, amina: Person, pdf: Candidate) -> None:
    page = read_page(client, f"/en/imports/{pdf.pk}/", amina)
    assert page.count("<img src=") == len(pdf.content["pages"]) == 2
    assert f"/en/imports/{pdf.pk}/pages/1.png" in page
    named = set(re.findall(r'data-place="(p\d+-\d+-\d+)', page))
    assert named <= set(re.findall(r' id="(p\d+-\d+-\d+)"', page))


def test_a_pdf_can_be_shown_as_text(client: Client, amina: Person, pdf: Candidate) -> None:
    page = read_page(client, f"/en/imports/{pdf.pk}/?view=text", amina)
    assert "<img src=" not in page
    assert '<mark id="p' in page


def test_a_page_is_a_picture_for_officers(client: Client, amina: Person, dalia: Person, pdf: Candidate) -> None:
    client.force_login(amina)
    answer = client.get(f"/en/imports/{pdf.pk}/pages/2.png")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert answer.content.startswith(b"\x89PNG")
    client.force_login(dalia)
    assert client.get(f"/en/imports/{pdf.pk}/pages/2.png").status_code == 404


def test_a_page_that_is_not_there_is_not_found(client: Client, amina: Person, pdf: Candidate) -> None:
    client.force_login(amina)
    assert client.get(f"/en/imports/{pdf.pk}/pages/3.png").status_code == 404


def test_what_is_no_pdf_has_no_pages(client: Client, amina: Person, candidate: Candidate) -> None:
    assert "<img src=" not in read_page(client, f"/en/imports/{candidate.pk}/?view=looks", amina)
    assert client.get(f"/en/imports/{candidate.pk}/pages/1.png").status_code == 404
