"""Layouts of public bodies that were copied out of a table and have lost its cells."""

from typing import Any

from answerable.extraction.sandbox import read_file


def read(text: str) -> dict[str, Any]:
    return read_file(text.encode(), "a.txt", {})


NUMBERED_CELLS = """Plan d’action
N°
Recommandation
Action
Responsable
Échéance
État d’avancement
1
Dresser la liste des ouvrages.
1.1
Concevoir une fiche.
Direction des connaissances
Juin 2026
Réalisé
1.2
Visiter les ouvrages.
Direction des connaissances
Directions régionales
Décembre 2026
Non amorcé
2
Publier la liste.
2.1
Mettre la liste en ligne.
Direction des communications
En continu
En cours
"""


def test_the_number_of_an_action_may_be_a_cell_of_its_own() -> None:
    found = read(NUMBERED_CELLS)
    assert [(each["number"], each["theme"], each["text"]) for each in found["recommendations"]] == [
        ("1", None, "Dresser la liste des ouvrages."),
        ("2", None, "Publier la liste."),
    ]
    assert [
        (each["text"], [o["as_written"] for o in each["offices"]], each["status"]["progress"])
        for each in found["actions"]
    ] == [
        ("Concevoir une fiche.", ["Direction des connaissances"], "completed"),
        ("Visiter les ouvrages.", ["Direction des connaissances", "Directions régionales"], "not-started"),
        ("Mettre la liste en ligne.", ["Direction des communications"], "in-progress"),
    ]


FINDINGS = """Appendix. Action plan

Issue/risk

Recommendation

Agreed management action/timing

1. Journals

Eleven of forty journals were posted by the officer who wrote them.

There is a risk that errors are not seen.

Large journals should be authorised by a second officer.

Paragraph 18.

Accepted

The system holds large journals until they are authorised.

Responsible officer: Chief Accountant

Agreed date: Complete

2. Registers

The registers are old.

The registers should be completed.

Partially accepted

Two registers will be completed.

Responsible officer: Head of Legal

Agreed date: 30 September 2026
"""


def test_a_finding_may_stand_between_the_number_and_what_is_recommended_and_labels_behind_it() -> None:
    found = read(FINDINGS)
    assert [(each["number"], each["text"]) for each in found["recommendations"]] == [
        ("1", "Large journals should be authorised by a second officer."),
        ("2", "The registers should be completed."),
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "partially-accepted"]
    assert [
        (each["text"], each["offices"][0]["as_written"], each["due"][0]["as_written"]) for each in found["actions"]
    ] == [
        ("The system holds large journals until they are authorised.", "Chief Accountant", "Complete"),
        ("Two registers will be completed.", "Head of Legal", "30 September 2026"),
    ]


AGENCY = """Canal Department

Lock Gates: Department Should Record Idle Time

Show
2 Open Recommendations
Agency Affected Recommendation Status
Canal Department The Head of Locks should record idle time. (Recommendation 1)
Open

The department concurred with this recommendation.
Canal Department The Head of Locks should publish it. (Recommendation 3)
Closed – Implemented

It was published in May.

Boat Fees: Waivers Lack Clear Rules

Show
1 Open Recommendations
Agency Affected Recommendation Status
Canal Department
Priority Rec.
The Department should write rules for waivers. (Recommendation 2)
Open

The department did not agree with this recommendation.
"""


def test_headings_may_come_again_below_the_title_of_each_report() -> None:
    found = read(AGENCY)["recommendations"]
    assert [(each["number"], each["addressees"], each["theme"], each["text"]) for each in found] == [
        (
            "1",
            ["Canal Department"],
            "Lock Gates: Department Should Record Idle Time",
            "The Head of Locks should record idle time.",
        ),
        (
            "3",
            ["Canal Department"],
            "Lock Gates: Department Should Record Idle Time",
            "The Head of Locks should publish it.",
        ),
        (
            "2",
            ["Canal Department"],
            "Boat Fees: Waivers Lack Clear Rules",
            "The Department should write rules for waivers.",
        ),
    ]


WRAPPED = """Recommendations
Recommendation lead
(supporting offices)
Management response
Actions to be taken
Action lead
Implementation deadline

1. Build the next plan around river
transport and school meals.
Country office
Agreed.
1.1 Hold a workshop with the
ministries.
Monitoring and evaluation unit
September 2026

2. Secure funding for more than
a year.
Country office
Partially agreed. Donors decide on the
length of their grants.
2.1 Write a strategy.
Country director
Ongoing
"""


def test_cells_that_were_wrapped_are_told_by_their_words() -> None:
    found = read(WRAPPED)
    assert [each["text"].replace("\n", " ") for each in found["recommendations"]] == [
        "Build the next plan around river transport and school meals.",
        "Secure funding for more than a year.",
    ]
    assert [each["position"] for each in found["responses"]] == ["accepted", "partially-accepted"]
    assert [
        (each["text"].replace("\n", " "), each["offices"][-1]["as_written"], each["due"][0]["as_written"])
        for each in found["actions"]
    ] == [
        ("Hold a workshop with the ministries.", "Monitoring and evaluation unit", "September 2026"),
        ("Write a strategy.", "Country director", "Ongoing"),
    ]


WRAPPED_CELLS = """Vérification des quais – Rapport final Page 7 de 9
Annexe C – Réponse de la direction
No Recommandation Risque Réponse de la direction et mesures prévues
Bureau de première
responsabilité
Échéance
1 La Société devrait tenir un registre des quais qui dise l’âge de chaque
pieu.
Élevé D’accord.
Le registre actuel ne couvre que deux
ports.
1.1 Ajouter au registre les ports qui lui
manquent.
Directeur, Gestion
des ports
31 janvier 2026
1.2 Former les gardiens du registre.
Coordonnateur de
l’accès aux quais
Terminé – septembre
2025
Vérification des quais – Rapport final Page 8 de 9
Annexe C – Réponse de la direction
No Recommandation Risque Réponse de la direction et mesures prévues
Bureau de première
responsabilité
Échéance
2 La Société devrait compter les bouées de tous
les ports.
Moyen La direction est partiellement d’accord. Le compte se fera là où
passent les navires.
2.1 Compter les bouées.
Ressources humaines
D’ici la fin de mars
2026
Vérification des quais – Rapport final Page 9 de 9
"""


def test_wrapped_cells_are_joined_and_what_stands_on_every_page_is_left_out() -> None:
    found = read(WRAPPED_CELLS)
    assert [(each["number"], each["priority"]) for each in found["recommendations"]] == [("1", "Élevé"), ("2", "Moyen")]
    assert [(each["as_written"], each["text"].replace("\n", " ")) for each in found["responses"]] == [
        ("D’accord", "Le registre actuel ne couvre que deux ports."),
        ("La direction est partiellement d’accord", "Le compte se fera là où passent les navires."),
    ]
    assert [
        (
            each["text"].replace("\n", " "),
            [office["as_written"] for office in each["offices"]],
            [due["as_written"] for due in each["due"]],
        )
        for each in found["actions"]
    ] == [
        ("Ajouter au registre les ports qui lui manquent.", ["Directeur, Gestion des ports"], ["31 janvier 2026"]),
        ("Former les gardiens du registre.", ["Coordonnateur de l’accès aux quais"], ["Terminé – septembre 2025"]),
        ("Compter les bouées.", ["Ressources humaines"], ["D’ici la fin de mars 2026"]),
    ]


MATRIX = """WSR/EB/2026/7 2
Recommendation Recommendation
lead
Management response Actions to be taken Action lead (supporting
entities)
Action
deadline
Recommendation 1: Adopt a standard for the
storing of seed.
Priority: High
Vaults and
Seeds
Division
Agreed.
Rules exist in each of the three
vaults but differ.
1.1 Issue a circular on
storing.
Vaults and Seeds
Division (Legal
Office)
December
2026
1.2 Repeat it in courses planned from
2027 onward.
Human Resources Division
(regional bureaux)
Implemented
(February
2026)
WSR/EB/2026/7 3
Recommendation Recommendation
lead
Management response Actions to be taken Action lead (supporting
entities)
Action
deadline
Recommendation 2: Hire a botanist for each
vault.
Priority: Low
Human
Resources Division
Not agreed. Botanists are placed in
the offices.
Not applicable Not applicable Not
applicable
Acronyms
WSR World Seed Reserve
"""


def test_a_matrix_of_narrow_cells_names_leads_and_who_supports_them() -> None:
    found = read(MATRIX)
    assert [(each["number"], each["priority"]) for each in found["recommendations"]] == [("1", "High"), ("2", "Low")]
    assert [each["text"] for each in found["recommendations"]][1] == "Hire a botanist for each vault."
    assert [(each["position"], each["text"]) for each in found["responses"]] == [
        ("accepted", "Rules exist in each of the three vaults but differ."),
        ("not-accepted", "Botanists are placed in the offices."),
    ]
    assert [
        (
            each["text"],
            [(office["as_written"], office["role"]) for office in each["offices"]],
            [due["as_written"] for due in each["due"]],
        )
        for each in found["actions"]
    ] == [
        (
            "Issue a circular on storing.",
            [("Vaults and Seeds Division", "lead"), ("Legal Office", "support")],
            ["December 2026"],
        ),
        (
            "Repeat it in courses planned from 2027 onward.",
            [("Human Resources Division", "lead"), ("regional bureaux", "support")],
            ["Implemented (February 2026)"],
        ),
        ("", [], ["Not applicable"]),
    ]
