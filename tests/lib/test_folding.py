import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.lib.folding import fold


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("  Water  Quality\n Branch ", "water quality branch"),
        ("Évaluation à l’étranger", "evaluation a l'etranger"),
        ("CIAD\u2013 Director", "ciad- director"),
        ("non\u2011binding", "non-binding"),
        ("«\u00a0D’accord\u00a0»", '" d\'accord "'),
        ("Agreed.", "agreed"),
        ("Straße", "strasse"),
        ("№ 5", "no 5"),
        ("", ""),
    ],
)
def test_what_a_reader_takes_for_the_same_words_folds_to_the_same(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_capitals_and_spaces_around_do_not_matter(text: str) -> None:
    assert fold(f" {text.upper().lower()} ") == fold(text.upper().lower())
