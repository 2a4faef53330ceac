"""What a document says of itself."""

from datetime import date

import pytest

from answerable.extraction.blocks import Document
from answerable.extraction.head import (
    KIND_NEAR,
    KIND_OF_GUESS,
    NO_KIND,
    Head,
    find_language,
    is_third_language,
    read_head,
)
from answerable.extraction.readers.html import read_html
from answerable.periods.expressions.reading import Context
from tests.extraction.building import document_of, draw, html_table, page


def head_of(*lines: str) -> Head:
    return read_head(document_of(*lines), None, None, None)


def test_a_kind_that_is_not_in_the_title_says_so() -> None:
    near = head_of("Title: Crossings", "Office of the Auditor General")
    assert (near.kind, near.kind_reason) == ("audit", KIND_NEAR)
    assert (head_of("Crossings").kind, head_of("Crossings").kind_reason) == ("other", NO_KIND)


def test_a_kind_is_in_doubt_where_the_title_is() -> None:
    guessed = head_of("Agency for Ferries", "Audit of Crossings")
    assert (guessed.kind, guessed.kind_reason) == ("audit", KIND_OF_GUESS)
    assert head_of("Title: Audit of Crossings").kind_reason == ""


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Evaluation of Crossings", "evaluation"),
        ("Vérification des traverses", "audit"),
        ("Inspection of landings", "inspection"),
        ("Review of fees", "review"),
        ("Inquiry into the loss of a ferry", "inquiry"),
        ("Report of the Committee on Ports", "committee"),
        ("Plan for 2025", "other"),
    ],
)
def test_the_title_tells_the_kind_of_report(title: str, kind: str) -> None:
    assert head_of(title).kind == kind


def test_lines_name_reference_and_dates() -> None:
    head = head_of(
        "Audit of Crossings", "Reference: AU-2024-3", "Date of publication: March 3, 2024", "Status as of 30 June 2024"
    )
    assert head.reference is not None
    assert (head.reference.text, head.issued_on, head.as_of) == ("AU-2024-3", date(2024, 3, 3), date(2024, 6, 30))


def test_the_date_at_the_foot_of_a_page_is_when_it_was_changed() -> None:
    assert head_of("Audit of Crossings", "Words.", "Date modified: 2024-05-06").modified_on == date(2024, 5, 6)


def test_the_date_of_the_report_settles_dates_without_a_year() -> None:
    assert head_of("Audit", "Published: March 3, 2024").context.report_date == date(2024, 3, 3)


@pytest.mark.parametrize(
    ("line", "month"),
    [
        ("The fiscal year starts on 1 July.", 7),
        ("The fiscal year runs from July 1 to June 30.", 7),
        ("L’exercice va du 1er octobre au 30 septembre.", 10),
        ("Dates follow the fiscal year that begins on April 1.", 4),
        ("L’exercice financier commence le 1er janvier.", 1),
        ("All quarters are those of the federal fiscal year (October 1 to September 30).", 10),
        ("Les trimestres sont ceux de l’exercice (du 1er avril au 31 mars).", 4),
    ],
)
def test_the_document_knows_its_fiscal_year_better_than_the_option(line: str, month: int) -> None:
    assert read_head(document_of(line), None, None, 10).context.fiscal_year_start == month


def test_it_may_say_so_far_below_its_beginning() -> None:
    paragraphs = [f"The Branch looked at well {number}." for number in range(50)]
    document = document_of(*paragraphs, "The fiscal year starts on October 1.")
    assert read_head(document, None, None, None).context.fiscal_year_start == 10


def test_the_option_comes_before_the_default() -> None:
    document = document_of("Audit of Crossings")
    assert read_head(document, None, None, 10).context.fiscal_year_start == 10
    assert read_head(document, Context(), None, None).context.fiscal_year_start == 4


def test_words_tell_the_language_and_the_file_where_they_do_not() -> None:
    french = document_of("Le Ministère tiendra le registre des débarcadères.")
    french.language = "en"
    assert find_language(french) == "fr"
    assert find_language(Document(language="fr")) == "fr"
    assert find_language(Document(language="de")) == "en"


def test_a_short_text_is_not_taken_for_a_third_language() -> None:
    assert not is_third_language(document_of("Plan 2025", "CPB", "LSD"))


@pytest.mark.parametrize(
    ("line", "reference"),
    [
        ("Report No. 2026-06", "2026-06"),
        ("WSR/EB.A/2026/7-D/Add.1 2", "WSR/EB.A/2026/7-D/Add.1"),
        ("HC 712", "HC 712"),
        ("BFC-22817 | final version | 28 February 2026", "BFC-22817"),
        ("Document reference: 3418A2026", "3418A2026"),
        ("A sentence about HC 712.", None),
    ],
)
def test_references_are_told_by_their_shape_or_label(line: str, reference: str | None) -> None:
    found = head_of("Audit of quays", line).reference
    assert (found and found.text) == reference


def test_a_table_may_name_reference_and_date() -> None:
    table = html_table(draw(["Evaluation reference", "IOTS/EV/2026/14"], ["Date of the response", "17 February 2026"]))
    head = read_head(read_html(page("<h1>Quays</h1>", table)), None, None, None)
    assert head.reference is not None
    assert (head.reference.text, head.issued_on) == ("IOTS/EV/2026/14", date(2026, 2, 17))


def test_the_day_of_change_may_stand_below_its_label() -> None:
    assert head_of("Audit of Crossings", "Words.", "Date modified:", "2026-05-06").modified_on == date(2026, 5, 6)
