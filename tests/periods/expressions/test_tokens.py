"""How a text is folded and cut before it is read."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.periods.expressions.finding import Finder
from answerable.periods.expressions.lexer import cut_tokens, fold_in_place
from answerable.periods.expressions.patterns import A_MONTH, whole_words
from answerable.periods.expressions.words import MONTHS


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


@given(st.text())
def test_tokens_stand_where_they_say_and_in_order(text: str) -> None:
    folded = fold_in_place(text)
    tokens = cut_tokens(folded, text)
    assert [folded[token.start : token.end] for token in tokens] == [token.text for token in tokens]
    assert all(one.end <= two.start for one, two in pairwise(tokens))


def test_accents_and_typographic_marks_are_folded() -> None:
    assert fold_in_place("D’ici l’été – 2ᵉ") == "d'ici l'ete - 2e"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2025-26", ["pair"]),
        ("31/03/2026", ["numdate"]),
        ("1.2.3.4", ["code"]),
        ("Q1-2026", ["word", "number", "punct", "number"]),
        ("DP/2025/12", ["word", "punct", "number", "punct", "number"]),
        ("2025 – 31 march", ["number", "punct", "number", "word"]),
        ("28ieme", ["ordinal"]),
    ],
)
def test_numbers_are_told_apart_by_their_form(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in cut_tokens(fold_in_place(text))] == kinds


@pytest.mark.parametrize("month", MONTHS)
def test_every_month_is_in_the_pattern_of_months(month: str) -> None:
    assert whole_words(A_MONTH).fullmatch(month)


def test_a_finder_tells_every_place_where_a_pattern_begins() -> None:
    finder = Finder("by may, by june", (whole_words("by"), whole_words("june")))
    assert [place for place in range(15) if finder.begins(place)] == [0, 8, 11]
