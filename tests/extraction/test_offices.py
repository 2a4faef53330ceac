"""One office at a time, and its role."""

import pytest

from answerable.extraction.offices import find_acronyms, split_offices
from tests.extraction.building import Bullet, excerpt_of, read_table, slot


def offices(*lines: str) -> list[tuple[str, str]]:
    return [(office.excerpt.text, office.role) for office in split_offices(excerpt_of(*lines))]


def leads(*names: str) -> list[tuple[str, str]]:
    return [(name, "lead") for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "Director, Contracting",
        "Director General, Policy and Planning",
        "Manager, Fleet & Assets",
        "ADM, Operations",
        "Assistant Deputy Minister (ADM), Crossings and Ports Branch (CPB)",
        "President and CEO",
        "Support Services Branch",
        "Human Resources, Eastern Region",
        "Direction des finances et de l’administration",
        "Gestionnaire, Direction des eaux",
        "Policy and Planning Branch",
    ],
)
def test_one_post_is_not_cut(text: str) -> None:
    assert offices(text) == leads(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Legal Services; Director, Contracting", ["Legal Services", "Director, Contracting"]),
        ("CPB / LSD", ["CPB", "LSD"]),
        ("Supply Chain Unit and Country Office", ["Supply Chain Unit", "Country Office"]),
        ("Direction des eaux, Service des achats", ["Direction des eaux", "Service des achats"]),
        ("Finance Director and Emergency Coordinator", ["Finance Director", "Emergency Coordinator"]),
        (
            "Director General, Housing Regional Directors General, Operations",
            ["Director General, Housing", "Regional Directors General, Operations"],
        ),
        ("DGA, Direction des risques", ["DGA", "Direction des risques"]),
        ("Direction des eaux et Bureau du greffe", ["Direction des eaux", "Bureau du greffe"]),
        ("CPB/LSD", ["CPB", "LSD"]),
        ("CFO and CIO", ["CFO", "CIO"]),
        ("CFO, CIO and HRB", ["CFO", "CIO", "HRB"]),
        ("Joint: CPB and LSD", ["CPB", "LSD"]),
        ("Chief Financial Officer (CFO), Chief Engineer", ["Chief Financial Officer (CFO)", "Chief Engineer"]),
        ("ADM, Operations; DG, Finance", ["ADM, Operations", "DG, Finance"]),
        ("Regional Managers and all branches", ["Regional Managers", "all branches"]),
    ],
)
def test_a_list_on_one_line_is_several(text: str, names: list[str]) -> None:
    assert offices(text) == leads(*names)


def test_lines_bullets_and_numbers_are_several() -> None:
    assert offices("Legal Services", "Crossings Branch.") == leads("Legal Services", "Crossings Branch")
    assert [each.excerpt.text for each in split_offices(excerpt_of(Bullet("CPB"), Bullet("LSD")))] == ["CPB", "LSD"]
    assert offices("1. Legal Services", "2. Crossings Branch") == leads("Legal Services", "Crossings Branch")


def test_a_line_that_ends_in_a_comma_goes_on_in_the_next() -> None:
    assert offices("Director,", "Contracting") == leads("Director,\nContracting")


@pytest.mark.parametrize(
    "lines",
    [
        ("Lead: CPB", "Support: Legal Services"),
        ("Lead: CPB; Support: Legal Services",),
        ("Lead: CPB, Support: Legal Services",),
        ("CPB (lead), Legal Services (support)",),
        ("CPB – lead; Legal Services – support",),
        ("CPB, with support from Legal Services",),
        ("CPB with the assistance of the Legal Services",),
        ("CPB in collaboration with Legal Services",),
        ("CPB", "Supported by Legal Services"),
        ("CPB", "Support:", "Legal Services"),
        ("Responsable : CPB", "Soutien : Legal Services"),
        ("CPB (responsable), Legal Services (soutien)",),
        ("CPB, avec l’appui de Legal Services",),
        ("CPB en collaboration avec Legal Services",),
    ],
)
def test_support_is_told_from_lead(lines: tuple[str, ...]) -> None:
    assert offices(*lines) == [("CPB", "lead"), ("Legal Services", "support")]


def test_a_role_holds_until_another_is_named() -> None:
    assert offices("Support: CPB; LSD", "HRB", "Lead: Legal Services") == [
        ("CPB", "support"),
        ("LSD", "support"),
        ("HRB", "support"),
        ("Legal Services", "lead"),
    ]


def test_an_office_that_helps_helps_on_its_line_alone() -> None:
    assert offices("CPB with support from LSD", "HRB") == [("CPB", "lead"), ("LSD", "support"), ("HRB", "lead")]


@pytest.mark.parametrize("text", ["N/A", "TBD", "–", "None", "Sans objet", "À déterminer", " ", "See above", "Idem"])
def test_some_words_are_no_office(text: str) -> None:
    assert offices(text) == []


def test_two_posts_that_run_together_are_two() -> None:
    assert offices("Director General, Policy and Planning Director General, Operations") == leads(
        "Director General, Policy and Planning", "Director General, Operations"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "It is led by the Audit and Evaluation Division (AED) of the Agency.",
            {"AED": "Audit and Evaluation Division"},
        ),
        ("La Direction de la qualité de l’eau (DQE) le fera.", {"DQE": "Direction de la qualité de l’eau"}),
        ("A few words about boats (AED).", {}),
        ("First (ONE) and Second Office (SO)", {"SO": "Second Office"}),
    ],
)
def test_an_acronym_is_explained_by_the_capitals_before_it(text: str, found: dict[str, str]) -> None:
    assert find_acronyms([text]) == found


def test_the_first_explanation_of_an_acronym_counts() -> None:
    assert find_acronyms(["Fish Branch (FB)", "Forest Branch (FB)"]) == {"FB": "Fish Branch"}


@pytest.mark.parametrize(
    "written",
    [
        "Fleet Unit (supported by Finance Division)",
        "Fleet Unit (support: Finance Division)",
        "Fleet Unit, with support from the Finance Division",
    ],
)
def test_who_supports_may_stand_in_brackets(written: str) -> None:
    assert offices(written) == [("Fleet Unit", "lead"), ("Finance Division", "support")]


def test_a_line_that_begins_with_a_small_letter_goes_on_with_the_office_above() -> None:
    assert offices("Direction des ressources", "humaines", "Société des ports") == leads(
        "Direction des ressources\nhumaines", "Société des ports"
    )


def test_whoever_something_is_coordinated_with_supports() -> None:
    found = offices("Orchard Directorate in coordination with relevant Regional Directors")
    assert found == [("Orchard Directorate", "lead"), ("relevant Regional Directors", "support")]


def test_how_a_person_is_reached_is_no_part_of_a_post() -> None:
    rows = ["1. Keep a list.", "Write it.", slot("Director, Ice Roads", "819-555-0107")]
    more = ["2. Sell boats.", "Sell them.", "Chief, Fleet (chief@fleet.example)"]
    found = read_table(["Recommendation", "Action", "Responsible"], rows, more)
    assert [[office["as_written"] for office in each["offices"]] for each in found["actions"]] == [
        ["Director, Ice Roads"],
        ["Chief, Fleet"],
    ]
