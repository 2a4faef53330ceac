"""Numbers and labels in front of recommendations and actions."""

import pytest

from answerable.extraction.numbering import is_below, number_in, split_label, split_number, split_number_behind
from tests.extraction.building import excerpt_of


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("1. Keep a register.", "1", "Keep a register."),
        ("12) Keep a register.", "12", "Keep a register."),
        ("Recommendation 3: Keep a register.", "3", "Keep a register."),
        ("Recommendation 3\nKeep a register.", "3", "Keep a register."),
        ("Recommendation (paragraph 23): Keep a register.", "23", "Keep a register."),
        ("Recommandation n° 4 : Tenir un registre.", "4", "Tenir un registre."),
        ("Rec. 5 – Keep a register.", "5", "Keep a register."),
        ("A-2 Keep a register.", "A-2", "Keep a register."),
        ("Recommendation M23-01: Keep a register.", "M23-01", "Keep a register."),
        ("Recommendation 2025-001. Keep a register.", "2025-001", "Keep a register."),
        ("Recommandation n° 4 (régularité) : Tenir un registre.", "4", "Tenir un registre."),
        ("Rappel au droit n° 2 : Tenir un registre.", "2", "Tenir un registre."),
        ("2.34 Keep a register.", "2.34", "Keep a register."),
        ("IV. Keep a register.", "IV", "Keep a register."),
        ("3 Keep a register.", "3", "Keep a register."),
        ("Recommendation: Keep a register.", None, "Keep a register."),
        ("Keep 12 registers.", None, "Keep 12 registers."),
        ("12 sites should be closed.", None, "12 sites should be closed."),
        ("2019 was a bad year.", None, "2019 was a bad year."),
        ("Recommendations of 2019 should be kept.", None, "Recommendations of 2019 should be kept."),
    ],
)
def test_the_number_of_a_recommendation_is_split_off(text: str, number: str | None, rest: str) -> None:
    found, behind = split_number(excerpt_of(*text.split("\n")))
    assert (found.text if found else None, behind.text) == (number, rest)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", "3"),
        ("Rec. 3", "3"),
        ("Recommendation 3:", "3"),
        ("No. A-2", "A-2"),
        ("2.34.", "2.34"),
        ("EV-22-07", "EV-22-07"),
    ],
)
def test_a_cell_that_holds_a_number_gives_it_without_the_words_around_it(text: str, number: str) -> None:
    assert number_in(excerpt_of(text)).text == number


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("1.1 Write a list.", "1.1", "Write a list."),
        ("1.1) Write a list.", "1.1", "Write a list."),
        ("2. Write a list.", "2", "Write a list."),
        ("A) Write a list.", "a", "Write a list."),
        ("(b) Write a list.", "b", "Write a list."),
        ("(ii) Write a list.", "ii", "Write a list."),
        ("B. Write a list.", "b", "Write a list."),
        ("Action 1.2: Write a list.", "1.2", "Write a list."),
        ("Key action 3 – Write a list.", "3", "Write a list."),
        ("Mesure 2.1 Dresser une liste.", "2.1", "Dresser une liste."),
        ("A list will be written.", "", "A list will be written."),
        ("12 lists will be written.", "", "12 lists will be written."),
    ],
)
def test_the_label_of_an_action_is_split_off(text: str, label: str, rest: str) -> None:
    found, behind = split_label(excerpt_of(text))
    assert (found, behind.text) == (label, rest)


@pytest.mark.parametrize(
    ("text", "number", "before"),
    [
        ("Keep a register. (Recommendation 3)", "3", "Keep a register."),
        ("Tenir un registre. (Recommandation n° 4)", "4", "Tenir un registre."),
        ("Keep a register (of boats).", None, "Keep a register (of boats)."),
    ],
)
def test_a_number_may_stand_behind_a_recommendation(text: str, number: str | None, before: str) -> None:
    found, rest = split_number_behind(excerpt_of(text))
    assert (found and found.text, rest.text) == (number, before)


def test_a_number_may_stand_beside_its_priority() -> None:
    assert number_in(excerpt_of("7 High")).text == "7"


def test_the_number_of_an_action_begins_with_that_of_its_recommendation() -> None:
    assert is_below("2.1", "2")
    assert is_below("2.10)", "2.")
    assert not is_below("3.1", "2")
    assert not is_below("2.1", "A")
