"""What a date is for, and what exactly was written."""

import pytest

from tests.periods.expressions.saying import read

NAMED = {
    "Framework approved – June 2026; training delivered – December 2026": ["Framework approved", "training delivered"],
    "Policy: Q1 2026-27; Directive: Q3 2026-27": ["Policy", "Directive"],
    "Draft report (June 2026) and final report (December 2026)": ["Draft report", "final report"],
    "a) Guide published by March 31, 2026 b) Training completed by June 30, 2026": [
        "Guide published",
        "Training completed",
    ],
    "1.1 Develop strategy (June 2026) 1.2 Implement it (June 2027)": ["Develop strategy", "Implement it"],
    "Training will begin in March 2026": ["Training"],
    "The new directive is expected to be approved in fall 2026": ["The new directive"],
    "Phase 1: June 2026\nPhase 2: June 2027": ["Phase 1", "Phase 2"],
    "Survey to be held\nin May 2026": ["Survey"],
    "Cadre approuvé : juin 2026; formation offerte : décembre 2026": ["Cadre approuvé", "formation offerte"],
    "Le guide sera publié d’ici le 31 mars 2026": ["Le guide"],
}


@pytest.mark.parametrize(("text", "names"), NAMED.items())
def test_the_words_before_a_date_name_what_it_is_for(text: str, names: list[str]) -> None:
    assert [due.deliverable for due in read(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "The Branch will publish the guide by June 2026.",
        "Expected completion date: March 31, 2026",
        "Target: Q3 2026-27",
        "Revised completion date – December 2026",
        "Deferred to 2026-27",
        "Échéance : 30 juin 2026",
        "Délai : 6 mois",
        "Original: March 2025; Revised: March 2026",
        "Date of implementation: to be determined",
    ],
)
def test_a_label_or_the_subject_of_a_sentence_is_no_deliverable(text: str) -> None:
    assert {due.deliverable for due in read(text)} == {None}


WRITTEN = {
    "The guide will follow no later than June 30, 2026, with training.": "no later than June 30, 2026",
    "The guide will follow in early 2026.": "early 2026",
    "It is due at the end of March 2026.": "end of March 2026",
    "Le guide suivra d’ici le 30 juin 2026.": "d’ici le 30 juin 2026",
    "The Branch will report in the fall of 2026 (again).": "fall of 2026",
    "We finish by March.": "by March",
    "In the fall of 2026": "In the fall of 2026",
    "Le 30 juin 2026.": "Le 30 juin 2026",
    "[July, 2026]": "[July, 2026]",
    "  March 2026 ; ": "March 2026",
}


@pytest.mark.parametrize(("text", "written"), WRITTEN.items())
def test_as_written_has_the_words_that_change_the_date_and_no_others(text: str, written: str) -> None:
    assert read(text)[0].as_written == written
