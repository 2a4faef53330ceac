"""CSV files."""

import pytest

from answerable.extraction.readers.csv import find_separator, read_csv
from tests.extraction.building import csv_file, draw, places, texts

TABLE = draw(
    ["No.", "Recommendation", "Action"], ["1", "Keep a list; and more, too.", "Write it."], ["", "", "Send it."]
)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    content = csv_file(TABLE, separator)
    assert find_separator(content.decode()) == separator
    assert places(read_csv(content))["Send it."] == (2, 2, 1, 1)


def test_marks_inside_sentences_do_not_mislead() -> None:
    rows = "\n".join(f"{n};Keep a list, a register, and a map.;Write it, then send it." for n in range(9))
    assert find_separator(f"No.;Recommendation;Action\n{rows}") == ";"


def test_line_breaks_inside_quoted_cells_are_lines_of_the_cell() -> None:
    assert texts(read_csv(b'a,"one\n- two\n- three"\n'))[1] == "one\ntwo\nthree"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_accents_survive(encoding: str) -> None:
    assert texts(read_csv("N°;Échéance\n1;été 2025\n".encode(encoding))) == ["N°", "Échéance", "1", "été 2025"]


def test_a_guessed_encoding_is_said() -> None:
    assert "Windows-1252" in read_csv("N°;Échéance\n".encode("cp1252")).notes[0]
