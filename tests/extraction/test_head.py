"""What a document says of itself."""

from datetime import date

import pytest

from answerable.extraction.blocks import Document
from answerable.extraction.head import (
    FROM_FILE,
    IN_LETTER,
    KIND_NEAR,
    NAMES_BODY,
    NAMES_KIND,
    NO_KIND,
    NO_TITLE,
    STANDS_FIRST,
    Head,
    find_language,
    is_third_language,
    read_head,
)
from answerable.extraction.readers.docx import read_docx
from answerable.extraction.readers.html import read_html
from answerable.periods.expressions.reading import Context
from tests.extraction.building import document_of, page, word


def head_of(*lines: str) -> Head:
    return read_head(document_of(*lines), None, None, None)


def test_the_first_heading_that_is_no_mere_response_is_the_title() -> None:
    document = read_docx(word(("Management response", 0), ("Audit of Crossings", 1), "Agency for Ferries"))
    head = read_head(document, None, None, None)
    assert head.title is not None
    assert (head.title.text, head.kind) == ("Audit of Crossings", "audit")


def test_without_headings_the_line_that_names_a_kind_of_report_is_the_title() -> None:
    head = head_of("Agency for Ferries", "Evaluation of the Crossings Program", "Management response")
    assert head.title is not None
    assert head.title.text == "Evaluation of the Crossings Program"


def test_lines_that_say_for_whom_a_paper_is_are_no_title() -> None:
    head = head_of("Date: 3 June 2026", "Original: English Evaluation reports", "Response to the evaluation of wells")
    assert head.title is not None
    assert head.title.text == "Response to the evaluation of wells"
    annex = head_of("Annex 2.", "List of what is under way")
    assert annex.title is not None
    assert annex.title.text == "List of what is under way"
    memorandum = head_of("To: City Auditor", "From: Fleet Office", "Subject: Audit of boats", "Background")
    assert memorandum.title is not None
    assert memorandum.title.text == "Audit of boats"


def test_a_title_that_is_not_marked_as_one_says_why_it_was_taken() -> None:
    marked = read_head(read_docx(word(("Audit of Crossings", 1), "Words.")), None, None, None)
    assert (marked.title_reason, marked.kind_reason) == ("", "")
    assert head_of("Title: Crossings").title_reason == ""
    assert head_of("Agency for Ferries", "Audit of Crossings").title_reason == NAMES_KIND
    assert head_of("What became of the crossings", "Words.").title_reason == STANDS_FIRST


def test_a_line_of_a_list_and_a_sentence_are_no_title() -> None:
    head = head_of("[1] Plan the inspection of wells", "The Agency read the audit of its wells with care.", "Wells")
    assert head.title is not None
    assert head.title.text == "Wells"
    none = head_of("The Agency read the audit of its wells with care.")
    assert (none.title, none.title_text, none.title_reason) == (None, "", NO_TITLE)


def test_what_stands_above_the_salutation_of_a_letter_is_no_title() -> None:
    letter = ("18 August 2026", "Committee on Ferries", "Dear Ms Roy:", "The Agency was asked what it did last year.")
    more = ["The Agency keeps a list of what is open.", *["It is enclosed for your use." for _ in range(12)]]
    document = read_docx(word(*letter, *more, ("Enclosure 1. Open recommendations", 1), "Words."))
    head = read_head(document, None, None, None)
    assert head.title is not None
    assert (head.title.text, head.title_reason) == ("Open recommendations", IN_LETTER)
    assert (head.organisation, head.issued_on) == (None, date(2026, 8, 18))


@pytest.mark.parametrize(
    ("above_pages", "title", "found"),
    [
        ("Review of ports", "Another name", "Review of ports"),
        (None, "Review of the ports", "Review of the ports"),
        (None, "Microsoft Word - ports plan.doc", ""),
        (None, "Ports_plan for 2026 final", ""),
    ],
)
def test_where_no_line_can_be_the_title_the_file_may_name_itself(
    above_pages: str | None, title: str, found: str
) -> None:
    head = read_head(Document(page_head=above_pages, title=title), None, None, None)
    assert (head.title_text, head.title_reason) == (found, FROM_FILE if found else NO_TITLE)


def test_a_kind_that_is_not_in_the_title_says_so() -> None:
    near = head_of("Title: Crossings", "Office of the Auditor General")
    assert (near.kind, near.kind_reason) == ("audit", KIND_NEAR)
    assert (head_of("Crossings").kind, head_of("Crossings").kind_reason) == ("other", NO_KIND)


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
