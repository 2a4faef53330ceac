import pytest

from answerable.lib.csv_safe import safe_cell


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Agreed", "D’accord", "1 = 1", "'=1", ""])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_nothing_becomes_an_empty_cell() -> None:
    assert safe_cell(None) == ""


def test_a_number_becomes_its_text() -> None:
    assert safe_cell(12) == "12"
