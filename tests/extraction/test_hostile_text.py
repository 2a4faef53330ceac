"""No text makes any pattern run away: twice as long takes about twice as long."""

import contextlib
import time
from collections.abc import Callable

import pytest

from answerable.extraction.actions import find_tail
from answerable.extraction.blocks import build_grids
from answerable.extraction.cutting import cut_actions
from answerable.extraction.flat import FlatTable, find_flat_table, read_flat
from answerable.extraction.flat_atoms import cut_atoms
from answerable.extraction.head import read_head
from answerable.extraction.headings import Field, field_of, is_theme, organisation_in
from answerable.extraction.interpret import Options, interpret
from answerable.extraction.label_lines import from_paragraph, part_bracket
from answerable.extraction.languages import part_halves, part_languages
from answerable.extraction.numbering import number_in, split_label, split_number
from answerable.extraction.offices import find_acronyms, split_offices
from answerable.extraction.positions import read_position
from answerable.extraction.readers.csv import find_separator
from answerable.extraction.readers.html import read_html
from answerable.extraction.readers.refusals import Unreadable
from answerable.extraction.readers.text import read_pasted
from answerable.extraction.readers.wrapping import unwrap_lines
from answerable.extraction.statuses import read_status
from answerable.extraction.table_headings import day_in
from answerable.extraction.tying import read_dues
from answerable.extraction.words import count_language, find_sentences, fold
from answerable.periods.expressions.reading import Context
from tests.extraction.building import document_of, excerpt_of, page

CONTEXT = Context()
COLUMNS = [Field.RECOMMENDATION, Field.RESPONSE, Field.ACTION, Field.DELIVERABLE, Field.ACCOUNTABILITY, Field.DUE]


def read_in_peace(content: bytes) -> None:
    """A page that nests too deep is refused, which is as good as read here."""
    with contextlib.suppress(Unreadable):
        read_html(content)


READERS: dict[str, Callable[[str], object]] = {
    "headings": lambda text: (field_of(text), is_theme(text)),
    "positions": read_position,
    "statuses": read_status,
    "offices": lambda text: split_offices(excerpt_of(text)),
    "acronyms": lambda text: find_acronyms([text]),
    "numbers": lambda text: (split_number(excerpt_of(text)), number_in(excerpt_of(text))),
    "labels of actions": lambda text: split_label(excerpt_of(text)),
    "cutting": lambda text: cut_actions(excerpt_of(text)),
    "sentences": lambda text: list(find_sentences(text)),
    "folding": lambda text: (fold(text), count_language(text)),
    "dates": lambda text: (read_dues(excerpt_of(text), CONTEXT), day_in(text, CONTEXT)),
    "labels": lambda text: list(from_paragraph(excerpt_of(text))),
    "tails": lambda text: (find_tail(text), part_bracket(excerpt_of(text))),
    "languages": lambda text: (
        part_languages(document_of(text), build_grids(document_of(text))),
        part_halves(document_of(text)),
    ),
    "wrapping": lambda text: unwrap_lines(text.split("\n")),
    "whose": organisation_in,
    "atoms": lambda text: cut_atoms(excerpt_of(text)),
    "flat headings": lambda text: find_flat_table(document_of(text)),
    "flat rows": lambda text: list(read_flat(document_of(*text.split("\n")), FlatTable(0, COLUMNS))),
    "the head": lambda text: read_head(document_of(*text.split("\n")), None, None, None),
    "a whole text": lambda text: interpret(read_pasted(text), Options()),
    "a page": lambda text: read_in_peace(page(text)),
    "separators": find_separator,
}
# fmt: off
REPEATED = (
    "a", " ", "1", "1.", "(", "[1", "-", "|", ":", "é", "\n", "x\n", "a:b\n", ". A", "e.g. A ", "? A ", "A, ",
    "AB, ", "(A) ", "to be ", "not ", "agreed ", "and ", "within ", "2010-11 ", "A) March 2020 / ", "Lead: ",
    "with support from A ", "Aa Bb ", "Director, ", "Recommendation 1: ", "Action 1 ", "1. Agreed Develop it. ",
    "<p>", "<table><tr><td>", "\"", ";", "\t",
    "A\tAgreed\tMay 2026\n", "Recommendation\tResponse\tDue date\nA\n", "+--+--+\n| A | B |\n", "a.B", "> a\n",
    "\"a\n\t", "Recommendation Response Due date ", "May 2026: A\n", "2020/01 A ", "A and B, ", "a) B; ",
    "a – B – ", "(A, ", "(a: b) ", "☐ A ", "*a ", "# a\n",
)
# fmt: on
LETTERS = 8_000
SECONDS = 1.5  # a pattern that tries everything again at every letter takes several times as long


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_long_text_takes_no_long_time(repeated: str) -> None:
    text = "Agreed " + (repeated * LETTERS)[:LETTERS] + "!x"
    slow = {}
    for name, read in READERS.items():
        began = time.process_time()
        read(text)
        if (took := time.process_time() - began) > SECONDS:
            slow[name] = round(took, 1)
    assert slow == {}
