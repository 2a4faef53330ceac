"""Which organisation answers."""

import pytest

from answerable.extraction.bodies import IN_PATH, NAMES_BODY
from answerable.extraction.head import Head, read_head
from answerable.extraction.readers.html import read_html
from tests.extraction.building import document_of, draw, html_table, page


def head_of(*lines: str) -> Head:
    return read_head(document_of(*lines), None, None, None)


def test_a_short_line_that_names_a_body_is_the_organisation() -> None:
    head = head_of("Evaluation of the Crossings Program", "Agency for Ferries", "The Agency thanks the team.")
    assert head.organisation is not None
    assert (head.organisation.text, head.organisation_reason) == ("Agency for Ferries", NAMES_BODY)


def test_a_line_that_speaks_of_the_body_does_not_name_it() -> None:
    assert head_of("Evaluation of the Crossings Fund", "Design of the Fund").organisation is None


def test_the_title_of_a_page_may_name_the_organisation() -> None:
    title = "<title>Audit of Crossings - Department of Ferries</title>"
    head = read_head(read_html(page("<h1>Audit of Crossings</h1>", head=title)), None, None, None)
    assert head.organisation_text == "Department of Ferries"


def test_a_label_names_who_answers() -> None:
    document = read_html(page(html_table(draw(["Administrative unit", "Port Office, Amara"], ["Date", "May 2026"]))))
    head = read_head(document, None, None, None)
    assert head.organisation is not None
    assert (head.organisation.text, head.organisation_reason) == ("Port Office, Amara", "")
    assert head_of("Audit of quays", "From: Ports and Shores Canada").organisation is not None
    assert head_of("Memorandum", "From: Renata Oyelaran", "Subject: Quays").organisation is None


@pytest.mark.parametrize(
    ("lines", "body"),
    [
        (("Office of the Inspector General", "WATERWAYS ADMINISTRATION", "Audit of quays"), "WATERWAYS ADMINISTRATION"),
        (("Office of the Inspector General", "Audit of quays"), "Office of the Inspector General"),
        (("House of Commons", "Ports Committee", "Quays and landings"), "Ports Committee"),
        (("Executive Board", "Evaluation of quays"), None),
        (("Fleet Branch, Department of Ports", "Audit of quays"), "Fleet Branch, Department of Ports"),
    ],
)  # fmt: skip
def test_who_looks_at_others_is_named_where_nobody_else_is(lines: tuple[str, ...], body: str | None) -> None:
    found = head_of(*lines).organisation
    assert (found and found.text) == body


def test_the_path_of_a_page_may_name_the_organisation() -> None:
    head = head_of("Home > Ports and Shores Canada > Transparency > Audits", "Audit of quays")
    assert head.organisation is not None
    assert (head.organisation.text, head.organisation_reason) == ("Ports and Shores Canada", IN_PATH)
