"""Whatever the order and the wording of its columns, a response is read back as it was written."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.extraction.sandbox import read_file
from tests.extraction import made_labels
from tests.extraction.building import csv_file, html_table, page, word, workbook
from tests.extraction.made_labels import TITLE, make_labelled, page_of, without_themes, word_of
from tests.extraction.made_responses import Made, draw_table, found, make, wanted

randoms = st.integers(0, 2**64 - 1).map(Random)

TABLES: dict[str, Callable[[Made], bytes]] = {
    "a.html": lambda made: page(f"<h1>{TITLE}</h1>", html_table(draw_table(made)), language=made.words.language),
    "a.docx": lambda made: word((TITLE, 0), draw_table(made)),
    "a.xlsx": lambda made: workbook(draw_table(made)),
}
LABELS: dict[str, tuple[str, Callable[[Made], bytes]]] = {
    "tables in Word": ("a.docx", lambda made: word_of(made_labels.as_tables(made))),
    "tables on a page": ("a.html", lambda made: page_of(made_labels.as_tables(made), made.words.language)),
    "paragraphs in Word": ("a.docx", lambda made: word_of(made_labels.as_paragraphs(made))),
    "paragraphs on a page": ("a.html", lambda made: page_of(made_labels.as_paragraphs(made), made.words.language)),
    "headings and tables in Word": ("a.docx", lambda made: word_of(made_labels.as_headings_and_tables(made))),
    "headings and tables on a page": (
        "a.html",
        lambda made: page_of(made_labels.as_headings_and_tables(made), made.words.language),
    ),
}
PLAIN: dict[str, tuple[str, Callable[[Made], bytes]]] = {
    "one table in Word": ("a.docx", lambda made: word_of(made_labels.as_one_table(made))),
    "lines of text": ("a.txt", made_labels.as_lines),
}


def check(content: bytes, name: str, made: Made) -> None:
    assert found(read_file(content, name, {})) == wanted(made)


@pytest.mark.parametrize("name", TABLES)
@given(random=randoms)
@settings(max_examples=40)
def test_a_table_is_read_back(name: str, random: Random) -> None:
    made = make(random)
    check(TABLES[name](made), name, made)


@given(random=randoms)
@settings(max_examples=40)
def test_a_csv_file_with_continuation_rows_is_read_back(random: Random) -> None:
    made = make(random)
    # Without spans a theme row is told by standing alone in its first cell; there it must not look like a value.
    while made.layout.theme_rows and made.layout.columns[0] not in {"number", "recommendation"}:
        made = make(random)
    check(csv_file(draw_table(made), random.choice(",;\t")), "a.csv", made)


@pytest.mark.parametrize("how", LABELS)
@given(random=randoms)
@settings(max_examples=20)
def test_labels_and_values_are_read_back(how: str, random: Random) -> None:
    name, write = LABELS[how]
    made = make_labelled(random)
    check(write(made), name, made)


@pytest.mark.parametrize("how", PLAIN)
@given(random=randoms)
@settings(max_examples=20)
def test_labels_without_themes_are_read_back(how: str, random: Random) -> None:
    name, write = PLAIN[how]
    made = without_themes(make_labelled(random))
    check(write(made), name, made)
