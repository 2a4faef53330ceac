"""Which of the first lines is the title of a report."""

from datetime import date

import pytest

from answerable.extraction.blocks import Document
from answerable.extraction.head import Head, read_head
from answerable.extraction.readers.docx import read_docx
from answerable.extraction.readers.html import read_html
from answerable.extraction.titles import FROM_FILE, GENERAL, IN_LETTER, NAMES_KIND, NO_TITLE, STANDS_FIRST, SUBJECT
from tests.extraction.building import document_of, draw, html_table, page, word


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


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Agency for Ferries", "Office of Internal Audit", "Audit of the landings"), "Audit of the landings"),
        (("ANNUAL REPORT 2025", "Office of the Auditor General", "3.4. Cleaning of quays"), "Cleaning of quays"),
        (("Report of May 2026, chapter 3: Upkeep of quays", "Words."), "Upkeep of quays"),
        (("Home > Ports Canada > Audits", "Skip to main content", "Upkeep of quays"), "Upkeep of quays"),
        (("House of Commons", "Ports Committee", "Quays and landings:", "Government Response to the Committee"),
         "Quays and landings:\nGovernment Response to the Committee"),
        (("REPORT ON THE ACTIONS", "BY THE PORT OF NORTH", "(a)"), "REPORT ON THE ACTIONS\nBY THE PORT OF NORTH"),
        (("Response to the evaluation of the quay strategy", "(2020–2025)"),
         "Response to the evaluation of the quay strategy\n(2020–2025)"),
    ],
)  # fmt: skip
def test_the_title_says_what_a_report_is_about(lines: tuple[str, ...], title: str) -> None:
    found = head_of(*lines).title
    assert found is not None
    assert found.text == title


def test_a_label_in_a_table_names_the_title() -> None:
    document = read_html(
        page(html_table(draw(["Title of the evaluation", "Quays"], ["Date", "May 2026"], ["Lead", "A"])))
    )
    head = read_head(document, None, None, None)
    assert head.title is not None
    assert (head.title.text, head.title_reason) == ("Quays", "")


def test_the_subject_of_a_memorandum_may_say_more_than_the_title() -> None:
    head = head_of("Subject: Response to the audit of", "quays and landings", "From: Fleet Office")
    assert head.title is not None
    assert (head.title.text, head.title_reason) == ("Response to the audit of\nquays and landings", SUBJECT)


def test_a_heading_that_every_answer_has_is_to_be_checked() -> None:
    head = read_head(read_docx(word(("Management response", 1), "Words of the Agency.")), None, None, None)
    assert head.title is not None
    assert (head.title.text, head.title_reason) == ("Management response", GENERAL)
